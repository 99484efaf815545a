"""Copying a plan: from whom, what comes along, what stays behind, how it is marked."""

from dataclasses import replace

import pytest
from django.test import Client

from tera.akun.models import Akun
from tera.aturan.skp import Pendekatan
from tera.aturan.target import parse_target
from tera.dasar.errors import (
    KeadaanTidakCocok,
    MasukanTidakSah,
    TidakBoleh,
    TidakDitemukan,
    VersiBerubah,
)
from tera.dasar.models import AuditEvent
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import Realisasi
from tera.pelaksanaan.services import record_realisasi
from tera.perencanaan.models import AsalHasil, IndikatorKinerja, SasaranUnit, Skp
from tera.perencanaan.queries import hasil_of, sumber_salinan, tanda_salinan
from tera.perencanaan.services import (
    approve_skp,
    copy_skp,
    open_perubahan,
    save_hasil,
    set_pendekatan,
    submit_skp,
)
from tests import factories
from tests.perencanaan import rencana
from tests.perencanaan.rencana import PADA

LALU = rencana.TAHUN - 1
JABATAN = "Perawat Ahli Pertama"


@pytest.fixture
def dunia(db: None) -> factories.Dunia:
    return factories.dunia()


def signed_in(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def colleague(dunia: factories.Dunia, nama: str = "Wati", jabatan: str = JABATAN) -> Akun:
    orang = factories.pegawai(
        nama, dunia.bidang, jabatan=jabatan, jenis="fungsional", atasan=dunia.budi.pegawai
    )
    return factories.akun(orang)


def kosong(akun: Akun) -> Skp:
    """A draft of this year without results."""
    skp = rencana.draf(akun)
    skp.hasil.all().delete()
    return skp


def test_copy_brings_results_and_indicators_and_no_progress(dunia: factories.Dunia) -> None:
    lalu = rencana.disetujui(dunia.sari, dunia.budi, LALU)
    record_realisasi(
        indikator=lalu.hasil.get().indikator.get(),
        bulan=PADA.replace(year=LALU, day=1),
        nilai=rencana.TARGET,
        teks="",
        keterangan="",
        versi=None,
        by=dunia.sari,
        pada=PADA.replace(year=LALU),
    )
    skp = kosong(dunia.sari)
    copy_skp(skp=skp, dari=lalu, by=dunia.sari, versi=skp.versi)
    hasil = skp.hasil.get()
    assert (hasil.asal, hasil.salinan_dari) == (AsalHasil.SALINAN, lalu.hasil.get())
    assert hasil.indikator.get().target_tampil == "95,5 %"
    assert hasil.indikator.get().aspek == "kuantitas"
    assert not Realisasi.objects.filter(skp=skp).exists()
    assert AuditEvent.objects.get(tindakan="salin_skp").isi["dari"] == lalu.pk


def test_copy_serves_the_objective_of_the_superiors_result(dunia: factories.Dunia) -> None:
    pimpinan = rencana.draf(dunia.budi)
    sasaran = SasaranUnit.objects.create(
        instansi=dunia.instansi, unit=dunia.bidang, tahun=rencana.TAHUN, uraian="Sasaran bidang"
    )
    pimpinan.hasil.update(sasaran=sasaran)
    rekan = colleague(dunia)
    dari = rencana.draf(rekan)
    dari.hasil.update(induk=pimpinan.hasil.get(), sasaran=sasaran)
    dari = submit_skp(skp=dari, by=rekan, versi=dari.versi, pada=PADA)
    dari = approve_skp(skp=dari, by=dunia.budi, versi=dari.versi, pada=PADA)
    skp = kosong(dunia.sari)
    copy_skp(skp=skp, dari=dari, by=dunia.sari, versi=skp.versi)
    hasil = skp.hasil.get()
    assert (hasil.induk, hasil.sasaran) == (pimpinan.hasil.get(), sasaran)


def test_copy_fits_form_and_approach_and_is_checked_anew(dunia: factories.Dunia) -> None:
    lalu = rencana.disetujui(dunia.sari, dunia.budi, LALU)
    IndikatorKinerja.objects.filter(hasil__skp=lalu).update(smart=["lama"], smart_baik=True)
    skp = kosong(dunia.sari)
    set_pendekatan(skp=skp, pendekatan=Pendekatan.KUALITATIF, by=dunia.sari, versi=skp.versi)
    copy_skp(skp=skp, dari=lalu, by=dunia.sari, versi=skp.versi)
    satu = skp.hasil.get().indikator.get()
    assert satu.uraian == "Persentase bayi dengan imunisasi dasar lengkap: 95,5 %"
    assert (satu.target_teks, satu.satuan, satu.aspek) == (satu.uraian, "", "")
    assert "lama" not in satu.smart


def test_sources_are_own_earlier_plans_then_colleagues_of_the_same_position(
    dunia: factories.Dunia,
) -> None:
    wati, lain = colleague(dunia), colleague(dunia, "Yuni", "Bidan Ahli Pertama")
    rencana.disetujui(wati, dunia.budi)
    rencana.disetujui(lain, dunia.budi)
    rencana.draf(colleague(dunia, "Zaki"))
    rencana.disetujui(dunia.sari, dunia.budi, LALU)
    skp = kosong(dunia.sari)
    assert [(s.pegawai.nama, s.tahun) for s in sumber_salinan(skp)] == [
        ("Sari", LALU),
        ("Wati", rencana.TAHUN),
    ]


def test_a_colleague_whose_plan_is_being_changed_is_no_source(dunia: factories.Dunia) -> None:
    milik = rencana.disetujui(colleague(dunia), dunia.budi)
    open_perubahan(skp=milik, alasan="Pindah tugas", by=dunia.budi, versi=milik.versi, pada=PADA)
    assert not sumber_salinan(kosong(dunia.sari))


def test_same_position_in_another_agency_is_no_source(dunia: factories.Dunia) -> None:
    assert isinstance(dunia.dewi.pegawai, Pegawai)
    jauh = rencana.draf(dunia.dewi)
    Skp.objects.filter(pk=jauh.pk).update(status="disetujui")
    skp = kosong(dunia.sari)
    assert not sumber_salinan(skp)
    with pytest.raises(TidakDitemukan, match="tidak dapat disalin"):
        copy_skp(skp=skp, dari=jauh, by=dunia.sari, versi=skp.versi)


def test_link_to_the_superior_is_kept_only_within_the_year(dunia: factories.Dunia) -> None:
    atas = rencana.draf(dunia.budi).hasil.get()
    wati = colleague(dunia)
    milik = rencana.disetujui(wati, dunia.budi)
    milik.hasil.update(induk=atas)
    skp = kosong(dunia.sari)
    copy_skp(skp=skp, dari=milik, by=dunia.sari, versi=skp.versi)
    assert skp.hasil.get().induk == atas
    lalu = rencana.disetujui(dunia.sari, dunia.budi, LALU)
    lalu.hasil.update(uraian="Hasil tahun lalu", intervensi="Sasaran lama")
    copy_skp(skp=skp, dari=lalu, by=dunia.sari, versi=skp.versi)
    assert skp.hasil.get(uraian="Hasil tahun lalu").intervensi == "Sasaran lama"


def test_nothing_comes_twice(dunia: factories.Dunia) -> None:
    lalu = rencana.disetujui(dunia.sari, dunia.budi, LALU)
    skp = rencana.draf(dunia.sari)
    with pytest.raises(MasukanTidakSah, match="sudah ada"):
        copy_skp(skp=skp, dari=lalu, by=dunia.sari, versi=skp.versi)


def test_a_plan_that_would_grow_too_long_is_refused(
    dunia: factories.Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    lalu = rencana.disetujui(dunia.sari, dunia.budi, LALU)
    skp = kosong(dunia.sari)
    monkeypatch.setattr("tera.perencanaan.services.salinan.HASIL_TERBANYAK", 0)
    with pytest.raises(MasukanTidakSah, match="paling banyak 0"):
        copy_skp(skp=skp, dari=lalu, by=dunia.sari, versi=skp.versi)


def test_copy_into_a_submitted_plan_or_another_ones_or_from_an_old_tab_is_refused(
    dunia: factories.Dunia,
) -> None:
    lalu = rencana.disetujui(dunia.sari, dunia.budi, LALU)
    skp = kosong(dunia.sari)
    with pytest.raises(TidakBoleh):
        copy_skp(skp=skp, dari=lalu, by=dunia.budi, versi=skp.versi)
    with pytest.raises(VersiBerubah):
        copy_skp(skp=skp, dari=lalu, by=dunia.sari, versi=skp.versi - 1)
    assert not skp.hasil.exists()
    diajukan = rencana.diajukan(dunia.rekan)
    with pytest.raises(KeadaanTidakCocok):
        copy_skp(skp=diajukan, dari=lalu, by=dunia.rekan, versi=diajukan.versi)


def test_marks_tell_what_is_still_word_for_word_the_same(dunia: factories.Dunia) -> None:
    lalu = rencana.disetujui(dunia.sari, dunia.budi, LALU)
    skp = kosong(dunia.sari)
    copy_skp(skp=skp, dari=lalu, by=dunia.sari, versi=skp.versi)
    alamat, sari = f"/skp/{skp.pk}/", signed_in(dunia.sari)
    tanda = f"Sama persis</span> dengan SKP {LALU}; sesuaikan."
    assert tanda in sari.get(alamat).content.decode()
    indikator = replace(rencana.isian_hasil().indikator[0], target=parse_target("98"))
    save_hasil(
        skp=skp,
        hasil_id=skp.hasil.get().pk,
        isian=replace(rencana.isian_hasil(), indikator=(indikator,)),
        by=dunia.sari,
        versi=skp.versi,
    )
    teks = sari.get(alamat).content.decode()
    assert tanda not in teks
    assert f"Disesuaikan</span> dari salinan SKP {LALU}." in teks


def test_marks_name_the_colleague(dunia: factories.Dunia) -> None:
    milik = rencana.disetujui(colleague(dunia), dunia.budi)
    skp = kosong(dunia.sari)
    copy_skp(skp=skp, dari=milik, by=dunia.sari, versi=skp.versi)
    (tanda,) = tanda_salinan(skp, hasil_of(skp)).values()
    assert (tanda.sumber, tanda.sama) == (f"SKP {rencana.TAHUN} Wati", True)


def test_page_offers_shows_and_copies_in_one_post(dunia: factories.Dunia) -> None:
    lalu = rencana.disetujui(dunia.sari, dunia.budi, LALU)
    skp = kosong(dunia.sari)
    sari, alamat = signed_in(dunia.sari), f"/skp/{skp.pk}/salin/"
    assert f"?dari={lalu.pk}" in sari.get(alamat).content.decode()
    assert "Persentase bayi" in sari.get(f"{alamat}?dari={lalu.pk}").content.decode()
    kirim = {"versi": skp.versi, "dari": lalu.pk}
    assert sari.post(alamat, kirim).status_code == 302
    assert skp.hasil.count() == 1
    assert sari.post(alamat, kirim).status_code == 422
    assert sari.get(f"{alamat}?dari={skp.pk}").status_code == 404
    assert sari.post(alamat, kirim | {"dari": "x"}).status_code == 404
    for siapa, status in ((dunia.budi, 403), (dunia.rekan, 404), (dunia.dewi, 404)):
        assert signed_in(siapa).get(alamat).status_code == status


def test_page_without_sources_says_so(dunia: factories.Dunia) -> None:
    skp = kosong(dunia.sari)
    teks = signed_in(dunia.sari).get(f"/skp/{skp.pk}/salin/").content.decode()
    assert "Belum ada SKP yang dapat disalin" in teks
