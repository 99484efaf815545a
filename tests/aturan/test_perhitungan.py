import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tera.aturan.acuan import Acuan, Kepastian, Ketetapan, PeraturanTidakDikenal
from tera.aturan.angka_kredit import HasilPerpindahan
from tera.aturan.parameter import parameter
from tera.aturan.perhitungan import (
    BarisLangkah,
    Langkah,
    Perhitungan,
    langkah_from_json,
    render_langkah,
    to_json,
)
from tera.aturan.predikat import Predikat

LANGKAH = (
    Langkah("Persentase", "150%", Acuan("permenpanrb-1-2023", "37")),
    Langkah("Peta instansi", "Sesuai", Ketetapan("Peraturan Bupati 12/2025")),
    Langkah("Bahan", "3 laporan"),
    Langkah("Batas", "60%", Acuan("se-menpanrb-3-2023"), Kepastian.SEKUNDER),
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


def test_a_step_of_a_parameter_carries_its_source_and_certainty():
    nilai = parameter("pola_distribusi").terbaru
    langkah = nilai.langkah("Pola", "Baik")
    assert (langkah.acuan, langkah.kepastian) == (nilai.acuan, nilai.kepastian)


def test_live_and_stored_steps_read_alike():
    hidup = render_langkah(Perhitungan(1, LANGKAH))
    assert hidup == render_langkah(json.loads(json.dumps(to_json(Perhitungan(1, LANGKAH)))))
    assert hidup[1] == BarisLangkah("Peta instansi", "Sesuai", "Peraturan Bupati 12/2025", "", "")
    assert hidup[2].acuan == hidup[2].kepastian == ""
    assert hidup[3].kepastian == "Sumber sekunder"
    assert hidup[0].tautan.startswith("https://")
    assert [satu.peraturan for satu in hidup] == [
        "permenpanrb-1-2023",
        "",
        "",
        "se-menpanrb-3-2023",
    ]
    assert [satu.dasar for satu in hidup] == [
        "PermenPANRB 1/2023 Pasal 37",
        "Ketetapan instansi: Peraturan Bupati 12/2025",
        "",
        "SE MenPANRB 3/2023",
    ]


def test_steps_stored_before_certainty_was_kept_still_read():
    lama = {"langkah": [{"label": "a", "nilai": "b", "acuan": None}]}
    assert render_langkah(lama) == (BarisLangkah("a", "b", "", "", ""),)
    assert langkah_from_json(lama["langkah"][0]) == Langkah("a", "b")
    assert render_langkah(None) == ()
