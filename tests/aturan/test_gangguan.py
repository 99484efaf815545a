from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.gangguan import AturanGangguan, Gangguan, extend_window, say_minutes
from tera.aturan.libur import Libur, add_hari_kerja

WIB = ZoneInfo("Asia/Jakarta")
ATURAN = AturanGangguan(jam_terakhir=24, menit_terkecil=30)
SELASA = date(2026, 11, 10)


def down(hari, dari, sampai):
    """An outage between two times ("HH.MM") of a day of November 2026, Jakarta."""

    def at(teks):
        jam, menit = teks.split(".")
        return datetime(2026, 11, hari, tzinfo=WIB) + timedelta(hours=int(jam), minutes=int(menit))

    return Gangguan(at(dari), at(sampai))


def extend(*gangguan, akhir=SELASA, aturan=ATURAN, libur=None):
    return extend_window(akhir=akhir, gangguan=gangguan, aturan=aturan, zona=WIB, libur=libur)


def test_nothing_down_leaves_the_window_alone():
    hasil = extend()
    assert (hasil.nilai.sampai, hasil.nilai.menit, hasil.nilai.hari) == (SELASA, 0, ())
    assert [satu.label for satu in hasil.langkah] == ["Batas semula", "Batas yang berlaku"]


@pytest.mark.parametrize(
    ("gangguan", "sampai"),
    [
        ([down(10, "14.00", "14.29")], 10),
        ([down(10, "14.00", "14.30")], 11),
        ([down(10, "09.00", "09.15"), down(10, "16.00", "16.15")], 11),
        ([down(10, "09.00", "09.20"), down(10, "09.05", "09.25")], 10),  # overlapping: 25 minutes
        ([down(9, "10.00", "23.59")], 10),  # before the last 24 hours
        ([down(9, "22.00", "24.30")], 11),  # of which 30 minutes are within
        ([down(10, "23.00", "26.00")], 12),  # back on the 11th at 02.00
        ([down(11, "00.00", "09.00")], 10),  # after the window
    ],
)
def test_window_ends_with_the_working_day_after_the_service_was_back(gangguan, sampai):
    assert extend(*gangguan).nilai.sampai == date(2026, 11, sampai)


def test_weekend_and_own_holidays_are_no_working_days():
    jumat = date(2026, 11, 13)
    mati = down(13, "15.00", "17.00")
    assert extend(mati, akhir=jumat).nilai.sampai == date(2026, 11, 16)
    libur = Libur(frozenset({date(2026, 11, 16)}))
    assert extend(mati, akhir=jumat, libur=libur).nilai.sampai == date(2026, 11, 17)


def test_a_moved_window_that_is_hit_again_moves_again():
    hasil = extend(down(10, "15.00", "16.00"), down(11, "15.00", "17.00")).nilai
    assert (hasil.sampai, hasil.menit) == (date(2026, 11, 12), 180)
    assert hasil.hari == (SELASA, date(2026, 11, 11))


def test_whoever_still_has_a_whole_working_day_gets_no_other():
    lama = AturanGangguan(jam_terakhir=72, menit_terkecil=30)
    hasil = extend(down(9, "08.00", "10.00"), aturan=lama)
    assert hasil.nilai.sampai == SELASA
    assert ("Sehari kerja penuh sesudahnya", "masih ada, 10 November 2026") in [
        (satu.label, satu.nilai) for satu in hasil.langkah
    ]


def test_working_names_length_return_and_new_end():
    langkah = {satu.label: satu.nilai for satu in extend(down(10, "14.00", "16.05")).langkah}
    assert langkah["Gangguan dalam 24 jam terakhir"] == "2 jam 5 menit; diperpanjang mulai 30 menit"
    assert langkah["Layanan kembali"] == "10 November 2026 pukul 16.05"
    assert langkah["Batas yang berlaku"] == "11 November 2026"


@pytest.mark.parametrize(
    ("menit", "teks"), [(0, "0 menit"), (59, "59 menit"), (120, "2 jam"), (61, "1 jam 1 menit")]
)
def test_minutes_are_said_in_words(menit, teks):
    assert say_minutes(menit) == teks


@given(
    st.lists(
        st.tuples(st.integers(-4000, 4000), st.integers(1, 3000)).map(
            lambda p: Gangguan(
                datetime(2026, 11, 10, tzinfo=UTC) + timedelta(minutes=p[0]),
                datetime(2026, 11, 10, tzinfo=UTC) + timedelta(minutes=sum(p)),
            )
        ),
        max_size=8,
    )
)
def test_never_shorter_never_on_a_day_off_and_order_does_not_matter(gangguan):
    hasil = extend(*gangguan).nilai
    assert hasil.sampai >= SELASA
    assert Libur().is_kerja(hasil.sampai)
    assert extend(*reversed(gangguan)).nilai == hasil
    if hasil.sampai > SELASA:
        kembali = [g.selesai.astimezone(WIB).date() for g in gangguan]
        assert hasil.sampai in {add_hari_kerja(satu, 1) for satu in kembali}
