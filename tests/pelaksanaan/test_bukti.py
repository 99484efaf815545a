"""Evidence: attached, refused, removed; links."""

from datetime import date
from pathlib import Path

import pytest
from django.db import DataError

from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, TidakDitemukan
from tera.dasar.models import AuditEvent
from tera.pelaksanaan import berkas, services
from tera.pelaksanaan.masukan import IsianProgres
from tera.pelaksanaan.models import BuktiDukung
from tera.pelaksanaan.tautan import check_tautan
from tera.perencanaan.models import Skp
from tests.pelaksanaan.conftest import ALASAN, PDF, TAHUN, Kerja, Unggah


def test_attach_berkas_keeps_bytes_row_and_event(kerja: Kerja, unggah: Unggah) -> None:
    bukti = services.attach_bukti_berkas(realisasi=kerja.lapor(), berkas=unggah(), by=kerja.sari)
    assert (bukti.nama, bukti.ukuran, bukti.oleh) == ("laporan.pdf", len(PDF), kerja.sari)
    assert berkas.is_intact(bukti.sidik)
    event = AuditEvent.objects.get(tindakan="lampirkan_bukti")
    assert event.isi["sidik"] == bukti.sidik


def test_same_bytes_or_link_twice_are_one_bukti(kerja: Kerja, unggah: Unggah) -> None:
    realisasi = kerja.lapor()
    for nama in ("a.pdf", "b.pdf"):
        services.attach_bukti_berkas(realisasi=realisasi, berkas=unggah(nama=nama), by=kerja.sari)
        services.attach_bukti_tautan(
            realisasi=realisasi, tautan="https://a.go.id/x", nama=nama, by=kerja.sari
        )
    assert BuktiDukung.objects.count() == 2
    assert AuditEvent.objects.filter(tindakan="lampirkan_bukti").count() == 2


def test_eleventh_bukti_is_refused(kerja: Kerja) -> None:
    realisasi = kerja.lapor()
    for n in range(10):
        services.attach_bukti_tautan(
            realisasi=realisasi, tautan=f"https://a.go.id/{n}", nama="", by=kerja.sari
        )
    with pytest.raises(MasukanTidakSah, match="paling banyak 10"):
        services.attach_bukti_tautan(
            realisasi=realisasi, tautan="https://a.go.id/x", nama="", by=kerja.sari
        )


def test_attach_by_another_or_to_a_returned_plan_is_refused_before_anything_is_kept(
    kerja: Kerja, unggah: Unggah, gudang: Path
) -> None:
    realisasi = kerja.lapor()
    with pytest.raises(TidakBoleh):
        services.attach_bukti_berkas(realisasi=realisasi, berkas=unggah(), by=kerja.budi)
    Skp.objects.update(status="dikembalikan")
    with pytest.raises(KeadaanTidakCocok):
        services.attach_bukti_berkas(realisasi=realisasi, berkas=unggah(), by=kerja.sari)
    assert not gudang.exists()


def test_attach_to_a_removed_month_is_not_found(kerja: Kerja, unggah: Unggah) -> None:
    realisasi = kerja.lapor()
    type(realisasi).objects.all().delete()
    with pytest.raises(TidakDitemukan):
        services.attach_bukti_berkas(realisasi=realisasi, berkas=unggah(), by=kerja.sari)


def test_audit_failure_leaves_no_bukti(kerja: Kerja, unggah: Unggah) -> None:
    realisasi = kerja.lapor()
    kerja.sari.nama = "x" * 201
    with pytest.raises(DataError):
        services.attach_bukti_berkas(realisasi=realisasi, berkas=unggah(), by=kerja.sari)
    assert not BuktiDukung.objects.exists()


