"""Filling in one month: what is taken, what is refused, what is kept."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tera.dasar.models import AuditEvent
from tera.pelaksanaan.models import BuktiDukung, Realisasi
from tera.perencanaan.models import Skp
from tests.pelaksanaan.conftest import (
    FEBRUARI,
    LAMBAT,
    MEGA,
    PDF,
    TAHUN,
    Kerja,
)
from tests.pelaksanaan.halaman import alamat_isi, isi_bukti, masuk


def test_form_shows_target_and_last_month(kerja: Kerja) -> None:
    kerja.lapor(bulan=FEBRUARI, nilai="90.25")
    html = masuk(kerja.sari).get(alamat_isi(kerja.angka)).content.decode()
    assert "98 %" in html
    assert "90,25 %" in html


def test_number_with_a_comma_file_and_link_in_one_post(kerja: Kerja) -> None:
    isian = {
        **LAMBAT,
        "nilai": "97,5",
        "keterangan": "Lengkap",
        "berkas": SimpleUploadedFile("lapor an.pdf", PDF),
        "tautan": "https://bungo.go.id/imunisasi",
    }
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), isian)
    assert jawaban.status_code == 302
    assert jawaban["Location"] == (
        f"/skp/{kerja.skp.pk}/realisasi/?bulan={TAHUN}-03#i{kerja.angka.pk}"
    )
    realisasi = Realisasi.objects.get()
    assert (realisasi.nilai, realisasi.keterangan) == (Decimal("97.5"), "Lengkap")
    assert sorted(realisasi.bukti.values_list("nama", flat=True)) == ["bungo.go.id", "lapor an.pdf"]


def test_text_target_takes_text(kerja: Kerja) -> None:
    client = masuk(kerja.sari)
    html = client.get(alamat_isi(kerja.teks)).content.decode()
    assert 'name="teks"' in html
    assert 'name="nilai"' not in html
    assert (
        client.post(alamat_isi(kerja.teks), LAMBAT | {"teks": "Diterima 5 Maret"}).status_code
        == 302
    )
    assert Realisasi.objects.get().teks == "Diterima 5 Maret"


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        ("1e999", "dengan angka"),
        ("sembilan", "dengan angka"),
        ("1,234.5", "dengan angka"),
        ("NaN", "dengan angka"),
        ("٩٧", "dengan angka"),
        ("9" * 20, "terlalu besar"),
        ("0,1234567", "di belakang koma"),
        ("9" * 41, "40 karakter"),
        ("", "belum diisi"),
        ("1\x002", "null"),
    ],
)
def test_bad_number_is_refused_with_a_sentence_and_the_rest_is_kept(
    kerja: Kerja, nilai: str, kata: str
) -> None:
    jawaban = masuk(kerja.sari).post(
        alamat_isi(kerja.angka),
        LAMBAT | {"nilai": nilai, "keterangan": "Jangan <hilang>"},
    )
    html = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert kata in html
    assert "Jangan &lt;hilang&gt;" in html
    assert "data-ringkasan-galat" in html
    assert not Realisasi.objects.exists()


def test_megabyte_of_text_is_refused_and_kept(kerja: Kerja) -> None:
    isian = LAMBAT | {"nilai": "90", "keterangan": "a" * (MEGA + MEGA // 2)}
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), isian)
    html = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Keterangan paling panjang 1000 karakter" in html
    assert isian["keterangan"] in html
    assert not Realisasi.objects.exists()


def test_ten_megabytes_of_text_are_turned_away_with_a_sentence(kerja: Kerja) -> None:
    isian = LAMBAT | {"nilai": "90", "keterangan": "a" * (10 * MEGA)}
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), isian)
    assert jawaban.status_code in (400, 413, 422)
    assert "aman" in jawaban.content.decode()
    assert not Realisasi.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("laporan.pdf", b"<!doctype html><script>alert(1)</script>", "bukan PDF"),
        ("laporan.svg", b"<svg/>", "tidak diterima"),
        ("laporan.pdf", b"", "kosong"),
        ("besar.pdf", PDF + b" " * (5 * MEGA), "paling besar 5 MB"),
    ],
)
def test_bad_file_is_refused_and_the_number_is_kept(
    kerja: Kerja, nama: str, isi: bytes, kata: str
) -> None:
    isian = LAMBAT | {"nilai": "97,5", "berkas": SimpleUploadedFile(nama, isi)}
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), isian)
    html = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert kata in html
    assert 'value="97,5"' in html
    assert not Realisasi.objects.exists()
    assert not AuditEvent.objects.exists()


def test_path_in_a_file_name_is_inert(kerja: Kerja) -> None:
    isi = (
        b'--b\r\nContent-Disposition: form-data; name="nilai"\r\n\r\n90\r\n'
        b'--b\r\nContent-Disposition: form-data; name="alasan_terlambat"\r\n\r\nTerputus\r\n'
        b'--b\r\nContent-Disposition: form-data; name="berkas"; filename="../../etc/a.pdf"\r\n'
        b"Content-Type: text/html\r\n\r\n" + PDF + b"\r\n--b--\r\n"
    )
    jawaban = masuk(kerja.sari).post(
        alamat_isi(kerja.angka), isi, content_type="multipart/form-data; boundary=b"
    )
    assert jawaban.status_code == 302
    bukti = BuktiDukung.objects.get()
    assert (bukti.nama, bukti.jenis_isi) == ("a.pdf", "application/pdf")


def test_bad_link_is_refused(kerja: Kerja) -> None:
    isian = LAMBAT | {"nilai": "90", "tautan": "javascript:alert(1)"}
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), isian)
    assert jawaban.status_code == 422
    assert "harus diawali https://" in jawaban.content.decode()
    assert not Realisasi.objects.exists()


def test_replayed_post_has_one_effect(kerja: Kerja) -> None:
    client = masuk(kerja.sari)
    for _ in range(20):
        isian = {
            **LAMBAT,
            "nilai": "97,5",
            "berkas": SimpleUploadedFile("a.pdf", PDF),
            "versi": "",
        }
        assert client.post(alamat_isi(kerja.angka), isian).status_code == 302
    assert Realisasi.objects.get().versi == 1
    assert BuktiDukung.objects.count() == 1
    assert AuditEvent.objects.count() == 2


def test_two_tabs_meet_on_a_conflict_page_that_keeps_both(kerja: Kerja) -> None:
    client = masuk(kerja.sari)
    kerja.lapor(nilai="88.75")
    jawaban = client.post(
        alamat_isi(kerja.angka),
        LAMBAT | {"nilai": "91", "keterangan": "Milik saya"},
    )
    html = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "88,75 %" in html
    assert 'value="91"' in html
    assert "Milik saya" in html
    assert Realisasi.objects.get().nilai == Decimal("88.75")
    ulang = {
        **LAMBAT,
        "nilai": "91",
        "keterangan": "Milik saya",
        "versi": jawaban.context["form"]["versi"].value(),
    }
    assert client.post(alamat_isi(kerja.angka), ulang).status_code == 302
    assert Realisasi.objects.get().nilai == 91


def test_conflict_with_a_removed_month_is_told(kerja: Kerja) -> None:
    jawaban = masuk(kerja.sari).post(
        alamat_isi(kerja.angka), LAMBAT | {"nilai": "91", "versi": "1"}
    )
    assert jawaban.status_code == 409
    assert "sudah dihapus" in jawaban.content.decode()


def test_plan_returned_while_typing_keeps_the_input(kerja: Kerja) -> None:
    Skp.objects.update(status="dikembalikan")
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), LAMBAT | {"nilai": "91,5"})
    assert jawaban.status_code == 409
    assert 'value="91,5"' in jawaban.content.decode()
    assert not Realisasi.objects.exists()


@pytest.mark.parametrize("versi", ["abc", "-1", "99999999999999999999"])
def test_nonsense_version_changes_nothing(kerja: Kerja, versi: str) -> None:
    jawaban = masuk(kerja.sari).post(
        alamat_isi(kerja.angka), LAMBAT | {"nilai": "91", "versi": versi}
    )
    assert jawaban.status_code == 422
    assert not Realisasi.objects.exists()


def test_saved_month_opens_with_its_content_and_can_be_changed(kerja: Kerja) -> None:
    kerja.lapor(nilai="1234.5", keterangan="Awal")
    client = masuk(kerja.sari)
    html = client.get(alamat_isi(kerja.angka)).content.decode()
    assert 'value="1.234,5"' in html
    assert (
        client.post(
            alamat_isi(kerja.angka), LAMBAT | {"nilai": "1.234,6", "versi": "1"}
        ).status_code
        == 302
    )
    assert Realisasi.objects.get().nilai == Decimal("1234.6")


def test_remove_month_by_its_button(kerja: Kerja) -> None:
    kerja.lapor()
    alamat = reverse("realisasi_hapus", args=[kerja.angka.pk, f"{TAHUN}-03"])
    client = masuk(kerja.sari)
    assert client.get(alamat).status_code == 405
    assert client.post(alamat, {"versi": "x"}).status_code == 409
    assert client.post(alamat, {"versi": "1"}).status_code == 302
    assert client.post(alamat, {"versi": "1"}).status_code == 404
    assert not Realisasi.objects.exists()


def test_get_never_writes(kerja: Kerja) -> None:
    isi_bukti(kerja)
    jumlah = AuditEvent.objects.count()
    client = masuk(kerja.sari)
    for alamat in (
        reverse("realisasi", args=[kerja.skp.pk]),
        reverse("umpan_balik", args=[kerja.skp.pk]),
        alamat_isi(kerja.angka),
    ):
        assert client.get(alamat).status_code == client.head(alamat).status_code == 200
    assert AuditEvent.objects.count() == jumlah
