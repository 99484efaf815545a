"""The typed rows that a sound file yields."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class BarisUnit:
    """A unit of the file; ``induk`` is the code of its parent, empty at the top."""

    baris: int
    kode: str
    nama: str
    induk: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class BarisPegawai:
    """A person of the file, every cell read; ``golongan`` may be empty, with its date."""

    baris: int
    nip: str
    nama: str
    gelar_depan: str
    gelar_belakang: str
    tanggal_lahir: date
    jenis_kelamin: str
    jenis: str
    pendidikan: str
    golongan: str
    tmt_golongan: date | None
    jenis_jabatan: str
    jabatan: str
    tmt_jabatan: date
    unor_id: str

    def as_json(self) -> dict[str, Any]:
        isi = {nama: getattr(self, nama) for nama in KOLOM_PEGAWAI}
        return isi | {
            "tanggal_lahir": self.tanggal_lahir.isoformat(),
            "tmt_golongan": self.tmt_golongan.isoformat() if self.tmt_golongan else None,
            "tmt_jabatan": self.tmt_jabatan.isoformat(),
        }

    @classmethod
    def from_json(cls, isi: dict[str, Any]) -> "BarisPegawai":
        tmt = isi["tmt_golongan"]
        kolom = {nama: isi[nama] for nama in KOLOM_PEGAWAI}
        return cls(
            **{
                **kolom,
                "tanggal_lahir": date.fromisoformat(isi["tanggal_lahir"]),
                "tmt_golongan": date.fromisoformat(tmt) if tmt else None,
                "tmt_jabatan": date.fromisoformat(isi["tmt_jabatan"]),
            }
        )


KOLOM_PEGAWAI = tuple(satu.name for satu in fields(BarisPegawai))
