"""Citra: the organisation's predicate, the picture of her office, the last word on an objection."""

from typing import Any

import pytest

from tests.e2e.jendela import MEJA, TELEPON, Jendela


@pytest.mark.parametrize("ukuran", [TELEPON, MEJA], ids=["telepon", "meja"])
def test_citra_sees_and_decides(ukuran: dict[str, int], jalan: Any) -> None:
    citra: Jendela = jalan("citra", ukuran=ukuran, gambar=ukuran is TELEPON)
    isi = citra.layanan.isi["id"]
    page = citra.open(f"/capaian/?tahun={isi['tahun_lalu']}&periode={isi['tahun_lalu']}-tw4")
    citra.click("Tetapkan Bidang Kesehatan Masyarakat", peran="link")
    page.locator("[name=predikat][value=baik]").check()
    page.locator("[name=alasan]").fill("Tujuh dari delapan sasaran triwulan tercapai.")
    citra.picture("capaian")
    citra.click("Tetapkan")
    citra.expect("Tujuh dari delapan sasaran")
    citra.open(f"/dasbor/?tahun={isi['tahun_lalu']}&periode={isi['periode']}")
    citra.expect("Bidang Kesehatan Masyarakat")
    citra.picture("dasbor")
    citra.open(f"/distribusi/{isi['unit']}/{isi['periode']}/")
    citra.picture("distribusi")
    citra.open("/antrean/?daftar=keberatan")
    citra.click("Rini Kusuma", peran="link")
    citra.click("Putuskan keberatan", peran="link")
    page.locator("[name=putusan][value=diubah]").check()
    page.locator("[name=rating_hasil][value=sesuai]").check()
    page.locator("[name=rating_perilaku][value=sesuai]").check()
    page.locator("[name=alasan]").fill("Realisasi triwulan IV terbukti.")
    citra.picture("putusan")
    citra.click("Putuskan")
    citra.expect("Putusan ini final")
    citra.click("Ya, lanjutkan")
    citra.expect("Keberatan diputus.")
    rini = jalan("rekan", ukuran=ukuran)
    rini.open(f"/evaluasi/{isi['evaluasi_rini']}/")
    rini.expect("Realisasi triwulan IV terbukti.")
    rini.page.locator(".angka").get_by_text("Baik").wait_for()
