"""SMART at the field: recorded with every save, shown while typing, accepted with one tap."""

from typing import Any

import pytest
from django.test import Client

from tera.aturan.skp import Pendekatan
from tera.perencanaan.masukan import IsianHasil, IsianSel, fingerprint
from tera.perencanaan.models import IndikatorKinerja, IndikatorSasaran, Skp
from tera.perencanaan.services import (
    check_unchecked_smart,
    save_hasil,
    save_matriks,
    set_pendekatan,
)
from tests import factories
from tests.perencanaan import rencana
from tests.perencanaan.test_halaman import hasil_post, signed_in

pytestmark = pytest.mark.django_db
KEGIATAN = "Melaksanakan penyuluhan gizi"
USUL = "Jumlah penyuluhan gizi yang dilaksanakan"


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


@pytest.fixture
def skp(dunia: factories.Dunia) -> Skp:
    return rencana.draf(dunia.sari)


@pytest.fixture
def sari(dunia: factories.Dunia) -> Client:
    return signed_in(dunia.sari)


def _save(skp: Skp, dunia: factories.Dunia, **isi: Any) -> IndikatorKinerja:
    skp.refresh_from_db()
    dasar = rencana.isian_hasil()
    isian = IsianHasil(
        jenis=dasar.jenis,
        uraian=dasar.uraian,
        indikator=(
            type(dasar.indikator[0])(
                uraian=isi.pop("teks"), target=dasar.indikator[0].target, satuan="kegiatan"
            ),
        ),
        **isi,
    )
    hasil = save_hasil(skp=skp, hasil_id=None, isian=isian, by=dunia.sari, versi=skp.versi)
    return hasil.indikator.get()


def test_every_save_records_the_findings(skp: Skp, dunia: factories.Dunia) -> None:
    baris = _save(skp, dunia, teks=KEGIATAN, intervensi="Menurunnya angka gizi kurang")
    assert baris.smart_baik is False
    assert "kegiatan" in baris.smart
    assert "tanpa_atasan" not in baris.smart


def test_a_result_assigned_from_outside_needs_no_superior(skp: Skp, dunia: factories.Dunia) -> None:
    tanpa = _save(skp, dunia, teks="Jumlah penyuluhan")
    assert "tanpa_atasan" in tanpa.smart
    luar = _save(skp, dunia, teks="Jumlah penyuluhan", penugasan_dari="Bupati")
    assert "tanpa_atasan" not in luar.smart


def test_narrative_plans_are_read_as_narrative(skp: Skp, dunia: factories.Dunia) -> None:
    skp.refresh_from_db()
    set_pendekatan(skp=skp, pendekatan=Pendekatan.KUALITATIF, by=dunia.sari, versi=skp.versi)
    baris = _save(skp, dunia, teks="12 desa terdampingi pada Desember", intervensi="Desa maju")
    assert "tanpa_ukuran" not in baris.smart


def test_unchecked_rows_are_checked_as_a_save_would(skp: Skp, dunia: factories.Dunia) -> None:
    baris = _save(skp, dunia, teks=KEGIATAN)
    tersimpan = (baris.smart, baris.smart_baik)
    IndikatorKinerja.objects.update(smart=[], smart_baik=None)
    assert check_unchecked_smart() == IndikatorKinerja.objects.count()
    baris.refresh_from_db()
    assert (baris.smart, baris.smart_baik) == tersimpan
    assert check_unchecked_smart() == 0


def test_findings_follow_approach_superior_and_matrix(skp: Skp, dunia: factories.Dunia) -> None:
    milik_budi = rencana.draf(dunia.budi)
    induk, hasil = milik_budi.hasil.get(), skp.hasil.get()
    skp.hasil.update(induk=induk, asal="matriks")

    def approach() -> None:
        skp.refresh_from_db()
        set_pendekatan(skp=skp, pendekatan=Pendekatan.KUALITATIF, by=dunia.sari, versi=skp.versi)

    def superior() -> None:
        isian = rencana.isian_hasil("Menurunnya angka gizi kurang")
        save_hasil(
            skp=milik_budi, hasil_id=induk.pk, isian=isian, by=dunia.budi, versi=milik_budi.versi
        )

    def matrix() -> None:
        sel = IsianSel(
            pegawai_id=skp.pegawai_id,
            induk_id=induk.pk,
            teks="Terlaksananya penyuluhan",
            dilihat=fingerprint(hasil.uraian),
        )
        save_matriks(pimpinan=milik_budi, sel=[sel], by=dunia.budi, pada=rencana.PADA)

    for ubah in (approach, superior, matrix):
        IndikatorKinerja.objects.filter(hasil=hasil).update(smart=["basi"])
        ubah()
        assert "basi" not in IndikatorKinerja.objects.get(hasil=hasil).smart, ubah.__name__


