"""Plans of people, linked from the bottom to the top."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from tera.aturan.bilangan import format_bilangan
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Aspek, BagianLampiran, Bentuk, JenisHasil, Pendekatan, Perspektif
from tera.aturan.target import Arah, JenisTarget, Target, format_target, parse_target
from tera.contoh.kerangka import HasilJadi, IndikatorJadi, Kerangka, RencanaJadi
from tera.contoh.peta import Orang
from tera.contoh.pustaka import IsiHasil, IsiIndikator
from tera.contoh.sasaran import SasaranJadi, kolom_target, served
from tera.organisasi.models.pegawai import JenisJabatan
from tera.perencanaan.models import (
    EkspektasiPerilaku,
    IndikatorKinerja,
    LampiranSkp,
    RencanaHasilKerja,
    Skp,
)
from tera.perencanaan.states import StatusSkp

# Shares of the states of this year's plans among people who head no unit; the rest has none yet.
SEBARAN_STATUS = (
    (StatusSkp.DISETUJUI, 0.86),
    (StatusSkp.DIAJUKAN, 0.05),
    (StatusSkp.DIKEMBALIKAN, 0.03),
    (StatusSkp.DRAF, 0.03),
)
BAGIAN_KUALITATIF = 0.06
BAGIAN_TAMBAHAN = 0.3
TARGET_TAMBAHAN = tuple(parse_target(teks) for teks in ("2", "4", "6"))


class Perencanaan:
    """Writes the plans of one year; ``jadi`` holds them by person."""

    def __init__(self, kerangka: Kerangka, tahun: int, sasaran: SasaranJadi) -> None:
        self.k = kerangka
        self.tahun = tahun
        self.sasaran = sasaran
        self.jadi: dict[int, RencanaJadi] = {}
        self._orang = {orang.id: orang for orang in kerangka.peta.orang}

    def susun(self, orang: Iterable[Orang]) -> list[RencanaJadi]:
        """Plans of these people; whoever is their superior must have come before."""
        baru = []
        for satu in orang:
            status = self._status(satu)
            if status is not None and satu.sejak.year <= self.tahun:
                baru.append(self._skp(satu, status))
                self.jadi[satu.id] = baru[-1]
        return baru

    def _status(self, orang: Orang) -> StatusSkp | None:
        """State of a person's plan, or None for whoever has none yet."""
        if orang.atasan_id is None and not orang.kepala:
            return StatusSkp.DRAF
        if self.tahun < self.k.pada.year or self.k.disorot(orang.id):
            return StatusSkp.DISETUJUI
        if orang.id in self.k.antrean:
            return self.k.antrean[orang.id]
        if orang.kepala:
            return StatusSkp.DISETUJUI
        undian = self.k.dadu("status", self.tahun, orang.nip).random()
        for status, bagian in SEBARAN_STATUS:
            if undian < bagian:
                return status
            undian -= bagian
        return None

    def _skp(self, orang: Orang, status: StatusSkp) -> RencanaJadi:
        rng = self.k.dadu("skp", self.tahun, orang.nip)
        pendekatan = self._pendekatan(orang, rng)
        mulai = max(date(self.tahun, 1, 1), orang.sejak)
        skp_id = self.k.penyalin.tambah(
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
        )
        rencana = RencanaJadi(skp_id, orang, self.tahun, mulai, status, self._mutu(orang))
        self._isi_hasil(rencana, pendekatan == Pendekatan.KUALITATIF, rng)
        self._isi_perilaku(rencana, rng)
        self._isi_lampiran(rencana, rng)
        return rencana

    def _pendekatan(self, orang: Orang, rng: random.Random) -> Pendekatan:
        naratif = rng.random() < BAGIAN_KUALITATIF
        if naratif and not orang.kepala and not self.k.disorot(orang.id):
            return Pendekatan.KUALITATIF
        return Pendekatan.KUANTITATIF

    def _mutu(self, orang: Orang) -> float:
        """A person's talent, the luck of the unit and of the year."""
        if self.k.disorot(orang.id):
            return 0.5
        pribadi = self.k.dadu("mutu", orang.nip).gauss(0, 0.75)
        unit = self.k.dadu("mutu unit", self.tahun, orang.unit.kode).gauss(0, 0.4)
        return pribadi + unit + self.k.dadu("mutu", self.tahun, orang.nip).gauss(0, 0.4)

    def _kolom_status(
        self, orang: Orang, status: StatusSkp, mulai: date, rng: random.Random
    ) -> dict[str, Any]:
        if status == StatusSkp.DISETUJUI:
            saat = self.k.waktu(mulai + timedelta(days=rng.randint(8, 40)), rng)
            return {
                "status_sejak": saat,
                "disetujui_pada": saat,
                "penilai_id": orang.atasan_id,
                "versi": 3,
            }
        saat = self.k.waktu(self.k.pada - timedelta(days=rng.randint(1, 16)), rng)
        kembali = status == StatusSkp.DIKEMBALIKAN
        catatan = self.k.kalimat("dikembalikan", rng) if kembali else ""
        return {"status_sejak": saat, "versi": 3 if kembali else 2, "catatan": catatan}

    def _isi_hasil(self, rencana: RencanaJadi, naratif: bool, rng: random.Random) -> None:
        orang = rencana.orang
        sasaran = self.sasaran[orang.unit.id] if orang.kepala else []
        kepala = self.k.pustaka.for_kepala(orang.unit.nama) if orang.kepala else None
        isi = kepala or self._pilih(orang, rng)
        for nomor, satu in enumerate(isi):
            tujuan = sasaran[nomor] if sasaran else None
            hasil = self._hasil(rencana, satu, tujuan, nomor + 1, rng)
            for urut, indikator in enumerate(satu.indikator):
                target = tujuan.indikator[urut].target if tujuan else rng.choice(indikator.target)
                uraian = self.k.isi_teks(indikator.uraian, rng, orang.unit)
                kolom = kolom_target(indikator, target, uraian, urut)
                perspektif = satu.perspektif if orang.kepala else None
                self._indikator(hasil, indikator, target, kolom, perspektif, naratif)
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
        tujuan: HasilJadi | None,
        urut: int,
        rng: random.Random,
    ) -> HasilJadi:
        orang = rencana.orang
        atasan = self.jadi.get(orang.atasan_id or 0)
        induk = served(atasan.hasil, isi.tema, rng) if atasan else None
        uraian = tujuan.uraian if tujuan else self.k.isi_teks(isi.uraian, rng, orang.unit)
        sasaran_id = tujuan.sasaran_id if tujuan else induk.sasaran_id if induk else None
        hasil_id = self.k.penyalin.tambah(
            RencanaHasilKerja,
            skp_id=rencana.id,
            jenis=JenisHasil.UTAMA,
            uraian=uraian,
            induk_id=induk.id if induk else None,
            intervensi="" if induk else self._intervensi(orang, isi, rng),
            penugasan_dari="" if orang.atasan_id in self._orang else self.k.kepala_daerah,
            sasaran_id=sasaran_id,
            urut=urut,
        )
        jadi = HasilJadi(hasil_id, uraian, isi.tema, sasaran_id)
        rencana.hasil.append(jadi)
        return jadi

    def _intervensi(self, orang: Orang, isi: IsiHasil, rng: random.Random) -> str:
        """The superior's result as text where she has no plan: the objective of the unit above."""
        if orang.atasan_id not in self._orang:
            return ""
        unit_id = orang.unit.induk_id if orang.kepala else orang.unit.id
        atas = served(self.sasaran.get(unit_id or 0, []), isi.tema, rng)
        return atas.uraian if atas else ""

    def _tambahan(self, rencana: RencanaJadi, urut: int, naratif: bool, rng: random.Random) -> None:
        uraian = self.k.isi_teks(self.k.kalimat("tambahan", rng), rng, rencana.orang.unit)
        hasil_id = self.k.penyalin.tambah(
            RencanaHasilKerja,
            skp_id=rencana.id,
            jenis=JenisHasil.TAMBAHAN,
            uraian=uraian,
            penugasan_dari=self._penugas(rencana.orang),
            urut=urut,
        )
        hasil = HasilJadi(hasil_id, uraian, (), None)
        rencana.hasil.append(hasil)
        isi = _indikator_tambahan(self.k.kalimat("indikator_tambahan", rng))
        target = rng.choice(isi.target)
        perspektif = Perspektif.PENGUATAN_INTERNAL if rencana.orang.kepala else None
        kolom = kolom_target(isi, target, isi.uraian, 0)
        self._indikator(hasil, isi, target, kolom, perspektif, naratif)

    def _penugas(self, orang: Orang) -> str:
        """Additional work comes from outside the unit: from the superior's superior."""
        atasan = self._orang.get(orang.atasan_id or 0)
        atasnya = self._orang.get(atasan.atasan_id or 0) if atasan else None
        return atasnya.jabatan if atasnya else self.k.kepala_daerah

    def _indikator(
        self,
        hasil: HasilJadi,
        isi: IsiIndikator,
        target: Target,
        kolom: dict[str, Any],
        perspektif: Perspektif | None,
        naratif: bool,
    ) -> None:
        if naratif:
            kolom |= {
                "jenis_target": JenisTarget.TEKS,
                "target_bawah": None,
                "target_atas": None,
                "target_teks": _cerita(target, isi),
                "satuan": "",
            }
        indikator_id = self.k.penyalin.tambah(
            IndikatorKinerja,
            hasil_id=hasil.id,
            aspek="" if perspektif else isi.aspek,
            perspektif=perspektif or "",
            **kolom,
        )
        naratif = naratif or target.jenis == JenisTarget.TEKS
        hasil.indikator.append(IndikatorJadi(indikator_id, isi, target, naratif))

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
                    isi=self.k.isi_teks(teks, rng, rencana.orang.unit),
                    urut=urut,
                )


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
        target=TARGET_TAMBAHAN,
        satuan="Laporan" if "laporan" in uraian else "Kegiatan",
        arah=Arah.NAIK,
        aspek=Aspek.KUANTITAS,
        pola="jumlah",
    )
