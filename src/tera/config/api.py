"""The API: one version, a router of each app that has one."""

from tera.dasar.web.api import make_api
from tera.penjelasan.api.hitung import router as hitung

api = make_api(judul="Tera", versi="1")
api.add_router("/hitung", hitung)
