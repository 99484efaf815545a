"""What the use cases of stage 2 take: plain values, already parsed, not yet judged."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.files import File


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianRealisasi:
    """One month of one indicator as the person typed it, with the evidence given beside it."""

    nilai: Decimal | None = None
    teks: str = ""
    keterangan: str = ""
    berkas: "File[bytes] | None" = None
    tautan: str = ""
