"""Sign-in by NIP: what is accepted, what is refused, and that nobody can lock anyone out."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import Client
from django.utils import timezone

from tera.akun.models import Akun, PercobaanMasuk, Sesi
from tera.akun.services import issue_kode_aktivasi
from tera.dasar.errors import TidakBoleh
from tests import factories
from tests.factories import SANDI

pytestmark = pytest.mark.django_db
PENYERANG = "203.0.113.9"


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def sign_in(client: Client, nip: str, sandi: str = SANDI, alamat: str = "198.51.100.7"):
    return client.post("/masuk/", {"nip": nip, "sandi": sandi}, REMOTE_ADDR=alamat)


def test_passwords_are_argon2id_at_19_mib_two_passes_one_lane(dunia: factories.Dunia) -> None:
    sandi = dunia.sari.password
    assert identify_hasher(sandi).algorithm == "argon2"
    assert "argon2id" in sandi
    assert re.search(r"m=19456,t=2,p=1", sandi)


@pytest.mark.parametrize("pola", ["{0}", "{0[:8]} {0[8:14]} {0[14]} {0[15:]}", " {0} "])
def test_sign_in_by_nip_with_and_without_spaces(dunia: factories.Dunia, pola: str) -> None:
    nip = dunia.sari.nama_masuk
    bagian = f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if "[" in pola else pola.format(nip)
    client = Client()
    assert sign_in(client, bagian).status_code == 302
    assert Sesi.objects.get(akun=dunia.sari).alamat == "198.51.100.7"


@pytest.mark.parametrize(
    ("nip", "kalimat"),
    [("1990010120150310", "18"), ("199013012015031001", "bulan"), ("", "kosong")],
)
def test_wrong_nip_says_which_digit(nip: str, kalimat: str) -> None:
    jawaban = sign_in(Client(), nip)
    assert jawaban.status_code == 422
    assert re.search(kalimat, jawaban.content.decode(), re.I)


def test_wrong_password_and_unknown_nip_say_the_same(dunia: factories.Dunia) -> None:
    salah = sign_in(Client(), dunia.sari.nama_masuk, "salah-sekali")
    asing = sign_in(Client(), "199001012015031009", "salah-sekali")
    assert salah.status_code == asing.status_code == 422
    assert "tidak cocok" in salah.content.decode()
    assert "tidak cocok" in asing.content.decode()


def test_guessing_is_slowed_down_for_the_guesser_only(dunia: factories.Dunia) -> None:
    nip = dunia.sari.nama_masuk
    for _ in range(5):
        assert sign_in(Client(), nip, "tebakan", PENYERANG).status_code == 422
    ditahan = sign_in(Client(), nip, SANDI, PENYERANG)
    assert ditahan.status_code == 429
    assert int(ditahan["Retry-After"]) > 0
    assert "tidak dikunci" in ditahan.content.decode()
    assert sign_in(Client(), nip, SANDI, "198.51.100.7").status_code == 302


def test_known_device_gets_in_though_a_colleague_guesses_from_the_same_office(
    dunia: factories.Dunia,
) -> None:
    nip, milik_sari = dunia.sari.nama_masuk, Client()
    assert sign_in(milik_sari, nip, SANDI, PENYERANG).status_code == 302
    milik_sari.post("/keluar/")
    for _ in range(6):
        sign_in(Client(), nip, "tebakan", PENYERANG)
    assert sign_in(Client(), nip, SANDI, PENYERANG).status_code == 429
    assert sign_in(milik_sari, nip, SANDI, PENYERANG).status_code == 302


def test_failures_are_forgotten_after_a_quarter_of_an_hour(dunia: factories.Dunia) -> None:
    nip = dunia.sari.nama_masuk
    for _ in range(5):
        sign_in(Client(), nip, "tebakan", PENYERANG)
    PercobaanMasuk.objects.update(pada=timezone.now() - timedelta(minutes=16))
    assert sign_in(Client(), nip, SANDI, PENYERANG).status_code == 302


def test_address_after_sign_in_stays_on_this_site(dunia: factories.Dunia) -> None:
    isi = {"nip": dunia.sari.nama_masuk, "sandi": SANDI, "lanjut": "https://jahat.example/"}
    assert Client().post("/masuk/", isi)["Location"] == "/"
    isi["lanjut"] = "/skp/"
    assert Client().post("/masuk/", isi)["Location"] == "/skp/"


def test_activation_code_works_once_and_ends_old_sessions(dunia: factories.Dunia) -> None:
    lama = Client()
    sign_in(lama, dunia.sari.nama_masuk)
    kode = issue_kode_aktivasi(akun=dunia.sari, by=dunia.bkpsdm)
    isi = {
        "nip": dunia.sari.nama_masuk,
        "kode": kode.lower(),
        "sandi_baru": "perahu-merah-tua",
        "ulangi": "perahu-merah-tua",
    }
    assert Client().post("/aktivasi/", isi).status_code == 302
    assert lama.get("/akun/").status_code == 302
    assert sign_in(Client(), dunia.sari.nama_masuk, "perahu-merah-tua").status_code == 302
    kedua = Client().post("/aktivasi/", isi)
    assert kedua.status_code == 422
    assert "Minta kode baru" in kedua.content.decode()
    assert kode not in Akun.objects.get(pk=dunia.sari.pk).kode_aktivasi


@pytest.mark.parametrize("siapa", ["diri", "pengelola", "bkpsdm_instansi_lain", "auditor"])
def test_activation_code_by_anyone_but_the_agencys_bkpsdm_is_refused(
    dunia: factories.Dunia, siapa: str
) -> None:
    with pytest.raises(TidakBoleh):
        issue_kode_aktivasi(akun=dunia.sari, by=dunia.semua()[siapa])


@pytest.mark.parametrize("sandi", ["pendek", "password123", "aku198501"])
def test_weak_password_is_refused_with_a_sentence(dunia: factories.Dunia, sandi: str) -> None:
    kode = issue_kode_aktivasi(akun=dunia.sari, by=dunia.bkpsdm)
    baru = sandi if sandi != "aku198501" else f"aku{dunia.sari.nama_masuk[:8]}"
    jawaban = Client().post(
        "/aktivasi/",
        {"nip": dunia.sari.nama_masuk, "kode": kode, "sandi_baru": baru, "ulangi": baru},
    )
    assert jawaban.status_code == 422
    assert "Kata sandi" in jawaban.content.decode()


def test_own_sessions_are_listed_and_can_be_ended(dunia: factories.Dunia) -> None:
    ponsel, kantor = Client(), Client()
    sign_in(ponsel, dunia.sari.nama_masuk)
    sign_in(kantor, dunia.sari.nama_masuk)
    sesi = Sesi.objects.exclude(session_key=kantor.session.session_key).get(akun=dunia.sari)
    assert kantor.post(f"/akun/sesi/{sesi.tanda}/akhiri/").status_code == 302
    assert ponsel.get("/akun/").status_code == 302
    assert kantor.get("/akun/").status_code == 200


def test_session_of_another_person_cannot_be_ended(dunia: factories.Dunia) -> None:
    sari, budi = Client(), Client()
    sign_in(sari, dunia.sari.nama_masuk)
    sign_in(budi, dunia.budi.nama_masuk)
    tanda = Sesi.objects.get(akun=dunia.sari).tanda
    assert budi.post(f"/akun/sesi/{tanda}/akhiri/").status_code == 404
    assert sari.get("/akun/").status_code == 200


def test_change_of_password_signs_other_devices_out(dunia: factories.Dunia) -> None:
    ponsel, kantor = Client(), Client()
    sign_in(ponsel, dunia.sari.nama_masuk)
    sign_in(kantor, dunia.sari.nama_masuk)
    isi = {"sandi_lama": "salah", "sandi_baru": "sepeda-kuning-9", "ulangi": "sepeda-kuning-9"}
    assert kantor.post("/akun/", isi).status_code == 422
    assert kantor.post("/akun/", isi | {"sandi_lama": SANDI}).status_code == 302
    assert kantor.get("/akun/").status_code == 200
    assert ponsel.get("/akun/").status_code == 302


def test_account_out_of_service_cannot_sign_in(dunia: factories.Dunia) -> None:
    Akun.objects.filter(pk=dunia.sari.pk).update(aktif=False)
    assert sign_in(Client(), dunia.sari.nama_masuk).status_code == 422


def test_bkpsdm_opens_accounts_for_whoever_has_none(dunia: factories.Dunia) -> None:
    baru = factories.pegawai("Nita", dunia.bidang)
    client = Client()
    sign_in(client, dunia.bkpsdm.nama_masuk)
    assert "belum mempunyai akun" in client.get("/akun/daftar/").content.decode()
    assert client.post("/akun/buka/").status_code == 302
    akun = Akun.objects.get(pegawai=baru)
    assert not akun.has_usable_password()
    assert sign_in(Client(), baru.nip, "!").status_code == 422
    assert client.post("/akun/buka/").status_code == 302
    assert Akun.objects.filter(pegawai=baru).count() == 1
    assert not Akun.objects.filter(instansi=dunia.dewi.instansi, pegawai__nama="Nita").exists()
