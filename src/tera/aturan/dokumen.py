"""The law as documents: register, parameters and coverage as Markdown, generated from the data."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tera.aturan.acuan import Acuan, Peraturan, find_peraturan, register
from tera.aturan.berkas import AKAR, read_toml
from tera.aturan.bilangan import format_bilangan
from tera.aturan.kalender import format_tanggal
from tera.aturan.parameter import Nilai, Parameter, nama_parameter, parameter

TANDA = "<!-- Dibuat oleh `make dokumen` dari src/tera/aturan; jangan diubah dengan tangan. -->"
STATUS = {"penuh": "dihitung penuh", "setelan": "setelan instansi", "sebagian": "sebagian"}


def render_dokumen() -> Mapping[str, str]:
    """File name and text of each document of ``docs/aturan``."""
    return {
        "README.md": _render_cakupan(),
        "peraturan.md": _render_peraturan(),
        "parameter.md": _render_parameter(),
    }


def read_cakupan() -> Sequence[Mapping[str, Any]]:
    """The entries of ``cakupan.toml``, as they stand."""
    cakupan: Sequence[Mapping[str, Any]] = read_toml(AKAR / "cakupan.toml")["cakupan"]
    return cakupan


def _render_cakupan() -> str:
    baris = [
        (
            satu["ketentuan"],
            Acuan(**satu["acuan"]).teks,
            ", ".join(f"`{nama.removeprefix('tera.aturan.')}`" for nama in satu["fungsi"]),
            ", ".join(f"[{nama}](../../tests/aturan/kasus/{nama})" for nama in satu["kasus"]),
            ": ".join(filter(None, [STATUS[satu["status"]], satu.get("catatan")])),
        )
        for satu in read_cakupan()
    ]
    return _document(
        "Cakupan aturan",
        "Ketentuan mana dihitung oleh fungsi mana, dan kasus mana yang menjaganya. "
        "Lihat juga [daftar peraturan](peraturan.md) dan [semua parameter](parameter.md).",
        _table(("Ketentuan", "Acuan", "Fungsi", "Kasus", "Status"), baris),
    )


def _render_peraturan() -> str:
    urut = sorted(register().values(), key=lambda satu: (satu.jenis, satu.tahun, satu.nomor))
    baris = [
        (_linked(satu), satu.judul, _shown_dates(satu), _relations(satu), "; ".join(satu.pasal))
        for satu in urut
    ]
    return _document(
        "Daftar peraturan",
        "Peraturan yang dikutip Tera. Tanggal dan tautan hanya ada bila sebuah sumber menyebutnya; "
        "hanya pasal yang dipastikan sebuah sumber dapat dikutip.",
        _table(("Peraturan", "Tentang", "Tanggal", "Hubungan", "Pasal yang dipastikan"), baris),
    )


def _render_parameter() -> str:
    bagian = [_render_one(parameter(nama)) for nama in nama_parameter()]
    return _document(
        "Semua parameter",
        "Setiap angka hukum yang dipakai Tera: nilainya, sejak kapan, sumbernya, kepastiannya.",
        "\n\n".join(bagian),
    )


def _render_one(satu: Parameter) -> str:
    diperiksa = format_tanggal(satu.diperiksa) if satu.diperiksa else "belum pernah"
    kepala = (
        f"## {satu.judul}\n\n`{satu.nama}` · satuan: {satu.satuan} · {satu.kepastian.label} · "
        f"dicocokkan dengan naskah resmi: {diperiksa}"
    )
    catatan = [satu.catatan] if satu.catatan else []
    nilai = [_render_value(isi) for isi in reversed(satu.nilai)]
    return "\n\n".join([kepala, *catatan, *nilai])


def _render_value(nilai: Nilai) -> str:
    sumber = f" Dibaca di: {nilai.sumber}." if nilai.sumber else ""
    return (
        f"**Sejak {format_tanggal(nilai.sejak)}** menurut {nilai.acuan.teks} "
        f"({nilai.kepastian.label}).{sumber}\n\n" + "\n".join(_lines(nilai.isi))
    )


def _lines(isi: Any, *, dalam: int = 0) -> Iterable[str]:
    """A nested list: maps by key, rows by number, plain figures in place."""
    awal = "  " * dalam + "- "
    if not isinstance(isi, (Mapping, tuple)):
        yield awal + _shown(isi)
        return
    pasangan = isi.items() if isinstance(isi, Mapping) else enumerate(isi, start=1)
    for kunci, nilai in pasangan:
        if _is_plain(nilai):
            yield f"{awal}{_words(kunci)}: {_shown(nilai)}"
        else:
            yield f"{awal}{_words(kunci)}"
            yield from _lines(nilai, dalam=dalam + 1)


def _is_plain(nilai: Any) -> bool:
    if isinstance(nilai, tuple):
        return not any(isinstance(satu, (Mapping, tuple)) for satu in nilai)
    return not isinstance(nilai, Mapping)


def _shown(nilai: Any) -> str:
    if isinstance(nilai, tuple):
        return ", ".join(map(_shown, nilai))
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, (int, Decimal)):
        return format_bilangan(nilai)
    return format_tanggal(nilai) if isinstance(nilai, date) else _words(nilai)


def _words(kunci: object) -> str:
    return str(kunci).replace("_", " ")


def _linked(satu: Peraturan) -> str:
    return f"[{satu.teks}]({satu.tautan})" if satu.tautan else satu.teks


def _shown_dates(satu: Peraturan) -> str:
    pasangan = (("ditetapkan", satu.ditetapkan), ("berlaku", satu.berlaku_sejak))
    return "; ".join(f"{kata} {format_tanggal(hari)}" for kata, hari in pasangan if hari)


def _relations(satu: Peraturan) -> str:
    ubah = [f"mengubah {find_peraturan(slug).teks}" for slug in satu.mengubah]
    cabut = [satu.dicabut_oleh] if satu.dicabut_oleh else []
    return "; ".join([*ubah, *(f"dicabut oleh {find_peraturan(slug).teks}" for slug in cabut)])


def _document(judul: str, pengantar: str, isi: str) -> str:
    return f"{TANDA}\n\n# {judul}\n\n{pengantar}\n\n{isi}\n"


def _table(kepala: Sequence[str], baris: Iterable[Sequence[str]]) -> str:
    garis = [kepala, ["---"] * len(kepala), *baris]
    return "\n".join(f"| {' | '.join(satu)} |" for satu in garis)
