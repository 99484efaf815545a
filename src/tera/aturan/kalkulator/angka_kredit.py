"""Calculators of angka kredit of functional positions."""

from datetime import date
from fractions import Fraction

from tera.aturan.angka_kredit import Jenjang, convert_angka_kredit, format_angka_kredit
from tera.aturan.bidang import CONTOH_PADA, Bidang, JenisBidang, bidang_pada, pilihan_of
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.predikat import Predikat


def _konversi(*, jenjang: str, predikat: str, bulan: int, pada: date) -> Perhitungan[Fraction]:
    return convert_angka_kredit(
        jenjang=Jenjang(jenjang), predikat=Predikat(predikat), bulan=bulan, pada=pada
    )


DAFTAR = (
    Kalkulator(
        kode="angka-kredit",
        judul="Angka kredit dari predikat",
        subjek=Subjek.ANGKA_KREDIT,
        penjelasan="Konversi predikat kinerja ke angka kredit, setahun atau beberapa bulan.",
        bidang=(
            Bidang(
                nama="jenjang",
                label="Jenjang jabatan fungsional",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Jenjang),
            ),
            Bidang(
                nama="predikat",
                label="Predikat kinerja",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Predikat),
            ),
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
)
