"""The small agency in which the browser tests happen, told through the use cases.

Sari has last year's result in hand and no plan for this year; Rini, her colleague, is in the midst
of it; Dani is still writing; twenty others wait in Budi's queue.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client

import tera.contoh
from tera.akun.models import Akun
from tera.laporan.kertas import Kertas
from tera.laporan.models import BatchCetak
from tera.laporan.services import request_batch
from tera.laporan.states import BentukBerkas
from tera.organisasi.models import BatchImpor
from tera.organisasi.services import prepare_import, request_atasan
from tera.pelaksanaan.masukan import IsianTemplat
from tera.pelaksanaan.models import BuktiDukung
from tera.pelaksanaan.services import ask_umpan_balik, save_catatan
from tera.pelaksanaan.services.templat import add_templat
from tera.perencanaan.masukan import IsianPustaka, IsianSasaran, IsianSel, IsianTim
from tera.perencanaan.models import (
    HasilKembar,
    IndikatorKinerja,
    IndikatorPustaka,
    JabatanPustaka,
    SasaranUnit,
    Skp,
    TimKerja,
)
from tera.perencanaan.services import (
    clarify_hasil,
    load_pustaka,
    propose_indikator_pustaka,
    refresh_kembar,
    save_matriks,
    save_sasaran,
    save_sasaran_strategis,
    save_tim,
)
from tests import factories
from tests.e2e.cerita_lalu import close_year, days_of, year_of
from tests.e2e.cerita_pembinaan import talk
from tests.perencanaan import rencana, rencana_strategis

NAMA = {
    "sari": "Sari Wulandari",
    "budi": "Budi Hartono",
    "citra": "Citra Anggraini",
    "rekan": "Rini Kusuma",
    "ani": "Ani Lestari",
    "bkpsdm": "Made Wirawan",
    "auditor": "Tono Prasetyo",
}
STAF = 22
EXCEL = Path(tera.contoh.__file__).with_name("pegawai-bungo.xlsx")


def tell() -> dict[str, Any]:
    """Everything that happened, and where to find it."""
    dunia = factories.dunia()
    orang = {nama: getattr(dunia, nama) for nama in NAMA}
    for nama, akun in orang.items():
        _rename(akun, NAMA[nama])
    hari_ini = dunia.sari.hari_ini
    tahun = hari_ini.year
    skp = year_of(dunia.rekan, dunia.budi, tahun, hari_ini.month)
    dani = factories.akun(
        factories.pegawai("Dani Saputra", dunia.bidang, atasan=dunia.budi.pegawai)
    )
    progres = days_of(dunia.rekan, skp)
    staf = _staff(dunia, tahun)
    orang |= {"eko": dunia.mantan, "dani": dani, "staf": staf[0]}
    isi = _ids(skp, rencana.draf(dani, tahun), _objectives(dunia, tahun))
    isi |= {"progres": progres.pk, "aksi": progres.aksi_id}
    isi |= _talk(dunia, skp)
    isi |= close_year(dunia, dani, staf, tahun - 1)
    isi |= {
        "tahun": tahun,
        "tahun_lalu": tahun - 1,
        "bulan": f"{hari_ini:%Y-%m}",
        "skp_staf": Skp.objects.get(pegawai=staf[0].pegawai, tahun=tahun).pk,
        "unit": dunia.bidang.pk,
        "dinas": dunia.dinas.pk,
        "batch": _preview(dunia).pk,
        "cetak": _print_job(dunia, tahun).pk,
        "tim": _share_out(dunia, dani, skp).pk,
    } | _library(dunia)
    _ask_superior(staf[2], dunia.citra)
    refresh_kembar(instansi_id=dunia.instansi.pk, tahun=tahun)
    isi["wakil"] = HasilKembar.objects.order_by("wakil")[0].wakil_id
    isi |= _plan(dunia, tahun)
    isi |= talk(dunia, orang)
    return {
        "sesi": {nama: _session(akun) for nama, akun in orang.items()},
        "nip": {nama: akun.nama_masuk for nama, akun in orang.items()},
        "sandi": factories.SANDI,
        "excel": str(EXCEL),
        "id": isi,
    }


def _talk(dunia: factories.Dunia, skp: Skp) -> dict[str, Any]:
    """Rini asks Sari for feedback and keeps a note for herself."""
    assert dunia.sari.pegawai is not None
    minta = ask_umpan_balik(
        kepada=dunia.sari.pegawai,
        hasil=skp.hasil.get(),
        nilai_dasar=None,
        pesan="Bagaimana cara saya mendampingi posyandu pekan lalu?",
        by=dunia.rekan,
    )
    catatan = save_catatan(
        catatan=None,
        tentang=dunia.sari.pegawai,
        isi="Pada rapat Senin, Sari menyiapkan tabel per desa.",
        by=dunia.rekan,
    )
    templat = add_templat(
        isian=IsianTemplat(
            judul="Kunjungan lapangan",
            isi="Pada kunjungan [desa, tanggal], Anda [yang dilakukan]. Warga [dampaknya].",
            bagian="baik",
        ),
        by=dunia.bkpsdm,
    )
    return {
        "utas": skp.umpan_balik.filter(induk__isnull=True).earliest("id").pk,
        "minta": minta.pk,
        "catatan": catatan.pk,
        "templat": templat.pk,
        "rekan": dunia.rekan.pegawai_id,
        "budi": dunia.budi.pegawai_id,
    }


def _print_job(dunia: factories.Dunia, tahun: int) -> BatchCetak:
    return request_batch(
        unit=dunia.dinas,
        tahun=tahun,
        bentuk=BentukBerkas.PDF,
        kertas=Kertas.A4,
        hanya_disetujui=False,
        by=dunia.citra,
        pada=dunia.citra.hari_ini,
    )


def _rename(akun: Akun, nama: str) -> None:
    assert akun.pegawai is not None
    akun.nama = akun.pegawai.nama = nama
    akun.save(update_fields=["nama"])
    akun.pegawai.save(update_fields=["nama"])


def _session(akun: Akun) -> str:
    client = Client()
    client.force_login(akun)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _ids(skp: Skp, draf: Skp, sasaran: SasaranUnit) -> dict[str, Any]:
    indikator = IndikatorKinerja.objects.filter(hasil__skp=skp).get()
    return {
        "skp": skp.pk,
        "hasil": indikator.hasil_id,
        "indikator": indikator.pk,
        "bukti": BuktiDukung.objects.filter(realisasi__skp=skp).earliest("id").pk,
        "skp_draf": draf.pk,
        "hasil_draf": draf.hasil.get().pk,
        "sasaran": sasaran.pk,
    }


def _objectives(dunia: factories.Dunia, tahun: int) -> SasaranUnit:
    sasaran = [
        save_sasaran(
            unit=unit,
            tahun=tahun,
            sasaran_id=None,
            isian=IsianSasaran(
                uraian="Meningkatnya derajat kesehatan ibu dan anak",
                indikator=rencana.isian_hasil().indikator,
            ),
            by=kepala,
            pada=kepala.hari_ini,
        )
        for unit, kepala in ((dunia.dinas, dunia.citra), (dunia.bidang, dunia.budi))
    ]
    return sasaran[-1]


def _library(dunia: factories.Dunia) -> dict[str, Any]:
    """The indicator library, an entry that Dani's plan uses, and a proposal of Rini's."""
    load_pustaka(instansi=dunia.instansi)
    jabatan = JabatanPustaka.objects.get(instansi=dunia.instansi, kode="bidan")
    entri = IndikatorPustaka.objects.filter(jabatan=jabatan).earliest("id")
    IndikatorKinerja.objects.filter(hasil__skp__pegawai__nama="Dani Saputra").update(pustaka=entri)
    propose_indikator_pustaka(
        jabatan=jabatan,
        isian=IsianPustaka(
            hasil="Meningkatnya kesiapan keluarga menyambut kelahiran",
            indikator=replace(
                rencana.isian_hasil().indikator[0],
                uraian="Persentase ibu hamil yang mengikuti kelas ibu empat kali",
                perspektif=None,
            ),
            sumber_data="Register kelas ibu hamil",
        ),
        by=dunia.rekan,
        pada=dunia.rekan.hari_ini,
    )
    return {"jabatan_pustaka": jabatan.pk, "pustaka": entri.pk}


def _share_out(dunia: factories.Dunia, dani: Akun, skp: Skp) -> TimKerja:
    """Budi has a plan whose results he shares out; Rini leads a team and shares out hers."""
    pada = dunia.budi.hari_ini
    assert dunia.rekan.pegawai is not None
    assert dani.pegawai is not None
    assert dunia.lain_unit.pegawai is not None
    rencana.draf(dunia.budi, pada.year)
    tim = save_tim(
        unit=dunia.bidang,
        tim=None,
        isian=IsianTim(
            nama="Tim Percepatan Penurunan Stunting",
            ketua=dunia.rekan.pegawai,
            anggota=((dani.pegawai, "Pendataan"), (dunia.lain_unit.pegawai, "")),
            sejak=pada.replace(month=1, day=1),
        ),
        by=dunia.budi,
        pada=pada,
    )
    peran = IsianSel(
        pegawai_id=dani.pegawai.pk,
        induk_id=skp.hasil.get().pk,
        teks="Tersedianya data balita menurut desa",
    )
    save_matriks(pimpinan=skp, tim=tim, sel=[peran], by=dunia.rekan, pada=pada)
    hasil = tim.hasil.get()
    clarify_hasil(
        tim=tim, hasil_id=hasil.pk, teks="Utamakan desa lokus.", by=dunia.rekan, pada=pada
    )
    return tim


def _plan(dunia: factories.Dunia, tahun: int) -> dict[str, int]:
    sasaran = save_sasaran_strategis(
        unit=dunia.bidang,
        sasaran_id=None,
        isian=rencana_strategis.isian(mulai=tahun - 1),
        by=dunia.budi,
        pada=dunia.budi.hari_ini,
    )
    return {"strategis": sasaran.pk, "indikator_strategis": sasaran.indikator.get().pk}


def _staff(dunia: factories.Dunia, tahun: int) -> list[Akun]:
    """People whose plans wait for Budi."""
    hasil = []
    for nomor in range(STAF):
        orang = factories.pegawai(
            f"Pegawai {nomor + 1:02d}", dunia.bidang, atasan=dunia.budi.pegawai
        )
        hasil.append(factories.akun(orang))
        rencana.diajukan(hasil[-1], tahun)
    return hasil


def _preview(dunia: factories.Dunia) -> BatchImpor:
    with EXCEL.open("rb") as berkas:
        return prepare_import(
            instansi=dunia.instansi,
            berkas=berkas,
            nama_berkas="pegawai-bungo.xlsx",
            per_tanggal=dunia.bkpsdm.hari_ini.replace(month=1, day=1),
            by=dunia.bkpsdm,
        )


def _ask_superior(akun: Akun, usulan: Akun) -> None:
    assert akun.pegawai is not None
    assert usulan.pegawai is not None
    request_atasan(
        pegawai=akun.pegawai,
        usulan=usulan.pegawai,
        alasan="Sejak pindah tugas, laporan saya langsung kepada kepala dinas.",
        by=akun,  # type: ignore[arg-type]
    )
