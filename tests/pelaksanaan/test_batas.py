"""By when days and months are written: settings by date, outages of this agency and of all."""

from datetime import date, datetime

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tera.dasar.errors import MasukanTidakSah
from tera.dasar.models import AuditEvent, Gangguan, SebabGangguan
from tera.organisasi.models import PengaturanInstansi
from tera.pelaksanaan.models import Realisasi
from tera.pelaksanaan.queries.batas import batas_progres, batas_realisasi
from tera.perencanaan.models import Skp
from tests import factories
from tests.pelaksanaan.conftest import ALASAN, FEBRUARI, TAHUN, Kerja
from tests.pelaksanaan.halaman import alamat_isi, masuk

pytestmark = pytest.mark.django_db
JUMAT = date(2026, 11, 6)
BULAN = date(2026, 10, 1)


def _down(dunia: factories.Dunia, hari: int, jam: int, sampai: int, **lain: object) -> Gangguan:
    zona = dunia.instansi.zona
    return Gangguan.objects.create(
        mulai=datetime(2026, 11, hari, jam, tzinfo=zona),
        selesai=datetime(2026, 11, hari, sampai, tzinfo=zona),
        **{"sebab": SebabGangguan.MATI} | lain,
    )


def test_defaults_hold_until_the_agency_sets_its_own() -> None:
    bungo = factories.instansi()
    assert batas_progres(bungo, JUMAT).tanggal == date(2026, 11, 13)
    assert batas_realisasi(bungo, BULAN).tanggal == date(2026, 11, 10)
    for kunci, isi in (("batas_progres_hari", 3), ("batas_realisasi_tanggal", 5)):
        PengaturanInstansi.objects.create(
            instansi=bungo, kunci=kunci, sejak=date(2026, 10, 2), isi=isi, dasar_hukum="SK 1"
        )
    assert batas_progres(bungo, JUMAT).tanggal == date(2026, 11, 9)
    assert batas_realisasi(bungo, BULAN).tanggal == date(2026, 11, 10)
    assert batas_realisasi(bungo, date(2026, 11, 1)).tanggal == date(2026, 12, 5)


def test_an_outage_in_the_last_hours_moves_the_window_and_says_why(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    dunia = factories.dunia()
    _down(dunia, 10, 14, 16)
    with django_assert_num_queries(1):
        batas = batas_realisasi(dunia.instansi, BULAN)
    assert batas.diperpanjang
    assert not batas.lewat(date(2026, 11, 11))
    assert batas.lewat(date(2026, 11, 12))
    assert batas.kalimat == (
        "Batas diperpanjang sampai 11 November 2026 karena layanan terganggu 2 jam pada "
        "10 November 2026."
    )
    assert batas_progres(dunia.instansi, date(2026, 11, 3)).diperpanjang
    assert batas_progres(dunia.instansi, JUMAT).kalimat == ""


def test_own_holidays_count_and_maintenance_of_another_agency_does_not() -> None:
    dunia = factories.dunia()
    kota = dunia.dewi.instansi
    assert kota
    rincian = {"sebab": SebabGangguan.PEMELIHARAAN, "keterangan": "Pindah server"}
    _down(dunia, 10, 14, 16, instansi=kota, oleh=dunia.dewi, **rincian)
    assert not batas_realisasi(dunia.instansi, BULAN).diperpanjang
    PengaturanInstansi.objects.create(
        instansi=kota,
        kunci="hari_libur",
        sejak=date(2026, 1, 1),
        isi={"cuti_bersama": True, "hari": [{"tanggal": "2026-11-11", "nama": "Hari jadi"}]},
        dasar_hukum="SK 2",
    )
    assert batas_realisasi(kota, BULAN).tanggal == date(2026, 11, 12)


def test_after_the_window_a_month_is_taken_with_a_reason_and_marked(kerja: Kerja) -> None:
    with pytest.raises(MasukanTidakSah, match="alasan keterlambatan") as galat:
        kerja.lapor(alasan_terlambat="")
    assert set(galat.value.bidang) == {"alasan_terlambat"}
    assert not Realisasi.objects.exists()
    lama = kerja.lapor(alasan_terlambat=" Cuti melahirkan ")
    assert (lama.terlambat, lama.alasan_terlambat) == (True, "Cuti melahirkan")
    assert AuditEvent.objects.get(tindakan="catat_realisasi").isi["terlambat"] is True
    tepat = kerja.lapor(bulan=FEBRUARI, pada=date(TAHUN, 3, 10), alasan_terlambat="Tidak perlu")
    assert (tepat.terlambat, tepat.alasan_terlambat) == (False, "")


def test_late_form_asks_why_and_the_reason_is_seen_by_the_superior(kerja: Kerja) -> None:
    client = masuk(kerja.sari)
    jawaban = client.post(alamat_isi(kerja.angka), {"nilai": "90"})
    assert jawaban.status_code == 422
    assert 'name="alasan_terlambat"' in jawaban.content.decode()
    assert 'value="90"' in jawaban.content.decode()
    kerja.lapor()
    alamat = reverse("realisasi", args=[kerja.skp.pk]) + f"?bulan={TAHUN}-03"
    html = masuk(kerja.budi).get(alamat).content.decode()
    assert "Terlambat" in html
    assert ALASAN in html


def test_form_in_time_asks_for_no_reason(kerja: Kerja) -> None:
    kini = kerja.sari.hari_ini.replace(day=1)
    Skp.objects.filter(pk=kerja.skp.pk).update(
        tahun=kini.year, mulai=date(kini.year, 1, 1), selesai=date(kini.year, 12, 31)
    )
    html = masuk(kerja.sari).get(alamat_isi(kerja.angka, kini)).content.decode()
    assert "alasan_terlambat" not in html
