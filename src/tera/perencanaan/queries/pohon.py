"""Pohon kinerja: objectives of units, below them the results of people, down to the last one.

A result hangs below the superior's result when both serve the same objective; the first result
that serves an objective hangs below that objective. So every result stands in one place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tera.akun.models import Akun
from tera.dasar.errors import TidakDitemukan
from tera.perencanaan.models import RencanaHasilKerja, SasaranUnit
from tera.perencanaan.queries.skp import skp_terlihat

SASARAN, HASIL = "s", "h"
TINGKAT_TERBANYAK = 30
_DI_TEMPAT = Q(induk__isnull=True) | ~Q(induk__sasaran=F("sasaran")) | Q(induk__sasaran=None)
_SERUMPUN = Q(sasaran=None) | Q(sasaran=F("induk__sasaran"))

_CABANG = """
    WITH RECURSIVE pohon(jenis, id, sasaran, jalur) AS (
        SELECT %(jenis)s::text, a.id, a.sasaran, ARRAY[a.urut, a.id]
        FROM (
            SELECT id, id AS sasaran, urut::bigint, induk_id FROM perencanaan_sasaranunit
            WHERE %(jenis)s = 's' AND instansi_id = %(instansi)s AND tahun = %(tahun)s
            UNION ALL
            SELECT id, sasaran_id, urut::bigint, NULL FROM perencanaan_rencanahasilkerja
            WHERE %(jenis)s = 'h' AND instansi_id = %(instansi)s AND id = %(akar)s
        ) a
        WHERE a.id = %(akar)s OR (%(akar)s::bigint IS NULL AND a.induk_id IS NULL)
        UNION ALL
        SELECT c.jenis, c.id, c.sasaran, p.jalur || c.urut || c.id
        FROM pohon p CROSS JOIN LATERAL (
            SELECT 's' AS jenis, s.id, s.id AS sasaran, s.urut::bigint
            FROM perencanaan_sasaranunit s
            WHERE p.jenis = 's' AND s.induk_id = p.id AND s.tahun = %(tahun)s
            UNION ALL
            SELECT 'h', h.id, h.sasaran_id, h.urut::bigint
            FROM perencanaan_rencanahasilkerja h
            LEFT JOIN perencanaan_rencanahasilkerja i ON i.id = h.induk_id
            WHERE %(akar)s::bigint IS NOT NULL AND p.jenis = 's' AND h.sasaran_id = p.id
              AND h.instansi_id = %(instansi)s AND i.sasaran_id IS DISTINCT FROM h.sasaran_id
            UNION ALL
            SELECT 'h', h.id, h.sasaran_id, h.urut::bigint
            FROM perencanaan_rencanahasilkerja h
            WHERE p.jenis = 'h' AND h.induk_id = p.id AND h.instansi_id = %(instansi)s
              AND (h.sasaran_id IS NULL OR h.sasaran_id = p.sasaran)
        ) c
        WHERE cardinality(p.jalur) < %(dalam)s
    )
    SELECT jenis, id, cardinality(jalur) / 2 - 1 FROM pohon ORDER BY jalur
"""
_JALUR = """
    WITH RECURSIVE atas(jenis, id, jarak) AS (
        SELECT %(jenis)s::text, %(id)s::bigint, 0
        UNION ALL
        SELECT c.jenis, c.id, a.jarak + 1
        FROM atas a CROSS JOIN LATERAL (
            SELECT 's' AS jenis, s.induk_id AS id FROM perencanaan_sasaranunit s
            WHERE a.jenis = 's' AND s.id = a.id
            UNION ALL
            SELECT CASE WHEN i.id IS NOT NULL
                         AND (h.sasaran_id IS NULL OR h.sasaran_id = i.sasaran_id)
                        THEN 'h' ELSE 's' END,
                   CASE WHEN i.id IS NOT NULL
                         AND (h.sasaran_id IS NULL OR h.sasaran_id = i.sasaran_id)
                        THEN i.id ELSE h.sasaran_id END
            FROM perencanaan_rencanahasilkerja h
            LEFT JOIN perencanaan_rencanahasilkerja i ON i.id = h.induk_id
            WHERE a.jenis = 'h' AND h.id = a.id
        ) c
        WHERE c.id IS NOT NULL AND a.jarak < %(dalam)s
    )
    SELECT jenis, id FROM atas WHERE jarak > 0 ORDER BY jarak DESC
"""


@dataclass(frozen=True, slots=True)
class Simpul:
    """A node: an objective of a unit or a result of a person, with how many hang right below it.

    ``pelaksana`` is the unit or the person, ``tingkat`` the depth below the branch's root.
    """

    jenis: str
    id: int
    uraian: str
    pelaksana: str
    jabatan: str
    indikator: tuple[tuple[str, str], ...]
    sasaran: int
    hasil: int
    skp_id: int | None = None
    tingkat: int = 0

    @property
    def kode(self) -> str:
        """The node's address: ``s12`` or ``h345``."""
        return f"{self.jenis}{self.id}"

    @property
    def bercabang(self) -> bool:
        return bool(self.sasaran or self.hasil)


def split_kode(kode: str) -> tuple[str, int] | None:
    """``s12`` as ("s", 12); None for nonsense."""
    jenis, nomor = kode[:1], kode[1:]
    sah = jenis in (SASARAN, HASIL) and nomor.isascii() and nomor.isdigit() and len(nomor) < 12
    return (jenis, int(nomor)) if sah else None


def akar_pohon(instansi_id: int, tahun: int) -> QuerySet[SasaranUnit]:
    """Objectives that serve none above, those of the units on top first."""
    return (
        _sasaran(instansi_id).filter(tahun=tahun, induk=None).order_by("unit__kode", "urut", "id")
    )


