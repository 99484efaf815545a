"""A hash that proves a content without telling it: salted, so that nobody can guess it back."""

import hashlib
import json
import secrets
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


def make_garam() -> str:
    """A salt: 256 random bits, kept beside the content and never in the audit record."""
    return secrets.token_hex(32)


def salted_sidik(isi: Any, garam: str) -> str:
    """SHA-256 of the salt and the content as compact JSON."""
    teks = json.dumps(
        isi, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(f"{garam}:{teks}".encode()).hexdigest()
