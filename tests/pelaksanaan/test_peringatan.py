"""Early warnings as stored: they follow the figures, and their people are told once."""

import random
from datetime import date
from decimal import Decimal

import pytest

from tera.aturan.peringatan import Keadaan, assess_peringatan
from tera.notifikasi.models import Notifikasi
from tera.pelaksanaan.models import PeringatanDini, Realisasi
from tera.pelaksanaan.queries import (
    masukan_peringatan,
    peringatan_berjalan,
    peringatan_deret,
    realisasi_setahun,
    skp_usang,
)
from tera.pelaksanaan.services import (
    record_realisasi,
    refresh_all_peringatan,
    refresh_usang,
    remove_realisasi,
)
from tera.perencanaan.models import IndikatorKinerja, Skp
from tests.pelaksanaan.conftest import TAHUN, Kerja, buat_indikator

SEPTEMBER = date(TAHUN, 9, 10)
OKTOBER = date(TAHUN, 10, 1)


@pytest.fixture
def laporan(kerja: Kerja) -> IndikatorKinerja:
    """A count of 120 reports a year, told until August at half the pace."""
    satu = buat_indikator(
        kerja.hasil,
        "Jumlah laporan posyandu",
        target_bawah=Decimal(120),
        target_atas=Decimal(120),
        satuan="Laporan",
        urut=3,
    )
    for bulan in range(1, 8):
        _baris(kerja, satu, bulan, 5 * bulan)
    return satu


def _baris(kerja: Kerja, indikator: IndikatorKinerja, bulan: int, nilai: object) -> Realisasi:
    return Realisasi.objects.create(
        instansi=kerja.dunia.instansi,
        skp=kerja.skp,
        indikator=indikator,
        bulan=date(TAHUN, bulan, 1),
        nilai=nilai,
    )


def _lapor(
    kerja: Kerja, indikator: IndikatorKinerja, nilai: int, versi: int | None = None
) -> Realisasi:
    return record_realisasi(
        indikator=indikator,
        bulan=date(TAHUN, 8, 1),
        nilai=Decimal(nilai),
        teks="",
        keterangan="",
        versi=versi,
        by=kerja.sari,
        pada=SEPTEMBER,
    )


def _kabar(kerja: Kerja, orang: str) -> list[str]:
    milik = Notifikasi.objects.filter(
        penerima=getattr(kerja, orang).pegawai, teks__contains="berisiko"
    )
    return list(milik.order_by("id").values_list("teks", flat=True))


def test_recording_a_month_stores_the_warning_with_its_reason(
    kerja: Kerja, laporan: IndikatorKinerja
) -> None:
    _lapor(kerja, laporan, 40)
    satu = PeringatanDini.objects.get()
    assert (satu.keadaan, satu.proyeksi, satu.sampai) == ("kritis", 60, date(TAHUN, 8, 1))
    assert satu.sejak == SEPTEMBER
    assert "Dengan laju 5 laporan per bulan, akhir Desember tercapai 60 dari 120" in satu.alasan
    assert list(peringatan_berjalan(kerja.dunia.instansi.pk, SEPTEMBER)) == [satu]
    assert not peringatan_berjalan(kerja.dunia.instansi.pk, date(TAHUN + 1, 1, 1))


def test_owner_and_penilai_are_told_once_a_month_when_it_turns_critical(
    kerja: Kerja, laporan: IndikatorKinerja
) -> None:
    baris = _lapor(kerja, laporan, 40)
    baris = _lapor(kerja, laporan, 80, baris.versi)
    assert PeringatanDini.objects.get().keadaan == Keadaan.AMAN
    _lapor(kerja, laporan, 41, baris.versi)
    assert PeringatanDini.objects.get().keadaan == Keadaan.KRITIS
    for orang in ("sari", "budi"):
        assert len(_kabar(kerja, orang)) == 1, orang
    assert "“Jumlah laporan posyandu” berisiko tidak tercapai" in _kabar(kerja, "budi")[0]
    assert "perlu 20 per bulan" in _kabar(kerja, "sari")[0]
    PeringatanDini.objects.update(keadaan=Keadaan.AMAN, sampai=date(TAHUN, 7, 1))
    refresh_usang(instansi=kerja.dunia.instansi, hari_ini=OKTOBER)
    assert len(_kabar(kerja, "sari")) == 2


