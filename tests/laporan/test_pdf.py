"""Printed documents, read back from the PDF. Pure: no Django, no database."""

import io
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from tera.laporan.dokumen import (
    BarisHasil,
    BarisIndikator,
    BarisKonversi,
    BarisPerilaku,
    Bentuk,
    DokumenAngkaKredit,
    DokumenEvaluasi,
    DokumenEvaluasiResmi,
    DokumenSkp,
    Langkah,
    Orang,
    Pendekatan,
    clean_text,
)
from tera.laporan.pdf import (
    Kertas,
    render_dokumen_evaluasi,
    render_evaluasi,
    render_konversi,
    render_skp,
)

WAKTU = datetime(2026, 1, 12, 8, 30, tzinfo=UTC)

SARI = Orang(
    nama="Sari Wulandari, S.Kom.",
    nip="199203142019032007",
    pangkat="Penata Muda Tk. I (III/b)",
    jabatan="Pranata Komputer Ahli Pertama",
    unit_kerja="Dinas Komunikasi dan Informatika",
)
BUDI = Orang(
    nama="Budi Santoso, S.T., M.T.",
    nip="197805112003121004",
    pangkat="Pembina (IV/a)",
    jabatan="Kepala Bidang Layanan Pemerintahan Berbasis Elektronik",
    unit_kerja="Dinas Komunikasi dan Informatika",
)
RAHMAT = Orang(nama="Dr. Rahmat Hidayat, M.Si.", nip="196901021994031006")
MENTERI = Orang(nama="Menteri Perumahan dan Kawasan Permukiman")

NILAI = (
    "Berorientasi Pelayanan",
    "Akuntabel",
    "Kompeten",
    "Harmonis",
    "Loyal",
    "Adaptif",
    "Kolaboratif",
)
PERILAKU = tuple(
    BarisPerilaku(nilai=nilai, panduan=(f"Panduan satu {nilai}", f"Panduan dua {nilai}"))
    for nilai in NILAI
)

# The three plans of contoh/skp-terbit.toml, figures exact.
DIREKTUR_JENDERAL = DokumenSkp(
    instansi="Kementerian Perumahan dan Kawasan Permukiman",
    periode="1 Januari s.d. 31 Desember 2026",
    bentuk="jpt",
    pendekatan="kuantitatif",
    status="Disetujui",
    pegawai=SARI,
    penilai=MENTERI,
    hasil=(
        BarisHasil(
            uraian="Meningkatnya pelayanan infrastruktur perumahan dan permukiman "
            "yang layak dan aman",
            penugasan_dari="Menteri",
            indikator=(
                BarisIndikator(
                    uraian="Persentase peningkatan pelayanan infrastruktur untuk hunian cerdas",
                    target="61,95 %",
                    perspektif="Penerima Layanan",
                    realisasi="50 %",
                ),
            ),
        ),
    ),
    perilaku=PERILAKU,
    dukungan=("Dua pranata komputer pendamping", "Anggaran Rp120.000.000"),
    skema=("Laporan triwulan", "Dialog kinerja bulanan"),
    konsekuensi=("Pelatihan lanjutan", "Pembinaan kinerja"),
    tempat="Muara Bungo",
    tanggal="12 Januari 2026",
    sidik="9f2c7b3a41e8d05c6aa17d0c52f3be918d4470e26bb1c95f30a8e7d61c24b5f0",
)
GURU = replace(
    DIREKTUR_JENDERAL,
    bentuk="ja_jf",
    penilai=BUDI,
    hasil=(
        BarisHasil(
            uraian="Tersusunnya perangkat pembelajaran",
            intervensi="Meningkatnya mutu pembelajaran",
            indikator=(
                BarisIndikator(
                    aspek="Kuantitas",
                    uraian="Jumlah dokumen perangkat pembelajaran",
                    target="2 Dokumen",
                ),
                BarisIndikator(
                    aspek="Kualitas",
                    uraian="Persentase kesesuaian perangkat dengan kurikulum",
                    target="100 %",
                ),
                BarisIndikator(aspek="Waktu", uraian="Lama penyelesaian", target="12 Bulan"),
            ),
        ),
    ),
)
PRANATA_KOMPUTER = replace(
    GURU,
    hasil=(
        BarisHasil(
            uraian="Terkelolanya layanan sistem informasi",
            intervensi="Meningkatnya kualitas layanan pemerintahan berbasis elektronik",
            indikator=(
                BarisIndikator(
                    aspek="Kualitas",
                    uraian="Ketersediaan layanan (SLA)",
                    target="98-99,5 %",
                    realisasi="99,2 %",
                ),
                BarisIndikator(
                    aspek="Waktu",
                    uraian="Waktu tanggap gangguan",
                    target="2 Jam",
                    realisasi="0,75 Jam",
                ),
                BarisIndikator(
                    aspek="Kualitas",
                    uraian="Kepuasan pengguna layanan",
                    target="85-90 %",
                    realisasi="91 %",
                ),
            ),
        ),
    ),
)
TERBIT = {"dirjen": DIREKTUR_JENDERAL, "guru": GURU, "prakom": PRANATA_KOMPUTER}

