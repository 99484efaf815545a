"""Every page, and who looks at it. ``{…}`` comes from what ``cerita`` told.

A route that is in neither table fails ``test_every_route_is_judged``.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kunjungan:
    """One address as one person sees it; ``siapa`` empty is nobody signed in."""

    rute: str
    siapa: str
    jalur: str

    @property
    def penolakan(self) -> set[int]:
        """Refused statuses that this page answers with on purpose."""
        return {422} if self.jalur in DITOLAK else set()

    def __str__(self) -> str:
        sisa = self.jalur.split("?", 1)[1] if "?" in self.jalur else ""
        return "-".join(b for b in (self.rute, self.siapa or "umum", sisa) if b)


HITUNG_BELUM_LENGKAP = "/hitung/predikat/?hasil=di_atas&perilaku=&pada=2025-12-31"

# Pages that say what is wrong with the input: their own look is judged too.
DITOLAK = {HITUNG_BELUM_LENGKAP}

HALAMAN: dict[str, list[tuple[str, str]]] = {
    "masuk": [("", "/masuk/")],
    "aktivasi": [("", "/aktivasi/")],
    "bantuan": [("", "/bantuan/"), ("sari", "/bantuan/")],
    "privasi": [("", "/privasi/")],
    "aksesibilitas": [("", "/aksesibilitas/")],
    "beranda": [(siapa, "/") for siapa in ("sari", "budi", "citra", "ani", "bkpsdm", "auditor")],
    "akun": [("sari", "/akun/")],
    "keluar": [("sari", "/keluar/")],
    "luring": [("", "/luring/")],
    "akun_daftar": [("bkpsdm", "/akun/daftar/")],
    "notifikasi": [("budi", "/notifikasi/"), ("auditor", "/notifikasi/")],
    "menunggu": [
        ("budi", "/menunggu/"),
        ("rekan", "/menunggu/?daftar=milik"),
        ("citra", "/menunggu/?daftar=lingkup"),
        ("bkpsdm", "/menunggu/?daftar=lingkup&lama=3"),
    ],
    "setelan_kabar": [("sari", "/notifikasi/pengaturan/")],
    "saluran": [("bkpsdm", "/pengaturan/saluran/")],
    # Why: calculators and the law
    "hitung_daftar": [("sari", "/hitung/")],
    "hitung": [
        ("sari", "/hitung/predikat/"),
        ("sari", HITUNG_BELUM_LENGKAP),
    ],
    "aturan": [("auditor", "/aturan/"), ("sari", "/aturan/?q=disiplin")],
    "peraturan": [("auditor", "/aturan/peraturan/permenpanrb-6-2022/")],
    "parameter_daftar": [("auditor", "/aturan/parameter/")],
    "parameter": [
        ("auditor", "/aturan/parameter/kuadran_predikat/"),
        ("auditor", "/aturan/parameter/pola_distribusi/"),
    ],
    "cakupan": [("auditor", "/aturan/cakupan/")],
    # Organisation
    "organisasi": [("sari", "/organisasi/"), ("bkpsdm", "/organisasi/")],
    "unit": [
        ("sari", "/organisasi/unit/{unit}/"),
        ("bkpsdm", "/organisasi/unit/{unit}/?ubah=kepala"),
    ],
    "impor": [("bkpsdm", "/organisasi/impor/")],
    "impor_batch": [
        ("bkpsdm", "/organisasi/impor/{batch}/?tab=temuan"),
        ("bkpsdm", "/organisasi/impor/{batch}/?tab=baru"),
        ("bkpsdm", "/organisasi/impor/{batch}/?tab=ditolak"),
    ],
    "atasan_saya": [("sari", "/organisasi/atasan/"), ("sari", "/organisasi/atasan/?q=citra")],
    "permintaan_atasan": [("ani", "/organisasi/permintaan-atasan/")],
    "pengaturan": [
        ("bkpsdm", "/pengaturan/"),
        ("bkpsdm", "/pengaturan/?ubah=periode_evaluasi"),
    ],
    # Stage 1
    "skp_daftar": [("sari", "/skp/"), ("rekan", "/skp/"), ("budi", "/skp/")],
    "skp": [
        ("dani", "/skp/{skp_draf}/"),
        ("rekan", "/skp/{skp}/"),
        ("budi", "/skp/{skp}/"),
        ("budi", "/skp/{skp_staf}/"),
        ("citra", "/skp/{skp}/"),
        ("ani", "/skp/{skp}/"),
    ],
    "hasil_tambah": [("dani", "/skp/{skp_draf}/hasil/tambah/")],
    "hasil_ubah": [("dani", "/skp/{skp_draf}/hasil/{hasil_draf}/")],
    "perilaku_isi": [("dani", "/skp/{skp_draf}/perilaku/")],
    "lampiran_isi": [("dani", "/skp/{skp_draf}/lampiran/")],
    "skp_impor": [("dani", "/skp/{skp_draf}/impor/")],
    "skp_pustaka": [
        ("dani", "/skp/{skp_draf}/pustaka/"),
        ("dani", "/skp/{skp_draf}/pustaka/?q=zz"),
    ],
    "pustaka": [("sari", "/pustaka/"), ("bkpsdm", "/pustaka/?q=imunisasi")],
    "pustaka_jabatan": [("sari", "/pustaka/jabatan/{jabatan_pustaka}/")],
    "pustaka_indikator": [
        ("sari", "/pustaka/{pustaka}/"),
        ("bkpsdm", "/pustaka/{pustaka}/"),
    ],
    "pustaka_usul": [("rekan", "/pustaka/usul/")],
    "pustaka_usulan": [("bkpsdm", "/pustaka/usulan/")],
    "pustaka_ubah": [("bkpsdm", "/pustaka/{pustaka}/ubah/")],
    "delegasi": [("budi", "/delegasi/?q=rini"), ("rekan", "/delegasi/")],
    "tenggat": [("bkpsdm", "/tenggat-skp/")],
    "gangguan": [("sari", "/gangguan/"), ("bkpsdm", "/gangguan/")],
    "skp_salin": [("dani", "/skp/{skp_draf}/salin/")],
    "versi_daftar": [("rekan", "/skp/{skp}/versi/")],
    "versi": [("rekan", "/skp/{skp}/versi/1/")],
    "versi_draf": [("budi", "/skp/{skp}/versi/draf/")],
    "sasaran": [("sari", "/sasaran/"), ("budi", "/sasaran/"), ("citra", "/sasaran/")],
    "sasaran_tambah": [("budi", "/sasaran/{unit}/{tahun}/tambah/")],
    "sasaran_ubah": [("budi", "/sasaran/{unit}/{tahun}/{sasaran}/")],
    "pohon": [("sari", "/pohon/"), ("citra", "/pohon/")],
    "pohon_tabel": [("citra", "/pohon/tabel/")],
    "peta": [
        ("citra", "/pohon/peta/"),
        ("citra", "/pohon/peta/?daftar=hasil"),
        ("bkpsdm", "/pohon/peta/?daftar=lepas"),
        ("bkpsdm", "/pohon/peta/?daftar=orang"),
        ("citra", "/pohon/peta/?daftar=beban"),
        ("bkpsdm", "/pohon/peta/?daftar=kembar"),
    ],
    "kembar": [("citra", "/pohon/peta/kembar/{wakil}/")],
    "matriks": [
        ("budi", "/matriks/"),
        ("rekan", "/matriks/?tim={tim}"),
        ("dani", "/matriks/"),
    ],
    "tim_daftar": [("budi", "/tim/"), ("dani", "/tim/")],
    "tim_tambah": [("budi", "/tim/tambah/")],
    "tim": [("rekan", "/tim/{tim}/"), ("budi", "/tim/{tim}/")],
    "tim_ubah": [("budi", "/tim/{tim}/ubah/")],
    "sasaran_unggah": [("budi", "/sasaran/{unit}/{tahun}/unggah/")],
    "strategis": [("sari", "/strategis/"), ("budi", "/strategis/"), ("citra", "/strategis/")],
    "strategis_tambah": [("budi", "/strategis/{unit}/tambah/")],
    "strategis_ubah": [("budi", "/strategis/{unit}/{strategis}/")],
    "strategis_unggah": [("budi", "/strategis/{unit}/unggah/")],
    "lembar_indikator": [
        ("sari", "/strategis/indikator/{indikator_strategis}/"),
        ("budi", "/strategis/indikator/{indikator_strategis}/"),
    ],
    "lembar_indikator_isi": [("budi", "/strategis/indikator/{indikator_strategis}/ubah/")],
    # Stage 2
    "bukti_rincian": [("rekan", "/bukti/{bukti}/rincian/"), ("budi", "/bukti/{bukti}/rincian/")],
    "bukti_ruang": [("bkpsdm", "/bukti/ruang/")],
    "progres": [("rekan", "/progres/"), ("sari", "/progres/")],
    "progres_lembar": [("rekan", "/progres/lembar/")],
    "progres_isi": [("rekan", "/progres/{progres}/"), ("budi", "/progres/{progres}/")],
    "progres_skp": [("budi", "/skp/{skp}/progres/"), ("rekan", "/skp/{skp}/progres/")],
    "rencana_aksi": [
        ("rekan", "/skp/{skp}/rencana-aksi/"),
        ("budi", "/skp/{skp}/rencana-aksi/"),
    ],
    "aksi_isi": [("rekan", "/rencana-aksi/{aksi}/")],
    "realisasi": [("rekan", "/skp/{skp}/realisasi/"), ("budi", "/skp/{skp}/realisasi/")],
    "realisasi_isi": [("rekan", "/realisasi/{indikator}/{bulan}/")],
    "umpan_balik": [("rekan", "/skp/{skp}/umpan-balik/"), ("budi", "/skp/{skp}/umpan-balik/")],
    "unit_langsung_daftar": [("bkpsdm", "/unit/langsung/")],
    "unit_langsung": [
        ("budi", "/unit/{unit}/langsung/"),
        ("budi", "/unit/{unit}/langsung/?daftar=menunggu"),
    ],
    "peringatan": [("rekan", "/peringatan/"), ("citra", "/peringatan/?keadaan=kritis")],
    "umpan_balik_saya": [
        ("rekan", "/umpan-balik/"),
        ("budi", "/umpan-balik/?tab=beri"),
        ("rekan", "/umpan-balik/?tab=permintaan"),
    ],
    "umpan_balik_pilih": [
        ("budi", "/umpan-balik/pilih/"),
        ("rekan", "/umpan-balik/pilih/?untuk=minta&q=citra"),
    ],
    "umpan_balik_beri": [
        ("sari", "/umpan-balik/kepada/{rekan}/?templat=perbaikan"),
        ("rekan", "/umpan-balik/kepada/{budi}/"),
    ],
    "umpan_balik_utas": [("rekan", "/umpan-balik/{utas}/"), ("budi", "/umpan-balik/{utas}/")],
    "umpan_balik_tanya": [("rekan", "/umpan-balik/tanya/{budi}/")],
    "umpan_balik_minta": [
        ("sari", "/umpan-balik/permintaan/{minta}/"),
        ("rekan", "/umpan-balik/permintaan/{minta}/"),
    ],
    "umpan_balik_rutin": [("budi", "/umpan-balik/rutin/")],
    "umpan_balik_rutin_isi": [("budi", "/umpan-balik/rutin/{rekan}/{bulan}/")],
    "catatan_daftar": [("rekan", "/catatan/")],
    "catatan_tulis": [("budi", "/catatan/baru/?tentang={rekan}")],
    "catatan_ubah": [("rekan", "/catatan/{catatan}/")],
    "templat_umpan_balik": [("bkpsdm", "/pengaturan/templat-umpan-balik/")],
    "templat_ubah": [("bkpsdm", "/pengaturan/templat-umpan-balik/{templat}/")],
    # Pembinaan
    "pembinaan": [("rekan", "/pembinaan/"), ("dani", "/pembinaan/")],
    "pembinaan_pegawai": [("budi", "/pembinaan/pegawai/")],
    "skp_pembinaan": [("budi", "/skp/{skp}/pembinaan/")],
    "dialog_jadwal": [("rekan", "/pembinaan/dialog/jadwal/")],
    "dialog_kinerja": [("rekan", "/pembinaan/dialog/{dialog}/")],
    "dialog_isi": [("budi", "/pembinaan/dialog/{dialog}/isi/")],
    "bimbingan_tambah": [("budi", "/pembinaan/bimbingan/tambah/?pegawai={pegawai}")],
    "bimbingan": [
        ("budi", "/pembinaan/bimbingan/{bimbingan}/"),
        ("rekan", "/pembinaan/bimbingan/{bimbingan_selesai}/"),
    ],
    "bimbingan_b18": [
        ("rekan", "/pembinaan/bimbingan/{bimbingan_tanpa_b18}/b18/"),
        ("citra", "/pembinaan/bimbingan/{bimbingan_selesai}/b18/"),
    ],
    "bimbingan_b19": [
        ("budi", "/pembinaan/bimbingan/{bimbingan_tanpa_b18}/b19/"),
        ("rekan", "/pembinaan/bimbingan/{bimbingan_selesai}/b19/"),
    ],
    "konseling_daftar": [("rekan", "/pembinaan/konseling/"), ("dani", "/pembinaan/konseling/")],
    "konseling_minta": [("dani", "/pembinaan/konseling/minta/")],
    "konseling": [
        ("rekan", "/pembinaan/konseling/{konseling}/"),
        ("konselor", "/pembinaan/konseling/{konseling_diminta}/"),
    ],
    "konseling_catat": [("konselor", "/pembinaan/konseling/{konseling_berlangsung}/catat/")],
    # Stage 3
    "penilaian": [
        ("sari", "/penilaian/?tahun={tahun_lalu}&periode={periode}"),
        ("budi", "/penilaian/?tahun={tahun_lalu}&periode={periode}"),
    ],
    "tim_nilai": [("rekan", "/tim/{tim}/nilai/")],
    "evaluasi_isi": [("budi", "/penilaian/{skp_dani_lalu}/{periode}/")],
    "evaluasi_tetapkan": [("budi", "/penilaian/{skp_dinilai}/{periode}/tetapkan/")],
    "evaluasi": [
        ("sari", "/evaluasi/{evaluasi_sari}/"),
        ("budi", "/evaluasi/{evaluasi_sari}/"),
        ("rekan", "/evaluasi/{evaluasi_rini}/"),
        ("citra", "/evaluasi/{evaluasi_rini}/"),
    ],
    "keberatan_ajukan": [("sari", "/evaluasi/{evaluasi_sari}/keberatan/")],
    "keberatan_tanggapi": [("budi", "/evaluasi/{evaluasi_rini}/keberatan/penjelasan/")],
    "keberatan_putuskan": [("citra", "/evaluasi/{evaluasi_rini}/keberatan/putuskan/")],
    "capaian": [
        ("citra", "/capaian/?tahun={tahun_lalu}&periode={periode}"),
        ("bkpsdm", "/capaian/?tahun={tahun_lalu}&periode={periode}"),
    ],
    "capaian_isi": [("citra", "/capaian/{unit}/{tahun_lalu}-tw4/")],
    "distribusi": [("citra", "/distribusi/{unit}/{periode}/")],
    # Stage 4
    "angka_kredit": [("sari", "/angka-kredit/"), ("rekan", "/angka-kredit/")],
    "tindak_lanjut": [("budi", "/tindak-lanjut/"), ("staf", "/tindak-lanjut/")],
    "tindak_lanjut_isi": [
        ("budi", "/tindak-lanjut/{tindak_lanjut}/"),
        ("staf", "/tindak-lanjut/{tindak_lanjut}/"),
    ],
    # Across the stages
    "antrean": [
        ("budi", "/antrean/"),
        ("citra", "/antrean/?daftar=keberatan"),
        ("budi", "/antrean/?daftar=tindak_lanjut"),
    ],
    "dasbor": [("citra", "/dasbor/"), ("bkpsdm", "/dasbor/")],
    "cetak_batch": [
        ("citra", "/cetak/batch/?tahun={tahun_lalu}"),
        ("bkpsdm", "/cetak/batch/?tahun={tahun_lalu}"),
    ],
    "cetak_batch_satu": [("citra", "/cetak/batch/{cetak}/")],
    "pemantauan": [("bkpsdm", "/pemantauan/"), ("ani", "/pemantauan/")],
}

# The gallery shows every component at once; it is no page of anyone's work, so it is judged for
# accessibility only.
GALERI = "galeri"

HANYA_POST = {
    "tema", "sesi_akhiri", "akun_buka", "akun_kode", "notifikasi_baca", "notifikasi_buka",
    "kontak_konfirmasi", "kontak_kode", "saluran_uji", "saluran_ulangi",
    "unit_kepala", "impor_terapkan", "impor_batalkan", "permintaan_atasan_putuskan",
    "skp_buat", "hasil_hapus", "hasil_kaitkan", "hasil_smart", "pendekatan_ubah",
    "peta_ingatkan", "sasaran_beri", "sasaran_kaitkan", "sasaran_hapus", "sasaran_smart",
    "pustaka_muat", "pustaka_cabut", "pustaka_putuskan",
    "tim_akhiri", "tim_catatan",
    "sasaran_terapkan",
    "strategis_hapus", "strategis_jadikan", "strategis_terapkan",
    "skp_ajukan", "skp_tarik", "skp_setujui", "skp_kembalikan", "antrean_setujui",
    "skp_ubah", "skp_batal_ubah", "skp_dialog", "dialog_selesai", "delegasi_akhiri",
    "progres_ulangi", "progres_hapus", "progres_buka", "progres_lihat",
    "rencana_aksi_susun", "rencana_aksi_lanjutkan", "aksi_selesai", "aksi_hapus",
    "realisasi_harian",
    "skp_sesuaikan", "realisasi_hapus", "bukti_hapus", "umpan_balik_jawab",
    "umpan_balik_utas_jawab", "umpan_balik_selesai", "umpan_balik_nada",
    "umpan_balik_minta_tolak", "templat_cabut", "umpan_balik_minta_tarik", "catatan_hapus",
    "evaluasi_terima", "penilaian_tetapkan", "angka_kredit_konversi",
    "akun_konselor", "dialog_konfirmasi", "dialog_batalkan", "tindakan_tandai",
    "bimbingan_sesi", "bimbingan_selesai", "bimbingan_batalkan",
    "konseling_konselor", "konseling_langkah",
}  # fmt: skip

# Not pages: files, answers for machines, style sheets.
BUKAN_HALAMAN = {
    "sw", "manifest", "luring_tanda",
    "sehat", "merek_css", "bukti", "bukti_pratinjau",
    "cetak_skp", "cetak_dialog", "cetak_b18", "cetak_b19", "cetak_evaluasi", "cetak_konversi",
    "pohon_cabang", "skp_xlsx", "penilaian_xlsx", "angka_kredit_xlsx",
    "matriks_xlsx", "api_openapi", "api_hitung_daftar", "api_hitung",
    "strategis_xlsx", "sasaran_xlsx",
    "skp_lembar_xlsx", "progres_xlsx", "realisasi_xlsx", "cetak_batch_unduh", "siasn_json",
    "langsung", "kabar",
}  # fmt: skip


def visits() -> list[Kunjungan]:
    """All rows of the table."""
    return [
        Kunjungan(rute, siapa, jalur) for rute, baris in HALAMAN.items() for siapa, jalur in baris
    ]
