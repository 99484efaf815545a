"""How an uploaded plan differs from the stored one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Aspek, BagianLampiran, JenisHasil, Perspektif
from tera.aturan.target import Arah
from tera.perencanaan.lembar_skp.isi import HasilLembar, IndikatorLembar, LembarSkp
from tera.perencanaan.lembar_skp.sel import normal

JenisPerubahan = Literal["baru", "berubah", "dihapus"]
MILIK_HASIL = {
    "jenis": "Jenis",
    "uraian": "Rencana hasil kerja",
    "intervensi": "Hasil kerja pimpinan",
    "penugasan_dari": "Penugasan dari",
}


@dataclass(frozen=True, slots=True)
class Rincian:
    """One thing that changes, before and after."""

    label: str
    semula: str
    menjadi: str


@dataclass(frozen=True, slots=True)
class PerubahanHasil:
    """A result that is added, changed or removed; for a removed one ``hasil`` is the stored one."""

    jenis: JenisPerubahan
    hasil: HasilLembar
    rincian: tuple[Rincian, ...] = ()


@dataclass(frozen=True, slots=True)
class Beda:
    """Everything that applying the upload would do; ``tetap`` counts the untouched results."""

    hasil: tuple[PerubahanHasil, ...]
    tetap: int
    urutan: bool
    perilaku: tuple[Rincian, ...]
    lampiran: tuple[Rincian, ...]

    @property
    def ada(self) -> bool:
        return bool(self.hasil or self.urutan or self.perilaku or self.lampiran)

    def jumlah(self, jenis: JenisPerubahan) -> int:
        return sum(satu.jenis == jenis for satu in self.hasil)


def compare(semula: LembarSkp, baru: LembarSkp) -> Beda:
    """Results by their code; texts are the same when they read the same."""
    tersimpan = {satu.kode: satu for satu in semula.hasil}
    ada = {satu.kode for satu in baru.hasil}
    perubahan = [satu for h in baru.hasil for satu in _change(tersimpan.get(h.kode), h)]
    perubahan += [PerubahanHasil("dihapus", h) for h in semula.hasil if h.kode not in ada]
    berubah = sum(satu.jenis != "dihapus" for satu in perubahan)
    return Beda(
        hasil=tuple(perubahan),
        tetap=len(baru.hasil) - berubah,
        urutan=_reordered(semula, baru),
        perilaku=tuple(_perilaku(semula, baru)),
        lampiran=tuple(_lampiran(semula, baru)),
    )


def _change(semula: HasilLembar | None, baru: HasilLembar) -> Iterator[PerubahanHasil]:
    if semula is None:
        yield PerubahanHasil("baru", baru)
    elif rincian := tuple(_details(semula, baru)):
        yield PerubahanHasil("berubah", baru, rincian)


def _details(semula: HasilLembar, baru: HasilLembar) -> Iterator[Rincian]:
    for bidang, label in MILIK_HASIL.items():
        lama, kini = getattr(semula, bidang), getattr(baru, bidang)
        if normal(lama) != normal(kini):
            if bidang == "jenis":
                lama, kini = JenisHasil(lama).label, JenisHasil(kini).label
            yield Rincian(label, lama, kini)
    banyak = max(len(semula.indikator), len(baru.indikator))
    for nomor in range(banyak):
        lama = _words_at(semula, nomor)
        kini = _words_at(baru, nomor)
        if normal(lama) != normal(kini):
            yield Rincian(f"Indikator {nomor + 1}", lama, kini)


def _words_at(hasil: HasilLembar, nomor: int) -> str:
    return describe(hasil.indikator[nomor]) if nomor < len(hasil.indikator) else ""


def describe(satu: IndikatorLembar) -> str:
    """An indicator with all that its row says."""
    sifat = [
        Aspek(satu.aspek).label if satu.aspek else "",
        Perspektif(satu.perspektif).label if satu.perspektif else "",
        "makin rendah makin baik" if satu.arah == Arah.TURUN else "",
    ]
    target = f"{satu.target} {satu.satuan}".strip()
    teks = f"{satu.uraian}: {target}" if target else satu.uraian
    ada = ", ".join(s for s in sifat if s)
    return f"{teks} ({ada})" if ada else teks


def _reordered(semula: LembarSkp, baru: LembarSkp) -> bool:
    """Whether stored results of one kind stand in another order than before."""
    jenis = {satu.kode: satu.jenis for satu in semula.hasil}
    for satu_jenis in JenisHasil:
        tetap = {h.kode for h in baru.hasil if h.jenis == satu_jenis}
        lama = [h.kode for h in semula.hasil if h.jenis == satu_jenis and h.kode in tetap]
        kini = [
            h.kode for h in baru.hasil if h.jenis == satu_jenis and jenis.get(h.kode) == satu_jenis
        ]
        if lama != kini:
            return True
    return False


def _perilaku(semula: LembarSkp, baru: LembarSkp) -> Iterator[Rincian]:
    for nilai, kini in baru.perilaku.items():
        lama = semula.perilaku.get(nilai, "")
        if normal(lama) != normal(kini):
            yield Rincian(NilaiDasar(nilai).label, lama, kini)


def _lampiran(semula: LembarSkp, baru: LembarSkp) -> Iterator[Rincian]:
    for bagian, kini in baru.lampiran.items():
        lama = semula.lampiran.get(bagian, ())
        if [normal(satu) for satu in lama] != [normal(satu) for satu in kini]:
            yield Rincian(BagianLampiran(bagian).label, "; ".join(lama), "; ".join(kini))
