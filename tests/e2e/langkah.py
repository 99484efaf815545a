"""Steps that several journeys take, each as a person does it: by the words on the screen."""

import re

from tests.e2e.jendela import Jendela


def sign_in(jendela: Jendela, siapa: str) -> None:
    """The real form; the NIP with the spaces that people copy along."""
    nip = jendela.layanan.isi["nip"][siapa]
    page = jendela.open("/masuk/")
    page.get_by_label("NIP").fill(f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}")
    page.get_by_label("Kata sandi").fill(jendela.layanan.isi["sandi"])
    jendela.picture("masuk")
    jendela.click("Masuk")
    page.wait_for_url("**/")


def write_skp(jendela: Jendela) -> str:
    """From nothing to a plan that was handed in; returns its address."""
    page = jendela.open("/skp/")
    jendela.click("Buat SKP")
    page.wait_for_url(re.compile(r"/skp/\d+/$"))
    alamat = page.url
    jendela.click("Tambah hasil kerja", peran="link")
    page.locator("[name=uraian]").fill("Meningkatnya cakupan imunisasi dasar lengkap")
    page.locator("[name=i0-uraian]").fill("Persentase bayi dengan imunisasi dasar lengkap")
    page.locator("[name=i0-target]").fill("95,5")
    page.locator("[name=i0-satuan]").fill("%")
    page.locator("[name=i0-aspek]").select_option("kuantitas")
    jendela.picture("hasil-kerja")
    jendela.click("Simpan hasil kerja")
    jendela.expect("Hasil kerja tersimpan.")
    jendela.click("Ubah lampiran", peran="link")
    for bagian in ("dukungan_sumber_daya", "skema_pertanggungjawaban", "konsekuensi"):
        page.locator(f"[name={bagian}]").fill("Kendaraan posyandu keliling")
    jendela.click("Simpan lampiran")
    jendela.expect("Lampiran tersimpan.")
    jendela.picture("skp-draf")
    jendela.click(re.compile("^Ajukan"))
    jendela.expect("SKP diajukan kepada pejabat penilai kinerja.")
    jendela.picture("skp-diajukan")
    return alamat


def report_month(jendela: Jendela, alamat_skp: str) -> None:
    """Progress of the running month with a link as evidence."""
    page = jendela.open(alamat_skp)
    jendela.click("Realisasi dan bukti dukung", peran="link")
    jendela.picture("realisasi")
    page.get_by_role("link", name=re.compile("^Isi")).last.click()
    page.locator("[name=nilai]").fill("91,25")
    page.locator("[name=keterangan]").fill("Rekap 12 posyandu.")
    page.locator("[name=tautan]").fill("https://contoh.go.id/rekap")
    jendela.picture("realisasi-isi")
    jendela.click("Simpan")
    jendela.expect("tersimpan")
    jendela.expect("91,25")
