"""The command line: help and refusals in plain Indonesian, findings in the exit code."""

from pathlib import Path

import pytest
from django.db import connection

from tera.akun.models import Akun
from tera.config.cli import PERINTAH, main
from tera.dasar.audit import record_event, seal_all, verify_chain
from tera.dasar.models import AuditEvent
from tera.organisasi.models import Instansi
from tera.pelaksanaan.models import BerkasBukti
from tera.perencanaan.models import IndikatorPustaka
from tests import factories
from tests.config.alat import environment, tera

Tangkapan = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TERA_DATA", str(tmp_path))
    return tmp_path


def test_help_speaks_indonesian_and_names_every_command(capsys: Tangkapan) -> None:
    with pytest.raises(SystemExit) as akhir:
        main(["--help"])
    keluaran = capsys.readouterr().out
    assert akhir.value.code == 0
    assert "pemakaian:" in keluaran
    assert "usage" not in keluaran
    assert all(modul.NAMA in keluaran for modul in PERINTAH)


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (["verfy"], "tidak dikenal"),
        (["serve", "--port", "delapan"], "--port"),
        (["import", "x.xlsx"], "belum diisi"),
        (["import", "x.xlsx", "--instansi", "b", "--per-tanggal", "1 Jan"], "bukan tanggal"),
        (["verify", "--kepala", "abc"], "64 huruf"),
        (["instansi", "b", "B", "--zona", "GMT"], "--zona"),
    ],
)
def test_wrong_argument_is_refused(argumen: list[str], kata: str, capsys: Tangkapan) -> None:
    with pytest.raises(SystemExit) as akhir:
        main(argumen)
    assert akhir.value.code == 2
    assert kata in capsys.readouterr().err


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [
        ("TERA_DB_POOL", "banyak"),
        ("TERA_DB_POOL", "1"),
        ("TERA_SECRET_KEY", "pendek"),
        ("TERA_HTTPS", "yes"),
        ("TERA_LAIN", "x"),
        ("TERA_DATA", "/dev/null/x"),
        ("TERA_DATA", "/dev/null"),
        ("DATABASE_URL", "mysql://a/b"),
        ("DATABASE_URL", "postgresql://a@127.0.0.1:1/b"),
        ("DATABASE_URL", "postgresql://a@127.0.0.1:1/b?sslmod=require"),
    ],
)
def test_configuration_that_cannot_work_is_one_sentence(
    nama: str, nilai: str, tmp_path: Path
) -> None:
    hasil = tera("verify", lingkungan={**environment(tmp_path), nama: nilai})
    assert hasil.returncode == 2
    assert hasil.stdout == ""
    assert nama in hasil.stderr
    assert len(hasil.stderr.strip().splitlines()) == 1
    assert "Traceback" not in hasil.stderr


def test_info_hides_secrets(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Tangkapan) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://tera:rahasia-sekali@db/kinerja")
    monkeypatch.setenv("TERA_SECRET_KEY", "k" * 60)
    assert main(["info"]) == 0
    keluaran = capsys.readouterr().out
    assert "rahasia-sekali" not in keluaran
    assert "k" * 60 not in keluaran
    assert "postgresql://tera:***@db/kinerja" in keluaran


@pytest.mark.django_db
def test_verify_tells_a_whole_chain_and_its_head(data: Path, capsys: Tangkapan) -> None:
    _sealed_events()
    kepala = verify_chain().kepala
    assert main(["verify"]) == 0
    assert kepala in capsys.readouterr().out
    assert main(["verify", "--kepala", kepala.upper()]) == 0
    assert main(["verify", "--kepala", "0" * 63 + "1"]) == 1


@pytest.mark.django_db
def test_verify_names_the_broken_place(data: Path, capsys: Tangkapan) -> None:
    _sealed_events()
    korban = AuditEvent.objects.order_by("id")[1]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE dasar_auditevent DISABLE TRIGGER USER")
        cursor.execute("UPDATE dasar_auditevent SET pelaku = 'Orang' WHERE id = %s", [korban.pk])
        cursor.execute("ALTER TABLE dasar_auditevent ENABLE TRIGGER USER")
    assert main(["verify"]) == 1
    assert f"RUSAK: Catatan {korban.pk} (uji)" in capsys.readouterr().out


@pytest.mark.django_db
def test_verify_names_a_file_of_evidence_that_is_gone(data: Path, capsys: Tangkapan) -> None:
    dunia = factories.dunia()
    BerkasBukti.objects.create(
        instansi=dunia.instansi, sidik="a" * 64, ukuran=1, oleh=dunia.sari, unit=dunia.bidang
    )
    assert main(["verify"]) == 0
    assert main(["verify", "--bukti"]) == 1
    assert f"RUSAK: Berkas bukti {'a' * 64} hilang" in capsys.readouterr().out


def _sealed_events() -> None:
    bungo = factories.instansi()
    for nomor in range(3):
        record_event(tindakan="uji", objek=bungo, by=None, isi={"n": nomor}, instansi_id=bungo.pk)
    seal_all()


INSTANSI = ["--ibu-kota", "Denpasar", "--zona", "WITA", "--nama-admin", "Wayan"]
NIP = "198501012010011001"


@pytest.mark.django_db
def test_instansi_makes_an_agency_and_an_account_that_can_be_activated(
    data: Path, capsys: Tangkapan
) -> None:
    assert (
        main(["instansi", "denpasar", "Pemerintah Kota Denpasar", "--admin", NIP, *INSTANSI]) == 0
    )
    denpasar = Instansi.objects.get(kode="denpasar")
    admin = Akun.objects.get(nama_masuk=NIP)
    assert (denpasar.zona_waktu, admin.instansi) == ("Asia/Makassar", denpasar)
    assert admin.punya_peran("bkpsdm")
    assert not admin.has_usable_password()
    assert IndikatorPustaka.objects.filter(instansi=denpasar, status="disetujui").exists()
    assert admin.kode_aktivasi
    assert admin.kode_aktivasi not in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kode", "nip"),
    [("kota denpasar", NIP), ("d" * 31, NIP), ("bungo", NIP), ("denpasar", "19850101201001100")],
)
def test_instansi_refuses_and_leaves_nothing_behind(
    kode: str, nip: str, data: Path, capsys: Tangkapan
) -> None:
    factories.instansi("bungo")
    assert main(["instansi", kode, "Nama", "--admin", nip, *INSTANSI]) == 1
    assert capsys.readouterr().err.startswith("tera: ")
    assert Instansi.objects.count() == 1
    assert not Akun.objects.exists()


@pytest.mark.django_db
def test_import_of_an_unknown_agency_is_refused(data: Path, capsys: Tangkapan) -> None:
    assert main(["import", "x.xlsx", "--instansi", "tiada", "--per-tanggal", "2026-01-01"]) == 1
    assert "tiada" in capsys.readouterr().err


@pytest.mark.django_db
def test_import_of_a_file_that_is_no_workbook_is_refused(
    data: Path, tmp_path: Path, capsys: Tangkapan
) -> None:
    factories.instansi()
    berkas = tmp_path / "daftar.xlsx"
    berkas.write_text("bukan Excel")
    argumen = ["import", str(berkas), "--instansi", "bungo", "--per-tanggal", "2026-01-01"]
    assert main(argumen) == 1
    assert "Excel" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "tiada"), *argumen[2:]]) == 1
    assert "tidak ada" in capsys.readouterr().err
