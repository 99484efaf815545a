"""A plan in TOML: ``[[sasaran]]`` with ``[[sasaran.indikator]]``, targets as a list by year."""

import tomllib
from decimal import Decimal
from typing import Any

from tera.aturan.target import Target
from tera.organisasi.impor.pembaca import BerkasTidakSah
from tera.organisasi.impor.sel import SelTidakSah
from tera.perencanaan.impor.isi import (
    INDIKATOR,
    LEMBAR,
    Catatan,
    IndikatorBerkas,
    Pilihan,
    RencanaBerkas,
    SasaranBerkas,
    key_of,
)
from tera.perencanaan.impor.nilai import read_bidang, read_target, read_uraian
from tera.perencanaan.rentang import LAMA_BIASA, TAHUN_TERBANYAK

KB = 1024
UKURAN_TERBESAR = 256 * KB
TITIK_SEBARIS = 100
"""The parser's memory grows with the square of a dotted key's parts; a key ends with its line."""
KUNCI_SASARAN = ("uraian", "indikator")
KUNCI_INDIKATOR = ("uraian", "target", *INDIKATOR, *LEMBAR)


def read_plan(isi: bytes, pilihan: Pilihan, catat: Catatan) -> RencanaBerkas:
    """The plan; wrong values go to ``catat`` by their key path, counted from one.

    Raises BerkasTidakSah for what is no TOML, too large, or holds no objective.
    """
    mulai = pilihan.setahun or pilihan.mulai
    if mulai is None:
        raise _no_year()
    data = _load(isi)
    _unknown(data, ("sasaran",), "", catat)
    sasaran = [
        _sasaran(satu, f"sasaran[{nomor}]", mulai, pilihan, catat)
        for nomor, satu in enumerate(_tables(data, "sasaran", "", catat), start=1)
    ]
    if not sasaran and not catat.temuan:
        raise BerkasTidakSah("Berkas ini tidak memuat [[sasaran]]; tidak ada yang dapat diimpor.")
    _twice([(s.uraian, f"sasaran[{n}].uraian") for n, s in enumerate(sasaran, 1)], catat)
    tahun = [t for s in sasaran for i in s.indikator for t in i.target]
    lama = 1 if pilihan.setahun else LAMA_BIASA
    return RencanaBerkas(mulai, max(tahun, default=mulai + lama - 1), tuple(sasaran))


def _no_year() -> BerkasTidakSah:
    pesan = "Isi tahun mulai: berkas TOML memuat target berurutan tanpa menyebut tahunnya."
    galat = BerkasTidakSah(pesan)
    galat.bidang = {"mulai": pesan}
    return galat


