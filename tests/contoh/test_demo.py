"""The example agency of ``make demo``."""

import time
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.db.models import Count, F, Max, Q
from django.test import Client, override_settings

from tera.akun.lingkup import pegawai_terlihat
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.aturan.predikat import Predikat
from tera.aturan.skp import BagianLampiran, Bentuk, JenisHasil, Pendekatan, check_syarat
from tera.aturan.temuan import Tingkat
from tera.contoh.demo import MASUK_BUPATI, SANDI, Masuk, ensure_demo
from tera.dasar.errors import TidakBoleh
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Eskalasi, Notifikasi
from tera.organisasi.models import AtasanLangsung, Instansi, Pegawai, PermintaanAtasan
from tera.pelaksanaan.models import (
    AsalRealisasi,
    BuktiDukung,
    CatatanPribadi,
    PermintaanUmpanBalik,
    ProgresHarian,
    Realisasi,
    UmpanBalik,
)
from tera.penilaian.hitung import make_perhitungan
from tera.penilaian.models import CapaianOrganisasi, Evaluasi, Keberatan
from tera.penilaian.queries import konteks_evaluasi, periode_of
from tera.penilaian.states import JenisEvaluasi, StatusEvaluasi
from tera.perencanaan.models import (
    IndikatorKinerja,
    IndikatorPustaka,
    IndikatorSasaran,
    IndikatorStrategis,
    RencanaHasilKerja,
    Skp,
    TimKerja,
)
from tera.perencanaan.queries import load_detail
from tera.perencanaan.states import StatusSkp
from tera.perencanaan.syarat import masukan_skp
from tera.tindak_lanjut.konversi import bulan_menjabat
from tera.tindak_lanjut.models import KonversiAngkaKredit, TindakLanjut
from tests.contoh.conftest import PADA
from tests.perencanaan.rencana_strategis import ANGKA

pytestmark = pytest.mark.django_db
Demo = list[Masuk]
TRIWULAN_TERAKHIR = date(2026, 9, 30)


def _bungo() -> Instansi:
    return Instansi.objects.get(kode="bungo")


def _akun(demo: Demo, nomor: int) -> Akun:
    return Akun.objects.select_related("pegawai", "instansi").get(nama_masuk=demo[nomor].nama_masuk)


def _contents() -> dict[str, tuple[int, object]]:
    """Rows and last key of every table."""
    return {
        model._meta.label: (model.objects.count(), model.objects.aggregate(m=Max("pk"))["m"])  # type: ignore[attr-defined]
        for model in apps.get_models()
        if model._meta.label.startswith(
            ("akun.", "dasar.", "organisasi.", "notifikasi.", "pe", "ti")
        )
        and model._meta.label not in ("akun.Sesi",)
    }


def test_the_second_call_is_quick_and_changes_nothing(demo: Demo) -> None:
    sebelum = _contents()
    awal = time.perf_counter()
    with override_settings(DEMO=True):
        assert ensure_demo() == demo
    assert time.perf_counter() - awal < 1
    assert _contents() == sebelum
    assert sebelum["perencanaan.Skp"][0] > 2000


def test_without_demo_setting_nothing_is_made(demo: Demo) -> None:
    with override_settings(DEMO=False), pytest.raises(TidakBoleh):
        ensure_demo()


def test_five_roles_sign_in_with_the_shown_password(demo: Demo) -> None:
    assert [satu.peran for satu in demo] == [
        "Pegawai", "Pejabat penilai", "Pimpinan", "Pengelola kinerja (BKPSDM)", "Auditor",
    ]  # fmt: skip
    for satu in demo:
        akun = authenticate(None, nama_masuk=satu.nama_masuk, password=satu.sandi)
        assert isinstance(akun, Akun)
        assert akun.contoh
        assert satu.nama == akun.pegawai.nama_lengkap


def test_only_accounts_of_the_example_have_a_password(demo: Demo) -> None:
    terbuka = Akun.objects.exclude(password__startswith="!")
    assert set(terbuka.values_list("contoh", flat=True)) == {True}
    assert terbuka.count() == 9
    assert Akun.objects.filter(instansi=_bungo()).count() == 1251


def test_roles_of_the_example(demo: Demo) -> None:
    assert _akun(demo, 2).punya_peran(Peran.PIMPINAN)
    assert _akun(demo, 3).unit_dengan_peran(Peran.BKPSDM) == [None]
    assert _akun(demo, 4).unit_dengan_peran(Peran.AUDITOR) == [None]
    bupati = Akun.objects.get(nama_masuk=MASUK_BUPATI)
    assert bupati.unit_dengan_peran(Peran.PIMPINAN) == [None]
    assert bupati.pegawai is not None
    assert bupati.pegawai.nip == ""
    assert authenticate(None, nama_masuk=MASUK_BUPATI, password=SANDI) == bupati


