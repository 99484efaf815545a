"""The people whom I rate, as an Excel table."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tera.aturan.kalender import format_tanggal
from tera.dasar.akses import masuk
from tera.dasar.web.pemilih import chosen_periode, chosen_tahun
from tera.dasar.web.permintaan import Permintaan
from tera.dasbor.web.excel import answer_xlsx
from tera.laporan.excel import Kolom
from tera.penilaian.queries import BarisPenilaian, daftar_penilaian, periode_setahun_instansi
from tera.penilaian.states import StatusEvaluasi
from tera.penilaian.waktu import local_day

KOLOM = (
    Kolom(judul="NIP", lebar=22),
    Kolom(judul="Nama", lebar=36),
    Kolom(judul="Jabatan", lebar=40),
    Kolom(judul="Unit kerja", lebar=44),
    Kolom(judul="Status SKP", lebar=16),
    Kolom(judul="Status sejak", lebar=14, jenis="tanggal"),
    Kolom(judul="Evaluasi", lebar=16),
    Kolom(judul="Predikat", lebar=18),
)


@masuk
@require_GET
def antrean_excel(request: Permintaan) -> HttpResponse:
    """Plan and evaluation of each person whom I rate, for the chosen year and period."""
    akun, hari_ini = request.user, request.user.hari_ini
    tahun = chosen_tahun(request)
    periode = chosen_periode(request, periode_setahun_instansi(akun.instansi_id, tahun))
    return answer_xlsx(
        f"bawahan-{periode.kode}.xlsx",
        judul=f"Pegawai yang dinilai {akun.nama}, {periode.label}",
        keterangan=(akun.instansi.nama, f"Per {format_tanggal(hari_ini)}"),
        kolom=KOLOM,
        baris=_cells(daftar_penilaian(akun, periode, hari_ini)),
    )


def _cells(daftar: list[BarisPenilaian]) -> Iterator[tuple[object, ...]]:
    for satu in daftar:
        skp, hasil = satu.skp, satu.evaluasi
        sudah = hasil is not None and hasil.status != StatusEvaluasi.DRAF
        yield (
            satu.pegawai.nip,
            satu.pegawai.nama_lengkap,
            skp.penugasan.jabatan.nama if skp else "",
            skp.penugasan.unit.nama if skp else "",
            skp.get_status_display() if skp else "Belum ada",
            local_day(skp.status_sejak, skp.instansi) if skp else None,
            hasil.get_status_display() if hasil else "Belum dinilai",
            hasil.get_predikat_display() if hasil and sudah else "",
        )
