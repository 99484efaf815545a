"""Conditions that several pages for leaders share."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from tera.akun.lingkup import diwakili
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.organisasi.models import AtasanLangsung
from tera.organisasi.queries import pegawai_dinilai


def own_id(akun: Akun) -> int:
    """The account's person; 0, which no person has, for an account without one."""
    return akun.pegawai_id or 0


def dinilai_oleh(akun: Akun, pada: date, kolom: str = "pegawai_id") -> Q:
    """Condition on the column that names a person: those whom the account rates on a day.

    As ``perencanaan.permissions.check_penilai`` decides for one person: the direct superior; for
    whoever has none, the pimpinan of the agency.
    """
    siapa = Q(pk__in=[])
    if akun.pegawai is not None:
        dinilai = pegawai_dinilai(akun.instansi_id, akun.pegawai.pk, pada)
        siapa = Q(**{f"{kolom}__in": dinilai})
    if None in akun.unit_dengan_peran(Peran.PIMPINAN):
        punya_atasan = AtasanLangsung.objects.filter(
            instansi_id=akun.instansi_id, pegawai=OuterRef(kolom)
        ).berlaku_pada(pada)
        siapa |= Q(~Exists(punya_atasan)) & ~Q(**{kolom: own_id(akun)})
    return Q(instansi_id=akun.instansi_id) & siapa


def disetujui_oleh(akun: Akun, pada: date) -> Q:
    """Condition on a plan: those that the account clarifies and approves on a day.

    As ``perencanaan.permissions.check_penilai`` decides for one plan: of the people whom the
    account rates, and of those whose superior handed it over.
    """
    wakil = diwakili(own_id(akun), akun.instansi_id, pada)
    atas_nama = Q(instansi_id=akun.instansi_id, pegawai_id__in=wakil.values("pegawai_id"))
    return dinilai_oleh(akun, pada) | atas_nama
