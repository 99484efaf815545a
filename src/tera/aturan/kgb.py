"""Kenaikan gaji berkala: every two years, with a satisfactory predicate; unverified figures."""

from datetime import date

from tera.aturan.disiplin import TingkatHukuman
from tera.aturan.galat import GalatAturan
from tera.aturan.kalender import add_bulan, format_tanggal
from tera.aturan.kelayakan import (
    Keadaan,
    Kelayakan,
    Syarat,
    assess,
    require_bebas_hukuman,
    require_predikat,
)
from tera.aturan.parameter import parameter
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.predikat import Predikat


class KgbTidakSah(GalatAturan):
    """A postponement that the rule does not know."""


def determine_kgb(*, tmt_terakhir: date, penundaan: int = 0) -> Perhitungan[date]:
    """The day of the next rise: two years after the last one, later by the months postponed.

    ``penundaan`` 0 to 12 months. Raises KgbTidakSah. Source: PP 7/1977 (unverified); PPPK
    likewise.
    """
    aturan = parameter("kgb").terbaru
    terlama = aturan.isi["penundaan_terlama"]
    if type(penundaan) is not int or not 0 <= penundaan <= terlama:
        raise KgbTidakSah(f"Penundaan harus 0 sampai {terlama} bulan setiap kali.")
    hari = add_bulan(tmt_terakhir, aturan.isi["bulan"] + penundaan)
    ingat = add_bulan(hari, -aturan.isi["ingatkan_bulan"])
    return Perhitungan(
        hari,
        (
            Langkah("Kenaikan terakhir", format_tanggal(tmt_terakhir)),
            aturan.langkah("Jarak", f"{aturan.isi['bulan']} bulan"),
            Langkah("Penundaan", f"{penundaan} bulan"),
            Langkah("Kenaikan berikutnya", format_tanggal(hari)),
            Langkah("Diingatkan sejak", format_tanggal(ingat)),
        ),
    )


def check_kgb(
    *,
    tmt_terakhir: date,
    predikat: Predikat | None,
    hukuman: TingkatHukuman | None,
    hukuman_sampai: date | None = None,
    pada: date,
    penundaan: int = 0,
) -> Perhitungan[Kelayakan]:
    """Conditions of the rise on ``pada``: its day, the last year's predicate, no sanction."""
    aturan = parameter("kgb").terbaru
    hari = determine_kgb(tmt_terakhir=tmt_terakhir, penundaan=penundaan).nilai
    sebab = f"jatuh pada {format_tanggal(hari)}"
    waktu = Syarat("Sudah waktunya", Keadaan.TERPENUHI, sebab, aturan)
    if hari > pada:
        waktu = Syarat("Sudah waktunya", Keadaan.BELUM, sebab, aturan, hari)
    tahun = {} if predikat is None else {pada.year - 1: Predikat(predikat)}
    nilai = require_predikat(
        predikat=tahun, terendah=Predikat(aturan.isi["predikat"]), tahun=1, pada=pada, dasar=aturan
    )
    bebas = require_bebas_hukuman(hukuman=hukuman, sampai=hukuman_sampai, pada=pada)
    return assess((waktu, nilai, bebas))
