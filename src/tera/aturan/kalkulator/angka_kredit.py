"""Calculators of angka kredit of functional positions."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from tera.aturan.angka_kredit import (
    BagianAngkaKredit,
    HasilPerpindahan,
    Jenjang,
    accumulate_bagian,
    bonus_ijazah,
    convert_angka_kredit,
    convert_perpindahan,
    format_angka_kredit,
)
from tera.aturan.bidang import CONTOH_PADA, Bidang, JenisBidang, bidang_pada, pilihan_of
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.pangkat import parse_golongan
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.predikat import Predikat


def _konversi(*, jenjang: str, predikat: str, bulan: int, pada: date) -> Perhitungan[Fraction]:
    return convert_angka_kredit(
        jenjang=Jenjang(jenjang), predikat=Predikat(predikat), bulan=bulan, pada=pada
    )


def _akumulasi(*, bagian: Sequence[Mapping[str, Any]]) -> Perhitungan[Fraction]:
    return accumulate_bagian(
        bagian=[
            BagianAngkaKredit(
                satu["tahun"],
                tuple(range(satu["dari"], satu["sampai"] + 1)),
                Predikat(satu["predikat"]),
                Jenjang(satu["jenjang"]),
            )
            for satu in bagian
        ]
    )


def _perpindahan(
    *, jenjang: str, golongan: str, tahun: int, bulan: int, pada: date
) -> Perhitungan[HasilPerpindahan]:
    return convert_perpindahan(
        jenjang=Jenjang(jenjang),
        golongan=parse_golongan(golongan),
        tahun_dalam_pangkat=tahun + Fraction(bulan, 12),
        pada=pada,
    )


def _ijazah(*, jenjang: str, pada: date) -> Perhitungan[Fraction]:
    return bonus_ijazah(jenjang=Jenjang(jenjang), pada=pada)


def _move(nilai: HasilPerpindahan) -> str:
    kredit, dasar = map(format_angka_kredit, (nilai.angka_kredit, nilai.angka_kredit_dasar))
    return f"{format_angka_kredit(nilai.jumlah)} ({kredit} dan dasar {dasar})"


def _whole(nama: str, label: str, minimum: int, maksimum: int) -> Bidang:
    return Bidang(
        nama=nama, label=label, jenis=JenisBidang.BULAT, minimum=minimum, maksimum=maksimum
    )


JENJANG = Bidang(
    nama="jenjang",
    label="Jenjang jabatan fungsional",
    jenis=JenisBidang.PILIHAN,
    pilihan=pilihan_of(Jenjang),
)
PREDIKAT = Bidang(
    nama="predikat",
    label="Predikat kinerja",
    jenis=JenisBidang.PILIHAN,
    pilihan=pilihan_of(Predikat),
)
GOLONGAN = Bidang(
    nama="golongan",
    label="Golongan ruang",
    jenis=JenisBidang.TEKS,
    petunjuk="Misalnya III/c.",
    maksimum=40,
)

DAFTAR = (
    Kalkulator(
        kode="angka-kredit",
        judul="Angka kredit dari predikat",
        subjek=Subjek.ANGKA_KREDIT,
        penjelasan="Konversi predikat kinerja ke angka kredit, setahun atau beberapa bulan.",
        bidang=(
            JENJANG,
            PREDIKAT,
            Bidang(
                nama="bulan",
                label="Lama bulan yang dikonversi",
                jenis=JenisBidang.BULAT,
                satuan="bulan",
                minimum=1,
                maksimum=12,
            ),
            bidang_pada(),
        ),
        hitung=_konversi,
        format=format_angka_kredit,
        contoh={
            "jenjang": "ahli_pertama",
            "predikat": "sangat_baik",
            "bulan": 12,
            "pada": CONTOH_PADA,
        },
    ),
    Kalkulator(
        kode="akumulasi-angka-kredit",
        judul="Akumulasi angka kredit",
        subjek=Subjek.ANGKA_KREDIT,
        penjelasan="Beberapa masa penilaian dijumlahkan; tiap bulan hanya dihitung satu kali.",
        bidang=(
            Bidang(
                nama="bagian",
                label="Masa penilaian",
                jenis=JenisBidang.BARIS,
                maksimum=40,
                kolom=(
                    _whole("tahun", "Tahun", 2023, 2100),
                    _whole("dari", "Dari bulan", 1, 12),
                    _whole("sampai", "Sampai bulan", 1, 12),
                    PREDIKAT,
                    JENJANG,
                ),
            ),
        ),
        hitung=_akumulasi,
        format=format_angka_kredit,
        contoh={
            "bagian": (
                {
                    "tahun": 2024,
                    "dari": 1,
                    "sampai": 12,
                    "predikat": "sangat_baik",
                    "jenjang": "ahli_pertama",
                },
                {
                    "tahun": 2025,
                    "dari": 1,
                    "sampai": 2,
                    "predikat": "baik",
                    "jenjang": "ahli_pertama",
                },
            )
        },
    ),
    Kalkulator(
        kode="perpindahan",
        judul="Angka kredit saat pindah ke jabatan fungsional",
        subjek=Subjek.ANGKA_KREDIT,
        penjelasan="Dari jabatan administrasi: masa dalam pangkat, ditambah angka kredit dasar.",
        bidang=(
            JENJANG,
            GOLONGAN,
            _whole("tahun", "Masa dalam pangkat, tahun", 0, 50),
            _whole("bulan", "dan bulan", 0, 11),
            bidang_pada("Tanggal pindah"),
        ),
        hitung=_perpindahan,
        format=_move,
        contoh={
            "jenjang": "ahli_muda",
            "golongan": "III/d",
            "tahun": 3,
            "bulan": 0,
            "pada": CONTOH_PADA,
        },
    ),
    Kalkulator(
        kode="angka-kredit-ijazah",
        judul="Angka kredit dari ijazah yang lebih tinggi",
        subjek=Subjek.ANGKA_KREDIT,
        penjelasan="Satu kali, seperempat dari kebutuhan kenaikan pangkat.",
        bidang=(JENJANG, bidang_pada("Tanggal")),
        hitung=_ijazah,
        format=format_angka_kredit,
        contoh={"jenjang": "ahli_muda", "pada": CONTOH_PADA},
    ),
)
