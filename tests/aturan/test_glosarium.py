import pytest

from tera.aturan.glosarium import IstilahTidakDikenal, find_istilah, glosarium


def test_every_word_has_one_meaning():
    assert find_istilah("predikat")[0] == "Predikat Kinerja"
    for kata, arti in glosarium().values():
        assert kata
        assert arti.endswith(".")


def test_an_unknown_word_is_refused():
    with pytest.raises(IstilahTidakDikenal, match="karangan"):
        find_istilah("karangan")
