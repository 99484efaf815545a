"""A superior who lets things wait is shown to the next one: once for each thing, by a job."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from tera.dasar.audit import record_events
from tera.dasbor.queries.penantian import (
    batas_hari_kerja,
    escalated,
    gabung,
    judul_of,
    penilai_semua,
    sejak_kapan,
    url_of,
)
from tera.dasbor.queries.sumber import KOLOM, SUMBER, Sumber
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.models import Eskalasi
from tera.notifikasi.services import notify
from tera.organisasi.models import Instansi, Pegawai
from tera.organisasi.pengaturan import pengaturan_pada
from tera.organisasi.pengaturan.kehadiran import libur_of

DITERUSKAN = tuple(satu for satu in SUMBER if satu.diteruskan)


@transaction.atomic
def escalate_waiting(*, instansi: Instansi, pada: date) -> int:
    """Show what waits for more working days than the agency allows to the holder's own superior.

    Returns how many things were shown. On days off nothing is; one worker at a time does an
    agency, and the thing with the moment since when it waits is unique.
    """
    Instansi.objects.select_for_update(no_key=True).get(pk=instansi.pk)
    close_escalations(instansi=instansi, pada=pada)
    isi = pengaturan_pada(instansi.pk, pada)
    libur = libur_of(isi["hari_libur"])
    if not libur.is_kerja(pada):
        return 0
    hari = isi["eskalasi_hari"]
    batas = batas_hari_kerja(hari, pada, libur, instansi.zona)
    baris = list(gabung([_late(satu, instansi, pada, batas) for satu in DITERUSKAN]))
    baru = _with_superiors(instansi, baris, pada)
    if baru:
        _record(baru, hari)
        _tell(instansi, baru, hari)
    return len(baru)


def close_escalations(*, instansi: Instansi, pada: date) -> int:
    """Mark those whose thing no longer waits; returns how many."""
    terbuka = Eskalasi.objects.filter(instansi=instansi, selesai_pada__isnull=True)
    jumlah = 0
    for sumber in DITERUSKAN:
        masih = sumber.rows(instansi.pk, pada).filter(
            pk=OuterRef("objek_id"), w_sejak=OuterRef("sejak")
        )
        selesai = terbuka.filter(jenis=sumber.jenis).exclude(Exists(masih))
        jumlah += selesai.update(selesai_pada=timezone.now())
    return jumlah


def _late(sumber: Sumber, instansi: Instansi, pada: date, batas: Any) -> Any:
    """What has waited since before ``batas`` and was not shown yet."""
    sudah = escalated(sumber, Eskalasi.objects.filter(instansi=instansi))
    semua = sumber.rows(instansi.pk, pada).filter(w_sejak__lt=batas)
    return (semua if sudah is None else semua.exclude(sudah)).values(*KOLOM)


def _with_superiors(
    instansi: Instansi, baris: list[dict[str, Any]], pada: date
) -> list[tuple[Eskalasi, dict[str, Any]]]:
    """An escalation for each thing whose holder is a person with a superior of her own, who is
    not the one whose thing it is."""
    penilai = penilai_semua((satu["w_bawah"] for satu in baris if satu["w_bawah"]), pada)
    pemegang = [satu["w_tetap"] or penilai.get(satu["w_bawah"]) for satu in baris]
    di_atas = penilai_semua((siapa for siapa in pemegang if siapa), pada)
    return [
        (
            Eskalasi(
                instansi=instansi,
                jenis=satu["w_jenis"],
                objek_id=satu["w_objek"],
                sejak=satu["w_sejak"],
                pegawai_id=satu["w_pegawai"],
                pemegang_id=siapa,
                kepada_id=kepada,
            ),
            satu,
        )
        for satu, siapa in zip(baris, pemegang, strict=True)
        if siapa and (kepada := di_atas.get(siapa)) and kepada != satu["w_pegawai"]
    ]


def _record(baru: list[tuple[Eskalasi, dict[str, Any]]], hari: int) -> None:
    Eskalasi.objects.bulk_create([satu for satu, _ in baru])
    record_events(
        tindakan="teruskan_pengingat",
        isi=[
            (
                satu,
                {
                    "jenis": satu.jenis,
                    "objek_id": satu.objek_id,
                    "sejak": satu.sejak,
                    "pemegang": satu.pemegang_id,
                    "kepada": satu.kepada_id,
                    "batas_hari_kerja": hari,
                },
            )
            for satu, _ in baru
        ],
        by=None,
    )


def _tell(instansi: Instansi, baru: list[tuple[Eskalasi, dict[str, Any]]], hari: int) -> None:
    """One sentence to the superior and one to the holder for all that waits, one to each whose
    thing it is."""
    orang = _people(baru)
    menurut: dict[tuple[int, int], int] = defaultdict(int)
    for satu, baris in baru:
        menurut[satu.pemegang_id, satu.kepada_id] += 1
        _notify(
            orang[satu.pegawai_id],
            f"{judul_of(baris)}: menunggu {orang[satu.pemegang_id].nama} sejak "
            f"{sejak_kapan(satu.sejak, instansi.zona)}, diteruskan sebagai pengingat kepada "
            f"{orang[satu.kepada_id].nama}.",
            url_of(baris),
        )
    for (pemegang_id, kepada_id), jumlah in sorted(menurut.items()):
        pemegang, kepada = orang[pemegang_id], orang[kepada_id]
        lama = f"lebih dari {hari} hari kerja"
        _notify(
            kepada,
            f"{jumlah} berkas menunggu {pemegang.nama} {lama}.",
            f"{reverse('menunggu')}?daftar=diteruskan",
        )
        _notify(
            pemegang,
            f"{jumlah} berkas menunggu Anda {lama} dan diperlihatkan sebagai pengingat kepada "
            f"{kepada.nama}.",
            reverse("menunggu"),
        )


def _notify(penerima: Pegawai, teks: str, tautan: str) -> None:
    notify(penerima=[penerima], teks=teks, tautan=tautan, jenis=JenisKabar.ESKALASI)


def _people(baru: Iterable[tuple[Eskalasi, Any]]) -> dict[int, Pegawai]:
    nomor = {
        siapa for satu, _ in baru for siapa in (satu.pegawai_id, satu.pemegang_id, satu.kepada_id)
    }
    return Pegawai.objects.in_bulk(nomor)
