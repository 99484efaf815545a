"""The tamper-evident record: what happened, and the chain that seals it.

Both tables refuse UPDATE, DELETE and TRUNCATE by trigger (migration ``0002``). Events are written
in the same transaction as the change they tell of; a job seals them into one hash chain for the
database, so that writers never wait for each other.
"""

from django.db import models


class AuditEvent(models.Model):
    """One change, told by the use case that made it.

    ``pelaku`` and ``objek`` are kept as values, not foreign keys: the record must outlive them.
    """

    id = models.BigAutoField(primary_key=True)
    instansi_id = models.BigIntegerField(null=True)
    pada = models.DateTimeField()
    pelaku_id = models.BigIntegerField(null=True)
    pelaku = models.CharField(max_length=200)
    tindakan = models.CharField(max_length=60)
    objek = models.CharField(max_length=60)
    objek_id = models.BigIntegerField()
    isi = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["instansi_id", "objek", "objek_id", "id"], name="audit_objek"),
            models.Index(fields=["instansi_id", "-id"], name="audit_terbaru"),
        ]

    def __str__(self) -> str:
        return f"{self.tindakan} {self.objek} {self.objek_id}"


class AuditSegel(models.Model):
    """Link of the hash chain: ``sidik`` = SHA-256(previous link, canonical event)."""

    nomor = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(AuditEvent, on_delete=models.PROTECT, related_name="segel")
    sidik = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"segel {self.nomor}"
