"""The printed forms of a bimbingan kinerja: B.1.8 and B.1.9."""

from datetime import datetime
from itertools import groupby
from typing import Any

from tera.aturan.kalender import format_tanggal
from tera.laporan.dokumen import (
    BarisKompetensi,
    BarisKriteria,
    DokumenB18,
    DokumenB19,
    IsiBimbingan,
    KelompokKriteria,
)
from tera.laporan.susun.kata import format_hari, format_rentang, with_sidik
from tera.laporan.susun.orang import OrangPada, orang_pada
from tera.organisasi.pengaturan.pembinaan import SKALA_SETUJU
from tera.pelaksanaan.models import BimbinganKinerja, EvaluasiKompetensi, UmpanBalikBimbingan
from tera.penilaian.waktu import local_day

PENILAI, PEMBIMBING = "Pejabat Penilai Kinerja", "Pembimbing"


def dokumen_b18(bimbingan: BimbinganKinerja, b18: UmpanBalikBimbingan) -> DokumenB18:
    """One query on a coaching loaded by ``get_bimbingan``; people as of the day it was sent."""
    orang = _people(bimbingan, b18.penerima_id, b18.dikirim_pada)
    return with_sidik(
        DokumenB18(
            **_shared(bimbingan, orang, b18.dikirim_pada),
            penerima=orang.satu(b18.penerima_id),
            kelompok=_groups(b18),
            catatan=b18.catatan,
        )
    )


def dokumen_b19(bimbingan: BimbinganKinerja, b19: EvaluasiKompetensi) -> DokumenB19:
    """One query on a coaching loaded by ``get_bimbingan``; people as of the day it was judged."""
    orang = _people(bimbingan, b19.oleh_id, b19.dinilai_pada)
    return with_sidik(
        DokumenB19(
            **_shared(bimbingan, orang, b19.dinilai_pada),
            oleh=orang.satu(b19.oleh_id),
            sebutan_oleh=PENILAI if b19.oleh_id == bimbingan.pemberi_id else PEMBIMBING,
            kompetensi=tuple(
                BarisKompetensi(
                    kompetensi=satu["kompetensi"], skala=str(satu["skala"]), alasan=satu["alasan"]
                )
                for satu in b19.butir
            ),
        )
    )


def _people(bimbingan: BimbinganKinerja, lain: int, saat: datetime) -> OrangPada:
    siapa = [bimbingan.pegawai_id, bimbingan.pemberi_id, bimbingan.pembimbing_id, lain]
    return orang_pada(local_day(saat, bimbingan.instansi), siapa)


def _shared(bimbingan: BimbinganKinerja, orang: OrangPada, saat: datetime) -> dict[str, Any]:
    """The fields of ``DokumenBimbingan``."""
    instansi = bimbingan.instansi
    return {
        "instansi": instansi.nama,
        "periode": _span(bimbingan),
        "pegawai": orang.satu(bimbingan.pegawai_id),
        "penilai": orang.satu(bimbingan.pemberi_id),
        "pembimbing": orang.satu(bimbingan.pembimbing_id),
        "bimbingan": _content(bimbingan),
        "tempat": instansi.ibu_kota,
        "tanggal": format_hari(saat, instansi),
    }


def _span(bimbingan: BimbinganKinerja) -> str:
    return format_rentang(bimbingan.mulai, bimbingan.sampai)


def _content(bimbingan: BimbinganKinerja) -> IsiBimbingan:
    return IsiBimbingan(
        topik=bimbingan.topik,
        tujuan=bimbingan.tujuan,
        lama=_span(bimbingan),
        hasil=bimbingan.hasil,
        selesai=format_tanggal(bimbingan.selesai_pada) if bimbingan.selesai_pada else "",
    )


def _groups(b18: UmpanBalikBimbingan) -> tuple[KelompokKriteria, ...]:
    """The criteria in the order and the groups in which they were answered."""
    jawaban = dict(SKALA_SETUJU)
    return tuple(
        KelompokKriteria(
            judul=judul,
            baris=tuple(
                BarisKriteria(
                    nomor=str(satu["nomor"]),
                    kriteria=satu["kriteria"],
                    skala=jawaban[satu["skala"]],
                )
                for satu in semua
            ),
        )
        for judul, semua in groupby(b18.butir, key=lambda satu: satu["kelompok"])
    )
