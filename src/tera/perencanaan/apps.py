from django.apps import AppConfig


class PerencanaanConfig(AppConfig):
    name = "tera.perencanaan"
    label = "perencanaan"
    verbose_name = "Perencanaan"
