"""What a setting is: its inputs, its default, and where the default comes from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.isian import read_isian, write_isian

TUNGGAL = "isi"
"""The name of the only input of a setting that is one plain value."""


def _accept(nilai: Mapping[str, Any]) -> None:
    """Nothing beyond what the inputs themselves demand."""


@dataclass(frozen=True, kw_only=True)
class Kunci:
    """A setting of an agency.

    ``bidang`` are its inputs; a setting with the one input TUNGGAL is that value itself, any other
    a mapping by the names of its inputs. ``bawaan`` is typed likewise. ``periksa`` raises
    GalatAturan for inputs that are sound one by one but not together. ``sumber`` says where the
    default comes from and how sure it is.
    """

    nama: str
    kelompok: str
    judul: str
    bantuan: str
    bidang: tuple[Bidang, ...]
    bawaan: Any
    sumber: str
    periksa: Callable[[Mapping[str, Any]], object] = _accept

    @property
    def tunggal(self) -> bool:
        """Whether the setting is one plain value."""
        return [satu.nama for satu in self.bidang] == [TUNGGAL]

    def read(self, isi: Any) -> Any:
        """A stored value, typed; raises GalatAturan for what the setting does not allow."""
        nilai = read_isian(self.bidang, {TUNGGAL: isi} if self.tunggal else isi)
        self.periksa(nilai)
        return nilai[TUNGGAL] if self.tunggal else nilai

    def write(self, nilai: Any) -> Any:
        """A typed value as it is stored."""
        isi = write_isian(self.bidang, self.by_input(nilai))
        return isi[TUNGGAL] if self.tunggal else isi

    def by_input(self, nilai: Any) -> Mapping[str, Any]:
        """A typed value by the names of its inputs, as a form starts with it."""
        return {TUNGGAL: nilai} if self.tunggal else dict(nilai)


def choice(label: str, *pilihan: tuple[str, str]) -> tuple[Bidang, ...]:
    """The inputs of a setting that is one of a few words."""
    return (Bidang(nama=TUNGGAL, label=label, jenis=JenisBidang.PILIHAN, pilihan=pilihan),)


def whole(label: str, minimum: int, maksimum: int, *, satuan: str = "hari") -> tuple[Bidang, ...]:
    """The inputs of a setting that is one whole number between two bounds."""
    return (
        Bidang(
            nama=TUNGGAL,
            label=label,
            jenis=JenisBidang.BULAT,
            satuan=satuan,
            minimum=minimum,
            maksimum=maksimum,
        ),
    )
