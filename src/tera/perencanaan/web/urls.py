"""Addresses of stage 1."""

from django.urls import path

from tera.perencanaan.web import isi, matriks, sasaran, skp, tim

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
    *(
        path(
            f"skp/<int:skp_id>/{langkah}/",
            skp.skp_langkah,
            {"langkah": langkah},
            name=f"skp_{langkah}",
        )
        for langkah in ("ajukan", "tarik", "setujui", "kembalikan")
    ),
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
    path("matriks/", matriks.matriks, name="matriks"),
    path("tim/", tim.tim_daftar, name="tim_daftar"),
    path("tim/tambah/", tim.tim_isi, name="tim_tambah"),
    path("tim/<int:tim_id>/", tim.tim, name="tim"),
    path("tim/<int:tim_id>/ubah/", tim.tim_isi, name="tim_ubah"),
    path("tim/<int:tim_id>/akhiri/", tim.tim_akhiri, name="tim_akhiri"),
    path("tim/<int:tim_id>/catatan/<int:hasil_id>/", tim.tim_catatan, name="tim_catatan"),
]
