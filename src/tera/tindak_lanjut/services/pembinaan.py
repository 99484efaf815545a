"""Coaching or training for whoever is below Baik."""

from datetime import date

from django.db import transaction
from django.urls import reverse

from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.aturan.predikat import Predikat
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.transisi import move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.penilaian.models import Evaluasi
from tera.penilaian.queries import periode_of
from tera.tindak_lanjut.models import JenisTindakLanjut, TindakLanjut
from tera.tindak_lanjut.permissions import check_can_complete, check_can_plan
from tera.tindak_lanjut.states import StatusTindakLanjut

DI_BAWAH_BAIK = frozenset({Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG})
TERPANJANG = 2000
TERPENDEK = 10


def derive_tindak_lanjut(*, evaluasi: Evaluasi, by: Akun) -> TindakLanjut | None:
    """The entry that the result asks for as it stands now, inside the caller's transaction.

    A decision that lifts the predicate to Baik takes an open entry away and closes a planned one
    with the reason.
    """
    lama = TindakLanjut.objects.filter(evaluasi=evaluasi).first()
    if Predikat(evaluasi.predikat) not in DI_BAWAH_BAIK:
        return _withdraw(lama, evaluasi, by) if lama else None
    if lama is not None:
        return lama
    baru = TindakLanjut.objects.create(
        instansi_id=evaluasi.instansi_id, evaluasi=evaluasi, pegawai_id=evaluasi.pegawai_id
    )
    record_event(
        tindakan="buka_tindak_lanjut",
        objek=baru,
        by=by,
        isi={"evaluasi": evaluasi.pk, "predikat": evaluasi.predikat},
    )
    label = periode_of(evaluasi).label
    alamat = reverse("tindak_lanjut_isi", args=[baru.pk])
    nama = evaluasi.pegawai.nama
    notify(
        jenis=JenisKabar.TINDAK_LANJUT,
        penerima=[evaluasi.penilai],
        teks=f"Rencanakan bimbingan atau pelatihan untuk {nama} setelah evaluasi {label}.",
        tautan=alamat,
    )
    notify(
        jenis=JenisKabar.TINDAK_LANJUT,
        penerima=[evaluasi.pegawai],
        teks=f"Setelah evaluasi {label}, atasan Anda merencanakan bimbingan atau pelatihan.",
        tautan=alamat,
    )
    return baru


def _withdraw(lama: TindakLanjut, evaluasi: Evaluasi, by: Akun) -> TindakLanjut | None:
    label = Predikat(evaluasi.predikat).label
    sebab = f"Predikat menjadi {label} setelah putusan keberatan."
    record_event(tindakan="tutup_tindak_lanjut", objek=lama, by=by, isi={"sebab": sebab})
    if lama.status == StatusTindakLanjut.TERBUKA:
        lama.delete()
        return None
    if lama.status == StatusTindakLanjut.DIRENCANAKAN:
        move(lama, versi=lama.versi, status=StatusTindakLanjut.SELESAI, hasil=sebab)
    return lama


@transaction.atomic
def plan_tindak_lanjut(
    *,
    tindak_lanjut: TindakLanjut,
    jenis: JenisTindakLanjut,
    rencana: str,
    tenggat: date,
    by: Akun,
    versi: int,
    pada: date,
) -> TindakLanjut:
    """The superior says what will be done and by when; may be changed until it is done."""
    check_can_plan(by, tindak_lanjut, pada)
    rencana = _clean("rencana", rencana)
    if tenggat < pada:
        pesan = f"Tenggat tidak boleh sebelum hari ini, {format_tanggal(pada)}."
        raise MasukanTidakSah(pesan, {"tenggat": pesan})
    if (tindak_lanjut.jenis, tindak_lanjut.rencana, tindak_lanjut.tenggat) == (
        jenis,
        rencana,
        tenggat,
    ):
        return tindak_lanjut
    move(
        tindak_lanjut,
        versi=versi,
        dari={StatusTindakLanjut.TERBUKA, StatusTindakLanjut.DIRENCANAKAN},
        status=StatusTindakLanjut.DIRENCANAKAN,
        jenis=jenis,
        rencana=rencana,
        tenggat=tenggat,
        direncanakan_oleh_id=by.pk,
    )
    record_event(
        tindakan="rencanakan_tindak_lanjut",
        objek=tindak_lanjut,
        by=by,
        isi={"jenis": jenis, "rencana": rencana, "tenggat": tenggat},
    )
    _tell(tindak_lanjut, f"{jenis.label} untuk Anda direncanakan sampai {format_tanggal(tenggat)}.")
    return tindak_lanjut


@transaction.atomic
def complete_tindak_lanjut(
    *, tindak_lanjut: TindakLanjut, hasil: str, by: Akun, versi: int, pada: date
) -> TindakLanjut:
    """What came of it; then the entry is closed."""
    check_can_complete(by, tindak_lanjut, pada)
    hasil = _clean("hasil", hasil)
    move(
        tindak_lanjut,
        versi=versi,
        dari={StatusTindakLanjut.DIRENCANAKAN},
        status=StatusTindakLanjut.SELESAI,
        hasil=hasil,
    )
    record_event(
        tindakan="selesaikan_tindak_lanjut", objek=tindak_lanjut, by=by, isi={"hasil": hasil}
    )
    _tell(tindak_lanjut, "Tindak lanjut evaluasi Anda selesai. Baca hasilnya.")
    return tindak_lanjut


def _clean(bidang: str, teks: str) -> str:
    rapi = teks.strip()
    if not TERPENDEK <= len(rapi) <= TERPANJANG:
        pesan = f"Tulis {bidang} dengan jelas, {TERPENDEK} sampai {TERPANJANG} karakter."
        raise MasukanTidakSah(pesan, {bidang: pesan})
    return rapi


def _tell(tindak_lanjut: TindakLanjut, teks: str) -> None:
    notify(
        jenis=JenisKabar.TINDAK_LANJUT,
        penerima=[tindak_lanjut.pegawai],
        teks=teks,
        tautan=reverse("tindak_lanjut_isi", args=[tindak_lanjut.pk]),
    )
