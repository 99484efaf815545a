"""Formats B.1.8 and B.1.9 of a coaching on paper: every word, and only for who reads the page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tera.aturan.kalender import format_tanggal
from tera.organisasi.models import Penugasan
from tera.organisasi.pengaturan.pembinaan import KELOMPOK_B18, KRITERIA_BAWAAN, SKALA_SETUJU
from tera.pelaksanaan.models import BimbinganKinerja
from tests import factories
from tests.factories import Dunia
from tests.laporan.terbit import pages, squeezed, squeezed_pdf
from tests.pelaksanaan.pembinaan import bimbingan, isi_b19, kirim_b18, orang, selesai

TEGAK = {"a4": (210, 297), "f4": (215, 330)}
MM = 25.4 / 72
# The same as the pages: B.1.8 the writer and whom it was handed to, B.1.9 whoever sees the person.
MEMBACA = {
    "b18": {"diri", "atasan_penilai"},
    "b19": {"diri", "penilai", "atasan_penilai", "pengelola", "bkpsdm", "auditor", "unit_lain"},
}


@pytest.fixture
def dunia(db: None) -> Dunia:
    return factories.dunia()


@pytest.fixture
def satu(dunia: Dunia) -> BimbinganKinerja:
    """Coached by somebody of another unit, ended; no form filled in yet."""
    return selesai(bimbingan(dunia.sari, dunia.budi, pembimbing=dunia.lain_unit), dunia.lain_unit)


@pytest.fixture
def terisi(dunia: Dunia, satu: BimbinganKinerja) -> BimbinganKinerja:
    skala = {nomor: (nomor - 1) % 5 + 1 for nomor in range(1, 10)}
    kirim_b18(satu, dunia.sari, skala=skala, catatan="Terima kasih.\nLanjutkan tiap bulan.")
    isi_b19(satu, dunia.lain_unit, alasan="Surat dinas lebih runtut")
    return satu


def masuk(akun: Any) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def cetak(akun: Any, format_: str, satu: BimbinganKinerja, **tanya: str) -> tuple[str, set[Any]]:
    """The letters on the paper, and its sizes in millimetres."""
    jawaban = masuk(akun).get(reverse(f"cetak_{format_}", args=[satu.pk]), tanya)
    assert jawaban.status_code == 200
    kotak = [halaman.mediabox for halaman in pages(jawaban.content)]
    ukuran = {(round(float(k.width) * MM), round(float(k.height) * MM)) for k in kotak}
    return squeezed_pdf(jawaban.content), ukuran


def dimuat(satu: BimbinganKinerja) -> list[str]:
    """What both forms repeat of the coaching."""
    assert satu.selesai_pada
    mulai = format_tanggal(satu.mulai).rsplit(" ", 1)[0]
    hari = (mulai, format_tanggal(satu.sampai), format_tanggal(satu.selesai_pada))
    siapa = (satu.pegawai, satu.pembimbing, satu.pemberi)
    nama = (f"{p.nama_lengkap} NIP {p.nip_berkelompok}" for p in siapa)
    return [satu.topik, satu.tujuan, satu.hasil, *hari, *nama]


@pytest.mark.parametrize("kertas", TEGAK)
def test_b18_on_paper_holds_every_answer_in_its_group(
    dunia: Dunia, terisi: BimbinganKinerja, kertas: str
) -> None:
    teks, ukuran = cetak(dunia.sari, "b18", terisi, kertas=kertas)
    assert ukuran == {TEGAK[kertas]}
    jawaban = dict(SKALA_SETUJU)
    for nomor, kriteria in enumerate(KRITERIA_BAWAAN, 1):
        assert squeezed(f"{nomor} {kriteria} {jawaban[(nomor - 1) % 5 + 1]}") in teks
    penerima = orang(dunia.citra)
    dikirim = format_tanggal(dunia.sari.hari_ini)
    for kata in (
        *dimuat(terisi),
        *KELOMPOK_B18,
        "Terima kasih.",
        "Lanjutkan tiap bulan.",
        f"Diserahkan di Tera {dikirim}",
        f"{penerima.nama_lengkap} NIP {penerima.nip_berkelompok}",
        "sumber sekunder",
    ):
        assert squeezed(kata) in teks, kata


@pytest.mark.parametrize("kertas", TEGAK)
def test_b19_on_paper_holds_every_competence_with_its_reason(
    dunia: Dunia, terisi: BimbinganKinerja, kertas: str
) -> None:
    teks, ukuran = cetak(dunia.budi, "b19", terisi, kertas=kertas)
    assert ukuran == {TEGAK[kertas]}
    dinilai = format_tanggal(dunia.sari.hari_ini)
    for kata in (
        *dimuat(terisi),
        "1 Komunikasi 4 Surat dinas lebih runtut",
        f"Dinilai di Tera {dinilai} Pembimbing, Lina",
    ):
        assert squeezed(kata) in teks, kata
    assert "Terimakasih." not in teks
    isi_b19(terisi, dunia.budi, versi=1, alasan="Lebih percaya diri")
    teks, _ = cetak(dunia.budi, "b19", terisi)
    assert squeezed("Pejabat Penilai Kinerja, Budi") in teks


def test_people_are_named_as_on_the_day_the_form_was_filled_in(
    dunia: Dunia, terisi: BimbinganKinerja
) -> None:
    hari = dunia.sari.hari_ini
    for b in (terisi.umpan_balik.get(), terisi.evaluasi_kompetensi.get()):
        kapan = "dikirim_pada" if hasattr(b, "dikirim_pada") else "dinilai_pada"
        setattr(b, kapan, getattr(b, kapan) - timedelta(days=3))
        b.save()
    kini = Penugasan.objects.get(pegawai=dunia.citra.pegawai)
    Penugasan.objects.filter(pk=kini.pk).update(sampai=hari - timedelta(days=1))
    Penugasan.objects.create(
        instansi=dunia.instansi,
        pegawai=orang(dunia.citra),
        unit=dunia.dinas_lain,
        jabatan=kini.jabatan,
        sejak=hari,
    )
    teks, _ = cetak(dunia.sari, "b18", terisi)
    assert squeezed(kini.unit.nama) in teks
    assert format_tanggal(hari - timedelta(days=3)).replace(" ", "") in teks


@pytest.mark.parametrize("format_", MEMBACA)
def test_paper_is_for_whoever_reads_the_page(
    dunia: Dunia, terisi: BimbinganKinerja, format_: str
) -> None:
    alamat = reverse(f"cetak_{format_}", args=[terisi.pk])
    halaman = reverse(f"bimbingan_{format_}", args=[terisi.pk])
    for hubungan, akun in dunia.semua().items():
        harapan = 200 if hubungan in MEMBACA[format_] else 404
        client = masuk(akun)
        assert client.get(alamat).status_code == harapan, hubungan
        lihat = client.get(halaman)
        assert lihat.status_code == harapan, hubungan
        assert harapan == 404 or f"{alamat}?kertas=f4" in lihat.content.decode()
    assert Client().get(alamat).status_code == 302
    assert masuk(dunia.sari).post(alamat).status_code == 405


@pytest.mark.parametrize("format_", MEMBACA)
def test_form_that_is_not_filled_in_is_not_printed(
    dunia: Dunia, satu: BimbinganKinerja, format_: str
) -> None:
    alamat = reverse(f"cetak_{format_}", args=[satu.pk])
    assert masuk(dunia.sari).get(alamat).status_code == 404
    halaman = masuk(dunia.sari).get(reverse(f"bimbingan_{format_}", args=[satu.pk]))
    assert alamat not in halaman.content.decode()


def test_queries_do_not_grow_with_what_is_printed(
    dunia: Dunia, terisi: BimbinganKinerja, django_assert_num_queries: Callable[..., Any]
) -> None:
    client = masuk(dunia.sari)
    for format_ in MEMBACA:
        with django_assert_num_queries(5):
            client.get(reverse(f"cetak_{format_}", args=[terisi.pk]))


def test_file_is_named_after_the_form_and_the_person(
    dunia: Dunia, terisi: BimbinganKinerja
) -> None:
    for format_, nama in (("b18", "B.1.8"), ("b19", "B.1.9")):
        jawaban = masuk(dunia.sari).get(reverse(f"cetak_{format_}", args=[terisi.pk]))
        berkas = f"{nama}-{terisi.mulai}-{terisi.pegawai.nip}.pdf"
        assert jawaban["Content-Disposition"] == f'inline; filename="{berkas}"'
        assert jawaban["Content-Type"] == "application/pdf"
        assert jawaban["Cache-Control"] == "private, no-store"
