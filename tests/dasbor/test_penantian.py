"""What waits for whom since when: the list against the counts, its scope, and what escalates."""

import threading
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.db import connections
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.aturan.libur import Libur, add_hari_kerja
from tera.dasar.models import AuditEvent
from tera.dasbor.queries.menunggu import hitungan
from tera.dasbor.queries.penantian import (
    batas_hari_kerja,
    dalam_lingkup,
    diteruskan_kepada,
    lama_menunggu,
    menunggu_saya,
    milik_saya,
)
from tera.dasbor.queries.sumber import SUMBER
from tera.dasbor.services import escalate_waiting
from tera.notifikasi.models import Eskalasi, Notifikasi
from tera.organisasi.models import PermintaanAtasan
from tera.pelaksanaan.models import PermintaanUmpanBalik
from tera.penilaian.models import Keberatan
from tera.perencanaan.models import Skp
from tera.perencanaan.services import return_skp
from tera.tindak_lanjut.models import TindakLanjut
from tests import factories
from tests.dasbor.alat import evaluasi, signed_in, tahunan, triwulan
from tests.dasbor.test_menunggu import semua_akun  # noqa: F401 (a fixture)
from tests.perencanaan import rencana

pytestmark = pytest.mark.django_db
SENIN = date(2026, 11, 30)
BELUM_ADA = {"skp_dikembalikan", "tindak_lanjut_umpan_balik"}
"""Kinds that no count stands beside, or of which the world here holds none."""


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def kinds(baris: object) -> dict[str, int]:
    hitung: dict[str, int] = {}
    for satu in baris:  # type: ignore[attr-defined]
        hitung[satu["w_jenis"]] = hitung.get(satu["w_jenis"], 0) + 1
    return hitung


def waiting_skp(akun: Akun, sejak: datetime) -> Skp:
    skp = rencana.diajukan(akun, SENIN.year)
    Skp.objects.filter(pk=skp.pk).update(status_sejak=sejak)
    return Skp.objects.get(pk=skp.pk)


# --- the same numbers as the home page -----------------------------------------------------------


def test_list_holds_exactly_what_the_home_page_counts(
    semua_akun: dict[str, Akun],  # noqa: F811
) -> None:
    sari = semua_akun["diri"]
    lain = rencana.disetujui(semua_akun["unit_lain"], semua_akun["mantan_penilai"])
    assert lain.penilai is not None
    evaluasi(lain, lain.penilai, triwulan(sari.hari_ini))
    TindakLanjut.objects.filter(pegawai=sari.pegawai).update(
        status="direncanakan", jenis="bimbingan", rencana="Pendampingan"
    )
    PermintaanUmpanBalik.objects.create(
        instansi=sari.instansi,
        dari=sari.pegawai,
        kepada=semua_akun["rekan"].pegawai,
        pesan="Mohon masukan",
        dibuat_pada=timezone.now(),
    )
    ada: set[str] = set()
    for nama, akun in semua_akun.items():
        hari_ini = akun.hari_ini
        hitung = hitungan(
            akun, triwulan(hari_ini), tahunan(hari_ini.year), hari_ini, timezone.now()
        )
        saya = kinds(menunggu_saya(akun, hari_ini))
        assert saya.get("skp", 0) == hitung.persetujuan, nama
        assert saya.get("keberatan_tanggapan", 0) == hitung.tanggapan, nama
        assert saya.get("keberatan_putusan", 0) == hitung.putusan, nama
        assert saya.get("permintaan_atasan", 0) == hitung.permintaan, nama
        assert saya.get("rencana_tindak_lanjut", 0) == hitung.rencana_tindak_lanjut, nama
        assert saya.get("permintaan_umpan_balik", 0) == hitung.permintaan_umpan_balik, nama
        assert saya.get("tindak_lanjut_umpan_balik", 0) == hitung.umpan_balik_saya, nama
        milik = kinds(milik_saya(akun, hari_ini))
        jalan = saya.get("tindak_lanjut", 0) + milik.get("rencana_tindak_lanjut", 0)
        assert jalan == hitung.tindak_lanjut_saya, nama
        ada |= saya.keys() | milik.keys()
    assert ada >= {satu.jenis for satu in SUMBER} - BELUM_ADA, "every kind was compared"


def test_everything_waits_with_the_holder_whom_the_leader_sees(
    semua_akun: dict[str, Akun],  # noqa: F811
) -> None:
    """Whom the list of a leader names as holder has the thing in her own list."""
    from tera.dasbor.queries.penantian import rincian

    bkpsdm = semua_akun["bkpsdm"]
    hari_ini = bkpsdm.hari_ini
    semua = rincian(
        dalam_lingkup(bkpsdm, hari_ini), bkpsdm.instansi_id, hari_ini, Libur(), bkpsdm.instansi.zona
    )
    diperiksa = 0
    for satu in semua:
        pemegang = next((a for a in semua_akun.values() if a.pegawai == satu.pemegang), None)
        if satu.pemegang is None or pemegang is None:
            continue
        milik = menunggu_saya(pemegang, hari_ini)
        assert (satu.sumber.jenis, satu.objek_id) in {(b["w_jenis"], b["w_objek"]) for b in milik}
        diperiksa += 1
    assert diperiksa >= 6


