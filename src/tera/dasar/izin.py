"""Permissions come in pairs: ``check_can_x`` raises with the sentence, ``can_x`` is its bool."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from tera.dasar.errors import DomainError

P = ParamSpec("P")


def as_bool(check: Callable[P, None]) -> Callable[P, bool]:
    """The bool of a check; nothing but a refusal is swallowed."""

    @wraps(check)
    def can(*args: P.args, **kwargs: P.kwargs) -> bool:
        return reason(check, *args, **kwargs) is None

    return can


def reason(check: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> str | None:
    """Why not: the sentence for the disabled button, or None where it is allowed."""
    try:
        check(*args, **kwargs)
    except DomainError as penolakan:
        return penolakan.pesan
    return None
