"""The unit tree with figures: one recursive statement counts a whole agency."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.db.models import Q

from tera.akun.lingkup import lingkup_unit
from tera.akun.models import Akun
from tera.aturan.kalender import Periode
from tera.aturan.predikat import Predikat
from tera.organisasi.models import SusunanUnit, UnitKerja
from tera.penilaian.models import CapaianOrganisasi
from tera.penilaian.queries import unit_terlihat

# ``akar`` is the row of the page that a unit counts for: a child of the chosen unit, or (where
# none is chosen) one of the units at the top of what the person sees. The chosen unit itself is a
# row of its own, for the people who serve directly in it. A person counts once, where she holds
# her definitive position.
_ANGKA = """
    WITH RECURSIVE pohon(akar, id) AS (
        SELECT u, u FROM unnest(%(akar)s::bigint[]) u
        UNION
        SELECT s.unit_id, s.unit_id FROM organisasi_susunanunit s
        WHERE s.instansi_id = %(instansi)s AND s.induk_id = %(unit)s
          AND s.sejak <= %(hari)s AND (s.sampai IS NULL OR s.sampai >= %(hari)s)
        UNION
        SELECT p.akar, s.unit_id FROM organisasi_susunanunit s JOIN pohon p ON s.induk_id = p.id
        WHERE s.instansi_id = %(instansi)s
          AND s.sejak <= %(hari)s AND (s.sampai IS NULL OR s.sampai >= %(hari)s)
    ), cakupan AS (
        SELECT akar, id FROM pohon
        UNION ALL
        SELECT %(unit)s::bigint, %(unit)s::bigint WHERE %(unit)s::bigint IS NOT NULL
    ), orang AS (
        SELECT DISTINCT ON (p.pegawai_id) c.akar, p.pegawai_id
        FROM cakupan c
        JOIN organisasi_penugasan p ON p.unit_id = c.id AND p.instansi_id = %(instansi)s
        JOIN organisasi_pegawai o ON o.id = p.pegawai_id AND o.nip <> ''
        WHERE p.sifat = 'definitif'
          AND p.sejak <= %(hari)s AND (p.sampai IS NULL OR p.sampai >= %(hari)s)
        ORDER BY p.pegawai_id, p.sejak DESC
    ), rencana AS (
        SELECT k.pegawai_id,
               bool_or(k.status = 'diajukan' OR k.disetujui_pada IS NOT NULL) AS diajukan,
               bool_or(k.disetujui_pada IS NOT NULL) AS disetujui
        FROM perencanaan_skp k
        WHERE k.instansi_id = %(instansi)s AND k.tahun = %(tahun)s
          AND k.mulai <= %(selesai)s AND k.selesai >= %(mulai)s
        GROUP BY k.pegawai_id
    ), mutu AS (
        SELECT k.pegawai_id, count(i.smart_baik) AS diperiksa,
               count(*) FILTER (WHERE i.smart_baik) AS smart
        FROM perencanaan_skp k
        JOIN perencanaan_rencanahasilkerja h ON h.skp_id = k.id
        JOIN perencanaan_indikatorkinerja i ON i.hasil_id = h.id
        WHERE k.instansi_id = %(instansi)s AND k.tahun = %(tahun)s
          AND k.mulai <= %(selesai)s AND k.selesai >= %(mulai)s
          AND k.pegawai_id IN (SELECT pegawai_id FROM orang)
        GROUP BY k.pegawai_id
    ), nilai AS (
        SELECT DISTINCT ON (e.pegawai_id) e.pegawai_id, e.predikat
        FROM penilaian_evaluasi e
        WHERE e.instansi_id = %(instansi)s AND e.mulai = %(mulai)s AND e.selesai = %(selesai)s
          AND e.status <> 'draf'
        ORDER BY e.pegawai_id, e.skp_id DESC
    ), angka AS (
        SELECT o.akar, count(*) AS orang,
               count(*) FILTER (WHERE r.diajukan) AS diajukan,
               count(*) FILTER (WHERE r.disetujui) AS disetujui,
               coalesce(sum(m.diperiksa), 0)::int AS diperiksa,
               coalesce(sum(m.smart), 0)::int AS smart,
               count(*) FILTER (WHERE n.predikat = 'sangat_baik') AS sangat_baik,
               count(*) FILTER (WHERE n.predikat = 'baik') AS baik,
               count(*) FILTER (WHERE n.predikat = 'butuh_perbaikan') AS butuh_perbaikan,
               count(*) FILTER (WHERE n.predikat = 'kurang') AS kurang,
               count(*) FILTER (WHERE n.predikat = 'sangat_kurang') AS sangat_kurang
        FROM orang o
        LEFT JOIN rencana r ON r.pegawai_id = o.pegawai_id
        LEFT JOIN mutu m ON m.pegawai_id = o.pegawai_id
        LEFT JOIN nilai n ON n.pegawai_id = o.pegawai_id
        GROUP BY o.akar
    )
    SELECT u.id, u.nama,
           (SELECT count(*) - 1 FROM cakupan c WHERE c.akar = u.id),
           coalesce(a.orang, 0), coalesce(a.diajukan, 0), coalesce(a.disetujui, 0),
           coalesce(a.diperiksa, 0), coalesce(a.smart, 0),
           coalesce(a.sangat_baik, 0), coalesce(a.baik, 0), coalesce(a.butuh_perbaikan, 0),
           coalesce(a.kurang, 0), coalesce(a.sangat_kurang, 0)
    FROM (SELECT DISTINCT akar FROM cakupan) c
    JOIN organisasi_unitkerja u ON u.id = c.akar
    LEFT JOIN angka a ON a.akar = c.akar
    ORDER BY u.kode, u.id
