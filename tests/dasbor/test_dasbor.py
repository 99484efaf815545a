"""The unit tree with figures: who sees which units, and that the figures add up."""

import re
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tera.akun.peran import Peran
from tera.dasbor.queries.dasbor import angka_unit
from tera.organisasi.models import Pegawai, Penugasan, UnitKerja
from tera.perencanaan.models import Skp
from tests import factories
from tests.dasbor.alat import capaian, crowd, evaluasi, plans, signed_in, tahunan, triwulan

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def test_leaders_and_their_roles_see_the_dashboard_others_get_a_sentence(
    dunia: factories.Dunia,
) -> None:
    status = {
        nama: signed_in(akun).get("/dasbor/").status_code for nama, akun in dunia.semua().items()
    }
    boleh = {"penilai", "atasan_penilai", "pengelola", "bkpsdm", "auditor", "mantan_penilai"}
    boleh.add("bkpsdm_instansi_lain")
    assert {nama for nama, kode in status.items() if kode == 200} == boleh
    assert {kode for nama, kode in status.items() if nama not in boleh} == {403}
    assert "kepala unit" in signed_in(dunia.sari).get("/dasbor/").content.decode()


def test_pimpinan_sees_the_whole_agency_and_not_another(dunia: factories.Dunia) -> None:
    bupati = factories.akun(factories.pegawai("Bupati", dunia.dinas_lain), Peran.PIMPINAN)
    Pegawai.objects.filter(akun=bupati).update(nip="", jenis="PEJABAT_NEGARA")
    jawaban = signed_in(bupati).get("/dasbor/")
    assert jawaban.context["total"].orang == 10, "a state official has no plan"
    assert "Denpasar" not in jawaban.content.decode()


@pytest.mark.parametrize(
    ("nama", "unit", "kode"),
    [
        ("citra", "dinas", 200),
        ("citra", "bidang", 200),
        ("citra", "dinas_lain", 404),
        ("budi", "bidang", 200),
        ("budi", "dinas", 404),
        ("ani", "bidang", 200),
        ("ani", "dinas_lain", 404),
        ("bkpsdm", "dinas_lain", 200),
        ("auditor", "bidang", 200),
        ("mantan", "bidang", 404),
        ("admin_lain", "dinas", 404),
    ],
)
def test_drill_down_stays_within_the_units_below(
    dunia: factories.Dunia, nama: str, unit: str, kode: int
) -> None:
    alamat = f"/dasbor/?unit={getattr(dunia, unit).pk}"
    assert signed_in(getattr(dunia, nama)).get(alamat).status_code == kode


@pytest.mark.parametrize("teks", ["0", "abc", "-1", "9" * 30, "1e3", "\0"])
def test_nonsense_unit_is_not_found(dunia: factories.Dunia, teks: str) -> None:
    assert signed_in(dunia.bkpsdm).get("/dasbor/", {"unit": teks}).status_code == 404


def test_figures_of_children_and_own_people_add_up(dunia: factories.Dunia) -> None:
    hari_ini = dunia.sari.hari_ini
    tahun, periode = hari_ini.year, triwulan(hari_ini)
    budi = dunia.budi.pegawai
    assert budi is not None
    orang = crowd(dunia.bidang, 6, atasan=budi)
    tugas = list(Penugasan.objects.filter(pegawai__in=orang).order_by("id"))
    plans(tugas[:1], tahun, "draf")
    plans(tugas[1:3], tahun, "diajukan")
    disetujui = plans(tugas[3:], tahun, "disetujui")
    evaluasi(disetujui[0], budi, periode, predikat="sangat_baik")
    evaluasi(disetujui[1], budi, periode, predikat="kurang", status="diterima")
    evaluasi(disetujui[2], budi, periode, predikat="baik", status="draf")
    capaian(dunia.dinas, periode, "istimewa")
    jawaban = signed_in(dunia.citra).get(f"/dasbor/?tahun={tahun}&periode={periode.kode}")
    total, [(bidang, _)] = jawaban.context["total"], jawaban.context["baris"]
    assert bidang.nama == "Bidang Kesehatan Masyarakat"
    assert (bidang.orang, bidang.diajukan, bidang.disetujui, bidang.dinilai) == (9, 5, 3, 2)
    assert bidang.sebaran == [("Sangat Baik", 1), ("Kurang", 1)]
    assert jawaban.context["sendiri"].orang == 2, "Citra and Ani serve in the dinas itself"
    assert total.orang == 11
    assert (total.diajukan, total.disetujui, total.dinilai) == (5, 3, 2)
    isi = jawaban.content.decode()
    assert "Istimewa" in isi
    assert f"/distribusi/{dunia.dinas.pk}/{periode.kode}/" in isi
    lain = signed_in(dunia.citra).get(f"/dasbor/?tahun={tahun}&periode={tahun}")
    assert lain.context["total"].dinilai == 0, "the annual period has no evaluation"


