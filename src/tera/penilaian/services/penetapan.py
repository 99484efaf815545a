"""Setting a result, and the person's word that she has seen it.

What follows from a result (angka kredit, follow-up) is stage 4: the pages call
``tindak_lanjut.services.finalize_and_follow_up``, which calls ``finalize_evaluasi``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.aturan.predikat import Predikat, Rating
from tera.dasar.audit import record_event
from tera.dasar.errors import DomainError, KeadaanTidakCocok
from tera.dasar.transisi import move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.penilaian.hitung import make_perhitungan
from tera.penilaian.models import CapaianOrganisasi, Evaluasi
from tera.penilaian.permissions import check_can_accept, check_can_finalize, check_owner
from tera.penilaian.queries import (
    Konteks,
    distribusi_unit,
    konteks_evaluasi,
    why_not_conforming,
)
from tera.penilaian.services.evaluasi import check_wajib, ready_capaian
from tera.penilaian.states import TRANSISI, Langkah, StatusEvaluasi
from tera.penilaian.waktu import periode_of, tenggat_keberatan

Tetapkan = Callable[..., Evaluasi]


@transaction.atomic
def finalize_evaluasi(*, evaluasi: Evaluasi, by: Akun, versi: int, pada: date) -> Evaluasi:
    """Set the result: the predicate by the quadrant, with inputs, steps and citations.

    Raises KeadaanTidakCocok when a rating is missing, something comes first, or a binding
    distribution does not conform; the organisation's predicate cannot change meanwhile.
    """
    check_can_finalize(by, evaluasi, pada)
    konteks = konteks_evaluasi(evaluasi.skp, periode_of(evaluasi), pada)
    capaian = _held(ready_capaian(konteks, pada), konteks)
    hasil, perilaku = Rating(evaluasi.rating_hasil), Rating(evaluasi.rating_perilaku)
    check_wajib(konteks, hasil)
    check_distribusi_mengikat(konteks, capaian, pada)
    predikat, perhitungan = make_perhitungan(evaluasi, konteks, capaian, hasil, perilaku)
    dari, ke = TRANSISI[Langkah.TETAPKAN]
    move(
        evaluasi,
        versi=versi,
        dari=dari,
        status=ke,
        predikat=predikat,
        perhitungan=perhitungan,
        capaian_id=capaian.pk,
        penilai_id=by.pegawai_id,
        ditetapkan_pada=timezone.now(),
    )
    record_event(tindakan="tetapkan_evaluasi", objek=evaluasi, by=by, isi=perhitungan)
    _tell_owner(evaluasi, konteks, predikat)
    return evaluasi


def _held(capaian: CapaianOrganisasi, konteks: Konteks) -> CapaianOrganisasi:
    """The predicate as it was read, locked against a change until the result is written."""
    terkunci = CapaianOrganisasi.objects.select_for_update(no_key=True).get(pk=capaian.pk)
    if terkunci.versi != capaian.versi:
        raise KeadaanTidakCocok(
            f"Capaian organisasi {konteks.periode.label} baru saja diubah. Muat ulang halaman ini."
        )
    return capaian


def check_distribusi_mengikat(konteks: Konteks, capaian: CapaianOrganisasi, pada: date) -> None:
    """Where the agency made the pattern binding, nothing is set before it conforms (V7).

    Counted are set results and drafts together; while people are without a rating the
    distribution is not complete and waits too.
    """
    if konteks.pengaturan["distribusi_mengikat"] != "ya":
        return
    skp = konteks.skp
    distribusi = distribusi_unit(
        skp.instansi_id,
        capaian.unit_id,
        konteks.periode,
        pada,
        pengaturan=konteks.pengaturan,
        capaian=capaian,
    )
    if sebab := why_not_conforming(distribusi):
        raise KeadaanTidakCocok(sebab)


def _tell_owner(evaluasi: Evaluasi, konteks: Konteks, predikat: Predikat) -> None:
    terakhir = format_tanggal(tenggat_keberatan(evaluasi))
    notify(
        jenis=JenisKabar.PENILAIAN,
        penerima=[evaluasi.pegawai],
        teks=(
            f"Hasil evaluasi {konteks.periode.label} Anda ditetapkan: {predikat.label}. "
            f"Terima, atau ajukan keberatan sampai {terakhir}."
        ),
        tautan=reverse("evaluasi", args=[evaluasi.pk]),
    )


@dataclass(frozen=True)
class HasilMassal:
    """What became of each: ``ditolak`` pairs an evaluation with the sentence of its refusal."""

    berhasil: tuple[Evaluasi, ...]
    ditolak: tuple[tuple[Evaluasi, str], ...]


def finalize_many(
    *,
    evaluasi: Iterable[tuple[Evaluasi, int]],
    by: Akun,
    pada: date,
    tetapkan: Tetapkan = finalize_evaluasi,
) -> HasilMassal:
    """Set each draft (with the version that was seen) in its own transaction.

    One refusal does not hold back the others. ``tetapkan`` is the use case for one; the pages
    pass the one with follow-up.
    """
    berhasil: list[Evaluasi] = []
    ditolak: list[tuple[Evaluasi, str]] = []
    for satu, versi in evaluasi:
        try:
            berhasil.append(tetapkan(evaluasi=satu, by=by, versi=versi, pada=pada))
        except DomainError as penolakan:
            ditolak.append((satu, penolakan.pesan))
    return HasilMassal(tuple(berhasil), tuple(ditolak))


@transaction.atomic
def accept_evaluasi(*, evaluasi: Evaluasi, by: Akun, versi: int) -> Evaluasi:
    """The person has seen the result and does not object; twice is once."""
    check_owner(by, evaluasi)
    if evaluasi.status == StatusEvaluasi.DITERIMA:
        return evaluasi
    check_can_accept(by, evaluasi)
    dari, ke = TRANSISI[Langkah.TERIMA]
    move(evaluasi, versi=versi, dari=dari, status=ke, diterima_pada=timezone.now())
    record_event(tindakan="terima_evaluasi", objek=evaluasi, by=by, isi={"ke": ke})
    notify(
        jenis=JenisKabar.PENILAIAN,
        penerima=[evaluasi.penilai],
        teks=f"{evaluasi.pegawai.nama} menerima hasil evaluasi {periode_of(evaluasi).label}.",
        tautan=reverse("evaluasi", args=[evaluasi.pk]),
    )
    return evaluasi