def test_taking_the_figures_away_takes_the_warning_away(kerja: Kerja) -> None:
    baris = kerja.lapor()
    assert PeringatanDini.objects.count() == 1
    remove_realisasi(realisasi=baris, versi=baris.versi, by=kerja.sari)
    assert not PeringatanDini.objects.exists()


def test_the_nightly_job_finds_a_new_month_and_a_changed_target_and_nothing_else(
    kerja: Kerja, laporan: IndikatorKinerja
) -> None:
    instansi = kerja.dunia.instansi
    assert skp_usang(instansi.pk, SEPTEMBER) == [kerja.skp.pk]
    assert refresh_usang(instansi=instansi, hari_ini=SEPTEMBER) == 1
    assert refresh_usang(instansi=instansi, hari_ini=SEPTEMBER) == 0
    assert len(_kabar(kerja, "sari")) == len(_kabar(kerja, "budi")) == 1
    assert PeringatanDini.objects.get().alasan.endswith(
        "1 bulan yang sudah berakhir belum dilaporkan."
    )
    assert refresh_usang(instansi=instansi, hari_ini=OKTOBER) == 1
    assert PeringatanDini.objects.get().sejak == SEPTEMBER
    IndikatorKinerja.objects.filter(pk=laporan.pk).update(target_bawah=50, target_atas=50)
    assert refresh_usang(instansi=instansi, hari_ini=OKTOBER) == 1
    assert PeringatanDini.objects.get().keadaan == Keadaan.AMAN
    assert skp_usang(instansi.pk, date(TAHUN + 1, 3, 1)) == []
    assert refresh_all_peringatan() == 0


def test_several_indicators_of_a_plan_are_one_piece_of_news(
    kerja: Kerja, laporan: IndikatorKinerja
) -> None:
    for bulan in range(1, 8):
        _baris(kerja, kerja.angka, bulan, 80 + bulan % 2)
    refresh_usang(instansi=kerja.dunia.instansi, hari_ini=SEPTEMBER)
    assert ["dan 1 indikator lain" in satu for satu in _kabar(kerja, "budi")] == [True]


def test_a_plan_that_was_not_handed_in_is_not_judged(
    kerja: Kerja, laporan: IndikatorKinerja
) -> None:
    Skp.objects.update(status="draf")
    assert refresh_usang(instansi=kerja.dunia.instansi, hari_ini=SEPTEMBER) == 0


def test_stored_live_and_the_bare_rule_say_the_same(kerja: Kerja) -> None:
    """Whatever was reported, by whatever path: one finding."""
    rng = random.Random(9)
    for nomor in range(12):
        indikator = buat_indikator(
            kerja.hasil,
            f"Indikator {nomor}",
            satuan=rng.choice(("Laporan", "%", "hari", "orang")),
            arah=rng.choice(("naik", "turun")),
            urut=nomor + 4,
        )
        bulan = sorted(rng.sample(range(1, 10), rng.randint(1, 9)))
        naik = sorted(rng.choices(range(120), k=len(bulan)))
        for satu, nilai in zip(bulan, naik, strict=True):
            _baris(kerja, indikator, satu, nilai)
    refresh_usang(instansi=kerja.dunia.instansi, hari_ini=OKTOBER)
    tersimpan = {p.indikator_id: (p.keadaan, p.alasan) for p in PeringatanDini.objects.all()}
    baris = masukan_peringatan(kerja.dunia.instansi.pk, [kerja.skp.pk], OKTOBER)
    aturan = {satu.indikator_id: assess_peringatan(satu.masukan).nilai for satu in baris}
    hidup = {
        deret.indikator.pk: peringatan_deret(deret, kerja.skp, OKTOBER)
        for hasil in realisasi_setahun(kerja.skp)
        for deret in hasil.indikator
    }
    assert len(tersimpan) == 12
    assert tersimpan == {kunci: (n.keadaan, n.alasan) for kunci, n in aturan.items()}
    for kunci, isi in tersimpan.items():
        satu = hidup[kunci]
        assert satu is not None
        assert (satu.nilai.keadaan, satu.nilai.alasan) == isi
    assert hidup[kerja.teks.pk] is None
