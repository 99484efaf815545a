from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.distribusi import KURVA, PEMERIKSA, check_distribusi, explain_distribusi
from tera.aturan.parameter import parameter
from tera.aturan.predikat import Predikat, PredikatOrganisasi
from tera.aturan.temuan import Tingkat

from .muat import load_kasus

JUMLAH = st.fixed_dictionaries({satu: st.integers(0, 40) for satu in Predikat})
MAYORITAS = st.sampled_from(["modus", "lebih_setengah"])


def check(kasus):
    masukan = dict(kasus["masukan"])
    masukan["jumlah"] = dict(zip(Predikat, masukan["jumlah"], strict=True))
    return check_distribusi(**masukan, pada=kasus.get("pada"))


@pytest.mark.parametrize("kasus", load_kasus("distribusi"))
def test_check_distribusi(kasus):
    if kasus.get("galat"):
        with pytest.raises(ValueError, match=r"."):
            check(kasus)
        return
    hasil, keluaran = check(kasus), kasus["keluaran"]
    assert hasil.sesuai is keluaran["sesuai"]
    assert (hasil.catatan is None) is keluaran.get("diperiksa", True)
    if "temuan" in keluaran or keluaran["sesuai"]:
        assert [satu.kode for satu in hasil.temuan] == keluaran.get("temuan", [])


def test_findings_are_warnings_with_figures_and_source():
    hasil = check_distribusi(
        organisasi=PredikatOrganisasi.ISTIMEWA,
        jumlah={Predikat.SANGAT_BAIK: 8, Predikat.BAIK: 2},
    )
    (temuan,) = hasil.temuan
    assert temuan.pesan == (
        "Sangat Baik 8 dari 10 pegawai, seharusnya paling banyak 7 pegawai (70%)."
    )
    assert temuan.tingkat is Tingkat.PERINGATAN
    assert temuan.acuan is not None
    assert temuan.acuan.teks == "SE MenPANRB 3/2023"
    assert list(hasil.jumlah.values()) == [8, 2, 0, 0, 0]


def test_every_message_is_a_sentence():
    hasil = [
        check_distribusi(organisasi=organisasi, jumlah={predikat: 10})
        for organisasi in PredikatOrganisasi
        for predikat in Predikat
    ]
    pesan = [temuan.pesan for satu in hasil for temuan in satu.temuan]
    assert pesan
    assert all(satu.endswith(".") and "pegawai, seharusnya" in satu for satu in pesan)


def test_few_people_are_told_why_nothing_was_checked():
    hasil = check_distribusi(organisasi=PredikatOrganisasi.BAIK, jumlah={Predikat.BAIK: 4})
    assert hasil.catatan is not None
    assert "4 pegawai" in hasil.catatan
    assert "5 pegawai" in hasil.catatan


def test_text_keys_of_a_database_are_understood():
    hasil = check_distribusi(organisasi="kurang", jumlah={"kurang": 9, "butuh_perbaikan": 1})
    assert hasil.sesuai
    assert hasil.organisasi is PredikatOrganisasi.KURANG


def test_an_unknown_predicate_is_refused():
    with pytest.raises(ValueError, match="cukup"):
        check_distribusi(organisasi=PredikatOrganisasi.BAIK, jumlah={"cukup": 9})


@given(st.sampled_from(PredikatOrganisasi), JUMLAH, MAYORITAS)
def test_fitting_means_no_findings(organisasi, jumlah, mayoritas):
    hasil = check_distribusi(organisasi=organisasi, jumlah=jumlah, mayoritas=mayoritas)
    assert hasil.sesuai is (hasil.temuan == ())
    assert hasil.jumlah == jumlah
    assert len({satu.kode for satu in hasil.temuan}) == len(hasil.temuan)


@given(JUMLAH)
def test_more_than_half_is_the_stricter_reading(jumlah):
    def kode(mayoritas):
        hasil = check_distribusi(
            organisasi=PredikatOrganisasi.ISTIMEWA, jumlah=jumlah, mayoritas=mayoritas
        )
        return {satu.kode for satu in hasil.temuan}

    assert kode("modus") <= kode("lebih_setengah")


