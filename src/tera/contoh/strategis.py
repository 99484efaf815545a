"""The renstra of the example's health office, loaded the way that its pengelola kinerja would."""

from datetime import date
from pathlib import Path

from tera.akun.models import Akun
from tera.organisasi.models import UnitKerja
from tera.perencanaan.impor.baca import read_plan
from tera.perencanaan.impor.isi import Pilihan
from tera.perencanaan.models import DokumenStrategis, SasaranStrategis
from tera.perencanaan.services import adopt_tahun, apply_rencana_strategis, compare_strategis

FOLDER = Path(__file__).parent
RENCANA = ("sasaran-kesehatan.toml", "lembar-kesehatan.toml")
SATUAN = "persen"


def isi_rencana_strategis(dinas: UnitKerja, by: Akun, pada: date) -> None:
    """A published plan of five years with its indicator sheets, and this year's part of it."""
    for nama in RENCANA:
        with (FOLDER / nama).open("rb") as berkas:
            rencana = read_plan(berkas, nama, Pilihan(pada.year - 1, SATUAN)).rencana
        banding = compare_strategis(dinas, DokumenStrategis.RENSTRA, rencana)
        apply_rencana_strategis(
            unit=dinas,
            dokumen=DokumenStrategis.RENSTRA,
            rencana=rencana,
            sidik=banding.sidik,
            by=by,
            pada=pada,
        )
    semua = SasaranStrategis.objects.filter(unit=dinas).values_list("pk", flat=True)
    adopt_tahun(unit=dinas, tahun=pada.year, sasaran_id=list(semua), by=by, pada=pada)
