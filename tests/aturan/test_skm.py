from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.acuan import Kepastian
from tera.aturan.angka_kredit import format_angka_kredit
from tera.aturan.galat import GalatAturan
from tera.aturan.skm import (
    BobotSkm,
    MutuPelayanan,
    UnsurSkm,
    compute_ikm,
    determine_mutu,
    mean_unsur,
    sample_size,
)

from .muat import load_kasus, select

KASUS = load_kasus("skm")
RATA = st.lists(st.decimals(1, 4, places=4), min_size=9, max_size=9)


def means(kasus):
    return [Decimal(satu) for satu in kasus["masukan"]["rata_rata"]]


@pytest.mark.parametrize("kasus", select(KASUS, "rata_rata"))
def test_compute_ikm(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"unsur"):
            compute_ikm(rata_rata=means(kasus), bobot=kasus["masukan"]["bobot"])
        return
    hasil = compute_ikm(rata_rata=means(kasus), bobot=kasus["masukan"]["bobot"]).nilai
    assert format_angka_kredit(hasil.nik) == kasus["keluaran"]["nik"]
    assert hasil.mutu == kasus["keluaran"]["mutu"]


@pytest.mark.parametrize("kasus", select(KASUS, "nik"))
def test_determine_mutu(kasus):
    nik = [Decimal(satu) for satu in kasus["masukan"]["nik"]]
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="0 sampai 100"):
            determine_mutu(nik=nik[0])
        return
    assert [determine_mutu(nik=satu).nilai for satu in nik] == kasus["keluaran"]["mutu"]


@pytest.mark.parametrize("kasus", select(KASUS, "populasi"))
def test_sample_size(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="Populasi"):
            sample_size(populasi=kasus["masukan"]["populasi"][0])
        return
    semua = [sample_size(populasi=satu).nilai for satu in kasus["masukan"]["populasi"]]
    assert semua == kasus["keluaran"]["sampel"]


@given(st.integers(1, 10**9), st.integers(0, 10**6))
def test_a_larger_population_never_needs_fewer(populasi, lebih):
    satu = sample_size(populasi=populasi).nilai
    dua = sample_size(populasi=min(populasi + lebih, 10**9)).nilai
    assert 1 <= satu <= min(populasi, 384)
    assert satu <= dua


@given(RATA, st.integers(0, 8))
def test_a_better_element_never_lowers_the_letter(rata, letak):
    lebih = [min(satu + 1, Decimal(4)) if n == letak else satu for n, satu in enumerate(rata)]
    urut = list(MutuPelayanan)
    baik, semula = (compute_ikm(rata_rata=satu).nilai for satu in (lebih, rata))
    assert baik.nik >= semula.nik
    assert urut.index(baik.mutu) <= urut.index(semula.mutu)
    assert 1 <= semula.ikm <= 4


@given(st.integers(0, 10000))
def test_every_value_has_a_letter(ratusan):
    nik = Decimal(ratusan) / 100
    assert determine_mutu(nik=nik).nilai in MutuPelayanan


def test_the_three_lowest_come_first_and_ties_keep_their_order():
    rata = [Decimal(n) for n in ("3.2", "3.1", "3.0", "3.9", "3.3", "3.4", "3.5", "3.0", "3.1")]
    hasil = compute_ikm(rata_rata=rata).nilai
    assert hasil.prioritas == (UnsurSkm.U3, UnsurSkm.U8, UnsurSkm.U2)
    assert hasil.ikm == Fraction(295, 90)


def test_working_shows_elements_weight_index_and_letter():
    rata = [Decimal("3.25")] * 9
    langkah = compute_ikm(
        rata_rata=rata, bobot=BobotSkm.TIGA_DESIMAL, pada=date(2026, 1, 1)
    ).langkah
    assert langkah[0].label == "U1 Persyaratan"
    assert langkah[8].label == "U9 Sarana dan prasarana"
    assert [(satu.label, satu.nilai) for satu in langkah[9:]] == [
        ("Bobot tiap unsur", "0,111"),
        ("Indeks (1 sampai 4)", "3,2468"),
        ("Nilai konversi, indeks × 25", "81,17"),
        ("Mutu pelayanan", "B (Baik)"),
    ]
    assert langkah[-1].kepastian is Kepastian.SEKUNDER
    sampel = sample_size(populasi=12_000).langkah
    assert [satu.nilai for satu in sampel] == ["12.000", "372"]


