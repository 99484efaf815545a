"""Reminders before a deadline: one mechanism for all of them, each exactly once."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection, transaction

from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.models import Pengingat
from tera.notifikasi.services.kabar import notify
from tera.organisasi.models import Pegawai

HARI_PENGINGAT = (1, 7)
"""Days before a deadline on which people are reminded, the last first."""


def tahap_pengingat(tenggat: date, pada: date, hari: Sequence[int] = HARI_PENGINGAT) -> int | None:
    """Which of the days before the deadline has come; None while it is far, and once it is over.

    A job that was down for days still finds the one that it missed last.
    """
    sisa = (tenggat - pada).days
    if sisa < 0:
        return None
    return next((batas for batas in sorted(hari) if sisa <= batas), None)


def kapan(tenggat: date, pada: date) -> str:
    """ "3 hari lagi", "besok", "hari ini"."""
    sisa = (tenggat - pada).days
    return {0: "hari ini", 1: "besok"}.get(sisa, f"{sisa} hari lagi")


@transaction.atomic
def remind(*, kunci: str, penerima: Iterable[Pegawai], teks: str, tautan: str) -> int:
    """Tell each person once about ``kunci`` (matter, deadline and day before it); returns how many.

    However often and by how many workers at once it is run: whoever stands in the table of
    reminders was told, in the same transaction.
    """
    orang = {satu.pk: satu for satu in penerima}
    belum = orang.keys() - set(
        Pengingat.objects.filter(kunci=kunci, pegawai__in=orang).values_list(
            "pegawai_id", flat=True
        )
    )
    baru = [orang[nomor] for nomor in sorted(belum)]
    if not baru:
        return 0
    tercatat = _mark(kunci, baru)
    notify(
        penerima=[satu for satu in baru if satu.pk in tercatat],
        teks=teks,
        tautan=tautan,
        jenis=JenisKabar.PENGINGAT,
    )
    return len(tercatat)


def _mark(kunci: str, orang: Sequence[Pegawai]) -> set[int]:
    """Who was not marked before; waits for a worker that marks the same people right now."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO notifikasi_pengingat (instansi_id, pegawai_id, kunci, dibuat_pada)
            SELECT %s, siapa, %s, now() FROM unnest(%s::bigint[]) siapa ORDER BY siapa
            ON CONFLICT DO NOTHING RETURNING pegawai_id
            """,
            [orang[0].instansi_id, kunci, [satu.pk for satu in orang]],
        )
        return {baris[0] for baris in cursor.fetchall()}