"""
_JALUR = """
    WITH RECURSIVE atas(id, jarak) AS (
        SELECT %(unit)s::bigint, 0
        UNION ALL
        SELECT s.induk_id, a.jarak + 1
        FROM organisasi_susunanunit s JOIN atas a ON s.unit_id = a.id
        WHERE s.instansi_id = %(instansi)s AND s.induk_id IS NOT NULL AND a.jarak < 40
          AND s.sejak <= %(hari)s AND (s.sampai IS NULL OR s.sampai >= %(hari)s)
    )
    SELECT u.* FROM atas a JOIN organisasi_unitkerja u ON u.id = a.id ORDER BY a.jarak DESC
"""


@dataclass(frozen=True, slots=True)
class Angka:
    """Figures of one row; ``di_bawah`` counts the units below it.

    ``diperiksa`` are indicators that the SMART check has read, ``smart`` those it finds sound.
    """

    unit_id: int
    nama: str
    di_bawah: int
    orang: int
    diajukan: int
    disetujui: int
    diperiksa: int
    smart: int
    predikat: dict[Predikat, int] = field(default_factory=dict)

    @property
    def dinilai(self) -> int:
        return sum(self.predikat.values())

    @property
    def bagian(self) -> dict[str, float | None]:
        """Shares of the people (``smart``: of the indicators), from 0 to 1; None of nothing."""
        jumlah = {"diajukan": self.diajukan, "disetujui": self.disetujui, "dinilai": self.dinilai}
        return {nama: n / self.orang if self.orang else None for nama, n in jumlah.items()} | {
            "smart": self.smart / self.diperiksa if self.diperiksa else None
        }

    @property
    def sebaran(self) -> list[tuple[str, int]]:
        """Names and counts of the predicates that occur, best first."""
        return [(satu.label, n) for satu, n in self.predikat.items() if n]


def puncak_terlihat(akun: Akun, pada: date) -> list[UnitKerja]:
    """Units of the account's scope that have no parent in it: one query."""
    batas = lingkup_unit(akun, pada)
    semua = unit_terlihat(akun, pada)
    if batas is None:
        return [satu.unit for satu in semua.filter(induk__isnull=True)]
    terlihat = SusunanUnit.objects.milik_instansi(akun.instansi_id).berlaku_pada(pada).filter(batas)
    puncak = semua.filter(Q(induk__isnull=True) | ~Q(induk_id__in=terlihat.values("unit_id")))
    return [satu.unit for satu in puncak]


def angka_unit(
    instansi_id: int,
    unit_id: int | None,
    akar: Collection[int],
    periode: Periode,
    pada: date,
) -> list[Angka]:
    """Figures of the children of ``unit_id`` and of the unit's own people, or of ``akar``.

    Each row holds its unit and all below it; the chosen unit's own row only itself. People and
    tree are those of the period's last day, or of ``pada`` while the period runs. One query.
    """
    nilai = {
        "instansi": instansi_id,
        "unit": unit_id,
        "akar": list(akar),
        "hari": min(periode.selesai, pada),
        "tahun": periode.tahun,
        "mulai": periode.mulai,
        "selesai": periode.selesai,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ANGKA, nilai)
        return [
            Angka(
                unit_id,
                nama,
                di_bawah,
                orang,
                diajukan,
                disetujui,
                diperiksa,
                smart,
                dict(zip(Predikat, n, strict=True)),
            )
            for (
                unit_id,
                nama,
                di_bawah,
                orang,
                diajukan,
                disetujui,
                diperiksa,
                smart,
                *n,
            ) in cursor.fetchall()
        ]


def total_of(baris: Iterable[Angka], nama: str) -> Angka:
    """The sum of rows that share nobody."""
    semua = list(baris)
    return Angka(
        unit_id=0,
        nama=nama,
        di_bawah=0,
        orang=sum(satu.orang for satu in semua),
        diajukan=sum(satu.diajukan for satu in semua),
        disetujui=sum(satu.disetujui for satu in semua),
        diperiksa=sum(satu.diperiksa for satu in semua),
        smart=sum(satu.smart for satu in semua),
        predikat={p: sum(satu.predikat[p] for satu in semua) for p in Predikat},
    )


def jalur_terlihat(unit: UnitKerja, puncak: Iterable[UnitKerja], pada: date) -> list[UnitKerja]:
    """From the top of what the person sees down to the unit: one query."""
    nilai = {"unit": unit.pk, "instansi": unit.instansi_id, "hari": pada}
    jalur = list(UnitKerja.objects.raw(_JALUR, nilai))
    atas = {satu.pk for satu in puncak}
    mulai = next((nomor for nomor, satu in enumerate(jalur) if satu.pk in atas), len(jalur) - 1)
    return jalur[mulai:]


def capaian_of(unit_ids: Collection[int], periode: Periode) -> dict[int, CapaianOrganisasi]:
    """Own predicates of these units in a period: one query."""
    semua = CapaianOrganisasi.objects.filter(
        unit_id__in=unit_ids, mulai=periode.mulai, selesai=periode.selesai
    )
    return {satu.unit_id: satu for satu in semua}
