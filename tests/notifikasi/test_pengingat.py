"""One mechanism for reminders: each person, matter and occasion once."""

import threading
from datetime import date

import pytest
from django.db import connections

from tera.notifikasi.models import Notifikasi, Pengingat
from tera.notifikasi.services import remind, tahap_pengingat
from tests import factories


@pytest.mark.parametrize(
    ("hari", "tahap"), [(22, None), (23, 7), (25, 7), (28, 7), (29, 1), (30, 1), (31, None)]
)
def test_occasion_is_the_last_that_has_come(hari: int, tahap: int | None) -> None:
    assert tahap_pengingat(date(2026, 1, 30), date(2026, 1, hari)) == tahap


@pytest.mark.django_db(transaction=True)
def test_each_is_told_once_by_two_workers_at_the_same_moment() -> None:
    dunia = factories.dunia()
    orang = [factories.pegawai(f"Staf {n}", dunia.bidang) for n in range(20)]
    mulai, jumlah = threading.Barrier(3), []

    def work() -> None:
        mulai.wait()
        try:
            jumlah.append(remind(kunci="uji-7", penerima=orang, teks="Ingat", tautan="/"))
        finally:
            connections.close_all()

    utas = [threading.Thread(target=work) for _ in range(3)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert sum(jumlah) == 20
    assert Notifikasi.objects.filter(jenis="pengingat").count() == Pengingat.objects.count() == 20
    assert remind(kunci="uji-1", penerima=orang[:2], teks="Ingat", tautan="/") == 2
    assert remind(kunci="uji-1", penerima=orang[:3], teks="Ingat", tautan="/") == 1
