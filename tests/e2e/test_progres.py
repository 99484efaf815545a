"""Rini's day: an entry in three taps, several days from a spreadsheet, and Budi who looks."""

import time
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.e2e.langkah import sign_in

# Pictures of the manual that are nobody's step in a journey.
GAMBAR_PEGAWAI = {
    "rencana-aksi": "/skp/{skp}/rencana-aksi/",
    "realisasi-bulan": "/skp/{skp}/realisasi/#i{indikator}",
    "umpan-balik-saya": "/umpan-balik/",
    "pembinaan": "/pembinaan/",
    "dialog-kinerja": "/pembinaan/dialog/{dialog}/",
    "peringatan-dini": "/peringatan/",
}
GAMBAR_PENILAI = {
    "umpan-balik-bulanan": "/umpan-balik/rutin/{rekan}/{bulan}/",
    "pembinaan-pegawai": "/pembinaan/pegawai/",
    "unit-langsung": "/unit/{unit}/langsung/",
}
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
    for nama, jalur in GAMBAR_PEGAWAI.items():
        rini.picture_of(nama, jalur)
    budi = jalan("budi", gambar=True)
    for nama, jalur in GAMBAR_PENILAI.items():
        budi.picture_of(nama, jalur)


TEMPEL = """(el, teks) => { const data = new DataTransfer(); data.setData("text", teks);
  el.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true})); }"""


def test_days_are_pasted_from_a_spreadsheet_and_seen_by_the_superior(jalan: Any) -> None:
    rini = jalan("rekan", ukuran={"width": 1280, "height": 800})
    page = rini.open("/progres/lembar/")
    hari = f"{datetime.now(ZoneInfo('Asia/Jakarta')):%Y-%m-%d}"
    aksi = page.locator("[name=i0-sumber] option").nth(1).inner_text()
    # Into the field below the table: what it holds is no draft that comes back over the rows.
    page.get_by_text("Tempel dari Excel").click()
    page.locator("#tempel").fill(f"{hari}\t{aksi}\tMerekap kohort\t3,5")
    rini.click("Isi tabel dari tempelan")
    expect(page.locator("[name=i0-kegiatan]")).to_have_value("Merekap kohort")
    assert page.get_by_text("dipulihkan").count() == 0
    # What was typed before a paste is offered, not put over the rows.
    page = rini.open("/progres/lembar/")
    page.locator("[name=i0-kegiatan]").fill("Diketik lebih dulu")
    expect(page.get_by_text("Tersimpan di perangkat ini")).to_be_visible()
    page.get_by_text("Tempel dari Excel").click()
    page.locator("#tempel").fill(f"{hari}\t{aksi}\tMerekap kohort\t3,5")
    rini.click("Isi tabel dari tempelan")
    expect(page.locator("[name=i0-kegiatan]")).to_have_value("Merekap kohort")
    page.get_by_role("button", name="Pakai isian itu").click()
    expect(page.locator("[name=i0-kegiatan]")).to_have_value("Diketik lebih dulu")
    # Into the table itself.
    page = rini.open("/progres/lembar/")
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
