"""Use cases of printing many documents at once."""

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah
from tera.laporan.borongan import Borongan, write_batch
from tera.laporan.errors import GagalCetak
from tera.laporan.kertas import Kertas
from tera.laporan.models import BatchCetak
from tera.laporan.permissions import check_can_request_batch
from tera.laporan.queries import skp_unit
from tera.laporan.simpanan import draft_file, forget, forget_drafts, keep
from tera.laporan.states import BELUM_SELESAI, BentukBerkas, JenisCetak, StatusCetak
from tera.notifikasi.services import notify
from tera.organisasi.models import UnitKerja

TUGAS = "laporan.print_batch"
# One job of this kind at a time: it uses both cores, and the other place of the worker stays free.
KUNCI = "laporan.print_batch"
SKP_TERBANYAK = 20_000
DISIMPAN = timedelta(days=7)
TERHENTI = timedelta(hours=6)
PESAN_TERHENTI = "Pekerjaan ini terhenti sebelum selesai. Minta cetak sekali lagi."
PESAN_PENYIMPANAN = (
    "Berkas tidak dapat disimpan; penyimpanan server mungkin penuh. Beri tahu pengelola aplikasi, "
    "lalu minta cetak sekali lagi."
)


@transaction.atomic
def request_batch(
    *,
    unit: UnitKerja,
    tahun: int,
    bentuk: BentukBerkas,
    kertas: Kertas,
    hanya_disetujui: bool,
    by: Akun,
    pada: date,
) -> BatchCetak:
    """Ask for the plans of a unit and of what is below it; a job makes the file.

    The same request twice, while the first is not done, gives the first. Raises MasukanTidakSah
    where there is no plan, or too many for one file.
    """
    check_can_request_batch(by, unit, pada)
    jumlah = skp_unit(unit, tahun, pada, hanya_disetujui=hanya_disetujui).count()
    if not jumlah:
        raise MasukanTidakSah(f"Tidak ada SKP tahun {tahun} yang cocok di {unit.nama}.")
    if jumlah > SKP_TERBANYAK:
        raise MasukanTidakSah(
            f"Ada {jumlah} SKP; paling banyak {SKP_TERBANYAK} sekali cetak. Pilih unit di bawahnya."
        )
    batch, baru = BatchCetak.objects.get_or_create(
        instansi_id=by.instansi_id,
        pemohon=by,
        jenis=JenisCetak.SKP,
        unit=unit,
        tahun=tahun,
        hanya_disetujui=hanya_disetujui,
        bentuk=bentuk,
        kertas=kertas,
        status__in=BELUM_SELESAI,
        defaults={"jumlah": jumlah},
    )
    if baru:
        isi = {"unit": unit.pk, "tahun": tahun, "bentuk": bentuk, "jumlah": jumlah}
        record_event(tindakan="minta_cetak", objek=batch, by=by, isi=isi)
        app.configure_task(TUGAS, lock=KUNCI).defer(batch_id=batch.pk)
    return batch


def run_batch(*, batch_id: int) -> None:
    """Make the file of a job. Begun again after a stop it starts over; done it does nothing."""
    batch = _begin(batch_id)
    if batch is None:
        return
    try:
        with draft_file() as berkas:
            write_batch(
                _borongan(batch), berkas, on_block=lambda selesai: _progress(batch_id, selesai)
            )
            ukuran = berkas.tell()
            sidik = keep(berkas)
    except GagalCetak as galat:
        _fail(batch_id, galat.pesan)
    except OSError:
        _fail(batch_id, PESAN_PENYIMPANAN)
    else:
        _finish(batch, sidik, ukuran)


def _begin(batch_id: int) -> BatchCetak | None:
    baris = BatchCetak.objects.filter(pk=batch_id, status__in=BELUM_SELESAI)
    if not baris.update(status=StatusCetak.BERJALAN, selesai_jumlah=0):
        return None
    return baris.select_related("instansi", "unit", "pemohon__pegawai").get()


def _borongan(batch: BatchCetak) -> Borongan:
    pada = batch.instansi.hari_ini()
    semua = skp_unit(batch.unit, batch.tahun, pada, hanya_disetujui=batch.hanya_disetujui)
    nomor = list(semua.values_list("pk", flat=True))
    BatchCetak.objects.filter(pk=batch.pk).update(jumlah=len(nomor))
    return Borongan(
        skp_id=nomor,
        judul=f"SKP {batch.tahun} – {batch.unit.nama}",
        bentuk=BentukBerkas(batch.bentuk),
        kertas=Kertas(batch.kertas),
        pada=pada,
        waktu=timezone.now(),
    )


def _progress(batch_id: int, selesai: int) -> None:
    BatchCetak.objects.filter(pk=batch_id, status=StatusCetak.BERJALAN).update(
        selesai_jumlah=selesai
    )


def _fail(batch_id: int, pesan: str) -> None:
    BatchCetak.objects.filter(pk=batch_id, status=StatusCetak.BERJALAN).update(
        status=StatusCetak.GAGAL, galat=pesan[:400], selesai_pada=timezone.now()
    )


@transaction.atomic
def _finish(batch: BatchCetak, sidik: str, ukuran: int) -> None:
    """Only the first of two runs finishes a job; the file of the other goes."""
    selesai = BatchCetak.objects.filter(pk=batch.pk, status=StatusCetak.BERJALAN).update(
        status=StatusCetak.SELESAI, sidik=sidik, ukuran=ukuran, selesai_pada=timezone.now()
    )
    if not selesai:
        _forget_file(sidik)
        return
    isi = {"sidik": sidik, "ukuran": ukuran}
    record_event(tindakan="selesai_cetak", objek=batch, by=None, isi=isi)
    notify(
        penerima=[batch.pemohon.pegawai],
        teks=f"Cetakan SKP {batch.tahun} {batch.unit.nama} siap diunduh selama 7 hari.",
        tautan=reverse("cetak_batch_satu", args=[batch.pk]),
    )


def forget_old_batches() -> int:
    """Remove files after ``DISIMPAN`` and give up jobs that stand still; returns how many files."""
    kini = timezone.now()
    BatchCetak.objects.filter(status__in=BELUM_SELESAI, dibuat_pada__lt=kini - TERHENTI).update(
        status=StatusCetak.GAGAL, galat=PESAN_TERHENTI, selesai_pada=kini
    )
    lama = BatchCetak.objects.filter(selesai_pada__lt=kini - DISIMPAN).exclude(sidik="")
    jumlah = 0
    for nomor, sidik in lama.values_list("pk", "sidik"):
        BatchCetak.objects.filter(pk=nomor).update(sidik="")
        _forget_file(sidik)
        jumlah += 1
    forget_drafts(sebelum=kini - TERHENTI)
    return jumlah


def _forget_file(sidik: str) -> None:
    """Two jobs with the very same bytes share a file."""
    if not BatchCetak.objects.filter(sidik=sidik).exists():
        forget(sidik)
