"""Working without a link: the worker, the token, answers to the outbox, and signing out."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.test import Client

import tera.dasar
from tera.akun.models import Akun
from tera.dasar.statis import KOMENTAR, StatisBersidik
from tests import factories

pytestmark = pytest.mark.django_db
STATIS = Path(tera.dasar.__file__).parent / "static" / "tera"


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def signed_in(akun: object, **pilihan: bool) -> Client:
    client = Client(**pilihan)
    client.force_login(akun)  # type: ignore[arg-type]
    return client


def test_worker_keeps_static_files_and_one_page_only() -> None:
    jawaban = Client().get("/sw.js")
    assert jawaban["Content-Type"] == "text/javascript"
    assert jawaban["Cache-Control"] == "no-cache"
    isi = jawaban.content.decode()
    daftar = re.search(r"ISI = (\[.*?\])", isi)
    assert daftar
    alamat = re.findall(r'"(.*?)"', daftar[1])
    assert alamat
    assert all(satu.startswith("/statis/") and finders.find(satu[8:]) for satu in alamat)
    assert "sw-pergi.js" not in isi


def test_one_flag_takes_the_worker_away(settings: object, dunia: factories.Dunia) -> None:
    assert b'data-sw="/sw.js"' in signed_in(dunia.sari).get("/akun/").content
    settings.LURING = False  # type: ignore[attr-defined]
    assert Client().get("/sw.js").content == b'importScripts("/statis/tera/sw-pergi.js");\n'
    assert b"data-sw" not in signed_in(dunia.sari).get("/akun/").content


def test_offline_page_is_the_same_for_everyone(dunia: factories.Dunia) -> None:
    milik_sari = signed_in(dunia.sari)
    milik_sari.cookies["tema"] = "gelap"
    assert milik_sari.get("/luring/").content == Client().get("/luring/").content


def test_token_names_the_account_and_is_accepted(dunia: factories.Dunia) -> None:
    asing = Client().get("/luring/tanda/").json()
    assert asing["akun"] == ""
    client = signed_in(dunia.sari, enforce_csrf_checks=True)
    jawaban = client.get("/luring/tanda/").json()
    assert jawaban["akun"] == f"{dunia.sari.pk}"
    assert client.post("/keluar/", {}).status_code == 403
    kirim = client.post("/keluar/", {"csrfmiddlewaretoken": jawaban["tanda"]})
    assert kirim.status_code == 302


def test_outbox_is_told_where_a_page_would_have_led(dunia: factories.Dunia) -> None:
    antre = _from_outbox(dunia.sari)
    jawaban = signed_in(dunia.sari).post("/akun/", {"sandi_lama": "keliru"}, **antre)
    assert jawaban.status_code == 422
    jawaban = signed_in(dunia.sari).post("/tema/", {"tema": "gelap"}, **antre)
    assert jawaban.status_code == 204
    assert jawaban["X-Tera-Menuju"] == "/"
    assert "tema" in jawaban.cookies


def test_outbox_of_an_ended_session_goes_on_waiting(dunia: factories.Dunia) -> None:
    assert Client().post("/akun/", {}, **_from_outbox(dunia.sari)).status_code == 401


def test_outbox_of_one_is_not_sent_by_another_who_signed_in_meanwhile(
    dunia: factories.Dunia,
) -> None:
    jawaban = signed_in(dunia.budi).post("/tema/", {"tema": "gelap"}, **_from_outbox(dunia.sari))
    assert jawaban.status_code == 401
    assert "tema" not in jawaban.cookies


def _from_outbox(akun: Akun) -> dict[str, str]:
    return {"HTTP_X_TERA_ANTRE": str(akun.pk)}


def test_sign_out_asks_first_and_wipes(dunia: factories.Dunia) -> None:
    client = signed_in(dunia.sari)
    halaman = client.get("/keluar/")
    assert "Isian yang belum terkirim" in halaman.content.decode()
    jawaban = client.post("/keluar/")
    assert jawaban["Clear-Site-Data"] == '"storage"'
    assert client.get("/keluar/").status_code == 302


def test_sign_out_leaves_what_others_wait_to_send(dunia: factories.Dunia) -> None:
    """The script has wiped what is hers; a colleague's unsent words on the same device stay."""
    assert "Clear-Site-Data" not in signed_in(dunia.sari).post("/keluar/", {"tersapu": "1"})


def test_manifest_names_icons_that_exist() -> None:
    manifest = Client().get("/manifest.webmanifest").json()
    for ikon in manifest["icons"]:
        berkas = Path(str(finders.find(ikon["src"].removeprefix("/statis/"))))
        if ikon["type"] == "image/png":
            sisi = int.from_bytes(berkas.read_bytes()[16:20], "big")
            assert ikon["sizes"] == f"{sisi}x{sisi}"
    assert {ikon.get("purpose", "any") for ikon in manifest["icons"]} == {"any", "maskable"}


def test_comments_stay_at_home(tmp_path: Path) -> None:
    gudang = StatisBersidik(location=tmp_path)
    nama = gudang.save(
        "a.js", ContentFile(b'/* why\n   so */\na = "/* b */"; /* c */\n  /* d */ e();\n')
    )
    assert (tmp_path / nama).read_text() == 'a = "/* b */"; /* c */\n/* d */ e();\n'
    for berkas in STATIS.glob("*.js"):
        assert KOMENTAR.sub(b"", berkas.read_bytes()).strip()
