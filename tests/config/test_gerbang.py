"""The gate: bounded work, a bounded queue, and a quick answer to everyone else."""

import asyncio
import os
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.http import FileResponse, StreamingHttpResponse

from tera.config import jembatan
from tera.config.gerbang import Gerbang
from tera.config.jembatan import Jembatan, Scope, environ_of
from tera.config.layanan import Layanan, send_answer

TERBESAR = 1_000


class Lambat:
    """An application that works until it is told to finish."""

    def __init__(self) -> None:
        self.lanjut = threading.Event()
        self.mulai = threading.Semaphore(0)
        self.bersamaan = self.terbanyak = 0
        self.diterima: list[tuple[str, bytes]] = []
        self._kunci = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with self._kunci:
            self.bersamaan += 1
            self.terbanyak = max(self.terbanyak, self.bersamaan)
        self.mulai.release()
        try:
            if environ["PATH_INFO"] != "/sehat/":
                assert self.lanjut.wait(10)
            if environ["PATH_INFO"] == "/galat/":
                raise ValueError
            self.diterima.append((environ["CONTENT_LENGTH"], environ["wsgi.input"].read()))
        finally:
            with self._kunci:
                self.bersamaan -= 1
        start_response("200 OK", [("X-Uji", "ya")])
        return [b"sele", b"sai"]


class Dunia:
    """A loop in a thread of its own, as the server has one."""

    def __init__(self) -> None:
        self.lingkaran = asyncio.new_event_loop()
        self._utas = threading.Thread(target=self.lingkaran.run_forever)
        self._utas.start()

    def gate(self, aplikasi: Any, *, serentak: int, antrean: int, tunggu: float = 15) -> Gerbang:
        kerja = Jembatan(aplikasi, ThreadPoolExecutor(serentak)).call
        return Gerbang(
            kerja,
            send_answer,
            serentak=serentak,
            antrean=antrean,
            terbesar=TERBESAR,
            tunggu=tunggu,
        )

    def call(self, gerbang: Gerbang | Layanan, alamat: str = "/", **lain: Any) -> "Panggilan":
        return Panggilan(self.lingkaran, gerbang, alamat, **lain)

    def close(self) -> None:
        self.lingkaran.call_soon_threadsafe(self.lingkaran.stop)
        self._utas.join(10)
        self.lingkaran.close()


class Panggilan:
    """One request; ``kirim`` sends a piece of its body."""

    def __init__(
        self,
        lingkaran: asyncio.AbstractEventLoop,
        gerbang: Gerbang | Layanan,
        alamat: str,
        *,
        panjang: int | None = None,
        potongan: bool = False,
    ) -> None:
        self.status, self.isi, self.jalur = 0, b"", ""
        self.kepala: dict[str, str] = {}
        self._lingkaran = lingkaran
        self._pesan: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        kepala = [(b"content-length", b"%d" % panjang)] if panjang is not None else []
        kepala += [(b"transfer-encoding", b"chunked")] if potongan else []
        self._hasil: Future[None] = asyncio.run_coroutine_threadsafe(
            gerbang(scope(alamat, *kepala), self._pesan.get, self._send), lingkaran
        )

    async def _send(self, pesan: dict[str, Any]) -> None:
        if pesan["type"] == "http.response.start":
            self.status = pesan["status"]
            self.kepala = {n.decode(): v.decode() for n, v in pesan["headers"]}
        self.isi += pesan.get("body", b"")
        self.jalur = pesan.get("path", "")

    def kirim(self, isi: bytes, *, lagi: bool = False) -> "Panggilan":
        return self._put({"type": "http.request", "body": isi, "more_body": lagi})

    def pergi(self) -> "Panggilan":
        return self._put({"type": "http.disconnect"})

    def _put(self, pesan: dict[str, Any]) -> "Panggilan":
        self._lingkaran.call_soon_threadsafe(self._pesan.put_nowait, pesan)
        return self

    def wait(self) -> "Panggilan":
        self._hasil.result(10)
        return self


def scope(alamat: str = "/", *kepala: tuple[bytes, bytes]) -> Scope:
    jalur, _, kueri = alamat.partition("?")
    return {
        "type": "http",
        "method": "POST",
        "path": jalur,
        "raw_path": jalur.encode(),
        "query_string": kueri.encode(),
        "http_version": "1.1",
        "headers": list(kepala),
        "server": ("127.0.0.1", 8000),
        "client": ("10.1.2.3", "999"),
    }


