"""Addresses."""

from django.urls import path

from tera.penjelasan.web import aturan, hitung

urlpatterns = [
    path("hitung/", hitung.hitung_daftar, name="hitung_daftar"),
    path("hitung/<slug:kode>/", hitung.hitung, name="hitung"),
    path("aturan/", aturan.peraturan_daftar, name="aturan"),
    path("aturan/peraturan/<slug:slug>/", aturan.peraturan, name="peraturan"),
    path("aturan/parameter/", aturan.parameter_daftar, name="parameter_daftar"),
    path("aturan/parameter/<slug:nama>/", aturan.parameter_rinci, name="parameter"),
    path("aturan/cakupan/", aturan.cakupan, name="cakupan"),
]
