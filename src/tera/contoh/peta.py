"""An agency in memory, as it was on a day: people from the top down, units with their parents."""

from dataclasses import dataclass
from datetime import date

from tera.akun.models import Akun
from tera.organisasi.models import AtasanLangsung, Instansi, SusunanUnit
from tera.organisasi.queries import penugasan_pada


@dataclass(frozen=True, slots=True)
class Unit:
    """``perangkat`` is the office right below the top that the unit belongs to."""

    id: int
    kode: str
    nama: str
    induk_id: int | None
    perangkat: str
    wilayah: str


@dataclass(frozen=True, slots=True)
class Orang:
    """Who can have a plan: a person with an assignment."""

    id: int
    nip: str
    nama: str
    penugasan_id: int
    sejak: date
    jabatan: str
    jenis_jabatan: str
    jenjang: str
    unit: Unit
    kepala: bool
    atasan_id: int | None
    akun_id: int | None


@dataclass(frozen=True, slots=True)
class Peta:
    """``orang`` comes top down: a superior stands before her subordinates."""

    instansi: Instansi
    unit: dict[int, Unit]
    orang: tuple[Orang, ...]
    kepala: dict[int, Orang]
    oleh_id: dict[int, Orang]


def load_peta(instansi: Instansi, pada: date) -> Peta:
    """Read units, superiors, accounts and people of a day: four queries."""
    unit = _read_unit(instansi, pada)
    atasan = dict(
        AtasanLangsung.objects.milik_instansi(instansi.pk)
        .berlaku_pada(pada)
        .order_by("sejak")
        .values_list("pegawai_id", "atasan_id")
    )
    akun = dict(
        Akun.objects.filter(instansi=instansi, pegawai__isnull=False).values_list(
            "pegawai_id", "id"
        )
    )
    orang = {}
    for satu in penugasan_pada(instansi.pk, pada).order_by("-sifat", "sejak", "pegawai__nip"):
        orang[satu.pegawai_id] = Orang(
            id=satu.pegawai_id,
            nip=satu.pegawai.nip,
            nama=satu.pegawai.nama,
            penugasan_id=satu.pk,
            sejak=satu.sejak,
            jabatan=satu.jabatan.nama,
            jenis_jabatan=satu.jabatan.jenis,
            jenjang=satu.jabatan.jenjang,
            unit=unit[satu.unit_id],
            kepala=satu.kepala_unit,
            atasan_id=atasan.get(satu.pegawai_id),
            akun_id=akun.get(satu.pegawai_id),
        )
    urut = tuple(sorted(orang.values(), key=lambda o: (_depth(o, orang), o.nip)))
    kepala = {satu.unit.id: satu for satu in reversed(urut) if satu.kepala}
    return Peta(instansi, unit, urut, kepala, orang)


def _depth(orang: Orang, semua: dict[int, Orang]) -> int:
    """Number of superiors above; a circle in the data ends the count instead of the program."""
    dilalui = {orang.id}
    while orang.atasan_id in semua and orang.atasan_id not in dilalui:
        dilalui.add(orang.atasan_id)
        orang = semua[orang.atasan_id]
    return len(dilalui)


def _read_unit(instansi: Instansi, pada: date) -> dict[int, Unit]:
    susunan = {
        satu.unit_id: satu
        for satu in SusunanUnit.objects.milik_instansi(instansi.pk)
        .berlaku_pada(pada)
        .select_related("unit")
        .order_by("unit__kode")
    }
    daerah = daerah_of(instansi)
    return {
        unit_id: Unit(
            id=unit_id,
            kode=satu.unit.kode,
            nama=satu.unit.nama,
            induk_id=satu.induk_id,
            perangkat=_perangkat(satu, susunan),
            wilayah=_wilayah(satu.unit.nama, daerah),
        )
        for unit_id, satu in susunan.items()
    }


def _perangkat(satu: SusunanUnit, susunan: dict[int, SusunanUnit]) -> str:
    """Name of the ancestor right below the top unit (the top unit's own name for itself)."""
    batas = len(susunan)
    while satu.induk_id in susunan and susunan[satu.induk_id].induk_id is not None and batas:
        satu, batas = susunan[satu.induk_id], batas - 1
    return satu.unit.nama


def _wilayah(nama: str, daerah: str) -> str:
    for awalan in ("Puskesmas ", "Kecamatan "):
        if nama.startswith(awalan):
            return "Kecamatan " + nama.removeprefix(awalan)
    return daerah


def daerah_of(instansi: Instansi) -> str:
    """ "Kabupaten Bungo" from "Pemerintah Kabupaten Bungo"."""
    return instansi.nama.removeprefix("Pemerintah ").strip()
