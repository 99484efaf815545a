"""Tone hints against sentences labelled by hand; each hint says what, why and a better way."""

import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tera.pelaksanaan.nada import check_nada

KASUS = tomllib.loads((Path(__file__).parent / "kasus_nada.toml").read_text())
KODE = {
    "orang": "menilai_orang",
    "mutlak": "mutlak",
    "seruan": "seruan",
    "banding": "membandingkan",
    "contoh": "tanpa_contoh",
    "langkah": "tanpa_langkah",
    "pendek": "terlalu_pendek",
}
TERENDAH = 0.9
SEDIKITNYA = 60


def _tell(teks: str) -> None:
    sys.stdout.write(f"{teks}\n")


def _pairs() -> list[tuple[str, set[str], set[str]]]:
    return [
        (
            teks,
            {KODE[kode] for kode in label.split()},
            {satu.kode for satu in check_nada(teks, apresiasi=jenis == "apresiasi")},
        )
        for jenis, kasus in KASUS.items()
        for teks, label in kasus
    ]


def test_hints_find_what_people_find_and_little_else() -> None:
    semua = _pairs()
    assert len(semua) >= SEDIKITNYA
    benar, lebih, luput = Counter[str](), Counter[str](), Counter[str]()
    for teks, label, temuan in semua:
        benar.update(label & temuan)
        lebih.update(temuan - label)
        luput.update(label - temuan)
        if label != temuan:
            _tell(f"+{sorted(temuan - label)} -{sorted(label - temuan)}: {teks}")
    for kode in KODE.values():
        presisi = benar[kode] / max(1, benar[kode] + lebih[kode])
        perolehan = benar[kode] / max(1, benar[kode] + luput[kode])
        _tell(f"{kode:15} precision {presisi:.2f} recall {perolehan:.2f} n={benar[kode]}")
        assert min(presisi, perolehan) >= TERENDAH, kode
    total = benar.total()
    presisi, perolehan = total / (total + lebih.total()), total / (total + luput.total())
    _tell(f"precision {presisi:.3f} recall {perolehan:.3f} of {len(semua)} sentences")


def test_each_hint_says_what_why_and_a_better_way() -> None:
    for teks in ("Anda malas!! KERJA SEMUA SALAH, dibanding rekan lain", "Kerja Anda biasa " * 3):
        for satu in check_nada(teks):
            assert satu.apa
            assert "{" not in satu.apa
            assert satu.mengapa
            assert satu.lebih_baik


@pytest.mark.parametrize("teks", ["", "   \n "])
def test_nothing_is_said_of_nothing(teks: str) -> None:
    assert check_nada(teks) == []


def test_a_follow_up_beside_it_is_the_next_step() -> None:
    teks = "Kunjungan ke Desa Lubuk Landai tertunda dua kali pada April."
    assert [satu.kode for satu in check_nada(teks)] == ["tanpa_langkah"]
    assert check_nada(teks, ada_tindak_lanjut=True) == []
