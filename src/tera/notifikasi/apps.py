from django.apps import AppConfig


class NotifikasiConfig(AppConfig):
    name = "tera.notifikasi"
    label = "notifikasi"
    verbose_name = "Notifikasi"
