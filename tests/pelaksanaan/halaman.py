"""What the page tests share: sign-in, addresses, reading HTML."""

from datetime import date
from html.parser import HTMLParser

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tera.akun.models import Akun
from tera.pelaksanaan import services
from tera.pelaksanaan.models import BuktiDukung
from tera.perencanaan.models import IndikatorKinerja
from tests.pelaksanaan.conftest import (
    MARET,
    PDF,
    Kerja,
)


def masuk(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def alamat_isi(indikator: IndikatorKinerja, bulan: date = MARET) -> str:
    return reverse("realisasi_isi", args=[indikator.pk, f"{bulan:%Y-%m}"])


class Hitung(HTMLParser):
    """Counts elements, collects ids and hrefs."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.jumlah, self.id, self.href = 0, [], []  # type: ignore[var-annotated]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.jumlah += 1
        self.id += [nilai for nama, nilai in attrs if nama == "id"]
        self.href += [nilai for nama, nilai in attrs if nama == "href"]


def isi_bukti(kerja: Kerja) -> BuktiDukung:
    return services.attach_bukti_berkas(
        realisasi=kerja.lapor(), berkas=SimpleUploadedFile("laporan.pdf", PDF), by=kerja.sari
    )
