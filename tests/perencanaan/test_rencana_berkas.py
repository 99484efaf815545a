"""Files of plans: each figure of the published one, wrong cells by address, hostile ones."""

import io
import time
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from tera.aturan.target import Arah, JenisTarget, format_target, parse_target
from tera.dasar.errors import MasukanTidakSah
from tera.organisasi.impor.pembaca import BerkasTidakSah
from tera.perencanaan.impor.baca_toml import UKURAN_TERBESAR
from tera.perencanaan.impor.isi import from_json, to_json
from tests.organisasi import bahan
from tests.perencanaan.rencana_strategis import (
    ANGKA,
    BARIS,
    CONTOH,
    JUDUL,
    SASARAN,
    addresses,
    read,
    workbook,
)

TOML = 'sasaran = [{uraian = "S", indikator = [%s]}]'


def toml(*indikator: str, **pilihan: Any) -> dict[str, str]:
    """Addresses of what is wrong in a file with these indicators."""
    isi = (TOML % ",".join(indikator)).encode()
    return addresses(read(isi, "rencana.toml", **({"mulai": 2025} | pilihan)))


def cells(**ganti: Any) -> tuple[Any, ...]:
    """A sound row with some cells replaced, by heading with ``_`` for a blank."""
    nilai = dict(zip(JUDUL, BARIS, strict=True))
    nilai |= {kunci.replace("_", " "): isi for kunci, isi in ganti.items()}
    return tuple(nilai[judul] for judul in JUDUL)


def test_published_plan_is_read_to_the_last_figure() -> None:
    hasil = read(CONTOH.read_bytes(), CONTOH.name, mulai=2012, satuan="persen")
    assert not hasil.temuan
    assert (hasil.rencana.mulai, hasil.rencana.selesai) == (2012, 2016)
    (sasaran,) = hasil.rencana.sasaran
    assert sasaran.uraian == SASARAN
    terbaca = {
        i.uraian: (i.nilai["awal"], {t: (s.bawah, s.atas) for t, s in i.target.items() if s})
        for i in sasaran.indikator
    }
    assert terbaca == {
        uraian: (Decimal(awal), {2012 + n: (Decimal(t), Decimal(t)) for n, t in enumerate(target)})
        for uraian, (awal, target) in ANGKA.items()
    }
    assert {i.nilai["satuan"] for i in sasaran.indikator} == {"persen"}


def test_excel_is_read_cell_by_cell() -> None:
    lain = cells(
        Sasaran="", Indikator=" Rentang ", Target_2025="98-99,5", Target_2026="tepat waktu",
        Arah="turun", Awal="", Tahun_Awal="", IKU="",
    )  # fmt: skip
    hasil = read(workbook(BARIS, lain, di_atas=4))
    assert not hasil.temuan
    (sasaran,) = hasil.rencana.sasaran
    satu, dua = sasaran.indikator
    assert satu.alamat == "B6"
    assert satu.nilai == {
        "definisi": "D", "rumus": "R", "satuan": "persen", "arah": Arah.NAIK,
        "awal": Decimal("1.5"), "tahun_awal": 2024, "sumber_data": "S",
        "penanggung_jawab": "P", "iku": True,
    }  # fmt: skip
    assert [format_target(t) for t in satu.target.values() if t] == ["10", "20"]
    assert (dua.uraian, dua.nilai["arah"], dua.nilai["awal"], dua.nilai["iku"]) == (
        "Rentang",
        Arah.TURUN,
        None,
        False,
    )
    assert dua.target == {2025: parse_target("98-99,5"), 2026: parse_target("tepat waktu")}


