"""How a predicate came about, as it is stored: inputs, steps and citations of that day."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import connection

from tera.aturan.kalender import Periode
from tera.aturan.perhitungan import Langkah, Perhitungan, to_json
from tera.aturan.predikat import (
    SE_MENPANRB_3_2023,
    Predikat,
    PredikatOrganisasi,
    Rating,
    determine_predikat,
)
from tera.penilaian.models import CapaianOrganisasi, Evaluasi
from tera.penilaian.queries.evaluasi import Konteks
from tera.perencanaan.models import Skp

_PELAKSANAAN = """
    SELECT (SELECT count(*) FROM perencanaan_indikatorkinerja i
              JOIN perencanaan_rencanahasilkerja h ON h.id = i.hasil_id
             WHERE h.skp_id = %(skp)s),
           (SELECT count(DISTINCT r.indikator_id) FROM lapor r),
           (SELECT count(*) FROM lapor),
           (SELECT count(*) FROM pelaksanaan_buktidukung b JOIN lapor r ON r.id = b.realisasi_id),
           (SELECT count(*) FROM pelaksanaan_umpanbalik u
             WHERE (u.skp_id = %(skp)s OR u.skp_id IS NULL AND u.pegawai_id = %(pegawai)s)
               AND u.instansi_id = %(instansi)s
               AND (u.dibuat_pada AT TIME ZONE %(zona)s)::date
                   BETWEEN %(mulai)s AND %(selesai)s)
"""
_LAPOR = """
    WITH lapor AS (
        SELECT r.id, r.indikator_id FROM pelaksanaan_realisasi r
        WHERE r.instansi_id = %(instansi)s AND r.skp_id = %(skp)s
          AND r.bulan BETWEEN %(mulai)s AND %(selesai)s
    )
"""


def count_pelaksanaan(skp: Skp, periode: Periode) -> dict[str, int]:
    """What the penilai could look at: indicators, those reported, monthly reports, evidence,
    feedback. One query."""
    nilai: dict[str, int | str | date] = {
        "skp": skp.pk,
        "pegawai": skp.pegawai_id,
        "instansi": skp.instansi_id,
        "zona": skp.instansi.zona_waktu,
        "mulai": periode.mulai,
        "selesai": periode.selesai,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LAPOR + _PELAKSANAAN, nilai)
        angka = cursor.fetchone()
    kunci = ("indikator", "indikator_berealisasi", "realisasi", "bukti", "umpan_balik")
    return dict(zip(kunci, angka, strict=True))


def compute(
    konteks: Konteks, capaian: CapaianOrganisasi, hasil: Rating, perilaku: Rating
) -> Perhitungan[Predikat]:
    """The predicate by the quadrant of the period's last day, after the organisation's."""
    dasar = determine_predikat(hasil=hasil, perilaku=perilaku, pada=konteks.periode.selesai)
    organisasi = PredikatOrganisasi(capaian.predikat).label
    langkah = [Langkah("Capaian kinerja organisasi", organisasi, SE_MENPANRB_3_2023)]
    if konteks.wajib is not None:
        langkah = list(konteks.wajib.langkah)
    return replace(dasar, langkah=(*langkah, *dasar.langkah))


def make_perhitungan(
    evaluasi: Evaluasi,
    konteks: Konteks,
    capaian: CapaianOrganisasi,
    hasil: Rating,
    perilaku: Rating,
) -> tuple[Predikat, dict[str, Any]]:
    """The predicate and what is stored with it.

    ``masukan`` holds every input, so that the figure can be computed again from the row alone.
    """
    perhitungan = compute(konteks, capaian, hasil, perilaku)
    dilihat = count_pelaksanaan(evaluasi.skp, konteks.periode)
    lengkap = replace(perhitungan, langkah=(_seen(dilihat), *perhitungan.langkah))
    return perhitungan.nilai, {
        **to_json(lengkap),
        "masukan": {
            "periode": konteks.periode.kode,
            "pada": konteks.periode.selesai.isoformat(),
            "rating_hasil": str(hasil),
            "rating_perilaku": str(perilaku),
            "capaian": {
                "id": capaian.pk,
                "unit": capaian.unit_id,
                "predikat": capaian.predikat,
                "versi": capaian.versi,
            },
            "kepala_unit": konteks.wajib is not None,
            "peta": _peta(konteks),
            "pelaksanaan": dilihat,
        },
    }


def _peta(konteks: Konteks) -> Mapping[str, str] | None:
    return None if konteks.wajib is None else konteks.pengaturan["rating_kepala_unit"]


def _seen(dilihat: Mapping[str, int]) -> Langkah:
    return Langkah(
        "Bahan pada hari penetapan",
        f"{dilihat['indikator_berealisasi']} dari {dilihat['indikator']} indikator dilaporkan, "
        f"{dilihat['bukti']} bukti dukung, {dilihat['umpan_balik']} umpan balik",
    )


def add_steps(perhitungan: Mapping[str, Any], langkah: Iterable[Langkah]) -> dict[str, Any]:
    """The stored working with further steps at its end."""
    tambahan = to_json(Perhitungan(None, tuple(langkah)))["langkah"]
    return {**perhitungan, "langkah": [*perhitungan["langkah"], *tambahan]}
