"""Dead links: asked of a real server, never of the inside of the network, told once."""

import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any

import pytest
from django.urls import reverse

from tera.notifikasi.models import Notifikasi
from tera.pelaksanaan import jangkau, services
from tera.pelaksanaan.jangkau import Aturan, Hasil, Jangkauan, reach
from tera.pelaksanaan.models import BuktiDukung, JenisBukti, TautanBukti
from tests.pelaksanaan.conftest import Kerja
from tests.pelaksanaan.halaman import masuk

KE_DIRI = Aturan(ke_diri=True)
HARI = timedelta(days=1)


class _Situs(BaseHTTPRequestHandler):
    """/200 answers 200; /head refuses HEAD; /ke?… redirects; ``diminta`` remembers."""

    diminta: list[str] = []

    def do_HEAD(self) -> None:
        self.diminta.append(f"{self.command} {self.path}")
        jalur, _, tujuan = self.path.partition("?")
        if jalur == "/ke":
            self.send_response(302)
            self.send_header("Location", tujuan)
        elif jalur == "/putar":
            self.send_response(301)
            self.send_header("Location", "/putar")
        elif jalur == "/head":
            self.send_response(405 if self.command == "HEAD" else 206)
        elif jalur == "/diam":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            self.server.lepas.wait(5)  # type: ignore[attr-defined]
            return
        elif jalur == "/bukan-http":
            self.wfile.write(b"220 ftp siap\r\n")
            return
        else:
            self.send_response(int(jalur.strip("/")))
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815 (the name that http.server calls)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def situs() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Situs)
    server.lepas = threading.Event()  # type: ignore[attr-defined]
    benang = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    benang.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.lepas.set()  # type: ignore[attr-defined]
    server.shutdown()
    benang.join()
    server.server_close()


@pytest.mark.parametrize(
    ("jalur", "jangkauan", "kode"),
    [
        ("/200", Jangkauan.HIDUP, 200),
        ("/206", Jangkauan.HIDUP, 206),
        ("/404", Jangkauan.GAGAL, 404),
        ("/410", Jangkauan.GAGAL, 410),
        ("/502", Jangkauan.GAGAL, 502),
        ("/401", Jangkauan.TERTUTUP, 401),
        ("/403", Jangkauan.TERTUTUP, 403),
        ("/429", Jangkauan.TERTUTUP, 429),
        ("/head", Jangkauan.HIDUP, 206),
        ("/ke?/200", Jangkauan.HIDUP, 200),
        ("/ke?/404", Jangkauan.GAGAL, 404),
        ("/ke?/ke?/200", Jangkauan.HIDUP, 200),
        ("/ke?ftp://a.go.id/", Jangkauan.TERTUTUP, None),
        ("/ke?http://169.254.169.254/latest/", Jangkauan.TERTUTUP, None),
        ("/ke?http://10.0.0.1/", Jangkauan.TERTUTUP, None),
        ("/ke?http://[::ffff:10.0.0.1]/", Jangkauan.TERTUTUP, None),
        ("/bukan-http", Jangkauan.GAGAL, None),
    ],
)
def test_answer_of_a_real_server(situs: str, jalur: str, jangkauan: Jangkauan, kode: int) -> None:
    assert reach(situs + jalur, KE_DIRI) == Hasil(jangkauan, kode)


def test_redirects_end_and_a_slow_server_is_left(
    situs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _Situs.diminta.clear()
    assert reach(f"{situs}/putar", KE_DIRI) == Hasil(Jangkauan.TERTUTUP)
    assert len(_Situs.diminta) == 6
    monkeypatch.setattr(jangkau, "TENGGAT", 0.2)
    assert reach(f"{situs}/diam", KE_DIRI) == Hasil(Jangkauan.GAGAL)


def test_nobody_listening_is_a_failure() -> None:
    with socket.socket() as mati:
        mati.bind(("127.0.0.1", 0))
        port = mati.getsockname()[1]
    assert reach(f"http://127.0.0.1:{port}/", KE_DIRI) == Hasil(Jangkauan.GAGAL)


def test_this_machine_is_never_asked_unless_a_test_allows_it(situs: str) -> None:
    _Situs.diminta.clear()
    port = situs.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "[::1]", "0.0.0.0"):
        for aturan in (Aturan(), Aturan(frozenset({host.strip("[]")}))):
            hasil = reach(f"http://{host}:{port}/200", aturan)
            assert hasil.jangkauan is not Jangkauan.HIDUP, host
    assert _Situs.diminta == []


@pytest.mark.parametrize(
    ("ip", "terbuka", "intranet"),
    [
        ("8.8.8.8", True, True),
        ("2606:4700::1111", True, True),
        ("10.1.2.3", False, True),
        ("192.168.1.1", False, True),
        ("172.16.0.1", False, True),
        ("fd00::1", False, True),
        ("169.254.169.254", False, False),
        ("fe80::1", False, False),
        ("127.0.0.1", False, False),
        ("::1", False, False),
        ("::ffff:127.0.0.1", False, False),
        ("::ffff:169.254.169.254", False, False),
        ("64:ff9b::a9fe:a9fe", False, False),
        ("2002:7f00:1::", False, False),
        ("0.0.0.0", False, False),
        ("224.0.0.1", False, False),
        ("255.255.255.255", False, False),
    ],
)
def test_where_the_check_may_go(ip: str, terbuka: bool, intranet: bool) -> None:
    assert Aturan().allows("arsip.bungo.lan", ip_address(ip)) is terbuka
    for nama in ("arsip.bungo.lan", ".bungo.lan"):
        assert Aturan(frozenset({nama})).allows("arsip.bungo.lan", ip_address(ip)) is intranet
    assert Aturan(frozenset({".bungo.lan"})).allows("bungo.lan.jahat", ip_address(ip)) is terbuka


