"""Addresses that belong to no stage."""

from django.urls import path

from tera.dasar.web import bantuan, galeri, luring, merek, sehat, tema

urlpatterns = [
    path("sehat/", sehat.sehat, name="sehat"),
    path("galeri/", galeri.galeri, name="galeri"),
    path("merek/<str:warna>.css", merek.merek_css, name="merek_css"),
    path("sw.js", luring.sw, name="sw"),
    path("manifest.webmanifest", luring.manifest, name="manifest"),
    path("luring/", luring.luring, name="luring"),
    path("luring/tanda/", luring.tanda, name="luring_tanda"),
    path("tema/", tema.tema, name="tema"),
    path("bantuan/", bantuan.bantuan, name="bantuan"),
    path("privasi/", bantuan.privasi, name="privasi"),
    path("aksesibilitas/", bantuan.aksesibilitas, name="aksesibilitas"),
]
