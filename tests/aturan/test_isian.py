from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.isian import IsianTidakSah, read_isian, write_isian

ABC = (("a", "A"), ("b", "B"))
KOLOM = (
    Bidang(nama="menit", label="Menit", jenis=JenisBidang.BULAT, minimum=1, maksimum=480),
    Bidang(nama="persen", label="Persen", jenis=JenisBidang.BILANGAN, maksimum=100),
)
BIDANG = (
    Bidang(nama="hari", label="Hari", jenis=JenisBidang.BULAT, minimum=1, maksimum=90),
    Bidang(nama="angka", label="Angka", jenis=JenisBidang.BILANGAN, minimum=Decimal("0.5")),
    Bidang(nama="dasar", label="Dasar", jenis=JenisBidang.RUPIAH, wajib=False),
    Bidang(nama="sejak", label="Sejak", jenis=JenisBidang.TANGGAL),
    Bidang(nama="cara", label="Cara", jenis=JenisBidang.PILIHAN, pilihan=ABC),
    Bidang(nama="aktif", label="Aktif", jenis=JenisBidang.YA_TIDAK),
    Bidang(nama="nama", label="Nama", jenis=JenisBidang.TEKS, wajib=False, minimum=2),
    Bidang(
        nama="tabel", label="Tabel", jenis=JenisBidang.BARIS, wajib=False, kolom=KOLOM, maksimum=2
    ),
)
DATA = {
    "hari": 14,
    "angka": "1.50",
    "dasar": 5_000_000,
    "sejak": "2026-02-01",
    "cara": "a",
    "aktif": False,
    "nama": "Sari",
    "tabel": [{"menit": 30, "persen": "0.5"}],
}


def test_values_are_typed_and_come_back_the_same():
    nilai = read_isian(BIDANG, DATA)
    assert nilai["angka"] == Decimal("1.50")
    assert nilai["sejak"] == date(2026, 2, 1)
    assert nilai["tabel"] == ({"menit": 30, "persen": Decimal("0.5")},)
    assert write_isian(BIDANG, nilai) == DATA


def test_what_is_not_needed_may_be_empty():
    nilai = read_isian(BIDANG, {**DATA, "dasar": None, "nama": None, "tabel": []})
    assert (nilai["dasar"], nilai["nama"], nilai["tabel"]) == (None, None, None)
    assert write_isian(BIDANG, nilai)["tabel"] == []


@pytest.mark.parametrize(
    ("ganti", "nama", "pesan"),
    [
        ({"hari": 0}, "hari", "Hari paling kecil 1."),
        ({"hari": 91}, "hari", "Hari paling besar 90."),
        ({"hari": "14"}, "hari", "bilangan bulat"),
        ({"hari": True}, "hari", "bilangan bulat"),
        ({"hari": None}, "hari", "Hari belum diisi."),
        ({"angka": "0.49"}, "angka", "paling kecil 0.5"),
        ({"angka": 0.5}, "angka", "harus bilangan"),
        ({"angka": "NaN"}, "angka", "harus bilangan"),
        ({"angka": "x"}, "angka", "harus bilangan"),
        ({"dasar": "5"}, "dasar", "bilangan bulat"),
        ({"sejak": "31-12-2025"}, "sejak", "tanggal seperti"),
        ({"sejak": 5}, "sejak", "tanggal seperti"),
        ({"cara": "c"}, "cara", "pilih salah satu"),
        ({"cara": ["a"]}, "cara", "pilih salah satu"),
        ({"aktif": "ya"}, "aktif", "ya atau tidak"),
        ({"nama": "x" * 201}, "nama", "paling panjang 200"),
        ({"nama": "a\x00b"}, "nama", "harus teks"),
        ({"nama": 7}, "nama", "harus teks"),
        ({"nama": "x"}, "nama", "paling kecil 2"),
        ({"tabel": "x"}, "tabel", "harus daftar"),
        ({"tabel": [{"menit": 1, "persen": 1}] * 601}, "tabel", "paling banyak 600"),
        ({"tabel": [{"menit": 1, "persen": 1}] * 3}, "tabel", "paling besar 2"),
        ({"tabel": [{"menit": 481, "persen": 1}]}, "tabel", "Tabel: Menit paling besar 480."),
        ({"tabel": [7]}, "tabel", "pasangan nama dan nilai"),
        ({"lain": 1}, "", "Isian 'lain' tidak dikenal."),
    ],
)
def test_what_an_input_does_not_allow_is_refused_by_name(ganti, nama, pesan):
    with pytest.raises(IsianTidakSah, match=pesan) as galat:
        read_isian(BIDANG, {**DATA, **ganti})
    assert galat.value.nama == nama


@settings(max_examples=60)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=9), st.lists))
def test_any_other_json_is_refused(data):
    with pytest.raises(IsianTidakSah):
        read_isian(BIDANG, data)
