from tera.dasar.models.audit import AuditEvent, AuditSegel
from tera.dasar.models.base import Berlaku, BerlakuQuerySet, MilikInstansi, MilikInstansiQuerySet
from tera.dasar.models.sekali import KirimanSekali

__all__ = [
    "AuditEvent",
    "AuditSegel",
    "Berlaku",
    "BerlakuQuerySet",
    "KirimanSekali",
    "MilikInstansi",
    "MilikInstansiQuerySet",
]
