"""Objectives of several years: use cases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tera.aturan.target import parse_target
from tera.dasar.errors import MasukanTidakSah, TidakBoleh, TidakDitemukan, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.perencanaan.masukan import IsianIndikator, IsianSasaran
from tera.perencanaan.models import (
    DokumenStrategis,
    IndikatorSasaran,
    IndikatorStrategis,
    SasaranStrategis,
    SasaranUnit,
    TargetTahunan,
)
from tera.perencanaan.queries.strategis import get_indikator_strategis, isian_strategis
from tera.perencanaan.services import (
    adopt_tahun,
    remove_sasaran_strategis,
    save_lembar_indikator,
    save_sasaran,
    save_sasaran_strategis,
)
from tests import factories
from tests.perencanaan.rencana_strategis import isian, isian_indikator

pytestmark = pytest.mark.django_db
PADA = date(2026, 3, 2)


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def save(dunia: factories.Dunia, **lain: object) -> SasaranStrategis:
    nilai = {
        "unit": dunia.dinas,
        "sasaran_id": None,
        "isian": isian(),
        "by": dunia.citra,
        "pada": PADA,
    }
    return save_sasaran_strategis(**(nilai | lain))  # type: ignore[arg-type]


def adopt(dunia: factories.Dunia, *sasaran: int, tahun: int = 2026) -> tuple[int, int]:
    return adopt_tahun(unit=dunia.dinas, tahun=tahun, sasaran_id=sasaran, by=dunia.citra, pada=PADA)


def test_objective_with_five_yearly_targets_is_stored_and_audited(dunia: factories.Dunia) -> None:
    sasaran = save(dunia)
    indikator = sasaran.indikator.get()
    assert (indikator.awal, indikator.tahun_awal, indikator.iku) == (Decimal("5.5"), 2024, True)
    assert list(
        TargetTahunan.objects.order_by("tahun").values_list("tahun", "target_bawah", "instansi")
    ) == [(2025 + n, Decimal(10 * (n + 1)), dunia.instansi.pk) for n in range(5)]
    catatan = AuditEvent.objects.get(tindakan="simpan_sasaran_strategis")
    assert catatan.objek_id == sasaran.pk
    assert catatan.isi["indikator"][0][0] == "Persentase bayi dengan imunisasi lengkap"


@pytest.mark.parametrize("lama", [1, 3, 6, 10])
def test_a_plan_may_have_another_number_of_years(dunia: factories.Dunia, lama: int) -> None:
    save(dunia, isian=isian(lama=lama))
    assert TargetTahunan.objects.count() == lama


def test_changing_keeps_the_rows_that_are_named(dunia: factories.Dunia) -> None:
    sasaran = save(dunia)
    lama = sasaran.indikator.get()
    adopt(dunia, sasaran.pk)
    dua = (
        isian_indikator(uraian="Baru di depan"),
        isian_indikator(uraian="Kalimat diubah", id=lama.pk, target={2026: parse_target("98-99")}),
    )
    save(dunia, sasaran_id=sasaran.pk, isian=replace(isian(), indikator=dua), versi=sasaran.versi)
    assert [i.uraian for i in sasaran.indikator.order_by("urut")] == [
        "Baru di depan",
        "Kalimat diubah",
    ]
    lama.refresh_from_db()
    assert lama.uraian == "Kalimat diubah"
    assert lama.target_tahunan.get().target == parse_target("98-99")
    assert IndikatorSasaran.objects.get().strategis == lama


@pytest.mark.parametrize(
    ("salah", "kalimat"),
    [
        (isian(lama=11), "paling panjang 10 tahun; ini 11"),
        (replace(isian(), selesai=2024), "tidak boleh sebelum tahun mulai"),
        (isian(mulai=1980), "antara 1990 dan 2100"),
        (isian(mulai=2098), "antara 1990 dan 2100"),
        (replace(isian(), indikator=()), "paling sedikit satu indikator"),
        (replace(isian(), indikator=(isian_indikator(),) * 16), "paling banyak 15"),
        (replace(isian(), indikator=(isian_indikator(target={}),)), "Isi target paling sedikit"),
        (replace(isian(), mulai=2026), "Target tahun 2025 pada .* di luar 2026 sampai 2029"),
        (replace(isian(), indikator=(isian_indikator(tahun_awal=2030),)), "sesudah 2029"),
    ],
)
def test_an_unsound_objective_is_refused_with_a_sentence(
    dunia: factories.Dunia, salah: object, kalimat: str
) -> None:
    with pytest.raises(MasukanTidakSah, match=kalimat):
        save(dunia, isian=salah)
    assert not SasaranStrategis.objects.exists()


def test_who_may_write(dunia: factories.Dunia) -> None:
    for akun in (dunia.citra, dunia.ani, dunia.bkpsdm):
        save(dunia, by=akun, isian=replace(isian(), uraian=f"Sasaran {akun.nama}"))
    for akun in (dunia.sari, dunia.budi, dunia.auditor, dunia.mantan, dunia.dewi, dunia.admin_lain):
        with pytest.raises(TidakBoleh, match="kepala unit, pengelola kinerja"):
            save(dunia, by=akun)


def test_a_second_writer_is_told_and_nothing_is_lost(dunia: factories.Dunia) -> None:
    sasaran = save(dunia)
    save(dunia, sasaran_id=sasaran.pk, isian=isian("Pertama"), versi=1)
    with pytest.raises(VersiBerubah):
        save(dunia, sasaran_id=sasaran.pk, isian=isian("Kedua"), versi=1)
    with pytest.raises(VersiBerubah):
        remove_sasaran_strategis(sasaran=sasaran, by=dunia.citra, pada=PADA, versi=1)
    sasaran.refresh_from_db()
    assert (sasaran.uraian, sasaran.versi) == ("Pertama", 2)


def test_rows_of_others_cannot_be_named(dunia: factories.Dunia) -> None:
    sasaran = save(dunia)
    asing = save(dunia, unit=dunia.bidang, by=dunia.budi)
    with pytest.raises(TidakDitemukan):
        save(dunia, sasaran_id=asing.pk, versi=1)
    kiriman = replace(isian(), indikator=(isian_indikator(id=asing.indikator.get().pk),))
    with pytest.raises(TidakDitemukan):
        save(dunia, sasaran_id=sasaran.pk, isian=kiriman, versi=1)
    with pytest.raises(TidakDitemukan):
        get_indikator_strategis(dunia.dewi.instansi_id, asing.indikator.get().pk)


def test_what_an_objective_may_serve(dunia: factories.Dunia) -> None:
    rpjmd = replace(isian("RPJMD"), dokumen=DokumenStrategis.RPJMD)
    atas = save(dunia, unit=dunia.dinas_lain, by=dunia.bkpsdm, isian=rpjmd)
    dinas = save(dunia, isian=isian(induk_id=atas.pk))
    bidang = save(dunia, unit=dunia.bidang, by=dunia.budi, isian=isian(induk_id=dinas.pk))
    assert (dinas.induk, bidang.induk) == (atas, dinas)
    with pytest.raises(MasukanTidakSah, match="unit di atasnya") as galat:
        save(dunia, isian=isian(induk_id=bidang.pk))
    assert set(galat.value.bidang) == {"induk"}
    with pytest.raises(MasukanTidakSah, match="yang teratas"):
        save(dunia, isian=replace(rpjmd, induk_id=atas.pk))
    asing = save(dunia, unit=dunia.dewi.pegawai.penugasan.get().unit, by=dunia.admin_lain)  # type: ignore[union-attr]
    with pytest.raises(MasukanTidakSah):
        save(dunia, isian=isian(induk_id=asing.pk))


def test_removing_leaves_the_years_objectives(dunia: factories.Dunia) -> None:
    sasaran = save(dunia)
    adopt(dunia, sasaran.pk)
    remove_sasaran_strategis(sasaran=sasaran, by=dunia.citra, pada=PADA, versi=1)
    assert not IndikatorStrategis.objects.exists()
    assert SasaranUnit.objects.get().strategis is None
    assert IndikatorSasaran.objects.get().strategis is None


def test_sheet_of_one_indicator_is_written_alone(dunia: factories.Dunia) -> None:
    dua = (isian_indikator(), isian_indikator(uraian="Lain"))
    sasaran = save(dunia, isian=replace(isian(), indikator=dua))
    satu, lain = sasaran.indikator.order_by("urut")
    baru = isian_indikator(uraian="Lebih tepat", awal=None)
    nilai = {"indikator": satu, "isian": baru, "by": dunia.citra, "pada": PADA}
    save_lembar_indikator(**nilai, versi=1)  # type: ignore[arg-type]
    with pytest.raises(VersiBerubah):
        save_lembar_indikator(**nilai, versi=1)  # type: ignore[arg-type]
    kini = isian_strategis(SasaranStrategis.objects.get()).indikator
    assert [(i.id, i.uraian, i.awal) for i in kini] == [
        (satu.pk, "Lebih tepat", None),
        (lain.pk, "Lain", Decimal("5.5")),
    ]


def test_a_year_is_made_once_with_its_target_sheet_and_links(dunia: factories.Dunia) -> None:
    atas = save(dunia)
    adopt(dunia, atas.pk)
    bidang = save(dunia, unit=dunia.bidang, by=dunia.budi, isian=isian(induk_id=atas.pk))
    for harapan in ((1, 1), (0, 0)):
        nilai = {"unit": dunia.bidang, "tahun": 2026, "by": dunia.budi, "pada": PADA}
        assert adopt_tahun(sasaran_id=[bidang.pk], **nilai) == harapan  # type: ignore[arg-type]
    sasaran = SasaranUnit.objects.get(unit=dunia.bidang)
    indikator = sasaran.indikator.get()
    assert (sasaran.tahun, sasaran.strategis) == (2026, bidang)
    assert sasaran.induk == SasaranUnit.objects.get(unit=dunia.dinas)
    assert indikator.strategis == bidang.indikator.get()
    assert indikator.target_tampil == "20 %"
    assert (indikator.definisi, indikator.rumus, indikator.iku) == (
        "Bayi yang lengkap imunisasinya",
        "A/B",
        True,
    )


def test_adopting_again_adds_only_what_is_new_and_overwrites_nothing(
    dunia: factories.Dunia,
) -> None:
    sasaran = save(dunia)
    adopt(dunia, sasaran.pk)
    IndikatorSasaran.objects.update(target_bawah=25, target_atas=25)
    tambahan = replace(isian_strategis(sasaran), indikator=(
        *isian_strategis(SasaranStrategis.objects.get()).indikator,
        isian_indikator(uraian="Tambahan"),
        isian_indikator(uraian="Bukan tahun ini", target={2028: parse_target("1")}),
    ))  # fmt: skip
    save(dunia, sasaran_id=sasaran.pk, isian=tambahan, versi=1)
    assert adopt(dunia, sasaran.pk) == (0, 1)
    setahun = SasaranUnit.objects.get()
    assert setahun.versi == 2
    assert [i.target_tampil for i in setahun.indikator.order_by("urut")] == ["25 %", "20 %"]


def test_an_objective_of_the_same_words_is_linked_not_doubled(dunia: factories.Dunia) -> None:
    kata = IsianIndikator(uraian=isian_indikator().uraian.upper(), target=parse_target("77"))
    ada = save_sasaran(
        unit=dunia.dinas,
        tahun=2026,
        sasaran_id=None,
        isian=IsianSasaran(uraian="meningkatnya derajat KESEHATAN", indikator=(kata,)),
        by=dunia.citra,
        pada=PADA,
    )
    sasaran = save(dunia)
    assert adopt(dunia, sasaran.pk) == (0, 0)
    ada.refresh_from_db()
    assert ada.strategis == sasaran
    assert ada.indikator.get().strategis == sasaran.indikator.get()
    assert ada.indikator.get().target_tampil == "77"


def test_the_same_objective_sent_twice_is_stored_once(dunia: factories.Dunia) -> None:
    save(dunia)
    with pytest.raises(MasukanTidakSah, match="sudah ada dalam rencana"):
        save(dunia)
    save(dunia, isian=isian(lama=3))
    setahun = {
        "unit": dunia.dinas,
        "tahun": 2026,
        "sasaran_id": None,
        "isian": IsianSasaran(
            uraian="Meningkatnya mutu layanan",
            indikator=(IsianIndikator(uraian="Indeks mutu", target=parse_target("4"), satuan="x"),),
        ),
        "by": dunia.citra,
        "pada": PADA,
    }
    save_sasaran(**setahun)  # type: ignore[arg-type]
    with pytest.raises(MasukanTidakSah, match="sudah ada pada tahun 2026"):
        save_sasaran(**setahun)  # type: ignore[arg-type]
    save_sasaran(**setahun | {"tahun": 2027})  # type: ignore[arg-type]
    assert (SasaranStrategis.objects.count(), SasaranUnit.objects.count()) == (2, 2)


def test_a_year_holds_no_more_indicators_than_its_form(dunia: factories.Dunia) -> None:
    strategis = save(dunia)
    banyak = tuple(
        IsianIndikator(uraian=f"Indikator {n}", target=parse_target("4"), satuan="x")
        for n in range(16)
    )
    setahun = {
        "unit": dunia.dinas,
        "tahun": 2026,
        "sasaran_id": None,
        "by": dunia.citra,
        "pada": PADA,
    }
    isian_penuh = IsianSasaran(uraian=strategis.uraian, indikator=banyak)
    with pytest.raises(MasukanTidakSah, match="paling banyak 15 indikator"):
        save_sasaran(**setahun, isian=isian_penuh)  # type: ignore[arg-type]
    save_sasaran(**setahun, isian=replace(isian_penuh, indikator=banyak[:15]))  # type: ignore[arg-type]
    with pytest.raises(MasukanTidakSah, match="akan memuat 16 indikator"):
        adopt(dunia, strategis.pk)
    assert IndikatorSasaran.objects.count() == 15


def test_adoption_is_refused_with_a_sentence(dunia: factories.Dunia) -> None:
    sasaran = save(dunia)
    asing = save(dunia, unit=dunia.bidang, by=dunia.budi)
    with pytest.raises(MasukanTidakSah, match="tidak punya target tahun 2031"):
        adopt(dunia, sasaran.pk, tahun=2031)
    with pytest.raises(MasukanTidakSah, match="Pilih paling sedikit satu"):
        adopt(dunia)
    with pytest.raises(TidakDitemukan):
        adopt(dunia, sasaran.pk, asing.pk)
    with pytest.raises(TidakBoleh):
        adopt_tahun(unit=dunia.dinas, tahun=2026, sasaran_id=[sasaran.pk], by=dunia.sari, pada=PADA)
    assert not SasaranUnit.objects.exists()
