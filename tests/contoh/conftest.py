"""The example agencies are made once for all tests of this folder, and rolled back after."""

from collections.abc import Iterator
from datetime import date

import pytest

PADA = date(2026, 11, 22)


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: object) -> Iterator[list[object]]:
    """The sign-ins of ``ensure_demo`` on an empty database, checked against every constraint."""
    from django.db import connection, transaction
    from django.test import override_settings

    from tera.contoh.demo import ensure_demo

    with django_db_blocker.unblock(), override_settings(DEMO=True), transaction.atomic():  # type: ignore[attr-defined]
        masuk = ensure_demo(pada=PADA)
        connection.check_constraints()
        yield masuk
        transaction.set_rollback(True)