RESMI = DokumenEvaluasiResmi(
    instansi="Pemerintah Kabupaten Bungo",
    periode="1 Januari s.d. 31 Desember 2026",
    jenis_periode="Akhir",
    pegawai=SARI,
    penilai=BUDI,
    atasan_penilai=RAHMAT,
    capaian_organisasi="Baik",
    predikat="Sangat Baik",
    catatan="Ikuti pelatihan keamanan informasi.",
    tempat="Muara Bungo",
    tanggal_penilai="5 Januari 2027",
    tanggal_pegawai="8 Januari 2027",
    langkah=(
        Langkah(label="Rating hasil kerja", nilai="Di Atas Ekspektasi", acuan="PermenPANRB 6/2022"),
    ),
)
KONVERSI = DokumenAngkaKredit(
    instansi="Pemerintah Kabupaten Bungo",
    periode="1 Januari s.d. 31 Desember 2026",
    nomor="800.1.3/017/2027",
    jabatan_fungsional="Pranata Komputer",
    pegawai=SARI,
    penilai=BUDI,
    konversi=(
        BarisKonversi(
            predikat="Sangat Baik", persentase="150 %", koefisien="12,5", angka_kredit="18,75"
        ),
    ),
    karpeg="B 01234567",
    tembusan=("Kepala Kantor Regional VII BKN",),
)


def evaluasi_of(skp: DokumenSkp) -> DokumenEvaluasi:
    return DokumenEvaluasi(
        instansi=skp.instansi,
        periode=skp.periode,
        jenis_periode="Triwulan I",
        bentuk=skp.bentuk,
        pendekatan=skp.pendekatan,
        pegawai=skp.pegawai,
        penilai=skp.penilai,
        capaian_organisasi="Baik",
        hasil=skp.hasil,
        rating_hasil="Sesuai Ekspektasi",
        perilaku=skp.perilaku,
        rating_perilaku="Di Atas Ekspektasi",
        predikat="Baik",
    )


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def squeezed(text: str) -> str:
    """Without spaces and line ends, which the layout places as it likes."""
    return "".join(text.replace("\u200b", "").split())


def squeezed_pdf(pdf: bytes) -> str:
    return squeezed("".join(pages(pdf)))


@pytest.mark.parametrize("kertas", Kertas)
@pytest.mark.parametrize("pendekatan", ["kuantitatif", "kualitatif"])
@pytest.mark.parametrize("nama", TERBIT)
def test_published_skp_prints_every_figure(
    nama: str, pendekatan: Pendekatan, kertas: Kertas
) -> None:
    dokumen = replace(TERBIT[nama], pendekatan=pendekatan)
    text = squeezed_pdf(render_skp(dokumen, kertas))
    for hasil in dokumen.hasil:
        for indikator in hasil.indikator:
            assert squeezed(indikator.uraian) in text
            assert squeezed(indikator.target) in text
        assert squeezed(hasil.uraian) in text
    for wanted in (*NILAI, *dokumen.dukungan, *dokumen.skema, *dokumen.konsekuensi):
        assert squeezed(wanted) in text
    for wanted in ("A. UTAMA", "B. TAMBAHAN", "PERILAKU KERJA", f"Sidik dokumen: {dokumen.sidik}"):
        assert squeezed(wanted) in text


