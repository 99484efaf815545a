"""Calculators of discipline: absence, lateness, deadlines of a case."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tera.aturan.bidang import CONTOH_PADA, Bidang, JenisBidang, bidang_pada, pilihan_of
from tera.aturan.disiplin import (
    DaftarSedang,
    Hukuman,
    Keterlambatan,
    Pembulatan,
    TahapDisiplin,
    TingkatHukuman,
    count_hari_terlambat,
    determine_hukuman,
    determine_hukuman_kinerja,
    determine_tenggat_disiplin,
)
from tera.aturan.kalender import format_tanggal
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.perhitungan import Perhitungan

PADA_KEJADIAN = bidang_pada("Tanggal pelanggaran")


def _hukuman(*, hari: int, berturut_turut: int, sedang: str, pada: date) -> Perhitungan[Hukuman]:
    return determine_hukuman(
        hari=hari, berturut_turut=berturut_turut, sedang=DaftarSedang(sedang), pada=pada
    )


def _terlambat(
    *, keterlambatan: Sequence[dict[str, Any]], hari_penuh: int, pembulatan: str, pada: date
) -> Perhitungan[int]:
    return count_hari_terlambat(
        keterlambatan=[Keterlambatan(**satu) for satu in keterlambatan],
        hari_penuh=hari_penuh,
        pembulatan=Pembulatan(pembulatan),
        pada=pada,
    )


def _kinerja(*, capaian: Decimal, pada: date) -> Perhitungan[TingkatHukuman]:
    return determine_hukuman_kinerja(capaian=capaian, pada=pada)


def _tenggat(*, tahap: str, mulai: date) -> Perhitungan[date]:
    return determine_tenggat_disiplin(tahap=TahapDisiplin(tahap), mulai=mulai)


def _days(nama: str, label: str) -> Bidang:
    return Bidang(
        nama=nama,
        label=label,
        jenis=JenisBidang.BULAT,
        satuan="hari kerja",
        minimum=0,
        maksimum=366,
    )


DAFTAR = (
    Kalkulator(
        kode="hukuman-disiplin",
        judul="Hukuman disiplin karena tidak masuk kerja",
        subjek=Subjek.DISIPLIN,
        penjelasan="Tingkat dan jenis hukuman menurut hari tidak masuk tanpa alasan sah.",
        bidang=(
            _days("hari", "Hari tidak masuk dalam tahun kalender ini"),
            _days("berturut_turut", "Terpanjang berturut-turut"),
            Bidang(
                nama="sedang",
                label="Daftar hukuman sedang",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(DaftarSedang),
            ),
            PADA_KEJADIAN,
        ),
        hitung=_hukuman,
        format=lambda nilai: nilai.teks,
        contoh={"hari": 17, "berturut_turut": 4, "sedang": "sedang", "pada": CONTOH_PADA},
    ),
    Kalkulator(
        kode="keterlambatan",
        judul="Keterlambatan menjadi hari tidak masuk",
        subjek=Subjek.DISIPLIN,
        penjelasan="Menit terlambat dan pulang cepat dijumlahkan, lalu dijadikan hari.",
        bidang=(
            Bidang(
                nama="keterlambatan",
                label="Menit terlambat dan pulang cepat",
                jenis=JenisBidang.BARIS,
                maksimum=24,
                kolom=(
                    Bidang(
                        nama="menit",
                        label="Menit",
                        jenis=JenisBidang.BULAT,
                        minimum=0,
                        maksimum=100_000,
                    ),
                    Bidang(
                        nama="menit_sehari",
                        label="Menit kerja sehari (kosong: hari biasa)",
                        jenis=JenisBidang.BULAT,
                        minimum=60,
                        maksimum=1440,
                        wajib=False,
                    ),
                ),
            ),
            _days("hari_penuh", "Tidak masuk sehari penuh"),
            Bidang(
                nama="pembulatan",
                label="Sisa yang kurang dari sehari",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Pembulatan),
            ),
            PADA_KEJADIAN,
        ),
        hitung=_terlambat,
        format=lambda nilai: f"{nilai} hari",
        contoh={
            "keterlambatan": (
                {"menit": 900, "menit_sehari": None},
                {"menit": 200, "menit_sehari": 390},
            ),
            "hari_penuh": 3,
            "pembulatan": "ke_bawah",
            "pada": CONTOH_PADA,
        },
    ),
    Kalkulator(
        kode="disiplin-kinerja",
        judul="Capaian SKP dan hukuman disiplin",
        subjek=Subjek.DISIPLIN,
        penjelasan="Hanya PP 53/2010 menghukum capaian rendah; berguna untuk tahun lama.",
        bidang=(
            Bidang(
                nama="capaian",
                label="Capaian SKP",
                jenis=JenisBidang.BILANGAN,
                satuan="persen",
                minimum=0,
                maksimum=200,
            ),
            bidang_pada("Tanggal penilaian"),
        ),
        hitung=_kinerja,
        format=lambda nilai: nilai.label,
        contoh={"capaian": Decimal("40"), "pada": date(2018, 12, 31)},
    ),
    Kalkulator(
        kode="tenggat-disiplin",
        judul="Tenggat pemeriksaan disiplin",
        subjek=Subjek.DISIPLIN,
        penjelasan="Tenggat tiap langkah pemeriksaan, dihitung dalam hari kerja.",
        bidang=(
            Bidang(
                nama="tahap",
                label="Langkah",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(TahapDisiplin),
            ),
            Bidang(nama="mulai", label="Dihitung dari tanggal", jenis=JenisBidang.TANGGAL),
        ),
        hitung=_tenggat,
        format=format_tanggal,
        contoh={"tahap": "penyampaian", "mulai": date(2026, 3, 2)},
    ),
)
