"""The month's figure follows from the days, where the indicator is a count."""

from datetime import date
from decimal import Decimal

from django.db.models import F, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from tera.aturan.target import JenisTarget, is_cacahan
from tera.pelaksanaan.models import AsalRealisasi, ProgresHarian, Realisasi
from tera.pelaksanaan.services.peringatan import refresh_peringatan
from tera.perencanaan.models import IndikatorKinerja


def follows_harian(indikator: IndikatorKinerja) -> bool:
    """Whether its daily figures add up to its month: a count with a numeric target."""
    return indikator.jenis_target != JenisTarget.TEKS and is_cacahan(indikator.satuan)


def sum_harian(indikator: IndikatorKinerja) -> dict[date, Decimal]:
    """What the daily entries of each month add up to, by its first day: one query."""
    baris = (
        ProgresHarian.objects.filter(
            instansi_id=indikator.instansi_id, aksi__indikator=indikator, nilai__isnull=False
        )
        .annotate(bulan=TruncMonth("tanggal"))
        .values_list("bulan")
        .annotate(jumlah=Sum("nilai"))
        .order_by()
    )
    return dict(baris)


def follow(
    indikator: IndikatorKinerja,
    *,
    pada: date,
    sejak: date = date.min,
    sesudah: date = date.min,
) -> None:
    """What follows from a changed figure: the months that add up days, and the early warning."""
    refresh_realisasi(indikator, sejak=sejak, sesudah=sesudah)
    refresh_peringatan(
        instansi_id=indikator.instansi_id,
        skp=[indikator.hasil.skp_id],
        indikator=[indikator.pk],
        hari_ini=pada,
    )


def refresh_realisasi(
    indikator: IndikatorKinerja, *, sejak: date = date.min, sesudah: date = date.min
) -> None:
    """Bring the months of an indicator in line with its daily entries.

    A month tells what was reached up to its end: what the months before reached, and the sum of its
    own days. A month that was typed is never touched; what follows counts on from it. A month
    without entries and without evidence of its own disappears when its last entry does. The caller
    holds the plan's lock. ``sejak``, ``sesudah``: earlier months are left alone.
    """
    if not follows_harian(indikator):
        return
    jumlah = sum_harian(indikator)
    ada = {satu.bulan: satu for satu in Realisasi.objects.filter(indikator=indikator)}
    sampai = Decimal(0)
    for bulan in sorted(jumlah.keys() | ada.keys()):
        baris = ada.get(bulan)
        sampai += jumlah.get(bulan, Decimal(0))
        if baris is not None and baris.asal == AsalRealisasi.DIKETIK:
            sampai = baris.nilai if baris.nilai is not None else sampai
        elif bulan >= sejak and bulan > sesudah:
            _write(indikator, bulan, baris, sampai, berisi=bulan in jumlah)


def _write(
    indikator: IndikatorKinerja,
    bulan: date,
    baris: Realisasi | None,
    nilai: Decimal,
    *,
    berisi: bool,
) -> None:
    if baris is None:
        Realisasi.objects.create(
            instansi_id=indikator.instansi_id,
            skp_id=indikator.hasil.skp_id,
            indikator=indikator,
            bulan=bulan,
            nilai=nilai,
            asal=AsalRealisasi.HARIAN,
        )
    elif not berisi and not baris.keterangan and not baris.bukti.exists():
        baris.delete()
    elif baris.nilai != nilai:
        Realisasi.objects.filter(pk=baris.pk).update(
            nilai=nilai, versi=F("versi") + 1, diubah_pada=timezone.now()
        )
