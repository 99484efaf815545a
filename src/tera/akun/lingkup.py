"""What an account may see: the one place where scope is computed.

A person sees herself, whom she rates on that day, whom her raters' raters rate, the units she
heads, and what a role opens; of plans also those that she clarifies in someone's place.
Everything else does not exist for her (404).
"""

from datetime import date
from typing import TypedDict

from django.db.models import Exists, OuterRef, Q, QuerySet

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.organisasi.models import AtasanLangsung, DelegasiPenilai, Pegawai, Penugasan
from tera.organisasi.queries import (
    baris_dinilai,
    baris_diwakili,
    pegawai_dikenal,
    penilai_of,
    unit_di_bawah,
)

PERAN_MELIHAT = (Peran.BKPSDM, Peran.PENGELOLA, Peran.PIMPINAN, Peran.AUDITOR)


def bawahan(atasan: Pegawai, pada: date) -> QuerySet[AtasanLangsung]:
    """Rows of the people whom ``atasan`` rates on a day, also for a superior who is gone."""
    return AtasanLangsung.objects.filter(pk__in=baris_dinilai(atasan.instansi_id, atasan.pk, pada))


def diwakili(wakil_id: int, instansi_id: int, pada: date) -> QuerySet[AtasanLangsung]:
    """Rows of the people whose rater of that day handed clarifying and approving to this person.

    Never the person herself: nobody approves the own plan, in whose place ever.
    """
    return AtasanLangsung.objects.filter(pk__in=baris_diwakili(instansi_id, wakil_id, pada))


def bawahan_bawahan(atasan: Pegawai, pada: date) -> QuerySet[AtasanLangsung]:
    """Rows of the people whose rater is rated by ``atasan``: she decides their objections."""
    return AtasanLangsung.objects.filter(
        pk__in=baris_dinilai(atasan.instansi_id, atasan.pk, pada, kedua=True)
    )


def lingkup_unit(akun: Akun, pada: date, *peran: str) -> Q | None:
    """Condition on ``unit_id``; None means the whole agency.

    With roles named, only their units count; without, also the units that the person heads.
    """
    dengan_peran = akun.unit_dengan_peran(*(peran or PERAN_MELIHAT))
    if None in dengan_peran:
        return None
    unit = [unit_id for unit_id in dengan_peran if unit_id is not None]
    kepala_id = None if peran else akun.pegawai_id
    return Q(unit_id__in=unit_di_bawah(akun.instansi_id, unit, pada, kepala_id=kepala_id))


class Sudut(TypedDict):
    """From where an account looks, as values that a compiled query takes (``dasar.tersusun``).

    ``unit`` are those that a role opens; ``seluruh`` says that one opens the whole agency.
    """

    instansi_id: int
    pegawai_id: int | None
    unit: list[int]
    seluruh: bool


def sudut(akun: Akun) -> Sudut:
    """From where this account looks today."""
    unit = akun.unit_dengan_peran(*PERAN_MELIHAT)
    return Sudut(
        instansi_id=akun.instansi_id,
        pegawai_id=akun.pegawai_id,
        unit=[satu for satu in unit if satu is not None],
        seluruh=None in unit,
    )


def pegawai_dari(
    pada: date,
    instansi_id: int,
    pegawai_id: int | None,
    unit: list[int],
    *,
    seluruh: bool,
    kolom: str = "pegawai_id",
    satu: bool = False,
) -> Q:
    """``lingkup_pegawai`` from the parts of a ``Sudut``.

    ``satu``: for a query that finds one row by its key. It asks first whether the row is the
    person's own; only if not, whom she sees. In a list that would hinder the planner.
    """
    instansi = Q(instansi_id=instansi_id)
    if seluruh:
        return instansi
    dikenal = Q(**{f"{kolom}__in": pegawai_dikenal(instansi_id, pegawai_id, unit, pada)})
    return instansi & (Q(**{kolom: pegawai_id}) | dikenal if satu else dikenal)


def skp_dari(
    pada: date,
    instansi_id: int,
    pegawai_id: int | None,
    unit: list[int],
    *,
    seluruh: bool,
    satu: bool = False,
) -> Q:
    """``lingkup_skp`` from the parts of a ``Sudut``; ``satu`` as there."""
    lingkup = pegawai_dari(pada, instansi_id, pegawai_id, unit, seluruh=seluruh, satu=satu)
    if seluruh or pegawai_id is None:
        return lingkup
    wakil = diwakili(pegawai_id, instansi_id, pada)
    return lingkup | Q(instansi_id=instansi_id, pegawai_id__in=wakil.values("pegawai_id"))


def lingkup_pegawai(akun: Akun, pada: date, kolom: str = "pegawai_id") -> Q:
    """Condition on the column that names the person, for every table that concerns a person."""
    return pegawai_dari(pada, **sudut(akun), kolom=kolom)


def lingkup_skp(akun: Akun, pada: date) -> Q:
    """As ``lingkup_pegawai``, for plans: also those clarified in the place of a superior."""
    return skp_dari(pada, **sudut(akun))


def pegawai_terlihat(akun: Akun, pada: date) -> QuerySet[Pegawai]:
    """The people whom the account sees on a day."""
    return Pegawai.objects.filter(lingkup_pegawai(akun, pada, "id"))


def menilai(akun: Akun, pegawai_id: int, pada: date) -> bool:
    """Whether the account's person is the pejabat penilai of that person on a day."""
    return (
        akun.pegawai is not None
        and bawahan(akun.pegawai, pada).filter(pegawai_id=pegawai_id).exists()
    )


def penilai_diwakili(akun: Akun, pegawai_id: int, pada: date) -> Pegawai | None:
    """In whose place the account clarifies and approves that person's plan; None if in nobody's."""
    if akun.pegawai_id is None or akun.pegawai_id == pegawai_id:
        return None
    serah = DelegasiPenilai.objects.filter(
        instansi_id=akun.instansi_id, kepada_id=akun.pegawai_id, dari=OuterRef("pk")
    ).berlaku_pada(pada)
    return Pegawai.objects.filter(Exists(serah), pk=penilai_of(pegawai_id, pada)).first()


def atasan_dari_penilai(akun: Akun, pegawai_id: int, pada: date) -> bool:
    """Whether the account's person is the superior of that person's rater on a day."""
    return (
        akun.pegawai is not None
        and bawahan_bawahan(akun.pegawai, pada).filter(pegawai_id=pegawai_id).exists()
    )


def mengelola(akun: Akun, pegawai_id: int, pada: date) -> bool:
    """Whether the account manages performance for that person's unit (pengelola or BKPSDM)."""
    unit = lingkup_unit(akun, pada, Peran.BKPSDM, Peran.PENGELOLA)
    anggota = Penugasan.objects.filter(
        instansi_id=akun.instansi_id, pegawai_id=pegawai_id
    ).berlaku_pada(pada)
    return anggota.exists() if unit is None else anggota.filter(unit).exists()
