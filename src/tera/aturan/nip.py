"""NIP of PNS and NI PPPK: eighteen digits that tell birth, appointment, sex and order.

There is no check digit. Source: Perka BKN 22/2007; the reading of NI PPPK is from practice.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tera.aturan.acuan import Acuan
from tera.aturan.galat import GalatAturan
from tera.aturan.kalender import NAMA_BULAN, format_tanggal
from tera.aturan.perhitungan import Langkah, Perhitungan

ACUAN = Acuan("perka-bkn-22-2007")
PANJANG = 18
MAKS_TULISAN = 64
USIA_TERENDAH = 18
USIA_TERTINGGI = 70  # sanity only: no civil servant is appointed later
PPPK_PERTAMA = 21
ANGKA = frozenset("0123456789")
# What people, spreadsheets and chat programs put between the digits: blanks, dots, dashes, marks.
BLANGKO = " \t\r\n\u00a0\u2009\u202f"
TAK_TERLIHAT = "\u200b\u200e\u200f\u202a\u202c\ufeff"
PEMISAH = str.maketrans("", "", BLANGKO + TAK_TERLIHAT + ".-\u2010\u2011\u2013\u2014")
ILMIAH = re.compile(r"[0-9][.,]?[0-9]{0,30}[eE]\+?[0-9]{1,3}")


class NipTidakSah(GalatAturan):
    """The text is no NIP. ``posisi`` is (first, last) digit at fault from one, or None."""

    def __init__(self, pesan: str, posisi: tuple[int, int] | None = None) -> None:
        super().__init__(pesan)
        self.posisi = posisi


@dataclass(frozen=True, slots=True)
class Nip:
    """What a NIP says.

    PNS: ``tmt_bulan`` 1 to 12 is the month of appointment as CPNS. PPPK: ``pengangkatan_ke``
    counts appointments from one. The other of the two is None.
    """

    nomor: str
    jenis: Literal["PNS", "PPPK"]
    lahir: date
    tmt_tahun: int
    tmt_bulan: int | None
    pengangkatan_ke: int | None
    jenis_kelamin: Literal["L", "P"]
    urut: int

    @property
    def teks(self) -> str:
        """Grouped for reading: "19900101 201503 1 001"."""
        return format_nip(self.nomor)


def parse_nip(teks: str) -> Nip:
    """Read a NIP as people and spreadsheets write it.

    Spaces, dots, dashes and a leading apostrophe are dropped; only the digits 0-9 count.
    Raises NipTidakSah with the sentence and the digits at fault. Age at appointment, by year,
    must be 18 or more. Source: Perka BKN 22/2007.
    """
    nomor = _clean(teks)
    lahir = _parse_lahir(nomor)
    tahun = _parse_tahun(nomor, lahir=lahir)
    bulan, ke = _parse_pengangkatan(nomor)
    return Nip(
        nomor=nomor,
        jenis="PPPK" if bulan is None else "PNS",
        lahir=lahir,
        tmt_tahun=tahun,
        tmt_bulan=bulan,
        pengangkatan_ke=ke,
        jenis_kelamin=_parse_jenis_kelamin(nomor),
        urut=_parse_urut(nomor),
    )


def explain_nip(teks: str) -> Perhitungan[Nip]:
    """What each group of digits says; raises NipTidakSah as ``parse_nip`` does."""
    nip = parse_nip(teks)
    bulan = f"{NAMA_BULAN[nip.tmt_bulan - 1]} " if nip.tmt_bulan else ""
    arti = (
        ("1 sampai 8", nip.nomor[:8], f"lahir {format_tanggal(nip.lahir)}"),
        ("9 sampai 12", nip.nomor[8:12], f"diangkat tahun {nip.tmt_tahun}"),
        (
            "13 dan 14",
            nip.nomor[12:14],
            f"PNS, diangkat {bulan}{nip.tmt_tahun}"
            if nip.tmt_bulan
            else f"PPPK, pengangkatan ke-{nip.pengangkatan_ke}",
        ),
        ("15", nip.nomor[14], "pria" if nip.jenis_kelamin == "L" else "wanita"),
        ("16 sampai 18", nip.nomor[15:], f"nomor urut {nip.urut}"),
    )
    return Perhitungan(
        nip,
        tuple(Langkah(f"Angka ke-{letak}: {isi}", kata, ACUAN) for letak, isi, kata in arti),
    )


def format_nip(nomor: str) -> str:
    """Group eighteen digits 8-6-1-3; anything else comes back as it is, so no page breaks."""
    if len(nomor) != PANJANG or not ANGKA.issuperset(nomor):
        return nomor
    return f"{nomor[:8]} {nomor[8:14]} {nomor[14]} {nomor[15:]}"


def _clean(teks: str) -> str:
    if not isinstance(teks, str):
        raise NipTidakSah("NIP harus berupa teks; ubah format kolomnya menjadi teks di Excel.")
    if len(teks) > MAKS_TULISAN:
        raise NipTidakSah("Tulisan ini terlalu panjang untuk NIP; NIP terdiri atas 18 angka.")
    nomor = teks.translate(PEMISAH).lstrip("'’‘`")
    if not nomor:
        raise NipTidakSah("NIP belum diisi.")
    if ILMIAH.fullmatch(teks.strip(BLANGKO)):
        raise NipTidakSah(
            "NIP ini sudah dibulatkan Excel; ubah format kolomnya menjadi teks, lalu ketik ulang."
        )
    _check_angka(nomor)
    if len(nomor) != PANJANG:
        raise NipTidakSah(f"NIP harus {PANJANG} angka; yang tertulis {len(nomor)} angka.")
    return nomor


def _check_angka(nomor: str) -> None:
    for urutan, huruf in enumerate(nomor, start=1):
        if huruf not in ANGKA:
            tampil = f"“{huruf}”" if huruf.isprintable() else "tanda yang tidak terlihat"
            pesan = f"NIP hanya berisi angka 0-9; karakter ke-{urutan} adalah {tampil}."
            raise NipTidakSah(pesan, (urutan, urutan))


def _parse_lahir(nomor: str) -> date:
    tahun, bulan, hari = int(nomor[:4]), int(nomor[4:6]), int(nomor[6:8])
    if not 1900 <= tahun <= 2100:
        raise NipTidakSah(f"Angka ke-1 sampai ke-4 ({nomor[:4]}) bukan tahun lahir.", (1, 4))
    if not 1 <= bulan <= 12:
        raise NipTidakSah(f"Angka ke-5 dan ke-6 ({nomor[4:6]}) bukan bulan lahir 01-12.", (5, 6))
    if not 1 <= hari <= monthrange(tahun, bulan)[1]:
        pesan = f"Angka ke-7 dan ke-8 ({nomor[6:8]}) bukan tanggal dalam bulan lahir itu."
        raise NipTidakSah(pesan, (7, 8))
    return date(tahun, bulan, hari)


def _parse_tahun(nomor: str, *, lahir: date) -> int:
    tahun = int(nomor[8:12])
    if not USIA_TERENDAH <= tahun - lahir.year <= USIA_TERTINGGI:
        pesan = (
            f"Angka ke-9 sampai ke-12 ({nomor[8:12]}) bukan tahun pengangkatan yang mungkin "
            f"bagi orang yang lahir tahun {lahir.year}; usia harus {USIA_TERENDAH} sampai "
            f"{USIA_TERTINGGI} tahun."
        )
        raise NipTidakSah(pesan, (9, 12))
    return tahun


def _parse_pengangkatan(nomor: str) -> tuple[int | None, int | None]:
    angka = int(nomor[12:14])
    if 1 <= angka <= 12:
        return angka, None
    if angka >= PPPK_PERTAMA:
        return None, angka - PPPK_PERTAMA + 1
    pesan = (
        f"Angka ke-13 dan ke-14 ({nomor[12:14]}) harus bulan 01-12 (PNS) "
        f"atau urutan pengangkatan mulai {PPPK_PERTAMA} (PPPK)."
    )
    raise NipTidakSah(pesan, (13, 14))


def _parse_jenis_kelamin(nomor: str) -> Literal["L", "P"]:
    if nomor[14] == "1":
        return "L"
    if nomor[14] == "2":
        return "P"
    raise NipTidakSah(f"Angka ke-15 ({nomor[14]}) harus 1 (pria) atau 2 (wanita).", (15, 15))


def _parse_urut(nomor: str) -> int:
    urut = int(nomor[15:])
    if urut == 0:
        raise NipTidakSah("Angka ke-16 sampai ke-18 (nomor urut) tidak boleh 000.", (16, 18))
    return urut
