"""Derives the direct superior of everyone from positions and the unit tree on a day.

The superior of a member is the head of the own unit; of a head, the head of the nearest unit
above that has one; of whoever heads the top, the agency's state official (regent, mayor,
governor). Who heads is a dated assignment, definitive or Plt. Corrections survive.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import connection

from tera.organisasi.impor.tulis import Buku
from tera.organisasi.models import AtasanLangsung
from tera.organisasi.models.atasan import SumberAtasan
from tera.organisasi.models.pegawai import JenisPegawai

# Everyone with an assignment (or an open derived row) on the day, the superior that the tree
# gives, the row that holds now, and whether a correction or a later row forbids to touch it.
_TURUNAN = """
WITH RECURSIVE tugas AS (
    SELECT p.id, p.pegawai_id, p.unit_id, p.kepala_unit, p.sifat, p.sejak
    FROM organisasi_penugasan p
    WHERE p.instansi_id = %(instansi)s
      AND p.sejak <= %(pada)s AND (p.sampai IS NULL OR p.sampai >= %(pada)s)
), kepala AS (
    SELECT DISTINCT ON (unit_id) unit_id, pegawai_id FROM tugas
    WHERE kepala_unit AND sifat IN ('definitif', 'plt')
    ORDER BY unit_id, sifat, sejak DESC, id
), susunan AS (
    SELECT unit_id, induk_id FROM organisasi_susunanunit
    WHERE instansi_id = %(instansi)s
      AND sejak <= %(pada)s AND (sampai IS NULL OR sampai >= %(pada)s)
), atas(unit_id, leluhur, jarak) AS (
    SELECT DISTINCT unit_id, unit_id, 0 FROM tugas
    UNION ALL
    SELECT a.unit_id, s.induk_id, a.jarak + 1
    FROM atas a JOIN susunan s ON s.unit_id = a.leluhur
    WHERE s.induk_id IS NOT NULL AND a.jarak < 50
), garis AS (
    SELECT a.unit_id, a.jarak, k.pegawai_id FROM atas a JOIN kepala k ON k.unit_id = a.leluhur
), utama AS (
    SELECT DISTINCT ON (t.pegawai_id) t.pegawai_id, t.unit_id,
           k.pegawai_id IS NOT NULL AS memimpin
    FROM tugas t LEFT JOIN kepala k ON k.unit_id = t.unit_id AND k.pegawai_id = t.pegawai_id
    ORDER BY t.pegawai_id, t.sifat, t.sejak DESC, t.id
), pejabat AS (
    SELECT id FROM organisasi_pegawai
    WHERE instansi_id = %(instansi)s AND jenis = %(pejabat)s ORDER BY id LIMIT 1
), ingin AS (
    SELECT DISTINCT ON (u.pegawai_id) u.pegawai_id, coalesce(
        g.pegawai_id, CASE WHEN u.memimpin THEN (SELECT id FROM pejabat) END
    ) AS atasan_id
    FROM utama u
    JOIN organisasi_pegawai o ON o.id = u.pegawai_id AND o.jenis <> %(pejabat)s
    LEFT JOIN garis g ON g.unit_id = u.unit_id AND g.pegawai_id <> u.pegawai_id
    ORDER BY u.pegawai_id, g.jarak
), kini AS (
    SELECT id, pegawai_id, atasan_id, sejak, sampai, sumber FROM organisasi_atasanlangsung
    WHERE instansi_id = %(instansi)s
      AND sejak <= %(pada)s AND (sampai IS NULL OR sampai >= %(pada)s)
), nanti AS (
    SELECT DISTINCT pegawai_id FROM organisasi_atasanlangsung
    WHERE instansi_id = %(instansi)s AND sejak > %(pada)s
)
SELECT coalesce(i.pegawai_id, k.pegawai_id), i.atasan_id, i.pegawai_id IS NOT NULL,
       k.id, k.atasan_id, k.sejak, k.sampai, k.sumber, n.pegawai_id IS NOT NULL
