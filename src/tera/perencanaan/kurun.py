"""Which plans a person needs in a year: from posts and absences by date, to spans.

Pure: dated facts in, spans out. A definitive post gives the main plan, every Plt or Plh a second
one beside it; a change of post closes the running span the day before, and an absence that
interrupts cuts a hole. That a person may hold several plans in a year, each for its own days, is
not verified in PermenPANRB 6/2022; so what interrupts and what is too short are agency settings.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tera.aturan.berlabel import Berlabel

SEHARI = timedelta(days=1)


class Sebab(Berlabel):
    """Why a span begins or ends inside the year, as the person reads it."""

    PENGANGKATAN = "pengangkatan", "pengangkatan"
    MUTASI = "mutasi", "mutasi"
    PROMOSI = "promosi", "promosi"
    PLT = "plt", "penunjukan sebagai Plt"
    PLH = "plh", "penunjukan sebagai Plh"
    CUTI_PANJANG = "cuti_panjang", "cuti panjang"
    TUGAS_BELAJAR = "tugas_belajar", "tugas belajar"
    DIPERBANTUKAN = "diperbantukan", "diperbantukan pada instansi lain"
    BERHENTI_SEMENTARA = "berhenti_sementara", "pemberhentian sementara"
    KONTRAK_BERAKHIR = "kontrak_berakhir", "kontrak berakhir"
    PENSIUN = "pensiun", "pensiun"
    BERHENTI = "berhenti", "penugasan berakhir"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Masa:
    """Days from ``sejak`` to ``sampai``, both included; an open ``sampai`` has no end."""

    sejak: date
    sampai: date | None = None

    def covers(self, hari: date) -> bool:
        return self.sejak <= hari and (self.sampai is None or self.sampai >= hari)


@dataclass(frozen=True, slots=True, kw_only=True)
class MasaTugas(_Masa):
    """One recorded assignment. ``pos`` is equal for rows of the same post; of two posts the one
    with the greater ``tingkat`` is the higher. ``acting`` is PLT or PLH, None for a definitive one.
    """

    penugasan_id: int
    pos: tuple[int, ...]
    tingkat: tuple[int, ...]
    acting: Sebab | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MasaPutus(_Masa):
    """An absence during which no plan runs."""

    sebab: Sebab


@dataclass(frozen=True, slots=True, kw_only=True)
class AkhirKerja:
    """What the end of the last post means: the contract of a PPPK, or for whoever has reached the
    age limit (``batas_usia``, None where unknown) retirement.

    The recorded assignment says *when* service ends; on which day after the age limit it does our
    sources do not say (``aturan.pensiun``).
    """

    kontrak: bool = False
    batas_usia: date | None = None

    def sebab(self, selesai: date) -> Sebab:
        if self.kontrak:
            return Sebab.KONTRAK_BERAKHIR
        if self.batas_usia is not None and self.batas_usia <= selesai + SEHARI:
            return Sebab.PENSIUN
        return Sebab.BERHENTI


@dataclass(frozen=True, slots=True, kw_only=True)
class Kurun:
    """The days of one plan. ``penugasan`` are the rows of its post, the earliest first.

    ``sebab_mulai`` and ``sebab_selesai`` are None where only the year begins or ends.
    ``tersendiri`` is False where the span is too short for a plan of its own.
    """

    penugasan: tuple[int, ...]
    acting: Sebab | None
    mulai: date
    selesai: date
    sebab_mulai: Sebab | None
    sebab_selesai: Sebab | None
    tersendiri: bool

    @property
    def hari(self) -> int:
        return (self.selesai - self.mulai).days + 1

    @property
    def penjelasan(self) -> str:
        """Why these days, in words; empty for a plan of the whole year."""
        bagian = []
        if self.sebab_mulai is not None:
            bagian.append(f"mulai karena {self.sebab_mulai.label}")
        if self.sebab_selesai is not None and self.sebab_selesai is self.acting:
            bagian.append(f"selesai karena masa {self.acting.value.capitalize()} berakhir")
        elif self.sebab_selesai is not None:
            bagian.append(f"selesai karena {self.sebab_selesai.label}")
        return "; ".join(bagian)


@dataclass(frozen=True, slots=True)
class _Ruas:
    """Days without a change: in ``tugas``, or absent, or (both None) out of service."""

    mulai: date
    selesai: date
    tugas: MasaTugas | None
    putus: MasaPutus | None

    def continues(self, lain: "_Ruas") -> bool:
        """Whether the other days are spent in the same post."""
        kini, nanti = self.tugas, lain.tugas
        return kini is not None and nanti is not None and kini.pos == nanti.pos


def determine_kurun(
    *,
    tugas: Sequence[MasaTugas],
    putus: Sequence[MasaPutus],
    tahun: int,
    terpendek: int,
    akhir: AkhirKerja,
) -> tuple[Kurun, ...]:
    """The spans of a year: main posts by date, then Plt and Plh by date.

    A day belongs to the definitive post that began last (of two that began together, to the row
    recorded last), as ``organisasi.queries.penugasan_utama`` has it. Spans of one post never
    overlap; together they are exactly the days in the post without those of ``putus``.
    """
    jalur: dict[tuple[int, ...], list[MasaTugas]] = {}
    for satu in tugas:
        jalur.setdefault(satu.pos if satu.acting else (), []).append(satu)
    semua = [
        kurun for satu in jalur.values() for kurun in _lane(satu, putus, tahun, terpendek, akhir)
    ]
    return tuple(sorted(semua, key=lambda k: (k.acting is not None, k.mulai, k.penugasan)))


@dataclass(frozen=True, slots=True)
class Rentang:
    """The days that a stored plan has now."""

    id: int
    penugasan_id: int
    mulai: date
    selesai: date


def pair_kurun(kurun: Sequence[Kurun], rencana: Sequence[Rentang]) -> dict[int, Kurun]:
    """The span that each plan belongs to: of its post's spans the first that it touches."""
    pasangan = {}
    for satu in rencana:
        calon = (
            k
            for k in kurun
            if satu.penugasan_id in k.penugasan
            and k.mulai <= satu.selesai
            and k.selesai >= satu.mulai
        )
        cocok = min(calon, key=lambda k: k.mulai, default=None)
        if cocok is not None:
            pasangan[satu.id] = cocok
    return pasangan


