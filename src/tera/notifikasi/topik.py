"""What a page may watch: a topic's name, signed for one account of one agency for two days.

A page that was allowed to show something renders the token of it; at subscription the token is
proof of that. A topic's news says only that something changed: what, the page asks with the
rights of that moment.
"""

import re
from datetime import date
from typing import TYPE_CHECKING

from django.core.signing import BadSignature, Signer

if TYPE_CHECKING:
    from tera.akun.models import Akun

BENTUK = re.compile(r"[a-z_]{1,30}:\d{1,12}")
BERLAKU_HARI = 1
_penanda = Signer(salt="tera.topik")


def sign_topik(akun: "Akun", topik: str) -> str:
    """The token with which this account may watch ``topik`` ("skp:12") today and tomorrow."""
    if not BENTUK.fullmatch(topik):
        raise ValueError(f"a topic is a word and a number, not {topik!r}")
    return _penanda.sign(f"{akun.instansi_id}.{akun.pk}.{akun.hari_ini.toordinal()}.{topik}")


def read_topik(akun: "Akun", tanda: str, *, pada: date | None = None) -> str | None:
    """The topic of a token; None for one that is false, old, or another account's."""
    try:
        instansi, pemilik, hari, topik = _penanda.unsign(tanda).split(".")
    except (BadSignature, ValueError):
        return None
    umur = (pada or akun.hari_ini).toordinal() - int(hari)
    sah = (instansi, pemilik) == (str(akun.instansi_id), str(akun.pk))
    return topik if sah and 0 <= umur <= BERLAKU_HARI else None
