from django.apps import AppConfig


class DasarConfig(AppConfig):
    name = "tera.dasar"
    label = "dasar"
    verbose_name = "Dasar"
