"""Early warnings of a person, of those whom she rates, and of everyone she sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tera.akun.lingkup import lingkup_pegawai
from tera.akun.models import Akun
from tera.aturan.peringatan import PERLU_TINDAKAN
from tera.dasbor.queries.lingkup import dinilai_oleh, own_id
from tera.organisasi.models import UnitKerja
from tera.organisasi.queries import unit_di_bawah
from tera.pelaksanaan.models import PeringatanDini
from tera.pelaksanaan.queries import peringatan_berjalan

UNIT_TERBANYAK = 200
UNIT = "skp__penugasan__unit_id__in"


@dataclass(frozen=True, slots=True)
class SaringPeringatan:
    """Filters of the address; ``unit_id`` means that unit and all below it."""

    unit_id: int | None = None
    unit: str = ""
    keadaan: str = ""


def peringatan_tersaring(
    instansi_id: int, pada: date, saring: SaringPeringatan
) -> QuerySet[PeringatanDini]:
    """Running warnings of the agency that pass the filter, the gravest first; a list narrows them
    by its condition (``syarat_peringatan``)."""
    semua = peringatan_berjalan(instansi_id, pada)
    if saring.unit_id is not None:
        semua = semua.filter(**{UNIT: unit_di_bawah(instansi_id, [saring.unit_id], pada)})
    if saring.unit:
        bernama = UnitKerja.objects.milik_instansi(instansi_id).filter(nama__icontains=saring.unit)
        nomor = list(bernama.order_by("id").values_list("pk", flat=True)[:UNIT_TERBANYAK])
        semua = semua.filter(**{UNIT: unit_di_bawah(instansi_id, nomor, pada)})
    return semua.filter(keadaan=saring.keadaan) if saring.keadaan else semua


def syarat_peringatan(akun: Akun, pada: date) -> Mapping[str, Q]:
    """For each list its condition; the account sees every row of each."""
    return {
        "saya": Q(instansi_id=akun.instansi_id, skp__pegawai_id=own_id(akun)),
        "dinilai": dinilai_oleh(akun, pada, "skp__pegawai_id"),
        "semua": lingkup_pegawai(akun, pada, "skp__pegawai_id"),
    }


def with_row(semua: QuerySet[PeringatanDini]) -> QuerySet[PeringatanDini]:
    """Adds what a row of the list shows."""
    return semua.select_related(
        "indikator", "skp__pegawai", "skp__penugasan__unit", "skp__penugasan__jabatan"
    )


KEADAAN = tuple((str(satu), satu.label) for satu in PERLU_TINDAKAN)