@given(st.sampled_from(PredikatOrganisasi), st.integers(5, 400))
def test_every_size_can_fit(organisasi, semua):
    """Rounding must leave a way to comply, or the warning could never go away."""
    terbanyak = semua * 7 // 10
    setengah = -(-semua * 6 // 10)
    sepersepuluh = -(-semua // 10)
    pola = {
        PredikatOrganisasi.ISTIMEWA: [terbanyak, semua - terbanyak, 0, 0, 0],
        PredikatOrganisasi.BAIK: [semua - terbanyak - 1, terbanyak, 1, 0, 0],
        PredikatOrganisasi.BUTUH_PERBAIKAN: [0, semua - setengah, setengah, 0, 0],
        PredikatOrganisasi.KURANG: [0, semua - setengah - sepersepuluh, sepersepuluh, setengah, 0],
        PredikatOrganisasi.SANGAT_KURANG: [
            0,
            semua - setengah - sepersepuluh,
            sepersepuluh,
            0,
            setengah,
        ],
    }[organisasi]
    hasil = check_distribusi(organisasi=organisasi, jumlah=dict(zip(Predikat, pola, strict=True)))
    assert hasil.sesuai, (pola, hasil.temuan)


def test_pattern_speaks_of_known_things_only():
    isi = parameter("pola_distribusi").terbaru.isi
    assert set(isi) == set(PredikatOrganisasi)
    for syarat in (satu for daftar in isi.values() for satu in daftar):
        assert syarat["syarat"] in PEMERIKSA
        assert set(syarat["predikat"]) <= set(Predikat)
        assert ("persen" in syarat) is (syarat["syarat"] in {"maksimum", "minimum"})


def test_curve_peaks_where_the_organisation_stands():
    assert set(KURVA) == set(PredikatOrganisasi)
    puncak = [titik.index(max(titik)) for titik in KURVA.values()]
    assert puncak == [0, 1, 2, 3, 4]
    assert all(len(titik) == len(Predikat) for titik in KURVA.values())


def test_no_date_asks_the_latest_pattern():
    jumlah = {Predikat.BAIK: 10}
    tanpa = check_distribusi(organisasi=PredikatOrganisasi.BAIK, jumlah=jumlah)
    kini = check_distribusi(
        organisasi=PredikatOrganisasi.BAIK, jumlah=jumlah, pada=date(2026, 11, 21)
    )
    assert tanpa == kini


def counts(*jumlah):
    return dict(zip(Predikat, jumlah, strict=True))


def test_working_names_every_requirement_met_or_not():
    hasil = explain_distribusi(
        organisasi=PredikatOrganisasi.BAIK, jumlah=counts(3, 7, 0, 0, 0), pada=date(2025, 12, 31)
    )
    assert not hasil.nilai.sesuai
    assert [(satu.label, satu.nilai) for satu in hasil.langkah] == [
        ("Capaian kinerja organisasi", "Baik"),
        (
            "Jumlah pegawai",
            "Sangat Baik 3, Baik 7, Butuh Perbaikan 0, Kurang 0, Sangat Kurang 0",
        ),
        ("Baik mayoritas (terbanyak)", "terpenuhi"),
        ("Baik paling banyak 70%", "terpenuhi"),
        (
            "Butuh Perbaikan dan/atau Kurang harus ada",
            "Butuh Perbaikan dan/atau Kurang 0 dari 10 pegawai, seharusnya ada.",
        ),
    ]
    assert hasil.langkah[2].acuan.teks == "SE MenPANRB 3/2023"
    setengah = explain_distribusi(
        organisasi=PredikatOrganisasi.BAIK, jumlah=counts(3, 5, 2, 0, 0), mayoritas="lebih_setengah"
    )
    assert setengah.langkah[2].label == "Baik mayoritas (lebih dari setengah)"
    assert "lebih dari setengah" in setengah.langkah[2].nilai


def test_working_of_a_small_unit_says_why_nothing_was_checked():
    hasil = explain_distribusi(
        organisasi=PredikatOrganisasi.SANGAT_KURANG, jumlah=counts(1, 1, 0, 0, 0)
    )
    assert [satu.label for satu in hasil.langkah] == [
        "Capaian kinerja organisasi",
        "Jumlah pegawai",
        "Pola distribusi",
    ]
    assert "mulai 5 pegawai" in hasil.langkah[-1].nilai


@pytest.mark.parametrize(
    ("mengikat", "tingkat"), [(False, Tingkat.PERINGATAN), (True, Tingkat.GALAT)]
)
def test_the_agency_decides_whether_findings_stop_the_user(mengikat, tingkat):
    hasil = check_distribusi(
        organisasi=PredikatOrganisasi.SANGAT_KURANG,
        jumlah=counts(1, 1, 1, 1, 6),
        mengikat=mengikat,
    )
    assert {satu.tingkat for satu in hasil.temuan} == {tingkat}
