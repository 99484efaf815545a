"""Configuration from the environment only. A nonsense value stops Tera and is named."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class KonfigurasiTidakSah(Exception):
    """An environment variable that Tera cannot work with; the text says which and why."""


@dataclass(frozen=True)
class Variabel:
    """One variable: shown by ``tera check`` and in docs/konfigurasi.md."""

    nama: str
    bawaan: str
    arti: str


DAFTAR = (
    Variabel("DATABASE_URL", "", "PostgreSQL agensi; kosong berarti basis data tertanam."),
    Variabel("TERA_DATA", ".data", "Folder data: basis data tertanam, kunci, bukti dukung."),
    Variabel("TERA_SECRET_KEY", "", "Kunci rahasia, paling sedikit 50 karakter; bawaan: dibuat."),
    Variabel("TERA_HOST", "localhost,127.0.0.1,[::1]", "Nama host yang dilayani, dipisah koma."),
    Variabel("TERA_HTTPS", "tidak", "ya: kuki aman dan HSTS (di belakang HTTPS)."),
    Variabel("TERA_DEBUG", "tidak", "ya: halaman galat pengembang. Jangan di produksi."),
    Variabel("TERA_PROXY", "0", "Jumlah proxy tepercaya di depan Tera (0 sampai 5)."),
    Variabel("TERA_DB_POOL", "8", "Sambungan basis data terbanyak tiap proses (1 sampai 100)."),
    Variabel("TERA_PROSES", "2", "Jumlah proses yang melayani halaman (1 sampai 64)."),
    Variabel("TERA_SERENTAK", "2", "Permintaan yang dikerjakan bersamaan tiap proses (1..64)."),
    Variabel("TERA_ANTREAN", "200", "Permintaan yang boleh menunggu tiap proses (0 sampai 2000)."),
    Variabel("TERA_UNGGAH_MB", "5", "Ukuran bukti dukung terbesar, MB (1 sampai 50)."),
    Variabel("TERA_LURING", "ya", "tidak: pekerja layanan (halaman tanpa sambungan) dicabut."),
    Variabel("TERA_ALAMAT", "", "Alamat Tera bagi pengguna, dipakai dalam surel; bawaan: host."),
    Variabel("TERA_SMTP", "", "Server surel, smtp://pengguna:sandi@host:587; kosong: tanpa surel."),
    Variabel("TERA_SMTP_DARI", "", "Alamat pengirim surel, misalnya Tera <tera@bungokab.go.id>."),
    Variabel("TERA_WEBHOOK_LOKAL", "tidak", "ya: webhook boleh ke jaringan dalam, juga http."),
    Variabel(
        "TERA_CLAMD", "", "Pemindai virus clamd: soket (/run/...) atau host:port; kosong: tanpa."
    ),
    Variabel("TERA_DEMO", "tidak", "ya: instansi contoh dan kata sandi contoh boleh dipakai."),
)
NAMA = {variabel.nama: variabel for variabel in DAFTAR}


class Lingkungan:
    """Typed reading of the variables in ``DAFTAR``."""

    def __init__(self, asal: Mapping[str, str] | None = None) -> None:
        self._asal = os.environ if asal is None else asal
        asing = [n for n in self._asal if n.startswith("TERA_") and n not in NAMA]
        if asing:
            raise KonfigurasiTidakSah(
                f"Variabel {', '.join(sorted(asing))} tidak dikenal. "
                f"Yang dikenal: {', '.join(NAMA)}."
            )

    def text(self, nama: str) -> str:
        return self._asal.get(nama, "").strip() or NAMA[nama].bawaan

    def flag(self, nama: str) -> bool:
        nilai = self.text(nama).lower()
        if nilai not in ("ya", "tidak"):
            raise KonfigurasiTidakSah(f"{nama} harus 'ya' atau 'tidak', bukan {nilai!r}.")
        return nilai == "ya"

    def integer(self, nama: str, *, paling_kecil: int, paling_besar: int) -> int:
        nilai = self.text(nama)
        if not (nilai.isascii() and nilai.isdigit()) or not (
            paling_kecil <= int(nilai[:9]) <= paling_besar
        ):
            raise KonfigurasiTidakSah(
                f"{nama} harus bilangan bulat {paling_kecil} sampai {paling_besar}, "
                f"bukan {nilai!r}."
            )
        return int(nilai)

    def words(self, nama: str) -> list[str]:
        kata = [bagian.strip() for bagian in self.text(nama).split(",") if bagian.strip()]
        if not kata or any("/" in k or " " in k for k in kata):
            raise KonfigurasiTidakSah(
                f"{nama} berisi nama host saja, dipisah koma, tanpa 'https://' dan spasi."
            )
        return kata

    def socket_address(self, nama: str) -> str | tuple[str, int] | None:
        """A path of a unix socket, (host, port), or None where nothing is given."""
        nilai = self.text(nama)
        if not nilai or nilai.startswith("/"):
            return nilai or None
        host, pisah, port = nilai.rpartition(":")
        if not (pisah and host and port.isascii() and port.isdigit() and 0 < int(port) < 65_536):
            raise KonfigurasiTidakSah(
                f"{nama} harus jalur soket yang diawali '/' atau host:port, bukan {nilai!r}."
            )
        return host.strip("[]"), int(port)

    def folder(self, nama: str) -> Path:
        return Path(self.text(nama)).expanduser().resolve()


def parse_database_url(url: str) -> dict[str, Any]:
    """Django's settings from ``postgresql://user:password@host:5432/name?sslmode=require``."""
    try:
        bagian = urlsplit(url)
        port = bagian.port
    except ValueError as galat:
        raise KonfigurasiTidakSah(
            "DATABASE_URL tidak terbaca; bentuknya postgresql://pengguna:sandi@host:5432/nama."
        ) from galat
    if bagian.scheme not in ("postgres", "postgresql"):
        raise KonfigurasiTidakSah(
            "DATABASE_URL harus diawali postgresql://; Tera hanya memakai PostgreSQL 15 ke atas."
        )
    opsi = dict(parse_qsl(bagian.query))
    nama = unquote(bagian.path.lstrip("/"))
    if not nama:
        raise KonfigurasiTidakSah("DATABASE_URL belum menyebut nama basis data sesudah '/'.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": nama,
        "USER": unquote(bagian.username or ""),
        "PASSWORD": unquote(bagian.password or ""),
        "HOST": opsi.pop("host", "") or (bagian.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": opsi,
    }


def parse_smtp(url: str) -> dict[str, Any]:
    """Arguments of Django's SMTP backend from ``smtp://user:password@host:587``.

    smtps:// is TLS from the start (465); smtp:// begins with STARTTLS (587), or without TLS only
    where ``?tls=tidak`` says so, for a relay on the same machine. Empty for an empty address.
    """
    if not url:
        return {}
    try:
        bagian = urlsplit(url)
        port = bagian.port
    except ValueError as galat:
        raise KonfigurasiTidakSah(
            "TERA_SMTP tidak terbaca; bentuknya smtp://pengguna:sandi@host:587."
        ) from galat
    opsi = dict(parse_qsl(bagian.query, keep_blank_values=True))
    tls = opsi.pop("tls", "ya")
    if bagian.scheme not in ("smtp", "smtps") or not bagian.hostname:
        raise KonfigurasiTidakSah("TERA_SMTP harus diawali smtp:// atau smtps://, lalu nama host.")
    if opsi or tls not in ("ya", "tidak") or (tls == "tidak" and bagian.scheme == "smtps"):
        raise KonfigurasiTidakSah("TERA_SMTP hanya mengenal ?tls=tidak, dan hanya untuk smtp://.")
    langsung = bagian.scheme == "smtps"
    return {
        "host": bagian.hostname,
        "port": port or (465 if langsung else 587),
        "username": unquote(bagian.username or ""),
        "password": unquote(bagian.password or ""),
        "use_ssl": langsung,
        "use_tls": not langsung and tls == "ya",
    }


def parse_alamat(alamat: str, host: str, *, https: bool) -> str:
    """Where people reach Tera, without a slash at the end; by default the first host."""
    if not alamat:
        return f"{'https' if https else 'http'}://{host.lstrip('.')}"
    bagian = urlsplit(alamat)
    if bagian.scheme not in ("http", "https") or not bagian.hostname or bagian.path.strip("/"):
        raise KonfigurasiTidakSah(
            "TERA_ALAMAT berisi skema dan host saja, misalnya https://kinerja.bungokab.go.id."
        )
    return f"{bagian.scheme}://{bagian.netloc}"
