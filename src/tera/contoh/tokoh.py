"""Who signs in to the example agency, found by unit and position, so that any import fits."""

from dataclasses import dataclass
from datetime import date

from tera.contoh.kerangka import Sorotan
from tera.dasar.errors import KeadaanTidakCocok
from tera.organisasi.models import AtasanLangsung, Instansi, Pegawai, Penugasan
from tera.organisasi.queries import penugasan_pada
from tera.perencanaan.states import StatusSkp

UNIT_PENILAI = "Bidang Kesehatan Masyarakat"
DINAS = "Dinas Kesehatan"


@dataclass(frozen=True, slots=True)
class Tokoh:
    """The people of the example whose pages are rich."""

    pegawai: Pegawai
    penilai: Pegawai
    pimpinan: Pegawai
    pengelola_instansi: Pegawai
    pengelola_dinas: Pegawai
    auditor: Pegawai
    bupati: Pegawai

    @property
    def sorotan(self) -> Sorotan:
        lain = (self.pengelola_instansi.pk, self.pengelola_dinas.pk, self.auditor.pk)
        return Sorotan(self.pegawai.pk, self.penilai.pk, self.pimpinan.pk, lain)


def find_tokoh(instansi: Instansi, bupati: Pegawai, pada: date) -> Tokoh:
    """Pick them; raises KeadaanTidakCocok when the staff list has no such position."""
    return Tokoh(
        pegawai=_one(instansi, pada, UNIT_PENILAI, "Bidan"),
        penilai=_head(instansi, pada, UNIT_PENILAI),
        pimpinan=_head(instansi, pada, DINAS),
        pengelola_instansi=_one(
            instansi,
            pada,
            "Bidang Penilaian Kinerja dan Penghargaan",
            "Analis Sumber Daya Manusia Aparatur",
        ),
        pengelola_dinas=_one(
            instansi, pada, "Sekretariat Dinas Kesehatan", "Penelaah Teknis Kebijakan"
        ),
        auditor=_one(instansi, pada, "Inspektur Pembantu I", "Auditor"),
        bupati=bupati,
    )


def _one(instansi: Instansi, pada: date, unit: str, jabatan: str) -> Pegawai:
    return _first(
        penugasan_pada(instansi.pk, pada)
        .filter(unit__nama=unit, jabatan__nama__startswith=jabatan, kepala_unit=False)
        .order_by("-pegawai__jenis_kelamin", "pegawai__jenis", "pegawai__nip")
        .first(),
        f"{jabatan} di {unit}",
    )


def _head(instansi: Instansi, pada: date, unit: str) -> Pegawai:
    kepala = penugasan_pada(instansi.pk, pada).filter(unit__nama=unit, kepala_unit=True)
    return _first(kepala.order_by("pegawai__nip").first(), f"kepala {unit}")


def _first(penugasan: Penugasan | None, siapa: str) -> Pegawai:
    if penugasan is None:
        raise KeadaanTidakCocok(f"Daftar pegawai contoh tidak memuat {siapa}.")
    return penugasan.pegawai


def make_antrean(tokoh: Tokoh, pada: date) -> dict[int, StatusSkp]:
    """States of certain plans of this year, so that penilai and pimpinan have work."""
    bidang = [satu for satu in _bawahan(tokoh.penilai, pada) if satu != tokoh.pegawai.pk]
    urutan = (*[StatusSkp.DIAJUKAN] * 3, StatusSkp.DIKEMBALIKAN, StatusSkp.DRAF)
    status = dict(zip(bidang, urutan, strict=False))
    puskesmas = [satu for satu in _bawahan(tokoh.pimpinan, pada) if satu != tokoh.penilai.pk]
    return status | dict.fromkeys(puskesmas[-2:], StatusSkp.DIAJUKAN)


def _bawahan(atasan: Pegawai, pada: date) -> list[int]:
    return list(
        AtasanLangsung.objects.filter(instansi_id=atasan.instansi_id, atasan=atasan)
        .berlaku_pada(pada)
        .order_by("pegawai__nip")
        .values_list("pegawai_id", flat=True)
    )
