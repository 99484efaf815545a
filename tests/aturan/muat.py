"""Loads the cases that are data; the format is that of kasus/*.toml."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "kasus"
KUNCI = {"nama", "asal", "acuan", "pada", "masukan", "keluaran", "galat", "posisi"}


def load_kasus(nama: str) -> list[Any]:
    """One pytest parameter for each case; refuses a case that states no outcome, or two."""
    data = tomllib.loads((FOLDER / f"{nama}.toml").read_text("utf-8"), parse_float=Decimal)
    return [pytest.param(_check(kasus), id=kasus["nama"]) for kasus in data["kasus"]]


def select(kasus: list[Any], kunci: str) -> list[Any]:
    """Only the cases whose input has this key."""
    return [satu for satu in kasus if kunci in satu.values[0]["masukan"]]


def _check(kasus: dict[str, Any]) -> dict[str, Any]:
    assert kasus.keys() <= KUNCI, kasus
    assert kasus["asal"] in {"resmi", "aturan", "praktik"}, kasus
    assert ("keluaran" in kasus) != kasus.get("galat", False), kasus
    return kasus
