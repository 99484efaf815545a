"""Filling in a plan while it is a draft or was returned."""

from datetime import date

from django.db import transaction
from django.db.models import ProtectedError

from tera.akun.models import Akun
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Pendekatan
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakBoleh, TidakDitemukan
from tera.dasar.transisi import move
from tera.organisasi.models import Penugasan
from tera.perencanaan.batas import (
    BARIS_LAMPIRAN_TERBANYAK,
    HASIL_TERBANYAK,
    INDIKATOR_TERBANYAK,
)
from tera.perencanaan.masukan import IsianHasil, IsianIndikator, IsianLampiran
from tera.perencanaan.models import (
    EkspektasiPerilaku,
    IndikatorKinerja,
    LampiranSkp,
    RencanaHasilKerja,
    Skp,
)
from tera.perencanaan.permissions import check_can_edit_skp
from tera.perencanaan.queries import hasil_pimpinan_skp
from tera.perencanaan.services.draf import open_drafts
from tera.perencanaan.services.kaitan import pass_down_sasaran, release_turunan, serve_sasaran
from tera.perencanaan.services.kurun import adjust_skp_to_assignment
from tera.perencanaan.services.smart import note_smart, recheck_smart
from tera.perencanaan.states import DAPAT_DIUBAH


@transaction.atomic
def create_skp(
    *,
    penugasan: Penugasan,
    tahun: int,
    pendekatan: Pendekatan,
    by: Akun,
    mulai: date | None = None,
) -> Skp:
    """Open a draft for one's own assignment; the same request twice gives the same draft.

    ``mulai`` names the post's span by its first day (None: its first); plans that reach into it by
    now are brought in line before.
    """
    if by.pegawai_id is None or penugasan.pegawai_id != by.pegawai_id:
        raise TidakBoleh("Anda hanya dapat membuat SKP untuk penugasan sendiri.")
    adjust_skp_to_assignment(pegawai=penugasan.pegawai, tahun=tahun, by=by)
    skp = open_drafts(penugasan=[penugasan], tahun=tahun, pendekatan=pendekatan, by=by, mulai=mulai)
    return skp[penugasan.pk]


@transaction.atomic
def set_pendekatan(*, skp: Skp, pendekatan: Pendekatan, by: Akun, versi: int) -> Skp:
    """Choose kuantitatif or kualitatif for the whole plan."""
    check_can_edit_skp(by, skp)
    move(skp, versi=versi, dari=DAPAT_DIUBAH, pendekatan=pendekatan)
    recheck_smart(RencanaHasilKerja.objects.filter(skp=skp))
    record_event(tindakan="ubah_pendekatan", objek=skp, by=by, isi={"pendekatan": pendekatan})
    return skp


@transaction.atomic
def save_hasil(
    *, skp: Skp, hasil_id: int | None, isian: IsianHasil, by: Akun, versi: int
) -> RencanaHasilKerja:
    """Add a result (``hasil_id`` None) or write one over with its indicators.

    An indicator keeps its row as long as its place in the list stays, so that progress already
    reported for it is not lost. Raises MasukanTidakSah when the superior's result is not hers,
    or when an indicator with progress would disappear.
    """
    check_can_edit_skp(by, skp)
    _check_isian(skp, isian)
    move(skp, versi=versi, dari=DAPAT_DIUBAH)
    hasil = _own_hasil(skp, hasil_id) if hasil_id else _new_hasil(skp)
    kata_semula = hasil.uraian
    hasil.jenis, hasil.uraian, hasil.induk_id = isian.jenis, isian.uraian, isian.induk_id
    hasil.intervensi = "" if isian.induk_id else isian.intervensi
    hasil.cara = hasil.cara if isian.induk_id else ""
    hasil.penugasan_dari = isian.penugasan_dari
    semula = hasil.sasaran_id
    serve_sasaran(hasil, skp, isian.sasaran_id)
    hasil.save()
    pass_down_sasaran(hasil, semula)
    _write_indikator(hasil, isian.indikator, skp)
    if hasil_id and hasil.uraian != kata_semula:
        recheck_smart(hasil.turunan.all())
    record_event(
        tindakan="simpan_hasil",
        objek=skp,
        by=by,
        isi={
            "hasil": hasil.pk,
            "jenis": isian.jenis,
            "uraian": isian.uraian,
            "indikator": [[satu.uraian, str(satu.target)] for satu in isian.indikator],
        },
    )
    return hasil


def _check_isian(skp: Skp, isian: IsianHasil) -> None:
    if len(isian.indikator) > INDIKATOR_TERBANYAK:
        raise MasukanTidakSah(
            f"Satu hasil kerja memuat paling banyak {INDIKATOR_TERBANYAK} indikator."
        )
    if isian.induk_id is None:
        return
    milik_pimpinan = hasil_pimpinan_skp(skp, skp.instansi.hari_ini())
    if not milik_pimpinan.filter(pk=isian.induk_id).exists():
        pesan = "Pilih hasil kerja dari SKP pimpinan Anda sekarang."
        raise MasukanTidakSah(pesan, {"induk": pesan})


