from tera.dasar.models.audit import AuditEvent, AuditSegel
from tera.dasar.models.base import Berlaku, BerlakuQuerySet, MilikInstansi, MilikInstansiQuerySet
from tera.dasar.models.gangguan import Denyut, Gangguan, SebabGangguan
from tera.dasar.models.sekali import KirimanSekali

__all__ = [
    "AuditEvent",
    "AuditSegel",
    "Berlaku",
    "BerlakuQuerySet",
    "Denyut",
    "Gangguan",
    "KirimanSekali",
    "MilikInstansi",
    "MilikInstansiQuerySet",
    "SebabGangguan",
]
