"""The people one works with: to choose from, with what may be spoken of, and month by month."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat

from tera.akun.models import Akun
from tera.dasar.errors import TidakDitemukan
from tera.organisasi.models import Pegawai, Penugasan
from tera.pelaksanaan.hubungan import MENGETAHUI_HASIL
from tera.pelaksanaan.models import (
    Hubungan,
    JenisUmpanBalik,
    PermintaanUmpanBalik,
    StatusMinta,
    UmpanBalik,
)
from tera.perencanaan.models import RencanaHasilKerja, Skp


def get_pegawai(akun: Akun, pegawai_id: int) -> Pegawai:
    """A person of the agency; raises TidakDitemukan for any other."""
    orang = Pegawai.objects.milik_instansi(akun.instansi_id).filter(pk=pegawai_id).first()
    if orang is None:
        raise TidakDitemukan("Pegawai tidak ditemukan.")
    return orang


def orang_bertugas(
    instansi_id: int, kata: str, pada: date, hanya: Collection[int] | None = None
) -> QuerySet[Pegawai]:
    """People in office on a day by part of the name or the beginning of the NIP, by name, each
    with ``jabatan_kini``; ``hanya`` keeps to those."""
    tugas = Penugasan.objects.filter(pegawai=OuterRef("pk")).berlaku_pada(pada)
    utama = tugas.order_by("sifat", "-sejak", "id")
    angka = kata.replace(" ", "")
    cocok = Q(nip__startswith=angka) if angka.isdigit() else Q(nama__icontains=kata)
    semua = Pegawai.objects.milik_instansi(instansi_id).exclude(nip="")
    if hanya is not None:
        semua = semua.filter(pk__in=hanya)
    nama = Concat("jabatan__nama", Value(", "), "unit__nama")
    return (
        semua.filter(cocok)
        .annotate(jabatan_kini=Subquery(utama.values(isi=nama)[:1]))
        .filter(jabatan_kini__isnull=False)
        .order_by("nama", "id")
    )


def skp_pada(pegawai: Pegawai, pada: date) -> Skp | None:
    """The plan of a person that holds on a day, of the definitive post first; None without one."""
    return (
        Skp.objects.filter(
            instansi_id=pegawai.instansi_id,
            pegawai=pegawai,
            mulai__lte=pada,
            selesai__gte=pada,
        )
        .select_related("pegawai", "instansi", "penugasan__jabatan")
        .order_by("penugasan__sifat", "-mulai", "-id")
        .first()
    )


def hasil_dibahas(
    akun: Akun, pegawai: Pegawai, hubungan: Hubungan | None, skp: Skp | None
) -> list[RencanaHasilKerja]:
    """The results of a person that this writer may speak of: one query.

    All of the plan for whoever knows their titles anyway, those of the team for its head, and
    whatever the person asked about. A peer does not learn more.
    """
    diminta = PermintaanUmpanBalik.objects.filter(
        instansi_id=akun.instansi_id,
        dari=pegawai,
        kepada_id=akun.pegawai_id,
        status=StatusMinta.MENUNGGU,
    )
    boleh = Q(pk__in=diminta.values("hasil"))
    if skp is not None and hubungan in MENGETAHUI_HASIL:
        boleh |= Q(skp=skp)
    elif skp is not None and hubungan == Hubungan.KETUA_TIM:
        boleh |= Q(skp=skp, tim__ketua_id=akun.pegawai_id)
    semua = RencanaHasilKerja.objects.filter(boleh, instansi_id=akun.instansi_id)
    return list(semua.select_related("skp").order_by("-jenis", "urut", "id"))


def orang_rutin(
    instansi_id: int, dinilai: Collection[int], bulan: date, pada: date
) -> QuerySet[Any]:
    """Those of ``dinilai`` who have an agreed plan in a month, whoever has no feedback of it first.

    ``skp_bulan`` is the plan, ``rutin`` the month's feedback, ``sudah`` whether there is one.
    """
    akhir = date(bulan.year + bulan.month // 12, bulan.month % 12 + 1, 1)
    rencana = Skp.objects.filter(
        instansi_id=instansi_id,
        pegawai=OuterRef("pk"),
        mulai__lt=akhir,
        selesai__gte=bulan,
        disetujui_pada__isnull=False,
    ).order_by("penugasan__sifat", "-mulai", "-id")
    rutin = UmpanBalik.objects.filter(
        instansi_id=instansi_id, pegawai=OuterRef("pk"), bulan=bulan, jenis=JenisUmpanBalik.RUTIN
    )
    return (
        orang_bertugas(instansi_id, "", pada, dinilai)
        .annotate(
            skp_bulan=Subquery(rencana.values("pk")[:1]),
            rutin=Subquery(rutin.values("pk")[:1]),
        )
        .filter(skp_bulan__isnull=False)
        .annotate(
            sudah=Case(
                When(rutin__isnull=False, then=Value(True)),
                default=Value(False),
                output_field=BooleanField(),
            )
        )
        .order_by("sudah", F("nama"), "id")
    )
