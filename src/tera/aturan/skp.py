"""The parts of an SKP, and what must be in order before it is submitted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tera.aturan.acuan import Acuan
from tera.aturan.berlabel import Berlabel
from tera.aturan.target import JenisTarget, Target
from tera.aturan.temuan import Temuan, Tingkat

PERMENPANRB_6_2022 = Acuan("permenpanrb-6-2022")
PANJANG_KUTIPAN = 60


class Bentuk(Berlabel):
    """Form by holder: JPT and heads of independent units, or JA and JF."""

    JPT = "jpt", "JPT dan pimpinan unit kerja mandiri"
    JA_JF = "ja_jf", "Jabatan administrasi dan jabatan fungsional"


class Pendekatan(Berlabel):
    """Kuantitatif writes the target apart; kualitatif merges it with the indicator."""

    KUANTITATIF = "kuantitatif", "Kuantitatif"
    KUALITATIF = "kualitatif", "Kualitatif"


class Perspektif(Berlabel):
    """Perspective of a result on the JPT form."""

    PENERIMA_LAYANAN = "penerima_layanan", "Penerima Layanan"
    PROSES_BISNIS = "proses_bisnis", "Proses Bisnis"
    PENGUATAN_INTERNAL = "penguatan_internal", "Penguatan Internal"
    ANGGARAN = "anggaran", "Anggaran"


class Aspek(Berlabel):
    """Aspect of an indicator on the JA/JF form; not every aspect is needed on each result."""

    KUANTITAS = "kuantitas", "Kuantitas"
    KUALITAS = "kualitas", "Kualitas"
    WAKTU = "waktu", "Waktu"
    BIAYA = "biaya", "Biaya"


class JenisHasil(Berlabel):
    """Section A or B of the form."""

    UTAMA = "utama", "Utama"
    TAMBAHAN = "tambahan", "Tambahan"


class BagianLampiran(Berlabel):
    """The three sections of the annex."""

    DUKUNGAN_SUMBER_DAYA = "dukungan_sumber_daya", "Dukungan Sumber Daya"
    SKEMA_PERTANGGUNGJAWABAN = "skema_pertanggungjawaban", "Skema Pertanggungjawaban"
    KONSEKUENSI = "konsekuensi", "Konsekuensi"


@dataclass(frozen=True, slots=True, kw_only=True)
class MasukanIndikator:
    """An indicator as entered; ``target`` None when not filled."""

    teks: str
    aspek: Aspek | None = None
    target: Target | None = None
    satuan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MasukanHasil:
    """A rencana hasil kerja as entered.

    ``mengintervensi``: it names a result of the leader. ``penugasan_luar``: it was assigned
    from outside the unit, so no result of the own leader is expected.
    """

    teks: str
    jenis: JenisHasil
    indikator: tuple[MasukanIndikator, ...] = ()
    perspektif: Perspektif | None = None
    mengintervensi: bool = False
    penugasan_luar: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MasukanSkp:
    """An SKP as entered; ``lampiran`` counts the filled lines of each section."""

    bentuk: Bentuk
    pendekatan: Pendekatan
    penilai_ada: bool
    atasan_punya_skp: bool
    hasil: tuple[MasukanHasil, ...] = ()
    lampiran: Mapping[BagianLampiran, int] = field(default_factory=dict)


def check_syarat(masukan: MasukanSkp) -> tuple[Temuan, ...]:
    """What is missing or remarkable before submission, in the order of the form.

    ``letak``: "penilai", "hasil", "hasil-2", "hasil-2-indikator-1", "lampiran-konsekuensi",
    numbers from one in the given order. An aspect, a separate target and its unit are asked
    only by kuantitatif. Levels are our proposal, not regulation. Source: PermenPANRB 6/2022.
    """
    return (
        *_check_penilai(masukan),
        *_check_utama(masukan),
        *(
            temuan
            for nomor, hasil in enumerate(masukan.hasil, start=1)
            for temuan in _check_hasil(masukan, hasil, nomor=nomor)
        ),
        *_check_lampiran(masukan),
    )


def _check_penilai(masukan: MasukanSkp) -> Iterator[Temuan]:
    if not masukan.penilai_ada:
        yield _galat("penilai_kosong", "Pejabat Penilai Kinerja belum ditetapkan.", "penilai")
    elif not masukan.atasan_punya_skp:
        pesan = "Atasan belum mempunyai SKP; hasil kerja Anda belum dapat diselaraskan."
        yield Temuan(
            kode="atasan_tanpa_skp", tingkat=Tingkat.PERINGATAN, pesan=pesan, letak="penilai"
        )


def _check_utama(masukan: MasukanSkp) -> Iterator[Temuan]:
    if not any(hasil.jenis == JenisHasil.UTAMA for hasil in masukan.hasil):
        pesan = "SKP harus memuat paling sedikit satu rencana hasil kerja utama."
        yield Temuan(kode="tanpa_hasil_utama", tingkat=Tingkat.GALAT, pesan=pesan, letak="hasil")


def _check_hasil(masukan: MasukanSkp, hasil: MasukanHasil, *, nomor: int) -> Iterator[Temuan]:
    letak = f"hasil-{nomor}"
    sebut = f"Rencana hasil kerja {nomor}{_quote(hasil.teks)}"
    if not hasil.teks.strip():
        yield _galat("hasil_kosong", f"{sebut} belum ditulis.", letak)
    if masukan.bentuk == Bentuk.JPT and hasil.perspektif is None:
        yield _galat("tanpa_perspektif", f"{sebut} belum mempunyai perspektif.", letak)
    if masukan.bentuk == Bentuk.JA_JF and not (hasil.mengintervensi or hasil.penugasan_luar):
        yield Temuan(
            kode="tanpa_intervensi",
            tingkat=Tingkat.PERINGATAN,
            pesan=f"{sebut} belum menunjuk rencana hasil kerja pimpinan yang diintervensi.",
            letak=letak,
            acuan=PERMENPANRB_6_2022,
        )
    if not hasil.indikator:
        yield _galat("tanpa_indikator", f"{sebut} belum mempunyai indikator kinerja.", letak)
    for urutan, indikator in enumerate(hasil.indikator, start=1):
        sebut_indikator = f"Indikator {urutan} pada rencana hasil kerja {nomor}"
        yield from _check_indikator(
            masukan, indikator, sebut=sebut_indikator, letak=f"{letak}-indikator-{urutan}"
        )


def _check_indikator(
    masukan: MasukanSkp, indikator: MasukanIndikator, *, sebut: str, letak: str
) -> Iterator[Temuan]:
    if not indikator.teks.strip():
        yield _galat("indikator_kosong", f"{sebut} belum ditulis.", letak)
    if masukan.pendekatan == Pendekatan.KUALITATIF:
        return
    if masukan.bentuk == Bentuk.JA_JF and indikator.aspek is None:
        yield _galat("tanpa_aspek", f"{sebut} belum mempunyai aspek.", letak)
    if indikator.target is None:
        yield _galat("target_kosong", f"{sebut} belum mempunyai target.", letak)
    elif indikator.target.jenis != JenisTarget.TEKS and not indikator.satuan.strip():
        yield _galat("satuan_kosong", f"{sebut} belum mempunyai satuan target.", letak)


def _check_lampiran(masukan: MasukanSkp) -> Iterator[Temuan]:
    for bagian in BagianLampiran:
        if not masukan.lampiran.get(bagian, 0):
            pesan = f"Lampiran bagian {bagian.label} belum diisi."
            yield _galat("lampiran_kosong", pesan, f"lampiran-{bagian}")


def _galat(kode: str, pesan: str, letak: str) -> Temuan:
    return Temuan(
        kode=kode, tingkat=Tingkat.GALAT, pesan=pesan, letak=letak, acuan=PERMENPANRB_6_2022
    )


def _quote(teks: str) -> str:
    rapi = " ".join(teks.split())
    if not rapi:
        return ""
    pendek = rapi if len(rapi) <= PANJANG_KUTIPAN else rapi[: PANJANG_KUTIPAN - 1] + "…"
    return f" (“{pendek}”)"
