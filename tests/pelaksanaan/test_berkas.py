"""Evidence files: real bytes, accepted or refused with a sentence, kept by their hash."""

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tera.dasar.errors import MasukanTidakSah
from tera.pelaksanaan import berkas
from tera.pelaksanaan.errors import BerkasTidakUtuh
from tests.pelaksanaan.conftest import (
    JPEG,
    MEGA,
    PDF,
    PNG,
    UTAMA,
    WEBP,
    Unggah,
    office,
    png,
)

HTML = b"<!DOCTYPE html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def _zip(**bagian: bytes) -> bytes:
    tampung = io.BytesIO()
    with zipfile.ZipFile(tampung, "w") as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return tampung.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi", "jenis"),
    [
        ("laporan.pdf", PDF, "application/pdf"),
        ("LAPORAN.PDF", PDF + b"\r\n\r\n", "application/pdf"),
        ("foto.jpg", JPEG, "image/jpeg"),
        ("foto.jpeg", JPEG + b"SEFT trailer of a phone", "image/jpeg"),
        ("layar.png", PNG, "image/png"),
        ("foto.webp", WEBP, "image/webp"),
        *((f"a.{nama}", office(nama), berkas.JENIS[nama].jenis_isi) for nama in UTAMA),
    ],
)
def test_honest_file_is_accepted(unggah: Unggah, nama: str, isi: bytes, jenis: str) -> None:
    sah = berkas.check_berkas(unggah(isi, nama))
    assert (sah.nama, sah.jenis_isi, sah.ukuran) == (nama, jenis, len(isi))


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("laporan.pdf", HTML, "bukan PDF"),
        ("laporan.pdf", b"\n" + PDF, "bukan PDF"),
        ("laporan.pdf", PNG, "bukan PDF"),
        ("foto.jpg", SVG, "bukan JPG"),
        ("foto.png", JPEG, "bukan PNG"),
        ("rekap.xlsx", PDF, "bukan XLSX"),
        ("rekap.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 512, "bukan XLSX"),
        ("laporan.pdf", b"%PDF-1.4\n" + HTML + PDF, "menyembunyikan"),
        ("laporan.pdf", PDF + _zip(a=b"isi"), "menyembunyikan"),
        ("foto.jpg", JPEG + _zip(a=b"isi"), "menyembunyikan"),
        ("foto.png", PNG[:33] + SVG, "menyembunyikan"),
        ("foto.png", PNG[:8] + b"\0" * 40, "rusak"),
        ("laporan.pdf", PDF[:-20] + b" " * 3000, "terpotong"),
        ("gambar.svg", SVG, "tidak diterima"),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic", "Kirim sebagai JPG"),
        ("surat.doc", b"\xd0\xcf\x11\xe0", "Simpan Sebagai DOCX"),
        ("foto.png", png(60_000, 60_000), "60000 x 60000 piksel"),
        ("foto.webp", b"RIFF\x04\0\0\0WEBPVP8 " + b"\0" * 20, "rusak"),
        ("laporan.pdf.exe", b"MZ" + PDF, "tidak diterima"),
        ("halaman.html", HTML, "tidak diterima"),
        ("rekap.xlsm", office("xlsx"), "tidak diterima"),
        ("surat.docm", office("docx"), "tidak diterima"),
        ("laporan.pdf", b"", "kosong"),
    ],
)
def test_hostile_or_broken_file_is_refused(
    unggah: Unggah, nama: str, isi: bytes, kata: str
) -> None:
    with pytest.raises(MasukanTidakSah, match=kata) as galat:
        berkas.check_berkas(unggah(isi, nama))
    assert set(galat.value.bidang) == {"berkas"}


def _lying_office() -> bytes:
    """A part that unpacks to more than its header says."""
    isi = office("xlsx", xl__besar=b"A" * MEGA)
    return isi.replace(MEGA.to_bytes(4, "little"), (10).to_bytes(4, "little"))


