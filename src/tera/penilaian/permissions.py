"""Who may do what in an appraisal, and in which state of it.

Every relation is dated: ``pada`` is the day on which the step is taken.
"""

from datetime import date

from django.db.models import Q, QuerySet

from tera.akun.lingkup import lingkup_unit
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.aturan.kalender import Periode, format_tanggal
from tera.dasar.errors import KeadaanTidakCocok, TidakBoleh, TidakDitemukan
from tera.dasar.izin import as_bool
from tera.organisasi.models import Penugasan, SusunanUnit, UnitKerja
from tera.organisasi.queries import penilai_pada, unit_di_bawah
from tera.penilaian.models import Evaluasi, Keberatan
from tera.penilaian.states import TRANSISI, Langkah
from tera.penilaian.waktu import tenggat_keberatan
from tera.perencanaan.models import RencanaHasilKerja, Skp, TimKerja
from tera.perencanaan.permissions import check_pejabat_penilai

# --- the organisation's predicate ---------------------------------------------------------------


def capaian_by_authority(by: Akun, pada: date) -> Q:
    """Condition on ``unit_id``: units whose predicate is the account's own to set.

    The head of a unit sets it for the units below; above all of them stands the pimpinan of the
    agency. Nobody sets it for the unit that he heads himself.
    """
    if None in by.unit_dengan_peran(Peran.PIMPINAN):
        return Q(instansi_id=by.instansi_id)
    if by.pegawai_id is None:
        return Q(pk__in=[])
    di_bawah = unit_di_bawah(by.instansi_id, [], pada, kepala_id=by.pegawai_id)
    return Q(unit_id__in=di_bawah) & ~_own_unit(by, pada)


def capaian_on_behalf(by: Akun, pada: date) -> Q:
    """Condition on ``unit_id``: units for which pengelola kinerja or BKPSDM record the predicate
    on behalf of whoever sets it."""
    batas = lingkup_unit(by, pada, Peran.BKPSDM, Peran.PENGELOLA)
    semua = Q(instansi_id=by.instansi_id)
    return (semua if batas is None else batas) & ~_own_unit(by, pada)


def _own_unit(by: Akun, pada: date) -> Q:
    if by.pegawai_id is None:
        return Q(pk__in=[])
    dipimpin = Penugasan.objects.filter(
        instansi_id=by.instansi_id, pegawai_id=by.pegawai_id, kepala_unit=True
    ).berlaku_pada(pada)
    return Q(unit_id__in=dipimpin.values("unit_id"))


def sets_on_behalf(by: Akun, unit: UnitKerja, pada: date) -> bool:
    """Whether the account records for someone else: the audit record says so."""
    return not _susunan(unit, pada).filter(capaian_by_authority(by, pada)).exists()


def check_can_set_capaian(by: Akun, unit: UnitKerja, pada: date) -> None:
    """The head of a unit above, the agency's pimpinan, or on their behalf pengelola or BKPSDM."""
    boleh = capaian_by_authority(by, pada) | capaian_on_behalf(by, pada)
    if by.instansi_id != unit.instansi_id or not _susunan(unit, pada).filter(boleh).exists():
        raise TidakBoleh(
            "Capaian organisasi ditetapkan oleh pimpinan satu tingkat di atas unit ini, atau "
            "dicatat oleh pengelola kinerja dan BKPSDM; bukan oleh kepala unit itu sendiri."
        )


def _susunan(unit: UnitKerja, pada: date) -> QuerySet[SusunanUnit]:
    return SusunanUnit.objects.filter(instansi_id=unit.instansi_id, unit=unit).berlaku_pada(pada)


# --- rating and setting ---------------------------------------------------------------------------


def check_can_rate(by: Akun, skp: Skp, pada: date) -> None:
    """The pejabat penilai on this day, for a plan of which a version was agreed.

    A change that its owner has opened does not hold the evaluation back.
    """
    check_pejabat_penilai(by, skp, pada)
    if by.pegawai_id is None:
        raise TidakBoleh("Akun Anda belum terhubung dengan data pegawai; hubungi BKPSDM.")
    if not skp.disepakati:
        raise KeadaanTidakCocok(
            f"SKP berstatus “{skp.get_status_display()}”. Evaluasi diisi setelah SKP disetujui."
        )


def check_can_finalize(by: Akun, evaluasi: Evaluasi, pada: date) -> None:
    """The pejabat penilai on this day, for a draft with both ratings."""
    check_can_rate(by, evaluasi.skp, pada)
    check_state(evaluasi, Langkah.TETAPKAN)
    if not (evaluasi.rating_hasil and evaluasi.rating_perilaku):
        raise KeadaanTidakCocok(
            "Beri rating hasil kerja dan rating perilaku kerja sebelum menetapkan."
        )


def check_state(evaluasi: Evaluasi, langkah: Langkah) -> None:
    if evaluasi.status not in TRANSISI[langkah][0]:
        raise KeadaanTidakCocok(
            f"Evaluasi ini berstatus “{evaluasi.get_status_display()}”, jadi langkah "
            f"“{langkah.label}” tidak dapat dilakukan."
        )


# --- the word of a team's head --------------------------------------------------------------------


