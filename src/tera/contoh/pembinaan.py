"""Pembinaan of the example: two dialogues, a coaching with both forms, a counselling."""

from datetime import date, datetime, time, timedelta

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.akun.services import grant_peran
from tera.contoh.tokoh import Tokoh
from tera.organisasi.models import AtasanLangsung, Pegawai
from tera.organisasi.queries import penugasan_pada
from tera.pelaksanaan.masukan_pembinaan import (
    CatatanKonseling,
    IsianBimbingan,
    IsianDialog,
    IsianTindakan,
    NilaiKompetensi,
)
from tera.pelaksanaan.models import DialogKinerja
from tera.pelaksanaan.services.bimbingan import (
    finish_bimbingan,
    record_sesi,
    save_b19,
    send_b18,
    start_bimbingan,
)
from tera.pelaksanaan.services.dialog_kinerja import (
    confirm_dialog,
    mark_tindakan,
    save_dialog,
    schedule_dialog,
)
from tera.pelaksanaan.services.konseling import (
    accept_konseling,
    record_konseling,
    request_konseling,
)

AGENDA = (
    "Capaian triwulan\nKendala di lapangan",
    "Pembagian tugas sampai akhir tahun",
    "Kelengkapan laporan dan bukti dukung",
)
CATATAN = (
    "Capaian sesuai rencana; laporan bulan depan dikirim sebelum tanggal 5.",
    "Target dua desa bergeser sebulan karena jalan rusak; jadwal baru disepakati.",
    "Bukti dukung sudah lengkap. Pertahankan cara kerja ini.",
    "Perlu pelatihan pengolahan data; diusulkan untuk tahun depan.",
)
UNIT_KONSELOR = "Bidang Pengembangan Kompetensi"


def isi_pembinaan(tokoh: Tokoh, pada: date) -> None:
    """Of the shown employee and her superior; the counsellor is somebody of the HR office."""
    pegawai = Akun.objects.get(pegawai=tokoh.pegawai)
    penilai = Akun.objects.get(pegawai=tokoh.penilai)
    _dialogues(tokoh, pegawai, penilai, pada)
    _others(tokoh, penilai, pada)
    _coaching(tokoh, pegawai, penilai, pada)
    _counselling(tokoh, pegawai, pada)


def _at(tokoh: Tokoh, hari: date, jam: int) -> datetime:
    """That hour on that day, or on the Friday before where it falls on a weekend."""
    hari -= timedelta(days=max(0, hari.weekday() - 4))
    return datetime.combine(hari, time(jam), tokoh.bupati.instansi.zona)


def _dialogues(tokoh: Tokoh, pegawai: Akun, penilai: Akun, pada: date) -> None:
    """One agreed two months ago, of which one action is done; one arranged for next week."""
    lalu = schedule_dialog(
        pegawai=tokoh.pegawai,
        waktu=_at(tokoh, pada - timedelta(days=62), 9),
        tempat="Ruang Kepala Bidang",
        agenda="Capaian sejak awal tahun\nKendala kunjungan ke desa\nLangkah berikutnya",
        by=penilai,
        pada=pada,
    )
    tindakan = (
        IsianTindakan(
            uraian="Menyusun jadwal kelas ibu hamil sampai akhir tahun",
            oleh="pegawai",
            tenggat=pada - timedelta(days=40),
        ),
        IsianTindakan(
            uraian="Menyediakan kendaraan dua hari setiap bulan",
            oleh="atasan",
            tenggat=pada + timedelta(days=12),
        ),
    )
    _write(lalu, penilai, "Cakupan naik, tetapi dua desa belum terkunjungi.", tindakan)
    _write(lalu, pegawai, "Kendaraan sering tidak tersedia pada hari posyandu.", tindakan)
    for by in (pegawai, penilai):
        lalu = confirm_dialog(dialog=lalu, by=by, versi=lalu.versi)
    pertama = lalu.tindakan.order_by("urut")[0]
    mark_tindakan(tindakan=pertama, selesai=True, by=pegawai, pada=pada)
    schedule_dialog(
        pegawai=tokoh.pegawai,
        waktu=_at(tokoh, pada + timedelta(days=9), 10),
        tempat="Ruang Kepala Bidang",
        agenda="Capaian sejak dialog terakhir\nPengembangan kompetensi",
        by=pegawai,
        pada=pada,
    )


def _others(tokoh: Tokoh, penilai: Akun, pada: date) -> None:
    """With most others of hers she talked lately or long ago; a few are still to come."""
    bawahan = AtasanLangsung.objects.filter(atasan=tokoh.penilai).berlaku_pada(pada)
    orang = bawahan.exclude(pegawai=tokoh.pegawai).select_related("pegawai__akun")
    for nomor, satu in enumerate(orang.order_by("pegawai__nip")):
        if nomor % 4 == 3:
            continue
        dialog = schedule_dialog(
            pegawai=satu.pegawai,
            waktu=_at(tokoh, pada - timedelta(days=12 + 17 * (nomor % 7)), 8 + nomor % 7),
            tempat="Ruang Kepala Bidang",
            agenda=AGENDA[nomor % len(AGENDA)],
            by=penilai,
            pada=pada,
        )
        _write(dialog, penilai, CATATAN[nomor % len(CATATAN)], ())
        for by in (penilai, satu.pegawai.akun):
            dialog = confirm_dialog(dialog=dialog, by=by, versi=dialog.versi)


