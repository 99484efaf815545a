"""The outbox: written with the change it tells of, sent by a job.

An attempt is counted before it is made, in a transaction of its own, and holds the message for
PEGANG: a worker that dies in between costs one attempt and sends the same number again, and two
workers never hold the same message. No transaction is open while the network is waited for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.notifikasi.jam_tenang import jam_tenang_of
from tera.notifikasi.jenis import JenisKabar, teks_luar
from tera.notifikasi.models import Kiriman, Notifikasi, SetelanKabar
from tera.notifikasi.permissions import check_can_manage_saluran
from tera.notifikasi.saluran import GagalKirim, Pesan, Saluran, saluran_of, saluran_tersedia
from tera.notifikasi.states import JenisSaluran
from tera.organisasi.models import Instansi
from tera.organisasi.pengaturan import pengaturan_pada

PEGANG = timedelta(minutes=10)
MENIT_ULANG = (1, 5, 15, 60, 180, 360, 720, 720)
"""Minutes to the next attempt after the first, the second... a day and a half in all."""
PERCOBAAN_TERBANYAK = len(MENIT_ULANG) + 1
SEKALI_JALAN = timedelta(seconds=40)
SIMPAN = timedelta(days=30)
ALAMAT_SETELAN = "/notifikasi/pengaturan/"


@dataclass
class HasilKirim:
    """What became of one run."""

    terkirim: int = 0
    ditunda: int = 0
    gagal: int = 0


@dataclass
class _Jalan:
    """One run: the channels that are open, and those that do not work now."""

    saluran: dict[tuple[str, int], Saluran] = field(default_factory=dict)
    mati: set[tuple[str, int]] = field(default_factory=set)
    hasil: HasilKirim = field(default_factory=HasilKirim)


# --- writing --------------------------------------------------------------------------------------


def enqueue(kiriman: Sequence[Kiriman]) -> None:
    """Put messages into the outbox, in the caller's transaction; what is there already stays."""
    Kiriman.objects.bulk_create(kiriman, ignore_conflicts=True)


def enqueue_kabar(*, kabar: Sequence[Notifikasi]) -> None:
    """For news of one kind: to everyone among the receivers who wants that kind at once."""
    if not kabar:
        return
    ingin = {
        satu.pegawai_id: satu
        for satu in SetelanKabar.objects.filter(
            instansi_id=kabar[0].instansi_id,
            pegawai_id__in={satu.penerima_id for satu in kabar},
            segera__contains=[str(kabar[0].jenis)],
        )
    }
    if not ingin:
        return
    ada = saluran_tersedia(kabar[0].instansi_id)
    mulai = next_boleh(kabar[0].instansi_id, timezone.now())
    enqueue(
        [
            _news(satu, jenis, ingin[satu.penerima_id].alamat(jenis), mulai)
            for satu in kabar
            if satu.penerima_id in ingin
            for jenis in sorted(ada)
            if ingin[satu.penerima_id].alamat(jenis)
        ]
    )


def _news(kabar: Notifikasi, saluran: JenisSaluran, alamat: str, mulai: datetime) -> Kiriman:
    teks = teks_luar(kabar.jenis, kabar.teks)
    return Kiriman(
        instansi_id=kabar.instansi_id,
        penerima_id=kabar.penerima_id,
        saluran=saluran,
        alamat=alamat,
        perihal=f"Tera: {JenisKabar(kabar.jenis).label}",
        isi=teks,
        tautan=kabar.tautan,
        kunci=f"kabar-{kabar.pk}",
        kirim_setelah=mulai,
    )


def next_boleh(instansi_id: int, saat: datetime) -> datetime:
    """The first moment from ``saat`` on outside of the agency's quiet hours."""
    instansi = Instansi.objects.get(pk=instansi_id)
    isi = pengaturan_pada(instansi_id, instansi.hari_ini(saat))
    return jam_tenang_of(isi).next_boleh(saat, instansi.zona)


# --- sending --------------------------------------------------------------------------------------


def send_due(*, sekarang: datetime | None = None) -> HasilKirim:
    """Send what is due, for SEKALI_JALAN at most; as many workers as there are may run it.

    A channel that does not answer is left alone until the next run; the others go on.
    """
    jalan, mulai = _Jalan(), timezone.now()
    try:
        while timezone.now() - mulai < SEKALI_JALAN:
            saat = sekarang or timezone.now()
            kiriman = _claim(saat, jalan.mati)
            if kiriman is None:
                break
            _deliver(kiriman, saat, jalan)
    finally:
        for saluran in jalan.saluran.values():
            saluran.close()
    return jalan.hasil


