from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.acuan import Ketetapan
from tera.aturan.angka_kredit import (
    BagianAngkaKredit,
    Jenjang,
    KeadaanJf,
    KomponenPak,
    accumulate_bagian,
    bonus_ijazah,
    bonus_tugas,
    bulan_dibutuhkan,
    check_skema,
    compose_penetapan,
    convert_angka_kredit,
    determine_kebutuhan,
    golongan_jenjang,
    jenjang_berikut,
    promote_jenjang,
    promote_pangkat,
)
from tera.aturan.galat import GalatAturan
from tera.aturan.predikat import Predikat

from .muat import load_kasus, select

KASUS = load_kasus("angka_kredit_kenaikan")
KINI = date(2025, 12, 31)


def parts(kasus):
    return [BagianAngkaKredit(t, tuple(b), p, j) for t, b, p, j in kasus["masukan"]["bagian"]]


@pytest.mark.parametrize("kasus", select(KASUS, "kumulatif"))
def test_need_and_excess(kasus):
    masukan = kasus["masukan"] | {"kumulatif": Fraction(kasus["masukan"]["kumulatif"])}
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"\."):
            determine_kebutuhan(keadaan=KeadaanJf(**masukan), pada=kasus["pada"])
        return
    hasil = determine_kebutuhan(keadaan=KeadaanJf(**masukan), pada=kasus["pada"]).nilai
    selisih = {"pangkat": hasil.selisih_pangkat, "jenjang": hasil.selisih_jenjang}
    for nama, harap in kasus["keluaran"].items():
        assert selisih[nama] == (Fraction(harap) if harap else None), nama


@pytest.mark.parametrize("kasus", select(KASUS, "ijazah"))
def test_a_higher_diploma(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="belum berlaku"):
            bonus_ijazah(jenjang=kasus["masukan"]["ijazah"], pada=kasus["pada"])
        return
    hasil = bonus_ijazah(jenjang=kasus["masukan"]["ijazah"], pada=kasus["pada"])
    assert hasil.nilai == Fraction(kasus["keluaran"]["nilai"])
    assert "25%" in hasil.langkah[1].nilai


@pytest.mark.parametrize("kasus", select(KASUS, "kekurangan"))
def test_months_that_close_a_shortage(kasus):
    masukan = kasus["masukan"] | {"kekurangan": Fraction(kasus["masukan"]["kekurangan"])}
    hasil = bulan_dibutuhkan(**masukan, pada=kasus["pada"])
    if kasus["keluaran"].get("lebih"):
        assert hasil.nilai is None
        assert hasil.langkah[-1].nilai == "lebih dari setahun"
        return
    assert hasil.nilai == kasus["keluaran"]["bulan"]
    assert hasil.langkah[-1].nilai == f"{hasil.nilai} bulan"


@pytest.mark.parametrize("kasus", select(KASUS, "bagian"))
def test_accumulation(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"\."):
            accumulate_bagian(bagian=parts(kasus))
        return
    hasil = accumulate_bagian(bagian=parts(kasus)).nilai
    assert hasil == Fraction(kasus["keluaran"]["jumlah"])


@given(st.sampled_from(Jenjang), st.sampled_from(Predikat), st.sets(st.integers(1, 12)))
def test_a_year_equals_the_sum_of_its_parts(jenjang, predikat, pertama):
    sisa = set(range(1, 13)) - pertama
    bagian = [
        BagianAngkaKredit(2025, tuple(sorted(satu)), predikat, jenjang)
        for satu in (pertama, sisa)
        if satu
    ]
    setahun = convert_angka_kredit(jenjang=jenjang, predikat=predikat, bulan=12, pada=KINI).nilai
    assert accumulate_bagian(bagian=bagian).nilai == setahun


@given(st.sampled_from(Jenjang), st.sampled_from(Predikat), st.integers(1, 400))
def test_the_months_found_close_the_shortage_and_one_less_does_not(jenjang, predikat, puluhan):
    kekurangan = Fraction(puluhan, 10)
    bulan = bulan_dibutuhkan(
        kekurangan=kekurangan, jenjang=jenjang, predikat=predikat, pada=KINI
    ).nilai

    def earned(banyak):
        if not banyak:
            return 0
        return convert_angka_kredit(
            jenjang=jenjang, predikat=predikat, bulan=banyak, pada=KINI
        ).nilai

    if bulan is None:
        assert earned(12) < kekurangan
    else:
        assert earned(bulan - 1) < kekurangan <= earned(bulan)


