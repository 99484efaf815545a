"""A world in which Sari's plan of last year was approved: every month may be reported.

Last year, so that no test depends on the day it runs; the plan ends with its evaluation still to
come, as it is in January.
"""

import io
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from struct import pack
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tera.akun.models import Akun
from tera.organisasi.models import Penugasan
from tera.pelaksanaan.models import Realisasi
from tera.pelaksanaan.services import record_realisasi
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp
from tests import factories
from tests.perencanaan import rencana

TAHUN = timezone.localdate().year - 1
MARET = date(TAHUN, 3, 1)
FEBRUARI = date(TAHUN, 2, 1)
MEGA = 1024 * 1024
ALASAN = "Jaringan puskesmas terputus."
"""Last year's months are reported late: whoever reports one says why."""
LAMBAT = {"alasan_terlambat": ALASAN}


@dataclass(frozen=True)
class Kerja:
    """Sari's plan with a result that has a numeric, a range and a textual indicator."""

    dunia: factories.Dunia
    skp: Skp
    hasil: RencanaHasilKerja
    angka: IndikatorKinerja
    rentang: IndikatorKinerja
    teks: IndikatorKinerja

    @cached_property
    def dokumen(self) -> IndikatorKinerja:
        """One more, a count: made for whoever asks for it."""
        return buat_indikator(
            self.hasil,
            "Jumlah laporan posyandu",
            target_bawah=Decimal(48),
            target_atas=Decimal(48),
            satuan="dokumen",
            urut=3,
        )

    @property
    def sari(self) -> Akun:
        return self.dunia.sari

    @property
    def budi(self) -> Akun:
        return self.dunia.budi

    def lapor(self, bulan: date = MARET, nilai: str = "97.5", **lain: object) -> Realisasi:
        """A month that Sari reported on her numeric indicator."""
        isi = {"teks": "", "keterangan": "", "versi": None, "by": self.sari} | lain
        isi.setdefault("alasan_terlambat", ALASAN)
        return record_realisasi(indikator=self.angka, bulan=bulan, nilai=Decimal(nilai), **isi)


def buat_skp(akun: Akun, tahun: int = TAHUN, status: str = "disetujui") -> Skp:
    return Skp.objects.create(
        instansi=akun.instansi,
        pegawai=akun.pegawai,
        penugasan=Penugasan.objects.get(pegawai=akun.pegawai),
        tahun=tahun,
        mulai=date(tahun, 1, 1),
        selesai=date(tahun, 12, 31),
        bentuk="ja_jf",
        pendekatan="kuantitatif",
        status=status,
        status_sejak=timezone.now(),
    )


def buat_hasil(skp: Skp, uraian: str, urut: int = 0) -> RencanaHasilKerja:
    return RencanaHasilKerja.objects.create(
        instansi_id=skp.instansi_id, skp=skp, jenis="utama", uraian=uraian, urut=urut
    )


def buat_indikator(hasil: RencanaHasilKerja, uraian: str, **lain: object) -> IndikatorKinerja:
    isi = {
        "jenis_target": "angka",
        "target_bawah": Decimal(98),
        "target_atas": Decimal(98),
        "satuan": "%",
    } | lain
    return IndikatorKinerja.objects.create(
        instansi_id=hasil.instansi_id, hasil=hasil, uraian=uraian, **isi
    )


@pytest.fixture
def kerja(db: None) -> Kerja:
    return make_kerja()


@pytest.fixture
def kerja_lepas(transactional_db: None) -> Kerja:
    """The same where the test itself commits."""
    return make_kerja()


def make_kerja() -> Kerja:
    """Sari, her plan of last year and its four indicators."""
    dunia = factories.dunia()
    skp = buat_skp(dunia.sari)
    hasil = buat_hasil(skp, "Cakupan imunisasi dasar lengkap meningkat")
    tanpa_angka = {"target_bawah": None, "target_atas": None, "satuan": ""}
    return Kerja(
        dunia,
        skp,
        hasil,
        buat_indikator(hasil, "Persentase bayi dengan imunisasi dasar lengkap"),
        buat_indikator(
            hasil,
            "Hari penyelesaian rujukan",
            jenis_target="rentang",
            target_bawah=Decimal(2),
            target_atas=Decimal(5),
            satuan="hari",
            arah="turun",
            urut=1,
        ),
        buat_indikator(
            hasil,
            "Laporan diterima kepala dinas",
            jenis_target="teks",
            target_teks="Tepat waktu",
            urut=2,
            **tanpa_angka,
        ),
    )


@pytest.fixture
def bulan_rutin(kerja: Kerja) -> str:
    """Last month, with an agreed plan of Sari and of her colleague that holds in it."""
    hari_ini = kerja.sari.hari_ini
    lalu = (hari_ini.replace(day=1) - timedelta(days=1)).replace(day=1)
    Skp.objects.all().delete()
    for akun in (kerja.sari, kerja.dunia.rekan):
        skp = rencana.disetujui(akun, kerja.budi, lalu.year)
        Skp.objects.filter(pk=skp.pk).update(mulai=lalu.replace(month=1))
    return f"{lalu:%Y-%m}"


@pytest.fixture(autouse=True)
def gudang(settings: Any, tmp_path: Path) -> Path:
    """An evidence folder of the test's own."""
    settings.DATA = tmp_path
    return tmp_path / "bukti"


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def png(lebar: int = 1, tinggi: int = 1, isi: bytes = b"\0\0\0\0\0") -> bytes:
    """A picture that claims this size, whatever it holds."""

    def bagian(jenis: bytes, isi: bytes) -> bytes:
        return pack(">I", len(isi)) + jenis + isi + pack(">I", zlib.crc32(jenis + isi))

    kepala = pack(">IIBBBBB", lebar, tinggi, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + bagian(b"IHDR", kepala)
        + bagian(b"IDAT", zlib.compress(isi))
        + bagian(b"IEND", b"")
    )


PNG = png()
JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////"
    "////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
)
WEBP = b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
UTAMA = {
    "xlsx": "xl/workbook.xml",
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
    "ods": "content.xml",
}
ODF = {"odt": b"text", "ods": b"spreadsheet"}


def office(akhiran: str, **lain: bytes) -> bytes:
    """A small office file; ``lain`` adds or replaces parts ("__" stands for "/")."""
    bagian: dict[str, bytes] = {"[Content_Types].xml": b'<?xml version="1.0"?><Types/>'}
    if akhiran in ODF:
        bagian = {
            "mimetype": b"application/vnd.oasis.opendocument." + ODF[akhiran],
            "META-INF/manifest.xml": b"<manifest/>",
        }
    bagian |= {UTAMA[akhiran]: b"<isi/>"}
    bagian |= {nama.replace("__", "/"): isi for nama, isi in lain.items()}
    tampung = io.BytesIO()
    with zipfile.ZipFile(tampung, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return tampung.getvalue()


Unggah = Callable[..., SimpleUploadedFile]


@pytest.fixture
def unggah() -> Unggah:
    """An uploaded file; the name may be hostile, as a client of the service could send it."""

    def buat(isi: bytes = PDF, nama: str = "laporan.pdf") -> SimpleUploadedFile:
        berkas = SimpleUploadedFile("x", isi)
        berkas._name = nama  # type: ignore[attr-defined]  # Django's setter already cleans it
        return berkas

    return buat
