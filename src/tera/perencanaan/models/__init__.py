from tera.perencanaan.models.sasaran import IndikatorSasaran, SasaranUnit
from tera.perencanaan.models.skp import (
    EkspektasiPerilaku,
    IndikatorKinerja,
    LampiranSkp,
    RencanaHasilKerja,
    Skp,
)

__all__ = [
    "EkspektasiPerilaku",
    "IndikatorKinerja",
    "IndikatorSasaran",
    "LampiranSkp",
    "RencanaHasilKerja",
    "SasaranUnit",
    "Skp",
]
