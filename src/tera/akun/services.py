"""Use cases of accounts: sign in, activate, change the password, end a device, give a role."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib.auth import authenticate, login
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from tera.akun import pembatas
from tera.akun.backend import clean_nama_masuk
from tera.akun.models import Akun, PeranAkun, Sesi
from tera.akun.peran import Peran
from tera.akun.permissions import check_can_end_sesi, check_can_manage_akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakBoleh
from tera.organisasi.models import Pegawai, UnitKerja

UMUR_KODE = timedelta(days=14)
ABJAD_KODE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PESAN_GAGAL = "NIP atau kata sandi tidak cocok. Periksa lagi keduanya."


def sign_in(*, request: HttpRequest, nama_masuk: str, sandi: str) -> Akun:
    """Check NIP and password and start a session.

    Raises TerlaluSering when the client must wait, MasukanTidakSah when they do not match; both
    say the same for a NIP that has no account.
    """
    nama = clean_nama_masuk(nama_masuk)
    ember = pembatas.buckets(request, nama)
    pembatas.check_rate(ember)
    akun = authenticate(request, nama_masuk=nama, password=sandi)
    if not isinstance(akun, Akun):
        pembatas.record_failure(ember)
        raise MasukanTidakSah(PESAN_GAGAL)
    _start_session(request, akun)
    return akun


def _start_session(request: HttpRequest, akun: Akun) -> None:
    request.session["alamat"] = pembatas.client_address(request)
    request.session["peramban"] = request.headers.get("User-Agent", "")[:200]
    request.session["sebelumnya"] = akun.last_login.isoformat() if akun.last_login else None
    login(request, akun, backend="tera.akun.backend.MasukDenganNip")


@transaction.atomic
def issue_kode_aktivasi(*, akun: Akun, by: Akun | None) -> str:
    """A one-time code that BKPSDM hands over; only its hash is kept. ``by`` None: a command."""
    if by is not None:
        check_can_manage_akun(by, akun)
    kode = "-".join("".join(secrets.choice(ABJAD_KODE) for _ in range(4)) for _ in range(3))
    akun.kode_aktivasi = _hash_kode(akun, kode)
    akun.kode_berlaku_sampai = timezone.now() + UMUR_KODE
    akun.save(update_fields=["kode_aktivasi", "kode_berlaku_sampai"])
    record_event(tindakan="terbitkan_kode_aktivasi", objek=akun, by=by)
    return kode


def _hash_kode(akun: Akun, kode: str) -> str:
    bersih = "".join(filter(str.isalnum, kode)).upper()
    return hashlib.sha256(f"{akun.nama_masuk}:{bersih}".encode()).hexdigest()


def activate_akun(*, request: HttpRequest, nama_masuk: str, kode: str, sandi: str) -> Akun:
    """Set the first (or a forgotten) password with a code from BKPSDM, and end old sessions."""
    nama = clean_nama_masuk(nama_masuk)
    ember = pembatas.buckets(request, nama)
    pembatas.check_rate(ember)
    try:
        return _activate(nama, kode, sandi)
    except KodeTidakCocok:
        pembatas.record_failure(ember)
        raise


class KodeTidakCocok(MasukanTidakSah):
    """Wrong, used or old activation code; the same sentence for a NIP without an account."""

    def __init__(self) -> None:
        super().__init__(
            "NIP dan kode aktivasi tidak cocok, atau kode sudah tidak berlaku. "
            "Minta kode baru kepada BKPSDM."
        )


@transaction.atomic
def _activate(nama: str, kode: str, sandi: str) -> Akun:
    akun = Akun.objects.select_for_update().filter(nama_masuk=nama, aktif=True).first()
    if akun is None or not _kode_matches(akun, kode):
        raise KodeTidakCocok
    _set_password(akun, sandi)
    akun.kode_aktivasi = ""
    akun.kode_berlaku_sampai = None
    akun.save(update_fields=["password", "kode_aktivasi", "kode_berlaku_sampai"])
    Sesi.objects.filter(akun=akun).delete()
    record_event(tindakan="aktifkan_akun", objek=akun, by=akun)
    return akun


def _kode_matches(akun: Akun, kode: str) -> bool:
    berlaku = akun.kode_berlaku_sampai is not None and akun.kode_berlaku_sampai > timezone.now()
    return berlaku and secrets.compare_digest(akun.kode_aktivasi, _hash_kode(akun, kode))


def _set_password(akun: Akun, sandi: str) -> None:
    try:
        validate_password(sandi, akun)
    except ValidationError as galat:
        pesan = " ".join(galat.messages)
        raise MasukanTidakSah(pesan, {"sandi_baru": pesan}) from galat
    akun.set_password(sandi)


@transaction.atomic
def change_sandi(*, by: Akun, sandi_lama: str, sandi_baru: str, sesi_kini: str) -> None:
    """Change one's own password; every other device is signed out."""
    akun = Akun.objects.select_for_update().get(pk=by.pk)
    if not akun.check_password(sandi_lama):
        raise MasukanTidakSah(
            "Kata sandi sekarang tidak cocok.", {"sandi_lama": "Kata sandi sekarang tidak cocok."}
        )
    _set_password(akun, sandi_baru)
    akun.save(update_fields=["password"])
    Sesi.objects.filter(akun=akun).exclude(session_key=sesi_kini).delete()
    record_event(tindakan="ganti_sandi", objek=akun, by=by)


