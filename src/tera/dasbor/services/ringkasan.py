"""The digest: one e-mail a morning to whoever wants it, of what waits for her.

Asked anew from the same list as the home page, so nothing is missed that no message told of. Titles
and links only: what is inside stays in Tera.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone

from tera.akun.models import Akun
from tera.dasbor.pekerjaan import tasks_of
from tera.dasbor.tugas import MENDESAK, Tugas
from tera.notifikasi.jenis import teks_luar
from tera.notifikasi.models import Kiriman, Notifikasi, SetelanKabar
from tera.notifikasi.saluran import saluran_of
from tera.notifikasi.services import enqueue, footer, next_boleh
from tera.notifikasi.states import JenisSaluran, Ringkasan
from tera.organisasi.models import Instansi
from tera.organisasi.pengaturan import pengaturan_pada
from tera.organisasi.pengaturan.kehadiran import libur_of

PAGI, SORE = time(6, 30), time(15)
"""From when to when a morning's digest is written; a worker that was down all day skips it."""
KABAR_TERBANYAK = 10


@dataclass(frozen=True, slots=True)
class Isi:
    """What a digest says; each line once."""

    sekarang: Sequence[Tugas]
    tenggat: Sequence[Tugas]
    kabar: Sequence[tuple[str, int]]

    def __bool__(self) -> bool:
        return bool(self.sekarang or self.tenggat or self.kabar)


def send_ringkasan(*, instansi: Instansi, sekarang: datetime | None = None) -> int:
    """Put this morning's digests into the outbox; returns how many.

    Each person and day once: the day stands in her row, which is locked while it is written.
    """
    saat = sekarang or timezone.now()
    setempat = saat.astimezone(instansi.zona)
    hari = setempat.date()
    if not PAGI <= setempat.time() < SORE:
        return 0
    if saluran_of(JenisSaluran.SUREL, instansi.pk) is None:
        return 0
    mulai = next_boleh(instansi.pk, saat)
    return sum(_write(nomor, hari, saat, mulai) for nomor in _due(instansi, hari))


def _due(instansi: Instansi, hari: date) -> list[int]:
    libur = libur_of(pengaturan_pada(instansi.pk, hari)["hari_libur"])
    ingin = [Ringkasan.HARIAN]
    if libur.is_kerja(hari):
        ingin.append(Ringkasan.HARI_KERJA)
    semua = SetelanKabar.objects.filter(_open(hari), instansi=instansi, ringkasan__in=ingin)
    return list(semua.exclude(surel="").order_by("pk").values_list("pk", flat=True))


def _open(hari: date) -> Q:
    return Q(ringkasan_hari__isnull=True) | Q(ringkasan_hari__lt=hari)


@transaction.atomic
def _write(nomor: int, hari: date, saat: datetime, mulai: datetime) -> int:
    """One person's digest; 0 where another worker has her, or where nothing waits."""
    setelan = (
        SetelanKabar.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("instansi")
        .filter(_open(hari), pk=nomor)
        .first()
    )
    if setelan is None:
        return 0
    akun = _account(setelan)
    isi = _content(akun, hari, saat) if akun else None
    if isi:
        enqueue([_letter(setelan, isi, hari, mulai)])
    setelan.ringkasan_hari = hari
    setelan.save(update_fields=["ringkasan_hari"])
    return int(bool(isi))


def _account(setelan: SetelanKabar) -> Akun | None:
    return (
        Akun.objects.select_related("instansi", "pegawai")
        .filter(pegawai_id=setelan.pegawai_id, aktif=True)
        .first()
    )


def _content(akun: Akun, hari: date, saat: datetime) -> Isi:
    kemarin = saat - timedelta(days=1)
    tugas = [satu for satu in tasks_of(akun, hari, kemarin) if satu.langkah]
    nanti = [satu for satu in tugas if satu.tenggat and satu.tenggat > hari + MENDESAK]
    return Isi([satu for satu in tugas if satu not in nanti], nanti, _news(akun, kemarin))


def _news(akun: Akun, sejak: datetime) -> list[tuple[str, int]]:
    """Sentences of the last day that were not read, as they may leave, the newest first."""
    baru = Notifikasi.objects.filter(
        instansi_id=akun.instansi_id,
        penerima_id=akun.pegawai_id,
        dibaca_pada__isnull=True,
        dibuat_pada__gte=sejak,
    )
    semua = baru.order_by("-id").values_list("jenis", "teks")[:100]
    return Counter(teks_luar(jenis, teks) for jenis, teks in semua).most_common(KABAR_TERBANYAK)


def _letter(setelan: SetelanKabar, isi: Isi, hari: date, mulai: datetime) -> Kiriman:
    konteks = {
        "isi": isi,
        "hari": hari,
        "alamat": settings.ALAMAT,
        "kaki": footer(setelan.instansi.nama),
    }
    return Kiriman(
        instansi_id=setelan.instansi_id,
        penerima_id=setelan.pegawai_id,
        saluran=JenisSaluran.SUREL,
        alamat=setelan.surel,
        perihal=_subject(isi),
        isi=render_to_string("dasbor/surel/ringkasan.txt", konteks),
        isi_html=render_to_string("dasbor/surel/ringkasan.html", konteks),
        tautan="/",
        kunci=f"ringkasan-{hari.isoformat()}",
        kirim_setelah=mulai,
    )


def _subject(isi: Isi) -> str:
    if isi.sekarang:
        return f"Tera: {len(isi.sekarang)} hal menunggu Anda"
    return "Tera: tenggat yang akan datang" if isi.tenggat else "Tera: yang berubah"
