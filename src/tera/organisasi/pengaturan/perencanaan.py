"""Settings of planning."""

from tera.organisasi.pengaturan.bentuk import Kunci, whole

KELOMPOK = "Perencanaan kinerja"

DAFTAR = (
    Kunci(
        nama="beban_hasil",
        kelompok=KELOMPOK,
        judul="Hasil kerja terbanyak tanpa tanda kelebihan beban",
        bantuan="SKP dengan hasil kerja lebih banyak ditandai pada peta cakupan kinerja.",
        bidang=whole("Jumlah hasil kerja", 2, 40, satuan="hasil kerja"),
        bawaan=8,
        sumber="Pilihan instansi",
    ),
)
