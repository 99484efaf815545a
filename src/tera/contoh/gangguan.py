"""An outage of last month that moved a window, so that the record of outages tells something."""

from datetime import date, datetime, timedelta

from tera.aturan.kalender import add_bulan
from tera.dasar.audit import record_event
from tera.dasar.models import Gangguan, SebabGangguan
from tera.organisasi.models import Instansi
from tera.organisasi.pengaturan import KUNCI
from tera.organisasi.pengaturan.pelaksanaan import BATAS_REALISASI

MULAI = timedelta(hours=13, minutes=5)
LAMA = timedelta(hours=2, minutes=40)


def isi_gangguan(instansi: Instansi, pada: date) -> Gangguan:
    """On the last day on which last month's predecessor was to be reported, after lunch."""
    hari = add_bulan(pada.replace(day=1), -1).replace(day=KUNCI[BATAS_REALISASI].bawaan)
    mulai = datetime.combine(hari, datetime.min.time(), instansi.zona) + MULAI
    gangguan = Gangguan.objects.create(mulai=mulai, selesai=mulai + LAMA, sebab=SebabGangguan.MATI)
    isi = {"mulai": gangguan.mulai, "selesai": gangguan.selesai, "sebab": gangguan.sebab}
    record_event(tindakan="catat_gangguan", objek=gangguan, by=None, isi=isi)
    return gangguan
