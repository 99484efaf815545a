"""Notifications: unread first, opened by POST, nobody else's."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tera.akun.models import Akun
from tera.notifikasi.models import Notifikasi
from tera.notifikasi.queries import jumlah_baru
from tera.notifikasi.services import notify
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def signed_in(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def tell(akun: Akun, *teks: str, tautan: str = "/skp/") -> list[Notifikasi]:
    for satu in teks:
        notify(penerima=[akun.pegawai], teks=satu, tautan=tautan)
    return list(Notifikasi.objects.filter(penerima=akun.pegawai).order_by("id"))


def test_unread_come_first_then_the_newest(dunia: factories.Dunia) -> None:
    semua = tell(dunia.sari, "satu", "dua", "tiga")
    Notifikasi.objects.filter(pk=semua[2].pk).update(dibaca_pada=timezone.now())
    daftar = signed_in(dunia.sari).get("/notifikasi/").context["daftar"]
    assert [satu.teks for satu in daftar] == ["dua", "satu", "tiga"]


def test_each_sees_only_the_own_ones(dunia: factories.Dunia) -> None:
    tell(dunia.sari, "Rahasia Sari")
    for nama, akun in dunia.semua().items():
        isi = signed_in(akun).get("/notifikasi/").content.decode()
        assert ("Rahasia Sari" in isi) == (nama == "diri"), nama


def test_opening_marks_as_read_and_goes_to_the_document(dunia: factories.Dunia) -> None:
    satu, _ = tell(dunia.sari, "satu", "dua")
    assert dunia.sari.pegawai is not None
    assert jumlah_baru(dunia.sari.pegawai) == 2
    jawaban = signed_in(dunia.sari).post(f"/notifikasi/{satu.pk}/buka/")
    assert jawaban["Location"] == "/skp/"
    assert jumlah_baru(dunia.sari.pegawai) == 1
    pertama = Notifikasi.objects.get(pk=satu.pk).dibaca_pada
    signed_in(dunia.sari).post(f"/notifikasi/{satu.pk}/buka/")
    assert Notifikasi.objects.get(pk=satu.pk).dibaca_pada == pertama


def test_get_never_marks_as_read(dunia: factories.Dunia) -> None:
    satu = tell(dunia.sari, "satu")[0]
    client = signed_in(dunia.sari)
    client.get("/notifikasi/")
    assert client.get(f"/notifikasi/{satu.pk}/buka/").status_code == 405
    assert client.get("/notifikasi/baca/").status_code == 405
    assert Notifikasi.objects.get().dibaca_pada is None


@pytest.mark.parametrize("nama", ["rekan", "budi", "bkpsdm", "dewi"])
def test_nobody_opens_someone_elses(dunia: factories.Dunia, nama: str) -> None:
    satu = tell(dunia.sari, "satu")[0]
    jawaban = signed_in(getattr(dunia, nama)).post(f"/notifikasi/{satu.pk}/buka/")
    assert jawaban.status_code == 404
    assert Notifikasi.objects.get().dibaca_pada is None


def test_all_are_marked_read_at_once_and_only_mine(dunia: factories.Dunia) -> None:
    tell(dunia.sari, "satu", "dua")
    tell(dunia.rekan, "lain")
    assert signed_in(dunia.sari).post("/notifikasi/baca/").status_code == 302
    assert Notifikasi.objects.filter(dibaca_pada__isnull=True).get().teks == "lain"


def test_address_outside_of_the_application_is_not_followed(dunia: factories.Dunia) -> None:
    satu = tell(dunia.sari, "satu", tautan="https://jahat.example/")[0]
    jawaban = signed_in(dunia.sari).post(f"/notifikasi/{satu.pk}/buka/")
    assert jawaban["Location"] == "/notifikasi/"


def test_account_without_a_person_sees_an_empty_list(dunia: factories.Dunia) -> None:
    akun = Akun.objects.create(
        instansi=dunia.instansi, nama_masuk="operator", nama="Operator", password="!"
    )
    client = signed_in(akun)
    assert "Belum ada notifikasi" in client.get("/notifikasi/").content.decode()
    assert client.post("/notifikasi/baca/").status_code == 302
    assert client.post("/notifikasi/1/buka/").status_code == 404


def test_anonymous_is_sent_to_sign_in(client: Client) -> None:
    for alamat in ("/notifikasi/", "/notifikasi/baca/", "/notifikasi/1/buka/"):
        assert client.post(alamat)["Location"].startswith("/masuk/")


def test_list_is_paged_and_costs_the_same_at_two_sizes(
    dunia: factories.Dunia, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    tell(dunia.sari, "satu")
    client = signed_in(dunia.sari)
    with django_assert_max_num_queries(5) as kecil:
        client.get("/notifikasi/")
    notify(penerima=[dunia.sari.pegawai] * 200, teks="x" * 500, tautan="/")
    with django_assert_max_num_queries(5) as besar:
        jawaban = client.get("/notifikasi/?halaman=2")
    assert len(kecil) == len(besar)
    assert len(jawaban.context["daftar"]) == 25
    assert jawaban.content.count(b"<") - jawaban.content.count(b"</") <= 1_000
