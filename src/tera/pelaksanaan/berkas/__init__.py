"""Evidence files: what is accepted, how it is judged, and how it is kept."""

from tera.pelaksanaan.berkas.jenis import JENIS, MEGA, TERIMA, Jenis
from tera.pelaksanaan.berkas.periksa import BerkasSah, check_berkas, clean_name
from tera.pelaksanaan.berkas.simpan import (
    is_intact,
    path_of,
    pieces_of,
    read_berkas,
    sidik_of,
    store,
)

__all__ = [
    "JENIS",
    "MEGA",
    "TERIMA",
    "BerkasSah",
    "Jenis",
    "check_berkas",
    "clean_name",
    "is_intact",
    "path_of",
    "pieces_of",
    "read_berkas",
    "sidik_of",
    "store",
]
