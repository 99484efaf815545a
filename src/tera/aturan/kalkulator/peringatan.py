"""Calculator of the early warning: an indicator's months against its target."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tera.aturan.bidang import Bidang, JenisBidang, pilihan_of
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.peringatan import MasukanPeringatan, Peringatan, assess_peringatan
from tera.aturan.target import Arah, parse_target


def _peringatan(
    *,
    target: str,
    satuan: str | None,
    arah: str,
    mulai: date,
    selesai: date,
    deret: Sequence[Mapping[str, Any]],
    sampai: date,
) -> Perhitungan[Peringatan]:
    return assess_peringatan(
        MasukanPeringatan(
            target=parse_target(target),
            arah=Arah(arah),
            satuan=satuan or "",
            mulai=mulai,
            selesai=selesai,
            deret=tuple((satu["bulan"], satu["nilai"]) for satu in deret),
            sampai=sampai,
        )
    )


DAFTAR = (
    Kalkulator(
        kode="peringatan-dini",
        judul="Peringatan dini satu indikator",
        subjek=Subjek.PENILAIAN,
        penjelasan="Apakah target akan tercapai bila berjalan seperti sejauh ini, dan berapa yang "
        "perlu dicapai tiap bulan. Metode Tera, bukan ketentuan peraturan.",
        bidang=(
            Bidang(
                nama="target",
                label="Target",
                jenis=JenisBidang.TEKS,
                maksimum=60,
                petunjuk="Bilangan atau rentang, misalnya 144 atau 90-95.",
            ),
            Bidang(nama="satuan", label="Satuan", jenis=JenisBidang.TEKS, maksimum=60, wajib=False),
            Bidang(nama="arah", label="Arah", jenis=JenisBidang.PILIHAN, pilihan=pilihan_of(Arah)),
            Bidang(nama="mulai", label="Awal rencana", jenis=JenisBidang.TANGGAL),
            Bidang(nama="selesai", label="Akhir rencana", jenis=JenisBidang.TANGGAL),
            Bidang(
                nama="deret",
                label="Realisasi tiap bulan",
                jenis=JenisBidang.BARIS,
                petunjuk="Jumlah sejak awal rencana, atau tingkat pada akhir bulan.",
                maksimum=24,
                kolom=(
                    Bidang(
                        nama="bulan", label="Tanggal dalam bulan itu", jenis=JenisBidang.TANGGAL
                    ),
                    Bidang(
                        nama="nilai",
                        label="Realisasi",
                        jenis=JenisBidang.BILANGAN,
                        minimum=-(10**9),
                        maksimum=10**9,
                    ),
                ),
            ),
            Bidang(nama="sampai", label="Bulan terakhir yang selesai", jenis=JenisBidang.TANGGAL),
        ),
        hitung=_peringatan,
        format=lambda nilai: f"{nilai.keadaan.label}\n{nilai.alasan}",
        contoh={
            "target": "144",
            "satuan": "laporan",
            "arah": "naik",
            "mulai": date(2026, 1, 1),
            "selesai": date(2026, 12, 31),
            "deret": (
                {"bulan": date(2026, 4, 1), "nilai": Decimal(34)},
                {"bulan": date(2026, 6, 1), "nilai": Decimal(47)},
                {"bulan": date(2026, 8, 1), "nilai": Decimal(64)},
            ),
            "sampai": date(2026, 8, 31),
        },
    ),
)
