"""Addresses of stage 4, and those of stage 3 whose effect reaches into it."""

from django.urls import path

from tera.tindak_lanjut.web import angka_kredit, keberatan, pembinaan, penetapan

urlpatterns = [
    path("penilaian/tetapkan/", penetapan.penilaian_tetapkan, name="penilaian_tetapkan"),
    path(
        "penilaian/<int:skp_id>/<str:periode>/tetapkan/",
        penetapan.evaluasi_tetapkan,
        name="evaluasi_tetapkan",
    ),
    path(
        "evaluasi/<int:evaluasi_id>/keberatan/putuskan/",
        keberatan.keberatan_putuskan,
        name="keberatan_putuskan",
    ),
    path("angka-kredit/", angka_kredit.angka_kredit, name="angka_kredit"),
    path(
        "angka-kredit/<int:evaluasi_id>/konversi/",
        angka_kredit.angka_kredit_konversi,
        name="angka_kredit_konversi",
    ),
    path("tindak-lanjut/", pembinaan.tindak_lanjut, name="tindak_lanjut"),
    path("tindak-lanjut/<int:id>/", pembinaan.tindak_lanjut_isi, name="tindak_lanjut_isi"),
]
