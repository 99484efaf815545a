"""Columns by their names: which headings mean which field, whatever their order in the file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

BATAS_JUDUL = 30
"""The header stands in one of the first rows, below the title rows."""

PEGAWAI: Mapping[str, tuple[str, ...]] = {
    "nip": ("NIP BARU", "NIP", "NIP NI PPPK", "NIP NIPPPK", "NI PPPK", "NOMOR INDUK PEGAWAI"),
    "nama": ("NAMA", "NAMA PEGAWAI", "NAMA LENGKAP", "NAMA PNS"),
    "gelar_depan": ("GELAR DEPAN",),
    "gelar_belakang": ("GELAR BELAKANG",),
    "tanggal_lahir": ("TANGGAL LAHIR", "TGL LAHIR", "TGL LHR PNS"),
    "jenis_kelamin": ("JENIS KELAMIN", "JK", "L P", "KELAMIN"),
    "jenis": ("STATUS PEGAWAI", "JENIS PEGAWAI", "STATUS KEPEGAWAIAN", "JENIS ASN", "PNS PPPK"),
    "golongan": ("GOL AKHIR NAMA", "GOL AKHIR", "GOLONGAN", "GOL RUANG", "GOLONGAN RUANG", "GOL"),
    "tmt_golongan": ("TMT GOLONGAN", "TMT GOL", "TMT GOL AKHIR", "TMT PANGKAT"),
    "jenis_jabatan": ("JENIS JABATAN NAMA", "JENIS JABATAN"),
    "jabatan": ("JABATAN NAMA", "NAMA JABATAN", "JABATAN"),
    "tmt_jabatan": ("TMT JABATAN", "TMT JAB"),
    "pendidikan": ("TINGKAT PENDIDIKAN NAMA", "TINGKAT PENDIDIKAN", "PENDIDIKAN"),
    "unor_id": ("UNOR ID", "ID UNOR", "KODE UNOR"),
    "unor_nama": ("UNOR NAMA", "NAMA UNOR", "UNIT KERJA"),
    "induk_id": ("UNOR INDUK ID", "ID UNOR INDUK", "KODE UNOR INDUK"),
}
WAJIB_PEGAWAI = (
    "nip", "nama", "jenis", "golongan", "tmt_golongan", "jenis_jabatan", "jabatan",
    "tmt_jabatan", "unor_id",
)  # fmt: skip
UNOR: Mapping[str, tuple[str, ...]] = {
    "kode": ("UNOR ID", "ID UNOR", "KODE UNOR", "ID"),
    "nama": ("UNOR NAMA", "NAMA UNOR", "UNIT KERJA", "NAMA"),
    "induk": ("UNOR INDUK ID", "ID UNOR INDUK", "KODE UNOR INDUK", "INDUK ID", "DIATASAN ID"),
}
WAJIB_UNOR = ("kode", "nama", "induk")

BUKAN_HURUF = re.compile(r"[^A-Z0-9]+")
Baris = Sequence[Any]


@dataclass(frozen=True)
class Kepala:
    """A found header: its row (from one) and the column index (from zero) of each field."""

    baris: int
    kolom: Mapping[str, int]


def heading(nilai: object) -> str:
    """A heading without case, punctuation and doubled blanks: "Tgl. Lahir " is TGL LAHIR."""
    return BUKAN_HURUF.sub(" ", str(nilai).upper()).strip()


def find_header(lembar: Sequence[Baris], sinonim: Mapping[str, tuple[str, ...]]) -> Kepala:
    """The row among the first that names most fields; nothing found gives an empty map."""
    terbaik = Kepala(0, {})
    for nomor, baris in enumerate(lembar[:BATAS_JUDUL], start=1):
        kolom = _match(baris, sinonim)
        if len(kolom) > len(terbaik.kolom):
            terbaik = Kepala(nomor, kolom)
    return terbaik


def _match(baris: Baris, sinonim: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    letak: dict[str, int] = {}
    for indeks, nilai in enumerate(baris):
        letak.setdefault(heading(nilai), indeks)
    ketemu = {
        bidang: next((letak[judul] for judul in judulan if judul in letak), None)
        for bidang, judulan in sinonim.items()
    }
    return {bidang: indeks for bidang, indeks in ketemu.items() if indeks is not None}


def letter(indeks: int) -> str:
    """Column letter of an index from zero: 0 is A, 26 is AA."""
    huruf = ""
    nomor = indeks + 1
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf
