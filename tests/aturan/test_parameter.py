import tomllib
from datetime import date
from decimal import Decimal

import pytest

from tera.aturan.acuan import (
    Acuan,
    Kepastian,
    PasalTidakDikenal,
    PeraturanTidakDikenal,
    RegisterTidakSah,
    load_register,
    register,
)
from tera.aturan.parameter import (
    ParameterTidakBerlaku,
    ParameterTidakDikenal,
    ParameterTidakSah,
    SumberTidakSah,
    nama_parameter,
    parameter,
    parse_parameter,
)

BAIK = """
judul     = "Contoh"
satuan    = "persen"
diperiksa = 2026-11-21
kepastian = "resmi"
[[nilai]]
sejak = 2022-01-01
acuan = { peraturan = "permenpanrb-6-2022" }
isi   = { a = 1.10, b = [1, 2], c = { d = "x" } }
[[nilai]]
sejak = 2023-07-01
acuan = { peraturan = "permenpanrb-1-2023", pasal = "37" }
isi   = { a = 2 }
"""
RUSAK = [
    ('satuan    = "persen"\n', "", ParameterTidakSah),
    ('judul     = "Contoh"\n', "", ParameterTidakSah),
    ('satuan    = "persen"', 'satuan = "persen"\nunit = "x"', ParameterTidakSah),
    ('kepastian = "resmi"', 'kepastian = "pasti"', ParameterTidakSah),
    ("diperiksa = 2026-11-21", 'sumbu = ["a"]', ParameterTidakSah),
    ("diperiksa = 2026-11-21", 'sumbu = ["a", 2]', ParameterTidakSah),
    ("diperiksa = 2026-11-21", 'diperiksa = "kemarin"', ParameterTidakSah),
    ("sejak = 2022-01-01", "sejak = 2024-01-01", ParameterTidakSah),
    ("sejak = 2022-01-01", "sejak = 2023-07-01", ParameterTidakSah),
    ("sejak = 2022-01-01", "sejak = 2022-01-01T00:00:00", ParameterTidakSah),
    ("sejak = 2022-01-01", 'sejak = "2022-01-01"', ParameterTidakSah),
    ("sejak = 2022-01-01", "sejak = 2022-01-01\nsampai = 2022-12-31", ParameterTidakSah),
    ("sejak = 2022-01-01\n", "", ParameterTidakSah),
    ("a = 1.10", "a = nan", ParameterTidakSah),
    ("a = 1.10", "a = [inf]", ParameterTidakSah),
    ('acuan = { peraturan = "permenpanrb-6-2022" }\n', "", SumberTidakSah),
    ('peraturan = "permenpanrb-6-2022"', 'peraturan = "permenpanrb-99-2099"', SumberTidakSah),
    ('peraturan = "permenpanrb-6-2022"', 'pasal = "5"', SumberTidakSah),
    ('pasal = "37"', 'pasal = "3700"', SumberTidakSah),
    ("sejak = 2022-01-01", 'sejak = 2022-01-01\nkepastian = "yakin"', ParameterTidakSah),
    ('peraturan = "permenpanrb-6-2022"', 'peraturan = "pp-30-2019", ayat = "1"', SumberTidakSah),
]


def parse(teks):
    return parse_parameter("contoh", tomllib.loads(teks, parse_float=Decimal))


def test_the_value_in_force_is_the_last_that_began():
    contoh = parse(BAIK)
    assert contoh.pada(date(2022, 1, 1)).isi["a"] == Decimal("1.10")
    assert contoh.pada(date(2023, 6, 30)).sejak == date(2022, 1, 1)
    nilai = contoh.pada(date(2023, 7, 1))
    assert nilai == contoh.terbaru
    assert nilai.acuan.teks == "PermenPANRB 1/2023 Pasal 37"
    assert nilai.kepastian is Kepastian.RESMI
    assert contoh.diperiksa == date(2026, 11, 21)


def test_before_the_first_value_nothing_is_in_force():
    with pytest.raises(ParameterTidakBerlaku) as galat:
        parse(BAIK).pada(date(2021, 12, 31))
    assert "2022-01-01" in galat.value.pesan