def test_the_employee_finds_her_year(demo: Demo) -> None:
    sari, penilai = _akun(demo, 0).pegawai, _akun(demo, 1).pegawai
    assert AtasanLangsung.objects.filter(pegawai=sari).berlaku_pada(PADA).get().atasan == penilai
    skp = Skp.objects.get(pegawai=sari, tahun=PADA.year)
    assert skp.status == StatusSkp.DISETUJUI
    bulan = set(Realisasi.objects.filter(skp=skp).values_list("bulan__month", flat=True))
    assert bulan == set(range(1, PADA.month))
    assert BuktiDukung.objects.filter(realisasi__skp=skp).exists()
    assert UmpanBalik.objects.filter(skp=skp, dari=penilai).exists()
    terbaru = Evaluasi.objects.filter(pegawai=sari).latest("selesai")
    assert terbaru.status == StatusEvaluasi.DITETAPKAN
    assert KonversiAngkaKredit.objects.filter(pegawai=sari).count() == 1


def test_there_is_talk_of_every_kind(demo: Demo) -> None:
    sari, penilai = _akun(demo, 0).pegawai, _akun(demo, 1)
    utas = UmpanBalik.objects.filter(pegawai=sari, induk__isnull=True)
    assert {"penilai", "rekan", "anggota_tim"} <= set(utas.values_list("hubungan", flat=True))
    assert {"umpan_balik", "apresiasi", "rutin"} == set(utas.values_list("jenis", flat=True))
    assert utas.filter(tenggat__isnull=False, selesai_pada__isnull=True).exists()
    status = PermintaanUmpanBalik.objects.values_list("status", flat=True)
    assert {"menunggu", "ditolak"} == set(status)
    assert CatatanPribadi.objects.filter(akun=penilai, tentang=sari).exists()


def test_the_penilai_has_a_queue(demo: Demo) -> None:
    penilai = _akun(demo, 1).pegawai
    bawahan = AtasanLangsung.objects.filter(atasan=penilai).berlaku_pada(PADA).values("pegawai")
    assert bawahan.count() >= 20
    status = Counter(
        Skp.objects.filter(pegawai__in=bawahan, tahun=PADA.year).values_list("status", flat=True)
    )
    assert status[StatusSkp.DIAJUKAN] >= 3
    assert {StatusSkp.DIKEMBALIKAN, StatusSkp.DRAF, StatusSkp.DISETUJUI} <= set(status)
    triwulan = Evaluasi.objects.filter(
        pegawai__in=bawahan, selesai__month=9, selesai__year=PADA.year
    )
    hasil = Counter(triwulan.values_list("status", flat=True))
    assert hasil[StatusEvaluasi.DRAF]
    assert hasil[StatusEvaluasi.KEBERATAN]
    assert triwulan.count() < status[StatusSkp.DISETUJUI]


def test_a_team_of_several_units_has_results_to_rate(demo: Demo) -> None:
    tim = TimKerja.objects.get()
    anggota = tim.anggota.select_related("pegawai")
    assert tim.ketua.nip == demo[0].nama_masuk
    assert anggota.count() == 3
    hasil = RencanaHasilKerja.objects.filter(tim=tim).select_related("skp__penugasan")
    assert {h.skp.pegawai_id for h in hasil} == {a.pegawai_id for a in anggota}
    assert len({h.skp.penugasan.unit_id for h in hasil}) == 3


def test_the_health_office_has_its_plan(demo: Demo) -> None:
    """Each figure of the published one, with sheets, and this year's part of it."""
    indikator = IndikatorStrategis.objects.select_related("sasaran__unit")
    assert {i.sasaran.unit.nama for i in indikator} == {"Dinas Kesehatan"}
    for satu in indikator:
        awal, target = ANGKA[satu.uraian]
        tahun = satu.target_tahunan.order_by("tahun").values_list("tahun", "target_bawah")
        assert satu.awal == Decimal(awal)
        assert list(tahun) == [(PADA.year - 1 + n, Decimal(t)) for n, t in enumerate(target)]
        assert satu.lembar_terisi
        tahun_ini = IndikatorSasaran.objects.get(strategis=satu)
        assert (tahun_ini.sasaran.tahun, tahun_ini.target_bawah) == (PADA.year, target[1])
    assert indikator.count() == len(ANGKA)


