"""Which months of a functional official an evaluation converts, and what they come to."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tera.aturan.angka_kredit import Jenjang, convert_angka_kredit, format_angka_kredit
from tera.aturan.kalender import NAMA_BULAN
from tera.aturan.parameter import ParameterTidakBerlaku
from tera.aturan.perhitungan import to_json
from tera.aturan.predikat import Predikat
from tera.organisasi.models import Penugasan
from tera.organisasi.models.pegawai import SifatPenugasan
from tera.penilaian.models import Evaluasi
from tera.tindak_lanjut.models import BulanAngkaKredit


@dataclass(frozen=True)
class Konversi:
    """What an evaluation gives: exact, with its months and its stored working."""

    jenjang: Jenjang
    bulan: tuple[int, ...]
    nilai: Fraction
    perhitungan: dict[str, Any]

    @property
    def tampil(self) -> str:
        return format_angka_kredit(self.nilai)


def jenjang_of(evaluasi: Evaluasi) -> Jenjang | None:
    """The level of the functional position that the plan was made in, or None."""
    jenjang = evaluasi.skp.penugasan.jabatan.jenjang
    return Jenjang(jenjang) if jenjang else None


def bulan_menjabat(evaluasi: Evaluasi, jenjang: Jenjang) -> tuple[int, ...]:
    """Months of the period on whose first day the person held a position of this level.

    A level changed within the year is not mixed: its earlier months are converted from a
    periodic result before the change. One query.
    """
    jabatan = Penugasan.objects.filter(
        instansi_id=evaluasi.instansi_id,
        pegawai_id=evaluasi.pegawai_id,
        sifat=SifatPenugasan.DEFINITIF,
        jabatan__jenjang=str(jenjang),
        sejak__lte=evaluasi.selesai,
    ).values_list("sejak", "sampai")
    rentang = [(sejak, sampai or date.max) for sejak, sampai in jabatan]
    tahun = evaluasi.mulai.year
    return tuple(
        bulan
        for bulan in range(evaluasi.mulai.month, evaluasi.selesai.month + 1)
        if any(sejak <= date(tahun, bulan, 1) <= sampai for sejak, sampai in rentang)
    )


def bulan_sudah(evaluasi: Evaluasi) -> set[int]:
    """Months of the year that other evaluations of the person have converted. One query."""
    sudah = BulanAngkaKredit.objects.filter(
        instansi_id=evaluasi.instansi_id,
        pegawai_id=evaluasi.pegawai_id,
        bulan__year=evaluasi.mulai.year,
    ).exclude(konversi__evaluasi=evaluasi)
    return {bulan.month for bulan in sudah.values_list("bulan", flat=True)}


def bulan_tersisa(evaluasi: Evaluasi, jenjang: Jenjang) -> tuple[int, ...]:
    """Months served that were not converted before: no month counts twice."""
    sudah = bulan_sudah(evaluasi)
    return tuple(satu for satu in bulan_menjabat(evaluasi, jenjang) if satu not in sudah)


def compute(
    evaluasi: Evaluasi, predikat: Predikat, jenjang: Jenjang, bulan: tuple[int, ...]
) -> Konversi | None:
    """The credit of these months; None without months or before PermenPANRB 1/2023 applied."""
    if not bulan:
        return None
    try:
        hitungan = convert_angka_kredit(
            jenjang=jenjang, predikat=predikat, bulan=len(bulan), pada=evaluasi.selesai
        )
    except ParameterTidakBerlaku:
        return None
    perhitungan = {
        **to_json(hitungan),
        "nilai": format_angka_kredit(hitungan.nilai),
        "tepat": str(hitungan.nilai),
        "masukan": {
            "pada": evaluasi.selesai.isoformat(),
            "predikat": str(predikat),
            "jenjang": str(jenjang),
            "bulan": list(bulan),
            "nama_bulan": ", ".join(NAMA_BULAN[satu - 1] for satu in bulan),
        },
    }
    return Konversi(jenjang, bulan, hitungan.nilai, perhitungan)


def preview(evaluasi: Evaluasi, predikat: Predikat) -> Konversi | None:
    """What setting an annual result would give. Two queries, none for other positions."""
    jenjang = jenjang_of(evaluasi)
    if jenjang is None:
        return None
    return compute(evaluasi, predikat, jenjang, bulan_tersisa(evaluasi, jenjang))
