"""Opening and removing evidence."""

from django.urls import reverse

from tera.pelaksanaan import berkas, services
from tera.pelaksanaan.models import BuktiDukung
from tests.pelaksanaan.conftest import (
    PDF,
    TAHUN,
    Kerja,
)
from tests.pelaksanaan.halaman import alamat_isi, isi_bukti, masuk


def test_download_is_inert_and_whole(kerja: Kerja) -> None:
    bukti = isi_bukti(kerja)
    BuktiDukung.objects.update(nama='lapor"an; é.pdf')
    jawaban = masuk(kerja.budi).get(reverse("bukti", args=[bukti.pk]))
    assert jawaban.content == PDF
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"].startswith("attachment; filename*=utf-8''lapor%22an")
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in jawaban["Cache-Control"]


def test_altered_file_is_not_handed_out(kerja: Kerja) -> None:
    bukti = isi_bukti(kerja)
    berkas.path_of(bukti.sidik).write_bytes(b"lain")
    jawaban = masuk(kerja.budi).get(reverse("bukti", args=[bukti.pk]))
    assert jawaban.status_code == 500
    assert "tidak lagi sama" in jawaban.content.decode()


def test_link_has_no_download_and_leaves_without_a_referrer(kerja: Kerja) -> None:
    tautan = services.attach_bukti_tautan(
        realisasi=kerja.lapor(), tautan="https://a.go.id/?a=1&b=2", nama="", by=kerja.sari
    )
    client = masuk(kerja.budi)
    assert client.get(reverse("bukti", args=[tautan.pk])).status_code == 404
    html = client.get(f"/skp/{kerja.skp.pk}/realisasi/?bulan={TAHUN}-03").content.decode()
    assert 'href="https://a.go.id/?a=1&amp;b=2" rel="noopener noreferrer nofollow"' in html


def test_owner_removes_evidence_and_returns_to_the_month(kerja: Kerja) -> None:
    bukti = isi_bukti(kerja)
    jawaban = masuk(kerja.sari).post(reverse("bukti_hapus", args=[bukti.pk]))
    assert jawaban["Location"] == alamat_isi(kerja.angka)
    assert not BuktiDukung.objects.exists()
