import copy
import pickle
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.acuan import Acuan, Kepastian, Ketetapan
from tera.aturan.berlabel import Berlabel
from tera.aturan.parameter import ParameterTidakBerlaku, parameter
from tera.aturan.perhitungan import Langkah
from tera.aturan.predikat import (
    KODE_SIASN,
    PETA_BAWAAN,
    KodeTidakDikenal,
    PetaTidakLengkap,
    Predikat,
    PredikatOrganisasi,
    Rating,
    determine_predikat,
    kode_siasn,
    predikat_from_siasn,
    rating_from_siasn,
    rating_kepala_unit,
)

from .muat import load_kasus

TANGGAL = date(2025, 12, 31)
URUTAN = list(Predikat)


@pytest.mark.parametrize("kasus", load_kasus("predikat"))
def test_determine_predikat(kasus):
    if kasus.get("galat"):
        with pytest.raises(ValueError, match=r"."):
            determine_predikat(**kasus["masukan"], pada=kasus["pada"])
        return
    hasil = determine_predikat(**kasus["masukan"], pada=kasus["pada"])
    assert hasil.nilai is Predikat(kasus["keluaran"]["predikat"])
    assert kode_siasn(hasil.nilai) == kasus["keluaran"]["kode_siasn"]


@pytest.mark.parametrize("kasus", load_kasus("kepala_unit"))
def test_rating_kepala_unit(kasus):
    if kasus.get("galat"):
        with pytest.raises(ValueError, match=r"."):
            rating_kepala_unit(**kasus["masukan"], peta=PETA_BAWAAN)
        return
    hasil = rating_kepala_unit(**kasus["masukan"], peta=PETA_BAWAAN)
    assert hasil.nilai is Rating(kasus["keluaran"]["rating"])


def test_steps_name_both_ratings_and_the_source():
    langkah = determine_predikat(hasil=Rating.SESUAI, perilaku=Rating.DI_ATAS, pada=TANGGAL).langkah
    assert [(satu.label, satu.nilai) for satu in langkah] == [
        ("Rating hasil kerja", "Sesuai Ekspektasi"),
        ("Rating perilaku kerja", "Di Atas Ekspektasi"),
        ("Predikat kinerja menurut kuadran", "Baik"),
    ]
    assert [satu.acuan.teks for satu in langkah] == 3 * ["PermenPANRB 6/2022"]


def test_steps_of_a_unit_head_name_the_unit_and_the_decree_of_the_map():
    keputusan = Ketetapan("Keputusan Bupati 12/2026")
    hasil = rating_kepala_unit(
        organisasi=PredikatOrganisasi.ISTIMEWA, peta=PETA_BAWAAN, acuan=keputusan
    )
    assert hasil.langkah == (
        Langkah("Capaian kinerja organisasi", "Istimewa", Acuan("se-menpanrb-3-2023")),
        Langkah("Rating hasil kerja kepala unit (peta instansi)", "Di Atas Ekspektasi", keputusan),
    )


def test_quadrant_counts_are_those_of_the_regulation():
    kotak = [
        determine_predikat(hasil=hasil, perilaku=perilaku, pada=TANGGAL).nilai
        for hasil, perilaku in product(Rating, Rating)
    ]
    assert [kotak.count(predikat) for predikat in Predikat] == [1, 3, 2, 2, 1]


@given(st.sampled_from(Rating), st.sampled_from(Rating), st.sampled_from(Rating))
def test_a_better_rating_of_behaviour_never_lowers_the_predicate(hasil, satu, dua):
    baik, kurang = sorted((satu, dua), key=list(Rating).index)
    tinggi = determine_predikat(hasil=hasil, perilaku=baik, pada=TANGGAL).nilai
    rendah = determine_predikat(hasil=hasil, perilaku=kurang, pada=TANGGAL).nilai
    assert URUTAN.index(tinggi) <= URUTAN.index(rendah)


@given(st.dates(max_value=date(2021, 12, 31)))
def test_no_quadrant_before_the_first_performance_year(pada):
    with pytest.raises(ParameterTidakBerlaku) as galat:
        determine_predikat(hasil=Rating.SESUAI, perilaku=Rating.SESUAI, pada=pada)
    assert "2022-01-01" in galat.value.pesan


@given(st.dates(min_value=date(2022, 1, 1), max_value=date(2022, 1, 1) + timedelta(9999)))
def test_quadrant_holds_on_every_later_date(pada):
    hasil = determine_predikat(hasil=Rating.DI_ATAS, perilaku=Rating.DI_ATAS, pada=pada)
    assert hasil.nilai is Predikat.SANGAT_BAIK


def test_the_suggested_map_is_shown_as_unverified():
    assert parameter("rating_kepala_unit").kepastian is Kepastian.BELUM_DIVERIFIKASI
    assert set(PETA_BAWAAN) == set(PredikatOrganisasi)


def test_an_incomplete_map_is_refused():
    with pytest.raises(PetaTidakLengkap) as galat:
        rating_kepala_unit(
            organisasi=PredikatOrganisasi.BAIK, peta={PredikatOrganisasi.KURANG: Rating.DI_BAWAH}
        )
    assert galat.value.pesan == "Peta rating kepala unit belum memuat capaian organisasi Baik."


@pytest.mark.parametrize("bentuk", [int, str])
def test_codes_go_both_ways(bentuk):
    assert all(predikat_from_siasn(bentuk(kode_siasn(satu))) is satu for satu in Predikat)
    assert all(rating_from_siasn(bentuk(kode_siasn(satu))) is satu for satu in Rating)


def test_codes_are_those_of_siasn():
    assert [KODE_SIASN[satu] for satu in Rating] == [1, 2, 3]
    assert [KODE_SIASN[satu] for satu in Predikat] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("kode", [0, 6, "", "baik", "01", "1" * 99])
def test_unknown_codes_are_refused(kode):
    awal = str(kode)[:20]
    with pytest.raises(KodeTidakDikenal) as galat:
        predikat_from_siasn(kode)
    assert galat.value.pesan == f"Kode predikat SIASN {awal!r} tidak dikenal."
    with pytest.raises(KodeTidakDikenal) as galat:
        rating_from_siasn(kode)
    assert galat.value.pesan == f"Kode rating SIASN {awal!r} tidak dikenal."


def test_organisation_predicate_has_no_code_although_its_text_is_equal():
    with pytest.raises(TypeError):
        kode_siasn(PredikatOrganisasi.BAIK)


@pytest.mark.parametrize("jenis", [Rating, Predikat, PredikatOrganisasi])
def test_members_survive_storage(jenis):
    for satu in jenis:
        assert jenis(str(satu)) is satu
        assert pickle.loads(pickle.dumps(satu)) is satu
        assert copy.deepcopy(satu) is satu


def test_choices_pair_value_and_label():
    assert Rating.choices()[0] == ("di_atas", "Di Atas Ekspektasi")
    assert Predikat.BUTUH_PERBAIKAN.label == "Butuh Perbaikan"


def test_a_member_without_label_is_refused():
    with pytest.raises(TypeError, match="label"):

        class Salah(Berlabel):
            SATU = "satu"
