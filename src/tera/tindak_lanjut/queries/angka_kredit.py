"""Credit of functional officials: what was converted, what is still needed."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg

from tera.aturan.angka_kredit import (
    Jenjang,
    accumulate,
    format_angka_kredit,
    kebutuhan_jenjang,
    kebutuhan_pangkat,
)
from tera.aturan.kalender import NAMA_BULAN, Periode
from tera.organisasi.models import Pegawai
from tera.penilaian.models import Evaluasi
from tera.penilaian.queries import periode_of
from tera.penilaian.states import SELESAI, JenisEvaluasi
from tera.tindak_lanjut.models import KonversiAngkaKredit


@dataclass(frozen=True)
class BarisKonversi:
    """One conversion as listed."""

    konversi: KonversiAngkaKredit
    periode: Periode
    bulan: str
    nilai: str


@dataclass(frozen=True)
class RekapJenjang:
    """Credit within one level; it starts from zero on promotion to the next.

    ``kurang_*`` is None where there is no such need (highest level) or nothing is missing.
    """

    jenjang: Jenjang
    baris: list[BarisKonversi]
    jumlah: Fraction
    kebutuhan_pangkat: Fraction
    kebutuhan_jenjang: Fraction | None

    @property
    def tampil(self) -> dict[str, str]:
        """Two decimals of each figure, a dash where there is none."""
        return {
            "jumlah": format_angka_kredit(self.jumlah),
            "pangkat": format_angka_kredit(self.kebutuhan_pangkat),
            "kurang_pangkat": _short(self.kebutuhan_pangkat, self.jumlah),
            "jenjang": "–"
            if self.kebutuhan_jenjang is None
            else format_angka_kredit(self.kebutuhan_jenjang),
            "kurang_jenjang": _short(self.kebutuhan_jenjang, self.jumlah),
        }


def _short(kebutuhan: Fraction | None, jumlah: Fraction) -> str:
    if kebutuhan is None:
        return "–"
    if jumlah >= kebutuhan:
        return f"terpenuhi, lebih {format_angka_kredit(jumlah - kebutuhan)}"
    return format_angka_kredit(kebutuhan - jumlah)


def rekap_angka_kredit(pegawai: Pegawai, pada: date) -> list[RekapJenjang]:
    """A person's conversions by level, the latest level first; needs as of ``pada``. One query."""
    baris = (
        KonversiAngkaKredit.objects.filter(instansi_id=pegawai.instansi_id, pegawai=pegawai)
        .select_related("evaluasi")
        .annotate(daftar_bulan=ArrayAgg("bulan__bulan", order_by="bulan__bulan"))
        .order_by("-evaluasi__selesai", "-id")
    )
    menurut: dict[str, list[Any]] = {}
    for satu in baris:
        menurut.setdefault(satu.jenjang, []).append(satu)
    return [_rekap(Jenjang(jenjang), isi, pada) for jenjang, isi in menurut.items()]


def _rekap(jenjang: Jenjang, isi: list[Any], pada: date) -> RekapJenjang:
    return RekapJenjang(
        jenjang=jenjang,
        baris=[
            BarisKonversi(
                konversi=satu,
                periode=periode_of(satu.evaluasi),
                bulan=_months([hari.month for hari in satu.daftar_bulan if hari]),
                nilai=format_angka_kredit(Fraction(satu.tepat)),
            )
            for satu in isi
        ],
        jumlah=accumulate(Fraction(satu.tepat) for satu in isi),
        kebutuhan_pangkat=kebutuhan_pangkat(jenjang=jenjang, pada=pada),
        kebutuhan_jenjang=kebutuhan_jenjang(jenjang=jenjang, pada=pada),
    )


def _months(bulan: list[int]) -> str:
    """As read: "Januari–Desember (12)", or the names where there are gaps."""
    if not bulan:
        return "–"
    berurutan = bulan == list(range(bulan[0], bulan[-1] + 1))
    if berurutan and len(bulan) > 1:
        return f"{NAMA_BULAN[bulan[0] - 1]}–{NAMA_BULAN[bulan[-1] - 1]} ({len(bulan)} bulan)"
    return ", ".join(NAMA_BULAN[satu - 1] for satu in bulan)


def periodik_belum_dikonversi(pegawai: Pegawai) -> list[tuple[Evaluasi, Periode]]:
    """Periodic results that were set and not converted, the latest first. One query."""
    daftar = (
        Evaluasi.objects.filter(
            instansi_id=pegawai.instansi_id,
            pegawai=pegawai,
            jenis=JenisEvaluasi.PERIODIK,
            status__in=SELESAI,
            angka_kredit__isnull=True,
        )
        .exclude(skp__penugasan__jabatan__jenjang="")
        .order_by("-selesai", "-id")[:12]
    )
    return [(satu, periode_of(satu)) for satu in daftar]
