"""Settings that an agency decides itself: a closed list, dated, with the decree they rest on.

What the sources leave open (``regulasi`` marks it unverified) is such a setting, never a constant.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tera.aturan.predikat import PETA_BAWAAN, PredikatOrganisasi, Rating
from tera.organisasi.models import PengaturanInstansi


@dataclass(frozen=True)
class Kunci:
    """A setting: what it means, its default, its check and where the default comes from."""

    nama: str
    judul: str
    bantuan: str
    bawaan: Any
    sah: Callable[[Any], bool]
    sumber: str
    pilihan: tuple[tuple[str, str], ...] = ()


def _one_of(*pilihan: str) -> Callable[[Any], bool]:
    return lambda isi: isi in pilihan


def _days(isi: Any) -> bool:
    return isinstance(isi, int) and not isinstance(isi, bool) and 1 <= isi <= 90


def _rating_map(isi: Any) -> bool:
    return (
        isinstance(isi, dict)
        and set(isi) == {str(p) for p in PredikatOrganisasi}
        and set(isi.values()) <= {str(r) for r in Rating}
    )


YA_TIDAK = (("ya", "Ya"), ("tidak", "Tidak"))
DAFTAR = (
    Kunci(
        "periode_evaluasi",
        "Periode evaluasi",
        "Seberapa sering evaluasi kinerja periodik dilakukan.",
        "triwulan",
        _one_of("bulanan", "triwulan"),
        "PermenPANRB 6/2022; pilihan instansi",
        (("bulanan", "Setiap bulan"), ("triwulan", "Setiap triwulan")),
    ),
    Kunci(
        "hari_keberatan",
        "Batas keberatan (hari)",
        "Lama pegawai dapat mengajukan keberatan sejak hasil diterima.",
        14,
        _days,
        "PP 30/2019 Pasal 59; jumlah hari dalam PermenPANRB 6/2022 belum diverifikasi",
    ),
    Kunci(
        "jenis_hari_keberatan",
        "Jenis hari keberatan",
        "Hari kalender atau hari kerja.",
        "kalender",
        _one_of("kalender", "kerja"),
        "Belum diverifikasi; pilihan instansi",
        (("kalender", "Hari kalender"), ("kerja", "Hari kerja")),
    ),
    Kunci(
        "distribusi_mengikat",
        "Pola distribusi mengikat",
        "Ya: penetapan ditahan sampai sebaran sesuai. Tidak: peringatan saja.",
        "tidak",
        _one_of("ya", "tidak"),
        "SE MenPANRB 3/2023 menyebut pola sebagai pertimbangan",
        YA_TIDAK,
    ),
    Kunci(
        "mayoritas_distribusi",
        "Arti mayoritas",
        "Cara membaca kata mayoritas pada pola distribusi.",
        "modus",
        _one_of("modus", "lebih_setengah"),
        "Belum diverifikasi; pilihan instansi",
        (("modus", "Jumlah terbanyak"), ("lebih_setengah", "Lebih dari setengah")),
    ),
    Kunci(
        "rating_kepala_unit",
        "Rating hasil kerja kepala unit",
        "Predikat organisasi menjadi rating hasil kerja kepala unitnya.",
        {str(organisasi): str(rating) for organisasi, rating in PETA_BAWAAN.items()},
        _rating_map,
        "SE MenPANRB 3/2023; pemetaan belum diverifikasi",
    ),
    Kunci(
        "evaluasi_dibuka_hari",
        "Evaluasi dibuka (hari sebelum periode berakhir)",
        "Sejak berapa hari sebelum akhir periode penilai dapat memberi rating.",
        31,
        _days,
        "Pilihan instansi",
    ),
)
KUNCI = {kunci.nama: kunci for kunci in DAFTAR}


def pengaturan_pada(instansi_id: int, tanggal: date) -> dict[str, Any]:
    """All settings of an agency on a day: its own latest row, else the default. One query."""
    isi = {kunci.nama: kunci.bawaan for kunci in DAFTAR}
    baris = (
        PengaturanInstansi.objects.milik_instansi(instansi_id)
        .filter(sejak__lte=tanggal)
        .order_by("sejak")
        .values_list("kunci", "isi")
    )
    isi.update((kunci, nilai) for kunci, nilai in baris if kunci in KUNCI)
    return isi
