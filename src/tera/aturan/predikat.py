"""Ratings and the predicate that the quadrant of PermenPANRB 6/2022 makes of them."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from tera.aturan.acuan import Acuan, Ketetapan
from tera.aturan.berlabel import Berlabel
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import parameter
from tera.aturan.perhitungan import Langkah, Perhitungan

PERMENPANRB_6_2022 = Acuan("permenpanrb-6-2022")
SE_MENPANRB_3_2023 = Acuan("se-menpanrb-3-2023")


class KodeTidakDikenal(GalatAturan):
    """A code of the national SIASN service that names no rating or predicate."""


class PetaTidakLengkap(GalatAturan):
    """The agency's map gives no rating for the organisation's predicate."""


class Rating(Berlabel):
    """Rating of hasil kerja or of perilaku kerja: a judgement, never a percentage."""

    DI_ATAS = "di_atas", "Di Atas Ekspektasi"
    SESUAI = "sesuai", "Sesuai Ekspektasi"
    DI_BAWAH = "di_bawah", "Di Bawah Ekspektasi"


class Predikat(Berlabel):
    """Predikat kinerja pegawai, best first."""

    SANGAT_BAIK = "sangat_baik", "Sangat Baik"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


class PredikatOrganisasi(Berlabel):
    """Capaian kinerja organisasi, best first (SE MenPANRB 3/2023)."""

    ISTIMEWA = "istimewa", "Istimewa"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


# Codes of the SIASN API: the order of definition, counted from one.
KODE_SIASN: Mapping[Rating | Predikat, int] = MappingProxyType(
    {
        **{rating: kode for kode, rating in enumerate(Rating, start=1)},
        **{predikat: kode for kode, predikat in enumerate(Predikat, start=1)},
    }
)

PETA_BAWAAN: Mapping[PredikatOrganisasi, Rating] = MappingProxyType(
    {
        PredikatOrganisasi(organisasi): Rating(rating)
        for organisasi, rating in parameter("rating_kepala_unit").terbaru.isi.items()
    }
)
"""A suggestion, not law: the mapping is ``belum_diverifikasi``, each agency sets its own."""


def determine_predikat(*, hasil: Rating, perilaku: Rating, pada: date) -> Perhitungan[Predikat]:
    """The predicate where the two ratings cross in the quadrant.

    ``pada`` is a date of the assessed period. Raises ParameterTidakBerlaku for periods before
    2022, which PermenPANRB 6/2022 does not govern, and ValueError for no rating.
    Source: PermenPANRB 6/2022 with SE MenPANRB 3/2023.
    """
    hasil, perilaku = Rating(hasil), Rating(perilaku)
    kuadran = parameter("kuadran_predikat").pada(pada)
    predikat = Predikat(kuadran.isi[hasil][perilaku])
    return Perhitungan(
        predikat,
        (
            Langkah("Rating hasil kerja", hasil.label, PERMENPANRB_6_2022),
            Langkah("Rating perilaku kerja", perilaku.label, PERMENPANRB_6_2022),
            kuadran.langkah("Predikat kinerja menurut kuadran", predikat.label),
        ),
    )


def rating_kepala_unit(
    *,
    organisasi: PredikatOrganisasi,
    peta: Mapping[PredikatOrganisasi, Rating],
    acuan: Ketetapan | None = None,
) -> Perhitungan[Rating]:
    """Rating of hasil kerja of the head of a unit: what the unit achieved.

    ``peta`` is the agency's own mapping (PETA_BAWAAN suggests one), ``acuan`` the decree it
    rests on, None where the agency has none. Raises PetaTidakLengkap
    when it misses the predicate. Source: SE MenPANRB 3/2023; the mapping has no source.
    """
    organisasi = PredikatOrganisasi(organisasi)
    if organisasi not in peta:
        raise PetaTidakLengkap(
            f"Peta rating kepala unit belum memuat capaian organisasi {organisasi.label}."
        )
    rating = Rating(peta[organisasi])
    return Perhitungan(
        rating,
        (
            Langkah("Capaian kinerja organisasi", organisasi.label, SE_MENPANRB_3_2023),
            Langkah("Rating hasil kerja kepala unit (peta instansi)", rating.label, acuan),
        ),
    )


def kode_siasn(anggota: Rating | Predikat) -> int:
    """The SIASN code: rating 1 (di atas) to 3, predicate 1 (sangat baik) to 5.

    Raises TypeError for anything else: equal text of another enumeration is not the same thing.
    """
    if not isinstance(anggota, (Rating, Predikat)):
        raise TypeError(f"{anggota!r} is neither a Rating nor a Predikat")
    return KODE_SIASN[anggota]


def predikat_from_siasn(kode: int | str) -> Predikat:
    """The predicate of a SIASN code 1 to 5, number or text; raises KodeTidakDikenal."""
    for predikat in Predikat:
        if str(kode) == str(KODE_SIASN[predikat]):
            return predikat
    raise KodeTidakDikenal(f"Kode predikat SIASN {str(kode)[:20]!r} tidak dikenal.")


def rating_from_siasn(kode: int | str) -> Rating:
    """The rating of a SIASN code 1 to 3, number or text; raises KodeTidakDikenal."""
    for rating in Rating:
        if str(kode) == str(KODE_SIASN[rating]):
            return rating
    raise KodeTidakDikenal(f"Kode rating SIASN {str(kode)[:20]!r} tidak dikenal.")
