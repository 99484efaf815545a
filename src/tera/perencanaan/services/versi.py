"""Agreed versions of a plan, and its change in mid-year."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from tera.akun.lingkup import penilai_diwakili
from tera.akun.models import Akun
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah
from tera.perencanaan.models import Skp, VersiSkp
from tera.perencanaan.perbedaan import compare
from tera.perencanaan.permissions import check_can_cancel_perubahan, check_can_open_perubahan
from tera.perencanaan.queries import last_versi, load_detail
from tera.perencanaan.salinan import snapshot
from tera.perencanaan.services.langkah import take, tell, tell_penilai, told_for
from tera.perencanaan.states import Langkah

ALASAN_TERPENDEK = 10
ALASAN_TERPANJANG = 1000


def write_versi(*, skp: Skp, alasan: str, by: Akun, pada: date) -> VersiSkp:
    """Keep the plan as it is now under the next number; the caller holds the plan's row."""
    terakhir = VersiSkp.objects.filter(skp=skp).aggregate(nomor=Max("nomor"))["nomor"] or 0
    return VersiSkp.objects.create(
        instansi_id=skp.instansi_id,
        skp=skp,
        nomor=terakhir + 1,
        isi=snapshot(load_detail(skp, pada)),
        alasan=alasan,
        oleh=by,
    )


@transaction.atomic
def open_perubahan(*, skp: Skp, alasan: str, by: Akun, versi: int, pada: date) -> Skp:
    """Owner or penilai opens an approved plan again; the agreed version stays in force.

    A plan approved before versions were kept gets its first one now. Raises MasukanTidakSah
    without a reason.
    """
    check_can_open_perubahan(by, skp, pada)
    alasan = " ".join(alasan.split())
    _check_alasan(alasan)
    take(
        skp=skp,
        langkah=Langkah.UBAH,
        by=by,
        versi=versi,
        nilai={"alasan_perubahan": alasan, "catatan": ""},
        catat=told_for(penilai_diwakili(by, skp.pegawai_id, pada)),
    )
    if not VersiSkp.objects.filter(skp=skp).exists():
        write_versi(skp=skp, alasan="", by=by, pada=pada)
    _tell_other(skp, by, pada, "SKP {tahun} {nama} dibuka untuk diubah. Baca alasannya.")
    return skp


def _check_alasan(alasan: str) -> None:
    if ALASAN_TERPENDEK <= len(alasan) <= ALASAN_TERPANJANG:
        return
    pesan = "Tulis alasan perubahan SKP dalam satu kalimat, misalnya pergantian tugas."
    if len(alasan) > ALASAN_TERPANJANG:
        pesan = f"Alasan perubahan paling panjang {ALASAN_TERPANJANG} karakter."
    raise MasukanTidakSah(pesan, {"alasan": pesan})


@transaction.atomic
def cancel_perubahan(*, skp: Skp, by: Akun, versi: int, pada: date) -> Skp:
    """Back to approved as if nothing had been opened; refused once anything was changed."""
    check_can_cancel_perubahan(by, skp, pada)
    terakhir = last_versi(skp)
    if terakhir is None or compare(terakhir.isi, snapshot(load_detail(skp, pada))):
        raise KeadaanTidakCocok(
            "Isi SKP sudah diubah, jadi perubahan tidak dapat dibatalkan begitu saja. Kembalikan "
            "isinya seperti versi terakhir, atau ajukan perubahan ini untuk disetujui."
        )
    take(
        skp=skp,
        langkah=Langkah.BATAL_UBAH,
        by=by,
        versi=versi,
        nilai={"alasan_perubahan": "", "catatan": ""},
        catat=told_for(penilai_diwakili(by, skp.pegawai_id, pada)),
    )
    _tell_other(skp, by, pada, "Perubahan SKP {tahun} {nama} dibatalkan; versi terakhir berlaku.")
    return skp


def _tell_other(skp: Skp, by: Akun, pada: date, teks: str) -> None:
    if by.pegawai_id == skp.pegawai_id:
        tell_penilai(skp, pada, teks)
    else:
        tell(skp, [skp.pegawai], teks)
