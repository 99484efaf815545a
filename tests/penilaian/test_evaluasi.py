"""Rating and setting: what comes first, what is stored, one effect only."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tera.aturan.perhitungan import langkah_from_json
from tera.aturan.predikat import PredikatOrganisasi, Rating, determine_predikat
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import Penugasan
from tera.pelaksanaan.models import BuktiDukung, Realisasi, UmpanBalik
from tera.penilaian.models import Evaluasi
from tera.penilaian.services import accept_evaluasi, finalize_evaluasi, finalize_many
from tests import factories
from tests.penilaian import bantu
from tests.penilaian.bantu import AKHIR, DI_ATAS, DI_BAWAH, SESUAI, TAHUN, TW1, TW2

pytestmark = pytest.mark.django_db


def _ready() -> tuple[factories.Dunia, Evaluasi]:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    return dunia, bantu.draf(bantu.rencana(dunia.sari.pegawai), dunia.budi)


def test_rating_before_capaian_is_refused_with_the_reason() -> None:
    dunia = factories.dunia()
    with pytest.raises(KeadaanTidakCocok, match="Predikat organisasi ditetapkan lebih dahulu"):
        bantu.draf(bantu.rencana(dunia.sari.pegawai), dunia.budi)
    assert not Evaluasi.objects.exists()


@pytest.mark.parametrize("status", ["draf", "diajukan", "dikembalikan"])
def test_rating_of_a_plan_not_approved_is_refused(status: str) -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    with pytest.raises(KeadaanTidakCocok, match="setelah SKP disetujui"):
        bantu.draf(bantu.rencana(dunia.sari.pegawai, status=status), dunia.budi)


def test_rating_before_the_period_opens_is_refused() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    skp = bantu.rencana(dunia.sari.pegawai)
    with pytest.raises(KeadaanTidakCocok, match="baru dibuka"):
        bantu.draf(skp, dunia.budi, pada=date(2025, 2, 27))


def test_rating_outside_of_the_plan_is_refused() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    skp = bantu.rencana(dunia.sari.pegawai, mulai=date(2025, 7, 1))
    with pytest.raises(KeadaanTidakCocok, match="tidak berlaku pada Triwulan I 2025"):
        bantu.draf(skp, dunia.budi)


@pytest.mark.parametrize(
    "siapa",
    [
        "diri",
        "atasan_penilai",
        "rekan",
        "pengelola",
        "bkpsdm",
        "auditor",
        "unit_lain",
        "mantan_penilai",
        "instansi_lain",
        "bkpsdm_instansi_lain",
    ],
)
def test_nobody_but_the_penilai_rates(siapa: str) -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    with pytest.raises(TidakBoleh):
        bantu.draf(bantu.rencana(dunia.sari.pegawai), dunia.semua()[siapa])


def test_former_penilai_rated_while_the_relation_held() -> None:
    dunia = factories.dunia()
    dinas = bantu.organisasi(dunia.dinas, dunia.ani, periode=bantu.parse_periode("2024-tw4"))
    skp = bantu.rencana(dunia.sari.pegawai, tahun=2024)
    with pytest.raises(TidakBoleh):
        bantu.draf(
            skp, dunia.budi, periode=bantu.parse_periode("2024-tw4"), pada=date(2024, 12, 31)
        )
    hasil = bantu.draf(
        skp, dunia.mantan, periode=bantu.parse_periode("2024-tw4"), pada=date(2024, 12, 31)
    )
    assert hasil.capaian_id == dinas.pk


def test_draft_may_be_incomplete_and_the_same_again_has_one_effect() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    skp = bantu.rencana(dunia.sari.pegawai)
    pertama = bantu.draf(skp, dunia.budi, perilaku=None)
    lagi = bantu.draf(skp, dunia.budi, perilaku=None)
    assert (lagi.pk, lagi.versi, lagi.rating_perilaku) == (pertama.pk, 1, "")
    assert AuditEvent.objects.filter(tindakan="beri_rating").count() == 1


def test_draft_saved_from_an_old_page_is_refused_and_nothing_is_overwritten() -> None:
    dunia, draf = _ready()
    with pytest.raises(VersiBerubah):
        bantu.draf(draf.skp, dunia.budi, hasil=DI_ATAS)
    baru = bantu.draf(draf.skp, dunia.budi, hasil=DI_ATAS, versi=draf.versi)
    with pytest.raises(VersiBerubah):
        bantu.draf(draf.skp, dunia.budi, hasil=DI_BAWAH, versi=1)
    baru.refresh_from_db()
    assert (baru.rating_hasil, baru.versi) == ("di_atas", 2)


def test_head_of_unit_has_the_rating_of_the_own_unit() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.bidang, dunia.citra, predikat=PredikatOrganisasi.BUTUH_PERBAIKAN)
    skp = bantu.rencana(dunia.budi.pegawai)
    with pytest.raises(MasukanTidakSah, match="Di Bawah Ekspektasi") as galat:
        bantu.draf(skp, dunia.citra, hasil=SESUAI)
    assert "rating_hasil" in galat.value.bidang
    draf = bantu.draf(skp, dunia.citra, hasil=DI_BAWAH)
    hasil = finalize_evaluasi(evaluasi=draf, by=dunia.citra, versi=1, pada=AKHIR)
    assert hasil.predikat == "butuh_perbaikan"
    label = [satu["label"] for satu in hasil.perhitungan["langkah"]]
    assert "Rating hasil kerja kepala unit (peta instansi)" in label
    assert hasil.perhitungan["masukan"]["peta"]["butuh_perbaikan"] == "di_bawah"


def test_head_follows_the_map_that_the_agency_set() -> None:
    dunia = factories.dunia()
    peta = {
        "istimewa": "di_atas",
        "baik": "sesuai",
        "butuh_perbaikan": "sesuai",
        "kurang": "di_bawah",
        "sangat_kurang": "di_bawah",
    }
    bantu.pengaturan(dunia.dinas, "rating_kepala_unit", peta)
    bantu.organisasi(dunia.bidang, dunia.citra, predikat=PredikatOrganisasi.BUTUH_PERBAIKAN)
    assert bantu.draf(bantu.rencana(dunia.budi.pegawai), dunia.citra, hasil=SESUAI).pk


def test_predicate_of_a_unit_above_does_not_bind_the_head_below() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani, predikat=PredikatOrganisasi.KURANG)
    assert bantu.draf(bantu.rencana(dunia.budi.pegawai), dunia.citra, hasil=DI_ATAS).pk


def test_capaian_set_later_for_the_own_unit_binds_when_the_result_is_set() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    draf = bantu.draf(bantu.rencana(dunia.budi.pegawai), dunia.citra, hasil=DI_ATAS)
    bantu.organisasi(dunia.bidang, dunia.citra)
    with pytest.raises(MasukanTidakSah, match="Sesuai Ekspektasi"):
        finalize_evaluasi(evaluasi=draf, by=dunia.citra, versi=draf.versi, pada=AKHIR)


@pytest.mark.parametrize("hasil", list(Rating))
@pytest.mark.parametrize("perilaku", list(Rating))
def test_set_result_is_the_quadrant_with_its_stored_steps(hasil: Rating, perilaku: Rating) -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    draf = bantu.draf(bantu.rencana(dunia.sari.pegawai), dunia.budi, hasil=hasil, perilaku=perilaku)
    jadi = finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    rumus = determine_predikat(hasil=hasil, perilaku=perilaku, pada=TW1.selesai)
    assert jadi.predikat == rumus.nilai == jadi.perhitungan["nilai"]
    langkah = tuple(langkah_from_json(satu) for satu in jadi.perhitungan["langkah"])
    assert langkah[-3:] == rumus.langkah
    assert jadi.perhitungan["masukan"]["pada"] == "2025-03-31"


def test_set_result_keeps_what_there_was_to_look_at() -> None:
    dunia, draf = _ready()
    indikator = draf.skp.hasil.get().indikator.get()
    milik = {"instansi": dunia.instansi}
    for bulan in (1, 3, 4):
        realisasi = Realisasi.objects.create(
            **milik, skp=draf.skp, indikator=indikator, bulan=date(2025, bulan, 1), nilai=30
        )
    BuktiDukung.objects.create(
        **milik,
        realisasi=Realisasi.objects.get(bulan=date(2025, 3, 1)),
        jenis="tautan",
        nama="Laporan",
        tautan="https://contoh.go.id",
        oleh=dunia.sari,
    )
    assert realisasi.bulan.month == 4
    # 1 April 00.30 WIB is still 31 March in UTC: it lies outside of the quarter.
    for saat in ("2025-03-31T16:59:00+00:00", "2025-03-31T17:30:00+00:00"):
        UmpanBalik.objects.create(
            **milik,
            skp=draf.skp,
            pegawai=draf.skp.pegawai,
            dari=dunia.budi.pegawai,
            hubungan="penilai",
            isi="Baik",
            dibuat_pada=timezone.datetime.fromisoformat(saat),
        )
    jadi = finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    assert jadi.perhitungan["masukan"]["pelaksanaan"] == {
        "indikator": 1,
        "indikator_berealisasi": 1,
        "realisasi": 2,
        "bukti": 1,
        "umpan_balik": 1,
    }
    assert "1 bukti dukung" in jadi.perhitungan["langkah"][0]["nilai"]


def test_setting_tells_the_person_until_when_to_object() -> None:
    dunia, draf = _ready()
    jadi = finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    assert jadi.status == "ditetapkan"
    kabar = Notifikasi.objects.get(penerima=dunia.sari.pegawai)
    assert "Baik" in kabar.teks
    assert "keberatan sampai" in kabar.teks
    assert kabar.tautan == f"/evaluasi/{jadi.pk}/"
    catatan = AuditEvent.objects.get(tindakan="tetapkan_evaluasi")
    assert catatan.isi == jadi.perhitungan


def test_setting_without_both_ratings_is_refused() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    draf = bantu.draf(bantu.rencana(dunia.sari.pegawai), dunia.budi, perilaku=None)
    with pytest.raises(KeadaanTidakCocok, match="Beri rating"):
        finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)


def test_setting_twice_and_rating_afterwards_are_refused() -> None:
    dunia, draf = _ready()
    finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    with pytest.raises(KeadaanTidakCocok, match="Ditetapkan"):
        finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    with pytest.raises(KeadaanTidakCocok, match="Ditetapkan"):
        bantu.draf(draf.skp, dunia.budi, hasil=DI_ATAS, versi=draf.versi)
    assert AuditEvent.objects.filter(tindakan="tetapkan_evaluasi").count() == 1


def test_audit_failure_rolls_the_result_back() -> None:
    dunia, draf = _ready()
    bantu.refuse_audit("tetapkan_evaluasi")
    with pytest.raises(IntegrityError, match="uji_tolak"):
        finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    assert Evaluasi.objects.get().status == "draf"
    assert not Notifikasi.objects.filter(penerima=dunia.sari.pegawai).exists()


def test_annual_is_one_a_year_on_the_last_plan() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani, periode=TAHUN)
    lama = bantu.rencana(dunia.sari.pegawai)
    pindah = Penugasan.objects.get(pegawai=dunia.sari.pegawai)
    Penugasan.objects.filter(pk=pindah.pk).update(sampai=date(2025, 6, 30))
    Penugasan.objects.create(
        instansi=dunia.instansi,
        pegawai=dunia.sari.pegawai,
        unit=dunia.dinas,
        jabatan=pindah.jabatan,
        sejak=date(2025, 7, 1),
    )
    baru = bantu.rencana(dunia.sari.pegawai, mulai=date(2025, 7, 1))
    with pytest.raises(KeadaanTidakCocok, match="hanya satu dalam setahun"):
        bantu.draf(lama, dunia.budi, periode=TAHUN)
    assert bantu.draf(baru, dunia.budi, periode=TAHUN).jenis == "tahunan"


def test_top_of_agency_is_rated_by_the_pimpinan_only() -> None:
    dunia = factories.dunia()
    setda = dunia.dinas.susunan.get().induk
    sekda = Penugasan.objects.get(unit=setda, kepala_unit=True).pegawai
    bupati = bantu.pimpinan(setda)
    bantu.organisasi(setda, bupati)
    skp = bantu.rencana(sekda)
    with pytest.raises(TidakBoleh):
        bantu.draf(skp, factories.akun(sekda))
    assert bantu.draf(skp, bupati).penilai == bupati.pegawai


def test_many_are_set_each_on_its_own_and_refusals_are_named() -> None:
    dunia, draf = _ready()
    lain = bantu.draf(bantu.rencana(dunia.rekan.pegawai), dunia.budi, perilaku=None)
    hasil = finalize_many(
        evaluasi=[(lain, lain.versi), (draf, draf.versi)], by=dunia.budi, pada=AKHIR
    )
    assert [satu.pk for satu in hasil.berhasil] == [draf.pk]
    assert "Beri rating" in hasil.ditolak[0][1]


def test_owner_accepts_once() -> None:
    dunia, draf = _ready()
    with pytest.raises(KeadaanTidakCocok, match="Draf"):
        accept_evaluasi(evaluasi=draf, by=dunia.sari, versi=draf.versi)
    finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    with pytest.raises(TidakBoleh):
        accept_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi)
    for _ in range(3):
        accept_evaluasi(evaluasi=draf, by=dunia.sari, versi=2)
    draf.refresh_from_db()
    assert (draf.status, draf.versi) == ("diterima", 3)
    assert draf.diterima_pada is not None
    assert AuditEvent.objects.filter(tindakan="terima_evaluasi").count() == 1
    assert "menerima" in Notifikasi.objects.get(penerima=dunia.budi.pegawai).teks


@pytest.mark.django_db(transaction=True)
def test_two_setters_at_once_have_one_effect() -> None:
    dunia, draf = _ready()

    def tetapkan() -> Evaluasi:
        satu = Evaluasi.objects.get(pk=draf.pk)
        return finalize_evaluasi(
            evaluasi=satu, by=bantu.fresh(dunia.budi), versi=draf.versi, pada=AKHIR
        )

    hasil = bantu.race(*[tetapkan] * 4)
    assert [isinstance(satu, Evaluasi) for satu in hasil].count(True) == 1
    kalah = [satu for satu in hasil if not isinstance(satu, Evaluasi)]
    assert all(isinstance(satu, KeadaanTidakCocok) for satu in kalah), kalah
    assert AuditEvent.objects.filter(tindakan="tetapkan_evaluasi").count() == 1
    assert Notifikasi.objects.filter(penerima=dunia.sari.pegawai).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_drafts_at_once_make_one_row() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    skp = bantu.rencana(dunia.sari.pegawai)
    hasil = bantu.race(
        lambda: bantu.draf(skp, bantu.fresh(dunia.budi), hasil=DI_ATAS),
        lambda: bantu.draf(skp, bantu.fresh(dunia.budi), hasil=DI_BAWAH),
    )
    assert sorted(type(satu).__name__ for satu in hasil) == ["Evaluasi", "VersiBerubah"]
    assert Evaluasi.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_capaian_cannot_change_while_a_result_is_being_set() -> None:
    """Whoever comes second sees the other's work: no result rests on a predicate it never saw."""
    dunia, draf = _ready()
    capaian = draf.capaian

    def ubah() -> object:
        from tera.penilaian.services import set_capaian

        return set_capaian(
            unit=dunia.dinas,
            periode=TW1,
            predikat=PredikatOrganisasi.KURANG,
            alasan="Dihitung ulang sesudah reviu.",
            by=bantu.fresh(dunia.ani),
            versi=capaian.versi,
            pada=AKHIR,
        )

    def tetapkan() -> object:
        satu = Evaluasi.objects.get(pk=draf.pk)
        return finalize_evaluasi(
            evaluasi=satu, by=bantu.fresh(dunia.budi), versi=draf.versi, pada=AKHIR
        )

    bantu.race(ubah, tetapkan)
    jadi = Evaluasi.objects.get(pk=draf.pk)
    if jadi.status == "ditetapkan":
        capaian.refresh_from_db()
        assert jadi.perhitungan["masukan"]["capaian"]["predikat"] == capaian.predikat
        assert jadi.perhitungan["masukan"]["capaian"]["versi"] == capaian.versi


def test_periods_are_kept_apart() -> None:
    dunia, draf = _ready()
    bantu.organisasi(dunia.dinas, dunia.ani, periode=TW2)
    lain = bantu.draf(draf.skp, dunia.budi, periode=TW2, hasil=DI_ATAS)
    assert lain.pk != draf.pk
    assert Evaluasi.objects.count() == 2
