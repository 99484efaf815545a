"""Relevant: it serves a result of the superior, or somebody assigned it."""

from collections.abc import Iterator

from tera.aturan.smart.bentuk import Kriteria, MasukanSmart, TemuanSmart, Tingkat
from tera.aturan.smart.kata import subjects


def check_relevan(masukan: MasukanSmart) -> Iterator[TemuanSmart]:
    """Findings of the criterion; ``atasan`` None is not known, empty is known to be missing."""
    if masukan.atasan is None or masukan.penugasan_luar:
        return
    if not masukan.atasan.strip():
        yield TemuanSmart(
            Kriteria.RELEVAN,
            "tanpa_atasan",
            Tingkat.PERBAIKI,
            "Belum dikaitkan dengan hasil kerja pimpinan. Pilih hasil kerja yang didukung.",
        )
        return
    sendiri = subjects(f"{masukan.hasil} {masukan.teks}")
    if not sendiri & subjects(masukan.atasan):
        yield TemuanSmart(
            Kriteria.RELEVAN,
            "jauh",
            Tingkat.CATATAN,
            "Tidak ada kata pokok yang sama dengan hasil kerja pimpinan. Periksa kaitannya.",
        )
