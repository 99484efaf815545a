"""Reading the TOML of this package: decimals exact, keys checked."""

import tomllib
from collections.abc import Collection, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

AKAR = Path(__file__).parent


def read_toml(path: Path) -> dict[str, Any]:
    """Read one file; every fractional number comes back as an exact ``Decimal``."""
    with path.open("rb") as berkas:
        return tomllib.load(berkas, parse_float=Decimal)


def find_key_faults(
    data: Mapping[str, Any], *, wajib: Collection[str], boleh: Collection[str] = ()
) -> list[str]:
    """Sentences on missing and unknown keys of one table; empty when all is well."""
    kurang = [f"kunci {kunci!r} tidak ada" for kunci in wajib if kunci not in data]
    asing = [f"kunci {kunci!r} tidak dikenal" for kunci in data if kunci not in {*wajib, *boleh}]
    return kurang + asing
