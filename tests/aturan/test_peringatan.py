"""Early warning: the cases, and what must hold for every series."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.perhitungan import to_json
from tera.aturan.peringatan import (
    DeretTidakSah,
    Keadaan,
    MasukanPeringatan,
    assess_peringatan,
)
from tera.aturan.peringatan.kalimat import METODE
from tera.aturan.target import Arah, JenisTarget, Target, parse_target

from .muat import load_kasus

URUT = (Keadaan.TERCAPAI, Keadaan.AMAN, Keadaan.WASPADA, Keadaan.KRITIS)
DERET = st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=12)


def month(nomor):
    return date(2026 + (nomor - 1) // 12, (nomor - 1) % 12 + 1, 1)


def masukan(target, satuan, nilai, *, sampai, arah="naik", bulan=None, selesai=2026):
    bulan = bulan or range(1, len(nilai) + 1)
    return MasukanPeringatan(
        target=parse_target(target) if isinstance(target, str) else target,
        arah=Arah(arah),
        satuan=satuan,
        mulai=date(2026, 1, 1),
        selesai=date(selesai, 12, 31),
        deret=tuple(
            (month(nomor), Decimal(satu))
            for nomor, satu in zip(bulan, nilai, strict=True)
            if satu != "-"
        ),
        sampai=month(sampai),
    )


@pytest.mark.parametrize("kasus", load_kasus("peringatan"))
def test_cases(kasus):
    isi = dict(kasus["masukan"])
    isi["nilai"] = isi.pop("deret").split()
    if kasus.get("galat"):
        with pytest.raises(DeretTidakSah):
            masukan(**isi)
        return
    hasil = assess_peringatan(masukan(**isi)).nilai
    harap = dict(kasus["keluaran"])
    assert hasil.keadaan == harap.pop("keadaan"), hasil
    assert harap.pop("alasan", "") in hasil.alasan
    assert hasil.kosong == harap.pop("kosong", 0)
    if terakhir := harap.pop("terakhir", None):
        assert hasil.terakhir == month(terakhir)
    for nama, nilai in harap.items():
        assert getattr(hasil, nama) == Decimal(nilai), nama


def test_the_working_leads_from_figures_to_the_finding_and_claims_no_law():
    hasil = assess_peringatan(masukan("144", "Laporan", (8, 16, 24, 32, 40, 48), sampai=6))
    assert [(satu.label, satu.nilai) for satu in hasil.langkah] == [
        ("Target", "144 laporan (makin tinggi makin baik)"),
        ("Arti angka bulanan", "jumlah sejak awal rencana"),
        ("Realisasi sampai Juni 2026", "48 laporan, dilaporkan 6 kali"),
        ("Laju rata-rata", "48 : 6 bulan = 8 per bulan"),
        ("Perkiraan akhir Desember 2026", "48 + 6 × 8 = 96"),
        ("Ketidakpastian karena bulan tidak sama", "± 0"),
        ("Perlu per bulan yang tersisa", "16"),
        ("Paling lambat mulai dikejar", "Agustus 2026"),
        ("Keadaan", "Kritis"),
        ("Dasar", METODE),
    ]
    assert all(satu.acuan is None for satu in hasil.langkah)
    assert to_json(hasil)["nilai"]["keadaan"] == "kritis"


def test_a_plan_of_half_a_year_counts_from_its_own_beginning():
    isi = MasukanPeringatan(
        target=parse_target("60"),
        arah=Arah.NAIK,
        satuan="JP",
        mulai=date(2026, 7, 15),
        selesai=date(2026, 12, 31),
        deret=((date(2026, 7, 1), Decimal(2)), (date(2026, 8, 31), Decimal(5))),
        sampai=date(2026, 8, 31),
    )
    hasil = assess_peringatan(isi).nilai
    assert (hasil.keadaan, hasil.proyeksi, hasil.bulan) == (
        Keadaan.KRITIS,
        Decimal(15),
        date(2026, 8, 1),
    )
    assert "5 JP" in assess_peringatan(isi).langkah[2].nilai


@given(DERET, st.sampled_from(["Dokumen", "%", "Hari"]), st.sampled_from(list(Arah)))
def test_any_series_has_a_finding_with_words(nilai, satuan, arah):
    hasil = assess_peringatan(masukan("500", satuan, nilai, sampai=12, arah=arah))
    assert hasil.nilai.alasan.endswith(".")
    assert hasil.nilai.keadaan in Keadaan
    assert len(hasil.nilai.alasan) < 500
    assert all(satu.nilai for satu in hasil.langkah)


@given(
    st.lists(st.integers(0, 40), min_size=4, max_size=11),
    st.integers(10, 400),
    st.integers(0, 200),
)
def test_an_easier_target_is_never_a_graver_warning(naik, target, mudah):
    nilai, jumlah = [], 0
    for satu in naik:
        jumlah += satu
        nilai.append(jumlah)

    def keadaan(batas):
        angka = Target(JenisTarget.ANGKA, Decimal(batas), Decimal(batas))
        hasil = assess_peringatan(masukan(angka, "Laporan", nilai, sampai=len(nilai)))
        return URUT.index(hasil.nilai.keadaan)

    assert keadaan(target) <= keadaan(target + mudah)


@given(st.lists(st.integers(1, 40), min_size=4, max_size=11))
def test_the_reported_pace_does_not_depend_on_the_months_left_out(naik):
    """A steady series says the same with or without its middle months."""
    nilai = [naik[0] * bulan for bulan in range(1, len(naik) + 1)]
    penuh = assess_peringatan(masukan("400", "Laporan", nilai, sampai=len(nilai))).nilai
    bolong = [*nilai[:1], *["-"] * (len(nilai) - 2), nilai[-1]]
    jarang = assess_peringatan(masukan("400", "Laporan", bolong, sampai=len(nilai))).nilai
    assert (penuh.laju, penuh.proyeksi) == (jarang.laju, jarang.proyeksi)
    assert jarang.kosong == len(nilai) - 2 - penuh.kosong
