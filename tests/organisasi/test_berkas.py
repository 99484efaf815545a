"""Files that are no staff list, or mean harm: refused with a sentence, nothing kept."""

import io
import zipfile

import pytest

from tera.organisasi.impor import pembaca
from tera.organisasi.impor.pembaca import BerkasTidakSah, read_berkas, read_upload
from tests.organisasi import bahan

LEMBAR = b"""<?xml version="1.0"?><worksheet
 xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
 <row r="1"><c r="A1"><v>1</v></c></row>
 <row r="%(baris)d"><c r="%(kolom)s%(baris)d"><v>1</v></c></row>
 </sheetData></worksheet>"""


def sheet(kolom: str, baris: int) -> bytes:
    isi = LEMBAR.replace(b"%(baris)d", str(baris).encode()).replace(b"%(kolom)s", kolom.encode())
    return bahan.repacked(bahan.workbook(bahan.people()), xl__worksheets__sheet1_xml=isi)


def bomb() -> bytes:
    return bahan.repacked(
        bahan.workbook(bahan.people()), xl__worksheets__sheet1_xml=b" " * (301 * 1024 * 1024)
    )


def lying_bomb() -> bytes:
    """The directory says one byte, the part holds far more."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", 8) as zip_:
        zip_.writestr("xl/workbook.xml", b"<a/>" * 100_000)
    isi = bytearray(wadah.getvalue())
    letak = isi.rindex(b"PK\x01\x02")
    isi[letak + 24 : letak + 28] = (1).to_bytes(4, "little")
    return bytes(isi)


def plain_zip() -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as zip_:
        zip_.writestr("../../etc/passwd", "x")
    return wadah.getvalue()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"", "kosong"),
        (b"NIP;NAMA\n1;2\n", "bukan buku kerja"),
        (b"%PDF-1.7" + bahan.workbook([]), "bukan buku kerja"),
        (b"<html><script>alert(1)</script>", "bukan buku kerja"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "dikunci kata sandi"),
        (b"PK\x03\x04" + bytes(100), "rusak"),
        (plain_zip(), "bukan buku kerja"),
        (lying_bomb(), "rusak"),
        (sheet("XFD", 1_048_576), "terlalu besar"),
        (sheet("A", 1_048_576), "terlalu besar"),
        (sheet("ZZZZZ", 2), "terlalu besar"),
        (sheet("IV", 59_000), "terlalu besar"),
        (bahan.workbook([], judul=("A", "B")), "tidak ditemukan"),
        (bahan.workbook(bahan.people(), judul=(*bahan.JUDUL[:9], "X", "Y")), "TMT JABATAN, UNOR"),
    ],
    ids=lambda nilai: nilai if isinstance(nilai, str) else "",
)  # fmt: skip
def test_unusable_file_is_refused_with_a_sentence(isi: bytes, kalimat: str) -> None:
    with pytest.raises(BerkasTidakSah, match=kalimat) as galat:
        read_berkas(isi)
    assert galat.value.bidang == {"berkas": galat.value.pesan}


def test_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(BerkasTidakSah, match="terlalu besar"):
        read_berkas(bomb())


def test_file_above_the_limit_is_refused_without_reading_all_of_it() -> None:
    class Tanpabatas(io.RawIOBase):
        def read(self, jumlah: int = -1) -> bytes:  # type: ignore[override]
            assert jumlah == pembaca.UKURAN_TERBESAR + 1
            return bytes(jumlah)

    with pytest.raises(BerkasTidakSah, match="20 MB"):
        read_upload(Tanpabatas())  # type: ignore[arg-type]


def test_sheets_are_found_by_content_not_by_name_or_place() -> None:
    isi = bahan.workbook(bahan.people(), di_atas=11, lembar=("Sheet7", "apa saja"))
    berkas = read_berkas(isi)
    assert berkas.pegawai.nama == "Sheet7"
    assert berkas.pegawai.kepala.baris == 12
    assert berkas.unor is not None
    assert berkas.unor.nama == "apa saja"


def test_broken_workbooks_never_raise_anything_else() -> None:
    """Four hundred workbooks with flipped bytes: read, or refused with a sentence."""
    kalimat: list[str] = []
    for isi in bahan.broken(bahan.workbook(bahan.people()), 400, benih=7):
        try:
            read_berkas(isi)
        except BerkasTidakSah as galat:
            kalimat.append(galat.pesan)
    assert kalimat
    assert all(satu.endswith(".") for satu in kalimat)