@pytest.fixture
def dunia() -> Iterator[Dunia]:
    satu = Dunia()
    yield satu
    satu.close()


def _until(benar: Any) -> None:
    batas = time.monotonic() + 5
    while not benar():
        assert time.monotonic() < batas
        time.sleep(0.001)


def test_overload_is_refused_at_once_and_what_waited_is_served(dunia: Dunia) -> None:
    lambat = Lambat()
    gerbang = dunia.gate(lambat, serentak=1, antrean=1)
    pertama = dunia.call(gerbang)
    assert lambat.mulai.acquire(timeout=5)
    kedua = dunia.call(gerbang)
    _until(lambda: gerbang.hadir == 2)  # until the second stands in the queue
    ketiga = dunia.call(gerbang).wait()
    assert ketiga.status == 503
    assert 5 <= int(ketiga.kepala["retry-after"]) <= 20
    assert "tetap aman" in ketiga.isi.decode()
    lambat.lanjut.set()
    assert {pertama.wait().status, kedua.wait().status} == {200}
    assert (pertama.isi, pertama.kepala) == (b"selesai", {"x-uji": "ya"})
    assert lambat.terbanyak == 1


def test_refusal_is_quick(dunia: Dunia) -> None:
    lambat = Lambat()
    gerbang = dunia.gate(lambat, serentak=1, antrean=0)
    pertama = dunia.call(gerbang)
    assert lambat.mulai.acquire(timeout=5)
    dunia.call(gerbang).wait()  # the page is drawn once
    awal = time.perf_counter()
    semua = [dunia.call(gerbang) for _ in range(200)]
    assert {satu.wait().status for satu in semua} == {503}
    assert time.perf_counter() - awal < 2  # 10 ms each, on a busy machine
    lambat.lanjut.set()
    pertama.wait()


def test_who_waits_too_long_is_refused(dunia: Dunia) -> None:
    lambat = Lambat()
    gerbang = dunia.gate(lambat, serentak=1, antrean=1, tunggu=0.05)
    pertama = dunia.call(gerbang)
    assert lambat.mulai.acquire(timeout=5)
    assert dunia.call(gerbang).wait().status == 503
    lambat.lanjut.set()
    assert pertama.wait().status == 200
    assert dunia.call(gerbang).wait().status == 200


def test_health_is_answered_under_overload(dunia: Dunia) -> None:
    lambat = Lambat()
    layanan = Layanan(lambat, serentak=1, antrean=0)
    pertama = dunia.call(layanan)
    assert lambat.mulai.acquire(timeout=5)
    assert dunia.call(layanan).wait().status == 503
    assert dunia.call(layanan, "/sehat/").wait().status == 200
    lambat.lanjut.set()
    assert pertama.wait().status == 200


def test_a_failing_application_gives_its_place_back(dunia: Dunia) -> None:
    lambat = Lambat()
    lambat.lanjut.set()
    gerbang = dunia.gate(lambat, serentak=1, antrean=0)
    for _ in range(3):
        with pytest.raises(ValueError):  # noqa: PT011 (whatever the application raised)
            dunia.call(gerbang, "/galat/").wait()
    assert dunia.call(gerbang).wait().status == 200
    assert gerbang.hadir == 0


def test_slow_upload_holds_no_place(dunia: Dunia) -> None:
    lambat = Lambat()
    lambat.lanjut.set()
    gerbang = dunia.gate(lambat, serentak=1, antrean=0)
    foto = dunia.call(gerbang, panjang=6)
    foto.kirim(b"abc", lagi=True)
    _until(lambda: gerbang.mengirim == 1)
    assert dunia.call(gerbang).wait().status == 200
    assert foto.kirim(b"def").wait().status == 200
    assert lambat.diterima == [("", b""), ("6", b"abcdef")]
    assert (gerbang.mengirim, gerbang.hadir) == (0, 0)


def test_as_many_may_be_sending_as_may_wait(dunia: Dunia) -> None:
    lambat = Lambat()
    lambat.lanjut.set()
    gerbang = dunia.gate(lambat, serentak=1, antrean=20)
    semua = [dunia.call(gerbang, panjang=6) for _ in range(20)]
    _until(lambda: gerbang.mengirim == 20)
    assert dunia.call(gerbang, panjang=6).wait().status == 503
    assert dunia.call(gerbang).wait().status == 200
    for satu in semua:
        satu.kirim(b"abcdef")
    assert {satu.wait().status for satu in semua} == {200}


