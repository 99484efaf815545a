"""The agency's own text templates of feedback."""

from django.db.models import QuerySet

from tera.akun.models import Akun
from tera.dasar.errors import TidakDitemukan
from tera.dasar.tersusun import tersusun
from tera.pelaksanaan.models import TemplatUmpanBalik
from tera.pelaksanaan.states import StatusTemplat

DICABUT_TERBANYAK = 50


@tersusun
def templat_berlaku(instansi_id: int) -> QuerySet[TemplatUmpanBalik]:
    """Those that are offered, by title: one query."""
    semua = TemplatUmpanBalik.objects.filter(instansi_id=instansi_id)
    return semua.filter(status=StatusTemplat.BERLAKU).order_by("judul", "id")


def templat_dicabut(instansi_id: int) -> list[TemplatUmpanBalik]:
    """Those that were withdrawn, the latest first: one query."""
    semua = TemplatUmpanBalik.objects.milik_instansi(instansi_id)
    dicabut = semua.filter(status=StatusTemplat.DICABUT).order_by("-diubah_pada", "-id")
    return list(dicabut[:DICABUT_TERBANYAK])


def get_templat(akun: Akun, templat_id: int) -> TemplatUmpanBalik:
    """One of the agency's; raises TidakDitemukan for any other."""
    semua = TemplatUmpanBalik.objects.filter(instansi_id=akun.instansi_id)
    templat = semua.filter(pk=templat_id).first()
    if templat is None:
        raise TidakDitemukan("Templat tidak ditemukan.")
    return templat
