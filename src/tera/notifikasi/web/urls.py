"""Addresses."""

from django.urls import path

from tera.notifikasi.web import langsung, notifikasi, saluran, setelan

urlpatterns = [
    path("langsung/", langsung.langsung, name="langsung"),
    path("kabar/", langsung.kabar, name="kabar"),
    path("notifikasi/", notifikasi.notifikasi, name="notifikasi"),
    path("notifikasi/baca/", notifikasi.notifikasi_baca, name="notifikasi_baca"),
    path(
        "notifikasi/<int:notifikasi_id>/buka/", notifikasi.notifikasi_buka, name="notifikasi_buka"
    ),
    path("notifikasi/pengaturan/", setelan.setelan_kabar, name="setelan_kabar"),
    path(
        "notifikasi/pengaturan/<str:saluran>/konfirmasi/",
        setelan.kontak_konfirmasi,
        name="kontak_konfirmasi",
    ),
    path("notifikasi/pengaturan/<str:saluran>/kode/", setelan.kontak_kode, name="kontak_kode"),
    path("pengaturan/saluran/", saluran.saluran, name="saluran"),
    path("pengaturan/saluran/uji/", saluran.saluran_uji, name="saluran_uji"),
    path("pengaturan/saluran/ulangi/", saluran.saluran_ulangi, name="saluran_ulangi"),
]
