"""What heads of tim kerja say about the results of their members."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from tera.akun.models import Akun
from tera.aturan.kalender import Periode
from tera.aturan.predikat import Rating
from tera.pelaksanaan.queries import IndikatorPeriode, indikator_dalam
from tera.penilaian.models import Evaluasi, RatingTim
from tera.penilaian.states import JenisEvaluasi
from tera.perencanaan.models import RencanaHasilKerja, Skp, TimKerja


def tim_dipimpin(akun: Akun, periode: Periode) -> list[TimKerja]:
    """The teams that the account heads and that were in force in the period; one query."""
    if akun.pegawai_id is None:
        return []
    berlaku = Q(sampai__isnull=True) | Q(sampai__gte=periode.mulai)
    return list(
        TimKerja.objects.milik_instansi(akun.instansi_id)
        .filter(berlaku, ketua_id=akun.pegawai_id, sejak__lte=periode.selesai)
        .order_by("nama", "id")
    )


def hasil_dinilai_tim(tim: TimKerja, periode: Periode) -> QuerySet[RencanaHasilKerja]:
    """Agreed results of the members that are worked on in the team, for ``baris_rating_tim``."""
    dinilai = Evaluasi.objects.atas_skp(OuterRef("skp"), OuterRef("skp__pegawai"), periode)
    masa = Q(rating_tim__mulai=periode.mulai, rating_tim__selesai=periode.selesai)
    return (
        RencanaHasilKerja.objects.filter(
            instansi_id=tim.instansi_id,
            tim=tim,
            skp__in=Skp.objects.disepakati(),
            skp__mulai__lte=periode.selesai,
            skp__selesai__gte=periode.mulai,
        )
        .exclude(skp__pegawai_id=tim.ketua_id)
        .annotate(
            rating_kini=FilteredRelation("rating_tim", condition=masa),
            ditetapkan=Exists(dinilai.ditetapkan()),
        )
        .select_related("skp__pegawai", "rating_kini")  # type: ignore[misc]  # annotated above
        .order_by("skp__pegawai__nama", "skp_id", "-jenis", "urut", "id")
    )


@dataclass(frozen=True)
class BarisRatingTim:
    """One result with its progress of the period and the rating that its head gave (None: not
    yet); ``ditetapkan`` once the evaluation is set and nothing can change."""

    hasil: RencanaHasilKerja
    indikator: tuple[IndikatorPeriode, ...]
    rating: RatingTim | None
    ditetapkan: bool


def baris_rating_tim(hasil: Iterable[RencanaHasilKerja], periode: Periode) -> list[BarisRatingTim]:
    """These results of ``hasil_dinilai_tim``: three queries, however many."""
    daftar = list(hasil)
    indikator = indikator_dalam(daftar, periode.mulai, periode.selesai)
    return [
        BarisRatingTim(satu, indikator[satu.pk], getattr(satu, "rating_kini", None), _is_set(satu))
        for satu in daftar
    ]


def _is_set(hasil: Any) -> bool:
    return bool(hasil.ditetapkan)  # annotated by hasil_dinilai_tim


@dataclass(frozen=True)
class MasukanTim:
    """A rating of a team's head, as the penilai and the person read it."""

    hasil_id: int
    uraian: str
    tim: str
    rating: Rating
    catatan: str
    oleh: str
    pada: datetime


def masukan_expression(skp: str, pegawai: str, mulai: Any, selesai: Any) -> ArraySubquery:
    """The ratings for an evaluation, to annotate its row with; ``read_masukan`` reads them."""
    tahunan = Q(jenis=JenisEvaluasi.TAHUNAN, hasil__skp__pegawai=OuterRef(pegawai))
    rating = RatingTim.objects.filter(
        Q(hasil__skp=OuterRef(skp)) | tahunan,
        instansi=OuterRef("instansi"),
        mulai=mulai,
        selesai=selesai,
    )
    return ArraySubquery(
        rating.order_by("hasil__skp__mulai", "-hasil__jenis", "hasil__urut", "hasil_id").values(
            data=JSONObject(
                hasil_id="hasil_id",
                uraian="hasil__uraian",
                tim="tim__nama",
                rating="rating",
                catatan="catatan",
                oleh="oleh__nama",
                pada="dibuat_pada",
            )
        )
    )


def read_masukan(isi: Iterable[dict[str, Any]]) -> list[MasukanTim]:
    return [
        MasukanTim(
            **{
                **satu,
                "rating": Rating(satu["rating"]),
                "pada": datetime.fromisoformat(satu["pada"]),
            }
        )
        for satu in isi
    ]
