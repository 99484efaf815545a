"""Feedback at any time (umpan balik berkelanjutan), the answer to it, and its follow-up."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.aturan.perilaku import NilaiDasar
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakBoleh, TidakDitemukan
from tera.dasar.sekali import claim
from tera.dasar.transisi import move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import announce, notify
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.masukan import RincianUmpanBalik
from tera.pelaksanaan.models import (
    JenisUmpanBalik,
    PermintaanUmpanBalik,
    StatusMinta,
    UmpanBalik,
)
from tera.pelaksanaan.permissions import (
    check_can_close_tindak_lanjut,
    check_can_decline_permintaan,
    relation_to_answer,
    relation_to_give,
)
from tera.pelaksanaan.services.bersama import clean_teks, lock_skp
from tera.perencanaan.models import RencanaHasilKerja, Skp

ISI_TERPANJANG = 2000
ISI_TERPENDEK = 3
TINDAK_LANJUT_TERPANJANG = 500
TENGGAT_TERJAUH = timedelta(days=730)
KIRIM_ULANG = timedelta(minutes=10)
# What, beside the words, makes a message another one.
TEMPAT: Mapping[str, Any] = {
    "skp": None,
    "hasil": None,
    "nilai_dasar": "",
    "induk": None,
    "jenis": JenisUmpanBalik.UMPAN_BALIK,
    "bulan": None,
    "tindak_lanjut": "",
    "tenggat": None,
}
TANPA_RINCIAN = RincianUmpanBalik()
SEBUTAN = {
    JenisUmpanBalik.UMPAN_BALIK: "umpan balik",
    JenisUmpanBalik.APRESIASI: "apresiasi",
    JenisUmpanBalik.RUTIN: "umpan balik bulanan",
}


@transaction.atomic
def give_umpan_balik(
    *,
    skp: Skp | None,
    hasil: RencanaHasilKerja | None,
    nilai_dasar: NilaiDasar | None,
    isi: str,
    by: Akun,
    pada: date | None = None,
    pegawai: Pegawai | None = None,
    rincian: RincianUmpanBalik = TANPA_RINCIAN,
    kunci: UUID | None = None,
) -> UmpanBalik:
    """A word on a person's work as a whole, on one of her results or on one BerAKHLAK value.

    ``skp`` is the plan it belongs to; without one ``pegawai`` says about whom. The same words sent
    again within ten minutes, or with the same ``kunci``, are a repeated post and told once.
    """
    skp, tentang = _about(skp, pegawai)
    pada = pada or by.hari_ini
    hubungan = relation_to_give(by, tentang, pada)
    if hasil is not None and (skp is None or hasil.skp_id != skp.pk or nilai_dasar is not None):
        raise TidakDitemukan("Hasil kerja tidak ditemukan di SKP ini.")
    kiriman = claim(kunci=kunci, by=by, tindakan="beri_umpan_balik")
    if kiriman.sudah and kiriman.objek_id is not None:
        return UmpanBalik.objects.get(pk=kiriman.objek_id)
    nilai = {
        "skp": skp,
        "hasil": hasil,
        "nilai_dasar": str(nilai_dasar or ""),
        "hubungan": hubungan,
        "jenis": rincian.jenis,
        **clean_tindak_lanjut(rincian, pada),
    }
    umpan, baru = write_umpan_balik(tentang=tentang, isi=clean_isi(isi), nilai=nilai, by=by)
    kiriman.done(umpan)
    if baru:
        if rincian.minta is not None:
            _answer_permintaan(rincian.minta, umpan, by)
        record_given(umpan=umpan, by=by)
        sebut = SEBUTAN[rincian.jenis]
        tell_utas([tentang], umpan, f"{by.nama} memberi {sebut} atas kinerja Anda.")
    return umpan


@transaction.atomic
def answer_umpan_balik(
    *,
    induk: UmpanBalik,
    isi: str,
    by: Akun,
    pada: date | None = None,
    kunci: UUID | None = None,
) -> UmpanBalik:
    """Answer in a thread; an answer to an answer joins the same thread."""
    awal = induk if induk.induk_id is None else UmpanBalik.objects.get(pk=induk.induk_id)
    skp, tentang = _about(awal.skp, awal.pegawai)
    hubungan = relation_to_answer(by, awal, pada or by.hari_ini)
    kiriman = claim(kunci=kunci, by=by, tindakan="jawab_umpan_balik")
    if kiriman.sudah and kiriman.objek_id is not None:
        return UmpanBalik.objects.get(pk=kiriman.objek_id)
    nilai = {
        "skp": skp,
        "hasil": awal.hasil,
        "nilai_dasar": awal.nilai_dasar,
        "induk": awal,
        "hubungan": hubungan,
    }
    umpan, baru = write_umpan_balik(tentang=tentang, isi=clean_isi(isi), nilai=nilai, by=by)
    kiriman.done(umpan)
    if baru:
        record_event(
            tindakan="jawab_umpan_balik",
            objek=umpan,
            by=by,
            isi={"skp": umpan.skp_id, "induk": awal.pk, "isi": umpan.isi, "hubungan": hubungan},
        )
        tell_utas(_others(awal, by), awal, f"{by.nama} menjawab umpan balik.")
    return umpan


@transaction.atomic
def close_tindak_lanjut(*, umpan: UmpanBalik, by: Akun, pada: date | None = None) -> UmpanBalik:
    """Tell that the follow-up of a thread was done; told once, however often it is sent."""
    check_can_close_tindak_lanjut(by, umpan, pada or by.hari_ini)
    terbuka = UmpanBalik.objects.filter(pk=umpan.pk, selesai_pada__isnull=True)
    if terbuka.update(selesai_pada=timezone.now(), selesai_oleh=by.pegawai):
        umpan.refresh_from_db(fields=["selesai_pada", "selesai_oleh"])
        record_event(
            tindakan="selesaikan_tindak_lanjut",
            objek=umpan,
            by=by,
            isi={"tindak_lanjut": umpan.tindak_lanjut, "tenggat": umpan.tenggat},
        )
        teks = f"{by.nama} menandai tindak lanjut umpan balik selesai."
        tell_utas(_others(umpan, by), umpan, teks)
    return umpan


def clean_isi(isi: str) -> str:
    """The words of one message; raises MasukanTidakSah for nothing, too much or not text."""
    bersih = clean_teks(isi, bidang="isi", sebut="Umpan balik", paling_panjang=ISI_TERPANJANG)
    if len(bersih) < ISI_TERPENDEK:
        pesan = "Tulis umpan baliknya dulu."
        raise MasukanTidakSah(pesan, {"isi": pesan})
    return bersih


def clean_tindak_lanjut(rincian: RincianUmpanBalik, pada: date) -> dict[str, Any]:
    """A follow-up and its deadline: both or neither, from today on."""
    teks = clean_teks(
        rincian.tindak_lanjut,
        bidang="tindak_lanjut",
        sebut="Tindak lanjut",
        paling_panjang=TINDAK_LANJUT_TERPANJANG,
    )
    tenggat = rincian.tenggat
    if tenggat is not None and not teks:
        pesan = "Tulis tindak lanjut yang bertenggat itu, atau kosongkan tenggatnya."
        raise MasukanTidakSah(pesan, {"tindak_lanjut": pesan})
    if teks and tenggat is None:
        pesan = "Isi tenggat tindak lanjutnya."
        raise MasukanTidakSah(pesan, {"tenggat": pesan})
    if tenggat is not None and not pada <= tenggat <= pada + TENGGAT_TERJAUH:
        pesan = f"Tenggat dimulai hari ini, {format_tanggal(pada)}, paling jauh dua tahun."
        raise MasukanTidakSah(pesan, {"tenggat": pesan})
    return {"tindak_lanjut": teks, "tenggat": tenggat}


def write_umpan_balik(
    *, tentang: Pegawai, isi: str, nilai: Mapping[str, Any], by: Akun
) -> tuple[UmpanBalik, bool]:
    """The row, and whether it is new; plan or person is locked, so repeated posts come one by
    one."""
    if by.pegawai_id is None:
        raise TidakBoleh("Akun ini tidak terhubung dengan seorang pegawai.")
    nilai = {**TEMPAT, **nilai}
    sekarang = timezone.now()
    sama = UmpanBalik.objects.filter(
        pegawai=tentang,
        dari_id=by.pegawai_id,
        isi=isi,
        dibuat_pada__gte=sekarang - KIRIM_ULANG,
    )
    for satu in sama.select_related("hasil", "induk", "skp"):
        if all(getattr(satu, nama) == nilai[nama] for nama in TEMPAT):
            return satu, False
    umpan = UmpanBalik.objects.create(
        instansi_id=tentang.instansi_id,
        pegawai=tentang,
        dari_id=by.pegawai_id,
        isi=isi,
        dibuat_pada=sekarang,
        **nilai,
    )
    return umpan, True


def record_given(*, umpan: UmpanBalik, by: Akun) -> None:
    record_event(
        tindakan="beri_umpan_balik",
        objek=umpan,
        by=by,
        isi={
            "pegawai": umpan.pegawai_id,
            "skp": umpan.skp_id,
            "hasil": umpan.hasil_id,
            "nilai_dasar": umpan.nilai_dasar,
            "jenis": umpan.jenis,
            "hubungan": umpan.hubungan,
            "bulan": umpan.bulan,
            "isi": umpan.isi,
            "tindak_lanjut": umpan.tindak_lanjut,
            "tenggat": umpan.tenggat,
        },
    )


def tell_utas(penerima: list[Pegawai], utas: UmpanBalik, teks: str) -> None:
    """Notify of a thread, with the address at which everybody who may read it finds it; open pages
    of the thread and of its plan are told to ask again."""
    tautan = f"{reverse('umpan_balik_utas', args=[utas.pk])}#utas-{utas.pk}"
    notify(penerima=penerima, teks=teks, tautan=tautan, jenis=JenisKabar.UMPAN_BALIK)
    topik = [f"utas:{utas.pk}"] + ([f"skp:{utas.skp_id}"] if utas.skp_id else [])
    announce(instansi_id=utas.instansi_id, topik=topik)


def lock_pegawai(pegawai: Pegawai) -> None:
    """One word about a person at a time, where there is no plan to lock."""
    Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)


def _about(skp: Skp | None, pegawai: Pegawai | None) -> tuple[Skp | None, Pegawai]:
    """Plan and person, locked."""
    if skp is not None:
        skp = lock_skp(skp.pk)
        return skp, skp.pegawai
    if pegawai is None:
        raise TidakDitemukan("Pegawai tidak ditemukan.")
    lock_pegawai(pegawai)
    return None, pegawai


def _answer_permintaan(minta: PermintaanUmpanBalik, umpan: UmpanBalik, by: Akun) -> None:
    check_can_decline_permintaan(by, minta)
    if minta.dari_id != umpan.pegawai_id:
        raise TidakDitemukan("Permintaan tidak ditemukan.")
    move(
        minta,
        versi=minta.versi,
        dari={StatusMinta.MENUNGGU},
        status=StatusMinta.DIJAWAB,
        diputus_pada=timezone.now(),
        umpan_balik=umpan,
    )


def _others(awal: UmpanBalik, by: Akun) -> list[Pegawai]:
    """The two of a thread without the one who acts; not whoever only reads it."""
    lain = {orang.pk: orang for orang in (awal.dari, awal.pegawai) if orang.pk != by.pegawai_id}
    return list(lain.values())
