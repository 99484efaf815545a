"""Who may act on what follows from an appraisal."""

from datetime import date

from tera.akun.lingkup import mengelola, menilai
from tera.akun.models import Akun
from tera.dasar.errors import KeadaanTidakCocok, TidakBoleh
from tera.dasar.izin import as_bool
from tera.penilaian.models import Evaluasi
from tera.penilaian.states import SELESAI, JenisEvaluasi
from tera.tindak_lanjut.models import TindakLanjut
from tera.tindak_lanjut.states import StatusTindakLanjut


def check_guides(by: Akun, pegawai_id: int, pada: date) -> None:
    """The person's superior on this day, or who manages performance for the unit; never oneself."""
    if by.pegawai_id == pegawai_id or not (
        menilai(by, pegawai_id, pada) or mengelola(by, pegawai_id, pada)
    ):
        raise TidakBoleh(
            "Tindak lanjut diisi oleh atasan langsung pegawai ini atau pengelola kinerja unitnya."
        )


def check_can_plan(by: Akun, tindak_lanjut: TindakLanjut, pada: date) -> None:
    """Until it is done the plan may be written over."""
    check_guides(by, tindak_lanjut.pegawai_id, pada)
    if tindak_lanjut.status == StatusTindakLanjut.SELESAI:
        raise KeadaanTidakCocok("Tindak lanjut ini sudah selesai dan tidak dapat diubah.")


def check_can_complete(by: Akun, tindak_lanjut: TindakLanjut, pada: date) -> None:
    check_guides(by, tindak_lanjut.pegawai_id, pada)
    if tindak_lanjut.status != StatusTindakLanjut.DIRENCANAKAN:
        raise KeadaanTidakCocok(
            f"Tindak lanjut ini berstatus “{tindak_lanjut.get_status_display()}”. Isi rencananya "
            "lebih dahulu, lalu catat hasilnya."
        )


def check_can_convert(by: Akun, evaluasi: Evaluasi, pada: date) -> None:
    """Pengelola kinerja or BKPSDM, for a periodic result that was set; never for oneself."""
    if by.pegawai_id == evaluasi.pegawai_id or not mengelola(by, evaluasi.pegawai_id, pada):
        raise TidakBoleh(
            "Konversi angka kredit periodik dilakukan oleh pengelola kinerja atau BKPSDM."
        )
    if evaluasi.jenis != JenisEvaluasi.PERIODIK or evaluasi.status not in SELESAI:
        raise KeadaanTidakCocok(
            "Hanya hasil evaluasi periodik yang sudah ditetapkan yang dikonversi dengan cara ini; "
            "hasil tahunan dikonversi sendiri saat ditetapkan."
        )


can_plan = as_bool(check_can_plan)
can_complete = as_bool(check_can_complete)
can_convert = as_bool(check_can_convert)
