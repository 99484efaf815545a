"""The layout: sheets and columns, for each form and approach of a plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from tera.aturan.berlabel import Berlabel
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Aspek, BagianLampiran, Bentuk, JenisHasil, Pendekatan, Perspektif
from tera.aturan.target import Arah
from tera.perencanaan.lembar_skp.isi import HasilLembar, IndikatorLembar, LembarSkp

LEMBAR_HASIL, LEMBAR_PERILAKU, LEMBAR_LAMPIRAN = "Hasil Kerja", "Perilaku", "Lampiran"
MILIK_HASIL = ("kode", "jenis", "intervensi", "uraian", "penugasan_dari")
ARAH = {Arah.NAIK.value: "Naik", Arah.TURUN.value: "Turun"}


@dataclass(frozen=True, slots=True, kw_only=True)
class KolomLembar:
    """A column: field, heading, width, longest text, and the words to choose from by value."""

    bidang: str
    judul: str
    lebar: int
    terpanjang: int = 500
    pilihan: tuple[tuple[str, str], ...] = ()


def _choice(jenis: type[Berlabel]) -> tuple[tuple[str, str], ...]:
    return tuple((str(satu.value), satu.label) for satu in jenis)


_KODE = KolomLembar(bidang="kode", judul="Kode", lebar=10, terpanjang=20)
_JENIS = KolomLembar(bidang="jenis", judul="Jenis", lebar=12, pilihan=_choice(JenisHasil))
_INTERVENSI = KolomLembar(
    bidang="intervensi", judul="Rencana Hasil Kerja Pimpinan yang Diintervensi", lebar=40
)
_URAIAN = KolomLembar(bidang="uraian", judul="Rencana Hasil Kerja", lebar=46)
_PENUGASAN = KolomLembar(bidang="penugasan_dari", judul="Penugasan Dari", lebar=24, terpanjang=200)
_INDIKATOR = KolomLembar(bidang="indikator", judul="Indikator Kinerja Individu", lebar=46)
_UKURAN = KolomLembar(bidang="indikator", judul="Ukuran Keberhasilan dan Target", lebar=60)
_TARGET = KolomLembar(bidang="target", judul="Target", lebar=16)
_SATUAN = KolomLembar(bidang="satuan", judul="Satuan", lebar=16, terpanjang=60)
_ARAH = KolomLembar(bidang="arah", judul="Makin Baik Bila", lebar=16, pilihan=tuple(ARAH.items()))
_ASPEK = KolomLembar(bidang="aspek", judul="Aspek", lebar=14, pilihan=_choice(Aspek))
_PERSPEKTIF = KolomLembar(
    bidang="perspektif", judul="Perspektif", lebar=20, pilihan=_choice(Perspektif)
)
KOLOM_PERILAKU = (
    KolomLembar(
        bidang="nilai", judul="Nilai Dasar BerAKHLAK", lebar=30, pilihan=_choice(NilaiDasar)
    ),
    KolomLembar(bidang="ekspektasi", judul="Ekspektasi Khusus Pimpinan", lebar=80),
)
KOLOM_LAMPIRAN = (
    KolomLembar(
        bidang="bagian", judul="Bagian Lampiran", lebar=30, pilihan=_choice(BagianLampiran)
    ),
    KolomLembar(bidang="isi", judul="Isi", lebar=80),
)


def columns(bentuk: str, pendekatan: str) -> tuple[KolomLembar, ...]:
    """The columns of the sheet of results, in the order of the printed form."""
    hasil = (_KODE, _JENIS, _INTERVENSI, _URAIAN, _PENUGASAN)
    jpt = bentuk == Bentuk.JPT
    if pendekatan == Pendekatan.KUALITATIF:
        return (*hasil, _UKURAN, *((_PERSPEKTIF,) if jpt else ()))
    ukuran = (_INDIKATOR, _TARGET, _SATUAN, _ARAH)
    return (*hasil, *ukuran, _PERSPEKTIF) if jpt else (*hasil, _ASPEK, *ukuran)


def rows_hasil(lembar: LembarSkp, kolom: tuple[KolomLembar, ...]) -> Iterator[tuple[str, ...]]:
    """One row an indicator; what belongs to the result stands in its first row only."""
    for hasil in lembar.hasil:
        milik = _cells_hasil(hasil)
        for satu in hasil.indikator or (None,):
            isi = milik | (_cells_indikator(satu) if satu else {})
            yield tuple(isi.get(k.bidang, "") for k in kolom)
            milik = {}


def _cells_hasil(hasil: HasilLembar) -> dict[str, str]:
    return {
        "kode": str(hasil.kode or ""),
        "jenis": JenisHasil(hasil.jenis).label,
        "intervensi": hasil.intervensi,
        "uraian": hasil.uraian,
        "penugasan_dari": hasil.penugasan_dari,
    }


def _cells_indikator(satu: IndikatorLembar) -> dict[str, str]:
    return {
        "indikator": satu.uraian,
        "target": satu.target,
        "satuan": satu.satuan,
        "arah": ARAH.get(satu.arah, ""),
        "aspek": Aspek(satu.aspek).label if satu.aspek else "",
        "perspektif": Perspektif(satu.perspektif).label if satu.perspektif else "",
    }


def rows_perilaku(lembar: LembarSkp) -> Iterator[tuple[str, ...]]:
    """All seven values, whether anything was written about them or not."""
    for nilai in NilaiDasar:
        yield nilai.label, lembar.perilaku.get(nilai.value, "")


def rows_lampiran(lembar: LembarSkp) -> Iterator[tuple[str, ...]]:
    """The lines of each section; an empty section keeps a row to write in."""
    for bagian in BagianLampiran:
        for isi in lembar.lampiran.get(bagian.value, ()) or ("",):
            yield bagian.label, isi
