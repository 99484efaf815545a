"""Which unit a page of objectives is about."""

from tera.dasar.errors import TidakDitemukan
from tera.dasar.web.permintaan import Permintaan, chosen_id
from tera.organisasi.models import SusunanUnit, UnitKerja
from tera.organisasi.queries import get_unit, penugasan_utama
from tera.perencanaan.permissions import check_can_manage_sasaran


def chosen_unit(request: Permintaan, susunan: list[SusunanUnit]) -> UnitKerja | None:
    """The unit of the address, else the person's own, else the first."""
    unit_id = chosen_id(request, "unit")
    if not unit_id and request.user.pegawai is not None:
        penugasan = penugasan_utama(request.user.pegawai, request.user.hari_ini)
        unit_id = penugasan.unit_id if penugasan else 0
    pilihan = [s.unit for s in susunan]
    if unit_id and "unit" in request.GET and unit_id not in {u.pk for u in pilihan}:
        raise TidakDitemukan("Unit tidak ditemukan.")
    return next((u for u in pilihan if u.pk == unit_id), pilihan[0] if pilihan else None)


def managed_unit(request: Permintaan, unit_id: int) -> UnitKerja:
    """A unit of the agency whose objectives the person may write."""
    unit = get_unit(request.user.instansi_id, unit_id)
    check_can_manage_sasaran(request.user, unit, request.user.hari_ini)
    return unit
