"""Early warning: the rule's inputs for many indicators in one query, and what was stored."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from tera.aturan.perhitungan import Perhitungan
from tera.aturan.peringatan import (
    PERLU_TINDAKAN,
    MasukanPeringatan,
    Peringatan,
    assess_peringatan,
)
from tera.aturan.target import Arah, JenisTarget, Target
from tera.pelaksanaan.models import PeringatanDini
from tera.pelaksanaan.queries.realisasi import DeretIndikator
from tera.perencanaan.models import Skp

# By what an indicator is judged beside its figures. Planning changes it without knowing of
# warnings; the nightly job finds by the fingerprint what was changed.
_SIDIK = (
    """md5(concat_ws('|', i.target_bawah, i.target_atas, i.arah, i.satuan, k.mulai, k.selesai))"""
)
_BERJALAN = """
    FROM perencanaan_skp k
    JOIN perencanaan_rencanahasilkerja h ON h.skp_id = k.id AND h.instansi_id = k.instansi_id
    JOIN perencanaan_indikatorkinerja i ON i.hasil_id = h.id AND i.instansi_id = k.instansi_id
"""
_MASUKAN = f"""
    SELECT i.id, k.id, k.pegawai_id, i.uraian, i.satuan, i.arah,
           i.jenis_target, i.target_bawah, i.target_atas, k.mulai, k.selesai,
           array_agg(r.bulan ORDER BY r.bulan), array_agg(r.nilai ORDER BY r.bulan), {_SIDIK}
    {_BERJALAN}
    JOIN pelaksanaan_realisasi r ON r.instansi_id = k.instansi_id AND r.indikator_id = i.id
    WHERE k.instansi_id = %(instansi)s AND k.id = ANY(%(skp)s) AND i.jenis_target <> 'teks'
      AND (k.status IN ('diajukan', 'disetujui') OR k.disetujui_pada IS NOT NULL)
      AND r.nilai IS NOT NULL
      AND r.bulan BETWEEN date_trunc('month', k.mulai)::date AND k.selesai
      AND (%(indikator)s::bigint[] IS NULL OR i.id = ANY(%(indikator)s))
    GROUP BY i.id, k.id
    ORDER BY i.id
"""
_USANG = f"""
    SELECT DISTINCT k.id
    {_BERJALAN}
    LEFT JOIN pelaksanaan_peringatandini p
        ON p.instansi_id = k.instansi_id AND p.indikator_id = i.id
    WHERE k.instansi_id = %(instansi)s AND k.mulai <= %(hari)s AND k.selesai >= %(sampai)s
      AND i.jenis_target <> 'teks'
      AND (k.status IN ('diajukan', 'disetujui') OR k.disetujui_pada IS NOT NULL)
      AND CASE WHEN p.id IS NULL
          THEN EXISTS (SELECT 1 FROM pelaksanaan_realisasi r
                       WHERE r.instansi_id = k.instansi_id AND r.indikator_id = i.id
                         AND r.nilai IS NOT NULL
                         AND r.bulan BETWEEN date_trunc('month', k.mulai)::date AND k.selesai)
          ELSE p.sampai <> %(sampai)s OR p.sidik <> {_SIDIK} END
    ORDER BY k.id
"""


@dataclass(frozen=True, slots=True)
class BarisMasukan:
    """An indicator with the rule's input, whose it is, and the fingerprint of its target."""

    indikator_id: int
    skp_id: int
    pegawai_id: int
    uraian: str
    masukan: MasukanPeringatan
    sidik: str


def bulan_selesai(hari_ini: date) -> date:
    """The first day of the last month that is over."""
    return (hari_ini.replace(day=1) - timedelta(days=1)).replace(day=1)


def masukan_peringatan(
    instansi_id: int,
    skp: Collection[int],
    hari_ini: date,
    *,
    indikator: Collection[int] | None = None,
) -> list[BarisMasukan]:
    """Every indicator of these plans that has a target and a figure: one query."""
    nilai: dict[str, int | list[int] | None] = {
        "instansi": instansi_id,
        "skp": list(skp),
        "indikator": None if indikator is None else list(indikator),
    }
    sampai = bulan_selesai(hari_ini)
    with connection.cursor() as cursor:
        cursor.execute(_MASUKAN, nilai)
        return [_read(baris, sampai) for baris in cursor]


def _read(baris: tuple[Any, ...], sampai: date) -> BarisMasukan:
    indikator_id, skp_id, pegawai_id, uraian, *isi, bulan, angka, sidik = baris
    satuan, arah, jenis, bawah, atas, mulai, selesai = isi
    masukan = MasukanPeringatan(
        target=Target(JenisTarget(jenis), bawah, atas),
        arah=Arah(arah),
        satuan=satuan,
        mulai=mulai,
        selesai=selesai,
        deret=tuple(zip(bulan, angka, strict=True)),
        sampai=sampai,
    )
    return BarisMasukan(indikator_id, skp_id, pegawai_id, uraian, masukan, sidik)


def skp_usang(instansi_id: int, hari_ini: date) -> list[int]:
    """Running plans of which a warning is missing, rests on another month or another target."""
    nilai: dict[str, int | date] = {
        "instansi": instansi_id,
        "hari": hari_ini,
        "sampai": bulan_selesai(hari_ini),
    }
    with connection.cursor() as cursor:
        cursor.execute(_USANG, nilai)
        return [skp_id for (skp_id,) in cursor]


def peringatan_deret(
    deret: DeretIndikator, skp: Skp, hari_ini: date
) -> Perhitungan[Peringatan] | None:
    """The finding for a series that a page has read already; None for a target in words."""
    indikator = deret.indikator
    if indikator.jenis_target == JenisTarget.TEKS:
        return None
    awal = skp.mulai.replace(day=1)
    terisi: list[tuple[date, Decimal]] = [
        (satu.bulan, satu.realisasi.nilai)
        for satu in deret.bulan
        if satu.realisasi and satu.realisasi.nilai is not None and awal <= satu.bulan <= skp.selesai
    ]
    return assess_peringatan(
        MasukanPeringatan(
            target=indikator.target,
            arah=Arah(indikator.arah),
            satuan=indikator.satuan,
            mulai=skp.mulai,
            selesai=skp.selesai,
            deret=tuple(terisi),
            sampai=bulan_selesai(hari_ini),
        )
    )


def peringatan_berjalan(instansi_id: int, hari_ini: date) -> QuerySet[PeringatanDini]:
    """Warnings of plans that still run, the gravest first, then what must begin soonest."""
    return (
        PeringatanDini.objects.milik_instansi(instansi_id)
        .filter(
            keadaan__in=[str(satu) for satu in PERLU_TINDAKAN],
            skp__mulai__lte=hari_ini,
            skp__selesai__gte=hari_ini,
        )
        .order_by("keadaan", "terakhir", "sejak", "id")
    )
