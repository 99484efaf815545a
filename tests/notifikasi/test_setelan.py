"""My choice of how to be told: refusals keep what was typed, an address counts once confirmed."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tera.akun.models import Akun
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TerlaluSering
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Kiriman, KonfirmasiKontak, SetelanKabar, WebhookInstansi
from tera.notifikasi.nomor_wa import format_nomor_wa, parse_nomor_wa
from tera.notifikasi.services import confirm_kontak, request_kode
from tests import factories
from tests.notifikasi.pos import ServerGerbang, ServerSurat

pytestmark = pytest.mark.django_db
ALAMAT = "/notifikasi/pengaturan/"
ISI = {"surel": "sari@contoh.id", "wa": "", "ringkasan": "harian", "segera": ["skp", "pengingat"]}
RAHASIA = "rahasia-yang-cukup-panjang"


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def signed_in(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def last_kode() -> str:
    cocok = re.search(r"\d{6}", Kiriman.objects.latest("id").isi)
    assert cocok is not None
    return cocok.group()


def choice(akun: Akun) -> SetelanKabar:
    return SetelanKabar.objects.get(pegawai=akun.pegawai)


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "nomor"),
    [
        ("0812-3456-7890", "6281234567890"),
        ("+62 812 3456 789", "628123456789"),
        ("62(852)12345678", "6285212345678"),
        ("021-5551234", None),
        ("+1 555 0100 200", None),
        ("0812", None),
        ("08123456789012345", None),
        ("٠٨١٢٣٤٥٦٧٨٩٠", None),
        ("", None),
    ],
)
def test_number_of_an_indonesian_mobile(teks: str, nomor: str | None) -> None:
    assert parse_nomor_wa(teks) == nomor
    if nomor:
        assert parse_nomor_wa(format_nomor_wa(nomor)) == nomor


# --- the page -------------------------------------------------------------------------------------


def test_address_is_used_only_after_its_code(dunia: factories.Dunia, pos: ServerSurat) -> None:
    client = signed_in(dunia.sari)
    assert client.post(ALAMAT, ISI).status_code == 302
    setelan = choice(dunia.sari)
    assert (setelan.surel, setelan.ringkasan) == ("", "harian")
    assert setelan.segera == ["skp", "pengingat"]
    kode = Kiriman.objects.get()
    assert (kode.alamat, kode.segera) == ("sari@contoh.id", True)
    assert last_kode() not in KonfirmasiKontak.objects.get().sidik
    isi = client.get(f"{ALAMAT}?kode={last_kode()}&saluran=surel").content.decode()
    assert f'value="{last_kode()}"' in isi
    assert choice(dunia.sari).surel == "", "opening the link does not confirm"
    jawaban = client.post(f"{ALAMAT}surel/konfirmasi/", {"kode": last_kode()})
    assert jawaban.status_code == 302
    assert choice(dunia.sari).surel == "sari@contoh.id"
    assert not KonfirmasiKontak.objects.exists()
    catatan = str(list(AuditEvent.objects.values_list("isi", flat=True)))
    assert "sari@contoh.id" not in catatan, "the record keeps no private address"


def test_old_address_stays_until_the_new_one_is_confirmed(
    dunia: factories.Dunia, pos: ServerSurat
) -> None:
    client = signed_in(dunia.sari)
    client.post(ALAMAT, ISI)
    confirm_kontak(saluran="surel", kode=last_kode(), by=dunia.sari)
    client.post(ALAMAT, ISI | {"surel": "baru@contoh.id"})
    assert choice(dunia.sari).surel == "sari@contoh.id"
    client.post(ALAMAT, ISI)
    assert not KonfirmasiKontak.objects.exists(), "going back drops what waited"
    client.post(ALAMAT, ISI | {"surel": ""})
    assert choice(dunia.sari).surel == ""


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"surel": "sari@"}, "alamat surel lengkap"),
        ({"wa": "021-5551234"}, "nomor seluler Indonesia"),
        ({"ringkasan": "tiap jam"}, "tiap jam"),
        ({"segera": ["gosip"]}, "gosip"),
    ],
)
def test_refusal_keeps_what_was_typed(
    dunia: factories.Dunia,
    pos: ServerSurat,
    gerbang: ServerGerbang,
    ganti: dict[str, str],
    pesan: str,
) -> None:
    WebhookInstansi.objects.create(
        instansi=dunia.instansi,
        alamat=gerbang.alamat,
        rahasia=RAHASIA,
        dasar_hukum="SK 1",
        oleh=dunia.bkpsdm,
    )
    jawaban = signed_in(dunia.sari).post(ALAMAT, ISI | ganti)
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert pesan in isi
    if "surel" not in ganti:
        assert "sari@contoh.id" in isi
    assert not SetelanKabar.objects.exists()


def test_without_a_mail_server_no_address_is_taken(
    dunia: factories.Dunia, settings: Settings
) -> None:
    settings.SMTP = {}
    client = signed_in(dunia.sari)
    assert "Server surel belum dipasang" in client.get(ALAMAT).content.decode()
    assert client.post(ALAMAT, ISI).status_code == 422
    assert client.post(ALAMAT, ISI | {"surel": ""}).status_code == 302


def test_wrong_code_counts_and_five_are_enough(dunia: factories.Dunia, pos: ServerSurat) -> None:
    client = signed_in(dunia.sari)
    client.post(ALAMAT, ISI)
    benar = last_kode()
    salah = "000000" if benar != "000000" else "111111"
    for _ in range(5):
        jawaban = client.post(f"{ALAMAT}surel/konfirmasi/", {"kode": salah})
        assert jawaban.status_code == 422
    assert "Kode tidak cocok" in jawaban.content.decode()
    with pytest.raises(MasukanTidakSah, match="lima kali"):
        confirm_kontak(saluran="surel", kode=benar, by=dunia.sari)


def test_code_of_yesterday_is_over(dunia: factories.Dunia, pos: ServerSurat) -> None:
    signed_in(dunia.sari).post(ALAMAT, ISI)
    KonfirmasiKontak.objects.update(dikirim_pada=timezone.now() - timedelta(hours=25))
    with pytest.raises(MasukanTidakSah, match="24 jam"):
        confirm_kontak(saluran="surel", kode=last_kode(), by=dunia.sari)


def test_codes_are_not_sent_without_end(dunia: factories.Dunia, pos: ServerSurat) -> None:
    signed_in(dunia.sari).post(ALAMAT, ISI)
    with pytest.raises(TerlaluSering):
        request_kode(saluran="surel", by=dunia.sari)
    for _ in range(4):
        KonfirmasiKontak.objects.update(dikirim_pada=timezone.now() - timedelta(minutes=2))
        request_kode(saluran="surel", by=dunia.sari)
    KonfirmasiKontak.objects.update(dikirim_pada=timezone.now() - timedelta(minutes=2))
    with pytest.raises(TerlaluSering, match="besok"):
        request_kode(saluran="surel", by=dunia.sari)
    assert Kiriman.objects.count() == 5


def test_code_is_good_for_nobody_else(dunia: factories.Dunia, pos: ServerSurat) -> None:
    signed_in(dunia.sari).post(ALAMAT, ISI)
    with pytest.raises(KeadaanTidakCocok):
        confirm_kontak(saluran="surel", kode=last_kode(), by=dunia.rekan)
    assert signed_in(dunia.sari).post(f"{ALAMAT}merpati/konfirmasi/").status_code == 404


# --- the agency's webhook -------------------------------------------------------------------------


def test_bkpsdm_sets_the_webhook_and_the_secret_is_never_shown(
    dunia: factories.Dunia, gerbang: ServerGerbang
) -> None:
    client = signed_in(dunia.bkpsdm)
    isi = {"alamat": gerbang.alamat, "rahasia": RAHASIA, "dasar_hukum": "SK 7", "aktif": "on"}
    assert client.post("/pengaturan/saluran/", isi).status_code == 302
    teks = client.get("/pengaturan/saluran/").content.decode()
    assert "SK 7" in teks
    assert RAHASIA not in teks
    assert RAHASIA not in str(AuditEvent.objects.get(tindakan="ubah_webhook").isi)
    client.post("/pengaturan/saluran/", isi | {"rahasia": "", "dasar_hukum": "SK 8"})
    assert WebhookInstansi.objects.get().rahasia == RAHASIA
    uji = client.post("/pengaturan/saluran/uji/", {"nomor": "0812-3456-7890"})
    assert uji.status_code == 302
    assert b"6281234567890" in gerbang.pesan[0][1]
    gerbang.kode = 500
    assert client.post("/pengaturan/saluran/uji/", {"nomor": "0812-3456-7890"}).status_code == 409
    assert client.post("/pengaturan/saluran/uji/", {"nomor": "12"}).status_code == 422


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"alamat": "http://gateway.contoh.id/"}, "https://"),
        ({"rahasia": "pendek"}, "paling sedikit"),
        ({"dasar_hukum": ""}, "Sebutkan keputusan"),
    ],
)
def test_webhook_that_is_refused(dunia: factories.Dunia, ganti: dict[str, str], pesan: str) -> None:
    isi = {"alamat": "https://gateway.contoh.id/", "rahasia": RAHASIA, "dasar_hukum": "SK 7"}
    jawaban = signed_in(dunia.bkpsdm).post("/pengaturan/saluran/", isi | ganti)
    assert jawaban.status_code == 422
    assert pesan in jawaban.content.decode()
    assert not WebhookInstansi.objects.exists()
