from django.apps import AppConfig


class TindakLanjutConfig(AppConfig):
    name = "tera.tindak_lanjut"
    label = "tindak_lanjut"
    verbose_name = "Tindak lanjut"
