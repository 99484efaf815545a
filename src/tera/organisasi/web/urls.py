"""Addresses of the organisation."""

from django.urls import path

from tera.organisasi.web import atasan, impor, organisasi, pengaturan

urlpatterns = [
    path("organisasi/", organisasi.organisasi, name="organisasi"),
    path("organisasi/unit/<int:unit_id>/", organisasi.unit, name="unit"),
    path("organisasi/unit/<int:unit_id>/kepala/", organisasi.unit_kepala, name="unit_kepala"),
    path("organisasi/impor/", impor.impor, name="impor"),
    path("organisasi/impor/<int:batch_id>/", impor.impor_batch, name="impor_batch"),
    path("organisasi/impor/<int:batch_id>/terapkan/", impor.impor_terapkan, name="impor_terapkan"),
    path("organisasi/impor/<int:batch_id>/batalkan/", impor.impor_batalkan, name="impor_batalkan"),
    path("organisasi/atasan/", atasan.atasan_saya, name="atasan_saya"),
    path("organisasi/permintaan-atasan/", atasan.permintaan_atasan, name="permintaan_atasan"),
    path(
        "organisasi/permintaan-atasan/<int:permintaan_id>/putuskan/",
        atasan.permintaan_atasan_putuskan,
        name="permintaan_atasan_putuskan",
    ),
    path("pengaturan/", pengaturan.pengaturan, name="pengaturan"),
]
