"""Monthly progress: reported, changed, refused, removed."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DataError

from tera.dasar.errors import (
    KeadaanTidakCocok,
    MasukanTidakSah,
    TidakBoleh,
    TidakDitemukan,
    VersiBerubah,
)
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.pelaksanaan import services
from tera.pelaksanaan.masukan import IsianRealisasi
from tera.pelaksanaan.models import BuktiDukung, Realisasi
from tera.pelaksanaan.permissions import can_record_realisasi
from tera.perencanaan.models import IndikatorKinerja, Skp
from tests.pelaksanaan.conftest import ALASAN, FEBRUARI, MARET, TAHUN, Kerja, Unggah


def _events(tindakan: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(tindakan=tindakan).order_by("id"))


def test_record_realisasi_writes_row_event_and_notification(kerja: Kerja) -> None:
    realisasi = kerja.lapor(nilai="97.50", keterangan=" Posyandu\r\nlengkap ")
    realisasi.refresh_from_db()
    assert (realisasi.nilai, realisasi.keterangan) == (Decimal("97.5"), "Posyandu\nlengkap")
    assert (realisasi.skp, realisasi.bulan, realisasi.versi) == (kerja.skp, MARET, 1)
    (event,) = _events("catat_realisasi")
    assert event.pelaku_id == kerja.sari.pk
    assert event.isi["nilai"] == "97.5"
    assert event.isi["bulan"] == f"{TAHUN}-03"
    assert event.isi["semula"] is None
    (kabar,) = Notifikasi.objects.all()
    assert kabar.penerima == kerja.budi.pegawai
    assert kabar.tautan == f"/skp/{kerja.skp.pk}/realisasi/?bulan={TAHUN}-03"


def test_ten_indicators_of_a_month_are_one_unread_notification(kerja: Kerja) -> None:
    kerja.lapor()
    services.record_realisasi(
        indikator=kerja.rentang, bulan=MARET, nilai=Decimal(3), teks="", keterangan="",
        versi=None, by=kerja.sari, alasan_terlambat=ALASAN,
    )  # fmt: skip
    kerja.lapor(bulan=FEBRUARI)
    assert sorted(Notifikasi.objects.values_list("teks", flat=True)) == [
        f"Sari melaporkan realisasi Februari {TAHUN}.",
        f"Sari melaporkan realisasi Maret {TAHUN}.",
    ]


def test_change_with_the_seen_version_keeps_what_stood_before_in_the_event(kerja: Kerja) -> None:
    lama = kerja.lapor()
    baru = kerja.lapor(nilai="98.25", versi=lama.versi)
    assert (baru.pk, baru.versi, baru.nilai) == (lama.pk, 2, Decimal("98.25"))
    assert baru.diubah_pada > lama.diubah_pada
    (event,) = _events("ubah_realisasi")
    assert event.isi["semula"] == {"nilai": "97.5", "teks": "", "keterangan": ""}


def test_replayed_post_changes_nothing(kerja: Kerja) -> None:
    pertama = kerja.lapor()
    ulang = kerja.lapor(nilai="97.500000")
    assert (ulang.pk, ulang.versi) == (pertama.pk, 1)
    kerja.lapor(nilai="99", versi=1)
    assert kerja.lapor(nilai="99", versi=1).versi == 2
    assert len(_events("catat_realisasi")) == len(_events("ubah_realisasi")) == 1


@pytest.mark.parametrize("versi", [None, 1])
def test_second_tab_meets_versi_berubah_and_nothing_is_overwritten(
    kerja: Kerja, versi: int | None
) -> None:
    kerja.lapor()
    kerja.lapor(nilai="98", versi=1)
    with pytest.raises(VersiBerubah):
        kerja.lapor(nilai="55", versi=versi)
    assert Realisasi.objects.get().nilai == 98


def test_change_of_a_removed_month_is_refused(kerja: Kerja) -> None:
    services.remove_realisasi(realisasi=kerja.lapor(), versi=1, by=kerja.sari)
    with pytest.raises(VersiBerubah):
        kerja.lapor(nilai="55", versi=1)
    assert not Realisasi.objects.exists()


def test_reaching_more_than_planned_is_accepted(kerja: Kerja) -> None:
    assert kerja.lapor(nilai="250").nilai == 250


@pytest.mark.parametrize("nilai", ["NaN", "Infinity", "-1e16", "1e15000", "0.1234567"])
def test_unstorable_number_is_refused(kerja: Kerja, nilai: str) -> None:
    with pytest.raises(MasukanTidakSah) as galat:
        kerja.lapor(nilai=nilai)
    assert set(galat.value.bidang) == {"nilai"}
    assert not Realisasi.objects.exists()


def test_numeric_target_needs_a_number_and_textual_target_needs_text(kerja: Kerja) -> None:
    sama = {"bulan": MARET, "keterangan": "", "versi": None, "by": kerja.sari} | {
        "alasan_terlambat": ALASAN
    }
    with pytest.raises(MasukanTidakSah, match="angka"):
        services.record_realisasi(indikator=kerja.angka, nilai=None, teks="banyak", **sama)
    with pytest.raises(MasukanTidakSah, match="Tulis"):
        services.record_realisasi(indikator=kerja.teks, nilai=Decimal(1), teks="  ", **sama)
    isi = services.record_realisasi(indikator=kerja.teks, nilai=None, teks="Diterima", **sama)
    assert (isi.nilai, isi.teks) == (None, "Diterima")


@pytest.mark.parametrize("bidang", ["teks", "keterangan"])
@pytest.mark.parametrize("isi", ["a" * 1001, "nol \x00 di tengah", "lonceng \x07"])
def test_overlong_or_unstorable_text_is_refused(kerja: Kerja, bidang: str, isi: str) -> None:
    with pytest.raises(MasukanTidakSah) as galat:
        kerja.lapor(**{bidang: isi})
    assert set(galat.value.bidang) == {bidang}


@pytest.mark.parametrize("siapa", ["budi", "rekan", "citra", "bkpsdm", "dewi"])
def test_only_the_owner_records(kerja: Kerja, siapa: str) -> None:
    with pytest.raises(TidakBoleh):
        kerja.lapor(by=getattr(kerja.dunia, siapa))
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("status", "boleh"),
    [("draf", False), ("diajukan", True), ("dikembalikan", False), ("disetujui", True)],
)
def test_plan_handed_in_is_enough_a_draft_is_not(kerja: Kerja, status: str, boleh: bool) -> None:
    Skp.objects.update(status=status)
    kerja.skp.refresh_from_db()
    assert can_record_realisasi(kerja.sari, kerja.skp, MARET, date(TAHUN, 12, 31)) is boleh
    if boleh:
        kerja.lapor()
    else:
        with pytest.raises(KeadaanTidakCocok, match="sesudah SKP diajukan"):
            kerja.lapor()


@pytest.mark.parametrize(
    ("bulan", "pada", "kata"),
    [
        (date(TAHUN, 4, 1), date(TAHUN, 3, 31), "belum berjalan"),
        (date(TAHUN - 1, 12, 1), date(TAHUN, 3, 31), "berlaku"),
        (date(TAHUN + 1, 1, 1), date(TAHUN + 1, 3, 1), "berlaku"),
    ],
)
def test_month_ahead_or_outside_of_the_plan_is_refused(
    kerja: Kerja, bulan: date, pada: date, kata: str
) -> None:
    with pytest.raises(KeadaanTidakCocok, match=kata):
        kerja.lapor(bulan=bulan, pada=pada)


def test_month_in_which_the_plan_began_halfway_is_open(kerja: Kerja) -> None:
    Skp.objects.update(mulai=date(TAHUN, 3, 16))
    assert kerja.lapor(bulan=MARET).bulan == MARET
    with pytest.raises(KeadaanTidakCocok):
        kerja.lapor(bulan=FEBRUARI)


def test_removed_indicator_is_not_found(kerja: Kerja) -> None:
    IndikatorKinerja.objects.filter(pk=kerja.angka.pk).delete()
    with pytest.raises(TidakDitemukan):
        kerja.lapor()


def test_audit_failure_rolls_the_realisasi_back(kerja: Kerja) -> None:
    kerja.sari.nama = "x" * 201  # longer than the audit record's column
    with pytest.raises(DataError):
        kerja.lapor()
    assert not Realisasi.objects.exists()
    assert not Notifikasi.objects.exists()


def test_report_with_refused_evidence_leaves_nothing_behind(kerja: Kerja, unggah: Unggah) -> None:
    isian = IsianRealisasi(
        nilai=Decimal(90), alasan_terlambat=ALASAN, berkas=(unggah(b"<html>", "laporan.pdf"),)
    )
    with pytest.raises(MasukanTidakSah, match="bukan PDF"):
        services.report_bulan(
            indikator=kerja.angka, bulan=MARET, isian=isian, versi=None, by=kerja.sari
        )
    assert not Realisasi.objects.exists()
    assert not AuditEvent.objects.exists()


def test_report_writes_progress_file_and_link_together(kerja: Kerja, unggah: Unggah) -> None:
    isian = IsianRealisasi(
        nilai=Decimal(90),
        alasan_terlambat=ALASAN,
        berkas=(unggah(),),
        tautan="https://bungo.go.id/a",
    )
    for _ in range(2):
        services.report_bulan(
            indikator=kerja.angka, bulan=MARET, isian=isian, versi=None, by=kerja.sari
        )
    assert sorted(BuktiDukung.objects.values_list("nama", flat=True)) == [
        "bungo.go.id",
        "laporan.pdf",
    ]
    assert len(_events("lampirkan_bukti")) == 2


def test_remove_realisasi_tells_the_record_what_it_said(kerja: Kerja, unggah: Unggah) -> None:
    realisasi = kerja.lapor()
    bukti = services.attach_bukti_berkas(realisasi=realisasi, berkas=unggah(), by=kerja.sari)
    services.remove_realisasi(realisasi=realisasi, versi=1, by=kerja.sari)
    assert not Realisasi.objects.exists()
    assert not BuktiDukung.objects.exists()
    (event,) = _events("hapus_realisasi")
    assert event.isi["nilai"] == "97.5"
    assert event.isi["bukti"][0]["sidik"] == bukti.sidik


def test_remove_realisasi_of_another_version_or_person_is_refused(kerja: Kerja) -> None:
    realisasi = kerja.lapor()
    with pytest.raises(VersiBerubah):
        services.remove_realisasi(realisasi=realisasi, versi=2, by=kerja.sari)
    with pytest.raises(TidakBoleh):
        services.remove_realisasi(realisasi=realisasi, versi=1, by=kerja.budi)
    assert Realisasi.objects.count() == 1


def test_removed_twice_is_not_found(kerja: Kerja) -> None:
    realisasi = kerja.lapor()
    salinan = Realisasi.objects.get()
    services.remove_realisasi(realisasi=realisasi, versi=1, by=kerja.sari)
    with pytest.raises(TidakDitemukan):
        services.remove_realisasi(realisasi=salinan, versi=1, by=kerja.sari)


def test_returned_plan_lets_a_wrong_month_go(kerja: Kerja) -> None:
    realisasi = kerja.lapor()
    Skp.objects.update(status="dikembalikan")
    services.remove_realisasi(realisasi=realisasi, versi=1, by=kerja.sari)
    assert not Realisasi.objects.exists()
