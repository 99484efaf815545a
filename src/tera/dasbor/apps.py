from django.apps import AppConfig


class DasborConfig(AppConfig):
    name = "tera.dasbor"
    label = "dasbor"
    verbose_name = "Dasbor"
