"""Plans of a whole unit: asked for, made by a job, taken, forgotten."""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import typst
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader

from tera.akun.models import Akun
from tera.dasar.errors import MasukanTidakSah, TidakBoleh
from tera.dasar.models import AuditEvent
from tera.laporan import borongan, services
from tera.laporan.kertas import Kertas
from tera.laporan.models import BatchCetak
from tera.laporan.queries import skp_menurut_id, skp_unit
from tera.laporan.services import forget_old_batches, request_batch, run_batch
from tera.laporan.simpanan import path_of
from tera.laporan.states import BentukBerkas, StatusCetak
from tera.laporan.susun import dokumen_skp, dokumen_skp_banyak
from tera.laporan.tasks import forget_batches, print_batch
from tera.organisasi.models import Penugasan
from tera.perencanaan.models import Skp
from tests import factories
from tests.factories import Dunia
from tests.perencanaan import rencana

pytestmark = pytest.mark.django_db
Batas = Callable[..., Any]
TAHUN = rencana.TAHUN


@pytest.fixture
def dunia() -> Dunia:
    return factories.dunia()


@pytest.fixture
def skp(dunia: Dunia) -> list[Skp]:
    """Sari's approved plan, her colleague's draft, and the head's on its way."""
    return [
        rencana.disetujui(dunia.sari, dunia.budi),
        rencana.draf(dunia.rekan),
        rencana.diajukan(dunia.budi),
    ]


@pytest.fixture(autouse=True)
def _empty_store() -> Iterator[None]:
    yield
    for berkas in files():
        berkas.unlink()


def files() -> list[Path]:
    return [satu for satu in (settings.DATA / "cetak").rglob("*") if satu.is_file()]


def minta(dunia: Dunia, by: Akun | None = None, **lain: Any) -> BatchCetak:
    isi = {
        "unit": dunia.bidang,
        "tahun": TAHUN,
        "bentuk": BentukBerkas.PDF,
        "kertas": Kertas.A4,
        "hanya_disetujui": False,
        "by": by or dunia.budi,
        "pada": dunia.instansi.hari_ini(),
    }
    return request_batch(**(isi | lain))