@transaction.atomic
def _claim(saat: datetime, mati: Iterable[tuple[str, int]]) -> Kiriman | None:
    """Count the attempt and hold the oldest message that is due, is not held and may go now."""
    tunggu = Kiriman.objects.filter(
        dikirim_pada__isnull=True, gagal_pada__isnull=True, kirim_setelah__lte=saat
    )
    for jenis, instansi_id in mati:
        satu = Q(saluran=jenis) & (Q() if jenis == JenisSaluran.SUREL else Q(instansi=instansi_id))
        tunggu = tunggu.exclude(satu)
    kiriman = (
        tunggu.select_for_update(skip_locked=True, of=("self",))
        .select_related("instansi", "penerima")
        .order_by("kirim_setelah", "id")
        .first()
    )
    if kiriman is None:
        return None
    boleh = saat if kiriman.segera else next_boleh(kiriman.instansi_id, saat)
    if boleh > saat:
        _postpone_quiet(kiriman.instansi_id, saat, boleh)
        return _claim(saat, mati)
    kiriman.percobaan += 1
    kiriman.kirim_setelah = saat + PEGANG
    kiriman.save(update_fields=["percobaan", "kirim_setelah"])
    return kiriman


def _postpone_quiet(instansi_id: int, saat: datetime, boleh: datetime) -> None:
    """All that is due in an agency's quiet hours waits for their end."""
    Kiriman.objects.filter(
        pk__in=Kiriman.objects.filter(
            instansi_id=instansi_id,
            segera=False,
            dikirim_pada__isnull=True,
            gagal_pada__isnull=True,
            kirim_setelah__lte=saat,
        ).select_for_update(skip_locked=True)
    ).update(kirim_setelah=boleh)


def _deliver(kiriman: Kiriman, saat: datetime, jalan: _Jalan) -> None:
    kunci = (kiriman.saluran, kiriman.instansi_id)
    try:
        _open(kunci, jalan).send(_message(kiriman))
    except GagalKirim as galat:
        if galat.saluran:
            jalan.mati.add(kunci)
        if _note_failure(kiriman, galat, saat):
            jalan.hasil.gagal += 1
        else:
            jalan.hasil.ditunda += 1
    else:
        _mine(kiriman).update(dikirim_pada=timezone.now(), galat="")
        jalan.hasil.terkirim += 1


def _open(kunci: tuple[str, int], jalan: _Jalan) -> Saluran:
    if kunci not in jalan.saluran:
        saluran = saluran_of(*kunci)
        if saluran is None:
            raise GagalKirim("Saluran ini tidak dipasang.", saluran=True)
        jalan.saluran[kunci] = saluran
    return jalan.saluran[kunci]


def _note_failure(kiriman: Kiriman, galat: GagalKirim, saat: datetime) -> bool:
    """Set the next attempt, or give up; returns whether it was given up."""
    habis = galat.tetap or kiriman.percobaan >= PERCOBAAN_TERBANYAK
    nilai: dict[str, object] = {"galat": galat.alasan}
    if habis:
        nilai["gagal_pada"] = timezone.now()
    else:
        nilai["kirim_setelah"] = saat + timedelta(minutes=MENIT_ULANG[kiriman.percobaan - 1])
    _mine(kiriman).update(**nilai)
    return habis


def _mine(kiriman: Kiriman) -> QuerySet[Kiriman]:
    """The row, as long as nobody has begun another attempt since."""
    return Kiriman.objects.filter(
        pk=kiriman.pk, percobaan=kiriman.percobaan, dikirim_pada__isnull=True
    )


def _message(kiriman: Kiriman) -> Pesan:
    alamat = f"{settings.ALAMAT}{kiriman.tautan}"
    teks = kiriman.isi
    if kiriman.saluran == JenisSaluran.SUREL and not kiriman.isi_html:
        teks = f"{kiriman.isi}\n\nBuka di Tera: {alamat}\n\n{footer(kiriman.instansi.nama)}"
    return Pesan(
        nomor=str(kiriman.nomor),
        alamat=kiriman.alamat,
        nama=kiriman.penerima.nama_lengkap,
        perihal=kiriman.perihal,
        teks=teks,
        tautan=alamat,
        html=kiriman.isi_html,
    )


def footer(nama_instansi: str) -> str:
    """Who writes, why, and how to end it."""
    return (
        f"Surel ini dikirim Tera, sistem kinerja {nama_instansi}, karena Anda memilihnya.\n"
        f"Ubah atau hentikan: {settings.ALAMAT}{ALAMAT_SETELAN}"
    )


# --- afterwards -----------------------------------------------------------------------------------


@transaction.atomic
def retry_failed(*, by: Akun) -> int:
    """Give every message of the agency that failed for good a new round; returns how many."""
    check_can_manage_saluran(by)
    gagal = Kiriman.objects.filter(instansi_id=by.instansi_id, gagal_pada__isnull=False)
    jumlah = gagal.update(gagal_pada=None, percobaan=0, kirim_setelah=timezone.now())
    if jumlah:
        record_event(
            tindakan="ulangi_kiriman",
            objek=by.instansi,
            by=by,
            isi={"jumlah": jumlah},
            instansi_id=by.instansi_id,
        )
    return jumlah


def forget_old(*, sekarang: datetime | None = None) -> int:
    """Delete what was sent or given up long ago; returns how many."""
    batas = (sekarang or timezone.now()) - SIMPAN
    lama = Kiriman.objects.filter(Q(dikirim_pada__lt=batas) | Q(gagal_pada__lt=batas))
    return lama.delete()[0]