def test_something_waits_for_the_others(demo: Demo) -> None:
    for nomor in range(5):
        milik = Notifikasi.objects.filter(penerima=_akun(demo, nomor).pegawai)
        assert milik.filter(dibaca_pada__isnull=True).exists()
    assert PermintaanAtasan.objects.filter(status="diajukan").count() == 2
    assert Keberatan.objects.filter(putusan="").exists()
    assert TindakLanjut.objects.filter(status="terbuka").exists()
    assert pegawai_terlihat(_akun(demo, 3), PADA).count() == 1251


def test_something_waits_too_long_and_was_shown_to_the_next(demo: Demo) -> None:
    eskalasi = Eskalasi.objects.filter(instansi__kode="bungo")
    assert eskalasi.exists()
    assert all(satu.kepada_id != satu.pemegang_id for satu in eskalasi)


def test_every_notification_leads_to_a_page_that_its_receiver_may_see(demo: Demo) -> None:
    klien = Client()
    for nomor in range(5):
        akun = _akun(demo, nomor)
        klien.force_login(akun)
        for kabar in Notifikasi.objects.filter(penerima=akun.pegawai):
            jawaban = klien.get(kabar.tautan)
            assert jawaban.status_code == 200, (kabar.teks, kabar.tautan)


def test_every_approved_plan_is_complete(demo: Demo) -> None:
    setuju = Skp.objects.filter(status=StatusSkp.DISETUJUI)
    assert setuju.count() > 2000
    indikator = IndikatorKinerja.objects.filter(hasil__skp__in=setuju)
    assert not indikator.filter(hasil__skp__bentuk=Bentuk.JPT, perspektif="").exists()
    assert not indikator.filter(hasil__skp__bentuk=Bentuk.JA_JF, aspek="").exists()
    angka = indikator.exclude(jenis_target="teks")
    assert not angka.filter(satuan="").exists()
    assert not RencanaHasilKerja.objects.filter(skp__in=setuju, indikator=None).exists()
    utama = Count("hasil", filter=Q(hasil__jenis=JenisHasil.UTAMA), distinct=True)
    lampiran = Count("lampiran__bagian", distinct=True)
    hitung = setuju.annotate(utama=utama, bagian=lampiran)
    assert not hitung.filter(Q(utama=0) | Q(bagian__lt=len(BagianLampiran))).exists()


def test_approved_plans_pass_the_rules_of_submission(demo: Demo) -> None:
    setuju = Skp.objects.filter(status=StatusSkp.DISETUJUI).select_related("penugasan")
    for skp in setuju.order_by("id")[::9]:
        galat = [
            t
            for t in check_syarat(masukan_skp(load_detail(skp, PADA)))
            if t.tingkat == Tingkat.GALAT
        ]
        assert not galat, (skp.pk, galat)


def test_results_serve_the_superiors_result_up_to_the_top(demo: Demo) -> None:
    utama = RencanaHasilKerja.objects.filter(jenis=JenisHasil.UTAMA, skp__status="disetujui")
    lepas = utama.filter(induk=None, intervensi="")
    assert set(lepas.values_list("skp__pegawai__atasan__atasan__jenis", flat=True)) == {
        "PEJABAT_NEGARA"
    }
    asing = utama.exclude(induk=None).exclude(induk__skp__pegawai_id=F("skp__penilai_id"))
    assert not asing.exists()
    assert not utama.exclude(induk=None).exclude(induk__skp__tahun=F("skp__tahun")).exists()
    kepala = utama.filter(skp__bentuk=Bentuk.JPT)
    assert not kepala.filter(sasaran=None).exists()


def test_superiors_form_no_circle(demo: Demo) -> None:
    atasan = dict(AtasanLangsung.objects.berlaku_pada(PADA).values_list("pegawai_id", "atasan_id"))
    for awal in atasan:
        dilalui, kini = set(), awal
        while kini in atasan:
            assert kini not in dilalui
            dilalui.add(kini)
            kini = atasan[kini]


def test_the_second_agency_is_separate(demo: Demo) -> None:
    denpasar = Instansi.objects.get(kode="denpasar")
    assert denpasar.zona_waktu == "Asia/Makassar"
    assert Pegawai.objects.milik_instansi(denpasar.pk).count() == 26
    admin = Akun.objects.get(instansi=denpasar, contoh=True, peran__peran=Peran.BKPSDM)
    assert set(pegawai_terlihat(admin, PADA).values_list("instansi", flat=True)) == {denpasar.pk}
    for model, jalan in (
        (Skp, ("pegawai", "penugasan", "penilai")),
        (RencanaHasilKerja, ("skp", "induk", "sasaran")),
        (Realisasi, ("skp", "indikator")),
        (Evaluasi, ("skp", "unit", "capaian", "penilai")),
        (CapaianOrganisasi, ("unit",)),
    ):
        for satu in jalan:
            silang = model.objects.exclude(**{satu: None}).exclude(
                **{f"{satu}__instansi": F("instansi")}
            )
            assert not silang.exists(), (model, satu)


