"""From the bytes of a file to a stored preview, and from the stored preview back to a plan."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from tera.aturan.temuan import Tingkat
from tera.organisasi.errors import RencanaBerubah
from tera.organisasi.impor.baris import BarisPegawai, BarisUnit
from tera.organisasi.impor.keadaan import Keadaan, read_keadaan
from tera.organisasi.impor.pembaca import BerkasTidakSah, read_berkas
from tera.organisasi.impor.pemeriksa import HasilPeriksa, check_pegawai
from tera.organisasi.impor.pemeriksa_unit import check_unit
from tera.organisasi.impor.rencana import Rencana, make_rencana, unit_in_circle
from tera.organisasi.impor.temuan import Temuan, most_serious
from tera.organisasi.models import BatchImpor


@dataclass(frozen=True)
class Pratinjau:
    """What a batch stores: the plan, the counts, and the mark of the file."""

    sidik: str
    rencana: dict[str, Any]
    ringkasan: dict[str, Any]


def make_pratinjau(isi: bytes, *, instansi_id: int, per_tanggal: date) -> Pratinjau:
    """Read, check and compare a file. Nothing is written; raises BerkasTidakSah."""
    berkas = read_berkas(isi)
    keadaan = read_keadaan(instansi_id)
    unit, temuan_unit = check_unit(berkas, dikenal=keadaan.unit)
    if lingkar := unit_in_circle(unit, keadaan):
        raise BerkasTidakSah(
            f"Dengan berkas ini unit {lingkar} akan berada di bawah dirinya sendiri. Perbaiki "
            "kolom UNOR INDUK ID pada lembar unor."
        )
    dikenal = {*keadaan.unit, *(u.kode for u in unit)}
    hasil = check_pegawai(berkas.pegawai, unit=dikenal, per_tanggal=per_tanggal)
    rencana = make_rencana(pegawai=hasil.baris, unit=unit, keadaan=keadaan, per_tanggal=per_tanggal)
    hasil.ditolak += [
        {"baris": b.baris, "nip": b.nip, "nama": b.nama, "alasan": [alasan]}
        for b, alasan in rencana.ditolak
    ]
    return _stored(isi, rencana, hasil, [*temuan_unit, *hasil.temuan], keadaan)


def _stored(
    isi: bytes,
    rencana: Rencana,
    hasil: HasilPeriksa,
    temuan: list[Temuan],
    keadaan: Keadaan,
) -> Pratinjau:
    galat = sum(t.tingkat is Tingkat.GALAT for t in temuan)
    ada = {b.nip for b in [*rencana.tetap, *(p.baris for p in rencana.berubah)]}
    return Pratinjau(
        sidik=hashlib.sha256(isi).hexdigest(),
        rencana={
            **rencana.what_changes(),
            "tetap": [{"baris": b.baris, "nip": b.nip, "nama": b.nama} for b in rencana.tetap],
            "ditolak": hasil.ditolak,
            "temuan": [t.as_json() for t in most_serious(temuan)],
        },
        ringkasan={
            "baru": len(rencana.baru),
            "berubah": len(rencana.berubah),
            "tetap": len(rencana.tetap),
            "ditolak": len(hasil.ditolak),
            "dilewati": hasil.dilewati,
            "unit_baru": len(rencana.unit_baru),
            "unit_berubah": len(rencana.unit_berubah),
            "temuan": len(temuan),
            "temuan_galat": galat,
            "temuan_peringatan": len(temuan) - galat,
            "tidak_ada_di_berkas": len(keadaan.pegawai.keys() - ada),
        },
    )


def recompute(batch: BatchImpor) -> tuple[Rencana, Keadaan]:
    """The plan of a stored preview against the database of now.

    Raises RencanaBerubah if it would no longer do exactly what the person saw.
    """
    isi = batch.rencana
    keadaan = read_keadaan(batch.instansi_id)
    unit = [BarisUnit(**u) for u in isi["unit_baru"]] + [
        BarisUnit(0, u["kode"], *u["sesudah"]) for u in isi["unit_berubah"]
    ]
    pegawai = [BarisPegawai.from_json(b) for b in [*isi["baru"], *isi["berubah"]]]
    rencana = make_rencana(
        pegawai=pegawai, unit=unit, keadaan=keadaan, per_tanggal=batch.per_tanggal
    )
    kini = rencana.what_changes()
    if any(kini[bagian] != isi[bagian] for bagian in kini):
        raise RencanaBerubah
    return rencana, keadaan