def get_simpul(akun: Akun, jenis: str, nomor: int, pada: date) -> Simpul:
    """One node; raises TidakDitemukan outside of the agency or of the person's scope."""
    dasar: QuerySet[Any] = _sasaran(akun.instansi_id) if jenis == SASARAN else _hasil(akun, pada)
    objek = dasar.filter(pk=nomor).first()
    if objek is None:
        raise TidakDitemukan("Cabang pohon kinerja itu tidak ditemukan.")
    return as_simpul(objek)


def cabang(akun: Akun, simpul: Simpul, pada: date) -> list[Simpul]:
    """What hangs right below a node: objectives first, then the results that the person sees."""
    if simpul.jenis == HASIL:
        return [as_simpul(h) for h in _hasil(akun, pada).filter(_SERUMPUN, induk_id=simpul.id)]
    sasaran = _sasaran(akun.instansi_id).filter(induk_id=simpul.id).order_by("unit__kode", "urut")
    hasil = _hasil(akun, pada).filter(_DI_TEMPAT, sasaran_id=simpul.id)
    return [as_simpul(satu) for satu in (*sasaran, *hasil)]


def jalur_simpul(akun: Akun, simpul: Simpul, pada: date) -> list[Simpul]:
    """From the root down to the node's parent: the way back, in at most four queries."""
    nilai: dict[str, int | str] = {
        "jenis": simpul.jenis,
        "id": simpul.id,
        "dalam": TINGKAT_TERBANYAK,
    }
    with connection.cursor() as cursor:
        cursor.execute(_JALUR, nilai)
        kunci = cursor.fetchall()
    return _load(akun, [(jenis, nomor, 0) for jenis, nomor in kunci], pada)


def urutan_cabang(
    instansi_id: int, tahun: int, akar: tuple[str, int] | None
) -> list[tuple[str, int, int]]:
    """Kind, number and depth of everything below a node, in reading order; without ``akar`` all
    objectives of the year. One query.
    """
    nilai = {
        "jenis": akar[0] if akar else SASARAN,
        "akar": akar[1] if akar else None,
        "instansi": instansi_id,
        "tahun": tahun,
        "dalam": 2 * TINGKAT_TERBANYAK,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CABANG, nilai)
        return [(jenis, nomor, tingkat) for jenis, nomor, tingkat in cursor.fetchall()]


def load_baris(akun: Akun, kunci: Iterable[tuple[str, int, int]], pada: date) -> list[Simpul]:
    """The nodes of a page of the table; results out of the person's scope are left out."""
    return _load(akun, list(kunci), pada)


def _load(akun: Akun, kunci: list[tuple[str, int, int]], pada: date) -> list[Simpul]:
    dasar: dict[str, QuerySet[Any]] = {
        SASARAN: _sasaran(akun.instansi_id),
        HASIL: _hasil(akun, pada),
    }
    objek: dict[tuple[str, int], Model] = {}
    for jenis, semua in dasar.items():
        nomor = [n for j, n, _ in kunci if j == jenis]
        objek |= {(jenis, o.pk): o for o in (semua.filter(pk__in=nomor) if nomor else ())}
    return [
        as_simpul(objek[jenis, nomor], tingkat)
        for jenis, nomor, tingkat in kunci
        if (jenis, nomor) in objek
    ]


def _sasaran(instansi_id: int) -> QuerySet[SasaranUnit]:
    turunan = SasaranUnit.objects.filter(induk=OuterRef("pk"))
    hasil = RencanaHasilKerja.objects.filter(_DI_TEMPAT, sasaran=OuterRef("pk"))
    return (
        SasaranUnit.objects.milik_instansi(instansi_id)
        .select_related("unit")
        .prefetch_related("indikator")
        .annotate(banyak_sasaran=_count(turunan, "induk"), banyak_hasil=_count(hasil, "sasaran"))
    )


def _hasil(akun: Akun, pada: date) -> QuerySet[RencanaHasilKerja]:
    turunan = RencanaHasilKerja.objects.filter(_SERUMPUN, induk=OuterRef("pk"))
    return (
        RencanaHasilKerja.objects.filter(skp__in=skp_terlihat(akun, pada))
        .select_related("skp__pegawai", "skp__penugasan__jabatan")
        .prefetch_related("indikator")
        .annotate(banyak_hasil=_count(turunan, "induk"))
        .order_by("skp__pegawai__nama", "urut", "id")
    )


def _count(semua: QuerySet[Any], kolom: str) -> Coalesce:
    """How many rows a correlated query has, read with the row it belongs to."""
    jumlah = semua.order_by().values(kolom).annotate(banyak=Count("pk")).values("banyak")
    return Coalesce(Subquery(jumlah), 0)


def as_simpul(objek: Any, tingkat: int = 0) -> Simpul:
    """A node of an annotated objective or result."""
    indikator = tuple((satu.uraian, satu.target_tampil) for satu in objek.indikator.all())
    if objek._meta.model is SasaranUnit:
        return Simpul(
            jenis=SASARAN,
            id=objek.pk,
            uraian=objek.uraian,
            pelaksana=objek.unit.nama,
            jabatan="",
            indikator=indikator,
            sasaran=objek.banyak_sasaran,
            hasil=objek.banyak_hasil,
            tingkat=tingkat,
        )
    return Simpul(
        jenis=HASIL,
        id=objek.pk,
        uraian=objek.uraian,
        pelaksana=objek.skp.pegawai.nama_lengkap,
        jabatan=objek.skp.penugasan.jabatan.nama,
        indikator=indikator,
        sasaran=0,
        hasil=objek.banyak_hasil,
        skp_id=objek.skp_id,
        tingkat=tingkat,
    )
