from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.disiplin import TingkatHukuman
from tera.aturan.galat import GalatAturan
from tera.aturan.ip_asn import (
    KategoriIpAsn,
    KelompokJabatan,
    determine_ip_asn,
    determine_kategori,
    mean_ip_asn,
)
from tera.aturan.pendidikan import Pendidikan, parse_pendidikan
from tera.aturan.predikat import Predikat

from .muat import load_kasus, select

KASUS = load_kasus("ip_asn")


def run(masukan):
    isi = dict(masukan)
    angka = isi.pop("nilai", None)
    predikat = isi.pop("predikat", None)
    return determine_ip_asn(**isi, kinerja=predikat if angka is None else Decimal(angka))


@pytest.mark.parametrize("kasus", select(KASUS, "pendidikan"))
def test_determine_ip_asn(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"\.$"):
            run(kasus["masukan"])
        return
    hasil = run(kasus["masukan"]).nilai
    for nama, harap in kasus["keluaran"].items():
        nilai = getattr(hasil, nama)
        assert (nilai if nama == "kategori" else str(nilai)) == harap, nama


@pytest.mark.parametrize("kasus", select(KASUS, "indeks"))
def test_category_has_no_holes(kasus):
    indeks = Decimal(kasus["masukan"]["indeks"])
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="0 sampai 100"):
            determine_kategori(indeks)
        return
    assert determine_kategori(indeks).nilai == kasus["keluaran"]["kategori"]


@given(
    st.fixed_dictionaries(
        {
            "pendidikan": st.sampled_from(Pendidikan),
            "jabatan": st.sampled_from(KelompokJabatan),
            "diklat_utama": st.booleans(),
            "jp": st.integers(0, 60),
            "seminar": st.booleans(),
            "kinerja": st.sampled_from(Predikat),
            "hukuman": st.sampled_from(TingkatHukuman),
        }
    )
)
def test_the_index_is_the_sum_of_its_dimensions(isi):
    hasil = determine_ip_asn(**isi).nilai
    assert 0 < hasil.jumlah <= 100
    assert hasil.kategori is determine_kategori(hasil.jumlah).nilai
    dimensi = (hasil.kualifikasi, hasil.kompetensi, hasil.kinerja, hasil.disiplin)
    assert all(0 <= d <= maks for d, maks in zip(dimensi, (25, 40, 30, 5), strict=True))


def test_working_names_what_is_not_evidenced_and_how_sure_each_table_is():
    langkah = run(
        {
            "pendidikan": "S-2",
            "jabatan": "struktural",
            "diklat_utama": False,
            "jp": 12,
            "seminar": True,
            "predikat": "baik",
            "hukuman": "ringan",
        }
    ).langkah
    assert [(satu.label, satu.nilai) for satu in langkah] == [
        ("Kualifikasi: S-2", "20"),
        ("Kompetensi: Diklat kepemimpinan atau fungsional", "0 (tidak ada bukti)"),
        ("Kompetensi: Pengembangan teknis 12 JP (paling sedikit 20)", "0 (tidak ada bukti)"),
        ("Kompetensi: Seminar dua tahun terakhir", "10"),
        ("Kinerja: Baik", "25"),
        ("Disiplin: Ringan", "3"),
        ("Jumlah", "58"),
        ("Kategori", "Sangat Rendah"),
    ]
    assert [str(s.kepastian) for s in langkah if s.kepastian] == [
        "sekunder",
        "sekunder",
        "sekunder",
        "sekunder",
        "belum_diverifikasi",
        "belum_diverifikasi",
        "sekunder",
    ]


def test_a_position_without_a_cell_does_not_show_it():
    langkah = run(
        {
            "pendidikan": "SLTA",
            "jabatan": "pelaksana",
            "diklat_utama": True,
            "jp": 20,
            "seminar": False,
            "predikat": "baik",
            "hukuman": "tidak_ada",
        }
    ).langkah
    assert not [satu for satu in langkah if "Diklat" in satu.label]
    assert langkah[1].nilai == "22,5"


def test_a_unit_has_the_exact_mean():
    assert mean_ip_asn([Decimal("80"), Decimal("85"), Decimal("90.5")]) == Fraction(511, 6)
    assert determine_kategori(Fraction(511, 6)).nilai is KategoriIpAsn.TINGGI
    with pytest.raises(GalatAturan, match="Belum ada pegawai"):
        mean_ip_asn([])


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("S-1", "S-1"),
        ("s1", "S-1"),
        ("S.2", "S-2"),
        ("S-1/Sarjana", "S-1"),
        ("S1 Keperawatan", "S-1"),
        ("D.III Kebidanan", "D-III"),
        ("D-IV", "D-IV"),
        ("SMA", "SLTA"),
        ("SMK/SMEA", "SLTA"),
        ("SD", "SD"),
        ("di bawah SLTA", "SLTP"),
    ],
)
def test_education_as_people_write_it(teks, harap):
    assert parse_pendidikan(teks) == harap


@pytest.mark.parametrize("teks", ["", "Kursus menjahit", "S-9"])
def test_other_education_is_refused(teks):
    with pytest.raises(GalatAturan, match="tidak dikenal"):
        parse_pendidikan(teks)
