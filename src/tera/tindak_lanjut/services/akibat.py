"""Setting a result and deciding an objection, each with what follows from it, in one transaction.

Stage 3 does not know stage 4; so the use cases that people call are here, above both.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from tera.akun.models import Akun
from tera.aturan.predikat import Rating
from tera.penilaian.models import Evaluasi, Keberatan
from tera.penilaian.services import (
    HasilMassal,
    decide_keberatan,
    finalize_evaluasi,
    finalize_many,
)
from tera.penilaian.states import PutusanKeberatan
from tera.tindak_lanjut.services.angka_kredit import derive_angka_kredit
from tera.tindak_lanjut.services.pembinaan import derive_tindak_lanjut


@transaction.atomic
def settle_evaluasi(*, evaluasi: Evaluasi, by: Akun) -> None:
    """Bring angka kredit and follow-up in line with the result as it stands; twice is once."""
    derive_angka_kredit(evaluasi=evaluasi, by=by)
    derive_tindak_lanjut(evaluasi=evaluasi, by=by)


@transaction.atomic
def finalize_and_follow_up(*, evaluasi: Evaluasi, by: Akun, versi: int, pada: date) -> Evaluasi:
    """Set a result; an annual one of a functional official gives angka kredit, a predicate below
    Baik opens a follow-up. All or nothing."""
    finalize_evaluasi(evaluasi=evaluasi, by=by, versi=versi, pada=pada)
    settle_evaluasi(evaluasi=evaluasi, by=by)
    return evaluasi


def finalize_many_and_follow_up(
    *, evaluasi: Iterable[tuple[Evaluasi, int]], by: Akun, pada: date
) -> HasilMassal:
    """Set many drafts, each in its own transaction; refusals come back with their sentences."""
    return finalize_many(evaluasi=evaluasi, by=by, pada=pada, tetapkan=finalize_and_follow_up)


@transaction.atomic
def decide_and_follow_up(
    *,
    keberatan: Keberatan,
    putusan: PutusanKeberatan,
    alasan: str,
    rating_hasil: Rating | None,
    rating_perilaku: Rating | None,
    by: Akun,
    versi: int,
    pada: date,
) -> Evaluasi:
    """Decide an objection and derive again what follows from the result."""
    evaluasi = decide_keberatan(
        keberatan=keberatan,
        putusan=putusan,
        alasan=alasan,
        rating_hasil=rating_hasil,
        rating_perilaku=rating_perilaku,
        by=by,
        versi=versi,
        pada=pada,
    )
    settle_evaluasi(evaluasi=evaluasi, by=by)
    return evaluasi
