"""The outbox: each message once, whoever works; nothing lost, nothing held up."""

import threading
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.db import connections, transaction
from pytest_django import Settings

from tera.dasar.errors import TidakBoleh
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.models import Kiriman, Notifikasi, SetelanKabar, WebhookInstansi
from tera.notifikasi.services import forget_old, notify, retry_failed, send_due
from tera.notifikasi.services.kiriman import MENIT_ULANG, PERCOBAAN_TERBANYAK, HasilKirim
from tests import factories
from tests.notifikasi.pos import ServerGerbang, ServerSurat, closed_port

SIANG = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)  # 12.00 in Bungo, 13.00 in Denpasar
MALAM = datetime(2026, 11, 30, 12, 30, tzinfo=UTC)  # 19.30 in Bungo, 20.30 in Denpasar


@pytest.fixture
def dunia(db: None) -> factories.Dunia:
    return factories.dunia()


def wants(akun: object, *jenis: str, surel: str = "sari@contoh.id", wa: str = "") -> None:
    orang = akun.pegawai  # type: ignore[attr-defined]
    SetelanKabar.objects.create(
        instansi=orang.instansi, pegawai=orang, surel=surel, wa=wa, segera=list(jenis)
    )


def letter(akun: object, kunci: str = "uji", saat: datetime = SIANG, **lain: object) -> Kiriman:
    orang = akun.pegawai  # type: ignore[attr-defined]
    isi = {
        "saluran": "surel",
        "alamat": "sari@contoh.id",
        "perihal": "Tera",
        "isi": "Isi",
        "tautan": "/",
        "kirim_setelah": saat,
    }
    return Kiriman.objects.create(
        instansi=orang.instansi, penerima=orang, kunci=kunci, **isi | lain
    )


def numbers(pos: ServerSurat) -> list[str]:
    surat = (message_from_bytes(satu, policy=policy.default) for satu in pos.surat)
    return [str(satu["Message-ID"]) for satu in surat]


# --- what is written ------------------------------------------------------------------------------


def test_news_of_a_wanted_kind_goes_out_and_only_that(
    dunia: factories.Dunia, pos: ServerSurat
) -> None:
    wants(dunia.sari, JenisKabar.SKP)
    for jenis in (JenisKabar.SKP, JenisKabar.PENGINGAT):
        notify(
            penerima=[dunia.sari.pegawai, dunia.rekan.pegawai],
            teks=f"Kabar {jenis}",
            tautan="/skp/1/",
            jenis=jenis,
        )
    satu = Kiriman.objects.get()
    assert (satu.penerima, satu.isi, satu.alamat) == (
        dunia.sari.pegawai,
        "Kabar skp",
        "sari@contoh.id",
    )
    assert Notifikasi.objects.count() == 4


def test_private_news_leaves_no_more_than_that_there_is_some(
    dunia: factories.Dunia, pos: ServerSurat
) -> None:
    wants(dunia.sari, *JenisKabar.values)
    for jenis in JenisKabar:
        notify(penerima=[dunia.sari.pegawai], teks="Predikat Anda Kurang.", tautan="/", jenis=jenis)
    terbuka = {"skp", "pengingat", "eskalasi"}
    for satu in Kiriman.objects.all():
        jenis = Notifikasi.objects.get(pk=int(satu.kunci.removeprefix("kabar-"))).jenis
        assert ("Kurang" in satu.isi) == (jenis in terbuka), jenis


def test_what_is_rolled_back_is_not_sent(dunia: factories.Dunia, pos: ServerSurat) -> None:
    wants(dunia.sari, JenisKabar.SKP)
    with transaction.atomic():
        notify(penerima=[dunia.sari.pegawai], teks="x", tautan="/", jenis=JenisKabar.SKP)
        transaction.set_rollback(True)
    assert not Kiriman.objects.exists()


def test_without_a_server_or_an_address_nothing_is_queued(
    dunia: factories.Dunia, settings: Settings
) -> None:
    settings.SMTP = {}
    wants(dunia.sari, JenisKabar.SKP)
    wants(dunia.rekan, JenisKabar.SKP, surel="", wa="6281234567890")
    notify(
        penerima=[dunia.sari.pegawai, dunia.rekan.pegawai],
        teks="x",
        tautan="/",
        jenis=JenisKabar.SKP,
    )
    assert not Kiriman.objects.exists()


# --- what is sent ---------------------------------------------------------------------------------


def test_sent_once_with_link_and_how_to_end_it(dunia: factories.Dunia, pos: ServerSurat) -> None:
    satu = letter(dunia.sari, tautan="/skp/1/")
    assert send_due(sekarang=SIANG) == HasilKirim(terkirim=1)
    assert send_due(sekarang=SIANG + timedelta(hours=1)) == HasilKirim()
    surat = message_from_bytes(pos.surat[0], policy=policy.default)
    assert surat["To"] == "sari@contoh.id"
    badan = surat.get_content()
    assert "https://kinerja.bungokab.go.id/skp/1/" in badan
    assert "https://kinerja.bungokab.go.id/notifikasi/pengaturan/" in badan
    satu.refresh_from_db()
    assert satu.dikirim_pada is not None


def test_quiet_hours_hold_back_by_the_agencys_own_zone(
    dunia: factories.Dunia, pos: ServerSurat
) -> None:
    letter(dunia.sari, saat=MALAM)
    denpasar = letter(dunia.dewi, saat=MALAM)
    kode = letter(dunia.dewi, "kode", MALAM, segera=True)
    assert send_due(sekarang=MALAM) == HasilKirim(terkirim=2)
    denpasar.refresh_from_db()
    kode.refresh_from_db()
    assert (denpasar.dikirim_pada, denpasar.percobaan) == (None, 0)
    assert denpasar.kirim_setelah == datetime(2026, 11, 30, 22, 0, tzinfo=UTC)  # 06.00 WITA
    assert kode.dikirim_pada is not None
    assert send_due(sekarang=denpasar.kirim_setelah) == HasilKirim(terkirim=1)


