"""What the tests of pembinaan share: a counsellor, dialogues, coaching and counselling."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.masukan_pembinaan import (
    CatatanKonseling,
    IsianBimbingan,
    IsianDialog,
    IsianTindakan,
    NilaiKompetensi,
)
from tera.pelaksanaan.models import BimbinganKinerja, DialogKinerja, KonselingKinerja
from tera.pelaksanaan.services.bimbingan import (
    finish_bimbingan,
    record_sesi,
    save_b19,
    send_b18,
    start_bimbingan,
)
from tera.pelaksanaan.services.dialog_kinerja import confirm_dialog, save_dialog, schedule_dialog
from tera.pelaksanaan.services.konseling import (
    accept_konseling,
    record_konseling,
    request_konseling,
)
from tests import factories

RAHASIA = "Beban merawat orang tua yang sakit"
KATA = ("Sulit tidur sejak Maret", "Menyusun ulang jadwal piket", "Piket pagi selama tiga bulan")
TINDAKAN = IsianTindakan(
    uraian="Menyusun jadwal kunjungan posyandu", oleh="pegawai", tenggat=date(2030, 1, 31)
)


def orang(akun: Akun) -> Pegawai:
    assert akun.pegawai is not None
    return akun.pegawai


def konselor(dunia: factories.Dunia, nama: str = "Kurnia") -> Akun:
    return factories.akun(factories.pegawai(nama, dunia.dinas_lain), Peran.KONSELOR)


def lalu(hari: int) -> datetime:
    """The hour that it is now, some days ago (before noon, so that it never is another day)."""
    return (timezone.now() - timedelta(days=hari)).replace(second=0, microsecond=0)


def dialog(
    pegawai: Akun, by: Akun, *, waktu: datetime | None = None, agenda: str = "Capaian triwulan"
) -> DialogKinerja:
    return schedule_dialog(
        pegawai=orang(pegawai),
        waktu=waktu or lalu(3),
        tempat="Ruang rapat",
        agenda=agenda,
        by=by,
        pada=by.hari_ini,
    )


def tulis(satu: DialogKinerja, by: Akun, **lain: Any) -> DialogKinerja:
    isi = {
        "waktu": satu.waktu,
        "tempat": satu.tempat,
        "agenda": satu.agenda,
        "catatan": "Kami sepakat menambah kunjungan.",
        "tindakan": (TINDAKAN,),
    }
    return save_dialog(dialog=satu, isian=IsianDialog(**isi | lain), by=by, versi=satu.versi)


def sepakat(pegawai: Akun, atasan: Akun, **lain: Any) -> DialogKinerja:
    """Arranged, written and confirmed by both."""
    satu = tulis(dialog(pegawai, atasan, **lain), atasan)
    for by in (atasan, pegawai):
        satu = confirm_dialog(dialog=satu, by=by, versi=satu.versi)
    return satu


def bimbingan(
    pegawai: Akun, by: Akun, *, pembimbing: Akun | None = None, topik: str = "Menyusun laporan"
) -> BimbinganKinerja:
    hari_ini = by.hari_ini
    return start_bimbingan(
        pegawai=orang(pegawai),
        isian=IsianBimbingan(
            topik=topik,
            tujuan="Laporan bulanan selesai tepat waktu tanpa perbaikan",
            mulai=hari_ini - timedelta(days=30),
            sampai=hari_ini + timedelta(days=30),
            pembimbing=orang(pembimbing) if pembimbing else None,
        ),
        by=by,
        pada=hari_ini,
    )


def selesai(satu: BimbinganKinerja, by: Akun) -> BimbinganKinerja:
    """One session, then the end."""
    pada = by.hari_ini
    record_sesi(
        bimbingan=satu,
        tanggal=pada - timedelta(days=7),
        bahasan="Membahas kerangka laporan",
        lanjutan="Menulis laporan April",
        by=by,
        pada=pada,
    )
    return finish_bimbingan(
        bimbingan=satu, hasil="Laporan April tepat waktu", by=by, versi=satu.versi, pada=pada
    )


def kirim_b18(satu: BimbinganKinerja, by: Akun, **lain: Any) -> Any:
    isi = {"skala": dict.fromkeys(range(1, 10), 4), "catatan": "Membantu.", "pada": by.hari_ini}
    return send_b18(bimbingan=satu, by=by, **isi | lain)


def isi_b19(
    satu: BimbinganKinerja, by: Akun, *, versi: int = 0, alasan: str = "Lebih runtut"
) -> Any:
    butir = [NilaiKompetensi(kompetensi="Komunikasi", skala=4, alasan=alasan)]
    return save_b19(bimbingan=satu, butir=butir, by=by, versi=versi)


def minta(
    pegawai: Akun, kepada: Akun, by: Akun | None = None, *, libatkan: bool = False
) -> KonselingKinerja:
    by = by or pegawai
    return request_konseling(
        pegawai=orang(pegawai),
        konselor=orang(kepada),
        alasan=RAHASIA,
        libatkan_penilai=libatkan,
        by=by,
        pada=by.hari_ini,
    )


def catatan(hari: date) -> CatatanKonseling:
    masalah, pembicaraan, kesepakatan = KATA
    return CatatanKonseling(
        tanggal=hari,
        masalah=masalah,
        pembicaraan=pembicaraan,
        kesepakatan=kesepakatan,
        rekomendasi=("bimbingan",),
        rekomendasi_uraian="Didampingi rekan senior",
    )


def tuntas(satu: KonselingKinerja, by: Akun) -> KonselingKinerja:
    """Taken on and finished by the counsellor."""
    satu = accept_konseling(konseling=satu, by=by, versi=satu.versi)
    return record_konseling(
        konseling=satu,
        catatan=catatan(by.hari_ini),
        selesai=True,
        by=by,
        versi=satu.versi,
        pada=by.hari_ini,
    )


def of_sari(dunia: factories.Dunia) -> dict[str, int]:
    """One of each for the matrix of routes: Sari's dialogue with Budi, her coaching with both
    forms, her counselling without Budi.
    """
    bicara = tulis(dialog(dunia.sari, dunia.budi), dunia.budi)
    bimbing = selesai(bimbingan(dunia.sari, dunia.budi), dunia.budi)
    kirim_b18(bimbing, dunia.sari)
    isi_b19(bimbing, dunia.budi)
    kurnia = konselor(dunia)
    return {
        "dialog_id": bicara.pk,
        "tindakan_id": bicara.tindakan.get().pk,
        "bimbingan_id": bimbing.pk,
        "konseling_id": tuntas(minta(dunia.sari, kurnia), kurnia).pk,
    }
