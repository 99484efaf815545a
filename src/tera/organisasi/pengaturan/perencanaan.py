"""Settings of planning: by when plans are handed in, and what counts as too much."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import parameter
from tera.organisasi.pengaturan.bentuk import Kunci, whole

KELOMPOK = "Perencanaan kinerja"
TAHUN_BIASA = 2023
"""A year without 29 February: a deadline must exist in every year."""
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
)
