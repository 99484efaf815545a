"""A leader's live page: who may open it, and that its counts are those of its lists."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tera.akun.models import Akun
from tera.organisasi.models import MasaKhusus, Penugasan
from tera.pelaksanaan.masukan import IsianProgres
from tera.pelaksanaan.models import ProgresHarian, Realisasi, RencanaAksi, UmpanBalik
from tera.pelaksanaan.services import record_progres
from tera.perencanaan.models import IndikatorKinerja, Skp
from tests import factories
from tests.dasbor.alat import crowd, plans, signed_in
from tests.dasbor.test_peringatan import warn

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    """Sari wrote today, her colleague a fortnight ago, Budi never; Citra's plan waits."""
    dunia = factories.dunia()
    tahun, hari_ini = dunia.sari.hari_ini.year, dunia.sari.hari_ini
    for akun, hari in ((dunia.sari, 0), (dunia.rekan, 14), (dunia.budi, None)):
        skp = plans([_tugas(akun)], tahun, "disetujui", hasil=1)[0]
        Skp.objects.filter(pk=skp.pk).update(mulai=hari_ini - timedelta(days=60))
        if hari is not None:
            _catat(skp, hari_ini - timedelta(days=hari))
    plans([_tugas(dunia.citra)], tahun, "diajukan")
    return dunia


def _tugas(akun: Akun) -> Penugasan:
    return Penugasan.objects.get(pegawai=akun.pegawai)


def _catat(skp: Skp, tanggal: date) -> ProgresHarian:
    hasil = skp.hasil.earliest("id")
    milik = {"instansi_id": skp.instansi_id, "skp": skp}
    aksi = RencanaAksi.objects.create(
        hasil=hasil, periode="", mulai=skp.mulai, selesai=skp.selesai, uraian="Aksi", **milik
    )
    return ProgresHarian.objects.create(
        aksi=aksi, tanggal=tanggal, kegiatan="Kunjungan posyandu", **milik
    )


def page(akun: Akun, unit: object, daftar: str = "belum"):
    jawaban = signed_in(akun).get(f"/unit/{unit.pk}/langsung/?daftar={daftar}")  # type: ignore[attr-defined]
    assert jawaban.status_code == 200
    return jawaban


def names(akun: Akun, unit: object, daftar: str) -> list[str]:
    return [satu["nama"] for satu in page(akun, unit, daftar).context["halaman"]]


def test_only_who_leads_the_unit_opens_it(dunia: factories.Dunia) -> None:
    status = {
        nama: signed_in(akun).get(f"/unit/{dunia.bidang.pk}/langsung/").status_code
        for nama, akun in dunia.semua().items()
    }
    boleh = {"penilai", "atasan_penilai", "pengelola", "bkpsdm"}
    assert {nama for nama, kode in status.items() if kode == 200} == boleh
    assert status["auditor"] == 403
    assert {status[nama] for nama in status.keys() - boleh - {"auditor"}} == {404}
    assert signed_in(dunia.budi).get(f"/unit/{dunia.dinas.pk}/langsung/").status_code == 404


def test_the_menu_leads_to_the_own_unit(dunia: factories.Dunia) -> None:
    jawaban = signed_in(dunia.budi).get("/unit/langsung/")
    assert jawaban.context["unit"] == dunia.bidang
    assert signed_in(dunia.sari).get("/unit/langsung/").status_code == 403
    assert "/unit/langsung/" in signed_in(dunia.budi).get("/").content.decode()
    assert f"/unit/{dunia.bidang.pk}/langsung/" in (
        signed_in(dunia.budi).get("/dasbor/").content.decode()
    )


def test_counts_and_lists_say_the_same(dunia: factories.Dunia) -> None:
    assert names(dunia.budi, dunia.bidang, "belum") == ["Budi", "Rini"]
    assert names(dunia.budi, dunia.bidang, "melapor") == ["Sari"]
    konteks = page(dunia.citra, dunia.dinas).context
    angka = konteks["angka"]
    assert (angka.wajib, angka.hari_ini, angka.belum) == (4, 1, 3)
    assert angka.pekan_ini == 1
    assert {kunci: n for kunci, _, n in konteks["tab"]} == {
        "unit": 2,
        "belum": 3,
        "melapor": 1,
        "merah": 0,
        "menunggu": 1,
    }


