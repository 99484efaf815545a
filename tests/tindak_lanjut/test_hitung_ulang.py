"""Stored figures are computed again from stored facts; a changed one is named."""

import pytest
from django.db import connection

from tera.config.cli import main
from tera.penilaian.queries.hitung_ulang import Beda, recompute_predikat
from tera.tindak_lanjut.models import BulanAngkaKredit, KonversiAngkaKredit
from tera.tindak_lanjut.queries.hitung_ulang import recompute_angka_kredit
from tera.tindak_lanjut.services import finalize_and_follow_up
from tests import factories
from tests.penilaian import bantu
from tests.penilaian.bantu import AKHIR, SESUAI, TAHUN

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluasi(tmp_path, monkeypatch):
    monkeypatch.setenv("TERA_DATA", str(tmp_path))
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani, periode=TAHUN)
    skp = bantu.rencana(dunia.sari.pegawai, tahun=TAHUN.tahun)
    draf = bantu.draf(skp, dunia.budi, periode=TAHUN, hasil=SESUAI, perilaku=SESUAI)
    return finalize_and_follow_up(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)


def test_what_was_set_by_the_use_case_computes_again_the_same(evaluasi, capsys):
    hasil = recompute_predikat()
    assert (hasil.diperiksa, hasil.berbeda, hasil.contoh) == (1, 0, ())
    assert (recompute_angka_kredit().diperiksa, recompute_angka_kredit().berbeda) == (1, 0)
    assert main(["recompute"]) == 0
    assert "Predikat kinerja: 1 dihitung ulang, 0 berbeda." in capsys.readouterr().out


@pytest.mark.parametrize(
    "ubah",
    [
        "predikat = 'sangat_baik'",
        "perhitungan = jsonb_set(perhitungan, '{nilai}', '\"sangat_baik\"')",
        "rating_perilaku = 'di_bawah'",
    ],
)
def test_a_changed_predicate_is_named(evaluasi, ubah, capsys):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE penilaian_evaluasi SET {ubah}")
    hasil = recompute_predikat()
    assert hasil.berbeda == 1
    assert hasil.contoh[0].id == evaluasi.pk
    assert main(["recompute"]) == 1
    assert f"BERBEDA nomor {evaluasi.pk}" in capsys.readouterr().out


@pytest.mark.parametrize("tepat", ["25/3", "12", "12.6", "75/4"])
def test_a_changed_credit_is_named(evaluasi, tepat):
    konversi = KonversiAngkaKredit.objects.get()
    KonversiAngkaKredit.objects.update(tepat=tepat)
    hasil = recompute_angka_kredit()
    assert hasil.contoh == (Beda(konversi.pk, tepat, "12.50"),)


def test_a_month_taken_away_is_noticed(evaluasi):
    BulanAngkaKredit.objects.filter(bulan__month=12).delete()
    assert recompute_angka_kredit().contoh[0].seharusnya == "11.46"
