"""Questions about the organisation on a day."""

from collections.abc import Collection
from datetime import date

from django.db.models import BigIntegerField, Case, Prefetch, Q, QuerySet, When
from django.db.models.expressions import RawSQL

from tera.dasar.audit import Pelaku
from tera.dasar.errors import TidakDitemukan
from tera.dasar.models.base import berlaku
from tera.organisasi.models import (
    AtasanLangsung,
    Kepangkatan,
    Pegawai,
    Penugasan,
    PermintaanAtasan,
    SusunanUnit,
    UnitKerja,
)
from tera.organisasi.pengganti import holds, sql_dinilai, sql_diwakili, sql_penilai, sql_soal

PERAN_MENGELOLA = ("bkpsdm", "pengelola_kinerja")
_DI_BAWAH = """
    WITH RECURSIVE bawah(id) AS (
        SELECT unnest(%s::bigint[])
        UNION
        SELECT p.unit_id FROM organisasi_penugasan p
        WHERE p.pegawai_id = %s AND p.kepala_unit
          AND p.sejak <= %s AND (p.sampai IS NULL OR p.sampai >= %s)
        UNION
        SELECT s.unit_id FROM organisasi_susunanunit s JOIN bawah b ON s.induk_id = b.id
        WHERE s.instansi_id = %s
          AND s.sejak <= %s AND (s.sampai IS NULL OR s.sampai >= %s)
    ) SELECT id FROM bawah
"""


def unit_di_bawah(
    instansi_id: int, unit: Collection[int], pada: date, *, kepala_id: int | None = None
) -> RawSQL:
    """Subquery for ``unit_id__in``: these units, those that ``kepala_id`` heads, and all below."""
    return RawSQL(
        _DI_BAWAH,
        (list(unit), kepala_id, pada, pada, instansi_id, pada, pada),
        output_field=BigIntegerField(),
    )


_DI_ATAS = """
    WITH RECURSIVE atas(id) AS (
        SELECT unnest(%s::bigint[])
        UNION
        SELECT p.unit_id FROM organisasi_penugasan p
        WHERE p.instansi_id = %s AND p.pegawai_id = %s
          AND p.sejak <= %s AND (p.sampai IS NULL OR p.sampai >= %s)
        UNION
        SELECT s.induk_id FROM organisasi_susunanunit s JOIN atas a ON s.unit_id = a.id
        WHERE s.instansi_id = %s AND s.induk_id IS NOT NULL
          AND s.sejak <= %s AND (s.sampai IS NULL OR s.sampai >= %s)
    ) SELECT id FROM atas
"""


def unit_di_atas(
    instansi_id: int, unit: Collection[int], pada: date, *, pegawai_id: int | None = None
) -> RawSQL:
    """Subquery for ``unit_id__in``: these units, those in which ``pegawai_id`` serves, and all
    above."""
    return RawSQL(
        _DI_ATAS,
        (list(unit), instansi_id, pegawai_id, pada, pada, instansi_id, pada, pada),
        output_field=BigIntegerField(),
    )


def dikelola(by: Pelaku, pada: date, kolom: str = "pegawai_id") -> Q:
    """Condition on the column that names a person: those for whom ``by`` manages performance.

    BKPSDM manages everyone of the agency, a pengelola kinerja the own unit and what is below it.
    """
    unit = by.unit_dengan_peran(*PERAN_MENGELOLA)
    instansi = Q(instansi_id=by.instansi_id)
    if None in unit:
        return instansi
    milik = [satu for satu in unit if satu is not None]
    anggota = (
        Penugasan.objects.milik_instansi(by.instansi_id)
        .berlaku_pada(pada)
        .filter(unit_id__in=unit_di_bawah(by.instansi_id, milik, pada))
    )
    return instansi & Q(**{f"{kolom}__in": anggota.values("pegawai_id")})


