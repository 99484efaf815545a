"""Measurable: a measure, a number, a unit that fits."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tera.aturan.smart.bentuk import Kriteria, MasukanSmart, TemuanSmart, Tingkat
from tera.aturan.smart.kata import Kata, kosakata, phrases
from tera.aturan.smart.saran import suggest_wording
from tera.aturan.target import JenisTarget

SERATUS = Decimal(100)
PERSENTASE = re.compile(r"^(?:persentase|presentase|prosentase|persen|proporsi)\b", re.IGNORECASE)
ANGKA = re.compile(r"\d")


def check_terukur(masukan: MasukanSmart, kata: list[Kata]) -> Iterator[TemuanSmart]:
    """Findings of the criterion."""
    if not kata:
        return
    if not has_measure(masukan):
        yield _temuan(
            "tanpa_ukuran",
            "Belum terlihat apa yang dihitung. Awali dengan Jumlah, Persentase, Indeks, "
            "Rata-rata, atau ukuran lain.",
            suggest_wording(masukan.teks),
        )
    if masukan.target is not None:
        yield from _target(masukan)


def has_measure(masukan: MasukanSmart) -> bool:
    """A word of measure in the text, or a counted target with its unit beside it."""
    if phrases("ukuran").search(masukan.teks):
        return True
    if masukan.kualitatif:
        return bool(ANGKA.search(masukan.teks))
    terhitung = masukan.target is not None and masukan.target.jenis is not JenisTarget.TEKS
    return terhitung and bool(masukan.satuan.strip())


def _target(masukan: MasukanSmart) -> Iterator[TemuanSmart]:
    target, satuan = masukan.target, masukan.satuan.strip().casefold()
    if target is None or masukan.kualitatif:
        return
    if target.bawah is None or target.atas is None:
        if not ANGKA.search(target.teks):
            yield _temuan("target_kata", "Target belum memuat angka. Isi bilangan atau rentang.")
        return
    bagian = satuan in kosakata()["satuan_bagian"]
    if not satuan:
        yield _temuan("tanpa_satuan", "Target belum mempunyai satuan, misalnya %, dokumen, orang.")
    if PERSENTASE.match(masukan.teks.strip()) and satuan and not bagian:
        yield _temuan(
            "satuan_bukan_persen", "Indikator menyebut persentase, satuannya bukan persen."
        )
    naik = re.search(r"pe(?:ningkatan|rtumbuhan)|kenaikan", masukan.teks, re.IGNORECASE)
    if bagian and target.atas > SERATUS and not naik:
        yield _temuan("lebih_dari_seratus", "Bagian dari keseluruhan tidak dapat lebih dari 100%.")
    if satuan in kosakata()["satuan_bulat"] and _fractional(target.bawah, target.atas):
        yield _temuan("satuan_bulat", f"Satuan {satuan} dihitung bulat; targetnya pecahan.")


def _fractional(*nilai: Decimal) -> bool:
    return any(satu != satu.to_integral_value() for satu in nilai)


def _temuan(kode: str, pesan: str, saran: str | None = None) -> TemuanSmart:
    return TemuanSmart(Kriteria.TERUKUR, kode, Tingkat.PERBAIKI, pesan, saran=saran)
