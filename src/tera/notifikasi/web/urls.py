"""Addresses."""

from django.urls import path

from tera.notifikasi.web import langsung, notifikasi

urlpatterns = [
    path("langsung/", langsung.langsung, name="langsung"),
    path("kabar/", langsung.kabar, name="kabar"),
    path("notifikasi/", notifikasi.notifikasi, name="notifikasi"),
    path("notifikasi/baca/", notifikasi.notifikasi_baca, name="notifikasi_baca"),
    path(
        "notifikasi/<int:notifikasi_id>/buka/", notifikasi.notifikasi_buka, name="notifikasi_buka"
    ),
]
