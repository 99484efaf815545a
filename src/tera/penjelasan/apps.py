from django.apps import AppConfig


class PenjelasanConfig(AppConfig):
    name = "tera.penjelasan"
    label = "penjelasan"
    verbose_name = "Penjelasan"
