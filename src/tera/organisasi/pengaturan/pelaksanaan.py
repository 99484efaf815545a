"""Settings of stage 2: by when progress is written, and what an outage of the service does to it.

No regulation that we could read names these days; all of them are the agency's own choice.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.gangguan import AturanGangguan
from tera.aturan.kalender import add_bulan
from tera.organisasi.pengaturan.bentuk import Kunci, whole

KELOMPOK = "Pelaksanaan kinerja"
SUMBER = "Tidak diatur peraturan yang terbaca; pilihan instansi"
BATAS_PROGRES = "batas_progres_hari"
BATAS_REALISASI = "batas_realisasi_tanggal"
GANGGUAN = "perpanjangan_gangguan"


def batas_progres_of(nilai: int, tanggal: date) -> date:
    """The last day on which a day's entry is in time."""
    return tanggal + timedelta(days=nilai)


def batas_realisasi_of(nilai: int, bulan: date) -> date:
    """The last day on which a month (its first day) is reported in time: of the next month."""
    return add_bulan(bulan.replace(day=1), 1).replace(day=nilai)


def aturan_gangguan_of(nilai: Mapping[str, Any]) -> AturanGangguan:
    """The rule by which an outage extends a window."""
    return AturanGangguan(nilai["jam_terakhir"], nilai["menit_terkecil"])


DAFTAR = (
    Kunci(
        nama=BATAS_PROGRES,
        kelompok=KELOMPOK,
        judul="Batas pengisian progres harian",
        bantuan="Sampai berapa hari sesudahnya sebuah hari dapat diisi tepat waktu. Sesudah itu "
        "tetap dapat diisi, dengan alasan dan tanda terlambat.",
        bidang=whole("Jumlah hari", 1, 60),
        bawaan=7,
        sumber=SUMBER,
    ),
    Kunci(
        nama=BATAS_REALISASI,
        kelompok=KELOMPOK,
        judul="Batas pengisian realisasi bulanan",
        bantuan="Tanggal terakhir bulan berikutnya. Sesudah itu tetap dapat diisi, dengan alasan "
        "dan tanda terlambat.",
        bidang=whole("Tanggal", 1, 28, satuan="bulan berikutnya"),
        bawaan=10,
        sumber=SUMBER,
    ),
    Kunci(
        nama=GANGGUAN,
        kelompok=KELOMPOK,
        judul="Perpanjangan karena gangguan layanan",
        bantuan="Bila layanan terganggu menjelang batas, batas bergeser ke akhir hari kerja "
        "sesudah layanan kembali.",
        bidang=(
            Bidang(
                nama="jam_terakhir",
                label="Dihitung dalam jam terakhir",
                jenis=JenisBidang.BULAT,
                satuan="jam",
                minimum=1,
                maksimum=72,
            ),
            Bidang(
                nama="menit_terkecil",
                label="Gangguan paling sedikit",
                jenis=JenisBidang.BULAT,
                satuan="menit",
                minimum=10,
                maksimum=1440,
            ),
        ),
        bawaan={"jam_terakhir": 24, "menit_terkecil": 30},
        sumber=SUMBER,
    ),
)
