"""What was typed survives the loss of the page."""

from typing import Any

import pytest

from tests.e2e.jendela import TELEPON

TEKS = "Posyandu Kenanga, 23 keluarga didampingi"


def test_unsent_realisasi_is_offered_again(jalan: Any) -> None:
    rekan = jalan("rekan", ukuran=TELEPON)
    alamat = "/realisasi/{indikator}/{bulan}/".format(**rekan.layanan.isi["id"])
    page = rekan.open(alamat)
    page.locator("form#isi [name=keterangan]").fill(TEKS)
    page.get_by_text("Tersimpan di perangkat ini").wait_for()
    rekan.open("/")
    page = rekan.open(alamat)
    page.get_by_text("yang belum terkirim dipulihkan").wait_for()
    assert page.locator("form#isi [name=keterangan]").input_value() == TEKS


@pytest.mark.parametrize(
    ("siapa", "jalur", "nama"),
    [
        ("dani", "/skp/{skp_draf}/perilaku/", "akuntabel"),
        ("dani", "/skp/{skp_draf}/lampiran/", "konsekuensi"),
        ("budi", "/sasaran/{unit}/{tahun}/tambah/", "uraian"),
    ],
)
def test_unsent_planning_is_offered_again(siapa: str, jalur: str, nama: str, jalan: Any) -> None:
    jendela = jalan(siapa, ukuran=TELEPON)
    alamat = jalur.format(**jendela.layanan.isi["id"])
    page = jendela.open(alamat)
    page.locator(f"[name={nama}]").fill(TEKS)
    page.get_by_text("Tersimpan di perangkat ini").wait_for()
    jendela.open("/")
    page = jendela.open(alamat)
    page.get_by_text("yang belum terkirim dipulihkan").wait_for()
    assert page.locator(f"[name={nama}]").input_value() == TEKS
