"""The main steps with JavaScript off: slower, never impossible."""

import re
from typing import Any

from tests.e2e.langkah import report_month, sign_in, write_skp


def test_a_plan_from_nothing_to_progress(jalan: Any) -> None:
    sari = jalan(skrip=False)
    sign_in(sari, "sari")
    alamat = write_skp(sari)
    budi = jalan("budi", skrip=False)
    page = budi.open("/antrean/")
    page.get_by_label("Pilih Sari Wulandari").check()
    budi.click("Setujui yang dipilih")
    budi.expect("1 SKP disetujui.")
    report_month(sari, alamat)


def test_the_menu_opens_and_leads_on(jalan: Any) -> None:
    sari = jalan("sari", skrip=False)
    page = sari.open("/")
    page.locator(".tombol-menu").click()
    page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="SKP").click()
    page.wait_for_url(re.compile(r"/skp/$"))


def test_a_figure_is_computed_by_hand_and_its_article_read(jalan: Any) -> None:
    sari = jalan("sari", skrip=False)
    page = sari.open("/hitung/")
    sari.click("Predikat kinerja pegawai", peran="link")
    page.locator("[name=hasil][value=di_bawah]").check()
    page.locator("[name=perilaku][value=di_bawah]").check()
    sari.click("Hitung")
    page.wait_for_url(re.compile(r"hasil=di_bawah&perilaku=di_bawah&pada=2025-12-31#hasil$"))
    assert page.locator("#hasil .angka").inner_text() == "Sangat Kurang"
    page.locator("#hasil cite a").last.click()
    page.wait_for_url(re.compile(r"/aturan/peraturan/permenpanrb-6-2022/$"))
    page.get_by_role("link", name="Kuadran predikat").click()
    page.get_by_role("row", name=re.compile("^Di Bawah Ekspektasi .*Butuh Perbaikan")).wait_for()


def test_another_row_keeps_what_was_typed(jalan: Any) -> None:
    dani = jalan("dani", skrip=False)
    page = dani.open(f"/skp/{dani.layanan.isi['id']['skp_draf']}/hasil/tambah/")
    page.locator("[name=i0-uraian]").fill("Jumlah desa terdampingi")
    dani.click("Tambah baris indikator")
    assert page.locator("[name=i0-uraian]").input_value() == "Jumlah desa terdampingi"
    assert page.locator("[name=i2-uraian]").count() == 1


def test_rating_and_objection(jalan: Any) -> None:
    budi = jalan("budi", skrip=False)
    isi = budi.layanan.isi["id"]
    page = budi.open(f"/penilaian/{isi['skp_dani_lalu']}/{isi['periode']}/")
    page.locator("[name=rating_hasil][value=sesuai]").check()
    page.locator("[name=rating_perilaku][value=sesuai]").check()
    budi.click("Tetapkan")
    budi.click("Tetapkan")
    budi.expect("ditetapkan.")
    sari = jalan("sari", skrip=False)
    page = sari.open(f"/evaluasi/{isi['evaluasi_sari']}/")
    sari.click("Ajukan keberatan", peran="link")
    page.locator("[name=alasan]").fill("Realisasi Desember belum dihitung.")
    sari.click("Ajukan keberatan")
    sari.expect("Realisasi Desember belum dihitung.")
