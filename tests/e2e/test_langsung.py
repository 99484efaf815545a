"""Live: what one person does appears in the other's open page, and nothing typed there is lost."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.jendela import MEJA, Jendela

SEGERA = 1_000


def _connected(page: Page) -> None:
    """Until the page's stream is open."""
    with page.expect_request("**/langsung/?*") as minta:
        pass
    minta.value.response()


def test_feedback_appears_in_the_open_page_and_the_half_typed_answer_stays(jalan: Any) -> None:
    rini: Jendela = jalan("rekan")
    budi: Jendela = jalan("budi", ukuran=MEJA)
    alamat = f"/skp/{rini.layanan.isi['id']['skp']}/umpan-balik/"
    for isi in ("Rekap Mei sudah rapi.", "Tolong tambah foto kegiatan."):
        budi.open(alamat).locator("textarea[name=isi]").first.fill(isi)
        budi.click("Kirim")
        budi.expect("Umpan balik terkirim")
    page = rini.open(alamat)
    page.get_by_text("Jawab", exact=False).locator("visible=true").first.click()
    jawaban = page.locator("details[open] textarea").first
    jawaban.fill("Baik Pak, fotonya")
    page.evaluate("window.tanda = 1")
    _connected(page)

    budi.open(alamat).locator("textarea[name=isi]").first.fill("Kabar baru dari Budi.")
    budi.click("Kirim")
    budi.expect("Umpan balik terkirim")
    expect(page.get_by_text("Kabar baru dari Budi.")).to_be_visible(timeout=SEGERA)
    expect(page.locator("#langsung")).to_contain_text("Budi", timeout=SEGERA)
    expect(jawaban).to_have_value("Baik Pak, fotonya")
    expect(jawaban).to_be_focused()
    assert page.evaluate("window.tanda") == 1  # not loaded again
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Tutup").click()
    expect(page.locator("#langsung")).to_be_empty()


def test_returned_plan_shows_in_the_open_page_and_one_tab_reads_for_all(jalan: Any) -> None:
    staf: Jendela = jalan("staf", ukuran=MEJA)
    budi: Jendela = jalan("budi", ukuran=MEJA)
    skp = f"/skp/{staf.layanan.isi['id']['skp_staf']}/"
    page = staf.open(skp)
    expect(page.locator("#keadaan")).to_contain_text("Diajukan")
    _connected(page)
    kedua = staf.context.new_page()
    aliran: list[str] = []
    kedua.on("request", lambda r: aliran.append(r.url) if "/langsung/" in r.url else None)
    kedua.goto("/")

    budi.open(skp).locator("[name=catatan]").fill("Tambahkan indikator mutu layanan.")
    budi.click("Kembalikan")
    budi.expect("dikembalikan dengan catatan.")
    expect(page.locator("#keadaan")).to_contain_text("Tambahkan indikator mutu", timeout=SEGERA)
    expect(page.get_by_role("button", name="Ajukan")).to_be_visible()
    kabar = kedua.locator("#langsung")
    expect(kabar).to_contain_text("SKP", timeout=5 * SEGERA)
    expect(kedua.locator("#tugas-saya")).to_contain_text("Penilai mengembalikannya")
    kabar.get_by_role("link", name="Buka").click()
    kedua.wait_for_url(f"**{skp}*")
    assert not aliran
