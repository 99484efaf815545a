"""A tim kerja of the example: people of several units under one head, with results to rate."""

from datetime import date

from tera.akun.models import Akun
from tera.contoh.tokoh import Tokoh
from tera.organisasi.models import Penugasan, UnitKerja
from tera.perencanaan.masukan import IsianTim
from tera.perencanaan.models import RencanaHasilKerja, TimKerja
from tera.perencanaan.services import save_tim
from tera.perencanaan.states import StatusSkp

NAMA = "Tim Percepatan Penurunan Stunting"
TUGAS = "Menurunkan prevalensi stunting di desa prioritas."
PERAN = ("Pendataan sasaran", "Pendampingan keluarga", "Pelaporan")


def isi_tim(tokoh: Tokoh, dinas: UnitKerja, by: Akun, pada: date) -> TimKerja:
    """The shown employee leads three people of the office whose plans are agreed; the first main
    result of each is worked on in the team.
    """
    tahun = pada.year
    anggota = [satu.pegawai for satu in _members(tokoh, dinas, tahun)]
    tim = save_tim(
        unit=dinas,
        tim=None,
        isian=IsianTim(
            nama=NAMA,
            tugas=TUGAS,
            ketua=tokoh.pegawai,
            anggota=tuple(zip(anggota, PERAN, strict=False)),
            sejak=date(tahun, 1, 1),
        ),
        by=by,
        pada=pada,
    )
    hasil = RencanaHasilKerja.objects.filter(
        skp__pegawai__in=anggota, skp__tahun=tahun, jenis="utama", urut=1
    )
    hasil.update(tim=tim)
    return tim


def _members(tokoh: Tokoh, dinas: UnitKerja, tahun: int) -> list[Penugasan]:
    """One person of each of three units below the office, in the order of the units."""
    bawah = dinas.susunan_bawahan.values("unit")
    semua = (
        Penugasan.objects.filter(
            unit__in=bawah,
            kepala_unit=False,
            skp__tahun=tahun,
            skp__status=StatusSkp.DISETUJUI,
        )
        .exclude(pegawai=tokoh.pegawai)
        .select_related("pegawai")
        .order_by("unit__kode", "pegawai__nip")
        .distinct()
    )
    satu_unit = {satu.unit_id: satu for satu in reversed(semua)}
    return sorted(satu_unit.values(), key=lambda satu: satu.unit_id)[: len(PERAN)]
