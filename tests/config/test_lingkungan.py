"""Configuration: nonsense is refused and the variable is named."""

import pytest

from tera.config.lingkungan import (
    DAFTAR,
    KonfigurasiTidakSah,
    Lingkungan,
    parse_alamat,
    parse_database_url,
    parse_smtp,
)


def test_unknown_variable_is_refused_by_name() -> None:
    with pytest.raises(KonfigurasiTidakSah, match="TERA_HOTS"):
        Lingkungan({"TERA_HOTS": "kinerja.bungokab.go.id"})


def test_variables_of_others_are_left_alone() -> None:
    assert Lingkungan({"PATH": "/bin", "TERAPI": "x"}).text("TERA_DATA") == ".data"


@pytest.mark.parametrize("nilai", ["true", "1", "yes", "Ya benar", "y"])
def test_flag_takes_only_ya_and_tidak(nilai: str) -> None:
    with pytest.raises(KonfigurasiTidakSah, match="TERA_DEBUG"):
        Lingkungan({"TERA_DEBUG": nilai}).flag("TERA_DEBUG")


@pytest.mark.parametrize(
    ("nilai", "hasil"), [("ya", True), (" YA ", True), ("tidak", False), ("", False)]
)
def test_flag(nilai: str, hasil: bool) -> None:
    assert Lingkungan({"TERA_DEBUG": nilai}).flag("TERA_DEBUG") is hasil


@pytest.mark.parametrize("nilai", ["0", "101", "-1", "8.0", "1e9", "delapan", "٨", "9" * 400])
def test_integer_outside_of_its_range_is_refused(nilai: str) -> None:
    with pytest.raises(KonfigurasiTidakSah, match="TERA_DB_POOL"):
        Lingkungan({"TERA_DB_POOL": nilai}).integer(
            "TERA_DB_POOL", paling_kecil=1, paling_besar=100
        )


def test_integer_at_both_ends() -> None:
    for nilai in (1, 100):
        asal = Lingkungan({"TERA_DB_POOL": str(nilai)})
        assert asal.integer("TERA_DB_POOL", paling_kecil=1, paling_besar=100) == nilai


@pytest.mark.parametrize("nilai", ["https://kinerja.go.id", "a b", "a/b", " , ,"])
def test_host_is_a_name_only(nilai: str) -> None:
    with pytest.raises(KonfigurasiTidakSah, match="TERA_HOST"):
        Lingkungan({"TERA_HOST": nilai}).words("TERA_HOST")


def test_hosts_are_split() -> None:
    assert Lingkungan({"TERA_HOST": "a.go.id, b.go.id,"}).words("TERA_HOST") == [
        "a.go.id",
        "b.go.id",
    ]


def test_every_default_is_acceptable() -> None:
    kosong = Lingkungan({})
    assert {v.nama for v in DAFTAR} >= {"DATABASE_URL", "TERA_DATA", "TERA_SECRET_KEY"}
    assert not kosong.flag("TERA_DEMO")
    assert kosong.words("TERA_HOST") == ["localhost", "127.0.0.1", "[::1]"]


def test_database_url_with_everything() -> None:
    hasil = parse_database_url(
        "postgresql://tera:r%40hasia@db.bungo.go.id:6432/kinerja?sslmode=require"
    )
    assert hasil == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "kinerja",
        "USER": "tera",
        "PASSWORD": "r@hasia",
        "HOST": "db.bungo.go.id",
        "PORT": "6432",
        "OPTIONS": {"sslmode": "require"},
    }


def test_database_url_over_a_socket() -> None:
    hasil = parse_database_url("postgresql://postgres:@/tera?host=/tmp/x")
    assert (hasil["HOST"], hasil["PORT"], hasil["OPTIONS"]) == ("/tmp/x", "", {})


@pytest.mark.parametrize(
    "url",
    [
        "mysql://a@b/c",
        "sqlite:///x.db",
        "kinerja",
        "postgresql://a@b",
        "postgresql://a@b/",
        "postgresql://a@b:lima/c",
        "postgresql://a@b:99999/c",
        "postgresql://[::1/c",
    ],
)
def test_database_url_that_cannot_work_is_refused(url: str) -> None:
    with pytest.raises(KonfigurasiTidakSah, match="DATABASE_URL"):
        parse_database_url(url)


# --- mail -----------------------------------------------------------------------------------------


def test_smtp_address_is_read_whole_and_tls_is_the_rule() -> None:
    assert parse_smtp("") == {}
    satu = parse_smtp("smtp://tera:s%40ndi@surel.bungokab.go.id")
    assert (satu["host"], satu["port"], satu["username"], satu["password"]) == (
        "surel.bungokab.go.id",
        587,
        "tera",
        "s@ndi",
    )
    assert (satu["use_tls"], satu["use_ssl"]) == (True, False)
    langsung = parse_smtp("smtps://surel.bungokab.go.id")
    assert (langsung["port"], langsung["use_tls"], langsung["use_ssl"]) == (465, False, True)
    assert parse_smtp("smtp://localhost:25?tls=tidak")["use_tls"] is False


@pytest.mark.parametrize(
    "url",
    ["http://surel", "smtp://", "smtp://surel:x", "smtps://surel?tls=tidak", "smtp://surel?a=1"],
)
def test_smtp_address_that_is_none(url: str) -> None:
    with pytest.raises(KonfigurasiTidakSah, match="TERA_SMTP"):
        parse_smtp(url)


def test_own_address_is_given_or_follows_from_the_host() -> None:
    assert parse_alamat("", "kinerja.go.id", https=True) == "https://kinerja.go.id"
    assert parse_alamat("https://a.go.id:8443/", "x", https=False) == "https://a.go.id:8443"
    for salah in ("a.go.id", "https://a.go.id/tera", "ftp://a.go.id"):
        with pytest.raises(KonfigurasiTidakSah, match="TERA_ALAMAT"):
            parse_alamat(salah, "x", https=False)
