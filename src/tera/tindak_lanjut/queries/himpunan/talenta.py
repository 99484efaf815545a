"""Talent boxes of many people: the twin of the rules of ``aturan.talenta`` under one variant."""

from collections.abc import Iterable, Mapping
from typing import Any

from tera.aturan.predikat import Rating
from tera.aturan.talenta import Potensial, Varian
from tera.dasar.cte import DATED, Baris, Cte, dated_rows

_SUMBU = """
    SELECT m.*, k.rating AS kinerja,
           CASE WHEN m.nilai_potensial BETWEEN 0 AND 100 THEN (
               SELECT b.nama FROM batas_potensial b
               WHERE m.pada >= b.sejak AND m.pada < b.sebelum
                 AND (m.nilai_potensial > b.batas OR b.ikut AND m.nilai_potensial = b.batas)
               ORDER BY b.urut DESC LIMIT 1
           ) END AS potensial
    FROM {dari} m
    LEFT JOIN letak_predikat k ON k.predikat = m.predikat
         AND m.pada >= k.sejak AND m.pada < k.sebelum
"""
_KOTAK = """
    SELECT s.*, k.nomor AS kotak FROM {dari} s
    LEFT JOIN kotak_talenta k ON k.kinerja = s.kinerja AND k.potensial = s.potensial
         AND s.pada >= k.sejak AND s.pada < k.sebelum
"""


def add_talenta(
    cte: Cte, *, dari: str, varian: Varian, varian_potensial: Varian, nama: str = "bertalenta"
) -> Cte:
    """The box of each row of ``dari`` (``predikat``, ``nilai_potensial``, ``pada``, others).

    ``varian_potensial`` must have numbers, which the label variant has not. Adds the step
    ``nama`` with ``kinerja``, ``potensial`` and ``kotak``, NULL where the scalar rule refuses.
    """
    kolom_letak = {**DATED, "predikat": "text", "rating": "text"}
    kolom_batas = {
        **DATED,
        "urut": "int",
        "nama": "text",
        "batas": "numeric",
        "ikut": "boolean",
    }
    kolom_kotak = {**DATED, "kinerja": "text", "potensial": "text", "nomor": "int"}
    sumbu = f"{nama}_sumbu"
    return (
        cte.table("letak_predikat", kolom_letak, _places(varian))
        .table(
            "batas_potensial",
            kolom_batas,
            dated_rows("talenta_batas", lambda isi: _cuts(isi[varian_potensial]["potensial"])),
        )
        .table("kotak_talenta", kolom_kotak, dated_rows("talenta_kotak", _boxes))
        .step(sumbu, _SUMBU.format(dari=dari))
        .step(nama, _KOTAK.format(dari=sumbu))
    )


def _places(varian: Varian) -> Iterable[Baris]:
    """Where each predicate stands: by label, or by its number against the variant's cuts."""
    if varian is Varian.LABEL:
        return dated_rows(
            "talenta_predikat",
            lambda isi: [{"predikat": p, "rating": r} for p, r in isi["label"].items()],
        )
    batas = dated_rows("talenta_batas", lambda isi: [{"batas": isi[varian]["kinerja"]}])
    peta = dated_rows("talenta_predikat", lambda isi: [{"peta": isi["angka"]}])
    return [
        {
            "sejak": max(b["sejak"], p["sejak"]),
            "sebelum": min(b["sebelum"], p["sebelum"]),
            "predikat": predikat,
            "rating": _cut(angka, b["batas"]),
        }
        for b in batas
        for p in peta
        for predikat, angka in p["peta"].items()
    ]


def _cut(angka: int, batas: Mapping[str, Any]) -> str:
    for rating in (Rating.DI_ATAS, Rating.SESUAI):
        if angka > batas[rating] or (batas["ikut"] and angka == batas[rating]):
            return str(rating)
    return str(Rating.DI_BAWAH)


def _cuts(batas: Mapping[str, Any]) -> Iterable[Baris]:
    yield {"urut": 0, "nama": str(Potensial.RENDAH), "batas": 0, "ikut": True}
    for urut, satu in enumerate((Potensial.MENENGAH, Potensial.TINGGI), start=1):
        yield {"urut": urut, "nama": str(satu), "batas": batas[satu], "ikut": batas["ikut"]}


def _boxes(kotak: Mapping[str, Mapping[str, int]]) -> Iterable[Baris]:
    for kinerja, baris in kotak.items():
        for potensial, nomor in baris.items():
            yield {"kinerja": kinerja, "potensial": potensial, "nomor": nomor}
