from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.acuan import Kepastian
from tera.aturan.galat import GalatAturan
from tera.aturan.kelayakan import Keadaan, Kelayakan, Syarat, assess
from tera.aturan.kenaikan_pangkat import (
    DataKenaikan,
    JenisKenaikan,
    check_kenaikan,
    golongan_tertinggi,
    periode_berikut,
)
from tera.aturan.kgb import check_kgb, determine_kgb
from tera.aturan.pensiun import determine_pensiun
from tera.aturan.predikat import Predikat

from .muat import load_kasus, select

KASUS = load_kasus("kenaikan_pangkat")
LAIN = load_kasus("kgb_pensiun")


def run(kasus):
    isi = dict(kasus["masukan"])
    jenis = isi.pop("jenis")
    if "predikat" in isi:
        isi["predikat"] = {int(t): Predikat(p) for t, p in isi["predikat"].items()}
    for nama in ("angka_kredit", "angka_kredit_minimal"):
        if nama in isi:
            isi[nama] = Fraction(isi[nama])
    return check_kenaikan(jenis=jenis, data=DataKenaikan(**isi), pada=kasus["pada"])


@pytest.mark.parametrize("kasus", select(KASUS, "jenis"))
def test_check_kenaikan(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"tidak disebut|tidak dikenal"):
            run(kasus)
        return
    hasil = run(kasus).nilai
    assert hasil.keadaan == kasus["keluaran"]["keadaan"]
    assert len(hasil.kurang) == kasus["keluaran"]["kurang"]
    assert hasil.paling_cepat == kasus["keluaran"].get("cepat")


@pytest.mark.parametrize("kasus", select(KASUS, "tanggal"))
def test_next_period(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="belum berlaku"):
            periode_berikut(kasus["masukan"]["tanggal"])
        return
    assert periode_berikut(kasus["masukan"]["tanggal"]).nilai == kasus["keluaran"]["periode"]


@pytest.mark.parametrize("kasus", select(KASUS, "ijazah"))
def test_highest_rank_by_education(kasus):
    hasil = golongan_tertinggi(kasus["masukan"]["ijazah"], kasus["pada"])
    assert hasil == kasus["keluaran"]["golongan"]


@pytest.mark.parametrize("kasus", select(LAIN, "penundaan"))
def test_next_rise(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="0 sampai 12"):
            determine_kgb(**kasus["masukan"])
        return
    assert determine_kgb(**kasus["masukan"]).nilai == kasus["keluaran"]["hari"]


@pytest.mark.parametrize("kasus", [s for s in LAIN if "keadaan" in s.values[0].get("keluaran", {})])
def test_conditions_of_a_rise(kasus):
    isi = {"predikat": None, "hukuman": None} | kasus["masukan"]
    hasil = check_kgb(**isi, pada=kasus["pada"]).nilai
    assert hasil.keadaan == kasus["keluaran"]["keadaan"]
    assert len(hasil.kurang) == kasus["keluaran"]["kurang"]


@pytest.mark.parametrize("kasus", select(LAIN, "lahir"))
def test_age_limit(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="belum berlaku"):
            determine_pensiun(**kasus["masukan"], pada=kasus["pada"])
        return
    hasil = determine_pensiun(**kasus["masukan"], pada=kasus["pada"])
    assert hasil.nilai == kasus["keluaran"]["tanggal"]


@given(st.dates(date(2002, 1, 1), date(2040, 1, 1)))
def test_a_period_is_the_first_of_a_month_soon_after(tanggal):
    hasil = periode_berikut(tanggal).nilai
    assert hasil.day == 1
    assert timedelta(0) <= hasil - tanggal <= timedelta(184)
    assert periode_berikut(hasil).nilai == hasil


