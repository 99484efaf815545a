"""Addresses of stage 2."""

from django.urls import path

from tera.pelaksanaan.web import bukti, realisasi, umpan_balik

urlpatterns = [
    path("skp/<int:skp_id>/realisasi/", realisasi.realisasi, name="realisasi"),
    path(
        "realisasi/<int:indikator_id>/<str:bulan>/", realisasi.realisasi_isi, name="realisasi_isi"
    ),
    path(
        "realisasi/<int:indikator_id>/<str:bulan>/hapus/",
        realisasi.realisasi_hapus,
        name="realisasi_hapus",
    ),
    path("bukti/<int:bukti_id>/", bukti.bukti, name="bukti"),
    path("bukti/<int:bukti_id>/hapus/", bukti.bukti_hapus, name="bukti_hapus"),
    path("skp/<int:skp_id>/umpan-balik/", umpan_balik.umpan_balik, name="umpan_balik"),
    path(
        "skp/<int:skp_id>/umpan-balik/<int:utas_id>/jawab/",
        umpan_balik.umpan_balik_jawab,
        name="umpan_balik_jawab",
    ),
]
