"""The page of one's plans by span, and the button that brings them in line."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from tera.akun.models import Akun
from tera.aturan.skp import Pendekatan
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import AtasanLangsung, MasaKhusus, Pegawai, Penugasan
from tera.pelaksanaan.services import record_realisasi
from tera.perencanaan.models import Skp
from tera.perencanaan.services import apply_kurun, apply_kurun_semua, create_skp, save_hasil
from tera.perencanaan.tasks import apply_kurun as job
from tests import factories
from tests.penilaian.bantu import race, refuse_audit
from tests.perencanaan import rencana
from tests.perencanaan.rencana import TAHUN

pytestmark = pytest.mark.django_db
AKHIR = date(TAHUN, 12, 20)
PINDAH = date(TAHUN, 7, 1)


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


@pytest.fixture
def skp(dunia: factories.Dunia) -> Skp:
    """Sari's plan of the year with progress in May and September, before she moves in July."""
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    for bulan in (5, 9):
        record_realisasi(
            indikator=skp.hasil.get().indikator.get(),
            bulan=date(TAHUN, bulan, 1),
            nilai=rencana.TARGET,
            teks="",
            keterangan="",
            versi=None,
            by=dunia.sari,
            alasan_terlambat="Jaringan puskesmas terputus.",
            pada=AKHIR,
        )
    return skp


def move(dunia: factories.Dunia) -> Penugasan:
    """Sari's post ends on 30 June and another begins."""
    lama = dunia.sari.pegawai.penugasan.get()  # type: ignore[union-attr]
    Penugasan.objects.filter(pk=lama.pk).update(sampai=PINDAH - timedelta(days=1))
    return Penugasan.objects.create(
        instansi=dunia.instansi,
        pegawai=lama.pegawai,
        unit=dunia.dinas_lain,
        jabatan=lama.jabatan,
        sejak=PINDAH,
    )


def sari(dunia: factories.Dunia) -> Pegawai:
    assert dunia.sari.pegawai
    return dunia.sari.pegawai


