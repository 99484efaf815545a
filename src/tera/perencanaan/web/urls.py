"""Addresses of stage 1."""

from django.urls import path

from tera.perencanaan.web import impor_skp, isi, sasaran, skp

urlpatterns = [
    path("skp/", skp.skp_daftar, name="skp_daftar"),
    path("skp/buat/<int:penugasan_id>/", skp.skp_buat, name="skp_buat"),
    path("skp/<int:skp_id>/", skp.skp, name="skp"),
    path("skp/<int:skp_id>/hasil/tambah/", isi.hasil_isi, name="hasil_tambah"),
    path("skp/<int:skp_id>/hasil/<int:hasil_id>/", isi.hasil_isi, name="hasil_ubah"),
    path("skp/<int:skp_id>/hasil/<int:hasil_id>/hapus/", isi.hasil_hapus, name="hasil_hapus"),
    path("skp/<int:skp_id>/hasil/smart/", isi.hasil_smart, name="hasil_smart"),
    path("skp/<int:skp_id>/perilaku/", isi.perilaku_isi, name="perilaku_isi"),
    path("skp/<int:skp_id>/lampiran/", isi.lampiran_isi, name="lampiran_isi"),
    path("skp/<int:skp_id>/impor/", impor_skp.skp_impor, name="skp_impor"),
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
    path("sasaran/<int:unit_id>/<int:tahun>/smart/", sasaran.sasaran_smart, name="sasaran_smart"),
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
