"""Rows of the tables: results, indicators, behaviour."""

from collections.abc import Mapping, Sequence
from typing import get_args

from tera.aturan.kalender import NAMA_BULAN
from tera.aturan.perilaku import NilaiDasar
from tera.laporan.dokumen import BarisHasil, BarisIndikator, BarisPerilaku, JenisHasil
from tera.pelaksanaan.models import Hubungan, UmpanBalik
from tera.pelaksanaan.queries import (
    HasilPeriode,
    IndikatorPeriode,
    RealisasiPeriode,
    UtasUmpanBalik,
)
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja

BUKTI_TERSEBUT = 3
_JENIS_HASIL: Mapping[str, JenisHasil] = {jenis: jenis for jenis in get_args(JenisHasil)}


def baris_rencana(hasil: RencanaHasilKerja) -> BarisHasil:
    """One result of a plan with its indicators, which are loaded."""
    return _baris(hasil, tuple(baris_indikator(satu) for satu in hasil.indikator.all()))


def baris_pelaksanaan(satu: HasilPeriode, *, sebulan: bool) -> BarisHasil:
    """One result with what was reached in the period, and the superior's feedback on it."""
    return _baris(
        satu.hasil,
        tuple(
            baris_indikator(i.indikator, realisasi=teks_realisasi(i, sebulan=sebulan))
            for i in satu.indikator
        ),
        umpan_balik=teks_umpan_balik(satu.umpan_balik),
    )


def _baris(
    hasil: RencanaHasilKerja, indikator: tuple[BarisIndikator, ...], umpan_balik: str = ""
) -> BarisHasil:
    return BarisHasil(
        uraian=hasil.uraian,
        jenis=_JENIS_HASIL[hasil.jenis],
        intervensi=hasil.intervensi_tampil,
        penugasan_dari=hasil.penugasan_dari,
        indikator=indikator,
        umpan_balik=umpan_balik,
    )


def baris_indikator(indikator: IndikatorKinerja, realisasi: str = "") -> BarisIndikator:
    return BarisIndikator(
        uraian=indikator.uraian,
        target=indikator.target_tampil,
        aspek=indikator.get_aspek_display() if indikator.aspek else "",
        perspektif=indikator.get_perspektif_display() if indikator.perspektif else "",
        realisasi=realisasi,
    )


def baris_perilaku(
    ekspektasi: Mapping[str, str],
    umpan_balik: Mapping[str, Sequence[UtasUmpanBalik]] | None = None,
) -> tuple[BarisPerilaku, ...]:
    """All seven BerAKHLAK values in their order, whether anything was written about them or not."""
    umpan = umpan_balik or {}
    return tuple(
        BarisPerilaku(
            nilai=nilai.label,
            panduan=nilai.panduan,
            ekspektasi=ekspektasi.get(nilai.value, ""),
            umpan_balik=teks_umpan_balik(umpan.get(nilai.value, ())),
        )
        for nilai in NilaiDasar
    )


def teks_realisasi(indikator: IndikatorPeriode, *, sebulan: bool) -> str:
    """Every reported month; months in a row that came to the same stand together.

    The law knows no way to add months up (a coverage is no count), so none is left out. Where the
    period is one month (``sebulan``) its name is not repeated. Below it the evidence by name.
    """
    kelompok: list[tuple[int, int, str]] = []
    for satu in indikator.realisasi:
        bulan = satu.bulan.month
        if kelompok and kelompok[-1][1:] == (bulan - 1, satu.tampil):
            kelompok[-1] = (kelompok[-1][0], bulan, satu.tampil)
        else:
            kelompok.append((bulan, bulan, satu.tampil))
    if sebulan:
        baris = [tampil for _, _, tampil in kelompok]
    else:
        baris = [f"{_months(awal, akhir)}: {tampil}" for awal, akhir, tampil in kelompok]
    return "\n".join([*baris, *_evidence(indikator.realisasi), *_late(indikator.realisasi)])


def _months(awal: int, akhir: int) -> str:
    pendek = [NAMA_BULAN[satu - 1][:3] for satu in (awal, akhir)]
    return pendek[0] if awal == akhir else f"{pendek[0]}–{pendek[1]}"


def _late(realisasi: Sequence[RealisasiPeriode]) -> list[str]:
    """Months written after their window, by the reason given; of a month that follows its days,
    how many of them were."""
    menurut: dict[tuple[str, str], list[str]] = {}
    for satu in realisasi:
        if (lewat := satu.terlambat) is not None:
            bulan = NAMA_BULAN[satu.bulan.month - 1][:3]
            menurut.setdefault((lewat.tanda, lewat.teks_alasan), []).append(bulan)
    return [f"{tanda} {', '.join(b)}: {alasan}" for (tanda, alasan), b in menurut.items()]


def _evidence(realisasi: Sequence[RealisasiPeriode]) -> list[str]:
    nama = list(dict.fromkeys(bukti.nama for satu in realisasi for bukti in satu.bukti))
    if not nama:
        return []
    lainnya = len(nama) - BUKTI_TERSEBUT
    sisa = [f"dan {lainnya} lainnya"] if lainnya > 0 else []
    return [f"Bukti: {'; '.join([*nama[:BUKTI_TERSEBUT], *sisa])}"]


def teks_umpan_balik(utas: Sequence[UtasUmpanBalik]) -> str:
    """What was written, in the order it was written; with the relation where it is no penilai's."""
    return "\n".join(_said(satu.awal) for satu in sorted(utas, key=lambda u: u.awal.pk))


def _said(awal: UmpanBalik) -> str:
    if awal.hubungan == Hubungan.PENILAI:
        return awal.isi
    return f"{awal.isi} ({awal.get_hubungan_display().lower()})"
