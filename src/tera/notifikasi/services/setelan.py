"""A person's own choice of how to be told; an address counts once its code came back."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TerlaluSering
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.models import Kiriman, KonfirmasiKontak, SetelanKabar
from tera.notifikasi.nomor_wa import parse_nomor_wa
from tera.notifikasi.permissions import check_can_choose_kabar
from tera.notifikasi.saluran import saluran_of
from tera.notifikasi.services.kiriman import ALAMAT_SETELAN, enqueue
from tera.notifikasi.states import JenisSaluran, Ringkasan

KODE_BERLAKU = timedelta(hours=24)
SELANG_KODE = timedelta(minutes=1)
KODE_SEHARI = 5
COBA_TERBANYAK = 5
SALURAN_BELUM = {
    JenisSaluran.SUREL: "Server surel belum dipasang. Hubungi pengelola server Tera.",
    JenisSaluran.WEBHOOK: "Instansi Anda belum memasang gateway WhatsApp. Hubungi BKPSDM.",
}


@transaction.atomic
def save_setelan(
    *, surel: str, wa: str, ringkasan: str, segera: Iterable[str], by: Akun
) -> SetelanKabar:
    """Keep the choice; an address that is new is sent a code first, the old one stays till then.

    Raises MasukanTidakSah with the fields that are wrong.
    """
    check_can_choose_kabar(by)
    surel, wa = surel.strip(), wa.strip()
    nomor = parse_nomor_wa(wa) if wa else ""
    _check(surel, nomor, ringkasan, segera)
    setelan = _locked(by)
    setelan.ringkasan = Ringkasan(ringkasan)
    setelan.segera = [jenis for jenis in JenisKabar.values if jenis in set(segera)]
    for saluran, alamat in ((JenisSaluran.SUREL, surel), (JenisSaluran.WEBHOOK, nomor or "")):
        _change_address(setelan, saluran, alamat, by)
    setelan.save()
    record_event(
        tindakan="ubah_setelan_kabar",
        objek=setelan,
        by=by,
        isi={"ringkasan": setelan.ringkasan, "segera": setelan.segera},
    )
    return setelan


def _check(surel: str, nomor: str | None, ringkasan: str, segera: Iterable[str]) -> None:
    bidang = {}
    if surel:
        try:
            validate_email(surel)
        except ValidationError:
            bidang["surel"] = "Tulis alamat surel lengkap, misalnya sari@bungokab.go.id."
    if nomor is None:
        bidang["wa"] = "Tulis nomor seluler Indonesia, misalnya 0812-3456-7890."
    if ringkasan not in Ringkasan.values:
        bidang["ringkasan"] = "Pilih salah satu."
    if set(segera) - set(JenisKabar.values):
        bidang["segera"] = "Pilih dari daftar."
    if bidang:
        raise MasukanTidakSah(next(iter(bidang.values())), bidang)


def _own(by: Akun) -> int:
    """The account's person; 0, which no person has, for an account without one."""
    return by.pegawai_id or 0


def _locked(by: Akun) -> SetelanKabar:
    """The row of a person, made where there is none, held until the transaction ends."""
    SetelanKabar.objects.bulk_create(
        [SetelanKabar(instansi_id=by.instansi_id, pegawai_id=_own(by))], ignore_conflicts=True
    )
    return SetelanKabar.objects.select_for_update(no_key=True).get(
        instansi_id=by.instansi_id, pegawai_id=_own(by)
    )


def _change_address(setelan: SetelanKabar, saluran: JenisSaluran, alamat: str, by: Akun) -> None:
    tertunda = KonfirmasiKontak.objects.filter(
        instansi_id=by.instansi_id, pegawai_id=_own(by), saluran=saluran
    )
    if alamat in ("", setelan.alamat(saluran)):
        tertunda.delete()
        if not alamat:
            _set_address(setelan, saluran, "")
    elif not tertunda.filter(alamat=alamat).exists():
        _send_kode(saluran, alamat, by)


def _set_address(setelan: SetelanKabar, saluran: JenisSaluran, alamat: str) -> None:
    if saluran == JenisSaluran.SUREL:
        setelan.surel = alamat
    else:
        setelan.wa = alamat


# --- codes ----------------------------------------------------------------------------------------


@transaction.atomic
def request_kode(*, saluran: str, by: Akun) -> None:
    """Send the code of a waiting address once more, as another code."""
    check_can_choose_kabar(by)
    _send_kode(JenisSaluran(saluran), _waiting(saluran, by).alamat, by)