def test_working_of_an_accumulation_names_months_and_what_does_not_count():
    langkah = accumulate_bagian(
        bagian=[
            BagianAngkaKredit(2024, (5, 7), Predikat.BAIK, Jenjang.AHLI_PERTAMA),
            BagianAngkaKredit(2025, (1, 2, 3), Predikat.SANGAT_BAIK, Jenjang.AHLI_MUDA),
            BagianAngkaKredit(2025, (4,), Predikat.BAIK, Jenjang.AHLI_MUDA),
        ]
    ).langkah
    assert [(satu.label, satu.nilai) for satu in langkah] == [
        (
            "Mei, Juli 2024, predikat Baik",
            "2/12 × 100% × 12,5 = 2,08 (jenjang Ahli Pertama, tidak dijumlahkan)",
        ),
        ("Januari sampai Maret 2025, predikat Sangat Baik", "3/12 × 150% × 25 = 9,38"),
        ("April 2025, predikat Baik", "1/12 × 100% × 25 = 2,08"),
        ("Jumlah dalam jenjang Ahli Muda", "11,46"),
    ]
    assert langkah[0].acuan.teks == "Peraturan BKN 3/2023"


def test_working_of_the_need_concludes_in_sentences():
    langkah = determine_kebutuhan(
        keadaan=KeadaanJf(Jenjang.AHLI_PERTAMA, "III/b", Fraction(105)), pada=KINI
    ).langkah
    assert [(satu.label, satu.nilai) for satu in langkah] == [
        ("Angka kredit kumulatif", "105,00"),
        ("Minimal kenaikan pangkat", "100,00"),
        ("Kelebihan atau kekurangan", "5,00"),
        ("Minimal kenaikan jenjang", "100,00"),
        ("Kelebihan atau kekurangan", "5,00"),
        (
            "Kesimpulan",
            "Dapat dipertimbangkan untuk kenaikan jenjang. "
            "Dapat dipertimbangkan untuk kenaikan pangkat.",
        ),
    ]
    puncak = determine_kebutuhan(
        keadaan=KeadaanJf(Jenjang.AHLI_UTAMA, "IV/e", Fraction(1)), pada=KINI
    ).langkah
    assert puncak[1].nilai == "tidak ada"
    assert puncak[-1].nilai == "Sudah yang tertinggi."
    kurang = determine_kebutuhan(
        keadaan=KeadaanJf(Jenjang.PENYELIA, "III/c", Fraction(99)), pada=KINI
    ).langkah
    assert kurang[-1].nilai == "Belum dapat dipertimbangkan untuk kenaikan pangkat."


def test_levels_follow_each_other_inside_their_category():
    assert [jenjang_berikut(satu) for satu in Jenjang] == [
        "terampil", "mahir", "penyelia", None, "ahli_muda", "ahli_madya", "ahli_utama", None,
    ]  # fmt: skip
    assert golongan_jenjang(Jenjang.AHLI_MADYA) == ("IV/a", "IV/b", "IV/c")


def test_excess_after_a_rank_is_kept_in_the_same_level():
    awal = KeadaanJf(Jenjang.AHLI_MADYA, "IV/a", Fraction(170))
    naik = promote_pangkat(keadaan=awal, pada=KINI)
    assert naik == KeadaanJf(Jenjang.AHLI_MADYA, "IV/b", Fraction(170))
    assert determine_kebutuhan(keadaan=naik, pada=KINI).nilai.selisih_pangkat == -130


def test_level_first_then_rank_with_the_same_credit():
    awal = KeadaanJf(Jenjang.AHLI_PERTAMA, "III/b", Fraction(104))
    jenjang = promote_jenjang(keadaan=awal, pada=KINI)
    assert jenjang == KeadaanJf(Jenjang.AHLI_MUDA, "III/b", Fraction(0))
    pangkat = promote_pangkat(keadaan=jenjang, pada=KINI, kredit_dipakai=awal.kumulatif)
    assert pangkat == KeadaanJf(Jenjang.AHLI_MUDA, "III/c", Fraction(0))
    assert determine_kebutuhan(keadaan=pangkat, pada=KINI).nilai.selisih_pangkat == -100


