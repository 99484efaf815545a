"""What a use case may refuse, and how the web tells it.

Every error carries ``pesan``: the Indonesian sentence that the person reads, saying what to do.
"""

from collections.abc import Mapping


class DomainError(Exception):
    """A refusal with a sentence; ``status`` is the HTTP status that the web answers with."""

    status = 400
    judul = "Permintaan tidak dapat diproses"

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


class TidakBoleh(DomainError):
    """The person sees the object but may not do this to it."""

    status = 403
    judul = "Anda tidak dapat melakukan ini"


class TidakDitemukan(DomainError):
    """The object is not there, or lies outside the person's scope: both look the same."""

    status = 404
    judul = "Tidak ditemukan"


class KeadaanTidakCocok(DomainError):
    """The object is in another state than this step needs (someone was quicker, or a replay)."""

    status = 409
    judul = "Keadaan dokumen sudah berubah"


class VersiBerubah(KeadaanTidakCocok):
    """Another tab, device or person saved in between; nothing was overwritten."""

    judul = "Dokumen ini diubah di tempat lain"


class MasukanTidakSah(DomainError):
    """Input that breaks a rule; ``bidang`` maps a form field to its sentence."""

    status = 422
    judul = "Ada isian yang perlu diperbaiki"

    def __init__(self, pesan: str, bidang: Mapping[str, str] | None = None) -> None:
        super().__init__(pesan)
        self.bidang = dict(bidang or {})


class TerlaluSering(DomainError):
    """Too many attempts; ``tunggu`` is the number of seconds to wait."""

    status = 429
    judul = "Terlalu banyak percobaan"

    def __init__(self, pesan: str, tunggu: int) -> None:
        super().__init__(pesan)
        self.tunggu = tunggu


class TerlaluBesar(DomainError):
    """More bytes than Tera takes in one request; nothing of it was read."""

    status = 413
    judul = "Kiriman terlalu besar"
