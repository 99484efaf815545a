"""What the use cases of stage 2 take: plain values, already parsed, not yet judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from uuid import UUID

from django.core.files import File

from tera.aturan.kalender import Periode
from tera.pelaksanaan.models import JenisUmpanBalik, PermintaanUmpanBalik, RencanaAksi
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianRealisasi:
    """One month of one indicator as the person typed it, with the evidence given beside it."""

    nilai: Decimal | None = None
    teks: str = ""
    keterangan: str = ""
    alasan_terlambat: str = ""
    berkas: Sequence["File[bytes]"] = ()
    tautan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianAksi:
    """An action as planned: for which result, measured by which of its indicators if any."""

    hasil: RencanaHasilKerja
    indikator: IndikatorKinerja | None = None
    periode: Periode
    uraian: str
    target: Decimal | None = None
    satuan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianProgres:
    """One day's entry. ``sumber`` is the action, or an indicator that has none yet in that month:
    one is then made of it. ``kunci`` makes a repeated sending count once.
    """

    sumber: RencanaAksi | IndikatorKinerja
    tanggal: date
    kegiatan: str
    nilai: Decimal | None = None
    jam_mulai: time | None = None
    jam_selesai: time | None = None
    alasan_terlambat: str = ""
    kunci: UUID | None = None
    berkas: "tuple[File[bytes], ...]" = ()
    tautan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RincianUmpanBalik:
    """What may come with feedback: its kind, a follow-up with its deadline, the request that it
    answers."""

    jenis: JenisUmpanBalik = JenisUmpanBalik.UMPAN_BALIK
    tindak_lanjut: str = ""
    tenggat: date | None = None
    minta: PermintaanUmpanBalik | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BagianRutin:
    """The superior's monthly feedback by its prompts; an empty part is left out."""

    baik: str = ""
    perbaikan: str = ""
    dukungan: str = ""
    langkah: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianTemplat:
    """A text template of the agency; ``bagian`` is a ``BagianBulanan`` or empty."""

    judul: str
    isi: str
    jenis: JenisUmpanBalik = JenisUmpanBalik.UMPAN_BALIK
    bagian: str = ""
