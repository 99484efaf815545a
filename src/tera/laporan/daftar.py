"""Tables to Excel: their columns and cells."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.urls import reverse

from tera.aturan.angka_kredit import Jenjang, format_angka_kredit
from tera.aturan.bilangan import parse_bilangan
from tera.aturan.kalender import NAMA_BULAN, Periode
from tera.aturan.pangkat import format_pangkat
from tera.aturan.predikat import Predikat, PredikatOrganisasi
from tera.laporan.excel import Kolom
from tera.laporan.queries import BarisSkp
from tera.laporan.susun.orang import format_jabatan
from tera.organisasi.models import Instansi, Penugasan
from tera.pelaksanaan.models import BuktiDukung, ProgresHarian
from tera.pelaksanaan.queries import HasilSetahun
from tera.pelaksanaan.queries.terlambat import Keterlambatan
from tera.penilaian.queries import BarisPenilaian, periode_of
from tera.penilaian.states import StatusEvaluasi
from tera.penilaian.waktu import local_day
from tera.perencanaan.models import RencanaHasilKerja
from tera.perencanaan.queries import BarisMatriks, SelMatriks
from tera.tindak_lanjut.models import KonversiAngkaKredit

Sel = tuple[object, ...]

_ORANG = (
    Kolom(judul="NIP", lebar=22),
    Kolom(judul="Nama", lebar=36),
    Kolom(judul="Pangkat/Gol. Ruang", lebar=26),
    Kolom(judul="Jabatan", lebar=40),
    Kolom(judul="Unit Kerja", lebar=40),
)
KOLOM_SKP = (
    *_ORANG,
    Kolom(judul="Mulai", lebar=12, jenis="tanggal"),
    Kolom(judul="Selesai", lebar=12, jenis="tanggal"),
    Kolom(judul="Pendekatan", lebar=14),
    Kolom(judul="Hasil Kerja", lebar=10, jenis="bilangan"),
    Kolom(judul="Indikator", lebar=10, jenis="bilangan"),
    Kolom(judul="Status SKP", lebar=16),
    Kolom(judul="Status Sejak", lebar=14, jenis="tanggal"),
    Kolom(judul="Disetujui Oleh", lebar=36),
)
KOLOM_PENILAIAN = (
    *_ORANG,
    Kolom(judul="Status SKP", lebar=16),
    Kolom(judul="Capaian Organisasi", lebar=18),
    Kolom(judul="Rating Hasil Kerja", lebar=22),
    Kolom(judul="Rating Perilaku Kerja", lebar=22),
    Kolom(judul="Predikat Kinerja", lebar=18),
    Kolom(judul="Status Evaluasi", lebar=16),
    Kolom(judul="Ditetapkan", lebar=14, jenis="tanggal"),
    Kolom(judul="Keterangan", lebar=44),
)
KOLOM_ANGKA_KREDIT = (
    Kolom(judul="NIP", lebar=22),
    Kolom(judul="Nama", lebar=36),
    Kolom(judul="Jabatan", lebar=40),
    Kolom(judul="Unit Kerja", lebar=40),
    Kolom(judul="Jenjang", lebar=16),
    Kolom(judul="Periode", lebar=20),
    Kolom(judul="Jumlah Bulan", lebar=10, jenis="bilangan"),
    Kolom(judul="Predikat Kinerja", lebar=18),
    Kolom(judul="Angka Kredit", lebar=14, jenis="bilangan"),
    Kolom(judul="Nilai Tepat", lebar=14),
    Kolom(judul="Dikonversi", lebar=14, jenis="tanggal"),
)

# The columns of the national daily form: these, in this order, and no other.
KOLOM_PROGRES = (
    Kolom(judul="Rencana Aksi", lebar=44),
    Kolom(judul="Tanggal", lebar=12, jenis="tanggal"),
    Kolom(judul="Jam Mulai", lebar=10),
    Kolom(judul="Jam Selesai", lebar=10),
    Kolom(judul="Kegiatan Harian", lebar=60),
    Kolom(judul="Sumber Data", lebar=30),
    Kolom(judul="Realisasi", lebar=12, jenis="bilangan"),
    Kolom(judul="Satuan", lebar=14),
    Kolom(judul="Bukti Dukung", lebar=50),
)
KOLOM_PROGRES_TERLAMBAT = (
    Kolom(judul="Tanggal", lebar=12, jenis="tanggal"),
    Kolom(judul="Rencana Aksi", lebar=44),
    Kolom(judul="Kegiatan Harian", lebar=60),
    Kolom(judul="Alasan", lebar=50),
)
KOLOM_REALISASI = (
    Kolom(judul="Rencana Hasil Kerja", lebar=44),
    Kolom(judul="Indikator", lebar=44),
    Kolom(judul="Target", lebar=18),
    Kolom(judul="Bulan", lebar=18),
    Kolom(judul="Realisasi", lebar=12, jenis="bilangan"),
    Kolom(judul="Satuan", lebar=14),
    Kolom(judul="Uraian", lebar=50),
    Kolom(judul="Keterangan", lebar=40),
    Kolom(judul="Asal", lebar=22),
    Kolom(judul="Bukti Dukung", lebar=50),
    Kolom(judul="Terlambat", lebar=22),
    Kolom(judul="Alasan", lebar=50),
)
SUMBER_SENDIRI = "Laporan pegawai"


def cells_progres(catatan: Iterable[ProgresHarian], alamat: Callable[[str], str]) -> Iterator[Sel]:
    """Daily entries; ``alamat`` makes a whole address of a path, for evidence that is a file."""
    for satu in catatan:
        indikator = satu.aksi.indikator
        pustaka = indikator.pustaka if indikator else None
        yield (
            satu.aksi.uraian,
            satu.tanggal,
            _hour(satu.jam_mulai),
            _hour(satu.jam_selesai),
            satu.kegiatan,
            (pustaka.sumber_data if pustaka else "") or SUMBER_SENDIRI,
            satu.nilai,
            satu.aksi.satuan,
            _evidence(satu.bukti.all(), alamat),
        )


def cells_progres_terlambat(catatan: Iterable[ProgresHarian]) -> Iterator[Sel]:
    """The entries written after their window: the daily form has no column that could tell it."""
    for satu in catatan:
        if satu.terlambat:
            yield satu.tanggal, satu.aksi.uraian, satu.kegiatan, satu.alasan_terlambat


def cells_realisasi(
    hasil: Iterable[HasilSetahun],
    bukti: Mapping[int, Iterable[BuktiDukung]],
    alamat: Callable[[str], str],
) -> Iterator[Sel]:
    """Every reported month of a year, by indicator; a month without a report has no row."""
    for satu in hasil:
        for deret in satu.indikator:
            for bulan in deret.bulan:
                if (isi := bulan.realisasi) is not None:
                    yield (
                        satu.hasil.uraian,
                        deret.indikator.uraian,
                        deret.indikator.target_tampil,
                        f"{NAMA_BULAN[bulan.bulan.month - 1]} {bulan.bulan.year}",
                        isi.nilai,
                        deret.indikator.satuan,
                        isi.teks,
                        isi.keterangan,
                        isi.get_asal_display(),
                        _evidence(bukti[isi.pk], alamat),
                        *_late(bulan.terlambat),
                    )


def _late(terlambat: Keterlambatan | None) -> tuple[str, str]:
    return (terlambat.tanda, terlambat.teks_alasan) if terlambat else ("", "")


def _evidence(bukti: Iterable[BuktiDukung], alamat: Callable[[str], str]) -> str:
    return "; ".join(satu.tautan or alamat(reverse("bukti", args=[satu.pk])) for satu in bukti)


def _hour(jam: time | None) -> str:
    return f"{jam:%H:%M}" if jam else ""


def cells_skp(baris: Iterable[BarisSkp]) -> Iterator[Sel]:
    """A superior's people with the state of each plan."""
    for satu in baris:
        skp = satu.skp
        orang = _person(satu.pegawai, skp.penugasan if skp else None)
        if skp is None:
            yield (*orang, None, None, "", None, None, "Belum ada", None, "")
            continue
        yield (
            *orang,
            skp.mulai,
            skp.selesai,
            skp.get_pendekatan_display(),
            skp.jumlah_hasil,
            skp.jumlah_indikator,
            skp.get_status_display(),
            _day(skp.status_sejak, skp.instansi),
            skp.penilai.nama_lengkap if skp.penilai else "",
        )


