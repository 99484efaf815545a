"""Addresses of stage 1."""

from django.urls import path

from tera.perencanaan.web import delegasi, dialog, isi, salin, sasaran, skp, tenggat, versi

urlpatterns = [
    path("skp/", skp.skp_daftar, name="skp_daftar"),
    path("skp/buat/<int:penugasan_id>/", skp.skp_buat, name="skp_buat"),
    path("skp/<int:skp_id>/", skp.skp, name="skp"),
    path("skp/<int:skp_id>/hasil/tambah/", isi.hasil_isi, name="hasil_tambah"),
    path("skp/<int:skp_id>/hasil/<int:hasil_id>/", isi.hasil_isi, name="hasil_ubah"),
    path("skp/<int:skp_id>/hasil/<int:hasil_id>/hapus/", isi.hasil_hapus, name="hasil_hapus"),
    path("skp/<int:skp_id>/perilaku/", isi.perilaku_isi, name="perilaku_isi"),
    path("skp/<int:skp_id>/lampiran/", isi.lampiran_isi, name="lampiran_isi"),
    path("skp/<int:skp_id>/pendekatan/", isi.pendekatan_ubah, name="pendekatan_ubah"),
    path("skp/<int:skp_id>/salin/", salin.skp_salin, name="skp_salin"),
    path("skp/<int:skp_id>/dialog/", dialog.skp_dialog, name="skp_dialog"),
    path(
        "skp/<int:skp_id>/dialog/<int:pesan_id>/selesai/",
        dialog.dialog_selesai,
        name="dialog_selesai",
    ),
    path("skp/<int:skp_id>/versi/", versi.versi_daftar, name="versi_daftar"),
    path("skp/<int:skp_id>/versi/draf/", versi.versi_draf, name="versi_draf"),
    path("skp/<int:skp_id>/versi/<int:nomor>/", versi.versi, name="versi"),
    path("skp/<int:skp_id>/ubah/", versi.skp_ubah, name="skp_ubah"),
    path("skp/<int:skp_id>/batal-ubah/", versi.skp_batal_ubah, name="skp_batal_ubah"),
    *(
        path(
            f"skp/<int:skp_id>/{langkah}/",
            skp.skp_langkah,
            {"langkah": langkah},
            name=f"skp_{langkah}",
        )
        for langkah in ("ajukan", "tarik", "setujui", "kembalikan")
    ),
    path("tenggat-skp/", tenggat.tenggat, name="tenggat"),
    path("delegasi/", delegasi.delegasi, name="delegasi"),
    path("delegasi/<int:delegasi_id>/akhiri/", delegasi.delegasi_akhiri, name="delegasi_akhiri"),
    path("sasaran/", sasaran.sasaran, name="sasaran"),
    path("sasaran/<int:unit_id>/<int:tahun>/tambah/", sasaran.sasaran_isi, name="sasaran_tambah"),
    path(
        "sasaran/<int:unit_id>/<int:tahun>/<int:sasaran_id>/",
        sasaran.sasaran_isi,
        name="sasaran_ubah",
    ),
    path(
        "sasaran/<int:unit_id>/<int:tahun>/<int:sasaran_id>/hapus/",
        sasaran.sasaran_hapus,
        name="sasaran_hapus",
    ),
]
