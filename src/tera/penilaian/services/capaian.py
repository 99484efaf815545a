"""The organisation's predicate, which comes before everyone else's."""

from datetime import date

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.kalender import Periode
from tera.aturan.predikat import PredikatOrganisasi
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, VersiBerubah
from tera.dasar.transisi import PESAN_VERSI, move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import Pegawai, Penugasan, UnitKerja
from tera.organisasi.pengaturan import pengaturan_pada
from tera.penilaian.masukan import ALASAN_TERPANJANG, clean_teks
from tera.penilaian.models import CapaianOrganisasi
from tera.penilaian.permissions import check_can_set_capaian, sets_on_behalf
from tera.penilaian.states import SELESAI
from tera.penilaian.waktu import check_periode, jenis_evaluasi


@transaction.atomic
def set_capaian(
    *,
    unit: UnitKerja,
    periode: Periode,
    predikat: PredikatOrganisasi,
    alasan: str,
    by: Akun,
    versi: int | None,
    pada: date,
) -> CapaianOrganisasi:
    """Set a unit's predicate for a period, or change it while no result rests on it.

    ``versi`` is the one that the person saw, None where there was no predicate yet. Sending the
    same thing twice has one effect.
    """
    check_can_set_capaian(by, unit, pada)
    check_periode(periode, pengaturan_pada(unit.instansi_id, periode.selesai), pada)
    alasan = clean_teks("alasan", alasan, sebut="alasan", paling_panjang=ALASAN_TERPANJANG)
    lama = _lock(unit, periode)
    if lama is not None and (lama.predikat, lama.alasan) == (predikat, alasan):
        return lama
    semula = lama.predikat if lama else ""
    if lama is None:
        capaian = _create(unit, periode, predikat, alasan, by, versi)
    else:
        capaian = _change(lama, predikat, alasan, by, versi)
    record_event(
        tindakan="tetapkan_capaian",
        objek=capaian,
        by=by,
        isi={
            "unit": unit.pk,
            "periode": periode.kode,
            "dari": semula,
            "ke": predikat,
            "alasan": alasan,
            "dicatat_atas_nama_pimpinan": sets_on_behalf(by, unit, pada),
        },
    )
    _tell(capaian, unit, periode, pada)
    return capaian


def _lock(unit: UnitKerja, periode: Periode) -> CapaianOrganisasi | None:
    """The row, held until the end: nobody sets a result on it meanwhile."""
    return (
        CapaianOrganisasi.objects.select_for_update()
        .filter(
            instansi_id=unit.instansi_id, unit=unit, mulai=periode.mulai, selesai=periode.selesai
        )
        .first()
    )


def _create(
    unit: UnitKerja,
    periode: Periode,
    predikat: PredikatOrganisasi,
    alasan: str,
    by: Akun,
    versi: int | None,
) -> CapaianOrganisasi:
    if versi is not None:
        raise VersiBerubah(PESAN_VERSI)
    try:
        with transaction.atomic():
            return CapaianOrganisasi.objects.create(
                instansi_id=unit.instansi_id,
                unit=unit,
                jenis=jenis_evaluasi(periode),
                mulai=periode.mulai,
                selesai=periode.selesai,
                predikat=predikat,
                alasan=alasan,
                ditetapkan_oleh=by,
                ditetapkan_pada=timezone.now(),
            )
    except IntegrityError as galat:
        raise VersiBerubah(PESAN_VERSI) from galat


def _change(
    capaian: CapaianOrganisasi,
    predikat: PredikatOrganisasi,
    alasan: str,
    by: Akun,
    versi: int | None,
) -> CapaianOrganisasi:
    dipakai = capaian.evaluasi.filter(status__in=SELESAI).count()
    if dipakai:
        raise KeadaanTidakCocok(
            f"Capaian ini sudah menjadi dasar {dipakai} evaluasi yang ditetapkan, jadi tidak "
            "dapat diubah lagi."
        )
    return move(
        capaian,
        versi=versi or 0,
        predikat=predikat,
        alasan=alasan,
        ditetapkan_oleh_id=by.pk,
        ditetapkan_pada=timezone.now(),
    )


def _tell(capaian: CapaianOrganisasi, unit: UnitKerja, periode: Periode, pada: date) -> None:
    memimpin = Penugasan.objects.filter(unit=unit, kepala_unit=True).berlaku_pada(pada)
    label = PredikatOrganisasi(capaian.predikat).label
    alamat = f"{reverse('capaian')}?tahun={periode.tahun}&periode={periode.kode}"
    notify(
        jenis=JenisKabar.PENILAIAN,
        penerima=Pegawai.objects.filter(pk__in=memimpin.values("pegawai_id")),
        teks=f"Capaian {periode.label} {unit.nama} ditetapkan: {label}.",
        tautan=alamat,
    )
