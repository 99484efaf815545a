from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.acuan import Kepastian
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import parameter
from tera.aturan.predikat import Predikat, Rating
from tera.aturan.talenta import (
    Potensial,
    Sumbu,
    Varian,
    compute_sumbu,
    determine_kotak,
    place_kinerja,
    place_potensial,
    place_predikat,
)

from .muat import load_kasus, select

KASUS = load_kasus("talenta")
ANGKA = [satu for satu in Varian if satu is not Varian.LABEL]
NILAI = st.decimals(0, 100, places=2)


@pytest.mark.parametrize("kasus", select(KASUS, "potensial"))
def test_determine_kotak(kasus):
    pasangan = zip(kasus["masukan"]["kinerja"], kasus["masukan"]["potensial"], strict=True)
    semua = [{"kinerja": k, "potensial": p, "pada": kasus.get("pada")} for k, p in pasangan]
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="belum berlaku"):
            determine_kotak(**semua[0])
        return
    assert [determine_kotak(**s).nilai.nomor for s in semua] == kasus["keluaran"]["kotak"]


@pytest.mark.parametrize("kasus", select(KASUS, "varian"))
def test_places_on_the_axes(kasus):
    isi = kasus["masukan"]
    if "predikat" in isi:
        assert place_predikat(**isi).nilai == kasus["keluaran"]["rating"]
        return
    kinerja = "nilai_kinerja" in isi
    letakkan = place_kinerja if kinerja else place_potensial
    nilai = Decimal(isi["nilai_kinerja" if kinerja else "nilai_potensial"])
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"\.$"):
            letakkan(nilai=nilai, varian=isi["varian"])
        return
    (harap,) = kasus["keluaran"].values()
    assert letakkan(nilai=nilai, varian=isi["varian"]).nilai == harap


@pytest.mark.parametrize("kasus", select(KASUS, "sumbu"))
def test_weighted_axes(kasus):
    isi = kasus["masukan"]
    nilai = {nama: Decimal(satu) for nama, satu in isi["nilai"].items()}
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"Bagian|0 sampai 100"):
            compute_sumbu(sumbu=isi["sumbu"], nilai=nilai)
        return
    hasil = compute_sumbu(sumbu=isi["sumbu"], nilai=nilai).nilai
    assert hasil == Fraction(kasus["keluaran"]["hasil"])


def test_every_box_stands_once_and_recommends_something():
    kotak = [determine_kotak(kinerja=k, potensial=p).nilai for k, p in product(Rating, Potensial)]
    assert sorted(satu.nomor for satu in kotak) == list(range(1, 10))
    assert all(satu.rekomendasi for satu in kotak)
    terbaik = determine_kotak(kinerja="di_atas", potensial="tinggi").nilai
    assert terbaik.rekomendasi[0] == "dipromosikan dan dipertahankan"


def test_weights_of_each_axis_add_up():
    isi = parameter("talenta_bobot").terbaru.isi
    assert {nama: sum(bobot.values()) for nama, bobot in isi.items()} == dict.fromkeys(
        map(str, Sumbu), 100
    )


@given(NILAI, NILAI, st.sampled_from(ANGKA))
def test_more_is_never_placed_lower(satu, dua, varian):
    rendah, tinggi = sorted((satu, dua))
    urut_kinerja, urut_potensial = list(reversed(Rating)), list(Potensial)
    kinerja = [place_kinerja(nilai=n, varian=varian).nilai for n in (rendah, tinggi)]
    potensial = [place_potensial(nilai=n, varian=varian).nilai for n in (rendah, tinggi)]
    assert all(urut_kinerja.index(a) <= urut_kinerja.index(b) for a, b in pairwise(kinerja))
    assert all(urut_potensial.index(a) <= urut_potensial.index(b) for a, b in pairwise(potensial))


def test_working_names_the_variant_and_how_sure_it_is():
    angka = place_predikat(predikat=Predikat.BAIK, varian=Varian.KEPKA_411)
    assert [(satu.label, satu.nilai) for satu in angka.langkah] == [
        ("Varian yang dipakai", "Angka 60 dan 80 (pola Keputusan Kepala BKN 411/2025)"),
        ("Predikat Baik menjadi angka", "80"),
        ("Nilai kinerja", "80: Di Atas Ekspektasi"),
    ]
    assert angka.langkah[1].kepastian is Kepastian.BELUM_DIVERIFIKASI
    label = place_predikat(predikat=Predikat.BAIK, varian=Varian.LABEL)
    assert label.langkah[1].nilai == "Sesuai Ekspektasi"
    potensial = place_potensial(nilai=Fraction(239, 3), varian=Varian.BATAS_78_90)
    assert potensial.langkah[1].nilai == "79,67: Menengah"


def test_working_of_a_box_ends_with_the_recommendation():
    langkah = determine_kotak(kinerja="di_bawah", potensial="rendah").langkah
    assert [satu.nilai for satu in langkah] == [
        "Di Bawah Ekspektasi",
        "Rendah",
        "1",
        "diproses sesuai peraturan perundang-undangan",
    ]


def test_working_of_an_axis_shows_each_weight():
    langkah = compute_sumbu(
        sumbu="talenta", nilai={"kinerja": Decimal("78.5"), "potensial": Decimal(85)}
    ).langkah
    assert [(satu.label, satu.nilai) for satu in langkah] == [
        ("Kinerja", "50% × 78,5"),
        ("Potensial", "50% × 85"),
        ("Nilai talenta", "81,75"),
    ]
