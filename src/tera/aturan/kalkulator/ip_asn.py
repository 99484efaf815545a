"""Calculator of the Indeks Profesionalitas ASN."""

from datetime import date

from tera.aturan.bidang import CONTOH_PADA, Bidang, JenisBidang, bidang_pada, pilihan_of
from tera.aturan.bilangan import format_bilangan
from tera.aturan.disiplin import TingkatHukuman
from tera.aturan.ip_asn import HasilIpAsn, KelompokJabatan, determine_ip_asn
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.pendidikan import Pendidikan
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.predikat import Predikat


def _ip_asn(
    *,
    pendidikan: str,
    jabatan: str,
    diklat_utama: bool | None,
    jp: int,
    seminar: bool | None,
    predikat: str,
    hukuman: str,
    pada: date,
) -> Perhitungan[HasilIpAsn]:
    return determine_ip_asn(
        pendidikan=Pendidikan(pendidikan),
        jabatan=KelompokJabatan(jabatan),
        diklat_utama=bool(diklat_utama),
        jp=jp,
        seminar=bool(seminar),
        kinerja=Predikat(predikat),
        hukuman=TingkatHukuman(hukuman),
        pada=pada,
    )


DAFTAR = (
    Kalkulator(
        kode="ip-asn",
        judul="Indeks Profesionalitas ASN",
        subjek=Subjek.PENGEMBANGAN,
        penjelasan="Kualifikasi, kompetensi, kinerja, dan disiplin menjadi satu indeks.",
        bidang=(
            Bidang(
                nama="pendidikan",
                label="Pendidikan tertinggi",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Pendidikan),
            ),
            Bidang(
                nama="jabatan",
                label="Kelompok jabatan",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(KelompokJabatan),
            ),
            Bidang(
                nama="diklat_utama",
                label="Sudah diklat kepemimpinan atau diklat fungsional",
                jenis=JenisBidang.YA_TIDAK,
                wajib=False,
            ),
            Bidang(
                nama="jp",
                label="Pengembangan teknis setahun terakhir",
                jenis=JenisBidang.BULAT,
                satuan="JP",
                minimum=0,
                maksimum=2000,
            ),
            Bidang(
                nama="seminar",
                label="Mengikuti seminar atau sejenisnya dua tahun terakhir",
                jenis=JenisBidang.YA_TIDAK,
                wajib=False,
            ),
            Bidang(
                nama="predikat",
                label="Predikat kinerja",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Predikat),
            ),
            Bidang(
                nama="hukuman",
                label="Hukuman disiplin terberat lima tahun terakhir",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(TingkatHukuman),
            ),
            bidang_pada("Tanggal pengukuran"),
        ),
        hitung=_ip_asn,
        format=lambda nilai: f"{format_bilangan(nilai.jumlah)} ({nilai.kategori.label})",
        contoh={
            "pendidikan": "S-2",
            "jabatan": "struktural",
            "diklat_utama": True,
            "jp": 20,
            "seminar": True,
            "predikat": "baik",
            "hukuman": "tidak_ada",
            "pada": CONTOH_PADA,
        },
    ),
)