def test_the_row_that_is_typed_in_is_judged_at_once(skp: Skp, sari: Client) -> None:
    isi = hasil_post(skp, **{"i0-uraian": KEGIATAN, "baris": "i0"})
    jawaban = sari.post(f"/skp/{skp.pk}/hasil/smart/", isi)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert 'id="smart-i0"' in teks
    assert "menyebut kegiatan" in teks
    assert f'value="i0 {USUL}"' in teks


def test_an_empty_row_has_no_findings_and_an_unknown_row_is_refused(skp: Skp, sari: Client) -> None:
    alamat = f"/skp/{skp.pk}/hasil/smart/"
    assert "temuan" not in sari.post(alamat, hasil_post(skp, baris="i1")).content.decode()
    assert sari.post(alamat, hasil_post(skp, baris="i77")).status_code == 404
    assert sari.post(alamat, hasil_post(skp)).status_code == 404


def test_a_broken_target_does_not_stop_the_check(skp: Skp, sari: Client) -> None:
    isi = hasil_post(skp, **{"i0-target": "9-1", "baris": "i0"})
    assert sari.post(f"/skp/{skp.pk}/hasil/smart/", isi).status_code == 200


def test_a_wording_is_accepted_without_script_and_nothing_is_saved(skp: Skp, sari: Client) -> None:
    sebelum = IndikatorKinerja.objects.count()
    isi = hasil_post(skp, **{"i0-uraian": KEGIATAN, "pakai": f"i0 {USUL}"})
    jawaban = sari.post(f"/skp/{skp.pk}/hasil/tambah/", isi)
    assert jawaban.status_code == 200
    assert f'value="{USUL}"' in jawaban.content.decode()
    assert IndikatorKinerja.objects.count() == sebelum


def test_a_check_on_request_shows_findings_without_refusing(skp: Skp, sari: Client) -> None:
    isi = hasil_post(skp, **{"i0-uraian": KEGIATAN, "periksa": "1"})
    jawaban = sari.post(f"/skp/{skp.pk}/hasil/tambah/", isi)
    assert jawaban.status_code == 200
    assert "menyebut kegiatan" in jawaban.content.decode()


def test_what_is_not_smart_is_saved_all_the_same(skp: Skp, sari: Client) -> None:
    isi = hasil_post(skp, **{"i0-uraian": KEGIATAN})
    assert sari.post(f"/skp/{skp.pk}/hasil/tambah/", isi).status_code == 302
    halaman = sari.get(f"/skp/{skp.pk}/").content.decode()
    assert "hal dapat diperbaiki" in halaman


def test_a_stored_indicator_shows_its_findings_when_it_is_opened(
    skp: Skp, dunia: factories.Dunia, sari: Client
) -> None:
    baris = _save(skp, dunia, teks=KEGIATAN)
    halaman = sari.get(f"/skp/{skp.pk}/hasil/{baris.hasil_id}/").content.decode()
    assert USUL in halaman


def test_objectives_of_units_are_checked_too(dunia: factories.Dunia) -> None:
    ani = signed_in(dunia.ani)
    unit = dunia.dinas
    alamat = f"/sasaran/{unit.pk}/2026/smart/"
    isi = {"uraian": "Gizi baik", "i0-uraian": KEGIATAN, "i0-target": "3", "baris": "i0"}
    teks = ani.post(alamat, isi).content.decode()
    assert "menyebut kegiatan" in teks
    assert "hasil kerja pimpinan" not in teks
    assert not IndikatorSasaran.objects.exists()


def test_the_dashboard_shows_the_share_of_sound_indicators(
    skp: Skp, dunia: factories.Dunia
) -> None:
    _save(skp, dunia, teks=KEGIATAN)
    semua = IndikatorKinerja.objects.filter(smart_baik__isnull=False)
    total = signed_in(dunia.bkpsdm).get("/dasbor/?tahun=2026").context["total"]
    assert total.diperiksa == semua.count()
    assert total.smart == semua.filter(smart_baik=True).count()