def test_a_unit_with_units_below_opens_with_them(dunia: factories.Dunia) -> None:
    konteks = signed_in(dunia.citra).get(f"/unit/{dunia.dinas.pk}/langsung/").context
    baris = [(b["unit"], b["unit_wajib"], b["unit_hari_ini"]) for b in konteks["halaman"]]
    assert konteks["daftar"] == "unit"
    assert baris == [(dunia.bidang.nama, 3, 1), (dunia.dinas.nama, 1, 0)]
    konteks = signed_in(dunia.budi).get(f"/unit/{dunia.bidang.pk}/langsung/").context
    assert konteks["daftar"] == "belum"


def test_who_is_away_is_not_asked(dunia: factories.Dunia) -> None:
    MasaKhusus.objects.create(
        instansi=dunia.instansi,
        pegawai=dunia.rekan.pegawai,
        jenis="cuti",
        sejak=dunia.sari.hari_ini,
    )
    assert names(dunia.budi, dunia.bidang, "belum") == ["Budi"]


def test_last_month_is_counted_for_plans_that_held_then(dunia: factories.Dunia) -> None:
    awal = dunia.sari.hari_ini.replace(day=1)
    bulan = (awal - timedelta(days=1)).replace(day=1)
    indikator = IndikatorKinerja.objects.get(hasil__skp__pegawai=dunia.sari.pegawai)
    Realisasi.objects.create(
        instansi=dunia.instansi, skp=indikator.hasil.skp, indikator=indikator, bulan=bulan, nilai=1
    )
    Skp.objects.filter(pegawai=dunia.rekan.pegawai).update(mulai=awal)
    angka = page(dunia.budi, dunia.bidang).context["angka"]
    assert (angka.wajib_bulan, angka.terisi) == (2, 1)


def test_what_waits_names_its_holder_and_what_is_red_its_reason(dunia: factories.Dunia) -> None:
    warn(dunia.sari)
    warn(dunia.rekan, "waspada")
    UmpanBalik.objects.create(
        instansi=dunia.instansi,
        pegawai=dunia.sari.pegawai,
        dari=dunia.budi.pegawai,
        hubungan="penilai",
        isi="Teruskan",
        dibuat_pada=timezone.now(),
    )
    merah = page(dunia.citra, dunia.dinas, "merah")
    assert [satu.keadaan for satu in merah.context["halaman"]] == ["kritis", "waspada"]
    assert "Alasan Sari" in merah.content.decode()
    angka = merah.context["angka"]
    assert angka.umpan_balik == angka.umpan_balik_orang == 1
    isi = page(dunia.citra, dunia.dinas, "menunggu").content.decode()
    assert "Persetujuan SKP" in isi
    assert "Sekda" in isi


def test_the_number_of_queries_does_not_grow_with_people(
    dunia: factories.Dunia, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    citra = signed_in(dunia.citra)
    alamat = f"/unit/{dunia.dinas.pk}/langsung/?daftar=belum"
    citra.get(alamat)
    with django_assert_num_queries(8):
        citra.get(alamat)
    crowd(dunia.bidang, 30, tahun=dunia.sari.hari_ini.year, status="disetujui")
    with django_assert_num_queries(8):
        konteks = citra.get(alamat).context
    assert len(konteks["halaman"].object_list) == 25
    dua = citra.get(f"{alamat}&halaman=2").context["halaman"]
    assert len(dua.object_list) == 8
    assert dua.has_previous()


def test_the_page_watches_its_unit_and_an_entry_tells_every_unit_above(
    dunia: factories.Dunia,
) -> None:
    isi = page(dunia.citra, dunia.dinas).content.decode()
    assert f".unit:{dunia.dinas.pk}:" in isi
    skp = Skp.objects.get(pegawai=dunia.sari.pegawai)
    with CaptureQueriesContext(connection) as kueri:
        record_progres(
            isian=IsianProgres(
                sumber=RencanaAksi.objects.get(skp=skp),
                tanggal=dunia.sari.hari_ini,
                kegiatan="Kunjungan posyandu",
            ),
            by=dunia.sari,
        )
    pesan = next(k["sql"] for k in kueri if "pg_notify" in k["sql"])
    topik = set(re.findall(r"(?:skp|unit):\d+", pesan))
    assert topik >= {f"skp:{skp.pk}", f"unit:{dunia.bidang.pk}", f"unit:{dunia.dinas.pk}"}
    assert f"unit:{dunia.dinas_lain.pk}" not in topik
