"""Calculators of stage 3: predicate and distribution."""

from datetime import date
from typing import Any

from tera.aturan.bidang import CONTOH_PADA, Bidang, JenisBidang, bidang_pada, pilihan_of
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.predikat import Predikat, Rating, determine_predikat


def _predikat(*, hasil: str, perilaku: str, pada: date) -> Perhitungan[Predikat]:
    return determine_predikat(hasil=Rating(hasil), perilaku=Rating(perilaku), pada=pada)


def _label(nilai: Any) -> str:
    return str(nilai.label)


DAFTAR = (
    Kalkulator(
        kode="predikat",
        judul="Predikat kinerja pegawai",
        subjek=Subjek.PENILAIAN,
        penjelasan="Predikat dari rating hasil kerja dan rating perilaku kerja menurut kuadran.",
        bidang=(
            Bidang(
                nama="hasil",
                label="Rating hasil kerja",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Rating),
            ),
            Bidang(
                nama="perilaku",
                label="Rating perilaku kerja",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Rating),
            ),
            bidang_pada(),
        ),
        hitung=_predikat,
        format=_label,
        contoh={"hasil": "sesuai", "perilaku": "di_atas", "pada": CONTOH_PADA},
    ),
)
