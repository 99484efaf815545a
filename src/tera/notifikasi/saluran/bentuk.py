"""What a channel is: it takes one message, or says why not."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Pesan:
    """One message; ``nomor`` is the same at every attempt, ``tautan`` a whole address."""

    nomor: str
    alamat: str
    nama: str
    perihal: str
    teks: str
    tautan: str
    html: str = ""


class GagalKirim(Exception):
    """The message was not taken.

    ``tetap``: no later attempt helps. ``saluran``: the channel as a whole does not work now, so
    that other messages through it need not be tried at once.
    """

    def __init__(self, alasan: str, *, tetap: bool = False, saluran: bool = False) -> None:
        super().__init__(alasan)
        self.alasan = " ".join(alasan.split())[:300]
        self.tetap = tetap
        self.saluran = saluran


class Saluran(Protocol):
    """A way out. ``send`` returns once the other side has taken the message, else GagalKirim."""

    def send(self, pesan: Pesan) -> None: ...

    def close(self) -> None: ...
