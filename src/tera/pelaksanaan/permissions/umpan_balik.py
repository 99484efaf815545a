"""Who may give feedback and who may answer it."""

from datetime import date

from tera.akun.lingkup import atasan_dari_penilai
from tera.akun.models import Akun
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool
from tera.pelaksanaan.models import UmpanBalik
from tera.perencanaan.models import Skp
from tera.perencanaan.permissions import check_pejabat_penilai

_is_penilai = as_bool(check_pejabat_penilai)


def check_can_give_umpan_balik(by: Akun, skp: Skp, pada: date) -> None:
    """The direct superior on this day, or that superior's superior."""
    if by.pegawai_id is None or by.instansi_id != skp.instansi_id:
        raise TidakBoleh("Umpan balik diberikan oleh pegawai instansi yang sama.")
    if by.pegawai_id == skp.pegawai_id:
        raise TidakBoleh("Umpan balik atas SKP Anda diberikan oleh pimpinan; Anda menjawabnya.")
    if not (_is_penilai(by, skp, pada) or atasan_dari_penilai(by, skp.pegawai_id, pada)):
        raise TidakBoleh(
            "Umpan balik diberikan oleh pejabat penilai kinerja pegawai ini atau atasannya."
        )


def check_can_answer_umpan_balik(by: Akun, induk: UmpanBalik, pada: date) -> None:
    """The plan's owner, and whoever may give feedback on it."""
    if by.pegawai_id is None or by.pegawai_id != induk.skp.pegawai_id:
        check_can_give_umpan_balik(by, induk.skp, pada)


can_give_umpan_balik = as_bool(check_can_give_umpan_balik)
can_answer_umpan_balik = as_bool(check_can_answer_umpan_balik)