def _own_hasil(skp: Skp, hasil_id: int) -> RencanaHasilKerja:
    hasil = RencanaHasilKerja.objects.filter(skp=skp, pk=hasil_id).first()
    if hasil is None:
        raise TidakDitemukan("Hasil kerja tidak ditemukan.")
    return hasil


def _new_hasil(skp: Skp) -> RencanaHasilKerja:
    jumlah = RencanaHasilKerja.objects.filter(skp=skp).count()
    if jumlah >= HASIL_TERBANYAK:
        raise MasukanTidakSah(f"Satu SKP memuat paling banyak {HASIL_TERBANYAK} hasil kerja.")
    return RencanaHasilKerja(instansi_id=skp.instansi_id, skp=skp, urut=jumlah + 1)


def _write_indikator(hasil: RencanaHasilKerja, isian: tuple[IsianIndikator, ...], skp: Skp) -> None:
    lama = list(hasil.indikator.order_by("urut", "id"))
    for urut, satu in enumerate(isian):
        baris = lama[urut] if urut < len(lama) else IndikatorKinerja(hasil=hasil)
        baris.instansi_id, baris.urut = hasil.instansi_id, urut
        _fill_indikator(baris, satu)
        note_smart(baris, hasil, skp)
        baris.save()
    for baris in lama[len(isian) :]:
        _delete(baris, f"Indikator “{baris.uraian[:60]}”")


def _delete(baris: IndikatorKinerja | RencanaHasilKerja, sebut: str) -> None:
    """Delete unless a later stage holds on to it (progress)."""
    try:
        baris.delete()
    except ProtectedError as galat:
        raise MasukanTidakSah(
            f"{sebut} sudah punya realisasi, jadi tidak dapat dihapus."
        ) from galat


def _fill_indikator(baris: IndikatorKinerja, isian: IsianIndikator) -> None:
    baris.uraian, baris.satuan, baris.arah = isian.uraian, isian.satuan, isian.arah
    baris.aspek, baris.perspektif = isian.aspek or "", isian.perspektif or ""
    baris.target = isian.target


@transaction.atomic
def remove_hasil(*, skp: Skp, hasil_id: int, by: Akun, versi: int) -> None:
    """Take a result out of the plan; refused while it has progress or feedback.

    What served it in the plans below keeps its words.
    """
    check_can_edit_skp(by, skp)
    hasil = _own_hasil(skp, hasil_id)
    move(skp, versi=versi, dari=DAPAT_DIUBAH)
    record_event(
        tindakan="hapus_hasil", objek=skp, by=by, isi={"hasil": hasil.pk, "uraian": hasil.uraian}
    )
    if hasil.umpan_balik.exists():
        raise MasukanTidakSah("Hasil kerja ini sudah punya umpan balik, jadi tidak dapat dihapus.")
    release_turunan([hasil.pk])
    _delete(hasil, "Hasil kerja ini")


@transaction.atomic
def save_perilaku(*, skp: Skp, ekspektasi: dict[NilaiDasar, str], by: Akun, versi: int) -> Skp:
    """Write what is expected in particular of the BerAKHLAK values."""
    check_can_edit_skp(by, skp)
    move(skp, versi=versi, dari=DAPAT_DIUBAH)
    for nilai, teks in ekspektasi.items():
        EkspektasiPerilaku.objects.update_or_create(
            instansi_id=skp.instansi_id, skp=skp, nilai=nilai, defaults={"ekspektasi": teks}
        )
    record_event(
        tindakan="simpan_perilaku", objek=skp, by=by, isi={str(n): t for n, t in ekspektasi.items()}
    )
    return skp


@transaction.atomic
def save_lampiran(*, skp: Skp, isian: IsianLampiran, by: Akun, versi: int) -> Skp:
    """Write the annex over: each part's lines in order."""
    check_can_edit_skp(by, skp)
    if any(len(baris) > BARIS_LAMPIRAN_TERBANYAK for baris in isian.baris.values()):
        raise MasukanTidakSah(
            f"Tiap bagian lampiran memuat paling banyak {BARIS_LAMPIRAN_TERBANYAK} baris."
        )
    move(skp, versi=versi, dari=DAPAT_DIUBAH)
    LampiranSkp.objects.filter(skp=skp).delete()
    LampiranSkp.objects.bulk_create(
        LampiranSkp(instansi_id=skp.instansi_id, skp=skp, bagian=bagian, isi=teks, urut=urut)
        for bagian, baris in isian.baris.items()
        for urut, teks in enumerate(baris)
    )
    record_event(
        tindakan="simpan_lampiran",
        objek=skp,
        by=by,
        isi={str(bagian): list(baris) for bagian, baris in isian.baris.items()},
    )
    return skp
