"""Early warnings: who sees which, in which order, filtered, as Excel, and as tasks on the home."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from tera.akun.models import Akun
from tera.organisasi.models import Penugasan
from tera.pelaksanaan.models import PeringatanDini
from tera.perencanaan.models import IndikatorKinerja, Skp
from tests import factories
from tests.dasbor.alat import crowd, plans, signed_in

pytestmark = pytest.mark.django_db


def warn(akun: Akun, keadaan: str = "kritis", terakhir: int | None = 10) -> PeringatanDini:
    """A warning on the only indicator of a plan of the whole year, made for the purpose."""
    tahun = akun.hari_ini.year
    tugas = Penugasan.objects.get(pegawai=akun.pegawai)
    skp = Skp.objects.filter(penugasan=tugas).first()
    if skp is None:
        skp = plans([tugas], tahun, "disetujui", hasil=1)[0]
    Skp.objects.filter(pk=skp.pk).update(mulai=date(tahun, 1, 1), selesai=date(tahun, 12, 31))
    return _store(
        skp,
        IndikatorKinerja.objects.filter(hasil__skp=skp).latest("id"),
        akun.hari_ini,
        keadaan=keadaan,
        alasan=f"Alasan {akun.nama}",
        proyeksi=Decimal("96.5"),
        terakhir=date(tahun, terakhir, 1) if terakhir else None,
    )


def _store(skp: Skp, indikator: IndikatorKinerja, hari_ini: date, **isi: object) -> PeringatanDini:
    return PeringatanDini.objects.create(
        **{"keadaan": "kritis", "alasan": "Alasan", "sidik": ""} | isi,
        instansi_id=skp.instansi_id,
        skp=skp,
        indikator=indikator,
        sampai=hari_ini.replace(day=1),
        sejak=hari_ini,
    )


@pytest.fixture
def dunia() -> factories.Dunia:
    """Sari, her colleague, her superior, someone elsewhere and another agency at risk."""
    dunia = factories.dunia()
    for akun, keadaan, terakhir in (
        (dunia.sari, "waspada", 11),
        (dunia.rekan, "kritis", 10),
        (dunia.budi, "kritis", 9),
        (dunia.lain_unit, "kritis", None),
        (dunia.dewi, "kritis", 9),
    ):
        warn(akun, keadaan, terakhir)
    return dunia


def people(akun: Akun, alamat: str = "") -> list[str]:
    jawaban = signed_in(akun).get(f"/peringatan/{alamat}")
    assert jawaban.status_code == 200
    return [satu.skp.pegawai.nama for satu in jawaban.context["halaman"]]


def test_each_sees_the_own_the_rated_and_the_scope_gravest_first(dunia: factories.Dunia) -> None:
    assert people(dunia.sari) == ["Sari"]
    assert people(dunia.sari, "?daftar=semua") == ["Sari"]
    assert people(dunia.budi, "?daftar=saya") == ["Budi"]
    assert people(dunia.budi, "?daftar=dinilai") == ["Rini", "Sari"]
    assert people(dunia.citra) == people(dunia.ani) == ["Budi", "Rini", "Sari"]
    assert people(dunia.bkpsdm) == ["Budi", "Rini", "Lina", "Sari"]
    assert people(dunia.admin_lain) == ["Dewi"]


def test_tabs_count_what_the_lists_hold(dunia: factories.Dunia) -> None:
    konteks = signed_in(dunia.budi).get("/peringatan/").context
    assert [(kunci, jumlah) for kunci, _, jumlah in konteks["tab"]] == [
        ("saya", 1),
        ("dinilai", 2),
        ("semua", 3),
    ]


def test_filters_by_state_and_unit_and_hides_what_is_over(dunia: factories.Dunia) -> None:
    assert people(dunia.bkpsdm, "?keadaan=waspada") == ["Sari"]
    assert people(dunia.bkpsdm, "?keadaan=karangan&nama_unit=") == people(dunia.bkpsdm)
    assert people(dunia.bkpsdm, f"?unit={dunia.bidang.pk}") == ["Budi", "Rini", "Sari"]
    assert people(dunia.bkpsdm, f"?nama_unit={dunia.dinas_lain.nama}") == ["Lina"]
    assert signed_in(dunia.budi).get(f"/peringatan/?unit={dunia.dinas_lain.pk}").status_code == 404
    kemarin = dunia.sari.hari_ini - timedelta(days=1)
    Skp.objects.update(mulai=kemarin, selesai=kemarin)
    assert people(dunia.bkpsdm) == []


def test_excel_holds_every_row_with_its_reason(dunia: factories.Dunia) -> None:
    jawaban = signed_in(dunia.citra).get("/peringatan/?format=xlsx")
    buku = CalamineWorkbook.from_filelike(io.BytesIO(jawaban.content))
    baris = buku.get_sheet_by_index(0).to_python()
    isi = [satu for satu in baris if "Kritis" in satu or "Waspada" in satu]
    assert [satu[1] for satu in isi] == ["Budi", "Rini", "Sari"]
    assert isi[0][8] == 96.5
    assert isi[0][9] == f"September {dunia.sari.hari_ini.year}"
    assert isi[0][10] == "Alasan Budi"


def test_home_names_my_indicator_and_counts_those_of_my_people(dunia: factories.Dunia) -> None:
    uraian = PeringatanDini.objects.get(skp__pegawai=dunia.sari.pegawai).indikator.uraian
    sari = signed_in(dunia.sari).get("/").content.decode()
    assert f"Indikator “{uraian}” berisiko tidak tercapai" in sari
    assert "Alasan Sari" in sari
    budi = signed_in(dunia.budi).get("/").content.decode()
    assert "Bahas 1 indikator pegawai Anda yang kritis" in budi
    assert "Alasan Budi" in budi
    assert "berisiko" not in signed_in(dunia.ani).get("/").content.decode()


def test_the_number_of_queries_does_not_grow_with_people(
    dunia: factories.Dunia, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    citra = signed_in(dunia.citra)
    citra.get("/peringatan/")
    with django_assert_num_queries(8):
        citra.get("/peringatan/")
    crowd(dunia.bidang, 8, tahun=dunia.sari.hari_ini.year, status="disetujui", hasil=2)
    for indikator in IndikatorKinerja.objects.filter(hasil__skp__pegawai__nama__startswith="Orang"):
        _store(indikator.hasil.skp, indikator, dunia.sari.hari_ini)
    with django_assert_num_queries(8):
        assert citra.get("/peringatan/").context["halaman"].paginator.count == 19
