"""What setting a result would do, shown before it is done."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tera.aturan.perhitungan import to_json
from tera.aturan.predikat import Predikat, Rating
from tera.penilaian.hitung import compute
from tera.penilaian.models import CapaianOrganisasi, Evaluasi
from tera.penilaian.queries.distribusi import Distribusi, distribusi_unit, why_not_conforming
from tera.penilaian.queries.evaluasi import konteks_evaluasi
from tera.penilaian.waktu import periode_of


@dataclass(frozen=True)
class PratinjauPenetapan:
    """The predicate that the draft comes to, and the unit's spread with it.

    ``tertahan`` is the sentence of a binding distribution that does not conform, or empty.
    """

    capaian: CapaianOrganisasi
    predikat: Predikat
    perhitungan: dict[str, Any]
    distribusi: Distribusi
    tertahan: str


def pratinjau_penetapan(evaluasi: Evaluasi, pada: date) -> PratinjauPenetapan | None:
    """For a draft with both ratings; None while something is still missing. Three queries."""
    konteks = konteks_evaluasi(evaluasi.skp, periode_of(evaluasi), pada)
    capaian = konteks.capaian
    if capaian is None or not (evaluasi.rating_hasil and evaluasi.rating_perilaku):
        return None
    hasil, perilaku = Rating(evaluasi.rating_hasil), Rating(evaluasi.rating_perilaku)
    perhitungan = compute(konteks, capaian, hasil, perilaku)
    distribusi = distribusi_unit(
        evaluasi.instansi_id,
        capaian.unit_id,
        konteks.periode,
        pada,
        pengaturan=konteks.pengaturan,
        capaian=capaian,
    )
    return PratinjauPenetapan(
        capaian=capaian,
        predikat=perhitungan.nilai,
        perhitungan=to_json(perhitungan),
        distribusi=distribusi,
        tertahan=why_not_conforming(distribusi) if distribusi.mengikat else "",
    )
