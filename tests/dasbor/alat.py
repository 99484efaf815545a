"""What the tests of the leaders' pages share: a signed-in browser, evaluations, a crowd."""

from datetime import UTC, date, datetime
from itertools import count

from django.test import Client
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.kalender import JenisPeriode, Periode, make_periode, periode_pada
from tera.organisasi.models import (
    AtasanLangsung,
    Jabatan,
    Pegawai,
    Penugasan,
    UnitKerja,
)
from tera.penilaian.models import CapaianOrganisasi, Evaluasi
from tera.penilaian.waktu import jenis_evaluasi
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp
from tests import factories

_urut = count(1)


def signed_in(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def triwulan(hari: date) -> Periode:
    return periode_pada(hari, JenisPeriode.TRIWULAN)


def tahunan(tahun: int) -> Periode:
    return make_periode(tahun, JenisPeriode.TAHUNAN)


def capaian(unit: UnitKerja, periode: Periode, predikat: str = "baik") -> CapaianOrganisasi:
    return CapaianOrganisasi.objects.get_or_create(
        instansi=unit.instansi,
        unit=unit,
        mulai=periode.mulai,
        selesai=periode.selesai,
        defaults={
            "jenis": jenis_evaluasi(periode),
            "predikat": predikat,
            "alasan": "Target tercapai",
            "ditetapkan_pada": timezone.now(),
        },
    )[0]


def evaluasi(
    skp: Skp,
    penilai: Pegawai,
    periode: Periode,
    *,
    predikat: str = "baik",
    status: str = "ditetapkan",
    ditetapkan_pada: datetime | None = None,
) -> Evaluasi:
    unit = skp.penugasan.unit
    return Evaluasi.objects.create(
        instansi=skp.instansi,
        skp=skp,
        pegawai=skp.pegawai,
        unit=unit,
        capaian=capaian(unit, periode),
        penilai=penilai,
        jenis=jenis_evaluasi(periode),
        mulai=periode.mulai,
        selesai=periode.selesai,
        rating_hasil="sesuai",
        rating_perilaku="sesuai",
        predikat=predikat,
        status=status,
        ditetapkan_pada=ditetapkan_pada or timezone.now(),
    )


def crowd(
    unit: UnitKerja,
    banyak: int,
    *,
    atasan: Pegawai | None = None,
    tahun: int = 0,
    status: str = "",
    hasil: int = 0,
    awalan: str = "Orang",
) -> list[Pegawai]:
    """Many people of one unit at once, each (with ``status``) with a plan."""
    jabatan, _ = Jabatan.objects.get_or_create(
        instansi=unit.instansi, nama="Pengelola Layanan", jenis="pelaksana"
    )
    orang = Pegawai.objects.bulk_create(
        Pegawai(
            instansi=unit.instansi,
            nip=f"19900101{next(_urut) % 10**10:010d}",
            nama=f"{awalan} {nomor:05d}",
            jenis="PNS",
        )
        for nomor in range(banyak)
    )
    tugas = Penugasan.objects.bulk_create(
        Penugasan(
            instansi=unit.instansi, pegawai=o, unit=unit, jabatan=jabatan, sejak=factories.AWAL
        )
        for o in orang
    )
    if atasan is not None:
        AtasanLangsung.objects.bulk_create(
            AtasanLangsung(
                instansi=unit.instansi,
                pegawai=o,
                atasan=atasan,
                sejak=factories.AWAL,
                sumber="turunan",
            )
            for o in orang
        )
    if status:
        plans(tugas, tahun, status, hasil)
    return orang


def plans(tugas: list[Penugasan], tahun: int, status: str, hasil: int = 0) -> list[Skp]:
    """A plan for each assignment, with ``hasil`` results of one indicator."""
    skp = Skp.objects.bulk_create(
        Skp(
            instansi_id=t.instansi_id,
            pegawai_id=t.pegawai_id,
            penugasan=t,
            tahun=tahun,
            mulai=date(tahun, 1, 1),
            selesai=date(tahun, 12, 31),
            bentuk="ja_jf",
            pendekatan="kuantitatif",
            status=status,
            status_sejak=datetime(tahun, 1, 5, tzinfo=UTC),
            disetujui_pada=datetime(tahun, 1, 5, tzinfo=UTC) if status == "disetujui" else None,
        )
        for t in tugas
    )
    rencana = RencanaHasilKerja.objects.bulk_create(
        RencanaHasilKerja(
            instansi_id=s.instansi_id, skp=s, jenis="utama", uraian=f"Hasil {n}", urut=n
        )
        for s in skp
        for n in range(hasil)
    )
    IndikatorKinerja.objects.bulk_create(
        IndikatorKinerja(
            instansi_id=r.instansi_id,
            hasil=r,
            uraian="Persentase layanan selesai",
            jenis_target="angka",
            target_bawah=95,
            target_teks="95",
            satuan="%",
        )
        for r in rencana
    )
    return skp
