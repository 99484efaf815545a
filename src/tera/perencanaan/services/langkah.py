"""What every step of a plan does: move, record, tell."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.transisi import move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import DelegasiPenilai, Pegawai
from tera.organisasi.queries import penilai_pada
from tera.perencanaan.models import Skp
from tera.perencanaan.services.siaran import announce_skp
from tera.perencanaan.states import TRANSISI, Langkah

NIHIL: Mapping[str, Any] = MappingProxyType({})


def take(
    *,
    skp: Skp,
    langkah: Langkah,
    by: Akun,
    versi: int,
    nilai: Mapping[str, Any] = NIHIL,
    catat: Mapping[str, Any] = NIHIL,
) -> Skp:
    """Move the plan along its table of states, write ``nilai``, and record the step.

    ``catat`` is what the audit record says besides.
    """
    dari, ke = TRANSISI[langkah]
    semula = skp.status
    move(skp, versi=versi, dari=dari, status=ke, status_sejak=timezone.now(), **nilai)
    record_event(
        tindakan=f"{langkah}_skp",
        objek=skp,
        by=by,
        isi={
            "dari": semula,
            "ke": ke,
            "catatan": nilai.get("catatan") or nilai.get("alasan_perubahan", ""),
        }
        | dict(catat),
    )
    announce_skp(skp)
    return skp


def told_for(untuk: Pegawai | None) -> dict[str, Any]:
    """What the audit record says of the superior in whose place something was done."""
    return {"untuk": untuk.nama, "untuk_id": untuk.pk} if untuk else {}


def tell(skp: Skp, penerima: Iterable[Pegawai | None], teks: str, jangkar: str = "") -> None:
    """Notify about the plan; ``{nama}`` and ``{tahun}`` in the text are those of the plan.

    ``jangkar`` is the place on its page.
    """
    notify(
        jenis=JenisKabar.SKP,
        penerima=penerima,
        teks=teks.format(nama=skp.pegawai.nama, tahun=skp.tahun),
        tautan=f"{reverse('skp', args=[skp.pk])}{jangkar}",
    )


def tell_penilai(skp: Skp, pada: date, teks: str, jangkar: str = "") -> None:
    """Notify the superior and whoever clarifies and approves in her place on that day."""
    atasan = penilai_pada(skp.pegawai_id, pada)
    if atasan is None:
        return
    wakil = (
        DelegasiPenilai.objects.filter(instansi_id=skp.instansi_id, dari=atasan)
        .berlaku_pada(pada)
        .exclude(kepada=skp.pegawai_id)
        .select_related("kepada")
    )
    tell(skp, [atasan, *(satu.kepada for satu in wakil)], teks, jangkar)
