"""What the frame of every page needs."""

from typing import Any

from django.http import HttpRequest


def bingkai(request: HttpRequest) -> dict[str, Any]:
    """Agency name and theme."""
    return {}
