"""Checks every row: a sound one becomes typed, every bad cell a finding with its address."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from tera.aturan.kalender import format_tanggal
from tera.aturan.nip import Nip, NipTidakSah
from tera.aturan.temuan import Tingkat
from tera.organisasi.impor import sel
from tera.organisasi.impor.baris import BarisPegawai
from tera.organisasi.impor.kolom import heading
from tera.organisasi.impor.pembaca import Lembar
from tera.organisasi.impor.sel import SelTidakSah
from tera.organisasi.impor.temuan import Pencatat, Temuan, shown

T = TypeVar("T")
JUMLAH = re.compile(r"(JUMLAH|TOTAL|GRAND TOTAL|SUBTOTAL)\b")
INTI = ("nip", "nama", "jabatan", "unor_id")


@dataclass
class HasilPeriksa:
    """Sound rows, refused rows and findings of the staff sheet.

    ``dilewati`` counts rows that are no people: blank, totals, repeated headers.
    """

    baris: list[BarisPegawai] = field(default_factory=list)
    ditolak: list[dict[str, Any]] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    dilewati: int = 0


class PemeriksaPegawai:
    """Reads the staff sheet row by row; ``unit`` are the codes known from file and database."""

    def __init__(self, lembar: Lembar, unit: Collection[str], per_tanggal: date) -> None:
        self.kolom = dict(lembar.kepala.kolom)
        self.lembar = lembar
        self.unit = frozenset(unit)
        self.per_tanggal = per_tanggal
        self.catatan = Pencatat(lembar.nama, self.kolom)
        self.pertama: dict[str, tuple[int, tuple[Any, ...]]] = {}

    def check(self) -> HasilPeriksa:
        """Every row below the header."""
        hasil = HasilPeriksa()
        for nomor, isi in self._people(hasil):
            awal = len(self.catatan.temuan)
            baris = self._row(nomor, isi)
            if baris is not None and nomor not in self.catatan.ditolak:
                hasil.baris.append(baris)
            elif nomor in self.catatan.ditolak:
                hasil.ditolak.append(_refused(nomor, isi, self.catatan.temuan[awal:]))
            else:
                hasil.dilewati += 1
        hasil.temuan = self.catatan.temuan
        return hasil

    def _people(self, hasil: HasilPeriksa) -> Iterator[tuple[int, dict[str, Any]]]:
        mulai = self.lembar.kepala.baris
        for nomor, sel_baris in enumerate(self.lembar.isi[mulai:], start=mulai + 1):
            isi = {bidang: sel_baris[indeks] for bidang, indeks in self.kolom.items()}
            if _is_person(sel_baris, isi):
                yield nomor, isi
            else:
                hasil.dilewati += any(nilai != "" for nilai in sel_baris)

    def _row(self, nomor: int, isi: dict[str, Any]) -> BarisPegawai | None:
        """The typed row, or None where it is refused or repeats an earlier one exactly."""
        nip = self._read(nomor, "nip", isi, sel.read_nip)
        if nip is not None and self._repeats(nomor, isi, nip):
            return None
        jenis = self._read(nomor, "jenis", isi, sel.read_jenis_pegawai)
        unit = self._text(nomor, "unor_id", isi, 60)
        golongan, tmt_golongan = self._rank(nomor, isi, jenis)
        nilai: dict[str, Any] = {
            "nama": self._text(nomor, "nama", isi, 200),
            "gelar_depan": self._text(nomor, "gelar_depan", isi, 50, wajib=False),
            "gelar_belakang": self._text(nomor, "gelar_belakang", isi, 50, wajib=False),
            "tanggal_lahir": self._birth(nomor, isi, nip),
            "jenis_kelamin": self._sex(nomor, isi, nip),
            "jenis": jenis,
            "pendidikan": self._text(nomor, "pendidikan", isi, 100, wajib=False),
            "golongan": golongan,
            "jenis_jabatan": self._read(nomor, "jenis_jabatan", isi, sel.read_jenis_jabatan),
            "jabatan": self._text(nomor, "jabatan", isi, 250),
            "tmt_jabatan": self._start(nomor, "tmt_jabatan", isi),
            "unor_id": unit,
        }
        self._check_unit(nomor, unit)
        self._check_jenis(nomor, isi, nip, jenis)
        if nip is None or nomor in self.catatan.ditolak:
            return None
        return BarisPegawai(baris=nomor, nip=nip.nomor, tmt_golongan=tmt_golongan, **nilai)

    def _read(
        self, nomor: int, bidang: str, isi: dict[str, Any], baca: Callable[[Any], T]
    ) -> T | None:
        try:
            return baca(isi[bidang])
        except NipTidakSah as galat:
            self.catatan.add(nomor, bidang, isi[bidang], galat.pesan)
        except SelTidakSah as galat:
            self.catatan.add(nomor, bidang, isi[bidang], str(galat))
        return None

    def _text(
        self, nomor: int, bidang: str, isi: dict[str, Any], terpanjang: int, *, wajib: bool = True
    ) -> str:
        if bidang not in isi:
            return ""
        teks = self._read(
            nomor, bidang, isi, lambda nilai: sel.read_text(nilai, terpanjang=terpanjang)
        )
        if wajib and teks == "":
            apa = bidang.replace("_", " ").replace("unor id", "UNOR ID")
            self.catatan.add(nomor, bidang, "", f"Kolom {apa} belum diisi. Lengkapi sel ini.")
        return teks or ""

    def _repeats(self, nomor: int, isi: dict[str, Any], nip: Nip) -> bool:
        """Whether this person stands in an earlier row: that one counts, this is not taken."""
        sidik = tuple(str(nilai).strip() for bidang, nilai in isi.items() if bidang != "nip")
        if nip.nomor not in self.pertama:
            self.pertama[nip.nomor] = (nomor, sidik)
            return False
        awal, isi_awal = self.pertama[nip.nomor]
        sama = sidik == isi_awal
        pesan = (
            f"Baris {nomor} sama persis dengan baris {awal}; cukup satu yang dipakai."
            if sama
            else f"NIP ini sudah dipakai pada baris {awal}. Baris {awal} yang dipakai, baris "
            f"{nomor} tidak; hapus salah satu atau perbaiki NIP-nya."
        )
        self.catatan.add(nomor, "nip", isi["nip"], pesan, galat=not sama)
        if not sama:
            self._other_cells(nomor, isi)
        return True

    def _other_cells(self, nomor: int, isi: dict[str, Any]) -> None:
        """Name the other bad cells of a refused row too."""
        jenis = self._read(nomor, "jenis", isi, sel.read_jenis_pegawai)
        self._rank(nomor, isi, jenis)
        self._birth(nomor, isi, None)
        self._start(nomor, "tmt_jabatan", isi)
        self._check_unit(nomor, self._text(nomor, "unor_id", isi, 60))

    def _rank(self, nomor: int, isi: dict[str, Any], jenis: str | None) -> tuple[str, date | None]:
        if isi["golongan"] == "":
            pesan = (
                "Golongan belum diisi; pegawai diterima tanpa golongan. Lengkapi bila sudah ada."
            )
            self.catatan.add(nomor, "golongan", "", pesan, galat=False)
            return "", None
        mulai = self._start(nomor, "tmt_golongan", isi)
        if jenis is None:  # the row is refused already, and which ranks exist is unknown
            return "", mulai
        golongan = self._read(
            nomor, "golongan", isi, lambda nilai: sel.read_golongan(nilai, pppk=jenis == "PPPK")
        )
        return golongan or "", mulai

    def _start(self, nomor: int, bidang: str, isi: dict[str, Any]) -> date | None:
        tanggal = self._read(nomor, bidang, isi, sel.read_date)
        if tanggal is not None and tanggal > self.per_tanggal:
            pesan = (
                f"Tanggal ini sesudah keadaan data ({format_tanggal(self.per_tanggal)}). Perbaiki "
                "tahunnya, atau unggah dengan keadaan per tanggal yang lebih baru."
            )
            self.catatan.add(nomor, bidang, isi[bidang], pesan)
        return tanggal

    def _birth(self, nomor: int, isi: dict[str, Any], nip: Nip | None) -> date | None:
        if isi.get("tanggal_lahir", "") == "":
            return nip.lahir if nip else None
        lahir = self._read(nomor, "tanggal_lahir", isi, sel.read_date)
        if nip is not None and lahir is not None and lahir != nip.lahir:
            pesan = (
                f"Tanggal lahir tidak sama dengan NIP ({format_tanggal(nip.lahir)}). Baris tetap "
                "diterima; cocokkan dengan SK dan perbaiki yang salah."
            )
            self.catatan.add(nomor, "tanggal_lahir", isi["tanggal_lahir"], pesan, galat=False)
        return lahir

    def _sex(self, nomor: int, isi: dict[str, Any], nip: Nip | None) -> str:
        if isi.get("jenis_kelamin", "") == "":
            return nip.jenis_kelamin if nip else ""
        jenis = self._read(nomor, "jenis_kelamin", isi, sel.read_jenis_kelamin)
        if nip is not None and jenis is not None and jenis != nip.jenis_kelamin:
            pesan = (
                "Jenis kelamin tidak sama dengan angka ke-15 NIP. Baris tetap diterima; periksa."
            )
            self.catatan.add(nomor, "jenis_kelamin", isi["jenis_kelamin"], pesan, galat=False)
        return jenis or ""

    def _check_unit(self, nomor: int, unit: str) -> None:
        if unit and unit not in self.unit:
            pesan = (
                f"Unit {unit} tidak ada di lembar unor dan belum ada di Tera. Tambahkan unit itu "
                "pada lembar unor, atau perbaiki UNOR ID ini."
            )
            self.catatan.add(nomor, "unor_id", unit, pesan)

    def _check_jenis(
        self, nomor: int, isi: dict[str, Any], nip: Nip | None, jenis: str | None
    ) -> None:
        if nip is not None and jenis is not None and nip.jenis != jenis:
            pesan = (
                f"Status {jenis}, tetapi NIP ini berpola {nip.jenis}. Baris diterima sebagai "
                f"{jenis}; cocokkan dengan SK dan perbaiki yang salah."
            )
            self.catatan.add(nomor, "jenis", isi["jenis"], pesan, galat=False)


def _refused(nomor: int, isi: dict[str, Any], temuan: Sequence[Temuan]) -> dict[str, Any]:
    alasan = [f"{t.alamat}: {t.pesan}" for t in temuan if t.tingkat is Tingkat.GALAT]
    return {
        "baris": nomor,
        "nip": shown(isi["nip"]),
        "nama": shown(isi["nama"]),
        "alasan": alasan,
    }


def _is_person(sel_baris: Sequence[Any], isi: dict[str, Any]) -> bool:
    """Not a blank row, a total, a repeated header, or the row of column numbers."""
    terisi = [nilai for nilai in sel_baris if nilai != "" and str(nilai).strip()]
    if not terisi or JUMLAH.match(heading(terisi[0])):
        return False
    if heading(isi["nip"]) in ("NIP", "NIP BARU") or _are_ordinals(terisi):
        return False
    if sum(isi[bidang] != "" for bidang in INTI) >= 3:
        return True
    return any(huruf.isdigit() for huruf in str(isi["nip"])) and len(terisi) >= 3


def _are_ordinals(terisi: Sequence[Any]) -> bool:
    angka = [str(nilai).strip().removesuffix(".0") for nilai in terisi]
    return len(angka) >= 3 and angka == [str(n) for n in range(1, len(angka) + 1)]


def check_pegawai(lembar: Lembar, *, unit: Collection[str], per_tanggal: date) -> HasilPeriksa:
    """Read and check the staff sheet as of ``per_tanggal``."""
    return PemeriksaPegawai(lembar, unit, per_tanggal).check()
