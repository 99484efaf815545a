"""The nightly search for copied results, whose findings pages read."""

from django.db import transaction

from tera.perencanaan.kembar import find_kembar
from tera.perencanaan.models import AsalHasil, HasilKembar, RencanaHasilKerja

UKURAN_BLOK = 5_000


@transaction.atomic
def refresh_kembar(*, instansi_id: int, tahun: int) -> int:
    """Find near-duplicates among an agency's results of a year and the year before it; replaces
    what was found earlier and returns how many results belong to a group.

    Results taken from the approved library are meant to be alike and are left out.
    """
    semua = RencanaHasilKerja.objects.filter(
        instansi_id=instansi_id, skp__tahun__in=(tahun - 1, tahun)
    ).exclude(asal=AsalHasil.PUSTAKA)
    kembar = find_kembar(dict(semua.values_list("pk", "uraian")))
    HasilKembar.objects.filter(instansi_id=instansi_id).delete()
    HasilKembar.objects.bulk_create(
        (
            HasilKembar(
                instansi_id=instansi_id,
                hasil_id=kunci,
                wakil_id=satu.wakil,
                kemiripan=satu.kemiripan,
            )
            for kunci, satu in kembar.items()
        ),
        batch_size=UKURAN_BLOK,
    )
    return len(kembar)
