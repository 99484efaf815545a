"""The spread of predicates: counted once each, compared with the pattern, binding where set so."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tera.aturan.predikat import Predikat, PredikatOrganisasi, Rating
from tera.dasar.errors import KeadaanTidakCocok
from tera.penilaian.models import Evaluasi
from tera.penilaian.queries import daftar_penilaian, distribusi_unit
from tera.penilaian.services import finalize_evaluasi
from tests import factories
from tests.penilaian import bantu
from tests.penilaian.bantu import AKHIR, DI_ATAS, SESUAI, TW1

pytestmark = pytest.mark.django_db


def _staff(dunia: factories.Dunia, jumlah: int, hasil: Rating = SESUAI) -> list[Evaluasi]:
    """Staff of the bidang with a draft each."""
    return [
        bantu.draf(
            bantu.rencana(factories.pegawai(f"Staf {n}", dunia.bidang, atasan=dunia.budi.pegawai)),
            dunia.budi,
            hasil=hasil,
            perilaku=hasil,
        )
        for n in range(jumlah)
    ]


def _world() -> factories.Dunia:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    return dunia


def test_counts_of_the_whole_subtree_with_drafts_apart() -> None:
    dunia = _world()
    satu, *_ = _staff(dunia, 3)
    _staff(dunia, 2, DI_ATAS)
    bantu.rencana(dunia.sari.pegawai)
    bantu.rencana(dunia.rekan.pegawai, status="diajukan")
    bantu.rencana(dunia.lain_unit.pegawai)
    finalize_evaluasi(evaluasi=satu, by=dunia.budi, versi=satu.versi, pada=AKHIR)
    isi = distribusi_unit(dunia.instansi.pk, dunia.dinas.pk, TW1, AKHIR)
    assert isi.ditetapkan[Predikat.BAIK] == 1
    assert isi.draf[Predikat.BAIK] == 2
    assert isi.jumlah[Predikat.SANGAT_BAIK] == 2
    assert (isi.dinilai, isi.belum) == (5, 1)
    assert isi.capaian is not None
    assert isi.hasil is not None
    assert not isi.hasil.sesuai
    lain = distribusi_unit(dunia.instansi.pk, dunia.dinas_lain.pk, TW1, AKHIR)
    assert (lain.dinilai, lain.belum, lain.capaian, lain.hasil) == (0, 1, None, None)


@pytest.mark.parametrize("jumlah", [2, 12])
def test_distribution_and_list_cost_the_same_whatever_the_number(jumlah: int) -> None:
    dunia = _world()
    _staff(dunia, jumlah)
    with CaptureQueriesContext(
        connection,
    ) as spread:
        distribusi_unit(dunia.instansi.pk, dunia.dinas.pk, TW1, AKHIR)
    assert len(spread) == 3
    budi = bantu.fresh(dunia.budi)
    assert budi.peran_aktif == []
    with CaptureQueriesContext(connection) as daftar:
        baris = daftar_penilaian(budi, TW1, AKHIR)
    assert len(daftar) == 4
    assert len(baris) == jumlah + 2
    assert {satu.keadaan for satu in baris} == {"draf", "belum_dinilai"}
    assert {satu.halangan for satu in baris if satu.skp is None} == {
        "Belum punya SKP untuk periode ini."
    }


def test_pattern_only_warns_unless_the_agency_made_it_binding() -> None:
    dunia = _world()
    draf = _staff(dunia, 6, DI_ATAS)[0]
    jadi = finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    assert jadi.predikat == "sangat_baik"


def test_binding_pattern_holds_until_everyone_is_rated_and_it_conforms() -> None:
    dunia = _world()
    bantu.pengaturan(dunia.dinas, "distribusi_mengikat", "ya")
    semua = _staff(dunia, 6, DI_ATAS)
    sisa = bantu.rencana(dunia.sari.pegawai)
    draf = semua[0]

    def tetapkan() -> Evaluasi:
        satu = Evaluasi.objects.get(pk=draf.pk)
        return finalize_evaluasi(evaluasi=satu, by=dunia.budi, versi=satu.versi, pada=AKHIR)

    with pytest.raises(KeadaanTidakCocok, match="1 pegawai dengan SKP disetujui belum"):
        tetapkan()
    bantu.draf(sisa, dunia.budi)
    with pytest.raises(KeadaanTidakCocok, match="mengikat di instansi ini dan belum sesuai"):
        tetapkan()
    Evaluasi.objects.update(rating_hasil="sesuai")
    Evaluasi.objects.filter(skp=sisa).update(rating_hasil="di_bawah", rating_perilaku="sesuai")
    Evaluasi.objects.filter(pk=semua[1].pk).update(rating_hasil="di_atas")
    Evaluasi.objects.filter(pk=semua[2].pk).update(rating_hasil="di_atas")
    Evaluasi.objects.filter(pk=semua[3].pk).update(rating_hasil="di_atas")
    assert tetapkan().predikat == "baik"


def test_binding_pattern_does_not_hold_tiny_units() -> None:
    dunia = _world()
    bantu.pengaturan(dunia.dinas, "distribusi_mengikat", "ya")
    draf = _staff(dunia, 3, DI_ATAS)[0]
    jadi = finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    assert jadi.status == "ditetapkan"


def test_unit_without_own_predicate_is_compared_with_that_above() -> None:
    dunia = _world()
    isi = distribusi_unit(dunia.instansi.pk, dunia.bidang.pk, TW1, AKHIR)
    assert isi.capaian is not None
    assert isi.capaian.unit_id == dunia.dinas.pk
    bantu.organisasi(dunia.bidang, dunia.citra, predikat=PredikatOrganisasi.ISTIMEWA)
    isi = distribusi_unit(dunia.instansi.pk, dunia.bidang.pk, TW1, AKHIR)
    assert isi.capaian is not None
    assert isi.capaian.predikat == "istimewa"
