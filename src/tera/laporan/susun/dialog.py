"""The printed record of a dialog kinerja."""

from tera.aturan.kalender import format_tanggal
from tera.laporan.dokumen import BarisTindakan, DokumenDialog
from tera.laporan.susun.kata import format_hari, with_sidik
from tera.laporan.susun.orang import orang_pada
from tera.pelaksanaan.models import DialogKinerja, TindakanDialog
from tera.pelaksanaan.queries.dialog_kinerja import tindakan_bawaan, tindakan_of
from tera.penilaian.waktu import local_day


def dokumen_dialog(dialog: DialogKinerja) -> DokumenDialog:
    """Three queries on a dialogue loaded by ``get_dialog``; people as they were on its day."""
    instansi = dialog.instansi
    hari = local_day(dialog.waktu, instansi)
    orang = orang_pada(hari, [dialog.pegawai_id, dialog.atasan_id])
    lokal = dialog.waktu.astimezone(instansi.zona)
    return with_sidik(
        DokumenDialog(
            instansi=instansi.nama,
            periode=f"{format_tanggal(hari)} pukul {lokal:%H.%M}",
            tempat_dialog=dialog.tempat,
            pegawai=orang.satu(dialog.pegawai_id),
            penilai=orang.satu(dialog.atasan_id),
            agenda=tuple(dialog.butir_agenda),
            bawaan=tuple(_row(satu, bawaan=True) for satu in tindakan_bawaan(dialog)),
            tindakan=tuple(_row(satu) for satu in tindakan_of(dialog)),
            catatan_pegawai=dialog.catatan_pegawai,
            catatan_penilai=dialog.catatan_atasan,
            pegawai_setuju=format_hari(dialog.pegawai_setuju_pada, instansi),
            penilai_setuju=format_hari(dialog.atasan_setuju_pada, instansi),
            status=dialog.get_status_display(),
            tempat=instansi.ibu_kota,
            tanggal=format_tanggal(hari),
        )
    )


def _row(satu: TindakanDialog, *, bawaan: bool = False) -> BarisTindakan:
    instansi = satu.dialog.instansi
    selesai = format_hari(satu.selesai_pada, instansi)
    return BarisTindakan(
        uraian=satu.uraian,
        oleh=satu.get_oleh_display(),
        tenggat=format_tanggal(satu.tenggat),
        keadaan=f"Selesai {selesai}" if selesai else "Belum selesai",
        dari=format_hari(satu.dialog.waktu, instansi) if bawaan else "",
    )