@given(st.lists(st.sampled_from(Keadaan), min_size=1), st.data())
def test_one_unmet_condition_decides(keadaan, data):
    hari = st.none() | st.dates()
    syarat = tuple(
        Syarat("x", satu, "y", tanggal=data.draw(hari) if satu is Keadaan.BELUM else None)
        for satu in keadaan
    )
    hasil = Kelayakan(syarat)
    assert (hasil.keadaan is Keadaan.TERPENUHI) == (set(keadaan) == {Keadaan.TERPENUHI})
    assert (hasil.keadaan is Keadaan.BELUM) == (Keadaan.BELUM in keadaan)
    tanggal = [satu.tanggal for satu in hasil.kurang]
    if tanggal and None not in tanggal:
        assert hasil.paling_cepat == max(tanggal)
    else:
        assert hasil.paling_cepat is None


@pytest.mark.parametrize(
    ("syarat", "kalimat"),
    [
        ([Syarat("a", Keadaan.TERPENUHI, "")], "Memenuhi semua syarat"),
        ([Syarat("a", Keadaan.TIDAK_DIKETAHUI, "")] * 2, "2 syarat belum diketahui"),
        ([Syarat("a", Keadaan.BELUM, "")], "Belum memenuhi 1 syarat"),
        (
            [Syarat("a", Keadaan.BELUM, "", tanggal=date(2027, 4, 1))],
            "Belum memenuhi 1 syarat; paling cepat 1 April 2027",
        ),
    ],
)
def test_the_outcome_in_a_sentence(syarat, kalimat):
    hasil = assess(syarat)
    assert hasil.nilai.kalimat == kalimat
    assert hasil.langkah[-1].nilai == kalimat


def test_working_names_each_condition_with_reason_date_and_certainty():
    langkah = run(
        {
            "masukan": {
                "jenis": "reguler",
                "golongan": "III/b",
                "tmt_pangkat": date(2023, 4, 1),
                "predikat": {"2024": "baik", "2025": "kurang"},
                "hukuman": "sedang",
                "hukuman_sampai": date(2026, 6, 30),
                "pendidikan": "S-1",
            },
            "pada": date(2026, 4, 1),
        }
    ).langkah
    assert [(satu.label, satu.nilai) for satu in langkah] == [
        (
            "Masa dalam pangkat terakhir",
            "Belum terpenuhi: paling sedikit 48 bulan sejak 1 April 2023; terpenuhi 1 April 2027",
        ),
        ("Predikat paling rendah Baik, 2 tahun terakhir", "Belum terpenuhi: 2025 Kurang"),
        (
            "Tidak sedang menjalani hukuman disiplin sedang atau berat",
            "Belum terpenuhi: sedang menjalani hukuman sedang; terpenuhi 1 Juli 2026",
        ),
        (
            "Belum mencapai golongan tertinggi menurut ijazah",
            "Terpenuhi: S-1 sampai Penata Tingkat I (III/d)",
        ),
        ("Kesimpulan", "Belum memenuhi 3 syarat"),
    ]
    assert langkah[0].kepastian is Kepastian.BELUM_DIVERIFIKASI
    assert langkah[2].acuan.teks == "Peraturan BKN 6/2022 Pasal 55 ayat (1)"


def test_every_kind_has_conditions_or_says_that_it_has_none():
    data = DataKenaikan(golongan="III/a")
    tanpa = []
    for jenis in JenisKenaikan:
        try:
            assert check_kenaikan(jenis=jenis, data=data, pada=date(2026, 4, 1)).langkah
        except GalatAturan:
            tanpa.append(jenis)
    assert len(tanpa) == 8


def test_working_of_a_rise_and_of_the_age_limit():
    langkah = determine_kgb(tmt_terakhir=date(2024, 3, 1), penundaan=6).langkah
    assert [satu.nilai for satu in langkah] == [
        "1 Maret 2024",
        "24 bulan",
        "6 bulan",
        "1 September 2026",
        "1 Juli 2026",
    ]
    pensiun = determine_pensiun(
        lahir=date(1970, 5, 17), jabatan="ahli_madya", pada=date(2026, 1, 1)
    ).langkah
    assert pensiun[1].nilai == "60 tahun"
    assert pensiun[1].acuan.teks == "UU 20/2023 Pasal 55"
    periode = periode_berikut(date(2025, 8, 2)).langkah
    assert periode[-1].nilai == "1 Oktober 2025"
