"""The steps of "Mengapa?" on paper are those of the page, certainty in words."""

from dataclasses import asdict, replace

from tera.aturan.acuan import Acuan, Kepastian, Ketetapan
from tera.aturan.perhitungan import Langkah, Perhitungan, render_langkah, to_json
from tera.laporan.pdf import Kertas, render_konversi
from tera.laporan.susun.kata import langkah_of
from tests.laporan.test_pdf import KONVERSI, squeezed, squeezed_pdf

TERSIMPAN = to_json(
    Perhitungan(
        1,
        (
            Langkah("Persentase", "150%", Acuan("permenpanrb-1-2023", "37"), Kepastian.RESMI),
            Langkah("Koefisien", "12,5", Acuan("perbkn-3-2023"), Kepastian.SEKUNDER),
            Langkah("Bobot", "60%", Ketetapan("Perbup 1/2025"), Kepastian.BELUM_DIVERIFIKASI),
            Langkah("Bahan", "tiga laporan"),
        ),
    )
)


def test_paper_says_what_the_page_says() -> None:
    kertas = [tuple(asdict(satu).values()) for satu in langkah_of(TERSIMPAN)]
    halaman = render_langkah(TERSIMPAN)
    assert kertas == [(h.label, h.nilai, h.dasar, h.kepastian) for h in halaman]
    assert kertas[2][2:] == ("Ketetapan instansi: Perbup 1/2025", "Belum diverifikasi")


def test_every_step_is_printed_with_its_certainty() -> None:
    dokumen = replace(KONVERSI, langkah=langkah_of(TERSIMPAN))
    teks = squeezed_pdf(render_konversi(dokumen, Kertas.A4))
    for baris in (
        "1Persentase150%PermenPANRB 1/2023 Pasal 37Resmi",
        "2Koefisien12,5Peraturan BKN 3/2023Sumber sekunder",
        "3Bobot60%Ketetapan instansi: Perbup 1/2025Belum diverifikasi",
        "4Bahantiga laporan–",
    ):
        assert squeezed(baris) in teks
