"""The gate: bounded work, a bounded queue, and a quick answer to everyone else."""

import threading
import time
from collections.abc import Iterable
from typing import Any

from tera.config.gerbang import Gerbang


class Lambat:
    """An application that works until it is told to finish."""

    def __init__(self) -> None:
        self.lanjut = threading.Event()
        self.mulai = threading.Semaphore(0)
        self.bersamaan = self.terbanyak = 0
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
        finally:
            with self._kunci:
                self.bersamaan -= 1
        start_response("200 OK", [])
        return [b"selesai"]


class Panggilan:
    """One request, made in a thread of its own."""

    def __init__(self, gerbang: Gerbang, alamat: str = "/") -> None:
        self.status = ""
        self.kepala: dict[str, str] = {}
        self.isi = b""
        self._utas = threading.Thread(target=self._call, args=(gerbang, alamat))
        self._utas.start()

    def _call(self, gerbang: Gerbang, alamat: str) -> None:
        def start_response(status: str, kepala: list[tuple[str, str]]) -> None:
            self.status, self.kepala = status, dict(kepala)

        try:
            self.isi = b"".join(gerbang({"PATH_INFO": alamat}, start_response))
        except ValueError:
            self.status = "galat"

    def wait(self) -> "Panggilan":
        self._utas.join(10)
        return self


def test_overload_is_refused_at_once_and_what_waited_is_served() -> None:
    lambat = Lambat()
    gerbang = Gerbang(lambat, serentak=1, antrean=1)
    pertama = Panggilan(gerbang)
    assert lambat.mulai.acquire(timeout=5)
    kedua = Panggilan(gerbang)
    while gerbang._hadir._value:  # until the second stands in the queue
        time.sleep(0.001)
    ketiga = Panggilan(gerbang).wait()
    assert ketiga.status == "503 Service Unavailable"
    assert 5 <= int(ketiga.kepala["Retry-After"]) <= 20
    assert "tetap aman" in ketiga.isi.decode()
    lambat.lanjut.set()
    assert {pertama.wait().status, kedua.wait().status} == {"200 OK"}
    assert lambat.terbanyak == 1


def test_who_waits_too_long_is_refused() -> None:
    lambat = Lambat()
    gerbang = Gerbang(lambat, serentak=1, antrean=1, tunggu=0.05)
    pertama = Panggilan(gerbang)
    assert lambat.mulai.acquire(timeout=5)
    assert Panggilan(gerbang).wait().status.startswith("503")
    lambat.lanjut.set()
    assert pertama.wait().status == "200 OK"
    assert Panggilan(gerbang).wait().status == "200 OK"


def test_health_is_answered_under_overload() -> None:
    lambat = Lambat()
    gerbang = Gerbang(lambat, serentak=1, antrean=0)
    pertama = Panggilan(gerbang)
    assert lambat.mulai.acquire(timeout=5)
    assert Panggilan(gerbang).wait().status.startswith("503")
    assert Panggilan(gerbang, "/sehat/").wait().status == "200 OK"
    lambat.lanjut.set()
    pertama.wait()


def test_a_failing_application_gives_its_place_back() -> None:
    lambat = Lambat()
    lambat.lanjut.set()
    gerbang = Gerbang(lambat, serentak=1, antrean=0)
    for _ in range(3):
        assert Panggilan(gerbang, "/galat/").wait().status == "galat"
    assert Panggilan(gerbang).wait().status == "200 OK"
