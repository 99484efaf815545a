"""Calculators of ranks: eligibility, periods, periodic salary rise, age limit."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tera.aturan.bidang import Bidang, JenisBidang, bidang_pada, pilihan_of
from tera.aturan.disiplin import TingkatHukuman
from tera.aturan.kalender import format_tanggal
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.kelayakan import Kelayakan
from tera.aturan.kenaikan_pangkat import (
    DataKenaikan,
    JenisKenaikan,
    check_kenaikan,
    periode_berikut,
)
from tera.aturan.kgb import check_kgb
from tera.aturan.pangkat import parse_golongan
from tera.aturan.pendidikan import Pendidikan
from tera.aturan.pensiun import JabatanPensiun, determine_pensiun
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.predikat import Predikat


def _kenaikan(
    *,
    jenis: str,
    golongan: str,
    tmt_pangkat: date | None,
    tmt_jabatan: date | None,
    predikat: Sequence[Mapping[str, Any]] | None,
    hukuman: str | None,
    hukuman_sampai: date | None,
    pendidikan: str | None,
    golongan_atasan: str | None,
    angka_kredit: Decimal | None,
    angka_kredit_minimal: Decimal | None,
    lowongan: bool | None,
    uji_kompetensi: bool | None,
    pada: date,
) -> Perhitungan[Kelayakan]:
    data = DataKenaikan(
        golongan=parse_golongan(golongan),
        tmt_pangkat=tmt_pangkat,
        tmt_jabatan=tmt_jabatan,
        predikat={satu["tahun"]: Predikat(satu["predikat"]) for satu in predikat or ()},
        hukuman=TingkatHukuman(hukuman) if hukuman else None,
        hukuman_sampai=hukuman_sampai,
        pendidikan=Pendidikan(pendidikan) if pendidikan else None,
        golongan_atasan=parse_golongan(golongan_atasan) if golongan_atasan else None,
        angka_kredit=_exact(angka_kredit),
        angka_kredit_minimal=_exact(angka_kredit_minimal),
        lowongan=lowongan,
        uji_kompetensi=uji_kompetensi,
    )
    return check_kenaikan(jenis=JenisKenaikan(jenis), data=data, pada=pada)


def _kgb(
    *,
    tmt_terakhir: date,
    penundaan: int,
    predikat: str | None,
    hukuman: str | None,
    pada: date,
) -> Perhitungan[Kelayakan]:
    return check_kgb(
        tmt_terakhir=tmt_terakhir,
        penundaan=penundaan,
        predikat=Predikat(predikat) if predikat else None,
        hukuman=TingkatHukuman(hukuman) if hukuman else None,
        pada=pada,
    )


def _pensiun(*, lahir: date, jabatan: str, pada: date) -> Perhitungan[date]:
    return determine_pensiun(lahir=lahir, jabatan=JabatanPensiun(jabatan), pada=pada)


def _periode(*, tanggal: date) -> Perhitungan[date]:
    return periode_berikut(tanggal)


def _exact(nilai: Decimal | None) -> Fraction | None:
    return None if nilai is None else Fraction(nilai)


def _sentence(nilai: Kelayakan) -> str:
    return nilai.kalimat


def _day(nama: str, label: str, *, wajib: bool = True) -> Bidang:
    return Bidang(nama=nama, label=label, jenis=JenisBidang.TANGGAL, wajib=wajib)


def _rank(nama: str, label: str, *, wajib: bool = True) -> Bidang:
    return Bidang(nama=nama, label=label, jenis=JenisBidang.TEKS, maksimum=40, wajib=wajib)


def _credit(nama: str, label: str) -> Bidang:
    return Bidang(
        nama=nama,
        label=label,
        jenis=JenisBidang.BILANGAN,
        minimum=0,
        maksimum=10_000,
        wajib=False,
    )


def _yes(nama: str, label: str) -> Bidang:
    return Bidang(nama=nama, label=label, jenis=JenisBidang.YA_TIDAK, wajib=False)


def _choice(nama: str, label: str, jenis: Any, *, wajib: bool = True) -> Bidang:
    return Bidang(
        nama=nama,
        label=label,
        jenis=JenisBidang.PILIHAN,
        pilihan=pilihan_of(jenis),
        wajib=wajib,
    )


HUKUMAN = _choice("hukuman", "Hukuman disiplin yang dijalani", TingkatHukuman, wajib=False)
PADA = bidang_pada("Tanggal yang diperiksa")
CONTOH = date(2026, 12, 1)

DAFTAR = (
    Kalkulator(
        kode="kenaikan-pangkat",
        judul="Syarat kenaikan pangkat dan jenjang",
        subjek=Subjek.ANGKA_KREDIT,
        penjelasan="Tiap syarat terpenuhi, belum, atau belum diketahui, dengan sebabnya.",
        bidang=(
            _choice("jenis", "Jenis kenaikan", JenisKenaikan),
            _rank("golongan", "Golongan ruang sekarang"),
            _day("tmt_pangkat", "TMT pangkat terakhir", wajib=False),
            _day("tmt_jabatan", "TMT jabatan", wajib=False),
            Bidang(
                nama="predikat",
                label="Predikat kinerja tahun-tahun terakhir",
                jenis=JenisBidang.BARIS,
                maksimum=5,
                wajib=False,
                kolom=(
                    Bidang(
                        nama="tahun",
                        label="Tahun",
                        jenis=JenisBidang.BULAT,
                        minimum=2000,
                        maksimum=2100,
                    ),
                    _choice("predikat", "Predikat", Predikat),
                ),
            ),
            HUKUMAN,
            _day("hukuman_sampai", "Hukuman sampai", wajib=False),
            _choice("pendidikan", "Pendidikan", Pendidikan, wajib=False),
            _rank("golongan_atasan", "Golongan ruang atasan langsung", wajib=False),
            _credit("angka_kredit", "Angka kredit yang dimiliki"),
            _credit("angka_kredit_minimal", "Angka kredit yang dibutuhkan"),
            _yes("lowongan", "Ada lowongan jenjang"),
            _yes("uji_kompetensi", "Lulus uji kompetensi"),
            PADA,
        ),
        hitung=_kenaikan,
        format=_sentence,
        contoh={
            "jenis": "reguler",
            "golongan": "III/b",
            "tmt_pangkat": date(2023, 4, 1),
            "tmt_jabatan": None,
            "predikat": (
                {"tahun": 2024, "predikat": "baik"},
                {"tahun": 2025, "predikat": "baik"},
            ),
            "hukuman": "tidak_ada",
            "hukuman_sampai": None,
            "pendidikan": "S-1",
            "golongan_atasan": None,
            "angka_kredit": None,
            "angka_kredit_minimal": None,
            "lowongan": None,
            "uji_kompetensi": None,
            "pada": CONTOH,
        },
    ),
    Kalkulator(
        kode="periode-kenaikan-pangkat",
        judul="Periode kenaikan pangkat berikutnya",
        subjek=Subjek.ANGKA_KREDIT,
        penjelasan="Hari pertama kenaikan pangkat pada atau sesudah sebuah tanggal.",
        bidang=(_day("tanggal", "Sejak tanggal"),),
        hitung=_periode,
        format=format_tanggal,
        contoh={"tanggal": date(2025, 8, 2)},
    ),
    Kalkulator(
        kode="kenaikan-gaji-berkala",
        judul="Kenaikan gaji berkala",
        subjek=Subjek.ANGKA_KREDIT,
        penjelasan="Kapan kenaikan berikutnya dan apakah syaratnya terpenuhi.",
        bidang=(
            _day("tmt_terakhir", "Kenaikan gaji berkala terakhir"),
            Bidang(
                nama="penundaan",
                label="Penundaan",
                jenis=JenisBidang.BULAT,
                satuan="bulan",
                minimum=0,
                maksimum=12,
            ),
            _choice("predikat", "Predikat kinerja tahun lalu", Predikat, wajib=False),
            HUKUMAN,
            PADA,
        ),
        hitung=_kgb,
        format=_sentence,
        contoh={
            "tmt_terakhir": date(2025, 3, 1),
            "penundaan": 0,
            "predikat": "baik",
            "hukuman": "tidak_ada",
            "pada": CONTOH,
        },
    ),
    Kalkulator(
        kode="batas-usia-pensiun",
        judul="Batas usia pensiun",
        subjek=Subjek.ANGKA_KREDIT,
        penjelasan="Hari seseorang mencapai batas usia menurut jabatannya.",
        bidang=(
            _day("lahir", "Tanggal lahir"),
            _choice("jabatan", "Jabatan", JabatanPensiun),
            PADA,
        ),
        hitung=_pensiun,
        format=format_tanggal,
        contoh={"lahir": date(1970, 5, 17), "jabatan": "administrasi", "pada": CONTOH},
    ),
)
