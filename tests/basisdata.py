"""Gives every test run a real PostgreSQL: the embedded one, or the one DATABASE_URL names.

Loaded with ``-p tests.basisdata`` so that it runs before Django reads its settings; workers of
pytest-xdist inherit the address.
"""

import os
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent


def _start() -> None:
    os.environ.setdefault("TERA_DATA", str(AKAR / ".data" / "uji"))
    if not os.environ.get("DATABASE_URL"):
        from tera.dasar.basis_data import start_embedded

        os.environ["DATABASE_URL"] = start_embedded(Path(os.environ["TERA_DATA"]))


if "PYTEST_XDIST_WORKER" not in os.environ:
    _start()
