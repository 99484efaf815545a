"""The gate in front of the application: overload is answered at once, not queued for ever.

Granian hands every request to a thread. Of those only ``serentak`` work at a time (more would only
share the same core), ``antrean`` more may wait, and whoever comes on top gets 503 with Retry-After
within a millisecond. What waits is therefore bounded, and so is how long it waits.
"""

import random
import threading
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

TUNGGU = 15.0
BEBAS = frozenset({"/sehat/"})
COBA_LAGI = (5, 20)

Mulai = Callable[..., Any]
Aplikasi = Callable[[dict[str, Any], Mulai], Iterable[bytes]]


class Gerbang:
    """WSGI wrapper; ``tunggu`` is the longest wait in seconds for whoever may wait."""

    def __init__(
        self, aplikasi: Aplikasi, *, serentak: int, antrean: int, tunggu: float = TUNGGU
    ) -> None:
        self._aplikasi = aplikasi
        self._tunggu = tunggu
        self._bekerja = threading.BoundedSemaphore(serentak)
        self._hadir = threading.BoundedSemaphore(serentak + antrean)

    def __call__(self, environ: dict[str, Any], start_response: Mulai) -> Iterable[bytes]:
        if environ.get("PATH_INFO") in BEBAS:
            return self._aplikasi(environ, start_response)
        if not self._hadir.acquire(blocking=False):
            return self._refuse(start_response)
        try:
            if not self._bekerja.acquire(timeout=self._tunggu):
                return self._refuse(start_response)
            try:
                return self._aplikasi(environ, start_response)
            finally:
                self._bekerja.release()
        finally:
            self._hadir.release()

    def _refuse(self, start_response: Mulai) -> Iterable[bytes]:
        """The page that says so; the wait differs, so that not all come back in one second."""
        start_response(
            "503 Service Unavailable",
            [
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Length", str(len(self._halaman))),
                ("Retry-After", str(random.randint(*COBA_LAGI))),
                ("Cache-Control", "no-store"),
            ],
        )
        return [self._halaman]

    @cached_property
    def _halaman(self) -> bytes:
        from django.template.loader import render_to_string

        return render_to_string("503.html").encode()
