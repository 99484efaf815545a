"""Near-duplicates: what is a copy and what is not; groups; nothing depends on the order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.perencanaan.kembar import Anggota, find_kembar

DELAPAN = "Meningkatnya cakupan imunisasi dasar lengkap di wilayah Puskesmas"
ENAM_BELAS = f"{DELAPAN} yang dilaporkan setiap bulan kepada kepala dinas kesehatan"


@pytest.mark.parametrize(
    ("satu", "dua", "kembar"),
    [
        (DELAPAN, DELAPAN.upper(), True),
        (DELAPAN, f"  {DELAPAN}!!", True),
        ("Tersusunnya laporan 2025", "Tersusunnya laporan 2026", True),
        ("Tersusunnya laporan kinerja", "Tersusunnya laporan keuangan", False),
        (DELAPAN, DELAPAN.replace("dasar", "lanjutan"), True),
        (DELAPAN, f"{DELAPAN} Bathin", True),
        (DELAPAN, DELAPAN.replace("dasar", "lanjutan").replace("wilayah", "kota"), False),
        (ENAM_BELAS, ENAM_BELAS.replace("dasar", "x").replace("bulan", "y"), True),
        (ENAM_BELAS, ENAM_BELAS.replace("dasar", "x").replace("bulan kepada", "y z"), False),
        (ENAM_BELAS, f"{ENAM_BELAS} dan bupati", True),
        ("", "", False),
        ("2025", "2026", False),
    ],
)
def test_two_sentences(satu: str, dua: str, kembar: bool) -> None:
    assert (set(find_kembar({1: satu, 2: dua})) == {1, 2}) is kembar
    assert (set(find_kembar({1: dua, 2: satu})) == {1, 2}) is kembar


def test_a_group_is_named_by_its_first_and_says_how_alike() -> None:
    lain = DELAPAN.replace("dasar", "lanjutan")
    hasil = find_kembar({9: lain, 3: DELAPAN, 5: DELAPAN, 7: "Sendiri"})
    assert hasil == {3: Anggota(3, 100), 5: Anggota(3, 100), 9: Anggota(3, 77)}


def test_a_copy_of_a_copy_belongs() -> None:
    kata = DELAPAN.split()
    baru = ["satu", "dua", "tiga"]
    rantai = {n: " ".join([*baru[:n], *kata[n:]]) for n in range(4)}
    assert {satu.wakil for satu in find_kembar(rantai).values()} == {0}
    assert set(find_kembar(rantai)) == set(rantai)


@given(st.lists(st.text("abc ", max_size=40), max_size=30))
def test_same_words_always_meet_and_keys_do_not_matter(kalimat: list[str]) -> None:
    hasil = find_kembar(dict(enumerate(kalimat)))
    for kiri, satu in enumerate(kalimat):
        for kanan, dua in enumerate(kalimat):
            if kiri != kanan and set(satu.split()) == set(dua.split()) and satu.split():
                assert hasil[kiri].wakil == hasil[kanan].wakil
    geser = find_kembar({n + 100: satu for n, satu in enumerate(kalimat)})
    assert {n - 100: (a.wakil - 100, a.kemiripan) for n, a in geser.items()} == {
        n: (a.wakil, a.kemiripan) for n, a in hasil.items()
    }
