import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tera.aturan.acuan import Acuan, PeraturanTidakDikenal
from tera.aturan.angka_kredit import HasilPerpindahan
from tera.aturan.perhitungan import Langkah, Perhitungan, langkah_from_json, to_json
from tera.aturan.predikat import Predikat

LANGKAH = (
    Langkah("Persentase", "150%", Acuan("permenpanrb-1-2023", "37")),
    Langkah("Peta instansi", "Sesuai"),
)


@pytest.mark.parametrize(
    ("nilai", "harap"),
    [
        (Fraction(25, 12), "25/12"),
        (Decimal("18.750"), "18.750"),
        (Predikat.BAIK, "baik"),
        (7, 7),
        (True, True),
        (None, None),
        ("teks", "teks"),
        (date(2026, 11, 21), "2026-11-21"),
        (
            HasilPerpindahan(Fraction(75), Fraction(5, 2)),
            {"angka_kredit": "75", "angka_kredit_dasar": "5/2"},
        ),
        ({Predikat.BAIK: (1, Fraction(1, 2))}, {"baik": [1, "1/2"]}),
    ],
)
def test_values_become_plain_json(nilai, harap):
    data = to_json(Perhitungan(nilai, ()))
    assert data == {"nilai": harap, "langkah": []}
    assert json.loads(json.dumps(data)) == data


def test_steps_come_back_as_they_were():
    data = json.loads(json.dumps(to_json(Perhitungan(1, LANGKAH))))
    assert tuple(langkah_from_json(satu) for satu in data["langkah"]) == LANGKAH
    assert data["langkah"][0]["acuan"]["teks"] == "PermenPANRB 1/2023 Pasal 37"


@pytest.mark.parametrize("nilai", [0.1, {1, 2}, object()])
def test_what_is_not_exact_is_refused(nilai):
    with pytest.raises(TypeError, match="no exact JSON form"):
        to_json(Perhitungan(nilai, ()))


def test_a_step_with_an_unknown_source_is_refused():
    data = {"label": "x", "nilai": "y", "acuan": {"peraturan": "karangan", "pasal": None}}
    with pytest.raises(PeraturanTidakDikenal):
        langkah_from_json(data)
