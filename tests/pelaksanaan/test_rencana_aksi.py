"""Actions of a month or quarter: planned, finished, carried on."""

from datetime import date
from decimal import Decimal
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from tera.aturan.kalender import JenisPeriode, make_periode
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.pelaksanaan.masukan import IsianAksi, IsianProgres
from tera.pelaksanaan.models import RencanaAksi
from tera.pelaksanaan.queries import aksi_of
from tera.pelaksanaan.services import (
    add_aksi,
    carry_on_aksi,
    carry_on_instansi,
    draft_aksi,
    record_progres,
    remove_aksi,
    save_aksi,
    set_aksi_done,
)
from tests.pelaksanaan.conftest import TAHUN, Kerja

MARET = make_periode(TAHUN, JenisPeriode.BULANAN, 3)
APRIL = make_periode(TAHUN, JenisPeriode.BULANAN, 4)
TRIWULAN_2 = make_periode(TAHUN, JenisPeriode.TRIWULAN, 2)


def isian(kerja: Kerja, **lain: object) -> IsianAksi:
    isi = {
        "hasil": kerja.hasil,
        "indikator": kerja.dokumen,
        "periode": MARET,
        "uraian": "Menyusun laporan posyandu",
        "target": Decimal(4),
        "satuan": "dokumen",
    } | lain
    return IsianAksi(**isi)  # type: ignore[arg-type]


def catat(kerja: Kerja, aksi: RencanaAksi, nilai: str, hari: int = 5) -> None:
    record_progres(
        isian=IsianProgres(
            sumber=aksi, tanggal=date(TAHUN, 3, hari), kegiatan="Rekap", nilai=Decimal(nilai)
        ),
        by=kerja.sari,
        pada=date(TAHUN, 3, hari),
    )


def test_add_aksi_is_written_and_told_once(kerja: Kerja) -> None:
    kunci = uuid4()
    aksi = add_aksi(skp=kerja.skp, isian=isian(kerja), by=kerja.sari, kunci=kunci)
    lagi = add_aksi(skp=kerja.skp, isian=isian(kerja), by=kerja.sari, kunci=kunci)
    assert lagi.pk == aksi.pk
    assert (aksi.mulai, aksi.selesai) == (date(TAHUN, 3, 1), date(TAHUN, 3, 31))
    assert AuditEvent.objects.filter(tindakan="tambah_aksi").count() == 1


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"uraian": "  "}, "Tulis rencana aksinya"),
        ({"target": Decimal(-1)}, "kurang dari nol"),
        ({"periode": make_periode(TAHUN, JenisPeriode.SEMESTER, 1)}, "per bulan atau per triwulan"),
    ],
)
def test_add_aksi_refuses_nonsense(kerja: Kerja, ubah: dict[str, object], pesan: str) -> None:
    with pytest.raises(MasukanTidakSah, match=pesan):
        add_aksi(skp=kerja.skp, isian=isian(kerja, **ubah), by=kerja.sari)


def test_add_aksi_outside_of_the_plan_is_refused(kerja: Kerja) -> None:
    lain = make_periode(TAHUN + 1, JenisPeriode.BULANAN, 1)
    with pytest.raises(KeadaanTidakCocok, match="di luar masa berlaku"):
        add_aksi(skp=kerja.skp, isian=isian(kerja, periode=lain), by=kerja.sari)


def test_add_aksi_by_the_superior_is_refused(kerja: Kerja) -> None:
    with pytest.raises(TidakBoleh):
        add_aksi(skp=kerja.skp, isian=isian(kerja), by=kerja.budi)


def test_save_aksi_with_an_old_version_is_refused(kerja: Kerja) -> None:
    aksi = add_aksi(skp=kerja.skp, isian=isian(kerja), by=kerja.sari)
    save_aksi(aksi=aksi, isian=isian(kerja, uraian="Lain"), versi=1, by=kerja.sari)
    with pytest.raises(VersiBerubah):
        save_aksi(aksi=aksi, isian=isian(kerja), versi=1, by=kerja.sari)


def test_save_aksi_away_from_its_entries_is_refused(kerja: Kerja) -> None:
    aksi = add_aksi(skp=kerja.skp, isian=isian(kerja), by=kerja.sari)
    catat(kerja, aksi, "1")
    with pytest.raises(MasukanTidakSah, match="di luar April"):
        save_aksi(aksi=aksi, isian=isian(kerja, periode=APRIL), versi=1, by=kerja.sari)
    save_aksi(
        aksi=aksi,
        isian=isian(kerja, periode=make_periode(TAHUN, JenisPeriode.TRIWULAN, 1)),
        versi=1,
        by=kerja.sari,
    )


def test_moving_an_action_to_another_indicator_moves_its_figures(kerja: Kerja) -> None:
    aksi = add_aksi(skp=kerja.skp, isian=isian(kerja), by=kerja.sari)
    catat(kerja, aksi, "3")
    assert kerja.dokumen.realisasi.get().nilai == 3
    save_aksi(aksi=aksi, isian=isian(kerja, indikator=None), versi=1, by=kerja.sari)
    assert not kerja.dokumen.realisasi.exists()


