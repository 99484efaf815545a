"""From the plan of several years to the objectives of one (perjanjian kinerja)."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, Q

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.organisasi.models import UnitKerja
from tera.perencanaan.models import (
    IndikatorSasaran,
    IndikatorStrategis,
    SasaranStrategis,
    SasaranUnit,
)
from tera.perencanaan.models.target import target_columns
from tera.perencanaan.permissions import check_can_manage_sasaran
from tera.perencanaan.queries.strategis import lembar_of, with_indikator
from tera.perencanaan.rentang import INDIKATOR_TERBANYAK


class Adopsi(NamedTuple):
    """How many rows the year got; both are 0 when everything was there already."""

    sasaran: int
    indikator: int


@transaction.atomic
def adopt_tahun(
    *, unit: UnitKerja, tahun: int, sasaran_id: Collection[int], by: Akun, pada: date
) -> Adopsi:
    """Make a year's objectives out of these of the plan, each indicator with that year's target.

    What the year has already stays as it is, also when its target was changed since; so a second
    call adds nothing. An objective of the same words that points to no plan is taken as this one.
    Raises MasukanTidakSah when none is chosen, one has no target in that year, or the year's would
    get too many indicators.
    """
    check_can_manage_sasaran(by, unit, pada)
    terpilih = _chosen(unit, sasaran_id)
    jumlah = Adopsi(0, 0)
    for satu in terpilih:
        sasaran, baru = _objective(unit, tahun, satu)
        ditambah = _add_indikator(sasaran, satu, tahun)
        if ditambah and not baru:
            SasaranUnit.objects.filter(pk=sasaran.pk).update(versi=F("versi") + 1)
        jumlah = Adopsi(jumlah.sasaran + baru, jumlah.indikator + ditambah)
    record_event(
        tindakan="jadikan_sasaran_tahunan",
        objek=unit,
        by=by,
        isi={"tahun": tahun, "strategis": [s.pk for s in terpilih], **jumlah._asdict()},
    )
    return jumlah


def _chosen(unit: UnitKerja, sasaran_id: Collection[int]) -> list[SasaranStrategis]:
    """The objectives, locked, so that two presses of the button come one after the other."""
    if not sasaran_id:
        raise MasukanTidakSah("Pilih paling sedikit satu sasaran strategis.")
    milik = SasaranStrategis.objects.milik_instansi(unit.instansi_id).filter(
        unit=unit, pk__in=sasaran_id
    )
    terpilih = list(with_indikator(milik).select_for_update(of=("self",)))
    if len(terpilih) != len(set(sasaran_id)):
        raise TidakDitemukan("Sasaran strategis tidak ditemukan.")
    return terpilih


def _objective(unit: UnitKerja, tahun: int, asal: SasaranStrategis) -> tuple[SasaranUnit, bool]:
    if not any(t.tahun == tahun for i in asal.indikator.all() for t in i.target_tahunan.all()):
        raise MasukanTidakSah(f"Sasaran “{asal.uraian[:80]}” tidak punya target tahun {tahun}.")
    setahun = SasaranUnit.objects.filter(unit=unit, tahun=tahun)
    ada = (
        setahun.filter(Q(strategis=asal) | Q(strategis=None, uraian__iexact=asal.uraian))
        .order_by(F("strategis").asc(nulls_last=True), "id")
        .first()
    )
    if ada is not None:
        SasaranUnit.objects.filter(pk=ada.pk, strategis=None).update(strategis=asal)
        return ada, False
    baru = SasaranUnit.objects.create(
        instansi_id=unit.instansi_id,
        unit=unit,
        tahun=tahun,
        uraian=asal.uraian,
        strategis=asal,
        induk=_above(asal, tahun),
        urut=setahun.count() + 1,
    )
    return baru, True


def _above(asal: SasaranStrategis, tahun: int) -> SasaranUnit | None:
    """The year's objective of the unit above that came from the objective which this one serves."""
    if asal.induk_id is None:
        return None
    return (
        SasaranUnit.objects.filter(strategis_id=asal.induk_id, tahun=tahun)
        .exclude(unit_id=asal.unit_id)
        .first()
    )


def _add_indikator(sasaran: SasaranUnit, asal: SasaranStrategis, tahun: int) -> int:
    """Add the indicators that the year lacks; one of the same words only gets its link."""
    ada = list(sasaran.indikator.order_by("urut", "id"))
    terkait = {satu.strategis_id for satu in ada}
    bebas = {satu.uraian.casefold(): satu for satu in ada if satu.strategis_id is None}
    baru: list[IndikatorSasaran] = []
    for satu in asal.indikator.all():
        target = next((t for t in satu.target_tahunan.all() if t.tahun == tahun), None)
        if target is None or satu.pk in terkait:
            continue
        if kembar := bebas.pop(satu.uraian.casefold(), None):
            IndikatorSasaran.objects.filter(pk=kembar.pk).update(strategis=satu)
            continue
        baru.append(
            IndikatorSasaran(
                sasaran=sasaran,
                urut=len(ada) + len(baru),
                **_copied(satu),
                **target_columns(target.target),
            )
        )
    if baru and len(ada) + len(baru) > INDIKATOR_TERBANYAK:
        raise MasukanTidakSah(
            f"Sasaran “{sasaran.uraian[:80]}” akan memuat {len(ada) + len(baru)} indikator, "
            f"paling banyak {INDIKATOR_TERBANYAK}. Hapus dulu yang tidak dipakai tahun {tahun}."
        )
    IndikatorSasaran.objects.bulk_create(baru)
    return len(baru)


def _copied(asal: IndikatorStrategis) -> dict[str, object]:
    return {
        "instansi_id": asal.instansi_id,
        "strategis": asal,
        "uraian": asal.uraian,
        "satuan": asal.satuan,
        "arah": asal.arah,
        **asdict(lembar_of(asal)),
    }
