"""Competence: what a position asks, what a person has, the gaps, and hours of development.

Source: PermenPANRB 38/2017, Peraturan LAN 10/2018 and 15/2020; levels by position and bands are
unverified, so the agency's own standard comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tera.aturan.berlabel import Berlabel
from tera.aturan.bilangan import format_bilangan, format_pecahan
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import parameter
from tera.aturan.perhitungan import Langkah, Perhitungan

TINGKAT_TERTINGGI = 5
JP_TERBANYAK = 2_000


class KompetensiTidakSah(GalatAturan):
    """Levels or hours that do not exist."""


class Kesesuaian(Berlabel):
    """Band of the job-person match, best first."""

    OPTIMAL = "optimal", "Optimal"
    CUKUP_OPTIMAL = "cukup_optimal", "Cukup optimal"
    KURANG_OPTIMAL = "kurang_optimal", "Kurang optimal"


class JabatanKompetensi(Berlabel):
    """Positions with an expected level."""

    PELAKSANA = "pelaksana", "Pelaksana"
    PENGAWAS = "pengawas", "Pengawas"
    ADMINISTRATOR = "administrator", "Administrator"
    JPT_PRATAMA = "jpt_pratama", "JPT pratama"
    JPT_MADYA = "jpt_madya", "JPT madya"
    JPT_UTAMA = "jpt_utama", "JPT utama"
    AHLI_PERTAMA = "ahli_pertama", "Ahli Pertama"
    AHLI_MUDA = "ahli_muda", "Ahli Muda"
    AHLI_MADYA = "ahli_madya", "Ahli Madya"
    AHLI_UTAMA = "ahli_utama", "Ahli Utama"


class KelompokAsn(Berlabel):
    """Kind of civil servant."""

    PNS = "pns", "PNS"
    PPPK = "pppk", "PPPK"


@dataclass(frozen=True, slots=True)
class TingkatKompetensi:
    """One competence: the level that the position asks (1 to 5) and the level found (0 to 5)."""

    nama: str
    diminta: int
    dimiliki: int

    @property
    def kesenjangan(self) -> int:
        """How many levels are missing; 0 where the position's level is reached."""
        return max(0, self.diminta - self.dimiliki)


@dataclass(frozen=True, slots=True)
class HasilKesesuaian:
    """``persen`` exact and may exceed 100; ``kurang`` are the competences with a gap."""

    persen: Fraction
    kesesuaian: Kesesuaian
    kurang: tuple[TingkatKompetensi, ...]


def tingkat_diminta(jabatan: JabatanKompetensi) -> Mapping[str, int]:
    """The nine managerial and socio-cultural competences at the level of a kind of position."""
    isi = parameter("kompetensi_standar").terbaru.isi
    tingkat = isi["jabatan"][JabatanKompetensi(jabatan)]
    return dict.fromkeys((*isi["manajerial"], *isi["sosial_kultural"]), tingkat)


def determine_kesesuaian(
    *, kompetensi: Sequence[TingkatKompetensi]
) -> Perhitungan[HasilKesesuaian]:
    """Job-person match: sum of levels found over sum of levels asked, in percent.

    A level above the one asked raises the sum, as the formula has it, so gaps are named beside
    the figure and are never hidden by it. Raises KompetensiTidakSah.
    """
    if not kompetensi:
        raise KompetensiTidakSah("Isi paling sedikit satu kompetensi.")
    for satu in kompetensi:
        _check_levels(satu)
    diminta = sum(satu.diminta for satu in kompetensi)
    dimiliki = sum(satu.dimiliki for satu in kompetensi)
    persen = Fraction(100 * dimiliki, diminta)
    pita = parameter("kompetensi_kesesuaian").terbaru
    tercapai = (Kesesuaian(nama) for nama, batas in pita.isi.items() if persen >= batas)
    kesesuaian = next(tercapai, Kesesuaian.KURANG_OPTIMAL)
    kurang = tuple(satu for satu in kompetensi if satu.kesenjangan)
    sebut = "; ".join(f"{satu.nama} (kurang {satu.kesenjangan} tingkat)" for satu in kurang)
    return Perhitungan(
        HasilKesesuaian(persen, kesesuaian, kurang),
        (
            Langkah("Jumlah tingkat yang diminta", str(diminta)),
            Langkah("Jumlah tingkat yang dimiliki", str(dimiliki)),
            pita.langkah("Kesesuaian", f"{format_pecahan(persen)}%: {kesesuaian.label}"),
            Langkah("Kesenjangan", sebut or "tidak ada"),
        ),
    )


