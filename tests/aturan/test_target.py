from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.galat import GalatAturan
from tera.aturan.target import (
    Arah,
    JenisTarget,
    Target,
    TargetTidakSah,
    compare_realisasi,
    format_target,
    is_cacahan,
    parse_target,
)

from .muat import load_kasus

ANGKA = st.decimals(min_value=-(10**9), max_value=10**9, places=3)


@pytest.mark.parametrize("kasus", load_kasus("target"))
def test_parse_target(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan):
            parse_target(kasus["masukan"]["teks"])
        return
    target, keluaran = parse_target(kasus["masukan"]["teks"]), kasus["keluaran"]
    bawah, atas = (
        Decimal(keluaran[kunci]) if kunci in keluaran else None for kunci in ("bawah", "atas")
    )
    assert (target.jenis, target.bawah, target.atas) == (keluaran["jenis"], bawah, atas)
    assert format_target(target) == keluaran["tampil"]


@given(ANGKA, ANGKA)
def test_what_is_shown_reads_back(satu, dua):
    angka = Target(JenisTarget.ANGKA, satu, satu)
    assert parse_target(format_target(angka)) == angka
    rentang = Target(JenisTarget.RENTANG, min(satu, dua), max(satu, dua))
    assert parse_target(format_target(rentang)) == rentang


@given(st.text(max_size=60))
def test_any_text_is_a_target_or_refused(teks):
    try:
        target = parse_target(teks)
    except GalatAturan:
        return
    assert parse_target(format_target(target)) == target


def test_overlong_words_are_refused():
    assert parse_target("a" * 2000).jenis is JenisTarget.TEKS
    with pytest.raises(TargetTidakSah, match="2000"):
        parse_target("a" * 2001)


def test_a_long_row_of_digits_is_words_not_a_crash():
    assert parse_target("1" * 2000).jenis is JenisTarget.TEKS
    assert parse_target("1" * 999 + "-" + "1" * 999).jenis is JenisTarget.TEKS


@pytest.mark.parametrize(
    ("teks", "arah", "realisasi", "posisi"),
    [
        ("61,95", Arah.NAIK, "50", "di_bawah"),
        ("95-99", Arah.NAIK, "95", "dalam"),
        ("95-99", Arah.NAIK, "99", "dalam"),
        ("95-99", Arah.NAIK, "99.01", "di_atas"),
        ("95-99", Arah.NAIK, "94.99", "di_bawah"),
        ("120", Arah.TURUN, "45", "di_atas"),
        ("120", Arah.TURUN, "120", "dalam"),
        ("120", Arah.TURUN, "121", "di_bawah"),
    ],
)
def test_compare_realisasi(teks, arah, realisasi, posisi):
    assert compare_realisasi(parse_target(teks), arah, Decimal(realisasi)) == posisi


def test_words_and_missing_figures_are_not_compared():
    assert compare_realisasi(parse_target("Selesai"), Arah.NAIK, Decimal(1)) is None
    assert compare_realisasi(parse_target("5"), Arah.NAIK, None) is None


@given(ANGKA, ANGKA)
def test_the_other_direction_mirrors(batas, realisasi):
    target = Target(JenisTarget.ANGKA, batas, batas)
    pasangan = {"di_atas": "di_bawah", "di_bawah": "di_atas", "dalam": "dalam"}
    naik = compare_realisasi(target, Arah.NAIK, realisasi)
    assert naik is not None
    assert compare_realisasi(target, Arah.TURUN, realisasi) == pasangan[naik]


@pytest.mark.parametrize(
    "satuan",
    [
        *("Dokumen", "orang", " Laporan ", "Kegiatan", "kali", "Unit", "Ton", "Miliar rupiah"),
        *("Perangkat daerah", "Bulan", "Jam Pelajaran", "JP", "orang (peserta)", "Persetujuan"),
    ],
)
def test_what_is_counted_adds_up(satuan):
    assert is_cacahan(satuan)


@pytest.mark.parametrize(
    "satuan",
    [
        *("%", "Persen", "% (persen)", "Indeks", "nilai", "Skor", "hari", "Hari kerja", "Jam"),
        *("menit", "rasio", "per 1000", "per 1.000 penduduk", "Kasus per 100.000 penduduk"),
        *("kali/bulan", "", "  ", "Rata-rata hari", "Predikat", "50%"),
    ],
)
def test_a_level_or_a_ratio_does_not_add_up(satuan):
    assert not is_cacahan(satuan)
