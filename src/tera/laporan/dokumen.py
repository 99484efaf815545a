"""What is printed: plain values, already worded for the reader, with no rule and no database.

Every field is the text as it stands on paper; an empty text prints as an empty cell or a dash.
Layouts follow the forms of PermenPANRB 6/2022 and the conversion form of PerBKN 3/2023.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Bentuk = Literal["jpt", "ja_jf"]
Pendekatan = Literal["kuantitatif", "kualitatif"]
JenisHasil = Literal["utama", "tambahan"]
Capaian = Literal["Istimewa", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang"]
Kurva = tuple[int, int, int, int, int]

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufdd0-\ufdef\ufffe\uffff]"
)
_NEWLINE = re.compile("\r\n|[\r\x85\u2028\u2029]")

# Shapes of the curve printed beside the organisation's achievement, ordered from Sangat Kurang to
# Sangat Baik. For the drawing only: no rule reads them (regulasi/kinerja.md 1.12, unverified).
KURVA_CONTOH: Mapping[Capaian, Kurva] = MappingProxyType(
    {
        "Istimewa": (0, 1, 3, 7, 13),
        "Baik": (2, 3, 6, 11, 2),
        "Butuh Perbaikan": (3, 4, 10, 4, 3),
        "Kurang": (2, 11, 6, 3, 2),
        "Sangat Kurang": (13, 7, 3, 1, 0),
    }
)


def clean_text(text: str) -> str:
    """Return the text without characters that no document may carry.

    Removed: control characters, halves of surrogate pairs, noncharacters and the controls that
    reorder letters. Every kind of line end becomes a newline.
    """
    return _INVISIBLE.sub("", _NEWLINE.sub("\n", text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Orang:
    """A person as the header and the signature of a form name him or her."""

    nama: str
    nip: str = ""
    pangkat: str = ""
    jabatan: str = ""
    unit_kerja: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisIndikator:
    """One indikator kinerja individu; `target` carries its unit, as in "61,95 %".

    On the kualitatif forms `uraian` is the whole sentence, target included, and `target`, if
    given, follows it.
    """

    uraian: str
    target: str = ""
    aspek: str = ""
    perspektif: str = ""
    realisasi: str = ""
    umpan_balik: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisHasil:
    """One rencana hasil kerja with its indicators.

    `umpan_balik`, when given, is for the whole result and takes the place of the indicators' own.
    """

    uraian: str
    jenis: JenisHasil = "utama"
    intervensi: str = ""
    penugasan_dari: str = ""
    indikator: tuple[BarisIndikator, ...] = ()
    umpan_balik: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPerilaku:
    """One BerAKHLAK value with its guides, the leader's expectation and the feedback."""

    nilai: str
    panduan: tuple[str, ...]
    ekspektasi: str = ""
    umpan_balik: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DokumenSkp:
    """Sasaran Kinerja Pegawai with its annex of three lists."""

    instansi: str
    periode: str
    bentuk: Bentuk
    pendekatan: Pendekatan
    pegawai: Orang
    penilai: Orang
    hasil: tuple[BarisHasil, ...]
    perilaku: tuple[BarisPerilaku, ...]
    dukungan: tuple[str, ...] = ()
    skema: tuple[str, ...] = ()
    konsekuensi: tuple[str, ...] = ()
    status: str = ""
    tempat: str = ""
    tanggal: str = ""
    sidik: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DokumenEvaluasi:
    """Evaluasi Kinerja Pegawai of one period; `kurva` None draws the sample curve.

    `skp_dicakup` are the year's plans that an annual evaluation considers, if more than one.
    """

    instansi: str
    periode: str
    jenis_periode: str
    bentuk: Bentuk
    pendekatan: Pendekatan
    pegawai: Orang
    penilai: Orang
    capaian_organisasi: Capaian
    hasil: tuple[BarisHasil, ...]
    rating_hasil: str
    perilaku: tuple[BarisPerilaku, ...]
    rating_perilaku: str
    predikat: str
    skp_dicakup: tuple[str, ...] = ()
    kurva: Kurva | None = None
    status: str = ""
    tempat: str = ""
    tanggal: str = ""
    sidik: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """One step of "Mengapa": what was looked at, what came out, the article, and how sure it is."""

    label: str
    nilai: str
    acuan: str = ""
    kepastian: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DokumenEvaluasiResmi:
    """Dokumen Evaluasi Kinerja Pegawai (Format D.1.1), with the steps as its annex.

    The objection parts are printed only when there is a `keberatan`; the superior signs only what
    the superior decided.
    """

    instansi: str
    periode: str
    jenis_periode: str
    pegawai: Orang
    penilai: Orang
    atasan_penilai: Orang
    capaian_organisasi: str
    predikat: str
    skp_dicakup: tuple[str, ...] = ()
    catatan: str = ""
    keberatan: str = ""
    penjelasan_penilai: str = ""
    keputusan_atasan: str = ""
    tempat: str = ""
    tanggal_penilai: str = ""
    tanggal_pegawai: str = ""
    tanggal_atasan: str = ""
    langkah: tuple[Langkah, ...] = ()
    status: str = ""
    sidik: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKonversi:
    """One converted predicate: percent times coefficient."""

    predikat: str
    persentase: str
    koefisien: str
    angka_kredit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DokumenAngkaKredit:
    """Konversi Predikat Kinerja ke Angka Kredit."""

    instansi: str
    periode: str
    nomor: str
    jabatan_fungsional: str
    pegawai: Orang
    penilai: Orang
    konversi: tuple[BarisKonversi, ...]
    karpeg: str = ""
    tempat_tanggal_lahir: str = ""
    jenis_kelamin: str = ""
    pangkat_tmt: str = ""
    jabatan_tmt: str = ""
    tembusan: tuple[str, ...] = ()
    langkah: tuple[Langkah, ...] = ()
    status: str = ""
    tempat: str = ""
    tanggal: str = ""
    sidik: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTindakan:
    """One agreed action of a dialogue; ``dari`` is the day of the earlier one that agreed it."""

    uraian: str
    oleh: str
    tenggat: str
    keadaan: str
    dari: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DokumenDialog:
    """Catatan dialog kinerja: Tera's own layout, since the regulation prescribes none.

    ``penilai`` is the superior in the talk, whatever posts there were later.
    """

    instansi: str
    periode: str
    tempat_dialog: str
    pegawai: Orang
    penilai: Orang
    agenda: tuple[str, ...]
    bawaan: tuple[BarisTindakan, ...]
    tindakan: tuple[BarisTindakan, ...]
    catatan_pegawai: str = ""
    catatan_penilai: str = ""
    pegawai_setuju: str = ""
    penilai_setuju: str = ""
    status: str = ""
    tempat: str = ""
    tanggal: str = ""
    sidik: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiBimbingan:
    """What both forms of a bimbingan kinerja say of it; ``lama`` are its days in words."""

    topik: str
    tujuan: str
    lama: str
    hasil: str
    selesai: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DokumenBimbingan:
    """What both forms of a bimbingan kinerja print; ``penilai`` decided it."""

    instansi: str
    periode: str
    pegawai: Orang
    penilai: Orang
    pembimbing: Orang
    bimbingan: IsiBimbingan
    tempat: str = ""
    tanggal: str = ""
    sidik: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKriteria:
    """One criterion of Format B.1.8, as it was worded when it was answered."""

    nomor: str
    kriteria: str
    skala: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KelompokKriteria:
    """A group of criteria of Format B.1.8."""

    judul: str
    baris: tuple[BarisKriteria, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DokumenB18(DokumenBimbingan):
    """Format B.1.8, handed to ``penerima``."""

    penerima: Orang
    kelompok: tuple[KelompokKriteria, ...]
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKompetensi:
    """One competence of Format B.1.9."""

    kompetensi: str
    skala: str
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DokumenB19(DokumenBimbingan):
    """Format B.1.9, filled in by ``oleh``, who signs as ``sebutan_oleh``."""

    oleh: Orang
    sebutan_oleh: str
    kompetensi: tuple[BarisKompetensi, ...]
