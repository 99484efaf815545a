"""The printed conversion of a predicate to angka kredit (Peraturan BKN 3/2023)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tera.aturan.kalender import JenisPeriode, format_tanggal, make_periode
from tera.aturan.predikat import Predikat
from tera.laporan.dokumen import BarisKonversi, DokumenAngkaKredit, Orang
from tera.laporan.susun.kata import format_hari, format_rentang, langkah_of, with_sidik
from tera.laporan.susun.orang import orang_pada
from tera.organisasi.models import Penugasan
from tera.penilaian.waktu import local_day
from tera.tindak_lanjut.models import KonversiAngkaKredit

PERSENTASE, KOEFISIEN = "Persentase ", "Koefisien "


def dokumen_konversi(konversi: KonversiAngkaKredit) -> DokumenAngkaKredit:
    """One query on a conversion loaded by ``laporan.queries.get_konversi``.

    Percentage, coefficient and credit are those that were stored on the day of the conversion.
    Number and Karpeg are left to the agency: Tera does not keep them.
    """
    evaluasi, instansi = konversi.evaluasi, konversi.instansi
    penugasan = evaluasi.skp.penugasan
    hari = local_day(konversi.dibuat_pada, instansi)
    orang = orang_pada(hari, [konversi.pegawai_id, evaluasi.penilai_id])
    pegawai = orang.satu(konversi.pegawai_id, penugasan)
    return with_sidik(
        DokumenAngkaKredit(
            instansi=instansi.nama,
            periode=_periode(konversi),
            nomor="",
            jabatan_fungsional=penugasan.jabatan.nama,
            pegawai=pegawai,
            penilai=orang.satu(evaluasi.penilai_id),
            konversi=(_baris(konversi.perhitungan),),
            tempat_tanggal_lahir=_tanggal(konversi.pegawai.tanggal_lahir),
            jenis_kelamin=konversi.pegawai.get_jenis_kelamin_display(),
            pangkat_tmt=_since(pegawai.pangkat, orang.pangkat_sejak(konversi.pegawai_id)),
            jabatan_tmt=_jabatan_tmt(pegawai, penugasan),
            langkah=langkah_of(konversi.perhitungan),
            tempat=instansi.ibu_kota,
            tanggal=format_hari(konversi.dibuat_pada, instansi),
        )
    )


def _baris(perhitungan: Mapping[str, Any]) -> BarisKonversi:
    return BarisKonversi(
        predikat=Predikat(perhitungan["masukan"]["predikat"]).label,
        persentase=_step(perhitungan, PERSENTASE),
        koefisien=_step(perhitungan, KOEFISIEN),
        angka_kredit=perhitungan["nilai"],
    )


def _step(perhitungan: Mapping[str, Any], awal: str) -> str:
    """The value of the stored step whose label begins so."""
    cocok = (satu["nilai"] for satu in perhitungan["langkah"] if satu["label"].startswith(awal))
    return next(cocok, "")


def _periode(konversi: KonversiAngkaKredit) -> str:
    """The converted months: a range where they follow each other, else their names."""
    tahun, masukan = konversi.evaluasi.mulai.year, konversi.perhitungan["masukan"]
    bulan: list[int] = masukan["bulan"]
    if bulan != list(range(bulan[0], bulan[-1] + 1)):
        return f"{masukan['nama_bulan']} {tahun}"
    awal, akhir = (
        make_periode(tahun, JenisPeriode.BULANAN, satu) for satu in (bulan[0], bulan[-1])
    )
    return format_rentang(awal.mulai, akhir.selesai)


def _jabatan_tmt(pegawai: Orang, penugasan: Penugasan) -> str:
    return _since(pegawai.jabatan, penugasan.sejak)


def _since(apa: str, sejak: date | None) -> str:
    return f"{apa}, {format_tanggal(sejak)}" if apa and sejak else apa


def _tanggal(tanggal: date | None) -> str:
    return format_tanggal(tanggal) if tanggal else ""
