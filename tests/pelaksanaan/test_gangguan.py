"""Outages: who enters maintenance, what it moves, who reads of it."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tera.dasar.errors import MasukanTidakSah, TidakBoleh
from tera.dasar.models import AuditEvent, Gangguan, SebabGangguan
from tera.organisasi.models import PengaturanInstansi
from tera.pelaksanaan.queries.gangguan import batas_geser_kini
from tera.pelaksanaan.services.gangguan import follow_gangguan_baru, record_pemeliharaan
from tera.perencanaan.models import PerpanjanganTenggat
from tera.perencanaan.queries import tenggat_skp
from tera.perencanaan.services import extend_tenggat
from tests import factories
from tests.pelaksanaan.conftest import buat_skp
from tests.pelaksanaan.halaman import masuk

pytestmark = pytest.mark.django_db
JANUARI = date(2026, 1, 30)
"""A Friday: the deadline of plans in these tests."""
ALASAN = "Pemindahan server ke pusat data provinsi"
ALAMAT = "/gangguan/"


@pytest.fixture
def dunia() -> factories.Dunia:
    dunia = factories.dunia()
    PengaturanInstansi.objects.create(
        instansi=dunia.instansi,
        kunci="tenggat_skp",
        sejak=date(2026, 1, 1),
        isi={"hari": 30, "bulan": 1},
        dasar_hukum="SK 1",
    )
    return dunia


def down(dunia: factories.Dunia, hari: date, jam: int = 14, lama: int = 2) -> Gangguan:
    mulai = datetime(hari.year, hari.month, hari.day, jam, tzinfo=dunia.instansi.zona)
    return Gangguan.objects.create(
        mulai=mulai, selesai=mulai + timedelta(hours=lama), sebab=SebabGangguan.MATI
    )


def follow() -> int:
    return follow_gangguan_baru(sejak=timezone.now() - timedelta(hours=1))


def deadline(dunia: factories.Dunia, *unit: int) -> date:
    return tenggat_skp(dunia.instansi.pk, unit, 2026, JANUARI).hari


def test_deadline_of_plans_follows_an_outage_once(dunia: factories.Dunia) -> None:
    down(dunia, JANUARI)
    assert follow() == 1
    assert follow() == 0
    assert deadline(dunia) == date(2026, 2, 2)
    satu = PerpanjanganTenggat.objects.get()
    assert satu.oleh is None
    assert "terganggu 2 jam pada 30 Januari 2026" in satu.alasan
    (event,) = AuditEvent.objects.filter(tindakan="perpanjang_tenggat_gangguan")
    assert event.isi["semula"] == "2026-01-30"


def test_deadline_that_a_unit_was_given_follows_too_and_others_stay(dunia: factories.Dunia) -> None:
    jumat = date(2026, 2, 6)
    extend_tenggat(
        tahun=2026,
        unit=dunia.dinas,
        sampai=jumat,
        alasan="Pelantikan pejabat baru",
        by=dunia.bkpsdm,
        pada=JANUARI,
    )
    down(dunia, jumat)
    assert follow() == 1
    assert deadline(dunia, dunia.bidang.pk) == date(2026, 2, 9)
    assert deadline(dunia) == JANUARI


def test_outage_far_from_any_deadline_moves_nothing(dunia: factories.Dunia) -> None:
    down(dunia, date(2026, 1, 20))
    assert follow() == 0
    assert follow_gangguan_baru(sejak=timezone.now() + timedelta(hours=1)) == 0


def test_maintenance_is_entered_by_bkpsdm_with_a_reason_once(dunia: factories.Dunia) -> None:
    mulai = timezone.now().replace(second=0, microsecond=0) + timedelta(days=2)
    waktu = {"mulai": mulai, "selesai": mulai + timedelta(hours=3)}
    with pytest.raises(TidakBoleh):
        record_pemeliharaan(**waktu, keterangan=ALASAN, by=dunia.budi)
    with pytest.raises(MasukanTidakSah) as galat:
        record_pemeliharaan(**waktu, keterangan="Server", by=dunia.bkpsdm)
    assert set(galat.value.bidang) == {"keterangan"}
    satu = record_pemeliharaan(**waktu, keterangan=ALASAN, by=dunia.bkpsdm)
    assert record_pemeliharaan(**waktu, keterangan=ALASAN, by=dunia.bkpsdm) == satu
    assert (satu.instansi, satu.oleh, satu.menit) == (dunia.instansi, dunia.bkpsdm, 180)
    assert AuditEvent.objects.get(tindakan="catat_pemeliharaan").objek_id == satu.pk


@pytest.mark.parametrize(
    ("mulai", "lama", "bidang"),
    [(1, 0, "selesai"), (1, 73, "selesai"), (-15 * 24, 2, "mulai"), (61 * 24, 2, "mulai")],
)
def test_times_that_cannot_be_meant_are_refused(
    dunia: factories.Dunia, mulai: int, lama: int, bidang: str
) -> None:
    awal = timezone.now() + timedelta(hours=mulai)
    with pytest.raises(MasukanTidakSah) as galat:
        record_pemeliharaan(
            mulai=awal, selesai=awal + timedelta(hours=lama), keterangan=ALASAN, by=dunia.bkpsdm
        )
    assert set(galat.value.bidang) == {bidang}
    assert not Gangguan.objects.exists()


def test_everyone_reads_the_record_and_only_bkpsdm_sees_the_form(dunia: factories.Dunia) -> None:
    down(dunia, dunia.sari.hari_ini - timedelta(days=3), lama=3)
    html = masuk(dunia.sari).get(ALAMAT).text
    assert "3 jam" in html
    assert "Layanan tidak menjawab" in html
    assert "Catat pemeliharaan" not in html
    assert masuk(dunia.sari).post(ALAMAT, {}).status_code == 403
    assert "Catat pemeliharaan" in masuk(dunia.bkpsdm).get(ALAMAT).text


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Jayapura"])
def test_form_takes_the_agencys_clock_and_a_refusal_keeps_the_input(
    dunia: factories.Dunia, zona: str
) -> None:
    dunia.instansi.zona_waktu = zona
    dunia.instansi.save()
    client = masuk(dunia.bkpsdm)
    besok = dunia.sari.hari_ini + timedelta(days=1)
    isi = {"mulai": f"{besok}T09:00", "selesai": f"{besok}T08:00", "keterangan": ALASAN}
    jawaban = client.post(ALAMAT, isi)
    assert jawaban.status_code == 422
    assert f'value="{besok}T09:00"' in jawaban.text
    assert client.post(ALAMAT, isi | {"selesai": f"{besok}T11:00"}).status_code == 302
    mulai = Gangguan.objects.get().mulai.astimezone(dunia.instansi.zona)
    assert (mulai.date(), mulai.hour) == (besok, 9)


def test_home_tells_of_a_window_that_is_open_only_because_it_was_moved(
    dunia: factories.Dunia,
) -> None:
    jumat, senin = date(2026, 11, 6), date(2026, 11, 9)
    down(dunia, jumat)
    kini = batas_geser_kini(dunia.instansi, senin)
    assert [satu.perihal for satu in kini] == ["Progres harian 30 Oktober 2026"]
    assert batas_geser_kini(dunia.instansi, jumat) == []
    assert batas_geser_kini(dunia.instansi, date(2026, 11, 10)) == []


def test_notice_stands_on_home_and_on_the_day_that_was_moved(dunia: factories.Dunia) -> None:
    """Down all of yesterday, on which the window of the day a week before ended."""
    hari_ini = dunia.sari.hari_ini
    buat_skp(dunia.sari, hari_ini.year)
    down(dunia, hari_ini - timedelta(days=1), jam=0, lama=24)
    client, digeser = masuk(dunia.sari), hari_ini - timedelta(days=8)
    for alamat in (reverse("beranda"), f"{reverse('progres')}?tanggal={digeser}"):
        assert "karena layanan terganggu 24 jam" in client.get(alamat).text