_LANGSUNG = sql_dinilai("langsung", "SELECT siapa FROM soal")
_KEDUA = sql_dinilai("kedua", "SELECT DISTINCT pegawai_id FROM langsung")
_DINILAI = f"{sql_soal()}, {_LANGSUNG} SELECT id FROM langsung"
_PEGAWAI_DINILAI = f"{sql_soal()}, {_LANGSUNG} SELECT pegawai_id FROM langsung"
_DINILAI_KEDUA = f"{sql_soal()}, {_LANGSUNG}, {_KEDUA} SELECT id FROM kedua"
_DIWAKILI = f"{sql_soal()}, {sql_diwakili('wakilan')} SELECT id FROM wakilan"
# OFFSET keeps the planner from reading everyone's assignments where a few units are meant.
_DIKENAL = f"""
    {sql_soal()}, {_LANGSUNG}, {_KEDUA}
    SELECT siapa FROM soal
    UNION ALL
    SELECT pegawai_id FROM langsung
    UNION ALL
    SELECT pegawai_id FROM kedua
    UNION ALL
    SELECT anggota.pegawai_id FROM soal, ({_DI_BAWAH}) unit, LATERAL (
        SELECT p.pegawai_id FROM organisasi_penugasan p
        WHERE p.instansi_id = soal.instansi AND p.unit_id = unit.id AND {holds("p")}
        OFFSET 0
    ) anggota
"""


def pegawai_dikenal(
    instansi_id: int, pegawai_id: int | None, unit: list[int], pada: date
) -> RawSQL:
    """Subquery for ``pegawai_id__in``: whom a person sees on a day.

    Herself, whom she rates, whom her raters rate, and everyone in the units (``unit`` and those
    that she heads) and below. One hand-written statement, because every page starts with it.
    """
    kini, diri = (pada, pada), (instansi_id, pada, pegawai_id)
    return RawSQL(
        _DIKENAL,
        (*diri, unit, pegawai_id, *kini, instansi_id, *kini),
        output_field=BigIntegerField(),
    )


def baris_dinilai(instansi_id: int, pegawai_id: int, pada: date, *, kedua: bool = False) -> RawSQL:
    """Subquery for the ids of AtasanLangsung: rows of those whom a person rates on a day, in the
    place of a superior who is gone too; with ``kedua`` of those whom they rate in turn."""
    return RawSQL(
        _DINILAI_KEDUA if kedua else _DINILAI,
        (instansi_id, pada, pegawai_id),
        output_field=BigIntegerField(),
    )


def pegawai_dinilai(instansi_id: int, pegawai_id: int, pada: date) -> RawSQL:
    """Subquery for ``pegawai_id__in``: whom a person rates on a day, as ``baris_dinilai`` without
    its detour over the rows, for lists of many."""
    return RawSQL(_PEGAWAI_DINILAI, (instansi_id, pada, pegawai_id), output_field=BigIntegerField())


def baris_diwakili(instansi_id: int, wakil_id: int, pada: date) -> RawSQL:
    """Subquery for the ids of AtasanLangsung: rows of those whose rater on the day handed
    clarifying and approving over to a person."""
    return RawSQL(_DIWAKILI, (instansi_id, pada, wakil_id), output_field=BigIntegerField())


def penugasan_pada(instansi_id: int, pada: date) -> QuerySet[Penugasan]:
    """Everyone's assignments on a day, with position, unit and person."""
    return (
        Penugasan.objects.milik_instansi(instansi_id)
        .berlaku_pada(pada)
        .select_related("pegawai", "jabatan", "unit")
    )


def penugasan_utama(pegawai: Pegawai, pada: date) -> Penugasan | None:
    """The definitive assignment of a person on a day, or None."""
    return (
        penugasan_pada(pegawai.instansi_id, pada)
        .filter(pegawai=pegawai)
        .order_by("sifat", "-sejak")
        .first()
    )


def atasan_pada(pegawai_id: int, pada: date) -> Pegawai | None:
    """The direct superior recorded for a person on a day, in service or not; None at the top."""
    baris = (
        AtasanLangsung.objects.filter(pegawai_id=pegawai_id)
        .berlaku_pada(pada)
        .select_related("atasan")
        .order_by("-sejak")
        .first()
    )
    return baris.atasan if baris else None


