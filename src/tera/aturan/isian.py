"""Inputs in JSON, checked against their ``Bidang``: what is stored, and what an API takes.

Writing and reading back gives the same values. Numbers that are not whole and days are texts in
JSON, so that nothing is rounded on the way.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.galat import GalatAturan

TEKS_TERPANJANG = 200
BARIS_TERBANYAK = 600


class IsianTidakSah(GalatAturan):
    """A value that its input does not allow; ``nama`` is that of the input, empty for the whole."""

    def __init__(self, nama: str, pesan: str) -> None:
        super().__init__(pesan)
        self.nama = nama


def write_isian(bidang: Sequence[Bidang], nilai: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values as JSON; inputs without a value become null."""
    return {satu.nama: _write(satu, nilai.get(satu.nama)) for satu in bidang}


def read_isian(bidang: Sequence[Bidang], data: object) -> dict[str, Any]:
    """JSON as typed values, one for each input; raises IsianTidakSah for anything else."""
    if not isinstance(data, Mapping):
        raise IsianTidakSah("", "Isian harus berupa pasangan nama dan nilai.")
    if asing := data.keys() - {satu.nama for satu in bidang}:
        raise IsianTidakSah("", f"Isian {min(map(str, asing))[:40]!r} tidak dikenal.")
    return {satu.nama: _read(satu, data.get(satu.nama)) for satu in bidang}


def _write(bidang: Bidang, nilai: Any) -> Any:
    if bidang.jenis is JenisBidang.BARIS:
        return [write_isian(bidang.kolom, baris) for baris in nilai or ()]
    if isinstance(nilai, Decimal):
        return str(nilai)
    return nilai.isoformat() if isinstance(nilai, date) else nilai


def _read(bidang: Bidang, data: object) -> Any:
    if data is None or data == []:
        if bidang.wajib:
            raise IsianTidakSah(bidang.nama, f"{bidang.label} belum diisi.")
        return None
    nilai = _PEMBACA[bidang.jenis](bidang, data)
    ukuran = len(nilai) if isinstance(nilai, (str, tuple)) else nilai
    if bidang.minimum is not None and ukuran < bidang.minimum:
        raise IsianTidakSah(bidang.nama, f"{bidang.label} paling kecil {bidang.minimum}.")
    if bidang.maksimum is not None and ukuran > bidang.maksimum:
        raise IsianTidakSah(bidang.nama, f"{bidang.label} paling besar {bidang.maksimum}.")
    return nilai


def _read_int(bidang: Bidang, data: object) -> int:
    if type(data) is not int:
        raise IsianTidakSah(bidang.nama, f"{bidang.label} harus bilangan bulat.")
    return data


def _read_decimal(bidang: Bidang, data: object) -> Decimal:
    try:
        nilai = Decimal(data) if type(data) in {str, int} else Decimal("NaN")  # type: ignore[arg-type]
    except InvalidOperation:
        nilai = Decimal("NaN")
    if not nilai.is_finite():
        raise IsianTidakSah(bidang.nama, f"{bidang.label} harus bilangan.")
    return nilai


def _read_date(bidang: Bidang, data: object) -> date:
    try:
        return date.fromisoformat(str(data))
    except ValueError:
        pesan = f"{bidang.label} harus tanggal seperti 2026-11-21."
        raise IsianTidakSah(bidang.nama, pesan) from None


def _read_choice(bidang: Bidang, data: object) -> str:
    for kode, _ in bidang.pilihan:
        if kode == data:
            return kode
    raise IsianTidakSah(bidang.nama, f"{bidang.label}: pilih salah satu dari daftar.")


def _read_bool(bidang: Bidang, data: object) -> bool:
    if not isinstance(data, bool):
        raise IsianTidakSah(bidang.nama, f"{bidang.label} harus ya atau tidak.")
    return data


def _read_text(bidang: Bidang, data: object) -> str:
    panjang = int(bidang.maksimum or TEKS_TERPANJANG)
    if not isinstance(data, str) or len(data) > panjang or "\x00" in data:
        pesan = f"{bidang.label} harus teks, paling panjang {panjang} karakter."
        raise IsianTidakSah(bidang.nama, pesan)
    return data


def _read_rows(bidang: Bidang, data: object) -> tuple[dict[str, Any], ...]:
    if not isinstance(data, (list, tuple)) or len(data) > BARIS_TERBANYAK:
        pesan = f"{bidang.label} harus daftar, paling banyak {BARIS_TERBANYAK} baris."
        raise IsianTidakSah(bidang.nama, pesan)
    try:
        return tuple(read_isian(bidang.kolom, baris) for baris in data)
    except IsianTidakSah as galat:
        raise IsianTidakSah(bidang.nama, f"{bidang.label}: {galat.pesan}") from None


_PEMBACA: Mapping[JenisBidang, Callable[[Bidang, object], Any]] = MappingProxyType(
    {
        JenisBidang.BULAT: _read_int,
        JenisBidang.RUPIAH: _read_int,
        JenisBidang.BILANGAN: _read_decimal,
        JenisBidang.TANGGAL: _read_date,
        JenisBidang.PILIHAN: _read_choice,
        JenisBidang.YA_TIDAK: _read_bool,
        JenisBidang.TEKS: _read_text,
        JenisBidang.BARIS: _read_rows,
    }
)
