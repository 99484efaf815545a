"""Who may import, correct a superior, decide a request and set what the agency decides itself.

Roles are known here by name only: accounts live in an application above this one.
"""

from datetime import date
from typing import Protocol

from tera.dasar.audit import Pelaku
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.models import Instansi, Pegawai, UnitKerja
from tera.organisasi.queries import dikelola, unit_di_bawah

BKPSDM = "bkpsdm"
PENGELOLA = "pengelola_kinerja"


class PelakuPegawai(Pelaku, Protocol):
    """An actor who may be a person of the agency herself."""

    pegawai_id: int | None


def check_can_import(by: Pelaku, instansi: Instansi) -> None:
    """BKPSDM of this agency, else TidakBoleh."""
    if by.instansi_id != instansi.pk or not by.punya_peran(BKPSDM):
        raise TidakBoleh("Hanya BKPSDM yang dapat mengimpor data pegawai instansi ini.")


def check_can_derive_atasan(by: Pelaku, instansi: Instansi) -> None:
    """BKPSDM of this agency, else TidakBoleh."""
    if by.instansi_id != instansi.pk or not by.punya_peran(BKPSDM):
        raise TidakBoleh("Hanya BKPSDM yang dapat menurunkan ulang atasan seluruh pegawai.")


def check_can_set_pengaturan(by: Pelaku, instansi: Instansi) -> None:
    """BKPSDM of this agency, else TidakBoleh."""
    if by.instansi_id != instansi.pk or not by.punya_peran(BKPSDM):
        raise TidakBoleh("Hanya BKPSDM yang dapat mengubah pengaturan instansi ini.")


def check_can_request_atasan(by: PelakuPegawai, pegawai: Pegawai) -> None:
    """Only for oneself, else TidakBoleh."""
    if by.pegawai_id != pegawai.pk:
        raise TidakBoleh("Anda hanya dapat meminta koreksi atasan untuk diri sendiri.")


def check_can_manage_pegawai(by: Pelaku, pegawai: Pegawai, pada: date) -> None:
    """BKPSDM, or pengelola kinerja of the person's unit or one above it on that day.

    Nobody decides about himself, whatever the role. Raises TidakBoleh.
    """
    if getattr(by, "pegawai_id", None) == pegawai.pk:
        raise TidakBoleh("Atasan Anda sendiri ditetapkan oleh pengelola kinerja lain atau BKPSDM.")
    sah = by.instansi_id == pegawai.instansi_id and (
        Pegawai.objects.filter(pk=pegawai.pk).filter(dikelola(by, pada, "id")).exists()
    )
    if not sah:
        raise TidakBoleh(
            "Hanya BKPSDM atau pengelola kinerja unit pegawai itu yang dapat mengatur atasannya."
        )


def check_can_manage_unit(by: Pelaku, unit: UnitKerja, pada: date) -> None:
    """BKPSDM, or pengelola kinerja of the unit or one above it on that day, else TidakBoleh."""
    milik = by.unit_dengan_peran(BKPSDM, PENGELOLA)
    sah = by.instansi_id == unit.instansi_id and (
        None in milik
        or UnitKerja.objects.filter(pk=unit.pk)
        .filter(id__in=unit_di_bawah(by.instansi_id, [u for u in milik if u], pada))
        .exists()
    )
    if not sah:
        raise TidakBoleh(
            "Hanya BKPSDM atau pengelola kinerja unit ini yang dapat menetapkan kepalanya."
        )


can_import = as_bool(check_can_import)
can_derive_atasan = as_bool(check_can_derive_atasan)
can_set_pengaturan = as_bool(check_can_set_pengaturan)
can_request_atasan = as_bool(check_can_request_atasan)
can_manage_pegawai = as_bool(check_can_manage_pegawai)
can_manage_unit = as_bool(check_can_manage_unit)
