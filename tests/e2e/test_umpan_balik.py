"""What only a browser shows of giving feedback: a template tapped, hints while typing."""

from typing import Any

from playwright.sync_api import expect

from tests.e2e.jendela import Jendela


def test_template_joins_what_was_typed_and_hints_follow_the_words(jalan: Any) -> None:
    sari: Jendela = jalan("sari")
    page = sari.open(f"/umpan-balik/kepada/{sari.layanan.isi['id']['rekan']}/")
    medan = page.locator("textarea[name=isi]")
    medan.fill("Rini malas!")
    expect(page.locator("#nada")).to_contain_text("Menilai orangnya")
    page.get_by_text("Templat kalimat").click()
    page.get_by_role("button", name="Bertanya dulu").click()
    assert medan.input_value().startswith("Rini malas!\n\nSaya memperhatikan [keadaan]")
    expect(page.locator("#nada")).to_contain_text("Templat belum lengkap")
    medan.fill("Pada rapat Senin, tabel per desa siap dan keputusan cepat diambil. Pertahankan.")
    expect(page.locator("#nada")).to_be_empty()
    sari.click("Kirim")
    sari.expect("Umpan balik terkirim")
