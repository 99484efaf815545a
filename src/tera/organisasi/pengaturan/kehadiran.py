"""Settings of attendance and discipline: days off, the length of a day, which list applies."""

from collections.abc import Mapping
from typing import Any

from tera.aturan.bidang import Bidang, JenisBidang, pilihan_of
from tera.aturan.disiplin import DaftarSedang, Pembulatan
from tera.aturan.libur import Libur
from tera.organisasi.pengaturan.bentuk import TUNGGAL, Kunci, whole

KELOMPOK = "Hari kerja dan disiplin"

DAFTAR = (
    Kunci(
        nama="hari_libur",
        kelompok=KELOMPOK,
        judul="Hari libur instansi",
        bantuan="Hari libur daerah di samping libur nasional; dilewati saat menghitung hari kerja.",
        bidang=(
            Bidang(
                nama="cuti_bersama",
                label="Cuti bersama dihitung libur",
                jenis=JenisBidang.YA_TIDAK,
                wajib=False,
            ),
            Bidang(
                nama="hari",
                label="Hari libur daerah",
                jenis=JenisBidang.BARIS,
                maksimum=60,
                wajib=False,
                kolom=(
                    Bidang(nama="tanggal", label="Tanggal", jenis=JenisBidang.TANGGAL),
                    Bidang(nama="nama", label="Nama", jenis=JenisBidang.TEKS, maksimum=100),
                ),
            ),
        ),
        bawaan={"cuti_bersama": True, "hari": ()},
        sumber="Libur nasional dari SKB tiga menteri; libur daerah pilihan instansi",
    ),
    Kunci(
        nama="menit_sehari",
        kelompok=KELOMPOK,
        judul="Menit kerja yang dihitung satu hari",
        bantuan="Menit terlambat dan pulang cepat dijumlahkan, lalu dibagi dengan angka ini.",
        bidang=whole("Menit", 60, 1440, satuan="menit"),
        bawaan=450,
        sumber="Penjelasan PP 53/2010 dan praktik; belum diverifikasi dalam peraturan sekarang",
    ),
    Kunci(
        nama="pembulatan_hari",
        kelompok=KELOMPOK,
        judul="Sisa menit yang kurang dari sehari",
        bantuan="Apakah sisa menit ikut dihitung sebagai hari tidak masuk.",
        bidang=(
            Bidang(
                nama=TUNGGAL,
                label="Pembulatan",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Pembulatan),
            ),
        ),
        bawaan=str(Pembulatan.KE_BAWAH),
        sumber="Belum diverifikasi; pilihan instansi",
    ),
    Kunci(
        nama="daftar_hukuman_sedang",
        kelompok=KELOMPOK,
        judul="Daftar hukuman disiplin sedang",
        bantuan="Daftar transisi berlaku selama PP tentang gaji dan tunjangan belum ada.",
        bidang=(
            Bidang(
                nama=TUNGGAL,
                label="Daftar",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(DaftarSedang),
            ),
        ),
        bawaan=str(DaftarSedang.TRANSISI),
        sumber="PP 94/2021 Pasal 42; keadaan sekarang perlu dipastikan bagian hukum",
    ),
)


def libur_of(isi: Mapping[str, Any]) -> Libur:
    """The days off of an agency from its setting ``hari_libur``."""
    hari = frozenset(satu["tanggal"] for satu in isi["hari"] or ())
    return Libur(instansi=hari, cuti_bersama=bool(isi["cuti_bersama"]))
