"""Feedback and answers: who, to whom, once."""

from datetime import timedelta

import pytest
from django.db import DataError
from django.utils import timezone

from tera.akun.models import PeranAkun
from tera.aturan.perilaku import NilaiDasar
from tera.dasar.errors import MasukanTidakSah, TidakBoleh, TidakDitemukan
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import AtasanLangsung
from tera.pelaksanaan.models import UmpanBalik
from tera.pelaksanaan.permissions import can_answer_umpan_balik, can_give_umpan_balik
from tera.pelaksanaan.services import answer_umpan_balik, give_umpan_balik
from tests import factories
from tests.pelaksanaan.conftest import Kerja, buat_hasil, buat_skp


def _give(kerja: Kerja, isi: str = "Cakupan naik, pertahankan.", **lain: object) -> UmpanBalik:
    isian = {"hasil": kerja.hasil, "nilai_dasar": None, "by": kerja.budi} | lain
    return give_umpan_balik(skp=kerja.skp, isi=isi, **isian)


def test_feedback_of_the_superior_is_written_audited_and_told(kerja: Kerja) -> None:
    umpan = _give(kerja)
    assert (umpan.dari, umpan.hasil, umpan.induk) == (kerja.budi.pegawai, kerja.hasil, None)
    event = AuditEvent.objects.get(tindakan="beri_umpan_balik")
    assert (event.objek_id, event.isi["isi"]) == (umpan.pk, umpan.isi)
    kabar = Notifikasi.objects.get()
    assert kabar.penerima == kerja.sari.pegawai
    assert kabar.tautan.endswith(f"#utas-{umpan.pk}")


def test_feedback_on_a_value_and_on_the_plan(kerja: Kerja) -> None:
    nilai = _give(kerja, hasil=None, nilai_dasar=NilaiDasar.ADAPTIF, by=kerja.dunia.citra)
    umum = _give(kerja, hasil=None)
    assert (nilai.nilai_dasar, nilai.hasil) == ("adaptif", None)
    assert (umum.nilai_dasar, umum.hasil) == ("", None)


@pytest.mark.parametrize(
    ("siapa", "boleh"),
    [
        ("budi", True),
        ("citra", True),
        ("sari", False),
        ("rekan", True),
        ("ani", False),
        ("bkpsdm", False),
        ("auditor", False),
        ("mantan", False),
        ("lain_unit", False),
        ("dewi", False),
        ("admin_lain", False),
    ],
)
def test_only_whoever_works_with_the_person_gives_feedback(
    kerja: Kerja, siapa: str, boleh: bool
) -> None:
    akun = getattr(kerja.dunia, siapa)
    assert can_give_umpan_balik(akun, kerja.skp, akun.hari_ini) is boleh
    if not boleh:
        with pytest.raises(TidakBoleh):
            _give(kerja, by=akun)
        assert not UmpanBalik.objects.exists()


def test_head_of_agency_gives_feedback_to_whoever_has_no_superior(kerja: Kerja) -> None:
    AtasanLangsung.objects.filter(pegawai=kerja.sari.pegawai).delete()
    akun = kerja.dunia.lain_unit
    hari_ini = akun.hari_ini
    assert not can_give_umpan_balik(akun, kerja.skp, hari_ini)
    PeranAkun.objects.create(
        instansi=akun.instansi, akun=akun, peran="pimpinan", sejak=factories.AWAL
    )
    del akun._peran_aktif
    assert can_give_umpan_balik(akun, kerja.skp, hari_ini)


def test_feedback_on_a_result_of_another_plan_is_not_found(kerja: Kerja) -> None:
    lain = buat_hasil(buat_skp(kerja.dunia.rekan), "Laporan tersusun")
    with pytest.raises(TidakDitemukan):
        _give(kerja, hasil=lain)
    with pytest.raises(TidakDitemukan):
        _give(kerja, nilai_dasar=NilaiDasar.LOYAL)


@pytest.mark.parametrize("isi", ["", "  \r\n ", "ok", "a" * 2001, "a\x00bcd"])
def test_empty_overlong_or_unstorable_words_are_refused(kerja: Kerja, isi: str) -> None:
    with pytest.raises(MasukanTidakSah) as galat:
        _give(kerja, isi=isi)
    assert set(galat.value.bidang) == {"isi"}


def test_repeated_post_is_one_feedback_later_the_same_words_are_new(kerja: Kerja) -> None:
    pertama = _give(kerja)
    assert _give(kerja, isi=pertama.isi + "\r\n").pk == pertama.pk
    assert _give(kerja, hasil=None).pk != pertama.pk
    assert Notifikasi.objects.count() == 2
    UmpanBalik.objects.update(dibuat_pada=timezone.now() - timedelta(minutes=11))
    assert _give(kerja).pk != pertama.pk


def test_owner_answers_and_the_giver_is_told(kerja: Kerja) -> None:
    umpan = _give(kerja)
    Notifikasi.objects.all().delete()
    jawaban = answer_umpan_balik(induk=umpan, isi="Baik, Bu.", by=kerja.sari)
    assert (jawaban.induk, jawaban.hasil, jawaban.dari) == (
        umpan,
        kerja.hasil,
        kerja.sari.pegawai,
    )
    assert Notifikasi.objects.get().penerima == kerja.budi.pegawai
    assert AuditEvent.objects.get(tindakan="jawab_umpan_balik").isi["induk"] == umpan.pk


def test_answer_to_an_answer_joins_the_thread_and_tells_both_others(kerja: Kerja) -> None:
    umpan = _give(kerja)
    jawaban = answer_umpan_balik(induk=umpan, isi="Baik, Bu.", by=kerja.sari)
    Notifikasi.objects.all().delete()
    lanjut = answer_umpan_balik(induk=jawaban, isi="Terima kasih.", by=kerja.dunia.citra)
    assert lanjut.induk == umpan
    assert set(Notifikasi.objects.values_list("penerima", flat=True)) == {
        kerja.sari.pegawai_id,
        kerja.budi.pegawai_id,
    }


@pytest.mark.parametrize("siapa", ["rekan", "ani", "dewi"])
def test_peer_or_stranger_does_not_answer(kerja: Kerja, siapa: str) -> None:
    umpan = _give(kerja)
    akun = getattr(kerja.dunia, siapa)
    assert not can_answer_umpan_balik(akun, umpan, akun.hari_ini)
    with pytest.raises(TidakBoleh):
        answer_umpan_balik(induk=umpan, isi="Saya juga", by=akun)
    assert UmpanBalik.objects.count() == 1


def test_audit_failure_leaves_no_feedback(kerja: Kerja) -> None:
    kerja.budi.nama = "x" * 201
    with pytest.raises(DataError):
        _give(kerja)
    assert not UmpanBalik.objects.exists()
    assert not Notifikasi.objects.exists()
