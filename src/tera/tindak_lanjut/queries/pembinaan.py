"""Coaching and training that follow from an appraisal below Baik."""

from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When

from tera.akun.lingkup import lingkup_pegawai
from tera.akun.models import Akun
from tera.dasar.errors import TidakDitemukan
from tera.tindak_lanjut.models import TindakLanjut
from tera.tindak_lanjut.states import StatusTindakLanjut


def tindak_lanjut_terlihat(akun: Akun, pada: date) -> QuerySet[TindakLanjut]:
    """Entries within the account's scope: own, of my people, of my units; open ones first."""
    urutan = Case(
        When(status=StatusTindakLanjut.TERBUKA, then=Value(0)),
        When(status=StatusTindakLanjut.DIRENCANAKAN, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return (
        TindakLanjut.objects.filter(lingkup_pegawai(akun, pada))
        .annotate(urutan=urutan)
        .order_by("urutan", "tenggat", "-id")
    )


def with_row(semua: QuerySet[TindakLanjut]) -> QuerySet[TindakLanjut]:
    """Adds what a row of the list shows."""
    return semua.select_related("pegawai", "evaluasi__unit")


def get_tindak_lanjut(akun: Akun, tindak_lanjut_id: int, pada: date) -> TindakLanjut:
    """One entry within the scope; raises TidakDitemukan."""
    tindak_lanjut = (
        TindakLanjut.objects.filter(lingkup_pegawai(akun, pada))
        .select_related("pegawai", "evaluasi__unit", "evaluasi__penilai", "direncanakan_oleh")
        .filter(pk=tindak_lanjut_id)
        .first()
    )
    if tindak_lanjut is None:
        raise TidakDitemukan("Tindak lanjut tidak ditemukan.")
    return tindak_lanjut
