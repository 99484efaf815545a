"""Slows down guessing without giving anyone a way to lock an official out by his public NIP.

Failures are counted for the pair (name, network) and for the network, never for the name alone.
A device that signed in before carries a signed cookie and is counted by itself, so that a
stranger on the same office network cannot shut its owner out.
"""

import hashlib
import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db.models import Count, Max
from django.http import HttpRequest
from django.utils import timezone

from tera.akun.models import PercobaanMasuk
from tera.dasar.errors import TerlaluSering

JENDELA = timedelta(minutes=15)
BATAS_PASANGAN = 5
BATAS_PERANGKAT = 10
BATAS_JARINGAN = 100
KUKI_PERANGKAT = "tera_perangkat"
GARAM = "tera.akun.perangkat"
UMUR_KUKI = 180 * 24 * 60 * 60


@dataclass(frozen=True)
class Ember:
    """A counter: its key and how many failures it bears within ``JENDELA``."""

    kunci: str
    batas: int


def client_address(request: HttpRequest) -> str:
    """The client's address behind the configured number of trusted proxies."""
    rantai = [b.strip() for b in request.headers.get("X-Forwarded-For", "").split(",") if b.strip()]
    proxy = settings.PROXY_TEPERCAYA
    kandidat = rantai[-proxy] if proxy and len(rantai) >= proxy else request.META["REMOTE_ADDR"]
    try:
        return str(ipaddress.ip_address(kandidat))
    except ValueError:
        return "0.0.0.0"


def _network(alamat: str) -> str:
    panjang = 64 if ":" in alamat else 24
    return str(ipaddress.ip_network(f"{alamat}/{panjang}", strict=False))


def _key(*bagian: str) -> str:
    return hashlib.sha256("|".join(bagian).encode()).hexdigest()


def buckets(request: HttpRequest, nama_masuk: str) -> list[Ember]:
    """The counters that a try from this client for this name goes into."""
    jaringan = _network(client_address(request))
    if (perangkat := known_device(request, nama_masuk)) is not None:
        return [Ember(_key("perangkat", perangkat), BATAS_PERANGKAT)]
    return [
        Ember(_key("pasangan", nama_masuk, jaringan), BATAS_PASANGAN),
        Ember(_key("jaringan", jaringan), BATAS_JARINGAN),
    ]


def check_rate(ember: list[Ember]) -> None:
    """Raises TerlaluSering with the seconds to wait when a counter is full."""
    sekarang = timezone.now()
    hitung = {
        baris["ember"]: baris
        for baris in PercobaanMasuk.objects.filter(
            ember__in=[e.kunci for e in ember], pada__gt=sekarang - JENDELA
        )
        .values("ember")
        .annotate(jumlah=Count("id"), terakhir=Max("pada"))
    }
    for e in ember:
        baris = hitung.get(e.kunci)
        if baris and baris["jumlah"] >= e.batas:
            tunggu = int((baris["terakhir"] + JENDELA - sekarang).total_seconds()) + 1
            menit = -(-tunggu // 60)
            raise TerlaluSering(
                f"Terlalu banyak percobaan masuk yang gagal dari jaringan ini. "
                f"Coba lagi sekitar {menit} menit lagi. Akun Anda tidak dikunci.",
                tunggu,
            )


def record_failure(ember: list[Ember]) -> None:
    """Count a failed try, and forget what is older than the window."""
    PercobaanMasuk.objects.filter(pada__lt=timezone.now() - JENDELA).delete()
    PercobaanMasuk.objects.bulk_create(PercobaanMasuk(ember=e.kunci) for e in ember)


def known_device(request: HttpRequest, nama_masuk: str) -> str | None:
    """Mark of a device on which this name signed in before, or None."""
    try:
        isi = signing.loads(request.COOKIES.get(KUKI_PERANGKAT, ""), salt=GARAM, max_age=UMUR_KUKI)
    except signing.BadSignature:
        return None
    return isi["tanda"] if isi.get("nama") == _key(nama_masuk) else None


def device_cookie(nama_masuk: str, tanda: str) -> str:
    """Signed value that makes the device known for this name."""
    return signing.dumps({"nama": _key(nama_masuk), "tanda": tanda}, salt=GARAM)
