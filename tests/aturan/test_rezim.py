from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.galat import GalatAturan
from tera.aturan.predikat import Predikat
from tera.aturan.rezim import Rezim, Sebutan, determine_rezim, label_predikat, parse_predikat

from .muat import load_kasus, select

KASUS = load_kasus("rezim")


@pytest.mark.parametrize("kasus", [satu for satu in KASUS if "pada" in satu.values[0]])
def test_determine_rezim(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="31 Desember 2013"):
            determine_rezim(pada=kasus["pada"])
        return
    hasil = determine_rezim(pada=kasus["pada"])
    assert hasil.nilai == kasus["keluaran"]["rezim"]
    assert hasil.langkah[1].nilai == hasil.nilai.label


@pytest.mark.parametrize("kasus", select(KASUS, "teks"))
def test_a_label_of_any_time_is_read(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="tidak dikenal"):
            parse_predikat(kasus["masukan"]["teks"])
        return
    assert parse_predikat(kasus["masukan"]["teks"]) == kasus["keluaran"]["predikat"]


@pytest.mark.parametrize("kasus", select(KASUS, "sebutan"))
def test_a_predicate_is_written_as_its_document_does(kasus):
    assert label_predikat(**kasus["masukan"]) == kasus["keluaran"]["label"]


@given(st.sampled_from(Predikat), st.sampled_from(Sebutan))
def test_what_is_written_can_be_read_again(predikat, sebutan):
    assert parse_predikat(label_predikat(predikat, sebutan)) is predikat


@given(st.dates(date(2014, 1, 1)))
def test_every_later_day_has_a_regime(pada):
    assert determine_rezim(pada=pada).nilai in Rezim


def test_the_predicates_own_label_is_that_of_today():
    assert [label_predikat(satu) for satu in Predikat] == [satu.label for satu in Predikat]