def _encrypted_office() -> bytes:
    isi = bytearray(office("docx"))
    letak = isi.index(b"PK\x01\x02")
    isi[letak + 8] |= 1
    return bytes(isi)


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("a.xlsx", office("docx"), "rusak"),
        ("a.xlsx", office("xlsx")[:-10], "rusak"),
        ("a.xlsx", office("xlsx") + b"<html>", "rusak"),
        ("a.xlsx", office("xlsx", **{"..__..__etc__passwd": b"x"}), "rusak"),
        ("a.xlsx", office("xlsx", __etc__passwd=b"x"), "rusak"),
        ("a.docx", _encrypted_office(), "rusak"),
        ("a.xlsx", _lying_office(), "rusak"),
        ("a.xlsx", office("xlsx", **{"xl__vbaProject.bin": b"x"}), "makro"),
        ("a.xlsx", office("xlsx", **{"xl__macrosheets__sheet1.xml": b"x"}), "makro"),
        (
            "a.docx",
            office("docx", **{"[Content_Types].xml": b"x.document.macroEnabled.main+xml"}),
            "makro",
        ),
        ("a.xlsx", office("xlsx", xl__bom=b"\0" * (101 * MEGA)), "terlalu besar"),
        ("a.xlsx", office("xlsx", **{f"xl__{n}": b"" for n in range(2001)}), "terlalu besar"),
    ],
    ids=range(12),
)
def test_hostile_office_file_is_refused(unggah: Unggah, nama: str, isi: bytes, kata: str) -> None:
    with pytest.raises(MasukanTidakSah, match=kata):
        berkas.check_berkas(unggah(isi, nama))


def test_file_over_the_limit_is_refused_and_told_both_sizes(unggah: Unggah, settings: Any) -> None:
    settings.UNGGAH_TERBESAR = MEGA
    tepat = b"%PDF-" + b" " * (MEGA - 10) + b"%%EOF"
    assert berkas.check_berkas(unggah(tepat)).ukuran == MEGA
    with pytest.raises(MasukanTidakSah, match=r"1,1 MB; paling besar 1 MB"):
        berkas.check_berkas(unggah(tepat + b" "))


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("Laporan  Imunisasi Maret.pdf", "Laporan Imunisasi Maret.pdf"),
        ("lapor\N{RIGHT-TO-LEFT OVERRIDE}an.pdf", "laporan.pdf"),
        ("cafe\N{COMBINING ACUTE ACCENT}.pdf", "café.pdf"),
        ("..rahasia.pdf", "rahasia.pdf"),
        ("a" * 300 + ".pdf", "a" * 196 + ".pdf"),
    ],
)
def test_name_is_cleaned(nama: str, bersih: str) -> None:
    assert berkas.clean_name(nama) == bersih


@pytest.mark.parametrize(
    "nama",
    ["../../etc/passwd.pdf", "C:\\windows\\a.pdf", "a\x00.pdf", "a\r\nX: y.pdf", "", ".pdf", "pdf"],
)
def test_name_with_a_path_or_without_a_kind_is_refused(nama: str) -> None:
    with pytest.raises(MasukanTidakSah):
        berkas.clean_name(nama)


def test_stored_once_under_its_hash_without_leftovers(unggah: Unggah, gudang: Path) -> None:
    sidik = berkas.store(unggah())
    assert sidik == hashlib.sha256(PDF).hexdigest() == berkas.store(unggah())
    semua = [p for p in gudang.rglob("*") if p.is_file()]
    assert semua == [gudang / sidik[:2] / sidik[2:4] / sidik]
    assert semua[0].read_bytes() == PDF
    assert semua[0].stat().st_mode & 0o077 == 0


def test_upload_that_breaks_off_leaves_nothing(unggah: Unggah, gudang: Path) -> None:
    putus = unggah()
    putus.file = None
    with pytest.raises(AttributeError):
        berkas.store(putus)
    assert not [p for p in gudang.rglob("*") if p.is_file()]


def test_altered_or_missing_bytes_are_not_handed_out(unggah: Unggah) -> None:
    sidik = berkas.store(unggah())
    assert berkas.read_berkas(sidik) == PDF
    berkas.path_of(sidik).write_bytes(PDF.replace(b"200", b"201", 1))
    with pytest.raises(BerkasTidakUtuh):
        berkas.read_berkas(sidik)
    berkas.path_of(sidik).unlink()
    with pytest.raises(BerkasTidakUtuh):
        berkas.read_berkas(sidik)


def test_damaged_bytes_heal_when_the_same_file_comes_again(unggah: Unggah) -> None:
    sidik = berkas.store(unggah())
    berkas.path_of(sidik).write_bytes(b"")
    assert berkas.store(unggah()) == sidik
    assert berkas.is_intact(sidik)


@pytest.mark.parametrize("sidik", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 65])
def test_only_a_hash_names_a_path(sidik: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        berkas.path_of(sidik)
