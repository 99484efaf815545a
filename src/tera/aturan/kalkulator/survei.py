"""Calculators of surveys: 360 feedback and public satisfaction."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tera.aturan.bidang import CONTOH_PADA, Bidang, JenisBidang, bidang_pada, pilihan_of
from tera.aturan.bilangan import format_bilangan, format_pecahan
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.skm import BobotSkm, HasilSkm, UnsurSkm, compute_ikm, sample_size
from tera.aturan.umpan_balik_360 import (
    HasilUmpanBalik,
    JabatanUmpanBalik,
    KelompokPenilai,
    bobot_umpan_balik,
    compute_umpan_balik,
)


def _umpan_balik(
    *, jabatan: str, kelompok: Sequence[Mapping[str, Any]]
) -> Perhitungan[HasilUmpanBalik]:
    isi = {KelompokPenilai(satu["kelompok"]): satu for satu in kelompok}
    return compute_umpan_balik(
        bobot=bobot_umpan_balik(JabatanUmpanBalik(jabatan)),
        rata_rata={nama: satu["rata_rata"] for nama, satu in isi.items()},
        jawaban={nama: satu["jawaban"] for nama, satu in isi.items()},
    )


def _skm(
    *,
    u1: Decimal,
    u2: Decimal,
    u3: Decimal,
    u4: Decimal,
    u5: Decimal,
    u6: Decimal,
    u7: Decimal,
    u8: Decimal,
    u9: Decimal,
    bobot: str,
    pada: date,
) -> Perhitungan[HasilSkm]:
    unsur = (u1, u2, u3, u4, u5, u6, u7, u8, u9)
    return compute_ikm(rata_rata=unsur, bobot=BobotSkm(bobot), pada=pada)


def _sampel(*, populasi: int, pada: date) -> Perhitungan[int]:
    return sample_size(populasi=populasi, pada=pada)


def _quality(nilai: HasilSkm) -> str:
    lemah = ", ".join(satu.label.lower() for satu in nilai.prioritas)
    return f"{format_pecahan(nilai.nik)}, mutu {nilai.mutu.label}\nPrioritas perbaikan: {lemah}"


DAFTAR = (
    Kalkulator(
        kode="umpan-balik-360",
        judul="Umpan balik 360 derajat",
        subjek=Subjek.SURVEI,
        penjelasan="Nilai berbobot kelompok penilai; kelompok yang terlalu kecil tidak dihitung.",
        bidang=(
            Bidang(
                nama="jabatan",
                label="Jenis jabatan",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(JabatanUmpanBalik),
            ),
            Bidang(
                nama="kelompok",
                label="Kelompok penilai",
                jenis=JenisBidang.BARIS,
                maksimum=5,
                kolom=(
                    Bidang(
                        nama="kelompok",
                        label="Kelompok",
                        jenis=JenisBidang.PILIHAN,
                        pilihan=pilihan_of(KelompokPenilai),
                    ),
                    Bidang(
                        nama="rata_rata",
                        label="Rata-rata jawaban (1 sampai 5)",
                        jenis=JenisBidang.BILANGAN,
                        minimum=1,
                        maksimum=5,
                    ),
                    Bidang(
                        nama="jawaban",
                        label="Banyak penilai",
                        jenis=JenisBidang.BULAT,
                        minimum=1,
                        maksimum=1000,
                    ),
                ),
            ),
        ),
        hitung=_umpan_balik,
        format=lambda nilai: format_pecahan(nilai.nilai),
        contoh={
            "jabatan": "struktural",
            "kelompok": (
                {"kelompok": "atasan", "rata_rata": Decimal(4), "jawaban": 1},
                {"kelompok": "rekan", "rata_rata": Decimal("3.5"), "jawaban": 3},
                {"kelompok": "bawahan", "rata_rata": Decimal(3), "jawaban": 2},
                {"kelompok": "diri", "rata_rata": Decimal(5), "jawaban": 1},
            ),
        },
    ),
    Kalkulator(
        kode="skm",
        judul="Survei Kepuasan Masyarakat",
        subjek=Subjek.SURVEI,
        penjelasan="Indeks dan mutu pelayanan dari rata-rata sembilan unsur.",
        bidang=(
            *(
                Bidang(
                    nama=str(satu),
                    label=f"U{nomor} {satu.label}",
                    jenis=JenisBidang.BILANGAN,
                    minimum=1,
                    maksimum=4,
                )
                for nomor, satu in enumerate(UnsurSkm, start=1)
            ),
            Bidang(
                nama="bobot",
                label="Bobot tiap unsur",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(BobotSkm),
            ),
            bidang_pada("Tanggal survei"),
        ),
        hitung=_skm,
        format=_quality,
        contoh={
            **{
                str(satu): Decimal(nilai)
                for satu, nilai in zip(
                    UnsurSkm,
                    ("3.2", "3.1", "3", "3.9", "3.3", "3.4", "3.5", "3", "3.1"),
                    strict=True,
                )
            },
            "bobot": "1/9",
            "pada": CONTOH_PADA,
        },
    ),
    Kalkulator(
        kode="sampel-skm",
        judul="Banyak responden survei",
        subjek=Subjek.SURVEI,
        penjelasan="Ukuran sampel menurut Krejcie dan Morgan.",
        bidang=(
            Bidang(
                nama="populasi",
                label="Penerima layanan setahun",
                jenis=JenisBidang.BULAT,
                satuan="orang",
                minimum=1,
                maksimum=10**9,
            ),
            bidang_pada("Tanggal survei"),
        ),
        hitung=_sampel,
        format=lambda nilai: f"{format_bilangan(nilai)} responden",
        contoh={"populasi": 1000, "pada": CONTOH_PADA},
    ),
)
