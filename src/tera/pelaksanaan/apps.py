from django.apps import AppConfig


class PelaksanaanConfig(AppConfig):
    name = "tera.pelaksanaan"
    label = "pelaksanaan"
    verbose_name = "Pelaksanaan"
