"""Every address states its access."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tera.dasar.akses import Akses


def patterns(simpul: URLResolver | None = None) -> Iterator[URLPattern]:
    """Every route of Tera."""
    for satu in (simpul or get_resolver()).url_patterns:
        if isinstance(satu, URLResolver):
            yield from patterns(satu)
        else:
            yield satu


def test_every_route_has_a_name_and_states_its_access() -> None:
    nama = []
    for pola in patterns():
        assert isinstance(getattr(pola.callback, "akses", None), Akses), pola
        nama.append(pola.name)
    assert None not in nama
    assert len(nama) == len(set(nama))
