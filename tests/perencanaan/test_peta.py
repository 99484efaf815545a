"""The coverage map: each list on both sides, its count, and the click that mends it."""

from datetime import date
from typing import Any

import pytest

from tera.aturan.skp import Pendekatan
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.notifikasi.models import Notifikasi
from tera.organisasi.queries import penugasan_utama
from tera.perencanaan.batas import INDIKATOR_TERBANYAK
from tera.perencanaan.models import AsalHasil, HasilKembar, RencanaHasilKerja, Skp
from tera.perencanaan.queries import peta as kueri
from tera.perencanaan.services import (
    assign_sasaran,
    create_skp,
    link_hasil,
    link_sasaran,
    refresh_kembar,
    remind_tanpa_hasil,
    save_hasil,
    set_pendekatan,
)
from tests import factories
from tests.perencanaan import rencana
from tests.perencanaan.test_halaman import signed_in
from tests.perencanaan.test_pohon import Hutan, _link, _sasaran

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


@pytest.fixture
def hutan(dunia: factories.Dunia) -> Hutan:
    return Hutan(dunia)


def peta(akun: Any, *, beban: int = 8, pada: date = rencana.PADA) -> kueri.Peta:
    return kueri.Peta(akun, rencana.TAHUN, pada, beban)


def test_an_objective_that_nobody_serves(dunia: factories.Dunia, hutan: Hutan) -> None:
    lepas = _sasaran(dunia, dunia.bidang, "Meningkatnya mutu posyandu", hutan.atas)
    assert list(kueri.sasaran_tanpa_pemikul(peta(dunia.bkpsdm))) == [lepas]
    assert list(kueri.sasaran_tanpa_pemikul(peta(dunia.lain_unit))) == []
    assert list(kueri.sasaran_tanpa_pemikul(peta(dunia.dewi))) == []


def test_a_result_that_serves_nothing(dunia: factories.Dunia, hutan: Hutan) -> None:
    assert list(kueri.hasil_tanpa_tujuan(peta(dunia.budi))) == []
    for lepas, jumlah in (
        ({}, 1),
        ({"intervensi": "Meningkatnya derajat kesehatan"}, 0),
        ({"penugasan_dari": "Bupati"}, 0),
    ):
        _link(hutan.skp_sari, dunia.sari, **lepas)
        assert kueri.hasil_tanpa_tujuan(peta(dunia.budi)).count() == jumlah


def test_people_without_results(dunia: factories.Dunia, hutan: Hutan) -> None:
    nama = [p.pegawai.nama for p in kueri.orang_tanpa_hasil(peta(dunia.budi))]
    assert nama == ["Rini"]
    assert "Dewi" not in [p.pegawai.nama for p in kueri.orang_tanpa_hasil(peta(dunia.bkpsdm))]
    rencana.draf(dunia.rekan)
    assert not kueri.orang_tanpa_hasil(peta(dunia.budi)).exists()


def test_an_empty_plan_counts_as_without_results(dunia: factories.Dunia) -> None:
    assert dunia.rekan.pegawai
    penugasan = penugasan_utama(dunia.rekan.pegawai, rencana.PADA)
    assert penugasan
    create_skp(
        penugasan=penugasan,
        tahun=rencana.TAHUN,
        pendekatan=Pendekatan.KUANTITATIF,
        by=dunia.rekan,
    )
    nama = [p.pegawai.nama for p in kueri.orang_tanpa_hasil(peta(dunia.budi))]
    assert "Rini" in nama


def test_overload_begins_above_the_agencys_measure(dunia: factories.Dunia, hutan: Hutan) -> None:
    skp = hutan.skp_sari
    for _ in range(2):
        skp.refresh_from_db()
        isian = rencana.isian_hasil("Hasil lain")
        save_hasil(skp=skp, hasil_id=None, isian=isian, by=dunia.sari, versi=skp.versi)
    assert [s.banyak for s in kueri.beban_berlebih(peta(dunia.budi, beban=2))] == [3]
    assert not kueri.beban_berlebih(peta(dunia.budi, beban=3)).exists()


def test_counts_are_those_of_the_lists(dunia: factories.Dunia, hutan: Hutan) -> None:
    _link(hutan.skp_sari, dunia.sari)
    refresh_kembar(instansi_id=dunia.instansi.pk, tahun=rencana.TAHUN)
    milik = peta(dunia.bkpsdm, beban=2)
    jumlah = kueri.jumlah_peta(milik)
    assert jumlah == {jenis: len(daftar(milik)) for jenis, daftar in kueri.DAFTAR.items()}
    assert jumlah["hasil"] == 1
    assert jumlah["kembar"] == 1


