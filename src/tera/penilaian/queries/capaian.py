"""The organisation's predicates: nearest one for a unit, and the list by unit."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from tera.akun.lingkup import lingkup_unit
from tera.akun.models import Akun
from tera.aturan.kalender import Periode
from tera.dasar.errors import TidakDitemukan
from tera.organisasi.models import SusunanUnit, UnitKerja
from tera.penilaian.models import CapaianOrganisasi
from tera.penilaian.permissions import capaian_by_authority, capaian_on_behalf
from tera.perencanaan.models import Skp

_TERDEKAT = """
    WITH RECURSIVE atas(asal, id, jarak) AS (
        SELECT u, u, 0 FROM unnest(%s::bigint[]) u
        UNION ALL
        SELECT a.asal, s.induk_id, a.jarak + 1
        FROM atas a JOIN organisasi_susunanunit s ON s.unit_id = a.id
        WHERE s.instansi_id = %s AND s.induk_id IS NOT NULL AND a.jarak < 40
          AND s.sejak <= %s AND (s.sampai IS NULL OR s.sampai >= %s)
    )
    SELECT DISTINCT ON (a.asal) a.asal, u.nama AS unit_nama, c.*
    FROM atas a
    JOIN penilaian_capaianorganisasi c ON c.unit_id = a.id
    JOIN organisasi_unitkerja u ON u.id = a.id
    WHERE c.instansi_id = %s AND c.mulai = %s AND c.selesai = %s
    ORDER BY a.asal, a.jarak
"""


def capaian_terdekat(
    instansi_id: int, unit_ids: Collection[int], periode: Periode, pada: date
) -> dict[int, CapaianOrganisasi]:
    """For each unit its own predicate of the period, else that of the nearest unit above.

    Units without any are left out. The tree is that of the period's last day, or of ``pada``
    while the period runs. Each carries ``unit_nama``. One query.
    """
    hari = min(periode.selesai, pada)
    baris = CapaianOrganisasi.objects.raw(
        _TERDEKAT,
        [list(unit_ids), instansi_id, hari, hari, instansi_id, periode.mulai, periode.selesai],
    )
    return {satu.asal: satu for satu in baris}  # type: ignore[attr-defined]


def capaian_for(skp: Skp, periode: Periode, pada: date) -> CapaianOrganisasi | None:
    """The predicate that governs a person's evaluation, or None while it was not set."""
    unit_id = skp.penugasan.unit_id
    return capaian_terdekat(skp.instansi_id, [unit_id], periode, pada).get(unit_id)


@dataclass(frozen=True)
class BarisCapaian:
    """One unit of the list: ``boleh`` says whether the account may set its predicate."""

    unit: UnitKerja
    induk: UnitKerja | None
    capaian: CapaianOrganisasi | None
    boleh: bool


def unit_terlihat(akun: Akun, pada: date) -> QuerySet[SusunanUnit]:
    """Units that the account heads, manages or may read, with their parent; others are 404."""
    batas = lingkup_unit(akun, pada)
    susunan = SusunanUnit.objects.milik_instansi(akun.instansi_id).berlaku_pada(pada)
    terlihat = susunan if batas is None else susunan.filter(batas)
    return terlihat.select_related("unit", "induk").order_by("unit__kode", "unit_id")


def with_boleh(susunan: QuerySet[SusunanUnit], akun: Akun, pada: date) -> QuerySet[SusunanUnit]:
    """Adds ``boleh`` as the permission would answer, for all rows at once."""
    syarat: Q = capaian_by_authority(akun, pada) | capaian_on_behalf(akun, pada)
    return susunan.annotate(
        boleh=Case(
            When(syarat, then=Value(True)), default=Value(False), output_field=BooleanField()
        )
    )


def baris_capaian(susunan: Iterable[SusunanUnit], periode: Periode) -> list[BarisCapaian]:
    """The rows of one page with their predicates of the period; one query."""
    daftar = list(susunan)
    ada = {
        capaian.unit_id: capaian
        for capaian in CapaianOrganisasi.objects.filter(
            unit_id__in=[satu.unit_id for satu in daftar],
            mulai=periode.mulai,
            selesai=periode.selesai,
        )
    }
    return [
        BarisCapaian(satu.unit, satu.induk, ada.get(satu.unit_id), bool(satu.boleh))  # type: ignore[attr-defined]
        for satu in daftar
    ]


def get_unit(akun: Akun, unit_id: int, pada: date) -> UnitKerja:
    """One unit within the account's scope; raises TidakDitemukan."""
    susunan = unit_terlihat(akun, pada).filter(unit_id=unit_id).first()
    if susunan is None:
        raise TidakDitemukan("Unit tidak ditemukan.")
    return susunan.unit


def capaian_unit(unit: UnitKerja, periode: Periode) -> CapaianOrganisasi | None:
    """The unit's own predicate of a period."""
    return CapaianOrganisasi.objects.filter(
        instansi_id=unit.instansi_id, unit=unit, mulai=periode.mulai, selesai=periode.selesai
    ).first()
