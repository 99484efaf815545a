"""From a record of attendance to days of absence: what counts, and how long in a row."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from tera.aturan.berlabel import Berlabel
from tera.aturan.bilangan import format_bilangan
from tera.aturan.disiplin.hukuman import KetidakhadiranTidakSah
from tera.aturan.libur import Libur, longest_run
from tera.aturan.parameter import parameter
from tera.aturan.perhitungan import Langkah, Perhitungan

MENIT_SETAHUN = 366 * 24 * 60


class Pembulatan(Berlabel):
    """What a part of a day counts as; the agency decides (no source of ours says)."""

    KE_BAWAH = "ke_bawah", "Sisa menit tidak dihitung"
    TERDEKAT = "terdekat", "Setengah hari atau lebih dihitung satu hari"
    KE_ATAS = "ke_atas", "Sisa menit dihitung satu hari"


@dataclass(frozen=True, slots=True)
class Keterlambatan:
    """Minutes late or left early on days of ``menit_sehari`` working minutes.

    None takes the ordinary day of the law; the fasting month has shorter days.
    """

    menit: int
    menit_sehari: int | None = None


@dataclass(frozen=True, slots=True)
class Ketidakhadiran:
    """Working days of absence in a calendar year and the longest run that touches it.

    ``lintas_tahun``: that run began in the year before.
    """

    hari: int
    berturut_turut: int
    lintas_tahun: bool


def count_hari_terlambat(
    *,
    keterlambatan: Sequence[Keterlambatan],
    hari_penuh: int,
    pada: date,
    pembulatan: Pembulatan = Pembulatan.KE_BAWAH,
) -> Perhitungan[int]:
    """Days of absence of a year: whole days, and minutes turned into days.

    Minutes of days of one length are added up before they are rounded. Raises
    KetidakhadiranTidakSah. Source: 450 minutes are one day (PP 53/2010, explanation; carried
    on in practice, not verified).
    """
    if type(hari_penuh) is not int or not 0 <= hari_penuh <= 366:
        raise KetidakhadiranTidakSah("Hari tidak masuk harus 0 sampai 366.")
    sehari = parameter("jam_kerja").pada(pada)
    bagian = Fraction(0)
    langkah = [Langkah("Tidak masuk sehari penuh", f"{hari_penuh} hari")]
    for satu in keterlambatan:
        panjang = sehari.isi if satu.menit_sehari is None else satu.menit_sehari
        _check_minutes(satu.menit, panjang)
        bagian += Fraction(satu.menit, panjang)
        rumus = f"{format_bilangan(satu.menit)} menit : {panjang} menit sehari"
        milik_hukum = satu.menit_sehari is None
        label = "Terlambat dan pulang cepat"
        langkah.append(sehari.langkah(label, rumus) if milik_hukum else Langkah(label, rumus))
    hari = _round(bagian, Pembulatan(pembulatan))
    langkah += [
        Langkah(f"Menjadi hari ({Pembulatan(pembulatan).label.lower()})", f"{hari} hari"),
        Langkah("Jumlah hari tidak masuk", f"{hari_penuh} + {hari} = {hari_penuh + hari} hari"),
    ]
    return Perhitungan(hari_penuh + hari, tuple(langkah))


def count_ketidakhadiran(
    *, tanggal: Collection[date], tahun: int, libur: Libur | None = None
) -> Perhitungan[Ketidakhadiran]:
    """Absences of a calendar year from their dates, and their longest run of working days.

    Days off do not count and do not end a run. The count begins anew each January; a run that
    goes on from December is one run, for the law bounds only the count by the year (our
    reading).
    """
    kerja = libur or Libur()
    sah = {satu for satu in tanggal if kerja.is_kerja(satu)}
    setahun = {satu for satu in sah if satu.year == tahun}
    sampai = {satu for satu in sah if satu.year <= tahun}
    terpanjang = longest_run(setahun, kerja)
    sambungan = _run_into(sampai, tahun, kerja)
    hasil = Ketidakhadiran(
        hari=len(setahun),
        berturut_turut=max(terpanjang, sambungan),
        lintas_tahun=sambungan > terpanjang,
    )
    return Perhitungan(
        hasil,
        (
            Langkah("Tanggal yang dicatat", f"{len(set(tanggal))} hari"),
            Langkah(f"Hari kerja pada tahun {tahun}", f"{hasil.hari} hari"),
            Langkah("Terpanjang berturut-turut", f"{hasil.berturut_turut} hari"),
        ),
    )


def _run_into(tanggal: Collection[date], tahun: int, libur: Libur) -> int:
    """Length of the run that reaches from the year before into this one; 0 where none does."""
    urut = sorted(tanggal)
    awal = next((nomor for nomor, satu in enumerate(urut) if satu.year == tahun), None)
    if not awal:
        return 0
    dari = ke = awal
    while dari and longest_run(urut[dari - 1 : dari + 1], libur) == 2:
        dari -= 1
    if dari == awal:
        return 0
    while ke + 1 < len(urut) and longest_run(urut[ke : ke + 2], libur) == 2:
        ke += 1
    return ke - dari + 1


def _check_minutes(menit: int, sehari: int) -> None:
    if not 0 <= menit <= MENIT_SETAHUN:
        raise KetidakhadiranTidakSah("Menit terlambat tidak boleh kurang dari nol.")
    if not 60 <= sehari <= 24 * 60:
        raise KetidakhadiranTidakSah("Menit kerja sehari harus 60 sampai 1.440.")


def _round(bagian: Fraction, pembulatan: Pembulatan) -> int:
    if pembulatan is Pembulatan.KE_ATAS:
        return ceil(bagian)
    return floor(bagian + Fraction(1, 2)) if pembulatan is Pembulatan.TERDEKAT else floor(bagian)
