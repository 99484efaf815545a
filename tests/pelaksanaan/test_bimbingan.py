"""Bimbingan kinerja and its formats B.1.8 and B.1.9."""

from datetime import date, timedelta

import pytest

from tera.dasar.errors import (
    KeadaanTidakCocok,
    MasukanTidakSah,
    TidakBoleh,
    TidakDitemukan,
    VersiBerubah,
)
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import AtasanLangsung
from tera.organisasi.services import set_pengaturan
from tera.pelaksanaan.models import (
    BimbinganKinerja,
    EvaluasiKompetensi,
    SesiBimbingan,
    UmpanBalikBimbingan,
)
from tera.pelaksanaan.queries.bimbingan import b18_of, get_bimbingan
from tera.pelaksanaan.services.bimbingan import cancel_bimbingan, finish_bimbingan, record_sesi
from tera.pelaksanaan.sidik import salted_sidik
from tests import factories
from tests.pelaksanaan.pembinaan import bimbingan, isi_b19, kirim_b18, orang, selesai

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def test_the_penilai_starts_it_and_may_assign_a_coach(dunia: factories.Dunia) -> None:
    satu = bimbingan(dunia.sari, dunia.budi, pembimbing=dunia.lain_unit)
    assert (satu.pemberi, satu.pembimbing) == (orang(dunia.budi), orang(dunia.lain_unit))
    assert bimbingan(dunia.sari, dunia.budi, pembimbing=dunia.lain_unit) == satu
    assert AuditEvent.objects.filter(tindakan="mulai_bimbingan").count() == 1
    diberi_tahu = set(Notifikasi.objects.values_list("penerima", flat=True))
    assert diberi_tahu == {orang(dunia.sari).pk, orang(dunia.lain_unit).pk}
    assert bimbingan(dunia.sari, dunia.budi).pembimbing == orang(dunia.budi)
    for akun in (dunia.sari, dunia.citra, dunia.bkpsdm, dunia.ani, dunia.mantan, dunia.dewi):
        with pytest.raises(TidakBoleh):
            bimbingan(dunia.sari, akun)
    with pytest.raises(MasukanTidakSah, match="dirinya sendiri"):
        bimbingan(dunia.sari, dunia.budi, pembimbing=dunia.sari)
    with pytest.raises(TidakDitemukan):
        bimbingan(dunia.sari, dunia.budi, pembimbing=dunia.dewi)


def test_sessions_and_the_end_are_the_coachs_and_the_leaders(dunia: factories.Dunia) -> None:
    satu = bimbingan(dunia.sari, dunia.budi, pembimbing=dunia.lain_unit)
    pada = dunia.budi.hari_ini
    isi = {"bimbingan": satu, "bahasan": "Kerangka", "lanjutan": "", "pada": pada}
    for akun in (dunia.sari, dunia.citra, dunia.bkpsdm, dunia.dewi):
        with pytest.raises(TidakBoleh):
            record_sesi(**isi, tanggal=pada, by=akun)
    with pytest.raises(KeadaanTidakCocok, match="satu sesi"):
        finish_bimbingan(bimbingan=satu, hasil="Baik", by=dunia.budi, versi=1, pada=pada)
    for tanggal in (pada + timedelta(days=1), satu.mulai - timedelta(days=1)):
        with pytest.raises(MasukanTidakSah):
            record_sesi(**isi, tanggal=tanggal, by=dunia.budi)
    sesi = record_sesi(**isi, tanggal=pada, by=dunia.lain_unit)
    assert record_sesi(**isi, tanggal=pada, by=dunia.lain_unit) == sesi
    record_sesi(**isi, tanggal=pada - timedelta(days=2), by=dunia.budi)
    assert SesiBimbingan.objects.count() == 2
    finish_bimbingan(bimbingan=satu, hasil="Baik", by=dunia.lain_unit, versi=1, pada=pada)
    with pytest.raises(KeadaanTidakCocok):
        record_sesi(**isi, tanggal=pada, by=dunia.budi)
    with pytest.raises(KeadaanTidakCocok):
        cancel_bimbingan(bimbingan=satu, by=dunia.budi, versi=2)


def test_b18_goes_to_the_leaders_superior_and_not_to_the_coach(dunia: factories.Dunia) -> None:
    satu = bimbingan(dunia.sari, dunia.budi)
    with pytest.raises(KeadaanTidakCocok, match="sesudah bimbingan selesai"):
        kirim_b18(satu, dunia.sari)
    satu = selesai(satu, dunia.budi)
    for akun in (dunia.budi, dunia.citra, dunia.bkpsdm):
        with pytest.raises(TidakBoleh):
            kirim_b18(satu, akun)
    b18 = kirim_b18(satu, dunia.sari, catatan="Terlalu singkat.")
    assert (b18.penerima, len(b18.butir)) == (orang(dunia.citra), 9)
    kelompok = [butir["kelompok"] for butir in b18.butir]
    assert kelompok[::3] == ["Tentang pegawai", "Tentang pembimbing", "Tentang keduanya"]
    assert kirim_b18(satu, dunia.sari, catatan="Lain") == b18
    assert UmpanBalikBimbingan.objects.get().catatan == "Terlalu singkat."
    melihat = {nama: b18_of(akun, satu) is not None for nama, akun in dunia.semua().items()}
    assert {nama for nama, dapat in melihat.items() if dapat} == {"diri", "atasan_penilai"}
    kabar = Notifikasi.objects.filter(tautan__endswith="/b18/").values_list("penerima", flat=True)
    assert list(kabar) == [orang(dunia.citra).pk]


