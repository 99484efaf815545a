"""What waits for a person, as sentences in the order of urgency. Pure: facts in, tasks out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from tera.aturan.kalender import NAMA_BULAN, Periode, format_tanggal
from tera.dasbor.queries.beranda import HasilMenunggu, Rencana
from tera.dasbor.queries.menunggu import Hitungan
from tera.dasbor.waktu import tenggat_evaluasi_tahunan
from tera.organisasi.models.pegawai import SifatPenugasan
from tera.organisasi.states import StatusPermintaan
from tera.pelaksanaan.states import DAPAT_DILAPORKAN
from tera.perencanaan.states import StatusSkp

MENDESAK = timedelta(days=7)
MENUNGGU = "menunggu"
BELUM_DIVERIFIKASI = "Tanggal ini belum diverifikasi dalam peraturan."


@dataclass(frozen=True, slots=True, kw_only=True)
class Tugas:
    """One thing to do: ``tombol`` is its verb, ``keadaan`` a badge, ``catatan`` speaks of the
    deadline. ``langkah`` False only tells something."""

    judul: str
    keterangan: str
    url: str
    tombol: str
    keadaan: str
    tenggat: date | None = None
    catatan: str = ""
    langkah: bool = True

    def sisa(self, hari_ini: date) -> int | None:
        """Days left; below zero when the deadline is over."""
        return None if self.tenggat is None else (self.tenggat - hari_ini).days


def in_order(tugas: Iterable[Tugas], hari_ini: date) -> list[Tugas]:
    """First what is lost within a week, then what is overdue; then what somebody waits for without
    a deadline; then by deadline, then as given; news last."""

    def rank(satu: Tugas) -> tuple[bool, bool, date]:
        tenggat = satu.tenggat or (hari_ini if satu.keadaan == MENUNGGU else date.max)
        sepekan = satu.tenggat is not None and hari_ini <= tenggat <= hari_ini + MENDESAK
        return (not satu.langkah, not sepekan, tenggat)

    return sorted(tugas, key=rank)


# --- as an employee -------------------------------------------------------------------------------


def plan_tasks(
    rencana: Sequence[Rencana],
    bulan: date,
    dibuka: Periode,
    mulai_dinilai: date,
    hari_ini: date,
) -> Iterator[Tugas]:
    """Plans that are missing or not handed in, and progress of ``bulan`` that is missing.

    ``dibuka`` is the period in which ``bulan`` is rated, from ``mulai_dinilai`` on.
    """
    tahun = hari_ini.year
    sedia = {satu.pos for satu in rencana if _runs(satu, hari_ini)}
    for satu in rencana:
        definitif = satu.sifat == SifatPenugasan.DEFINITIF and satu.berlaku and not satu.absen
        if definitif and satu.pos not in sedia:
            sedia.add(satu.pos)
            yield _missing(satu, tahun)
        elif satu.tahun == tahun and satu.berlaku and satu.status in _UNFINISHED:
            yield _unfinished(satu, tahun)
        if satu.kosong and _reports(satu, bulan):
            yield _empty_month(satu, bulan, dibuka, mulai_dinilai, hari_ini)


def _runs(satu: Rencana, hari_ini: date) -> bool:
    """Whether the day lies within the plan: the same post may have had another before a leave."""
    return bool(satu.mulai and satu.selesai and satu.mulai <= hari_ini <= satu.selesai)


_UNFINISHED = {
    StatusSkp.DRAF: ("Ajukan SKP {}", "Lengkapi dan ajukan", "SKP masih draf"),
    StatusSkp.DIKEMBALIKAN: ("Perbaiki SKP {}", "Baca catatan", "Penilai mengembalikannya"),
}


def _missing(satu: Rencana, tahun: int) -> Tugas:
    tenggat, catatan = _skp_deadline(satu, tahun)
    return Tugas(
        judul=f"Buat SKP {tahun}",
        keterangan=satu.jabatan,
        url=f"{reverse('skp_daftar')}?tahun={tahun}",
        tombol="Buat SKP",
        keadaan="belum",
        tenggat=tenggat,
        catatan=catatan,
    )


def _unfinished(satu: Rencana, tahun: int) -> Tugas:
    judul, tombol, sebab = _UNFINISHED[StatusSkp(str(satu.status))]
    tenggat, catatan = _skp_deadline(satu, tahun)
    return Tugas(
        judul=judul.format(tahun),
        keterangan=f"{satu.jabatan}. {sebab}.",
        url=reverse("skp", args=[satu.skp_id]),
        tombol=tombol,
        keadaan=str(satu.status),
        tenggat=tenggat,
        catatan=catatan,
    )


def _skp_deadline(satu: Rencana, tahun: int) -> tuple[date | None, str]:
    """Whoever began after the deadline has none, nor has a change of an agreed plan."""
    batas = satu.tenggat
    if satu.sejak > batas.hari or satu.disetujui_pada:
        return None, ""
    catatan = f" {BELUM_DIVERIFIKASI}" if batas.bawaan else ""
    return batas.hari, f"batas pengajuan SKP {tahun}.{catatan}"


def _reports(satu: Rencana, bulan: date) -> bool:
    return bool(
        (satu.status in DAPAT_DILAPORKAN or satu.disetujui_pada)
        and satu.mulai
        and satu.selesai
        and satu.mulai.replace(day=1) <= bulan <= satu.selesai
    )


def _empty_month(
    satu: Rencana, bulan: date, dibuka: Periode, mulai_dinilai: date, hari_ini: date
) -> Tugas:
    nama = f"{NAMA_BULAN[bulan.month - 1]} {bulan.year}"
    dekat = mulai_dinilai >= hari_ini
    return Tugas(
        judul=f"Isi realisasi {nama}",
        keterangan=f"{satu.kosong} indikator belum diisi, {satu.jabatan}.",
        url=reverse("realisasi", args=[satu.skp_id]),
        tombol="Isi realisasi",
        keadaan="belum",
        tenggat=mulai_dinilai if dekat else None,
        catatan=f"penilai mulai menilai {dibuka.label}." if dekat else "",
    )


def result_tasks(hasil: Iterable[tuple[HasilMenunggu, str]], hari_ini: date) -> Iterator[Tugas]:
    """Results that wait for "terima" or an objection; each comes with the name of its period."""
    for satu, label in hasil:
        lewat = hari_ini > satu.tenggat
        yield Tugas(
            judul=f"Baca dan terima hasil evaluasi {label}",
            keterangan=(
                f"Batas keberatan lewat pada {format_tanggal(satu.tenggat)}; konfirmasi bahwa "
                "Anda sudah membacanya."
                if lewat
                else "Terima hasilnya, atau ajukan keberatan sebelum batas waktu."
            ),
            url=reverse("evaluasi", args=[satu.evaluasi.pk]),
            tombol="Baca hasil evaluasi",
            keadaan="ditetapkan",
            tenggat=None if lewat else satu.tenggat,
            catatan="hari terakhir mengajukan keberatan.",
        )


def own_tasks(hitung: Hitungan) -> Iterator[Tugas]:
    """My indicators at risk, my follow-ups, and the answer to my request about the superior."""
    if hitung.peringatan_saya:
        yield _at_risk(hitung.peringatan_saya)
    if hitung.tindak_lanjut_saya:
        yield Tugas(
            judul="Jalankan tindak lanjut Anda",
            keterangan=f"{hitung.tindak_lanjut_saya} bimbingan atau pelatihan belum selesai.",
            url=reverse("tindak_lanjut"),
            tombol="Lihat tindak lanjut",
            keadaan=MENUNGGU,
            tenggat=hitung.tindak_lanjut_tenggat,
            catatan="batas rencana tindak lanjut.",
        )
    if hitung.umpan_balik_saya:
        yield Tugas(
            judul="Selesaikan tindak lanjut umpan balik",
            keterangan=f"{hitung.umpan_balik_saya} langkah yang disepakati belum selesai.",
            url=reverse("umpan_balik_saya"),
            tombol="Buka umpan balik",
            keadaan=MENUNGGU,
            tenggat=hitung.umpan_balik_tenggat,
            catatan="tenggat tindak lanjut umpan balik.",
        )
    if hitung.permintaan_umpan_balik:
        yield Tugas(
            judul=f"Jawab {hitung.permintaan_umpan_balik} permintaan umpan balik",
            keterangan="Rekan Anda meminta umpan balik atas pekerjaannya.",
            url=f"{reverse('umpan_balik_saya')}?tab=permintaan",
            tombol="Buka permintaan",
            keadaan=MENUNGGU,
        )
    if hitung.jawaban_atasan:
        setuju = hitung.jawaban_atasan == StatusPermintaan.DISETUJUI
        yield Tugas(
            judul="Permintaan koreksi atasan Anda sudah diputuskan",
            keterangan="Atasan Anda diganti." if setuju else "Permintaan itu ditolak.",
            url=reverse("atasan_saya"),
            tombol="Lihat keputusan",
            keadaan=hitung.jawaban_atasan,
            langkah=False,
        )


def _at_risk(peringatan: Sequence[Mapping[str, Any]]) -> Tugas:
    """One indicator by its name; several as a number, with the gravest one's reason."""
    satu, banyak = peringatan[0], len(peringatan)
    alamat = f"{reverse('realisasi', args=[satu['skp_id']])}#i{satu['indikator_id']}"
    return Tugas(
        judul=f"Indikator “{satu['uraian']}” berisiko tidak tercapai"
        if banyak == 1
        else f"{banyak} indikator Anda berisiko tidak tercapai",
        keterangan=satu["alasan"] if banyak == 1 else f"{satu['uraian']}: {satu['alasan']}",
        url=alamat if banyak == 1 else f"{reverse('peringatan')}?daftar=saya",
        tombol="Lihat dan kejar",
        keadaan=satu["keadaan"],
    )


