"""Dialog kinerja: arranged by either side, written by both, confirmed by both."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan, VersiBerubah
from tera.dasar.transisi import PESAN_VERSI, move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.models import Notifikasi
from tera.notifikasi.services import notify
from tera.organisasi.models import Instansi, Pegawai
from tera.pelaksanaan.masukan_pembinaan import IsianDialog, IsianTindakan
from tera.pelaksanaan.models import DialogKinerja, PelakuTindakan, TindakanDialog
from tera.pelaksanaan.permissions.dialog_kinerja import (
    atasan_for,
    check_can_confirm_dialog,
    check_can_mark_tindakan,
    check_can_write_dialog,
    check_takes_part,
)
from tera.pelaksanaan.services.bersama import clean_teks
from tera.pelaksanaan.states import StatusDialog

TEMPAT_TERPANJANG, AGENDA_TERPANJANG, CATATAN_TERPANJANG = 200, 2000, 4000
TINDAKAN_TERPANJANG, TINDAKAN_TERBANYAK = 500, 15
TERJAUH = timedelta(days=366)
PENGINGAT_HARI = 1
"""Days before a dialogue, or before the day an action is due, on which people are reminded."""


@transaction.atomic
def schedule_dialog(
    *, pegawai: Pegawai, waktu: datetime, tempat: str, agenda: str, by: Akun, pada: date
) -> DialogKinerja:
    """Arrange a dialogue, or write down one that has taken place; the other side is told.

    The same two at the same time are one dialogue, however often it is sent.
    """
    atasan = atasan_for(by, pegawai, pada)
    _check_waktu(waktu)
    isi = _clean(tempat, agenda)
    Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)
    dua = {"instansi_id": pegawai.instansi_id, "pegawai": pegawai, "atasan": atasan}
    ada = DialogKinerja.objects.filter(**dua, waktu=waktu).exclude(status=StatusDialog.DIBATALKAN)
    if (sama := ada.first()) is not None:
        return sama
    dialog = DialogKinerja.objects.create(**dua, **isi, waktu=waktu, dibuat_oleh=by)
    record_event(
        tindakan="jadwalkan_dialog",
        objek=dialog,
        by=by,
        isi={"pegawai": pegawai.pk, "atasan": atasan.pk, "waktu": waktu} | isi,
    )
    _tell_other(dialog, by, f"{by.nama} menjadwalkan dialog kinerja {_when(dialog)}.")
    return dialog


@transaction.atomic
def save_dialog(
    *, dialog: DialogKinerja, isian: IsianDialog, by: Akun, versi: int
) -> DialogKinerja:
    """Agenda, own notes and agreed actions. What changes the content takes confirmations away."""
    check_can_write_dialog(by, dialog)
    _check_waktu(isian.waktu)
    nilai = _columns(dialog, isian, by)
    tindakan = _clean_tindakan(isian.tindakan)
    lama = list(TindakanDialog.objects.filter(dialog=dialog).order_by("urut", "id"))
    if [_key(satu) for satu in lama] == [_key(satu) for satu in tindakan] and all(
        getattr(dialog, nama) == isi for nama, isi in nilai.items()
    ):
        return dialog
    ditarik = dialog.pegawai_setuju_pada is not None or dialog.atasan_setuju_pada is not None
    _check_free(dialog, isian.waktu)
    tanpa_setuju = {"pegawai_setuju_pada": None, "atasan_setuju_pada": None}
    move(dialog, versi=versi, dari={StatusDialog.DIJADWALKAN}, **nilai, **tanpa_setuju)
    _replace_tindakan(dialog, lama, tindakan)
    record_event(
        tindakan="tulis_dialog",
        objek=dialog,
        by=by,
        isi=nilai
        | {"versi": dialog.versi, "tindakan": [list(map(str, _key(satu))) for satu in tindakan]},
    )
    if ditarik:
        kabar = f"{by.nama} mengubah catatan dialog kinerja; konfirmasi ditarik. Baca lagi isinya."
        _tell_other(dialog, by, kabar)
    return dialog


def _columns(dialog: DialogKinerja, isian: IsianDialog, by: Akun) -> dict[str, Any]:
    catatan = clean_teks(
        isian.catatan, bidang="catatan", sebut="Catatan", paling_panjang=CATATAN_TERPANJANG
    )
    milik = "catatan_pegawai" if by.pegawai_id == dialog.pegawai_id else "catatan_atasan"
    return {"waktu": isian.waktu, **_clean(isian.tempat, isian.agenda), milik: catatan}


def _clean(tempat: str, agenda: str) -> dict[str, str]:
    return {
        "tempat": clean_teks(
            tempat, bidang="tempat", sebut="Tempat", paling_panjang=TEMPAT_TERPANJANG
        ),
        "agenda": clean_teks(
            agenda, bidang="agenda", sebut="Agenda", paling_panjang=AGENDA_TERPANJANG
        ),
    }


def _check_waktu(waktu: datetime) -> None:
    if abs(waktu - timezone.now()) > TERJAUH:
        pesan = "Isi waktu dalam setahun ke depan atau ke belakang."
        raise MasukanTidakSah(pesan, {"tanggal": pesan})


def _check_free(dialog: DialogKinerja, waktu: datetime) -> None:
    """Another dialogue of the two already stands at that time."""
    lain = DialogKinerja.objects.filter(
        instansi_id=dialog.instansi_id,
        pegawai_id=dialog.pegawai_id,
        atasan_id=dialog.atasan_id,
        waktu=waktu,
    ).exclude(status=StatusDialog.DIBATALKAN)
    if lain.exclude(pk=dialog.pk).exists():
        pesan = "Sudah ada dialog lain pada waktu itu. Pilih jam lain."
        raise MasukanTidakSah(pesan, {"tanggal": pesan})


def _clean_tindakan(semua: Iterable[IsianTindakan]) -> list[IsianTindakan]:
    bersih = []
    for satu in semua:
        uraian = " ".join(satu.uraian.split())
        if not uraian or len(uraian) > TINDAKAN_TERPANJANG or satu.oleh not in PelakuTindakan:
            raise MasukanTidakSah(
                f"Tulis tiap tindakan, paling panjang {TINDAKAN_TERPANJANG} karakter, dan siapa "
                "yang melakukannya."
            )
        bersih.append(IsianTindakan(uraian=uraian, oleh=satu.oleh, tenggat=satu.tenggat))
    if len(bersih) > TINDAKAN_TERBANYAK:
        raise MasukanTidakSah(f"Satu dialog memuat paling banyak {TINDAKAN_TERBANYAK} tindakan.")
    return bersih


def _key(satu: TindakanDialog | IsianTindakan) -> tuple[str, str, date]:
    return satu.uraian, satu.oleh, satu.tenggat


def _replace_tindakan(
    dialog: DialogKinerja, lama: list[TindakanDialog], tindakan: list[IsianTindakan]
) -> None:
    """An action that stays keeps whether it was done."""
    menurut = {_key(satu): satu for satu in lama}
    for urut, satu in enumerate(tindakan):
        ada = menurut.pop(_key(satu), None)
        if ada is None:
            TindakanDialog.objects.create(
                instansi_id=dialog.instansi_id,
                dialog=dialog,
                urut=urut,
                uraian=satu.uraian,
                oleh=satu.oleh,
                tenggat=satu.tenggat,
            )
        elif ada.urut != urut:
            TindakanDialog.objects.filter(pk=ada.pk).update(urut=urut)
    tetap = {_key(satu) for satu in tindakan}
    hapus = [satu.pk for satu in lama if _key(satu) not in tetap or menurut.get(_key(satu)) == satu]
    TindakanDialog.objects.filter(pk__in=hapus).delete()


@transaction.atomic
def confirm_dialog(*, dialog: DialogKinerja, by: Akun, versi: int) -> DialogKinerja:
    """One side confirms what is written; with the second confirmation it is fixed.

    ``versi`` is the content that was read: a confirmation never speaks for another one. Confirming
    does not change the content, so both may press at once.
    """
    check_takes_part(by, dialog)
    dialog = (
        DialogKinerja.objects.select_for_update(of=("self",), no_key=True)
        .select_related("pegawai", "atasan", "instansi")
        .get(pk=dialog.pk)
    )
    milik = "pegawai" if by.pegawai_id == dialog.pegawai_id else "atasan"
    if dialog.versi == versi and getattr(dialog, f"{milik}_setuju_pada") is not None:
        return dialog
    check_can_confirm_dialog(by, dialog, ada_tindakan=dialog.tindakan.exists())
    if dialog.versi != versi:
        raise VersiBerubah(PESAN_VERSI)
    setattr(dialog, f"{milik}_setuju_pada", timezone.now())
    if dialog.pegawai_setuju_pada and dialog.atasan_setuju_pada:
        dialog.status = StatusDialog.DISEPAKATI
    dialog.save(update_fields=["status", "pegawai_setuju_pada", "atasan_setuju_pada"])
    record_event(
        tindakan="konfirmasi_dialog", objek=dialog, by=by, isi={"versi": versi, "pihak": milik}
    )
    if dialog.status == StatusDialog.DISEPAKATI:
        kabar = f"Dialog kinerja {_when(dialog)} disepakati kedua pihak."
    else:
        kabar = f"{by.nama} mengonfirmasi catatan dialog kinerja. Baca, lalu konfirmasi."
    _tell_other(dialog, by, kabar)
    return dialog


@transaction.atomic
def cancel_dialog(*, dialog: DialogKinerja, by: Akun, versi: int) -> DialogKinerja:
    """Call a dialogue off before it is agreed; what was written stays readable."""
    if dialog.status == StatusDialog.DIBATALKAN:
        check_takes_part(by, dialog)
        return dialog
    check_can_write_dialog(by, dialog)
    move(dialog, versi=versi, dari={StatusDialog.DIJADWALKAN}, status=StatusDialog.DIBATALKAN)
    record_event(tindakan="batalkan_dialog", objek=dialog, by=by)
    _tell_other(dialog, by, f"{by.nama} membatalkan dialog kinerja {_when(dialog)}.")
    return dialog


@transaction.atomic
def mark_tindakan(
    *, tindakan: TindakanDialog, selesai: bool, by: Akun, pada: date
) -> TindakanDialog:
    """Mark an agreed action done, or open it again; marking what is so already changes nothing."""
    check_can_mark_tindakan(by, tindakan.dialog, pada)
    kini = (
        TindakanDialog.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk=tindakan.pk)
        .first()
    )
    if kini is None:
        raise TidakDitemukan("Tindakan ini tidak ada lagi dalam dialog.")
    if (kini.selesai_pada is not None) == selesai:
        return kini
    kini.selesai_pada, kini.selesai_oleh = (timezone.now(), by) if selesai else (None, None)
    kini.save(update_fields=["selesai_pada", "selesai_oleh"])
    record_event(
        tindakan="selesaikan_tindakan" if selesai else "buka_tindakan",
        objek=kini,
        by=by,
        isi={"dialog": kini.dialog_id, "uraian": kini.uraian},
    )
    kata = "selesai" if selesai else "belum selesai"
    _tell_other(tindakan.dialog, by, f"{by.nama} menandai {kata}: {kini.uraian}")
    return kini


@transaction.atomic
def remind_dialog(*, instansi: Instansi, pada: date) -> int:
    """Remind of dialogues of tomorrow and today and of actions due by then; returns how many were
    told. Exactly once: the address of a notification names what it reminds of, and its day.
    """
    Instansi.objects.select_for_update(no_key=True).get(pk=instansi.pk)
    kabar = [*_dialogues_near(instansi, pada), *_actions_due(instansi, pada)]
    sudah = set(
        Notifikasi.objects.filter(
            instansi=instansi, tautan__in={tautan for _, _, tautan in kabar}
        ).values_list("penerima_id", "tautan")
    )
    baru = [satu for satu in kabar if (satu[0].pk, satu[2]) not in sudah]
    for penerima, teks, tautan in baru:
        notify(
            penerima=[penerima],
            teks=teks,
            tautan=tautan,
            jenis=JenisKabar.TINDAK_LANJUT,
        )
    return len(baru)


def _dialogues_near(instansi: Instansi, pada: date) -> Iterable[tuple[Pegawai, str, str]]:
    awal = datetime.combine(pada, datetime.min.time(), instansi.zona)
    dekat = DialogKinerja.objects.filter(
        instansi=instansi,
        status=StatusDialog.DIJADWALKAN,
        waktu__gte=timezone.now(),
        waktu__lt=awal + timedelta(days=PENGINGAT_HARI + 1),
    ).select_related("pegawai", "atasan", "instansi")
    for dialog in dekat.order_by("id"):
        tautan = f"{_address(dialog)}#{dialog.waktu.astimezone(instansi.zona):%Y-%m-%d}"
        for orang, lain in ((dialog.pegawai, dialog.atasan), (dialog.atasan, dialog.pegawai)):
            yield orang, f"Dialog kinerja dengan {lain.nama} {_when(dialog)}.", tautan


def _actions_due(instansi: Instansi, pada: date) -> Iterable[tuple[Pegawai, str, str]]:
    semua = TindakanDialog.objects.filter(
        instansi=instansi,
        selesai_pada__isnull=True,
        tenggat__gte=pada,
        tenggat__lte=pada + timedelta(days=PENGINGAT_HARI),
        dialog__status=StatusDialog.DISEPAKATI,
    ).select_related("dialog__pegawai", "dialog__atasan")
    for satu in semua.order_by("id"):
        tautan = f"{_address(satu.dialog)}#tindakan-{satu.pk}-{satu.tenggat:%Y-%m-%d}"
        teks = f"Tenggat {format_tanggal(satu.tenggat)}: {satu.uraian}"
        for orang in _doers(satu):
            yield orang, teks, tautan


def _doers(satu: TindakanDialog) -> list[Pegawai]:
    dialog = satu.dialog
    return {
        PelakuTindakan.PEGAWAI: [dialog.pegawai],
        PelakuTindakan.ATASAN: [dialog.atasan],
        PelakuTindakan.BERSAMA: [dialog.pegawai, dialog.atasan],
    }[PelakuTindakan(satu.oleh)]


def _when(dialog: DialogKinerja) -> str:
    lokal = dialog.waktu.astimezone(dialog.instansi.zona)
    return f"{format_tanggal(lokal.date())} pukul {lokal:%H.%M}"


def _address(dialog: DialogKinerja) -> str:
    return reverse("dialog_kinerja", args=[dialog.pk])


def _tell_other(dialog: DialogKinerja, by: Akun, teks: str) -> None:
    """The side that did not act; both, where a later superior did."""
    orang = [satu for satu in (dialog.pegawai, dialog.atasan) if satu.pk != by.pegawai_id]
    notify(
        penerima=orang,
        teks=teks,
        tautan=_address(dialog),
        jenis=JenisKabar.TINDAK_LANJUT,
    )
