from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.angka_kredit import (
    BulanSudahDikonversi,
    HasilPerpindahan,
    Jenjang,
    accumulate,
    angka_kredit_dasar,
    check_bulan,
    convert_angka_kredit,
    convert_perpindahan,
    format_angka_kredit,
    jenjang_from_jabatan,
    kebutuhan_jenjang,
    kebutuhan_pangkat,
)
from tera.aturan.pangkat import PANGKAT_PNS
from tera.aturan.parameter import parameter
from tera.aturan.predikat import Predikat

from .muat import load_kasus, select

KASUS = load_kasus("angka_kredit")
TANGGAL = date(2025, 12, 31)


def run(kasus):
    """The case's outcome under the names that the cases use."""
    masukan, pada = kasus["masukan"], kasus["pada"]
    if "predikat" in masukan:
        return _amount(convert_angka_kredit(**masukan, pada=pada).nilai)
    if "jumlahkan" in masukan:
        return _amount(accumulate(Fraction(satu) for satu in masukan["jumlahkan"]))
    if "kebutuhan" in masukan:
        jenjang = masukan["kebutuhan"]
        return {
            "pangkat": kebutuhan_pangkat(jenjang=jenjang, pada=pada),
            "jenjang": kebutuhan_jenjang(jenjang=jenjang, pada=pada),
        }
    if "minta" in masukan:
        check_bulan(sudah=masukan["sudah_dikonversi"], minta=masukan["minta"])
        return {"boleh": True}
    isi = {kunci: nilai for kunci, nilai in masukan.items() if kunci != "perpindahan"}
    hasil = convert_perpindahan(**isi, pada=pada).nilai
    return {
        "angka_kredit": hasil.angka_kredit,
        "angka_kredit_dasar": hasil.angka_kredit_dasar,
    }


def _amount(nilai):
    return {"tepat": nilai, "tampil": format_angka_kredit(nilai)}


@pytest.mark.parametrize("kasus", KASUS)
def test_angka_kredit(kasus):
    if kasus.get("galat"):
        with pytest.raises(ValueError, match=r"."):
            run(kasus)
        return
    hasil = run(kasus)
    for kunci, harap in kasus["keluaran"].items():
        tepat = Fraction(harap) if kunci != "tampil" and isinstance(harap, str) else harap
        assert hasil[kunci] == tepat, kunci


@pytest.mark.parametrize("kasus", select(KASUS, "kebutuhan"))
def test_no_next_jenjang_is_none(kasus):
    if not kasus.get("galat"):
        assert (run(kasus)["jenjang"] is None) is ("jenjang" not in kasus["keluaran"])


@pytest.mark.parametrize("kasus", load_kasus("jabatan"))
def test_jenjang_from_jabatan(kasus):
    assert (jenjang_from_jabatan(kasus["masukan"]["nama"]) or "") == kasus["keluaran"]["jenjang"]


@given(st.sampled_from(Jenjang), st.text(max_size=30))
def test_jenjang_is_found_behind_any_name(jenjang, nama):
    if "(" not in nama:
        hasil = jenjang_from_jabatan(f"Jabatan {nama} {jenjang.label}")
        assert hasil is not None


@given(st.text(max_size=400))
def test_no_name_breaks_the_search(nama):
    assert jenjang_from_jabatan(nama) in {None, *Jenjang}


def test_a_hostile_name_is_quick():
    assert jenjang_from_jabatan("(" * 1_000_000) is None
    assert jenjang_from_jabatan("ahli " * 1_000_000) is None


@given(st.sampled_from(Jenjang), st.sampled_from(Predikat), st.integers(1, 11))
def test_parts_of_a_year_add_up_to_the_year_exactly(jenjang, predikat, bulan):
    def nilai(banyak):
        return convert_angka_kredit(
            jenjang=jenjang, predikat=predikat, bulan=banyak, pada=TANGGAL
        ).nilai

    assert accumulate([nilai(bulan), nilai(12 - bulan)]) == nilai(12)