@pytest.mark.parametrize(
    ("kertas", "lebar", "tinggi"), [(Kertas.A4, 297, 210), (Kertas.F4, 330, 215)]
)
def test_paper_is_the_one_asked_for(kertas: Kertas, lebar: int, tinggi: int) -> None:
    milimeter = 25.4 / 72
    for page in PdfReader(io.BytesIO(render_skp(GURU, kertas))).pages:
        assert float(page.mediabox.width) * milimeter == pytest.approx(lebar, abs=0.1)
        assert float(page.mediabox.height) * milimeter == pytest.approx(tinggi, abs=0.1)
    tegak = PdfReader(io.BytesIO(render_konversi(KONVERSI, kertas))).pages[0].mediabox
    assert float(tegak.width) * milimeter == pytest.approx(tinggi, abs=0.1)


def test_layouts_differ_as_the_forms_do() -> None:
    jpt, jf = (
        pages(render_skp(DIREKTUR_JENDERAL, Kertas.A4))[0],
        pages(render_skp(GURU, Kertas.A4))[0],
    )
    assert "PERSPEKTIF" in jpt
    assert "DIINTERVENSI" not in jpt
    assert "(Penugasan dari Menteri)" in jpt
    assert "DIINTERVENSI" in jf
    assert "ASPEK" in jf
    assert "PERSPEKTIF" not in jf
    kualitatif = pages(render_skp(replace(GURU, pendekatan="kualitatif"), Kertas.A4))[0]
    assert "Ukuran keberhasilan/Indikator Kinerja Individu, dan Target:" in kualitatif
    assert "ASPEK" not in kualitatif


def test_annex_stands_on_its_own_page_with_page_numbers() -> None:
    halaman = pages(render_skp(GURU, Kertas.A4))
    assert halaman[-1].startswith("LAMPIRAN SASARAN KINERJA PEGAWAI")
    assert "Pejabat Penilai Kinerja" in halaman[-1]
    for nomor, isi in enumerate(halaman, start=1):
        assert f"Halaman {nomor} dari {len(halaman)}" in isi


def test_result_stays_on_one_page_and_headers_repeat() -> None:
    hasil = tuple(
        BarisHasil(
            uraian=f"Hasil-{n:02}",
            indikator=tuple(
                BarisIndikator(uraian=f"Indikator-{n:02}-{k}", target="1 Dokumen") for k in range(4)
            ),
        )
        for n in range(30)
    )
    halaman = pages(render_skp(replace(GURU, hasil=hasil), Kertas.A4))
    for n in range(30):
        found = [isi for isi in halaman if f"Indikator-{n:02}-" in isi]
        assert len(found) == 1
        assert f"Hasil-{n:02}" in found[0]
        assert "RENCANA HASIL KERJA PIMPINAN" in found[0]
        assert "A. UTAMA" in found[0]


def test_evaluasi_prints_realisasi_ratings_and_the_ticked_achievement() -> None:
    for skp, realisasi in (
        (DIREKTUR_JENDERAL, ["50 %"]),
        (PRANATA_KOMPUTER, ["99,2 %", "0,75 Jam", "91 %"]),
    ):
        text = " ".join(pages(render_evaluasi(evaluasi_of(skp), Kertas.F4)))
        for wanted in (*realisasi, "☑ BAIK", "☐ ISTIMEWA", "☐ SANGAT KURANG", "SESUAI EKSPEKTASI"):
            assert wanted in text
        assert "PREDIKAT KINERJA PEGAWAI BAIK" in text


def test_feedback_for_a_whole_result_is_printed_once() -> None:
    hasil = replace(PRANATA_KOMPUTER.hasil[0], umpan_balik="Layanan terjaga.")
    dokumen = replace(evaluasi_of(PRANATA_KOMPUTER), hasil=(hasil,))
    text = " ".join(pages(render_evaluasi(dokumen, Kertas.A4)))
    assert text.count("Layanan terjaga.") == 1


def test_official_document_has_its_parts_and_the_steps() -> None:
    text = " ".join(pages(render_dokumen_evaluasi(RESMI, Kertas.A4)))
    for wanted in ("SANGAT BAIK", RAHMAT.nama, "5 Januari 2027", "8 Januari 2027"):
        assert wanted in text
    assert "MENGAPA PREDIKAT INI" in text
    assert "PermenPANRB 6/2022" in text
    assert "KEBERATAN" not in text


