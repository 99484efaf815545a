from django.apps import AppConfig


class PenilaianConfig(AppConfig):
    name = "tera.penilaian"
    label = "penilaian"
    verbose_name = "Penilaian"
