"""The superior's routine monthly feedback: one for a person and month, by prompts."""

from datetime import date
from uuid import UUID

from django.db import transaction

from tera.akun.models import Akun
from tera.aturan.kalender import NAMA_BULAN
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah
from tera.dasar.sekali import claim
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.masukan import BagianRutin, RincianUmpanBalik
from tera.pelaksanaan.models import BagianBulanan, Hubungan, JenisUmpanBalik, UmpanBalik
from tera.pelaksanaan.permissions import check_can_give_rutin
from tera.pelaksanaan.services.bersama import clean_teks
from tera.pelaksanaan.services.umpan_balik import (
    TANPA_RINCIAN,
    clean_tindak_lanjut,
    lock_pegawai,
    record_given,
    tell_utas,
    write_umpan_balik,
)
from tera.perencanaan.models import Skp

BAGIAN_TERPANJANG = 1000
BAGIAN: dict[str, str] = {satu.value: satu.label for satu in BagianBulanan}
BAGIAN_TERSEDIKIT = 2


@transaction.atomic
def give_rutin(
    *,
    pegawai: Pegawai,
    skp: Skp | None,
    bulan: date,
    bagian: BagianRutin,
    by: Akun,
    pada: date | None = None,
    rincian: RincianUmpanBalik = TANPA_RINCIAN,
    kunci: UUID | None = None,
) -> UmpanBalik:
    """The month's feedback of the pejabat penilai; raises KeadaanTidakCocok when it was given."""
    lock_pegawai(pegawai)
    pada = pada or by.hari_ini
    check_can_give_rutin(by, pegawai, bulan, pada)
    kiriman = claim(kunci=kunci, by=by, tindakan="beri_umpan_balik_rutin")
    if kiriman.sudah and kiriman.objek_id is not None:
        return UmpanBalik.objects.get(pk=kiriman.objek_id)
    isi = compose_rutin(bagian)
    ada = UmpanBalik.objects.filter(
        instansi_id=pegawai.instansi_id, pegawai=pegawai, bulan=bulan, jenis=JenisUmpanBalik.RUTIN
    ).first()
    if ada is not None and (ada.isi != isi or ada.dari_id != by.pegawai_id):
        raise KeadaanTidakCocok(
            f"Umpan balik {NAMA_BULAN[bulan.month - 1]} {bulan.year} untuk {pegawai.nama} sudah "
            "diberikan. Tambahkan lewat jawaban atau umpan balik biasa."
        )
    umpan = ada or _write(pegawai, skp, bulan, isi, by, rincian, pada)
    kiriman.done(umpan)
    return umpan


def _write(
    pegawai: Pegawai,
    skp: Skp | None,
    bulan: date,
    isi: str,
    by: Akun,
    rincian: RincianUmpanBalik,
    pada: date,
) -> UmpanBalik:
    nilai = {
        "skp": skp,
        "hubungan": Hubungan.PENILAI,
        "jenis": JenisUmpanBalik.RUTIN,
        "bulan": bulan,
        **clean_tindak_lanjut(rincian, pada),
    }
    umpan, _ = write_umpan_balik(tentang=pegawai, isi=isi, nilai=nilai, by=by)
    record_given(umpan=umpan, by=by)
    nama = f"{NAMA_BULAN[bulan.month - 1]} {bulan.year}"
    tell_utas([pegawai], umpan, f"{by.nama} memberi umpan balik bulanan {nama}.")
    return umpan


def compose_rutin(bagian: BagianRutin) -> str:
    """The parts under their headings, as the thread, the evaluation and the print show them."""
    isi = {
        nama: clean_teks(
            getattr(bagian, nama), bidang=nama, sebut=judul, paling_panjang=BAGIAN_TERPANJANG
        )
        for nama, judul in BAGIAN.items()
    }
    terisi = {nama: teks for nama, teks in isi.items() if teks}
    if len(terisi) < BAGIAN_TERSEDIKIT:
        pesan = "Isi sedikitnya dua bagian, misalnya yang sudah baik dan langkah bulan depan."
        kosong = next(nama for nama in isi if nama not in terisi)
        raise MasukanTidakSah(pesan, {kosong: pesan})
    return "\n\n".join(f"{BAGIAN[nama]}: {teks}" for nama, teks in terisi.items())
