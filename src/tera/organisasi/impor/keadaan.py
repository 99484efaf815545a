"""What the database holds now, as the comparison needs it: five queries, whatever the size."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tera.organisasi.models import Jabatan, Kepangkatan, Pegawai, Penugasan, SusunanUnit, UnitKerja


@dataclass(frozen=True, slots=True)
class UnitKini:
    """A unit with its latest place in the tree."""

    id: int
    kode: str
    nama: str
    induk: str
    susunan_id: int | None
    susunan_sejak: date | None


@dataclass(frozen=True, slots=True)
class RiwayatKini:
    """The latest row of a dated relation: rank (``isi`` = golongan) or assignment.

    For an assignment ``isi`` is (kind of position, position, unit code).
    """

    id: int
    isi: tuple[str, ...]
    sejak: date
    sampai: date | None
    kepala: bool = False


@dataclass(frozen=True, slots=True)
class PegawaiKini:
    """A person as recorded; ``data`` holds the fields that an import may change."""

    id: int
    data: Mapping[str, object]
    pangkat: RiwayatKini | None
    penugasan: RiwayatKini | None


@dataclass(frozen=True)
class Keadaan:
    """An agency's units by code, positions by (kind, name), people by NIP."""

    unit: Mapping[str, UnitKini]
    jabatan: Mapping[tuple[str, str], int]
    pegawai: Mapping[str, PegawaiKini]


DATA_PEGAWAI = (
    "nama", "gelar_depan", "gelar_belakang", "tanggal_lahir", "jenis_kelamin", "jenis",
    "pendidikan",
)  # fmt: skip


def read_keadaan(instansi_id: int) -> Keadaan:
    """Everything an import compares with."""
    jabatan = Jabatan.objects.milik_instansi(instansi_id).values_list("jenis", "nama", "id")
    return Keadaan(
        unit=_unit(instansi_id),
        jabatan={(jenis, nama): id_ for jenis, nama, id_ in jabatan},
        pegawai=_pegawai(instansi_id),
    )


def _unit(instansi_id: int) -> dict[str, UnitKini]:
    susunan = {
        unit_id: (id_, induk, sejak)
        for unit_id, id_, induk, sejak in SusunanUnit.objects.milik_instansi(instansi_id)
        .filter(sampai=None)
        .values_list("unit_id", "id", "induk__kode", "sejak")
    }
    kosong = (None, None, None)
    hasil = {}
    for id_, kode, nama in (
        UnitKerja.objects.milik_instansi(instansi_id)
        .order_by("id")
        .values_list("id", "kode", "nama")
    ):
        susunan_id, induk, sejak = susunan.get(id_, kosong)
        hasil[kode] = UnitKini(id_, kode, nama, induk or "", susunan_id, sejak)
    return hasil


def _pegawai(instansi_id: int) -> dict[str, PegawaiKini]:
    pangkat, penugasan = _pangkat(instansi_id), _penugasan(instansi_id)
    baris = (
        Pegawai.objects.milik_instansi(instansi_id)
        .exclude(nip="")
        .values_list("id", "nip", *DATA_PEGAWAI)
    )
    return {
        nip: PegawaiKini(
            id_, dict(zip(DATA_PEGAWAI, data, strict=True)), pangkat.get(id_), penugasan.get(id_)
        )
        for id_, nip, *data in baris
    }


def _pangkat(instansi_id: int) -> dict[int, RiwayatKini]:
    baris = (
        Kepangkatan.objects.milik_instansi(instansi_id)
        .order_by("pegawai_id", "-sejak", "-id")
        .distinct("pegawai_id")
        .values_list("pegawai_id", "id", "golongan", "sejak", "sampai")
    )
    return {
        pegawai_id: RiwayatKini(id_, (golongan,), sejak, sampai)
        for pegawai_id, id_, golongan, sejak, sampai in baris
    }


def _penugasan(instansi_id: int) -> dict[int, RiwayatKini]:
    baris = (
        Penugasan.objects.milik_instansi(instansi_id)
        .filter(sifat="definitif")
        .order_by("pegawai_id", "-sejak", "-id")
        .distinct("pegawai_id")
        .values_list(
            "pegawai_id", "id", "jabatan__jenis", "jabatan__nama", "unit__kode", "sejak", "sampai",
            "kepala_unit",
        )
    )  # fmt: skip
    return {
        pegawai_id: RiwayatKini(id_, (jenis, nama, kode), sejak, sampai, kepala)
        for pegawai_id, id_, jenis, nama, kode, sejak, sampai, kepala in baris
    }
