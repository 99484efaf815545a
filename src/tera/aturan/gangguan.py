"""A window that ends while the service is down is extended: by rule, not by grace.

No regulation speaks of it; hours and minutes are settings of the agency, the rule is our own. It
gives everyone a whole working day after the service was back, and never takes a day away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from tera.aturan.kalender import format_tanggal
from tera.aturan.libur import SEHARI, Libur, add_hari_kerja
from tera.aturan.perhitungan import Langkah, Perhitungan

MENIT = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Gangguan:
    """A time in which the service did not answer: from ``mulai`` up to ``selesai``, both aware."""

    mulai: datetime
    selesai: datetime


@dataclass(frozen=True, slots=True)
class AturanGangguan:
    """What counts: the last ``jam_terakhir`` hours of a window, ``menit_terkecil`` in sum."""

    jam_terakhir: int
    menit_terkecil: int


@dataclass(frozen=True, slots=True)
class Perpanjangan:
    """From which day to which a window was moved, and how long the service was down in it.

    ``hari`` are the days on which it was, in the agency's zone; empty where nothing was extended.
    """

    semula: date
    sampai: date
    menit: int
    hari: tuple[date, ...]


def extend_window(
    *,
    akhir: date,
    gangguan: Iterable[Gangguan],
    aturan: AturanGangguan,
    zona: tzinfo,
    libur: Libur | None = None,
) -> Perhitungan[Perpanjangan]:
    """The last day of a window that ends with the day ``akhir`` in ``zona``, with its working.

    Times that overlap count once. What was moved can be hit again: the rule is applied until it
    changes nothing.
    """
    semua = _merged(gangguan)
    langkah = [Langkah("Batas semula", format_tanggal(akhir))]
    sampai, menit, hari = akhir, 0, set[date]()
    while kena := _in_last_hours(semua, sampai, aturan, zona):
        kembali = _service_back(kena, semua)
        baru = add_hari_kerja(kembali.astimezone(zona).date(), 1, libur)
        langkah += _steps(_minutes(kena), kembali.astimezone(zona), baru, sampai, aturan)
        if baru <= sampai:
            break
        menit += _minutes(kena)
        hari |= {satu.mulai.astimezone(zona).date() for satu in kena}
        sampai = baru
    return Perhitungan(
        Perpanjangan(akhir, sampai, menit, tuple(sorted(hari))),
        (*langkah, Langkah("Batas yang berlaku", format_tanggal(sampai))),
    )


def _steps(
    menit: int, kembali: datetime, baru: date, sampai: date, aturan: AturanGangguan
) -> list[Langkah]:
    """One application of the rule, as it is read; ``kembali`` in the agency's zone."""
    judul = f"Gangguan dalam {aturan.jam_terakhir} jam terakhir"
    if baru <= sampai:
        return [
            Langkah(judul, say_minutes(menit)),
            Langkah("Sehari kerja penuh sesudahnya", f"masih ada, {format_tanggal(baru)}"),
        ]
    batas = say_minutes(aturan.menit_terkecil)
    return [
        Langkah(judul, f"{say_minutes(menit)}; diperpanjang mulai {batas}"),
        Langkah("Layanan kembali", f"{format_tanggal(kembali.date())} pukul {kembali:%H.%M}"),
        Langkah("Akhir hari kerja berikutnya", format_tanggal(baru)),
    ]


def say_minutes(menit: int) -> str:
    """A length of time in words: "2 jam 5 menit"."""
    jam, sisa = divmod(menit, 60)
    bagian = [f"{jam} jam"] * bool(jam) + [f"{sisa} menit"] * bool(sisa or not jam)
    return " ".join(bagian)


def _merged(gangguan: Iterable[Gangguan]) -> list[Gangguan]:
    hasil: list[Gangguan] = []
    for satu in sorted(gangguan, key=lambda g: (g.mulai, g.selesai)):
        if hasil and satu.mulai <= hasil[-1].selesai:
            hasil[-1] = Gangguan(hasil[-1].mulai, max(hasil[-1].selesai, satu.selesai))
        else:
            hasil.append(satu)
    return hasil


def _in_last_hours(
    semua: Sequence[Gangguan], akhir: date, aturan: AturanGangguan, zona: tzinfo
) -> list[Gangguan]:
    """The parts that lie in the last hours of the window; none where they are too short."""
    tutup = datetime.combine(akhir + SEHARI, time.min, zona)
    buka = tutup - timedelta(hours=aturan.jam_terakhir)
    kena = [
        Gangguan(max(satu.mulai, buka), min(satu.selesai, tutup))
        for satu in semua
        if satu.mulai < tutup and satu.selesai > buka
    ]
    return kena if _minutes(kena) >= aturan.menit_terkecil else []


def _service_back(kena: Sequence[Gangguan], semua: Sequence[Gangguan]) -> datetime:
    """When the last of them ended, also where that was after the window."""
    terakhir = kena[-1].selesai
    return next(satu.selesai for satu in semua if satu.mulai < terakhir <= satu.selesai)


def _minutes(gangguan: Iterable[Gangguan]) -> int:
    return sum((satu.selesai - satu.mulai) // MENIT for satu in gangguan)
