"""Addresses of stage 1."""

from django.urls import path

from tera.perencanaan.web import isi, lembar, rencana_impor, sasaran, skp, strategis

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
    path(
        "sasaran/<int:unit_id>/<int:tahun>/unggah/",
        rencana_impor.sasaran_unggah,
        name="sasaran_unggah",
    ),
    path(
        "sasaran/<int:unit_id>/<int:tahun>/terapkan/",
        rencana_impor.sasaran_terapkan,
        name="sasaran_terapkan",
    ),
    path("strategis/", strategis.strategis, name="strategis"),
    path("strategis/<int:unit_id>/tambah/", strategis.strategis_isi, name="strategis_tambah"),
    path(
        "strategis/<int:unit_id>/unggah/", rencana_impor.strategis_unggah, name="strategis_unggah"
    ),
    path(
        "strategis/<int:unit_id>/terapkan/",
        rencana_impor.strategis_terapkan,
        name="strategis_terapkan",
    ),
    path("strategis/<int:unit_id>/jadikan/", strategis.strategis_jadikan, name="strategis_jadikan"),
    path(
        "strategis/<int:unit_id>/<int:strategis_id>/",
        strategis.strategis_isi,
        name="strategis_ubah",
    ),
    path(
        "strategis/<int:unit_id>/<int:strategis_id>/hapus/",
        strategis.strategis_hapus,
        name="strategis_hapus",
    ),
    path(
        "strategis/indikator/<int:indikator_strategis_id>/",
        lembar.lembar_indikator,
        name="lembar_indikator",
    ),
    path(
        "strategis/indikator/<int:indikator_strategis_id>/ubah/",
        lembar.lembar_indikator_isi,
        name="lembar_indikator_isi",
    ),
]
