"""Who sees figures about many people."""

from datetime import date

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool
from tera.dasbor.queries.kedudukan import Kedudukan
from tera.organisasi.models import UnitKerja
from tera.organisasi.queries import unit_di_bawah

PERAN_DASBOR = (Peran.PIMPINAN, Peran.BKPSDM, Peran.AUDITOR, Peran.PENGELOLA)
PERAN_MEMIMPIN = (Peran.PIMPINAN, Peran.BKPSDM, Peran.PENGELOLA)
PERAN_PEMANTAUAN = (Peran.BKPSDM, Peran.PENGELOLA, Peran.AUDITOR)


def check_can_view_dasbor(by: Akun, kedudukan: Kedudukan) -> None:
    """Heads of units and the roles that see units, else TidakBoleh."""
    if not (kedudukan.memimpin or by.punya_peran(*PERAN_DASBOR)):
        raise TidakBoleh(
            "Dasbor memuat angka seluruh unit, jadi hanya untuk kepala unit, pimpinan, pengelola "
            "kinerja, BKPSDM, dan auditor. Pekerjaan Anda sendiri ada di Beranda."
        )


can_view_dasbor = as_bool(check_can_view_dasbor)


def leads(by: Akun, kedudukan: Kedudukan) -> bool:
    """Whether there is a unit whose live page the account may open."""
    return kedudukan.memimpin or by.punya_peran(*PERAN_MEMIMPIN)


def check_can_view_langsung(by: Akun, unit: UnitKerja, pada: date) -> None:
    """The head of the unit or of one above, and who manages performance there: not an auditor,
    who reads documents, not who has written today."""
    peran = by.unit_dengan_peran(*PERAN_MEMIMPIN)
    if by.instansi_id == unit.instansi_id and None in peran:
        return
    milik = [satu for satu in peran if satu is not None]
    di_bawah = unit_di_bawah(by.instansi_id, milik, pada, kepala_id=by.pegawai_id)
    if not UnitKerja.objects.filter(
        instansi_id=by.instansi_id, pk=unit.pk, pk__in=di_bawah
    ).exists():
        raise TidakBoleh(
            "Halaman langsung memuat siapa yang sudah melapor hari ini, jadi hanya untuk kepala "
            "unit ini atau di atasnya, pimpinan, pengelola kinerja, dan BKPSDM."
        )


can_view_langsung = as_bool(check_can_view_langsung)


def check_can_view_penantian(by: Akun, kedudukan: Kedudukan) -> None:
    """Whoever sees other people's work: superiors, heads of units, the roles; else TidakBoleh."""
    if not (
        kedudukan.menilai
        or kedudukan.mewakili
        or kedudukan.memimpin
        or by.punya_peran(*PERAN_DASBOR)
    ):
        raise TidakBoleh(
            "Daftar ini memuat berkas orang lain, jadi hanya untuk atasan, kepala unit, pengelola "
            "kinerja, BKPSDM, dan auditor. Yang menunggu Anda ada di tab pertama."
        )


can_view_penantian = as_bool(check_can_view_penantian)
