"""How the predicates of a unit are spread: counted in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from tera.aturan.distribusi import KURVA, HasilDistribusi, Mayoritas, check_distribusi
from tera.aturan.kalender import Periode
from tera.aturan.parameter import ParameterTidakBerlaku
from tera.aturan.predikat import Predikat, PredikatOrganisasi, Rating, determine_predikat
from tera.organisasi.pengaturan import pengaturan_pada
from tera.penilaian.models import CapaianOrganisasi
from tera.penilaian.queries.capaian import capaian_terdekat

_HITUNG = """
    WITH RECURSIVE bawah(id) AS (
        SELECT %(unit)s::bigint
        UNION
        SELECT s.unit_id FROM organisasi_susunanunit s JOIN bawah b ON s.induk_id = b.id
        WHERE s.instansi_id = %(instansi)s
          AND s.sejak <= %(hari)s AND (s.sampai IS NULL OR s.sampai >= %(hari)s)
    ), rencana AS (
        SELECT DISTINCT k.pegawai_id
        FROM perencanaan_skp k JOIN organisasi_penugasan p ON p.id = k.penugasan_id
        WHERE k.instansi_id = %(instansi)s AND k.disetujui_pada IS NOT NULL
          AND k.mulai <= %(selesai)s AND k.selesai >= %(mulai)s
          AND p.unit_id IN (SELECT id FROM bawah)
    ), dinilai AS (
        SELECT DISTINCT ON (e.pegawai_id)
               e.pegawai_id, e.status, e.rating_hasil, e.rating_perilaku, e.predikat
        FROM penilaian_evaluasi e
        WHERE e.instansi_id = %(instansi)s AND e.mulai = %(mulai)s AND e.selesai = %(selesai)s
          AND e.unit_id IN (SELECT id FROM bawah)
          AND e.rating_hasil <> '' AND e.rating_perilaku <> ''
        ORDER BY e.pegawai_id, e.skp_id DESC
    )
    SELECT status = 'draf', predikat, rating_hasil, rating_perilaku, count(*) FROM dinilai
    GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT NULL, '', '', '', count(*) FROM rencana
    WHERE pegawai_id NOT IN (SELECT pegawai_id FROM dinilai)
"""


@dataclass(frozen=True)
class Distribusi:
    """Predicates of a unit and what stands below it, in one period.

    ``ditetapkan`` counts what was set, ``draf`` what the ratings of drafts come to, ``belum`` the
    people with an approved plan but no rating. ``hasil`` compares the sum of the first two with the
    pattern; None while the unit has no predicate, or before the pattern existed.
    """

    capaian: CapaianOrganisasi | None
    ditetapkan: Mapping[Predikat, int]
    draf: Mapping[Predikat, int]
    belum: int
    hasil: HasilDistribusi | None
    mengikat: bool

    @property
    def jumlah(self) -> dict[Predikat, int]:
        """Set and drafted together: what it will be when the drafts are set as they are."""
        return {satu: self.ditetapkan[satu] + self.draf[satu] for satu in Predikat}

    @property
    def dinilai(self) -> int:
        return sum(self.jumlah.values())

    @property
    def kurva(self) -> tuple[int, ...] | None:
        """Points of the expected shape."""
        return KURVA[PredikatOrganisasi(self.capaian.predikat)] if self.capaian else None


def distribusi_unit(
    instansi_id: int,
    unit_id: int,
    periode: Periode,
    pada: date,
    *,
    pengaturan: Mapping[str, Any] | None = None,
    capaian: CapaianOrganisasi | None = None,
) -> Distribusi:
    """Counts for a unit and all below it with its predicate (own, else the nearest above) and
    the check against the pattern. One query to count; pass what the caller has loaded."""
    isi = pengaturan or pengaturan_pada(instansi_id, periode.selesai)
    if capaian is None:
        capaian = capaian_terdekat(instansi_id, [unit_id], periode, pada).get(unit_id)
    ditetapkan, draf, belum = _count(instansi_id, unit_id, periode, pada)
    jumlah = {satu: ditetapkan[satu] + draf[satu] for satu in Predikat}
    return Distribusi(
        capaian=capaian,
        ditetapkan=ditetapkan,
        draf=draf,
        belum=belum,
        hasil=_compare(capaian, jumlah, periode, isi["mayoritas_distribusi"]),
        mengikat=isi["distribusi_mengikat"] == "ya",
    )


def _count(
    instansi_id: int, unit_id: int, periode: Periode, pada: date
) -> tuple[dict[Predikat, int], dict[Predikat, int], int]:
    nilai: dict[str, int | str | date] = {
        "unit": unit_id,
        "instansi": instansi_id,
        "hari": min(periode.selesai, pada),
        "mulai": periode.mulai,
        "selesai": periode.selesai,
    }
    ditetapkan, draf = dict.fromkeys(Predikat, 0), dict.fromkeys(Predikat, 0)
    belum = 0
    with connection.cursor() as cursor:
        cursor.execute(_HITUNG, nilai)
        for masih_draf, predikat, hasil, perilaku, banyak in cursor.fetchall():
            if masih_draf is None:
                belum = banyak
            elif masih_draf:
                draf[_quadrant(hasil, perilaku, periode)] += banyak
            else:
                ditetapkan[Predikat(predikat)] += banyak
    return ditetapkan, draf, belum


def _quadrant(hasil: str, perilaku: str, periode: Periode) -> Predikat:
    return determine_predikat(
        hasil=Rating(hasil), perilaku=Rating(perilaku), pada=periode.selesai
    ).nilai


def _compare(
    capaian: CapaianOrganisasi | None,
    jumlah: Mapping[Predikat, int],
    periode: Periode,
    mayoritas: Mayoritas,
) -> HasilDistribusi | None:
    if capaian is None:
        return None
    try:
        return check_distribusi(
            organisasi=PredikatOrganisasi(capaian.predikat),
            jumlah=jumlah,
            pada=periode.selesai,
            mayoritas=mayoritas,
        )
    except ParameterTidakBerlaku:
        return None


def why_not_conforming(distribusi: Distribusi) -> str:
    """The sentence that holds a binding distribution back, or nothing."""
    if distribusi.hasil is None:
        return ""
    if distribusi.belum:
        return (
            f"Pola distribusi mengikat di instansi ini, dan {distribusi.belum} pegawai dengan SKP "
            "disetujui belum diberi rating. Penetapan menunggu semua diberi rating."
        )
    if not distribusi.hasil.sesuai:
        temuan = " ".join(satu.pesan for satu in distribusi.hasil.temuan)
        return f"Pola distribusi mengikat di instansi ini dan belum sesuai. {temuan}"
    return ""
