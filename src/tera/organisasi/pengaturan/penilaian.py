"""Settings of the appraisal: its periods, its pattern, its objections."""

from tera.aturan.bidang import Bidang, JenisBidang, pilihan_of
from tera.aturan.predikat import PETA_BAWAAN, PredikatOrganisasi, Rating
from tera.organisasi.pengaturan.bentuk import Kunci, choice, whole

KELOMPOK = "Penilaian kinerja"

DAFTAR = (
    Kunci(
        nama="periode_evaluasi",
        kelompok=KELOMPOK,
        judul="Periode evaluasi",
        bantuan="Seberapa sering evaluasi kinerja periodik dilakukan.",
        bidang=choice(
            "Periode evaluasi", ("bulanan", "Setiap bulan"), ("triwulan", "Setiap triwulan")
        ),
        bawaan="triwulan",
        sumber="PermenPANRB 6/2022; pilihan instansi",
    ),
    Kunci(
        nama="evaluasi_dibuka_hari",
        kelompok=KELOMPOK,
        judul="Evaluasi dibuka (hari sebelum periode berakhir)",
        bantuan="Sejak berapa hari sebelum akhir periode penilai dapat memberi rating.",
        bidang=whole("Jumlah hari", 1, 90),
        bawaan=31,
        sumber="Pilihan instansi",
    ),
    Kunci(
        nama="hari_keberatan",
        kelompok=KELOMPOK,
        judul="Batas keberatan (hari)",
        bantuan="Lama pegawai dapat mengajukan keberatan sejak hasil diterima.",
        bidang=whole("Jumlah hari", 1, 90),
        bawaan=14,
        sumber="PP 30/2019 Pasal 59; jumlah hari dalam PermenPANRB 6/2022 belum diverifikasi",
    ),
    Kunci(
        nama="jenis_hari_keberatan",
        kelompok=KELOMPOK,
        judul="Jenis hari keberatan",
        bantuan="Hari kalender atau hari kerja.",
        bidang=choice("Jenis hari", ("kalender", "Hari kalender"), ("kerja", "Hari kerja")),
        bawaan="kalender",
        sumber="Belum diverifikasi; pilihan instansi",
    ),
    Kunci(
        nama="distribusi_mengikat",
        kelompok=KELOMPOK,
        judul="Pola distribusi mengikat",
        bantuan="Ya: penetapan ditahan sampai sebaran sesuai. Tidak: peringatan saja.",
        bidang=choice("Mengikat", ("ya", "Ya"), ("tidak", "Tidak")),
        bawaan="tidak",
        sumber="SE MenPANRB 3/2023 menyebut pola sebagai pertimbangan",
    ),
    Kunci(
        nama="mayoritas_distribusi",
        kelompok=KELOMPOK,
        judul="Arti mayoritas",
        bantuan="Cara membaca kata mayoritas pada pola distribusi.",
        bidang=choice(
            "Arti mayoritas",
            ("modus", "Jumlah terbanyak"),
            ("lebih_setengah", "Lebih dari setengah"),
        ),
        bawaan="modus",
        sumber="Belum diverifikasi; pilihan instansi",
    ),
    Kunci(
        nama="rating_kepala_unit",
        kelompok=KELOMPOK,
        judul="Rating hasil kerja kepala unit",
        bantuan="Predikat organisasi menjadi rating hasil kerja kepala unitnya.",
        bidang=tuple(
            Bidang(
                nama=str(predikat),
                label=predikat.label,
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Rating),
            )
            for predikat in PredikatOrganisasi
        ),
        bawaan={str(organisasi): str(rating) for organisasi, rating in PETA_BAWAAN.items()},
        sumber="SE MenPANRB 3/2023; pemetaan belum diverifikasi",
    ),
)
