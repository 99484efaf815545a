"""Addresses."""

from django.urls import path

from tera.dasbor.web import antrean, beranda, dasbor, langsung, menunggu, pemantauan, peringatan

urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("antrean/", antrean.antrean, name="antrean"),
    path("antrean/setujui/", antrean.antrean_setujui, name="antrean_setujui"),
    path("unit/langsung/", langsung.unit_langsung_daftar, name="unit_langsung_daftar"),
    path("unit/<int:unit_id>/langsung/", langsung.unit_langsung, name="unit_langsung"),
    path("menunggu/", menunggu.menunggu, name="menunggu"),
    path("dasbor/", dasbor.dasbor, name="dasbor"),
    path("pemantauan/", pemantauan.pemantauan, name="pemantauan"),
    path("peringatan/", peringatan.peringatan, name="peringatan"),
]
