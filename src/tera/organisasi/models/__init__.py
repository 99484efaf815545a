from tera.organisasi.models.atasan import AtasanLangsung, PermintaanAtasan
from tera.organisasi.models.impor import BatchImpor, PerubahanImpor
from tera.organisasi.models.instansi import Instansi, PengaturanInstansi
from tera.organisasi.models.pegawai import Jabatan, Kepangkatan, Pegawai, Penugasan
from tera.organisasi.models.unit import SusunanUnit, UnitKerja

__all__ = [
    "AtasanLangsung",
    "BatchImpor",
    "Instansi",
    "Jabatan",
    "Kepangkatan",
    "Pegawai",
    "PengaturanInstansi",
    "Penugasan",
    "PermintaanAtasan",
    "PerubahanImpor",
    "SusunanUnit",
    "UnitKerja",
]
