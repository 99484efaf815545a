"""What the use cases of pembinaan take: plain values, already parsed, not yet judged."""

from dataclasses import dataclass
from datetime import date, datetime

from tera.organisasi.models import Pegawai


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianTindakan:
    """One agreed action of a dialogue; ``oleh`` is a ``PelakuTindakan``."""

    uraian: str
    oleh: str
    tenggat: date


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianDialog:
    """What one side writes: both own the agenda and the actions, ``catatan`` is her own."""

    waktu: datetime
    tempat: str = ""
    agenda: str = ""
    catatan: str = ""
    tindakan: tuple[IsianTindakan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianBimbingan:
    """The start of a coaching; ``pembimbing`` None is the pejabat penilai herself."""

    topik: str
    tujuan: str
    mulai: date
    sampai: date
    pembimbing: Pegawai | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NilaiKompetensi:
    """One line of Format B.1.9."""

    kompetensi: str
    skala: int
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatanKonseling:
    """The record form that the counsellor fills in."""

    tanggal: date | None = None
    masalah: str = ""
    pembicaraan: str = ""
    kesepakatan: str = ""
    rekomendasi: tuple[str, ...] = ()
    rekomendasi_uraian: str = ""
