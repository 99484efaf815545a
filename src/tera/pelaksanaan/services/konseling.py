"""Konseling kinerja. Nothing here tells anybody but the people named what it is about.

The audit record gets one event a step, without actor and without words: the number of the step and
the salted hash of who did what with which content (docs/keputusan/0022).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.transisi import move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import Pegawai
from tera.organisasi.queries import penilai_pada
from tera.pelaksanaan.masukan_pembinaan import CatatanKonseling
from tera.pelaksanaan.models import (
    KonselingKinerja,
    LangkahKonseling,
    PemohonKonseling,
    Rekomendasi,
)
from tera.pelaksanaan.permissions.konseling import (
    check_can_accept_konseling,
    check_can_cancel_konseling,
    check_can_choose_konselor,
    check_can_record_konseling,
    check_can_request_konseling,
)
from tera.pelaksanaan.queries.konseling import isi_konseling, konselor_pada, sidik_langkah
from tera.pelaksanaan.services.bersama import clean_teks
from tera.pelaksanaan.sidik import make_garam
from tera.pelaksanaan.states import StatusKonseling

KABAR = "Ada kabar tentang konseling Anda."
TINDAKAN = "langkah_pembinaan"
ALASAN_TERPENDEK, ALASAN_TERPANJANG = 10, 2000
CATATAN_TERPANJANG, URAIAN_TERPANJANG = 4000, 2000
WAJIB = {"masalah": "Masalah", "pembicaraan": "Pembicaraan", "kesepakatan": "Kesepakatan"}


@transaction.atomic
def request_konseling(
    *,
    pegawai: Pegawai,
    konselor: Pegawai,
    alasan: str,
    libatkan_penilai: bool,
    by: Akun,
    pada: date,
) -> KonselingKinerja:
    """Ask for counselling, for oneself or for somebody one rates.

    An employee decides whether her superior takes part; without that the superior never learns of
    it. The same request while it still waits is one.
    """
    check_can_request_konseling(by, pegawai, pada)
    bersih = clean_teks(alasan, bidang="alasan", sebut="Alasan", paling_panjang=ALASAN_TERPANJANG)
    if len(bersih) < ALASAN_TERPENDEK:
        pesan = "Tulis singkat apa yang ingin dibicarakan."
        raise MasukanTidakSah(pesan, {"alasan": pesan})
    sendiri = by.pegawai_id == pegawai.pk
    Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)
    _check_konselor(konselor, pegawai, pada)
    nilai = {
        "instansi_id": pegawai.instansi_id,
        "pegawai": pegawai,
        "konselor": konselor,
        "penilai": _penilai(pegawai, by, pada) if libatkan_penilai or not sendiri else None,
        "pemohon": PemohonKonseling.PEGAWAI if sendiri else PemohonKonseling.PENILAI,
        "alasan": bersih,
        "status": StatusKonseling.DIMINTA,
    }
    if (ada := KonselingKinerja.objects.filter(**nilai).first()) is not None:
        return ada
    konseling = KonselingKinerja.objects.create(**nilai)
    _step(konseling, "minta", by)
    return konseling


def _penilai(pegawai: Pegawai, by: Akun, pada: date) -> Pegawai:
    penilai = by.pegawai if by.pegawai_id != pegawai.pk else penilai_pada(pegawai.pk, pada)
    if penilai is None:
        pesan = "Belum ada pejabat penilai yang tercatat untuk Anda; kosongkan pilihan ini."
        raise MasukanTidakSah(pesan, {"libatkan_penilai": pesan})
    return penilai


def _check_konselor(konselor: Pegawai, pegawai: Pegawai, pada: date) -> None:
    if not konselor_pada(pegawai.instansi_id, pada).filter(pk=konselor.pk).exists():
        raise TidakDitemukan("Konselor tidak ditemukan.")
    if konselor.pk == pegawai.pk:
        pesan = "Pilih konselor lain; Anda sendiri yang dibantu."
        raise MasukanTidakSah(pesan, {"konselor": pesan})


@transaction.atomic
def choose_konselor(
    *, konseling: KonselingKinerja, konselor: Pegawai, by: Akun, versi: int, pada: date
) -> KonselingKinerja:
    """Another counsellor before it has begun; the former one is out of it from then on."""
    check_can_choose_konselor(by, konseling)
    _check_konselor(konselor, konseling.pegawai, pada)
    if konseling.konselor_id == konselor.pk:
        return konseling
    move(konseling, versi=versi, dari={StatusKonseling.DIMINTA}, konselor_id=konselor.pk)
    return _done(konseling, "pilih_konselor", by)


@transaction.atomic
def accept_konseling(*, konseling: KonselingKinerja, by: Akun, versi: int) -> KonselingKinerja:
    """The counsellor takes it on."""
    check_can_accept_konseling(by, konseling)
    move(
        konseling,
        versi=versi,
        dari={StatusKonseling.DIMINTA},
        status=StatusKonseling.BERLANGSUNG,
    )
    return _done(konseling, "terima", by)


@transaction.atomic
def decline_konseling(*, konseling: KonselingKinerja, by: Akun, versi: int) -> KonselingKinerja:
    """The counsellor gives it back, and sees it no more; another one is chosen."""
    check_can_accept_konseling(by, konseling)
    move(konseling, versi=versi, dari={StatusKonseling.DIMINTA}, konselor_id=None)
    return _done(konseling, "lepas", by)


@transaction.atomic
def cancel_konseling(*, konseling: KonselingKinerja, by: Akun, versi: int) -> KonselingKinerja:
    """Whoever asked withdraws the request."""
    check_can_cancel_konseling(by, konseling)
    move(
        konseling,
        versi=versi,
        dari={StatusKonseling.DIMINTA},
        status=StatusKonseling.DIBATALKAN,
    )
    return _done(konseling, "batalkan", by)


@transaction.atomic
def record_konseling(
    *,
    konseling: KonselingKinerja,
    catatan: CatatanKonseling,
    selesai: bool,
    by: Akun,
    versi: int,
    pada: date,
) -> KonselingKinerja:
    """The record form. Until it is finished only the counsellor reads it; then all who are named.

    A draft may be incomplete; a finished record has every part and at least one recommendation.
    """
    check_can_record_konseling(by, konseling)
    nilai = _clean_catatan(catatan, pada)
    if selesai:
        _check_whole(nilai)
    elif all(getattr(konseling, nama) == isi for nama, isi in nilai.items()):
        return konseling
    status = StatusKonseling.SELESAI if selesai else StatusKonseling.BERLANGSUNG
    move(konseling, versi=versi, dari={StatusKonseling.BERLANGSUNG}, status=status, **nilai)
    if not selesai:
        _step(konseling, "catat", by, kabar=False)
        return konseling
    return _done(konseling, "selesaikan", by)


def _clean_catatan(catatan: CatatanKonseling, pada: date) -> dict[str, Any]:
    if catatan.tanggal is not None and catatan.tanggal > pada:
        pesan = "Tanggal konseling tidak boleh sesudah hari ini."
        raise MasukanTidakSah(pesan, {"tanggal": pesan})
    if not set(catatan.rekomendasi) <= set(Rekomendasi.values):
        raise TidakDitemukan("Rekomendasi tidak dikenal.")
    nilai: dict[str, Any] = {"tanggal": catatan.tanggal, "rekomendasi": list(catatan.rekomendasi)}
    for nama, sebut in WAJIB.items():
        nilai[nama] = clean_teks(
            getattr(catatan, nama), bidang=nama, sebut=sebut, paling_panjang=CATATAN_TERPANJANG
        )
    nilai["rekomendasi_uraian"] = clean_teks(
        catatan.rekomendasi_uraian,
        bidang="rekomendasi_uraian",
        sebut="Penjelasan",
        paling_panjang=URAIAN_TERPANJANG,
    )
    return nilai


def _check_whole(nilai: dict[str, Any]) -> None:
    bidang = {nama: f"{sebut} belum diisi." for nama, sebut in WAJIB.items() if not nilai[nama]}
    if nilai["tanggal"] is None:
        bidang["tanggal"] = "Isi tanggal konseling."
    pilihan = nilai["rekomendasi"]
    if not pilihan:
        bidang["rekomendasi"] = "Pilih paling sedikit satu, atau “Tidak perlu tindak lanjut”."
    elif Rekomendasi.TIDAK_ADA in pilihan and len(pilihan) > 1:
        bidang["rekomendasi"] = "“Tidak perlu tindak lanjut” tidak dipilih bersama yang lain."
    if bidang:
        raise MasukanTidakSah("Lengkapi catatan sebelum diselesaikan.", bidang)


def _done(konseling: KonselingKinerja, tindakan: str, by: Akun) -> KonselingKinerja:
    _step(konseling, tindakan, by)
    return konseling


def _step(konseling: KonselingKinerja, tindakan: str, by: Akun, *, kabar: bool = True) -> None:
    """Keep the step with its content, put its hash on record, tell the others named.

    The row of the counselling was written in this transaction, so steps come one by one.
    """
    milik = {"instansi_id": konseling.instansi_id, "konseling": konseling}
    langkah = LangkahKonseling.objects.create(
        **milik,
        urut=LangkahKonseling.objects.filter(**milik).count() + 1,
        tindakan=tindakan,
        oleh=by,
        isi=isi_konseling(konseling),
        garam=make_garam(),
        pada=timezone.now(),
    )
    record_event(
        tindakan=TINDAKAN,
        objek=konseling,
        by=None,
        isi={"langkah": langkah.urut, "sidik": sidik_langkah(langkah)},
    )
    if kabar:
        _tell(konseling, by)


def _tell(konseling: KonselingKinerja, by: Akun) -> None:
    terlibat: Iterable[int | None] = (
        konseling.pegawai_id,
        konseling.penilai_id,
        konseling.konselor_id,
    )
    orang = Pegawai.objects.filter(pk__in=[satu for satu in terlibat if satu]).exclude(
        pk=by.pegawai_id or 0
    )
    notify(
        penerima=orang,
        teks=KABAR,
        tautan=reverse("konseling", args=[konseling.pk]),
        jenis=JenisKabar.TINDAK_LANJUT,
    )
