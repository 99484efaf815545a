"""Settings of notifications: when nobody is disturbed, how long a superior may let things wait."""

from tera.aturan.bidang import Bidang, JenisBidang
from tera.organisasi.pengaturan.bentuk import Kunci, whole

KELOMPOK = "Notifikasi"
_JAM = tuple((f"{jam:02}.{menit:02}",) * 2 for jam in range(24) for menit in (0, 30))

DAFTAR = (
    Kunci(
        nama="jam_tenang",
        kelompok=KELOMPOK,
        judul="Jam tenang",
        bantuan="Selama jam tenang tidak ada surel atau pesan yang dikirim; kabar di dalam Tera "
        "tetap tercatat. Dihitung menurut zona waktu instansi. Isi dua jam yang sama bila tidak "
        "ada jam tenang.",
        bidang=(
            Bidang(nama="mulai", label="Mulai pukul", jenis=JenisBidang.PILIHAN, pilihan=_JAM),
            Bidang(nama="selesai", label="Sampai pukul", jenis=JenisBidang.PILIHAN, pilihan=_JAM),
            Bidang(
                nama="hari_libur",
                label="Sabtu, Minggu, dan hari libur juga tenang sepanjang hari",
                jenis=JenisBidang.YA_TIDAK,
                wajib=False,
            ),
        ),
        bawaan={"mulai": "20.00", "selesai": "06.00", "hari_libur": False},
        sumber="Pilihan instansi",
    ),
    Kunci(
        nama="eskalasi_hari",
        kelompok=KELOMPOK,
        judul="Batas menunggu sebelum diteruskan",
        bantuan="Setelah menunggu sekian hari kerja pada seorang atasan, berkas diperlihatkan "
        "sebagai pengingat kepada atasan dari atasan itu, satu kali.",
        bidang=whole("Jumlah hari kerja", 1, 60, satuan="hari kerja"),
        bawaan=5,
        sumber="Pilihan instansi; aturan kami tidak menyebut jumlah hari",
    ),
)
