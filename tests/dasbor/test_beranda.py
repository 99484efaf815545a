"""Home: one next action with its deadline, the other tasks, and the news."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tera.aturan.kalender import JenisPeriode
from tera.dasbor.queries.antrean import keberatan_menunggu
from tera.dasbor.queries.beranda import hasil_menunggu
from tera.dasbor.tugas import Tugas, in_order
from tera.dasbor.waktu import bulan_lalu, periode_terbuka
from tera.notifikasi.models import Notifikasi
from tera.notifikasi.services import notify
from tera.organisasi.models import (
    MasaKhusus,
    Pegawai,
    PengaturanInstansi,
    Penugasan,
    PermintaanAtasan,
)
from tera.pelaksanaan.models import Realisasi
from tera.penilaian.models import Keberatan
from tera.penilaian.waktu import tenggat_keberatan
from tera.perencanaan.models import IndikatorKinerja, Skp
from tera.tindak_lanjut.models import TindakLanjut
from tests import factories
from tests.dasbor.alat import crowd, evaluasi, signed_in, triwulan
from tests.perencanaan import rencana

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def home(akun: object) -> str:
    jawaban = signed_in(akun).get("/")  # type: ignore[arg-type]
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def person(akun: object) -> Pegawai:
    orang = akun.pegawai  # type: ignore[attr-defined]
    assert isinstance(orang, Pegawai)
    return orang


def next_action(akun: object) -> Tugas | None:
    langkah = signed_in(akun).get("/").context["langkah"]  # type: ignore[arg-type]
    assert langkah is None or isinstance(langkah, Tugas)
    return langkah


def titles(akun: object) -> list[str]:
    konteks = signed_in(akun).get("/").context  # type: ignore[arg-type]
    semua = [konteks["langkah"], *konteks["daftar"]]
    return [satu.judul for satu in semua if satu]


def test_home_opens_for_every_relation_and_sends_the_anonymous_to_sign_in(
    dunia: factories.Dunia, client: object
) -> None:
    for akun in dunia.semua().values():
        home(akun)
    assert client.get("/")["Location"].startswith("/masuk/")  # type: ignore[attr-defined]


def test_the_same_post_recorded_anew_asks_for_no_second_plan(dunia: factories.Dunia) -> None:
    hari_ini = dunia.sari.hari_ini
    rencana.disetujui(dunia.sari, dunia.budi, hari_ini.year)
    penugasan = person(dunia.sari).penugasan.get()
    Penugasan.objects.filter(pk=penugasan.pk).update(sampai=hari_ini - timedelta(days=1))
    penugasan.pk, penugasan.sejak = None, hari_ini
    penugasan._state.adding = True
    penugasan.save()
    assert f"Buat SKP {hari_ini.year}" not in titles(dunia.sari)
    penugasan.unit = dunia.dinas
    penugasan.save()
    assert f"Buat SKP {hari_ini.year}" in titles(dunia.sari)


def test_nobody_on_leave_is_asked_for_a_plan(dunia: factories.Dunia) -> None:
    hari_ini = dunia.sari.hari_ini
    assert f"Buat SKP {hari_ini.year}" in titles(dunia.sari)
    MasaKhusus.objects.create(
        instansi=dunia.instansi, pegawai=dunia.sari.pegawai, jenis="cltn", sejak=hari_ini
    )
    assert f"Buat SKP {hari_ini.year}" not in titles(dunia.sari)


def test_whoever_acts_for_a_superior_finds_the_queue(dunia: factories.Dunia) -> None:
    hari_ini = dunia.sari.hari_ini
    rencana.diajukan(dunia.sari, hari_ini.year)
    judul = "Putuskan 1 SKP yang menunggu persetujuan"
    assert judul in titles(dunia.budi)
    assert judul not in titles(dunia.citra)
    Penugasan.objects.filter(pegawai=dunia.budi.pegawai).update(sampai=hari_ini - timedelta(days=1))
    assert judul in titles(dunia.citra)
    assert judul not in titles(dunia.budi)
    assert "Sari" in signed_in(dunia.citra).get("/antrean/?daftar=skp").content.decode()


def test_person_without_plan_is_asked_to_make_one_by_the_dated_deadline(
    dunia: factories.Dunia,
) -> None:
    tahun = dunia.sari.hari_ini.year
    langkah = next_action(dunia.sari)
    assert langkah is not None
    assert langkah.judul == f"Buat SKP {tahun}"
    assert langkah.tenggat == date(tahun, 1, 31)
    assert "31 Januari" in home(dunia.sari)
    assert "belum diverifikasi" in home(dunia.sari)


def test_person_who_began_after_the_deadline_has_none(dunia: factories.Dunia) -> None:
    tahun = dunia.sari.hari_ini.year
    person(dunia.sari).penugasan.update(sejak=date(tahun, 2, 1))
    langkah = next_action(dunia.sari)
    assert langkah is not None
    assert langkah.tenggat is None


def test_draft_and_returned_plans_are_named_with_what_to_do(dunia: factories.Dunia) -> None:
    tahun = dunia.sari.hari_ini.year
    skp = rencana.draf(dunia.sari, tahun)
    assert titles(dunia.sari) == [f"Ajukan SKP {tahun}"]
    Skp.objects.filter(pk=skp.pk).update(status="dikembalikan", catatan="Kurang terukur")
    langkah = next_action(dunia.sari)
    assert langkah is not None
    assert langkah.judul == f"Perbaiki SKP {tahun}"
    assert langkah.url == f"/skp/{skp.pk}/"


def test_month_without_progress_is_asked_for_until_every_indicator_has_it(
    dunia: factories.Dunia,
) -> None:
    bulan = bulan_lalu(dunia.sari.hari_ini)
    skp = rencana.disetujui(dunia.sari, dunia.budi, bulan.year)
    Skp.objects.filter(pk=skp.pk).update(mulai=date(bulan.year, 1, 1))
    judul = [satu for satu in titles(dunia.sari) if satu.startswith("Isi realisasi")]
    assert len(judul) == 1
    indikator = IndikatorKinerja.objects.get(hasil__skp=skp)
    Realisasi.objects.create(
        instansi=dunia.instansi, skp=skp, indikator=indikator, bulan=bulan, nilai=90
    )
    assert not [satu for satu in titles(dunia.sari) if satu.startswith("Isi realisasi")]


def test_month_before_the_plan_began_is_not_asked_for(dunia: factories.Dunia) -> None:
    hari_ini = dunia.sari.hari_ini
    skp = rencana.disetujui(dunia.sari, dunia.budi, hari_ini.year)
    Skp.objects.filter(pk=skp.pk).update(mulai=hari_ini.replace(day=1))
    assert not [satu for satu in titles(dunia.sari) if satu.startswith("Isi realisasi")]


def test_result_waiting_shows_days_left_as_the_rule_counts_them(dunia: factories.Dunia) -> None:
    hari_ini = dunia.sari.hari_ini
    skp = rencana.disetujui(dunia.sari, dunia.budi, hari_ini.year)
    # No progress of last month is missing, whose task would stand first at the end of a quarter.
    Skp.objects.filter(pk=skp.pk).update(mulai=hari_ini.replace(day=1))
    hasil = evaluasi(
        skp,
        person(dunia.budi),
        triwulan(hari_ini),
        ditetapkan_pada=timezone.now() - timedelta(days=10),
    )
    langkah = next_action(dunia.sari)
    assert langkah is not None
    assert langkah.url == f"/evaluasi/{hasil.pk}/"
    assert langkah.tenggat == tenggat_keberatan(hasil)
    assert langkah.sisa(hari_ini) == 4
    assert "<b>4<small>hari lagi</small></b>" in home(dunia.sari)


def test_deadline_of_an_objection_follows_the_agencys_setting_of_that_day(
    dunia: factories.Dunia,
) -> None:
    hari_ini = dunia.sari.hari_ini
    skp = rencana.disetujui(dunia.sari, dunia.budi, hari_ini.year)
    for kunci, isi in (("hari_keberatan", 5), ("jenis_hari_keberatan", "kerja")):
        PengaturanInstansi.objects.create(
            instansi=dunia.instansi,
            kunci=kunci,
            sejak=hari_ini - timedelta(days=60),
            isi=isi,
            dasar_hukum="SK Bupati",
        )
    PengaturanInstansi.objects.create(
        instansi=dunia.instansi,
        kunci="hari_keberatan",
        sejak=hari_ini,
        isi=30,
        dasar_hukum="SK Bupati",
    )
    hasil = evaluasi(
        skp,
        person(dunia.budi),
        triwulan(hari_ini),
        ditetapkan_pada=timezone.now() - timedelta(days=3),
    )
    assert hasil_menunggu(dunia.sari)[0].tenggat == tenggat_keberatan(hasil)


def test_result_after_the_term_asks_only_to_confirm(dunia: factories.Dunia) -> None:
    hari_ini = dunia.sari.hari_ini
    skp = rencana.disetujui(dunia.sari, dunia.budi, hari_ini.year)
    lama = timezone.now() - timedelta(days=40)
    evaluasi(skp, person(dunia.budi), triwulan(hari_ini), ditetapkan_pada=lama)
    assert "Batas keberatan lewat" in home(dunia.sari)


def test_superior_sees_how_many_plans_wait_and_others_do_not(dunia: factories.Dunia) -> None:
    rencana.diajukan(dunia.sari, dunia.sari.hari_ini.year)
    rencana.diajukan(dunia.rekan, dunia.sari.hari_ini.year)
    assert "Putuskan 2 SKP yang menunggu persetujuan" in titles(dunia.budi)
    for nama in ("citra", "mantan", "sari", "ani", "dewi", "admin_lain"):
        assert not [t for t in titles(getattr(dunia, nama)) if "menunggu persetujuan" in t], nama


def test_superior_is_asked_to_rate_the_open_period_until_it_is_set(dunia: factories.Dunia) -> None:
    hari_ini = dunia.sari.hari_ini
    pengaturan = {"evaluasi_dibuka_hari": 31}
    periode = periode_terbuka(JenisPeriode.TRIWULAN, pengaturan, hari_ini)
    skp = rencana.disetujui(dunia.sari, dunia.budi, periode.tahun)
    Skp.objects.filter(pk=skp.pk).update(mulai=date(periode.tahun, 1, 1))
    judul = f"Nilai 1 pegawai untuk {periode.label}"
    assert judul in titles(dunia.budi)
    hasil = evaluasi(skp, person(dunia.budi), periode, status="draf")
    assert judul in titles(dunia.budi)
    type(hasil).objects.filter(pk=hasil.pk).update(status="ditetapkan")
    assert judul not in titles(dunia.budi)


def test_objection_waits_for_the_penilai_and_for_the_superior_of_the_penilai(
    dunia: factories.Dunia,
) -> None:
    hari_ini = dunia.sari.hari_ini
    skp = rencana.disetujui(dunia.sari, dunia.budi, hari_ini.year)
    hasil = evaluasi(skp, person(dunia.budi), triwulan(hari_ini), status="keberatan")
    keberatan = Keberatan.objects.create(
        instansi=dunia.instansi,
        evaluasi=hasil,
        alasan="Tidak sesuai",
        diajukan_pada=timezone.now(),
        tenggat=hari_ini,
    )
    assert "Tanggapi 1 keberatan" in titles(dunia.budi)
    assert "Putuskan 1 keberatan" in titles(dunia.citra)
    for nama in ("sari", "rekan", "mantan", "ani", "bkpsdm", "dewi"):
        assert not [t for t in titles(getattr(dunia, nama)) if "keberatan" in t], nama
    keberatan.tanggapan = "Sudah dijelaskan"
    keberatan.save()
    tanggapan, putusan = keberatan_menunggu(dunia.budi, hari_ini)
    assert not tanggapan.exists()
    assert not putusan.exists()


def test_follow_up_waits_for_the_superior_and_for_the_person(dunia: factories.Dunia) -> None:
    hari_ini = dunia.sari.hari_ini
    skp = rencana.disetujui(dunia.sari, dunia.budi, hari_ini.year)
    hasil = evaluasi(skp, person(dunia.budi), triwulan(hari_ini), predikat="kurang")
    TindakLanjut.objects.create(instansi=dunia.instansi, evaluasi=hasil, pegawai=skp.pegawai)
    assert "Rencanakan 1 tindak lanjut" in titles(dunia.budi)
    assert "Jalankan tindak lanjut Anda" in titles(dunia.sari)
    assert "Jalankan tindak lanjut Anda" not in titles(dunia.rekan)


def test_superior_request_waits_for_pengelola_and_its_answer_for_the_person(
    dunia: factories.Dunia,
) -> None:
    permintaan = PermintaanAtasan.objects.create(
        instansi=dunia.instansi,
        pegawai=person(dunia.sari),
        usulan=person(dunia.citra),
        alasan="Saya dipindahkan",
    )
    judul = "Putuskan 1 permintaan koreksi atasan"
    melihat = {nama for nama, akun in dunia.semua().items() if judul in titles(akun)}
    assert melihat == {"pengelola", "bkpsdm"}
    permintaan.status = "ditolak"
    permintaan.diputus_pada = timezone.now()
    permintaan.save()
    assert judul not in titles(dunia.ani)
    assert "Permintaan itu ditolak" in home(dunia.sari)
    langkah = next_action(dunia.sari)
    assert langkah is not None
    assert langkah.judul.startswith("Buat SKP"), "news is never the next action"


def test_news_are_what_came_since_the_last_visit_and_what_is_unread(dunia: factories.Dunia) -> None:
    client = signed_in(dunia.sari)
    for teks in ("Lama sudah dibaca", "Lama belum dibaca", "Baru sudah dibaca"):
        notify(penerima=[dunia.sari.pegawai], teks=teks, tautan="/skp/")
    kemarin = timezone.now() - timedelta(days=1)
    Notifikasi.objects.filter(teks__startswith="Lama").update(
        dibuat_pada=kemarin - timedelta(days=1)
    )
    Notifikasi.objects.filter(teks__endswith="sudah dibaca").update(dibaca_pada=timezone.now())
    sesi = client.session
    sesi["sebelumnya"] = kemarin.isoformat()
    sesi.save()
    isi = client.get("/").content.decode()
    assert "Lama belum dibaca" in isi
    assert "Baru sudah dibaca" in isi
    assert "Lama sudah dibaca" not in isi


def test_what_is_lost_within_a_week_comes_first_and_overdue_before_undated() -> None:
    hari = date(2026, 11, 22)

    def make(
        judul: str, tenggat: date | None, *, langkah: bool = True, keadaan: str = "belum"
    ) -> Tugas:
        return Tugas(
            judul=judul,
            keterangan="",
            url="/",
            tombol="",
            keadaan=keadaan,
            tenggat=tenggat,
            langkah=langkah,
        )

    semua = [
        make("kabar", None, langkah=False),
        make("tanpa tenggat", None),
        make("ditunggu", None, keadaan="menunggu"),
        make("jauh", date(2026, 12, 30)),
        make("lewat", date(2026, 1, 31)),
        make("mendesak", date(2026, 11, 25)),
    ]
    urut = [satu.judul for satu in in_order(semua, hari)]
    assert urut == ["mendesak", "lewat", "ditunggu", "jauh", "tanpa tenggat", "kabar"]


@pytest.mark.parametrize(
    ("hari", "kode"),
    [
        (date(2026, 11, 22), "2026-tw3"),
        (date(2026, 11, 30), "2026-tw4"),
        (date(2026, 1, 5), "2025-tw4"),
    ],
)
def test_open_period_is_the_newest_in_which_ratings_may_be_given(hari: date, kode: str) -> None:
    pengaturan = {"evaluasi_dibuka_hari": 31}
    assert periode_terbuka(JenisPeriode.TRIWULAN, pengaturan, hari).kode == kode


def test_broken_moment_in_the_session_does_no_harm(dunia: factories.Dunia) -> None:
    client = signed_in(dunia.sari)
    sesi = client.session
    sesi["sebelumnya"] = None
    sesi.save()
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("nama", ["sari", "budi", "ani", "bkpsdm"])
def test_home_costs_seven_queries_at_two_sizes(
    dunia: factories.Dunia, django_assert_num_queries: DjangoAssertNumQueries, nama: str
) -> None:
    client = signed_in(getattr(dunia, nama))
    client.get("/")
    with django_assert_num_queries(7):
        client.get("/")
    tahun = dunia.sari.hari_ini.year
    crowd(dunia.bidang, 400, atasan=dunia.budi.pegawai, tahun=tahun, status="diajukan", hasil=1)
    notify(penerima=[getattr(dunia, nama).pegawai] * 30, teks="Kabar", tautan="/")
    with django_assert_num_queries(7):
        client.get("/")


def test_home_never_writes(dunia: factories.Dunia) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(dunia.budi)
    with CaptureQueriesContext(connection) as tercatat:
        client.get("/")
    assert all(q["sql"].lstrip().upper().startswith(("SELECT", "WITH")) for q in tercatat)
