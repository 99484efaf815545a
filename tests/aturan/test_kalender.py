from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.kalender import (
    JenisPeriode,
    PeriodeTidakSah,
    TenggatTidakSah,
    add_bulan,
    format_tanggal,
    make_periode,
    parse_periode,
    periode_pada,
    periode_setahun,
    tenggat,
)

from .muat import load_kasus

JENIS = st.sampled_from(JenisPeriode)
TAHUN = st.integers(1, 9999)


@pytest.mark.parametrize("kasus", load_kasus("tenggat"))
def test_tenggat(kasus):
    if kasus.get("galat"):
        with pytest.raises(ValueError, match=r"."):
            tenggat(**kasus["masukan"])
        return
    assert tenggat(**kasus["masukan"]) == kasus["keluaran"]["tenggat"]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 300))
def test_a_working_term_ends_on_a_working_day_and_counts_them(mulai, hari):
    akhir = tenggat(mulai, hari, "kerja")
    kerja = [
        satu
        for satu in (mulai + timedelta(n) for n in range(1, (akhir - mulai).days + 1))
        if satu.weekday() < 5
    ]
    assert len(kerja) == hari
    assert kerja[-1] == akhir


@given(TAHUN, JENIS)
def test_a_year_is_covered_without_gap_or_overlap(tahun, jenis):
    periode = periode_setahun(tahun, jenis)
    assert periode[0].mulai == date(tahun, 1, 1)
    assert periode[-1].selesai == date(tahun, 12, 31)
    for satu, dua in pairwise(periode):
        assert satu.selesai + timedelta(1) == dua.mulai
    assert [bulan for satu in periode for bulan in satu.bulan] == list(range(1, 13))


@given(TAHUN, JENIS)
def test_codes_read_back(tahun, jenis):
    for satu in periode_setahun(tahun, jenis):
        assert parse_periode(satu.kode) == satu


@given(st.dates(), JENIS)
def test_every_date_lies_in_its_period(tanggal, jenis):
    periode = periode_pada(tanggal, jenis)
    assert tanggal in periode
    assert sum(tanggal in satu for satu in periode_setahun(tanggal.year, jenis)) == 1


@pytest.mark.parametrize(
    ("kode", "label", "mulai", "selesai"),
    [
        ("2026-tw3", "Triwulan III 2026", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-01", "Januari 2026", date(2026, 1, 1), date(2026, 1, 31)),
        ("2028-02", "Februari 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-sm2", "Semester II 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", "Tahun 2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_periode(kode, label, mulai, selesai):
    periode = parse_periode(kode)
    assert (periode.label, periode.mulai, periode.selesai) == (label, mulai, selesai)


@pytest.mark.parametrize(
    "kode",
    [
        *["", "26", "2026-", "2026-1", "2026-13", "2026-00", "2026-tw5", "2026-tw0", "2026-tw03"],
        *["2026-sm3", "2026-xx1", "0000", "٢٠٢٦", "2026\n", "2026-tw3x", "2" * 10_000],
    ],
)
def test_other_codes_are_refused(kode):
    with pytest.raises(PeriodeTidakSah):
        parse_periode(kode)


@pytest.mark.parametrize("tahun", [0, 10_000, -1])
def test_years_that_do_not_exist_are_refused(tahun):
    with pytest.raises(PeriodeTidakSah):
        make_periode(tahun, JenisPeriode.TAHUNAN)


def test_format_tanggal():
    assert format_tanggal(date(2026, 11, 21)) == "21 November 2026"
    assert format_tanggal(date(2026, 2, 1)) == "1 Februari 2026"


@pytest.mark.parametrize(
    ("mulai", "bulan", "harap"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 24, date(2028, 1, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
    ],
)
def test_months_are_added_by_the_calendar(mulai, bulan, harap):
    assert add_bulan(mulai, bulan) == harap


@pytest.mark.parametrize(("mulai", "bulan"), [(date(9999, 12, 1), 1), (date(1, 1, 1), -1)])
def test_months_beyond_the_calendar_are_refused(mulai, bulan):
    with pytest.raises(TenggatTidakSah, match="di luar kalender"):
        add_bulan(mulai, bulan)