def _load(isi: bytes) -> dict[str, Any]:
    if len(isi) > UKURAN_TERBESAR:
        raise BerkasTidakSah(
            f"Berkas TOML lebih besar dari {UKURAN_TERBESAR // KB} KB. Bagi menjadi beberapa."
        )
    if max(baris.count(b".") for baris in isi.splitlines()) > TITIK_SEBARIS:
        raise BerkasTidakSah(
            f"Satu baris berkas TOML ini memuat lebih dari {TITIK_SEBARIS} titik. Bagi barisnya."
        )
    try:
        return tomllib.loads(isi.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as galat:
        raise BerkasTidakSah(
            "Berkas TOML ini bukan teks UTF-8. Simpan ulang sebagai UTF-8."
        ) from galat
    except (ValueError, ArithmeticError, RecursionError) as galat:
        letak = str(galat).partition("(at ")[2].rstrip(")")
        tempat = letak.replace("line", "baris").replace("column", "kolom")
        di = f" Periksa {tempat}." if tempat.startswith("baris") else ""
        raise BerkasTidakSah(f"Berkas ini bukan TOML yang sah.{di}") from galat


def _tables(data: dict[str, Any], kunci: str, jalan: str, catat: Catatan) -> list[dict[str, Any]]:
    """The array of tables under a key; anything else is told."""
    isi = data.get(kunci, [])
    if isinstance(isi, list) and all(isinstance(satu, dict) for satu in isi):
        return isi
    catat.add(f"{jalan}{kunci}", None, f"Tulis sebagai [[{jalan.split('[')[0]}{kunci}]].")
    return []


def _unknown(data: dict[str, Any], dikenal: tuple[str, ...], jalan: str, catat: Catatan) -> None:
    for kunci in data:
        if kunci not in dikenal:
            ada = ", ".join(dikenal)
            catat.add(f"{jalan}{kunci}"[:200], None, f"Kunci ini tidak dikenal; yang ada: {ada}.")


def _sasaran(
    data: dict[str, Any], jalan: str, mulai: int, pilihan: Pilihan, catat: Catatan
) -> SasaranBerkas:
    _unknown(data, KUNCI_SASARAN, f"{jalan}.", catat)
    uraian = _uraian(data, jalan, catat)
    indikator = []
    for nomor, satu in enumerate(_tables(data, "indikator", f"{jalan}.", catat), start=1):
        indikator.append(_indikator(satu, f"{jalan}.indikator[{nomor}]", mulai, pilihan, catat))
    if not indikator:
        catat.add(f"{jalan}.indikator", None, "Isi paling sedikit satu indikator.")
    _twice([(i.uraian, f"{i.alamat}.uraian") for i in indikator], catat)
    return SasaranBerkas(uraian, tuple(indikator))


def _indikator(
    data: dict[str, Any], jalan: str, mulai: int, pilihan: Pilihan, catat: Catatan
) -> IndikatorBerkas:
    _unknown(data, KUNCI_INDIKATOR, f"{jalan}.", catat)
    uraian = _uraian(data, jalan, catat)
    bidang = (*(b for b in INDIKATOR if not pilihan.setahun or "awal" not in b), *LEMBAR)
    nilai: dict[str, Any] = {"satuan": pilihan.satuan} if pilihan.satuan else {}
    for nama in bidang:
        if nama in data:
            try:
                nilai[nama] = read_bidang(nama, data[nama])
            except SelTidakSah as galat:
                catat.add(f"{jalan}.{nama}", data[nama], str(galat))
    return IndikatorBerkas(jalan, uraian, nilai, _target(data, jalan, mulai, pilihan, catat))


def _uraian(data: dict[str, Any], jalan: str, catat: Catatan) -> str:
    mentah = data.get("uraian", "")
    try:
        uraian = read_uraian(mentah)
        if not uraian:
            raise SelTidakSah("Uraian belum diisi.")
    except SelTidakSah as galat:
        catat.add(f"{jalan}.uraian", mentah, str(galat))
        return ""
    return uraian


def _target(
    data: dict[str, Any], jalan: str, mulai: int, pilihan: Pilihan, catat: Catatan
) -> dict[int, Target | None]:
    daftar = data.get("target", [])
    terbanyak = 1 if pilihan.setahun else TAHUN_TERBANYAK
    if not isinstance(daftar, list) or len(daftar) > terbanyak:
        catat.add(
            f"{jalan}.target",
            daftar if not isinstance(daftar, list) else f"{len(daftar)} target",
            f"Tulis target sebagai daftar, satu tiap tahun, paling banyak {terbanyak}.",
        )
        return {}
    target: dict[int, Target | None] = {}
    for nomor, mentah in enumerate(daftar):
        try:
            target[mulai + nomor] = read_target(mentah)
        except SelTidakSah as galat:
            catat.add(f"{jalan}.target[{nomor + 1}]", mentah, str(galat))
            target[mulai + nomor] = None
    return target


def _twice(uraian: list[tuple[str, str]], catat: Catatan) -> None:
    pertama: dict[str, str] = {}
    for teks, alamat in uraian:
        dulu = pertama.setdefault(key_of(teks), alamat)
        if teks and dulu != alamat:
            catat.add(alamat, teks, f"Uraian ini sudah ada pada {dulu}. Hapus salah satu.")