def test_objection_parts_appear_with_an_objection() -> None:
    dokumen = replace(
        RESMI,
        keberatan="Bukti triwulan III belum dilihat.",
        penjelasan_penilai="Bukti telah diperiksa.",
        keputusan_atasan="Predikat tetap.",
        tanggal_atasan="20 Januari 2027",
    )
    text = " ".join(pages(render_dokumen_evaluasi(dokumen, Kertas.A4)))
    for wanted in (dokumen.keberatan, dokumen.penjelasan_penilai, dokumen.keputusan_atasan):
        assert wanted in text
    assert "20 Januari 2027" in text


def test_konversi_prints_the_credit() -> None:
    text = " ".join(pages(render_konversi(KONVERSI, Kertas.A4)))
    for wanted in ("150 %", "12,5", "18,75", KONVERSI.nomor, KONVERSI.karpeg, SARI.nip):
        assert wanted in text


MARKUP = (
    '#include "x" #{1+1} $x^2$ *tebal* _miring_ [a](b) @rujuk <label> `kode` \\n \\u{41} '
    "// k /* k */ = H - l + e ~ -- \"q\" 's' %s {{ x }} {% y %} http://contoh.go.id"
)


@pytest.mark.parametrize("bentuk", ["jpt", "ja_jf"])
@pytest.mark.parametrize("pendekatan", ["kuantitatif", "kualitatif"])
@pytest.mark.parametrize(
    "kasar",
    [MARKUP, "kerja 😀 👨‍👩‍👧 ✓", "漢字 \ue000", "a" * 10_000, "kata " * 2_000, "x\ny\n" * 300],
    ids=["markup", "emoji", "tanpa-huruf", "satu-kata", "10000-huruf", "600-baris"],
)
def test_hostile_text_prints_literally(kasar: str, pendekatan: Pendekatan, bentuk: Bentuk) -> None:
    indikator = BarisIndikator(uraian=f"AWAL{kasar}AKHIR", target="1 Dokumen")
    dokumen = replace(
        GURU,
        bentuk=bentuk,
        pendekatan=pendekatan,
        hasil=(BarisHasil(uraian=kasar[:50], indikator=(indikator,)),),
        pegawai=replace(SARI, nama=kasar[:200]),
    )
    halaman = pages(render_skp(dokumen, Kertas.A4))
    text = squeezed("".join(halaman))
    assert "AWAL" in text
    assert "AKHIR" in text
    if kasar == MARKUP:
        assert squeezed(indikator.uraian) in text
    if set(kasar) == {"a"}:
        assert text.count("a") >= 10_000


def test_right_to_left_text_keeps_its_letters() -> None:
    dokumen = replace(GURU, dukungan=("مرحبا",))
    text = pages(render_skp(dokumen, Kertas.A4))[-1]
    assert set("مرحبا") <= set(text)


def test_clean_text_drops_what_no_document_may_carry() -> None:
    assert clean_text("a\x00b\x1fc\u202ed\ud800e\r\nf\tg") == "abcde\nf\tg"


def test_file_declares_archive_and_accessibility_standards() -> None:
    for pdf in (
        render_skp(GURU, Kertas.A4),
        render_evaluasi(evaluasi_of(GURU), Kertas.A4),
        render_dokumen_evaluasi(RESMI, Kertas.A4),
        render_konversi(KONVERSI, Kertas.A4),
    ):
        assert b"pdfaid:part" in pdf
        assert b"pdfuaid:part" in pdf


def test_same_document_and_moment_give_the_same_bytes() -> None:
    first, second = (render_skp(GURU, Kertas.A4, waktu=WAKTU) for _ in range(2))
    assert first == second


def test_threads_do_not_mix_documents() -> None:
    def tanggal(nomor: int) -> bool:
        dokumen = replace(GURU, tanggal=f"Hari-{nomor}")
        return f"Hari-{nomor}" in "".join(pages(render_skp(dokumen, Kertas.A4)))

    with ThreadPoolExecutor(2) as pool:
        assert all(pool.map(tanggal, range(8)))


def test_one_skp_takes_less_than_300_ms(capsys: pytest.CaptureFixture[str]) -> None:
    render_skp(GURU, Kertas.A4)
    durations = []
    for nomor in range(9):
        start = time.perf_counter()
        render_skp(replace(PRANATA_KOMPUTER, tanggal=f"{nomor} Januari 2026"), Kertas.A4)
        durations.append((time.perf_counter() - start) * 1000)
    median = statistics.median(durations)
    with capsys.disabled():
        sys.stdout.write(f"\none SKP as PDF: median {median:.0f} ms\n")
    assert median < 300