def test_remove_aksi_with_entries_is_refused(kerja: Kerja) -> None:
    aksi = add_aksi(skp=kerja.skp, isian=isian(kerja), by=kerja.sari)
    catat(kerja, aksi, "1")
    with pytest.raises(MasukanTidakSah, match="sudah punya progres harian"):
        remove_aksi(aksi=aksi, by=kerja.sari)
    kosong = add_aksi(skp=kerja.skp, isian=isian(kerja, uraian="Kosong"), by=kerja.sari)
    remove_aksi(aksi=kosong, by=kerja.sari)
    assert list(RencanaAksi.objects.all()) == [aksi]


def test_draft_aksi_gives_every_indicator_one_and_no_more(kerja: Kerja) -> None:
    semua = {kerja.angka, kerja.rentang, kerja.teks, kerja.dokumen}
    baru = draft_aksi(skp=kerja.skp, periode=MARET, by=kerja.sari)
    assert {satu.indikator for satu in baru} == semua
    assert {satu.satuan for satu in baru} == {"", "dokumen"}
    assert draft_aksi(skp=kerja.skp, periode=MARET, by=kerja.sari) == []


def test_carry_on_takes_what_is_left_once(kerja: Kerja) -> None:
    aksi = add_aksi(skp=kerja.skp, isian=isian(kerja), by=kerja.sari)
    catat(kerja, aksi, "3")
    (baru,) = carry_on_aksi(skp=kerja.skp, periode=APRIL, by=kerja.sari)
    assert (baru.asal_id, baru.target, baru.periode) == (aksi.pk, 1, APRIL.kode)
    assert carry_on_aksi(skp=kerja.skp, periode=APRIL, by=kerja.sari) == []


def test_carry_on_leaves_what_is_finished(kerja: Kerja) -> None:
    tercapai = add_aksi(skp=kerja.skp, isian=isian(kerja), by=kerja.sari)
    catat(kerja, tercapai, "4")
    ditandai = add_aksi(skp=kerja.skp, isian=isian(kerja, uraian="Dua"), by=kerja.sari)
    set_aksi_done(aksi=ditandai, selesai=True, versi=1, by=kerja.sari, pada=date(TAHUN, 3, 20))
    triwulan = make_periode(TAHUN, JenisPeriode.TRIWULAN, 1)
    add_aksi(skp=kerja.skp, isian=isian(kerja, periode=triwulan, uraian="Tiga"), by=kerja.sari)
    assert [satu.selesai for satu in aksi_of(kerja.skp, MARET)] == [True, True]
    assert carry_on_aksi(skp=kerja.skp, periode=APRIL, by=kerja.sari) == []
    (lanjut,) = carry_on_aksi(skp=kerja.skp, periode=TRIWULAN_2, by=kerja.sari)
    assert lanjut.uraian == "Tiga"


def test_carry_on_by_the_clock_covers_the_agency(kerja: Kerja) -> None:
    add_aksi(skp=kerja.skp, isian=isian(kerja), by=kerja.sari)
    instansi = kerja.dunia.instansi.pk
    assert carry_on_instansi(instansi_id=instansi, periode=APRIL) == 1
    assert carry_on_instansi(instansi_id=instansi, periode=APRIL) == 0
    assert AuditEvent.objects.get(tindakan="lanjutkan_aksi").pelaku == "Tera"


def test_press_and_job_at_once_carry_on_once(transactional_db: None, kerja_lepas: Kerja) -> None:
    kerja = kerja_lepas
    add_aksi(skp=kerja.skp, isian=isian(kerja), by=kerja.sari)
    mulai = Barrier(2)

    def job() -> None:
        mulai.wait()
        carry_on_instansi(instansi_id=kerja.dunia.instansi.pk, periode=APRIL)
        connection.close()

    def press() -> None:
        mulai.wait()
        carry_on_aksi(skp=kerja.skp, periode=APRIL, by=kerja.sari)
        connection.close()

    utas = [Thread(target=job), Thread(target=press)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert RencanaAksi.objects.filter(periode=APRIL.kode).count() == 1


def test_save_aksi_sent_twice_counts_once(kerja: Kerja) -> None:
    aksi, kunci = add_aksi(skp=kerja.skp, isian=isian(kerja), by=kerja.sari), uuid4()

    def ubah(uraian: str) -> RencanaAksi:
        isi = isian(kerja, uraian=uraian)
        return save_aksi(aksi=aksi, isian=isi, versi=1, by=kerja.sari, kunci=kunci)

    assert ubah("Merekap").versi == ubah("Merekap").versi == 2
    assert AuditEvent.objects.filter(tindakan="ubah_aksi").count() == 1
    with pytest.raises(VersiBerubah):
        ubah("Kata lain dengan kunci yang sama")