def test_values_cannot_be_changed():
    isi = parse(BAIK).nilai[0].isi
    assert isi["b"] == (1, 2)
    with pytest.raises(TypeError):
        isi["a"] = 0
    with pytest.raises(TypeError):
        isi["c"]["d"] = 0


def test_axes_of_a_matrix_are_named():
    data = tomllib.loads(BAIK.replace("[[nilai]]", 'sumbu = ["Hasil", "Perilaku"]\n[[nilai]]', 1))
    assert parse_parameter("contoh", data).sumbu == ("Hasil", "Perilaku")
    assert parse_parameter("contoh", tomllib.loads(BAIK)).sumbu == ()


@pytest.mark.parametrize(("lama", "baru", "galat"), RUSAK)
def test_a_broken_file_is_refused(lama, baru, galat):
    assert lama in BAIK
    with pytest.raises(galat):
        parse(BAIK.replace(lama, baru, 1))


def test_a_file_without_values_is_refused():
    with pytest.raises(ParameterTidakSah, match="tidak ada nilai"):
        parse('judul = "x"\nsatuan = "x"\nkepastian = "resmi"\nnilai = []')


@pytest.mark.parametrize("nama", ["tidak_ada", "../parameter", "Konversi", ""])
def test_unknown_names_are_refused(nama):
    with pytest.raises(ParameterTidakDikenal):
        parameter(nama)


@pytest.mark.parametrize("nama", nama_parameter())
def test_every_file_of_ours_loads_once(nama):
    assert parameter(nama).nama == nama
    assert parameter(nama) is parameter(nama)


def test_citation_is_spelled_out():
    assert Acuan("permenpanrb-6-2022", "24").teks == "PermenPANRB 6/2022 Pasal 24"
    assert Acuan("perbkn-3-2023").teks == "Peraturan BKN 3/2023"


def test_a_citation_needs_a_known_regulation():
    with pytest.raises(PeraturanTidakDikenal, match="karangan"):
        Acuan("karangan")


def test_register_holds_what_the_rules_rest_on():
    assert {"permenpanrb-6-2022", "se-menpanrb-3-2023", "pp-94-2021"} <= set(register())
    assert register()["permenpanrb-8-2021"].dicabut_oleh == "permenpanrb-6-2022"
    teks = [satu.teks for satu in register().values()]
    assert len(set(teks)) == len(teks)


SATU = '[[peraturan]]\nslug = "a"\njenis = "PP"\nnomor = "1"\ntahun = 2020\njudul = "A"\n'


@pytest.mark.parametrize(
    "isi",
    [
        SATU + SATU,
        SATU + 'pasal = "1"\n',
        SATU + 'dicabut_oleh = "b"\n',
        SATU.replace('judul = "A"\n', ""),
    ],
)
def test_a_broken_register_is_refused(tmp_path, isi):
    (tmp_path / "register.toml").write_text(isi, "utf-8")
    with pytest.raises(RegisterTidakSah):
        load_register(tmp_path)


def test_a_register_of_several_files_is_one(tmp_path):
    (tmp_path / "a.toml").write_text(SATU, "utf-8")
    dua = SATU.replace('"a"', '"b"') + 'dicabut_oleh = "a"\n'
    (tmp_path / "b.toml").write_text(dua, "utf-8")
    assert set(load_register(tmp_path)) == {"a", "b"}


def test_a_value_may_be_less_certain_than_its_file_and_say_where_it_was_read():
    teks = BAIK.replace(
        "sejak = 2022-01-01",
        'sejak = 2022-01-01\nkepastian = "sekunder"\nsumber = "modul pelatihan, halaman 3"',
    )
    lama, baru = parse(teks).nilai
    assert (lama.kepastian, baru.kepastian) == (Kepastian.SEKUNDER, Kepastian.RESMI)
    assert lama.sumber == "modul pelatihan, halaman 3"


def test_an_article_that_no_source_confirms_is_refused():
    with pytest.raises(PasalTidakDikenal, match="belum dipastikan"):
        Acuan("permenpanrb-6-2022", "26")


def test_amended_and_revoked_regulations_are_linked():
    assert register()["pp-17-2020"].mengubah == ("pp-11-2017",)
    assert register()["permenpanrb-8-2021"].dicabut_oleh == "permenpanrb-6-2022"
