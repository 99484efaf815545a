"""Rini's day: an entry in three taps, several days from a spreadsheet, and Budi who looks."""

import time
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.e2e.langkah import sign_in

KETUKAN = 3
DETIK = 30


def test_daily_entry_takes_three_taps_on_a_phone(jalan: Any) -> None:
    rini = jalan(gambar=True)
    sign_in(rini, "rekan")
    page, awal = rini.page, time.monotonic()
    ketukan = 0
    for tombol in (
        page.get_by_role("link", name="Catat progres"),
        page.get_by_role("radio").first,
    ):
        tombol.click()
        ketukan += 1
    page.get_by_label("Yang dikerjakan").fill("Menimbang 24 balita di Posyandu Melati")
    page.get_by_label("Realisasi").fill("24")
    rini.picture("progres-harian")
    rini.click("Simpan catatan")
    ketukan += 1
    rini.expect("tersimpan")
    rini.expect("Menimbang 24 balita di Posyandu Melati")
    assert ketukan <= KETUKAN
    assert time.monotonic() - awal <= DETIK


TEMPEL = """(el, teks) => { const data = new DataTransfer(); data.setData("text", teks);
  el.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true})); }"""


def test_days_are_pasted_from_a_spreadsheet_and_seen_by_the_superior(jalan: Any) -> None:
    rini = jalan("rekan", ukuran={"width": 1280, "height": 800})
    page = rini.open("/progres/lembar/")
    hari = f"{datetime.now(ZoneInfo('Asia/Jakarta')):%Y-%m-%d}"
    aksi = page.locator("[name=i0-sumber] option").nth(1).inner_text()
    tahun, bulan, tanggal = hari.split("-")
    page.locator("[name=i0-tanggal]").evaluate(
        TEMPEL, f"{tanggal}/{bulan}/{tahun}\t{aksi}\tMerekap kohort\t3,5\t07:30\t09:00\n"
    )
    assert page.locator("[name=i0-tanggal]").input_value() == hari
    assert page.locator("[name=i0-jam_selesai]").input_value() == "09:00"
    rini.click("Simpan semua")
    rini.expect("1 catatan tersimpan.")
    budi = jalan("budi")
    budi.open(f"/skp/{rini.layanan.isi['id']['skp']}/progres/?bulan={tahun}-{bulan}")
    budi.expect("Merekap kohort")
    budi.click("Tandai")
    budi.expect("ditandai sudah dilihat.")
    page = rini.open(f"/progres/?tanggal={hari}")
    rini.expect("Sudah dilihat penilai")
    assert page.get_by_role("link", name="Ubah").count() == 0
