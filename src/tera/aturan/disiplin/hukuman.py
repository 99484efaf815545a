"""Which sanction an absence calls for, under the regulation of the day on which it happened.

PP 94/2021 (from 31 August 2021) and PP 53/2010 before it. Both count working days without a valid
reason inside one calendar year; PP 94/2021 also knows absence in a row. Poor performance was a
matter of discipline under PP 53/2010 only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tera.aturan.acuan import Acuan
from tera.aturan.berlabel import Berlabel
from tera.aturan.bilangan import format_bilangan
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import Nilai, parameter
from tera.aturan.perhitungan import Langkah, Perhitungan

SETAHUN = 366


class KetidakhadiranTidakSah(GalatAturan):
    """Days of absence that no calendar year can hold."""


class TingkatHukuman(Berlabel):
    """Level of a sanction, lightest first."""

    TIDAK_ADA = "tidak_ada", "Tidak ada"
    RINGAN = "ringan", "Ringan"
    SEDANG = "sedang", "Sedang"
    BERAT = "berat", "Berat"


class JenisHukuman(Berlabel):
    """Kind of a sanction."""

    TEGURAN_LISAN = "teguran_lisan", "Teguran lisan"
    TEGURAN_TERTULIS = "teguran_tertulis", "Teguran tertulis"
    TIDAK_PUAS_TERTULIS = "tidak_puas_tertulis", "Pernyataan tidak puas secara tertulis"
    POTONG_TUKIN = "potong_tukin", "Pemotongan tunjangan kinerja"
    PENUNDAAN_KGB = "penundaan_kgb", "Penundaan kenaikan gaji berkala"
    PENUNDAAN_PANGKAT = "penundaan_pangkat", "Penundaan kenaikan pangkat"
    PENURUNAN_PANGKAT = "penurunan_pangkat", "Penurunan pangkat setingkat lebih rendah"
    PENURUNAN_JABATAN = "penurunan_jabatan", "Penurunan jabatan setingkat lebih rendah"
    PEMBEBASAN_JABATAN = "pembebasan_jabatan", "Pembebasan dari jabatan menjadi pelaksana"
    PEMBERHENTIAN = (
        "pemberhentian",
        "Pemberhentian dengan hormat tidak atas permintaan sendiri",
    )


class DaftarSedang(Berlabel):
    """Which list of medium sanctions the agency goes by.

    Until the regulation on pay and allowances exists, PP 94/2021 keeps the older list
    (Pasal 42). Whether that time is over our sources do not say: the agency decides.
    """

    TUNJANGAN = "sedang", "Pemotongan tunjangan kinerja"
    TRANSISI = "sedang_transisi", "Daftar transisi (penundaan dan penurunan)"


@dataclass(frozen=True, slots=True)
class Hukuman:
    """A sanction; ``persen`` of the allowance and ``bulan`` where the kind has them."""

    tingkat: TingkatHukuman
    jenis: JenisHukuman | None = None
    persen: int | None = None
    bulan: int | None = None

    @property
    def teks(self) -> str:
        """In words: "Sedang: pemotongan tunjangan kinerja 25% selama 12 bulan"."""
        if self.jenis is None:
            return "Tidak ada hukuman disiplin"
        persen = f" {self.persen}%" if self.persen else ""
        bulan = f" selama {self.bulan} bulan" if self.bulan else ""
        jenis = self.jenis.label[0].lower() + self.jenis.label[1:]
        return f"{self.tingkat.label}: {jenis}{persen}{bulan}"


def determine_hukuman(
    *,
    hari: int,
    berturut_turut: int,
    pada: date,
    sedang: DaftarSedang = DaftarSedang.TUNJANGAN,
    lintas_tahun: bool = False,
) -> Perhitungan[Hukuman]:
    """The sanction for ``hari`` working days of absence in a calendar year (0 to 366).

    ``berturut_turut`` is the longest run among them; where it meets the rule of its own, that
    outranks the band. ``lintas_tahun``: the run began in the year before, so it may be longer
    than ``hari``. ``pada`` is the day of the offence: it chooses the regulation.
    Raises KetidakhadiranTidakSah and ParameterTidakBerlaku (before PP 53/2010).
    Source: PP 94/2021 Pasal 9-11; PP 53/2010.
    """
    _check_days(hari, berturut_turut, lintas_tahun=lintas_tahun)
    aturan = parameter("ketidakhadiran").pada(pada)
    daftar = parameter("hukuman_disiplin").pada(pada)
    beruntun = aturan.isi.get("berturut_turut")
    kena_beruntun = beruntun is not None and berturut_turut >= beruntun["hari"]
    baris = beruntun if kena_beruntun else _band(aturan, hari)
    hukuman = _sanction(baris, daftar, DaftarSedang(sedang))
    langkah = [
        Langkah("Hari kerja tidak masuk tanpa alasan sah, setahun", f"{hari} hari"),
        Langkah("Terpanjang berturut-turut", f"{berturut_turut} hari"),
        _band_step(aturan, baris, beruntun=kena_beruntun),
        daftar.langkah("Hukuman disiplin", hukuman.teks),
    ]
    if kena_beruntun:
        langkah.append(
            aturan.langkah("Gaji", "dihentikan mulai bulan berikutnya, tanpa menunggu keputusan")
        )
    return Perhitungan(hukuman, tuple(langkah))


def determine_hukuman_kinerja(*, capaian: Decimal, pada: date) -> Perhitungan[TingkatHukuman]:
    """The level of sanction for the achievement of an SKP in percent (0 to 200).

    Only PP 53/2010 has one; PP 94/2021 has no offence of performance. Raises
    KetidakhadiranTidakSah for a percentage out of range, ParameterTidakBerlaku before 2010.
    """
    if not 0 <= capaian <= 200:
        raise KetidakhadiranTidakSah("Capaian SKP harus 0 sampai 200 persen.")
    aturan = parameter("disiplin_kinerja").pada(pada)
    tingkat = TingkatHukuman.TIDAK_ADA
    if aturan.isi and capaian < aturan.isi["berat_di_bawah"]:
        tingkat = TingkatHukuman.BERAT
    elif aturan.isi and capaian <= aturan.isi["sedang_sampai"]:
        tingkat = TingkatHukuman.SEDANG
    sebab = tingkat.label if aturan.isi else "Capaian kinerja bukan pelanggaran disiplin"
    return Perhitungan(
        tingkat,
        (
            Langkah("Capaian SKP", f"{format_bilangan(capaian)}%"),
            aturan.langkah("Hukuman disiplin karena capaian", sebab),
        ),
    )


def _check_days(hari: int, berturut_turut: int, *, lintas_tahun: bool) -> None:
    for nilai in (hari, berturut_turut):
        if type(nilai) is not int or not 0 <= nilai <= SETAHUN:
            raise KetidakhadiranTidakSah(f"Hari tidak masuk harus 0 sampai {SETAHUN}.")
    if berturut_turut > hari and not lintas_tahun:
        raise KetidakhadiranTidakSah(
            "Hari berturut-turut tidak dapat lebih banyak daripada jumlah harinya setahun."
        )


def _band(aturan: Nilai, hari: int) -> Mapping[str, Any] | None:
    """The heaviest row whose number of days is reached."""
    tercapai = [baris for baris in aturan.isi["batas"] if baris["hari"] <= hari]
    return tercapai[-1] if tercapai else None


def _sanction(baris: Mapping[str, Any] | None, daftar: Nilai, sedang: DaftarSedang) -> Hukuman:
    if baris is None:
        return Hukuman(TingkatHukuman.TIDAK_ADA)
    tingkat = TingkatHukuman(baris["tingkat"])
    pilih_transisi = tingkat is TingkatHukuman.SEDANG and daftar.isi[sedang]
    isi = daftar.isi[sedang if pilih_transisi else tingkat][baris["urut"] - 1]
    return Hukuman(tingkat, JenisHukuman(isi["jenis"]), isi.get("persen"), isi.get("bulan"))


def _band_step(aturan: Nilai, baris: Mapping[str, Any] | None, *, beruntun: bool) -> Langkah:
    if baris is None:
        terkecil = aturan.isi["batas"][0]["hari"]
        return aturan.langkah("Batas hari", f"di bawah {terkecil} hari")
    cara = "hari berturut-turut" if beruntun else "hari setahun"
    nilai = f"mulai {baris['hari']} {cara}: {TingkatHukuman(baris['tingkat']).label}"
    pasal = aturan.isi["pasal"].get(baris["tingkat"])
    acuan = Acuan(aturan.acuan.peraturan, pasal)
    return Langkah("Batas hari", nilai, acuan, aturan.kepastian)
