"""Notes to oneself. The audit record says that there was one, and holds its hash; no words."""

import hashlib
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.sekali import claim
from tera.dasar.transisi import move
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import CatatanPribadi
from tera.pelaksanaan.permissions import relation_to_give
from tera.pelaksanaan.services.bersama import clean_teks
from tera.perencanaan.models import RencanaHasilKerja

CATATAN_TERPANJANG = 2000


@transaction.atomic
def save_catatan(
    *,
    catatan: CatatanPribadi | None,
    tentang: Pegawai | None,
    isi: str,
    by: Akun,
    hasil: RencanaHasilKerja | None = None,
    versi: int | None = None,
    pada: date | None = None,
    kunci: UUID | None = None,
) -> CatatanPribadi:
    """Write a note about a person one works with, or (``tentang`` None) about oneself.

    Sent again with the same key, written or changed, it counts once. Raises
    VersiBerubah when the note was changed in another tab.
    """
    bersih = clean_teks(isi, bidang="isi", sebut="Catatan", paling_panjang=CATATAN_TERPANJANG)
    if not bersih:
        pesan = "Catatan belum diisi."
        raise MasukanTidakSah(pesan, {"isi": pesan})
    if catatan is not None:
        _check_own(catatan, by)
        kata = (catatan.pk, versi, bersih)
        if claim(kunci=kunci, by=by, tindakan="ubah_catatan_pribadi", isi=kata).sudah:
            return catatan
        return _changed(catatan, bersih, by, versi or 0)
    if tentang is not None:
        relation_to_give(by, tentang, pada or by.hari_ini)
    siapa = tentang.pk if tentang else by.pegawai_id
    if hasil is not None and hasil.skp.pegawai_id != siapa:
        raise TidakDitemukan("Hasil kerja tidak ditemukan.")
    kiriman = claim(kunci=kunci, by=by, tindakan="tulis_catatan_pribadi")
    if kiriman.sudah and kiriman.objek_id is not None:
        return CatatanPribadi.objects.get(pk=kiriman.objek_id)
    baru = CatatanPribadi.objects.create(
        instansi_id=by.instansi_id, akun=by, tentang=tentang, hasil=hasil, isi=bersih
    )
    kiriman.done(baru)
    _record(baru, by, "tulis_catatan_pribadi")
    return baru


@transaction.atomic
def remove_catatan(*, catatan: CatatanPribadi, by: Akun) -> None:
    """Remove one's own note for good."""
    _check_own(catatan, by)
    _record(catatan, by, "hapus_catatan_pribadi")
    catatan.delete()


def sidik_catatan(catatan: CatatanPribadi) -> str:
    """What the audit record keeps of a note: nobody can guess its words without the row."""
    return hashlib.sha256(f"{catatan.garam}:{catatan.isi}".encode()).hexdigest()


def _changed(catatan: CatatanPribadi, isi: str, by: Akun, versi: int) -> CatatanPribadi:
    move(catatan, versi=versi, isi=isi, diubah_pada=timezone.now())
    _record(catatan, by, "ubah_catatan_pribadi")
    return catatan


def _check_own(catatan: CatatanPribadi, by: Akun) -> None:
    if catatan.akun_id != by.pk:
        raise TidakDitemukan("Catatan tidak ditemukan.")


def _record(catatan: CatatanPribadi, by: Akun, tindakan: str) -> None:
    record_event(tindakan=tindakan, objek=catatan, by=by, isi={"sidik": sidik_catatan(catatan)})
