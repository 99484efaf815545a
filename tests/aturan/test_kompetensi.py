from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.galat import GalatAturan
from tera.aturan.kompetensi import (
    JabatanKompetensi,
    KonversiJp,
    TingkatKompetensi,
    check_jam_pelajaran,
    convert_jam_pelajaran,
    determine_kesesuaian,
    tingkat_diminta,
)

from .muat import load_kasus, select

KASUS = load_kasus("kompetensi")
KINI, DULU = date(2026, 1, 1), date(2019, 12, 31)


def levels(masukan):
    pasangan = zip(masukan["diminta"], masukan["dimiliki"], strict=True)
    return [TingkatKompetensi(f"k{nomor}", *satu) for nomor, satu in enumerate(pasangan)]


@pytest.mark.parametrize("kasus", select(KASUS, "diminta"))
def test_determine_kesesuaian(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"kompetensi|tingkat"):
            determine_kesesuaian(kompetensi=levels(kasus["masukan"]))
        return
    hasil = determine_kesesuaian(kompetensi=levels(kasus["masukan"])).nilai
    assert hasil.persen == Fraction(kasus["keluaran"]["persen"])
    assert hasil.kesesuaian == kasus["keluaran"]["kesesuaian"]
    assert len(hasil.kurang) == kasus["keluaran"]["kurang"]


@pytest.mark.parametrize("kasus", select(KASUS, "jp"))
def test_hours_that_are_missing(kasus):
    masukan = kasus["masukan"] | {"jp": Decimal(kasus["masukan"]["jp"]), "pada": kasus["pada"]}
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"\.$"):
            check_jam_pelajaran(**masukan)
        return
    assert check_jam_pelajaran(**masukan).nilai == Decimal(kasus["keluaran"]["kurang_jp"])


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 5)), min_size=1, max_size=9))
def test_gaps_are_named_whatever_the_figure(pasangan):
    kompetensi = [TingkatKompetensi(f"k{n}", *satu) for n, satu in enumerate(pasangan)]
    hasil = determine_kesesuaian(kompetensi=kompetensi).nilai
    assert {s.nama for s in hasil.kurang} == {s.nama for s in kompetensi if s.dimiliki < s.diminta}
    assert all(satu.kesenjangan > 0 for satu in hasil.kurang)


def test_working_names_each_gap():
    langkah = determine_kesesuaian(
        kompetensi=[TingkatKompetensi("Integritas", 3, 1), TingkatKompetensi("Komunikasi", 3, 5)]
    ).langkah
    assert [(satu.label, satu.nilai) for satu in langkah] == [
        ("Jumlah tingkat yang diminta", "6"),
        ("Jumlah tingkat yang dimiliki", "6"),
        ("Kesesuaian", "100%: Optimal"),
        ("Kesenjangan", "Integritas (kurang 2 tingkat)"),
    ]
    tanpa = determine_kesesuaian(kompetensi=[TingkatKompetensi("Integritas", 3, 3)])
    assert tanpa.langkah[-1].nilai == "tidak ada"


@pytest.mark.parametrize("jabatan", JabatanKompetensi)
def test_each_position_asks_nine_competences_at_one_level(jabatan):
    tingkat = tingkat_diminta(jabatan)
    assert len(tingkat) == 9
    assert len(set(tingkat.values())) == 1


def test_higher_positions_ask_more():
    naik = ("pelaksana", "pengawas", "administrator", "jpt_pratama", "jpt_madya")
    assert [tingkat_diminta(satu)["integritas"] for satu in naik] == [1, 2, 3, 4, 5]


def test_hours_follow_the_agencys_table_and_its_caps():
    tabel = [KonversiJp("coaching", Decimal(2), Decimal(10)), KonversiJp("webinar", Decimal("0.5"))]
    hasil = convert_jam_pelajaran(
        kegiatan={"coaching": Decimal(7), "webinar": Decimal(3)}, tabel=tabel
    )
    assert hasil.nilai == Decimal("11.5")
    assert [(satu.label, satu.nilai) for satu in hasil.langkah] == [
        ("coaching", "7 × 2 JP (paling banyak 10 JP)"),
        ("webinar", "3 × 0,5 JP"),
        ("Jumlah", "11,5 JP"),
    ]
    tepat = convert_jam_pelajaran(kegiatan={"coaching": Decimal(5)}, tabel=tabel)
    assert tepat.langkah[0].nilai == "5 × 2 JP"


@pytest.mark.parametrize(
    ("kegiatan", "kata"), [({"magang": Decimal(1)}, "belum diatur"), ({"coaching": -1}, "nol")]
)
def test_hours_without_a_row_are_refused(kegiatan, kata):
    with pytest.raises(GalatAturan, match=kata):
        convert_jam_pelajaran(kegiatan=kegiatan, tabel=[KonversiJp("coaching", Decimal(2))])


def test_working_of_hours_differs_by_kind():
    pns = check_jam_pelajaran(kelompok="pns", jp=Decimal(12), pada=KINI)
    assert [satu.nilai for satu in pns.langkah] == ["12 JP", "paling sedikit 20 JP", "8 JP"]
    pppk = check_jam_pelajaran(kelompok="pppk", jp=Decimal(12), pada=KINI)
    assert [satu.nilai for satu in pppk.langkah] == ["12 JP", "paling banyak 24 JP"]
    lama = check_jam_pelajaran(kelompok="pppk", jp=Decimal(12), pada=DULU)
    assert lama.langkah[1].nilai == "belum diatur"
