"""What a file would do: its plan beside the one that is stored, objective by objective."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from tera.aturan.bilangan import format_bilangan
from tera.aturan.target import format_target
from tera.perencanaan.impor.isi import (
    LEMBAR,
    IndikatorBerkas,
    RencanaBerkas,
    SasaranBerkas,
    TemuanRencana,
    key_of,
)
from tera.perencanaan.masukan import IsianIndikatorStrategis
from tera.perencanaan.rentang import INDIKATOR_TERBANYAK

Nasib = Literal["baru", "berubah", "tetap"]
JUDUL = {
    "satuan": "Satuan", "arah": "Arah", "awal": "Data awal",
    "tahun_awal": "Tahun data awal", "definisi": "Definisi", "rumus": "Rumus",
    "sumber_data": "Sumber data", "penanggung_jawab": "Penanggung jawab", "iku": "IKU",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SasaranLama:
    """An objective as stored, of several years or of one."""

    id: int
    versi: int
    uraian: str
    induk_id: int | None
    indikator: tuple[IsianIndikatorStrategis, ...]


@dataclass(frozen=True, slots=True)
class PerubahanIndikator:
    """One indicator: new, or what differs as (field, before, after)."""

    uraian: str
    nasib: Nasib
    beda: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class PerubahanSasaran:
    """One objective: what it becomes, and how that came about. ``lama`` is None for a new one."""

    uraian: str
    nasib: Nasib
    lama: SasaranLama | None
    isian: tuple[IsianIndikatorStrategis, ...]
    indikator: tuple[PerubahanIndikator, ...]


@dataclass(frozen=True, slots=True)
class Banding:
    """The whole comparison; ``sidik`` are the versions of what was stored when it was made."""

    sasaran: tuple[PerubahanSasaran, ...]
    sidik: dict[str, int]
    temuan: tuple[TemuanRencana, ...]

    @property
    def berubah(self) -> list[PerubahanSasaran]:
        """What has to be written."""
        return [satu for satu in self.sasaran if satu.nasib != "tetap"]

    def count(self, nasib: Nasib) -> int:
        """How many indicators meet this fate."""
        return sum(i.nasib == nasib for s in self.sasaran for i in s.indikator)


def compare(rencana: RencanaBerkas, lama: Sequence[SasaranLama]) -> Banding:
    """Match by the words; what the file does not name stays as it is."""
    dikenal = {key_of(satu.uraian): satu for satu in reversed(lama)}
    temuan: list[TemuanRencana] = []
    sasaran = [
        _compare_one(satu, dikenal.get(key_of(satu.uraian)), rencana, temuan)
        for satu in rencana.sasaran
    ]
    return Banding(tuple(sasaran), {str(s.id): s.versi for s in lama}, tuple(temuan))


def _compare_one(
    berkas: SasaranBerkas,
    lama: SasaranLama | None,
    rencana: RencanaBerkas,
    temuan: list[TemuanRencana],
) -> PerubahanSasaran:
    isian = list(lama.indikator if lama else ())
    letak = {key_of(satu.uraian): nomor for nomor, satu in enumerate(isian)}
    perubahan = []
    for satu in berkas.indikator:
        nomor = letak.get(key_of(satu.uraian))
        dulu = None if nomor is None else isian[nomor]
        kini = _merged(dulu, satu, rencana)
        isian = [*isian, kini] if nomor is None else [*isian[:nomor], kini, *isian[nomor + 1 :]]
        if not kini.target:
            temuan.append(
                TemuanRencana(satu.alamat, satu.uraian, "Isi target paling sedikit satu tahun.")
            )
        perubahan.append(_change(dulu, kini))
    if len(isian) > INDIKATOR_TERBANYAK:
        pesan = f"Satu sasaran memuat paling banyak {INDIKATOR_TERBANYAK} indikator."
        temuan.append(TemuanRencana(berkas.indikator[-1].alamat, berkas.uraian, pesan))
    berubah: Nasib = "berubah" if any(i.nasib != "tetap" for i in perubahan) else "tetap"
    return PerubahanSasaran(
        lama.uraian if lama else berkas.uraian,
        berubah if lama else "baru",
        lama,
        tuple(isian),
        tuple(perubahan),
    )


def _merged(
    lama: IsianIndikatorStrategis | None, berkas: IndikatorBerkas, rencana: RencanaBerkas
) -> IsianIndikatorStrategis:
    """What is stored with what the file tells written over it."""
    awal = lama or IsianIndikatorStrategis(uraian=berkas.uraian, target={})
    target = {
        tahun: satu for tahun, satu in {**awal.target, **berkas.target}.items() if satu is not None
    }
    lembar = {nama: isi for nama, isi in berkas.nilai.items() if nama in LEMBAR}
    sisa: dict[str, Any] = {n: isi for n, isi in berkas.nilai.items() if n not in LEMBAR}
    kini = replace(awal, target=target, lembar=replace(awal.lembar, **lembar), **sisa)
    if kini.awal is not None and kini.tahun_awal is None:
        return replace(kini, tahun_awal=rencana.mulai - 1)
    return kini


def _change(
    lama: IsianIndikatorStrategis | None, kini: IsianIndikatorStrategis
) -> PerubahanIndikator:
    sebelum = _told(lama) if lama else {}
    sesudah = _told(kini)
    beda = tuple(
        (judul, sebelum.get(judul, ""), sesudah.get(judul, ""))
        for judul in {**sebelum, **sesudah}
        if sebelum.get(judul, "") != sesudah.get(judul, "")
    )
    if lama is None:
        return PerubahanIndikator(kini.uraian, "baru", beda)
    return PerubahanIndikator(kini.uraian, "berubah" if kini != lama else "tetap", beda)


def _told(isian: IsianIndikatorStrategis) -> dict[str, str]:
    """Field by field as a person reads it."""
    hasil = {
        JUDUL["satuan"]: isian.satuan,
        JUDUL["arah"]: isian.arah.label,
        JUDUL["awal"]: "" if isian.awal is None else format_bilangan(isian.awal),
        JUDUL["tahun_awal"]: str(isian.tahun_awal or ""),
    }
    hasil |= {f"Target {t}": format_target(satu) for t, satu in sorted(isian.target.items())}
    for nama in LEMBAR:
        nilai = getattr(isian.lembar, nama)
        hasil[JUDUL[nama]] = ("Ya" if nilai else "") if isinstance(nilai, bool) else nilai
    return hasil
