"""What each state and predicate is called on screen, its icon and its tone."""

from __future__ import annotations

from typing import Final, NamedTuple


class Lencana(NamedTuple):
    """Words first; ``ikon`` is a symbol of ikon.svg, ``nada`` a modifier of ``.lencana``."""

    label: str
    ikon: str
    nada: str


STATUS: Final[dict[str, Lencana]] = {
    "belum": Lencana("Belum dimulai", "kosong", "sepi"),
    "belum_dinilai": Lencana("Belum dinilai", "kosong", "sepi"),
    "draf": Lencana("Draf", "pensil", ""),
    "diajukan": Lencana("Diajukan", "kirim", "proses"),
    "dikembalikan": Lencana("Dikembalikan", "kembali", "awas"),
    "disetujui": Lencana("Disetujui", "cek", "baik"),
    "ditetapkan": Lencana("Ditetapkan", "cap", "cap"),
    "ditolak": Lencana("Ditolak", "silang", "bahaya"),
    "dibatalkan": Lencana("Dibatalkan", "silang", ""),
    "ditarik": Lencana("Ditarik kembali", "kembali", ""),
    "diteruskan": Lencana("Diteruskan", "kanan", "proses"),
    "diterima": Lencana("Diterima", "cek", "baik"),
    "keberatan": Lencana("Keberatan", "ucap", "awas"),
    "diputus": Lencana("Diputus", "timbang", "cap"),
    "terbuka": Lencana("Terbuka", "kosong", "awas"),
    "direncanakan": Lencana("Direncanakan", "jam", "proses"),
    "selesai": Lencana("Selesai", "cek", "baik"),
    "terlambat": Lencana("Terlambat", "jam", "bahaya"),
    "menunggu": Lencana("Menunggu", "jam", "proses"),
    "antre": Lencana("Menunggu giliran", "jam", "sepi"),
    "berjalan": Lencana("Sedang dikerjakan", "jam", "proses"),
    "dijadwalkan": Lencana("Dijadwalkan", "kalender", "proses"),
    "disepakati": Lencana("Disepakati", "cek", "baik"),
    "diminta": Lencana("Menunggu konselor", "jam", "awas"),
    "berlangsung": Lencana("Berlangsung", "ucap", "proses"),
    "gagal": Lencana("Gagal", "galat", "bahaya"),
    # Early warning (aturan.peringatan.Keadaan)
    "tercapai": Lencana("Tercapai", "cek", "baik"),
    "aman": Lencana("Menuju target", "naik", "sepi"),
    "waspada": Lencana("Waspada", "awas", "awas"),
    "kritis": Lencana("Kritis", "galat", "bahaya"),
    "belum_cukup_data": Lencana("Belum cukup data", "kosong", "sepi"),
}

PREDIKAT: Final[dict[str, Lencana]] = {
    "sangat_baik": Lencana("Sangat Baik", "bintang", "baik"),
    "baik": Lencana("Baik", "cek", "baik"),
    "butuh_perbaikan": Lencana("Butuh Perbaikan", "pensil", "awas"),
    "kurang": Lencana("Kurang", "awas", "awas"),
    "sangat_kurang": Lencana("Sangat Kurang", "galat", "bahaya"),
    "istimewa": Lencana("Istimewa", "bintang", "cap"),
    "di_atas": Lencana("Di Atas Ekspektasi", "naik", "baik"),
    "sesuai": Lencana("Sesuai Ekspektasi", "cek", "proses"),
    "di_bawah": Lencana("Di Bawah Ekspektasi", "turun", "awas"),
}

URUTAN_PREDIKAT: Final = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")


def find(daftar: dict[str, Lencana], nilai: object) -> Lencana:
    """The badge of a state, given as an enum member or as text; an unknown one keeps its words."""
    teks = str(getattr(nilai, "value", nilai)).strip()
    kunci = teks.lower().replace(" ", "_").replace("-", "_").removesuffix("_ekspektasi")
    return daftar.get(kunci) or Lencana(teks.replace("_", " ").capitalize(), "info", "")
