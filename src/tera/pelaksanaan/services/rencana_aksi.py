"""Actions of a month or quarter: planned, finished, carried on."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from tera.akun.models import Akun
from tera.aturan.kalender import JenisPeriode, Periode, periode_pada
from tera.aturan.target import is_cacahan
from tera.dasar.audit import record_event, record_events
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakDitemukan
from tera.dasar.sekali import claim
from tera.dasar.transisi import move
from tera.pelaksanaan.masukan import IsianAksi
from tera.pelaksanaan.models import ProgresHarian, RencanaAksi
from tera.pelaksanaan.permissions import check_can_plan_aksi
from tera.pelaksanaan.queries.rencana_aksi import (
    belum_dilanjutkan,
    belum_dilanjutkan_instansi,
    indikator_tanpa_aksi,
)
from tera.pelaksanaan.services.bersama import check_nilai, clean_teks, lock_skp
from tera.pelaksanaan.services.rekap import follow
from tera.perencanaan.models import IndikatorKinerja, Skp

URAIAN_TERPANJANG = 500
SATUAN_TERPANJANG = 60
AKSI_TERBANYAK = 40
UKURAN_BLOK = 1_000
JENIS_RENCANA = (JenisPeriode.BULANAN, JenisPeriode.TRIWULAN)


@transaction.atomic
def add_aksi(*, skp: Skp, isian: IsianAksi, by: Akun, kunci: UUID | None = None) -> RencanaAksi:
    """Plan one more action; a repeated sending gives the one it made."""
    skp = lock_skp(skp.pk)
    check_can_plan_aksi(by, skp)
    kiriman = claim(kunci=kunci, by=by, tindakan="tambah_aksi")
    if kiriman.sudah:
        return _get(kiriman.objek_id)
    isi = _check_isian(skp, isian)
    if RencanaAksi.objects.filter(skp=skp, periode=isian.periode.kode).count() >= AKSI_TERBANYAK:
        raise MasukanTidakSah(f"Satu periode memuat paling banyak {AKSI_TERBANYAK} rencana aksi.")
    aksi = RencanaAksi.objects.create(instansi_id=skp.instansi_id, skp=skp, **isi)
    record_event(tindakan="tambah_aksi", objek=aksi, by=by, isi=_as_told(aksi))
    kiriman.done(aksi)
    return aksi


@transaction.atomic
def save_aksi(
    *, aksi: RencanaAksi, isian: IsianAksi, versi: int, by: Akun, kunci: UUID | None = None
) -> RencanaAksi:
    """Change an action. Its daily entries stay; the months that add them up follow.

    The same change sent again with the same key changes nothing more. Raises
    MasukanTidakSah where an entry would lie outside of the new period.
    """
    skp = lock_skp(aksi.skp_id)
    check_can_plan_aksi(by, skp)
    isi = _check_isian(skp, isian)
    kata = (aksi.pk, versi, *(f"{nilai}" for nilai in isi.values()))
    if claim(kunci=kunci, by=by, tindakan="ubah_aksi", isi=kata).sudah:
        return _get(aksi.pk)
    _check_entries_inside(aksi, isian.periode)
    semula, lama = _as_told(aksi), aksi.indikator
    aksi = move(aksi, versi=versi, **isi)
    record_event(tindakan="ubah_aksi", objek=aksi, by=by, isi=_as_told(aksi) | {"semula": semula})
    for indikator in {satu.pk: satu for satu in (lama, aksi.indikator) if satu}.values():
        follow(indikator, pada=by.hari_ini)
    return aksi


@transaction.atomic
def set_aksi_done(*, aksi: RencanaAksi, selesai: bool, versi: int, by: Akun, pada: date) -> None:
    """Say that an action is finished, or that it is not after all."""
    check_can_plan_aksi(by, lock_skp(aksi.skp_id))
    move(aksi, versi=versi, selesai_pada=pada if selesai else None)
    record_event(tindakan="selesaikan_aksi" if selesai else "buka_aksi", objek=aksi, by=by, isi={})


@transaction.atomic
def remove_aksi(*, aksi: RencanaAksi, by: Akun) -> None:
    """Take an action away; refused while it has daily entries."""
    check_can_plan_aksi(by, lock_skp(aksi.skp_id))
    record_event(tindakan="hapus_aksi", objek=aksi, by=by, isi=_as_told(aksi))
    try:
        RencanaAksi.objects.get(pk=aksi.pk).delete()
    except ProtectedError as galat:
        raise MasukanTidakSah(
            "Rencana aksi ini sudah punya progres harian, jadi tidak dapat dihapus. "
            "Tandai selesai bila tidak dilanjutkan."
        ) from galat
    except RencanaAksi.DoesNotExist as galat:
        raise TidakDitemukan("Rencana aksi ini sudah dihapus.") from galat


@transaction.atomic
def draft_aksi(*, skp: Skp, periode: Periode, by: Akun) -> list[RencanaAksi]:
    """An action for every indicator that has none in this period; again, it adds nothing."""
    skp = lock_skp(skp.pk)
    check_can_plan_aksi(by, skp)
    _check_periode(skp, periode)
    baru = RencanaAksi.objects.bulk_create(
        _from_indikator(skp, satu, periode) for satu in indikator_tanpa_aksi(skp, periode)
    )
    record_events(tindakan="susun_aksi", isi=((satu, _as_told(satu)) for satu in baru), by=by)
    return baru


@transaction.atomic
def carry_on_aksi(*, skp: Skp, periode: Periode, by: Akun) -> list[RencanaAksi]:
    """What earlier periods left unfinished, once more in this one with what is left of it.

    An action is carried on once, however often this runs.
    """
    skp = lock_skp(skp.pk)
    check_can_plan_aksi(by, skp)
    _check_periode(skp, periode)
    return _carry_on(belum_dilanjutkan(skp, periode), periode, by)


@transaction.atomic
def carry_on_instansi(*, instansi_id: int, periode: Periode) -> int:
    """The same for all plans of an agency, when a period begins; returns how many."""
    return len(_carry_on(belum_dilanjutkan_instansi(instansi_id, periode), periode, None))


def _carry_on(belum: QuerySet[Any], periode: Periode, by: Akun | None) -> list[RencanaAksi]:
    # Asked anew behind the lock: a job and a press at once carry each action on once.
    kunci = RencanaAksi.objects.select_for_update(no_key=True).filter(
        pk__in=list(belum.values_list("pk", flat=True))
    )
    terkunci = list(kunci.order_by("pk").values_list("pk", flat=True))
    baru = RencanaAksi.objects.bulk_create(
        (_carried(satu, periode) for satu in belum.filter(pk__in=terkunci)),
        batch_size=UKURAN_BLOK,
    )
    record_events(tindakan="lanjutkan_aksi", isi=((satu, _as_told(satu)) for satu in baru), by=by)
    return baru


def ensure_aksi(*, skp: Skp, indikator: IndikatorKinerja, tanggal: date, by: Akun) -> RencanaAksi:
    """The action of this indicator on a day; made of the indicator where the month has none.

    The caller holds the plan's lock.
    """
    ada = (
        RencanaAksi.objects.filter(
            skp=skp, indikator=indikator, mulai__lte=tanggal, selesai__gte=tanggal
        )
        .select_related("indikator__hasil")
        .order_by("id")
        .first()
    )
    if ada is not None:
        return ada
    aksi = _from_indikator(skp, indikator, periode_pada(tanggal, JenisPeriode.BULANAN))
    aksi.save()
    record_event(tindakan="tambah_aksi", objek=aksi, by=by, isi=_as_told(aksi))
    return aksi


def _from_indikator(skp: Skp, indikator: IndikatorKinerja, periode: Periode) -> RencanaAksi:
    return RencanaAksi(
        instansi_id=skp.instansi_id,
        skp=skp,
        hasil_id=indikator.hasil_id,
        indikator=indikator,
        periode=periode.kode,
        mulai=periode.mulai,
        selesai=periode.selesai,
        uraian=indikator.uraian[:URAIAN_TERPANJANG],
        satuan=indikator.satuan if is_cacahan(indikator.satuan) else "",
    )


def _carried(lama: Any, periode: Periode) -> RencanaAksi:
    """A row of ``belum_dilanjutkan`` in the next period; never less than nothing is left."""
    sisa = None if lama.target is None else max(lama.target - (lama.tercapai or 0), Decimal(0))
    return RencanaAksi(
        instansi_id=lama.instansi_id,
        skp_id=lama.skp_id,
        hasil_id=lama.hasil_id,
        indikator_id=lama.indikator_id,
        periode=periode.kode,
        mulai=periode.mulai,
        selesai=periode.selesai,
        uraian=lama.uraian,
        target=sisa,
        satuan=lama.satuan,
        asal_id=lama.pk,
    )


def _check_isian(skp: Skp, isian: IsianAksi) -> dict[str, Any]:
    uraian = clean_teks(
        isian.uraian, bidang="uraian", sebut="Rencana aksi", paling_panjang=URAIAN_TERPANJANG
    )
    if not uraian:
        pesan = "Tulis rencana aksinya, misalnya “Menyusun laporan posyandu”."
        raise MasukanTidakSah(pesan, {"uraian": pesan})
    if isian.hasil.skp_id != skp.pk:
        raise TidakDitemukan("Hasil kerja tidak ditemukan di SKP ini.")
    if isian.indikator is not None and isian.indikator.hasil_id != isian.hasil.pk:
        raise TidakDitemukan("Indikator tidak ditemukan pada hasil kerja ini.")
    check_nilai(isian.target, bidang="target", sebut="Target")
    if isian.target is not None and isian.target < 0:
        pesan = "Target tidak dapat kurang dari nol."
        raise MasukanTidakSah(pesan, {"target": pesan})
    _check_periode(skp, isian.periode)
    return {
        "hasil_id": isian.hasil.pk,
        "indikator_id": isian.indikator.pk if isian.indikator else None,
        "periode": isian.periode.kode,
        "mulai": isian.periode.mulai,
        "selesai": isian.periode.selesai,
        "uraian": uraian,
        "target": isian.target,
        "satuan": clean_teks(
            isian.satuan, bidang="satuan", sebut="Satuan", paling_panjang=SATUAN_TERPANJANG
        ),
    }


def _check_periode(skp: Skp, periode: Periode) -> None:
    if periode.jenis not in JENIS_RENCANA:
        raise MasukanTidakSah("Rencana aksi disusun per bulan atau per triwulan.")
    if periode.selesai < skp.mulai or periode.mulai > skp.selesai:
        raise KeadaanTidakCocok(f"{periode.label} di luar masa berlaku SKP ini.")


def _check_entries_inside(aksi: RencanaAksi, periode: Periode) -> None:
    luar = ProgresHarian.objects.filter(aksi=aksi).exclude(
        tanggal__range=(periode.mulai, periode.selesai)
    )
    if luar.exists():
        raise MasukanTidakSah(
            f"Rencana aksi ini punya progres harian di luar {periode.label}. Pilih periode yang "
            "memuat semuanya, atau buat rencana aksi baru."
        )


def _get(aksi_id: int | None) -> RencanaAksi:
    aksi = RencanaAksi.objects.filter(pk=aksi_id or 0).first()
    if aksi is None:
        raise TidakDitemukan("Rencana aksi ini sudah dihapus.")
    return aksi


def _as_told(aksi: RencanaAksi) -> dict[str, Any]:
    return {
        "skp": aksi.skp_id,
        "hasil": aksi.hasil_id,
        "indikator": aksi.indikator_id,
        "periode": aksi.periode,
        "uraian": aksi.uraian,
        "target": aksi.target,
        "satuan": aksi.satuan,
        "asal": aksi.asal_id,
    }