def test_a_level_reached_with_the_rank_already_begins_at_its_base():
    awal = KeadaanJf(Jenjang.AHLI_PERTAMA, "III/c", Fraction(150))
    assert promote_jenjang(keadaan=awal, pada=KINI) == KeadaanJf(Jenjang.AHLI_MUDA, "III/c", 0)


def test_without_a_vacancy_the_rank_rises_one_step_and_no_more():
    awal = KeadaanJf(Jenjang.AHLI_PERTAMA, "III/b", Fraction(250))
    satu = promote_pangkat(keadaan=awal, pada=KINI)
    assert satu.golongan == "III/c"
    with pytest.raises(GalatAturan, match="tidak dapat naik lagi"):
        promote_pangkat(keadaan=satu, pada=KINI)


@pytest.mark.parametrize(
    ("naik", "keadaan", "kata"),
    [
        (promote_jenjang, KeadaanJf(Jenjang.AHLI_PERTAMA, "III/b", Fraction(99)), "kurang 1,00"),
        (promote_jenjang, KeadaanJf(Jenjang.PENYELIA, "III/d", Fraction(999)), "lebih tinggi"),
        (promote_pangkat, KeadaanJf(Jenjang.AHLI_PERTAMA, "III/a", Fraction(49)), "kurang 1,00"),
        (promote_pangkat, KeadaanJf(Jenjang.PENYELIA, "III/d", Fraction(999)), "naik lagi"),
        (promote_pangkat, KeadaanJf(Jenjang.AHLI_UTAMA, "IV/e", Fraction(999)), "tertinggi"),
    ],
)
def test_a_promotion_without_its_ground_is_refused(naik, keadaan, kata):
    with pytest.raises(GalatAturan, match=kata):
        naik(keadaan=keadaan, pada=KINI)


def test_hard_duty_adds_what_the_agency_set():
    sk = Ketetapan("Keputusan Bupati 5/2026")
    hasil = bonus_tugas(angka_kredit=Fraction(25, 2), persen=Decimal(10), acuan=sk)
    assert hasil.nilai == Fraction(5, 4)
    assert hasil.langkah[0].nilai == "10% × 12,50 = 1,25"
    assert hasil.langkah[0].acuan is sk
    for persen in (Decimal(-1), Decimal("100.5")):
        with pytest.raises(GalatAturan, match="0 sampai 100"):
            bonus_tugas(angka_kredit=Fraction(1), persen=persen)
    assert bonus_tugas(angka_kredit=Fraction(1), persen=Decimal(100)).nilai == 1


def test_positions_with_another_scheme_are_refused():
    check_skema(jabatan="Perawat Ahli Muda", skema_lain=["Dosen", ""])
    with pytest.raises(GalatAturan, match="Dosen mengikuti ketentuan tersendiri"):
        check_skema(jabatan="DOSEN  Lektor Kepala", skema_lain=["Dosen"])


def test_the_pak_adds_both_columns_and_gives_the_base():
    hasil = compose_penetapan(
        jenjang=Jenjang.AHLI_PERTAMA,
        golongan="III/b",
        lama={KomponenPak.KONVERSI: Fraction(75, 4)},
        baru={KomponenPak.KONVERSI: Fraction(25, 12), KomponenPak.PENDIDIKAN: Fraction(25, 2)},
        pada=KINI,
    )
    pak = hasil.nilai
    assert [satu.komponen for satu in pak.baris] == list(KomponenPak)
    assert (pak.lama, pak.baru) == (Fraction(275, 4), Fraction(175, 12))
    assert pak.kumulatif == Fraction(250, 3)
    assert pak.kebutuhan.selisih_jenjang == Fraction(-50, 3)
    assert [(satu.label, satu.nilai) for satu in hasil.langkah][:3] == [
        ("AK Dasar yang diberikan", "50,00 + 0,00 = 50,00"),
        ("AK Konversi", "18,75 + 2,08 = 20,83"),
        ("AK yang diperoleh dari peningkatan pendidikan", "0,00 + 12,50 = 12,50"),
    ]


@pytest.mark.parametrize("kolom", ["lama", "baru"])
def test_a_base_that_was_given_already_is_not_given_twice(kolom):
    kolom = {"lama": {}, "baru": {}} | {kolom: {KomponenPak.DASAR: Fraction(50)}}
    pak = compose_penetapan(
        jenjang=Jenjang.AHLI_PERTAMA, golongan="III/b", pada=KINI, **kolom
    ).nilai
    assert pak.kumulatif == 50
