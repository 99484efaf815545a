"""The navigation: each person sees what her relations and roles open, and no more."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasbor.permissions import (
    PERAN_DASBOR,
    PERAN_PEMANTAUAN,
    can_view_dasbor,
    can_view_penantian,
    leads,
)
from tera.dasbor.queries.kedudukan import Kedudukan, kedudukan_of

Syarat = Callable[[Akun, Kedudukan], bool]


class Butir(NamedTuple):
    """An entry; ``awalan`` are addresses beside its own on which it is marked as current."""

    label: str
    rute: str
    syarat: Syarat
    awalan: tuple[str, ...] = ()


def _everyone(akun: Akun, kini: Kedudukan) -> bool:
    return True


def _is_person(akun: Akun, kini: Kedudukan) -> bool:
    return akun.pegawai_id is not None


def _has_plan(akun: Akun, kini: Kedudukan) -> bool:
    return akun.pegawai is not None and bool(akun.pegawai.nip)


def _reports(akun: Akun, kini: Kedudukan) -> bool:
    return kini.skp_id is not None


def _leads(akun: Akun, kini: Kedudukan) -> bool:
    return kini.memimpin or akun.punya_peran(Peran.BKPSDM, Peran.PENGELOLA)


def _shares_out(akun: Akun, kini: Kedudukan) -> bool:
    return _has_plan(akun, kini) and (kini.menilai or kini.ketua_tim)


def _in_team(akun: Akun, kini: Kedudukan) -> bool:
    return _leads(akun, kini) or kini.ketua_tim or kini.anggota_tim


def _role(*peran: Peran) -> Syarat:
    return lambda akun, kini: akun.punya_peran(*peran)


def _follows_up(akun: Akun, kini: Kedudukan) -> bool:
    return kini.menilai or akun.punya_peran(*PERAN_PEMANTAUAN)


def _watches(akun: Akun, kini: Kedudukan) -> bool:
    return kini.menilai or can_view_dasbor(akun, kini)


# Pages of one's own plan; of other people's plans they belong to "SKP".
PROGRES_SKP = tuple(
    f"/skp/{{skp}}/{bagian}/" for bagian in ("progres", "rencana-aksi", "realisasi")
)
# By what a person does there. A short menu shows no headings.
KELOMPOK: dict[str, tuple[Butir, ...]] = {
    "": (
        Butir("Beranda", "beranda", _everyone),
        Butir("Notifikasi", "notifikasi", _is_person),
    ),
    "Kinerja saya": (
        Butir("SKP", "skp_daftar", _has_plan, ("/pustaka/",)),
        Butir("Progres", "progres", _reports, ("/rencana-aksi/", "/realisasi/", *PROGRES_SKP)),
        Butir("Umpan balik", "umpan_balik_saya", _is_person, ("/catatan/",)),
        Butir("Pembinaan", "pembinaan", _has_plan),
        Butir("Penilaian", "penilaian", _everyone, ("/evaluasi/", "/capaian/", "/distribusi/")),
        Butir("Angka kredit", "angka_kredit", lambda akun, kini: kini.fungsional),
    ),
    "Yang saya pimpin": (
        Butir(
            "Antrean", "antrean", lambda akun, kini: kini.menilai or kini.mewakili, ("/delegasi/",)
        ),
        Butir("Menunggu", "menunggu", can_view_penantian),
        Butir("Langsung", "unit_langsung_daftar", leads, ("/unit/",)),
        Butir("Peringatan dini", "peringatan", _watches),
        Butir("Matriks Peran Hasil", "matriks", _shares_out),
        Butir("Tim kerja", "tim_daftar", _in_team),
        Butir("Tindak lanjut", "tindak_lanjut", _follows_up),
    ),
    "Unit dan instansi": (
        Butir("Dasbor", "dasbor", can_view_dasbor),
        Butir("Pemantauan", "pemantauan", _role(*PERAN_PEMANTAUAN)),
        Butir("Sasaran unit", "sasaran", _leads, ("/strategis/",)),
        Butir("Pohon kinerja", "pohon", _leads),
        Butir("Organisasi", "organisasi", _role(*PERAN_DASBOR)),
        Butir("Dasar hukum", "aturan", _role(Peran.AUDITOR)),
    ),
    "Pengelolaan": (
        Butir("Pustaka indikator", "pustaka", _role(Peran.BKPSDM)),
        Butir("Impor", "impor", _role(Peran.BKPSDM)),
        Butir("Akun pegawai", "akun_daftar", _role(Peran.BKPSDM)),
        Butir("Ruang bukti", "bukti_ruang", _role(Peran.BKPSDM)),
        Butir("Gangguan layanan", "gangguan", _role(Peran.BKPSDM)),
        Butir("Pengaturan", "pengaturan", _role(Peran.BKPSDM)),
    ),
}
RINGKAS = 9


def kedudukan(request: HttpRequest) -> Kedudukan:
    """``kedudukan_of`` the signed-in person, asked once a request."""
    tersimpan = getattr(request, "_kedudukan", None)
    if tersimpan is None:
        tersimpan = kedudukan_of(request.user, request.user.hari_ini)  # type: ignore[arg-type,union-attr]
        request._kedudukan = tersimpan  # type: ignore[attr-defined]
    return tersimpan


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """Entries as ``{label, url, aktif, jumlah, kelompok}``; empty for whoever is not signed in.

    ``kelompok`` is the heading above the entry, empty for all but the first of a group.
    """
    akun = getattr(request, "user", None)
    if not isinstance(akun, Akun):
        return []
    kini = kedudukan(request)
    terlihat = [
        (satu, _addresses(satu, kini), judul)
        for judul, butir in KELOMPOK.items()
        for satu in butir
        if satu.syarat(akun, kini)
    ]
    aktif = _current(request.path, [(satu, alamat) for satu, alamat, _ in terlihat])
    judul = _headings([satu for _, _, satu in terlihat])
    return [
        {
            "label": satu.label,
            "url": alamat[0],
            "aktif": satu is aktif,
            "jumlah": kini.baru if satu.rute == "notifikasi" else 0,
            "kelompok": judul[nomor],
        }
        for nomor, (satu, alamat, _) in enumerate(terlihat)
    ]


def _headings(judul: list[str]) -> list[str]:
    """The heading of a group above its first entry only, and none in a short menu."""
    if len(judul) <= RINGKAS:
        return [""] * len(judul)
    return ["" if nomor and satu == judul[nomor - 1] else satu for nomor, satu in enumerate(judul)]


def _addresses(butir: Butir, kini: Kedudukan) -> tuple[str, ...]:
    """Its own address first, then those on which it is marked as well."""
    return (
        _address(butir.rute),
        *(satu.replace("{skp}", str(kini.skp_id)) for satu in butir.awalan),
    )


# Addresses of the navigation do not change while a process runs.
_address = cache(reverse)


def _current(path: str, terlihat: list[tuple[Butir, tuple[str, ...]]]) -> Butir | None:
    """The entry of which an address is the longest beginning of this one."""
    cocok = [
        (len(awalan), nomor)
        for nomor, (_, alamat) in enumerate(terlihat)
        for awalan in alamat
        if path == awalan or (awalan != "/" and path.startswith(awalan))
    ]
    return terlihat[max(cocok)[1]][0] if cocok else None
