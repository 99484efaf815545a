"""All addresses, stage by stage."""

from django.urls import include, path

from tera.config.api import api
from tera.dasar.web.api import routes

urlpatterns = [
    path("", include("tera.dasar.web.urls")),
    path("", include("tera.akun.web.urls")),
    path("", include("tera.organisasi.web.urls")),
    path("", include("tera.penjelasan.web.urls")),
    path("", include("tera.notifikasi.web.urls")),
    path("", include("tera.perencanaan.web.urls")),
    path("", include("tera.pelaksanaan.web.urls")),
    path("", include("tera.penilaian.web.urls")),
    path("", include("tera.tindak_lanjut.web.urls")),
    path("", include("tera.dasbor.web.urls")),
    path("", include("tera.laporan.web.urls")),
    path("api/v1/", include(routes(api, "/api/v1/"))),
]

handler400 = "tera.dasar.web.galat.bad_request"
handler403 = "tera.dasar.web.galat.forbidden"
handler404 = "tera.dasar.web.galat.not_found"
handler500 = "tera.dasar.web.galat.server_error"