def test_crash_after_the_server_took_it_sends_the_same_number_again(
    dunia: factories.Dunia, pos: ServerSurat
) -> None:
    letter(dunia.sari)
    pos.putus = 1
    assert send_due(sekarang=SIANG) == HasilKirim(ditunda=1)
    assert send_due(sekarang=SIANG + timedelta(minutes=2)) == HasilKirim(terkirim=1)
    assert len(numbers(pos)) == 2
    assert len(set(numbers(pos))) == 1


def test_worker_that_died_holding_a_message_costs_one_attempt(
    dunia: factories.Dunia, pos: ServerSurat
) -> None:
    from tera.notifikasi.services.kiriman import PEGANG, _claim

    letter(dunia.sari)
    assert _claim(SIANG, ()) is not None
    assert send_due(sekarang=SIANG + PEGANG - timedelta(seconds=1)) == HasilKirim()
    assert send_due(sekarang=SIANG + PEGANG) == HasilKirim(terkirim=1)
    assert Kiriman.objects.get().percobaan == 2


def test_retries_are_bounded_and_back_off(dunia: factories.Dunia, pos: ServerSurat) -> None:
    satu, saat = letter(dunia.sari), SIANG
    pos.tolak = "451 nanti"
    for nomor, menit in enumerate(MENIT_ULANG, start=1):
        assert send_due(sekarang=saat).ditunda == 1
        satu.refresh_from_db()
        assert satu.percobaan == nomor
        assert satu.kirim_setelah == saat + timedelta(minutes=menit)
        saat = SIANG + timedelta(days=nomor)
    assert send_due(sekarang=saat) == HasilKirim(gagal=1)
    satu.refresh_from_db()
    assert (satu.percobaan, satu.gagal_pada is not None) == (PERCOBAAN_TERBANYAK, True)
    assert "451" in satu.galat
    assert send_due(sekarang=saat + timedelta(days=9)) == HasilKirim()


def test_refused_address_is_given_up_at_once_and_others_go_on(
    dunia: factories.Dunia, pos: ServerSurat
) -> None:
    letter(dunia.sari)
    pos.tolak = "550 tidak dikenal"
    assert send_due(sekarang=SIANG) == HasilKirim(gagal=1)
    pos.tolak = ""
    letter(dunia.rekan, "lain")
    assert send_due(sekarang=SIANG) == HasilKirim(terkirim=1)


def test_dead_mail_server_holds_up_nothing_else(
    dunia: factories.Dunia, pos: ServerSurat, gerbang: ServerGerbang, settings: Settings
) -> None:
    settings.SMTP = pos.smtp | {"port": closed_port()}
    WebhookInstansi.objects.create(
        instansi=dunia.instansi,
        alamat=gerbang.alamat,
        rahasia="r" * 20,
        dasar_hukum="SK 1",
        oleh=dunia.bkpsdm,
    )
    for nomor in range(5):
        letter(dunia.sari, f"s{nomor}", SIANG - timedelta(minutes=9))
    letter(dunia.sari, "wa", saluran="webhook", alamat="6281234567890")
    assert send_due(sekarang=SIANG) == HasilKirim(terkirim=1, ditunda=1)
    assert len(gerbang.pesan) == 1
    assert Kiriman.objects.filter(percobaan=0).count() == 4, "the others did not lose an attempt"


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_message_exactly_once(pos: ServerSurat) -> None:
    dunia = factories.dunia()
    for nomor in range(30):
        letter(dunia.sari, f"k{nomor}")
    mulai, hasil = threading.Barrier(3), []

    def work() -> None:
        mulai.wait()
        try:
            hasil.append(send_due(sekarang=SIANG).terkirim)
        finally:
            connections.close_all()

    utas = [threading.Thread(target=work) for _ in range(3)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert sum(hasil) == len(pos.surat) == 30
    assert len(set(numbers(pos))) == 30


# --- afterwards -----------------------------------------------------------------------------------


def test_bkpsdm_sees_what_failed_and_tries_again(dunia: factories.Dunia, pos: ServerSurat) -> None:
    from django.test import Client

    letter(dunia.sari)
    pos.tolak = "550 kotak tidak ada"
    send_due(sekarang=SIANG)
    client = Client()
    client.force_login(dunia.bkpsdm)
    isi = client.get("/pengaturan/saluran/").content.decode()
    assert "kotak tidak ada" in isi
    client.force_login(dunia.admin_lain)
    assert "kotak tidak ada" not in client.get("/pengaturan/saluran/").content.decode()
    assert retry_failed(by=dunia.admin_lain) == 0
    with pytest.raises(TidakBoleh):
        retry_failed(by=dunia.sari)
    pos.tolak = ""
    client.force_login(dunia.bkpsdm)
    assert client.post("/pengaturan/saluran/ulangi/").status_code == 302
    assert send_due(sekarang=datetime(2030, 11, 29, 5, tzinfo=UTC)) == HasilKirim(terkirim=1)


def test_old_ones_are_forgotten(dunia: factories.Dunia) -> None:
    lama = SIANG - timedelta(days=31)
    letter(dunia.sari, "a", dikirim_pada=lama)
    letter(dunia.sari, "b", gagal_pada=lama)
    letter(dunia.sari, "c", dikirim_pada=SIANG)
    letter(dunia.sari, "d", lama)
    assert forget_old(sekarang=SIANG) == 2
