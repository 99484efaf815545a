"""One spelling for each term: models, fields and use cases against ``aturan/glosarium.toml``."""

import re
import tomllib
from pathlib import Path

from django.apps import apps

SUMBER = Path(__file__).resolve().parents[2] / "src" / "tera"
GLOSARIUM = tomllib.loads((SUMBER / "aturan" / "glosarium.toml").read_text())


def _terms() -> list[dict[str, object]]:
    return next(isi for isi in GLOSARIUM.values() if isinstance(isi, list))


def _names() -> set[str]:
    nama: set[str] = set()
    for aplikasi in apps.get_app_configs():
        if aplikasi.name.startswith("tera."):
            for model in aplikasi.get_models():
                nama |= {model.__name__, *(f.name for f in model._meta.get_fields())}
    for berkas in SUMBER.rglob("services*"):
        for satu in [berkas] if berkas.is_file() else berkas.rglob("*.py"):
            if satu.suffix == ".py":
                nama |= set(re.findall(r"^def (\w+)", satu.read_text(), re.M))
    return nama


def test_no_forbidden_spelling_in_models_fields_and_services() -> None:
    terlarang = {str(kata).lower() for istilah in _terms() for kata in istilah.get("terlarang", [])}  # type: ignore[attr-defined]
    for nama in _names():
        ular = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", nama).lower()
        assert ular not in terlarang, nama
        assert not set(ular.split("_")) & terlarang, nama
