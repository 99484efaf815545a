"""The deployment check: one function an item, each with its reason and what to do.

Beside configuration it looks at what only a running installation shows: is the worker alive, is
the audit record sealed, is there room on the disk.
"""

import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import connection
from django.utils import timezone

from tera.akun.models import Akun
from tera.config.kesiapan import pending_migrations, static_is_current
from tera.config.persiapan import BERKAS_KUNCI
from tera.dasar.models import AuditEvent
from tera.organisasi.models.instansi import ZonaWaktu

VERSI_TERENDAH, VERSI_TERTINGGI = 15, 18
SEGEL_TERLAMBAT = timedelta(minutes=10)
PEKERJA_HILANG = timedelta(minutes=2)
RUANG_PERINGATAN = 5 * 1024**3
RUANG_GALAT = 500 * 1024**2


class Tingkat(Enum):
    OK = "OK"
    PERINGATAN = "PERINGATAN"
    GALAT = "GALAT"


@dataclass(frozen=True)
class Hasil:
    """One item; ``tindakan`` is empty only where nothing is to do."""

    butir: str
    tingkat: Tingkat
    alasan: str
    tindakan: str = ""


def _ok(butir: str, alasan: str) -> Hasil:
    return Hasil(butir, Tingkat.OK, alasan)


def _warning(butir: str, alasan: str, tindakan: str) -> Hasil:
    return Hasil(butir, Tingkat.PERINGATAN, alasan, tindakan)


def _error(butir: str, alasan: str, tindakan: str) -> Hasil:
    return Hasil(butir, Tingkat.GALAT, alasan, tindakan)


def check_version() -> Hasil:
    versi = connection.pg_version  # type: ignore[attr-defined]
    utama = versi // 10_000
    nama = f"PostgreSQL {utama}.{versi % 10_000}"
    if not VERSI_TERENDAH <= utama <= VERSI_TERTINGGI:
        return _error(
            "Basis data",
            f"{nama} belum diuji; Tera diuji pada {VERSI_TERENDAH} sampai {VERSI_TERTINGGI}.",
            "Pakai PostgreSQL dalam rentang itu.",
        )
    if _is_embedded():
        return _warning(
            "Basis data",
            f"{nama} tertanam: baik untuk mencoba, tanpa cadangan dan replika.",
            "Untuk produksi isi DATABASE_URL dengan PostgreSQL instansi.",
        )
    return _ok("Basis data", nama)


def _is_embedded() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('data_directory', true)")
        baris = cursor.fetchone()
    return bool(baris) and str(baris[0] or "").startswith(str(settings.DATA))


def check_encoding() -> Hasil:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        pengodean = cursor.fetchone()[0]
    if pengodean != "UTF8":
        return _error(
            "Pengodean", f"Basis data memakai {pengodean}.", "Buat ulang dengan ENCODING 'UTF8'."
        )
    return _ok("Pengodean", "UTF8")


def check_migrations() -> Hasil:
    if tertunda := pending_migrations():
        return _error(
            "Migrasi", f"{len(tertunda)} migrasi belum diterapkan.", "Jalankan 'tera migrate'."
        )
    return _ok("Migrasi", "semua diterapkan")


def check_static() -> Hasil:
    if not static_is_current():
        return _error(
            "Berkas statis",
            "belum disiapkan untuk versi ini; halaman tidak akan tampil.",
            "Jalankan 'tera migrate'.",
        )
    return _ok("Berkas statis", "mutakhir")


def check_secret_key() -> Hasil:
    berkas = settings.DATA / BERKAS_KUNCI
    if os.environ.get("TERA_SECRET_KEY"):
        return _ok("Kunci rahasia", "dari TERA_SECRET_KEY")
    if not berkas.exists():
        return _warning(
            "Kunci rahasia",
            "TERA_SECRET_KEY kosong; 'tera serve' akan menyimpan satu di folder data.",
            "Isi TERA_SECRET_KEY, terutama bila ada lebih dari satu server.",
        )
    if berkas.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return _error(
            "Kunci rahasia", f"{berkas} terbaca oleh orang lain.", f"Jalankan: chmod 600 {berkas}"
        )
    return _ok("Kunci rahasia", f"dari {berkas}")


def check_debug() -> Hasil:
    if settings.DEBUG:
        return _error(
            "Halaman galat pengembang",
            "TERA_DEBUG=ya menampilkan isi program kepada siapa pun.",
            "Hapus TERA_DEBUG.",
        )
    return _ok("Halaman galat pengembang", "mati")


def check_hosts() -> Hasil:
    if "*" in settings.ALLOWED_HOSTS:
        return _error(
            "Nama host", "TERA_HOST=* menerima nama apa pun.", "Isi TERA_HOST dengan nama layanan."
        )
    if set(settings.ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "[::1]"}:
        return _warning(
            "Nama host",
            "hanya komputer ini yang dilayani.",
            "Isi TERA_HOST, misalnya kinerja.bungokab.go.id.",
        )
    return _ok("Nama host", ", ".join(settings.ALLOWED_HOSTS))