def test_remove_bukti_keeps_hash_in_the_record_and_bytes_on_the_disk(
    kerja: Kerja, unggah: Unggah
) -> None:
    bukti = services.attach_bukti_berkas(realisasi=kerja.lapor(), berkas=unggah(), by=kerja.sari)
    salinan = BuktiDukung.objects.get()
    with pytest.raises(TidakBoleh):
        services.remove_bukti(bukti=bukti, by=kerja.budi)
    services.remove_bukti(bukti=bukti, by=kerja.sari)
    assert not BuktiDukung.objects.exists()
    assert AuditEvent.objects.get(tindakan="hapus_bukti").isi["sidik"] == salinan.sidik
    assert berkas.is_intact(salinan.sidik)
    with pytest.raises(TidakDitemukan):
        services.remove_bukti(bukti=salinan, by=kerja.sari)


@pytest.mark.parametrize(
    ("tautan", "nama"),
    [
        (" https://drive.google.com/file/d/1a?usp=sharing#p ", "drive.google.com"),
        ("http://dinkes.bungo.go.id:8080/lap", "dinkes.bungo.go.id"),
        ("HTTPS://Bungo.go.id", "bungo.go.id"),
    ],
)
def test_web_address_is_accepted(kerja: Kerja, tautan: str, nama: str) -> None:
    bukti = services.attach_bukti_tautan(
        realisasi=kerja.lapor(), tautan=tautan, nama="", by=kerja.sari
    )
    assert (bukti.tautan, bukti.nama) == (tautan.strip(), nama)


@pytest.mark.parametrize(
    ("tautan", "kata"),
    [
        ("javascript:alert(1)", "diawali"),
        ("JaVaScRiPt://a.go.id/%0aalert(1)", "diawali"),
        ("data:text/html,x", "diawali"),
        ("file:///etc/passwd", "diawali"),
        ("//a.go.id", "diawali"),
        ("", "diawali"),
        ("https://budi:rahasia@a.go.id/", "kata sandi"),
        ("https://a.go.id@jahat.example/", "kata sandi"),
        ("https://a.go.id\\@jahat.example/", "karakter"),
        ("https://a.go.id/\r\nSet-Cookie: x", "karakter"),
        ("https://a.go.id/\x00", "karakter"),
        ("https://a.go.id/\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe", "karakter"),
        ("https://a.go.id/a b", "karakter"),
        ("https://", "bukan alamat"),
        ("https://[::1", "bukan alamat"),
        ("https://a_b", "bukan alamat"),
        ("https://a.go.id/" + "a" * 1000, "paling panjang"),
    ],
)
def test_other_addresses_are_refused(tautan: str, kata: str) -> None:
    with pytest.raises(MasukanTidakSah, match=kata) as galat:
        check_tautan(tautan)
    assert set(galat.value.bidang) == {"tautan"}


def test_link_of_a_month_ahead_is_refused(kerja: Kerja) -> None:
    realisasi = kerja.lapor()
    with pytest.raises(KeadaanTidakCocok):
        services.attach_bukti_tautan(
            realisasi=realisasi,
            tautan="https://a.go.id",
            nama="",
            by=kerja.sari,
            pada=date(realisasi.bulan.year, 2, 28),
        )


def test_evidence_of_a_seen_entry_stays_as_the_superior_saw_it(kerja: Kerja) -> None:
    isi = IsianProgres(
        sumber=kerja.dokumen,
        tanggal=date(TAHUN, 3, 5),
        kegiatan="Merekap 12 posyandu",
        tautan="https://contoh.go.id/rekap",
        alasan_terlambat=ALASAN,
    )
    catatan = services.record_progres(isian=isi, by=kerja.sari)
    bukti = catatan.bukti.get()
    services.mark_progres_seen(skp=catatan.skp, terlihat=[(catatan.pk, 1)], by=kerja.budi)
    with pytest.raises(KeadaanTidakCocok, match="sudah dilihat"):
        services.remove_bukti(bukti=bukti, by=kerja.sari)
    with pytest.raises(KeadaanTidakCocok, match="sudah dilihat"):
        services.attach_bukti_tautan(
            tautan="https://contoh.go.id/lain", nama="", progres=catatan, by=kerja.sari
        )
    catatan.refresh_from_db()
    services.reopen_progres(progres=catatan, by=kerja.budi)
    services.remove_bukti(bukti=bukti, by=kerja.sari)
    assert not catatan.bukti.exists()
