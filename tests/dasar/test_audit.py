"""The audit record: attributable, append-only, chained."""

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from tera.dasar.audit import record_event, seal_all, verify_chain
from tera.dasar.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db


def _write_events(jumlah: int = 3) -> None:
    bungo = factories.instansi()
    for nomor in range(jumlah):
        record_event(tindakan="uji", objek=bungo, by=None, instansi_id=bungo.pk, isi={"n": nomor})


def test_chain_of_untouched_events_is_whole() -> None:
    _write_events()
    assert seal_all() == 3
    hasil = verify_chain()
    assert hasil.utuh
    assert hasil.tersegel == 3
    assert verify_chain(kepala_terbit=hasil.kepala).utuh


@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE dasar_auditevent SET pelaku = 'x'",
        "DELETE FROM dasar_auditevent",
        "TRUNCATE dasar_auditevent CASCADE",
        "UPDATE dasar_auditsegel SET sidik = ''",
    ],
)
def test_audit_tables_refuse_change(perintah: str) -> None:
    _write_events()
    seal_all()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE dasar_auditevent ENABLE TRIGGER USER")
    with pytest.raises(IntegrityError, match="catatan audit"), transaction.atomic():
        connection.cursor().execute(perintah)


@pytest.mark.parametrize(
    "kolom",
    ["pelaku = pelaku || ' '", "isi = '{\"n\": 9}'", "pada = pada + interval '1 microsecond'"],
)
def test_one_changed_byte_is_found_and_named(kolom: str) -> None:
    _write_events()
    seal_all()
    korban = AuditEvent.objects.order_by("id")[1]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE dasar_auditevent DISABLE TRIGGER USER")
        cursor.execute(f"UPDATE dasar_auditevent SET {kolom} WHERE id = %s", [korban.pk])
        cursor.execute("ALTER TABLE dasar_auditevent ENABLE TRIGGER USER")
    hasil = verify_chain()
    assert len(hasil.kerusakan) == 1
    assert str(korban.pk) in hasil.kerusakan[0]


def test_cut_end_is_found_by_published_head() -> None:
    _write_events()
    seal_all()
    kepala = verify_chain().kepala
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE dasar_auditsegel DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM dasar_auditsegel WHERE nomor = 3")
        cursor.execute("ALTER TABLE dasar_auditsegel ENABLE TRIGGER USER")
    assert verify_chain().utuh
    assert not verify_chain(kepala_terbit=kepala).utuh


@pytest.mark.django_db(transaction=True)
def test_event_outside_of_a_transaction_is_refused() -> None:
    bungo = factories.instansi()
    with pytest.raises(transaction.TransactionManagementError):
        record_event(tindakan="uji", objek=bungo, by=None)
