"""Indeks Profesionalitas ASN: four dimensions, 0 to 100, and its category.

Source: PermenPANRB 38/2018, Peraturan BKN 8/2019; several cells are second-hand or unverified.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tera.aturan.berlabel import Berlabel
from tera.aturan.bilangan import format_bilangan
from tera.aturan.disiplin import TingkatHukuman
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import Nilai, parameter
from tera.aturan.pendidikan import Pendidikan
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.predikat import Predikat

JP_TERBANYAK = 2_000


class IpAsnTidakSah(GalatAturan):
    """Inputs from which no index can be computed."""


class KelompokJabatan(Berlabel):
    """Group of positions that the table of competence knows."""

    STRUKTURAL = "struktural", "Struktural"
    FUNGSIONAL = "fungsional", "Fungsional"
    PELAKSANA = "pelaksana", "Pelaksana"


class KategoriIpAsn(Berlabel):
    """Category of the index, highest first."""

    SANGAT_TINGGI = "sangat_tinggi", "Sangat Tinggi"
    TINGGI = "tinggi", "Tinggi"
    SEDANG = "sedang", "Sedang"
    RENDAH = "rendah", "Rendah"
    SANGAT_RENDAH = "sangat_rendah", "Sangat Rendah"


@dataclass(frozen=True, slots=True)
class HasilIpAsn:
    """The four dimensions and what they come to."""

    kualifikasi: Decimal
    kompetensi: Decimal
    kinerja: Decimal
    disiplin: Decimal
    kategori: KategoriIpAsn

    @property
    def jumlah(self) -> Decimal:
        """The index, 0 to 100."""
        return self.kualifikasi + self.kompetensi + self.kinerja + self.disiplin


def determine_ip_asn(
    *,
    pendidikan: Pendidikan,
    jabatan: KelompokJabatan,
    diklat_utama: bool,
    jp: int,
    seminar: bool,
    kinerja: Predikat | Decimal,
    hukuman: TingkatHukuman,
    pada: date | None = None,
) -> Perhitungan[HasilIpAsn]:
    """The index of one person. What is not evidenced counts as not done.

    ``diklat_utama``: diklatpim or diklat fungsional, by position; ``jp`` hours of technical
    training in the last year (0 to 2000); ``kinerja`` a predicate, or the number (0 to 120) of
    an old year; ``hukuman`` the heaviest of the last five years. Raises IpAsnTidakSah.
    """
    pendidikan, jabatan = Pendidikan(pendidikan), KelompokJabatan(jabatan)
    if not 0 <= jp <= JP_TERBANYAK:
        raise IpAsnTidakSah(f"Jam pelajaran harus 0 sampai {JP_TERBANYAK}.")
    kualifikasi, k1 = _cell("kualifikasi", pendidikan, pada)
    kompetensi, k2 = _competence(jabatan, diklat_utama, jp, seminar, pada)
    nilai, k3 = _cell("kinerja", determine_predikat_ip(kinerja, pada), pada)
    disiplin, k4 = _cell("disiplin", TingkatHukuman(hukuman), pada)
    kategori = determine_kategori(kualifikasi + kompetensi + nilai + disiplin, pada)
    hasil = HasilIpAsn(kualifikasi, kompetensi, nilai, disiplin, kategori.nilai)
    return Perhitungan(hasil, (k1, *k2, k3, k4, *kategori.langkah))


def determine_predikat_ip(kinerja: Predikat | Decimal, pada: date | None = None) -> Predikat:
    """The predicate of a numeric value of an old year (0 to 120), or the predicate itself."""
    if not isinstance(kinerja, (Decimal, int)):
        return Predikat(kinerja)
    if not 0 <= kinerja <= 120:
        raise IpAsnTidakSah("Nilai kinerja harus 0 sampai 120.")
    batas = _nilai("kinerja", pada).isi["di_atas"]
    lebih = (Predikat(kode) for kode, bawah in batas.items() if kinerja > bawah)
    return next(lebih, Predikat.SANGAT_KURANG)


def determine_kategori(
    jumlah: Decimal | Fraction, pada: date | None = None
) -> Perhitungan[KategoriIpAsn]:
    """The category of an index (0 to 100); raises IpAsnTidakSah."""
    if not 0 <= jumlah <= 100:
        raise IpAsnTidakSah("Indeks harus 0 sampai 100.")
    aturan = _nilai("kategori", pada)
    lebih = (KategoriIpAsn(kode) for kode, bawah in aturan.isi.items() if jumlah > bawah)
    kategori = next(lebih, KategoriIpAsn.SANGAT_RENDAH)
    tampil = format_bilangan(Decimal(jumlah)) if isinstance(jumlah, (Decimal, int)) else f"{jumlah}"
    return Perhitungan(
        kategori,
        (Langkah("Jumlah", tampil), aturan.langkah("Kategori", kategori.label)),
    )


def mean_ip_asn(jumlah: Sequence[Decimal]) -> Fraction:
    """The index of a unit: the exact mean of its people; raises IpAsnTidakSah without any."""
    if not jumlah:
        raise IpAsnTidakSah("Belum ada pegawai yang diukur.")
    return sum(map(Fraction, jumlah), Fraction(0)) / len(jumlah)


def _cell(nama: str, kode: Berlabel, pada: date | None) -> tuple[Decimal, Langkah]:
    """One dimension that is a plain table."""
    aturan = _nilai(nama, pada)
    nilai = Decimal(aturan.isi.get("predikat", aturan.isi)[kode])
    label = f"{nama.capitalize()}: {kode.label}"
    return nilai, aturan.langkah(label, format_bilangan(nilai))


def _competence(
    jabatan: KelompokJabatan, diklat_utama: bool, jp: int, seminar: bool, pada: date | None
) -> tuple[Decimal, list[Langkah]]:
    aturan = _nilai("kompetensi", pada)
    isi, terendah = aturan.isi["nilai"][jabatan], aturan.isi["jp_terendah"]
    bukti = {
        "diklat_utama": ("Diklat kepemimpinan atau fungsional", diklat_utama),
        "teknis": (f"Pengembangan teknis {jp} JP (paling sedikit {terendah})", jp >= terendah),
        "seminar": ("Seminar dua tahun terakhir", seminar),
    }
    jumlah, langkah = Decimal(0), []
    for nama, (label, ada) in bukti.items():
        if not isi[nama]:
            continue
        nilai = Decimal(isi[nama]) if ada else Decimal(0)
        jumlah += nilai
        kata = format_bilangan(nilai) if ada else "0 (tidak ada bukti)"
        langkah.append(aturan.langkah(f"Kompetensi: {label}", kata))
    return jumlah, langkah


def _nilai(nama: str, pada: date | None) -> Nilai:
    isi = parameter(f"ip_asn_{nama}")
    return isi.terbaru if pada is None else isi.pada(pada)
