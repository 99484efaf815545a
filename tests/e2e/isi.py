"""Fills a database for the browser tests and prints, as JSON, where everything is.

Run as ``python -m tests.e2e.isi`` with DATABASE_URL and TERA_DATA set.
"""

import json
import sys


def main() -> None:
    from tera.config.persiapan import prepare

    prepare(kunci=True, mutakhir=False)
    from tera.config.kesiapan import collect_static_if_needed, migrate_if_needed

    migrate_if_needed()
    collect_static_if_needed()
    from tests.e2e.cerita import tell

    json.dump(tell(), sys.stdout)


if __name__ == "__main__":
    main()