def signed_in(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def test_an_ended_post_closes_its_plan_and_progress_stays(dunia: factories.Dunia, skp: Skp) -> None:
    move(dunia)
    (satu,) = apply_kurun(pegawai=sari(dunia), tahun=TAHUN, by=dunia.bkpsdm, pada=AKHIR)
    skp.refresh_from_db()
    assert (skp.mulai, skp.selesai) == (date(TAHUN, 1, 1), date(TAHUN, 6, 30))
    assert skp.status == "disetujui"
    assert skp.realisasi.count() == 2
    assert satu.semula == (date(TAHUN, 1, 1), date(TAHUN, 12, 31))
    assert satu.pesan == (
        f"SKP {TAHUN} (Perawat Ahli Pertama) kini berlaku 1 Januari {TAHUN} sampai 30 Juni "
        f"{TAHUN}: selesai karena mutasi. Realisasi September tetap disimpan."
    )
    assert Notifikasi.objects.get(penerima=sari(dunia), teks=satu.pesan).tautan
    isi = AuditEvent.objects.get(tindakan="sesuaikan_rentang_skp").isi
    assert isi["menjadi"] == [f"{TAHUN}-01-01", f"{TAHUN}-06-30"]
    assert isi["realisasi_di_luar"] == [f"{TAHUN}-09-01"]
    assert not apply_kurun(pegawai=sari(dunia), tahun=TAHUN, by=dunia.bkpsdm, pada=AKHIR)


def test_a_post_that_was_opened_again_opens_its_plan(dunia: factories.Dunia, skp: Skp) -> None:
    baru = move(dunia)
    assert apply_kurun_semua(pada=AKHIR) == 1
    baru.delete()
    Penugasan.objects.filter(pk=skp.penugasan_id).update(sampai=None)
    assert apply_kurun_semua(pada=AKHIR, instansi_id=dunia.instansi.pk) == 1
    skp.refresh_from_db()
    assert skp.selesai == date(TAHUN, 12, 31)


def test_the_job_leaves_plans_in_line_and_other_agencies_alone(
    dunia: factories.Dunia, skp: Skp
) -> None:
    assert apply_kurun_semua(pada=AKHIR) == 0
    assert job(timestamp=0) == 0
    move(dunia)
    assert apply_kurun_semua(pada=AKHIR, instansi_id=dunia.dewi.instansi_id) == 0
    assert apply_kurun_semua(pada=date(TAHUN + 1, 1, 31)) == 1


@pytest.mark.parametrize("siapa", ["penilai", "rekan", "auditor", "bkpsdm_instansi_lain"])
def test_others_may_not_bring_plans_in_line(dunia: factories.Dunia, skp: Skp, siapa: str) -> None:
    move(dunia)
    with pytest.raises(TidakBoleh, match="pemiliknya, pengelola"):
        apply_kurun(pegawai=sari(dunia), tahun=TAHUN, by=dunia.semua()[siapa], pada=AKHIR)


def test_failing_audit_rolls_the_days_back(dunia: factories.Dunia, skp: Skp) -> None:
    move(dunia)
    refuse_audit("sesuaikan_rentang_skp")
    with pytest.raises(Exception, match="uji_tolak"):
        apply_kurun(pegawai=sari(dunia), tahun=TAHUN, by=dunia.sari, pada=AKHIR)


def test_create_skp_for_a_span_that_moved_is_refused(dunia: factories.Dunia) -> None:
    penugasan = sari(dunia).penugasan.get()
    buat: Callable[..., Skp] = create_skp
    isi = {"penugasan": penugasan, "tahun": TAHUN, "pendekatan": Pendekatan.KUANTITATIF}
    with pytest.raises(KeadaanTidakCocok, match="Muat ulang"):
        buat(**isi, by=dunia.sari, mulai=date(TAHUN, 2, 1))
    with pytest.raises(TidakBoleh, match="penugasan sendiri"):
        buat(**isi, by=dunia.rekan)
    with pytest.raises(MasukanTidakSah, match="tidak berlaku pada tahun 2019"):
        buat(**isi | {"tahun": 2019}, by=dunia.sari)


def test_create_skp_after_a_leave_closes_the_first_and_opens_a_second(
    dunia: factories.Dunia, skp: Skp
) -> None:
    MasaKhusus.objects.create(
        instansi=dunia.instansi,
        pegawai=sari(dunia),
        jenis="cltn",
        sejak=date(TAHUN, 3, 1),
        sampai=date(TAHUN, 8, 31),
    )
    baru = create_skp(
        penugasan=skp.penugasan,
        tahun=TAHUN,
        pendekatan=Pendekatan.KUANTITATIF,
        by=dunia.sari,
        mulai=date(TAHUN, 9, 1),
    )
    skp.refresh_from_db()
    assert (skp.selesai, baru.mulai) == (date(TAHUN, 2, 28), date(TAHUN, 9, 1))
    assert baru.pk != skp.pk


def test_page_shows_every_span_why_and_the_one_button(dunia: factories.Dunia, skp: Skp) -> None:
    penugasan = move(dunia)
    client = signed_in(dunia.sari)
    alamat = f"/skp/?tahun={TAHUN}"
    halaman = client.get(alamat).content.decode()
    assert "rentang SKP belum mengikutinya" in halaman
    assert f"1 Juli {TAHUN} sampai 31 Desember {TAHUN}: mulai karena mutasi" in halaman
    jawaban = client.post(f"/skp/{skp.pk}/sesuaikan/", follow=True)
    assert jawaban.redirect_chain == [(alamat, 302)]
    halaman = jawaban.content.decode()
    assert "rentang SKP belum mengikutinya" not in halaman
    assert f"30 Juni {TAHUN}: selesai karena mutasi" in halaman
    assert "Realisasi September berada di luar rentang ini dan tetap disimpan" in halaman
    kirim = {"tahun": TAHUN, "pendekatan": "kuantitatif", "mulai": f"{TAHUN}-07-01"}
    assert client.post(f"/skp/buat/{penugasan.pk}/", kirim).status_code == 302
    assert Skp.objects.get(penugasan=penugasan).mulai == PINDAH
    assert "Buat SKP" not in client.get(alamat).content.decode()


def test_page_says_what_is_too_short_and_what_lost_its_post(
    dunia: factories.Dunia, skp: Skp
) -> None:
    Penugasan.objects.filter(pk=skp.penugasan_id).update(
        sejak=date(TAHUN - 1, 1, 1), sampai=date(TAHUN - 1, 12, 31)
    )
    Penugasan.objects.create(
        instansi=dunia.instansi,
        pegawai=sari(dunia),
        unit=dunia.dinas,
        jabatan=skp.penugasan.jabatan,
        sejak=date(TAHUN, 12, 21),
    )
    halaman = signed_in(dunia.sari).get(f"/skp/?tahun={TAHUN}").content.decode()
    assert "Hanya 11 hari" in halaman
    assert "penugasannya tidak tercatat lagi pada rentang ini" in halaman


def test_pengelola_finds_the_button_on_the_plan_and_others_do_not(
    dunia: factories.Dunia, skp: Skp
) -> None:
    move(dunia)
    for akun, ada in ((dunia.bkpsdm, True), (dunia.budi, False), (dunia.sari, False)):
        halaman = signed_in(akun).get(f"/skp/{skp.pk}/").content.decode()
        assert ("Sesuaikan rentang SKP dengan penugasan" in halaman) is ada
    jawaban = signed_in(dunia.bkpsdm).post(f"/skp/{skp.pk}/sesuaikan/", follow=True)
    assert jawaban.redirect_chain == [(f"/skp/{skp.pk}/", 302)]
    assert "kini berlaku" in jawaban.content.decode()
    jawaban = signed_in(dunia.bkpsdm).post(f"/skp/{skp.pk}/sesuaikan/", follow=True)
    assert "sudah sesuai dengan penugasan" in jawaban.content.decode()
    assert signed_in(dunia.budi).post(f"/skp/{skp.pk}/sesuaikan/").status_code == 403
    assert signed_in(dunia.dewi).post(f"/skp/{skp.pk}/sesuaikan/").status_code == 404


def test_a_form_from_before_the_days_changed_is_not_saved_over_them(
    dunia: factories.Dunia,
) -> None:
    skp = rencana.draf(dunia.sari)
    lama = skp.versi
    move(dunia)
    apply_kurun(pegawai=sari(dunia), tahun=TAHUN, by=dunia.sari, pada=AKHIR)
    with pytest.raises(VersiBerubah, match="belum disimpan"):
        save_hasil(
            skp=skp, hasil_id=None, isian=rencana.isian_hasil("Lama"), by=dunia.sari, versi=lama
        )


@pytest.mark.django_db(transaction=True)
def test_two_at_once_have_one_effect() -> None:
    dunia = factories.dunia()
    rencana.disetujui(dunia.sari, dunia.budi)
    penugasan = move(dunia)
    orang = sari(dunia)
    isi = {"penugasan": penugasan, "tahun": TAHUN, "pendekatan": Pendekatan.KUANTITATIF}
    hasil = race(
        lambda: apply_kurun(pegawai=orang, tahun=TAHUN, by=dunia.sari, pada=AKHIR),
        lambda: apply_kurun(pegawai=orang, tahun=TAHUN, by=dunia.bkpsdm, pada=AKHIR),
        lambda: create_skp(**isi, by=dunia.sari, mulai=PINDAH),  # type: ignore[arg-type]
        lambda: create_skp(**isi, by=dunia.sari, mulai=PINDAH),  # type: ignore[arg-type]
    )
    assert not [satu for satu in hasil if isinstance(satu, Exception)]
    assert hasil[2] == hasil[3]
    assert AuditEvent.objects.filter(tindakan="sesuaikan_rentang_skp").count() == 1
    assert Skp.objects.filter(pegawai=orang).count() == 2


def test_results_serve_those_of_whoever_acts_for_a_superior_who_is_gone(
    dunia: factories.Dunia,
) -> None:
    hari_ini = dunia.sari.hari_ini
    kepala = Penugasan.objects.get(pegawai=dunia.budi.pegawai)
    Penugasan.objects.filter(pk=kepala.pk).update(sampai=hari_ini - timedelta(days=1))
    Penugasan.objects.create(
        instansi=dunia.instansi,
        pegawai=dunia.citra.pegawai,
        unit=dunia.bidang,
        jabatan=kepala.jabatan,
        sifat="plt",
        kepala_unit=True,
        sejak=hari_ini,
    )
    induk = rencana.draf(dunia.citra, hari_ini.year).hasil.get()
    skp = rencana.draf(dunia.sari, hari_ini.year)
    isian = rencana.isian_hasil("Mendukung pelaksana tugas", induk_id=induk.pk)
    hasil = save_hasil(skp=skp, hasil_id=None, isian=isian, by=dunia.sari, versi=skp.versi)
    assert hasil.induk == induk


def test_the_form_of_a_plan_that_is_over_offers_what_the_use_case_takes(
    dunia: factories.Dunia,
) -> None:
    hari_ini = dunia.sari.hari_ini
    kemarin = hari_ini - timedelta(days=1)
    dulu = rencana.draf(dunia.budi, hari_ini.year).hasil.get()
    kini = rencana.draf(dunia.citra, hari_ini.year).hasil.get()
    skp = rencana.draf(dunia.sari, hari_ini.year)
    Skp.objects.filter(pk=skp.pk).update(selesai=kemarin)
    AtasanLangsung.objects.filter(pegawai=skp.pegawai, sampai=None).update(sampai=kemarin)
    factories.superior(skp.pegawai, kini.skp.pegawai, sejak=hari_ini)
    client = Client()
    client.force_login(dunia.sari)
    halaman = client.get(f"/skp/{skp.pk}/hasil/tambah/").content.decode()
    assert f'<option value="{dulu.pk}">' in halaman
    assert f'<option value="{kini.pk}">' not in halaman
