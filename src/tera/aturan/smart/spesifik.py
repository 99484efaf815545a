"""Specific: an outcome or output, one, in words that are not vague."""

import re
from collections.abc import Iterator

from tera.aturan.smart.bentuk import Kriteria, MasukanSmart, TemuanSmart, Tingkat
from tera.aturan.smart.kata import Kata, kosakata, matches, phrases
from tera.aturan.smart.saran import suggest_wording

KATA_TERSEDIKIT = 2
KATA_TERBANYAK = 40
AKTIF = re.compile(r"^(?:me[mn]?|meng|meny|ber)\w{3,}(?:kan|i)?$")
HASIL = re.compile(r"^(?:me|ber)\w+nya$")
TERLAKSANA = re.compile(r"^terlaksana\w*$")
# A second measure behind a joining word: two indicators in one sentence.
GANDA = re.compile(r"(?:\bdan\b|\bserta\b|;)\s*(?:dan\s+)?", re.IGNORECASE)


def check_spesifik(masukan: MasukanSmart, kata: list[Kata]) -> Iterator[TemuanSmart]:
    """Findings of the criterion."""
    teks = masukan.teks
    yield from _length(kata)
    yield from _activity(teks, kata)
    yield from _double(teks)
    yield from _examples(teks)
    for cocok in matches("samar", teks):
        yield _temuan(
            "samar",
            f"Kata “{cocok[0]}” dapat dibaca berbeda-beda. Sebut keadaan yang dapat diperiksa.",
            teks,
            cocok.span(),
            suggest_wording(teks),
        )


def is_activity(kata: list[Kata]) -> bool:
    """Whether the sentence begins with doing something instead of with what came of it."""
    if not kata:
        return False
    pertama = kata[0].isi
    if TERLAKSANA.match(pertama):
        return True
    if pertama in kosakata()["kegiatan"] or pertama in kosakata()["kegiatan_lain"]["kata"]:
        return True
    ukuran = phrases("ukuran").fullmatch(pertama)
    return bool(AKTIF.match(pertama) and not HASIL.match(pertama) and not ukuran)


def _activity(teks: str, kata: list[Kata]) -> Iterator[TemuanSmart]:
    if not is_activity(kata):
        return
    pertama = kata[0]
    yield _temuan(
        "kegiatan",
        f"“{teks[pertama.awal : pertama.akhir]}” menyebut kegiatan. "
        "Tulis hasilnya: apa yang ada atau berubah sesudahnya.",
        teks,
        (pertama.awal, pertama.akhir),
        suggest_wording(teks),
    )


def _double(teks: str) -> Iterator[TemuanSmart]:
    for cocok in GANDA.finditer(teks):
        kedua = phrases("ukuran").match(teks, cocok.end())
        if kedua and phrases("ukuran").search(teks, 0, cocok.start()):
            yield _temuan(
                "ganda",
                "Dua ukuran dalam satu indikator. Pisahkan menjadi dua indikator.",
                teks,
                (cocok.start(), kedua.end()),
            )
            return


def _examples(teks: str) -> Iterator[TemuanSmart]:
    for cocok in matches("contoh", teks):
        yield _temuan(
            "contoh",
            "Indikator memuat contoh, jadi batasnya tidak jelas. Sebut yang dihitung saja.",
            teks,
            cocok.span(),
        )
        return


def _length(kata: list[Kata]) -> Iterator[TemuanSmart]:
    if len(kata) < KATA_TERSEDIKIT:
        pesan = "Terlalu pendek untuk dipahami orang lain. Sebut apa yang diukur dan pada siapa."
        yield TemuanSmart(Kriteria.SPESIFIK, "pendek", Tingkat.PERBAIKI, pesan)
    elif len(kata) > KATA_TERBANYAK:
        pesan = f"Terlalu panjang ({len(kata)} kata). Satu indikator cukup satu kalimat pendek."
        yield TemuanSmart(Kriteria.SPESIFIK, "panjang", Tingkat.PERBAIKI, pesan)


def _temuan(
    kode: str, pesan: str, teks: str, letak: tuple[int, int], saran: str | None = None
) -> TemuanSmart:
    awal, akhir = letak
    return TemuanSmart(
        Kriteria.SPESIFIK, kode, Tingkat.PERBAIKI, pesan, teks[awal:akhir], awal, akhir, saran
    )
