"""Addresses that belong to no stage."""

from django.urls import path

from tera.dasar.web import bantuan, galeri, merek, sehat, tema

urlpatterns = [
    path("sehat/", sehat.sehat, name="sehat"),
    path("galeri/", galeri.galeri, name="galeri"),
    path("merek/<str:warna>.css", merek.merek_css, name="merek_css"),
    path("tema/", tema.tema, name="tema"),
    path("bantuan/", bantuan.bantuan, name="bantuan"),
    path("privasi/", bantuan.privasi, name="privasi"),
    path("aksesibilitas/", bantuan.aksesibilitas, name="aksesibilitas"),
]
