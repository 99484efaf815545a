"""An uploaded workbook as a plan, and every wrong cell by its address."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tera.aturan.temuan import Tingkat
from tera.organisasi.impor.kolom import find_header
from tera.organisasi.impor.pembaca import MB, Batas, BerkasTidakSah, read_sheets
from tera.organisasi.impor.temuan import Temuan, most_serious
from tera.perencanaan.batas import BARIS_LAMPIRAN_TERBANYAK
from tera.perencanaan.lembar_skp.hasil import read_hasil
from tera.perencanaan.lembar_skp.isi import LembarSkp
from tera.perencanaan.lembar_skp.susunan import (
    KOLOM_LAMPIRAN,
    KOLOM_PERILAKU,
    KolomLembar,
    columns,
)
from tera.perencanaan.lembar_skp.tabel import Lembaran, Tabel, find_tabel, synonyms

UKURAN_TERBESAR = 2 * MB
BATAS = Batas(isi=20 * MB, baris=5_000, kolom=64, sel=160_000)
TEMUAN_TERTULIS = 200


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What a workbook says, and what is wrong with it; with an error it cannot be applied."""

    lembar: LembarSkp
    temuan: tuple[Temuan, ...]

    @property
    def sah(self) -> bool:
        return all(satu.tingkat is not Tingkat.GALAT for satu in self.temuan)


def read_lembar(
    isi: bytes, *, bentuk: str, pendekatan: str, dikenal: Collection[int] = ()
) -> Bacaan:
    """Read a workbook in the layout of this form and approach.

    ``dikenal`` are the codes of the plan's stored results. Raises BerkasTidakSah for what is no
    workbook, means harm, is too large, or has no such table of results.
    """
    if not isi:
        raise BerkasTidakSah("Berkas ini kosong. Pilih berkas Excel (.xlsx) berisi SKP.")
    lembaran = read_sheets(isi, BATAS)
    hasil = _find_hasil(lembaran, columns(bentuk, pendekatan))
    perilaku = find_tabel(lembaran, KOLOM_PERILAKU)
    lampiran = find_tabel(lembaran, KOLOM_LAMPIRAN)
    lembar = LembarSkp(
        hasil=read_hasil(hasil, dikenal),
        perilaku=_perilaku(perilaku) if perilaku else {},
        lampiran=_lampiran(lampiran) if lampiran else {},
    )
    temuan = [t for tabel in (hasil, perilaku, lampiran) if tabel for t in tabel.catat.temuan]
    return Bacaan(lembar, tuple(most_serious(temuan)[:TEMUAN_TERTULIS]))


def _find_hasil(lembaran: Lembaran, kolom: Sequence[KolomLembar]) -> Tabel:
    tabel = find_tabel(lembaran, kolom)
    if tabel is not None:
        return tabel
    nama, ada = max(
        ((nama, set(find_header(isi, synonyms(kolom)).kolom)) for nama, isi in lembaran),
        key=lambda satu: len(satu[1]),
        default=("", set()),
    )
    if {"uraian", "indikator"} & ada:
        kurang = ", ".join(satu.judul for satu in kolom if satu.bidang not in ada)
        raise BerkasTidakSah(
            f"Lembar “{nama}” tidak memuat kolom {kurang}. Bentuk atau pendekatan SKP ini mungkin "
            "berbeda dari berkas itu; unduh Excel SKP ini untuk memakai susunan kolomnya."
        )
    raise BerkasTidakSah(
        "Tabel hasil kerja tidak ditemukan. Unduh Excel SKP ini, isi di sana, lalu unggah lagi."
    )


def _perilaku(tabel: Tabel) -> dict[str, str]:
    """Expectations by value; a value without a row stays as it is."""
    ekspektasi: dict[str, str] = {}
    for baris in tabel.baris:
        nilai = tabel.words(baris, "nilai")
        if not baris.filled("nilai"):
            tabel.wrong(baris, "nilai", "Nilai dasar belum diisi; isi salah satu nilai BerAKHLAK.")
        elif nilai in ekspektasi:
            tabel.wrong(baris, "nilai", "Nilai ini sudah ada di baris lain. Sisakan satu baris.")
        elif nilai:
            ekspektasi[nilai] = tabel.words(baris, "ekspektasi")
    return ekspektasi


def _lampiran(tabel: Tabel) -> dict[str, tuple[str, ...]]:
    """Lines by section; an empty section cell continues the one above it."""
    baris_of: dict[str, tuple[str, ...]] = {
        bagian: () for bagian, _ in tabel.kolom["bagian"].pilihan
    }
    kini = ""
    for baris in tabel.baris:
        kini = tabel.words(baris, "bagian") or ("" if baris.filled("bagian") else kini)
        if not baris.filled("bagian") and not kini:
            tabel.wrong(baris, "bagian", "Bagian lampiran belum diisi.")
        if kini and (isi := tabel.words(baris, "isi")):
            baris_of[kini] += (isi,)
            if len(baris_of[kini]) == BARIS_LAMPIRAN_TERBANYAK + 1:
                pesan = f"Tiap bagian memuat paling banyak {BARIS_LAMPIRAN_TERBANYAK} baris."
                tabel.wrong(baris, "isi", pesan)
    return baris_of
