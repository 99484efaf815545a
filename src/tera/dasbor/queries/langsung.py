"""A unit as it is now: who reported, and how much of everything. Each list comes with the counts in
one statement, so that a leader of many pays for her people once."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from tera.dasbor.waktu import bulan_lalu
from tera.organisasi.models import Pegawai, UnitKerja
from tera.organisasi.models.pegawai import format_nama
from tera.organisasi.queries import penilai_of
from tera.pelaksanaan.models import PeringatanDini
from tera.pelaksanaan.queries import peringatan_berjalan
from tera.perencanaan.models import Skp
from tera.perencanaan.states import StatusSkp

SEPEKAN = 7

# ``akar`` is the row that a unit counts for: the unit itself, or one directly below it. A person
# counts once, where she holds her definitive position; who is away for a time does not report. Of
# several plans of one person the last entry of any counts.
_ORANG = """
    WITH RECURSIVE pohon(akar, id) AS (
        SELECT %(unit)s::bigint, %(unit)s::bigint
        UNION
        SELECT CASE WHEN p.id = %(unit)s THEN s.unit_id ELSE p.akar END, s.unit_id
        FROM organisasi_susunanunit s JOIN pohon p ON s.induk_id = p.id
        WHERE s.instansi_id = %(instansi)s
          AND s.sejak <= %(hari)s AND (s.sampai IS NULL OR s.sampai >= %(hari)s)
    ), orang AS MATERIALIZED (
        SELECT DISTINCT ON (p.pegawai_id) p.pegawai_id, p.unit_id, p.jabatan_id, h.akar
        FROM pohon h
        JOIN organisasi_penugasan p ON p.unit_id = h.id AND p.instansi_id = %(instansi)s
        JOIN organisasi_pegawai o ON o.id = p.pegawai_id AND o.nip <> ''
        WHERE p.sifat = 'definitif'
          AND p.sejak <= %(hari)s AND (p.sampai IS NULL OR p.sampai >= %(hari)s)
          AND NOT EXISTS (SELECT 1 FROM organisasi_masakhusus m
                          WHERE m.instansi_id = %(instansi)s AND m.pegawai_id = p.pegawai_id
                            AND m.sejak <= %(hari)s
                            AND (m.sampai IS NULL OR m.sampai >= %(hari)s))
        ORDER BY p.pegawai_id, p.sejak DESC
    ), lapor AS MATERIALIZED (
        SELECT o.pegawai_id, o.unit_id, o.jabatan_id, o.akar, max(k.id) AS skp_id,
               max((SELECT max(g.tanggal) FROM pelaksanaan_progresharian g
                    WHERE g.instansi_id = %(instansi)s AND g.skp_id = k.id
                      AND g.tanggal <= %(hari)s)) AS terakhir,
               bool_or(k.mulai < %(bulan_ini)s) AS wajib_bulan,
               bool_or(EXISTS (SELECT 1 FROM pelaksanaan_realisasi r
                               WHERE r.instansi_id = %(instansi)s AND r.skp_id = k.id
                                 AND r.bulan = %(bulan)s)) AS terisi
        FROM orang o
        JOIN perencanaan_skp k ON k.instansi_id = %(instansi)s AND k.pegawai_id = o.pegawai_id
        WHERE k.mulai <= %(hari)s AND k.selesai >= %(hari)s
          AND (k.status IN ('diajukan', 'disetujui') OR k.disetujui_pada IS NOT NULL)
        GROUP BY o.pegawai_id, o.unit_id, o.jabatan_id, o.akar
    ), umpan AS (
        SELECT count(*) AS banyak, count(DISTINCT u.pegawai_id) AS penerima
        FROM pelaksanaan_umpanbalik u JOIN orang o ON o.pegawai_id = u.pegawai_id
        WHERE u.instansi_id = %(instansi)s AND u.dibuat_pada >= %(sejak)s AND u.induk_id IS NULL
    ), angka AS (
        SELECT (SELECT array_agg(id) FROM pohon) AS semua_unit,
               (SELECT banyak FROM umpan) AS umpan_balik,
               (SELECT penerima FROM umpan) AS umpan_balik_orang,
               (SELECT count(*) FROM orang) AS orang, count(*) AS wajib,
               count(*) FILTER (WHERE terakhir = %(hari)s) AS hari_ini,
               count(*) FILTER (WHERE terakhir >= %(senin)s) AS pekan_ini,
               count(*) FILTER (WHERE wajib_bulan) AS wajib_bulan,
               count(*) FILTER (WHERE wajib_bulan AND terisi) AS terisi,
               (SELECT count(DISTINCT akar) FROM pohon WHERE akar <> %(unit)s) AS di_bawah
        FROM lapor
    )
"""
_PEGAWAI = """
    , daftar AS (
        SELECT row_number() OVER (ORDER BY l.terakhir NULLS FIRST, o.nama, o.id) AS nomor, l.*,
               o.nama, o.gelar_depan, o.gelar_belakang, o.nip
        FROM lapor l JOIN organisasi_pegawai o ON o.id = l.pegawai_id
        WHERE {syarat}
        ORDER BY nomor LIMIT %(sehalaman)s OFFSET %(lewati)s
    )
    SELECT a.*, h.nomor, h.skp_id, h.nama, h.gelar_depan, h.gelar_belakang, h.nip,
           j.nama AS jabatan, u.nama AS unit, h.terakhir, g.banyak, g.pukul
    FROM angka a LEFT JOIN daftar h ON true
    LEFT JOIN organisasi_jabatan j ON j.id = h.jabatan_id
    LEFT JOIN organisasi_unitkerja u ON u.id = h.unit_id
    LEFT JOIN LATERAL (
        SELECT count(*) AS banyak, max(p.dibuat_pada) AS pukul FROM pelaksanaan_progresharian p
        WHERE p.instansi_id = %(instansi)s AND p.skp_id = h.skp_id AND p.tanggal = %(hari)s
    ) g ON true
    ORDER BY h.nomor
