from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.acuan import Kepastian
from tera.aturan.disiplin import (
    DaftarSedang,
    Hukuman,
    JenisHukuman,
    Keterlambatan,
    Ketidakhadiran,
    TingkatHukuman,
    count_hari_terlambat,
    count_ketidakhadiran,
    determine_hukuman,
    determine_hukuman_kinerja,
    determine_tenggat_disiplin,
)
from tera.aturan.galat import GalatAturan
from tera.aturan.libur import Libur
from tera.aturan.parameter import parameter

from .muat import load_kasus, select

KEHADIRAN = load_kasus("kehadiran")
PP94, PP53 = date(2024, 6, 1), date(2015, 6, 1)
TINGKAT = list(TingkatHukuman)


@pytest.mark.parametrize("kasus", load_kasus("disiplin"))
def test_determine_hukuman(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"."):
            determine_hukuman(**kasus["masukan"], pada=kasus["pada"])
        return
    hasil = determine_hukuman(**kasus["masukan"], pada=kasus["pada"]).nilai
    harap = {"jenis": None, "persen": None, "bulan": None} | kasus["keluaran"]
    assert {nama: getattr(hasil, nama) for nama in harap} == harap


@pytest.mark.parametrize("kasus", select(KEHADIRAN, "capaian"))
def test_performance_as_discipline(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="0 sampai 200"):
            determine_hukuman_kinerja(**kasus["masukan"], pada=kasus["pada"])
        return
    hasil = determine_hukuman_kinerja(
        capaian=Decimal(kasus["masukan"]["capaian"]), pada=kasus["pada"]
    )
    assert hasil.nilai == kasus["keluaran"]["tingkat"]


@pytest.mark.parametrize("kasus", select(KEHADIRAN, "menit"))
def test_lateness_becomes_days(kasus):
    masukan = dict(kasus["masukan"])
    masukan["keterlambatan"] = [Keterlambatan(*satu) for satu in masukan.pop("menit")]
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"harus|tidak boleh"):
            count_hari_terlambat(**masukan, pada=kasus["pada"])
        return
    assert count_hari_terlambat(**masukan, pada=kasus["pada"]).nilai == kasus["keluaran"]["hari"]


@pytest.mark.parametrize("kasus", select(KEHADIRAN, "tahap"))
def test_deadline_of_a_case(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="belum berlaku"):
            determine_tenggat_disiplin(**kasus["masukan"])
        return
    assert determine_tenggat_disiplin(**kasus["masukan"]).nilai == kasus["keluaran"]["tanggal"]


def test_working_of_a_deadline_names_step_article_and_direction():
    mundur = determine_tenggat_disiplin(tahap="panggilan_pertama", mulai=date(2026, 3, 2))
    assert [(s.label, s.nilai) for s in mundur.langkah] == [
        ("Dihitung dari", "2 Maret 2026"),
        ("Panggilan pertama, sebelum hari pemeriksaan", "7 hari kerja sebelumnya"),
        ("Jatuh pada", "19 Februari 2026"),
    ]
    maju = determine_tenggat_disiplin(tahap="berlaku", mulai=date(2026, 6, 1)).langkah[1]
    assert maju.nilai == "15 hari kerja sesudahnya"
    assert maju.acuan.teks == "Peraturan BKN 6/2022 Pasal 50 ayat (1)"
    assert maju.kepastian is Kepastian.SEKUNDER


def test_working_of_a_sanction_cites_the_article_of_its_level():
    langkah = determine_hukuman(hari=17, berturut_turut=2, pada=PP94).langkah
    assert [(satu.label, satu.nilai) for satu in langkah] == [
        ("Hari kerja tidak masuk tanpa alasan sah, setahun", "17 hari"),
        ("Terpanjang berturut-turut", "2 hari"),
        ("Batas hari", "mulai 17 hari setahun: Sedang"),
        ("Hukuman disiplin", "Sedang: pemotongan tunjangan kinerja 25% selama 12 bulan"),
    ]
    assert langkah[2].acuan.teks == "PP 94/2021 Pasal 10 ayat (2)"
    assert langkah[2].kepastian is Kepastian.SEKUNDER
    assert langkah[3].acuan.teks == "PP 94/2021 Pasal 8"


def test_ten_in_a_row_stops_pay_and_says_so():
    langkah = determine_hukuman(hari=10, berturut_turut=10, pada=PP94).langkah
    assert langkah[2].nilai == "mulai 10 hari berturut-turut: Berat"
    assert langkah[2].acuan.teks == "PP 94/2021 Pasal 11 ayat (2) huruf d"
    assert langkah[-1].label == "Gaji"
    assert "tanpa menunggu keputusan" in langkah[-1].nilai
    biasa = determine_hukuman(hari=28, berturut_turut=1, pada=PP94).langkah
    assert [satu.label for satu in biasa][-1] == "Hukuman disiplin"


def test_below_the_first_band_says_where_it_begins():
    langkah = determine_hukuman(hari=2, berturut_turut=2, pada=PP94).langkah
    assert langkah[2].nilai == "di bawah 3 hari"
    assert langkah[3].nilai == "Tidak ada hukuman disiplin"
    assert (
        determine_hukuman(hari=4, berturut_turut=1, pada=PP53).langkah[2].nilai.endswith("5 hari")
    )


def test_old_bands_cite_the_regulation_without_an_article():
    langkah = determine_hukuman(hari=46, berturut_turut=1, pada=PP53).langkah
    assert langkah[2].acuan.teks == "PP 53/2010"


