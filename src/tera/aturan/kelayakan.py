"""Eligibility as a list of conditions: each met, not met or unknown, with reason and date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tera.aturan.berlabel import Berlabel
from tera.aturan.disiplin import TingkatHukuman
from tera.aturan.kalender import add_bulan, format_tanggal
from tera.aturan.parameter import Nilai, parameter
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.predikat import Predikat


class Keadaan(Berlabel):
    """State of a condition, or of all of them together."""

    TERPENUHI = "terpenuhi", "Terpenuhi"
    BELUM = "belum", "Belum terpenuhi"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Belum diketahui"


@dataclass(frozen=True, slots=True)
class Syarat:
    """One condition. ``tanggal`` is when it will be met, None where no date can be said."""

    label: str
    keadaan: Keadaan
    sebab: str
    dasar: Nilai | None = None
    tanggal: date | None = None

    def langkah(self) -> Langkah:
        """The condition as a step with its source."""
        kapan = f"; terpenuhi {format_tanggal(self.tanggal)}" if self.tanggal else ""
        nilai = f"{self.keadaan.label}: {self.sebab}{kapan}"
        return self.dasar.langkah(self.label, nilai) if self.dasar else Langkah(self.label, nilai)


@dataclass(frozen=True, slots=True)
class Kelayakan:
    """All conditions together."""

    syarat: tuple[Syarat, ...]

    @property
    def keadaan(self) -> Keadaan:
        """Not met where any is not, else unknown where any is, else met."""
        ada = {satu.keadaan for satu in self.syarat}
        return next(
            (satu for satu in (Keadaan.BELUM, Keadaan.TIDAK_DIKETAHUI) if satu in ada),
            Keadaan.TERPENUHI,
        )

    @property
    def kurang(self) -> tuple[Syarat, ...]:
        """What is not met."""
        return tuple(satu for satu in self.syarat if satu.keadaan is Keadaan.BELUM)

    @property
    def paling_cepat(self) -> date | None:
        """When the last of the unmet conditions will be met; None where one has no date."""
        tanggal = [satu.tanggal for satu in self.kurang]
        ada = [satu for satu in tanggal if satu is not None]
        return max(ada) if ada and len(ada) == len(tanggal) else None

    @property
    def kalimat(self) -> str:
        """In words: "Belum memenuhi 1 syarat; paling cepat 1 April 2027"."""
        if self.keadaan is Keadaan.TERPENUHI:
            return "Memenuhi semua syarat"
        if self.keadaan is Keadaan.TIDAK_DIKETAHUI:
            banyak = sum(satu.keadaan is Keadaan.TIDAK_DIKETAHUI for satu in self.syarat)
            return f"{banyak} syarat belum diketahui"
        cepat = f"; paling cepat {format_tanggal(self.paling_cepat)}" if self.paling_cepat else ""
        return f"Belum memenuhi {len(self.kurang)} syarat{cepat}"


def assess(syarat: Sequence[Syarat]) -> Perhitungan[Kelayakan]:
    """The conditions as a calculation, closed by the sentence."""
    hasil = Kelayakan(tuple(syarat))
    langkah = (*(satu.langkah() for satu in syarat), Langkah("Kesimpulan", hasil.kalimat))
    return Perhitungan(hasil, langkah)


def require_masa(*, label: str, sejak: date | None, bulan: int, pada: date, dasar: Nilai) -> Syarat:
    """At least so many months since a day; unknown without that day."""
    if sejak is None:
        return Syarat(label, Keadaan.TIDAK_DIKETAHUI, "tanggal mulainya belum tercatat", dasar)
    cukup = add_bulan(sejak, bulan)
    sebab = f"paling sedikit {bulan} bulan sejak {format_tanggal(sejak)}"
    if cukup <= pada:
        return Syarat(label, Keadaan.TERPENUHI, sebab, dasar)
    return Syarat(label, Keadaan.BELUM, sebab, dasar, cukup)


def require_predikat(
    *,
    predikat: dict[int, Predikat],
    terendah: Predikat,
    tahun: int,
    pada: date,
    dasar: Nilai,
) -> Syarat:
    """At least this predicate in each of the last ``tahun`` years before ``pada``.

    One year below is not met, whatever is unknown; no date can be said for it.
    """
    label = f"Predikat paling rendah {terendah.label}, {tahun} tahun terakhir"
    urut = list(Predikat)
    diminta = range(pada.year - tahun, pada.year)
    rendah = [
        n for n in diminta if n in predikat and urut.index(predikat[n]) > urut.index(terendah)
    ]
    kosong = [n for n in diminta if n not in predikat]
    if rendah:
        sebut = ", ".join(f"{n} {predikat[n].label}" for n in rendah)
        return Syarat(label, Keadaan.BELUM, sebut, dasar)
    if kosong:
        sebut = ", ".join(map(str, kosong))
        return Syarat(label, Keadaan.TIDAK_DIKETAHUI, f"predikat {sebut} belum tercatat", dasar)
    sebut = ", ".join(f"{n} {predikat[n].label}" for n in diminta)
    return Syarat(label, Keadaan.TERPENUHI, sebut, dasar)


def require_bebas_hukuman(
    *, hukuman: TingkatHukuman | None, sampai: date | None, pada: date
) -> Syarat:
    """Not serving a medium or heavy sanction on a day; ``hukuman`` None is unknown.

    ``sampai`` is the last day of the sanction, None while it has no end.
    """
    dasar = parameter("penghalang_kenaikan").pada(pada)
    label = "Tidak sedang menjalani hukuman disiplin sedang atau berat"
    if hukuman is None:
        return Syarat(label, Keadaan.TIDAK_DIKETAHUI, "catatan hukuman belum ada", dasar)
    menghalangi = hukuman in dasar.isi and (sampai is None or sampai >= pada)
    if not menghalangi:
        return Syarat(label, Keadaan.TERPENUHI, TingkatHukuman(hukuman).label.lower(), dasar)
    bebas = None if sampai is None else date.fromordinal(sampai.toordinal() + 1)
    sebab = f"sedang menjalani hukuman {TingkatHukuman(hukuman).label.lower()}"
    return Syarat(label, Keadaan.BELUM, sebab, dasar, bebas)


def require_ya(*, label: str, nilai: bool | None, sebab: str, dasar: Nilai | None) -> Syarat:
    """A fact that somebody records: yes, no, or not known yet."""
    if nilai is None:
        return Syarat(label, Keadaan.TIDAK_DIKETAHUI, "belum dicatat", dasar)
    return Syarat(label, Keadaan.TERPENUHI if nilai else Keadaan.BELUM, sebab, dasar)
