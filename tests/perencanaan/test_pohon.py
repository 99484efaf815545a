"""Pohon kinerja: every result in one place, branch by branch, within the reader's scope."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from tera.aturan.target import parse_target
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.perencanaan.masukan import IsianIndikator, IsianSasaran
from tera.perencanaan.models import RencanaHasilKerja, SasaranUnit, Skp
from tera.perencanaan.queries import pohon
from tera.perencanaan.services import save_hasil, save_sasaran
from tests import factories
from tests.perencanaan import rencana
from tests.perencanaan.test_halaman import signed_in

pytestmark = pytest.mark.django_db
TAHUN = rencana.TAHUN


def _sasaran(
    dunia: factories.Dunia, unit: Any, uraian: str, induk: SasaranUnit | None = None
) -> SasaranUnit:
    indikator = (
        IsianIndikator(uraian="Persentase capaian", target=parse_target("90"), satuan="%"),
    )
    isian = IsianSasaran(uraian=uraian, indikator=indikator, induk_id=induk.pk if induk else None)
    return save_sasaran(
        unit=unit,
        tahun=TAHUN,
        sasaran_id=None,
        isian=isian,
        by=dunia.bkpsdm,
        pada=rencana.PADA,
    )


def _link(skp: Skp, by: Any, **isi: Any) -> RencanaHasilKerja:
    """Write the plan's first result over with another link."""
    skp.refresh_from_db()
    hasil = skp.hasil.get()
    isian = replace(rencana.isian_hasil(hasil.uraian), **isi)
    return save_hasil(skp=skp, hasil_id=hasil.pk, isian=isian, by=by, versi=skp.versi)


class Hutan:
    """Dinas above bidang; Budi heads the bidang and takes its objective on, Sari serves him."""

    def __init__(self, dunia: factories.Dunia) -> None:
        self.atas = _sasaran(dunia, dunia.dinas, "Meningkatnya derajat kesehatan")
        self.bawah = _sasaran(dunia, dunia.bidang, "Meningkatnya cakupan imunisasi", self.atas)
        self.skp_budi, self.skp_sari = rencana.draf(dunia.budi), rencana.draf(dunia.sari)
        self.budi = _link(self.skp_budi, dunia.budi, sasaran_id=self.bawah.pk)
        self.sari = _link(self.skp_sari, dunia.sari, induk_id=self.budi.pk)


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


@pytest.fixture
def hutan(dunia: factories.Dunia) -> Hutan:
    return Hutan(dunia)


def _below(akun: Any, kode: str) -> list[str]:
    bagian = pohon.split_kode(kode)
    assert bagian
    simpul = pohon.get_simpul(akun, *bagian, rencana.PADA)
    return [satu.kode for satu in pohon.cabang(akun, simpul, rencana.PADA)]


def test_from_the_agency_to_the_person(dunia: factories.Dunia, hutan: Hutan) -> None:
    akar = [pohon.as_simpul(s) for s in pohon.akar_pohon(dunia.instansi.pk, TAHUN)]
    assert [(s.kode, s.sasaran, s.hasil) for s in akar] == [(f"s{hutan.atas.pk}", 1, 0)]
    assert _below(dunia.citra, f"s{hutan.atas.pk}") == [f"s{hutan.bawah.pk}"]
    assert _below(dunia.citra, f"s{hutan.bawah.pk}") == [f"h{hutan.budi.pk}"]
    assert _below(dunia.citra, f"h{hutan.budi.pk}") == [f"h{hutan.sari.pk}"]
    assert _below(dunia.citra, f"h{hutan.sari.pk}") == []


def test_counts_are_what_hangs_right_below(dunia: factories.Dunia, hutan: Hutan) -> None:
    simpul = pohon.get_simpul(dunia.citra, "s", hutan.bawah.pk, rencana.PADA)
    assert (simpul.sasaran, simpul.hasil, simpul.bercabang) == (0, 1, True)
    simpul = pohon.get_simpul(dunia.citra, "h", hutan.budi.pk, rencana.PADA)
    assert (simpul.sasaran, simpul.hasil) == (0, 1)
    assert simpul.indikator[0][1] == "95,5 %"


def test_staff_serve_the_objective_of_the_result_above(
    dunia: factories.Dunia, hutan: Hutan
) -> None:
    assert hutan.sari.sasaran_id == hutan.bawah.pk


def test_a_new_objective_is_passed_down_the_chain(dunia: factories.Dunia, hutan: Hutan) -> None:
    baru = _sasaran(dunia, dunia.bidang, "Menurunnya angka kematian bayi", hutan.atas)
    _link(hutan.skp_budi, dunia.budi, sasaran_id=baru.pk)
    hutan.sari.refresh_from_db()
    assert hutan.sari.sasaran_id == baru.pk
    assert _below(dunia.citra, f"s{hutan.bawah.pk}") == []
    assert _below(dunia.citra, f"s{baru.pk}") == [f"h{hutan.budi.pk}"]


