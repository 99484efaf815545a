"""Rank promotion of PNS and level promotion of functional officials: kinds, conditions, periods.

Sources: PP 99/2000 jo PP 12/2002, Peraturan BKN 3/2023, 2/2025, 4/2025; several figures are from
general knowledge and marked so. Kinds whose conditions our sources do not give are refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from tera.aturan.angka_kredit import format_angka_kredit
from tera.aturan.berlabel import Berlabel
from tera.aturan.disiplin import TingkatHukuman
from tera.aturan.galat import GalatAturan
from tera.aturan.kalender import NAMA_BULAN, format_tanggal
from tera.aturan.kelayakan import (
    Keadaan,
    Kelayakan,
    Syarat,
    assess,
    require_bebas_hukuman,
    require_masa,
    require_predikat,
    require_ya,
)
from tera.aturan.pangkat import compare_golongan, format_pangkat, golongan_berikut
from tera.aturan.parameter import Nilai, parameter
from tera.aturan.pendidikan import Pendidikan
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.predikat import Predikat


class SyaratTidakDisebut(GalatAturan):
    """A kind of promotion whose conditions our sources do not give."""


class JenisKenaikan(Berlabel):
    """Kinds of promotion; the last eight are known by name only."""

    REGULER = "reguler", "Kenaikan pangkat reguler"
    STRUKTURAL = "struktural", "Kenaikan pangkat pilihan, jabatan struktural"
    FUNGSIONAL = "fungsional", "Kenaikan pangkat pilihan, jabatan fungsional"
    PRESTASI = "prestasi", "Kenaikan pangkat pilihan, prestasi kerja luar biasa baik"
    JENJANG = "jenjang", "Kenaikan jenjang jabatan fungsional"
    PENEMUAN = "penemuan", "Penemuan baru"
    IJAZAH = "ijazah", "Penyesuaian ijazah"
    PEJABAT_NEGARA = "pejabat_negara", "Pejabat negara"
    TUGAS_BELAJAR = "tugas_belajar", "Tugas belajar"
    DIPERBANTUKAN = "diperbantukan", "Diperbantukan"
    ISTIMEWA = "istimewa_jf", "Istimewa bagi jabatan fungsional"
    ANUMERTA = "anumerta", "Anumerta"
    PENGABDIAN = "pengabdian", "Pengabdian"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKenaikan:
    """What is known of a person; None is not known. ``predikat`` by year.

    ``angka_kredit`` and ``angka_kredit_minimal`` are for the rank or the level that is asked.
    """

    golongan: str
    tmt_pangkat: date | None = None
    tmt_jabatan: date | None = None
    predikat: dict[int, Predikat] = field(default_factory=dict)
    hukuman: TingkatHukuman | None = None
    hukuman_sampai: date | None = None
    pendidikan: Pendidikan | None = None
    golongan_atasan: str | None = None
    angka_kredit: Fraction | None = None
    angka_kredit_minimal: Fraction | None = None
    lowongan: bool | None = None
    uji_kompetensi: bool | None = None


def check_kenaikan(
    *, jenis: JenisKenaikan, data: DataKenaikan, pada: date
) -> Perhitungan[Kelayakan]:
    """Conditions of a promotion on ``pada``, each with its state, reason and date.

    Raises SyaratTidakDisebut for kinds without conditions in our sources (also those that began
    later than ``pada``), PangkatTidakDikenal.
    """
    jenis = JenisKenaikan(jenis)
    dasar = parameter("kenaikan_pangkat").pada(pada)
    isi = dasar.isi.get(jenis)
    if isi is None:
        raise SyaratTidakDisebut(
            f"Syarat {jenis.label} tidak disebut sumber kami untuk tanggal ini."
        )
    golongan_berikut(data.golongan)
    return assess(tuple(_conditions(jenis, isi, data, pada, dasar)))


def periode_berikut(tanggal: date) -> Perhitungan[date]:
    """The first period of rank promotion on or after a day (always the first of a month).

    Raises ParameterTidakBerlaku before 2002.
    """
    hari = tanggal
    while True:
        aturan = parameter("periode_kenaikan_pangkat").pada(hari)
        if hari.day == 1 and hari.month in aturan.isi:
            break
        hari = date(hari.year + hari.month // 12, hari.month % 12 + 1, 1)
    setahun = ", ".join(NAMA_BULAN[bulan - 1] for bulan in aturan.isi)
    return Perhitungan(
        hari,
        (
            Langkah("Sejak", format_tanggal(tanggal)),
            aturan.langkah("Periode dalam setahun", setahun),
            Langkah("Periode berikutnya", format_tanggal(hari)),
        ),
    )


def golongan_tertinggi(pendidikan: Pendidikan, pada: date) -> str:
    """The highest golongan ruang of a regular promotion with this education (unverified)."""
    isi: Mapping[str, str] = parameter("golongan_tertinggi").pada(pada).isi
    return isi[Pendidikan(pendidikan)]


def _conditions(
    jenis: JenisKenaikan, isi: Mapping[str, Any], data: DataKenaikan, pada: date, dasar: Nilai
) -> Iterator[Syarat]:
    yield from _tenures(isi, data, pada, dasar)
    yield require_predikat(
        predikat=data.predikat,
        terendah=Predikat(isi["predikat"]),
        tahun=isi["tahun"],
        pada=pada,
        dasar=dasar,
    )
    yield require_bebas_hukuman(hukuman=data.hukuman, sampai=data.hukuman_sampai, pada=pada)
    if jenis in {JenisKenaikan.FUNGSIONAL, JenisKenaikan.JENJANG}:
        yield _credit(data, dasar)
    if jenis is JenisKenaikan.JENJANG:
        yield require_ya(
            label="Lowongan jenjang", nilai=data.lowongan, sebab="menurut peta jabatan", dasar=dasar
        )
        yield require_ya(
            label="Uji kompetensi", nilai=data.uji_kompetensi, sebab="hasil ujian", dasar=dasar
        )
    if jenis is JenisKenaikan.REGULER:
        yield from _ceilings(data, pada)


def _tenures(
    isi: Mapping[str, Any], data: DataKenaikan, pada: date, dasar: Nilai
) -> Iterator[Syarat]:
    masa = (
        ("bulan_pangkat", "Masa dalam pangkat terakhir", data.tmt_pangkat),
        ("bulan_jabatan", "Masa dalam jabatan", data.tmt_jabatan),
    )
    for kunci, label, sejak in masa:
        if kunci in isi:
            yield require_masa(label=label, sejak=sejak, bulan=isi[kunci], pada=pada, dasar=dasar)


def _credit(data: DataKenaikan, dasar: Nilai) -> Syarat:
    label = "Angka kredit"
    if data.angka_kredit is None or data.angka_kredit_minimal is None:
        return Syarat(label, Keadaan.TIDAK_DIKETAHUI, "belum ditetapkan", dasar)
    ada, perlu = data.angka_kredit, data.angka_kredit_minimal
    sebab = f"{format_angka_kredit(ada)} dari {format_angka_kredit(perlu)}"
    return Syarat(label, Keadaan.TERPENUHI if ada >= perlu else Keadaan.BELUM, sebab, dasar)


def _ceilings(data: DataKenaikan, pada: date) -> Iterator[Syarat]:
    """A regular promotion ends where the diploma ends, and ended below the superior's rank."""
    tujuan = golongan_berikut(data.golongan)
    ijazah = parameter("golongan_tertinggi").pada(pada)
    label = "Belum mencapai golongan tertinggi menurut ijazah"
    if tujuan is None:
        yield Syarat(label, Keadaan.BELUM, "sudah golongan ruang tertinggi", ijazah)
        return
    if data.pendidikan is None:
        yield Syarat(label, Keadaan.TIDAK_DIKETAHUI, "pendidikan belum tercatat", ijazah)
    else:
        puncak = golongan_tertinggi(data.pendidikan, pada)
        boleh = compare_golongan(tujuan, puncak) <= 0
        sebab = f"{Pendidikan(data.pendidikan).label} sampai {format_pangkat(puncak)}"
        yield Syarat(label, Keadaan.TERPENUHI if boleh else Keadaan.BELUM, sebab, ijazah)
    batas = parameter("pangkat_atasan").pada(pada)
    if not batas.isi:
        yield _below_superior(tujuan, data.golongan_atasan, batas)


def _below_superior(tujuan: str, atasan: str | None, batas: Nilai) -> Syarat:
    label = "Tidak melampaui pangkat atasan langsung"
    if atasan is None:
        return Syarat(label, Keadaan.TIDAK_DIKETAHUI, "pangkat atasan belum tercatat", batas)
    boleh = compare_golongan(tujuan, atasan) <= 0
    sebab = f"atasan {format_pangkat(atasan)}"
    return Syarat(label, Keadaan.TERPENUHI if boleh else Keadaan.BELUM, sebab, batas)
