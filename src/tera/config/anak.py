"""Child processes of ``tera demo``: started together, watched, stopped together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from types import FrameType

PR_SET_PDEATHSIG = 1
BATAS_HENTI = 25.0
JEDA = 0.2


def end_with_parent() -> None:
    """Ask Linux to end this process when its parent is killed; elsewhere nothing happens."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def follow_parent() -> None:
    """``end_with_parent``, and end now if it has been killed already."""
    end_with_parent()
    if os.getppid() == 1:
        raise SystemExit(0)


class Berhenti(Exception):
    """The person (or the service manager) asked to stop."""


@contextlib.contextmanager
def stop_on_signal() -> Iterator[None]:
    """Ctrl-C and SIGTERM raise Berhenti once; more of them are ignored while stopping."""

    def minta(nomor: int, bingkai: FrameType | None) -> None:
        for s in (signal.SIGINT, signal.SIGTERM):
            signal.signal(s, signal.SIG_IGN)
        raise Berhenti

    lama = {s: signal.signal(s, minta) for s in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for s, penangan in lama.items():
            signal.signal(s, penangan)


class Anak:
    """The children; leaving the block stops them all and waits."""

    def __init__(self) -> None:
        self._proses: list[subprocess.Popen[bytes]] = []

    def start(self, *argumen: str) -> None:
        """Start ``tera ARGUMEN`` in a session of its own: Ctrl-C reaches only the parent."""
        perintah = [sys.executable, "-m", "tera", *argumen, "--ikut-induk"]
        self._proses.append(subprocess.Popen(perintah, start_new_session=True))

    def ended(self) -> int | None:
        """Exit code of the first child that ended by itself, or None while all run."""
        for satu in self._proses:
            if (kode := satu.poll()) is not None:
                return kode
        return None

    def wait(self) -> int:
        """Wait until one ends; returns its code."""
        while (kode := self.ended()) is None:
            time.sleep(JEDA)
        return kode

    def stop(self) -> None:
        """SIGTERM to all, then SIGKILL to whoever does not end in time."""
        for satu in self._proses:
            if satu.poll() is None:
                satu.terminate()
        batas = time.monotonic() + BATAS_HENTI
        for satu in self._proses:
            _wait_or_kill(satu, batas - time.monotonic())

    def __enter__(self) -> "Anak":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def _wait_or_kill(proses: "subprocess.Popen[bytes]", detik: float) -> None:
    try:
        proses.wait(max(detik, 0.1))
    except subprocess.TimeoutExpired:
        proses.kill()
        proses.wait()
