"""Plans on which progress may be reported, as a condition for tables that reach a plan."""

from django.db.models import Q

from tera.pelaksanaan.states import DAPAT_DILAPORKAN


def dilaporkan(awalan: str = "") -> Q:
    """Plans that were handed in, or of which a version was agreed; reached through ``awalan``."""
    return Q(**{f"{awalan}status__in": DAPAT_DILAPORKAN}) | Q(
        **{f"{awalan}disetujui_pada__isnull": False}
    )
