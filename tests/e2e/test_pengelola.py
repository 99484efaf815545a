"""Made (BKPSDM) and Ani (pengelola kinerja): the staff list, superiors, who has not done what."""

from typing import Any

import pytest

from tests.e2e.jendela import MEJA, TELEPON, Jendela

UKURAN = pytest.mark.parametrize("ukuran", [TELEPON, MEJA], ids=["telepon", "meja"])


@UKURAN
def test_made_imports_and_takes_it_back(ukuran: dict[str, int], jalan: Any) -> None:
    made: Jendela = jalan("bkpsdm", ukuran=ukuran, gambar=ukuran is MEJA)
    page = made.open("/organisasi/")
    semula = page.get_by_text("jumlah pegawainya:").inner_text()
    page = made.open("/organisasi/impor/")
    page.locator("[name=berkas]").set_input_files(made.layanan.isi["excel"])
    made.picture("impor")
    made.click("Periksa berkas")
    made.expect("Pratinjau")
    made.expect("NIP harus 18 angka")
    made.picture("impor-pratinjau")
    page.context.set_default_timeout(30_000)
    made.click("Terapkan")
    made.expect("Impor diterapkan: 1250 pegawai baru")
    made.picture("impor-diterapkan")
    made.click("Batalkan impor")
    made.expect("Impor dibatalkan.")
    made.open("/organisasi/")
    made.expect(semula)


@UKURAN
def test_ani_decides_a_request_and_watches(ukuran: dict[str, int], jalan: Any) -> None:
    ani: Jendela = jalan("ani", ukuran=ukuran, gambar=ukuran is MEJA)
    page = ani.open("/organisasi/permintaan-atasan/")
    ani.picture("permintaan-atasan")
    ani.allow(422)
    ani.click("Tolak permintaan Pegawai 03")
    page.locator("[aria-invalid=true]").first.wait_for()
    ani.click("Setujui permintaan Pegawai 03")
    page.locator(".pemberitahuan--berhasil").wait_for()
    page = ani.open("/pemantauan/")
    ani.expect("Menunggu persetujuan")
    ani.picture("pemantauan")
    page.get_by_role("link", name="Menunggu persetujuan").click()
    ani.expect("Pegawai 04")


def test_tono_reads_and_changes_nothing(jalan: Any) -> None:
    """The auditor sees the agency; no button of anyone's decision is his."""
    tono: Jendela = jalan("auditor", ukuran=MEJA, gambar=True)
    isi = tono.layanan.isi["id"]
    page = tono.open(f"/evaluasi/{isi['evaluasi_rini']}/")
    page.locator("details.mengapa summary").first.click()
    tono.picture("auditor-mengapa")
    for nama in ("Terima", "Putuskan keberatan", "Beri penjelasan"):
        assert page.get_by_role("button", name=nama).count() == 0
        assert page.get_by_role("link", name=nama).count() == 0
