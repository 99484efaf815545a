"""The virus scanner: its protocol against a server that speaks it, and what follows from it."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from tera.dasar.errors import MasukanTidakSah
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.pelaksanaan import pemindai, services
from tera.pelaksanaan.models import BerkasBukti, BuktiDukung
from tests.pelaksanaan.clamd_tiruan import EICAR, clamd
from tests.pelaksanaan.conftest import PDF, Kerja, Unggah
from tests.pelaksanaan.halaman import masuk

SAKIT = PDF.replace(b"trailer", EICAR + b"\ntrailer")


def _scanners(tmp_path: Path) -> Iterator[Any]:
    """Ours over both kinds of sockets, and the real one where it runs."""
    with clamd() as alamat:
        yield alamat
    with clamd(tmp_path / "clamd.sock") as alamat:
        yield alamat
    for soket in ("/run/clamav/clamd.ctl", "/var/run/clamd.scan/clamd.sock"):
        if Path(soket).exists() and shutil.which("clamd"):
            yield soket


def test_contract_clean_and_infected(settings: Any, tmp_path: Path) -> None:
    for alamat in _scanners(tmp_path):
        settings.CLAMD = alamat
        assert pemindai.scan([PDF[:10], PDF[10:]]) is None
        assert pemindai.scan([b"", PDF * 20_000]) is None
        assert "eicar" in (pemindai.scan([EICAR[:20], EICAR[20:]]) or "").lower()


def test_scanner_that_is_away_silent_or_full_judges_nothing(settings: Any) -> None:
    with socket.socket() as mati:
        mati.bind(("127.0.0.1", 0))
        settings.CLAMD = mati.getsockname()
    with pytest.raises(pemindai.PemindaiTidakTerjangkau):
        pemindai.scan([PDF])
    settings.CLAMD = "/tidak/ada.sock"
    with pytest.raises(pemindai.PemindaiTidakTerjangkau):
        pemindai.scan([PDF])
    with clamd(terbesar=10) as settings.CLAMD, pytest.raises(pemindai.PemindaiTidakTerjangkau):
        pemindai.scan([PDF])


def test_infected_file_is_refused_before_it_is_kept(
    kerja: Kerja, unggah: Unggah, settings: Any, gudang: Path
) -> None:
    with clamd() as settings.CLAMD:
        with pytest.raises(MasukanTidakSah, match="berbahaya"):
            services.attach_bukti_berkas(
                realisasi=kerja.lapor(), berkas=unggah(SAKIT), by=kerja.sari
            )
        assert not gudang.exists()
        bersih = services.attach_bukti_berkas(
            realisasi=kerja.lapor(), berkas=unggah(), by=kerja.sari
        )
    assert bersih.berkas
    assert bersih.berkas.pindai == "bersih"


def test_scanner_away_accepts_and_the_job_quarantines_later(
    kerja: Kerja, unggah: Unggah, settings: Any
) -> None:
    settings.CLAMD = "/tidak/ada.sock"
    realisasi = kerja.lapor()
    for isi in (SAKIT, PDF):
        services.attach_bukti_berkas(realisasi=realisasi, berkas=unggah(isi), by=kerja.sari)
    assert set(BerkasBukti.objects.values_list("pindai", flat=True)) == {"belum"}
    assert services.scan_waiting() == 0
    with clamd() as settings.CLAMD:
        assert services.scan_waiting() == 2
        assert services.scan_waiting() == 0
        with pytest.raises(MasukanTidakSah, match="berbahaya"):
            services.attach_bukti_berkas(
                realisasi=kerja.lapor(realisasi.bulan.replace(month=4)),
                berkas=unggah(SAKIT),
                by=kerja.sari,
            )
    sakit = BuktiDukung.objects.get(berkas__pindai="terinfeksi")
    for rute in ("bukti", "bukti_pratinjau"):
        jawaban = masuk(kerja.budi).get(reverse(rute, args=[sakit.pk]))
        assert jawaban.status_code == 403
        assert "virus" in jawaban.content.decode()
    assert (
        "Dikarantina"
        in masuk(kerja.budi)
        .get(reverse("realisasi", args=[kerja.skp.pk]), {"bulan": f"{realisasi.bulan:%Y-%m}"})
        .content.decode()
    )
    kabar = Notifikasi.objects.get(penerima=kerja.sari.pegawai, teks__contains="dikarantina")
    assert kabar.tautan == reverse("bukti_rincian", args=[sakit.pk])
    assert AuditEvent.objects.filter(tindakan="karantina_bukti").count() == 1
