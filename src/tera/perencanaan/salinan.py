"""A plan as plain data: what an agreed version keeps."""

from decimal import Decimal
from typing import Any

from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja
from tera.perencanaan.queries import DetailSkp


def snapshot(detail: DetailSkp) -> dict[str, Any]:
    """The whole plan as JSON: results with indicators and targets, behaviour, annex.

    The numbers of rows are kept too, so that two versions can be compared row by row.
    """
    skp = detail.skp
    return {
        "bentuk": str(skp.bentuk),
        "pendekatan": str(skp.pendekatan),
        "hasil": [_hasil(satu) for satu in detail.hasil],
        "perilaku": {str(nilai): ekspektasi for nilai, ekspektasi in detail.perilaku},
        "lampiran": {str(bagian): list(baris) for bagian, baris in detail.lampiran.items()},
    }


def _hasil(hasil: RencanaHasilKerja) -> dict[str, Any]:
    return {
        "id": hasil.pk,
        "jenis": str(hasil.jenis),
        "uraian": hasil.uraian,
        "induk": hasil.induk_id,
        "mendukung": hasil.intervensi_tampil,
        "penugasan_dari": hasil.penugasan_dari,
        "sasaran": hasil.sasaran.uraian if hasil.sasaran else "",
        "cara": str(hasil.cara),
        "tim": hasil.tim.nama if hasil.tim else "",
        "indikator": [_indikator(satu) for satu in hasil.indikator.all()],
    }


def _indikator(indikator: IndikatorKinerja) -> dict[str, Any]:
    return {
        "id": indikator.pk,
        "uraian": indikator.uraian,
        "target": {
            "jenis": str(indikator.jenis_target),
            "bawah": _plain(indikator.target_bawah),
            "atas": _plain(indikator.target_atas),
            "teks": indikator.target_teks,
        },
        "satuan": indikator.satuan,
        "arah": str(indikator.arah),
        "aspek": str(indikator.aspek),
        "perspektif": str(indikator.perspektif),
    }


def _plain(angka: Decimal | None) -> str | None:
    """One spelling for each number, whatever zeros the database adds."""
    return None if angka is None else f"{angka.normalize():f}"