def _write(
    dialog: DialogKinerja, by: Akun, catatan: str, tindakan: tuple[IsianTindakan, ...]
) -> None:
    isian = IsianDialog(
        waktu=dialog.waktu,
        tempat=dialog.tempat,
        agenda=dialog.agenda,
        catatan=catatan,
        tindakan=tindakan,
    )
    save_dialog(dialog=dialog, isian=isian, by=by, versi=dialog.versi)


def _coaching(tokoh: Tokoh, pegawai: Akun, penilai: Akun, pada: date) -> None:
    """Finished last week, with both forms filled in."""
    mulai = pada - timedelta(days=75)
    bimbingan = start_bimbingan(
        pegawai=tokoh.pegawai,
        isian=IsianBimbingan(
            topik="Mengolah data kohort ibu",
            tujuan="Laporan bulanan dibuat dari data kohort tanpa perhitungan ulang.",
            mulai=mulai,
            sampai=pada,
        ),
        by=penilai,
        pada=pada,
    )
    for hari, bahasan, lanjutan in (
        (14, "Membaca tabel kohort dan menandai data ganda.", "Merapikan data dua puskesmas."),
        (35, "Membuat rekap cakupan per desa.", "Menyusun laporan bulan berjalan sendiri."),
    ):
        record_sesi(
            bimbingan=bimbingan,
            tanggal=mulai + timedelta(days=hari),
            bahasan=bahasan,
            lanjutan=lanjutan,
            by=penilai,
            pada=pada,
        )
    bimbingan = finish_bimbingan(
        bimbingan=bimbingan,
        hasil="Laporan dua bulan terakhir dibuat sendiri dan tepat waktu.",
        by=penilai,
        versi=bimbingan.versi,
        pada=pada,
    )
    skala = {nomor: 5 if nomor in (2, 4, 8) else 4 for nomor in range(1, 10)}
    catatan = "Pertemuan dua minggu sekali membantu. Contoh dari puskesmas lain akan berguna."
    send_b18(bimbingan=bimbingan, skala=skala, catatan=catatan, by=pegawai, pada=pada)
    butir = (
        NilaiKompetensi(
            kompetensi="Orientasi pada hasil",
            skala=4,
            alasan="Laporan selesai sebelum tenggat dua bulan berturut-turut.",
        ),
        NilaiKompetensi(
            kompetensi="Pengembangan diri dan orang lain",
            skala=4,
            alasan="Membagikan caranya kepada bidan desa.",
        ),
    )
    save_b19(bimbingan=bimbingan, butir=butir, by=penilai, versi=0)


def _counselling(tokoh: Tokoh, pegawai: Akun, pada: date) -> None:
    """Asked for by the employee herself, without her superior, and finished."""
    konselor = Akun.objects.get(pegawai=_konselor(tokoh, pada))
    grant_peran(akun=konselor, peran=Peran.KONSELOR, unit=None, sejak=pada, by=None)
    assert konselor.pegawai is not None
    konseling = request_konseling(
        pegawai=tokoh.pegawai,
        konselor=konselor.pegawai,
        alasan="Sulit membagi waktu antara jadwal jaga dan merawat orang tua.",
        libatkan_penilai=False,
        by=pegawai,
        pada=pada,
    )
    konseling = accept_konseling(konseling=konseling, by=konselor, versi=konseling.versi)
    record_konseling(
        konseling=konseling,
        catatan=CatatanKonseling(
            tanggal=pada - timedelta(days=3),
            masalah="Jadwal jaga malam berdekatan dengan jadwal berobat orang tua.",
            pembicaraan="Melihat jadwal tiga bulan ke depan dan siapa yang dapat bertukar jaga.",
            kesepakatan="Mengajukan tukar jaga kepada rekan, lalu berbicara lagi bulan depan.",
            rekomendasi=("tidak_ada",),
        ),
        selesai=True,
        by=konselor,
        versi=konseling.versi,
        pada=pada,
    )


def _konselor(tokoh: Tokoh, pada: date) -> Pegawai:
    """Somebody of the HR office who leads nobody; else whoever manages there."""
    calon = (
        penugasan_pada(tokoh.bupati.instansi_id, pada)
        .filter(unit__nama__startswith=UNIT_KONSELOR, kepala_unit=False)
        .order_by("unit__kode", "pegawai__nip")
        .first()
    )
    return calon.pegawai if calon else tokoh.pengelola_instansi
