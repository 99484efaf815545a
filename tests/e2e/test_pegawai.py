"""Sari: her plan, her progress, her result."""

import re
from typing import Any

import pytest

from tests.e2e.jendela import MEJA, TELEPON, Jendela
from tests.e2e.langkah import report_month, sign_in, write_skp


@pytest.mark.parametrize("ukuran", [TELEPON, MEJA], ids=["telepon", "meja"])
def test_sari_plans_and_reports(ukuran: dict[str, int], jalan: Any) -> None:
    sari = jalan(ukuran=ukuran, gambar=ukuran is TELEPON)
    sign_in(sari, "sari")
    sari.expect("Langkah Anda sekarang")
    sari.picture("beranda")
    alamat = write_skp(sari)
    budi = jalan("budi", ukuran=ukuran)
    budi.open(alamat)
    budi.click("Setujui")
    budi.expect("disetujui")
    report_month(sari, alamat)
    sari.open("/notifikasi/")
    sari.expect("disetujui")


def see_result(sari: Jendela) -> None:
    """From home to the result and why it is so."""
    page = sari.open("/")
    sari.click("Baca dan terima hasil evaluasi", peran="link")
    sari.picture("hasil-evaluasi")
    mengapa = page.locator("details.mengapa").first
    mengapa.locator("summary").click()
    mengapa.get_by_text("Rating hasil kerja").wait_for(state="visible")
    mengapa.locator("cite").first.wait_for(state="visible")
    mengapa.scroll_into_view_if_needed()
    sari.picture("mengapa")


def test_sari_sees_why_and_accepts_at_her_desk(jalan: Any) -> None:
    sari = jalan("sari", ukuran=MEJA)
    see_result(sari)
    sari.click("Terima")
    sari.expect("Diterima")
    assert sari.page.get_by_role("link", name="Ajukan keberatan").count() == 0


def test_sari_sees_why_and_objects_on_her_phone(jalan: Any) -> None:
    sari = jalan("sari", gambar=True)
    see_result(sari)
    sari.click("Ajukan keberatan", peran="link")
    sari.page.locator("[name=alasan]").fill("Realisasi Desember belum dihitung.")
    sari.picture("keberatan")
    sari.click("Ajukan keberatan")
    sari.expect("Realisasi Desember belum dihitung.")
    sari.page.locator(".pemegang").get_by_text("Keberatan").wait_for()


KETUKAN_TERBANYAK = 25


def test_a_newcomer_hands_in_a_plan_from_the_library(jalan: Any) -> None:
    """From sign-in to a submitted SKP; each press and each field that is typed in counts."""
    sari = Penghitung(jalan())
    nip, sandi = sari.layanan.isi["nip"]["sari"], sari.layanan.isi["sandi"]
    sari.page.goto("/masuk/")
    sari.type("NIP", nip)
    sari.type("Kata sandi", sandi)
    sari.press("Masuk")
    sari.page.wait_for_url("**/")
    sari.press("SKP", peran="link", di="main")
    sari.press("Buat SKP")
    sari.press("Hasil kerja dan indikator", peran="link")
    kotak = sari.page.locator("[name=indikator]")
    for nomor in range(4):
        kotak.nth(nomor).check()
        sari.ketukan += 1
    sari.press("Tambahkan yang dipilih")
    sari.press("Lampiran", peran="link")
    sari.press("Isi yang kosong dengan contoh")
    sari.press("Simpan lampiran")
    sari.press(re.compile("^Ajukan"))
    sari.page.get_by_text("SKP diajukan kepada pejabat penilai kinerja.").first.wait_for()
    assert sari.ketukan <= KETUKAN_TERBANYAK, sari.ketukan


class Penghitung:
    """A window that counts what the person does: presses, and fields that are typed in."""

    def __init__(self, jendela: Jendela) -> None:
        self.page, self.layanan, self.ketukan = jendela.page, jendela.layanan, 0

    def press(self, nama: Any, *, peran: Any = "button", di: str = "body") -> None:
        self.page.locator(di).get_by_role(peran, name=nama).first.click()
        self.page.wait_for_load_state()
        self.ketukan += 1

    def type(self, label: str, teks: str) -> None:
        self.page.get_by_label(label).fill(teks)
        self.ketukan += 1
