"""Ratings, the predicate they give and its working, as ``penilaian.hitung`` stores them.

The use case reads one person's inputs from the database; here they are known already. A test
holds the two together.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from tera.aturan.kalender import Periode
from tera.aturan.perhitungan import Langkah, Perhitungan, to_json
from tera.aturan.predikat import (
    SE_MENPANRB_3_2023,
    Predikat,
    PredikatOrganisasi,
    Rating,
    determine_predikat,
    rating_kepala_unit,
)
from tera.contoh.capaian import CapaianJadi
from tera.contoh.kerangka import Kerangka, RencanaJadi


@dataclass(frozen=True, slots=True)
class Putusan:
    """Ratings, the predicate and its working."""

    hasil: Rating
    perilaku: Rating
    predikat: Predikat
    perhitungan: dict[str, Any]

    @property
    def isi(self) -> dict[str, Any]:
        """The columns of an evaluation."""
        return {
            "rating_hasil": str(self.hasil),
            "rating_perilaku": str(self.perilaku),
            "predikat": str(self.predikat),
            "perhitungan": self.perhitungan,
        }

    def with_steps(self, langkah: Iterable[Langkah]) -> "Putusan":
        """The same with further steps at the end of the working."""
        tambahan = to_json(Perhitungan(None, tuple(langkah)))["langkah"]
        semua = [*self.perhitungan["langkah"], *tambahan]
        return replace(self, perhitungan={**self.perhitungan, "langkah": semua})


def wajib_of(k: Kerangka, rencana: RencanaJadi, capaian: CapaianJadi) -> Perhitungan[Rating] | None:
    """The rating of hasil kerja that the head of a unit has by the unit's predicate."""
    if not rencana.orang.kepala:
        return None
    peta = {
        PredikatOrganisasi(organisasi): Rating(rating)
        for organisasi, rating in k.setelan["rating_kepala_unit"].items()
    }
    return rating_kepala_unit(organisasi=capaian.predikat, peta=peta)


def compute_putusan(
    k: Kerangka,
    rencana: RencanaJadi,
    periode: Periode,
    capaian: CapaianJadi,
    hasil: Rating,
    perilaku: Rating,
) -> Putusan:
    """The predicate by the quadrant, with inputs, steps and citations."""
    dasar = determine_predikat(hasil=hasil, perilaku=perilaku, pada=periode.selesai)
    wajib = wajib_of(k, rencana, capaian)
    organisasi = Langkah("Capaian kinerja organisasi", capaian.predikat.label, SE_MENPANRB_3_2023)
    dilihat = _seen(rencana, periode)
    langkah = (
        _langkah_bahan(dilihat),
        *(wajib.langkah if wajib else (organisasi,)),
        *dasar.langkah,
    )
    masukan = {
        "periode": periode.kode,
        "pada": periode.selesai.isoformat(),
        "rating_hasil": str(hasil),
        "rating_perilaku": str(perilaku),
        "capaian": {
            "id": capaian.id,
            "unit": capaian.unit_id,
            "predikat": str(capaian.predikat),
            "versi": 1,
        },
        "kepala_unit": wajib is not None,
        "peta": k.setelan["rating_kepala_unit"] if wajib else None,
        "pelaksanaan": dilihat,
    }
    isi = {**to_json(replace(dasar, langkah=langkah)), "masukan": masukan}
    return Putusan(hasil, perilaku, dasar.nilai, isi)


def _langkah_bahan(dilihat: dict[str, int]) -> Langkah:
    return Langkah(
        "Bahan pada hari penetapan",
        f"{dilihat['indikator_berealisasi']} dari {dilihat['indikator']} indikator dilaporkan, "
        f"{dilihat['bukti']} bukti dukung, {dilihat['umpan_balik']} umpan balik",
    )


def _seen(rencana: RencanaJadi, periode: Periode) -> dict[str, int]:
    """What the penilai could look at."""
    bulan = periode.bulan
    lapor = [indikator for satu, indikator in rencana.laporan if satu in bulan]
    return {
        "indikator": sum(len(hasil.indikator) for hasil in rencana.hasil),
        "indikator_berealisasi": len(set(lapor)),
        "realisasi": len(lapor),
        "bukti": sum(satu in bulan for satu in rencana.bukti),
        "umpan_balik": sum(satu in periode for satu in rencana.umpan_balik),
    }
