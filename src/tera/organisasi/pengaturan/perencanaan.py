"""Settings of planning: when a change in mid-year gives a plan of its own."""

from tera.aturan.bidang import Bidang, JenisBidang
from tera.organisasi.models.masa import JenisMasa
from tera.organisasi.pengaturan.bentuk import Kunci, whole

KELOMPOK = "Perencanaan kinerja"
BELUM_PASTI = "Belum diverifikasi dalam PermenPANRB 6/2022; pilihan instansi"
# From how many days on an absence of this kind interrupts the plan; 0: never.
PUTUS_BAWAAN = {
    JenisMasa.CUTI_BESAR: 30,
    JenisMasa.CUTI_SAKIT: 30,
    JenisMasa.CUTI_MELAHIRKAN: 0,
    JenisMasa.CLTN: 1,
    JenisMasa.TUGAS_BELAJAR: 1,
    JenisMasa.DIPERBANTUKAN: 1,
    JenisMasa.MPP: 1,
    JenisMasa.DIBERHENTIKAN_SEMENTARA: 1,
}

DAFTAR = (
    Kunci(
        nama="skp_terpendek_hari",
        kelompok=KELOMPOK,
        judul="Rentang terpendek untuk SKP sendiri",
        bantuan="Penugasan yang lebih singkat dalam setahun tidak memerlukan SKP sendiri.",
        bidang=whole("Jumlah hari", 1, 180),
        bawaan=30,
        sumber=BELUM_PASTI,
    ),
    Kunci(
        nama="masa_memutus_skp",
        kelompok=KELOMPOK,
        judul="Masa khusus yang memutus SKP",
        bantuan="Sejak berapa hari lamanya sebuah masa memutus SKP. Isi 0 bila tidak pernah.",
        bidang=tuple(
            Bidang(
                nama=jenis.value,
                label=str(jenis.label),
                jenis=JenisBidang.BULAT,
                satuan="hari",
                minimum=0,
                maksimum=3660,
            )
            for jenis in JenisMasa
        ),
        bawaan={jenis.value: hari for jenis, hari in PUTUS_BAWAAN.items()},
        sumber=BELUM_PASTI,
    ),
)
