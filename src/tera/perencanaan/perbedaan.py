"""What changed between two versions of a plan (``salinan.snapshot``), word by word. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Aspek, BagianLampiran, JenisHasil, Pendekatan, Perspektif
from tera.aturan.target import Arah, JenisTarget, Target, format_target
from tera.perencanaan.models import CaraIntervensi

Isi = Mapping[str, Any]
JUDUL_HASIL = "Rencana hasil kerja"
MENDUKUNG = "Mendukung"
CARA, SASARAN, TIM = "Cara intervensi", "Sasaran unit", "Tim kerja"


class Keadaan(StrEnum):
    """What became of a line or of a part of the plan; ISI is plain content, nothing compared."""

    ISI = ""
    DITAMBAH = "ditambah"
    DIHAPUS = "dihapus"
    DIUBAH = "diubah"


class Tanda(StrEnum):
    """How a run of words is marked; the value is the name of the HTML element."""

    SAMA = ""
    TAMBAH = "ins"
    HAPUS = "del"


@dataclass(frozen=True, slots=True)
class Potongan:
    """A run of words that stayed, came or went."""

    tanda: Tanda
    teks: str


@dataclass(frozen=True, slots=True)
class Baris:
    """One line of the plan: its name and its words."""

    label: str
    keadaan: Keadaan
    potongan: tuple[Potongan, ...]


@dataclass(frozen=True, slots=True)
class Bagian:
    """One result, or one of the other parts of a plan, with its lines."""

    judul: str
    keadaan: Keadaan
    baris: tuple[Baris, ...]


def compare(lama: Isi, baru: Isi) -> tuple[Bagian, ...]:
    """Every part that differs, in the order of the newer plan; nothing for equal plans.

    The order of results and white space are no difference. Nor are new words of the superior's
    result while the link to it is the same: they are a change of her plan. Nor are objective and
    team, which have a life of their own.
    """
    return (
        *_part("Pendekatan", {"Pendekatan": _approach(lama)}, {"Pendekatan": _approach(baru)}),
        *_results(lama["hasil"], baru["hasil"]),
        *_part("Perilaku kerja", _behaviour(lama), _behaviour(baru)),
        *_part("Lampiran", _annex(lama), _annex(baru)),
    )


def describe(isi: Isi) -> tuple[Bagian, ...]:
    """The whole plan of one version as parts and lines, nothing marked."""
    bagian = [
        ("Pendekatan", {"Pendekatan": _approach(isi)}),
        *((_title(satu), _lines(satu)) for satu in isi["hasil"]),
        ("Perilaku kerja", _behaviour(isi)),
        ("Lampiran", _annex(isi)),
    ]
    return tuple(
        Bagian(
            judul,
            Keadaan.ISI,
            tuple(
                Baris(label, Keadaan.ISI, (Potongan(Tanda.SAMA, teks),))
                for label, teks in baris.items()
                if teks
            ),
        )
        for judul, baris in bagian
    )


def words(lama: str, baru: str) -> tuple[Potongan, ...]:
    """Two texts as one run of words: what stayed, what went, what came."""
    kata_lama, kata_baru = lama.split(), baru.split()
    potongan: list[Potongan] = []
    cocok = SequenceMatcher(None, kata_lama, kata_baru, autojunk=False)
    for langkah, a, b, c, d in cocok.get_opcodes():
        if langkah == "equal":
            potongan.append(Potongan(Tanda.SAMA, " ".join(kata_lama[a:b])))
            continue
        if a < b:
            potongan.append(Potongan(Tanda.HAPUS, " ".join(kata_lama[a:b])))
        if c < d:
            potongan.append(Potongan(Tanda.TAMBAH, " ".join(kata_baru[c:d])))
    return tuple(potongan)


def _results(lama: Sequence[Isi], baru: Sequence[Isi]) -> Iterator[Bagian]:
    for dulu, kini in _pairs(lama, baru):
        yield from _result(dulu, kini)


def _result(dulu: Isi | None, kini: Isi | None) -> Iterator[Bagian]:
    if dulu is None or kini is None:
        satu = kini or dulu or {}
        yield from _part(
            _title(satu), _lines(dulu) if dulu else {}, _lines(kini) if kini else {}, utuh=True
        )
        return
    sebelum, sesudah = _own_lines(dulu), _own_lines(kini)
    sebelum |= {SASARAN: sesudah[SASARAN], TIM: sesudah[TIM]}
    if "cara" not in dulu:  # a version of an older release
        sebelum[CARA] = sesudah[CARA]
    if dulu["induk"] is not None and dulu["induk"] == kini["induk"]:
        sebelum[MENDUKUNG] = kini["mendukung"]
    beda = [*_differences(sebelum, sesudah)]
    for nomor, (a, b) in enumerate(_pairs(dulu["indikator"], kini["indikator"]), 1):
        beda += _differences(
            _indicator_lines(a, nomor) if a else {}, _indicator_lines(b, nomor) if b else {}
        )
    if beda:
        yield Bagian(_title(kini), Keadaan.DIUBAH, tuple(beda))


def _pairs(lama: Sequence[Isi], baru: Sequence[Isi]) -> list[tuple[Isi | None, Isi | None]]:
    """Rows of both sides that belong together: the same row, else one with the same words.

    In the order of the newer side; rows that went come last.
    """
    nomor = {satu["id"]: satu for satu in lama}
    kini = {satu["id"] for satu in baru}
    lepas = [satu for satu in lama if satu["id"] not in kini]
    pasangan: list[tuple[Isi | None, Isi | None]] = []
    for satu in baru:
        dulu = nomor.get(satu["id"])
        if dulu is None:
            dulu = next((x for x in lepas if x["uraian"].split() == satu["uraian"].split()), None)
            if dulu is not None:
                lepas.remove(dulu)
        pasangan.append((dulu, satu))
    return [*pasangan, *((satu, None) for satu in lepas)]


def _part(
    judul: str, lama: Mapping[str, str], baru: Mapping[str, str], *, utuh: bool = False
) -> Iterator[Bagian]:
    """The part if anything in it differs; ``utuh`` when it came or went as a whole."""
    beda = tuple(_differences(lama, baru))
    if beda:
        yield Bagian(judul, beda[0].keadaan if utuh else Keadaan.DIUBAH, beda)


def _differences(lama: Mapping[str, str], baru: Mapping[str, str]) -> Iterator[Baris]:
    for label in dict.fromkeys([*baru, *lama]):
        a, b = lama.get(label, ""), baru.get(label, "")
        if a.split() != b.split():
            yield Baris(label, _state(a, b), words(a, b))


def _state(lama: str, baru: str) -> Keadaan:
    if not lama.strip():
        return Keadaan.DITAMBAH
    return Keadaan.DIUBAH if baru.strip() else Keadaan.DIHAPUS


def _title(hasil: Isi) -> str:
    return f"{JenisHasil(hasil['jenis']).label}: {hasil['uraian']}"


def _lines(hasil: Isi) -> dict[str, str]:
    """A result with its indicators as lines."""
    baris = _own_lines(hasil)
    for nomor, satu in enumerate(hasil["indikator"], 1):
        baris |= _indicator_lines(satu, nomor)
    return baris


def _own_lines(hasil: Isi) -> dict[str, str]:
    cara = hasil.get("cara", "")
    return {
        JUDUL_HASIL: hasil["uraian"],
        "Jenis": JenisHasil(hasil["jenis"]).label,
        MENDUKUNG: hasil["mendukung"],
        "Penugasan dari": hasil["penugasan_dari"],
        SASARAN: hasil.get("sasaran", ""),
        CARA: CaraIntervensi(cara).label if cara else "",
        TIM: hasil.get("tim", ""),
    }


def _indicator_lines(indikator: Isi, nomor: int) -> dict[str, str]:
    aspek, perspektif = indikator["aspek"], indikator["perspektif"]
    return {
        f"Indikator {nomor}": indikator["uraian"],
        f"Target indikator {nomor}": _target(indikator),
        f"Aspek indikator {nomor}": Aspek(aspek).label if aspek else "",
        f"Perspektif indikator {nomor}": Perspektif(perspektif).label if perspektif else "",
        f"Arah indikator {nomor}": (
            "makin rendah makin baik" if indikator["arah"] == Arah.TURUN else ""
        ),
    }


def _target(indikator: Isi) -> str:
    isi = indikator["target"]
    target = Target(
        JenisTarget(isi["jenis"]), _number(isi["bawah"]), _number(isi["atas"]), isi["teks"]
    )
    return f"{format_target(target)} {indikator['satuan']}".strip()


def _number(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def _approach(isi: Isi) -> str:
    return Pendekatan(isi["pendekatan"]).label


def _behaviour(isi: Isi) -> dict[str, str]:
    return {NilaiDasar(nilai).label: teks for nilai, teks in isi["perilaku"].items()}


def _annex(isi: Isi) -> dict[str, str]:
    return dict(_annex_lines(isi["lampiran"].items()))


def _annex_lines(lampiran: Iterable[tuple[str, Sequence[str]]]) -> Iterator[tuple[str, str]]:
    for bagian, baris in lampiran:
        for nomor, teks in enumerate(baris, 1):
            yield f"{BagianLampiran(bagian).label} {nomor}", teks
