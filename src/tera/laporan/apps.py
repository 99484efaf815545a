from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "tera.laporan"
    label = "laporan"
    verbose_name = "Laporan"
