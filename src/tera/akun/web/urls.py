"""Addresses of accounts."""

from django.urls import path

from tera.akun.web import akun, masuk

urlpatterns = [
    path("masuk/", masuk.masuk, name="masuk"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("aktivasi/", masuk.aktivasi, name="aktivasi"),
    path("akun/", akun.akun, name="akun"),
    path("akun/sesi/<str:kunci>/akhiri/", akun.sesi_akhiri, name="sesi_akhiri"),
    path("akun/daftar/", akun.akun_daftar, name="akun_daftar"),
    path("akun/buka/", akun.akun_buka, name="akun_buka"),
    path("akun/<int:akun_id>/kode/", akun.akun_kode, name="akun_kode"),
    path("akun/<int:akun_id>/konselor/", akun.akun_konselor, name="akun_konselor"),
]
