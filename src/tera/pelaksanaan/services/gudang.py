"""Keeping the bytes of evidence: scanned first, once for an agency, within its room."""

from datetime import datetime, time
from logging import getLogger

from django.core.files import File
from django.db import transaction
from django.db.models import F, Sum

from tera.akun.models import Akun
from tera.aturan.bilangan import format_bilangan
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah
from tera.organisasi.models import Instansi
from tera.organisasi.pengaturan import pengaturan_pada
from tera.pelaksanaan import pemindai
from tera.pelaksanaan.berkas import MEGA, pieces_of, sidik_of, store
from tera.pelaksanaan.models import BerkasBukti, KeadaanPindai, RuangBukti
from tera.pelaksanaan.services.bersama import tell_owners
from tera.perencanaan.models import Skp

GIGA = 1024 * MEGA
SEKALI_PINDAI = 200
PESAN_TERINFEKSI = (
    "Pemindai virus menemukan isi berbahaya di berkas ini, jadi tidak diterima. Bersihkan "
    "komputer atau telepon asalnya, lalu buat berkasnya lagi."
)
PESAN_RUANG_ORANG = (
    "Berkas bukti Anda bulan ini sudah mencapai batas {batas} MB. Kecilkan foto atau PDF-nya, "
    "lampirkan tautan, atau minta BKPSDM menaikkan batasnya."
)
PESAN_RUANG_INSTANSI = (
    "Ruang bukti dukung instansi sudah penuh ({batas} GB), jadi berkas baru belum dapat disimpan. "
    "Lampirkan tautan, dan beri tahu BKPSDM agar ruangnya ditambah."
)
_log = getLogger(__name__)


def keep_berkas(*, berkas: "File[bytes]", skp: Skp, by: Akun) -> BerkasBukti:
    """Scan, then store in the caller's transaction; the same content is one row of the agency.

    Raises MasukanTidakSah for what the scanner found and where no room is left. A scanner that is
    configured but does not answer holds nobody up: the file waits for the job.
    """
    sidik = sidik_of(berkas)
    keadaan = _scan_upload(berkas, skp.instansi_id, sidik)
    lama = _known(skp.instansi_id, sidik)
    if lama is None:
        RuangBukti.objects.bulk_create(
            [RuangBukti(instansi_id=skp.instansi_id)], ignore_conflicts=True
        )
        ruang = RuangBukti.objects.select_for_update().get(instansi_id=skp.instansi_id)
        lama = _known(skp.instansi_id, sidik)
    if lama is not None:
        store(berkas)
        return lama
    _check_room(ruang, berkas.size, skp.instansi, by)
    baru = BerkasBukti.objects.create(
        instansi_id=skp.instansi_id,
        sidik=store(berkas),
        ukuran=berkas.size,
        pindai=keadaan,
        oleh=by,
        unit_id=skp.penugasan.unit_id,
    )
    RuangBukti.objects.filter(pk=ruang.pk).update(terpakai=F("terpakai") + berkas.size)
    return baru


def _known(instansi_id: int, sidik: str) -> BerkasBukti | None:
    return BerkasBukti.objects.filter(instansi_id=instansi_id, sidik=sidik).first()


def _scan_upload(berkas: "File[bytes]", instansi_id: int, sidik: str) -> KeadaanPindai:
    lama = _known(instansi_id, sidik)
    temuan = lama is not None and lama.pindai == KeadaanPindai.TERINFEKSI
    keadaan = KeadaanPindai.BELUM
    if pemindai.dipasang() and not temuan:
        try:
            temuan = pemindai.scan(berkas.chunks()) is not None
            keadaan = KeadaanPindai.BERSIH
        except pemindai.PemindaiTidakTerjangkau as galat:
            _log.warning("clamd does not answer, %s waits for the job: %s", sidik[:12], galat)
    if temuan:
        raise MasukanTidakSah(PESAN_TERINFEKSI, {"berkas": PESAN_TERINFEKSI})
    return keadaan


def _check_room(ruang: RuangBukti, ukuran: int, instansi: Instansi, by: Akun) -> None:
    """Under the lock of the agency's row, so two uploads cannot both take the last room."""
    hari_ini = by.hari_ini
    batas = pengaturan_pada(instansi.pk, hari_ini)
    giga, mega = batas["ruang_bukti_gb"], batas["bukti_orang_sebulan_mb"]
    pesan = ""
    awal = datetime.combine(hari_ini.replace(day=1), time.min, tzinfo=instansi.zona)
    milik = BerkasBukti.objects.filter(instansi=instansi, oleh=by, dibuat_pada__gte=awal)
    if (milik.aggregate(n=Sum("ukuran"))["n"] or 0) + ukuran > mega * MEGA:
        pesan = PESAN_RUANG_ORANG.format(batas=format_bilangan(mega))
    elif ruang.terpakai + ukuran > giga * GIGA:
        pesan = PESAN_RUANG_INSTANSI.format(batas=format_bilangan(giga))
    if pesan:
        raise MasukanTidakSah(pesan, {"berkas": pesan})


def scan_waiting() -> int:
    """Scan what no scanner has seen yet; returns how many were judged. Stops when it is gone."""
    if not pemindai.dipasang():
        return 0
    jumlah = 0
    menunggu = BerkasBukti.objects.filter(pindai=KeadaanPindai.BELUM).order_by("id")
    for satu in menunggu[:SEKALI_PINDAI]:
        try:
            temuan = pemindai.scan(pieces_of(satu.sidik))
        except FileNotFoundError:
            continue  # `tera verify --bukti` tells; there is nothing to serve either
        except pemindai.PemindaiTidakTerjangkau as galat:
            _log.warning("clamd does not answer: %s", galat)
            break
        note_scan(berkas=satu, temuan=temuan)
        jumlah += 1
    return jumlah


@transaction.atomic
def note_scan(*, berkas: BerkasBukti, temuan: str | None) -> None:
    """Write what the scanner said; an infected file is no longer handed out and its owners know."""
    keadaan = KeadaanPindai.TERINFEKSI if temuan else KeadaanPindai.BERSIH
    berubah = BerkasBukti.objects.filter(pk=berkas.pk, pindai=KeadaanPindai.BELUM).update(
        pindai=keadaan, temuan=(temuan or "")[:200]
    )
    if not (berubah and temuan):
        return
    record_event(
        tindakan="karantina_bukti",
        objek=berkas,
        by=None,
        isi={"sidik": berkas.sidik, "temuan": temuan},
    )
    tell_owners(
        berkas.pemakaian.get_queryset(),
        "Bukti “{nama}” dikarantina karena pemindai virus menemukan isi berbahaya. "
        "Buat berkasnya lagi dari sumber yang bersih, lalu lampirkan.",
    )
