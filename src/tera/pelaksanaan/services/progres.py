"""Daily entries: written, corrected, repeated, seen by the superior."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.dasar.audit import record_event, record_events
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan, VersiBerubah
from tera.dasar.sekali import claim
from tera.dasar.transisi import PESAN_VERSI, move
from tera.pelaksanaan.berkas import sidik_of
from tera.pelaksanaan.masukan import IsianProgres
from tera.pelaksanaan.models import ProgresHarian, RencanaAksi
from tera.pelaksanaan.permissions import (
    check_can_change_progres,
    check_can_record_progres,
    check_can_view_progres,
)
from tera.pelaksanaan.queries.batas import batas_progres
from tera.pelaksanaan.queries.progres import skp_of
from tera.pelaksanaan.services.bersama import check_nilai, clean_teks, lock_skp, tell_once
from tera.pelaksanaan.services.bukti import attach_bukti
from tera.pelaksanaan.services.rekap import follow, follows_harian
from tera.pelaksanaan.services.rencana_aksi import ensure_aksi
from tera.pelaksanaan.services.terlambat import judge_late
from tera.perencanaan.models import Skp
from tera.perencanaan.services import announce_skp

KEGIATAN_TERPANJANG = 1000
SEHARI_TERBANYAK = 50


@transaction.atomic
def record_progres(*, isian: IsianProgres, by: Akun, pada: date | None = None) -> ProgresHarian:
    """Write one day's entry with its evidence, or nothing at all.

    ``pada`` is today unless given. Sent again with the same ``kunci`` it gives the entry of the
    first time. Where the indicator is a count the month's realisasi follows. Raises
    MasukanTidakSah, TidakBoleh or KeadaanTidakCocok with what to do.
    """
    skp = lock_skp(skp_of(isian.sumber))
    pada = pada or by.hari_ini
    kiriman = claim(kunci=isian.kunci, by=by, tindakan="catat_progres")
    if kiriman.sudah:
        return _get(kiriman.objek_id)
    check_can_record_progres(by, skp, isian.tanggal, pada)
    aksi = _resolve(skp, isian, by)
    _check_room(skp, isian.tanggal)
    progres = ProgresHarian.objects.create(
        instansi_id=skp.instansi_id,
        skp=skp,
        aksi=aksi,
        **_check_isi(isian),
        **_late(skp, isian, pada),
    )
    attach_bukti(progres=progres, berkas=isian.berkas, tautan=isian.tautan, by=by, pada=pada)
    _follow(aksi, pada)
    record_event(tindakan="catat_progres", objek=progres, by=by, isi=_as_told(progres))
    kiriman.done(progres)
    announce_skp(skp)
    return progres


@transaction.atomic
def record_progres_many(
    *, isian: Sequence[IsianProgres], kunci: UUID | None, by: Akun, pada: date | None = None
) -> list[ProgresHarian]:
    """Several days at once: all of them, or none; sent again with the same key, nothing more.

    Raises MasukanTidakSah whose ``bidang`` names the row, counted from 0, as ``i3-nilai``.
    """
    hasil: list[ProgresHarian] = []
    if claim(kunci=kunci, by=by, tindakan="catat_progres_lembar").sudah:
        return hasil
    for nomor, satu in enumerate(isian):
        try:
            hasil.append(record_progres(isian=satu, by=by, pada=pada))
        except MasukanTidakSah as galat:
            bidang = galat.bidang or {"kegiatan": galat.pesan}
            raise MasukanTidakSah(
                f"Baris {nomor + 1}: {galat.pesan}",
                {f"i{nomor}-{nama}": pesan for nama, pesan in bidang.items()},
            ) from galat
    return hasil


@transaction.atomic
def save_progres(
    *, progres: ProgresHarian, isian: IsianProgres, versi: int, by: Akun, pada: date | None = None
) -> ProgresHarian:
    """Correct an entry until the superior has seen it; evidence given beside is added.

    Whether it was late is judged anew only where its day changes. The same correction sent again
    with the same ``kunci`` changes nothing more.
    """
    kata = _as_sent(progres, isian, versi)
    skp = lock_skp(progres.skp_id)
    pada = pada or by.hari_ini
    progres = _current(progres)
    if claim(kunci=isian.kunci, by=by, tindakan="ubah_progres", isi=kata).sudah:
        return progres
    check_can_change_progres(by, progres)
    check_can_record_progres(by, skp, isian.tanggal, pada)
    if skp_of(isian.sumber) != skp.pk:
        raise TidakDitemukan("Rencana aksi tidak ditemukan di SKP ini.")
    aksi, semula, lama = _resolve(skp, isian, by), _as_told(progres), progres.aksi
    isi = _check_isi(isian)
    if isian.tanggal != progres.tanggal:
        isi |= _late(skp, isian, pada)
    progres = move(progres, versi=versi, aksi=aksi, diubah_pada=timezone.now(), **isi)
    attach_bukti(progres=progres, berkas=isian.berkas, tautan=isian.tautan, by=by, pada=pada)
    for satu in {lama.pk: lama, aksi.pk: aksi}.values():
        _follow(satu, pada)
    record_event(
        tindakan="ubah_progres", objek=progres, by=by, isi=_as_told(progres) | {"semula": semula}
    )
    announce_skp(skp)
    return progres


@transaction.atomic
def remove_progres(*, progres: ProgresHarian, versi: int, by: Akun) -> None:
    """Take an entry away, with its evidence, until the superior has seen it."""
    skp = lock_skp(progres.skp_id)
    progres = _current(progres)
    check_can_change_progres(by, progres)
    if progres.versi != versi:
        raise VersiBerubah(PESAN_VERSI)
    bukti = list(progres.bukti.order_by("id").values("nama", "sidik", "tautan"))
    record_event(
        tindakan="hapus_progres", objek=progres, by=by, isi=_as_told(progres) | {"bukti": bukti}
    )
    aksi = progres.aksi
    progres.delete()
    _follow(aksi, by.hari_ini)
    announce_skp(skp)


@transaction.atomic
def repeat_progres(
    *, skp: Skp, dari: date, ke: date, kunci: UUID | None, by: Akun, pada: date | None = None
) -> list[ProgresHarian]:
    """The entries of one day once more for another, without figures and evidence.

    Figures are left out on purpose: nobody reaches by copying. Repeated with the same key it does
    nothing more.
    """
    skp, pada = lock_skp(skp.pk), pada or by.hari_ini
    kiriman = claim(kunci=kunci, by=by, tindakan="ulangi_progres")
    if kiriman.sudah:
        return []
    semula = ProgresHarian.objects.filter(skp=skp, tanggal=dari).select_related("aksi__indikator")
    baru = [
        record_progres(isian=_repeated(satu, ke), by=by, pada=pada)
        for satu in semula.order_by("jam_mulai", "id")
    ]
    if not baru:
        raise TidakDitemukan(f"Tidak ada catatan pada {format_tanggal(dari)}.")
    kiriman.done(baru[0])
    return baru


@transaction.atomic
def mark_progres_seen(
    *, skp: Skp, terlihat: Sequence[tuple[int, int]], by: Akun, pada: date | None = None
) -> int:
    """The superior has seen these entries, each in the version shown; returns how many.

    An entry that was corrected in between stays open, so that nothing is taken as seen that was
    not.
    """
    skp = lock_skp(skp.pk)
    check_can_view_progres(by, skp, pada or by.hari_ini)
    versi = dict(terlihat)
    belum = ProgresHarian.objects.filter(skp=skp, pk__in=versi, dilihat_pada__isnull=True)
    cocok = [satu for satu in belum if satu.versi == versi[satu.pk]]
    ProgresHarian.objects.filter(pk__in=[satu.pk for satu in cocok]).update(
        dilihat_pada=timezone.now(), dilihat_oleh=by
    )
    record_events(
        tindakan="lihat_progres", isi=((satu, {"versi": satu.versi}) for satu in cocok), by=by
    )
    return len(cocok)


@transaction.atomic
def reopen_progres(*, progres: ProgresHarian, by: Akun, pada: date | None = None) -> None:
    """The superior lets an entry be corrected after all."""
    skp = lock_skp(progres.skp_id)
    check_can_view_progres(by, skp, pada or by.hari_ini)
    progres = _current(progres)
    ProgresHarian.objects.filter(pk=progres.pk).update(dilihat_pada=None, dilihat_oleh=None)
    record_event(tindakan="buka_progres", objek=progres, by=by, isi={})
    tell_once(
        penerima=[skp.pegawai],
        teks=f"{by.nama} membuka kembali catatan {format_tanggal(progres.tanggal)} "
        "untuk diperbaiki.",
        tautan=reverse("progres_isi", args=[progres.pk]),
    )


def _resolve(skp: Skp, isian: IsianProgres, by: Akun) -> RencanaAksi:
    """The action as it is now that its plan is locked."""
    if not isinstance(isian.sumber, RencanaAksi):
        return ensure_aksi(skp=skp, indikator=isian.sumber, tanggal=isian.tanggal, by=by)
    aksi = (
        RencanaAksi.objects.select_related("indikator__hasil")
        .filter(pk=isian.sumber.pk, skp=skp)
        .first()
    )
    if aksi is None:
        raise TidakDitemukan("Rencana aksi ini sudah dihapus.")
    if not aksi.mulai <= isian.tanggal <= aksi.selesai:
        pesan = (
            f"Rencana aksi ini untuk {format_tanggal(aksi.mulai)} sampai "
            f"{format_tanggal(aksi.selesai)}. Pilih rencana aksi yang memuat "
            f"{format_tanggal(isian.tanggal)}."
        )
        raise MasukanTidakSah(pesan, {"sumber": pesan})
    return aksi


def _check_room(skp: Skp, tanggal: date) -> None:
    if ProgresHarian.objects.filter(skp=skp, tanggal=tanggal).count() >= SEHARI_TERBANYAK:
        raise MasukanTidakSah(
            f"Satu hari memuat paling banyak {SEHARI_TERBANYAK} catatan. Gabungkan yang kecil."
        )


def _check_isi(isian: IsianProgres) -> dict[str, Any]:
    kegiatan = clean_teks(
        isian.kegiatan, bidang="kegiatan", sebut="Kegiatan", paling_panjang=KEGIATAN_TERPANJANG
    )
    if not kegiatan:
        pesan = "Tulis apa yang dikerjakan."
        raise MasukanTidakSah(pesan, {"kegiatan": pesan})
    check_nilai(isian.nilai)
    mulai, selesai = isian.jam_mulai, isian.jam_selesai
    if mulai is not None and selesai is not None and selesai <= mulai:
        pesan = "Jam selesai harus sesudah jam mulai."
        raise MasukanTidakSah(pesan, {"jam_selesai": pesan})
    return {
        "tanggal": isian.tanggal,
        "jam_mulai": mulai,
        "jam_selesai": selesai,
        "kegiatan": kegiatan,
        "nilai": isian.nilai,
    }


def _late(skp: Skp, isian: IsianProgres, pada: date) -> dict[str, Any]:
    return judge_late(batas_progres(skp.instansi, isian.tanggal), isian.alasan_terlambat, pada=pada)


def _follow(aksi: RencanaAksi, pada: date) -> None:
    if aksi.indikator is not None and follows_harian(aksi.indikator):
        follow(aksi.indikator, pada=pada)


def _repeated(satu: ProgresHarian, ke: date) -> IsianProgres:
    """For a day outside of its action's period the indicator's own action of that day serves."""
    aksi = satu.aksi
    masih = aksi.mulai <= ke <= aksi.selesai or aksi.indikator is None
    return IsianProgres(
        sumber=aksi if masih or aksi.indikator is None else aksi.indikator,
        tanggal=ke,
        kegiatan=satu.kegiatan,
        jam_mulai=satu.jam_mulai,
        jam_selesai=satu.jam_selesai,
    )


def _current(progres: ProgresHarian) -> ProgresHarian:
    return _get(progres.pk)


def _get(progres_id: int | None) -> ProgresHarian:
    progres = (
        ProgresHarian.objects.select_related("skp__pegawai", "aksi__indikator__hasil")
        .filter(pk=progres_id or 0)
        .first()
    )
    if progres is None:
        raise TidakDitemukan("Catatan ini sudah dihapus.")
    return progres


def _as_sent(progres: ProgresHarian, isian: IsianProgres, versi: int) -> tuple[object, ...]:
    """What tells a repetition of a correction from another one."""
    sumber = isian.sumber
    return (
        *(progres.pk, versi, type(sumber).__name__, sumber.pk),
        *(f"{isian.tanggal} {isian.jam_mulai} {isian.jam_selesai} {isian.nilai}", isian.kegiatan),
        *(isian.alasan_terlambat, isian.tautan, *map(sidik_of, isian.berkas)),
    )


def _as_told(progres: ProgresHarian) -> dict[str, Any]:
    nilai = progres.nilai
    return {
        "skp": progres.skp_id,
        "aksi": progres.aksi_id,
        "tanggal": progres.tanggal,
        "jam_mulai": progres.jam_mulai,
        "jam_selesai": progres.jam_selesai,
        "kegiatan": progres.kegiatan,
        "nilai": None if nilai is None else f"{nilai.normalize():f}",
        "alasan_terlambat": progres.alasan_terlambat,
    }
