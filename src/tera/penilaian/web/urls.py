"""Addresses of stage 3. Setting a result and deciding an objection have consequences of stage 4:
their pages (``evaluasi_tetapkan``, ``penilaian_tetapkan``, ``keberatan_putuskan``) live there."""

from django.urls import path

from tera.penilaian.web import capaian, daftar, hasil, isian, tim

urlpatterns = [
    path("penilaian/", daftar.penilaian, name="penilaian"),
    path("penilaian/<int:skp_id>/<str:periode>/", isian.evaluasi_isi, name="evaluasi_isi"),
    path("evaluasi/<int:evaluasi_id>/", hasil.evaluasi, name="evaluasi"),
    path("evaluasi/<int:evaluasi_id>/terima/", hasil.evaluasi_terima, name="evaluasi_terima"),
    path("evaluasi/<int:evaluasi_id>/keberatan/", hasil.keberatan_ajukan, name="keberatan_ajukan"),
    path(
        "evaluasi/<int:evaluasi_id>/keberatan/penjelasan/",
        hasil.keberatan_tanggapi,
        name="keberatan_tanggapi",
    ),
    path("tim/<int:tim_id>/nilai/", tim.tim_nilai, name="tim_nilai"),
    path("capaian/", capaian.capaian, name="capaian"),
    path("capaian/<int:unit_id>/<str:periode>/", capaian.capaian_isi, name="capaian_isi"),
    path("distribusi/<int:unit_id>/<str:periode>/", capaian.distribusi, name="distribusi"),
]
