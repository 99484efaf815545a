"""The deadline of plans: setting, extension, what is late, and reminding exactly once."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tera.akun.models import Akun
from tera.dasar.errors import MasukanTidakSah, TidakBoleh, TidakDitemukan
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import Penugasan
from tera.organisasi.services import set_pengaturan
from tera.perencanaan.models import PerpanjanganTenggat, Skp
from tera.perencanaan.queries import tenggat_menurut_unit, tenggat_skp
from tera.perencanaan.services import (
    extend_tenggat,
    open_perubahan,
    remind_tenggat,
    submit_skp,
)
from tera.perencanaan.tasks import remind_tenggat_skp
from tests import factories
from tests.perencanaan import rencana

TAHUN = 2027
PADA = date(2026, 12, 1)
BAWAAN = date(TAHUN, 1, 31)


@pytest.fixture
def dunia(db: None) -> factories.Dunia:
    return factories.dunia()


def signed_in(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def hari(dunia: factories.Dunia, *unit: Any) -> date:
    return tenggat_skp(dunia.instansi.pk, [u.pk for u in unit], TAHUN, PADA).hari


def perpanjang(dunia: factories.Dunia, **ganti: Any) -> PerpanjanganTenggat:
    isi: dict[str, Any] = {
        "tahun": TAHUN,
        "unit": None,
        "sampai": date(TAHUN, 2, 15),
        "alasan": "Perubahan susunan organisasi",
        "by": dunia.bkpsdm,
        "pada": PADA,
    }
    return extend_tenggat(**isi | ganti)


# --- which day it is ------------------------------------------------------------------------------


def test_default_says_that_it_is_not_verified(dunia: factories.Dunia) -> None:
    tenggat = tenggat_skp(dunia.instansi.pk, [dunia.bidang.pk], TAHUN, PADA)
    assert (tenggat.hari, tenggat.bawaan, tenggat.diperpanjang) == (BAWAAN, True, False)
    assert (tenggat.sisa(date(TAHUN, 1, 19)), tenggat.sisa(date(TAHUN, 2, 1))) == (12, -1)


def test_setting_of_the_first_day_of_the_year_holds(dunia: factories.Dunia) -> None:
    set_pengaturan(
        instansi=dunia.instansi,
        kunci="tenggat_skp",
        isi={"hari": 28, "bulan": 2},
        sejak=date(TAHUN, 1, 1),
        dasar_hukum="SK 1",
        by=dunia.bkpsdm,
    )
    tenggat = tenggat_skp(dunia.instansi.pk, (), TAHUN, PADA)
    assert (tenggat.hari, tenggat.bawaan) == (date(TAHUN, 2, 28), False)
    assert tenggat_skp(dunia.instansi.pk, (), TAHUN - 1, PADA).hari == date(TAHUN - 1, 1, 31)
    assert tenggat_skp(dunia.dewi.instansi_id, (), TAHUN, PADA).hari == BAWAAN


def test_a_day_that_not_every_year_has_is_refused(dunia: factories.Dunia) -> None:
    with pytest.raises(MasukanTidakSah, match="tidak ada dalam setiap tahun"):
        set_pengaturan(
            instansi=dunia.instansi,
            kunci="tenggat_skp",
            isi={"hari": 29, "bulan": 2},
            sejak=PADA,
            dasar_hukum="SK 1",
            by=dunia.bkpsdm,
        )


def test_extension_of_a_unit_holds_for_all_below_it(dunia: factories.Dunia) -> None:
    perpanjang(dunia, unit=dunia.dinas)
    assert hari(dunia, dunia.bidang) == hari(dunia, dunia.dinas) == date(TAHUN, 2, 15)
    assert hari(dunia, dunia.dinas_lain) == hari(dunia) == BAWAAN
    perpanjang(dunia, sampai=date(TAHUN, 2, 10))
    assert hari(dunia, dunia.dinas_lain) == date(TAHUN, 2, 10)
    assert hari(dunia, dunia.dinas_lain, dunia.bidang) == date(TAHUN, 2, 15)
    menurut = tenggat_menurut_unit(dunia.instansi.pk, TAHUN, PADA)
    for unit in (dunia.bidang, dunia.dinas, dunia.dinas_lain):
        assert menurut[unit.pk] == hari(dunia, unit)


def test_extend_tenggat_leaves_a_trail(dunia: factories.Dunia) -> None:
    perpanjang(dunia)
    catatan = AuditEvent.objects.get(tindakan="perpanjang_tenggat").isi
    assert (catatan["semula"], catatan["sampai"]) == ("2027-01-31", "2027-02-15")


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"sampai": BAWAAN}, "sesudah 31 Januari 2027"),
        ({"sampai": date(TAHUN + 1, 1, 1)}, "masih dalam tahun 2027"),
        ({"alasan": "  "}, "alasan perpanjangan"),
        ({"alasan": "x" * 501}, "alasan perpanjangan"),
    ],
)
def test_extend_tenggat_refuses(
    dunia: factories.Dunia, ganti: dict[str, Any], kalimat: str
) -> None:
    with pytest.raises(MasukanTidakSah, match=kalimat):
        perpanjang(dunia, **ganti)


def test_the_same_extension_twice_is_refused(dunia: factories.Dunia) -> None:
    perpanjang(dunia)
    with pytest.raises(MasukanTidakSah, match="sesudah 15 Februari"):
        perpanjang(dunia)


def test_extend_tenggat_is_for_bkpsdm_and_the_own_units(dunia: factories.Dunia) -> None:
    for siapa in (dunia.ani, dunia.budi, dunia.auditor):
        with pytest.raises(TidakBoleh):
            perpanjang(dunia, by=siapa)
    with pytest.raises(TidakDitemukan):
        perpanjang(dunia, by=dunia.admin_lain, unit=dunia.dinas)


# --- what is late ---------------------------------------------------------------------------------


def test_late_submission_is_marked_and_not_refused(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    submit_skp(skp=skp, by=dunia.sari, versi=skp.versi, pada=date(2026, 2, 1))
    catatan = AuditEvent.objects.get(tindakan="ajukan_skp").isi
    assert (catatan["tenggat"], catatan["terlambat"]) == ("2026-01-31", True)
    kabar = Notifikasi.objects.get(penerima=dunia.budi.pegawai)
    assert "sesudah tenggat 31 Januari 2026" in kabar.teks
    Skp.objects.update(status_sejak="2026-01-31T17:00:00Z")  # 1 February in Bungo
    teks = signed_in(dunia.budi).get(f"/skp/{skp.pk}/").content.decode()
    assert "Diajukan sesudah tenggat 31 Januari 2026" in teks
    daftar = signed_in(dunia.sari).get("/skp/?tahun=2026").content.decode()
    assert "Diajukan sesudah tenggat" in daftar


def test_in_time_after_an_extension_or_for_a_change_nothing_is_marked(
    dunia: factories.Dunia,
) -> None:
    skp = rencana.draf(dunia.sari)
    submit_skp(skp=skp, by=dunia.sari, versi=skp.versi, pada=date(2026, 1, 31))
    Skp.objects.update(status_sejak="2026-01-31T16:59:00Z")
    teks = signed_in(dunia.budi).get(f"/skp/{skp.pk}/").content.decode()
    assert "sesudah tenggat" not in teks
    lain = rencana.disetujui(dunia.rekan, dunia.budi)
    open_perubahan(skp=lain, alasan="Pindah tugas", by=dunia.rekan, versi=lain.versi, pada=PADA)
    submit_skp(skp=lain, by=dunia.rekan, versi=lain.versi, pada=PADA)
    catatan = AuditEvent.objects.filter(tindakan="ajukan_skp", objek_id=lain.pk).latest("id").isi
    assert catatan["terlambat"] is False


def test_who_began_after_the_deadline_is_never_late(dunia: factories.Dunia) -> None:
    Penugasan.objects.filter(pegawai=dunia.sari.pegawai).update(sejak=date(2026, 2, 15))
    skp = rencana.diajukan(dunia.sari)
    assert AuditEvent.objects.get(tindakan="ajukan_skp").isi["terlambat"] is False
    assert skp.status == "diajukan"


# --- pages ----------------------------------------------------------------------------------------


def test_list_shows_the_days_left_or_that_it_is_over(dunia: factories.Dunia) -> None:
    sari, kini = signed_in(dunia.sari), dunia.sari.hari_ini
    depan = kini.year + 1
    teks = sari.get(f"/skp/?tahun={depan}").content.decode()
    sisa = (date(depan, 1, 31) - kini).days
    assert f"Tenggat 31 Januari {depan}</strong>, {sisa} hari lagi" in teks
    assert "belum diverifikasi" in teks
    lalu = sari.get(f"/skp/?tahun={kini.year - 1}").content.decode()
    assert f"Tenggat 31 Januari {kini.year - 1}</strong>, lewat" in lalu


def test_page_extends_and_tells_what_is_wrong(dunia: factories.Dunia) -> None:
    bkpsdm = signed_in(dunia.bkpsdm)
    tahun = dunia.bkpsdm.hari_ini.year + 1
    alamat = f"/tenggat-skp/?tahun={tahun}"
    isi = {"unit": dunia.dinas.pk, "sampai": f"{tahun}-03-01", "alasan": "Penataan organisasi"}
    assert bkpsdm.post(alamat, isi | {"alasan": ""}).status_code == 422
    assert bkpsdm.post(alamat, isi | {"sampai": ""}).status_code == 422
    assert bkpsdm.post(alamat, isi | {"unit": "999999"}).status_code == 422
    assert bkpsdm.post(alamat, isi).status_code == 302
    assert "Penataan organisasi" in bkpsdm.get(alamat).content.decode()
    teks = signed_in(dunia.sari).get(f"/skp/?tahun={tahun}").content.decode()
    assert f"Tenggat 1 Maret {tahun}" in teks
    assert "(diperpanjang)" in teks
    assert signed_in(dunia.ani).get(alamat).status_code == 403
    assert "Penataan" not in signed_in(dunia.admin_lain).get(alamat).content.decode()


# --- reminders ------------------------------------------------------------------------------------


def told(dunia: factories.Dunia) -> list[str]:
    semua = Notifikasi.objects.filter(teks__startswith="Tenggat pengajuan", instansi=dunia.instansi)
    return sorted(semua.values_list("penerima__nama", flat=True))


def remind(dunia: factories.Dunia, pada: date) -> int:
    return remind_tenggat(instansi=dunia.instansi, tahun=TAHUN, pada=pada)


def test_each_is_reminded_exactly_once_a_week_and_a_day_before(dunia: factories.Dunia) -> None:
    rencana.diajukan(dunia.sari, TAHUN)
    rencana.draf(dunia.rekan, TAHUN)
    assert remind(dunia, BAWAAN - timedelta(days=8)) == 0
    jumlah = remind(dunia, BAWAAN - timedelta(days=7))
    assert "Sari" not in told(dunia)
    assert {"Rini", "Budi", "Ani"} <= set(told(dunia))
    assert "Dewi" not in told(dunia)
    for sisa in (7, 5, 2):
        assert remind(dunia, BAWAAN - timedelta(days=sisa)) == 0
    assert remind(dunia, BAWAAN - timedelta(days=1)) == jumlah
    assert remind(dunia, BAWAAN) == 0
    assert remind(dunia, BAWAAN + timedelta(days=1)) == 0
    assert told(dunia).count("Rini") == 2


def test_a_job_that_was_down_for_days_still_reminds(dunia: factories.Dunia) -> None:
    assert remind(dunia, BAWAAN - timedelta(days=4)) > 0
    assert "4 hari lagi" in Notifikasi.objects.latest("id").teks
    assert remind(dunia, BAWAAN) > 0
    assert "hari ini" in Notifikasi.objects.latest("id").teks


def test_an_extension_is_another_deadline(dunia: factories.Dunia) -> None:
    remind(dunia, BAWAAN - timedelta(days=7))
    sebelum = told(dunia).count("Rini")
    perpanjang(dunia, unit=dunia.dinas)
    assert remind(dunia, BAWAAN - timedelta(days=1)) > 0
    assert told(dunia).count("Rini") == sebelum
    assert told(dunia).count("Lina") == 2
    assert remind(dunia, date(TAHUN, 2, 8)) > 0
    assert told(dunia).count("Rini") == sebelum + 1


def test_who_begins_after_the_deadline_or_has_no_nip_is_not_reminded(
    dunia: factories.Dunia,
) -> None:
    Penugasan.objects.filter(pegawai=dunia.sari.pegawai).update(sejak=BAWAAN + timedelta(days=1))
    rekan = dunia.rekan.pegawai
    assert rekan is not None
    rekan.nip = ""
    rekan.save()
    remind(dunia, BAWAAN - timedelta(days=7))
    assert not {"Sari", "Rini"} & set(told(dunia))


def test_queries_of_a_reminder_do_not_grow_with_the_people(dunia: factories.Dunia) -> None:
    for nomor in range(15):
        factories.pegawai(f"Staf {nomor}", dunia.bidang)
    with CaptureQueriesContext(connection) as kueri:
        remind(dunia, BAWAAN - timedelta(days=7))
    assert len([satu for satu in kueri if "SAVEPOINT" not in satu["sql"]]) <= 9


def test_the_clock_reminds_every_agency_by_its_own_day(
    dunia: factories.Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tera.organisasi.models.Instansi.hari_ini", lambda _: BAWAAN - timedelta(days=7)
    )
    assert remind_tenggat_skp(timestamp=0) > 0
    assert remind_tenggat_skp(timestamp=3600) == 0
    assert Notifikasi.objects.filter(penerima=dunia.dewi.pegawai).count() == 1