@pytest.mark.parametrize(
    ("hukuman", "teks"),
    [
        (Hukuman(TingkatHukuman.TIDAK_ADA), "Tidak ada hukuman disiplin"),
        (Hukuman(TingkatHukuman.RINGAN, JenisHukuman.TEGURAN_LISAN), "Ringan: teguran lisan"),
        (
            Hukuman(TingkatHukuman.BERAT, JenisHukuman.PENURUNAN_JABATAN, None, 12),
            "Berat: penurunan jabatan setingkat lebih rendah selama 12 bulan",
        ),
    ],
)
def test_a_sanction_in_words(hukuman, teks):
    assert hukuman.teks == teks


@pytest.mark.parametrize("pada", [PP94, PP53])
def test_more_days_never_mean_a_lighter_sanction(pada):
    semua = [determine_hukuman(hari=h, berturut_turut=0, pada=pada).nilai for h in range(367)]
    urutan = [TINGKAT.index(satu.tingkat) for satu in semua]
    assert all(a <= b for a, b in pairwise(urutan))
    assert urutan[0] == 0
    assert urutan[366] == 3


@given(st.integers(0, 366), st.integers(0, 366), st.sampled_from(DaftarSedang))
def test_every_level_but_none_has_a_kind(hari, beruntun, sedang):
    hasil = determine_hukuman(
        hari=hari, berturut_turut=beruntun, pada=PP94, sedang=sedang, lintas_tahun=True
    ).nilai
    assert (hasil.jenis is None) == (hasil.tingkat is TingkatHukuman.TIDAK_ADA)
    assert (hasil.jenis is JenisHukuman.PEMBERHENTIAN) == (hari >= 28 or beruntun >= 10)


def test_the_bands_of_both_laws_rise_without_a_gap():
    for nilai in parameter("ketidakhadiran").nilai:
        hari = [satu["hari"] for satu in nilai.isi["batas"]]
        assert hari == sorted(set(hari))
        daftar = parameter("hukuman_disiplin").pada(nilai.sejak).isi
        for tingkat in ("ringan", "sedang", "berat"):
            urut = [b["urut"] for b in nilai.isi["batas"] if b["tingkat"] == tingkat]
            assert urut == list(range(1, len(daftar[tingkat]) + 1))


def test_lateness_shows_minutes_rounding_and_sum():
    langkah = count_hari_terlambat(
        keterlambatan=[Keterlambatan(1350), Keterlambatan(390, 390)],
        hari_penuh=2,
        pada=date(2025, 12, 31),
    ).langkah
    assert [(satu.label, satu.nilai) for satu in langkah] == [
        ("Tidak masuk sehari penuh", "2 hari"),
        ("Terlambat dan pulang cepat", "1.350 menit : 450 menit sehari"),
        ("Terlambat dan pulang cepat", "390 menit : 390 menit sehari"),
        ("Menjadi hari (sisa menit tidak dihitung)", "4 hari"),
        ("Jumlah hari tidak masuk", "2 + 4 = 6 hari"),
    ]
    assert langkah[1].kepastian is Kepastian.BELUM_DIVERIFIKASI
    assert langkah[2].acuan is None


def absences(*hari, tahun=2026, **lain):
    return count_ketidakhadiran(tanggal=hari, tahun=tahun, **lain).nilai


def test_days_off_neither_count_nor_end_a_run():
    jumat, senin = date(2026, 2, 13), date(2026, 2, 18)  # Imlek and its joint leave in between
    libur = [jumat + timedelta(n) for n in range(1, 5)]
    assert absences(jumat, *libur, senin) == Ketidakhadiran(2, 2, False)
    tanpa = Libur(cuti_bersama=False)
    assert absences(jumat, senin, libur=tanpa) == Ketidakhadiran(2, 1, False)


def test_the_count_begins_anew_in_january_but_a_run_goes_on():
    desember = [date(2025, 12, 30), date(2025, 12, 31)]
    januari = [date(2026, 1, 2), date(2026, 1, 5)]
    assert absences(*desember, *januari) == Ketidakhadiran(2, 4, True)
    assert absences(*desember, *januari, tahun=2025) == Ketidakhadiran(2, 2, False)
    assert absences(desember[0], *januari) == Ketidakhadiran(2, 2, False)
    terputus = [*desember, date(2026, 1, 5)]
    assert absences(*terputus) == Ketidakhadiran(1, 1, False)


def test_the_longest_run_of_the_year_may_lie_elsewhere():
    juni = [date(2026, 6, n) for n in (8, 9, 10, 11, 12)]
    januari = [date(2025, 12, 31), date(2026, 1, 2)]
    assert absences(*januari, *juni) == Ketidakhadiran(6, 5, False)
    assert absences(*januari, date(2026, 1, 6)) == Ketidakhadiran(2, 2, True)


def test_nothing_recorded_is_nothing():
    assert absences() == Ketidakhadiran(0, 0, False)
    assert absences(date(2025, 12, 31)) == Ketidakhadiran(0, 0, False)


def test_working_of_a_year_counts_dates_once():
    hasil = count_ketidakhadiran(tanggal=[date(2026, 6, 8)] * 2, tahun=2026)
    assert [satu.nilai for satu in hasil.langkah] == ["1 hari", "1 hari", "1 hari"]
    assert hasil.langkah[1].label == "Hari kerja pada tahun 2026"