@given(st.sampled_from(Jenjang), st.integers(1, 12))
def test_a_better_predicate_earns_more(jenjang, bulan):
    nilai = [
        convert_angka_kredit(jenjang=jenjang, predikat=satu, bulan=bulan, pada=TANGGAL).nilai
        for satu in Predikat
    ]
    assert nilai == sorted(nilai, reverse=True)
    assert len(set(nilai)) == len(nilai)


def test_steps_show_the_working():
    hasil = convert_angka_kredit(
        jenjang=Jenjang.AHLI_PERTAMA, predikat=Predikat.BAIK, bulan=2, pada=TANGGAL
    )
    assert [(satu.label, satu.nilai) for satu in hasil.langkah] == [
        ("Persentase predikat Baik", "100%"),
        ("Koefisien Ahli Pertama per tahun", "12,5"),
        ("Masa yang dikonversi", "2 dari 12 bulan"),
        ("Angka kredit", "2/12 × 100% × 12,5 = 2,08"),
    ]
    assert hasil.langkah[0].acuan is not None
    assert hasil.langkah[0].acuan.teks == "PermenPANRB 1/2023 Pasal 37"


def test_transfer_counts_months_as_twelfths_and_adds_the_base():
    hasil = convert_perpindahan(
        jenjang=Jenjang.AHLI_MUDA,
        golongan="III/d",
        tahun_dalam_pangkat=Fraction(30, 12),
        pada=TANGGAL,
    )
    assert hasil.nilai == HasilPerpindahan(Fraction(125, 2), Fraction(100))
    assert hasil.nilai.jumlah == Fraction(325, 2)
    assert hasil.langkah[-1].nilai == "100,00"
    assert hasil.langkah[-2].nilai == "5/2 × 100% × 25 = 62,50"


def test_wrong_golongan_names_the_right_ones():
    with pytest.raises(ValueError, match="III/c, III/d"):
        angka_kredit_dasar(jenjang=Jenjang.AHLI_MUDA, golongan="IV/a", pada=TANGGAL)


def test_months_converted_before_are_named():
    with pytest.raises(BulanSudahDikonversi) as galat:
        check_bulan(sudah=[3, 1, 2], minta=[1, 2, 3, 4])
    assert galat.value.bulan == (1, 2, 3)
    assert "Januari, Februari, Maret" in galat.value.pesan


@given(st.sets(st.integers(1, 12)), st.sets(st.integers(1, 12), min_size=1))
def test_months_are_refused_exactly_when_they_overlap(sudah, minta):
    if sudah & minta:
        with pytest.raises(BulanSudahDikonversi):
            check_bulan(sudah=sudah, minta=minta)
    else:
        check_bulan(sudah=sudah, minta=minta)


@pytest.mark.parametrize(
    ("nilai", "tampil"),
    [
        (Decimal("18.75"), "18,75"),
        (Fraction(25, 12), "2,08"),
        (Decimal("28.125"), "28,13"),
        (Decimal("3.125"), "3,13"),
        (0, "0,00"),
        (Decimal("0.005"), "0,01"),
        (Fraction(1, 300), "0,00"),
        (Fraction(-1, 300), "0,00"),
        (Decimal("-3.125"), "-3,13"),
        (1050, "1.050,00"),
    ],
)
def test_format_angka_kredit(nilai, tampil):
    assert format_angka_kredit(nilai) == tampil


@given(st.fractions(min_value=0, max_value=10_000))
def test_shown_angka_kredit_is_never_off_by_more_than_half_a_hundredth(nilai):
    tampil = Fraction(format_angka_kredit(nilai).replace(".", "").replace(",", "."))
    assert abs(tampil - nilai) <= Fraction(1, 200)


@pytest.mark.parametrize("nama", ["koefisien_jenjang", "kebutuhan_pangkat", "angka_kredit_dasar"])
def test_parameters_cover_every_jenjang(nama):
    assert all(set(nilai.isi) == set(Jenjang) for nilai in parameter(nama).nilai)


def test_parameters_name_real_things():
    assert set(parameter("konversi_predikat").terbaru.isi) == set(Predikat)
    assert set(parameter("kebutuhan_jenjang").terbaru.isi) < set(Jenjang)
    dasar = parameter("angka_kredit_dasar").terbaru.isi
    assert {golongan for satu in dasar.values() for golongan in satu} < set(PANGKAT_PNS)