def test_name_is_resolved_once_and_that_address_is_used(
    situs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that changes its mind between judging and connecting gains nothing."""
    jawaban = ["8.8.8.8", "127.0.0.1"]
    ditanya: list[str] = []

    def berubah(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        ditanya.append(host)
        ip = jawaban[min(len(ditanya), 2) - 1] if host == "ganti.go.id" else host
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

    monkeypatch.setattr(socket, "getaddrinfo", berubah)
    _Situs.diminta.clear()
    port = situs.rpartition(":")[2]
    assert reach(f"http://ganti.go.id:{port}/200", Aturan()).jangkauan is Jangkauan.GAGAL
    assert ditanya.count("ganti.go.id") == 1
    assert _Situs.diminta == []


def _link(kerja: Kerja, alamat: str) -> TautanBukti:
    bukti = services.attach_bukti_tautan(
        realisasi=kerja.lapor(), tautan=alamat, nama="Laporan", by=kerja.sari
    )
    assert bukti.alamat
    return bukti.alamat


def _check(kerja: Kerja, kini: datetime) -> int:
    return services.check_tautan_due(instansi=kerja.dunia.instansi, kini=kini)


def test_two_failures_on_different_days_make_a_link_dead_and_are_told_once(
    kerja: Kerja, situs: str, settings: Any
) -> None:
    settings.TAUTAN_KE_DIRI = True
    tautan = _link(kerja, f"{situs}/404")
    kini = datetime.now(UTC)
    assert _check(kerja, kini) == 1
    tautan.refresh_from_db()
    assert (tautan.keadaan, tautan.kode) == ("belum", 404)
    TautanBukti.objects.update(periksa_pada=kini)
    assert _check(kerja, kini) == 1  # the same day again: no second failure
    tautan.refresh_from_db()
    assert tautan.keadaan == "belum"
    for hari in (1, 2, 40):
        _check(kerja, kini + hari * HARI)
    tautan.refresh_from_db()
    assert tautan.keadaan == "mati"
    kabar = Notifikasi.objects.get(penerima=kerja.sari.pegawai, teks__contains="tidak dapat dibuka")
    rincian = masuk(kerja.budi).get(kabar.tautan).content.decode()
    assert "Tautan ini tidak dapat dibuka sejak" in rincian
    bulan = masuk(kerja.budi).get(
        reverse("realisasi", args=[kerja.skp.pk]),
        {"bulan": f"{BuktiDukung.objects.get().milik.bulan:%Y-%m}"},  # type: ignore[union-attr]
    )
    assert "Tidak dapat dibuka" in bulan.content.decode()


def test_living_link_is_looked_at_less_often_as_it_ages(
    kerja: Kerja, situs: str, settings: Any
) -> None:
    settings.TAUTAN_KE_DIRI = True
    tautan = _link(kerja, f"{situs}/200")
    kini = datetime.now(UTC)
    jeda = []
    for hari in (0, 100, 400):
        _check(kerja, kini + hari * HARI)
        tautan.refresh_from_db()
        jeda.append((tautan.periksa_pada - (kini + hari * HARI)).days)
        assert tautan.keadaan == "hidup"
    assert jeda == [7, 30, 90]
    assert _check(kerja, kini + 400 * HARI) == 0


def test_link_into_the_private_network_is_not_checked(kerja: Kerja, situs: str) -> None:
    tautan = _link(kerja, f"{situs}/404")
    for hari in range(3):
        _check(kerja, datetime.now(UTC) + 20 * hari * HARI)
    tautan.refresh_from_db()
    assert (tautan.keadaan, tautan.kode) == ("tertutup", None)
    assert not Notifikasi.objects.filter(teks__contains="tidak dapat dibuka").exists()


def test_a_server_off_the_network_blames_no_link(kerja: Kerja, settings: Any) -> None:
    settings.TAUTAN_KE_DIRI = True
    realisasi = kerja.lapor()
    for n in range(2, 8):
        services.attach_bukti_tautan(
            realisasi=realisasi, tautan=f"http://127.0.0.{n}:9/", nama="", by=kerja.sari
        )
    assert _check(kerja, datetime.now(UTC)) == 6
    assert set(TautanBukti.objects.values_list("keadaan", "gagal_sejak")) == {("tertutup", None)}


def test_links_written_in_bulk_get_their_address(kerja: Kerja, situs: str, settings: Any) -> None:
    settings.TAUTAN_KE_DIRI = True
    BuktiDukung.objects.bulk_create(
        BuktiDukung(
            instansi=kerja.dunia.instansi,
            realisasi=kerja.lapor(),
            jenis=JenisBukti.TAUTAN,
            nama=nama,
            tautan=f"{situs}/200{nama}",
            oleh=kerja.sari,
        )
        for nama in ("", "/", "#a")
    )
    assert _check(kerja, datetime.now(UTC) + HARI) == 1
    assert TautanBukti.objects.get().pemakaian.count() == 3