def test_staff_cannot_choose_an_objective_themselves(dunia: factories.Dunia, hutan: Hutan) -> None:
    hasil = _link(hutan.skp_sari, dunia.sari, sasaran_id=hutan.atas.pk)
    assert hasil.sasaran_id is None


def test_a_head_takes_on_only_the_objectives_of_the_own_unit(
    dunia: factories.Dunia, hutan: Hutan
) -> None:
    with pytest.raises(MasukanTidakSah, match="unit yang Anda pimpin"):
        _link(hutan.skp_budi, dunia.budi, sasaran_id=hutan.atas.pk)


def test_the_way_back_leads_through_every_level(dunia: factories.Dunia, hutan: Hutan) -> None:
    simpul = pohon.get_simpul(dunia.citra, "h", hutan.sari.pk, rencana.PADA)
    jalur = pohon.jalur_simpul(dunia.citra, simpul, rencana.PADA)
    assert [s.kode for s in jalur] == [
        f"s{hutan.atas.pk}",
        f"s{hutan.bawah.pk}",
        f"h{hutan.budi.pk}",
    ]


def test_the_table_reads_a_branch_in_order(dunia: factories.Dunia, hutan: Hutan) -> None:
    urut = pohon.urutan_cabang(dunia.instansi.pk, TAHUN, ("s", hutan.atas.pk))
    assert urut == [
        ("s", hutan.atas.pk, 0),
        ("s", hutan.bawah.pk, 1),
        ("h", hutan.budi.pk, 2),
        ("h", hutan.sari.pk, 3),
    ]
    semua = pohon.urutan_cabang(dunia.instansi.pk, TAHUN, None)
    assert semua == urut[:2]
    hasil = pohon.urutan_cabang(dunia.instansi.pk, TAHUN, ("h", hutan.budi.pk))
    assert [(jenis, nomor) for jenis, nomor, _ in hasil] == [
        ("h", hutan.budi.pk),
        ("h", hutan.sari.pk),
    ]


def test_results_out_of_scope_do_not_exist(dunia: factories.Dunia, hutan: Hutan) -> None:
    assert _below(dunia.lain_unit, f"s{hutan.bawah.pk}") == []
    with pytest.raises(TidakDitemukan):
        pohon.get_simpul(dunia.lain_unit, "h", hutan.sari.pk, rencana.PADA)
    with pytest.raises(TidakDitemukan):
        pohon.get_simpul(dunia.dewi, "s", hutan.atas.pk, rencana.PADA)
    kunci = pohon.urutan_cabang(dunia.instansi.pk, TAHUN, ("s", hutan.atas.pk))
    terlihat = pohon.load_baris(dunia.lain_unit, kunci, rencana.PADA)
    assert {s.jenis for s in terlihat} == {"s"}


@pytest.mark.parametrize("kode", ["", "x1", "s", "s-1", "h1x", "s٣", "s999999999999"])
def test_nonsense_is_no_address(kode: str) -> None:
    assert pohon.split_kode(kode) is None


def _client(dunia: factories.Dunia) -> Client:
    return signed_in(dunia.citra)


def test_pages(dunia: factories.Dunia, hutan: Hutan) -> None:
    client = _client(dunia)
    awal = client.get(f"/pohon/?tahun={TAHUN}").content.decode()
    assert "Meningkatnya derajat kesehatan" in awal
    assert "Meningkatnya cakupan imunisasi" not in awal
    cabang = client.get(f"/pohon/?tahun={TAHUN}&akar=s{hutan.bawah.pk}").content.decode()
    assert hutan.budi.uraian in cabang
    tabel = client.get(f"/pohon/tabel/?tahun={TAHUN}&akar=s{hutan.atas.pk}").content.decode()
    assert "Sari" in tabel
    assert client.get("/pohon/?akar=x1").status_code == 404
    assert client.get("/pohon/cabang/").status_code == 404


def test_a_branch_fetched_alone_is_what_the_page_shows(
    dunia: factories.Dunia, hutan: Hutan
) -> None:
    client = _client(dunia)
    kode = f"s{hutan.bawah.pk}"
    potong = client.get(f"/pohon/cabang/?tahun={TAHUN}&simpul={kode}")
    halaman = client.get(f"/pohon/?tahun={TAHUN}&akar={kode}")
    assert [s.kode for s in potong.context["simpul"]] == [s.kode for s in halaman.context["simpul"]]
    assert f'id="cabang-{kode}"' in potong.content.decode()


def test_the_form_of_a_head_offers_the_units_objectives(
    dunia: factories.Dunia, hutan: Hutan
) -> None:
    alamat = "/skp/{}/hasil/tambah/"
    kepala = signed_in(dunia.budi).get(alamat.format(hutan.skp_budi.pk)).content.decode()
    staf = signed_in(dunia.sari).get(alamat.format(hutan.skp_sari.pk)).content.decode()
    assert "Sasaran unit yang diwujudkan" in kepala
    assert "Sasaran unit yang diwujudkan" not in staf
