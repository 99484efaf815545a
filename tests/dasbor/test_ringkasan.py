"""The digest of a morning and the reminders of stages 2 to 4: each once, by the agency's clock."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections
from pytest_django import Settings

from tera.akun.models import Akun
from tera.dasbor.services import (
    remind_evaluasi_tahunan,
    remind_keberatan,
    remind_realisasi,
    remind_tindak_lanjut,
    send_ringkasan,
)
from tera.dasbor.tasks import for_each_agency
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.models import Kiriman, Notifikasi, SetelanKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import Instansi
from tera.penilaian.models import Evaluasi
from tera.tindak_lanjut.models import TindakLanjut
from tests import factories
from tests.dasbor.alat import evaluasi, tahunan, triwulan
from tests.perencanaan import rencana

SMTP = {
    "host": "127.0.0.1", "port": 9, "username": "", "password": "", "use_ssl": False,
    "use_tls": False,
}  # fmt: skip
PAGI = datetime(2026, 11, 30, 0, 0, tzinfo=UTC)  # Monday 07.00 in Bungo, 08.00 in Denpasar


@pytest.fixture(autouse=True)
def _server(settings: Settings) -> None:
    settings.SMTP = SMTP
    settings.DEFAULT_FROM_EMAIL = "tera@bungokab.go.id"
    settings.ALAMAT = "https://kinerja.bungokab.go.id"


@pytest.fixture
def dunia(db: None) -> factories.Dunia:
    return factories.dunia()


def wants(akun: Akun, ringkasan: str = "hari_kerja") -> SetelanKabar:
    return SetelanKabar.objects.create(
        instansi=akun.instansi, pegawai=akun.pegawai, surel="a@contoh.id", ringkasan=ringkasan
    )


def at(instansi: Instansi, saat: datetime = PAGI) -> int:
    return send_ringkasan(instansi=instansi, sekarang=saat)


# --- the digest ----------------------------------------------------------------------------------


def test_one_letter_with_what_waits_and_no_more_than_titles(dunia: factories.Dunia) -> None:
    wants(dunia.budi)
    rencana.diajukan(dunia.sari, 2026)
    notify(
        penerima=[dunia.budi.pegawai],
        teks="Predikat Anda Kurang.",
        tautan="/",
        jenis=JenisKabar.PENILAIAN,
    )
    Notifikasi.objects.update(dibuat_pada=PAGI - timedelta(hours=3))
    assert at(dunia.instansi) == 1
    satu = Kiriman.objects.get()
    assert (satu.saluran, satu.alamat, satu.penerima) == (
        "surel",
        "a@contoh.id",
        dunia.budi.pegawai,
    )
    for isi in (satu.isi, satu.isi_html):
        assert "Putuskan 1 SKP yang menunggu persetujuan" in isi
        assert "https://kinerja.bungokab.go.id/antrean/?daftar=skp" in isi
        assert "Kurang" not in isi
        assert "evaluasi kinerja" in isi
        assert "/notifikasi/pengaturan/" in isi
    assert "<a href" in satu.isi_html
    assert "<" not in satu.isi
    assert at(dunia.instansi) == 0, "once a day"
    assert at(dunia.instansi, PAGI + timedelta(days=1)) == 1


def test_morning_is_the_agencys_own(dunia: factories.Dunia) -> None:
    wants(dunia.dewi)
    fajar = datetime(2026, 11, 29, 22, 20, tzinfo=UTC)  # 06.20 in Denpasar
    assert at(dunia.dewi.instansi, fajar) == 0
    assert at(dunia.dewi.instansi, fajar + timedelta(minutes=20)) == 1
    wants(dunia.sari)
    assert at(dunia.instansi, fajar + timedelta(minutes=20)) == 0, "05.40 in Bungo"
    assert at(dunia.instansi, PAGI + timedelta(hours=9)) == 0, "an afternoon is no morning"


def test_days_off_and_who_wants_none(dunia: factories.Dunia, settings: Settings) -> None:
    wants(dunia.sari)
    wants(dunia.rekan, "harian")
    wants(dunia.budi, "mati")
    minggu = PAGI - timedelta(days=1)
    assert at(dunia.instansi, minggu) == 1
    assert Kiriman.objects.get().penerima == dunia.rekan.pegawai
    settings.SMTP = {}
    assert at(dunia.instansi) == 0


def test_nothing_to_say_sends_nothing_and_does_not_ask_again(dunia: factories.Dunia) -> None:
    sekda = factories.pegawai("Bupati", dunia.dinas)
    sekda.nip = ""
    sekda.save()
    setelan = wants(factories.akun(sekda))
    assert at(dunia.instansi) == 0
    setelan.refresh_from_db()
    assert setelan.ringkasan_hari == date(2026, 11, 30)
    assert not Kiriman.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_each_digest_once() -> None:
    dunia = factories.dunia()
    for akun in dunia.semua().values():
        if akun.instansi == dunia.instansi:
            wants(akun)
    mulai, jumlah = threading.Barrier(2), []

    def work() -> None:
        mulai.wait()
        try:
            jumlah.append(at(dunia.instansi))
        finally:
            connections.close_all()

    utas = [threading.Thread(target=work) for _ in range(2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert sum(jumlah) == Kiriman.objects.count() == SetelanKabar.objects.count()


# --- reminders -----------------------------------------------------------------------------------


def told(akun: Akun) -> list[str]:
    semua = Notifikasi.objects.filter(penerima=akun.pegawai, jenis="pengingat").order_by("id")
    return list(semua.values_list("teks", flat=True))


def test_empty_month_is_reminded_a_week_and_a_day_before(dunia: factories.Dunia) -> None:
    rencana.disetujui(dunia.sari, dunia.budi, 2026)
    tenggat = date(2026, 12, 10)
    for hari, jumlah in ((2, 0), (3, 1), (5, 0), (9, 1), (10, 0), (11, 0)):
        pada = tenggat.replace(day=hari)
        assert remind_realisasi(instansi=dunia.instansi, pada=pada) == jumlah, hari
    assert "Realisasi November 2026" in told(dunia.sari)[0]
    assert "10 Desember 2026, 7 hari lagi" in told(dunia.sari)[0]
    assert "besok" in told(dunia.sari)[1]
    assert not told(dunia.rekan)


def test_rater_is_reminded_of_the_annual_evaluation(dunia: factories.Dunia) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi, 2026)
    pada = date(2027, 1, 30)
    assert remind_evaluasi_tahunan(instansi=dunia.instansi, pada=pada) == 1
    assert "evaluasi tahunan 2026" in told(dunia.budi)[0]
    assert remind_evaluasi_tahunan(instansi=dunia.instansi, pada=pada) == 0
    assert dunia.budi.pegawai
    evaluasi(skp, dunia.budi.pegawai, tahunan(2026))
    assert remind_evaluasi_tahunan(instansi=dunia.instansi, pada=date(2027, 1, 25)) == 0


def test_last_days_to_object(dunia: factories.Dunia) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi, 2026)
    assert dunia.budi.pegawai
    saat = datetime(2026, 10, 4, 18, tzinfo=UTC)  # 5 October in Bungo
    satu = evaluasi(skp, dunia.budi.pegawai, triwulan(date(2026, 9, 1)), ditetapkan_pada=saat)
    assert remind_keberatan(instansi=dunia.instansi, pada=date(2026, 10, 11)) == 0
    assert remind_keberatan(instansi=dunia.instansi, pada=date(2026, 10, 12)) == 1
    assert "19 Oktober 2026, 7 hari lagi" in told(dunia.sari)[0]
    assert remind_keberatan(instansi=dunia.instansi, pada=date(2026, 10, 13)) == 0
    Evaluasi.objects.filter(pk=satu.pk).update(status="diterima")
    assert remind_keberatan(instansi=dunia.instansi, pada=date(2026, 10, 18)) == 0


def test_follow_up_that_is_due(dunia: factories.Dunia) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi, 2026)
    assert dunia.budi.pegawai
    TindakLanjut.objects.create(
        instansi=dunia.instansi,
        evaluasi=evaluasi(skp, dunia.budi.pegawai, triwulan(date(2026, 9, 1))),
        pegawai=skp.pegawai,
        jenis="bimbingan",
        rencana="Pendampingan",
        status="direncanakan",
        tenggat=date(2026, 12, 8),
    )
    assert remind_tindak_lanjut(instansi=dunia.instansi, pada=date(2026, 11, 30)) == 0
    assert remind_tindak_lanjut(instansi=dunia.instansi, pada=date(2026, 12, 1)) == 1
    assert remind_tindak_lanjut(instansi=dunia.instansi, pada=date(2026, 12, 1)) == 0
    assert "8 Desember 2026" in told(dunia.sari)[0]


def test_one_agency_that_fails_stops_no_other(dunia: factories.Dunia) -> None:
    kena: list[str] = []

    def langkah(instansi: Instansi) -> int:
        if instansi == dunia.instansi:
            raise ValueError("rusak")
        kena.append(instansi.kode)
        return 1

    with pytest.raises(ValueError, match="rusak"):
        for_each_agency(langkah)
    assert kena == ["denpasar"]
