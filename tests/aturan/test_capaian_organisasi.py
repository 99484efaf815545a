import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.capaian_organisasi import explain_capaian_tahunan, suggest_capaian_periodik
from tera.aturan.galat import GalatAturan
from tera.aturan.predikat import PredikatOrganisasi

from .muat import load_kasus


@pytest.mark.parametrize("kasus", load_kasus("capaian_organisasi"))
def test_suggestion_of_a_period(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="encana aksi"):
            suggest_capaian_periodik(**kasus["masukan"])
        return
    assert (suggest_capaian_periodik(**kasus["masukan"]).nilai or "") == kasus["keluaran"]["saran"]


@given(st.integers(1, 50), st.data())
def test_more_standstill_never_suggests_better(semua, data):
    macet = data.draw(st.integers(0, semua))
    sisa = data.draw(st.integers(0, semua - macet))
    saran = suggest_capaian_periodik(rencana_aksi=semua, melampaui=sisa, tanpa_kemajuan=macet).nilai
    assert (saran is PredikatOrganisasi.ISTIMEWA) == (sisa == semua)
    assert (saran is PredikatOrganisasi.SANGAT_KURANG) == (macet > semua / 2)


def test_working_says_who_decides_where_no_source_does():
    langkah = suggest_capaian_periodik(rencana_aksi=4, melampaui=1, tanpa_kemajuan=1).langkah
    assert [satu.nilai for satu in langkah] == [
        "1 dari 4",
        "1 dari 4",
        "Ditetapkan pimpinan setingkat di atas dengan alasannya",
    ]
    istimewa = suggest_capaian_periodik(rencana_aksi=4, melampaui=4, tanpa_kemajuan=0)
    assert istimewa.langkah[-1].nilai == "Istimewa"
    assert istimewa.langkah[-1].acuan.teks == "SE MenPANRB 3/2023"


def test_a_year_is_a_judgement_with_its_reason():
    hasil = explain_capaian_tahunan(
        perjanjian_kinerja="sesuai",
        ekspektasi="di_atas",
        predikat="baik",
        alasan="  Sembilan dari  sepuluh IKU tercapai. ",
    )
    assert hasil.nilai is PredikatOrganisasi.BAIK
    assert [satu.nilai for satu in hasil.langkah] == [
        "Sesuai Ekspektasi",
        "Di Atas Ekspektasi",
        "Sembilan dari sepuluh IKU tercapai.",
        "Baik",
    ]
    with pytest.raises(GalatAturan, match="alasan"):
        explain_capaian_tahunan(
            perjanjian_kinerja="sesuai", ekspektasi="sesuai", predikat="baik", alasan="   bagus   "
        )