def test_person_with_two_plans_or_an_acting_post_counts_once(dunia: factories.Dunia) -> None:
    tahun = dunia.sari.hari_ini.year
    sari = dunia.sari.pegawai
    assert sari is not None
    definitif = Penugasan.objects.get(pegawai=sari)
    plt = Penugasan.objects.create(
        instansi=dunia.instansi,
        pegawai=sari,
        unit=dunia.dinas,
        jabatan=definitif.jabatan,
        sifat="plt",
        sejak=date(2024, 1, 1),
    )
    plans([definitif, plt], tahun, "disetujui")
    angka = angka_unit(dunia.instansi.pk, dunia.dinas.pk, [], tahunan(tahun), dunia.sari.hari_ini)
    per_unit = {satu.unit_id: satu for satu in angka}
    assert per_unit[dunia.bidang.pk].disetujui == 1
    assert per_unit[dunia.dinas.pk].disetujui == 0


def test_people_and_tree_are_those_of_the_chosen_period(dunia: factories.Dunia) -> None:
    tahun = dunia.sari.hari_ini.year
    crowd(dunia.bidang, 5)
    Penugasan.objects.filter(pegawai__nama__startswith="Orang").update(sejak=date(tahun, 1, 1))
    client = signed_in(dunia.budi)
    assert client.get("/dasbor/").context["total"].orang == 8
    assert client.get(f"/dasbor/?tahun={tahun - 1}").context["total"].orang == 3


def test_several_units_at_the_top_stand_beside_each_other(dunia: factories.Dunia) -> None:
    citra = dunia.citra
    factories.PeranAkun.objects.create(
        instansi=dunia.instansi,
        akun=citra,
        peran=Peran.PENGELOLA,
        unit=dunia.dinas_lain,
        sejak=factories.AWAL,
    )
    jawaban = signed_in(citra).get("/dasbor/")
    nama = {satu.nama for satu, _ in jawaban.context["baris"]}
    assert nama == {"Dinas Kesehatan", "Dinas Pendidikan"}
    assert jawaban.context["total"].orang == 7
    jalur = signed_in(citra).get(f"/dasbor/?unit={dunia.bidang.pk}").context["jalur"]
    assert [satu.nama for satu in jalur] == ["Dinas Kesehatan", "Bidang Kesehatan Masyarakat"]


def test_dashboard_costs_the_same_at_two_sizes_and_stays_small(
    dunia: factories.Dunia, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    tahun = dunia.sari.hari_ini.year
    client = signed_in(dunia.bkpsdm)
    alamat = f"/dasbor/?unit={dunia.dinas.pk}"
    with django_assert_max_num_queries(12) as kecil:
        client.get(alamat)
    for nomor in range(60):
        anak = factories.unit(dunia.instansi, f"Puskesmas {nomor}", dunia.dinas)
        crowd(anak, 10, tahun=tahun, status="disetujui")
    with django_assert_max_num_queries(12) as besar:
        jawaban = client.get(alamat)
    assert len(kecil) == len(besar)
    assert jawaban.context["total"].orang == 605
    assert len(jawaban.context["baris"]) == 25
    assert len(re.findall(rb"<[a-z]", jawaban.content)) <= 1_000


def test_unit_without_people_divides_by_nobody(dunia: factories.Dunia) -> None:
    kosong = factories.unit(dunia.instansi, "Unit Baru", dunia.dinas)
    jawaban = signed_in(dunia.bkpsdm).get(f"/dasbor/?unit={kosong.pk}")
    assert jawaban.status_code == 200
    assert set(jawaban.context["total"].bagian.values()) == {None}
    assert UnitKerja.objects.count() == 6
    assert Skp.objects.count() == 0
