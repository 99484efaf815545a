"""Objectives of units and plans of people, linked from the bottom to the top."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from tera.aturan.bilangan import format_bilangan
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Aspek, BagianLampiran, Bentuk, JenisHasil, Pendekatan
from tera.aturan.target import Arah, JenisTarget, Target, format_target, parse_target
from tera.contoh.kerangka import HasilJadi, IndikatorJadi, Kerangka, RencanaJadi
from tera.contoh.peta import Orang, Unit, daerah_of
from tera.contoh.pustaka import IsiHasil, IsiIndikator
from tera.organisasi.models.pegawai import JenisJabatan
from tera.perencanaan.models import (
    EkspektasiPerilaku,
    IndikatorKinerja,
    IndikatorSasaran,
    LampiranSkp,
    RencanaHasilKerja,
    SasaranUnit,
    Skp,
)
from tera.perencanaan.states import StatusSkp

# Shares of the states of this year's plans among people who head no unit.
SEBARAN_STATUS = (
    (StatusSkp.DISETUJUI, 0.86),
    (StatusSkp.DIAJUKAN, 0.05),
    (StatusSkp.DIKEMBALIKAN, 0.03),
    (StatusSkp.DRAF, 0.03),
)
BAGIAN_KUALITATIF = 0.06
BAGIAN_TAMBAHAN = 0.3
INDIKATOR_TAMBAHAN_TARGET = ("2", "4", "6")


class Perencanaan:
    """Writes the objectives and plans of one year; ``jadi`` holds the plans by person."""

    def __init__(self, kerangka: Kerangka, tahun: int) -> None:
        self.k = kerangka
        self.tahun = tahun
        self.kini = tahun == kerangka.pada.year
        self.jadi: dict[int, RencanaJadi] = {}
        self.sasaran: dict[int, list[HasilJadi]] = {}
        self._daerah = daerah_of(kerangka.peta.instansi)

    def susun_sasaran(self) -> None:
        """Objectives of every unit, parents first."""
        unit = self.k.peta.unit
        for satu in sorted(unit.values(), key=lambda u: (_unit_depth(u, unit), u.kode)):
            self.sasaran[satu.id] = self._sasaran_unit(satu)

    def _sasaran_unit(self, unit: Unit) -> list[HasilJadi]:
        rng = self.k.dadu("sasaran", self.tahun, unit.kode)
        atas = self.sasaran.get(unit.induk_id or 0, [])
        hasil = []
        for urut, isi in enumerate(self.k.pustaka.for_kepala(unit.nama), start=1):
            uraian = self._fill(isi.uraian, rng, unit)
            induk = _served(atas, isi.tema, rng)
            sasaran_id = self.k.penyalin.tambah(
                SasaranUnit,
                unit_id=unit.id,
                tahun=self.tahun,
                uraian=uraian,
                induk_id=induk.sasaran_id if induk else None,
                urut=urut,
            )
            jadi = HasilJadi(0, uraian, isi.tema, sasaran_id)
            for nomor, satu in enumerate(isi.indikator):
                target = rng.choice(satu.target)
                self.k.penyalin.tambah(
                    IndikatorSasaran,
                    sasaran_id=sasaran_id,
                    **self._kolom(satu, target, self._fill(satu.uraian, rng, unit), nomor),
                )
                jadi.indikator.append(IndikatorJadi(0, satu, target, naratif=False))
            hasil.append(jadi)
        return hasil

    def susun_skp(self, orang: Iterable[Orang]) -> None:
        """Plans of these people; whoever is their superior must have come before."""
        for satu in orang:
            status = self._status(satu)
            if status is not None:
                self.jadi[satu.id] = self._skp(satu, status)

    def _status(self, orang: Orang) -> StatusSkp | None:
        """State of a person's plan, or None for whoever has none."""
        rng = self.k.dadu("status", self.tahun, orang.nip)
        if not self.kini:
            return StatusSkp.DISETUJUI if orang.sejak.year <= self.tahun else None
        if orang.kepala or (sorotan := self.k.sorotan) and orang.id in (
            sorotan.pegawai_id, sorotan.penilai_id, sorotan.pimpinan_id
        ):
            return StatusSkp.DISETUJUI
        undian = rng.random()
        for status, bagian in SEBARAN_STATUS:
            if undian < bagian:
                return status
            undian -= bagian
        return None

    def _skp(self, orang: Orang, status: StatusSkp) -> RencanaJadi:
        rng = self.k.dadu("skp", self.tahun, orang.nip)
        pendekatan = self._pendekatan(orang, rng)
        mulai = max(date(self.tahun, 1, 1), orang.sejak)
        rencana = RencanaJadi(
            id=self.k.penyalin.tambah(
                Skp,
                pegawai_id=orang.id,
                penugasan_id=orang.penugasan_id,
                tahun=self.tahun,
                mulai=mulai,
                selesai=date(self.tahun, 12, 31),
                bentuk=Bentuk.JPT if orang.kepala else Bentuk.JA_JF,
                pendekatan=pendekatan,
                status=status,
                **self._kolom_status(orang, status, mulai, rng),
            ),
            orang=orang,
            tahun=self.tahun,
            mulai=mulai,
            status=status,
            mutu=self._mutu(orang),
        )
        self._isi_hasil(rencana, pendekatan, rng)
        self._isi_perilaku(rencana, rng)
        self._isi_lampiran(rencana, rng)
        return rencana

    def _pendekatan(self, orang: Orang, rng: random.Random) -> Pendekatan:
        disorot = self.k.sorotan is not None and orang.id == self.k.sorotan.pegawai_id
        boleh = not orang.kepala and not disorot
        if boleh and rng.random() < BAGIAN_KUALITATIF:
            return Pendekatan.KUALITATIF
        return Pendekatan.KUANTITATIF

    def _mutu(self, orang: Orang) -> float:
        """A person's talent, the luck of the unit and of the year."""
        pribadi = self.k.dadu("mutu", orang.nip).gauss(0, 0.75)
        unit = self.k.dadu("mutu unit", self.tahun, orang.unit.kode).gauss(0, 0.45)
        return pribadi + unit + self.k.dadu("mutu", self.tahun, orang.nip).gauss(0, 0.4)

    def _kolom_status(
        self, orang: Orang, status: StatusSkp, mulai: date, rng: random.Random
    ) -> dict[str, Any]:
        if status == StatusSkp.DISETUJUI:
            saat = self.k.waktu(mulai + timedelta(days=rng.randint(8, 40)), rng)
            penilai = self.k.peta.penilai(orang)
            return {
                "status_sejak": saat, "disetujui_pada": saat, "penilai_id": penilai, "versi": 3,
            }
        saat = self.k.waktu(self.k.pada - timedelta(days=rng.randint(1, 16)), rng)
        catatan = status == StatusSkp.DIKEMBALIKAN
        return {
            "status_sejak": saat,
            "versi": 3 if catatan else 2,
            "catatan": self.k.kalimat("dikembalikan", rng) if catatan else "",
        }

    def _isi_hasil(
        self, rencana: RencanaJadi, pendekatan: Pendekatan, rng: random.Random
    ) -> None:
        orang = rencana.orang
        atasan = self.jadi.get(orang.atasan_id or 0)
        naratif = pendekatan == Pendekatan.KUALITATIF
        if orang.kepala:
            isi = self.k.pustaka.for_kepala(orang.unit.nama)
            sasaran = self.sasaran[orang.unit.id]
        else:
            isi, sasaran = self._pilih(orang, rng), []
        for urut, satu in enumerate(isi, start=1):
            tujuan = sasaran[urut - 1] if sasaran else None
            self._hasil(rencana, satu, urut, atasan, tujuan, naratif, rng)
        if rng.random() < BAGIAN_TAMBAHAN:
            self._tambahan(rencana, len(isi) + 1, naratif, rng)

    def _pilih(self, orang: Orang, rng: random.Random) -> list[IsiHasil]:
        """Two or three results of the position, those made for the unit first."""
        semua = self.k.pustaka.for_jabatan(orang.jabatan, orang.unit.nama, orang.unit.perangkat)
        khusus = [satu for satu in semua if satu.unit]
        umum = [satu for satu in semua if not satu.unit]
        rng.shuffle(umum)
        banyak = 2 if orang.jenis_jabatan == JenisJabatan.PELAKSANA else rng.choice((2, 3))
        return [*khusus, *umum][:banyak]

    def _hasil(
        self,
        rencana: RencanaJadi,
        isi: IsiHasil,
        urut: int,
        atasan: RencanaJadi | None,
        tujuan: HasilJadi | None,
        naratif: bool,
        rng: random.Random,
    ) -> None:
        unit = rencana.orang.unit
        induk = _served(atasan.hasil, isi.tema, rng) if atasan else None
        uraian = tujuan.uraian if tujuan else self._fill(isi.uraian, rng, unit)
        jadi = HasilJadi(
            id=self.k.penyalin.tambah(
                RencanaHasilKerja,
                skp_id=rencana.id,
                jenis=JenisHasil.UTAMA,
                uraian=uraian,
                induk_id=induk.id if induk else None,
                intervensi="" if induk else self._intervensi(rencana.orang, isi, rng),
                penugasan_dari=self._penugas(rencana.orang),
                sasaran_id=tujuan.sasaran_id if tujuan else induk.sasaran_id if induk else None,
                urut=urut,
            ),
            uraian=uraian,
            tema=isi.tema,
            sasaran_id=tujuan.sasaran_id if tujuan else induk.sasaran_id if induk else None,
        )
        rencana.hasil.append(jadi)
        for nomor, satu in enumerate(isi.indikator):
            target = tujuan.indikator[nomor].target if tujuan else rng.choice(satu.target)
            teks = self._fill(satu.uraian, rng, unit)
            perspektif = isi.perspektif if rencana.orang.kepala else ""
            self._indikator(jadi, satu, target, teks, nomor, perspektif, naratif)

    def _intervensi(self, orang: Orang, isi: IsiHasil, rng: random.Random) -> str:
        """The superior's result as text where she has no plan: the objective of the unit above."""
        if orang.atasan_id is None:
            return ""
        unit = orang.unit.induk_id if orang.kepala else orang.unit.id
        atas = _served(self.sasaran.get(unit or 0, []), isi.tema, rng)
        return atas.uraian if atas else ""

    def _penugas(self, orang: Orang) -> str:
        """Only the head of the agency's staff gets results from outside: from its head."""
        if orang.atasan_id is not None:
            return ""
        gelar = "Wali Kota" if self._daerah.startswith("Kota") else "Bupati"
        return f"{gelar} {self._daerah.split(' ', 1)[-1]}"

    def _tambahan(
        self, rencana: RencanaJadi, urut: int, naratif: bool, rng: random.Random
    ) -> None:
        uraian = self._fill(self.k.kalimat("tambahan", rng), rng, rencana.orang.unit)
        hasil = HasilJadi(
            id=self.k.penyalin.tambah(
                RencanaHasilKerja,
                skp_id=rencana.id,
                jenis=JenisHasil.TAMBAHAN,
                uraian=uraian,
                penugasan_dari=f"Kepala {rencana.orang.unit.perangkat}",
                urut=urut,
            ),
            uraian=uraian,
            tema=(),
            sasaran_id=None,
        )
        rencana.hasil.append(hasil)
        isi = _indikator_tambahan(self.k.kalimat("indikator_tambahan", rng))
        perspektif = "penguatan_internal" if rencana.orang.kepala else ""
        self._indikator(hasil, isi, rng.choice(isi.target), isi.uraian, 0, perspektif, naratif)

    def _indikator(
        self,
        hasil: HasilJadi,
        isi: IsiIndikator,
        target: Target,
        teks: str,
        nomor: int,
        perspektif: str,
        naratif: bool,
    ) -> None:
        kolom = self._kolom(isi, target, teks, nomor)
        if naratif:
            kolom |= {
                "jenis_target": JenisTarget.TEKS, "target_bawah": None, "target_atas": None,
                "target_teks": _cerita(target, isi), "satuan": "",
            }
        baris = self.k.penyalin.tambah(
            IndikatorKinerja,
            hasil_id=hasil.id,
            aspek="" if perspektif else isi.aspek,
            perspektif=perspektif,
            **kolom,
        )
        hasil.indikator.append(
            IndikatorJadi(baris, isi, target, naratif or target.jenis == JenisTarget.TEKS)
        )

    def _kolom(self, isi: IsiIndikator, target: Target, teks: str, nomor: int) -> dict[str, Any]:
        return {
            "uraian": teks,
            "jenis_target": target.jenis,
            "target_bawah": target.bawah,
            "target_atas": target.atas,
            "target_teks": target.teks,
            "satuan": isi.satuan,
            "arah": isi.arah,
            "urut": nomor,
        }

    def _isi_perilaku(self, rencana: RencanaJadi, rng: random.Random) -> None:
        dipilih = set(rng.sample(list(NilaiDasar), rng.choice((2, 3, 3, 4))))
        for nilai in NilaiDasar:
            teks = self.k.kalimat(nilai, rng) if nilai in dipilih else ""
            self.k.penyalin.tambah(
                EkspektasiPerilaku, skp_id=rencana.id, nilai=nilai, ekspektasi=teks
            )

    def _isi_lampiran(self, rencana: RencanaJadi, rng: random.Random) -> None:
        for bagian in BagianLampiran:
            pilihan = self.k.pustaka.kalimat[bagian]
            for urut, teks in enumerate(rng.sample(pilihan, rng.choice((1, 2, 2)))):
                self.k.penyalin.tambah(
                    LampiranSkp,
                    skp_id=rencana.id,
                    bagian=bagian,
                    isi=self._fill(teks, rng, rencana.orang.unit),
                    urut=urut,
                )

    def _fill(self, teks: str, rng: random.Random, unit: Unit) -> str:
        isi = {
            "unit": unit.nama,
            "wilayah": unit.wilayah,
            "bidang": urusan(unit.nama),
            "perangkat": unit.perangkat,
        }
        return self.k.pustaka.fill_blanks(teks, rng, isi)


