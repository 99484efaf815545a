"""Settings of talent, feedback, surveys and hours of development."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tera.aturan.bidang import Bidang, JenisBidang, pilihan_of
from tera.aturan.skm import BobotSkm
from tera.aturan.talenta import Varian
from tera.aturan.umpan_balik_360 import (
    JabatanUmpanBalik,
    KelompokPenilai,
    UmpanBalikTidakSah,
    aturan_umpan_balik,
    bobot_umpan_balik,
)
from tera.organisasi.pengaturan.bentuk import TUNGGAL, Kunci, whole

KELOMPOK = "Talenta, umpan balik, dan survei"


def _check_weights(isi: Mapping[str, Any]) -> None:
    """All five groups together are 100 percent."""
    if sum(isi[str(satu)] for satu in KelompokPenilai) != 100:
        raise UmpanBalikTidakSah("Bobot kelompok penilai harus berjumlah 100 persen.")


def _weights(jabatan: JabatanUmpanBalik) -> Kunci:
    bobot = bobot_umpan_balik(jabatan)
    return Kunci(
        nama=f"bobot_360_{jabatan}",
        kelompok=KELOMPOK,
        judul=f"Bobot umpan balik 360: {jabatan.label}",
        bantuan="Bobot tiap kelompok penilai; bersama-sama 100 persen.",
        bidang=tuple(
            Bidang(
                nama=str(satu),
                label=satu.label,
                jenis=JenisBidang.BILANGAN,
                satuan="persen",
                minimum=0,
                maksimum=100,
            )
            for satu in KelompokPenilai
        ),
        bawaan={str(satu): Decimal(bobot[satu]) for satu in KelompokPenilai},
        sumber="Formulir 360 yang diterbitkan sebuah sekretariat jenderal; belum diverifikasi",
        periksa=_check_weights,
    )


DAFTAR = (
    Kunci(
        nama="varian_talenta",
        kelompok=KELOMPOK,
        judul="Varian kotak talenta",
        bantuan="Batas sumbu dan letak predikat. Pada peta angka, Baik masuk di atas ekspektasi.",
        bidang=(
            Bidang(
                nama=TUNGGAL,
                label="Varian",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Varian),
            ),
        ),
        bawaan=str(Varian.LABEL),
        sumber="PermenPANRB 3/2020; batasnya belum diverifikasi",
    ),
    Kunci(
        nama="penilai_360_terkecil",
        kelompok=KELOMPOK,
        judul="Kelompok penilai terkecil",
        bantuan="Rata-rata kelompok dengan penilai lebih sedikit tidak ditampilkan dan tidak "
        "dihitung, supaya penilainya tidak dikenali.",
        bidang=whole("Banyak penilai", 3, 20, satuan="orang"),
        bawaan=aturan_umpan_balik().isi["minimal"],
        sumber="Praktik baik; pilihan instansi",
    ),
    *(_weights(satu) for satu in JabatanUmpanBalik),
    Kunci(
        nama="bobot_skm",
        kelompok=KELOMPOK,
        judul="Bobot unsur Survei Kepuasan Masyarakat",
        bantuan="Semua jawaban 4 menghasilkan 100,00 dengan 1/9, 99,90 dengan 0,111, dan 99,00 "
        "dengan 0,11.",
        bidang=(
            Bidang(
                nama=TUNGGAL,
                label="Bobot",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(BobotSkm),
            ),
        ),
        bawaan=str(BobotSkm.SEPERSEMBILAN),
        sumber="PermenPANRB 14/2017; penulisan bobotnya berbeda-beda",
    ),
    Kunci(
        nama="konversi_jp",
        kelompok=KELOMPOK,
        judul="Konversi jam pelajaran",
        bantuan="Jam pelajaran untuk satu kegiatan tiap bentuk pengembangan kompetensi.",
        bidang=(
            Bidang(
                nama=TUNGGAL,
                label="Tabel konversi",
                jenis=JenisBidang.BARIS,
                maksimum=40,
                wajib=False,
                kolom=(
                    Bidang(nama="bentuk", label="Bentuk", jenis=JenisBidang.TEKS, maksimum=80),
                    Bidang(
                        nama="jp_per_satuan",
                        label="JP tiap kegiatan",
                        jenis=JenisBidang.BILANGAN,
                        minimum=0,
                        maksimum=1000,
                    ),
                    Bidang(
                        nama="terbanyak",
                        label="Paling banyak setahun",
                        jenis=JenisBidang.BILANGAN,
                        minimum=0,
                        maksimum=1000,
                        wajib=False,
                    ),
                ),
            ),
        ),
        bawaan=(),
        sumber="Belum diatur: lampiran Peraturan LAN 10/2018 tidak terbaca",
    ),
)
