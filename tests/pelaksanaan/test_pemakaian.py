"""The same evidence elsewhere: how often, where, and to whom it is told."""

from datetime import date

import pytest
from django.urls import reverse

from tera.pelaksanaan import services
from tera.pelaksanaan.models import BuktiDukung, Realisasi
from tera.pelaksanaan.queries import mark_pemakaian
from tera.pelaksanaan.tautan import baku, kunci_of
from tests.pelaksanaan.conftest import (
    JPEG,
    MARET,
    TAHUN,
    Kerja,
    Unggah,
    buat_hasil,
    buat_indikator,
    buat_skp,
)
from tests.pelaksanaan.halaman import masuk

APRIL = date(TAHUN, 4, 1)
DOKUMEN = "1aBcDeFgHiJkLmNoP"


@pytest.fixture
def dipakai(kerja: Kerja, unggah: Unggah) -> BuktiDukung:
    """Sari uses one file in two months, her colleague Rini and Lina of another office once each."""
    for akun in (kerja.dunia.rekan, kerja.dunia.lain_unit):
        skp = buat_skp(akun)
        indikator = buat_indikator(buat_hasil(skp, "Hasil"), "Indikator")
        realisasi = Realisasi.objects.create(
            instansi=akun.instansi, skp=skp, indikator=indikator, bulan=MARET, nilai=1
        )
        services.attach_bukti_berkas(realisasi=realisasi, berkas=unggah(), by=akun)
    bukti = [
        services.attach_bukti_berkas(realisasi=kerja.lapor(bulan), berkas=unggah(), by=kerja.sari)
        for bulan in (MARET, APRIL)
    ]
    return bukti[0]


def test_superior_sees_the_count_of_the_agency_and_places_in_his_scope(
    kerja: Kerja, dipakai: BuktiDukung
) -> None:
    client = masuk(kerja.budi)
    bulan = client.get(reverse("realisasi", args=[kerja.skp.pk]), {"bulan": f"{TAHUN}-03"})
    assert "Dipakai 4 kali" in bulan.content.decode()
    rincian = client.get(reverse("bukti_rincian", args=[dipakai.pk])).content.decode()
    assert "dipakai 4 kali di instansi ini" in rincian
    assert "Rini" in rincian
    assert "Lina" not in rincian
    assert "1 pemakaian lain berada di luar lingkup Anda" in rincian
    assert dipakai.sidik in rincian


def test_owner_sees_only_her_own_reuse(kerja: Kerja, dipakai: BuktiDukung) -> None:
    rincian = masuk(kerja.sari).get(reverse("bukti_rincian", args=[dipakai.pk])).content.decode()
    assert "dipakai 2 kali dalam laporan Anda" in rincian
    assert "Rini" not in rincian
    assert "di luar lingkup" not in rincian


def test_another_agency_counts_for_itself(kerja: Kerja, dipakai: BuktiDukung) -> None:
    BuktiDukung.objects.exclude(pk=dipakai.pk).update(instansi=kerja.dunia.dewi.instansi)
    mark_pemakaian(kerja.budi, [dipakai], kerja.skp.pegawai_id)
    assert dipakai.dipakai == 1


def test_two_spellings_of_a_link_are_one(kerja: Kerja) -> None:
    bukti = [
        services.attach_bukti_tautan(
            realisasi=kerja.lapor(bulan), tautan=teks, nama="", by=kerja.sari
        )
        for bulan, teks in (
            (MARET, f"https://drive.google.com/file/d/{DOKUMEN}/view?usp=sharing"),
            (APRIL, f"https://drive.google.com/open?id={DOKUMEN}"),
        )
    ]
    mark_pemakaian(kerja.budi, bukti, kerja.skp.pegawai_id)
    assert [satu.dipakai for satu in bukti] == [2, 2]


@pytest.mark.parametrize(
    ("satu", "lain", "sama"),
    [
        ("https://bungo.go.id/a/", "http://www.bungo.go.id/a", True),
        ("https://bungo.go.id:443/a?b=1&a=2", "https://BUNGO.go.id/a?a=2&b=1", True),
        ("https://bungo.go.id/a?utm_source=wa", "https://bungo.go.id/a#bagian", True),
        ("https://bungo.go.id/a?id=1", "https://bungo.go.id/a?id=2", False),
        ("https://bungo.go.id/#/a", "https://bungo.go.id/#/b", False),
        ("https://bungo.go.id:8443/a", "https://bungo.go.id/a", False),
        ("https://bungo.go.id/A", "https://bungo.go.id/a", False),
        (f"https://docs.google.com/document/d/{DOKUMEN}/edit#h",
         f"https://drive.google.com/uc?id={DOKUMEN}", True),
    ],
)  # fmt: skip
def test_addresses_are_compared_by_what_they_lead_to(satu: str, lain: str, sama: bool) -> None:
    assert (baku(satu) == baku(lain)) is sama
    assert (kunci_of(satu) == kunci_of(lain)) is sama


def test_preview_shows_pictures_only(kerja: Kerja, unggah: Unggah) -> None:
    realisasi = kerja.lapor()
    foto = services.attach_bukti_berkas(
        realisasi=realisasi, berkas=unggah(JPEG, "foto.jpg"), by=kerja.sari
    )
    pdf = services.attach_bukti_berkas(realisasi=realisasi, berkas=unggah(), by=kerja.sari)
    client = masuk(kerja.budi)
    jawaban = client.get(reverse("bukti_pratinjau", args=[foto.pk]))
    assert jawaban.content == JPEG
    assert jawaban["Content-Type"] == "image/jpeg"
    assert jawaban["Content-Disposition"].startswith("inline")
    assert client.get(reverse("bukti_pratinjau", args=[pdf.pk])).status_code == 404
