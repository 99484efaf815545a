"""Plans of several years for tests: the published sample, and small workbooks cell by cell."""

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

import tera.contoh
from tera.aturan.target import parse_target
from tera.perencanaan.impor.baca import HasilBaca, read_plan
from tera.perencanaan.impor.isi import Pilihan
from tera.perencanaan.masukan import (
    IsianIndikatorStrategis,
    IsianLembar,
    IsianSasaranStrategis,
)
from tera.perencanaan.models import DokumenStrategis

CONTOH = Path(tera.contoh.__file__).with_name("sasaran-kesehatan.toml")
SASARAN = (
    "Meningkatnya ketersediaan dan keterjangkauan pelayanan kesehatan yang bermutu bagi seluruh "
    "masyarakat"
)
# Renstra Dinas Kesehatan Kabupaten Siak 2012-2016, table 5.1, typed from the print once more.
ANGKA = {
    "Persentase ibu nifas yang mendapatkan pelayanan": ("78.14", [80, 85, 90, 95, 100]),
    "Persentase ibu hamil, bersalin, dan nifas yang mendapatkan penanganan komplikasi kebidanan": (
        "34.93",
        [50, 55, 60, 65, 70],
    ),
    "Persentase pasangan usia subur yang menjadi peserta KB aktif": (
        "49.56",
        [50, 55, 60, 65, 65],
    ),
    "Persentase puskesmas mampu PKRE terpadu": ("0.00", [14, 30, 40, 50, 60]),
}
JUDUL = (
    "Sasaran", "Indikator", "Definisi", "Rumus", "Satuan", "Arah", "Awal", "Tahun Awal",
    "Target 2025", "Target 2026", "Sumber Data", "Penanggung Jawab", "IKU",
)  # fmt: skip
BARIS = ("Sehat", "Angka", "D", "R", "persen", "naik", 1.5, "2024", 10, 20, "S", "P", "Ya")


def workbook(*baris: Any, judul: tuple[Any, ...] = JUDUL, di_atas: int = 0) -> bytes:
    """An .xlsx of one sheet: the headings in row ``di_atas`` + 1."""
    wadah = io.BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"strings_to_formulas": False})
    lembar = buku.add_worksheet("Rencana")
    for nomor, isi in enumerate((judul, *baris), start=di_atas):
        lembar.write_row(nomor, 0, isi)
    buku.close()
    return wadah.getvalue()


def read(isi: bytes, nama: str = "rencana.xlsx", **pilihan: Any) -> HasilBaca:
    return read_plan(io.BytesIO(isi), nama, Pilihan(**pilihan))


def addresses(hasil: HasilBaca) -> dict[str, str]:
    return {satu.alamat: satu.pesan for satu in hasil.temuan}


def isian(
    uraian: str = "Meningkatnya derajat kesehatan", mulai: int = 2025, lama: int = 5, **lain: Any
) -> IsianSasaranStrategis:
    """A sound objective with one indicator: 10, 20, 30 and so on."""
    return IsianSasaranStrategis(
        uraian=uraian,
        dokumen=DokumenStrategis.RENSTRA,
        mulai=mulai,
        selesai=mulai + lama - 1,
        indikator=(isian_indikator(mulai, lama),),
        **lain,
    )


def isian_indikator(mulai: int = 2025, lama: int = 5, **lain: Any) -> IsianIndikatorStrategis:
    nilai: dict[str, Any] = {
        "uraian": "Persentase bayi dengan imunisasi lengkap",
        "satuan": "%",
        "awal": Decimal("5.5"),
        "tahun_awal": mulai - 1,
        "target": {mulai + n: parse_target(str(10 * (n + 1))) for n in range(lama)},
        "lembar": IsianLembar(definisi="Bayi yang lengkap imunisasinya", rumus="A/B", iku=True),
    }
    return IsianIndikatorStrategis(**(nilai | lain))
