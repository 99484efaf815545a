from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "tera.akun"
    label = "akun"
    verbose_name = "Akun"
