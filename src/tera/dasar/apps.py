from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created

PERNYATAAN_TERBANYAK = 500
"""Prepared statements that a connection keeps: more than the pages of deadline day have (the
driver's own 100 are fewer, and each that is dropped is planned anew)."""


class DasarConfig(AppConfig):
    name = "tera.dasar"
    label = "dasar"
    verbose_name = "Dasar"

    def ready(self) -> None:
        connection_created.connect(_keep_statements, dispatch_uid="tera.pernyataan")


def _keep_statements(*, connection: Any, **_: object) -> None:
    connection.connection.prepared_max = PERNYATAAN_TERBANYAK
