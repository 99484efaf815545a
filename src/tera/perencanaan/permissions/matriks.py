"""Who may fill a matriks peran hasil."""

from datetime import date

from tera.akun.models import Akun
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool
from tera.dasar.models.base import berlaku
from tera.perencanaan.models import Skp, TimKerja


def check_can_fill_matriks(by: Akun, pimpinan: Skp, tim: TimKerja | None, pada: date) -> None:
    """The owner of the leader's plan; for the matrix of a team, as its head on that day."""
    if by.pegawai_id is None or by.pegawai_id != pimpinan.pegawai_id:
        raise TidakBoleh("Matriks peran hasil diisi oleh pimpinan pemilik SKP itu.")
    if tim is not None and not (
        tim.ketua_id == by.pegawai_id and TimKerja.objects.filter(berlaku(pada), pk=tim.pk).exists()
    ):
        raise TidakBoleh("Matriks tim kerja diisi oleh ketua tim selama tim itu berlaku.")


can_fill_matriks = as_bool(check_can_fill_matriks)
