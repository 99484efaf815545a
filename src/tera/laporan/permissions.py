"""Who may print the documents of a whole unit."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.models import UnitKerja
from tera.organisasi.queries import unit_di_bawah

PERAN_MENCETAK = (Peran.BKPSDM, Peran.PENGELOLA, Peran.PIMPINAN)


def unit_tercetak(by: Akun, pada: date) -> QuerySet[UnitKerja]:
    """Units of which the account may print everything: by role, or because she heads them."""
    milik = by.unit_dengan_peran(*PERAN_MENCETAK)
    semua = UnitKerja.objects.milik_instansi(by.instansi_id)
    if None in milik:
        return semua
    unit = [satu for satu in milik if satu is not None]
    return semua.filter(id__in=unit_di_bawah(by.instansi_id, unit, pada, kepala_id=by.pegawai_id))


def check_can_request_batch(by: Akun, unit: UnitKerja, pada: date) -> None:
    """BKPSDM, pengelola or pimpinan of the unit, or whoever heads it or one above it."""
    if not unit_tercetak(by, pada).filter(pk=unit.pk).exists():
        raise TidakBoleh(
            "Hanya kepala unit ini, pengelola kinerjanya, pimpinan, atau BKPSDM yang dapat "
            "mencetak seluruh SKP unit."
        )


def check_has_unit(unit: Sequence[UnitKerja]) -> None:
    """Whoever has no unit to print, else TidakBoleh."""
    if not unit:
        raise TidakBoleh(
            "Cetak sekaligus hanya untuk kepala unit, pengelola kinerja, pimpinan, dan BKPSDM. "
            "SKP Anda sendiri dicetak dari halaman SKP."
        )


can_request_batch = as_bool(check_can_request_batch)
