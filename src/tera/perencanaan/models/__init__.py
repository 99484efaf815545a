from tera.perencanaan.models.dialog import PesanDialog
from tera.perencanaan.models.kembar import HasilKembar
from tera.perencanaan.models.pustaka import IndikatorPustaka, JabatanPustaka
from tera.perencanaan.models.sasaran import IndikatorSasaran, SasaranUnit
from tera.perencanaan.models.skp import (
    AsalHasil,
    CaraIntervensi,
    EkspektasiPerilaku,
    IndikatorKinerja,
    LampiranSkp,
    RencanaHasilKerja,
    Skp,
)
from tera.perencanaan.models.strategis import (
    DokumenStrategis,
    IndikatorStrategis,
    SasaranStrategis,
    TargetTahunan,
)
from tera.perencanaan.models.tenggat import PerpanjanganTenggat
from tera.perencanaan.models.tim import AnggotaTim, TimKerja
from tera.perencanaan.models.versi import VersiSkp

__all__ = [
    "AnggotaTim",
    "AsalHasil",
    "CaraIntervensi",
    "DokumenStrategis",
    "EkspektasiPerilaku",
    "HasilKembar",
    "IndikatorKinerja",
    "IndikatorPustaka",
    "IndikatorSasaran",
    "IndikatorStrategis",
    "JabatanPustaka",
    "LampiranSkp",
    "PerpanjanganTenggat",
    "PesanDialog",
    "RencanaHasilKerja",
    "SasaranStrategis",
    "SasaranUnit",
    "Skp",
    "TargetTahunan",
    "TimKerja",
    "VersiSkp",
]
