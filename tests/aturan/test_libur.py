from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.acuan import Kepastian
from tera.aturan.galat import GalatAturan
from tera.aturan.libur import (
    Libur,
    add_hari_kerja,
    count_hari_kerja,
    determine_tenggat,
    hari_libur,
    longest_run,
    tahun_tanpa_data,
)
from tera.aturan.parameter import parameter

from .muat import load_kasus

HARI = st.dates(date(2021, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize("kasus", load_kasus("libur"))
def test_working_days(kasus):
    masukan = dict(kasus["masukan"])
    libur = Libur(
        frozenset(masukan.pop("instansi", ())), cuti_bersama=masukan.pop("cuti_bersama", True)
    )
    hitung = determine_tenggat if "hari" in masukan else count_hari_kerja
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"."):
            hitung(**masukan, libur=libur)
        return
    hasil = hitung(**masukan, libur=libur).nilai
    assert hasil == kasus["keluaran"].get("hari", kasus["keluaran"].get("tanggal"))


@pytest.mark.parametrize("nilai", parameter("libur_nasional").nilai, ids=lambda n: n.isi["tahun"])
def test_holidays_of_a_year_are_in_it_once_and_leave_is_on_working_days(nilai):
    hari = [satu["tanggal"] for satu in nilai.isi["hari"]]
    assert hari == sorted(set(hari))
    assert {satu.year for satu in hari} == {nilai.isi["tahun"]} == {nilai.sejak.year}
    assert all(s["tanggal"].weekday() < 5 for s in nilai.isi["hari"] if s["cuti_bersama"])
    assert {date(nilai.isi["tahun"], 1, 1), date(nilai.isi["tahun"], 8, 17)} <= set(hari)


@given(HARI, st.integers(0, 200), st.integers(0, 200))
def test_counting_two_spans_is_counting_the_whole(mulai, satu, dua):
    tengah, akhir = mulai + timedelta(satu), mulai + timedelta(satu + dua + 1)
    bagian = (
        count_hari_kerja(mulai=mulai, selesai=tengah).nilai
        + count_hari_kerja(mulai=tengah + timedelta(1), selesai=akhir).nilai
    )
    assert bagian == count_hari_kerja(mulai=mulai, selesai=akhir).nilai


@given(HARI, st.integers(1, 90))
def test_adding_and_counting_are_inverse(mulai, hari):
    akhir = add_hari_kerja(mulai, hari)
    assert Libur().is_kerja(akhir)
    assert count_hari_kerja(mulai=mulai + timedelta(1), selesai=akhir).nilai == hari
    assert add_hari_kerja(mulai, 0) == mulai


@given(HARI, st.integers(1, 60))
def test_going_back_undoes_going_on(mulai, hari):
    awal = add_hari_kerja(mulai, 1)
    assert add_hari_kerja(add_hari_kerja(awal, hari), -hari) == awal


def test_ten_years_can_be_counted():
    mulai = date(2016, 1, 1)
    langkah = count_hari_kerja(mulai=mulai, selesai=mulai + timedelta(3659)).langkah
    assert langkah[0].nilai == "3660 hari"
    with pytest.raises(GalatAturan, match="Paling banyak 3660"):
        add_hari_kerja(mulai, 3661)


def test_a_year_without_data_is_named_and_never_taken_for_one_without_holidays():
    assert tahun_tanpa_data(date(2021, 5, 1), date(2022, 5, 1)) == (2021,)
    assert tahun_tanpa_data(date(2022, 5, 1), date(2026, 5, 1)) == ()
    assert hari_libur(2021) == {}
    langkah = count_hari_kerja(mulai=date(2021, 12, 30), selesai=date(2022, 1, 3)).langkah
    teks = {satu.label: satu.nilai for satu in langkah}
    assert teks["Libur 2021"] == "belum tercatat; hanya akhir pekan dilewati"
    assert teks["Libur dan cuti bersama 2022"] == "Tahun Baru Masehi"


def test_working_of_a_span_adds_up():
    langkah = count_hari_kerja(mulai=date(2026, 3, 16), selesai=date(2026, 3, 31)).langkah
    assert [(satu.label, satu.nilai) for satu in langkah if "cuti" not in satu.label] == [
        ("Hari kalender", "16 hari"),
        ("Sabtu dan Minggu", "4 hari"),
        ("Hari libur pada hari kerja", "5 hari"),
        ("Hari kerja", "16 - 4 - 5 = 7"),
    ]
    libur = next(satu for satu in langkah if "cuti" in satu.label)
    assert libur.kepastian is Kepastian.SEKUNDER
    assert "Hari Suci Nyepi" in libur.nilai


def test_working_of_a_deadline_shows_its_source_and_what_was_skipped():
    nilai = parameter("tenggat_keberatan").terbaru
    langkah = determine_tenggat(
        mulai=date(2026, 1, 30), hari=14, jenis="kerja", acuan=nilai
    ).langkah
    assert [satu.label for satu in langkah] == [
        "Dihitung sejak (hari itu tidak ikut dihitung)",
        "Lama tenggat",
        "Libur dan cuti bersama 2026",
        "Hari terakhir",
    ]
    assert langkah[1].acuan.teks == "PP 30/2019 Pasal 59"
    assert langkah[1].nilai == "14 hari kerja"
    kalender = determine_tenggat(mulai=date(2026, 1, 30), hari=14, jenis="kalender").langkah
    assert [satu.label for satu in kalender][1:] == ["Lama tenggat", "Hari terakhir"]
    assert kalender[1].acuan is None


def test_days_off_of_years_and_of_the_agency():
    libur = Libur(frozenset({date(2026, 10, 19)}))
    semua = libur.days([2025, 2026])
    assert {date(2025, 1, 1), date(2026, 12, 24), date(2026, 10, 19)} <= semua
    assert date(2026, 12, 24) not in Libur(cuti_bersama=False).days([2026])
    assert not libur.is_kerja(date(2026, 10, 19))
    assert Libur().is_kerja(date(2026, 10, 19))


def test_a_run_ends_with_a_day_at_work():
    senin = date(2026, 6, 8)
    assert longest_run([]) == 0
    assert longest_run([senin, senin + timedelta(1), senin + timedelta(3)]) == 2
    assert longest_run([senin, senin + timedelta(2), senin + timedelta(3)]) == 2
    assert longest_run([senin + timedelta(4), senin + timedelta(7)]) == 2
    assert longest_run([senin + timedelta(5)]) == 0
