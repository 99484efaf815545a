"""Calculators of what angka kredit is needed for: rank, level, and the PAK."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tera.aturan.angka_kredit import (
    Jenjang,
    KeadaanJf,
    Kebutuhan,
    KomponenPak,
    PenetapanAngkaKredit,
    bulan_dibutuhkan,
    compose_penetapan,
    determine_kebutuhan,
    format_angka_kredit,
)
from tera.aturan.bidang import CONTOH_PADA, Bidang, JenisBidang, bidang_pada, pilihan_of
from tera.aturan.kalkulator.angka_kredit import GOLONGAN, JENJANG, PREDIKAT
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.pangkat import parse_golongan
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.predikat import Predikat


def _kebutuhan(
    *, jenjang: str, golongan: str, kumulatif: Decimal, pada: date
) -> Perhitungan[Kebutuhan]:
    keadaan = KeadaanJf(Jenjang(jenjang), parse_golongan(golongan), Fraction(kumulatif))
    return determine_kebutuhan(keadaan=keadaan, pada=pada)


def _bulan(
    *, kekurangan: Decimal, jenjang: str, predikat: str, pada: date
) -> Perhitungan[int | None]:
    return bulan_dibutuhkan(
        kekurangan=Fraction(kekurangan),
        jenjang=Jenjang(jenjang),
        predikat=Predikat(predikat),
        pada=pada,
    )


def _penetapan(
    *, jenjang: str, golongan: str, baris: Sequence[Mapping[str, Any]], pada: date
) -> Perhitungan[PenetapanAngkaKredit]:
    kolom = {
        nama: {KomponenPak(satu["komponen"]): Fraction(satu[nama] or 0) for satu in baris}
        for nama in ("lama", "baru")
    }
    return compose_penetapan(
        jenjang=Jenjang(jenjang), golongan=parse_golongan(golongan), pada=pada, **kolom
    )


def _need(nilai: Kebutuhan) -> str:
    return "\n".join(nilai.kalimat) or "Sudah yang tertinggi."


def _pak(nilai: PenetapanAngkaKredit) -> str:
    kumulatif = f"Kumulatif {format_angka_kredit(nilai.kumulatif)}"
    return "\n".join((kumulatif, *nilai.kebutuhan.kalimat))


def _credit(nama: str, label: str, *, wajib: bool = True) -> Bidang:
    return Bidang(
        nama=nama,
        label=label,
        jenis=JenisBidang.BILANGAN,
        minimum=0,
        maksimum=10_000,
        wajib=wajib,
    )


DAFTAR = (
    Kalkulator(
        kode="kebutuhan-angka-kredit",
        judul="Kebutuhan angka kredit untuk naik",
        subjek=Subjek.ANGKA_KREDIT,
        penjelasan="Kelebihan atau kekurangan untuk pangkat dan jenjang berikutnya.",
        bidang=(
            JENJANG,
            GOLONGAN,
            _credit("kumulatif", "Angka kredit kumulatif, termasuk angka kredit dasar"),
            bidang_pada("Tanggal"),
        ),
        hitung=_kebutuhan,
        format=_need,
        contoh={
            "jenjang": "ahli_muda",
            "golongan": "III/c",
            "kumulatif": Decimal("98"),
            "pada": CONTOH_PADA,
        },
    ),
    Kalkulator(
        kode="bulan-angka-kredit",
        judul="Bulan yang dibutuhkan untuk menutup kekurangan",
        subjek=Subjek.ANGKA_KREDIT,
        penjelasan="Konversi periodik pada tahun berjalan bila angka kredit kurang sedikit.",
        bidang=(
            _credit("kekurangan", "Kekurangan angka kredit"),
            JENJANG,
            PREDIKAT,
            bidang_pada("Tanggal"),
        ),
        hitung=_bulan,
        format=lambda nilai: "Lebih dari setahun" if nilai is None else f"{nilai} bulan",
        contoh={
            "kekurangan": Decimal(2),
            "jenjang": "ahli_pertama",
            "predikat": "baik",
            "pada": CONTOH_PADA,
        },
    ),
    Kalkulator(
        kode="penetapan-angka-kredit",
        judul="Penetapan Angka Kredit (PAK)",
        subjek=Subjek.ANGKA_KREDIT,
        penjelasan="Lama dan baru dijumlahkan, lalu dibandingkan dengan kebutuhannya.",
        bidang=(
            JENJANG,
            GOLONGAN,
            Bidang(
                nama="baris",
                label="Angka kredit",
                jenis=JenisBidang.BARIS,
                maksimum=6,
                kolom=(
                    Bidang(
                        nama="komponen",
                        label="Komponen",
                        jenis=JenisBidang.PILIHAN,
                        pilihan=pilihan_of(KomponenPak),
                    ),
                    _credit("lama", "Lama", wajib=False),
                    _credit("baru", "Baru", wajib=False),
                ),
            ),
            bidang_pada("Tanggal penetapan"),
        ),
        hitung=_penetapan,
        format=_pak,
        contoh={
            "jenjang": "ahli_pertama",
            "golongan": "III/b",
            "baris": (
                {"komponen": "konversi", "lama": Decimal("18.75"), "baru": Decimal("12.5")},
                {"komponen": "pendidikan", "lama": None, "baru": Decimal("12.5")},
            ),
            "pada": CONTOH_PADA,
        },
    ),
)
