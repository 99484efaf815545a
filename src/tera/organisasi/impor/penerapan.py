"""Writes a plan: units, positions, people, ranks and assignments, each kind in one statement.

The caller holds the transaction and the agency's lock.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tera.aturan.angka_kredit import jenjang_from_jabatan
from tera.organisasi.impor.baris import BarisPegawai
from tera.organisasi.impor.keadaan import Keadaan
from tera.organisasi.impor.rencana import Ganti, Perubahan, PerubahanUnit, Rencana
from tera.organisasi.impor.tulis import Buku
from tera.organisasi.kepala_unit import heads_unit
from tera.organisasi.models import Jabatan, Kepangkatan, Pegawai, Penugasan, SusunanUnit, UnitKerja

SEHARI = timedelta(days=1)
STRUKTURAL = "struktural"


class Penerapan:
    """One application of a plan to one agency."""

    def __init__(self, instansi_id: int, rencana: Rencana, keadaan: Keadaan, buku: Buku) -> None:
        self.instansi_id = instansi_id
        self.rencana = rencana
        self.keadaan = keadaan
        self.buku = buku
        self.unit = {kode: kini.id for kode, kini in keadaan.unit.items()}
        self.nama_unit = {kode: kini.nama for kode, kini in keadaan.unit.items()}
        self.jabatan = dict(keadaan.jabatan)

    def write(self) -> None:
        """Everything the plan says."""
        self._create_unit()
        self._change_unit()
        self._create_jabatan()
        self._change_pegawai()
        self._close_rows()
        self._open_rows(self._create_pegawai())

    def _create_unit(self) -> None:
        sejak = self._earliest()
        baru = [
            UnitKerja(instansi_id=self.instansi_id, kode=u.kode, nama=u.nama, sejak=sejak[u.kode])
            for u in self.rencana.unit_baru
        ]
        for satu in self.buku.create(UnitKerja, baru):
            self.unit[satu.kode] = satu.pk
            self.nama_unit[satu.kode] = satu.nama
        susunan = [
            SusunanUnit(
                instansi_id=self.instansi_id,
                unit_id=self.unit[u.kode],
                induk_id=self.unit[u.induk] if u.induk else None,
                sejak=sejak[u.kode],
            )
            for u in self.rencana.unit_baru
        ]
        self.buku.create(SusunanUnit, susunan)

    def _earliest(self) -> dict[str, date]:
        """When each new unit is known to exist: since the first assignment in it or below it."""
        induk = {u.kode: u.induk for u in self.rencana.unit_baru}
        sejak = dict.fromkeys(induk, self.rencana.per_tanggal)
        pertama: dict[str, date] = {}
        for unit, mulai in self._starts():
            pertama[unit] = min(pertama.get(unit, mulai), mulai)
        for unit, mulai in pertama.items():
            kini = unit
            while kini in sejak:
                sejak[kini] = min(sejak[kini], mulai)
                kini = induk[kini]
        return sejak

    def _starts(self) -> Iterator[tuple[str, date]]:
        yield from ((b.unor_id, b.tmt_jabatan) for b in self.rencana.baru)
        for p in self.rencana.berubah:
            if p.penugasan:
                yield p.baris.unor_id, p.penugasan.sejak

    def _change_unit(self) -> None:
        berubah = self.rencana.unit_berubah
        self.nama_unit |= {p.baris.kode: p.baris.nama for p in berubah}
        self.buku.change(
            UnitKerja,
            {
                p.kini.id: ({"nama": p.kini.nama}, {"nama": p.baris.nama})
                for p in berubah
                if p.kini.nama != p.baris.nama
            },
        )
        self._move_unit([p for p in berubah if p.pindah])

    def _move_unit(self, pindah: list[PerubahanUnit]) -> None:
        """New parents from the day the file speaks of; a row of that very day is corrected."""
        per_tanggal = self.rencana.per_tanggal
        ubah: dict[int, tuple[dict[str, Any], dict[str, Any]]] = {}
        baru = []
        for p in pindah:
            lama, kini = self.unit.get(p.kini.induk), self.unit.get(p.baris.induk)
            if p.kini.susunan_id is not None and p.kini.susunan_sejak == per_tanggal:
                ubah[p.kini.susunan_id] = ({"induk_id": lama}, {"induk_id": kini})
                continue
            if p.kini.susunan_id is not None:
                ubah[p.kini.susunan_id] = _closing(per_tanggal)
            baru.append(
                SusunanUnit(
                    instansi_id=self.instansi_id,
                    unit_id=p.kini.id,
                    induk_id=kini,
                    sejak=per_tanggal,
                )
            )
        self.buku.change(SusunanUnit, ubah)
        self.buku.create(SusunanUnit, baru)

    def _create_jabatan(self) -> None:
        perlu = dict.fromkeys(
            (b.jenis_jabatan, b.jabatan)
            for b in [*self.rencana.baru, *(p.baris for p in self.rencana.berubah)]
        )
        baru = [
            Jabatan(
                instansi_id=self.instansi_id,
                jenis=jenis,
                nama=nama,
                jenjang=(jenjang_from_jabatan(nama) or "") if jenis == "fungsional" else "",
            )
            for jenis, nama in perlu
            if (jenis, nama) not in self.jabatan
        ]
        for satu in self.buku.create(Jabatan, baru):
            self.jabatan[satu.jenis, satu.nama] = satu.pk

    def _create_pegawai(self) -> dict[str, int]:
        baru = [
            Pegawai(
                instansi_id=self.instansi_id,
                nip=b.nip,
                nama=b.nama,
                gelar_depan=b.gelar_depan,
                gelar_belakang=b.gelar_belakang,
                tanggal_lahir=b.tanggal_lahir,
                jenis_kelamin=b.jenis_kelamin,
                jenis=b.jenis,
                pendidikan=b.pendidikan,
            )
            for b in self.rencana.baru
        ]
        return {satu.nip: satu.pk for satu in self.buku.create(Pegawai, baru)}

    def _change_pegawai(self) -> None:
        kini = self.keadaan.pegawai
        self.buku.change(
            Pegawai,
            {
                p.pegawai_id: ({n: kini[p.baris.nip].data[n] for n in p.data}, p.data)
                for p in self.rencana.berubah
                if p.data
            },
        )

    def _close_rows(self) -> None:
        """End the rows that are succeeded, the day before."""
        for model, nama in ((Kepangkatan, "pangkat"), (Penugasan, "penugasan")):
            ganti: list[Ganti] = [
                getattr(p, nama) for p in self.rencana.berubah if getattr(p, nama)
            ]
            self.buku.change(model, {g.tutup.id: _closing(g.sejak) for g in ganti if g.tutup})

    def _open_rows(self, pegawai: dict[str, int]) -> None:
        pangkat: list[Kepangkatan] = []
        penugasan: list[Penugasan] = []
        for b in self.rencana.baru:
            if b.golongan and b.tmt_golongan:
                pangkat.append(self._pangkat(b, pegawai[b.nip], b.tmt_golongan))
            penugasan.append(self._penugasan(b, pegawai[b.nip], b.tmt_jabatan))
        for p in self.rencana.berubah:
            if p.pangkat:
                pangkat.append(self._pangkat(p.baris, p.pegawai_id, p.pangkat.sejak))
            if p.penugasan:
                penugasan.append(self._successor(p, p.penugasan))
        self.buku.create(Kepangkatan, pangkat)
        self.buku.create(Penugasan, penugasan)

    def _pangkat(self, baris: BarisPegawai, pegawai_id: int, sejak: date) -> Kepangkatan:
        return Kepangkatan(
            instansi_id=self.instansi_id,
            pegawai_id=pegawai_id,
            golongan=baris.golongan,
            sejak=sejak,
        )

    def _penugasan(self, baris: BarisPegawai, pegawai_id: int, sejak: date) -> Penugasan:
        struktural = baris.jenis_jabatan == STRUKTURAL
        unit = self.nama_unit[baris.unor_id]
        return Penugasan(
            instansi_id=self.instansi_id,
            pegawai_id=pegawai_id,
            unit_id=self.unit[baris.unor_id],
            jabatan_id=self.jabatan[baris.jenis_jabatan, baris.jabatan],
            kepala_unit=heads_unit(baris.jabatan, unit, struktural=struktural),
            sejak=sejak,
        )

    def _successor(self, perubahan: Perubahan, ganti: Ganti) -> Penugasan:
        """The next assignment; the same position in the same unit keeps who heads it."""
        baris = perubahan.baris
        baru = self._penugasan(baris, perubahan.pegawai_id, ganti.sejak)
        isi = (baris.jenis_jabatan, baris.jabatan, baris.unor_id)
        if ganti.tutup is not None and ganti.tutup.isi == isi:
            baru.kepala_unit = ganti.tutup.kepala
        return baru


def _closing(sejak: date) -> tuple[dict[str, Any], dict[str, Any]]:
    """Before and after of a row that ends the day before ``sejak``."""
    return {"sampai": None}, {"sampai": sejak - SEHARI}