def kolom_excel_matriks(hasil: Iterable[RencanaHasilKerja]) -> tuple[Kolom, ...]:
    """Who, and a column for each of the leader's results."""
    peran = (
        Kolom(judul=f"{nomor}. {satu.uraian}", lebar=44) for nomor, satu in enumerate(hasil, 1)
    )
    return (*_ORANG[:2], *_ORANG[3:], *peran)


def cells_matriks(
    baris: Iterable[BarisMatriks], hasil: Sequence[RencanaHasilKerja]
) -> Iterator[Sel]:
    """Each person's part in each result: first what came from the matrix, then the rest."""
    for satu in baris:
        orang, tugas = satu.orang.pegawai, satu.penugasan
        sel = (satu.sel.get(kolom.pk, SelMatriks()) for kolom in hasil)
        yield (
            orang.nip,
            orang.nama_lengkap,
            format_jabatan(tugas.jabatan.nama, tugas.sifat) if tugas else "",
            tugas.unit.nama if tugas else "",
            *("\n".join(filter(None, (s.teks, *(x.uraian for x in s.lain)))) for s in sel),
        )


def cells_penilaian(baris: Iterable[BarisPenilaian], instansi: Instansi) -> Iterator[Sel]:
    """A superior's people with ratings and predicate of one period, or what hinders them."""
    for satu in baris:
        skp, evaluasi = satu.skp, satu.evaluasi
        capaian = PredikatOrganisasi(satu.capaian.predikat).label if satu.capaian else ""
        yield (
            *_person(satu.pegawai, skp.penugasan if skp else None),
            skp.get_status_display() if skp else "Belum ada",
            capaian,
            evaluasi.get_rating_hasil_display() if evaluasi else "",
            evaluasi.get_rating_perilaku_display() if evaluasi else "",
            evaluasi.get_predikat_display() if evaluasi else "",
            StatusEvaluasi(evaluasi.status).label if evaluasi else "Belum dinilai",
            _day(evaluasi.ditetapkan_pada, instansi) if evaluasi else None,
            "" if evaluasi else satu.halangan,
        )


