"""Who arranges, writes and confirms a dialog kinerja: the two whom it names."""

from datetime import date

from django.utils import timezone

from tera.akun.lingkup import menilai
from tera.akun.models import Akun
from tera.dasar.errors import KeadaanTidakCocok, TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.models import Pegawai
from tera.organisasi.queries import penilai_pada
from tera.pelaksanaan.models import DialogKinerja
from tera.pelaksanaan.states import StatusDialog


def atasan_for(by: Akun, pegawai: Pegawai, pada: date) -> Pegawai:
    """Who is the superior of a new dialogue with this person; raises TidakBoleh for third people,
    KeadaanTidakCocok where nobody rates the person.
    """
    if by.pegawai is not None and by.pegawai_id == pegawai.pk:
        penilai = penilai_pada(pegawai.pk, pada)
        if penilai is None:
            raise KeadaanTidakCocok(
                "Belum ada pejabat penilai kinerja yang tercatat untuk Anda, jadi dialog belum "
                "dapat dijadwalkan. Hubungi pengelola kinerja unit Anda."
            )
        return penilai
    if by.pegawai is None or not menilai(by, pegawai.pk, pada):
        raise TidakBoleh(
            "Dialog kinerja dijadwalkan oleh pegawai sendiri atau pejabat penilai kinerjanya."
        )
    return by.pegawai


def check_can_schedule_dialog(by: Akun, pegawai: Pegawai, pada: date) -> None:
    """The person herself, where somebody rates her, and whoever rates her on that day."""
    atasan_for(by, pegawai, pada)


def check_takes_part(by: Akun, dialog: DialogKinerja) -> None:
    """One of the two."""
    if by.pegawai_id is None or by.pegawai_id not in (dialog.pegawai_id, dialog.atasan_id):
        raise TidakBoleh("Hanya kedua pihak dialog ini yang dapat mengubahnya.")


def check_can_write_dialog(by: Akun, dialog: DialogKinerja) -> None:
    """One of the two, until both have confirmed."""
    check_takes_part(by, dialog)
    if dialog.status != StatusDialog.DIJADWALKAN:
        raise KeadaanTidakCocok(
            f"Dialog ini sudah {dialog.get_status_display().lower()}, jadi isinya tetap. "
            "Jadwalkan dialog baru untuk hal yang berubah."
        )


def check_can_confirm_dialog(by: Akun, dialog: DialogKinerja, *, ada_tindakan: bool) -> None:
    """One of the two, once the talk took place and something of it is written."""
    check_can_write_dialog(by, dialog)
    if dialog.waktu > timezone.now():
        raise KeadaanTidakCocok("Dialog dikonfirmasi sesudah berlangsung, bukan sebelumnya.")
    if not (dialog.catatan_pegawai or dialog.catatan_atasan or ada_tindakan):
        raise KeadaanTidakCocok("Tulis dulu catatan atau tindakan yang disepakati.")


def check_can_mark_tindakan(by: Akun, dialog: DialogKinerja, pada: date) -> None:
    """One of the two, and whoever rates the person now: actions outlive a change of superior."""
    if by.pegawai_id in (dialog.pegawai_id, dialog.atasan_id) and by.pegawai_id is not None:
        return
    if not menilai(by, dialog.pegawai_id, pada):
        raise TidakBoleh("Tindakan ditandai oleh kedua pihak dialog atau pejabat penilai sekarang.")


can_schedule_dialog = as_bool(check_can_schedule_dialog)
can_write_dialog = as_bool(check_can_write_dialog)
can_confirm_dialog = as_bool(check_can_confirm_dialog)
can_mark_tindakan = as_bool(check_can_mark_tindakan)