# --- as a superior or pengelola -------------------------------------------------------------------


def monthly_feedback_tasks(hitung: Hitungan, bulan: date) -> Iterator[Tugas]:
    """The people whom I rate who have not had the feedback of the month that is over."""
    if hitung.rutin_belum:
        nama = f"{NAMA_BULAN[bulan.month - 1]} {bulan.year}"
        yield Tugas(
            judul=f"Beri umpan balik bulanan {nama}",
            keterangan=f"{hitung.rutin_belum} bawahan langsung belum mendapatkannya.",
            url=f"{reverse('umpan_balik_rutin')}?bulan={bulan:%Y-%m}",
            tombol="Mulai memberi",
            keadaan="belum",
        )


def superior_tasks(hitung: Hitungan, periodik: Periode, tahunan: Periode) -> Iterator[Tugas]:
    """What others wait for: approvals, ratings, objections, follow-ups, requests."""
    if hitung.persetujuan:
        yield _queue(
            f"Putuskan {hitung.persetujuan} SKP yang menunggu persetujuan",
            "Bawahan Anda menunggu keputusan.",
            "skp",
            "Buka antrean",
        )
    if hitung.putusan:
        yield _queue(
            f"Putuskan {hitung.putusan} keberatan",
            "Anda atasan dari penilai; putusan Anda final.",
            "keberatan",
            "Putuskan keberatan",
        )
    if hitung.tanggapan:
        yield _queue(
            f"Tanggapi {hitung.tanggapan} keberatan",
            "Beri penjelasan sebelum keberatan diputuskan.",
            "keberatan",
            "Beri tanggapan",
        )
    yield from _rating_tasks(hitung, periodik, tahunan)
    if hitung.rencana_tindak_lanjut:
        yield _queue(
            f"Rencanakan {hitung.rencana_tindak_lanjut} tindak lanjut",
            "Bawahan dengan predikat di bawah Baik perlu bimbingan atau pelatihan.",
            "tindak_lanjut",
            "Rencanakan",
        )
    if hitung.peringatan_dinilai:
        yield Tugas(
            judul=f"Bahas {hitung.peringatan_dinilai} indikator pegawai Anda yang kritis",
            keterangan="Menurut lajunya target tidak akan tercapai; masukan Anda masih berguna.",
            url=f"{reverse('peringatan')}?daftar=dinilai",
            tombol="Lihat peringatan",
            keadaan="kritis",
        )
    if hitung.permintaan:
        yield Tugas(
            judul=f"Putuskan {hitung.permintaan} permintaan koreksi atasan",
            keterangan="Pegawai menyatakan atasan langsungnya keliru.",
            url=reverse("permintaan_atasan"),
            tombol="Putuskan permintaan",
            keadaan=MENUNGGU,
        )


