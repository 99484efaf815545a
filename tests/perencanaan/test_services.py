"""Use cases of planning: done, refused, wrong state, replayed."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import close_old_connections, connection

from tera.akun.models import Akun
from tera.aturan.skp import Pendekatan
from tera.dasar.errors import (
    DomainError,
    KeadaanTidakCocok,
    MasukanTidakSah,
    TidakBoleh,
    VersiBerubah,
)
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.queries import penugasan_utama
from tera.pelaksanaan.services import give_umpan_balik
from tera.perencanaan.models import RencanaHasilKerja, SasaranUnit, Skp
from tera.perencanaan.services import (
    approve_skp,
    create_skp,
    open_perubahan,
    remove_hasil,
    return_skp,
    save_hasil,
    submit_skp,
    withdraw_skp,
)
from tests import factories
from tests.perencanaan import rencana
from tests.perencanaan.rencana import PADA


@pytest.fixture
def dunia(db: None) -> factories.Dunia:
    return factories.dunia()


def test_create_skp_twice_gives_the_same_draft(dunia: factories.Dunia) -> None:
    assert dunia.sari.pegawai
    penugasan = penugasan_utama(dunia.sari.pegawai, PADA)
    assert penugasan
    buat = {"penugasan": penugasan, "tahun": 2026, "pendekatan": Pendekatan.KUANTITATIF}
    pertama = create_skp(**buat, by=dunia.sari)
    assert create_skp(**buat, by=dunia.sari).pk == pertama.pk
    assert pertama.perilaku.count() == 7
    assert pertama.bentuk == "ja_jf"


def test_head_of_unit_gets_the_jpt_form(dunia: factories.Dunia) -> None:
    assert rencana.draf(dunia.budi).bentuk == "jpt"


def test_submit_approve_leaves_trail_and_tells_the_next(dunia: factories.Dunia) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    assert skp.status == "disetujui"
    assert skp.penilai == dunia.budi.pegawai
    langkah = AuditEvent.objects.filter(objek="perencanaan.Skp", objek_id=skp.pk)
    assert [e.tindakan for e in langkah.order_by("id")] == [
        "buat_skp",
        "simpan_hasil",
        "simpan_lampiran",
        "ajukan_skp",
        "setujui_skp",
    ]
    assert Notifikasi.objects.filter(penerima=dunia.budi.pegawai).count() == 1
    assert Notifikasi.objects.filter(penerima=dunia.sari.pegawai).count() == 1


def test_submit_skp_without_indikator_is_refused(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    save_hasil(
        skp=skp,
        hasil_id=None,
        isian=replace(rencana.isian_hasil("Tersusunnya laporan"), indikator=()),
        by=dunia.sari,
        versi=skp.versi,
    )
    with pytest.raises(MasukanTidakSah, match="belum mempunyai indikator"):
        submit_skp(skp=skp, by=dunia.sari, versi=skp.versi, pada=PADA)
    skp.refresh_from_db()
    assert skp.status == "draf"


def test_return_skp_needs_a_note_and_opens_the_plan_again(dunia: factories.Dunia) -> None:
    skp = rencana.diajukan(dunia.sari)
    with pytest.raises(MasukanTidakSah, match="catatan"):
        return_skp(skp=skp, by=dunia.budi, versi=skp.versi, catatan="  ", pada=PADA)
    return_skp(skp=skp, by=dunia.budi, versi=skp.versi, catatan="Target belum terukur", pada=PADA)
    assert skp.status == "dikembalikan"
    assert skp.dapat_diubah
    submit_skp(skp=skp, by=dunia.sari, versi=skp.versi, pada=PADA)
    assert skp.status == "diajukan"


def test_withdraw_skp_after_approval_is_refused(dunia: factories.Dunia) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    with pytest.raises(KeadaanTidakCocok, match="Disetujui"):
        withdraw_skp(skp=skp, by=dunia.sari, versi=skp.versi)


@pytest.mark.parametrize(
    "siapa", ["diri", "rekan", "atasan_penilai", "bkpsdm", "mantan_penilai", "instansi_lain"]
)
def test_approve_skp_by_anyone_but_the_penilai_is_refused(
    dunia: factories.Dunia, siapa: str
) -> None:
    skp = rencana.diajukan(dunia.sari)
    with pytest.raises(TidakBoleh):
        approve_skp(skp=skp, by=dunia.semua()[siapa], versi=skp.versi, pada=PADA)


def test_save_hasil_from_an_old_tab_is_refused_and_loses_nothing(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    with pytest.raises(VersiBerubah, match="belum disimpan"):
        save_hasil(
            skp=skp,
            hasil_id=None,
            isian=rencana.isian_hasil("Dari tab lama"),
            by=dunia.sari,
            versi=skp.versi - 1,
        )
    assert not RencanaHasilKerja.objects.filter(uraian="Dari tab lama").exists()


def test_induk_must_be_a_result_of_the_superior(dunia: factories.Dunia) -> None:
    milik_budi = RencanaHasilKerja.objects.get(skp=rencana.draf(dunia.budi))
    milik_rekan = RencanaHasilKerja.objects.get(skp=rencana.draf(dunia.rekan))
    skp = rencana.draf(dunia.sari)
    hasil = save_hasil(
        skp=skp,
        hasil_id=None,
        isian=rencana.isian_hasil(induk_id=milik_budi.pk),
        by=dunia.sari,
        versi=skp.versi,
    )
    assert hasil.intervensi_tampil == milik_budi.uraian
    with pytest.raises(MasukanTidakSah, match="SKP pimpinan"):
        save_hasil(
            skp=skp,
            hasil_id=None,
            isian=rencana.isian_hasil(induk_id=milik_rekan.pk),
            by=dunia.sari,
            versi=skp.versi,
        )


def test_remove_hasil_of_another_plan_is_not_found(dunia: factories.Dunia) -> None:
    hasil = RencanaHasilKerja.objects.get(skp=rencana.draf(dunia.rekan))
    skp = rencana.draf(dunia.sari)
    with pytest.raises(DomainError, match="tidak ditemukan"):
        remove_hasil(skp=skp, hasil_id=hasil.pk, by=dunia.sari, versi=skp.versi)


def test_what_served_a_removed_result_keeps_its_words(dunia: factories.Dunia) -> None:
    sasaran = SasaranUnit.objects.create(
        instansi=dunia.instansi, unit=dunia.bidang, tahun=rencana.TAHUN, uraian="Sasaran bidang"
    )
    milik_budi, skp = rencana.draf(dunia.budi), rencana.draf(dunia.sari)
    induk, turunan = milik_budi.hasil.get(), skp.hasil.get()
    isian = rencana.isian_hasil(sasaran_id=sasaran.pk)
    save_hasil(
        skp=milik_budi, hasil_id=induk.pk, isian=isian, by=dunia.budi, versi=milik_budi.versi
    )
    isian = rencana.isian_hasil(induk_id=induk.pk)
    save_hasil(skp=skp, hasil_id=turunan.pk, isian=isian, by=dunia.sari, versi=skp.versi)
    remove_hasil(skp=milik_budi, hasil_id=induk.pk, by=dunia.budi, versi=milik_budi.versi)
    turunan.refresh_from_db()
    assert turunan.intervensi_tampil == induk.uraian
    assert (turunan.induk, turunan.sasaran) == (None, None)


def test_a_result_that_serves_nothing_has_no_kind_of_share(dunia: factories.Dunia) -> None:
    milik_budi, skp = rencana.draf(dunia.budi), rencana.draf(dunia.sari)
    induk, hasil = milik_budi.hasil.get(), skp.hasil.get()
    skp.hasil.update(induk=induk, cara="langsung")
    isian = rencana.isian_hasil(induk_id=induk.pk)
    satu = save_hasil(skp=skp, hasil_id=hasil.pk, isian=isian, by=dunia.sari, versi=skp.versi)
    assert satu.cara == "langsung"
    isian = rencana.isian_hasil()
    satu = save_hasil(skp=skp, hasil_id=hasil.pk, isian=isian, by=dunia.sari, versi=skp.versi)
    assert satu.cara == ""
    skp.hasil.update(induk=induk, cara="langsung")
    remove_hasil(skp=milik_budi, hasil_id=induk.pk, by=dunia.budi, versi=milik_budi.versi)
    assert skp.hasil.get().cara == ""


def test_remove_hasil_with_feedback_is_refused(dunia: factories.Dunia) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    hasil = skp.hasil.get()
    give_umpan_balik(skp=skp, hasil=hasil, nilai_dasar=None, isi="Bagus", by=dunia.budi, pada=PADA)
    open_perubahan(skp=skp, alasan="Pergantian tugas", by=dunia.sari, versi=skp.versi, pada=PADA)
    with pytest.raises(MasukanTidakSah, match="umpan balik"):
        remove_hasil(skp=skp, hasil_id=hasil.pk, by=dunia.sari, versi=skp.versi)
    assert hasil.umpan_balik.exists()


def test_failing_audit_rolls_the_change_back(
    dunia: factories.Dunia, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    skp = rencana.draf(dunia.sari)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "ALTER TABLE dasar_auditevent ADD CONSTRAINT uji CHECK (tindakan <> 'ajukan_skp')"
        )
    with pytest.raises(Exception, match="uji"):
        submit_skp(skp=skp, by=dunia.sari, versi=skp.versi, pada=PADA)
    assert Skp.objects.get(pk=skp.pk).status == "draf"


@pytest.mark.django_db(transaction=True)
def test_two_approvers_at_once_have_one_effect() -> None:
    dunia = factories.dunia()
    skp = rencana.diajukan(dunia.sari)
    hasil: list[str] = []
    mulai = threading.Barrier(2)

    def approve(akun: Akun) -> None:
        salinan = Skp.objects.get(pk=skp.pk)
        mulai.wait()
        try:
            approve_skp(skp=salinan, by=akun, versi=skp.versi, pada=PADA)
            hasil.append("ya")
        except KeadaanTidakCocok:
            hasil.append("tidak")
        finally:
            close_old_connections()
            connection.close()

    utas = [threading.Thread(target=approve, args=(dunia.budi,)) for _ in range(2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert sorted(hasil) == ["tidak", "ya"]
    assert AuditEvent.objects.filter(tindakan="setujui_skp").count() == 1
