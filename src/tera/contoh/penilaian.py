"""Evaluations of people, with their stored working, and the objections against some."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tera.aturan.kalender import Periode
from tera.aturan.perhitungan import Langkah
from tera.aturan.predikat import Predikat, PredikatOrganisasi, Rating
from tera.contoh.capaian import CapaianPeriode
from tera.contoh.hitungan import Putusan, compute_putusan, wajib_of
from tera.contoh.kerangka import Kerangka, RencanaJadi
from tera.penilaian.models import Evaluasi, Keberatan
from tera.penilaian.services.keberatan import PASAL_KEBERATAN
from tera.penilaian.states import PutusanKeberatan, StatusEvaluasi
from tera.penilaian.waktu import jenis_evaluasi, objection_deadline

DORONGAN = {
    PredikatOrganisasi.ISTIMEWA: 0.8,
    PredikatOrganisasi.BAIK: 0.0,
    PredikatOrganisasi.BUTUH_PERBAIKAN: -0.8,
    PredikatOrganisasi.KURANG: -1.3,
    PredikatOrganisasi.SANGAT_KURANG: -1.8,
}
BATAS_HASIL = (-1.1, 0.95)
BATAS_PERILAKU = (-1.75, 0.7)

Sebaran = tuple[tuple[StatusEvaluasi, float], ...]

# Shares of the states; what is left has not been rated. ``TERBARU`` is the last finished period.
SELESAI_LAMA: Sebaran = (
    (StatusEvaluasi.DITERIMA, 0.955),
    (StatusEvaluasi.DIPUTUS, 0.02),
    (StatusEvaluasi.DITETAPKAN, 0.015),
)
DENGAN_KEBERATAN = (StatusEvaluasi.KEBERATAN, StatusEvaluasi.DIPUTUS)
NAIK = {Rating.DI_BAWAH: Rating.SESUAI, Rating.SESUAI: Rating.DI_ATAS}
TERBARU: Sebaran = (
    (StatusEvaluasi.DITERIMA, 0.66),
    (StatusEvaluasi.DITETAPKAN, 0.13),
    (StatusEvaluasi.DRAF, 0.07),
    (StatusEvaluasi.KEBERATAN, 0.012),
    (StatusEvaluasi.DIPUTUS, 0.01),
)
TERBARU_BAWAHAN_SOROTAN: Sebaran = (
    (StatusEvaluasi.DITERIMA, 0.4),
    (StatusEvaluasi.DITETAPKAN, 0.14),
    (StatusEvaluasi.DRAF, 0.16),
    (StatusEvaluasi.KEBERATAN, 0.1),
)


@dataclass(frozen=True, slots=True)
class EvaluasiJadi:
    """An evaluation as written; ``predikat`` is None for a draft."""

    id: int
    rencana: RencanaJadi
    periode: Periode
    predikat: Predikat | None
    ditetapkan: datetime | None


class Penilaian:
    """Writes the evaluations of one period."""

    def __init__(
        self, k: Kerangka, periode: Periode, capaian: CapaianPeriode, *, terbaru: bool
    ) -> None:
        self.k = k
        self.periode = periode
        self.capaian = capaian
        self.terbaru = terbaru

    def nilai(self, rencana: RencanaJadi) -> EvaluasiJadi | None:
        """Evaluate one plan, if it was approved, held in the period and was not left over."""
        orang = rencana.orang
        if not rencana.disetujui or orang.atasan_id is None or rencana.mulai > self.periode.selesai:
            return None
        rng = self.k.dadu("evaluasi", self.periode.kode, orang.nip)
        status = self._status(rencana, rng)
        if status is None:
            return None
        putusan = self._putus(rencana, rng)
        if putusan.predikat == Predikat.SANGAT_BAIK and status in DENGAN_KEBERATAN:
            status = StatusEvaluasi.DITERIMA
        saat = self._saat(status, rng)
        if status == StatusEvaluasi.DIPUTUS:
            return self._tulis_diputus(rencana, putusan, saat, rng)
        jadi = self._tulis(rencana, putusan, status, saat, rng)
        if status == StatusEvaluasi.KEBERATAN:
            self._keberatan(jadi.id, saat, rng, dijawab=rng.random() < 0.5)
        return jadi

    def _status(self, rencana: RencanaJadi, rng: random.Random) -> StatusEvaluasi | None:
        sorotan = self.k.sorotan
        undian = rng.random()
        if sorotan and rencana.orang.id == sorotan.pegawai_id and self.terbaru:
            return StatusEvaluasi.DITETAPKAN
        if self.k.disorot(rencana.orang.id):
            return StatusEvaluasi.DITERIMA
        sebaran = TERBARU if self.terbaru else SELESAI_LAMA
        if self.terbaru and sorotan and rencana.orang.atasan_id == sorotan.penilai_id:
            sebaran = TERBARU_BAWAHAN_SOROTAN
        for status, bagian in sebaran:
            if undian < bagian:
                return status
            undian -= bagian
        return None

    def _saat(self, status: StatusEvaluasi, rng: random.Random) -> datetime:
        """When the result was set: recently where its owner can still object."""
        biasa = self.periode.selesai + timedelta(days=rng.randint(6, 24))
        menunggu = (StatusEvaluasi.DITETAPKAN, StatusEvaluasi.KEBERATAN)
        if self.terbaru and status in menunggu:
            biasa = max(biasa, self.k.pada - timedelta(days=rng.randint(2, 11)))
        return self.k.waktu(biasa, rng)

    def _putus(self, rencana: RencanaJadi, rng: random.Random) -> Putusan:
        capaian = self.capaian[rencana.orang.unit.id]
        mutu = rencana.mutu + DORONGAN[capaian.predikat]
        hasil = _rating(mutu + rng.gauss(0, 0.35), BATAS_HASIL)
        perilaku = _rating(0.4 * rencana.mutu + rng.gauss(0, 0.7), BATAS_PERILAKU)
        if self.k.disorot(rencana.orang.id):
            perilaku = Rating.DI_ATAS if self.terbaru else Rating.SESUAI
            hasil = Rating.SESUAI
        wajib = wajib_of(self.k, rencana, capaian)
        if wajib is not None:
            hasil = wajib.nilai
        return compute_putusan(self.k, rencana, self.periode, capaian, hasil, perilaku)

    def _tulis(
        self,
        rencana: RencanaJadi,
        putusan: Putusan,
        status: StatusEvaluasi,
        saat: datetime,
        rng: random.Random,
    ) -> EvaluasiJadi:
        draf = status == StatusEvaluasi.DRAF
        isi = putusan.isi
        if draf:
            isi |= {"predikat": "", "perhitungan": {}}
        terima = {StatusEvaluasi.DITERIMA: rng.randint(1, 9)}.get(status)
        evaluasi_id = self.k.penyalin.tambah(
            Evaluasi,
            skp_id=rencana.id,
            pegawai_id=rencana.orang.id,
            unit_id=rencana.orang.unit.id,
            capaian_id=self.capaian[rencana.orang.unit.id].id,
            penilai_id=rencana.orang.atasan_id,
            jenis=jenis_evaluasi(self.periode),
            mulai=self.periode.mulai,
            selesai=self.periode.selesai,
            catatan=self.k.kalimat(f"catatan_{putusan.hasil}", rng),
            status=status,
            versi=1 if draf else 2,
            ditetapkan_pada=None if draf else saat,
            diterima_pada=_later(self.k, saat, terima) if terima else None,
            **isi,
        )
        predikat = None if draf else putusan.predikat
        return EvaluasiJadi(evaluasi_id, rencana, self.periode, predikat, None if draf else saat)

    def _tulis_diputus(
        self, rencana: RencanaJadi, semula: Putusan, saat: datetime, rng: random.Random
    ) -> EvaluasiJadi:
        """Objected and decided: sometimes the behaviour rating was raised by one."""
        menjadi, putusan = semula, PutusanKeberatan.DITOLAK
        if semula.perilaku in NAIK and rng.random() < 0.5:
            capaian = self.capaian[rencana.orang.unit.id]
            perilaku = NAIK[semula.perilaku]
            putusan = PutusanKeberatan.DIUBAH
            menjadi = compute_putusan(
                self.k, rencana, self.periode, capaian, semula.hasil, perilaku
            )
        menjadi = menjadi.with_steps(_langkah_putusan(semula.predikat, putusan))
        jadi = self._tulis(rencana, menjadi, StatusEvaluasi.DIPUTUS, saat, rng)
        self._keberatan(
            jadi.id,
            saat,
            rng,
            dijawab=True,
            putusan=putusan,
            alasan_putusan=self.k.kalimat(f"putusan_{putusan}", rng),
            hasil_semula=semula.isi,
            diputus_pada=_later(self.k, saat, rng.randint(14, 20)),
            diputus_oleh_id=self._pemutus(rencana),
        )
        return jadi

    def _pemutus(self, rencana: RencanaJadi) -> int | None:
        """The account of the penilai's superior; above the top that of the pimpinan."""
        orang = self.k.peta.oleh_id
        penilai = orang.get(rencana.orang.atasan_id or 0)
        atasan = orang.get(penilai.atasan_id or 0) if penilai else None
        return atasan.akun_id if atasan else self.k.pimpinan_id

    def _keberatan(
        self, evaluasi_id: int, saat: datetime, rng: random.Random, *, dijawab: bool, **lain: Any
    ) -> None:
        terakhir = objection_deadline(saat.date(), self.k.setelan)
        self.k.penyalin.tambah(
            Keberatan,
            evaluasi_id=evaluasi_id,
            alasan=self.k.kalimat("keberatan", rng),
            diajukan_pada=_later(self.k, saat, rng.randint(1, 6)),
            tenggat=terakhir,
            tanggapan=self.k.kalimat("tanggapan_keberatan", rng) if dijawab else "",
            **lain,
        )


def _rating(nilai: float, batas: tuple[float, float]) -> Rating:
    if nilai < batas[0]:
        return Rating.DI_BAWAH
    return Rating.DI_ATAS if nilai > batas[1] else Rating.SESUAI


def _later(k: Kerangka, saat: datetime, hari: int) -> datetime:
    return max(saat, min(saat + timedelta(days=hari), k.sekarang))


def _langkah_putusan(semula: Predikat, putusan: PutusanKeberatan) -> Iterable[Langkah]:
    """As ``penilaian.services.keberatan`` adds them."""
    yield Langkah("Predikat sebelum keberatan", semula.label)
    yield Langkah("Keterangan yang didengar", "pegawai dan penilai", PASAL_KEBERATAN)
    yield Langkah("Putusan atasan pejabat penilai", putusan.label, PASAL_KEBERATAN)
