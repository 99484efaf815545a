"""Questions about accounts."""

from django.db.models import QuerySet

from tera.organisasi.models import Pegawai


def pegawai_tanpa_akun(instansi_id: int) -> QuerySet[Pegawai]:
    """People with a NIP who cannot sign in yet."""
    return (
        Pegawai.objects.milik_instansi(instansi_id)
        .filter(akun__isnull=True)
        .exclude(nip="")
        .select_related("instansi")
        .order_by("id")
    )
