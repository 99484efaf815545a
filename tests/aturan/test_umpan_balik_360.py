from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.angka_kredit import format_angka_kredit
from tera.aturan.galat import GalatAturan
from tera.aturan.umpan_balik_360 import (
    JabatanUmpanBalik,
    KelompokPenilai,
    band_umpan_balik,
    bobot_umpan_balik,
    compute_umpan_balik,
    is_shown,
    is_straight_line,
)

from .muat import load_kasus, select

KASUS = load_kasus("umpan_balik_360")
RATA = st.decimals(1, 5, places=2)


def run(masukan):
    isi = dict(masukan)
    bobot = {KelompokPenilai(k): Decimal(n) for k, n in isi.pop("bobot").items()}
    rata = {KelompokPenilai(k): Decimal(n) for k, n in isi.pop("rata_rata").items()}
    jawaban = {KelompokPenilai(k): n for k, n in isi.pop("jawaban", {}).items()}
    return compute_umpan_balik(bobot=bobot, rata_rata=rata, jawaban=jawaban, **isi)


@pytest.mark.parametrize("kasus", select(KASUS, "rata_rata"))
def test_compute_umpan_balik(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"\.$"):
            run(kasus["masukan"])
        return
    nilai = run(kasus["masukan"]).nilai.nilai
    assert format_angka_kredit(nilai) == kasus["keluaran"]["nilai"]


@pytest.mark.parametrize("kasus", select(KASUS, "kelompok"))
def test_small_groups_are_hidden(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="kurang dari nol"):
            is_shown(**kasus["masukan"])
        return
    assert is_shown(**kasus["masukan"]) == kasus["keluaran"]["tampil"]


@pytest.mark.parametrize("kasus", select(KASUS, "pita"))
def test_bands_have_no_gaps(kasus):
    nilai = Decimal(kasus["masukan"]["pita"])
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="0 sampai 100"):
            band_umpan_balik(nilai)
        return
    hasil = band_umpan_balik(nilai)
    assert hasil.nilai == kasus["keluaran"]["hasil"]
    assert str(hasil.nilai) in hasil.langkah[0].nilai


def test_the_law_needs_three_unless_the_agency_says_else():
    assert not is_shown(kelompok=KelompokPenilai.REKAN, jawaban=2)
    assert is_shown(kelompok=KelompokPenilai.REKAN, jawaban=3)


@pytest.mark.parametrize("jabatan", JabatanUmpanBalik)
def test_published_weights_add_up(jabatan):
    bobot = bobot_umpan_balik(jabatan)
    assert sum(bobot.values()) == 100
    assert set(bobot) == set(KelompokPenilai)


@given(st.dictionaries(st.sampled_from(KelompokPenilai), RATA, min_size=1))
def test_the_value_lies_between_the_groups_whatever_is_missing(rata):
    bobot = dict.fromkeys(KelompokPenilai, Decimal(20))
    hasil = compute_umpan_balik(bobot=bobot, rata_rata=rata).nilai
    assert Fraction(min(rata.values())) * 20 <= hasil.nilai <= Fraction(max(rata.values())) * 20
    assert set(hasil.dihitung) == set(rata)


@given(RATA, RATA)
def test_a_hidden_mean_leaves_no_trace_in_the_value(satu, dua):
    def value(rekan):
        return compute_umpan_balik(
            bobot=bobot_umpan_balik(JabatanUmpanBalik.PELAKSANA),
            rata_rata={KelompokPenilai.ATASAN: Decimal(4), KelompokPenilai.REKAN: rekan},
            jawaban={KelompokPenilai.REKAN: 2},
        )

    assert value(satu) == value(dua)


def test_the_gap_compares_oneself_with_the_weighted_others():
    rata = {"atasan": "4.0", "rekan": "3.5", "bawahan": "3.0", "diri": "5.0"}
    bobot = {"atasan": 40, "rekan": 30, "bawahan": 25, "diri": 5}
    hasil = run({"bobot": bobot, "rata_rata": rata}).nilai
    assert hasil.selisih_diri == 5 - Fraction(340, 95)
    assert run({"bobot": bobot, "rata_rata": {"diri": "5"}}).nilai.selisih_diri is None
    assert run({"bobot": bobot, "rata_rata": {"atasan": "5"}}).nilai.selisih_diri is None


def test_working_names_weights_and_who_was_left_out():
    langkah = run(
        {
            "bobot": {"atasan": 40, "rekan": 30, "bawahan": 25, "diri": 5},
            "rata_rata": {"atasan": "4.0", "rekan": "3.5", "bawahan": "3.0", "diri": "5.0"},
            "jawaban": {"bawahan": 2, "rekan": 3},
        }
    ).langkah
    assert [(satu.label, satu.nilai) for satu in langkah] == [
        ("Atasan: rata-rata 4 dari 5", "bobot 53,33%"),
        ("Rekan kerja: rata-rata 3,5 dari 5", "bobot 40%"),
        ("Diri sendiri: rata-rata 5 dari 5", "bobot 6,67%"),
        ("Bawahan: terlalu sedikit penilai", "tidak dihitung"),
        ("Nilai umpan balik", "77,33"),
    ]


@pytest.mark.parametrize(
    ("jawaban", "searah"),
    [([3] * 8, True), ([3] * 7, False), ([3] * 7 + [4], False), ([], False)],
)
def test_a_rater_who_ticks_one_column_is_flagged(jawaban, searah):
    assert is_straight_line(jawaban) is searah
