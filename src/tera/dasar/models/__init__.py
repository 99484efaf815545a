from tera.dasar.models.audit import AuditEvent, AuditSegel
from tera.dasar.models.base import Berlaku, BerlakuQuerySet, MilikInstansi, MilikInstansiQuerySet

__all__ = [
    "AuditEvent",
    "AuditSegel",
    "Berlaku",
    "BerlakuQuerySet",
    "MilikInstansi",
    "MilikInstansiQuerySet",
]
