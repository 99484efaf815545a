"""Who may do what in a counselling. Whether somebody sees it at all is ``queries.konseling``."""

from datetime import date

from tera.akun.lingkup import menilai
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import KeadaanTidakCocok, TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import KonselingKinerja, PemohonKonseling
from tera.pelaksanaan.states import StatusKonseling


def check_can_request_konseling(by: Akun, pegawai: Pegawai, pada: date) -> None:
    """The person herself, or whoever rates her on that day."""
    if by.pegawai_id is None:
        raise TidakBoleh("Akun ini tidak terhubung dengan seorang pegawai.")
    if by.pegawai_id != pegawai.pk and not menilai(by, pegawai.pk, pada):
        raise TidakBoleh("Konseling diminta oleh pegawai sendiri atau pejabat penilai kinerjanya.")


def _asked(by: Akun, konseling: KonselingKinerja) -> bool:
    """Whether this person asked for it: the employee, or the superior named in it."""
    if konseling.pemohon == PemohonKonseling.PEGAWAI:
        return by.pegawai_id == konseling.pegawai_id
    return by.pegawai_id == konseling.penilai_id


def check_can_choose_konselor(by: Akun, konseling: KonselingKinerja) -> None:
    """The employee, whoever asked, and whoever asked for it; before it has begun."""
    if by.pegawai_id != konseling.pegawai_id and not _asked(by, konseling):
        raise TidakBoleh("Konselor dipilih oleh pegawai atau yang meminta konseling.")
    _check_state(konseling, StatusKonseling.DIMINTA)


def check_can_cancel_konseling(by: Akun, konseling: KonselingKinerja) -> None:
    """Whoever asked for it, before it has begun."""
    if not _asked(by, konseling):
        raise TidakBoleh("Permintaan konseling ditarik oleh yang memintanya.")
    _check_state(konseling, StatusKonseling.DIMINTA)


def check_can_accept_konseling(by: Akun, konseling: KonselingKinerja) -> None:
    """The chosen counsellor, while she is one: to take it on or to give it back."""
    _check_counsels(by, konseling)
    if not by.punya_peran(Peran.KONSELOR):
        raise TidakBoleh("Penugasan Anda sebagai konselor sudah berakhir.")
    _check_state(konseling, StatusKonseling.DIMINTA)


def check_can_record_konseling(by: Akun, konseling: KonselingKinerja) -> None:
    """The counsellor named in it, also after her assignment has ended: she ends what she began."""
    _check_counsels(by, konseling)
    _check_state(konseling, StatusKonseling.BERLANGSUNG)


def _check_counsels(by: Akun, konseling: KonselingKinerja) -> None:
    if by.pegawai_id is None or by.pegawai_id != konseling.konselor_id:
        raise TidakBoleh("Bagian ini diisi oleh konselor.")


def _check_state(konseling: KonselingKinerja, status: StatusKonseling) -> None:
    if konseling.status != status:
        raise KeadaanTidakCocok(
            f"Langkah ini tidak dapat dilakukan karena konseling sekarang berstatus "
            f"“{konseling.get_status_display()}”."
        )


can_request_konseling = as_bool(check_can_request_konseling)
can_choose_konselor = as_bool(check_can_choose_konselor)
can_cancel_konseling = as_bool(check_can_cancel_konseling)
can_accept_konseling = as_bool(check_can_accept_konseling)
can_record_konseling = as_bool(check_can_record_konseling)
