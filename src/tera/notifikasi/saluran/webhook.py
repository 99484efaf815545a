"""The agency's own gateway: one POST of JSON for each message, signed.

The address is looked up once, judged, and that very address is connected to: a name that answers
differently a moment later leads nowhere else. Redirects are not followed.
"""

import hashlib
import hmac
import http.client
import ipaddress
import json
import socket
import ssl
import threading
import time
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from tera.notifikasi.models import WebhookInstansi
from tera.notifikasi.saluran.bentuk import GagalKirim, Pesan, Saluran

BATAS_DETIK = 10
TANDA = "X-Tera-Tanda"
NOMOR = "X-Tera-Kiriman"
SALAH_PESAN = frozenset({400, 413, 422})
"""Answers that speak of this one message; no other attempt helps."""


class SaluranWebhook:
    def __init__(self, alamat: str, rahasia: str, *, lokal: bool) -> None:
        self._alamat, self._rahasia, self._lokal = alamat, rahasia, lokal

    def send(self, pesan: Pesan) -> None:
        isi = json.dumps(
            {
                "nomor": pesan.alamat,
                "nama": pesan.nama,
                "teks": pesan.teks,
                "tautan": pesan.tautan,
            },
            ensure_ascii=False,
        ).encode()
        kode = _post(
            check_alamat(self._alamat, lokal=self._lokal),
            isi,
            {
                "Content-Type": "application/json; charset=utf-8",
                "User-Agent": "Tera",
                NOMOR: pesan.nomor,
                TANDA: sign(self._rahasia, isi, int(time.time())),
            },
            lokal=self._lokal,
        )
        if not 200 <= kode < 300:
            raise GagalKirim(
                f"Webhook menjawab {kode}.",
                tetap=kode in SALAH_PESAN,
                saluran=kode not in SALAH_PESAN,
            )

    def close(self) -> None:
        """Every message has a connection of its own."""


def make_webhook(instansi_id: int) -> Saluran | None:
    """The webhook of an agency; None while it has none that is switched on."""
    satu = WebhookInstansi.objects.filter(instansi_id=instansi_id, aktif=True).first()
    if satu is None:
        return None
    return SaluranWebhook(satu.alamat, satu.rahasia, lokal=settings.WEBHOOK_LOKAL)


def sign(rahasia: str, isi: bytes, saat: int) -> str:
    """``t=<seconds>,v1=<hex>``: HMAC-SHA256 over "seconds.body", so that an old one is no use."""
    sidik = hmac.new(rahasia.encode(), f"{saat}.".encode() + isi, hashlib.sha256)
    return f"t={saat},v1={sidik.hexdigest()}"


def check_alamat(alamat: str, *, lokal: bool) -> SplitResult:
    """The parts of an address that may be sent to; raises GagalKirim with the sentence why not."""
    try:
        bagian = urlsplit(alamat)
        _ = bagian.port
    except ValueError as galat:
        raise GagalKirim("Alamat webhook tidak terbaca.", saluran=True) from galat
    if bagian.scheme != "https" and not (lokal and bagian.scheme == "http"):
        raise GagalKirim("Alamat webhook harus diawali https://.", saluran=True)
    if not bagian.hostname or bagian.username or bagian.password or bagian.fragment:
        raise GagalKirim(
            "Alamat webhook berisi nama host dan jalur saja, tanpa sandi dan tanda #.", saluran=True
        )
    return bagian


def _resolve(host: str, port: int, *, dalam: bool | None) -> tuple[str, int]:
    """One address of the name, every one of them being outside (or, for ``dalam``, inside)."""
    try:
        semua = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as galat:
        raise GagalKirim(f"Nama {host} tidak ditemukan.", saluran=True) from galat
    letak = [str(satu[4][0]) for satu in semua]
    if dalam is not None and any(_is_inside(satu) is not dalam for satu in letak):
        raise GagalKirim(
            "http:// hanya untuk alamat di dalam jaringan sendiri; pakai https://."
            if dalam
            else "Alamat webhook ada di dalam jaringan server; pengelola server belum "
            "mengizinkannya (TERA_WEBHOOK_LOKAL).",
            saluran=True,
        )
    return letak[0], port


def _is_inside(letak: str) -> bool:
    satu = ipaddress.ip_address(letak.partition("%")[0])
    return not satu.is_global or satu.is_multicast


def _post(tujuan: SplitResult, isi: bytes, kepala: dict[str, str], *, lokal: bool) -> int:
    """The status of one POST within BATAS_DETIK in all, however slowly the other side talks."""
    aman, host = tujuan.scheme == "https", tujuan.hostname or ""
    dalam = (None if aman else True) if lokal else False
    letak = _resolve(host, tujuan.port or (443 if aman else 80), dalam=dalam)
    jalur = (tujuan.path or "/") + (f"?{tujuan.query}" if tujuan.query else "")
    kelas = http.client.HTTPSConnection if aman else http.client.HTTPConnection
    hubungan = kelas(host, letak[1], timeout=BATAS_DETIK)
    try:
        hubungan.sock = socket.create_connection(letak, timeout=BATAS_DETIK)
        batas = threading.Timer(BATAS_DETIK, _cut, [hubungan])
        batas.daemon = True
        batas.start()
        try:
            if aman:
                _secure(hubungan, host)
            hubungan.request("POST", jalur, isi, kepala)
            return hubungan.getresponse().status
        finally:
            batas.cancel()
    except (OSError, http.client.HTTPException) as galat:
        raise GagalKirim(f"Webhook tidak menjawab: {galat!r}", saluran=True) from galat
    finally:
        hubungan.close()


def _secure(hubungan: http.client.HTTPConnection, host: str) -> None:
    aman = ssl.create_default_context().wrap_socket(
        hubungan.sock, server_hostname=host, do_handshake_on_connect=False
    )
    hubungan.sock = aman
    aman.do_handshake()


def _cut(hubungan: http.client.HTTPConnection) -> None:
    """End a conversation that goes on for too long; below TLS, which the other thread uses."""
    try:
        socket.socket.shutdown(hubungan.sock, socket.SHUT_RDWR)
    except OSError:
        return
