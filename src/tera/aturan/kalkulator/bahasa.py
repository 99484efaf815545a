"""Calculators of the wording of indicators."""

from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.smart import HasilSmart, MasukanSmart, explain_smart
from tera.aturan.target import parse_target


def _smart(
    *, teks: str, target: str | None, satuan: str | None, atasan: str | None
) -> Perhitungan[HasilSmart]:
    return explain_smart(
        MasukanSmart(
            teks=teks,
            target=parse_target(target) if target else None,
            satuan=satuan or "",
            atasan=atasan,
        )
    )


def _count(hasil: HasilSmart) -> str:
    jumlah = len(hasil.kode)
    return f"{jumlah} hal perlu diperbaiki" if jumlah else "Tidak ada yang perlu diperbaiki"


def _teks(nama: str, label: str, maksimum: int, petunjuk: str = "") -> Bidang:
    return Bidang(
        nama=nama,
        label=label,
        jenis=JenisBidang.TEKS,
        maksimum=maksimum,
        petunjuk=petunjuk,
        wajib=nama == "teks",
    )


DAFTAR = (
    Kalkulator(
        kode="smart",
        judul="Pemeriksaan SMART satu indikator",
        subjek=Subjek.UMUM,
        penjelasan="Apakah indikator spesifik, terukur, dapat dicapai, relevan, dan berbatas "
        "waktu; mengapa tidak; dan usul kalimat yang lebih baik.",
        bidang=(
            _teks("teks", "Indikator kinerja", 2000),
            _teks("target", "Target", 60, "Bilangan atau rentang, misalnya 95 atau 90-95."),
            _teks("satuan", "Satuan", 60),
            _teks("atasan", "Hasil kerja pimpinan yang didukung", 2000),
        ),
        hitung=_smart,
        format=_count,
        contoh={
            "teks": "Melaksanakan penyuluhan gizi",
            "target": "12",
            "satuan": "kegiatan",
            "atasan": "Menurunnya angka gizi kurang pada balita",
        },
    ),
)
