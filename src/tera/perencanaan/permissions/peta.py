"""Who may mend what the coverage map shows."""

from datetime import date

from tera.akun.lingkup import bawahan, mengelola, menilai
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool
from tera.perencanaan.models import Skp


def check_can_link_hasil(by: Akun, skp: Skp, pada: date) -> None:
    """The plan's own person while it can be changed; the direct superior or whoever manages
    performance at any time.
    """
    if by.instansi_id == skp.instansi_id and (
        (by.pegawai_id == skp.pegawai_id and skp.dapat_diubah)
        or menilai(by, skp.pegawai_id, pada)
        or mengelola(by, skp.pegawai_id, pada)
    ):
        return
    raise TidakBoleh(
        "Hasil kerja dikaitkan oleh pemiliknya selama SKP dapat diubah, oleh pejabat penilai, "
        "pengelola kinerja, atau BKPSDM."
    )


def check_can_remind(by: Akun, pada: date) -> None:
    """Whoever rates somebody today or manages performance."""
    if by.punya_peran(Peran.BKPSDM, Peran.PENGELOLA):
        return
    if by.pegawai is None or not bawahan(by.pegawai, pada).exists():
        raise TidakBoleh("Pengingat dikirim oleh atasan, pengelola kinerja, atau BKPSDM.")


can_link_hasil = as_bool(check_can_link_hasil)
can_remind = as_bool(check_can_remind)
