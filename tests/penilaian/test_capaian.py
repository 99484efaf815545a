"""The organisation's predicate: who sets it, when, and that it holds once a result rests on it."""

from datetime import date

import pytest
from django.db import IntegrityError

from tera.aturan.predikat import PredikatOrganisasi
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.penilaian.models import CapaianOrganisasi
from tera.penilaian.permissions import can_set_capaian
from tera.penilaian.queries import capaian_terdekat, unit_terlihat, with_boleh
from tera.penilaian.services import finalize_evaluasi, set_capaian
from tests import factories
from tests.penilaian import bantu
from tests.penilaian.bantu import AKHIR, APRIL, TW1

pytestmark = pytest.mark.django_db


def test_head_one_level_above_sets_capaian_and_head_of_unit_is_told() -> None:
    dunia = factories.dunia()
    capaian = bantu.organisasi(dunia.bidang, dunia.citra)
    assert (capaian.predikat, capaian.mulai, capaian.jenis) == ("baik", TW1.mulai, "periodik")
    kabar = Notifikasi.objects.get(penerima=dunia.budi.pegawai)
    assert "Baik" in kabar.teks
    catatan = AuditEvent.objects.get(tindakan="tetapkan_capaian")
    assert catatan.isi["dicatat_atas_nama_pimpinan"] is False


@pytest.mark.parametrize(
    ("siapa", "boleh"),
    [
        ("diri", False),
        ("penilai", False),
        ("atasan_penilai", True),
        ("rekan", False),
        ("pengelola", True),
        ("bkpsdm", True),
        ("auditor", False),
        ("unit_lain", False),
        ("mantan_penilai", False),
        ("instansi_lain", False),
        ("bkpsdm_instansi_lain", False),
    ],
)
def test_who_sets_capaian_of_bidang(siapa: str, boleh: bool) -> None:
    dunia = factories.dunia()
    by = dunia.semua()[siapa]
    assert can_set_capaian(by, dunia.bidang, AKHIR) is boleh
    di_daftar = with_boleh(unit_terlihat(by, AKHIR), by, AKHIR).filter(unit=dunia.bidang).first()
    assert bool(di_daftar and di_daftar.boleh) is boleh


def test_recording_on_behalf_is_said_in_the_audit_record() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    catatan = AuditEvent.objects.get(tindakan="tetapkan_capaian")
    assert catatan.isi["dicatat_atas_nama_pimpinan"] is True


def test_head_never_sets_capaian_of_own_unit_even_with_the_role() -> None:
    dunia = factories.dunia()
    from tera.akun.peran import Peran

    citra = bantu.give_peran(dunia.citra, Peran.BKPSDM)
    with pytest.raises(TidakBoleh, match="bukan oleh kepala unit itu sendiri"):
        bantu.organisasi(dunia.dinas, citra)


def test_top_unit_is_for_the_pimpinan_of_the_agency() -> None:
    dunia = factories.dunia()
    setda = dunia.dinas.susunan.get().induk
    assert not can_set_capaian(dunia.citra, setda, AKHIR)
    assert can_set_capaian(bantu.pimpinan(setda), setda, AKHIR)


def test_capaian_before_the_period_opens_is_refused() -> None:
    dunia = factories.dunia()
    with pytest.raises(KeadaanTidakCocok, match="baru dibuka pada 28 Februari 2025"):
        bantu.organisasi(dunia.bidang, dunia.citra, pada=date(2025, 2, 27))
    bantu.organisasi(dunia.bidang, dunia.citra, pada=date(2025, 2, 28))


def test_capaian_of_a_period_that_the_agency_does_not_use_is_refused() -> None:
    dunia = factories.dunia()
    bantu.pengaturan(dunia.dinas, "periode_evaluasi", "bulanan")
    with pytest.raises(MasukanTidakSah, match="bukan periode evaluasi"):
        bantu.organisasi(dunia.bidang, dunia.citra)


def test_capaian_without_reason_is_refused_beside_the_field() -> None:
    dunia = factories.dunia()
    with pytest.raises(MasukanTidakSah) as galat:
        set_capaian(
            unit=dunia.bidang,
            periode=TW1,
            predikat=PredikatOrganisasi.BAIK,
            alasan="  ok ",
            by=dunia.citra,
            versi=None,
            pada=APRIL,
        )
    assert "alasan" in galat.value.bidang


def test_same_capaian_sent_twice_has_one_effect() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.bidang, dunia.citra)
    bantu.organisasi(dunia.bidang, dunia.citra)
    assert AuditEvent.objects.filter(tindakan="tetapkan_capaian").count() == 1
    assert CapaianOrganisasi.objects.get().versi == 1


def test_capaian_changed_from_an_old_page_is_refused() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.bidang, dunia.citra)
    with pytest.raises(VersiBerubah):
        bantu.organisasi(dunia.bidang, dunia.ani, predikat=PredikatOrganisasi.ISTIMEWA)
    assert CapaianOrganisasi.objects.get().predikat == "baik"


def test_capaian_does_not_change_once_a_result_rests_on_it() -> None:
    dunia = factories.dunia()
    lama = bantu.organisasi(dunia.bidang, dunia.citra)
    draf = bantu.draf(bantu.rencana(dunia.sari.pegawai), dunia.budi)
    ubah = {
        "unit": dunia.bidang,
        "periode": TW1,
        "alasan": "Dihitung ulang setelah reviu.",
        "by": dunia.citra,
        "pada": AKHIR,
    }
    set_capaian(predikat=PredikatOrganisasi.ISTIMEWA, versi=lama.versi, **ubah)
    finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    with pytest.raises(KeadaanTidakCocok, match="dasar 1 evaluasi"):
        set_capaian(predikat=PredikatOrganisasi.KURANG, versi=lama.versi + 1, **ubah)


def test_nearest_capaian_is_the_own_one_else_of_the_unit_above() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani, predikat=PredikatOrganisasi.ISTIMEWA)
    ids = [dunia.dinas.pk, dunia.bidang.pk, dunia.dinas_lain.pk]
    hasil = capaian_terdekat(dunia.instansi.pk, ids, TW1, AKHIR)
    assert {k: v.predikat for k, v in hasil.items()} == {
        dunia.dinas.pk: "istimewa",
        dunia.bidang.pk: "istimewa",
    }
    bantu.organisasi(dunia.bidang, dunia.citra)
    hasil = capaian_terdekat(dunia.instansi.pk, ids, TW1, AKHIR)
    assert hasil[dunia.bidang.pk].predikat == "baik"


def test_audit_failure_rolls_the_capaian_back() -> None:
    dunia = factories.dunia()
    bantu.refuse_audit("tetapkan_capaian")
    with pytest.raises(IntegrityError, match="uji_tolak"):
        bantu.organisasi(dunia.bidang, dunia.citra)
    assert not CapaianOrganisasi.objects.exists()
    assert not Notifikasi.objects.exists()
