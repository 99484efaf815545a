"""Two tabs in the same instant, on real connections."""

import threading
from decimal import Decimal

import pytest
from django.db import connection

from tera.dasar.errors import VersiBerubah
from tera.dasar.models import AuditEvent
from tera.pelaksanaan.masukan import BagianRutin
from tera.pelaksanaan.models import Realisasi, UmpanBalik
from tera.pelaksanaan.services import give_rutin, give_umpan_balik, record_realisasi
from tests.pelaksanaan.conftest import ALASAN, MARET, Kerja

pytestmark = pytest.mark.django_db(transaction=True)
BANYAK = 4


def _at_once(kerjakan: list) -> list[str]:  # type: ignore[type-arg]
    """Run all in threads that start together; returns what each came to."""
    mulai, hasil = threading.Barrier(len(kerjakan)), []

    def run(satu) -> None:  # type: ignore[no-untyped-def]
        try:
            mulai.wait(10)
            satu()
            hasil.append("selesai")
        except VersiBerubah:
            hasil.append("bentrok")
        finally:
            connection.close()

    utas = [threading.Thread(target=run, args=(satu,)) for satu in kerjakan]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(30)
    return sorted(hasil)


def _record(kerja: Kerja, nilai: int) -> None:
    record_realisasi(
        indikator=kerja.angka, bulan=MARET, nilai=Decimal(nilai), teks="", keterangan="",
        versi=None, by=kerja.sari, alasan_terlambat=ALASAN,
    )  # fmt: skip


def test_one_of_several_tabs_wins_the_others_are_told(kerja: Kerja) -> None:
    hasil = _at_once([lambda n=n: _record(kerja, n) for n in range(BANYAK)])
    assert hasil == ["bentrok"] * (BANYAK - 1) + ["selesai"]
    assert Realisasi.objects.count() == 1
    assert AuditEvent.objects.filter(tindakan="catat_realisasi").count() == 1


def test_same_post_many_times_at_once_has_one_effect(kerja: Kerja) -> None:
    assert _at_once([lambda: _record(kerja, 7)] * BANYAK) == ["selesai"] * BANYAK
    assert Realisasi.objects.get().versi == 1
    assert AuditEvent.objects.filter(tindakan="catat_realisasi").count() == 1


def test_same_umpan_balik_many_times_at_once_is_told_once(kerja: Kerja) -> None:
    def give() -> None:
        give_umpan_balik(
            skp=kerja.skp, hasil=kerja.hasil, nilai_dasar=None, isi="Bagus", by=kerja.budi
        )

    assert _at_once([give] * BANYAK) == ["selesai"] * BANYAK
    assert UmpanBalik.objects.count() == 1


def test_same_month_many_times_at_once_is_given_once(kerja: Kerja) -> None:
    bulan = kerja.sari.hari_ini.replace(day=1)

    def give() -> None:
        give_rutin(
            pegawai=kerja.sari.pegawai,  # type: ignore[arg-type]
            skp=kerja.skp,
            bulan=bulan,
            bagian=BagianRutin(baik="Tabel siap.", langkah="Susun jadwal."),
            by=kerja.budi,
        )

    assert _at_once([give] * BANYAK) == ["selesai"] * BANYAK
    assert UmpanBalik.objects.count() == 1
    assert AuditEvent.objects.filter(tindakan="beri_umpan_balik").count() == 1