# --- who sees what -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("siapa", "kode", "terlihat"),
    [
        ("diri", 403, False),
        ("rekan", 403, False),
        ("penilai", 200, True),
        ("atasan_penilai", 200, True),
        ("pengelola", 200, True),
        ("bkpsdm", 200, True),
        ("auditor", 200, True),
        ("unit_lain", 403, False),
        ("mantan_penilai", 200, False),
        ("instansi_lain", 403, False),
        ("bkpsdm_instansi_lain", 200, False),
    ],
)
def test_scope_of_the_list(dunia: factories.Dunia, siapa: str, kode: int, terlihat: bool) -> None:
    rencana.diajukan(dunia.sari, dunia.sari.hari_ini.year)
    client = signed_in(dunia.semua()[siapa])
    jawaban = client.get("/menunggu/?daftar=lingkup")
    assert jawaban.status_code == kode
    assert (", Sari</span>" in jawaban.content.decode()) == terlihat
    excel = client.get("/menunggu/?daftar=lingkup&format=xlsx")
    assert excel.status_code == kode
    if kode == 200:
        baris = CalamineWorkbook.from_filelike(BytesIO(excel.content)).get_sheet_by_index(0)
        assert ("Sari" in str(baris.to_python())) == terlihat


def test_mine_says_with_whom_it_waits_since_when(dunia: factories.Dunia) -> None:
    sejak = datetime(2026, 11, 18, 3, tzinfo=UTC)
    tahun = dunia.sari.hari_ini.year
    skp = rencana.diajukan(dunia.sari, tahun)
    Skp.objects.filter(pk=skp.pk).update(status_sejak=sejak)
    isi = signed_in(dunia.sari).get("/menunggu/?daftar=milik").content.decode()
    assert f"Persetujuan SKP {tahun}" in isi
    assert "Budi" in isi
    assert "18 November 2026" in isi
    assert "Tidak ada yang menunggu" in signed_in(dunia.sari).get("/menunggu/").content.decode()
    return_skp(
        skp=Skp.objects.get(pk=skp.pk),
        catatan="Perjelas targetnya.",
        by=dunia.budi,
        versi=Skp.objects.get(pk=skp.pk).versi,
        pada=dunia.sari.hari_ini,
    )
    isi = signed_in(dunia.sari).get("/menunggu/").content.decode()
    assert f"Perbaikan SKP {tahun}" in isi


def test_filters_of_kind_name_unit_and_age(dunia: factories.Dunia) -> None:
    tahun = dunia.sari.hari_ini.year
    lama = rencana.diajukan(dunia.sari, tahun)
    Skp.objects.filter(pk=lama.pk).update(status_sejak=timezone.now() - timedelta(days=40))
    rencana.diajukan(dunia.rekan, tahun)
    rencana.diajukan(dunia.lain_unit, tahun)
    client = signed_in(dunia.bkpsdm)

    def names(saring: str) -> set[str]:
        baris = client.get(f"/menunggu/?daftar=lingkup&{saring}").context["baris"]
        return {satu.pegawai.nama for satu in baris}

    assert names("") == {"Sari", "Rini", "Lina"}
    assert names("lama=20") == {"Sari"}
    assert names("kata=rin") == {"Rini"}
    assert names(f"unit={dunia.dinas.pk}") == {"Sari", "Rini"}
    assert names("jenis=keberatan_putusan") == set()
    assert names("jenis=skp&lama=20&kata=lina") == set()
    assert (
        signed_in(dunia.ani)
        .get(f"/menunggu/?daftar=lingkup&unit={dunia.dinas_lain.pk}")
        .status_code
        == 404
    )


# --- escalation ----------------------------------------------------------------------------------


def test_age_counts_working_days_after_the_first() -> None:
    assert lama_menunggu(date(2026, 11, 27), SENIN, Libur()) == 1
    assert lama_menunggu(SENIN, SENIN, Libur()) == 0
    assert lama_menunggu(date(2026, 11, 28), SENIN, Libur()) == 1
    batas = batas_hari_kerja(5, SENIN, Libur(), ZoneInfo("Asia/Makassar"))
    assert batas == datetime(2026, 11, 22, 16, tzinfo=UTC)  # Monday 23 November begins in WITA


def told(akun: Akun) -> list[str]:
    semua = Notifikasi.objects.filter(penerima=akun.pegawai, jenis="eskalasi").order_by("id")
    return list(semua.values_list("teks", flat=True))