def check_leads_tim(by: Akun, tim: TimKerja) -> None:
    """The head of the team, else TidakBoleh."""
    if by.pegawai_id is None or by.pegawai_id != tim.ketua_id:
        raise TidakBoleh("Rating hasil kerja anggota diberikan oleh ketua tim.")


def check_tim_dalam(tim: TimKerja, periode: Periode) -> None:
    """A team that was in force on some day of the period."""
    if tim.sejak > periode.selesai or (tim.sampai and tim.sampai < periode.mulai):
        raise KeadaanTidakCocok(f"{tim.nama} tidak berlaku pada {periode.label}.")


def check_can_rate_hasil_tim(
    by: Akun,
    tim: TimKerja,
    hasil: RencanaHasilKerja,
    periode: Periode,
    *,
    ditetapkan: bool | None = None,
) -> None:
    """The team's head, for a member's agreed result, until the evaluation is set.

    ``ditetapkan`` says whether it is set, where the caller knows; it spares the query.
    """
    check_leads_tim(by, tim)
    skp = hasil.skp
    if hasil.tim_id != tim.pk:
        raise TidakDitemukan("Hasil kerja tidak ditemukan dalam tim ini.")
    if skp.pegawai_id == by.pegawai_id:
        raise TidakBoleh("Hasil kerja Anda sendiri tidak Anda beri rating.")
    check_tim_dalam(tim, periode)
    if not skp.disepakati:
        raise KeadaanTidakCocok(
            f"SKP berstatus “{skp.get_status_display()}”. Rating diberikan setelah SKP disetujui."
        )
    if skp.mulai > periode.selesai or skp.selesai < periode.mulai:
        raise KeadaanTidakCocok(f"SKP ini tidak berlaku pada {periode.label}.")
    if ditetapkan is None:
        dinilai = Evaluasi.objects.atas_skp(skp.pk, skp.pegawai_id, periode)
        ditetapkan = dinilai.ditetapkan().exists()
    if ditetapkan:
        raise KeadaanTidakCocok(
            f"Hasil evaluasi {periode.label} pegawai ini sudah ditetapkan, jadi rating ketua tim "
            "tidak dapat diubah lagi."
        )


# --- the person's answer --------------------------------------------------------------------------


def check_owner(by: Akun, evaluasi: Evaluasi) -> None:
    """The person who was evaluated, else TidakBoleh."""
    if by.pegawai_id is None or by.pegawai_id != evaluasi.pegawai_id:
        raise TidakBoleh("Hanya pegawai yang dinilai yang dapat melakukan ini.")


def check_can_accept(by: Akun, evaluasi: Evaluasi) -> None:
    check_owner(by, evaluasi)
    check_state(evaluasi, Langkah.TERIMA)


def check_can_object(
    by: Akun, evaluasi: Evaluasi, pada: date, *, terakhir: date | None = None
) -> None:
    """The owner, before accepting, up to and including the last day of the term (V11).

    ``terakhir`` spares the query where the page knows the day.
    """
    check_owner(by, evaluasi)
    check_state(evaluasi, Langkah.KEBERATAN)
    terakhir = terakhir or tenggat_keberatan(evaluasi)
    if pada > terakhir:
        raise KeadaanTidakCocok(
            f"Batas keberatan sudah lewat pada {format_tanggal(terakhir)}. Bicarakan hasil ini "
            "dengan pejabat penilai Anda pada dialog kinerja berikutnya."
        )


def check_can_answer(by: Akun, keberatan: Keberatan, pada: date) -> None:
    """Whoever gave the rating (or rates the person now), while nothing is decided."""
    evaluasi = keberatan.evaluasi
    if by.pegawai_id is None or by.pegawai_id != evaluasi.penilai_id:
        check_pejabat_penilai(by, evaluasi.skp, pada)
    check_state(evaluasi, Langkah.PUTUSKAN)


def check_can_decide(by: Akun, keberatan: Keberatan, pada: date) -> None:
    """The superior of the penilai on this day; where there is none, the agency's pimpinan.

    Never the penilai, never the person herself (PP 30/2019 Pasal 59).
    """
    evaluasi = keberatan.evaluasi
    pihak = {evaluasi.penilai_id, evaluasi.pegawai_id}
    if (
        by.instansi_id != evaluasi.instansi_id
        or by.pegawai_id in pihak
        or not _above(by, evaluasi, pada)
    ):
        raise TidakBoleh("Keberatan hanya diputus oleh atasan pejabat penilai kinerja.")
    check_state(evaluasi, Langkah.PUTUSKAN)


def _above(by: Akun, evaluasi: Evaluasi, pada: date) -> bool:
    atasan = penilai_pada(evaluasi.penilai_id, pada)
    if atasan is None:
        return None in by.unit_dengan_peran(Peran.PIMPINAN)
    return atasan.pk == by.pegawai_id


can_set_capaian = as_bool(check_can_set_capaian)
can_rate = as_bool(check_can_rate)
can_finalize = as_bool(check_can_finalize)
can_rate_hasil_tim = as_bool(check_can_rate_hasil_tim)
can_accept = as_bool(check_can_accept)
can_object = as_bool(check_can_object)
can_answer = as_bool(check_can_answer)
can_decide = as_bool(check_can_decide)
