"""Results that fill more than a page. Pure: no Django, no database."""

import io
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from tera.laporan.dokumen import BarisHasil, BarisIndikator
from tera.laporan.pdf import Kertas, render_evaluasi
from tests.laporan.test_pdf import GURU, evaluasi_of, pages, squeezed


def _hasil(nomor: int, umpan_balik: str = "") -> BarisHasil:
    realisasi = "\n".join(f"Bulan-{baris}" for baris in range(10))
    return BarisHasil(
        uraian=f"Hasil-{nomor}",
        umpan_balik=umpan_balik,
        indikator=tuple(
            BarisIndikator(
                uraian=f"Indikator-{nomor}-{satu}",
                target="1 Dokumen",
                realisasi=f"Awal-{nomor}-{satu}\n{realisasi}\nAkhir-{nomor}-{satu}",
            )
            for satu in range(4)
        ),
    )


def test_indicator_is_not_torn_apart_where_its_result_fills_more_than_a_page() -> None:
    dokumen = replace(evaluasi_of(GURU), hasil=tuple(_hasil(nomor) for nomor in range(6)))
    halaman = pages(render_evaluasi(dokumen, Kertas.A4))
    for nomor in range(6):
        for satu in range(4):
            kata = [f"{awal}-{nomor}-{satu}" for awal in ("Indikator", "Awal", "Akhir")]
            assert any(all(k in isi for k in kata) for isi in halaman), kata


def _words_on_paper(pdf: bytes) -> str:
    """What a reader sees: text that runs out of the page is in the file, but not on the paper."""
    terlihat: list[str] = []
    for halaman in PdfReader(io.BytesIO(pdf)).pages:
        tinggi = float(halaman.mediabox.height)

        def visit(teks: str, cm: Any, tm: Any, *_: Any, tinggi: float = tinggi) -> None:
            if 0 < cm[1] * tm[4] + cm[3] * tm[5] + cm[5] < tinggi:
                terlihat.append(teks)

        halaman.extract_text(visitor_text=visit)
    return squeezed("".join(terlihat))


@pytest.mark.parametrize("banyak", [1, 3])
def test_feedback_longer_than_a_page_is_printed_to_its_end(banyak: int) -> None:
    umpan = " ".join(f"kata{nomor}" for nomor in range(900))
    hasil = replace(_hasil(0, umpan), indikator=_hasil(0).indikator[:banyak])
    pdf = render_evaluasi(replace(evaluasi_of(GURU), hasil=(hasil,)), Kertas.F4)
    teks = _words_on_paper(pdf)
    assert [n for n in range(900) if f"kata{n}" not in teks] == []