def test_means_leave_out_what_was_not_answered():
    penuh, kosong = [4] * 9, [None, *[1] * 8]
    assert mean_unsur([penuh, kosong]) == (4, *[Fraction(5, 2)] * 8)


@pytest.mark.parametrize(
    ("jawaban", "kata"),
    [
        ([], "Belum ada responden"),
        ([[1] * 8], "sembilan unsur"),
        ([[5, *[1] * 8]], "1, 2, 3, atau 4"),
        ([[0, *[1] * 8]], "1, 2, 3, atau 4"),
        ([[True, *[1] * 8]], "1, 2, 3, atau 4"),
        ([[*[1] * 8, None]], "Sarana dan prasarana"),
    ],
)
def test_answers_that_no_survey_has_are_refused(jawaban, kata):
    with pytest.raises(GalatAturan, match=kata):
        mean_unsur(jawaban)


@pytest.mark.parametrize(
    ("buat", "pesan"),
    [
        (
            lambda: compute_ikm(rata_rata=[Decimal(3)] * 8),
            "Isi rata-rata kesembilan unsur; yang terisi 8.",
        ),
        (lambda: compute_ikm(rata_rata=[Decimal(5)] * 9), "Rata-rata unsur harus 1 sampai 4."),
        (lambda: determine_mutu(nik=Decimal(-1)), "Nilai konversi harus 0 sampai 100."),
        (lambda: sample_size(populasi=0), "Populasi harus 1 sampai satu miliar."),
        (lambda: mean_unsur([]), "Belum ada responden."),
        (lambda: mean_unsur([[1]]), "Setiap responden menjawab sembilan unsur."),
        (lambda: mean_unsur([[9] * 9]), "Jawaban harus 1, 2, 3, atau 4."),
        (
            lambda: mean_unsur([[None] * 9]),
            "Belum ada jawaban untuk unsur Persyaratan.",
        ),
    ],
)
def test_refusals_say_what_is_wrong(buat, pesan):
    with pytest.raises(GalatAturan) as galat:
        buat()
    assert galat.value.pesan == pesan


def test_each_step_names_its_source():
    awal = date(2026, 1, 1)
    langkah = [
        *compute_ikm(rata_rata=[Decimal("3.2345")] * 9, pada=awal).langkah,
        *determine_mutu(nik=Decimal("88.31"), pada=awal).langkah,
        *sample_size(populasi=1, pada=awal).langkah,
    ]
    sendiri = [(satu.label, satu.nilai) for satu in langkah if satu.acuan is None]
    assert sendiri == [
        *((f"U{n} {unsur.label}", "3,2345") for n, unsur in enumerate(UnsurSkm, 1)),
        ("Nilai konversi", "88,31"),
        ("Populasi penerima layanan", "1"),
    ]
    assert [(satu.label, satu.nilai) for satu in langkah if satu.acuan is not None] == [
        ("Bobot tiap unsur", "1/9 (tepat)"),
        ("Indeks (1 sampai 4)", "3,2345"),
        ("Nilai konversi, indeks × 25", "80,86"),
        ("Mutu pelayanan", "B (Baik)"),
        ("Mutu pelayanan", "A (Sangat baik)"),
        ("Sampel menurut Krejcie dan Morgan", "1"),
    ]


def test_every_date_asks_for_its_own_rule():
    sebelum = date(2016, 12, 31)
    for hitung in (
        lambda: compute_ikm(rata_rata=[Decimal(3)] * 9, pada=sebelum),
        lambda: determine_mutu(nik=Decimal(80), pada=sebelum),
    ):
        with pytest.raises(GalatAturan, match="belum berlaku"):
            hitung()


def test_the_rule_begins_with_its_year():
    with pytest.raises(GalatAturan, match="belum berlaku"):
        sample_size(populasi=100, pada=date(2016, 12, 31))
