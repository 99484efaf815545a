"""What a posted or pasted matrix says: texts by person and by the leader's result."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from django.http import QueryDict

from tera.perencanaan.errors import KunciSel
from tera.perencanaan.masukan import IsianSel, tidy
from tera.perencanaan.models import RencanaHasilKerja
from tera.perencanaan.queries import BarisMatriks

SEL = re.compile(r"s-([0-9]{1,15})-([0-9]{1,15})")
TEMPELAN_TERPANJANG = 100_000
GALAT_TERBANYAK = 8
JUDUL = {"nip", "nama", "pegawai"}


def posted_sel(data: QueryDict) -> list[IsianSel]:
    """Every cell of the form (``s-<person>-<result>``) with what was seen (``d-...``)."""
    return [
        IsianSel(
            pegawai_id=int(cocok[1]),
            induk_id=int(cocok[2]),
            teks=tidy(data.get(nama, "")),
            dilihat=data.get(f"d-{cocok[1]}-{cocok[2]}", ""),
        )
        for nama in data
        if (cocok := SEL.fullmatch(nama))
    ]


def posted_langsung(data: QueryDict) -> frozenset[int]:
    """The leader's results that are shared out directly."""
    return frozenset(
        int(nilai)
        for nilai in data.getlist("langsung")
        if nilai.isascii() and nilai.isdigit() and len(nilai) <= 15
    )


class Tempelan:
    """Rows copied from a spreadsheet: a NIP or a name, then a text for each result in order.

    ``teks`` are the cells that were understood, ``galat`` sentences about what was not. Identity
    columns after the first (name, position, unit, as in the matrix's own Excel) are passed over.
    An empty cell leaves what is there.
    """

    def __init__(
        self, teks: str, baris: Sequence[BarisMatriks], kolom: Sequence[RencanaHasilKerja]
    ) -> None:
        self.teks: dict[KunciSel, str] = {}
        self._salah: list[str] = []
        if len(teks) > TEMPELAN_TERPANJANG:
            self._salah.append("Tempelan terlalu panjang. Tempel sebagian dulu.")
            return
        for nomor, sel in _lines(teks):
            self._read(nomor, sel, baris, kolom)

    @property
    def galat(self) -> list[str]:
        sisa = len(self._salah) - GALAT_TERBANYAK
        lagi = [f"Masih ada {sisa} baris lain yang tidak terbaca."] if sisa > 0 else []
        return [*self._salah[:GALAT_TERBANYAK], *lagi]

    def _read(
        self,
        nomor: int,
        sel: list[str],
        baris: Sequence[BarisMatriks],
        kolom: Sequence[RencanaHasilKerja],
    ) -> None:
        cocok = [satu for satu in baris if sel[0].casefold() in _names(satu)]
        if len(cocok) != 1:
            if sel[0].casefold() not in JUDUL:
                sebab = "lebih dari satu pegawai" if cocok else "tidak ada di tabel ini"
                self._salah.append(f"Baris {nomor}, {sel[0][:60] or 'tanpa nama'}: {sebab}.")
            return
        satu, isi = cocok[0], sel[1:]
        while isi and isi[0].casefold() in _identity(satu):
            isi = isi[1:]
        if satu.alasan:
            self._salah.append(f"Baris {nomor}, {satu.orang.pegawai.nama}: {satu.alasan}")
        elif len(isi) > len(kolom) and any(isi[len(kolom) :]):
            self._salah.append(
                f"Baris {nomor}, {satu.orang.pegawai.nama}: ada {len(isi)} kolom hasil, "
                f"hanya {len(kolom)}."
            )
        else:
            pasangan = zip(kolom, isi, strict=False)
            self.teks |= {(satu.orang.pegawai.pk, k.pk): teks for k, teks in pasangan if teks}


def _lines(teks: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold something; a cell with a line break stands in quotes, as Excel copies it."""
    bersih = teks.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    for nomor, sel in enumerate(csv.reader(StringIO(bersih), delimiter="\t"), 1):
        rapi = [tidy(satu) for satu in sel]
        if any(rapi):
            yield nomor, rapi


def _names(baris: BarisMatriks) -> set[str]:
    orang = baris.orang.pegawai
    return {
        teks.casefold()
        for teks in (orang.nip, orang.nip_berkelompok, orang.nama, orang.nama_lengkap)
    }


def _identity(baris: BarisMatriks) -> set[str]:
    tugas = baris.penugasan
    lain = {tugas.jabatan.nama.casefold(), tugas.unit.nama.casefold()} if tugas else set()
    return _names(baris) | lain


def with_pasted(sel: Sequence[IsianSel], tempelan: Mapping[KunciSel, str]) -> list[IsianSel]:
    """The posted cells, those that were pasted with their new text."""
    return [
        IsianSel(
            pegawai_id=satu.pegawai_id,
            induk_id=satu.induk_id,
            teks=tempelan.get((satu.pegawai_id, satu.induk_id), satu.teks),
            dilihat=satu.dilihat,
        )
        for satu in sel
    ]
