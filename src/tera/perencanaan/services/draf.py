"""Opening drafts, for one person or for many; whether the actor may is the caller's business."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Bentuk, Pendekatan
from tera.dasar.audit import record_events
from tera.dasar.errors import MasukanTidakSah
from tera.organisasi.models import Penugasan
from tera.perencanaan.models import EkspektasiPerilaku, Skp


@transaction.atomic
def open_drafts(
    *, penugasan: Sequence[Penugasan], tahun: int, pendekatan: Pendekatan, by: Akun
) -> dict[int, Skp]:
    """The year's plan of each of these assignments; where there is none, a draft is made.

    The form follows the position: heads of units use the JPT form (perspektif), all others the
    JA/JF form (aspek). The plan begins with the year or with the assignment, whichever is later.
    A fixed number of queries. Raises MasukanTidakSah for an assignment outside of the year.
    """
    _lock(penugasan)
    rencana = [_draft(satu, tahun, pendekatan) for satu in penugasan]
    mulai = {(skp.penugasan_id, skp.mulai) for skp in rencana}
    punya = {
        skp.penugasan_id: skp
        for skp in Skp.objects.filter(penugasan__in=penugasan, tahun=tahun)
        if (skp.penugasan_id, skp.mulai) in mulai
    }
    baru = Skp.objects.bulk_create(skp for skp in rencana if skp.penugasan_id not in punya)
    EkspektasiPerilaku.objects.bulk_create(
        EkspektasiPerilaku(instansi_id=skp.instansi_id, skp=skp, nilai=nilai)
        for skp in baru
        for nilai in NilaiDasar
    )
    record_events(tindakan="buat_skp", isi=[(skp, {"tahun": tahun}) for skp in baru], by=by)
    return punya | {skp.penugasan_id: skp for skp in baru}


def _lock(penugasan: Sequence[Penugasan]) -> None:
    """Whoever opens a draft of the same assignment at the same time waits, and then finds it."""
    kunci = Penugasan.objects.select_for_update(no_key=True).order_by("pk")
    list(kunci.filter(pk__in=[satu.pk for satu in penugasan]).values_list("pk"))


def _draft(penugasan: Penugasan, tahun: int, pendekatan: Pendekatan) -> Skp:
    awal, akhir = date(tahun, 1, 1), date(tahun, 12, 31)
    if penugasan.sejak > akhir or (penugasan.sampai and penugasan.sampai < awal):
        raise MasukanTidakSah(f"Penugasan ini tidak berlaku pada tahun {tahun}.")
    return Skp(
        instansi_id=penugasan.instansi_id,
        pegawai_id=penugasan.pegawai_id,
        penugasan=penugasan,
        tahun=tahun,
        mulai=max(awal, penugasan.sejak),
        selesai=min(akhir, penugasan.sampai or akhir),
        bentuk=Bentuk.JPT if penugasan.kepala_unit else Bentuk.JA_JF,
        pendekatan=pendekatan,
        status_sejak=timezone.now(),
    )