def watch_tasks(hitung: Hitungan, diteruskan: int) -> Iterator[Tugas]:
    """What waits too long with others, and for BKPSDM the messages that did not get through."""
    if diteruskan:
        yield Tugas(
            judul=f"{diteruskan} berkas menunggu terlalu lama",
            keterangan="Pejabat yang Anda nilai belum memutuskannya; ingatkan atau bantu.",
            url=f"{reverse('menunggu')}?daftar=diteruskan",
            tombol="Lihat yang menunggu",
            keadaan=MENUNGGU,
        )
    if hitung.kiriman_gagal:
        yield Tugas(
            judul=f"{hitung.kiriman_gagal} kiriman surel atau WhatsApp gagal",
            keterangan="Periksa alamat atau server, lalu coba lagi.",
            url=reverse("saluran"),
            tombol="Lihat yang gagal",
            keadaan=MENUNGGU,
        )


def _queue(judul: str, keterangan: str, daftar: str, tombol: str) -> Tugas:
    return Tugas(
        judul=judul,
        keterangan=keterangan,
        url=f"{reverse('antrean')}?daftar={daftar}",
        tombol=tombol,
        keadaan=MENUNGGU,
    )


def _rating_tasks(hitung: Hitungan, periodik: Periode, tahunan: Periode) -> Iterator[Tugas]:
    if hitung.belum_periodik:
        yield _rate(hitung.belum_periodik, periodik)
    if hitung.belum_tahunan:
        yield _rate(
            hitung.belum_tahunan,
            tahunan,
            tenggat=tenggat_evaluasi_tahunan(tahunan.tahun),
            catatan=f"batas penetapan evaluasi tahunan. {BELUM_DIVERIFIKASI}",
        )


def _rate(jumlah: int, periode: Periode, tenggat: date | None = None, catatan: str = "") -> Tugas:
    return Tugas(
        judul=f"Nilai {jumlah} pegawai untuk {periode.label}",
        keterangan="SKP mereka sudah disetujui dan belum dinilai.",
        url=f"{reverse('penilaian')}?tahun={periode.tahun}&periode={periode.kode}",
        tombol="Mulai menilai",
        keadaan="belum_dinilai",
        tenggat=tenggat,
        catatan=catatan,
    )
