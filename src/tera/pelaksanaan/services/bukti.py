"""Evidence of a month's or of a day's progress: files and links."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.files import File
from django.db import transaction

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.pelaksanaan.berkas import check_berkas, sidik_of
from tera.pelaksanaan.models import BuktiDukung, JenisBukti, ProgresHarian, Realisasi, TautanBukti
from tera.pelaksanaan.permissions import (
    check_can_change_progres,
    check_can_record_realisasi,
    check_can_remove_realisasi,
)
from tera.pelaksanaan.services.bersama import clean_teks, lock_skp
from tera.pelaksanaan.services.gudang import keep_berkas
from tera.pelaksanaan.tautan import check_tautan, host_of, kunci_of
from tera.perencanaan.models import Skp

BUKTI_TERBANYAK = 10
NAMA_TERPANJANG = 200

Milik = Realisasi | ProgresHarian


@transaction.atomic
def attach_bukti_berkas(
    *,
    berkas: "File[bytes]",
    by: Akun,
    realisasi: Realisasi | None = None,
    progres: ProgresHarian | None = None,
    pada: date | None = None,
) -> BuktiDukung:
    """Add a file to a month or to a day; the bytes are safe on the disk before the row is written.

    The same bytes for the same month or day are one piece of evidence, however often they are
    sent. Raises MasukanTidakSah for whatever ``berkas.check_berkas`` does not accept, for what the
    virus scanner found, and where no room is left.
    """
    milik = _owned(realisasi, progres)
    skp = _check_open(milik, by, pada)
    sah = check_berkas(berkas)
    pengenal = {"jenis": JenisBukti.BERKAS, "sidik": sidik_of(berkas)}
    sama = _same(milik, pengenal, bidang="berkas")
    if sama is not None:
        return sama
    kini = keep_berkas(berkas=berkas, skp=skp, by=by)
    isi = {"nama": sah.nama, "jenis_isi": sah.jenis_isi, "ukuran": sah.ukuran, "berkas": kini}
    return _attach(milik, by, pengenal | isi)


@transaction.atomic
def attach_bukti_tautan(
    *,
    tautan: str,
    nama: str,
    by: Akun,
    realisasi: Realisasi | None = None,
    progres: ProgresHarian | None = None,
    pada: date | None = None,
) -> BuktiDukung:
    """Add a link (``tautan.check_tautan``); without a name it is called after its host."""
    milik = _owned(realisasi, progres)
    _check_open(milik, by, pada)
    alamat = check_tautan(tautan)
    sebutan = clean_teks(nama, bidang="nama", sebut="Nama", paling_panjang=NAMA_TERPANJANG)
    pengenal = {"jenis": JenisBukti.TAUTAN, "tautan": alamat}
    sama = _same(milik, pengenal, bidang="tautan")
    if sama is not None:
        return sama
    kini, _ = TautanBukti.objects.get_or_create(
        instansi_id=milik.instansi_id, kunci=kunci_of(alamat), defaults={"alamat": alamat}
    )
    isi = {"nama": sebutan or host_of(alamat)[:NAMA_TERPANJANG], "alamat": kini}
    return _attach(milik, by, pengenal | isi)


@transaction.atomic
def attach_bukti(
    *,
    berkas: Sequence["File[bytes]"],
    tautan: str,
    by: Akun,
    realisasi: Realisasi | None = None,
    progres: ProgresHarian | None = None,
    pada: date | None = None,
) -> list[BuktiDukung]:
    """What one form brings, all of it or nothing; a refusal says which of several files it is."""
    ke = {"realisasi": realisasi, "progres": progres}
    terlampir = []
    for satu in berkas:
        try:
            terlampir.append(attach_bukti_berkas(berkas=satu, by=by, pada=pada, **ke))  # type: ignore[arg-type]
        except MasukanTidakSah as galat:
            if len(berkas) == 1:
                raise
            pesan = f"{(satu.name or 'Berkas')[:80]}: {galat.pesan}"
            raise MasukanTidakSah(pesan, {"berkas": pesan}) from galat
    if tautan.strip():
        terlampir.append(attach_bukti_tautan(tautan=tautan, nama="", by=by, pada=pada, **ke))  # type: ignore[arg-type]
    return terlampir


@transaction.atomic
def remove_bukti(*, bukti: BuktiDukung, by: Akun) -> None:
    """Take a piece of evidence away; its hash stays in the audit record, its bytes on the disk.

    A daily entry that the superior has seen keeps its evidence, as it keeps its words.
    """
    skp = lock_skp(bukti.milik.skp_id)
    check_can_remove_realisasi(by, skp)
    _check_unseen(bukti.milik, by, skp)
    kini = BuktiDukung.objects.filter(pk=bukti.pk).first()
    if kini is None:
        raise TidakDitemukan("Bukti ini sudah dihapus.")
    record_event(tindakan="hapus_bukti", objek=kini, by=by, isi=_as_told(kini))
    kini.delete()


def _owned(realisasi: Realisasi | None, progres: ProgresHarian | None) -> Milik:
    milik = realisasi or progres
    if milik is None or (realisasi and progres):
        raise ValueError("evidence belongs to a month or to a day")
    return milik


def _check_open(milik: Milik, by: Akun, pada: date | None) -> Skp:
    skp = lock_skp(milik.skp_id)
    bulan = milik.bulan if isinstance(milik, Realisasi) else milik.tanggal.replace(day=1)
    check_can_record_realisasi(by, skp, bulan, pada or by.hari_ini)
    _check_unseen(milik, by, skp)
    return skp


def _check_unseen(milik: Milik, by: Akun, skp: Skp) -> None:
    """What belongs to a daily entry changes until the superior has seen it; asked anew, because
    she may look just now."""
    kini = type(milik).objects.filter(pk=milik.pk).first()
    if kini is None:
        raise TidakDitemukan("Isian ini sudah dihapus.")
    if isinstance(kini, ProgresHarian):
        kini.skp = skp
        check_can_change_progres(by, kini)


def _of(milik: Milik) -> dict[str, Milik]:
    return {"realisasi" if isinstance(milik, Realisasi) else "progres": milik}


def _same(milik: Milik, pengenal: dict[str, Any], *, bidang: str) -> BuktiDukung | None:
    """The piece of evidence that this already is; refused where there are enough of them."""
    ada = BuktiDukung.objects.filter(**_of(milik))
    sama = ada.filter(**pengenal).first()
    if sama is None and ada.count() >= BUKTI_TERBANYAK:
        pesan = f"Satu isian memuat paling banyak {BUKTI_TERBANYAK} bukti. Hapus yang tidak perlu."
        raise MasukanTidakSah(pesan, {bidang: pesan})
    return sama


def _attach(milik: Milik, by: Akun, isi: dict[str, Any]) -> BuktiDukung:
    bukti = BuktiDukung.objects.create(instansi_id=milik.instansi_id, oleh=by, **_of(milik), **isi)
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