def test_b18_leaves_only_its_hash_in_the_audit_record(dunia: factories.Dunia) -> None:
    b18 = kirim_b18(selesai(bimbingan(dunia.sari, dunia.budi), dunia.budi), dunia.sari)
    catatan = AuditEvent.objects.get(tindakan="kirim_b18")
    assert catatan.isi == {
        "bimbingan": b18.bimbingan_id,
        "sidik": salted_sidik([b18.butir, b18.catatan], b18.garam),
    }


def test_b18_follows_who_received_it_not_the_post(dunia: factories.Dunia) -> None:
    satu = selesai(bimbingan(dunia.sari, dunia.budi), dunia.budi)
    kirim_b18(satu, dunia.sari)
    pada = dunia.citra.hari_ini
    AtasanLangsung.objects.filter(pegawai=orang(dunia.budi)).update(sampai=pada - timedelta(days=1))
    factories.superior(orang(dunia.budi), orang(dunia.lain_unit), sejak=pada)
    dunia.citra.pegawai.penugasan.update(kepala_unit=False)  # type: ignore[union-attr]
    assert b18_of(dunia.citra, get_bimbingan(dunia.citra, satu.pk, pada))
    assert b18_of(dunia.lain_unit, get_bimbingan(dunia.lain_unit, satu.pk, pada)) is None


def test_b18_refusals_and_the_agencys_own_wording(dunia: factories.Dunia) -> None:
    satu = selesai(bimbingan(dunia.sari, dunia.budi), dunia.budi)
    for skala in ({}, dict.fromkeys(range(1, 9), 3), dict.fromkeys(range(1, 10), 6)):
        with pytest.raises(MasukanTidakSah, match="kesembilan"):
            kirim_b18(satu, dunia.sari, skala=skala)
    set_pengaturan(
        instansi=dunia.instansi,
        kunci="kriteria_b18",
        isi={f"k{n}": f"Kriteria daerah nomor {n}" for n in range(1, 10)},
        sejak=date(2020, 1, 1),
        dasar_hukum="Peraturan Bupati 5/2026",
        by=dunia.bkpsdm,
    )
    b18 = kirim_b18(satu, dunia.sari)
    assert b18.butir[8]["kriteria"] == "Kriteria daerah nomor 9"


def test_b18_without_a_superior_above_is_refused_and_not_lost_to_anyone(
    dunia: factories.Dunia,
) -> None:
    satu = selesai(bimbingan(dunia.sari, dunia.budi), dunia.budi)
    AtasanLangsung.objects.filter(pegawai=orang(dunia.budi)).delete()
    with pytest.raises(KeadaanTidakCocok, match="belum tercatat"):
        kirim_b18(satu, dunia.sari)
    assert not UmpanBalikBimbingan.objects.exists()


def test_b19_by_the_leader_or_the_coach_with_a_reason(dunia: factories.Dunia) -> None:
    satu = selesai(bimbingan(dunia.sari, dunia.budi, pembimbing=dunia.lain_unit), dunia.budi)
    for akun in (dunia.sari, dunia.citra, dunia.bkpsdm, dunia.dewi):
        with pytest.raises(TidakBoleh):
            isi_b19(satu, akun)
    with pytest.raises(MasukanTidakSah, match="alasan"):
        isi_b19(satu, dunia.budi, alasan=" ")
    b19 = isi_b19(satu, dunia.lain_unit)
    assert (b19.oleh, b19.versi) == (orang(dunia.lain_unit), 1)
    assert isi_b19(satu, dunia.lain_unit).versi == 1
    with pytest.raises(VersiBerubah):
        isi_b19(satu, dunia.budi, alasan="Lebih percaya diri")
    assert isi_b19(satu, dunia.budi, alasan="Lebih percaya diri", versi=1).versi == 2
    assert EvaluasiKompetensi.objects.get().butir[0]["alasan"] == "Lebih percaya diri"


def test_coaching_is_seen_by_the_scope_and_by_the_people_in_it(dunia: factories.Dunia) -> None:
    satu = bimbingan(dunia.sari, dunia.budi, pembimbing=dunia.lain_unit)
    pada = dunia.sari.hari_ini
    for akun in (dunia.rekan, dunia.mantan, dunia.dewi, dunia.admin_lain):
        with pytest.raises(TidakDitemukan):
            get_bimbingan(akun, satu.pk, pada)
    for akun in (dunia.sari, dunia.budi, dunia.lain_unit, dunia.citra, dunia.bkpsdm):
        assert get_bimbingan(akun, satu.pk, pada) == satu
    assert BimbinganKinerja.objects.count() == 1
