"""The matrix as its page draws it: rows of cells with what was typed, seen and refused."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tera.perencanaan.errors import KunciSel, SelDitolak
from tera.perencanaan.masukan import IsianSel, fingerprint
from tera.perencanaan.models import CaraIntervensi, RencanaHasilKerja
from tera.perencanaan.queries import BarisMatriks, SelMatriks


@dataclass(frozen=True, slots=True)
class SelTampil:
    """``teks`` stands in the box; ``kini`` is what is stored, where both are to be compared."""

    nama: str
    nomor: int
    kolom: RencanaHasilKerja
    isi: SelMatriks
    teks: str
    dilihat: str
    galat: str = ""
    kini: str = ""
    bentrok: bool = False


@dataclass(frozen=True, slots=True)
class BarisTampil:
    baris: BarisMatriks
    sel: list[SelTampil]


def draw(
    baris: Iterable[BarisMatriks],
    kolom: Sequence[RencanaHasilKerja],
    terkirim: Iterable[IsianSel] = (),
    galat: SelDitolak | None = None,
) -> list[BarisTampil]:
    """Rows with what the writer typed; a cell that she left alone shows what is stored now."""
    diketik = {(s.pegawai_id, s.induk_id): s for s in terkirim if s.disentuh}
    return [
        BarisTampil(
            satu,
            [_cell(satu, nomor, induk, diketik, galat) for nomor, induk in enumerate(kolom, 1)],
        )
        for satu in baris
    ]


def _cell(
    baris: BarisMatriks,
    nomor: int,
    induk: RencanaHasilKerja,
    diketik: Mapping[KunciSel, IsianSel],
    galat: SelDitolak | None,
) -> SelTampil:
    kunci = (baris.orang.pegawai.pk, induk.pk)
    isi = baris.sel.get(induk.pk, SelMatriks())
    isian = diketik.get(kunci)
    bentrok = galat is not None and kunci in galat.bentrok
    return SelTampil(
        nama="{}-{}".format(*kunci),
        nomor=nomor,
        kolom=induk,
        isi=isi,
        teks=isian.teks if isian else isi.teks,
        # Once both texts stand side by side, saving again is a choice.
        dilihat=isian.dilihat if isian and not bentrok else fingerprint(isi.teks),
        galat=galat.sel.get(kunci, "") if galat else "",
        kini=isi.teks,
        bentrok=bentrok,
    )


def shared_directly(
    baris: Iterable[BarisMatriks], kolom: Iterable[RencanaHasilKerja]
) -> frozenset[int]:
    """The leader's results of which every part on the page that can change is a direct share."""
    terbuka = [satu for satu in baris if not satu.alasan]
    cara: dict[int, set[str]] = {
        induk.pk: {
            isi.hasil.cara
            for satu in terbuka
            if (isi := satu.sel.get(induk.pk)) is not None and isi.hasil is not None
        }
        for induk in kolom
    }
    return frozenset(pk for pk, semua in cara.items() if semua == {CaraIntervensi.LANGSUNG})
