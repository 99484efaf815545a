from django.apps import AppConfig


class OrganisasiConfig(AppConfig):
    name = "tera.organisasi"
    label = "organisasi"
    verbose_name = "Organisasi"
