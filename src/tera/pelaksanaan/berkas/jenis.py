"""The kinds of files that are evidence, and what to do with the others."""

from dataclasses import dataclass

MEGA = 1024 * 1024
ODF = "application/vnd.oasis.opendocument."
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Jenis:
    """An accepted kind: its media type, its first bytes and, in an archive, the parts it needs."""

    label: str
    jenis_isi: str
    awal: bytes
    bagian: frozenset[str] = frozenset()

    @property
    def gambar(self) -> bool:
        return self.jenis_isi.startswith("image/")

    @property
    def odf(self) -> bool:
        return self.jenis_isi.startswith(ODF)


def _office(label: str, jenis_isi: str, bagian: str) -> Jenis:
    return Jenis(label, _OFFICE + jenis_isi, _ZIP, frozenset({"[Content_Types].xml", bagian}))


def _odf(label: str, jenis_isi: str) -> Jenis:
    bagian = frozenset({"mimetype", "META-INF/manifest.xml", "content.xml"})
    return Jenis(label, ODF + jenis_isi, _ZIP, bagian)


_JPEG = Jenis("JPG", "image/jpeg", b"\xff\xd8\xff")
JENIS = {
    "pdf": Jenis("PDF", "application/pdf", b"%PDF-"),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "png": Jenis("PNG", "image/png", b"\x89PNG\r\n\x1a\n"),
    "webp": Jenis("WEBP", "image/webp", b"RIFF"),
    "xlsx": _office("XLSX", "spreadsheetml.sheet", "xl/workbook.xml"),
    "docx": _office("DOCX", "wordprocessingml.document", "word/document.xml"),
    "pptx": _office("PPTX", "presentationml.presentation", "ppt/presentation.xml"),
    "odt": _odf("ODT", "text"),
    "ods": _odf("ODS", "spreadsheet"),
}
GAMBAR = frozenset(jenis.jenis_isi for jenis in JENIS.values() if jenis.gambar)
SEBUTAN = "PDF, JPG, PNG, WEBP, XLSX, DOCX, PPTX, ODT, atau ODS"
# HEIC is left out on purpose: an iPhone then hands over a JPEG by itself.
TERIMA = ",".join(["image/jpeg", "image/png", "image/webp", *(f".{akhiran}" for akhiran in JENIS)])

_FOTO_IPHONE = (
    "Foto berformat HEIC belum dapat diperiksa. Kirim sebagai JPG; di iPhone pilih Pengaturan, "
    "Kamera, Format, Paling Kompatibel."
)
_LAMA = "Format lama ini tidak diterima. Buka berkasnya, lalu Simpan Sebagai"
_ARSIP = "Arsip tidak diterima karena isinya tidak terlihat. Unggah berkasnya satu per satu."
SARAN = {
    "heic": _FOTO_IPHONE,
    "heif": _FOTO_IPHONE,
    "doc": f"{_LAMA} DOCX atau PDF.",
    "xls": f"{_LAMA} XLSX atau PDF.",
    "ppt": f"{_LAMA} PPTX atau PDF.",
    "zip": _ARSIP,
    "rar": _ARSIP,
    "7z": _ARSIP,
}
