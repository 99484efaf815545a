"""Forming a tim kerja, ending it, and clarifying what its members are to reach."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakDitemukan
from tera.dasar.transisi import move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import Pegawai, UnitKerja
from tera.perencanaan.masukan import IsianTim
from tera.perencanaan.models import AnggotaTim, PesanDialog, RencanaHasilKerja, TimKerja
from tera.perencanaan.permissions import check_can_clarify_hasil, check_can_manage_tim
from tera.perencanaan.queries.tim import anggota_kini

ANGGOTA_TERBANYAK = 60
CATATAN_TERPENDEK, CATATAN_TERPANJANG = 3, 2_000


@transaction.atomic
def save_tim(
    *,
    unit: UnitKerja,
    tim: TimKerja | None,
    isian: IsianTim,
    by: Akun,
    pada: date,
    versi: int = 0,
) -> TimKerja:
    """Form a team (``tim`` None) or change it; ``versi`` is the one that the writer saw.

    Members of a new team belong to it from its first day, later ones from ``pada``; who is no
    longer named leaves the day before, and stays in the history. Raises MasukanTidakSah,
    VersiBerubah.
    """
    check_can_manage_tim(by, unit, pada)
    _check(unit, isian)
    nilai = _columns(isian)
    if tim is None:
        tim = TimKerja.objects.create(instansi_id=unit.instansi_id, unit=unit, **nilai)
        masuk = _add(tim, isian.anggota, isian.sejak)
    else:
        if tim.unit_id != unit.pk:
            raise TidakDitemukan("Tim kerja tidak ditemukan.")
        semula = tim.sejak
        move(tim, versi=versi, **nilai)
        _follow_start(tim, semula)
        masuk = _change_members(tim, isian.anggota, pada)
    _record("simpan_tim", tim, by, isian.anggota)
    _tell(tim, masuk, f"Anda menjadi anggota {tim.nama}. Buka untuk melihat ketua dan tugasnya.")
    return tim


def _columns(isian: IsianTim) -> dict[str, Any]:
    nama = ("nama", "tugas", "dasar", "sejak", "sampai", "ketua")
    return {satu: getattr(isian, satu) for satu in nama}


def _check(unit: UnitKerja, isian: IsianTim) -> None:
    orang = [pegawai for pegawai, _ in isian.anggota]
    if any(satu.instansi_id != unit.instansi_id for satu in (isian.ketua, *orang)):
        raise TidakDitemukan("Pegawai tidak ditemukan.")
    bidang = {}
    if isian.sampai and isian.sampai < isian.sejak:
        bidang["sampai"] = "Tanggal selesai tidak boleh sebelum tanggal mulai."
    if not orang:
        bidang["anggota"] = "Isi paling sedikit satu anggota."
    elif len(orang) > ANGGOTA_TERBANYAK:
        bidang["anggota"] = f"Satu tim memuat paling banyak {ANGGOTA_TERBANYAK} anggota."
    elif isian.ketua in orang:
        bidang["anggota"] = f"{isian.ketua.nama} adalah ketua; tidak perlu dicantumkan lagi."
    elif ganda := next((satu for satu in orang if orang.count(satu) > 1), None):
        bidang["anggota"] = f"{ganda.nama} tercantum lebih dari satu kali."
    if bidang:
        raise MasukanTidakSah(" ".join(bidang.values()), bidang)


def _add(tim: TimKerja, anggota: Iterable[tuple[Pegawai, str]], sejak: date) -> list[Pegawai]:
    """Write new members and return them."""
    baru = list(anggota)
    AnggotaTim.objects.bulk_create(
        AnggotaTim(instansi_id=tim.instansi_id, tim=tim, pegawai=pegawai, peran=peran, sejak=sejak)
        for pegawai, peran in baru
    )
    return [pegawai for pegawai, _ in baru]


def _follow_start(tim: TimKerja, semula: date) -> None:
    """Who was in the team from its first day is so from its corrected first day."""
    awal = AnggotaTim.objects.filter(tim=tim, sejak=semula)
    awal.exclude(sampai__lt=tim.sejak).update(sejak=tim.sejak)


def _change_members(
    tim: TimKerja, anggota: Iterable[tuple[Pegawai, str]], pada: date
) -> list[Pegawai]:
    """End, keep and add members; returns the new ones."""
    mau = dict(anggota)
    tinggal: list[AnggotaTim] = []
    pergi: list[AnggotaTim] = []
    for satu in anggota_kini(tim, pada):
        (tinggal if satu.pegawai in mau else pergi).append(satu)
    for satu in tinggal:
        satu.peran = mau.pop(satu.pegawai)
        satu.sampai = None
    AnggotaTim.objects.bulk_update(tinggal, ["peran", "sampai"])
    # Who was to begin today or later was never in the team.
    lepas = [satu.pk for satu in pergi if satu.sejak >= pada]
    AnggotaTim.objects.filter(pk__in=lepas).delete()
    akhir = [satu.pk for satu in pergi if satu.sejak < pada]
    AnggotaTim.objects.filter(pk__in=akhir).update(sampai=pada - timedelta(days=1))
    return _add(tim, mau.items(), max(tim.sejak, pada))


@transaction.atomic
def end_tim(*, tim: TimKerja, sampai: date, by: Akun, pada: date, versi: int) -> TimKerja:
    """Dissolve a team after ``sampai``; its results and its history stay."""
    check_can_manage_tim(by, tim.unit, pada)
    if tim.sampai is not None and tim.sampai < pada:
        raise KeadaanTidakCocok("Tim kerja ini sudah diakhiri.")
    if sampai < tim.sejak:
        pesan = "Tanggal selesai tidak boleh sebelum tanggal mulai."
        raise MasukanTidakSah(pesan, {"sampai": pesan})
    move(tim, versi=versi, sampai=sampai)
    anggota = anggota_kini(tim, sampai)
    _record("akhiri_tim", tim, by, [(satu.pegawai, satu.peran) for satu in anggota])
    kabar = f"{tim.nama} berakhir. Hasil kerja dari tim tetap ada di SKP Anda."
    _tell(tim, [satu.pegawai for satu in anggota], kabar)
    return tim


def _record(tindakan: str, tim: TimKerja, by: Akun, anggota: Iterable[tuple[Pegawai, str]]) -> None:
    record_event(
        tindakan=tindakan,
        objek=tim,
        by=by,
        isi={
            "nama": tim.nama,
            "ketua": tim.ketua_id,
            "sejak": tim.sejak,
            "sampai": tim.sampai,
            "anggota": [[pegawai.pk, peran] for pegawai, peran in anggota],
        },
    )


def _tell(tim: TimKerja, penerima: Iterable[Pegawai], teks: str) -> None:
    notify(penerima=penerima, teks=teks, tautan=reverse("tim", args=[tim.pk]), jenis=JenisKabar.SKP)


@transaction.atomic
def clarify_hasil(*, tim: TimKerja, hasil_id: int, teks: str, by: Akun, pada: date) -> PesanDialog:
    """The head's note on a member's result of this team, told to the member."""
    check_can_clarify_hasil(by, tim, pada)
    hasil = (
        RencanaHasilKerja.objects.filter(tim=tim, pk=hasil_id)
        .select_related("skp__pegawai")
        .first()
    )
    if hasil is None:
        raise TidakDitemukan("Hasil kerja tidak ditemukan dalam tim ini.")
    bersih = teks.replace("\0", "").strip()
    if not CATATAN_TERPENDEK <= len(bersih) <= CATATAN_TERPANJANG:
        pesan = f"Tulis catatan, paling panjang {CATATAN_TERPANJANG} huruf."
        raise MasukanTidakSah(pesan, {"teks": pesan})
    pesan_dialog = PesanDialog.objects.create(
        instansi_id=tim.instansi_id,
        skp=hasil.skp,
        hasil=hasil,
        tentang=hasil.uraian,
        oleh=by,
        teks=bersih,
    )
    record_event(
        tindakan="klarifikasi_hasil",
        objek=pesan_dialog,
        by=by,
        isi={"tim": tim.pk, "hasil": hasil.pk, "teks": bersih},
    )
    _tell(tim, [hasil.skp.pegawai], f"{by.nama} memberi catatan atas hasil kerja Anda dalam tim.")
    return pesan_dialog
