"""Settings of evidence: how much room it may take, and which private hosts links may name."""

import re
from collections.abc import Mapping
from typing import Any

from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.galat import GalatAturan
from tera.organisasi.pengaturan.bentuk import Kunci, whole

KELOMPOK = "Bukti dukung"
HOST = re.compile(r"\.?[a-z0-9-]+(\.[a-z0-9-]+)*")


def _check_host(nilai: Mapping[str, Any]) -> None:
    for satu in nilai["host"] or ():
        if not HOST.fullmatch(satu["nama"].strip().lower()):
            raise GalatAturan(
                f"“{satu['nama']}” bukan nama host. Tulis tanpa https://, misalnya arsip.bungo.lan."
            )


DAFTAR = (
    Kunci(
        nama="ruang_bukti_gb",
        kelompok=KELOMPOK,
        judul="Ruang untuk berkas bukti dukung",
        bantuan="Isi yang sama dihitung sekali. Bila penuh, hanya tautan yang dapat dilampirkan.",
        bidang=whole("Ruang", 1, 100_000, satuan="GB"),
        bawaan=500,
        sumber="Pilihan instansi menurut ruang disk server",
    ),
    Kunci(
        nama="bukti_orang_sebulan_mb",
        kelompok=KELOMPOK,
        judul="Berkas bukti dukung baru seorang pegawai dalam sebulan",
        bantuan="Menjaga agar satu orang tidak menghabiskan ruang instansi.",
        bidang=whole("Ruang", 10, 10_000, satuan="MB"),
        bawaan=500,
        sumber="Pilihan instansi",
    ),
    Kunci(
        nama="tautan_intranet",
        kelompok=KELOMPOK,
        judul="Host jaringan dalam yang boleh diperiksa",
        bantuan="Tautan ke jaringan dalam tidak diperiksa kecuali host-nya disebut di sini. "
        "Awali dengan titik untuk semua di bawahnya, misalnya .bungo.lan.",
        bidang=(
            Bidang(
                nama="host",
                label="Host",
                jenis=JenisBidang.BARIS,
                maksimum=30,
                wajib=False,
                kolom=(
                    Bidang(nama="nama", label="Nama host", jenis=JenisBidang.TEKS, maksimum=253),
                ),
            ),
        ),
        bawaan={"host": ()},
        sumber="Pilihan instansi",
        periksa=_check_host,
    ),
)


def intranet_of(isi: Mapping[str, Any]) -> frozenset[str]:
    """The hosts of the setting ``tautan_intranet``."""
    return frozenset(satu["nama"].strip().lower() for satu in isi["host"] or ())
