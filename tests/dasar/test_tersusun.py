"""Compiled queries give the rows of the query sets that they were made from."""

from datetime import date, datetime
from threading import Thread

import pytest
from django.db import connection
from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.test.utils import CaptureQueriesContext

from tera.dasar.tersusun import tersusun
from tera.organisasi.models import Instansi, Pegawai, Penugasan
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


@tersusun
def _orang(instansi_id: int, hari: date) -> QuerySet[Penugasan]:
    return (
        Penugasan.objects.filter(instansi_id=instansi_id)
        .berlaku_pada(hari)
        .select_related("pegawai", "jabatan")
        .annotate(banyak=Count("pegawai__penugasan", filter=Q(pegawai__penugasan__sejak__lte=hari)))
        .order_by("id")
    )


def _orang_langsung(instansi_id: int, hari: date) -> list[Penugasan]:
    return list(_orang.__wrapped__(instansi_id, hari))  # type: ignore[attr-defined]


@tersusun
def _nama(pegawai: list[int], *, urut: str, lengkap: bool = False) -> QuerySet[Pegawai, str]:
    dimaksud = RawSQL("SELECT unnest(%s::bigint[])", (pegawai,))
    semua = Pegawai.objects.filter(pk__in=dimaksud).order_by(urut)
    return semua if lengkap else semua.values_list("nama", flat=True)  # type: ignore[return-value]


@tersusun
def _dengan_tugas(pegawai_id: int | None) -> QuerySet[Pegawai]:
    tugas = Prefetch("penugasan", queryset=Penugasan.objects.order_by("-sejak"))
    return Pegawai.objects.filter(pk=pegawai_id).prefetch_related(tugas)


@tersusun
def _tak_mungkin(pegawai_id: int) -> QuerySet[Pegawai]:
    return Pegawai.objects.filter(pk__in=[], id=pegawai_id)


def test_rows_are_those_of_the_query_set(dunia: factories.Dunia) -> None:
    hari = dunia.sari.hari_ini
    for instansi in Instansi.objects.all():
        semula, kini = _orang_langsung(instansi.pk, hari), _orang(instansi.pk, hari)
        assert semula == kini
        for satu, lain in zip(semula, kini, strict=True):
            assert vars(satu).keys() == vars(lain).keys()
            assert satu.banyak == lain.banyak  # type: ignore[attr-defined]
            assert satu.pegawai == lain.pegawai
    assert _orang(dunia.instansi.pk, date(1950, 1, 1)) == []


def test_relations_are_read_along_and_the_statement_is_compiled_once(
    dunia: factories.Dunia,
) -> None:
    hari = dunia.sari.hari_ini
    _orang(dunia.instansi.pk, hari)
    with CaptureQueriesContext(connection) as kueri:
        assert all(satu.pegawai.nama for satu in _orang(dunia.instansi.pk, hari))
    assert len(kueri) == 1


def test_shapes_are_statements_of_their_own(dunia: factories.Dunia) -> None:
    nomor = [satu.pk for satu in Pegawai.objects.all()]
    naik, turun = _nama(nomor, urut="nama"), _nama(nomor, urut="-nama")
    assert naik == turun[::-1]
    assert [satu.nama for satu in _nama(nomor, urut="nama", lengkap=True)] == naik  # type: ignore[attr-defined]
    assert _nama([], urut="nama") == []
    assert _nama(nomor[:1], urut="nama") == [Pegawai.objects.get(pk=nomor[0]).nama]


def test_prefetched_rows_come_with_each_call(dunia: factories.Dunia) -> None:
    for akun in (dunia.sari, dunia.budi):
        (satu,) = _dengan_tugas(akun.pegawai_id)
        with CaptureQueriesContext(connection) as kueri:
            assert {tugas.pegawai_id for tugas in satu.penugasan.all()} == {akun.pegawai_id}
        assert len(kueri) == 0


def test_nothing_is_found_for_none_for_an_impossible_id_or_condition() -> None:
    assert _dengan_tugas(None) == []
    assert _dengan_tugas(10**23) == []
    assert _tak_mungkin(1) == []


def test_a_row_written_meanwhile_is_seen(dunia: factories.Dunia) -> None:
    pegawai = dunia.sari.pegawai
    assert pegawai is not None
    _dengan_tugas(pegawai.pk)
    Pegawai.objects.filter(pk=pegawai.pk).update(nama="Nama Baru")
    assert _dengan_tugas(pegawai.pk)[0].nama == "Nama Baru"


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_its_own_connection() -> None:
    dunia = factories.dunia()
    hari, hasil = dunia.sari.hari_ini, []
    _orang(dunia.instansi.pk, hari)

    def ask() -> None:
        try:
            hasil.append([satu.pk for satu in _orang(dunia.instansi.pk, hari)])
        finally:
            connection.close()

    utas = [Thread(target=ask) for _ in range(4)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert hasil == [[satu.pk for satu in _orang(dunia.instansi.pk, hari)]] * 4


def test_a_value_of_another_type_is_refused_when_decorating() -> None:
    with pytest.raises(TypeError, match="float"):

        @tersusun
        def _salah(nilai: float, saat: datetime) -> QuerySet[Pegawai]:
            return Pegawai.objects.filter(pk=nilai)