def test_the_nearest_result_of_the_superior_is_proposed(
    dunia: factories.Dunia, hutan: Hutan
) -> None:
    hutan.skp_budi.refresh_from_db()
    dekat = save_hasil(
        skp=hutan.skp_budi,
        hasil_id=None,
        isian=rencana.isian_hasil("Menurunnya balita gizi kurang"),
        by=dunia.budi,
        versi=hutan.skp_budi.versi,
    )
    lepas = _link(hutan.skp_sari, dunia.sari)
    lepas.uraian = "Terpantaunya balita dengan gizi kurang"
    usul = kueri.usul_induk([lepas], rencana.PADA)
    assert usul[lepas.pk] == dekat
    kepala = RencanaHasilKerja.objects.select_related("skp").get(pk=hutan.budi.pk)
    assert kueri.usul_induk([kepala], rencana.PADA) == {}


def _loose(dunia: factories.Dunia, hutan: Hutan) -> RencanaHasilKerja:
    lepas = _link(hutan.skp_sari, dunia.sari)
    return RencanaHasilKerja.objects.select_related("skp__instansi", "skp__penugasan").get(
        pk=lepas.pk
    )


def test_one_click_links_and_tells_the_owner(dunia: factories.Dunia, hutan: Hutan) -> None:
    lepas = _loose(dunia, hutan)
    link_hasil(hasil=lepas, induk_id=hutan.budi.pk, by=dunia.budi, versi=lepas.skp.versi)
    lepas.refresh_from_db()
    assert (lepas.induk_id, lepas.sasaran_id) == (hutan.budi.pk, hutan.bawah.pk)
    assert "tanpa_atasan" not in lepas.indikator.get().smart
    assert Notifikasi.objects.get(penerima=dunia.sari.pegawai).tautan.startswith("/skp/")


def test_the_result_of_a_head_is_linked_although_it_served_an_objective_above(
    dunia: factories.Dunia, hutan: Hutan
) -> None:
    atas = _link(rencana.draf(dunia.citra), dunia.citra, sasaran_id=hutan.atas.pk)
    hasil = _link(hutan.skp_budi, dunia.budi, induk_id=atas.pk)
    assert hasil.sasaran == hutan.atas
    RencanaHasilKerja.objects.filter(pk=hasil.pk).update(induk=None)
    hasil.refresh_from_db()
    link_hasil(hasil=hasil, induk_id=atas.pk, by=dunia.citra, versi=hasil.skp.versi)
    hasil.refresh_from_db()
    assert (hasil.induk, hasil.sasaran) == (atas, hutan.atas)
    # What the head chose herself stays hers.
    link_hasil(hasil=hutan.budi, induk_id=atas.pk, by=dunia.citra, versi=hasil.skp.versi)
    assert hutan.budi.sasaran == hutan.bawah


def test_a_link_is_refused_to_strangers_and_to_other_results(
    dunia: factories.Dunia, hutan: Hutan
) -> None:
    lepas = _loose(dunia, hutan)
    versi = lepas.skp.versi
    with pytest.raises(TidakBoleh):
        link_hasil(hasil=lepas, induk_id=hutan.budi.pk, by=dunia.lain_unit, versi=versi)
    with pytest.raises(MasukanTidakSah, match="pimpinan pegawai ini"):
        link_hasil(hasil=lepas, induk_id=lepas.pk, by=dunia.budi, versi=versi)
    with pytest.raises(VersiBerubah):
        link_hasil(hasil=lepas, induk_id=hutan.budi.pk, by=dunia.budi, versi=versi - 1)
    assert RencanaHasilKerja.objects.get(pk=lepas.pk).induk_id is None


def test_an_objective_goes_to_the_head_of_its_unit_once(
    dunia: factories.Dunia, hutan: Hutan
) -> None:
    lepas = _sasaran(dunia, dunia.bidang, "Meningkatnya mutu posyandu", hutan.atas)
    for _ in range(2):
        hasil = assign_sasaran(sasaran=lepas, by=dunia.ani, pada=rencana.PADA)
    assert hasil.skp_id == hutan.skp_budi.pk
    assert hutan.skp_budi.hasil.filter(sasaran=lepas).count() == 1
    (baris,) = hasil.indikator.all()
    assert (baris.uraian, baris.target_tampil) == ("Persentase capaian", "90 %")
    assert baris.smart_baik is not None
    assert not kueri.sasaran_tanpa_pemikul(peta(dunia.bkpsdm)).exists()
    assert "mutu posyandu" in Notifikasi.objects.get(penerima=dunia.budi.pegawai).teks


