"""Channels out of the application: one interface, one registry.

A new way (another gateway, SMS) is a module here with ``send`` and ``close``, a member of
``JenisSaluran`` and a line in ``PEMBUAT``; the contract test then runs against it.
"""

from collections.abc import Callable

from tera.notifikasi.saluran.bentuk import GagalKirim, Pesan, Saluran
from tera.notifikasi.saluran.surel import make_surel
from tera.notifikasi.saluran.webhook import make_webhook
from tera.notifikasi.states import JenisSaluran

PEMBUAT: dict[JenisSaluran, Callable[[int], Saluran | None]] = {
    JenisSaluran.SUREL: make_surel,
    JenisSaluran.WEBHOOK: make_webhook,
}

__all__ = ["PEMBUAT", "GagalKirim", "Pesan", "Saluran", "saluran_of", "saluran_tersedia"]


def saluran_of(jenis: str, instansi_id: int) -> Saluran | None:
    """The channel as the agency has it; None where it is not set up."""
    return PEMBUAT[JenisSaluran(jenis)](instansi_id)


def saluran_tersedia(instansi_id: int) -> frozenset[JenisSaluran]:
    """The channels that are set up for an agency: one query."""
    return frozenset(j for j in JenisSaluran if saluran_of(j, instansi_id) is not None)
