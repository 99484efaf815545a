"""Opening drafts, for one person or for many; whether the actor may is the caller's business."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Bentuk, Pendekatan
from tera.dasar.audit import record_events
from tera.organisasi.models import Penugasan
from tera.perencanaan.kurun import Kurun
from tera.perencanaan.models import EkspektasiPerilaku, Skp
from tera.perencanaan.queries import kurun_of
from tera.perencanaan.services.kurun import check_span_long_enough, choose_kurun


@transaction.atomic
def open_drafts(
    *,
    penugasan: Sequence[Penugasan],
    tahun: int,
    pendekatan: Pendekatan,
    by: Akun,
    mulai: date | None = None,
    pada: date | None = None,
) -> dict[int, Skp]:
    """The year's plan of each of these assignments; where there is none, a draft is made.

    The form follows the position: heads of units use the JPT form (perspektif), all others the
    JA/JF form (aspek). The days are those of the post's span that begins on ``mulai`` (None: of
    the one in which ``pada`` lies, else of its first). A fixed number of queries. Raises
    MasukanTidakSah for an assignment outside of the year or too short for a plan of its own.
    """
    _lock(penugasan)
    kurun = _spans(penugasan, tahun, mulai, pada)
    punya = _existing(kurun, tahun)
    rencana = [
        _draft(satu, tahun, kurun[satu.pk], pendekatan)
        for satu in penugasan
        if satu.pk not in punya
    ]
    baru = Skp.objects.bulk_create(rencana)
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


def _spans(
    penugasan: Sequence[Penugasan], tahun: int, mulai: date | None, pada: date | None
) -> dict[int, Kurun]:
    if not penugasan:
        return {}
    orang = [satu.pegawai_id for satu in penugasan]
    semua = kurun_of(penugasan[0].instansi_id, orang, tahun)
    return {
        satu.pk: choose_kurun(semua.get(satu.pegawai_id, []), satu.pk, tahun, mulai, pada)
        for satu in penugasan
    }


def _existing(kurun: Mapping[int, Kurun], tahun: int) -> dict[int, Skp]:
    """By assignment, the first plan that stands on a day of its span."""
    pos = {nomor for satu in kurun.values() for nomor in satu.penugasan}
    ada = list(Skp.objects.filter(penugasan__in=pos, tahun=tahun).order_by("mulai", "id"))
    return {
        kunci: skp
        for kunci, satu in kurun.items()
        if (skp := next((s for s in ada if _stands_in(s, satu)), None))
    }


def _stands_in(skp: Skp, kurun: Kurun) -> bool:
    return (
        skp.penugasan_id in kurun.penugasan
        and skp.mulai <= kurun.selesai
        and skp.selesai >= kurun.mulai
    )


def _draft(penugasan: Penugasan, tahun: int, kurun: Kurun, pendekatan: Pendekatan) -> Skp:
    check_span_long_enough(kurun)
    return Skp(
        instansi_id=penugasan.instansi_id,
        pegawai_id=penugasan.pegawai_id,
        penugasan=penugasan,
        tahun=tahun,
        mulai=kurun.mulai,
        selesai=kurun.selesai,
        bentuk=Bentuk.JPT if penugasan.kepala_unit else Bentuk.JA_JF,
        pendekatan=pendekatan,
        status_sejak=timezone.now(),
    )
