"""Checks the sheet of units: codes, names, and that the parents make a tree."""

from collections.abc import Collection, Mapping
from typing import Any

from tera.organisasi.impor import sel
from tera.organisasi.impor.baris import BarisUnit
from tera.organisasi.impor.pembaca import Berkas, Lembar
from tera.organisasi.impor.sel import SelTidakSah
from tera.organisasi.impor.temuan import Pencatat, Temuan

TERPANJANG = {"kode": 60, "nama": 250, "induk": 60}
DARI_PEGAWAI = {"kode": "unor_id", "nama": "unor_nama", "induk": "induk_id"}


def check_unit(berkas: Berkas, *, dikenal: Collection[str]) -> tuple[list[BarisUnit], list[Temuan]]:
    """Sound units in the order of the file; ``dikenal`` are the codes already in the database.

    Without a sheet of units, they are gathered from the staff sheet's own columns.
    """
    if berkas.unor is not None:
        return _check(berkas.unor, dict(berkas.unor.kepala.kolom), dikenal)
    kolom = berkas.pegawai.kepala.kolom
    if not set(DARI_PEGAWAI.values()) <= set(kolom):
        return [], []
    letak = {bidang: kolom[asal] for bidang, asal in DARI_PEGAWAI.items()}
    baris, _ = _check(berkas.pegawai, letak, dikenal)
    return baris, []


def _check(
    lembar: Lembar, kolom: dict[str, int], dikenal: Collection[str]
) -> tuple[list[BarisUnit], list[Temuan]]:
    catatan = Pencatat(lembar.nama, kolom)
    unit: dict[str, BarisUnit] = {}
    mulai = lembar.kepala.baris
    for nomor, isi in enumerate(lembar.isi[mulai:], start=mulai + 1):
        baris = _row(nomor, {bidang: isi[letak] for bidang, letak in kolom.items()}, catatan)
        if baris is None:
            continue
        if baris.kode not in unit:
            unit[baris.kode] = baris
        elif unit[baris.kode] != baris:
            pesan = (
                f"UNOR ID ini sudah dipakai pada baris {unit[baris.kode].baris}. Hapus salah satu."
            )
            catatan.add(nomor, "kode", baris.kode, pesan)
    sah = _rooted(unit, dikenal, catatan)
    return list(sah.values()), catatan.temuan


def _row(nomor: int, isi: dict[str, Any], catatan: Pencatat) -> BarisUnit | None:
    nilai = {}
    for bidang, isi_sel in isi.items():
        try:
            nilai[bidang] = sel.read_text(isi_sel, terpanjang=TERPANJANG[bidang])
        except SelTidakSah as galat:
            catatan.add(nomor, bidang, isi_sel, str(galat))
            return None
    if not nilai["kode"] and not nilai["nama"]:
        return None
    for bidang, apa in (("kode", "UNOR ID"), ("nama", "Nama unit")):
        if not nilai[bidang]:
            catatan.add(nomor, bidang, "", f"{apa} belum diisi. Lengkapi sel ini.")
            return None
    return BarisUnit(baris=nomor, **nilai)


def _rooted(
    unit: Mapping[str, BarisUnit], dikenal: Collection[str], catatan: Pencatat
) -> dict[str, BarisUnit]:
    """The units whose line of parents ends at a top, or at a unit that Tera knows."""
    akar: dict[str, bool] = {}
    for kode in unit:
        jalur: list[str] = []
        kini = kode
        while kini not in akar and kini not in jalur and kini in unit and unit[kini].induk:
            jalur.append(kini)
            kini = unit[kini].induk
        sah = akar.get(kini, (kini in unit and not unit[kini].induk) or kini in dikenal)
        if kini in jalur:
            sah = False
        akar.update(dict.fromkeys([*jalur, *([kini] if kini in unit else [])], sah))
        if not sah and kini not in unit:
            baris = unit[jalur[-1]]
            pesan = f"Induk {kini} tidak ada di lembar ini maupun di Tera. Perbaiki atau tambahkan."
            catatan.add(baris.baris, "induk", kini, pesan)
        elif not sah and kini in jalur:
            pesan = (
                "Susunan induk unit ini melingkar: unit berada di bawah dirinya sendiri. Perbaiki."
            )
            catatan.add(unit[kini].baris, "induk", unit[kini].induk, pesan)
    return {kode: baris for kode, baris in unit.items() if akar[kode]}
