from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.galat import GalatAturan
from tera.aturan.numerik import (
    HasilTambahan,
    NilaiTidakDisebut,
    capaian_iki,
    determine_predikat_numerik,
    nilai_skp,
    nilai_skp_periodik,
    score_capaian,
    sum_tambahan,
)
from tera.aturan.predikat import Predikat

from .muat import load_kasus, select

KASUS = load_kasus("numerik")
NILAI = st.decimals(0, 120, places=2)


def decimals(masukan):
    return {n: Decimal(v) if isinstance(v, (int, str)) and v != "turun" and not isinstance(v, bool)
            else v for n, v in masukan.items()}  # fmt: skip


@pytest.mark.parametrize("kasus", select(KASUS, "realisasi"))
def test_achievement(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="lebih dari nol"):
            capaian_iki(**decimals(kasus["masukan"]))
        return
    hasil = capaian_iki(**decimals(kasus["masukan"])).nilai
    assert hasil == Fraction(kasus["keluaran"]["capaian"])


@pytest.mark.parametrize("kasus", select(KASUS, "persen"))
def test_score(kasus):
    masukan = dict(kasus["masukan"])
    capaian = Decimal(masukan.pop("persen"))
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"tidak memuat|kurang dari nol"):
            score_capaian(capaian=capaian, **masukan)
        return
    hasil = score_capaian(capaian=capaian, **masukan).nilai
    assert hasil == Fraction(kasus["keluaran"]["skor"])


@pytest.mark.parametrize("kasus", select(KASUS, "tambahan"))
def test_extra_results(kasus):
    hasil = [
        HasilTambahan(Decimal(skor), predikat, Decimal(bobot))
        for predikat, bobot, skor in kasus["masukan"]["tambahan"]
    ]
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="0 sampai 120"):
            sum_tambahan(hasil=hasil)
        return
    assert sum_tambahan(hasil=hasil).nilai == Fraction(kasus["keluaran"]["jumlah"])


@pytest.mark.parametrize("kasus", select(KASUS, "perilaku"))
def test_category_of_a_year(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="0 sampai 120"):
            determine_predikat_numerik(**decimals(kasus["masukan"]))
        return
    hasil = determine_predikat_numerik(**decimals(kasus["masukan"]))
    assert hasil.nilai == kasus["keluaran"]["predikat"]
    if nilai := kasus["keluaran"].get("nilai"):
        assert hasil.langkah[0].nilai.endswith(f"= {nilai}")


@given(NILAI, NILAI, st.booleans(), st.booleans())
def test_more_is_never_a_lower_category(satu, dua, pendapat, inovasi):
    rendah, tinggi = sorted((satu, dua))
    urut = list(Predikat)
    hasil = [
        determine_predikat_numerik(skp=n, perilaku=n, pendapat=pendapat, inovasi=inovasi).nilai
        for n in (rendah, tinggi)
    ]
    assert urut.index(hasil[1]) <= urut.index(hasil[0])


def test_the_value_of_a_plan_and_of_a_period():
    assert nilai_skp(utama=Decimal(100), tambahan=Decimal("2.5")) == Fraction(205, 2)
    assert nilai_skp(utama=120) == 120
    periodik = nilai_skp_periodik(rencana_aksi=[80, 100, 90], kinerja_utama=[109, 120])
    assert periodik == Fraction(409, 4)


@pytest.mark.parametrize(
    ("hitung", "masukan"),
    [
        (nilai_skp, {"utama": 121}),
        (nilai_skp, {"utama": 100, "tambahan": 11}),
        (nilai_skp, {"utama": 100, "tambahan": -1}),
        (nilai_skp_periodik, {"rencana_aksi": [], "kinerja_utama": [1]}),
        (nilai_skp_periodik, {"rencana_aksi": [1], "kinerja_utama": []}),
        (nilai_skp_periodik, {"rencana_aksi": [1], "kinerja_utama": [121]}),
    ],
)
def test_values_out_of_range_are_refused(hitung, masukan):
    with pytest.raises(GalatAturan, match=r"\.$"):
        hitung(**masukan)


def test_a_gap_of_the_source_is_named_and_not_bridged():
    with pytest.raises(NilaiTidakDisebut, match="105%"):
        score_capaian(capaian=Decimal(105))


def test_working_shows_the_formula():
    langkah = determine_predikat_numerik(
        skp=Decimal(112), perilaku=Decimal(110), inovasi=True
    ).langkah
    assert [(satu.label, satu.nilai) for satu in langkah] == [
        ("Nilai", "70% × 112 + 30% × 110 = 111,4"),
        ("Ide atau cara baru yang berguna", "ada"),
        ("Kategori", "Sangat Baik"),
    ]
    assert langkah[0].acuan.teks == "PP 30/2019 Pasal 41"
    iki = capaian_iki(realisasi=50, target_bawah=Decimal("61.95")).langkah
    assert [satu.nilai for satu in iki] == ["Makin tinggi makin baik", "50 : 61,95", "80,71%"]
    skor = score_capaian(capaian=Decimal(90)).langkah
    assert [satu.nilai for satu in skor] == ["90%", "80"]
    tambahan = sum_tambahan(hasil=[HasilTambahan(80, Predikat.BAIK, 5)]).langkah
    assert tambahan[0].nilai == "80% × 5 × 80% = 3,2"
