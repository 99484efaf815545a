"""The navigation and the frame: short, by relation and role, one query."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tera.akun.models import Akun
from tera.dasbor.konteks import bingkai
from tera.dasbor.menu import menu
from tera.notifikasi.models import Notifikasi
from tera.notifikasi.services import notify
from tests import factories
from tests.dasbor.alat import crowd, signed_in
from tests.perencanaan import rencana

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def labels(akun: Akun) -> list[str]:
    request = RequestFactory().get("/")
    request.user = akun
    return [satu["label"] for satu in menu(request)]


def test_menu_follows_relation_and_role(dunia: factories.Dunia) -> None:
    pegawai = ["Beranda", "Notifikasi", "SKP", "Umpan balik", "Pembinaan", "Penilaian"]
    assert labels(dunia.rekan) == pegawai
    assert labels(dunia.sari) == [*pegawai, "Angka kredit"]
    assert labels(dunia.budi) == [
        *pegawai,
        "Antrean",
        "Menunggu",
        "Langsung",
        "Peringatan dini",
        "Matriks Peran Hasil",
        "Tim kerja",
        "Tindak lanjut",
        "Dasbor",
        "Sasaran unit",
        "Pohon kinerja",
    ]
    assert {"Pemantauan", "Dasbor", "Organisasi"} <= set(labels(dunia.ani))
    assert {"Pemantauan", "Dasbor", "Organisasi", "Dasar hukum"} <= set(labels(dunia.auditor))
    assert {"Impor", "Pengaturan", "Pemantauan"} <= set(labels(dunia.bkpsdm))
    assert not {"Impor", "Pengaturan"} & set(labels(dunia.ani))


def test_long_menu_is_grouped_and_a_short_one_is_not(dunia: factories.Dunia) -> None:
    def headings(akun: Akun) -> list[str]:
        request = RequestFactory().get("/")
        request.user = akun
        return [satu["kelompok"] for satu in menu(request) if satu["kelompok"]]

    assert headings(dunia.sari) == []
    assert headings(dunia.budi) == ["Kinerja saya", "Yang saya pimpin", "Unit dan instansi"]
    assert headings(dunia.bkpsdm)[-1] == "Pengelolaan"


def test_plain_employee_has_at_most_nine_entries(dunia: factories.Dunia) -> None:
    rencana.disetujui(dunia.sari, dunia.budi, dunia.sari.hari_ini.year)
    semua = labels(dunia.sari)
    assert "Progres" in semua
    assert len(semua) <= 9


def test_every_entry_opens_for_whoever_sees_it(dunia: factories.Dunia) -> None:
    rencana.disetujui(dunia.sari, dunia.budi, dunia.sari.hari_ini.year)
    for nama, akun in dunia.semua().items():
        client = signed_in(akun)
        for satu in client.get("/").context["menu"]:
            assert client.get(satu["url"]).status_code == 200, (nama, satu["label"])


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/", "Beranda"),
        ("/skp/", "SKP"),
        ("/skp/7/", "SKP"),
        ("/skp/{skp}/realisasi/", "Progres"),
        ("/realisasi/3/2026-01/", "Progres"),
        ("/evaluasi/4/", "Penilaian"),
        ("/umpan-balik/kepada/4/", "Umpan balik"),
        ("/catatan/", "Umpan balik"),
        ("/notifikasi/", "Notifikasi"),
        ("/hitung/predikat/", None),
        ("/bantuan/", None),
    ],
)
def test_one_entry_at_most_is_current(dunia: factories.Dunia, path: str, label: str | None) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi, dunia.sari.hari_ini.year)
    request = RequestFactory().get(path.format(skp=skp.pk))
    request.user = dunia.sari
    assert [satu["label"] for satu in menu(request) if satu["aktif"]] == ([label] if label else [])


def test_unread_notifications_are_counted_beside_their_entry(dunia: factories.Dunia) -> None:
    notify(penerima=[dunia.sari.pegawai] * 3, teks="Kabar", tautan="/")
    notify(penerima=[dunia.sari.pegawai], teks="Sudah dibaca", tautan="/")
    Notifikasi.objects.filter(teks="Sudah dibaca").update(dibaca_pada=timezone.now())
    notify(penerima=[dunia.rekan.pegawai], teks="Kabar", tautan="/")
    request = RequestFactory().get("/")
    request.user = dunia.sari
    assert {satu["label"]: satu["jumlah"] for satu in menu(request)}["Notifikasi"] == 3


def test_frame_costs_one_query_at_two_sizes_and_none_until_it_is_shown(
    dunia: factories.Dunia, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    akun = Akun.objects.select_related("instansi", "pegawai").get(pk=dunia.ani.pk)
    assert akun.peran_aktif
    for _ in range(2):
        request = RequestFactory().get("/")
        request.user = akun
        with django_assert_num_queries(0):
            konteks = bingkai(request)
        with django_assert_num_queries(1):
            assert konteks["menu"]
            assert str(konteks["pengguna_keterangan"]) == "Penelaah Teknis Kebijakan"
        assert konteks["merek_warna"] == "0b5c7a"
        assert konteks["instansi_nama"] == "Pemerintah Kabupaten Bungo"
        crowd(dunia.bidang, 500, atasan=dunia.ani.pegawai)


def test_anonymous_frame_is_empty_and_asks_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    request = RequestFactory().get("/masuk/")
    request.COOKIES["tema"] = "gelap"
    request.user = AnonymousUser()
    with django_assert_num_queries(0):
        konteks = bingkai(request)
    assert konteks["menu"] == []
    assert konteks["tema"] == "gelap"


def test_request_that_failed_before_sign_in_still_has_a_frame() -> None:
    assert bingkai(RequestFactory().get("/"))["menu"] == []
    assert Client().get("/tidak-ada/").status_code == 404


def test_account_without_a_person_gets_a_short_menu(dunia: factories.Dunia) -> None:
    akun = Akun.objects.create(
        instansi=dunia.instansi, nama_masuk="operator", nama="Operator", password="!"
    )
    assert labels(akun) == ["Beranda", "Penilaian"]
    assert signed_in(akun).get("/").status_code == 200