def _send_kode(saluran: JenisSaluran, alamat: str, by: Akun) -> None:
    if saluran_of(saluran, by.instansi_id) is None:
        nama = "surel" if saluran == JenisSaluran.SUREL else "wa"
        raise MasukanTidakSah(SALURAN_BELUM[saluran], {nama: SALURAN_BELUM[saluran]})
    sekarang = timezone.now()
    lama = (
        KonfirmasiKontak.objects.select_for_update()
        .filter(instansi_id=by.instansi_id, pegawai_id=_own(by), saluran=saluran)
        .first()
    )
    dikirim = _sent_today(lama, sekarang) + 1
    kode = f"{secrets.randbelow(10**6):06}"
    isi = {
        "alamat": alamat,
        "sidik": make_password(kode),
        "percobaan": 0,
        "dikirim": dikirim,
        "dikirim_pada": sekarang,
    }
    satu, _ = KonfirmasiKontak.objects.update_or_create(
        instansi_id=by.instansi_id, pegawai_id=_own(by), saluran=saluran, defaults=isi
    )
    enqueue([_letter(satu, kode, sekarang)])


def _sent_today(lama: KonfirmasiKontak | None, sekarang: datetime) -> int:
    """How many codes went out in the last day; raises TerlaluSering for one too many."""
    if lama is None or sekarang - lama.dikirim_pada > KODE_BERLAKU:
        return 0
    tunggu = lama.dikirim_pada + SELANG_KODE - sekarang
    if tunggu > timedelta(0):
        detik = int(tunggu.total_seconds()) + 1
        raise TerlaluSering(f"Kode baru saja dikirim. Coba lagi dalam {detik} detik.", detik)
    if lama.dikirim >= KODE_SEHARI:
        sisa = int((lama.dikirim_pada + KODE_BERLAKU - sekarang).total_seconds()) + 1
        raise TerlaluSering("Sudah lima kode dikirim dalam sehari. Coba lagi besok.", sisa)
    return lama.dikirim


def _letter(satu: KonfirmasiKontak, kode: str, sekarang: datetime) -> Kiriman:
    return Kiriman(
        instansi_id=satu.instansi_id,
        penerima_id=satu.pegawai_id,
        saluran=satu.saluran,
        alamat=satu.alamat,
        perihal="Tera: kode konfirmasi",
        isi=f"Kode konfirmasi Anda di Tera: {kode}. Berlaku 24 jam. "
        "Abaikan bila Anda tidak memintanya.",
        tautan=f"{ALAMAT_SETELAN}?kode={kode}&saluran={satu.saluran}",
        kunci=f"kode-{sekarang.timestamp():.6f}",
        segera=True,
        kirim_setelah=sekarang,
    )


def _waiting(saluran: str, by: Akun) -> KonfirmasiKontak:
    satu = (
        KonfirmasiKontak.objects.select_for_update()
        .filter(instansi_id=by.instansi_id, pegawai_id=_own(by), saluran=saluran)
        .first()
    )
    if satu is None:
        raise KeadaanTidakCocok(
            "Tidak ada alamat yang menunggu konfirmasi. Muat ulang halaman setelan."
        )
    return satu


def confirm_kontak(*, saluran: str, kode: str, by: Akun) -> None:
    """Use the address whose code came back.

    Raises MasukanTidakSah for a wrong or an old code; wrong ones count even so.
    """
    check_can_choose_kabar(by)
    pesan = _try_kode(saluran, "".join(kode.split()), by)
    if pesan:
        raise MasukanTidakSah(pesan, {"kode": pesan})


@transaction.atomic
def _try_kode(saluran: str, kode: str, by: Akun) -> str:
    """Empty when the code was right; the attempt is kept whatever it was."""
    satu = _waiting(saluran, by)
    if timezone.now() - satu.dikirim_pada > KODE_BERLAKU:
        return "Kode ini sudah lewat 24 jam. Minta kode baru."
    if satu.percobaan >= COBA_TERBANYAK:
        return "Kode ini sudah lima kali salah. Minta kode baru."
    if not check_password(kode, satu.sidik):
        satu.percobaan += 1
        satu.save(update_fields=["percobaan"])
        return "Kode tidak cocok. Periksa lagi enam angka dalam pesan terakhir."
    setelan = _locked(by)
    _set_address(setelan, JenisSaluran(satu.saluran), satu.alamat)
    setelan.save()
    satu.delete()
    record_event(tindakan="konfirmasi_kontak", objek=setelan, by=by, isi={"saluran": satu.saluran})
    return ""
