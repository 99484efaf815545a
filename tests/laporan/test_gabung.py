"""Many PDF files become one."""

import io
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from tera.laporan.dokumen import BarisHasil, BarisIndikator, BarisPerilaku, DokumenSkp, Orang
from tera.laporan.gabung import BukanBagian, PenggabungPdf
from tera.laporan.kertas import Kertas
from tera.laporan.pdf import render_bagian_skp, render_skp

WAKTU = datetime(2026, 3, 2, tzinfo=UTC)


def dokumen(nama: str, hasil: int = 1) -> DokumenSkp:
    orang = Orang(nama=nama, nip="19850101 201001 1 001", jabatan="Perawat", unit_kerja="Bidang")
    return DokumenSkp(
        instansi="Pemerintah Kabupaten Bungo",
        periode="1 Januari s.d. 31 Desember 2026",
        bentuk="ja_jf",
        pendekatan="kuantitatif",
        pegawai=orang,
        penilai=orang,
        hasil=tuple(
            BarisHasil(
                uraian=f"Hasil {n} (1 0 R) {nama}",
                indikator=(BarisIndikator(uraian="Indikator", target="95 %", aspek="Kualitas"),),
            )
            for n in range(hasil)
        ),
        perilaku=(BarisPerilaku(nilai="Loyal", panduan=("setia",)),),
    )


def gabung(*bagian: tuple[str, bytes], judul: str = "SKP 2026") -> bytes:
    keluar = io.BytesIO()
    penggabung = PenggabungPdf(keluar, judul=judul)
    for nama, isi in bagian:
        penggabung.add(nama, isi)
    penggabung.close()
    return keluar.getvalue()


def part(nama: str, hasil: int = 1) -> bytes:
    return render_bagian_skp(dokumen(nama, hasil), Kertas.A4, waktu=WAKTU)


def test_pages_bookmarks_and_words_of_every_part_are_there() -> None:
    nama = ["Sari (Ners) \\ S.Kep", "Šarī 漢字", "Budi"]
    bagian = [(satu, part(satu, hasil)) for satu, hasil in zip(nama, (1, 30, 1), strict=True)]
    baca = PdfReader(io.BytesIO(gabung(*bagian, judul="SKP 2026 – Dinas")), strict=True)
    halaman = [len(PdfReader(io.BytesIO(isi)).pages) for _, isi in bagian]
    assert len(baca.pages) == sum(halaman)
    assert halaman[1] > halaman[0]
    assert baca.metadata is not None
    assert baca.metadata.title == "SKP 2026 – Dinas"
    penanda = [(satu.title, baca.get_destination_page_number(satu)) for satu in baca.outline]  # type: ignore[union-attr,arg-type]
    assert penanda == [
        (nama[0], 0),
        (nama[1], halaman[0]),
        (nama[2], halaman[0] + halaman[1]),
    ]
    for letak, satu in zip((0, halaman[0], halaman[0] + halaman[1]), bagian, strict=True):
        asli = PdfReader(io.BytesIO(satu[1])).pages[0].extract_text()
        assert baca.pages[letak].extract_text() == asli


def test_nothing_of_the_parts_own_frame_is_carried_over() -> None:
    isi = gabung(("Sari", part("Sari")), ("Budi", part("Budi")))
    assert isi.count(b"/Type/Catalog") == 1
    assert b"/Metadata" not in isi
    assert isi.count(b"/Type/Outlines") == 1


def test_no_part_gives_a_file_without_pages() -> None:
    assert len(PdfReader(io.BytesIO(gabung()), strict=True).pages) == 0


def test_part_without_tags_is_smaller_and_otherwise_the_same() -> None:
    bertag = render_skp(dokumen("Sari"), Kertas.A4, waktu=WAKTU)
    polos = part("Sari")
    assert b"/StructTreeRoot" in bertag
    assert b"/StructTreeRoot" not in polos
    assert b"pdfaid:part>2" in polos
    assert [p.extract_text() for p in PdfReader(io.BytesIO(polos)).pages] == [
        p.extract_text() for p in PdfReader(io.BytesIO(bertag)).pages
    ]


@pytest.mark.parametrize(
    "rusak",
    [
        lambda isi: b"%PDF-1.7 bukan",
        lambda isi: isi.replace(b"xref\n0 ", b"xrex\n0 "),
        lambda isi: isi.replace(b"/Root", b"/Akar"),
        lambda isi: isi.replace(b"\n7 0 obj", b"\n7 0 obX"),
    ],
)
def test_foreign_file_is_no_part(rusak: object) -> None:
    with pytest.raises(BukanBagian):
        gabung(("x", rusak(part("Sari"))))  # type: ignore[operator]
