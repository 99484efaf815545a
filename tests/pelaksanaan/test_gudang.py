"""Room for evidence: counted once a content, refused with what to do, looked at by BKPSDM."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from tera.dasar.errors import MasukanTidakSah
from tera.organisasi.models import PengaturanInstansi
from tera.pelaksanaan import berkas, services
from tera.pelaksanaan.models import BerkasBukti, BuktiDukung, RuangBukti
from tera.pelaksanaan.queries import bukti_rusak
from tests.pelaksanaan.conftest import MARET, MEGA, PDF, Kerja, Unggah
from tests.pelaksanaan.halaman import masuk

APRIL = date(MARET.year, 4, 1)


def _besar(tanda: bytes, mega: int = 3) -> bytes:
    return b"%PDF-" + tanda + b" " * (mega * MEGA) + b"%%EOF"


def _batas(kerja: Kerja, **isi: Any) -> None:
    for kunci, nilai in isi.items():
        PengaturanInstansi.objects.create(
            instansi=kerja.dunia.instansi,
            kunci=kunci,
            isi=nilai,
            sejak=date(2020, 1, 1),
            dasar_hukum="Uji",
        )


def test_same_content_is_one_row_counted_once(kerja: Kerja, unggah: Unggah) -> None:
    for bulan in (MARET, APRIL):
        services.attach_bukti_berkas(realisasi=kerja.lapor(bulan), berkas=unggah(), by=kerja.sari)
    isi = BerkasBukti.objects.get()
    assert isi.pemakaian.count() == 2
    assert (isi.oleh, isi.unit, isi.ukuran) == (kerja.sari, kerja.dunia.bidang, len(PDF))
    assert RuangBukti.objects.get().terpakai == len(PDF)


def test_full_room_refuses_new_content_and_says_what_to_do(kerja: Kerja, unggah: Unggah) -> None:
    _batas(kerja, ruang_bukti_gb=1)
    realisasi = kerja.lapor()
    services.attach_bukti_berkas(realisasi=realisasi, berkas=unggah(), by=kerja.sari)
    RuangBukti.objects.update(terpakai=1024**3 - MEGA)
    with pytest.raises(MasukanTidakSah, match="sudah penuh") as galat:
        services.attach_bukti_berkas(
            realisasi=realisasi, berkas=unggah(_besar(b"a")), by=kerja.sari
        )
    assert "Lampirkan tautan" in galat.value.pesan
    services.attach_bukti_berkas(realisasi=kerja.lapor(APRIL), berkas=unggah(), by=kerja.sari)
    assert BuktiDukung.objects.count() == 2


def test_one_person_has_a_month_of_room(kerja: Kerja, unggah: Unggah) -> None:
    _batas(kerja, bukti_orang_sebulan_mb=10)
    realisasi = kerja.lapor()
    for tanda in (b"a", b"b", b"c"):
        services.attach_bukti_berkas(
            realisasi=realisasi, berkas=unggah(_besar(tanda)), by=kerja.sari
        )
    with pytest.raises(MasukanTidakSah, match="batas 10 MB"):
        services.attach_bukti_berkas(
            realisasi=realisasi, berkas=unggah(_besar(b"d")), by=kerja.sari
        )


def test_several_files_are_all_or_nothing_and_the_refusal_names_the_file(
    kerja: Kerja, unggah: Unggah
) -> None:
    isi = (unggah(), unggah(b"<html>", "palsu.pdf"))
    with pytest.raises(MasukanTidakSah, match=r"^palsu\.pdf: Isi berkas ini bukan PDF"):
        services.attach_bukti(realisasi=kerja.lapor(), berkas=isi, tautan="", by=kerja.sari)
    assert not BuktiDukung.objects.exists()
    assert not BerkasBukti.objects.exists()


def test_page_of_the_room(kerja: Kerja, unggah: Unggah) -> None:
    services.attach_bukti_berkas(realisasi=kerja.lapor(), berkas=unggah(), by=kerja.sari)
    halaman = masuk(kerja.dunia.bkpsdm).get(reverse("bukti_ruang")).content.decode()
    assert "dari 500" in halaman
    assert kerja.dunia.bidang.nama in halaman


def test_verify_names_what_is_gone_or_altered(kerja: Kerja, unggah: Unggah, gudang: Path) -> None:
    realisasi = kerja.lapor()
    bukti = [
        services.attach_bukti_berkas(realisasi=realisasi, berkas=unggah(isi), by=kerja.sari)
        for isi in (PDF, _besar(b"a"), _besar(b"b"))
    ]
    assert bukti_rusak() == (3, [])
    berkas.path_of(bukti[1].sidik).unlink()
    berkas.path_of(bukti[2].sidik).write_bytes(_besar(b"c"))
    jumlah, rusak = bukti_rusak()
    assert jumlah == 3
    assert {satu.split()[2] for satu in rusak} == {bukti[1].sidik, bukti[2].sidik}
