"""Every channel keeps the same promises, against a real server on the other side."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes, policy

import pytest

from tera.notifikasi.saluran import PEMBUAT, GagalKirim, Pesan, Saluran
from tera.notifikasi.saluran import webhook as modul_webhook
from tera.notifikasi.saluran.surel import SaluranSurel
from tera.notifikasi.saluran.webhook import SaluranWebhook, check_alamat
from tests.notifikasi.pos import ServerGerbang, ServerSurat, closed_port

RAHASIA = "rahasia-yang-cukup-panjang"
PESAN = Pesan(
    nomor="7f0c2a52-6b0a-4a0e-9f5e-0d5b7d0f7c11",
    alamat="sari@bungokab.go.id",
    nama="Sari Dewi, S.Kep.",
    perihal="Tera: SKP",
    teks="SKP Anda dikembalikan: “perbaiki” indikator.\n. titik di awal baris",
    tautan="https://kinerja.bungokab.go.id/skp/1/",
)


@dataclass
class Sisi:
    """A channel with its other side: what arrived, and how to make it fail."""

    saluran: Saluran
    nomor: Callable[[], list[str]]
    teks: Callable[[], list[str]]
    refuse: Callable[[bool], None]
    mati: Saluran


def _mail(isi: bytes) -> tuple[str, str]:
    surat = message_from_bytes(isi, policy=policy.default)
    badan = surat.get_body(("plain",))
    assert badan is not None
    return str(surat["Message-ID"]).strip("<>").split("@")[0], badan.get_content()


@pytest.fixture(params=sorted(PEMBUAT))
def sisi(request: pytest.FixtureRequest) -> Sisi:
    if request.param == "surel":
        pos: ServerSurat = request.getfixturevalue("pos")

        def refuse_mail(tetap: bool) -> None:
            pos.tolak = "550 tidak ada" if tetap else "451 penuh"

        return Sisi(
            SaluranSurel(**pos.smtp),
            lambda: [_mail(satu)[0] for satu in pos.surat],
            lambda: [_mail(satu)[1] for satu in pos.surat],
            refuse_mail,
            SaluranSurel(**pos.smtp | {"port": closed_port()}),
        )
    gerbang: ServerGerbang = request.getfixturevalue("gerbang")

    def refuse_post(tetap: bool) -> None:
        gerbang.kode = 422 if tetap else 503

    return Sisi(
        SaluranWebhook(gerbang.alamat, RAHASIA, lokal=True),
        lambda: [kepala["X-Tera-Kiriman"] for kepala, _, _ in gerbang.pesan],
        lambda: [json.loads(isi)["teks"] for _, isi, _ in gerbang.pesan],
        refuse_post,
        SaluranWebhook(f"http://127.0.0.1:{closed_port()}/", RAHASIA, lokal=True),
    )


# --- the contract ---------------------------------------------------------------------------------


def test_message_arrives_whole_under_the_same_number_each_time(sisi: Sisi) -> None:
    sisi.saluran.send(PESAN)
    sisi.saluran.send(PESAN)
    sisi.saluran.close()
    assert sisi.nomor() == [PESAN.nomor] * 2
    assert all(satu.replace("\r\n", "\n").strip() == PESAN.teks for satu in sisi.teks()), (
        sisi.teks()
    )


@pytest.mark.parametrize("tetap", [True, False])
def test_refusal_says_whether_another_attempt_helps(sisi: Sisi, tetap: bool) -> None:
    sisi.refuse(tetap)
    with pytest.raises(GagalKirim) as galat:
        sisi.saluran.send(PESAN)
    assert galat.value.tetap is tetap
    assert galat.value.alasan
    sisi.saluran.close()


def test_nobody_there_means_the_channel_not_the_message(sisi: Sisi) -> None:
    with pytest.raises(GagalKirim) as galat:
        sisi.mati.send(PESAN)
    assert (galat.value.saluran, galat.value.tetap) == (True, False)
    sisi.mati.close()


# --- e-mail ---------------------------------------------------------------------------------------


def test_mail_keeps_one_connection_and_says_who_writes(pos: ServerSurat) -> None:
    saluran = SaluranSurel(**pos.smtp)
    for _ in range(3):
        saluran.send(PESAN)
    saluran.close()
    assert pos.sambungan == 1
    surat = message_from_bytes(pos.surat[0], policy=policy.default)
    assert surat["From"] == "Tera <tera@bungokab.go.id>"
    assert surat["Auto-Submitted"] == "auto-generated"
    assert surat["Message-ID"] == f"<{PESAN.nomor}@kinerja.bungokab.go.id>"


def test_mail_server_without_tls_is_not_trusted(pos: ServerSurat) -> None:
    saluran = SaluranSurel(**pos.smtp | {"use_tls": True})
    with pytest.raises(GagalKirim) as galat:
        saluran.send(PESAN)
    assert galat.value.saluran
    assert not pos.surat
    saluran.close()


def test_subject_with_line_breaks_adds_no_header(pos: ServerSurat) -> None:
    saluran = SaluranSurel(**pos.smtp)
    saluran.send(
        Pesan(
            nomor=PESAN.nomor,
            alamat=PESAN.alamat,
            nama="",
            perihal="Satu\r\nBcc: lain@contoh.id",
            teks="x",
            tautan="",
        )
    )
    saluran.close()
    surat = message_from_bytes(pos.surat[0], policy=policy.default)
    assert surat["Bcc"] is None
    assert surat["Subject"] == "Satu Bcc: lain@contoh.id"


# --- webhook --------------------------------------------------------------------------------------


def test_webhook_is_signed_over_time_and_body(gerbang: ServerGerbang) -> None:
    SaluranWebhook(gerbang.alamat, RAHASIA, lokal=True).send(PESAN)
    kepala, isi, jalur = gerbang.pesan[0]
    assert jalur == "/kirim?kantor=bungo"
    assert json.loads(isi) == {
        "nomor": PESAN.alamat,
        "nama": PESAN.nama,
        "teks": PESAN.teks,
        "tautan": PESAN.tautan,
    }
    saat, sidik = (bagian.split("=")[1] for bagian in kepala["X-Tera-Tanda"].split(","))
    assert abs(time.time() - int(saat)) < 60
    hitung = hmac.new(RAHASIA.encode(), f"{saat}.".encode() + isi, hashlib.sha256)
    assert hmac.compare_digest(sidik, hitung.hexdigest())


def test_redirect_is_not_followed(gerbang: ServerGerbang) -> None:
    gerbang.kode, gerbang.alih = 307, gerbang.alamat
    with pytest.raises(GagalKirim, match="307"):
        SaluranWebhook(gerbang.alamat, RAHASIA, lokal=True).send(PESAN)
    assert len(gerbang.pesan) == 1


def test_slow_gateway_is_cut_off(gerbang: ServerGerbang, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul_webhook, "BATAS_DETIK", 0.3)
    gerbang.lambat = True
    with pytest.raises(GagalKirim) as galat:
        SaluranWebhook(gerbang.alamat, RAHASIA, lokal=True).send(PESAN)
    assert galat.value.saluran


@pytest.mark.parametrize(
    "alamat",
    [
        "http://gateway.contoh.id/",
        "ftp://gateway.contoh.id/",
        "https://",
        "https://orang:sandi@gateway.contoh.id/",
        "https://gateway.contoh.id/#x",
        "https://gateway.contoh.id:x/",
    ],
)
def test_address_that_is_none(alamat: str) -> None:
    with pytest.raises(GagalKirim):
        check_alamat(alamat, lokal=False)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.8", "0.0.0.0"]
)
def test_inner_network_is_closed_until_the_operator_opens_it(host: str) -> None:
    with pytest.raises(GagalKirim, match="TERA_WEBHOOK_LOKAL"):
        SaluranWebhook(f"https://{host}/", RAHASIA, lokal=False).send(PESAN)


def test_plain_http_stays_inside() -> None:
    with pytest.raises(GagalKirim, match="https://"):
        SaluranWebhook("http://8.8.8.8/", RAHASIA, lokal=True).send(PESAN)
