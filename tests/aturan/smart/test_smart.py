"""The SMART check: each finding on both sides, its wording, and the labelled indicators."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tera.aturan.skp import Aspek
from tera.aturan.smart import KeadaanSmart, Kriteria, MasukanSmart, check_smart, explain_smart
from tera.aturan.target import Arah, parse_target
from tests.aturan.smart.berlabel import read_berlabel

D = Decimal
JUMLAH = MasukanSmart(teks="Jumlah laporan kinerja yang terbit", satuan="laporan")


def _codes(**isi) -> set[str]:
    target = isi.pop("target", None)
    dasar = replace(JUMLAH, target=parse_target(target) if target else None, **isi)
    return {satu.kode for satu in check_smart(dasar).temuan}


@pytest.mark.parametrize(
    ("kode", "ada", "tidak"),
    [
        ("kegiatan", "Mengikuti rapat", "Jumlah rapat yang selesai"),
        ("kegiatan", "Terlaksananya rapat", "Tersusunnya laporan"),
        ("kegiatan", "Koordinasi lintas sektor", "Indeks koordinasi lintas sektor"),
        ("kegiatan", "Berkoordinasi dengan camat", "Meningkatnya nilai akreditasi"),
        ("ganda", "Jumlah desa dan persentase warga", "Jumlah desa dan kelurahan"),
        ("ganda", "Jumlah desa serta indeks warga", "Desa dan indeks warga"),
        ("contoh", "Jumlah surat (misalnya undangan)", "Jumlah surat undangan"),
        ("samar", "Jumlah surat dilayani dengan baik", "Jumlah surat dilayani"),
        ("pendek", "Laporan", "Jumlah laporan"),
        ("panjang", "Jumlah " + "surat " * 40, "Jumlah " + "surat " * 39),
        ("tanpa_ukuran", "Tersedianya air bersih", "Cakupan air bersih"),
        ("mutlak", "Jumlah petugas yang selalu hadir", "Jumlah petugas yang hadir"),
        ("mutlak", "Persentase seluruh warga", "Persentase warga"),
        ("waktu_samar", "Laporan terbit tepat waktu", "Laporan terbit tepat waktu sesuai SOP"),
    ],
)
def test_text(kode: str, ada: str, tidak: str) -> None:
    assert kode in _codes(teks=ada)
    assert kode not in _codes(teks=tidak)


@pytest.mark.parametrize(
    ("kode", "ada", "tidak"),
    [
        ("target_kata", {"target": "baik"}, {"target": "12"}),
        ("tanpa_satuan", {"target": "12", "satuan": ""}, {"target": "12"}),
        ("satuan_bulat", {"target": "2,5"}, {"target": "2,5", "satuan": "%"}),
        (
            "lebih_dari_seratus",
            {"target": "120", "satuan": "%"},
            {"target": "120", "satuan": "%", "teks": "Persentase kenaikan laporan"},
        ),
        (
            "satuan_bukan_persen",
            {"teks": "Persentase warga", "target": "12", "satuan": "orang"},
            {"teks": "Persentase warga", "target": "12", "satuan": "%"},
        ),
        ("sama", {"target": "12", "awal": D(12)}, {"target": "13", "awal": D(12)}),
        ("mundur", {"target": "11", "awal": D(12)}, {"target": "13", "riwayat": (D(12),)}),
        (
            "mundur",
            {"target": "13", "awal": D(12), "arah": Arah.TURUN},
            {"target": "11", "awal": D(12), "arah": Arah.TURUN},
        ),
        ("loncat", {"target": "25", "awal": D(12)}, {"target": "24", "awal": D(12)}),
        (
            "loncat",
            {"target": "5", "awal": D(12), "arah": Arah.TURUN},
            {"target": "5", "awal": D(0)},
        ),
        ("tanpa_atasan", {"atasan": ""}, {"atasan": "", "penugasan_luar": True}),
        ("jauh", {"atasan": "Air bersih"}, {"atasan": "Laporan tepat guna"}),
        ("tanpa_waktu", {"aspek": Aspek.WAKTU}, {"aspek": Aspek.WAKTU, "satuan": "bulan"}),
        (
            "tanpa_waktu",
            {"aspek": Aspek.WAKTU, "target": "12"},
            {"aspek": Aspek.WAKTU, "teks": "Jumlah laporan per 31 Maret"},
        ),
        (
            "tanpa_ukuran",
            {"teks": "Tersedianya air bersih", "kualitatif": True, "target": "baik"},
            {"teks": "Air bersih bagi 40 desa", "kualitatif": True},
        ),
        ("tanpa_ukuran", {"teks": "Air bersih"}, {"teks": "", "satuan": ""}),
        (
            "tanpa_ukuran",
            {"teks": "Air bersih", "target": "baik"},
            {"teks": "Air bersih", "target": "9"},
        ),
        ("target_kata", {"target": "baik sekali"}, {"target": "31 Maret"}),
    ],
)
def test_around_the_text(kode: str, ada: dict, tidak: dict) -> None:
    assert kode in _codes(**ada)
    assert kode not in _codes(**tidak)


@pytest.mark.parametrize(
    ("teks", "saran"),
    [
        ("Melaksanakan penyuluhan gizi", "Jumlah penyuluhan gizi yang dilaksanakan"),
        ("Menyusun RKA perubahan.", "Jumlah RKA perubahan yang disusun"),
        ("Tersusunnya laporan kinerja", "Jumlah laporan kinerja yang tersusun"),
        ("Meningkatnya nilai akreditasi", None),
        ("Meningkatnya kesehatan warga", None),
        ("Menyusun laporan dan jurnal", None),
        ("Menyusun", None),
        ("Menyusun laporan (LKJIP)", None),
        ("Tersusunnya laporan dan jurnal", None),
    ],
)
def test_suggestion(teks: str, saran: str | None) -> None:
    temuan = check_smart(MasukanSmart(teks=teks)).temuan
    assert next((satu.saran for satu in temuan if satu.saran), None) == saran


def test_vague_words_that_can_be_left_out() -> None:
    satu, *_ = check_smart(MasukanSmart(teks="Jumlah surat dilayani dengan baik")).temuan
    assert satu.saran == "Jumlah surat dilayani"


def test_states_and_working() -> None:
    hasil = check_smart(MasukanSmart(teks="Menyusun laporan"))
    assert not hasil.baik
    assert hasil.kode == ("kegiatan", "tanpa_ukuran")
    assert hasil.keadaan(Kriteria.RELEVAN) is KeadaanSmart.BELUM
    assert hasil.keadaan(Kriteria.WAKTU) is KeadaanSmart.BAIK
    hitungan = explain_smart(MasukanSmart(teks="Menyusun laporan", awal=D(1), atasan="Laporan"))
    assert [satu.label for satu in hitungan.langkah] == [
        *(kriteria.label for kriteria in Kriteria),
        "Usul kalimat",
    ]
    assert hitungan.langkah[-1].nilai == "Jumlah laporan yang disusun"
    baik = explain_smart(MasukanSmart(teks="Jumlah laporan kinerja yang terbit"))
    assert baik.langkah[-1].label == "Berbatas waktu"
    assert check_smart(JUMLAH).baik


@given(st.text(max_size=2000))
@settings(deadline=None)
def test_any_text(teks: str) -> None:
    hasil = check_smart(MasukanSmart(teks=teks))
    assert hasil == check_smart(MasukanSmart(teks=teks))
    for satu in hasil.temuan:
        assert satu.kutipan == teks[satu.awal : satu.akhir]


def test_accepting_a_suggestion_answers_its_finding() -> None:
    for berlabel in read_berlabel():
        for satu in check_smart(berlabel.masukan).temuan:
            if satu.saran:
                baru = check_smart(replace(berlabel.masukan, teks=satu.saran))
                assert satu.kode not in {lain.kode for lain in baru.temuan}


def test_labelled_indicators() -> None:
    """Floors below what was measured (held out 91,7 and 95,7 percent)."""
    semua = list(read_berlabel())
    assert len(semua) >= 300
    lapor = [
        (
            not all(satu.label.values()),
            any(check_smart(satu.masukan).keadaan(k) is KeadaanSmart.PERLU for k in satu.label),
        )
        for satu in semua
        if satu.disisihkan
    ]
    benar = sum(salah and ada for salah, ada in lapor)
    assert benar >= 0.9 * sum(ada for _, ada in lapor)
    assert benar >= 0.9 * sum(salah for salah, _ in lapor)
