"""What a person has to do now: the one list behind the home page and the digest."""

from datetime import date, datetime

from tera.akun.models import Akun
from tera.aturan.kalender import JenisPeriode, periode_pada
from tera.dasbor import tugas
from tera.dasbor.queries.beranda import HasilMenunggu, hasil_menunggu, rencana_pegawai
from tera.dasbor.queries.kedudukan import Kedudukan
from tera.dasbor.queries.menunggu import hitungan
from tera.dasbor.queries.penantian import diteruskan_kepada
from tera.dasbor.waktu import bulan_lalu, periode_terbuka
from tera.organisasi.pengaturan import pengaturan_pada
from tera.penilaian.waktu import dibuka_sejak, periode_of


def tasks_of(
    akun: Akun, hari_ini: date, sejak: datetime, kini: Kedudukan | None = None
) -> list[tugas.Tugas]:
    """In order of urgency; three queries, one more for results that wait for the person's word and
    one where something was shown to her. ``kini`` spares questions about others to whoever rates
    nobody."""
    memutus = kini is None or kini.menilai or kini.mewakili
    pengaturan = pengaturan_pada(akun.instansi_id, hari_ini)
    jenis = JenisPeriode(pengaturan["periode_evaluasi"])
    periodik = periode_terbuka(jenis, pengaturan, hari_ini)
    tahunan = periode_terbuka(JenisPeriode.TAHUNAN, pengaturan, hari_ini)
    hitung = hitungan(akun, periodik, tahunan, hari_ini, sejak, memutus=memutus)
    # The job that closes escalations comes later than the decision: count what still waits.
    diteruskan = diteruskan_kepada(akun, hari_ini).count() if hitung.diteruskan else 0
    daftar = [
        *tugas.superior_tasks(hitung, periodik, tahunan),
        *tugas.monthly_feedback_tasks(hitung, bulan_lalu(hari_ini)),
        *tugas.watch_tasks(hitung, diteruskan),
        *tugas.own_tasks(hitung),
    ]
    if akun.pegawai is not None and akun.pegawai.nip:
        bulan = bulan_lalu(hari_ini)
        dinilai = periode_pada(bulan, jenis)
        rencana = rencana_pegawai(akun.pegawai, bulan, hari_ini)
        hasil = hasil_menunggu(akun) if hitung.hasil_baru else []
        mulai = dibuka_sejak(dinilai, pengaturan)
        daftar = [
            *tugas.result_tasks([(satu, _label(satu)) for satu in hasil], hari_ini),
            *tugas.plan_tasks(rencana, bulan, dinilai, mulai, hari_ini),
            *daftar,
        ]
    return tugas.in_order(daftar, hari_ini)


def _label(menunggu: HasilMenunggu) -> str:
    return periode_of(menunggu.evaluasi).label
