"""Budi: his queue, feedback and ratings."""

from typing import Any

import pytest

from tests.e2e.jendela import MEJA, TELEPON, Jendela

UKURAN = pytest.mark.parametrize("ukuran", [TELEPON, MEJA], ids=["telepon", "meja"])


@UKURAN
def test_budi_approves_many_and_returns_one(ukuran: dict[str, int], jalan: Any) -> None:
    budi: Jendela = jalan("budi", ukuran=ukuran, gambar=ukuran is TELEPON)
    page = budi.open("/")
    budi.picture("beranda-penilai")
    page = budi.open("/antrean/")
    semula = page.locator("[data-butir]").count()
    for nama in ("Pegawai 04", "Pegawai 05"):
        page.get_by_label(f"Pilih {nama}").check()
    assert page.locator("[data-jumlah-terpilih]").inner_text() == "2"
    budi.picture("antrean")
    budi.click("Setujui yang dipilih")
    budi.expect("2 SKP disetujui.")
    assert page.locator("[data-butir]").count() == semula - 2
    budi.click("Pegawai 06", peran="link")
    budi.allow(422)
    budi.click("Kembalikan")
    budi.expect("Tulis catatan")
    page.locator("[name=catatan]").fill("Tambahkan indikator mutu layanan.")
    budi.picture("kembalikan")
    budi.click("Kembalikan")
    budi.expect("dikembalikan dengan catatan.")


@UKURAN
def test_budi_gives_feedback_and_rates(ukuran: dict[str, int], jalan: Any) -> None:
    budi: Jendela = jalan("budi", ukuran=ukuran, gambar=ukuran is TELEPON)
    isi = budi.layanan.isi["id"]
    page = budi.open(f"/skp/{isi['skp']}/umpan-balik/")
    page.locator("textarea[name=isi]").first.fill("Rekap posyandu rapi dan tepat waktu.")
    budi.picture("umpan-balik")
    budi.click("Kirim")
    budi.expect("Umpan balik terkirim")
    page = budi.open(f"/penilaian/?tahun={isi['tahun_lalu']}&periode={isi['periode']}")
    budi.picture("penilaian")
    page.get_by_role("link", name="Beri rating Dani Saputra").click()
    budi.expect("Hasil kerja")
    page.locator("[name=rating_hasil][value=sesuai]").check()
    page.locator("[name=rating_perilaku][value=di_atas]").check()
    page.locator("[name=catatan]").fill("Pertahankan.")
    budi.picture("rating")
    budi.click("Tetapkan")
    budi.expect("Akibatnya")
    budi.picture("tetapkan")
    budi.click("Tetapkan")
    budi.expect("ditetapkan.")
    dani = jalan("dani", ukuran=ukuran)
    dani.open(f"/penilaian/?tahun={isi['tahun_lalu']}&periode={isi['periode']}")
    dani.expect("Baik")
