"""Rating a person, while the evaluation is a draft."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from tera.akun.models import Akun
from tera.aturan.kalender import Periode
from tera.aturan.predikat import Rating
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, VersiBerubah
from tera.dasar.transisi import PESAN_VERSI, move
from tera.organisasi.models import Pegawai
from tera.penilaian.masukan import TEKS_TERPANJANG, clean_teks
from tera.penilaian.models import CapaianOrganisasi, Evaluasi
from tera.penilaian.permissions import check_can_rate
from tera.penilaian.queries import Konteks, check_ready, evaluasi_of, konteks_evaluasi
from tera.penilaian.states import StatusEvaluasi
from tera.penilaian.waktu import jenis_evaluasi
from tera.perencanaan.models import Skp


@transaction.atomic
def rate_evaluasi(
    *,
    skp: Skp,
    periode: Periode,
    rating_hasil: Rating | None,
    rating_perilaku: Rating | None,
    catatan: str,
    by: Akun,
    versi: int | None,
    pada: date,
) -> Evaluasi:
    """Save the draft of an evaluation; either rating may still be missing.

    ``versi`` is the one that the person saw, None where there was no draft yet. Sending the same
    thing twice has one effect. Raises KeadaanTidakCocok while something comes first (V8).
    """
    check_can_rate(by, skp, pada)
    Pegawai.objects.select_for_update().get(pk=skp.pegawai_id)
    konteks = konteks_evaluasi(skp, periode, pada)
    capaian = ready_capaian(konteks, pada)
    check_wajib(konteks, rating_hasil)
    isi: dict[str, Any] = {
        "rating_hasil": str(rating_hasil or ""),
        "rating_perilaku": str(rating_perilaku or ""),
        "catatan": clean_teks(
            "catatan",
            catatan,
            sebut="catatan",
            paling_panjang=TEKS_TERPANJANG,
            paling_pendek=0,
        ),
    }
    lama = evaluasi_of(skp, periode)
    if lama is not None and all(getattr(lama, kunci) == nilai for kunci, nilai in isi.items()):
        return lama
    penunjuk = {"capaian_id": capaian.pk, "penilai_id": by.pegawai_id}
    if lama is None:
        evaluasi = _create(konteks, versi, {**isi, **penunjuk})
    else:
        evaluasi = move(lama, versi=versi or 0, dari={StatusEvaluasi.DRAF}, **isi, **penunjuk)
    record_event(
        tindakan="beri_rating", objek=evaluasi, by=by, isi={"periode": periode.kode, **isi}
    )
    return evaluasi


def ready_capaian(konteks: Konteks, pada: date) -> CapaianOrganisasi:
    """The governing predicate; raises what ``check_ready`` says while something is missing."""
    check_ready(konteks, pada)
    if konteks.capaian is None:
        raise KeadaanTidakCocok("Capaian organisasi belum ditetapkan.")
    return konteks.capaian


def check_wajib(konteks: Konteks, rating_hasil: Rating | None) -> None:
    """The head of a unit has the rating that the unit's predicate gives (V10)."""
    wajib = konteks.wajib
    if wajib is not None and rating_hasil is not None and rating_hasil != wajib.nilai:
        pesan = (
            f"Rating hasil kerja kepala unit mengikuti capaian unitnya: {wajib.nilai.label}. "
            "Pilih rating itu."
        )
        raise MasukanTidakSah(pesan, {"rating_hasil": pesan})


def _create(konteks: Konteks, versi: int | None, isi: dict[str, Any]) -> Evaluasi:
    if versi is not None:
        raise VersiBerubah(PESAN_VERSI)
    skp, periode = konteks.skp, konteks.periode
    try:
        with transaction.atomic():
            return Evaluasi.objects.create(
                instansi_id=skp.instansi_id,
                skp=skp,
                pegawai_id=skp.pegawai_id,
                unit_id=skp.penugasan.unit_id,
                jenis=jenis_evaluasi(periode),
                mulai=periode.mulai,
                selesai=periode.selesai,
                **isi,
            )
    except IntegrityError as galat:
        raise VersiBerubah(PESAN_VERSI) from galat
