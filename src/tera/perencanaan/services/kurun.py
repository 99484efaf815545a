"""Plans follow posts by date: the days of a new plan, and of plans whose post has changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from tera.akun.models import Akun
from tera.aturan.kalender import NAMA_BULAN, format_tanggal
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah
from tera.dasar.transisi import move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import MasaKhusus, Pegawai, Penugasan
from tera.perencanaan.kurun import Kurun, fit_rentang, pair_kurun
from tera.perencanaan.models import Skp
from tera.perencanaan.permissions import check_can_apply_kurun
from tera.perencanaan.queries import bulan_di_luar, kurun_of, rentang_of

SEBULAN = timedelta(days=31)
UKURAN_BLOK = 1_000


@dataclass(frozen=True)
class Penyesuaian:
    """A plan that got other days; ``di_luar`` are months of progress outside of them, all kept."""

    skp: Skp
    semula: tuple[date, date]
    kurun: Kurun
    di_luar: tuple[date, ...]

    @property
    def pesan(self) -> str:
        """What happened, as its owner reads it."""
        skp = self.skp
        teks = (
            f"SKP {skp.tahun} ({skp.penugasan.jabatan.nama}) kini berlaku "
            f"{format_tanggal(skp.mulai)} sampai {format_tanggal(skp.selesai)}"
        )
        sebab = f": {self.kurun.penjelasan}." if self.kurun.penjelasan else "."
        bulan = ", ".join(NAMA_BULAN[satu.month - 1] for satu in self.di_luar)
        return teks + sebab + (f" Realisasi {bulan} tetap disimpan." if bulan else "")


@transaction.atomic
def apply_kurun(*, pegawai: Pegawai, tahun: int, by: Akun | None, pada: date) -> list[Penyesuaian]:
    """Give every plan of a person's year the days of its post; a second run changes nothing.

    An ended assignment closes its plan that day, one that was opened again opens it. Content,
    state and progress stay as they are. ``by`` is None for what Tera itself does.
    """
    if by is not None:
        check_can_apply_kurun(by, pegawai, pada)
    return adjust_skp_to_assignment(pegawai=pegawai, tahun=tahun, by=by)


def adjust_skp_to_assignment(*, pegawai: Pegawai, tahun: int, by: Akun | None) -> list[Penyesuaian]:
    """The same for a caller that has asked who may; it holds the transaction."""
    Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)
    kurun = kurun_of(pegawai.instansi_id, [pegawai.pk], tahun).get(pegawai.pk, [])
    skp = {satu.pk: satu for satu in _plans(pegawai, tahun)}
    rentang = [rentang_of(satu) for satu in skp.values()]
    pasangan = pair_kurun(kurun, rentang)
    hasil = []
    for satu in fit_rentang(kurun, rentang):
        hasil.append(_close_span(skp[satu.id], satu.mulai, satu.selesai, pasangan[satu.id], by))
    return hasil


def _plans(pegawai: Pegawai, tahun: int) -> Sequence[Skp]:
    return list(
        Skp.objects.select_for_update(of=("self",), no_key=True)
        .milik_instansi(pegawai.instansi_id)
        .milik(pegawai)
        .tahun(tahun)
        .select_related("penugasan__jabatan", "pegawai")
        .order_by("mulai", "id")
    )


def _close_span(skp: Skp, mulai: date, selesai: date, kurun: Kurun, by: Akun | None) -> Penyesuaian:
    semula = (skp.mulai, skp.selesai)
    move(skp, versi=skp.versi, mulai=mulai, selesai=selesai)
    di_luar = tuple(bulan_di_luar([skp.pk]).get(skp.pk, ()))
    hasil = Penyesuaian(skp, semula, kurun, di_luar)
    record_event(
        tindakan="sesuaikan_rentang_skp",
        objek=skp,
        by=by,
        isi={
            "semula": semula,
            "menjadi": (mulai, selesai),
            "sebab": kurun.penjelasan,
            "realisasi_di_luar": di_luar,
        },
    )
    if by is None or by.pegawai_id != skp.pegawai_id:
        notify(
            penerima=[skp.pegawai],
            teks=hasil.pesan,
            tautan=reverse("skp", args=[skp.pk]),
            jenis=JenisKabar.SKP,
        )
    return hasil


def choose_kurun(
    kurun: Sequence[Kurun],
    penugasan_id: int,
    tahun: int,
    mulai: date | None,
    pada: date | None = None,
) -> Kurun:
    """The span for which a plan is opened: the one of the post that begins on ``mulai``, else the
    one in which ``pada`` lies, else the post's first. Raises MasukanTidakSah or KeadaanTidakCocok
    with what to do.
    """
    milik = [satu for satu in kurun if penugasan_id in satu.penugasan]
    if not milik:
        raise MasukanTidakSah(f"Penugasan ini tidak berlaku pada tahun {tahun}.")
    if mulai is None:
        panjang = [satu for satu in milik if satu.tersendiri] or milik
        kini = (satu for satu in panjang if pada and satu.mulai <= pada <= satu.selesai)
        return next(kini, panjang[0])
    pilihan = next((satu for satu in milik if satu.mulai == mulai), None)
    if pilihan is None:
        raise KeadaanTidakCocok(
            "Rentang penugasan Anda sudah berubah. Muat ulang halaman SKP, lalu pilih lagi."
        )
    return pilihan


def check_span_long_enough(kurun: Kurun) -> None:
    """Raises MasukanTidakSah for a post too short for a plan of its own."""
    if not kurun.tersendiri:
        raise MasukanTidakSah(
            f"Penugasan ini hanya {kurun.hari} hari pada tahun itu, jadi tidak memerlukan SKP "
            "sendiri. Tulis hasilnya sebagai hasil kerja tambahan pada SKP Anda yang lain."
        )


def apply_kurun_semua(*, pada: date, instansi_id: int | None = None) -> int:
    """Bring all plans in line, of one agency or of every one; returns how many got other days.

    Looks at this year's plans, and for a month at those of the year before: decrees come late.
    """
    jumlah = 0
    for tahun in sorted({pada.year, (pada - SEBULAN).year}):
        for pegawai in _people_out_of_line(tahun, instansi_id):
            jumlah += len(apply_kurun(pegawai=pegawai, tahun=tahun, by=None, pada=pada))
    return jumlah


def _people_out_of_line(tahun: int, instansi_id: int | None) -> Iterator[Pegawai]:
    """Those whose plans have other days than their posts, block by block."""
    calon = _perhaps_out_of_line(tahun, instansi_id)
    for nomor, semua in calon.items():
        for awal in range(0, len(semua), UKURAN_BLOK):
            blok = semua[awal : awal + UKURAN_BLOK]
            kurun = kurun_of(nomor, blok, tahun)
            rencana = Skp.objects.filter(instansi_id=nomor, pegawai__in=blok, tahun=tahun)
            menurut: dict[int, list[Skp]] = {}
            for skp in rencana.select_related("pegawai").order_by("mulai", "id"):
                menurut.setdefault(skp.pegawai_id, []).append(skp)
            for pegawai_id, daftar in menurut.items():
                if fit_rentang(kurun.get(pegawai_id, []), [rentang_of(satu) for satu in daftar]):
                    yield daftar[0].pegawai


def _perhaps_out_of_line(tahun: int, instansi_id: int | None) -> dict[int, list[int]]:
    """People by agency whose plans may need other days: cheap to ask, judged one by one after."""
    dari_orang = {"pegawai": OuterRef("pegawai"), "sejak__lte": OuterRef("selesai")}
    lain = Penugasan.objects.filter(**dari_orang, sejak__gt=OuterRef("mulai"))
    masa = MasaKhusus.objects.filter(**dari_orang).filter(
        Q(sampai__isnull=True) | Q(sampai__gte=OuterRef("mulai"))
    )
    mungkin = (
        Q(penugasan__sampai__lt=F("selesai"))
        | Q(penugasan__sejak__gt=F("mulai"))
        | Q(selesai__lt=date(tahun, 12, 31))
        | Exists(lain)
        | Exists(masa)
    )
    semua = Skp.objects.filter(mungkin, tahun=tahun)
    if instansi_id is not None:
        semua = semua.filter(instansi_id=instansi_id)
    hasil: dict[int, list[int]] = {}
    baris = semua.order_by("instansi_id", "pegawai_id").values_list("instansi_id", "pegawai_id")
    for nomor, pegawai_id in baris.distinct():
        hasil.setdefault(nomor, []).append(pegawai_id)
    return hasil