def check_jam_pelajaran(*, kelompok: KelompokAsn, jp: Decimal, pada: date) -> Perhitungan[Decimal]:
    """Hours still missing in the year (0 where none); ``jp`` 0 to 2000.

    PNS have a minimum; PPPK have none but a ceiling, so nothing is ever missing for them.
    Raises KompetensiTidakSah, ParameterTidakBerlaku.
    """
    if not 0 <= jp <= JP_TERBANYAK:
        raise KompetensiTidakSah(f"Jam pelajaran harus 0 sampai {JP_TERBANYAK}.")
    aturan = parameter("jam_pelajaran").pada(pada)
    capai = Langkah("Jam pelajaran tahun ini", f"{format_bilangan(jp)} JP")
    if KelompokAsn(kelompok) is KelompokAsn.PPPK:
        batas = aturan.isi.get("pppk_paling_banyak")
        kata = f"paling banyak {batas} JP" if batas else "belum diatur"
        return Perhitungan(Decimal(0), (capai, aturan.langkah("Ketentuan PPPK", kata)))
    perlu = aturan.isi["pns_paling_sedikit"]
    kurang = max(Decimal(0), perlu - jp)
    return Perhitungan(
        kurang,
        (
            capai,
            aturan.langkah("Ketentuan PNS", f"paling sedikit {perlu} JP"),
            Langkah("Masih kurang", f"{format_bilangan(kurang)} JP"),
        ),
    )


@dataclass(frozen=True, slots=True)
class KonversiJp:
    """The agency's own row of the conversion table: hours for one unit of a form of learning.

    ``terbanyak`` caps a year, None where it does not.
    """

    bentuk: str
    jp_per_satuan: Decimal
    terbanyak: Decimal | None = None


def convert_jam_pelajaran(
    *, kegiatan: Mapping[str, Decimal], tabel: Sequence[KonversiJp]
) -> Perhitungan[Decimal]:
    """Hours of a year from units of each form of learning, by the agency's table.

    Raises KompetensiTidakSah for a form without a row: the annex of Peraturan LAN 10/2018 was
    not readable, so nothing is assumed.
    """
    baris = {satu.bentuk: satu for satu in tabel}
    jumlah, langkah = Decimal(0), []
    for bentuk, banyak in kegiatan.items():
        if bentuk not in baris:
            raise KompetensiTidakSah(f"Konversi JP untuk {bentuk!r} belum diatur oleh instansi.")
        if banyak < 0:
            raise KompetensiTidakSah("Banyak kegiatan tidak boleh kurang dari nol.")
        satu = baris[bentuk]
        jp = banyak * satu.jp_per_satuan
        dipakai = jp if satu.terbanyak is None else min(jp, satu.terbanyak)
        jumlah += dipakai
        batas = "" if dipakai == jp else f" (paling banyak {format_bilangan(dipakai)} JP)"
        rumus = f"{format_bilangan(banyak)} × {format_bilangan(satu.jp_per_satuan)} JP{batas}"
        langkah.append(Langkah(bentuk, rumus))
    langkah.append(Langkah("Jumlah", f"{format_bilangan(jumlah)} JP"))
    return Perhitungan(jumlah, tuple(langkah))


def _check_levels(satu: TingkatKompetensi) -> None:
    if not 1 <= satu.diminta <= TINGKAT_TERTINGGI or not 0 <= satu.dimiliki <= TINGKAT_TERTINGGI:
        raise KompetensiTidakSah(
            f"{satu.nama}: tingkat yang diminta 1 sampai 5, yang dimiliki 0 sampai 5."
        )