def test_an_objective_that_serves_none_above_is_linked(
    dunia: factories.Dunia, hutan: Hutan
) -> None:
    lepas = _sasaran(dunia, dunia.bidang, "Meningkatnya derajat kesehatan balita")
    lain = _sasaran(dunia, dunia.dinas, "Meningkatnya tata kelola")
    milik = peta(dunia.ani)
    # Those of the office have the regional secretary's unit above them, which has none.
    assert set(kueri.sasaran_tanpa_induk(milik)) == {hutan.atas, lepas, lain}
    usul = kueri.usul_sasaran([lepas, lain], rencana.PADA)
    assert usul == {lepas.pk: hutan.atas}
    with pytest.raises(MasukanTidakSah, match="di atasnya"):
        link_sasaran(
            sasaran=lepas, induk_id=hutan.bawah.pk, by=dunia.ani, versi=1, pada=rencana.PADA
        )
    client = signed_in(dunia.ani)
    alamat = f"/sasaran/{lepas.pk}/kaitkan/"
    isi = {"induk": str(hutan.atas.pk), "versi": "1"}
    assert "Kaitkan" in client.get("/pohon/peta/?tahun=2026&daftar=lepas").content.decode()
    assert signed_in(dunia.dewi).post(alamat, isi).status_code == 404
    assert client.post(alamat, isi).status_code == 302
    lepas.refresh_from_db()
    assert lepas.induk == hutan.atas


def test_a_head_without_a_plan_gets_a_draft(dunia: factories.Dunia) -> None:
    lepas = _sasaran(dunia, dunia.dinas_lain, "Meningkatnya mutu guru")
    hasil = assign_sasaran(sasaran=lepas, by=dunia.bkpsdm, pada=rencana.PADA)
    assert (hasil.skp.status, hasil.skp.tahun) == ("draf", rencana.TAHUN)


def test_an_objective_fits_the_approach_of_the_heads_plan(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.budi)
    set_pendekatan(skp=skp, pendekatan=Pendekatan.KUALITATIF, by=dunia.budi, versi=skp.versi)
    sasaran = _sasaran(dunia, dunia.bidang, "Meningkatnya mutu posyandu")
    asal = sasaran.indikator.get()
    satu = assign_sasaran(sasaran=sasaran, by=dunia.ani, pada=rencana.PADA).indikator.get()
    assert satu.uraian == f"{asal.uraian}: {asal.target_tampil}"
    assert satu.target_teks == satu.uraian


def test_an_objective_with_too_many_indicators_is_not_assigned(dunia: factories.Dunia) -> None:
    sasaran = _sasaran(dunia, dunia.bidang, "Meningkatnya mutu posyandu")
    asal = sasaran.indikator.get()
    for _ in range(INDIKATOR_TERBANYAK):
        asal.pk = None
        asal.save(force_insert=True)
    with pytest.raises(MasukanTidakSah, match="paling banyak 15 indikator"):
        assign_sasaran(sasaran=sasaran, by=dunia.ani, pada=rencana.PADA)
    assert not RencanaHasilKerja.objects.exists()


def test_an_objective_is_not_forced_into_an_agreed_plan(dunia: factories.Dunia) -> None:
    rencana.disetujui(dunia.budi, dunia.citra)
    lepas = _sasaran(dunia, dunia.bidang, "Meningkatnya mutu posyandu")
    with pytest.raises(KeadaanTidakCocok, match="Disetujui"):
        assign_sasaran(sasaran=lepas, by=dunia.ani, pada=rencana.PADA)
    kosong = factories.unit(dunia.instansi, "Unit Baru", dunia.dinas)
    baru = _sasaran(dunia, kosong, "Meningkatnya mutu")
    with pytest.raises(MasukanTidakSah, match="kepala unit"):
        assign_sasaran(sasaran=baru, by=dunia.bkpsdm, pada=rencana.PADA)
    with pytest.raises(TidakBoleh):
        assign_sasaran(sasaran=lepas, by=dunia.lain_unit, pada=rencana.PADA)
    alamat = f"/sasaran/{lepas.pk}/beri/"
    assert signed_in(dunia.dewi).post(alamat).status_code == 404


