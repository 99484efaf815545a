"""Dialogues, their agreed actions, and who had none for long."""

from datetime import date, datetime
from typing import Any

from django.db.models import DateTimeField, F, Max, Min, OuterRef, Prefetch, Q, QuerySet, Subquery

from tera.akun.lingkup import bawahan, lingkup_pegawai
from tera.akun.models import Akun
from tera.dasar.errors import TidakDitemukan
from tera.organisasi.models import AtasanLangsung, Instansi
from tera.organisasi.pengaturan import pengaturan_pada
from tera.pelaksanaan.models import DialogKinerja, TindakanDialog
from tera.pelaksanaan.states import StatusDialog

TERBANYAK = 50


def dialog_terlihat(akun: Akun, pada: date) -> QuerySet[DialogKinerja]:
    """Dialogues of the people whom the account sees, and those in which it takes part."""
    milik = lingkup_pegawai(akun, pada)
    if akun.pegawai_id is not None:
        milik |= Q(instansi_id=akun.instansi_id, atasan_id=akun.pegawai_id)
    return DialogKinerja.objects.filter(milik).select_related("pegawai", "atasan", "instansi")


def get_dialog(akun: Akun, dialog_id: int, pada: date) -> DialogKinerja:
    """One dialogue; raises TidakDitemukan outside of the scope."""
    dialog = dialog_terlihat(akun, pada).filter(pk=dialog_id).first()
    if dialog is None:
        raise TidakDitemukan("Dialog kinerja tidak ditemukan.")
    return dialog


def dialog_of(akun: Akun, pegawai_id: int, pada: date) -> list[DialogKinerja]:
    """One person's dialogues with their actions, newest first: two queries."""
    tindakan = Prefetch("tindakan", queryset=TindakanDialog.objects.order_by("urut", "id"))
    semua = dialog_terlihat(akun, pada).filter(pegawai_id=pegawai_id)
    return list(semua.prefetch_related(tindakan).order_by("-waktu", "-id")[:TERBANYAK])


def tindakan_of(dialog: DialogKinerja) -> list[TindakanDialog]:
    """What this dialogue agreed, in order."""
    semua = TindakanDialog.objects.filter(dialog=dialog).select_related("dialog__instansi")
    return list(semua.order_by("urut", "id"))


def tindakan_bawaan(dialog: DialogKinerja) -> list[TindakanDialog]:
    """What earlier dialogues of the person left open when this one took place; with whomever.

    What was done after it still stands here, so that a record reads the same later.
    """
    return list(
        TindakanDialog.objects.filter(
            Q(selesai_pada__isnull=True) | Q(selesai_pada__gt=dialog.waktu),
            instansi_id=dialog.instansi_id,
            dialog__pegawai_id=dialog.pegawai_id,
            dialog__waktu__lt=dialog.waktu,
        )
        .exclude(dialog__status=StatusDialog.DIBATALKAN)
        .select_related("dialog__instansi")
        .order_by("tenggat", "id")
    )


def tindakan_terbuka(pegawai_id: int, instansi_id: int) -> list[TindakanDialog]:
    """What is still to be done from all dialogues of a person."""
    return list(
        TindakanDialog.objects.filter(
            instansi_id=instansi_id, dialog__pegawai_id=pegawai_id, selesai_pada__isnull=True
        )
        .exclude(dialog__status=StatusDialog.DIBATALKAN)
        .select_related("dialog")
        .order_by("tenggat", "id")
    )


def get_tindakan(akun: Akun, tindakan_id: int, pada: date) -> TindakanDialog:
    """One action of a dialogue that the account sees; raises TidakDitemukan for any other."""
    tindakan = (
        TindakanDialog.objects.filter(
            pk=tindakan_id, dialog__in=dialog_terlihat(akun, pada).values("pk")
        )
        .select_related("dialog__pegawai", "dialog__atasan", "dialog__instansi")
        .first()
    )
    if tindakan is None:
        raise TidakDitemukan("Tindakan tidak ditemukan.")
    return tindakan


def bawahan_dan_dialog(akun: Akun, pada: date) -> QuerySet[Any]:
    """Whom the account rates, with ``terakhir`` (agreed) and ``berikutnya`` (arranged, or held and
    not yet confirmed by both); who waits longest comes first. One query.
    """
    if akun.pegawai is None:
        return AtasanLangsung.objects.none()
    dengan_saya = DialogKinerja.objects.filter(
        instansi_id=akun.instansi_id, pegawai_id=OuterRef("pegawai_id"), atasan_id=akun.pegawai_id
    )
    return (
        bawahan(akun.pegawai, pada)
        .select_related("pegawai")
        .annotate(
            terakhir=_edge(dengan_saya, StatusDialog.DISEPAKATI, Max("waktu")),
            berikutnya=_edge(dengan_saya, StatusDialog.DIJADWALKAN, Min("waktu")),
        )
        .order_by(F("terakhir").asc(nulls_first=True), "pegawai__nama", "id")
    )


def _edge(semua: QuerySet[DialogKinerja], status: StatusDialog, ujung: Any) -> Subquery:
    menurut = semua.filter(status=status).order_by().values("pegawai_id").annotate(ujung=ujung)
    return Subquery(menurut.values("ujung"), output_field=DateTimeField())


def jarak_dialog(instansi: Instansi, pada: date) -> int:
    """After how many months without a dialogue it is high time, by the agency's setting."""
    bulan: int = pengaturan_pada(instansi.pk, pada)["dialog_kinerja_bulan"]
    return bulan


def batas_dialog(bulan: int, pada: date) -> date:
    """The day since which everybody should have had a dialogue."""
    tahun, nol = divmod(pada.year * 12 + pada.month - 1 - bulan, 12)
    return date(tahun, nol + 1, min(pada.day, 28))


def overdue(terakhir: datetime | None, sejak: date, batas: date, instansi: Instansi) -> bool:
    """Whether a person waits for too long: the last dialogue, or where there was none the day
    since which the superior rates her, lies before ``batas``."""
    hari = terakhir.astimezone(instansi.zona).date() if terakhir else sejak
    return hari < batas