def check_https() -> Hasil:
    if not settings.HTTPS:
        return _warning(
            "HTTPS",
            "kata sandi dan sesi dapat disadap di jaringan.",
            "Pasang proxy HTTPS di depan Tera, lalu TERA_HTTPS=ya dan TERA_PROXY=1.",
        )
    if not settings.PROXY_TEPERCAYA:
        return _warning(
            "HTTPS",
            "TERA_HTTPS=ya tetapi TERA_PROXY=0: HSTS tidak terkirim dan alamat asal tidak terbaca.",
            "Isi TERA_PROXY dengan jumlah proxy di depan Tera.",
        )
    return _ok("HTTPS", "kuki aman dan HSTS")


def check_data_folder() -> Hasil:
    mode = settings.DATA.stat().st_mode
    if not os.access(settings.DATA, os.W_OK):
        return _error(
            "Folder data", f"{settings.DATA} tidak dapat ditulis.", "Perbaiki pemilik folder itu."
        )
    if mode & (stat.S_IWGRP | stat.S_IWOTH):
        return _warning(
            "Folder data",
            f"{settings.DATA} dapat diubah oleh pengguna lain di server ini.",
            f"Jalankan: chmod go-w {settings.DATA}",
        )
    return _ok("Folder data", str(settings.DATA))


def check_demo_accounts() -> Hasil:
    jumlah = Akun.objects.filter(contoh=True, aktif=True).count()
    if settings.DEMO:
        return _warning(
            "Akun contoh",
            f"TERA_DEMO=ya dan {jumlah} akun contoh aktif; kata sandinya diketahui umum.",
            "Jangan isi data pegawai sungguhan di sini.",
        )
    if jumlah:
        return _error(
            "Akun contoh",
            f"{jumlah} akun contoh dengan kata sandi umum masih aktif.",
            "Pakai basis data baru untuk produksi.",
        )
    return _ok("Akun contoh", "tidak ada")


def check_audit() -> Hasil:
    tertua = AuditEvent.objects.filter(segel__isnull=True).order_by("id").first()
    if tertua and (umur := timezone.now() - tertua.pada) > SEGEL_TERLAMBAT:
        menit = int(umur.total_seconds() // 60)
        return _error(
            "Segel audit",
            f"ada catatan yang belum disegel sejak {menit} menit lalu.",
            "Jalankan 'tera work' sebagai layanan tetap.",
        )
    return _ok("Segel audit", "tidak tertinggal")


def check_worker() -> Hasil:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(last_heartbeat) FROM procrastinate_workers")
        terakhir = cursor.fetchone()[0]
    if terakhir is None or timezone.now() - terakhir > PEKERJA_HILANG:
        kapan = (
            f"terakhir terlihat {terakhir:%Y-%m-%d %H:%M} UTC" if terakhir else "tidak terdaftar"
        )
        return _error(
            "Pekerja antrean",
            f"tidak berjalan ({kapan}).",
            "Jalankan 'tera work' sebagai layanan tetap.",
        )
    return _ok("Pekerja antrean", "berjalan")


def check_disk() -> Hasil:
    bebas = shutil.disk_usage(settings.DATA).free
    ukuran = f"{bebas / 1024**3:.1f} GB bebas di {settings.DATA}"
    if bebas < RUANG_GALAT:
        return _error("Ruang disk", ukuran, "Tambah ruang sekarang; unggahan akan gagal.")
    if bebas < RUANG_PERINGATAN:
        return _warning("Ruang disk", ukuran, "Rencanakan tambahan ruang.")
    return _ok("Ruang disk", ukuran)


def check_zones() -> Hasil:
    try:
        for zona in ZonaWaktu.values:
            ZoneInfo(zona)
    except ZoneInfoNotFoundError as galat:
        return _error("Zona waktu", f"{galat} tidak ditemukan.", "Pasang paket tzdata.")
    return _ok("Zona waktu", "WIB, WITA, WIT")


BUTIR: tuple[Callable[[], Hasil], ...] = (
    check_version,
    check_encoding,
    check_migrations,
    check_static,
    check_secret_key,
    check_debug,
    check_hosts,
    check_https,
    check_data_folder,
    check_demo_accounts,
    check_audit,
    check_worker,
    check_disk,
    check_zones,
)
PERLU_TABEL = {check_demo_accounts, check_audit, check_worker}


def check_all() -> list[Hasil]:
    """Every item in order; those that read tables only once the migrations are applied."""
    belum = bool(pending_migrations())
    return [butir() for butir in BUTIR if not (belum and butir in PERLU_TABEL)]