def test_who_goes_away_while_sending_reaches_nobody(dunia: Dunia) -> None:
    lambat = Lambat()
    lambat.lanjut.set()
    gerbang = dunia.gate(lambat, serentak=1, antrean=0)
    assert dunia.call(gerbang, panjang=6).kirim(b"abc", lagi=True).pergi().wait().status == 0
    assert lambat.diterima == []
    assert (gerbang.mengirim, gerbang.hadir) == (0, 0)


def test_announced_length_that_is_too_large_is_not_read(dunia: Dunia) -> None:
    lambat = Lambat()
    lambat.lanjut.set()
    gerbang = dunia.gate(lambat, serentak=1, antrean=0)
    assert dunia.call(gerbang, panjang=10**10).wait().status == 200
    assert lambat.diterima == [("10000000000", b"")]  # BatasKiriman has the sentence


def test_body_without_announced_length_is_cut_off_where_it_is_too_large(dunia: Dunia) -> None:
    lambat = Lambat()
    lambat.lanjut.set()
    gerbang = dunia.gate(lambat, serentak=1, antrean=0)
    dunia.call(gerbang, potongan=True).kirim(b"x" * 600, lagi=True).kirim(b"y" * 600).wait()
    dunia.call(gerbang, potongan=True).kirim(b"kecil").wait()
    assert lambat.diterima == [("1200", b""), ("5", b"kecil")]


def _answering(jawaban: Any) -> Any:
    def aplikasi(environ: dict[str, Any], start_response: Any) -> Any:
        start_response(f"{jawaban.status_code} OK", list(jawaban.items()))
        return jawaban

    return aplikasi


def test_large_file_is_left_to_the_server(dunia: Dunia, tmp_path: Path) -> None:
    besar = tmp_path / "besar.pdf"
    besar.write_bytes(b"x" * (jembatan.DALAM_INGATAN + 1))
    jawaban = FileResponse(besar.open("rb"))
    gerbang = dunia.gate(_answering(jawaban), serentak=1, antrean=0)
    hasil = dunia.call(gerbang).wait()
    assert (hasil.jalur, hasil.isi) == (str(besar), b"")
    assert jawaban.closed


def test_long_stream_is_whole_before_it_is_sent(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jembatan, "HAPUS_SESUDAH", 0.0)
    hapus: list[str] = []
    monkeypatch.setattr(os, "unlink", hapus.append)
    potongan = [b"x" * 100_000 for _ in range(8)]
    gerbang = dunia.gate(_answering(StreamingHttpResponse(potongan)), serentak=1, antrean=0)
    hasil = dunia.call(gerbang).wait()
    _until(lambda: hapus == [hasil.jalur])
    assert Path(hasil.jalur).read_bytes() == b"".join(potongan)
    assert hasil.jalur.startswith(tempfile.gettempdir())
    Path(hasil.jalur).unlink()


def test_short_stream_stays_in_memory(dunia: Dunia) -> None:
    gerbang = dunia.gate(_answering(StreamingHttpResponse([b"a", b"b"])), serentak=1, antrean=0)
    assert dunia.call(gerbang).wait().isi == b"ab"


def test_environment_is_that_of_wsgi() -> None:
    import io

    minta = scope(
        "/b%C3%A9/%2Fx?a=%C3%A9",
        (b"host", b"tera.example"),
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
        (b"x_forwarded_for", b"6.6.6.6"),
        (b"x-forwarded-for", b"1.1.1.1"),
        (b"content-type", b"text/plain"),
        (b"content-length", b"99"),
    )
    hasil = environ_of(minta, io.BytesIO(b"isi"), 3)
    assert hasil["PATH_INFO"] == "/bé//x".encode().decode("latin1")
    assert hasil["QUERY_STRING"] == "a=%C3%A9"
    assert (hasil["CONTENT_TYPE"], hasil["CONTENT_LENGTH"]) == ("text/plain", "3")
    assert hasil["HTTP_COOKIE"] == "a=1; b=2"
    assert hasil["HTTP_X_FORWARDED_FOR"] == "1.1.1.1"  # not what only looks like it
    assert hasil["REMOTE_ADDR"] == "10.1.2.3"
    assert "HTTP_CONTENT_LENGTH" not in hasil