FROM ingin i FULL JOIN kini k ON k.pegawai_id = i.pegawai_id
LEFT JOIN nanti n ON n.pegawai_id = coalesce(i.pegawai_id, k.pegawai_id)
"""


@dataclass(frozen=True, slots=True)
class BarisAtasan:
    """A person, the superior wanted by the tree, and the row that holds on the day."""

    pegawai_id: int
    ingin: int | None
    bertugas: bool
    baris_id: int | None
    atasan_id: int | None
    sejak: date | None
    sampai: date | None
    sumber: str | None
    ada_nanti: bool

    @property
    def tetap(self) -> bool:
        """Not to be touched: corrected by hand, or followed by a later row."""
        return self.sumber == SumberAtasan.KOREKSI or self.ada_nanti or self.sampai is not None


@dataclass
class HasilTurunan:
    """How many superiors were set, ended or kept by correction; who has none, who was left out.

    ``tanpa_atasan`` and ``melingkar`` hold ids of people.
    """

    ditulis: int = 0
    ditutup: int = 0
    koreksi: int = 0
    tanpa_atasan: list[int] = field(default_factory=list)
    melingkar: list[int] = field(default_factory=list)


def write_turunan(instansi_id: int, pada: date, buku: Buku) -> HasilTurunan:
    """Write only what differs, dated ``pada``. The caller holds transaction and lock."""
    semua = _read(instansi_id, pada)
    akhir = {b.pegawai_id: b.atasan_id if b.tetap else b.ingin for b in semua}
    lingkaran = find_circles(akhir)
    boleh = {b.pegawai_id for b in semua if not b.tetap}
    hasil = HasilTurunan(
        koreksi=sum(b.sumber == SumberAtasan.KOREKSI for b in semua),
        melingkar=sorted(lingkaran & boleh),
    )
    berubah = []
    for b in semua:
        tujuan = None if b.pegawai_id in lingkaran else b.ingin
        if not b.tetap and tujuan != b.atasan_id:
            berubah.append((b, tujuan))
        if b.bertugas and (b.atasan_id if b.tetap else tujuan) is None:
            hasil.tanpa_atasan.append(b.pegawai_id)
    _write(instansi_id, pada, berubah, buku, hasil)
    return hasil


def _read(instansi_id: int, pada: date) -> list[BarisAtasan]:
    nilai: dict[str, int | date | str] = {
        "instansi": instansi_id,
        "pada": pada,
        "pejabat": JenisPegawai.PEJABAT_NEGARA.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TURUNAN, nilai)
        return [BarisAtasan(*baris) for baris in cursor.fetchall()]


def find_circles(atasan: Mapping[int, int | None]) -> set[int]:
    """People who would, over some steps, rate their own superior."""
    selesai: set[int] = set()
    lingkaran: set[int] = set()
    for pegawai in atasan:
        jalur: dict[int, int] = {}
        kini: int | None = pegawai
        while kini is not None and kini not in selesai:
            if kini in jalur:
                lingkaran.update(satu for satu, urut in jalur.items() if urut >= jalur[kini])
                break
            jalur[kini] = len(jalur)
            kini = atasan.get(kini)
        selesai.update(jalur)
    return lingkaran


def _write(
    instansi_id: int,
    pada: date,
    berubah: Iterable[tuple[BarisAtasan, int | None]],
    buku: Buku,
    hasil: HasilTurunan,
) -> None:
    """Close and open rows; a derived row that began this very day is replaced in place."""
    ubah: dict[int, tuple[dict[str, Any], dict[str, Any]]] = {}
    baru = []
    for b, tujuan in berubah:
        if b.baris_id is not None and b.sejak == pada and tujuan is not None:
            ubah[b.baris_id] = ({"atasan_id": b.atasan_id}, {"atasan_id": tujuan})
            hasil.ditulis += 1
            continue
        if b.baris_id is not None:
            akhir = max(b.sejak or pada, pada - timedelta(days=1))
            ubah[b.baris_id] = ({"sampai": None}, {"sampai": akhir})
            hasil.ditutup += 1
        if tujuan is not None:
            baru.append(
                AtasanLangsung(
                    instansi_id=instansi_id,
                    pegawai_id=b.pegawai_id,
                    atasan_id=tujuan,
                    sejak=pada,
                    sumber=SumberAtasan.TURUNAN,
                )
            )
    buku.change(AtasanLangsung, ubah)
    buku.create(AtasanLangsung, baru)
    hasil.ditulis += len(baru)
