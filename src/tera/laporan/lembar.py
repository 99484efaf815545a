"""A plan as a workbook that can be changed and read back (``perencanaan.lembar_skp``)."""

from collections.abc import Sequence

from tera.laporan.excel import Kolom, Lembar
from tera.perencanaan.lembar_skp.isi import lembar_of
from tera.perencanaan.lembar_skp.susunan import (
    KOLOM_LAMPIRAN,
    KOLOM_PERILAKU,
    LEMBAR_HASIL,
    LEMBAR_LAMPIRAN,
    LEMBAR_PERILAKU,
    KolomLembar,
    columns,
    rows_hasil,
    rows_lampiran,
    rows_perilaku,
)
from tera.perencanaan.queries import DetailSkp

PETUNJUK_HASIL = (
    "Satu baris satu indikator. Baris yang Rencana Hasil Kerja-nya kosong melanjutkan hasil kerja "
    "di atasnya.",
    "Jangan ubah Kode; kosongkan untuk hasil kerja baru. Hapus barisnya untuk menghapus hasil "
    "kerja.",
)
PETUNJUK_PERILAKU = ("Kosongkan bila tidak ada ekspektasi khusus.",)
PETUNJUK_LAMPIRAN = ("Satu baris satu butir; tambahkan baris dengan bagian yang sama.",)


def sheets_skp(detail: DetailSkp) -> list[Lembar]:
    """The three sheets of a plan."""
    skp, lembar = detail.skp, lembar_of(detail)
    kolom = columns(skp.bentuk, skp.pendekatan)
    siapa = f"SKP {skp.tahun} {skp.pegawai.nama_lengkap}"
    return [
        Lembar(
            nama=LEMBAR_HASIL,
            judul=f"{siapa}: hasil kerja",
            keterangan=PETUNJUK_HASIL,
            kolom=_kolom(kolom),
            baris=rows_hasil(lembar, kolom),
        ),
        Lembar(
            nama=LEMBAR_PERILAKU,
            judul=f"{siapa}: perilaku kerja",
            keterangan=PETUNJUK_PERILAKU,
            kolom=_kolom(KOLOM_PERILAKU),
            baris=rows_perilaku(lembar),
        ),
        Lembar(
            nama=LEMBAR_LAMPIRAN,
            judul=f"{siapa}: lampiran",
            keterangan=PETUNJUK_LAMPIRAN,
            kolom=_kolom(KOLOM_LAMPIRAN),
            baris=rows_lampiran(lembar),
        ),
    ]


def _kolom(kolom: Sequence[KolomLembar]) -> tuple[Kolom, ...]:
    return tuple(
        Kolom(judul=satu.judul, lebar=satu.lebar, pilihan=[label for _, label in satu.pilihan])
        for satu in kolom
    )
