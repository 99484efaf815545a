"""Settings of pembinaan: how often a dialogue is due, and the nine criteria of Format B.1.8.

Of B.1.8 the sources give the grouping only (1-3 about the employee, 4-6 about the leader or the
other party, 7-9 about both); the wording is Tera's, so an agency may put its own.
"""

from tera.aturan.bidang import Bidang, JenisBidang
from tera.organisasi.pengaturan.bentuk import Kunci, whole

KELOMPOK = "Pembinaan kinerja"
KELOMPOK_B18 = ("Tentang pegawai", "Tentang pembimbing", "Tentang keduanya")
SKALA_SETUJU = (
    (1, "1, sangat tidak setuju"),
    (2, "2, tidak setuju"),
    (3, "3, cukup setuju"),
    (4, "4, setuju"),
    (5, "5, sangat setuju"),
)
KRITERIA_BAWAAN = (
    "Saya memahami apa yang perlu saya perbaiki dan alasannya.",
    "Saya mendapat kesempatan menyampaikan pendapat dan kendala saya.",
    "Saya dapat menerapkan hasil bimbingan dalam pekerjaan.",
    "Pembimbing mendengarkan dan memahami keadaan saya.",
    "Pembimbing memberi contoh dan saran yang jelas dan dapat dikerjakan.",
    "Pembimbing menyediakan waktu sesuai kesepakatan.",
    "Kami menyepakati tujuan dan ukuran keberhasilan bimbingan.",
    "Kami saling terbuka dan saling menghargai.",
    "Kami menindaklanjuti kesepakatan pada setiap pertemuan.",
)

DAFTAR = (
    Kunci(
        nama="dialog_kinerja_bulan",
        kelompok=KELOMPOK,
        judul="Dialog kinerja paling lama",
        bantuan="Pegawai yang lebih lama dari ini tanpa dialog ditandai pada daftar atasannya.",
        bidang=whole("Jumlah bulan", 1, 12, satuan="bulan"),
        bawaan=3,
        sumber="Pilihan instansi",
    ),
    Kunci(
        nama="kriteria_b18",
        kelompok=KELOMPOK,
        judul="Kriteria umpan balik bimbingan (Format B.1.8)",
        bantuan="Kriteria 1 sampai 3 tentang pegawai, 4 sampai 6 tentang pembimbing, 7 sampai 9 "
        "tentang keduanya. Formulir yang sudah dikirim menyimpan kalimat saat itu.",
        bidang=tuple(
            Bidang(
                nama=f"k{nomor}",
                label=f"Kriteria {nomor}",
                jenis=JenisBidang.TEKS,
                minimum=10,
                maksimum=200,
            )
            for nomor in range(1, len(KRITERIA_BAWAAN) + 1)
        ),
        bawaan={f"k{nomor}": teks for nomor, teks in enumerate(KRITERIA_BAWAAN, 1)},
        sumber="Lampiran PermenPANRB 8/2021: pengelompokannya dari sumber sekunder, "
        "kalimatnya belum diverifikasi",
    ),
)


def kelompok_b18(nomor: int) -> str:
    """The group of criteria to which number 1 to 9 belongs."""
    return KELOMPOK_B18[(nomor - 1) // 3]