def penilai_of(siapa: int | str, pada: date) -> RawSQL:
    """Subquery: who rates a person on a day, as ``penilai_pada`` says it.

    ``siapa`` is a person's id, or the name of the SQL column of the outer query that holds it.
    """
    kolom, nilai = (siapa, ()) if isinstance(siapa, str) else ("%s::bigint", (siapa,))
    instansi = f"(SELECT diri.instansi_id FROM organisasi_pegawai diri WHERE diri.id = {kolom})"
    perintah = sql_penilai(sql_soal(instansi, "%s", kolom))
    return RawSQL(perintah, (*nilai, pada, *nilai), output_field=BigIntegerField())


def penilai_pada(pegawai_id: int, pada: date) -> Pegawai | None:
    """Who rates a person on a day: the direct superior, or whoever acts while that one is gone.

    None at the top, or while nobody is named. One query.
    """
    return Pegawai.objects.filter(pk=penilai_of(pegawai_id, pada)).first()


def with_identity(pegawai: QuerySet[Pegawai], pada: date) -> QuerySet[Pegawai]:
    """Adds what a document prints of a person on a day: ``penugasan_kini``, ``pangkat_kini``."""
    penugasan = (
        Penugasan.objects.filter(berlaku(pada))
        .select_related("jabatan", "unit")
        .order_by("sifat", "-sejak")
    )
    kepangkatan = Kepangkatan.objects.filter(berlaku(pada)).order_by("-sejak")
    return pegawai.prefetch_related(  # type: ignore[type-var]
        Prefetch("penugasan", queryset=penugasan, to_attr="penugasan_kini"),
        Prefetch("kepangkatan", queryset=kepangkatan, to_attr="pangkat_kini"),
    )


def susunan_pada(instansi_id: int, pada: date) -> list[SusunanUnit]:
    """The unit tree on a day, in the order of the codes; one query."""
    return list(
        SusunanUnit.objects.milik_instansi(instansi_id)
        .berlaku_pada(pada)
        .select_related("unit")
        .order_by("unit__kode")
    )


def cari_bertugas(instansi_id: int, kata: str, pada: date, batas: int = 20) -> list[Penugasan]:
    """People in office on a day by part of the name or the beginning of the NIP; each once."""
    if not kata:
        return []
    angka = kata.replace(" ", "")
    cocok = (
        Q(pegawai__nip__startswith=angka) if angka.isdigit() else Q(pegawai__nama__icontains=kata)
    )
    baris = penugasan_pada(instansi_id, pada).filter(cocok).order_by("pegawai__nama", "sifat", "id")
    sekali: dict[int, Penugasan] = {}
    for satu in baris[: batas * 2]:
        sekali.setdefault(satu.pegawai_id, satu)
    return list(sekali.values())[:batas]


def riwayat_atasan(pegawai_id: int, pada: date) -> list[AtasanLangsung]:
    """All superiors of a person, newest first; ``kini`` marks the one of that day."""
    baris = list(
        AtasanLangsung.objects.filter(pegawai_id=pegawai_id)
        .select_related("atasan")
        .order_by("-sejak")
    )
    for satu in baris:
        satu.kini = satu.sejak <= pada and (satu.sampai is None or satu.sampai >= pada)  # type: ignore[attr-defined]
    return baris


def atasan_kini(pegawai: Collection[int], pada: date) -> dict[int, Pegawai]:
    """The superior of each of these people on a day; one query."""
    baris = (
        AtasanLangsung.objects.filter(pegawai_id__in=list(pegawai))
        .berlaku_pada(pada)
        .select_related("atasan")
    )
    return {satu.pegawai_id: satu.atasan for satu in baris}


def permintaan_dikelola(by: Pelaku, pada: date) -> QuerySet[PermintaanAtasan]:
    """Requests of the people that ``by`` manages, waiting ones first."""
    return (
        PermintaanAtasan.objects.filter(dikelola(by, pada))
        .select_related("pegawai", "usulan", "diputus_oleh")
        .annotate(selesai=Case(When(status="diajukan", then=0), default=1))
        .order_by("selesai", "-id")
    )


def get_unit(instansi_id: int, unit_id: int) -> UnitKerja:
    """One unit of the agency; raises TidakDitemukan for any other."""
    unit = UnitKerja.objects.milik_instansi(instansi_id).filter(pk=unit_id).first()
    if unit is None:
        raise TidakDitemukan("Unit tidak ditemukan.")
    return unit
