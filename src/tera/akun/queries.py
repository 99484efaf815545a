"""Questions about accounts."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from tera.akun.models import Akun, PeranAkun
from tera.akun.peran import Peran
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


def konselor_di_antara(akun: Iterable[Akun], pada: date) -> set[int]:
    """Which of these accounts are a counsellor's on a day; one query."""
    tugas = PeranAkun.objects.filter(akun__in=[satu.pk for satu in akun], peran=Peran.KONSELOR)
    return set(tugas.berlaku_pada(pada).values_list("akun_id", flat=True))
