"""Reads results in the shapes of the national SIASN services, field by field. Pure.

The names are those that third-party clients use to save and to read (see ``siasn``); they can have
changed since.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from tera.aturan.galat import GalatAturan
from tera.aturan.kalender import PANJANG, JenisPeriode, Periode, make_periode
from tera.aturan.nip import parse_nip
from tera.aturan.predikat import (
    Predikat,
    Rating,
    determine_predikat,
    kode_siasn,
    predikat_from_siasn,
    rating_from_siasn,
)
from tera.laporan.siasn import ASN, BUKAN_ASN, FORMAT, KODE_PERIODIK, HasilSiasn, PenilaiSiasn

JENIS_PERIODIK = {kode: jenis for jenis, kode in KODE_PERIODIK.items()}
TAHUN_PERTAMA, TAHUN_TERAKHIR = 2022, 2100
TEKS_TERPANJANG = 300
BOLEH_KOSONG = frozenset({"penilai_nip", "penilai_jabatan", "penilai_golongan", "penilai_unit"})
T = TypeVar("T")
# Each field under the names that saving and reading use.
KUNCI: Mapping[str, tuple[str, ...]] = {
    "nip": ("pnsDinilaiOrang", "pnsDinilaiId", "nip"),
    "tahun": ("tahun",),
    "periodik": ("periodikId",),
    "bulan_mulai": ("bulanMulaiPenilaian",),
    "bulan_selesai": ("bulanSelesaiPenilaian",),
    "hasil": ("hasilKinerjaNilai",),
    "perilaku": ("perilakuKerjaNilai", "PerilakuKerjaNilai"),
    "kuadran": ("kuadranKinerjaNilai", "KuadranKinerjaNilai"),
    "penilai_nip": ("penilaiNipNrp", "nipNrpPenilai"),
    "penilai_nama": ("penilaiNama", "namaPenilai"),
    "penilai_jabatan": ("penilaiJabatan", "penilaiJabatanNama", "penilaiJabatanNm"),
    "penilai_golongan": ("penilaiGolongan", "penilaiGolonganId"),
    "penilai_unit": ("penilaiUnorNama", "penilaiUnorNm"),
    "status": ("statusPenilai",),
}


@dataclass(frozen=True, slots=True)
class GalatSiasn:
    """A wrong value: which entry (from one; 0 is the file itself), which field, what to do."""

    urutan: int
    bidang: str
    pesan: str


@dataclass(frozen=True, slots=True)
class BacaanSiasn:
    """Every sound entry, and a sentence for every wrong value of the others."""

    hasil: tuple[HasilSiasn, ...]
    galat: tuple[GalatSiasn, ...]


class _Salah(ValueError):
    """The sentence of one wrong value."""


def parse_siasn(berkas: object) -> BacaanSiasn:
    """Read a file of ``write_siasn``, or a list of payloads; never raises for what is in it."""
    data = berkas.get("data") if isinstance(berkas, Mapping) else berkas
    if isinstance(berkas, Mapping) and berkas.get("format", FORMAT) != FORMAT:
        pesan = f"Bentuk berkas {_shown(berkas['format'])} tidak dikenal; yang dibaca {FORMAT}."
        return BacaanSiasn((), (GalatSiasn(0, "format", pesan),))
    if not isinstance(data, Sequence) or isinstance(data, str | bytes):
        pesan = "Berkas ini tidak memuat daftar hasil pada “data”."
        return BacaanSiasn((), (GalatSiasn(0, "data", pesan),))
    hasil: list[HasilSiasn] = []
    galat: list[GalatSiasn] = []
    for urutan, satu in enumerate(data, start=1):
        if not isinstance(satu, Mapping):
            galat.append(GalatSiasn(urutan, "data", "Hasil ini bukan kumpulan isian bernama."))
            continue
        pembaca = _Pembaca(satu, urutan, galat)
        if (terbaca := pembaca.read()) is not None:
            hasil.append(terbaca)
    return BacaanSiasn(tuple(hasil), tuple(galat))


@dataclass(frozen=True, slots=True)
class _Pembaca:
    """Reads one payload; what is wrong goes to ``galat``, field by field."""

    isi: Mapping[str, Any]
    urutan: int
    galat: list[GalatSiasn]

    def read(self) -> HasilSiasn | None:
        sebelum = len(self.galat)
        nip = self._field("nip", _read_nip)
        periode = self._periode()
        hasil = self._field("hasil", rating_from_siasn)
        perilaku = self._field("perilaku", rating_from_siasn)
        predikat = self._field("kuadran", predikat_from_siasn)
        penilai = self._penilai()
        if hasil and perilaku and predikat and periode:
            self._check_quadrant(hasil, perilaku, predikat, periode)
        if len(self.galat) > sebelum or not (
            nip and periode and hasil and perilaku and predikat and penilai
        ):
            return None
        return HasilSiasn(
            nip=nip,
            periode=periode,
            rating_hasil=hasil,
            rating_perilaku=perilaku,
            predikat=predikat,
            penilai=penilai,
        )

    def _name(self, bidang: str) -> str:
        return next((satu for satu in KUNCI[bidang] if satu in self.isi), KUNCI[bidang][0])

    def _wrong(self, bidang: str, pesan: str) -> None:
        self.galat.append(GalatSiasn(self.urutan, self._name(bidang), pesan))

    def _field(self, bidang: str, baca: Callable[[Any], T]) -> T | None:
        nilai = self.isi.get(self._name(bidang))
        try:
            if isinstance(nilai, bool | float | Mapping | list):
                raise _Salah(f"Isi {_shown(nilai)} bukan teks atau bilangan bulat.")
            if nilai in (None, "") and bidang not in BOLEH_KOSONG:
                raise _Salah("Isian ini belum diisi.")
            return baca(nilai)
        except GalatAturan as galat:
            self._wrong(bidang, galat.pesan)
        except _Salah as galat:
            self._wrong(bidang, str(galat))
        return None

    def _periode(self) -> Periode | None:
        tahun = self._field("tahun", _read_year)
        if not any(kunci in self.isi for kunci in ("periodikId", "bulanMulaiPenilaian")):
            return make_periode(tahun, JenisPeriode.TAHUNAN) if tahun else None
        jenis = self._field("periodik", _read_periodik)
        mulai = self._field("bulan_mulai", _read_month)
        selesai = self._field("bulan_selesai", _read_month)
        if not (tahun and jenis and mulai and selesai):
            return None
        periode = _period_of(tahun, jenis, mulai)
        if periode is None or periode.selesai.month != selesai:
            self._wrong(
                "bulan_selesai",
                f"Bulan {mulai} sampai {selesai} bukan satu {jenis.label.lower()}.",
            )
            return None
        return periode

    def _penilai(self) -> PenilaiSiasn | None:
        nama = self._field("penilai_nama", _read_text)
        nip = self._field("penilai_nip", _read_nip)
        jabatan = self._field("penilai_jabatan", _read_text)
        golongan = self._field("penilai_golongan", _read_text)
        unit = self._field("penilai_unit", _read_text)
        self._check_status(nip)
        if nama is None or nip is None or jabatan is None or golongan is None or unit is None:
            return None
        return PenilaiSiasn(nama=nama, nip=nip, jabatan=jabatan, golongan=golongan, unit=unit)

    def _check_status(self, nip: str | None) -> None:
        status = self._field("status", _read_status)
        if status and nip is not None and (status == ASN) != bool(nip):
            kata = "harus" if status == ASN else "tidak boleh"
            self._wrong("status", f"Penilai berstatus {status} {kata} mempunyai NIP.")

    def _check_quadrant(
        self, hasil: Rating, perilaku: Rating, predikat: Predikat, periode: Periode
    ) -> None:
        harus = determine_predikat(hasil=hasil, perilaku=perilaku, pada=periode.selesai).nilai
        if predikat is not harus:
            self._wrong(
                "kuadran",
                f"Predikat {predikat.label} tidak sesuai kuadran kedua rating; seharusnya "
                f"{kode_siasn(harus)} ({harus.label}).",
            )


def _period_of(tahun: int, jenis: JenisPeriode, mulai: int) -> Periode | None:
    """The period that begins with this month, None where none does."""
    nomor, sisa = divmod(mulai - 1, PANJANG[jenis])
    return None if sisa else make_periode(tahun, jenis, nomor + 1)


def _read_nip(nilai: Any) -> str:
    return parse_nip(str(nilai)).nomor if nilai else ""


def _read_text(nilai: Any) -> str:
    teks = "" if nilai is None else str(nilai)
    if len(teks) > TEKS_TERPANJANG:
        raise _Salah(f"Terlalu panjang ({len(teks)} huruf); paling banyak {TEKS_TERPANJANG}.")
    return teks


def _read_whole(nilai: Any, awal: int, akhir: int, apa: str) -> int:
    teks = str(nilai)
    if not (teks.isascii() and teks.isdigit() and len(teks) <= 4 and awal <= int(teks) <= akhir):
        raise _Salah(f"{apa} {_shown(nilai)} tidak sah; isi {awal} sampai {akhir}.")
    return int(teks)


def _read_year(nilai: Any) -> int:
    return _read_whole(nilai, TAHUN_PERTAMA, TAHUN_TERAKHIR, "Tahun")


def _read_month(nilai: Any) -> int:
    return _read_whole(nilai, 1, 12, "Bulan")


def _read_periodik(nilai: Any) -> JenisPeriode:
    if str(nilai) not in JENIS_PERIODIK:
        raise _Salah(f"Kode periodik {_shown(nilai)} tidak dikenal; isi 1 atau 2.")
    return JENIS_PERIODIK[str(nilai)]


def _read_status(nilai: Any) -> str:
    if nilai not in (ASN, BUKAN_ASN):
        raise _Salah(f"Status penilai {_shown(nilai)} tidak dikenal; isi {ASN} atau {BUKAN_ASN}.")
    return str(nilai)


def _shown(nilai: Any) -> str:
    teks = str(nilai)
    return f"“{teks if len(teks) <= 40 else teks[:39] + '…'}”"