def test_people_are_reminded_once_a_day(dunia: factories.Dunia, hutan: Hutan) -> None:
    milik = peta(dunia.budi, pada=dunia.budi.hari_ini)
    assert remind_tanpa_hasil(peta=milik) == 1
    assert remind_tanpa_hasil(peta=milik) == 0
    assert Notifikasi.objects.filter(penerima=dunia.rekan.pegawai).count() == 1
    with pytest.raises(TidakBoleh):
        remind_tanpa_hasil(peta=peta(dunia.rekan, pada=dunia.rekan.hari_ini))


def test_copies_are_found_over_people_and_years(dunia: factories.Dunia) -> None:
    lalu = rencana.draf(dunia.sari, rencana.TAHUN - 1)
    kini, rekan = rencana.draf(dunia.sari), rencana.draf(dunia.rekan)
    Skp.objects.get(pk=lalu.pk).hasil.update(uraian="Meningkatnya cakupan imunisasi dasar lengkap")
    assert refresh_kembar(instansi_id=dunia.instansi.pk, tahun=rencana.TAHUN) == 3
    (kelompok,) = kueri.kelompok_kembar(peta(dunia.budi))
    assert (kelompok["banyak"], kelompok["orang"], kelompok["tahun"]) == (3, 2, 2)
    anggota = kueri.anggota_kembar(peta(dunia.budi), kelompok["wakil"])
    assert {a.hasil.skp_id for a in anggota} == {lalu.pk, kini.pk, rekan.pk}
    assert not kueri.kelompok_kembar(peta(dunia.lain_unit)).exists()


def test_a_group_shows_no_sentence_out_of_scope(dunia: factories.Dunia) -> None:
    semula = "Meningkatnya cakupan imunisasi dasar lengkap anak balita"
    asing = rencana.draf(dunia.lain_unit)
    asing.hasil.update(uraian=f"{semula} rahasia")
    for akun in (dunia.sari, dunia.rekan):
        rencana.draf(akun).hasil.update(uraian=semula)
    refresh_kembar(instansi_id=dunia.instansi.pk, tahun=rencana.TAHUN)
    assert HasilKembar.objects.filter(wakil=asing.hasil.get()).count() == 3
    assert kueri.kelompok_kembar(peta(dunia.budi)).get()["teks"] == semula


def test_what_comes_from_the_library_is_no_copy(dunia: factories.Dunia) -> None:
    rencana.draf(dunia.sari)
    rencana.draf(dunia.rekan)
    RencanaHasilKerja.objects.update(asal=AsalHasil.PUSTAKA)
    assert refresh_kembar(instansi_id=dunia.instansi.pk, tahun=rencana.TAHUN) == 0


def test_a_new_search_replaces_the_old_one(dunia: factories.Dunia) -> None:
    rencana.draf(dunia.sari)
    rencana.draf(dunia.rekan)
    for _ in range(2):
        refresh_kembar(instansi_id=dunia.instansi.pk, tahun=rencana.TAHUN)
    assert HasilKembar.objects.count() == 2


def test_pages(dunia: factories.Dunia, hutan: Hutan) -> None:
    _link(hutan.skp_sari, dunia.sari)
    _sasaran(dunia, dunia.bidang, "Meningkatnya mutu posyandu", hutan.atas)
    refresh_kembar(instansi_id=dunia.instansi.pk, tahun=rencana.TAHUN)
    client = signed_in(dunia.budi)
    for jenis, teks in (
        ("sasaran", "mutu posyandu"),
        ("hasil", "Kaitkan"),
        ("orang", "Ingatkan semua (1)"),
        ("beban", "Tidak ada"),
        ("kembar", "Orang"),
    ):
        isi = client.get(f"/pohon/peta/?tahun={rencana.TAHUN}&daftar={jenis}").content.decode()
        assert teks in isi
    wakil = HasilKembar.objects.all()[0].wakil_id
    alamat = f"/pohon/peta/kembar/{wakil}/?tahun={rencana.TAHUN}"
    assert "100 %" in client.get(alamat).content.decode()
    assert signed_in(dunia.lain_unit).get(alamat).status_code == 404


def test_the_button_links(dunia: factories.Dunia, hutan: Hutan) -> None:
    lepas = _loose(dunia, hutan)
    isi = {"versi": str(lepas.skp.versi), "induk": str(hutan.budi.pk)}
    alamat = f"/hasil/{lepas.pk}/kaitkan/"
    assert signed_in(dunia.lain_unit).post(alamat, isi).status_code == 404
    assert signed_in(dunia.budi).post(alamat, isi).status_code == 302
    assert signed_in(dunia.budi).post("/pohon/peta/ingatkan/").status_code == 302
