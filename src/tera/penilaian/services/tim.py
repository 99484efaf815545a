"""The head of a tim kerja rates a member's result: input for the pejabat penilai."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.kalender import Periode
from tera.aturan.predikat import Rating
from tera.dasar.audit import record_event
from tera.dasar.errors import VersiBerubah
from tera.dasar.models import MilikInstansiQuerySet
from tera.dasar.transisi import PESAN_VERSI, move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.organisasi.pengaturan import pengaturan_pada
from tera.organisasi.queries import penilai_pada
from tera.penilaian.masukan import CATATAN_TIM_TERPANJANG, PALING_PENDEK, clean_teks
from tera.penilaian.models import Evaluasi, RatingTim
from tera.penilaian.permissions import check_can_rate_hasil_tim
from tera.penilaian.states import StatusEvaluasi
from tera.penilaian.waktu import check_periode, jenis_evaluasi
from tera.perencanaan.models import RencanaHasilKerja, TimKerja


@transaction.atomic
def rate_hasil_tim(
    *,
    tim: TimKerja,
    hasil: RencanaHasilKerja,
    periode: Periode,
    rating: Rating,
    catatan: str,
    by: Akun,
    versi: int | None,
    pada: date,
) -> RatingTim:
    """Give the rating of a result for a period, or replace it.

    ``versi`` is the one that the head saw, None where there was no rating yet. Anything but
    "sesuai" needs a note. Sending the same thing twice has one effect.
    """
    check_can_rate_hasil_tim(by, tim, hasil, periode, ditetapkan=_held(hasil, periode))
    check_periode(periode, pengaturan_pada(tim.instansi_id, periode.selesai), pada)
    isi: dict[str, Any] = {"rating": str(rating), "catatan": _clean(rating, catatan)}
    lama = _of_period(periode).filter(hasil=hasil).first()
    if lama is not None and lama.oleh_id == by.pk and _same(lama, isi):
        return lama
    pertama = not _of_period(periode).filter(tim=tim, hasil__skp=hasil.skp).exists()
    nilai = {**isi, "tim_id": tim.pk, "oleh_id": by.pk, "dibuat_pada": timezone.now()}
    if lama is None:
        satu = _create(hasil, periode, versi, nilai)
    else:
        satu = move(lama, versi=versi or 0, **nilai)
    record_event(
        tindakan="rating_ketua_tim",
        objek=satu,
        by=by,
        isi={"tim": tim.pk, "hasil": hasil.pk, "periode": periode.kode, **isi},
    )
    if pertama:
        _tell_penilai(tim, hasil, periode, by, pada)
    return satu


def _held(hasil: RencanaHasilKerja, periode: Periode) -> bool:
    """Whether the evaluation is set; a draft is held, so that it is not set meanwhile."""
    evaluasi = Evaluasi.objects.atas_skp(hasil.skp_id, hasil.skp.pegawai_id, periode)
    terkunci = evaluasi.select_for_update(no_key=True).order_by("id")
    return any(satu.status != StatusEvaluasi.DRAF for satu in terkunci)


def _of_period(periode: Periode) -> MilikInstansiQuerySet[RatingTim]:
    return RatingTim.objects.filter(mulai=periode.mulai, selesai=periode.selesai)


def _same(lama: RatingTim, isi: dict[str, Any]) -> bool:
    return all(getattr(lama, kunci) == nilai for kunci, nilai in isi.items())


def _clean(rating: Rating, catatan: str) -> str:
    return clean_teks(
        "catatan",
        catatan,
        sebut="catatan" if rating == Rating.SESUAI else "alasan rating ini",
        paling_panjang=CATATAN_TIM_TERPANJANG,
        paling_pendek=0 if rating == Rating.SESUAI else PALING_PENDEK,
    )


def _create(
    hasil: RencanaHasilKerja, periode: Periode, versi: int | None, nilai: dict[str, Any]
) -> RatingTim:
    if versi is not None:
        raise VersiBerubah(PESAN_VERSI)
    try:
        with transaction.atomic():
            return RatingTim.objects.create(
                instansi_id=hasil.instansi_id,
                hasil=hasil,
                jenis=jenis_evaluasi(periode),
                mulai=periode.mulai,
                selesai=periode.selesai,
                **nilai,
            )
    except IntegrityError as galat:
        raise VersiBerubah(PESAN_VERSI) from galat


def _tell_penilai(
    tim: TimKerja, hasil: RencanaHasilKerja, periode: Periode, by: Akun, pada: date
) -> None:
    """Once for a person, team and period; not where the head is the penilai."""
    skp = hasil.skp
    penilai = penilai_pada(skp.pegawai_id, pada)
    if penilai is None or penilai.pk == by.pegawai_id:
        return
    notify(
        jenis=JenisKabar.PENILAIAN,
        penerima=[penilai],
        teks=(
            f"{by.nama}, ketua {tim.nama}, memberi masukan atas hasil kerja {skp.pegawai.nama} "
            f"untuk {periode.label}."
        ),
        tautan=reverse("evaluasi_isi", args=[skp.pk, periode.kode]),
    )