@transaction.atomic
def end_sesi(*, sesi: Sesi, by: Akun) -> None:
    """Sign out one of one's own devices."""
    check_can_end_sesi(by, sesi)
    record_event(tindakan="akhiri_sesi", objek=by, by=by, isi={"peramban": sesi.peramban})
    sesi.delete()


@transaction.atomic
def open_akun(*, pegawai: Iterable[Pegawai], by: Akun | None) -> list[Akun]:
    """Accounts without a password for people who have none yet; they need an activation code.

    Whoever still has an account at another agency is left out: one NIP signs in at one place.
    """
    pegawai = list(pegawai)
    if by is not None and (
        not by.punya_peran(Peran.BKPSDM) or any(p.instansi_id != by.instansi_id for p in pegawai)
    ):
        raise TidakBoleh("Hanya BKPSDM yang dapat membuka akun.")
    nip = [p.nip for p in pegawai]
    dipakai = set(Akun.objects.filter(nama_masuk__in=nip).values_list("nama_masuk", flat=True))
    baru = [
        Akun(
            instansi_id=p.instansi_id,
            pegawai=p,
            nama_masuk=p.nip,
            nama=p.nama_lengkap,
            password="!",
        )
        for p in pegawai
        if p.nip and p.nip not in dipakai
    ]
    akun = Akun.objects.bulk_create(baru, batch_size=1_000)
    if akun:
        record_event(
            tindakan="buka_akun",
            objek=pegawai[0].instansi,
            by=by,
            instansi_id=pegawai[0].instansi_id,
            isi={"jumlah": len(akun)},
        )
    return akun


@transaction.atomic
def grant_peran(
    *, akun: Akun, peran: Peran, unit: UnitKerja | None, sejak: date, by: Akun | None
) -> PeranAkun:
    """Give a role from a day on; ``by`` None is the installation command."""
    if by is not None:
        check_can_manage_akun(by, akun)
    if unit is not None and unit.instansi_id != akun.instansi_id:
        raise MasukanTidakSah("Unit itu bukan milik instansi ini.")
    baris = PeranAkun.objects.create(
        instansi_id=akun.instansi_id, akun=akun, peran=peran, unit=unit, sejak=sejak
    )
    record_event(
        tindakan="beri_peran",
        objek=akun,
        by=by,
        isi={"peran": peran, "unit": unit.pk if unit else None, "sejak": sejak},
    )
    return baris


@transaction.atomic
def assign_konselor(*, akun: Akun, bertugas: bool, by: Akun, pada: date) -> None:
    """Make a person a counsellor from today on, or end that; what is so already stays so.

    It opens nothing by itself: a counselling is seen by the people that it names.
    """
    check_can_manage_akun(by, akun)
    if akun.pegawai_id is None:
        raise MasukanTidakSah("Konselor adalah pegawai; akun ini tidak terhubung dengan pegawai.")
    Akun.objects.select_for_update(no_key=True).get(pk=akun.pk)
    tugas = akun.peran.filter(peran=Peran.KONSELOR).berlaku_pada(pada)
    if tugas.exists() == bertugas:
        return
    if bertugas:
        grant_peran(akun=akun, peran=Peran.KONSELOR, unit=None, sejak=pada, by=by)
        return
    tugas.filter(sejak=pada).delete()
    tugas.update(sampai=pada - timedelta(days=1))
    record_event(tindakan="cabut_peran", objek=akun, by=by, isi={"peran": Peran.KONSELOR})
