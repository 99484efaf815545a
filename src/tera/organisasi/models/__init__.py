from tera.organisasi.models.atasan import AtasanLangsung, PermintaanAtasan
from tera.organisasi.models.delegasi import DelegasiPenilai
from tera.organisasi.models.impor import BatchImpor, PerubahanImpor
from tera.organisasi.models.instansi import Instansi, PengaturanInstansi
from tera.organisasi.models.masa import JenisMasa, MasaKhusus
from tera.organisasi.models.pegawai import Jabatan, Kepangkatan, Pegawai, Penugasan
from tera.organisasi.models.unit import SusunanUnit, UnitKerja

__all__ = [
    "AtasanLangsung",
    "BatchImpor",
    "DelegasiPenilai",
    "Instansi",
    "Jabatan",
    "JenisMasa",
    "Kepangkatan",
    "MasaKhusus",
    "Pegawai",
    "PengaturanInstansi",
    "Penugasan",
    "PermintaanAtasan",
    "PerubahanImpor",
    "SusunanUnit",
    "UnitKerja",
]
