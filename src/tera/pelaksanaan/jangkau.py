"""Whether a web address can still be opened, asked in a way that nobody can turn against us.

A link is a stranger's text, and the server stands inside of the agency's network. So a name is
resolved once, every address it resolves to is judged, and the connection goes to that address and
no other (DNS rebinding); each redirect starts over. Only the first line and the Location of an
answer are read, and the whole takes a few seconds at most. Certificates are not judged: nothing
secret is sent and nothing that comes back is believed beyond "it answered".
"""

import re
import socket
import ssl
import time
from dataclasses import dataclass
from enum import Enum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, quote, urljoin, urlsplit

TENGGAT = 5.0
TENGGAT_SEMUA = 12.0
PENGALIHAN_TERBANYAK = 5
KEPALA_TERBESAR = 32 * 1024
PORT = {"http": 80, "https": 443}
PINDAH = frozenset({301, 302, 303, 307, 308})
# It is there, but asks who we are or refuses machines: nothing is known about the person's view.
MENOLAK_MESIN = frozenset({401, 402, 403, 406, 407, 418, 423, 425, 429, 451})
TANPA_HEAD = frozenset({400, 403, 404, 405, 406, 410, 500, 501, 503})
# Names that lead nowhere by agreement (RFC 2606): nothing to be learnt from their silence.
TAK_ADA = (".example", ".invalid", ".test")
NAT64 = ip_network("64:ff9b::/96")

Ip = IPv4Address | IPv6Address


class Jangkauan(Enum):
    """HIDUP opens, GAGAL does not, TERTUTUP cannot be judged from here."""

    HIDUP = "hidup"
    GAGAL = "gagal"
    TERTUTUP = "tertutup"


@dataclass(frozen=True, slots=True)
class Aturan:
    """Where the check may go beside the public network.

    ``intranet`` are hosts of the agency's own private network (".x.go.id" stands for all below);
    ``ke_diri`` opens this machine itself and is for tests.
    """

    intranet: frozenset[str] = frozenset()
    ke_diri: bool = False

    def allows(self, host: str, ip: Ip) -> bool:
        """Whether this address may be connected to for this host."""
        ip = _inner(ip)
        if ip.is_loopback:
            return self.ke_diri
        if ip.is_global and not (ip.is_multicast or ip.is_reserved):
            return True
        tertutup = ip.is_link_local or ip.is_multicast or ip.is_reserved or ip.is_unspecified
        return ip.is_private and not tertutup and self._is_intranet(host)

    def _is_intranet(self, host: str) -> bool:
        return any(
            host == satu or (satu.startswith(".") and host.endswith(satu)) for satu in self.intranet
        )


@dataclass(frozen=True, slots=True)
class Hasil:
    """What was found; ``kode`` is the HTTP status, None where nothing answered."""

    jangkauan: Jangkauan
    kode: int | None = None


TERTUTUP = Hasil(Jangkauan.TERTUTUP)
GAGAL = Hasil(Jangkauan.GAGAL)


class _Tertutup(Exception):
    """An address where we do not go, or from which nothing can be learnt."""


def reach(alamat: str, aturan: Aturan) -> Hasil:
    """Ask HEAD, then GET of one byte where HEAD is not understood; follows a few redirects."""
    batas = time.monotonic() + TENGGAT_SEMUA
    try:
        for _ in range(PENGALIHAN_TERBANYAK + 1):
            kode, tujuan = _ask(alamat, "HEAD", aturan, batas)
            if kode in TANPA_HEAD:
                kode, tujuan = _ask(alamat, "GET", aturan, batas)
            if kode not in PINDAH or not tujuan:
                return _judge(kode)
            alamat = urljoin(alamat, tujuan)
    except _Tertutup:
        return TERTUTUP
    except socket.gaierror as galat:
        return TERTUTUP if galat.errno == socket.EAI_AGAIN else GAGAL
    except (OSError, ValueError):
        return GAGAL
    return TERTUTUP


def _judge(kode: int) -> Hasil:
    if kode in MENOLAK_MESIN or kode in PINDAH:  # a redirect to nowhere
        return Hasil(Jangkauan.TERTUTUP, kode)
    hidup = 200 <= kode < 400 or kode == 416
    return Hasil(Jangkauan.HIDUP if hidup else Jangkauan.GAGAL, kode)


def _ask(alamat: str, cara: str, aturan: Aturan, batas: float) -> tuple[int, str]:
    """Status and Location of one request."""
    bagian = urlsplit(alamat)
    if bagian.scheme not in PORT or not bagian.hostname:
        raise _Tertutup(alamat)
    host = bagian.hostname.encode("idna").decode() if not bagian.hostname.isascii() else None
    host = host or bagian.hostname
    if host.endswith(TAK_ADA):
        raise _Tertutup(host)
    port = bagian.port or PORT[bagian.scheme]
    soket = socket.create_connection(
        (str(_resolve(host, port, aturan)), port), timeout=_left(batas)
    )
    try:
        if bagian.scheme == "https":
            soket = _tls(soket, host)
        soket.sendall(_request(bagian, host, cara))
        return _read_head(soket, batas)
    finally:
        soket.close()


def _resolve(host: str, port: int, aturan: Aturan) -> Ip:
    """The one address that is used; refused when any of them lies where we do not go."""
    baris = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    semua = [ip_address(str(alamat[0]).partition("%")[0]) for *_, alamat in baris]
    if not all(aturan.allows(host, ip) for ip in semua):
        raise _Tertutup(host)
    return next((ip for ip in semua if ip.version == 4), semua[0])


def _inner(ip: Ip) -> Ip:
    """The IPv4 address that an IPv6 one stands for, where it does."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


def _tls(soket: socket.socket, host: str) -> ssl.SSLSocket:
    konteks = ssl.create_default_context()
    konteks.check_hostname = False
    konteks.verify_mode = ssl.CERT_NONE
    return konteks.wrap_socket(soket, server_hostname=host)


def _request(bagian: SplitResult, host: str, cara: str) -> bytes:
    jalur = quote(bagian.path or "/", safe="/%:@!$&'()*+,;=~-._")
    tanya = "?" + quote(bagian.query, safe="/%:@!$&'()*+,;=~-._?[]") if bagian.query else ""
    nama = f"[{host}]" if ":" in host else host
    if bagian.port and bagian.port != PORT[bagian.scheme]:
        nama = f"{nama}:{bagian.port}"
    baris = [f"{cara} {jalur}{tanya} HTTP/1.1", f"Host: {nama}", "User-Agent: Tera-tautan/1"]
    baris += ["Accept: */*", "Connection: close"]
    if cara == "GET":
        baris.append("Range: bytes=0-0")
    return "\r\n".join([*baris, "", ""]).encode("ascii")


def _read_head(soket: socket.socket, batas: float) -> tuple[int, str]:
    kepala = b""
    while b"\r\n\r\n" not in kepala and len(kepala) < KEPALA_TERBESAR:
        soket.settimeout(_left(batas))
        potong = soket.recv(4096)
        if not potong:
            break
        kepala += potong
    teks = kepala.decode("latin-1")
    awal = re.match(r"HTTP/1\.[01] (\d{3})\b", teks)
    if awal is None:
        raise ValueError("not HTTP")
    tujuan = re.search(r"\r\nlocation:[ \t]*([^\r\n]*)", teks.split("\r\n\r\n")[0], re.IGNORECASE)
    return int(awal[1]), tujuan[1].strip() if tujuan else ""


def _left(batas: float) -> float:
    sisa = batas - time.monotonic()
    if sisa <= 0:
        raise TimeoutError("too slow")
    return min(TENGGAT, sisa)
