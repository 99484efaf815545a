"""Evidence of one month's progress: files and links."""

from datetime import date
from typing import Any

from django.core.files import File
from django.db import transaction

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.pelaksanaan.berkas import check_berkas, store
from tera.pelaksanaan.models import BuktiDukung, JenisBukti, Realisasi
from tera.pelaksanaan.permissions import check_can_record_realisasi, check_can_remove_realisasi
from tera.pelaksanaan.services.bersama import clean_teks, lock_skp
from tera.pelaksanaan.tautan import check_tautan, host_of

BUKTI_TERBANYAK = 10
NAMA_TERPANJANG = 200


@transaction.atomic
def attach_bukti_berkas(
    *, realisasi: Realisasi, berkas: "File[bytes]", by: Akun, pada: date | None = None
) -> BuktiDukung:
    """Add a file; the bytes are safe on the disk before the row is written.

    The same bytes for the same month are one piece of evidence, however often they are sent.
    Raises MasukanTidakSah for whatever ``berkas.check_berkas`` does not accept.
    """
    _check_open(realisasi, by, pada)
    sah = check_berkas(berkas)
    return _attach(
        realisasi,
        by,
        {"jenis": JenisBukti.BERKAS, "sidik": store(berkas)},
        {"nama": sah.nama, "jenis_isi": sah.jenis_isi, "ukuran": sah.ukuran},
        bidang="berkas",
    )


@transaction.atomic
def attach_bukti_tautan(
    *, realisasi: Realisasi, tautan: str, nama: str, by: Akun, pada: date | None = None
) -> BuktiDukung:
    """Add a link (``tautan.check_tautan``); without a name it is called after its host."""
    _check_open(realisasi, by, pada)
    alamat = check_tautan(tautan)
    sebutan = clean_teks(nama, bidang="nama", sebut="Nama", paling_panjang=NAMA_TERPANJANG)
    return _attach(
        realisasi,
        by,
        {"jenis": JenisBukti.TAUTAN, "tautan": alamat},
        {"nama": sebutan or host_of(alamat)[:NAMA_TERPANJANG]},
        bidang="tautan",
    )


@transaction.atomic
def remove_bukti(*, bukti: BuktiDukung, by: Akun) -> None:
    """Take a piece of evidence away; its hash stays in the audit record, its bytes on the disk."""
    skp = lock_skp(bukti.milik.skp_id)
    check_can_remove_realisasi(by, skp)
    kini = BuktiDukung.objects.filter(pk=bukti.pk).first()
    if kini is None:
        raise TidakDitemukan("Bukti ini sudah dihapus.")
    record_event(tindakan="hapus_bukti", objek=kini, by=by, isi=_as_told(kini))
    kini.delete()


def _check_open(realisasi: Realisasi, by: Akun, pada: date | None) -> None:
    skp = lock_skp(realisasi.skp_id)
    check_can_record_realisasi(by, skp, realisasi.bulan, pada or by.hari_ini)
    if not Realisasi.objects.filter(pk=realisasi.pk).exists():
        raise TidakDitemukan("Realisasi ini sudah dihapus.")


def _attach(
    realisasi: Realisasi, by: Akun, pengenal: dict[str, Any], isi: dict[str, Any], *, bidang: str
) -> BuktiDukung:
    milik = BuktiDukung.objects.filter(realisasi=realisasi)
    sama = milik.filter(**pengenal).first()
    if sama is not None:
        return sama
    if milik.count() >= BUKTI_TERBANYAK:
        pesan = f"Satu bulan memuat paling banyak {BUKTI_TERBANYAK} bukti. Hapus yang tidak perlu."
        raise MasukanTidakSah(pesan, {bidang: pesan})
    bukti = BuktiDukung.objects.create(
        instansi_id=realisasi.instansi_id, realisasi=realisasi, oleh=by, **pengenal, **isi
    )
    record_event(tindakan="lampirkan_bukti", objek=bukti, by=by, isi=_as_told(bukti))
    return bukti


def _as_told(bukti: BuktiDukung) -> dict[str, Any]:
    return {
        "realisasi": bukti.realisasi_id,
        "progres": bukti.progres_id,
        "jenis": bukti.jenis,
        "nama": bukti.nama,
        "sidik": bukti.sidik,
        "tautan": bukti.tautan,
        "ukuran": bukti.ukuran,
    }