def cells_angka_kredit(baris: Iterable[KonversiAngkaKredit]) -> Iterator[Sel]:
    """Conversions as stored; the exact fraction stands beside the two decimals."""
    for satu in baris:
        penugasan, masukan = satu.evaluasi.skp.penugasan, satu.perhitungan["masukan"]
        yield (
            satu.pegawai.nip,
            satu.pegawai.nama_lengkap,
            format_jabatan(penugasan.jabatan.nama, penugasan.sifat),
            penugasan.unit.nama,
            Jenjang(satu.jenjang).label,
            periode_of(satu.evaluasi).label,
            len(masukan["bulan"]),
            Predikat(masukan["predikat"]).label,
            _two_decimals(Fraction(satu.tepat)),
            satu.tepat,
            _day(satu.dibuat_pada, satu.instansi),
        )


def keterangan(instansi: Instansi, periode: Periode | int, hari_ini: str) -> tuple[str, ...]:
    """What stands below the title: whose table, of when, and taken when."""
    kapan = f"Tahun {periode}" if isinstance(periode, int) else periode.label
    return (instansi.nama, kapan, f"Keadaan {hari_ini}")


def _person(pegawai: Any, penugasan: Penugasan | None) -> Sel:
    """Identity of the day; the office is that of the plan where there is one."""
    kini = penugasan or next(iter(pegawai.penugasan_kini), None)
    pangkat = next(iter(pegawai.pangkat_kini), None)
    return (
        pegawai.nip,
        pegawai.nama_lengkap,
        format_pangkat(pangkat.golongan) if pangkat else "",
        format_jabatan(kini.jabatan.nama, kini.sifat) if kini else "",
        kini.unit.nama if kini else "",
    )


def _day(saat: datetime | None, instansi: Instansi) -> date | None:
    return local_day(saat, instansi) if saat else None


def _two_decimals(nilai: Fraction) -> Decimal:
    """The figure that pages and documents show."""
    return parse_bilangan(format_angka_kredit(nilai))
