"""Calculators for years before PermenPANRB 6/2022: regimes, achievement, score, category."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tera.aturan.bidang import Bidang, JenisBidang, bidang_pada, pilihan_of
from tera.aturan.bilangan import format_pecahan
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.numerik import capaian_iki, determine_predikat_numerik, score_capaian
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.predikat import Predikat
from tera.aturan.rezim import Rezim, Sebutan, determine_rezim, label_predikat
from tera.aturan.target import Arah


def _rezim(*, pada: date) -> Perhitungan[Rezim]:
    return determine_rezim(pada=pada)


def _iki(
    *, realisasi: Decimal, target_bawah: Decimal, target_atas: Decimal | None, arah: str
) -> Perhitungan[Fraction]:
    return capaian_iki(
        realisasi=realisasi, target_bawah=target_bawah, target_atas=target_atas, arah=Arah(arah)
    )


def _skor(*, capaian: Decimal, target_maksimum: bool | None) -> Perhitungan[Fraction]:
    return score_capaian(capaian=capaian, target_maksimum=bool(target_maksimum))


def _pp30(
    *, skp: Decimal, perilaku: Decimal, pendapat: bool | None, inovasi: bool | None
) -> Perhitungan[Predikat]:
    return determine_predikat_numerik(
        skp=skp, perilaku=perilaku, pendapat=bool(pendapat), inovasi=bool(inovasi)
    )


def _label(nilai: Any) -> str:
    return str(nilai.label)


def _number(nama: str, label: str, maksimum: int, *, wajib: bool = True) -> Bidang:
    return Bidang(
        nama=nama,
        label=label,
        jenis=JenisBidang.BILANGAN,
        minimum=0,
        maksimum=maksimum,
        wajib=wajib,
    )


def _yes(nama: str, label: str) -> Bidang:
    return Bidang(nama=nama, label=label, jenis=JenisBidang.YA_TIDAK, wajib=False)


DAFTAR = (
    Kalkulator(
        kode="rezim",
        judul="Peraturan penilaian menurut tanggal",
        subjek=Subjek.PENILAIAN,
        penjelasan="Peraturan mana yang dipakai untuk sebuah masa yang dinilai.",
        bidang=(bidang_pada("Tanggal dalam masa yang dinilai"),),
        hitung=_rezim,
        format=_label,
        contoh={"pada": date(2021, 12, 31)},
    ),
    Kalkulator(
        kode="capaian-iki",
        judul="Capaian indikator menurut PermenPANRB 8/2021",
        subjek=Subjek.PENILAIAN,
        penjelasan="Persentase capaian sebuah indikator, untuk tahun 2021.",
        bidang=(
            _number("realisasi", "Realisasi", 10**12),
            _number("target_bawah", "Target (batas bawah bila rentang)", 10**12),
            _number("target_atas", "Batas atas target", 10**12, wajib=False),
            Bidang(
                nama="arah",
                label="Arah",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Arah),
            ),
        ),
        hitung=_iki,
        format=lambda nilai: f"{format_pecahan(nilai)}%",
        contoh={
            "realisasi": Decimal("99.2"),
            "target_bawah": Decimal(98),
            "target_atas": Decimal("99.5"),
            "arah": "naik",
        },
    ),
    Kalkulator(
        kode="nilai-capaian",
        judul="Nilai capaian menurut PermenPANRB 8/2021",
        subjek=Subjek.PENILAIAN,
        penjelasan="Nilai 0 sampai 120 dari persentase capaian, untuk tahun 2021.",
        bidang=(
            _number("capaian", "Capaian (persen)", 1000),
            _yes("target_maksimum", "Target sudah setinggi yang mungkin"),
        ),
        hitung=_skor,
        format=format_pecahan,
        contoh={"capaian": Decimal(90), "target_maksimum": None},
    ),
    Kalkulator(
        kode="predikat-pp-30-2019",
        judul="Kategori menurut PP 30/2019",
        subjek=Subjek.PENILAIAN,
        penjelasan="Kategori dari nilai SKP dan nilai perilaku, untuk tahun lama.",
        bidang=(
            _number("skp", "Nilai SKP", 120),
            _number("perilaku", "Nilai perilaku kerja", 120),
            _yes("pendapat", "Rekan dan bawahan ikut ditanya (60/40)"),
            _yes("inovasi", "Menciptakan ide atau cara baru yang berguna"),
        ),
        hitung=_pp30,
        format=lambda nilai: label_predikat(nilai, Sebutan.PP_30_2019),
        contoh={
            "skp": Decimal(112),
            "perilaku": Decimal(110),
            "pendapat": None,
            "inovasi": True,
        },
    ),
)