@pytest.mark.parametrize(
    ("sel", "angka"),
    [(0.1 + 0.2, "0.3"), (78.14, "78.14"), (1_234_567.0, "1234567"), ("1.234,5", "1234.5"),
     (-3, "-3"), ("0,00", "0")],
)  # fmt: skip
def test_numbers_of_excel_are_exact(sel: object, angka: str) -> None:
    hasil = read(workbook(cells(Target_2025=sel)))
    target = hasil.rencana.sasaran[0].indikator[0].target[2025]
    assert target
    assert (target.jenis, target.bawah) == (JenisTarget.ANGKA, Decimal(angka))


@pytest.mark.parametrize(
    ("ganti", "alamat", "kalimat"),
    [
        ({"Target_2025": 1e300}, "I2", "Bilangan"),
        ({"Target_2025": "60-45"}, "I2", "Batas bawah"),
        ({"Target_2026": "1,1234567"}, "J2", "6 angka"),
        ({"Target_2026": True}, "J2", "angka"),
        ({"Awal": "banyak"}, "G2", "angka"),
        ({"Tahun_Awal": 24}, "H2", "antara 1990 dan 2100"),
        ({"Tahun_Awal": "2024,5"}, "H2", "antara 1990 dan 2100"),
        ({"Arah": "miring"}, "F2", "naik atau turun"),
        ({"IKU": "mungkin"}, "M2", "Isi Ya"),
        ({"Satuan": "x" * 61}, "E2", "paling banyak 60"),
        ({"Definisi": "x" * 2_001}, "C2", "paling banyak 2000"),
        ({"Sumber_Data": "x" * 301}, "K2", "paling banyak 300"),
        ({"Penanggung_Jawab": "x" * 251}, "L2", "paling banyak 250"),
        ({"Indikator": "x" * 501}, "B2", "paling banyak 500"),
        ({"Indikator": ""}, "B2", "Indikator belum diisi"),
        ({"Sasaran": ""}, "A2", "Sasaran belum diisi"),
    ],
)
def test_wrong_cell_is_told_by_its_address(
    ganti: dict[str, Any], alamat: str, kalimat: str
) -> None:
    temuan = addresses(read(workbook(cells(**ganti))))
    assert set(temuan) == {alamat}
    assert kalimat in temuan[alamat]


def test_a_date_is_no_target_and_a_doubled_indicator_is_told() -> None:
    wadah = io.BytesIO(workbook(BARIS, BARIS))
    assert addresses(read(wadah.getvalue())) == {"B3": "Indikator ini sudah ada pada B2."}
    import xlsxwriter

    wadah = io.BytesIO()
    buku = xlsxwriter.Workbook(
        wadah, {"default_date_format": "dd-mm-yyyy", "remove_timezone": True}
    )
    lembar = buku.add_worksheet()
    lembar.write_row(0, 0, JUDUL)
    lembar.write_row(1, 0, BARIS)
    lembar.write_datetime("I2", datetime(2026, 12, 31, tzinfo=UTC))
    buku.close()
    assert "tanggal" in addresses(read(wadah.getvalue()))["I2"]


def test_columns_that_the_file_lacks_are_not_told() -> None:
    hasil = read(workbook(("Sehat", "Angka", 10), judul=("SASARAN", "indikator kinerja", 2026.0)))
    satu = hasil.rencana.sasaran[0].indikator[0]
    assert satu.nilai == {"satuan": ""}
    assert satu.target == {2026: parse_target("10")}


@pytest.mark.parametrize(
    ("judul", "pilihan", "kalimat"),
    [
        (("A", "B"), {}, "tidak ada lembar dengan judul kolom Sasaran dan Indikator"),
        (("Sasaran", "Indikator"), {}, "Kolom target tidak ditemukan"),
        (("Sasaran", "Indikator", "Target 2025", 2025), {}, "dua kolom target"),
        (("Sasaran", "Indikator", "Target 2025", "Target 2035"), {}, "lebih dari 10 tahun"),
        (("Sasaran", "Indikator", "Target 2025"), {"mulai": 2024}, "mulai 2025, sedangkan"),
        (("Sasaran", "Indikator", "Target 2025"), {"setahun": 2024}, "“Target 2024”"),
        (("Sasaran", "Indikator", "Target 2025"), {}, "tidak memuat satu indikator pun"),
    ],
)
def test_a_sheet_without_such_a_table_is_refused(
    judul: tuple[Any, ...], pilihan: dict[str, int], kalimat: str
) -> None:
    with pytest.raises(BerkasTidakSah, match=kalimat):
        read(workbook(judul=judul), **pilihan)