def test_predicates_are_spread_like_people(demo: Demo) -> None:
    tahunan = Evaluasi.objects.filter(instansi=_bungo(), jenis=JenisEvaluasi.TAHUNAN)
    jumlah = Counter(tahunan.values_list("predikat", flat=True))
    semua = sum(jumlah.values())
    assert 0.5 < jumlah[Predikat.BAIK] / semua < 0.8
    assert jumlah[Predikat.SANGAT_BAIK] / semua > 0.03
    assert jumlah[Predikat.BUTUH_PERBAIKAN] / semua > 0.05
    assert set(jumlah) == set(Predikat)
    triwulan = CapaianOrganisasi.objects.filter(instansi=_bungo(), selesai__month=9)
    assert {"istimewa", "baik", "butuh_perbaikan"} <= set(
        triwulan.values_list("predikat", flat=True)
    )


def test_stored_working_is_what_the_use_case_would_store(demo: Demo) -> None:
    selesai = (
        Evaluasi.objects.exclude(status__in=(StatusEvaluasi.DRAF, StatusEvaluasi.DIPUTUS))
        .select_related("skp__penugasan__unit", "skp__instansi", "capaian", "instansi")
        .order_by("id")
    )
    for evaluasi in selesai[::150]:
        konteks = konteks_evaluasi(evaluasi.skp, periode_of(evaluasi), PADA)
        predikat, perhitungan = make_perhitungan(
            evaluasi, konteks, evaluasi.capaian, evaluasi.rating_hasil, evaluasi.rating_perilaku
        )
        assert predikat == evaluasi.predikat
        assert perhitungan == evaluasi.perhitungan


def test_angka_kredit_counts_the_months_served(demo: Demo) -> None:
    konversi = KonversiAngkaKredit.objects.select_related("evaluasi__skp").order_by("id")
    for satu in konversi[::60]:
        bulan = tuple(satu.bulan.order_by("bulan").values_list("bulan__month", flat=True))
        assert bulan == bulan_menjabat(satu.evaluasi, satu.jenjang)


def test_everyone_below_baik_has_a_follow_up(demo: Demo) -> None:
    di_bawah = ("butuh_perbaikan", "kurang", "sangat_kurang")
    tanpa = Evaluasi.objects.filter(predikat__in=di_bawah, tindak_lanjut=None)
    assert not tanpa.exists()
    assert not TindakLanjut.objects.exclude(evaluasi__predikat__in=di_bawah).exists()


def test_progress_reaches_last_month_but_not_everywhere(demo: Demo) -> None:
    tahun_ini = Skp.objects.filter(tahun=PADA.year, status=StatusSkp.DISETUJUI)
    kini = Realisasi.objects.filter(bulan__gte=PADA.replace(day=1))
    assert {satu.asal for satu in kini} == {AsalRealisasi.HARIAN}
    lalu = Realisasi.objects.filter(bulan__month=PADA.month - 1).values("skp").distinct().count()
    assert 0.7 < lalu / tahun_ini.count() < 0.95
    naratif = Realisasi.objects.filter(skp__pendekatan=Pendekatan.KUALITATIF)
    assert naratif.exists()
    assert not naratif.exclude(nilai=None).exists()


def test_the_filling_is_in_the_audit_record(demo: Demo) -> None:
    jenis = AuditEvent.objects.filter(tindakan="isi_contoh", instansi_id=_bungo().pk)
    jumlah = {satu.isi["jenis"]: satu.isi["jumlah"] for satu in jenis}
    assert jumlah["SKP"] == Skp.objects.filter(instansi=_bungo()).count()
    diketik = Realisasi.objects.filter(instansi=_bungo(), asal=AsalRealisasi.DIKETIK)
    assert jumlah["realisasi"] == diketik.count()
    assert jumlah["progres harian"] == ProgresHarian.objects.filter(instansi=_bungo()).count()


def test_library_is_filled_and_used(demo: Demo) -> None:
    pustaka = IndikatorPustaka.objects.milik_instansi(_bungo().pk)
    assert pustaka.filter(status="disetujui").count() == pustaka.count() > 400
    dipakai = IndikatorKinerja.objects.filter(instansi=_bungo(), pustaka__isnull=False)
    assert dipakai.values("pustaka").distinct().count() >= 10
    assert not dipakai.exclude(pustaka__uraian=F("uraian")).exists()
    assert not dipakai.exclude(pustaka__instansi=_bungo()).exists()