def fit_rentang(kurun: Sequence[Kurun], rencana: Sequence[Rentang]) -> list[Rentang]:
    """The plans whose days differ from what they should be, with those days.

    A plan takes the whole of its span; of several in one span each keeps its own part of it. Those
    that shrink come first, so that no two of one post overlap on the way.
    """
    pasangan = pair_kurun(kurun, rencana)
    penghuni = Counter(pasangan.values())
    beda = []
    for satu in rencana:
        milik = pasangan.get(satu.id)
        if milik is None:
            continue
        mulai, selesai = milik.mulai, milik.selesai
        if penghuni[milik] > 1:
            mulai, selesai = max(mulai, satu.mulai), min(selesai, satu.selesai)
        if (mulai, selesai) != (satu.mulai, satu.selesai):
            tumbuh = mulai < satu.mulai or selesai > satu.selesai
            beda.append((tumbuh, Rentang(satu.id, satu.penugasan_id, mulai, selesai)))
    return [satu for _, satu in sorted(beda, key=lambda pasang: pasang[0])]


def _lane(
    tugas: Sequence[MasaTugas],
    putus: Sequence[MasaPutus],
    tahun: int,
    terpendek: int,
    akhir: AkhirKerja,
) -> Iterator[Kurun]:
    """Spans of posts of which only one is held on any day; one day more on either side of the
    year tells why the first begins and the last ends."""
    awal, tutup = date(tahun, 1, 1), date(tahun, 12, 31)
    deret = _merge(_sweep(tugas, putus, awal - SEHARI, tutup + SEHARI))
    for urut, ruas in enumerate(deret):
        pegang, dari, hingga = ruas[0].tugas, ruas[0].mulai, ruas[-1].selesai
        mulai, selesai = max(dari, awal), min(hingga, tutup)
        if pegang is None or mulai > selesai:
            continue
        yield Kurun(
            penugasan=tuple(dict.fromkeys(r.tugas.penugasan_id for r in ruas if r.tugas)),
            acting=pegang.acting,
            mulai=mulai,
            selesai=selesai,
            sebab_mulai=_why_begins(pegang, deret[urut - 1][-1]) if dari >= awal else None,
            sebab_selesai=(
                _why_ends(pegang, deret[urut + 1][0], akhir.sebab(selesai))
                if hingga <= tutup
                else None
            ),
            tersendiri=(selesai - mulai).days + 1 >= terpendek,
        )


def _sweep(
    tugas: Sequence[MasaTugas], putus: Sequence[MasaPutus], awal: date, akhir: date
) -> Iterator[_Ruas]:
    """The days from ``awal`` to ``akhir``, cut wherever anything begins or ends."""
    semua: list[MasaTugas | MasaPutus] = [*tugas, *putus]
    batas = {awal, akhir + SEHARI}
    batas |= {satu.sejak for satu in semua}
    batas |= {satu.sampai + SEHARI for satu in semua if satu.sampai is not None}
    for mulai, berikut in pairwise(sorted(b for b in batas if awal <= b <= akhir + SEHARI)):
        absen = next((satu for satu in putus if satu.covers(mulai)), None)
        dipegang = [satu for satu in tugas if satu.covers(mulai)]
        kini = max(dipegang, key=lambda t: (t.sejak, t.penugasan_id), default=None)
        yield _Ruas(mulai, berikut - SEHARI, None if absen else kini, absen)


def _merge(ruas: Iterable[_Ruas]) -> list[list[_Ruas]]:
    """Join neighbours of the same post; row after row of one post is one span."""
    hasil: list[list[_Ruas]] = []
    for satu in ruas:
        if hasil and hasil[-1][-1].continues(satu):
            hasil[-1].append(satu)
        else:
            hasil.append([satu])
    return hasil


def _why_begins(tugas: MasaTugas, sebelum: _Ruas) -> Sebab:
    if sebelum.putus is not None:
        return sebelum.putus.sebab
    if tugas.acting is not None:
        return tugas.acting
    lama = sebelum.tugas
    return Sebab.PENGANGKATAN if lama is None else _move(lama, tugas)


def _why_ends(tugas: MasaTugas, sesudah: _Ruas, berhenti: Sebab) -> Sebab:
    if sesudah.putus is not None:
        return sesudah.putus.sebab
    if tugas.acting is not None:
        return tugas.acting
    baru = sesudah.tugas
    return berhenti if baru is None else _move(tugas, baru)


def _move(lama: MasaTugas, baru: MasaTugas) -> Sebab:
    return Sebab.PROMOSI if baru.tingkat > lama.tingkat else Sebab.MUTASI
