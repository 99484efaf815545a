"""The way of a plan: submit, withdraw, approve, return."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from tera.akun.lingkup import penilai_diwakili
from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.aturan.skp import check_syarat
from tera.aturan.temuan import Tingkat
from tera.dasar.errors import MasukanTidakSah
from tera.perencanaan.models import Skp
from tera.perencanaan.permissions import (
    check_can_approve_skp,
    check_can_return_skp,
    check_can_submit_skp,
    check_can_withdraw_skp,
)
from tera.perencanaan.queries import load_detail, tenggat_skp, terlambat
from tera.perencanaan.services.langkah import take, tell, tell_penilai, told_for
from tera.perencanaan.services.versi import write_versi
from tera.perencanaan.states import Langkah
from tera.perencanaan.syarat import masukan_skp

CATATAN_TERPENDEK = 5


@transaction.atomic
def submit_skp(*, skp: Skp, by: Akun, versi: int, pada: date) -> Skp:
    """Owner hands the plan to her pejabat penilai; after the deadline it is marked, not refused.

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
    tenggat = tenggat_skp(skp.instansi_id, [skp.penugasan.unit_id], skp.tahun, pada)
    lewat = terlambat(skp, tenggat, pada)
    take(
        skp=skp,
        langkah=Langkah.AJUKAN,
        by=by,
        versi=versi,
        nilai={"catatan": ""},
        catat={"tenggat": tenggat.hari, "terlambat": lewat},
    )
    sesudah = f" Diajukan sesudah tenggat {format_tanggal(tenggat.hari)}." if lewat else ""
    tell_penilai(skp, pada, f"SKP {{nama}} menunggu persetujuan Anda.{sesudah}")
    return skp


@transaction.atomic
def withdraw_skp(*, skp: Skp, by: Akun, versi: int) -> Skp:
    """Owner takes the plan back before it was decided."""
    check_can_withdraw_skp(by, skp)
    return take(skp=skp, langkah=Langkah.TARIK, by=by, versi=versi)


@transaction.atomic
def approve_skp(*, skp: Skp, by: Akun, versi: int, pada: date) -> Skp:
    """The direct superior agrees; the plan as it is becomes an agreed version.

    The reason of a change in mid-year goes with the version that it led to. Whoever approves in
    the superior's place does it in that name: ``penilai`` stays the superior.
    """
    check_can_approve_skp(by, skp, pada)
    alasan, untuk = skp.alasan_perubahan, penilai_diwakili(by, skp.pegawai_id, pada)
    take(
        skp=skp,
        langkah=Langkah.SETUJUI,
        by=by,
        versi=versi,
        nilai={
            "penilai_id": untuk.pk if untuk else by.pegawai_id,
            "disetujui_pada": timezone.now(),
            "catatan": "",
            "alasan_perubahan": "",
        },
        catat=told_for(untuk),
    )
    write_versi(skp=skp, alasan=alasan, by=by, pada=pada)
    tell(skp, [skp.pegawai], "SKP {tahun} Anda disetujui. Mulai laporkan realisasi.")
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
    take(
        skp=skp,
        langkah=Langkah.KEMBALIKAN,
        by=by,
        versi=versi,
        nilai={"catatan": catatan.strip()},
        catat=told_for(penilai_diwakili(by, skp.pegawai_id, pada)),
    )
    tell(skp, [skp.pegawai], "SKP {tahun} Anda dikembalikan. Baca catatan penilai.")
    return skp