def test_what_waits_too_long_is_shown_to_the_next_superior_once(dunia: factories.Dunia) -> None:
    batas = batas_hari_kerja(5, SENIN, Libur(), dunia.instansi.zona)
    skp = waiting_skp(dunia.sari, batas - timedelta(seconds=1))
    waiting_skp(dunia.rekan, batas)
    assert escalate_waiting(instansi=dunia.instansi, pada=SENIN - timedelta(days=1)) == 0, "Sunday"
    assert escalate_waiting(instansi=dunia.instansi, pada=SENIN) == 1
    satu = Eskalasi.objects.get()
    assert (satu.objek_id, satu.pemegang, satu.kepada) == (
        skp.pk,
        dunia.budi.pegawai,
        dunia.citra.pegawai,
    )
    assert told(dunia.citra) == ["1 berkas menunggu Budi lebih dari 5 hari kerja."]
    assert "diteruskan sebagai pengingat kepada Citra" in told(dunia.sari)[0]
    assert "diperlihatkan sebagai pengingat kepada Citra" in told(dunia.budi)[0]
    catatan = AuditEvent.objects.get(tindakan="teruskan_pengingat")
    assert (catatan.pelaku, catatan.isi["objek_id"]) == ("Tera", skp.pk)
    assert escalate_waiting(instansi=dunia.instansi, pada=SENIN) == 0
    assert escalate_waiting(instansi=dunia.instansi, pada=SENIN + timedelta(days=1)) == 1
    assert Eskalasi.objects.count() == 2


def test_shown_on_home_and_list_until_it_is_decided(dunia: factories.Dunia) -> None:
    skp = rencana.diajukan(dunia.sari, dunia.sari.hari_ini.year)
    Skp.objects.filter(pk=skp.pk).update(status_sejak=timezone.now() - timedelta(days=60))
    kerja = add_hari_kerja(dunia.sari.hari_ini, 1)
    assert escalate_waiting(instansi=dunia.instansi, pada=kerja) == 1
    citra = signed_in(dunia.citra)
    assert "1 berkas menunggu terlalu lama" in citra.get("/").content.decode()
    isi = citra.get("/menunggu/?daftar=diteruskan").content.decode()
    assert "Sari" in isi
    assert "Budi" in isi
    assert (
        "pengingat kepada Citra"
        in signed_in(dunia.sari).get("/menunggu/?daftar=milik").content.decode()
    )
    skp = Skp.objects.get(pk=skp.pk)
    return_skp(skp=skp, catatan="Perjelas.", by=dunia.budi, versi=skp.versi, pada=kerja)
    assert "terlalu lama" not in citra.get("/").content.decode(), "at once, before the job"
    assert not diteruskan_kepada(dunia.citra, kerja).exists()
    escalate_waiting(instansi=dunia.instansi, pada=kerja)
    assert Eskalasi.objects.get().selesai_pada is not None


def test_agency_sets_how_long(dunia: factories.Dunia) -> None:
    from tera.organisasi.services import set_pengaturan

    set_pengaturan(
        instansi=dunia.instansi,
        kunci="eskalasi_hari",
        isi=1,
        sejak=date(2026, 1, 1),
        dasar_hukum="SK 1",
        by=dunia.bkpsdm,
    )
    waiting_skp(dunia.sari, batas_hari_kerja(2, SENIN, Libur(), dunia.instansi.zona))
    assert escalate_waiting(instansi=dunia.instansi, pada=SENIN) == 1


def test_nobody_is_shown_the_own_thing_and_the_top_has_nobody_above(
    dunia: factories.Dunia,
) -> None:
    lama = datetime(2026, 10, 1, tzinfo=UTC)
    bupati = factories.akun(factories.pegawai("Bupati", dunia.dinas), Peran.PIMPINAN)
    skp = rencana.disetujui(dunia.budi, dunia.citra)
    satu = evaluasi(skp, dunia.citra.pegawai, triwulan(SENIN), status="keberatan")
    Keberatan.objects.create(
        instansi=dunia.instansi,
        evaluasi=satu,
        alasan="x",
        diajukan_pada=lama,
        tenggat=SENIN,
        tanggapan="Sudah",
    )
    PermintaanAtasan.objects.create(
        instansi=dunia.instansi, pegawai=dunia.sari.pegawai, usulan=bupati.pegawai, alasan="x"
    )
    PermintaanAtasan.objects.update(diajukan_pada=lama)
    assert escalate_waiting(instansi=dunia.instansi, pada=SENIN) == 0, (
        "the decision waits with the Sekda, above whom nobody stands; a request with no person"
    )


@pytest.mark.django_db(transaction=True)
def test_two_workers_escalate_once() -> None:
    dunia = factories.dunia()
    for akun in (dunia.sari, dunia.rekan):
        waiting_skp(akun, datetime(2026, 10, 1, tzinfo=UTC))
    mulai, jumlah = threading.Barrier(2), []

    def work() -> None:
        mulai.wait()
        try:
            jumlah.append(escalate_waiting(instansi=dunia.instansi, pada=SENIN))
        finally:
            connections.close_all()

    utas = [threading.Thread(target=work) for _ in range(2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert sorted(jumlah) == [0, 2]
    assert len(told(dunia.citra)) == 1
