"""Who may bring a person's plans in line with her posts."""

from datetime import date

from tera.akun.models import Akun
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.models import Pegawai
from tera.organisasi.queries import dikelola


def check_can_apply_kurun(by: Akun, pegawai: Pegawai, pada: date) -> None:
    """The person herself, BKPSDM, or the pengelola kinerja of her unit on that day."""
    sendiri = by.pegawai_id is not None and by.pegawai_id == pegawai.pk
    dalam = Pegawai.objects.filter(pk=pegawai.pk).filter(dikelola(by, pada, "id"))
    if not sendiri and not dalam.exists():
        raise TidakBoleh(
            "Rentang SKP disesuaikan oleh pemiliknya, pengelola kinerja unitnya, atau BKPSDM."
        )


can_apply_kurun = as_bool(check_can_apply_kurun)