@pytest.mark.parametrize(
    ("indikator", "jalan", "kalimat"),
    [
        ('{uraian = "A", target = ["80", "85x-", "9-1"]}', "target[3]", "Batas bawah"),
        ('{uraian = "A", target = ["80", nan]}', "target[2]", "bukan bilangan"),
        ('{uraian = "A", target = [[1]]}', "target[1]", "satu teks atau satu bilangan"),
        ('{uraian = "A", target = [2025-01-01]}', "target[1]", "tanggal"),
        ('{uraian = "A", target = [1e400]}', "target[1]", "Bilangan"),
        ('{uraian = "A", target = "80"}', "target", "sebagai daftar"),
        ('{uraian = "A", target = [1,1,1,1,1,1,1,1,1,1,1]}', "target", "paling banyak 10"),
        ('{uraian = "A", target = [1], awal = "dua"}', "awal", "angka"),
        ('{uraian = "A", target = [1], arah = "miring"}', "arah", "naik atau turun"),
        ('{uraian = "A", target = [1], iku = "x"}', "iku", "Isi Ya"),
        ('{uraian = "A", target = [1], targt = [1]}', "targt", "tidak dikenal"),
        ("{target = [1]}", "uraian", "belum diisi"),
        ('{uraian = 7.5, target = [1], satuan = ["%"]}', "satuan", "satu teks"),
    ],
)
def test_wrong_value_of_toml_is_told_by_its_key_path(
    indikator: str, jalan: str, kalimat: str
) -> None:
    temuan = toml(indikator)
    assert set(temuan) == {f"sasaran[1].indikator[1].{jalan}"}
    assert kalimat in next(iter(temuan.values()))


def test_wrong_shapes_of_toml_are_told() -> None:
    isi = b'judul = "x"\n[[sasaran]]\nuraian = "S"\n[[sasaran]]\nuraian = "s "\nindikator = 1\n'
    temuan = addresses(read_or_findings(isi))
    assert temuan["judul"].startswith("Kunci ini tidak dikenal")
    assert temuan["sasaran[1].indikator"] == "Isi paling sedikit satu indikator."
    assert "sudah ada pada sasaran[1].uraian" in temuan["sasaran[2].uraian"]
    ganda = toml('{uraian = "A", target = [1]}', '{uraian = "a", target = [1]}')
    assert "sudah ada pada sasaran[1].indikator[1]" in ganda["sasaran[1].indikator[2].uraian"]


