"""A sound plan for tests, made through the use cases."""

from datetime import date
from decimal import Decimal

from tera.akun.models import Akun
from tera.aturan.skp import Aspek, BagianLampiran, JenisHasil, Pendekatan, Perspektif
from tera.aturan.target import parse_target
from tera.organisasi.models import Pegawai
from tera.organisasi.queries import penugasan_utama
from tera.perencanaan.masukan import IsianHasil, IsianIndikator, IsianLampiran
from tera.perencanaan.models import Skp
from tera.perencanaan.services import (
    approve_skp,
    create_skp,
    save_hasil,
    save_lampiran,
    submit_skp,
)

TAHUN = 2026
PADA = date(2026, 3, 2)
TARGET = Decimal("95.5")
LAMPIRAN = IsianLampiran(baris={bagian: (f"Isi {bagian.label}",) for bagian in BagianLampiran})


def isian_hasil(
    uraian: str = "Meningkatnya cakupan imunisasi dasar lengkap", **lain: object
) -> IsianHasil:
    return IsianHasil(
        jenis=JenisHasil.UTAMA,
        uraian=uraian,
        indikator=(
            IsianIndikator(
                uraian="Persentase bayi dengan imunisasi dasar lengkap",
                target=parse_target("95,5"),
                satuan="%",
                aspek=Aspek.KUANTITAS,
                perspektif=Perspektif.PENERIMA_LAYANAN,
            ),
        ),
        **lain,  # type: ignore[arg-type]
    )


def draf(akun: Akun, tahun: int = TAHUN) -> Skp:
    """A draft that holds everything a submission needs."""
    assert isinstance(akun.pegawai, Pegawai)
    penugasan = penugasan_utama(akun.pegawai, date(tahun, 3, 2))
    assert penugasan is not None
    skp = create_skp(penugasan=penugasan, tahun=tahun, pendekatan=Pendekatan.KUANTITATIF, by=akun)
    save_hasil(skp=skp, hasil_id=None, isian=isian_hasil(), by=akun, versi=skp.versi)
    save_lampiran(skp=skp, isian=LAMPIRAN, by=akun, versi=skp.versi)
    return skp


def diajukan(akun: Akun, tahun: int = TAHUN) -> Skp:
    skp = draf(akun, tahun)
    return submit_skp(skp=skp, by=akun, versi=skp.versi, pada=date(tahun, 3, 2))


def disetujui(akun: Akun, penilai: Akun, tahun: int = TAHUN) -> Skp:
    skp = diajukan(akun, tahun)
    return approve_skp(skp=skp, by=penilai, versi=skp.versi, pada=date(tahun, 3, 2))
