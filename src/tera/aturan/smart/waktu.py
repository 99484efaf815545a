"""Time-bound: the plan's own period bounds a quantity; what is about time names its limit."""

from collections.abc import Iterator

from tera.aturan.skp import Aspek
from tera.aturan.smart.bentuk import Kriteria, MasukanSmart, TemuanSmart, Tingkat
from tera.aturan.smart.kata import kosakata, matches, phrases

DEFINISI = ("sop", "standar", "hari", "jam", "menit", "bulan", "tanggal")


def check_waktu(masukan: MasukanSmart) -> Iterator[TemuanSmart]:
    """Findings of the criterion."""
    teks = masukan.teks
    for cocok in matches("waktu_samar", teks):
        if _defined(masukan):
            continue
        yield TemuanSmart(
            Kriteria.WAKTU,
            "waktu_samar",
            Tingkat.PERBAIKI if not phrases("ukuran").search(teks) else Tingkat.CATATAN,
            f"“{cocok[0]}” belum menyebut batasnya. Tulis berapa hari, tanggal berapa, atau "
            "standar yang dipakai.",
            cocok[0],
            *cocok.span(),
        )
    if masukan.aspek is Aspek.WAKTU and not _has_time(masukan):
        yield TemuanSmart(
            Kriteria.WAKTU,
            "tanpa_waktu",
            Tingkat.PERBAIKI,
            "Aspek waktu memerlukan batas, misalnya 12 bulan atau paling lambat 31 Maret.",
        )


def _defined(masukan: MasukanSmart) -> bool:
    """Whether the limit stands elsewhere: a duration, a standard, a unit of time."""
    isi = f"{masukan.teks} {masukan.satuan}".casefold()
    return any(satu in isi for satu in DEFINISI)


def _has_time(masukan: MasukanSmart) -> bool:
    satuan = masukan.satuan.strip().casefold()
    target = masukan.target.teks if masukan.target else ""
    if satuan in kosakata()["waktu"]:
        return True
    return bool(phrases("waktu").search(f"{masukan.teks} {target}"))
