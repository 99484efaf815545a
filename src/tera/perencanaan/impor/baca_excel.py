"""A plan in Excel, in the layout that Tera writes: one row an indicator."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tera.aturan.target import Target
from tera.organisasi.impor.kolom import Kepala, find_header, letter
from tera.organisasi.impor.pembaca import MB, Batas, BerkasTidakSah, read_sheets
from tera.organisasi.impor.sel import SelTidakSah
from tera.perencanaan.impor import kolom
from tera.perencanaan.impor.isi import (
    INDIKATOR,
    LEMBAR,
    Catatan,
    IndikatorBerkas,
    Pilihan,
    RencanaBerkas,
    SasaranBerkas,
    key_of,
)
from tera.perencanaan.impor.nilai import read_bidang, read_target, read_uraian
from tera.perencanaan.rentang import TAHUN_TERBANYAK

UKURAN_TERBESAR = 2 * MB
BATAS = Batas(isi=20 * MB, baris=2_000, kolom=64, sel=128_000)


@dataclass(frozen=True, slots=True)
class Lembar:
    """The sheet with the plan; ``target`` are (column index, year)."""

    isi: Sequence[Sequence[Any]]
    kepala: Kepala
    target: list[tuple[int, int]]

    def address(self, bidang: str, baris: int) -> str:
        return f"{letter(self.kepala.kolom[bidang])}{baris}"


def read_plan(isi: bytes, pilihan: Pilihan, catat: Catatan) -> RencanaBerkas:
    """The plan; wrong cells go to ``catat`` by their address.

    Raises BerkasTidakSah for what is no workbook, too large, or has no such table.
    """
    if len(isi) > UKURAN_TERBESAR:
        raise BerkasTidakSah(
            f"Berkas lebih besar dari {UKURAN_TERBESAR // MB} MB. Hapus gambar dan lembar yang "
            "tidak perlu."
        )
    lembar = _find(read_sheets(isi, BATAS), pilihan)
    tahun = [satu for _, satu in lembar.target]
    _check_years(tahun, pilihan)
    sasaran = _group(lembar, pilihan, catat)
    return RencanaBerkas(min(tahun), max(tahun), sasaran)


def _find(lembaran: list[tuple[str, list[list[Any]]]], pilihan: Pilihan) -> Lembar:
    sinonim = kolom.synonyms(setahun=pilihan.setahun is not None)
    for _, isi in lembaran:
        kepala = find_header(isi, sinonim)
        if {"sasaran", "uraian"} <= set(kepala.kolom):
            target = kolom.years(isi[kepala.baris - 1], pilihan.setahun)
            if pilihan.setahun is not None:
                target = [satu for satu in target if satu[1] == pilihan.setahun]
            return Lembar(isi, kepala, target)
    raise BerkasTidakSah(
        "Tabel rencana tidak ditemukan: tidak ada lembar dengan judul kolom Sasaran dan Indikator. "
        "Unduh Excel dari Tera untuk memakai susunan kolomnya."
    )


def _check_years(tahun: list[int], pilihan: Pilihan) -> None:
    pesan = ""
    if not tahun:
        contoh = pilihan.setahun or pilihan.mulai or 2026
        pesan = (
            f"Kolom target tidak ditemukan. Beri judul seperti “{kolom.target_heading(contoh)}”."
        )
    elif len(set(tahun)) != len(tahun):
        pesan = "Ada dua kolom target untuk tahun yang sama. Sisakan satu kolom tiap tahun."
    elif max(tahun) - min(tahun) >= TAHUN_TERBANYAK:
        pesan = f"Kolom target mencakup lebih dari {TAHUN_TERBANYAK} tahun. Bagi berkasnya."
    elif pilihan.mulai and pilihan.setahun is None and pilihan.mulai != min(tahun):
        pesan = (
            f"Kolom target dalam berkas mulai {min(tahun)}, sedangkan tahun mulai yang diisi "
            f"{pilihan.mulai}. Samakan, atau kosongkan tahun mulai."
        )
    if pesan:
        raise BerkasTidakSah(pesan)


def _group(lembar: Lembar, pilihan: Pilihan, catat: Catatan) -> tuple[SasaranBerkas, ...]:
    """Rows by objective; an empty cell below an objective belongs to it, as merged cells do."""
    kelompok: dict[str, tuple[str, list[IndikatorBerkas]]] = {}
    kini = ""
    for baris, isi in enumerate(lembar.isi[lembar.kepala.baris :], start=lembar.kepala.baris + 1):
        if all(str(sel).strip() == "" for sel in isi):
            continue
        kini = _words(lembar, isi, "sasaran", baris, catat) or kini
        uraian = _words(lembar, isi, "uraian", baris, catat)
        if not kini:
            catat.add(lembar.address("sasaran", baris), None, "Sasaran belum diisi.")
        if not uraian:
            catat.add(lembar.address("uraian", baris), None, "Indikator belum diisi.")
            continue
        satu = _indikator(lembar, isi, baris, uraian, pilihan, catat)
        _, daftar = kelompok.setdefault(key_of(kini), (kini, []))
        kembar = next((i for i in daftar if key_of(i.uraian) == key_of(uraian)), None)
        if kembar:
            catat.add(satu.alamat, uraian, f"Indikator ini sudah ada pada {kembar.alamat}.")
        daftar.append(satu)
    return tuple(SasaranBerkas(uraian, tuple(daftar)) for uraian, daftar in kelompok.values())


def _words(lembar: Lembar, isi: Sequence[Any], bidang: str, baris: int, catat: Catatan) -> str:
    mentah = isi[lembar.kepala.kolom[bidang]]
    try:
        return read_uraian(mentah)
    except SelTidakSah as galat:
        catat.add(lembar.address(bidang, baris), mentah, str(galat))
        return _shown(mentah)


def _shown(mentah: object) -> str:
    """Something to go on with, so that one cell is told once: the file is refused anyway."""
    return str(mentah)[:60] or "?"


def _indikator(
    lembar: Lembar,
    isi: Sequence[Any],
    baris: int,
    uraian: str,
    pilihan: Pilihan,
    catat: Catatan,
) -> IndikatorBerkas:
    nilai: dict[str, Any] = {}
    for bidang in (*INDIKATOR, *LEMBAR):
        if bidang in lembar.kepala.kolom:
            mentah = isi[lembar.kepala.kolom[bidang]]
            try:
                nilai[bidang] = read_bidang(bidang, mentah)
            except SelTidakSah as galat:
                catat.add(lembar.address(bidang, baris), mentah, str(galat))
    nilai["satuan"] = nilai.get("satuan") or pilihan.satuan
    target: dict[int, Target | None] = {}
    for indeks, tahun in lembar.target:
        try:
            target[tahun] = read_target(isi[indeks])
        except SelTidakSah as galat:
            catat.add(f"{letter(indeks)}{baris}", isi[indeks], str(galat))
    return IndikatorBerkas(lembar.address("uraian", baris), uraian, nilai, target)
