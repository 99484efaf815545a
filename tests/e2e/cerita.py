"""The small agency in which the browser tests happen, told through the use cases.

Sari starts with nothing and makes her plan; Rini, her colleague, is a year ahead; twenty others
wait in Budi's queue.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.test import Client

from tera.akun.models import Akun
from tera.pelaksanaan.masukan import IsianRealisasi
from tera.pelaksanaan.services import answer_umpan_balik, give_umpan_balik, report_bulan
from tera.perencanaan.models import IndikatorKinerja, Skp
from tests import factories
from tests.perencanaan import rencana

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


def tell() -> dict[str, Any]:
    dunia = factories.dunia()
    orang = {nama: getattr(dunia, nama) for nama in NAMA}
    for nama, akun in orang.items():
        _rename(akun, NAMA[nama])
    tahun = dunia.sari.hari_ini.year
    skp = _year_of(orang["rekan"], orang["budi"], tahun)
    staf = _staff(dunia, tahun)
    orang |= {"eko": dunia.mantan, "staf": staf[0]}
    indikator = IndikatorKinerja.objects.filter(hasil__skp=skp).order_by("id").first()
    assert indikator is not None
    return {
        "sesi": {nama: _session(akun) for nama, akun in orang.items()},
        "nip": {nama: akun.nama_masuk for nama, akun in orang.items()},
        "sandi": factories.SANDI,
        "id": {
            "tahun": tahun,
            "bulan": f"{dunia.sari.hari_ini:%Y-%m}",
            "skp": skp.pk,
            "hasil": indikator.hasil_id,
            "indikator": indikator.pk,
            "skp_staf": Skp.objects.get(pegawai=staf[0].pegawai).pk,
            "unit": dunia.bidang.pk,
            "dinas": dunia.dinas.pk,
        },
    }


def _rename(akun: Akun, nama: str) -> None:
    akun.nama = nama
    akun.save(update_fields=["nama"])
    assert akun.pegawai is not None
    akun.pegawai.nama = nama
    akun.pegawai.save(update_fields=["nama"])


def _session(akun: Akun) -> str:
    client = Client()
    client.force_login(akun)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _year_of(akun: Akun, penilai: Akun, tahun: int) -> Skp:
    """An approved plan with progress in every month so far, evidence and feedback."""
    skp = rencana.disetujui(akun, penilai, tahun)
    hasil = skp.hasil.get()
    for bulan in range(1, akun.hari_ini.month + 1):
        report_bulan(
            indikator=hasil.indikator.get(),
            bulan=date(tahun, bulan, 1),
            isian=IsianRealisasi(
                nilai=Decimal(80 + bulan),
                keterangan="Laporan posyandu bulan ini sudah direkap.",
                tautan="https://contoh.go.id/laporan",
            ),
            versi=None,
            by=akun,
        )
    umpan = give_umpan_balik(
        skp=skp,
        hasil=hasil,
        nilai_dasar=None,
        isi="Cakupan naik. Dampingi dua desa yang masih di bawah target.",
        by=penilai,
    )
    answer_umpan_balik(induk=umpan, isi="Siap, jadwal pendampingan sudah disusun.", by=akun)
    return skp


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
