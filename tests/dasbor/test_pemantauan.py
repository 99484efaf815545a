"""Who has not done what: each tab, whom one sees, filters, Excel."""

import io
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from tera.dasbor.waktu import bulan_lalu, bulan_laporan
from tera.organisasi.models import Penugasan
from tera.pelaksanaan.models import Realisasi
from tera.perencanaan.models import IndikatorKinerja, Skp
from tests import factories
from tests.dasbor.alat import crowd, evaluasi, plans, signed_in, triwulan

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def names(dunia: factories.Dunia, alamat: str, akun: str = "ani") -> list[str]:
    jawaban = signed_in(getattr(dunia, akun)).get(f"/pemantauan/{alamat}")
    assert jawaban.status_code == 200
    return sorted(satu.pegawai.nama for satu in jawaban.context["halaman"])


def test_only_those_who_look_after_units_see_it(dunia: factories.Dunia) -> None:
    status = {n: signed_in(a).get("/pemantauan/").status_code for n, a in dunia.semua().items()}
    boleh = {"pengelola", "bkpsdm", "auditor", "bkpsdm_instansi_lain"}
    assert {nama for nama, kode in status.items() if kode == 200} == boleh
    assert {status[nama] for nama in status if nama not in boleh} == {403}


def test_each_sees_the_people_of_the_own_units(dunia: factories.Dunia) -> None:
    assert names(dunia, "") == ["Ani", "Budi", "Citra", "Rini", "Sari"]
    semua = names(dunia, "", "bkpsdm")
    assert "Eko" in semua
    assert "Dewi" not in semua
    assert names(dunia, "", "auditor") == semua
    assert names(dunia, "", "admin_lain") == ["Dewi", "Wayan"]


def test_every_tab_holds_exactly_those_who_have_not(dunia: factories.Dunia) -> None:
    hari_ini = dunia.sari.hari_ini
    bulan, periode = bulan_lalu(hari_ini), triwulan(hari_ini)
    tugas = {p.pegawai.nama: p for p in Penugasan.objects.select_related("pegawai")}
    plans([tugas["Citra"]], hari_ini.year, "draf")
    plans([tugas["Budi"]], hari_ini.year, "diajukan")
    rini, sari = plans([tugas["Rini"], tugas["Sari"]], hari_ini.year, "disetujui", hasil=1)
    Skp.objects.update(mulai=date(bulan.year, 1, 1))
    assert dunia.budi.pegawai is not None
    evaluasi(sari, dunia.budi.pegawai, periode)
    Realisasi.objects.create(
        instansi=dunia.instansi,
        skp=rini,
        indikator=IndikatorKinerja.objects.get(hasil__skp=rini),
        bulan=bulan,
        nilai=1,
    )
    harapan = {
        "belum_skp": ["Ani"],
        "belum_diajukan": ["Citra"],
        "menunggu": ["Budi"],
        "realisasi": ["Budi", "Sari"],
        "belum_dinilai": ["Rini"],
        "belum_diterima": ["Sari"],
    }
    for jenis, orang in harapan.items():
        assert names(dunia, f"?jenis={jenis}&periode={periode.kode}") == orang, jenis
    konteks = signed_in(dunia.ani).get(f"/pemantauan/?periode={periode.kode}").context
    assert {kunci: n for kunci, _, n in konteks["tab"]} == {
        jenis: len(orang) for jenis, orang in harapan.items()
    }


def test_filters_by_name_nip_and_unit_with_what_is_below(dunia: factories.Dunia) -> None:
    assert names(dunia, "?kata=sar", "bkpsdm") == ["Sari"]
    assert dunia.sari.pegawai is not None
    nip = dunia.sari.pegawai.nip
    assert names(dunia, f"?kata={nip[:8]}%20{nip[8:]}", "bkpsdm") == ["Sari"]
    assert names(dunia, "?nama_unit=kesehatan masyarakat", "bkpsdm") == ["Budi", "Rini", "Sari"]
    assert names(dunia, "?nama_unit=dinas kesehatan", "bkpsdm") == names(dunia, "")
    assert names(dunia, f"?unit={dunia.bidang.pk}") == ["Budi", "Rini", "Sari"]
    assert names(dunia, "?kata=%25") == []
    assert names(dunia, "?nama_unit=tidak-ada") == []


@pytest.mark.parametrize("alamat", ["?unit={lain}", "?unit=999999999"])
def test_unit_outside_of_the_scope_is_not_found(dunia: factories.Dunia, alamat: str) -> None:
    alamat = alamat.format(lain=dunia.dinas_lain.pk)
    assert signed_in(dunia.ani).get(f"/pemantauan/{alamat}").status_code == 404


@pytest.mark.parametrize(
    "alamat", ["?jenis=x", "?tahun=abc", "?periode=2026-tw9", "?halaman=x", "?kata=%00", "?unit=x"]
)
def test_nonsense_in_the_address_does_no_harm(dunia: factories.Dunia, alamat: str) -> None:
    assert signed_in(dunia.bkpsdm).get(f"/pemantauan/{alamat}").status_code == 200


def test_excel_holds_every_row_of_the_tab_with_the_filter(dunia: factories.Dunia) -> None:
    crowd(dunia.bidang, 40, awalan="=HYPERLINK")
    jawaban = signed_in(dunia.ani).get(
        f"/pemantauan/?jenis=belum_skp&unit={dunia.bidang.pk}&format=xlsx"
    )
    assert "pemantauan-belum_skp" in jawaban["Content-Disposition"]
    lembar = CalamineWorkbook.from_filelike(io.BytesIO(jawaban.content)).get_sheet_by_index(0)
    baris = lembar.to_python()
    kepala = baris.index(["NIP", "Nama", "Jabatan", "Unit kerja"])
    isi = baris[kepala + 1 :]
    assert len(isi) == 43
    assert dunia.sari.pegawai is not None
    assert [dunia.sari.pegawai.nip, "Sari", "Perawat Ahli Pertama", dunia.bidang.nama] in isi
    assert any(satu[1] == "=HYPERLINK 00000" for satu in isi), "a formula stays text"


def test_list_is_paged_at_25_and_costs_the_same_at_two_sizes(
    dunia: factories.Dunia, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(dunia.ani)
    alamat = f"/pemantauan/?unit={dunia.bidang.pk}&nama_unit=bidang&kata=a"
    with django_assert_max_num_queries(8) as kecil:
        client.get(alamat)
    crowd(dunia.bidang, 600, tahun=dunia.ani.hari_ini.year, status="draf")
    crowd(dunia.dinas, 60)
    with django_assert_max_num_queries(8) as besar:
        jawaban = client.get(alamat)
    assert len(kecil) == len(besar)
    assert len(client.get("/pemantauan/").context["halaman"]) == 25
    assert jawaban.content.count(b"<") - jawaban.content.count(b"</") <= 1_000


@pytest.mark.parametrize(
    ("tahun", "hari", "bulan"),
    [
        (2026, date(2026, 11, 22), date(2026, 10, 1)),
        (2025, date(2026, 11, 22), date(2025, 12, 1)),
        (2026, date(2026, 1, 5), date(2025, 12, 1)),
    ],
)
def test_reported_month_is_the_last_that_is_over(tahun: int, hari: date, bulan: date) -> None:
    assert bulan_laporan(tahun, hari) == bulan
