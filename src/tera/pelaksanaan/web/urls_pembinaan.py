"""Addresses of pembinaan."""

from django.urls import path

from tera.pelaksanaan.web import bimbingan, dialog_kinerja, konseling, pembinaan

DIALOG = "pembinaan/dialog/<int:dialog_id>/"
BIMBINGAN = "pembinaan/bimbingan/<int:bimbingan_id>/"
KONSELING = "pembinaan/konseling/<int:konseling_id>/"

urlpatterns = [
    path("pembinaan/", pembinaan.pembinaan, name="pembinaan"),
    path("pembinaan/pegawai/", pembinaan.pembinaan_pegawai, name="pembinaan_pegawai"),
    path("skp/<int:skp_id>/pembinaan/", pembinaan.skp_pembinaan, name="skp_pembinaan"),
    path("pembinaan/dialog/jadwal/", dialog_kinerja.dialog_jadwal, name="dialog_jadwal"),
    path(DIALOG, dialog_kinerja.dialog_kinerja, name="dialog_kinerja"),
    path(f"{DIALOG}isi/", dialog_kinerja.dialog_isi, name="dialog_isi"),
    path(f"{DIALOG}konfirmasi/", dialog_kinerja.dialog_konfirmasi, name="dialog_konfirmasi"),
    path(f"{DIALOG}batalkan/", dialog_kinerja.dialog_batalkan, name="dialog_batalkan"),
    path(
        "pembinaan/tindakan/<int:tindakan_id>/",
        dialog_kinerja.tindakan_tandai,
        name="tindakan_tandai",
    ),
    path("pembinaan/bimbingan/tambah/", bimbingan.bimbingan_tambah, name="bimbingan_tambah"),
    path(BIMBINGAN, bimbingan.bimbingan, name="bimbingan"),
    path(f"{BIMBINGAN}sesi/", bimbingan.bimbingan_sesi, name="bimbingan_sesi"),
    path(f"{BIMBINGAN}selesai/", bimbingan.bimbingan_selesai, name="bimbingan_selesai"),
    path(f"{BIMBINGAN}batalkan/", bimbingan.bimbingan_batalkan, name="bimbingan_batalkan"),
    path(f"{BIMBINGAN}b18/", bimbingan.bimbingan_b18, name="bimbingan_b18"),
    path(f"{BIMBINGAN}b19/", bimbingan.bimbingan_b19, name="bimbingan_b19"),
    path("pembinaan/konseling/", konseling.konseling_daftar, name="konseling_daftar"),
    path("pembinaan/konseling/minta/", konseling.konseling_minta, name="konseling_minta"),
    path(KONSELING, konseling.konseling, name="konseling"),
    path(f"{KONSELING}konselor/", konseling.konseling_konselor, name="konseling_konselor"),
    path(f"{KONSELING}langkah/", konseling.konseling_langkah, name="konseling_langkah"),
    path(f"{KONSELING}catat/", konseling.konseling_catat, name="konseling_catat"),
]
