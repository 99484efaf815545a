"""Which regulation governs an assessed period, and what it calls a predicate."""

from datetime import date

from tera.aturan.berlabel import Berlabel
from tera.aturan.galat import GalatAturan
from tera.aturan.kalender import format_tanggal
from tera.aturan.parameter import ParameterTidakBerlaku, parameter
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.predikat import Predikat


class RezimTidakDikenal(GalatAturan):
    """The date lies outside of every regulation that Tera knows."""


class SebutanTidakDikenal(GalatAturan):
    """A text that names no predicate."""


class Rezim(Berlabel):
    """A way of appraising, by the regulation it rests on."""

    PP_46_2011 = "pp_46_2011", "PP 46/2011 (SKP dan perilaku dengan angka)"
    PP_30_2019 = "pp_30_2019", "PP 30/2019 dengan PermenPANRB 8/2021 (angka)"
    PERMENPANRB_6_2022 = "permenpanrb_6_2022", "PermenPANRB 6/2022 (ekspektasi dan kuadran)"


class Sebutan(Berlabel):
    """Where a predicate is written: its wording differs."""

    PERMENPANRB_6_2022 = "permenpanrb_6_2022", "Dokumen evaluasi sejak 2022"
    KURVA = "kurva", "Kurva distribusi"
    PP_30_2019 = "pp_30_2019", "Penilaian menurut PP 30/2019"
    ANGKA_KREDIT = "angka_kredit", "Dokumen angka kredit"
    TUKIN = "tukin", "Aturan tunjangan kinerja"
    PP_46_2011 = "pp_46_2011", "Penilaian menurut PP 46/2011"


def determine_rezim(*, pada: date) -> Perhitungan[Rezim]:
    """The regime of a day of the assessed period; raises RezimTidakDikenal before the first."""
    try:
        nilai = parameter("rezim").pada(pada)
    except ParameterTidakBerlaku as galat:
        raise RezimTidakDikenal(
            f"Penilaian pada {format_tanggal(pada)} terjadi sebelum peraturan yang dikenal Tera."
        ) from galat
    rezim = Rezim(nilai.isi)
    return Perhitungan(
        rezim,
        (
            Langkah("Hari dalam masa yang dinilai", format_tanggal(pada)),
            nilai.langkah("Peraturan penilaian kinerja", rezim.label),
        ),
    )


def label_predikat(predikat: Predikat, sebutan: Sebutan = Sebutan.PERMENPANRB_6_2022) -> str:
    """How a predicate is written there: "Cukup", "Kurang/Misconduct"."""
    isi = parameter("label_predikat").terbaru.isi
    return str(isi[Sebutan(sebutan)][Predikat(predikat)])


def parse_predikat(teks: str) -> Predikat:
    """The predicate that any of these words means, whatever their case and spacing.

    Raises SebutanTidakDikenal for any other text.
    """
    dicari = _plain(teks[:60])
    for sebutan in parameter("label_predikat").terbaru.isi.values():
        for predikat, label in sebutan.items():
            if _plain(label) == dicari or _plain(predikat) == dicari:
                return Predikat(predikat)
    raise SebutanTidakDikenal(f"Predikat {teks[:40]!r} tidak dikenal; tulis misalnya Baik.")


def _plain(teks: str) -> str:
    return "".join(huruf for huruf in teks.casefold() if huruf.isalpha())
