"""A sending that arrives twice is carried out once."""

from datetime import timedelta
from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tera.akun.models import Akun
from tera.dasar.errors import KeadaanTidakCocok
from tera.dasar.models import KirimanSekali
from tera.dasar.sekali import SIMPAN, claim, forget_old
from tests import factories


@pytest.fixture
def sari(db: None) -> Akun:
    return factories.dunia().sari


def test_second_sending_gets_what_the_first_made(sari: Akun) -> None:
    kunci = uuid4()
    with transaction.atomic():
        pertama = claim(kunci=kunci, by=sari, tindakan="catat")
        pertama.done(sari)
    with transaction.atomic():
        kedua = claim(kunci=kunci, by=sari, tindakan="catat")
    assert (pertama.sudah, kedua.sudah, kedua.objek_id) == (False, True, sari.pk)


def test_sending_without_key_always_counts(sari: Akun) -> None:
    with transaction.atomic():
        assert not claim(kunci=None, by=sari, tindakan="catat").sudah
        assert not claim(kunci=None, by=sari, tindakan="catat").sudah
    assert not KirimanSekali.objects.exists()


def test_same_key_with_other_content_is_no_repetition(sari: Akun) -> None:
    kunci = uuid4()
    with transaction.atomic():
        hasil = [
            claim(kunci=kunci, by=sari, tindakan="ubah", isi=isi).sudah
            for isi in ((1, "satu"), (1, "dua"), (2, "satu"), (1, "satu"))
        ]
    assert hasil == [False, False, False, True]


def test_key_of_one_action_is_refused_for_another(sari: Akun) -> None:
    kunci = uuid4()
    claim(kunci=kunci, by=sari, tindakan="catat")
    with pytest.raises(KeadaanTidakCocok, match="sudah dipakai"):
        claim(kunci=kunci, by=sari, tindakan="hapus")


def test_same_key_of_two_accounts_counts_twice(db: None) -> None:
    dunia, kunci = factories.dunia(), uuid4()
    assert not claim(kunci=kunci, by=dunia.sari, tindakan="catat").sudah
    assert not claim(kunci=kunci, by=dunia.budi, tindakan="catat").sudah


def test_claim_outside_of_a_transaction_is_refused(transactional_db: None) -> None:
    sari = factories.dunia().sari
    with pytest.raises(transaction.TransactionManagementError):
        claim(kunci=uuid4(), by=sari, tindakan="catat")


def test_two_sendings_at_once_are_carried_out_once(transactional_db: None) -> None:
    sari, kunci = factories.dunia().sari, uuid4()
    hasil: list[bool] = []

    def send() -> None:
        with transaction.atomic():
            hasil.append(claim(kunci=kunci, by=sari, tindakan="catat").sudah)
        connection.close()

    utas = [Thread(target=send) for _ in range(6)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert sorted(hasil) == [False, True, True, True, True, True]


def test_old_keys_are_forgotten(sari: Akun) -> None:
    claim(kunci=uuid4(), by=sari, tindakan="lama")
    KirimanSekali.objects.update(dibuat_pada=timezone.now() - SIMPAN - timedelta(days=1))
    claim(kunci=uuid4(), by=sari, tindakan="baru")
    assert forget_old() == 1
    assert KirimanSekali.objects.get().tindakan == "baru"
