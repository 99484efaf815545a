"""Settings of angka kredit."""

from tera.aturan.bidang import Bidang, JenisBidang
from tera.organisasi.pengaturan.bentuk import TUNGGAL, Kunci

KELOMPOK = "Angka kredit"

DAFTAR = (
    Kunci(
        nama="skema_angka_kredit_lain",
        kelompok=KELOMPOK,
        judul="Jabatan dengan ketentuan angka kredit sendiri",
        bantuan="Awal nama jabatan yang angka kreditnya tidak dihitung Tera, misalnya Dosen.",
        bidang=(
            Bidang(
                nama=TUNGGAL,
                label="Awal nama jabatan",
                jenis=JenisBidang.BARIS,
                maksimum=40,
                wajib=False,
                kolom=(
                    Bidang(nama="jabatan", label="Jabatan", jenis=JenisBidang.TEKS, maksimum=100),
                ),
            ),
        ),
        bawaan=({"jabatan": "Dosen"},),
        sumber="Pengetahuan umum, belum diverifikasi; pilihan instansi",
    ),
)
