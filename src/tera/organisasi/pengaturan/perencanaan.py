"""Settings of planning: by when plans are handed in, when a change gives one of its own."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import parameter
from tera.organisasi.models.masa import JenisMasa
from tera.organisasi.pengaturan.bentuk import Kunci, whole

KELOMPOK = "Perencanaan kinerja"
TAHUN_BIASA = 2023
"""A year without 29 February: a deadline must exist in every year."""
BELUM_PASTI = "Belum diverifikasi dalam PermenPANRB 6/2022; pilihan instansi"
# From how many days on an absence of this kind interrupts the plan; 0: never.
PUTUS_BAWAAN = {
    JenisMasa.CUTI_BESAR: 30,
    JenisMasa.CUTI_SAKIT: 30,
    JenisMasa.CUTI_MELAHIRKAN: 0,
    JenisMasa.CLTN: 1,
    JenisMasa.TUGAS_BELAJAR: 1,
    JenisMasa.DIPERBANTUKAN: 1,
    JenisMasa.MPP: 1,
    JenisMasa.DIBERHENTIKAN_SEMENTARA: 1,
}
_BAWAAN = parameter("tenggat_penetapan").pada(date(TAHUN_BIASA, 1, 1)).isi["skp"]


def _check_day(nilai: Mapping[str, Any]) -> None:
    try:
        tenggat_of(nilai, TAHUN_BIASA)
    except ValueError as galat:
        raise GalatAturan("Tanggal itu tidak ada dalam setiap tahun.") from galat


def tenggat_of(nilai: Mapping[str, Any], tahun: int) -> date:
    """The deadline of a year's plans by the setting ``tenggat_skp``."""
    return date(tahun, nilai["bulan"], nilai["hari"])


DAFTAR = (
    Kunci(
        nama="tenggat_skp",
        kelompok=KELOMPOK,
        judul="Tenggat pengajuan SKP",
        bantuan="Dibaca per 1 Januari tahun SKP. Untuk tahun berjalan, gunakan perpanjangan.",
        bidang=(
            Bidang(nama="hari", label="Tanggal", jenis=JenisBidang.BULAT, minimum=1, maksimum=31),
            Bidang(nama="bulan", label="Bulan", jenis=JenisBidang.BULAT, minimum=1, maksimum=12),
        ),
        bawaan={"hari": _BAWAAN["hari"], "bulan": _BAWAAN["bulan"]},
        sumber="PermenPANRB 6/2022; tanggalnya belum diverifikasi",
        periksa=_check_day,
    ),
    Kunci(
        nama="beban_hasil",
        kelompok=KELOMPOK,
        judul="Hasil kerja terbanyak tanpa tanda kelebihan beban",
        bantuan="SKP dengan hasil kerja lebih banyak ditandai pada peta cakupan kinerja.",
        bidang=whole("Jumlah hasil kerja", 2, 40, satuan="hasil kerja"),
        bawaan=8,
        sumber="Pilihan instansi",
    ),
    Kunci(
        nama="skp_terpendek_hari",
        kelompok=KELOMPOK,
        judul="Rentang terpendek untuk SKP sendiri",
        bantuan="Penugasan yang lebih singkat dalam setahun tidak memerlukan SKP sendiri.",
        bidang=whole("Jumlah hari", 1, 180),
        bawaan=30,
        sumber=BELUM_PASTI,
    ),
    Kunci(
        nama="masa_memutus_skp",
        kelompok=KELOMPOK,
        judul="Masa khusus yang memutus SKP",
        bantuan="Sejak berapa hari lamanya sebuah masa memutus SKP. Isi 0 bila tidak pernah.",
        bidang=tuple(
            Bidang(
                nama=jenis.value,
                label=str(jenis.label),
                jenis=JenisBidang.BULAT,
                satuan="hari",
                minimum=0,
                maksimum=3660,
            )
            for jenis in JenisMasa
        ),
        bawaan={jenis.value: hari for jenis, hari in PUTUS_BAWAAN.items()},
        sumber=BELUM_PASTI,
    ),
)
