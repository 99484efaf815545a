"""Addresses of stage 2."""

from django.urls import path

from tera.pelaksanaan.web import (
    bantu,
    bukti,
    catatan,
    gangguan,
    lembar,
    minta,
    progres,
    realisasi,
    rencana_aksi,
    rutin,
    templat,
    umpan_balik,
    umpan_saya,
    urls_pembinaan,
)

TEMPLAT = "pengaturan/templat-umpan-balik/"

urlpatterns = [
    path("gangguan/", gangguan.gangguan, name="gangguan"),
    *urls_pembinaan.urlpatterns,
    path("progres/", progres.progres, name="progres"),
    path("progres/ulangi/", progres.progres_ulangi, name="progres_ulangi"),
    path("progres/lembar/", lembar.progres_lembar, name="progres_lembar"),
    path("progres/<int:progres_id>/", progres.progres_isi, name="progres_isi"),
    path("progres/<int:progres_id>/hapus/", progres.progres_hapus, name="progres_hapus"),
    path("progres/<int:progres_id>/buka/", progres.progres_buka, name="progres_buka"),
    path("skp/<int:skp_id>/progres/", progres.progres_skp, name="progres_skp"),
    path("skp/<int:skp_id>/progres/lihat/", progres.progres_lihat, name="progres_lihat"),
    path("skp/<int:skp_id>/rencana-aksi/", rencana_aksi.rencana_aksi, name="rencana_aksi"),
    path(
        "skp/<int:skp_id>/rencana-aksi/susun/",
        rencana_aksi.rencana_aksi_susun,
        name="rencana_aksi_susun",
    ),
    path(
        "skp/<int:skp_id>/rencana-aksi/lanjutkan/",
        rencana_aksi.rencana_aksi_lanjutkan,
        name="rencana_aksi_lanjutkan",
    ),
    path("rencana-aksi/<int:aksi_id>/", rencana_aksi.aksi_isi, name="aksi_isi"),
    path("rencana-aksi/<int:aksi_id>/selesai/", rencana_aksi.aksi_selesai, name="aksi_selesai"),
    path("rencana-aksi/<int:aksi_id>/hapus/", rencana_aksi.aksi_hapus, name="aksi_hapus"),
    path("skp/<int:skp_id>/realisasi/", realisasi.realisasi, name="realisasi"),
    path(
        "realisasi/<int:indikator_id>/<str:bulan>/", realisasi.realisasi_isi, name="realisasi_isi"
    ),
    path(
        "realisasi/<int:indikator_id>/<str:bulan>/hapus/",
        realisasi.realisasi_hapus,
        name="realisasi_hapus",
    ),
    path(
        "realisasi/<int:indikator_id>/<str:bulan>/harian/",
        realisasi.realisasi_harian,
        name="realisasi_harian",
    ),
    path("bukti/<int:bukti_id>/", bukti.bukti, name="bukti"),
    path("bukti/ruang/", bukti.bukti_ruang, name="bukti_ruang"),
    path("bukti/<int:bukti_id>/rincian/", bukti.bukti_rincian, name="bukti_rincian"),
    path("bukti/<int:bukti_id>/pratinjau/", bukti.bukti_pratinjau, name="bukti_pratinjau"),
    path("bukti/<int:bukti_id>/hapus/", bukti.bukti_hapus, name="bukti_hapus"),
    path("skp/<int:skp_id>/umpan-balik/", umpan_balik.umpan_balik, name="umpan_balik"),
    path(
        "skp/<int:skp_id>/umpan-balik/<int:utas_id>/jawab/",
        umpan_balik.umpan_balik_jawab,
        name="umpan_balik_jawab",
    ),
    path("umpan-balik/", umpan_saya.umpan_balik_saya, name="umpan_balik_saya"),
    path("umpan-balik/pilih/", umpan_saya.umpan_balik_pilih, name="umpan_balik_pilih"),
    path("umpan-balik/nada/", bantu.umpan_balik_nada, name="umpan_balik_nada"),
    path(
        "umpan-balik/kepada/<int:pegawai_id>/",
        umpan_saya.umpan_balik_beri,
        name="umpan_balik_beri",
    ),
    path("umpan-balik/<int:utas_id>/", umpan_balik.umpan_balik_utas, name="umpan_balik_utas"),
    path(
        "umpan-balik/<int:utas_id>/jawab/",
        umpan_balik.umpan_balik_utas_jawab,
        name="umpan_balik_utas_jawab",
    ),
    path(
        "umpan-balik/<int:utas_id>/selesai/",
        umpan_balik.umpan_balik_selesai,
        name="umpan_balik_selesai",
    ),
    path("umpan-balik/tanya/<int:pegawai_id>/", minta.umpan_balik_tanya, name="umpan_balik_tanya"),
    path(
        "umpan-balik/permintaan/<int:minta_id>/",
        minta.umpan_balik_minta,
        name="umpan_balik_minta",
    ),
    path(
        "umpan-balik/permintaan/<int:minta_id>/tolak/",
        minta.umpan_balik_minta_tolak,
        name="umpan_balik_minta_tolak",
    ),
    path(
        "umpan-balik/permintaan/<int:minta_id>/tarik/",
        minta.umpan_balik_minta_tarik,
        name="umpan_balik_minta_tarik",
    ),
    path(TEMPLAT, templat.templat_umpan_balik, name="templat_umpan_balik"),
    path(f"{TEMPLAT}<int:templat_id>/", templat.templat_ubah, name="templat_ubah"),
    path(f"{TEMPLAT}<int:templat_id>/cabut/", templat.templat_cabut, name="templat_cabut"),
    path("umpan-balik/rutin/", rutin.umpan_balik_rutin, name="umpan_balik_rutin"),
    path(
        "umpan-balik/rutin/<int:pegawai_id>/<str:bulan>/",
        rutin.umpan_balik_rutin_isi,
        name="umpan_balik_rutin_isi",
    ),
    path("catatan/", catatan.catatan_daftar, name="catatan_daftar"),
    path("catatan/baru/", catatan.catatan_tulis, name="catatan_tulis"),
    path("catatan/<int:catatan_id>/", catatan.catatan_ubah, name="catatan_ubah"),
    path("catatan/<int:catatan_id>/hapus/", catatan.catatan_hapus, name="catatan_hapus"),
]