def read_or_findings(isi: bytes) -> Any:
    """Findings of a file that has one sound indicator as well, so that it is read to its end."""
    return read(
        isi + b'[[sasaran]]\nuraian = "T"\n[[sasaran.indikator]]\nuraian = "A"\ntarget = [1]\n',
        "a.toml",
        mulai=2025,
    )


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("a.toml", b"", "kosong"),
        ("a.toml", b"  \n", "kosong"),
        ("a.toml", b"sasaran = [", "bukan TOML yang sah"),
        ("a.toml", b"a = 1\nb = = 2", "Periksa baris 2, kolom 5"),
        ("a.toml", b"\xff\xfe", "UTF-8"),
        ("a.toml", b"a = " + b"[" * 100_000, "bukan TOML yang sah"),
        ("a.toml", b"a = " + b"9" * 10_000, "bukan TOML yang sah"),
        ("a.toml", b"#" * (UKURAN_TERBESAR + 1), "lebih besar dari 256 KB"),
        ("a.toml", b"sasaran = []", "tidak ada yang dapat diimpor"),
        ("a.csv", b"sasaran;indikator", "bukan Excel"),
        ("a.exe", b"MZ\x90\x00", "bukan Excel"),
        ("a.xlsx", b"<html>", "bukan Excel"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "dikunci kata sandi"),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), "rusak"),
        ("a.toml", b"PK\x03\x04" + bytes(100), "rusak"),
        ("a.xlsx", b"PK\x03\x04" + bytes(3 * 1024 * 1024), "lebih besar dari 2 MB"),
    ],
    ids=lambda nilai: nilai if isinstance(nilai, str) else "",
)  # fmt: skip
def test_hostile_or_foreign_file_is_refused_with_a_sentence(
    nama: str, isi: bytes, kalimat: str
) -> None:
    awal = time.perf_counter()
    with pytest.raises(BerkasTidakSah, match=kalimat):
        read(isi, nama, mulai=2025)
    assert time.perf_counter() - awal < 2


@pytest.mark.parametrize("baris", [b"\n", b"\r"])
def test_dotted_keys_without_end_are_refused_before_they_fill_the_memory(baris: bytes) -> None:
    isi = b"b = 1" + baris + b"a" + b".a" * (UKURAN_TERBESAR // 2 - 10) + b" = 1"
    with pytest.raises(BerkasTidakSah, match="lebih dari 100 titik"):
        read(isi, "a.toml", mulai=2025)


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    besar = bahan.repacked(workbook(BARIS), xl__worksheets__sheet1_xml=b" " * (21 * 1024 * 1024))
    with pytest.raises(BerkasTidakSah, match="terlalu besar"):
        read(besar)
    jauh = b'<worksheet><sheetData><row r="2001"><c r="A2001"/></row></sheetData></worksheet>'
    with pytest.raises(BerkasTidakSah, match=r"paling banyak 2\.000 baris"):
        read(bahan.repacked(workbook(BARIS), xl__worksheets__sheet1_xml=jauh))
    banyak = [cells(Indikator=f"Indikator {n}") for n in range(501)]
    with pytest.raises(BerkasTidakSah, match="501 indikator; paling banyak 500"):
        read(workbook(*banyak))


def test_broken_workbooks_never_raise_anything_else() -> None:
    """Two hundred workbooks with flipped bytes: read, or refused with a sentence."""
    kalimat: list[str] = []
    for isi in bahan.broken(workbook(BARIS), 200, benih=11):
        try:
            read(isi)
        except BerkasTidakSah as galat:
            kalimat.append(galat.pesan)
    assert kalimat
    assert all(satu.endswith(".") for satu in kalimat)


def test_toml_without_a_first_year_asks_for_it_at_its_field() -> None:
    with pytest.raises(BerkasTidakSah, match="Isi tahun mulai") as galat:
        read(CONTOH.read_bytes(), CONTOH.name)
    assert set(galat.value.bidang) == {"mulai"}


@pytest.mark.parametrize(
    ("isi", "nama", "mulai"),
    [
        (workbook(("S", "A", 1), judul=("Sasaran", "Indikator", "Target 1950")), "a.xlsx", None),
        (CONTOH.read_bytes(), CONTOH.name, 2099),
    ],
)
def test_years_that_no_plan_has_are_refused(isi: bytes, nama: str, mulai: int | None) -> None:
    with pytest.raises(MasukanTidakSah, match="antara 1990 dan 2100"):
        read(isi, nama, mulai=mulai)


def test_what_is_signed_comes_back_the_same() -> None:
    import json

    for isi, nama in ((CONTOH.read_bytes(), "a.toml"), (workbook(BARIS), "a.xlsx")):
        rencana = read(isi, nama, mulai=2025).rencana
        assert from_json(json.loads(json.dumps(to_json(rencana)))) == rencana
