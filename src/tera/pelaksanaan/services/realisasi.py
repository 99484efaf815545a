"""Monthly progress of an indicator."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.kalender import NAMA_BULAN
from tera.aturan.target import JenisTarget
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan, VersiBerubah
from tera.dasar.transisi import PESAN_VERSI, move
from tera.organisasi.queries import penilai_pada
from tera.pelaksanaan.masukan import IsianRealisasi
from tera.pelaksanaan.models import AsalRealisasi, Realisasi
from tera.pelaksanaan.permissions import check_can_record_realisasi, check_can_remove_realisasi
from tera.pelaksanaan.queries.batas import batas_realisasi
from tera.pelaksanaan.services.bersama import check_nilai, clean_teks, lock_skp, tell_once
from tera.pelaksanaan.services.bukti import attach_bukti
from tera.pelaksanaan.services.rekap import follow
from tera.pelaksanaan.services.terlambat import judge_late
from tera.perencanaan.models import IndikatorKinerja, Skp
from tera.perencanaan.services import announce_skp

TEKS_TERPANJANG = 1000


@transaction.atomic
def record_realisasi(
    *,
    indikator: IndikatorKinerja,
    bulan: date,
    nilai: Decimal | None,
    teks: str,
    keterangan: str,
    versi: int | None,
    by: Akun,
    alasan_terlambat: str = "",
    pada: date | None = None,
) -> Realisasi:
    """Write what was reached in a month (``bulan`` is its first day).

    ``versi`` is that of the row the person saw, None when she saw none; ``pada`` is today unless
    given; after the month's window ``alasan_terlambat`` says why. A repeated post of the same
    content changes nothing. Raises VersiBerubah where another
    tab was quicker with other content, MasukanTidakSah where the target wants another kind of
    value.
    """
    skp, indikator = _lock(indikator)
    pada = pada or by.hari_ini
    check_can_record_realisasi(by, skp, bulan, pada)
    isi = _check_isi(indikator, nilai, teks, keterangan)
    lama = Realisasi.objects.filter(indikator=indikator, bulan=bulan).first()
    if lama is not None and _content(lama) == isi and lama.asal == AsalRealisasi.DIKETIK:
        return lama
    if (lama is None) != (versi is None):
        raise VersiBerubah(PESAN_VERSI)
    tanda = judge_late(batas_realisasi(skp.instansi, bulan), alasan_terlambat, pada=pada)
    semula = _as_told(_content(lama)) if lama else None
    if lama is None or versi is None:
        realisasi = Realisasi.objects.create(
            instansi_id=skp.instansi_id, skp=skp, indikator=indikator, bulan=bulan, **tanda, **isi
        )
    else:
        ketik = AsalRealisasi.DIKETIK
        realisasi = move(lama, versi=versi, asal=ketik, diubah_pada=timezone.now(), **tanda, **isi)
    record_event(
        tindakan="ubah_realisasi" if semula else "catat_realisasi",
        objek=realisasi,
        by=by,
        isi=_subject(realisasi) | _as_told(isi) | {**tanda, "semula": semula},
    )
    _tell_penilai(skp, bulan, pada)
    follow(indikator, pada=pada, sesudah=bulan)
    return realisasi


@transaction.atomic
def report_bulan(
    *,
    indikator: IndikatorKinerja,
    bulan: date,
    isian: IsianRealisasi,
    versi: int | None,
    by: Akun,
    pada: date | None = None,
) -> Realisasi:
    """One press of the button: progress and the evidence given beside it, or nothing at all."""
    realisasi = record_realisasi(
        indikator=indikator,
        bulan=bulan,
        nilai=isian.nilai,
        teks=isian.teks,
        keterangan=isian.keterangan,
        versi=versi,
        by=by,
        alasan_terlambat=isian.alasan_terlambat,
        pada=pada,
    )
    attach_bukti(realisasi=realisasi, berkas=isian.berkas, tautan=isian.tautan, by=by, pada=pada)
    return realisasi


@transaction.atomic
def remove_realisasi(*, realisasi: Realisasi, versi: int, by: Akun) -> None:
    """Take a wrong entry away, with its evidence; the audit record keeps what it said."""
    skp = lock_skp(realisasi.skp_id)
    check_can_remove_realisasi(by, skp)
    kini = Realisasi.objects.filter(pk=realisasi.pk).first()
    if kini is None:
        raise TidakDitemukan("Realisasi ini sudah dihapus.")
    if kini.versi != versi:
        raise VersiBerubah(PESAN_VERSI)
    bukti = list(kini.bukti.order_by("id").values("nama", "sidik", "tautan"))
    record_event(
        tindakan="hapus_realisasi",
        objek=kini,
        by=by,
        isi=_subject(kini) | _as_told(_content(kini)) | {"bukti": bukti},
    )
    kini.delete()
    announce_skp(skp)
    follow(kini.indikator, pada=by.hari_ini, sejak=kini.bulan)


@transaction.atomic
def use_harian(*, indikator: IndikatorKinerja, bulan: date, versi: int, by: Akun) -> Realisasi:
    """Let a month follow its daily entries again instead of what was typed."""
    skp, indikator = _lock(indikator)
    check_can_remove_realisasi(by, skp)
    lama = Realisasi.objects.filter(indikator=indikator, bulan=bulan).first()
    if lama is None:
        raise TidakDitemukan("Realisasi ini sudah dihapus.")
    semula = _as_told(_content(lama))
    move(lama, versi=versi, asal=AsalRealisasi.HARIAN, terlambat=False, alasan_terlambat="")
    follow(indikator, pada=by.hari_ini, sejak=bulan)
    lama.refresh_from_db()
    record_event(
        tindakan="pakai_harian",
        objek=lama,
        by=by,
        isi=_subject(lama) | _as_told(_content(lama)) | {"semula": semula},
    )
    return lama


def _lock(indikator: IndikatorKinerja) -> tuple[Skp, IndikatorKinerja]:
    """Plan and indicator as they are now that planning has to wait."""
    skp = lock_skp(indikator.hasil.skp_id)
    kini = IndikatorKinerja.objects.filter(pk=indikator.pk, hasil__skp=skp).first()
    if kini is None:
        raise TidakDitemukan("Indikator ini tidak ada lagi di SKP.")
    return skp, kini


def _check_isi(
    indikator: IndikatorKinerja, nilai: Decimal | None, teks: str, keterangan: str
) -> dict[str, Any]:
    isi = {
        "nilai": nilai,
        "teks": clean_teks(teks, bidang="teks", sebut="Realisasi", paling_panjang=TEKS_TERPANJANG),
        "keterangan": clean_teks(
            keterangan, bidang="keterangan", sebut="Keterangan", paling_panjang=TEKS_TERPANJANG
        ),
    }
    check_nilai(nilai)
    if indikator.jenis_target == JenisTarget.TEKS and not isi["teks"]:
        pesan = "Tulis apa yang tercapai bulan ini."
        raise MasukanTidakSah(pesan, {"teks": pesan})
    if indikator.jenis_target != JenisTarget.TEKS and nilai is None:
        pesan = "Isi realisasi dengan angka, karena targetnya angka."
        raise MasukanTidakSah(pesan, {"nilai": pesan})
    return isi


def _content(realisasi: Realisasi) -> dict[str, Any]:
    return {
        "nilai": realisasi.nilai,
        "teks": realisasi.teks,
        "keterangan": realisasi.keterangan,
    }


def _as_told(isi: dict[str, Any]) -> dict[str, Any]:
    """Content for the audit record: a number in one spelling, whatever zeros were typed."""
    nilai = isi["nilai"]
    return isi | {"nilai": None if nilai is None else f"{nilai.normalize():f}"}


def _subject(realisasi: Realisasi) -> dict[str, Any]:
    return {
        "skp": realisasi.skp_id,
        "indikator": realisasi.indikator_id,
        "bulan": f"{realisasi.bulan:%Y-%m}",
    }


def _tell_penilai(skp: Skp, bulan: date, pada: date) -> None:
    announce_skp(skp)
    tell_once(
        penerima=[penilai_pada(skp.pegawai_id, pada)],
        teks=f"{skp.pegawai.nama} melaporkan realisasi {NAMA_BULAN[bulan.month - 1]} {bulan.year}.",
        tautan=f"{reverse('realisasi', args=[skp.pk])}?bulan={bulan:%Y-%m}",
    )