def masuk(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def jadi(batch: BatchCetak) -> BatchCetak:
    print_batch(batch_id=batch.pk)
    batch.refresh_from_db()
    return batch


# --- documents of many ------------------------------------------------------------------------


def test_many_documents_are_the_single_ones(dunia: Dunia, skp: list[Skp]) -> None:
    pada = date(TAHUN, 6, 1)
    semua = skp_menurut_id([satu.pk for satu in skp])
    assert semua == skp
    assert dokumen_skp_banyak(semua, pada) == [dokumen_skp(satu, pada) for satu in semua]
    assert dokumen_skp_banyak(semua, pada)[2].penilai.nama == "Citra"


def test_queries_do_not_grow_with_the_plans(
    dunia: Dunia, skp: list[Skp], django_assert_max_num_queries: Batas
) -> None:
    for nomor in range(5):
        orang = factories.pegawai(f"Baru {nomor}", dunia.bidang, atasan=dunia.budi.pegawai)
        rencana.draf(factories.akun(orang))
    nomor_skp = list(skp_unit(dunia.bidang, TAHUN, rencana.PADA).values_list("pk", flat=True))
    assert len(nomor_skp) == 8
    with django_assert_max_num_queries(7):
        dokumen_skp_banyak(skp_menurut_id(nomor_skp), rencana.PADA)


# --- asking -----------------------------------------------------------------------------------


def test_who_may_print_a_unit(dunia: Dunia, skp: list[Skp]) -> None:
    for nama in ("budi", "citra", "ani", "bkpsdm"):
        assert minta(dunia, getattr(dunia, nama)).jumlah == 3
    for nama in ("sari", "rekan", "auditor", "lain_unit", "mantan", "dewi", "admin_lain"):
        with pytest.raises(TidakBoleh, match="Hanya kepala unit ini"):
            minta(dunia, getattr(dunia, nama))
    assert BatchCetak.objects.count() == 4


def test_request_is_audited_and_queued_once(dunia: Dunia, skp: list[Skp]) -> None:
    batch = minta(dunia)
    assert minta(dunia).pk == batch.pk
    assert AuditEvent.objects.get(tindakan="minta_cetak").isi["jumlah"] == 3
    tugas = ProcrastinateJob.objects.get(task_name=services.TUGAS)
    assert (tugas.args, tugas.lock) == ({"batch_id": batch.pk}, services.KUNCI)
    assert minta(dunia, kertas=Kertas.F4).pk != batch.pk
    jadi(batch)
    assert minta(dunia).pk != batch.pk


def test_unit_without_plans_and_too_many_plans_are_refused(
    dunia: Dunia, skp: list[Skp], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(MasukanTidakSah, match="Tidak ada SKP tahun 2024"):
        minta(dunia, tahun=2024)
    monkeypatch.setattr(services, "SKP_TERBANYAK", 2)
    with pytest.raises(MasukanTidakSah, match="Pilih unit di bawahnya"):
        minta(dunia)
    assert minta(dunia, hanya_disetujui=True).jumlah == 1


def test_failing_audit_leaves_neither_job_nor_row(
    dunia: Dunia, skp: list[Skp], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(services, "record_event", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        minta(dunia)
    assert not BatchCetak.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name=services.TUGAS).exists()


# --- making -----------------------------------------------------------------------------------


def test_one_file_holds_everybody_by_unit_and_name(dunia: Dunia, skp: list[Skp]) -> None:
    batch = jadi(minta(dunia))
    assert (batch.status, batch.selesai_jumlah, batch.galat) == (StatusCetak.SELESAI, 3, "")
    isi = path_of(batch.sidik).read_bytes()
    assert len(isi) == batch.ukuran
    baca = PdfReader(io.BytesIO(isi), strict=True)
    assert [satu.title for satu in baca.outline] == ["Budi", "Rini", "Sari"]  # type: ignore[union-attr]
    assert baca.metadata is not None
    assert baca.metadata.title == f"SKP {TAHUN} – Bidang Kesehatan Masyarakat"
    assert [berkas.name for berkas in files()] == [batch.sidik]
    kabar = dunia.budi.pegawai.notifikasi.latest("id")  # type: ignore[union-attr]
    assert kabar.tautan == reverse("cetak_batch_satu", args=[batch.pk])
    assert AuditEvent.objects.get(tindakan="selesai_cetak").isi["sidik"] == batch.sidik


def test_zip_holds_one_accessible_file_each(dunia: Dunia, skp: list[Skp]) -> None:
    kembar = factories.pegawai("Rini", dunia.bidang, atasan=dunia.budi.pegawai)
    rencana.draf(factories.akun(kembar))
    batch = jadi(minta(dunia, bentuk=BentukBerkas.ZIP, kertas=Kertas.F4))
    with zipfile.ZipFile(path_of(batch.sidik)) as arsip:
        nama = arsip.namelist()
        isi = arsip.read(nama[0])
    assert len(nama) == len(set(nama)) == 4
    assert nama[0] == f"SKP-{TAHUN}-{skp[2].pegawai.nip}-budi.pdf"
    halaman = PdfReader(io.BytesIO(isi)).pages[0]
    assert round(float(halaman.mediabox.width) / 72 * 25.4) == 330
    assert b"/StructTreeRoot" in isi


def test_progress_is_stored_block_by_block(
    dunia: Dunia, skp: list[Skp], monkeypatch: pytest.MonkeyPatch
) -> None:
    kemajuan = []
    monkeypatch.setattr(borongan, "UKURAN_BLOK", 2)
    asli = services._progress

    def noted(batch_id: int, selesai: int) -> None:
        asli(batch_id, selesai)
        kemajuan.append(BatchCetak.objects.get(pk=batch_id).selesai_jumlah)

    monkeypatch.setattr(services, "_progress", noted)
    jadi(minta(dunia))
    assert kemajuan == [2, 3]


def test_job_that_was_cut_off_starts_over_and_a_done_one_does_nothing(
    dunia: Dunia, skp: list[Skp]
) -> None:
    batch = minta(dunia)
    BatchCetak.objects.filter(pk=batch.pk).update(status=StatusCetak.BERJALAN, selesai_jumlah=2)
    jadi(batch)
    sidik = batch.sidik
    assert batch.status == StatusCetak.SELESAI
    jadi(batch)
    assert (batch.sidik, len(files())) == (sidik, 1)
    assert AuditEvent.objects.filter(tindakan="selesai_cetak").count() == 1


def test_of_two_runs_at_once_only_the_first_finishes(
    dunia: Dunia, skp: list[Skp], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stalled job was given back to the queue while its first run was still alive."""
    batch = minta(dunia)
    asli = services._progress

    def overtaken(batch_id: int, selesai: int) -> None:
        monkeypatch.setattr(services, "_progress", asli)
        run_batch(batch_id=batch_id)
        asli(batch_id, selesai)

    monkeypatch.setattr(services, "_progress", overtaken)
    jadi(batch)
    assert AuditEvent.objects.filter(tindakan="selesai_cetak").count() == 1
    assert [berkas.name for berkas in files()] == [batch.sidik]


def test_plan_that_cannot_be_drawn_is_named(
    dunia: Dunia, skp: list[Skp], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(dokumen: Any, *_: object, **__: object) -> bytes:
        raise typst.TypstError(f"{dokumen.pegawai.nama}")

    monkeypatch.setattr(borongan, "render_bagian_skp", fail)
    batch = jadi(minta(dunia))
    assert (batch.status, batch.galat) == (StatusCetak.GAGAL, "SKP Budi tidak dapat dicetak.")
    assert files() == []


def test_full_disk_is_told(dunia: Dunia, skp: list[Skp], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(services, "keep", fail)
    batch = jadi(minta(dunia))
    assert batch.status == StatusCetak.GAGAL
    assert "penyimpanan server mungkin penuh" in batch.galat
    assert files() == []


# --- pages ------------------------------------------------------------------------------------


def test_from_the_form_to_the_file(dunia: Dunia, skp: list[Skp]) -> None:
    client = masuk(dunia.citra)
    halaman = client.get(reverse("cetak_batch"), {"unit": dunia.bidang.pk})
    assert halaman.status_code == 200
    kirim = {"unit": dunia.bidang.pk, "bentuk": "zip", "kertas": "f4", "hanya_disetujui": "on"}
    jawaban = client.post(f"{reverse('cetak_batch')}?tahun={TAHUN}", kirim)
    batch = BatchCetak.objects.get()
    alamat = reverse("cetak_batch_satu", args=[batch.pk])
    assert jawaban["Location"] == alamat
    assert (batch.bentuk, batch.kertas, batch.hanya_disetujui) == ("zip", "f4", True)
    menunggu = client.get(alamat).content.decode()
    assert 'hx-trigger="every 2s"' in menunggu
    assert "Muat ulang" in menunggu
    unduh = reverse("cetak_batch_unduh", args=[batch.pk])
    assert client.get(unduh).status_code == 404
    jadi(batch)
    selesai = client.get(alamat).content.decode()
    assert "hx-trigger" not in selesai
    assert unduh in selesai
    berkas = client.get(unduh)
    assert berkas["Content-Type"] == "application/zip"
    assert f"SKP-{TAHUN}-{dunia.bidang.kode}.zip" in berkas["Content-Disposition"]
    assert b"".join(berkas.streaming_content) == path_of(batch.sidik).read_bytes()  # type: ignore[attr-defined]
    assert alamat in client.get(reverse("cetak_batch")).content.decode()


def test_fragment_is_the_inner_part_of_a_fresh_load(dunia: Dunia, skp: list[Skp]) -> None:
    batch = minta(dunia)
    alamat = reverse("cetak_batch_satu", args=[batch.pk])
    client = masuk(dunia.budi)
    for _ in range(2):
        bagian = client.get(alamat, headers={"HX-Request": "true"}).content.decode()
        assert bagian.strip().startswith('<div class="kartu')
        assert bagian in client.get(alamat).content.decode()
        jadi(batch)


def test_form_says_what_is_missing_or_refused(dunia: Dunia, skp: list[Skp]) -> None:
    client = masuk(dunia.budi)
    alamat = f"{reverse('cetak_batch')}?tahun={TAHUN}"
    kosong = client.post(alamat, {})
    assert kosong.status_code == 422
    lain = client.post(alamat, {"unit": dunia.dinas_lain.pk, "bentuk": "pdf", "kertas": "a4"})
    assert lain.status_code == 422
    assert "Pilih salah satu unit dalam daftar" in lain.content.decode()
    tahun = f"{reverse('cetak_batch')}?tahun=2024"
    tanpa = client.post(tahun, {"unit": dunia.bidang.pk, "bentuk": "pdf", "kertas": "a4"})
    assert "Tidak ada SKP tahun 2024" in tanpa.content.decode()


def test_other_people_never_see_a_job(dunia: Dunia, skp: list[Skp]) -> None:
    batch = jadi(minta(dunia))
    for hubungan, akun in dunia.semua().items():
        for rute in ("cetak_batch_satu", "cetak_batch_unduh"):
            jawaban = masuk(akun).get(reverse(rute, args=[batch.pk]))
            b"".join(jawaban)
            assert jawaban.status_code == (200 if hubungan == "penilai" else 404), hubungan
    assert masuk(dunia.sari).get(reverse("cetak_batch")).status_code == 403


def test_who_left_the_unit_no_longer_takes_its_file(dunia: Dunia, skp: list[Skp]) -> None:
    batch = jadi(minta(dunia))
    kemarin = dunia.budi.hari_ini - timedelta(days=1)
    Penugasan.objects.filter(pegawai=dunia.budi.pegawai).update(sampai=kemarin)
    jawaban = masuk(dunia.budi).get(reverse("cetak_batch_unduh", args=[batch.pk]))
    b"".join(jawaban)
    assert jawaban.status_code == 403


def test_failed_job_and_removed_file_offer_another_try(dunia: Dunia, skp: list[Skp]) -> None:
    batch = jadi(minta(dunia))
    alamat = reverse("cetak_batch_satu", args=[batch.pk])
    BatchCetak.objects.filter(pk=batch.pk).update(selesai_pada=timezone.now() - timedelta(days=8))
    assert forget_batches(timestamp=0) == 1
    assert files() == []
    assert "sudah dihapus sesudah 7 hari" in masuk(dunia.budi).get(alamat).content.decode()
    BatchCetak.objects.filter(pk=batch.pk).update(status=StatusCetak.GAGAL, galat="Rusak.")
    assert "Rusak." in masuk(dunia.budi).get(alamat).content.decode()


def test_cleaning_spares_what_is_fresh_and_gives_up_what_stands_still(
    dunia: Dunia, skp: list[Skp]
) -> None:
    segar = jadi(minta(dunia))
    macet = minta(dunia, kertas=Kertas.F4)
    BatchCetak.objects.filter(pk=macet.pk).update(dibuat_pada=timezone.now() - timedelta(hours=7))
    sisa = settings.DATA / "cetak" / "sementara-lama"
    sisa.write_bytes(b"x")
    import os

    os.utime(sisa, (0, 0))
    assert forget_old_batches() == 0
    macet.refresh_from_db()
    assert macet.status == StatusCetak.GAGAL
    assert [berkas.name for berkas in files()] == [segar.sidik]
    jadi(macet)
    assert macet.status == StatusCetak.GAGAL
