"""Handing the clarifying and approving of plans to another person for a time."""

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse

from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakDitemukan
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import DelegasiPenilai, Pegawai
from tera.organisasi.queries import penugasan_utama
from tera.perencanaan.permissions import check_can_delegate_penilai, check_can_end_delegasi
from tera.perencanaan.queries import delegasi_dalam

PALING_LAMA = timedelta(days=366)
ALASAN_TERPENDEK = 5
ALASAN_TERPANJANG = 300


@transaction.atomic
def delegate_penilai(
    *, kepada: Pegawai, sejak: date, sampai: date, alasan: str, by: Akun, pada: date
) -> DelegasiPenilai:
    """Let ``kepada`` clarify, approve and return plans in one's own place on these days.

    Rating is not handed over. Raises MasukanTidakSah for days or a person that do not do, and
    KeadaanTidakCocok where the days are handed over already.
    """
    check_can_delegate_penilai(by, pada)
    assert by.pegawai_id is not None
    dari = Pegawai.objects.select_for_update(no_key=True).get(pk=by.pegawai_id)
    alasan = " ".join(alasan.split())
    _check_days(sejak, sampai, pada)
    _check_alasan(alasan)
    _check_person(dari, kepada, sejak)
    lain = delegasi_dalam(dari, sejak, sampai)
    if lain is not None and lain.sampai is not None:
        raise KeadaanTidakCocok(
            f"Pada tanggal itu sudah ada delegasi kepada {lain.kepada.nama}, "
            f"{format_tanggal(lain.sejak)} sampai {format_tanggal(lain.sampai)}. Akhiri dulu."
        )
    delegasi = DelegasiPenilai.objects.create(
        instansi_id=dari.instansi_id,
        dari=dari,
        kepada=kepada,
        sejak=sejak,
        sampai=sampai,
        alasan=alasan,
        oleh=by,
    )
    record_event(tindakan="delegasikan_penilai", objek=delegasi, by=by, isi=_told(delegasi))
    _tell(delegasi, f"{dari.nama} mendelegasikan persetujuan SKP kepada Anda")
    return delegasi


def _check_days(sejak: date, sampai: date, pada: date) -> None:
    if sejak < pada:
        bidang, pesan = "sejak", "Delegasi dimulai paling awal hari ini."
    elif sampai < sejak:
        bidang, pesan = "sampai", "Tanggal akhir tidak boleh sebelum tanggal mulai."
    elif sampai - sejak > PALING_LAMA:
        bidang, pesan = "sampai", "Delegasi paling lama satu tahun."
    else:
        return
    raise MasukanTidakSah(pesan, {bidang: pesan})


def _check_alasan(alasan: str) -> None:
    if ALASAN_TERPENDEK <= len(alasan) <= ALASAN_TERPANJANG:
        return
    pesan = f"Tulis alasan, misalnya cuti atau dinas luar; paling panjang {ALASAN_TERPANJANG}."
    raise MasukanTidakSah(pesan, {"alasan": pesan})


def _check_person(dari: Pegawai, kepada: Pegawai, sejak: date) -> None:
    if kepada.instansi_id != dari.instansi_id:
        raise TidakDitemukan("Pegawai tidak ditemukan.")
    if kepada.pk == dari.pk:
        pesan = "Pilih orang lain, bukan diri sendiri."
    elif penugasan_utama(kepada, sejak) is None:
        pesan = f"{kepada.nama} tidak bertugas pada {format_tanggal(sejak)}."
    else:
        return
    raise MasukanTidakSah(pesan, {"kepada": pesan})


@transaction.atomic
def end_delegasi(*, delegasi: DelegasiPenilai, by: Akun, pada: date) -> None:
    """Take it back: from today on it does not hold; what had not begun yesterday is dropped."""
    check_can_end_delegasi(by, delegasi)
    kini = DelegasiPenilai.objects.select_for_update(of=("self",)).get(pk=delegasi.pk)
    if kini.sampai is not None and kini.sampai < pada:
        raise KeadaanTidakCocok(f"Delegasi ini sudah berakhir pada {format_tanggal(kini.sampai)}.")
    record_event(tindakan="akhiri_delegasi", objek=kini, by=by, isi=_told(kini))
    _tell(kini, f"Delegasi persetujuan SKP dari {kini.dari.nama} diakhiri")
    if kini.sejak >= pada:
        kini.delete()
        return
    kini.sampai = pada - timedelta(days=1)
    kini.save(update_fields=["sampai"])


def _told(delegasi: DelegasiPenilai) -> dict[str, object]:
    return {
        "dari": delegasi.dari_id,
        "kepada": delegasi.kepada_id,
        "sejak": delegasi.sejak,
        "sampai": delegasi.sampai,
        "alasan": delegasi.alasan,
    }


def _tell(delegasi: DelegasiPenilai, teks: str) -> None:
    masa = f"{format_tanggal(delegasi.sejak)}"
    if delegasi.sampai:
        masa += f" sampai {format_tanggal(delegasi.sampai)}"
    notify(
        penerima=[delegasi.kepada],
        teks=f"{teks} ({masa}).",
        tautan=reverse("delegasi"),
        jenis=JenisKabar.SKP,
    )