"""
_UNIT = """
    , daftar AS (
        SELECT row_number() OVER (ORDER BY u.id = %(unit)s, u.kode, u.id) AS nomor,
               u.id AS unit_id, u.nama AS unit, count(l.pegawai_id) AS unit_wajib,
               count(*) FILTER (WHERE l.terakhir = %(hari)s) AS unit_hari_ini,
               count(*) FILTER (WHERE l.terakhir >= %(senin)s) AS unit_pekan_ini
        FROM (SELECT DISTINCT akar FROM pohon) h
        JOIN organisasi_unitkerja u ON u.id = h.akar
        LEFT JOIN lapor l ON l.akar = h.akar
        GROUP BY u.id
        ORDER BY nomor LIMIT %(sehalaman)s OFFSET %(lewati)s
    )
    SELECT a.*, h.* FROM angka a LEFT JOIN daftar h ON true ORDER BY h.nomor
"""
_SYARAT = {
    "belum": "l.terakhir IS NULL OR l.terakhir < %(hari)s",
    "melapor": "l.terakhir = %(hari)s",
}
_PERNYATAAN = {nama: _PEGAWAI.format(syarat=syarat) for nama, syarat in _SYARAT.items()} | {
    "unit": _UNIT
}


@dataclass(frozen=True, slots=True)
class AngkaLangsung:
    """Counts of a unit and all below it (``semua_unit``).

    ``wajib`` have a plan to report on, ``hari_ini`` of them wrote something today, ``pekan_ini``
    since Monday; ``terisi`` of ``wajib_bulan`` reported last month; ``di_bawah`` counts the units
    directly below. ``umpan_balik`` was given in seven days, for ``umpan_balik_orang`` people.
    """

    semua_unit: list[int]
    umpan_balik: int
    umpan_balik_orang: int
    orang: int
    wajib: int
    hari_ini: int
    pekan_ini: int
    wajib_bulan: int
    terisi: int
    di_bawah: int

    @property
    def belum(self) -> int:
        return self.wajib - self.hari_ini

    @property
    def tanpa_skp(self) -> int:
        return self.orang - self.wajib


def langsung(
    unit: UnitKerja, sekarang: datetime, daftar: str, *, sehalaman: int, lewati: int = 0
) -> tuple[AngkaLangsung, list[dict[str, Any]]]:
    """Counts, and the rows of one page of a list: "belum" and "melapor" hold people, "unit" the
    units directly below and last the unit itself; any other list none. ``sekarang`` is in the
    agency's zone. One query."""
    hari_ini = sekarang.date()
    nilai: dict[str, int | date | datetime] = {
        "instansi": unit.instansi_id,
        "unit": unit.pk,
        "hari": hari_ini,
        "senin": hari_ini - timedelta(days=hari_ini.weekday()),
        "bulan_ini": hari_ini.replace(day=1),
        "bulan": bulan_lalu(hari_ini),
        "sejak": sekarang - timedelta(days=SEPEKAN),
        "sehalaman": sehalaman,
        "lewati": lewati,
    }
    with connection.cursor() as cursor:
        cursor.execute(f"{_ORANG} {_PERNYATAAN.get(daftar, 'SELECT * FROM angka')}", nilai)
        judul = [satu.name for satu in cursor.description]
        baris = [dict(zip(judul, satu, strict=True)) for satu in cursor]
    for satu in baris:
        if satu.get("nama"):
            gelar = satu["gelar_depan"], satu["gelar_belakang"]
            satu["nama_lengkap"] = format_nama(gelar[0], satu["nama"], gelar[1])
    angka = AngkaLangsung(**{nama: baris[0][nama] for nama in AngkaLangsung.__slots__})
    return angka, [satu for satu in baris if satu.get("nomor")]


def peringatan_unit(instansi_id: int, unit: list[int], hari_ini: date) -> QuerySet[PeringatanDini]:
    """Running warnings of plans in these units, the gravest first."""
    return peringatan_berjalan(instansi_id, hari_ini).filter(skp__penugasan__unit_id__in=unit)


def jumlah_keadaan(peringatan: QuerySet[PeringatanDini]) -> dict[str, int]:
    """How many are critical, how many to be watched: one query."""
    hitung: dict[str, int] = peringatan.order_by().aggregate(
        kritis=Count("pk", filter=Q(keadaan="kritis")),
        waspada=Count("pk", filter=Q(keadaan="waspada")),
    )
    return hitung


def menunggu_unit(instansi_id: int, unit: list[int], hari_ini: date) -> QuerySet[Skp]:
    """Plans of these units that wait for their approval, longest first; ``pemegang`` names whoever
    rates the person today."""
    yang_menilai = penilai_of('"perencanaan_skp"."pegawai_id"', hari_ini)
    nama = Pegawai.objects.filter(pk=OuterRef("yang_menilai")).values("nama")
    return (
        Skp.objects.filter(
            instansi_id=instansi_id, status=StatusSkp.DIAJUKAN, penugasan__unit_id__in=unit
        )
        .annotate(yang_menilai=yang_menilai, pemegang=Subquery(nama))
        .select_related("pegawai", "penugasan__unit")
        .order_by("status_sejak", "id")
    )
