"""The way of a plan: submit, withdraw, approve, return."""

from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.skp import check_syarat
from tera.aturan.temuan import Tingkat
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.transisi import move
from tera.notifikasi.services import notify
from tera.organisasi.models import Pegawai
from tera.organisasi.queries import penilai_pada
from tera.perencanaan.models import Skp
from tera.perencanaan.permissions import (
    check_can_approve_skp,
    check_can_return_skp,
    check_can_submit_skp,
    check_can_withdraw_skp,
)
from tera.perencanaan.queries import load_detail
from tera.perencanaan.states import TRANSISI, Langkah
from tera.perencanaan.syarat import masukan_skp

CATATAN_TERPENDEK = 5


@transaction.atomic
def submit_skp(*, skp: Skp, by: Akun, versi: int, pada: date) -> Skp:
    """Owner hands the plan to her pejabat penilai.

    Raises MasukanTidakSah with what is still missing (aturan.skp.check_syarat).
    """
    check_can_submit_skp(by, skp)
    galat = [
        temuan
        for temuan in check_syarat(masukan_skp(load_detail(skp, pada)))
        if temuan.tingkat == Tingkat.GALAT
    ]
    if galat:
        raise MasukanTidakSah(
            "SKP belum dapat diajukan. " + " ".join(temuan.pesan for temuan in galat)
        )
    _take(skp, Langkah.AJUKAN, by=by, versi=versi, catatan="")
    _tell(skp, penilai_pada(skp.pegawai_id, pada), "SKP {nama} menunggu persetujuan Anda.")
    return skp


@transaction.atomic
def withdraw_skp(*, skp: Skp, by: Akun, versi: int) -> Skp:
    """Owner takes the plan back before it was decided."""
    check_can_withdraw_skp(by, skp)
    return _take(skp, Langkah.TARIK, by=by, versi=versi)


@transaction.atomic
def approve_skp(*, skp: Skp, by: Akun, versi: int, pada: date) -> Skp:
    """The direct superior agrees; the plan then holds for the year."""
    check_can_approve_skp(by, skp, pada)
    _take(
        skp,
        Langkah.SETUJUI,
        by=by,
        versi=versi,
        penilai_id=by.pegawai_id,
        disetujui_pada=timezone.now(),
        catatan="",
    )
    _tell(skp, skp.pegawai, "SKP {tahun} Anda disetujui. Mulai laporkan realisasi.")
    return skp


@transaction.atomic
def return_skp(*, skp: Skp, by: Akun, versi: int, catatan: str, pada: date) -> Skp:
    """The direct superior asks for changes; the note says which."""
    check_can_return_skp(by, skp, pada)
    if len(catatan.strip()) < CATATAN_TERPENDEK:
        raise MasukanTidakSah(
            "Tulis catatan apa yang perlu diperbaiki sebelum mengembalikan SKP.",
            {"catatan": "Tulis catatan apa yang perlu diperbaiki."},
        )
    _take(skp, Langkah.KEMBALIKAN, by=by, versi=versi, catatan=catatan.strip())
    _tell(skp, skp.pegawai, "SKP {tahun} Anda dikembalikan. Baca catatan penilai.")
    return skp


def _take(skp: Skp, langkah: Langkah, *, by: Akun, versi: int, **nilai: Any) -> Skp:
    dari, ke = TRANSISI[langkah]
    semula = skp.status
    move(skp, versi=versi, dari=dari, status=ke, status_sejak=timezone.now(), **nilai)
    record_event(
        tindakan=f"{langkah}_skp",
        objek=skp,
        by=by,
        isi={"dari": semula, "ke": ke, "catatan": nilai.get("catatan", "")},
    )
    return skp


def _tell(skp: Skp, penerima: Pegawai | None, teks: str) -> None:
    notify(
        penerima=[penerima],
        teks=teks.format(nama=skp.pegawai.nama, tahun=skp.tahun),
        tautan=reverse("skp", args=[skp.pk]),
    )
