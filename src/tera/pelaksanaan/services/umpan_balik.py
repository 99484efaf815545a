"""Feedback at any time (umpan balik berkelanjutan), and the employee's answer."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.perilaku import NilaiDasar
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakBoleh, TidakDitemukan
from tera.notifikasi.services import notify
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import UmpanBalik
from tera.pelaksanaan.permissions import check_can_answer_umpan_balik, check_can_give_umpan_balik
from tera.pelaksanaan.services.bersama import clean_teks, lock_skp
from tera.perencanaan.models import RencanaHasilKerja, Skp

ISI_TERPANJANG = 2000
ISI_TERPENDEK = 3
KIRIM_ULANG = timedelta(minutes=10)


@transaction.atomic
def give_umpan_balik(
    *,
    skp: Skp,
    hasil: RencanaHasilKerja | None,
    nilai_dasar: NilaiDasar | None,
    isi: str,
    by: Akun,
    pada: date | None = None,
) -> UmpanBalik:
    """A superior's word on the plan, on one of its results or on one BerAKHLAK value.

    The same words sent again within ten minutes are taken for a repeated post and told once.
    """
    skp = lock_skp(skp.pk)
    check_can_give_umpan_balik(by, skp, pada or by.hari_ini)
    if hasil is not None and (hasil.skp_id != skp.pk or nilai_dasar is not None):
        raise TidakDitemukan("Hasil kerja tidak ditemukan di SKP ini.")
    umpan, baru = _write(skp, by, isi, hasil=hasil, nilai_dasar=str(nilai_dasar or ""), induk=None)
    if baru:
        record_event(
            tindakan="beri_umpan_balik",
            objek=umpan,
            by=by,
            isi={
                "skp": skp.pk,
                "hasil": umpan.hasil_id,
                "nilai_dasar": umpan.nilai_dasar,
                "isi": umpan.isi,
            },
        )
        _tell([skp.pegawai], umpan, f"{by.nama} memberi umpan balik atas kinerja Anda.")
    return umpan


@transaction.atomic
def answer_umpan_balik(
    *, induk: UmpanBalik, isi: str, by: Akun, pada: date | None = None
) -> UmpanBalik:
    """Answer in a thread; an answer to an answer joins the same thread."""
    awal = induk if induk.induk_id is None else UmpanBalik.objects.get(pk=induk.induk_id)
    skp = lock_skp(awal.skp_id)
    check_can_answer_umpan_balik(by, awal, pada or by.hari_ini)
    umpan, baru = _write(skp, by, isi, hasil=awal.hasil, nilai_dasar=awal.nilai_dasar, induk=awal)
    if baru:
        record_event(
            tindakan="jawab_umpan_balik",
            objek=umpan,
            by=by,
            isi={"skp": skp.pk, "induk": awal.pk, "isi": umpan.isi},
        )
        lain = {orang.pk: orang for orang in (awal.dari, skp.pegawai) if orang.pk != by.pegawai_id}
        _tell(list(lain.values()), awal, f"{by.nama} menjawab umpan balik.")
    return umpan


def _write(skp: Skp, by: Akun, isi: str, **tempat: Any) -> tuple[UmpanBalik, bool]:
    """The row, and whether it is new; the plan is locked, so repeated posts come one by one."""
    bersih = clean_teks(isi, bidang="isi", sebut="Umpan balik", paling_panjang=ISI_TERPANJANG)
    if len(bersih) < ISI_TERPENDEK:
        pesan = "Tulis umpan baliknya dulu."
        raise MasukanTidakSah(pesan, {"isi": pesan})
    if by.pegawai_id is None:
        raise TidakBoleh("Akun ini tidak terhubung dengan seorang pegawai.")
    sekarang = timezone.now()
    sama = UmpanBalik.objects.filter(
        skp=skp,
        dari_id=by.pegawai_id,
        isi=bersih,
        dibuat_pada__gte=sekarang - KIRIM_ULANG,
    )
    for satu in sama.select_related("hasil", "induk"):
        if all(getattr(satu, nama) == nilai for nama, nilai in tempat.items()):
            return satu, False
    umpan = UmpanBalik.objects.create(
        instansi_id=skp.instansi_id,
        skp=skp,
        dari_id=by.pegawai_id,
        isi=bersih,
        dibuat_pada=sekarang,
        **tempat,
    )
    return umpan, True


def _tell(penerima: list[Pegawai], utas: UmpanBalik, teks: str) -> None:
    notify(
        penerima=penerima,
        teks=teks,
        tautan=f"{reverse('umpan_balik', args=[utas.skp_id])}?utas={utas.pk}#utas-{utas.pk}",
    )
