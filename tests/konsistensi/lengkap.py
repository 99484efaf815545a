"""A world in which every kind of object exists once, all of them Sari's, made by the use cases."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tera.aturan.kalender import JenisPeriode, make_periode
from tera.aturan.predikat import PredikatOrganisasi, Rating
from tera.laporan.kertas import Kertas
from tera.laporan.services import request_batch
from tera.laporan.states import BentukBerkas
from tera.organisasi.models import DelegasiPenilai
from tera.organisasi.services import prepare_import, request_atasan
from tera.pelaksanaan.masukan import IsianProgres, IsianTemplat
from tera.pelaksanaan.services import (
    ask_umpan_balik,
    attach_bukti_berkas,
    give_umpan_balik,
    record_progres,
    record_realisasi,
    save_catatan,
)
from tera.pelaksanaan.services.templat import add_templat
from tera.penilaian.services import object_evaluasi, rate_evaluasi, set_capaian
from tera.perencanaan.masukan import IsianTim
from tera.perencanaan.models import HasilKembar, IndikatorPustaka, PesanDialog, SasaranUnit
from tera.perencanaan.services import load_pustaka, save_sasaran_strategis, save_tim
from tera.tindak_lanjut.services import finalize_and_follow_up
from tests import factories
from tests.pelaksanaan import pembinaan
from tests.pelaksanaan.conftest import PNG
from tests.perencanaan import rencana, rencana_strategis

BERKAS = Path(__file__).resolve().parents[2] / "src" / "tera" / "contoh" / "pegawai-bungo.xlsx"


def complete(dunia: factories.Dunia) -> dict[str, Any]:
    """Let Sari live last year to its objection; returns a value for every part of an address."""
    tahun = dunia.sari.hari_ini.year - 1
    akhir, bulan = date(tahun, 12, 20), date(tahun, 3, 1)
    assert dunia.sari.pegawai
    assert dunia.mantan.pegawai
    assert dunia.rekan.pegawai
    periode = make_periode(tahun, JenisPeriode.TAHUNAN)
    skp = rencana.disetujui(dunia.sari, dunia.budi, tahun)
    hasil = skp.hasil.get()
    indikator = hasil.indikator.get()
    realisasi = record_realisasi(
        indikator=indikator,
        bulan=bulan,
        nilai=rencana.TARGET,
        teks="",
        keterangan="Posyandu",
        versi=None,
        by=dunia.sari,
        alasan_terlambat="Jaringan puskesmas terputus.",
        pada=akhir,
    )
    progres = record_progres(
        isian=IsianProgres(
            sumber=indikator,
            tanggal=bulan,
            kegiatan="Merekap posyandu",
            alasan_terlambat="Jaringan puskesmas terputus.",
        ),
        by=dunia.sari,
        pada=akhir,
    )
    berkas = SimpleUploadedFile("foto.png", PNG)
    bukti = attach_bukti_berkas(realisasi=realisasi, berkas=berkas, by=dunia.sari, pada=akhir)
    utas = give_umpan_balik(
        skp=skp, hasil=hasil, nilai_dasar=None, isi="Lanjutkan.", by=dunia.budi, pada=akhir
    )
    minta = ask_umpan_balik(
        kepada=dunia.rekan.pegawai,
        hasil=hasil,
        nilai_dasar=None,
        pesan="Menurut Anda?",
        by=dunia.sari,
    )
    catatan = save_catatan(catatan=None, tentang=None, isi="Belajar data.", by=dunia.sari)
    set_capaian(
        unit=dunia.bidang,
        periode=periode,
        predikat=PredikatOrganisasi.BAIK,
        alasan="Perjanjian kinerja tercapai.",
        by=dunia.citra,
        versi=None,
        pada=akhir,
    )
    evaluasi = rate_evaluasi(
        skp=skp,
        periode=periode,
        rating_hasil=Rating.DI_BAWAH,
        rating_perilaku=Rating.SESUAI,
        catatan="Tingkatkan.",
        by=dunia.budi,
        versi=None,
        pada=akhir,
    )
    finalize_and_follow_up(evaluasi=evaluasi, by=dunia.budi, versi=evaluasi.versi, pada=akhir)
    object_evaluasi(
        evaluasi=evaluasi,
        alasan="Realisasi bulan Maret belum dihitung.",
        by=dunia.sari,
        versi=evaluasi.versi,
        pada=dunia.sari.hari_ini,
    )
    permintaan = request_atasan(
        pegawai=dunia.sari.pegawai, usulan=dunia.mantan.pegawai, alasan="Keliru", by=dunia.sari
    )
    batch = prepare_import(
        instansi=dunia.instansi,
        berkas=BytesIO(BERKAS.read_bytes()),
        nama_berkas="pegawai.xlsx",
        per_tanggal=date(tahun, 1, 1),
        by=dunia.bkpsdm,
    )
    sasaran = SasaranUnit.objects.create(
        instansi=dunia.instansi, unit=dunia.bidang, tahun=tahun, uraian="Sasaran"
    )
    cetak = request_batch(
        unit=dunia.bidang,
        tahun=tahun,
        bentuk=BentukBerkas.PDF,
        kertas=Kertas.A4,
        hanya_disetujui=False,
        by=dunia.budi,
        pada=akhir,
    )
    load_pustaka(instansi=dunia.instansi)
    entri = IndikatorPustaka.objects.filter(jabatan__kode="perawat").earliest("id")
    tim = save_tim(
        unit=dunia.bidang,
        tim=None,
        isian=IsianTim(
            nama="Tim Stunting",
            ketua=dunia.sari.pegawai,
            anggota=((dunia.rekan.pegawai, ""),),
            sejak=bulan,
        ),
        by=dunia.budi,
        pada=akhir,
    )
    strategis = save_sasaran_strategis(
        unit=dunia.bidang,
        sasaran_id=None,
        isian=rencana_strategis.isian(mulai=tahun),
        by=dunia.budi,
        pada=akhir,
    )
    pesan = PesanDialog.objects.create(
        instansi=dunia.instansi, skp=skp, hasil=hasil, oleh=dunia.budi, teks="Perjelas target."
    )
    delegasi = DelegasiPenilai.objects.create(
        instansi=dunia.instansi,
        dari=dunia.budi.pegawai,
        kepada=dunia.ani.pegawai,
        sejak=date(tahun + 2, 1, 1),
        sampai=date(tahun + 2, 1, 31),
        alasan="Cuti",
        oleh=dunia.budi,
    )
    templat = add_templat(
        isian=IsianTemplat(judul="Kunjungan", isi="Pada [kunjungan], Anda [lakukan]."),
        by=dunia.bkpsdm,
    )
    return pembinaan.of_sari(dunia) | {
        "aksi_id": progres.aksi_id,
        "akun_id": dunia.sari.pk,
        "batch_id": batch.pk,
        "bukti_id": bukti.pk,
        "catatan_id": catatan.pk,
        "cetak_id": cetak.pk,
        "bulan": f"{bulan:%Y-%m}",
        "entri_id": entri.pk,
        "delegasi_id": delegasi.pk,
        "evaluasi_id": evaluasi.pk,
        "hasil_id": hasil.pk,
        "id": evaluasi.tindak_lanjut.pk,
        "indikator_id": indikator.pk,
        "jabatan_id": entri.jabatan_id,
        "indikator_strategis_id": strategis.indikator.get().pk,
        "konversi_id": evaluasi.angka_kredit.pk,
        "kode": "predikat",
        "kunci": "0" * 16,
        "minta_id": minta.pk,
        "nama": "kuadran_predikat",
        "nomor": 1,
        "notifikasi_id": dunia.sari.pegawai.notifikasi.latest("id").pk,
        "pegawai_id": dunia.sari.pegawai_id,
        "penugasan_id": skp.penugasan_id,
        "periode": periode.kode,
        "pesan_id": pesan.pk,
        "progres_id": progres.pk,
        "permintaan_id": permintaan.pk,
        "saluran": "surel",
        "sasaran_id": sasaran.pk,
        "skp_id": skp.pk,
        "slug": "permenpanrb-6-2022",
        "strategis_id": strategis.pk,
        "tahun": tahun,
        "templat_id": templat.pk,
        "tim_id": tim.pk,
        "unit_id": dunia.bidang.pk,
        "utas_id": utas.pk,
        "wakil_id": HasilKembar.objects.create(
            instansi=dunia.instansi, hasil=hasil, wakil=hasil, kemiripan=100
        ).wakil_id,
        "warna": "0b5c7a",
    }