def urusan(unit: str) -> str:
    """What a unit is about, to be put inside a sentence: "kesehatan masyarakat"."""
    for awalan in ("Bidang ", "Bagian ", "Dinas ", "Badan "):
        if unit.startswith(awalan):
            sisa = unit.removeprefix(awalan)
            return sisa if sisa.isupper() else " ".join(_lower(kata) for kata in sisa.split())
    return "kesekretariatan" if unit.startswith("Sekretariat ") else unit


def _lower(kata: str) -> str:
    return kata if kata.isupper() else kata.casefold()


def _served(atas: list[HasilJadi], tema: tuple[str, ...], rng: random.Random) -> HasilJadi | None:
    """The result above that shares a theme, the most specific first; else any of them."""
    utama = [hasil for hasil in atas if hasil.tema]
    for satu in tema:
        for hasil in utama:
            if satu in hasil.tema:
                return hasil
    return rng.choice(utama) if utama else None


def _unit_depth(unit: Unit, semua: dict[int, Unit]) -> int:
    dalam = 0
    while unit.induk_id in semua and dalam <= len(semua):
        unit, dalam = semua[unit.induk_id], dalam + 1
    return dalam


def _cerita(target: Target, isi: IsiIndikator) -> str:
    """A target inside a sentence, as the kualitatif form writes it."""
    if target.bawah is None or target.atas is None:
        return target.teks
    if target.jenis == JenisTarget.RENTANG:
        return f"berada pada {format_target(target)} {isi.satuan}"
    batas = "paling banyak" if isi.arah == Arah.TURUN else "paling sedikit"
    return f"{batas} {format_bilangan(target.atas)} {isi.satuan.casefold()}"


def _indikator_tambahan(uraian: str) -> IsiIndikator:
    return IsiIndikator(
        uraian=uraian,
        target=tuple(parse_target(teks) for teks in INDIKATOR_TAMBAHAN_TARGET),
        satuan="Laporan",
        arah=Arah.NAIK,
        aspek=Aspek.KUANTITAS,
        pola="jumlah",
    )
