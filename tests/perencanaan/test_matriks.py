"""Matriks peran hasil: every cell becomes a result, nothing is overwritten unseen."""

import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tera.akun.models import Akun
from tera.aturan.skp import Pendekatan
from tera.dasar.errors import DomainError, TidakBoleh, TidakDitemukan, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import AtasanLangsung, MasaKhusus, Pegawai, Penugasan
from tera.perencanaan.errors import SelDitolak
from tera.perencanaan.masukan import IsianSel, fingerprint
from tera.perencanaan.models import RencanaHasilKerja, SasaranUnit, Skp, TimKerja
from tera.perencanaan.queries import hasil_pimpinan, open_lembar
from tera.perencanaan.services import (
    apply_kurun,
    approve_skp,
    create_skp,
    save_hasil,
    save_lampiran,
    save_matriks,
    submit_skp,
)
from tests import factories
from tests.dasbor.alat import crowd, signed_in
from tests.perencanaan import rencana
from tests.perencanaan.rencana import PADA, TAHUN

pytestmark = pytest.mark.django_db
PERAN = "Meningkatnya cakupan imunisasi di tiga desa binaan"


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


@pytest.fixture
def pimpinan(dunia: factories.Dunia) -> Skp:
    """Budi's plan of 2026: one result."""
    return rencana.draf(dunia.budi)


def kini(dunia: factories.Dunia) -> tuple[Skp, int]:
    """Budi's plan of this year, and its result."""
    skp = rencana.draf(dunia.budi, dunia.budi.hari_ini.year)
    return skp, skp.hasil.get().pk


def orang(akun: Akun) -> Pegawai:
    assert akun.pegawai is not None
    return akun.pegawai


def sel(akun: Akun, pimpinan: Skp, teks: str, dilihat: str = "") -> IsianSel:
    return IsianSel(
        pegawai_id=orang(akun).pk,
        induk_id=pimpinan.hasil.get().pk,
        teks=teks,
        dilihat=fingerprint(dilihat),
    )


def simpan(dunia: factories.Dunia, pimpinan: Skp, *isi: IsianSel, **lain: Any) -> int:
    return save_matriks(
        pimpinan=pimpinan, sel=isi, by=lain.pop("by", dunia.budi), pada=PADA, **lain
    )


# --- the use case -----------------------------------------------------------------------------


def test_save_matriks_opens_a_draft_and_puts_the_result_in_it(
    dunia: factories.Dunia, pimpinan: Skp
) -> None:
    sasaran = SasaranUnit.objects.create(
        instansi=dunia.instansi, unit=dunia.bidang, tahun=TAHUN, uraian="Sasaran bidang"
    )
    pimpinan.hasil.update(sasaran=sasaran)
    assert simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, f"  {PERAN}\r\n")) == 1
    skp = Skp.objects.get(pegawai=orang(dunia.sari), tahun=TAHUN)
    assert (skp.status, skp.bentuk, skp.pendekatan) == ("draf", "ja_jf", pimpinan.pendekatan)
    assert skp.perilaku.count() == 7
    hasil = skp.hasil.get()
    assert (hasil.uraian, hasil.jenis, hasil.asal, hasil.cara) == (
        PERAN,
        "utama",
        "matriks",
        "tidak_langsung",
    )
    assert hasil.induk == pimpinan.hasil.get()
    assert (hasil.sasaran, hasil.tim) == (sasaran, None)
    catatan = AuditEvent.objects.filter(objek="perencanaan.Skp", objek_id=skp.pk).order_by("id")
    assert [e.tindakan for e in catatan] == ["buat_skp", "isi_matriks"]
    assert catatan[1].isi["sel"] == [
        {"induk": hasil.induk_id, "dari": "", "ke": PERAN, "cara": "tidak_langsung"}
    ]
    kabar = Notifikasi.objects.get(penerima=orang(dunia.sari))
    assert "Matriks Peran Hasil 2026" in kabar.teks


def test_a_changed_cell_changes_the_result_and_bumps_the_version(
    dunia: factories.Dunia, pimpinan: Skp
) -> None:
    simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, PERAN))
    skp = Skp.objects.get(pegawai=orang(dunia.sari), tahun=TAHUN)
    hasil = skp.hasil.get()
    baru = sel(dunia.sari, pimpinan, "Tercapainya target", PERAN)
    assert simpan(dunia, pimpinan, baru, langsung={hasil.induk_id}) == 1
    hasil.refresh_from_db()
    assert (hasil.uraian, hasil.cara) == ("Tercapainya target", "langsung")
    catatan = AuditEvent.objects.filter(tindakan="isi_matriks").latest("id")
    assert (catatan.isi["sel"][0]["dari"], catatan.isi["sel"][0]["ke"]) == (PERAN, baru.teks)
    versi = skp.versi
    skp.refresh_from_db()
    assert skp.versi == versi + 1
    with pytest.raises(VersiBerubah):
        save_hasil(
            skp=skp, hasil_id=hasil.pk, isian=rencana.isian_hasil(), by=dunia.sari, versi=versi
        )


def test_what_did_not_change_is_not_written(dunia: factories.Dunia, pimpinan: Skp) -> None:
    simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, PERAN))
    skp = Skp.objects.get(pegawai=orang(dunia.sari), tahun=TAHUN)
    sama = sel(dunia.sari, pimpinan, PERAN, PERAN)
    assert simpan(dunia, pimpinan, sama, sel(dunia.rekan, pimpinan, "")) == 0
    assert Skp.objects.get(pk=skp.pk).versi == skp.versi
    assert not Skp.objects.filter(pegawai=orang(dunia.rekan)).exists()
    assert Notifikasi.objects.filter(penerima=orang(dunia.sari)).count() == 1


def test_a_ticked_result_alone_changes_how_it_is_shared(
    dunia: factories.Dunia, pimpinan: Skp
) -> None:
    simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, PERAN))
    sama = sel(dunia.sari, pimpinan, PERAN, PERAN)
    assert simpan(dunia, pimpinan, sama, langsung={sama.induk_id}) == 1
    assert RencanaHasilKerja.objects.get(induk=sama.induk_id).cara == "langsung"


def test_a_cleared_cell_takes_the_result_away_while_it_has_no_indikator(
    dunia: factories.Dunia, pimpinan: Skp
) -> None:
    simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, PERAN))
    kosong = sel(dunia.sari, pimpinan, "", PERAN)
    assert simpan(dunia, pimpinan, kosong) == 1
    assert not RencanaHasilKerja.objects.filter(induk=kosong.induk_id).exists()
    simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, PERAN))
    skp = Skp.objects.get(pegawai=orang(dunia.sari), tahun=TAHUN)
    hasil = skp.hasil.get()
    isian = rencana.isian_hasil(PERAN, induk_id=kosong.induk_id)
    save_hasil(skp=skp, hasil_id=hasil.pk, isian=isian, by=dunia.sari, versi=skp.versi)
    with pytest.raises(SelDitolak) as ditolak:
        simpan(dunia, pimpinan, kosong)
    assert ditolak.value.status == 422
    assert "sudah mempunyai indikator" in ditolak.value.sel[kosong.pegawai_id, kosong.induk_id]
    hasil.refresh_from_db()
    assert hasil.asal == "matriks"


def test_a_cell_that_the_person_changed_meanwhile_is_a_conflict(
    dunia: factories.Dunia, pimpinan: Skp
) -> None:
    simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, PERAN))
    skp = Skp.objects.get(pegawai=orang(dunia.sari), tahun=TAHUN)
    induk = pimpinan.hasil.get()
    isian = rencana.isian_hasil("Kata Sari sendiri", induk_id=induk.pk)
    save_hasil(skp=skp, hasil_id=skp.hasil.get().pk, isian=isian, by=dunia.sari, versi=skp.versi)
    with pytest.raises(SelDitolak) as ditolak:
        simpan(
            dunia,
            pimpinan,
            sel(dunia.rekan, pimpinan, "Peran Rini"),
            sel(dunia.sari, pimpinan, "Kata Budi", PERAN),
        )
    assert ditolak.value.status == 409
    assert ditolak.value.bentrok == {(orang(dunia.sari).pk, induk.pk)}
    assert skp.hasil.get().uraian == "Kata Sari sendiri"
    assert not Skp.objects.filter(pegawai=orang(dunia.rekan)).exists()
    # Untouched by the leader, the person's own change stands; the same words are no conflict.
    assert simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, PERAN, PERAN)) == 0
    assert simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, "Kata Sari sendiri", PERAN)) == 0


def test_a_submitted_or_approved_plan_is_closed(dunia: factories.Dunia, pimpinan: Skp) -> None:
    skp = rencana.diajukan(dunia.sari)
    isi = sel(dunia.sari, pimpinan, PERAN)
    kunci = (isi.pegawai_id, isi.induk_id)
    with pytest.raises(SelDitolak, match="1 sel") as ditolak:
        simpan(dunia, pimpinan, isi)
    assert "menunggu persetujuan" in ditolak.value.sel[kunci]
    approve_skp(skp=skp, by=dunia.budi, versi=skp.versi, pada=PADA)
    with pytest.raises(SelDitolak) as ditolak:
        simpan(dunia, pimpinan, isi)
    assert "sudah disetujui" in ditolak.value.sel[kunci]
    assert ditolak.value.status == 422


def test_refusals_of_a_cell(dunia: factories.Dunia, pimpinan: Skp) -> None:
    isi = sel(dunia.sari, pimpinan, "x" * 501)
    with pytest.raises(SelDitolak) as ditolak:
        simpan(dunia, pimpinan, isi)
    assert "Paling panjang 500 huruf" in ditolak.value.sel[isi.pegawai_id, isi.induk_id]
    skp = rencana.draf(dunia.sari)
    RencanaHasilKerja.objects.bulk_create(
        RencanaHasilKerja(instansi=dunia.instansi, skp=skp, jenis="utama", uraian=f"Hasil {n}")
        for n in range(39)
    )
    with pytest.raises(SelDitolak) as ditolak:
        simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, PERAN))
    assert "batas terbanyak" in ditolak.value.sel[isi.pegawai_id, isi.induk_id]
    Penugasan.objects.filter(pegawai=orang(dunia.rekan)).update(sampai=date(2025, 12, 31))
    isi = sel(dunia.rekan, pimpinan, PERAN)
    with pytest.raises(SelDitolak) as ditolak:
        simpan(dunia, pimpinan, isi)
    assert "Belum mempunyai penugasan" in ditolak.value.sel[isi.pegawai_id, isi.induk_id]


def test_only_the_owner_of_the_plan_and_only_for_her_people(
    dunia: factories.Dunia, pimpinan: Skp
) -> None:
    isi = sel(dunia.sari, pimpinan, PERAN)
    for akun in (dunia.citra, dunia.sari, dunia.ani, dunia.dewi, dunia.bkpsdm):
        with pytest.raises(TidakBoleh, match="pimpinan pemilik SKP"):
            simpan(dunia, pimpinan, isi, by=akun)
    for akun in (dunia.dewi, dunia.lain_unit, dunia.citra):
        with pytest.raises(TidakDitemukan):
            simpan(dunia, pimpinan, sel(akun, pimpinan, PERAN))
    asing = IsianSel(pegawai_id=orang(dunia.sari).pk, induk_id=10**9, teks=PERAN)
    with pytest.raises(TidakDitemukan):
        simpan(dunia, pimpinan, asing)
    # A cell of somebody who is no longer there, left alone, hinders nobody.
    assert simpan(dunia, pimpinan, sel(dunia.lain_unit, pimpinan, "")) == 0


def test_a_former_superior_fills_nothing_through_a_plan_that_is_over(
    dunia: factories.Dunia,
) -> None:
    pimpinan, induk = kini(dunia)
    hari_ini = dunia.budi.hari_ini
    kemarin = hari_ini - timedelta(days=1)
    Skp.objects.filter(pk=pimpinan.pk).update(selesai=kemarin)
    pimpinan.refresh_from_db()
    AtasanLangsung.objects.filter(pegawai=orang(dunia.sari), sampai=None).update(sampai=kemarin)
    factories.superior(orang(dunia.sari), orang(dunia.citra), sejak=hari_ini)
    budi = signed_in(dunia.budi)
    nama = alamat_sel(dunia.sari, induk)
    assert "Bukan lagi bawahan" in budi.get("/matriks/").content.decode()
    assert budi.post("/matriks/", {f"s-{nama}": PERAN}).status_code == 422
    assert not RencanaHasilKerja.objects.filter(skp__pegawai=orang(dunia.sari)).exists()
    # Whoever is still hers stays open.
    nama = alamat_sel(dunia.rekan, induk)
    assert budi.post("/matriks/", {f"s-{nama}": PERAN}).status_code == 302
    assert RencanaHasilKerja.objects.filter(skp__pegawai=orang(dunia.rekan)).exists()


def test_results_that_the_person_wrote_are_shown_beside_the_cell(
    dunia: factories.Dunia, pimpinan: Skp
) -> None:
    induk = pimpinan.hasil.get()
    skp = rencana.draf(dunia.sari)
    isian = rencana.isian_hasil("Ditulis Sari", induk_id=induk.pk)
    save_hasil(skp=skp, hasil_id=None, isian=isian, by=dunia.sari, versi=skp.versi)
    simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, PERAN))
    lembar = open_lembar(dunia.budi.pegawai, TAHUN, PADA)
    baris = next(b for b in lembar.read(lembar.orang) if b.orang.pegawai == dunia.sari.pegawai)
    isi = baris.sel[induk.pk]
    assert isi.teks == PERAN
    assert [satu.uraian for satu in isi.lain] == ["Ditulis Sari"]


def test_the_plan_of_the_main_assignment_is_filled_not_the_acting_one(
    dunia: factories.Dunia, pimpinan: Skp
) -> None:
    utama = Penugasan.objects.get(pegawai=orang(dunia.sari))
    plt = Penugasan.objects.create(
        instansi=dunia.instansi,
        pegawai=orang(dunia.sari),
        unit=dunia.dinas,
        jabatan=utama.jabatan,
        sifat="plt",
        sejak=PADA,
    )
    simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, PERAN))
    assert Skp.objects.get(pegawai=orang(dunia.sari), tahun=TAHUN).penugasan == utama
    assert not Skp.objects.filter(penugasan=plt).exists()


def test_a_plan_under_an_earlier_row_of_the_same_post_is_the_plan(
    dunia: factories.Dunia, pimpinan: Skp
) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    lama = Penugasan.objects.get(pegawai=orang(dunia.sari))
    Penugasan.objects.filter(pk=lama.pk).update(sampai=PADA - timedelta(days=1))
    lama.pk, lama.sejak, lama.sampai = None, PADA, None
    lama.save(force_insert=True)
    with pytest.raises(SelDitolak) as ditolak:
        simpan(dunia, pimpinan, sel(dunia.sari, pimpinan, PERAN))
    assert "SKP sudah disetujui" in next(iter(ditolak.value.sel.values()))
    assert skp.hasil.count() == 1


def test_a_draft_is_opened_for_the_span_in_which_the_day_lies(
    dunia: factories.Dunia, pimpinan: Skp
) -> None:
    MasaKhusus.objects.create(
        instansi=dunia.instansi,
        pegawai=orang(dunia.sari),
        jenis="tugas_belajar",
        sejak=date(TAHUN, 3, 1),
        sampai=date(TAHUN, 6, 30),
    )
    isi = sel(dunia.sari, pimpinan, PERAN)
    save_matriks(pimpinan=pimpinan, sel=[isi], by=dunia.budi, pada=date(TAHUN, 8, 3))
    assert Skp.objects.get(pegawai=orang(dunia.sari), tahun=TAHUN).mulai == date(TAHUN, 7, 1)


def test_after_an_interruption_the_matrix_opens_the_plan_of_the_new_span(
    dunia: factories.Dunia, pimpinan: Skp
) -> None:
    lama = rencana.disetujui(dunia.sari, dunia.budi)
    MasaKhusus.objects.create(
        instansi=dunia.instansi,
        pegawai=orang(dunia.sari),
        jenis="tugas_belajar",
        sejak=date(TAHUN, 4, 1),
        sampai=date(TAHUN, 6, 30),
    )
    apply_kurun(pegawai=orang(dunia.sari), tahun=TAHUN, by=None, pada=PADA)
    isi = sel(dunia.sari, pimpinan, PERAN)
    with pytest.raises(SelDitolak):
        save_matriks(pimpinan=pimpinan, sel=[isi], by=dunia.budi, pada=date(TAHUN, 5, 4))
    save_matriks(pimpinan=pimpinan, sel=[isi], by=dunia.budi, pada=date(TAHUN, 8, 3))
    baru = Skp.objects.get(pegawai=orang(dunia.sari), mulai=date(TAHUN, 7, 1))
    assert (lama.hasil.count(), baru.hasil.get().uraian) == (1, PERAN)
    lembar = open_lembar(dunia.budi.pegawai, TAHUN, date(TAHUN, 8, 3))
    baris = next(b for b in lembar.read(lembar.orang) if b.orang.pegawai == dunia.sari.pegawai)
    assert baris.skp == baru


def fill(dunia: factories.Dunia, banyak: int, hasil: int) -> tuple[Skp, list[IsianSel]]:
    """Budi with so many more people and results, and a matrix in which every cell is filled."""
    pimpinan = rencana.draf(dunia.budi)
    for nomor in range(hasil - 1):
        isian = rencana.isian_hasil(f"Hasil pimpinan {nomor}")
        save_hasil(skp=pimpinan, hasil_id=None, isian=isian, by=dunia.budi, versi=pimpinan.versi)
    semua = crowd(dunia.bidang, banyak, atasan=dunia.budi.pegawai)
    induk = list(pimpinan.hasil.order_by("id").values_list("pk", flat=True))
    return pimpinan, [
        IsianSel(pegawai_id=satu.pk, induk_id=pk, teks=f"Peran {satu.nama} untuk {pk}")
        for satu in semua
        for pk in induk
    ]


def test_twenty_people_and_six_results_in_one_save_under_three_seconds(
    dunia: factories.Dunia,
) -> None:
    pimpinan, isi = fill(dunia, 21, 6)
    simpan(dunia, pimpinan, *isi[:6])  # addresses and templates are loaded once a process
    mulai = time.perf_counter()
    assert simpan(dunia, pimpinan, *isi[6:]) == 20
    assert time.perf_counter() - mulai < 3
    assert RencanaHasilKerja.objects.filter(asal="matriks").count() == 126
    assert AuditEvent.objects.filter(tindakan="isi_matriks").count() == 21


@pytest.mark.parametrize("ubah", [False, True], ids=["new", "changed"])
def test_the_number_of_queries_does_not_grow(dunia: factories.Dunia, ubah: bool) -> None:
    pimpinan, isi = fill(dunia, 20, 6)
    assert pimpinan.pegawai  # read once, before counting
    jumlah = []
    for bagian in (isi[:12], isi[12:]):
        kirim: list[IsianSel] = bagian
        if ubah:
            simpan(dunia, pimpinan, *bagian)
            kirim = [
                IsianSel(
                    pegawai_id=s.pegawai_id,
                    induk_id=s.induk_id,
                    teks="" if nomor % 2 else f"{s.teks}, diubah",
                    dilihat=fingerprint(s.teks),
                )
                for nomor, s in enumerate(bagian)
            ]
        with CaptureQueriesContext(connection) as kueri:
            simpan(dunia, pimpinan, *kirim)
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1] <= 34


def _at_once(*kerja: Callable[[], object]) -> list[str]:
    """Run these in as many connections, started together; "ya", or the refusal's name, each."""
    hasil: list[str] = []
    mulai = threading.Barrier(len(kerja))

    def run(satu: Callable[[], object]) -> None:
        mulai.wait()
        try:
            satu()
            hasil.append("ya")
        except DomainError as galat:
            hasil.append(type(galat).__name__)
        finally:
            connection.close()

    utas = [threading.Thread(target=run, args=(satu,)) for satu in kerja]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    return sorted(hasil)


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_fill_a_cell_once() -> None:
    dunia = factories.dunia()
    pimpinan = rencana.draf(dunia.budi)
    tab = [sel(dunia.sari, pimpinan, teks) for teks in ("Tab satu", "Tab dua")]
    hasil = _at_once(*(partial(simpan, dunia, pimpinan, satu) for satu in tab))
    assert hasil == ["SelDitolak", "ya"]
    assert Skp.objects.get(pegawai=orang(dunia.sari)).hasil.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_plan_that_was_handed_in_meanwhile_is_not_written_into() -> None:
    dunia = factories.dunia()
    pimpinan = rencana.draf(dunia.budi)
    isi = sel(dunia.sari, pimpinan, PERAN)
    hasil: list[str] = []
    utas = threading.Thread(
        target=lambda: hasil.extend(_at_once(partial(simpan, dunia, pimpinan, isi)))
    )
    with transaction.atomic():
        skp = rencana.diajukan(dunia.sari)
        utas.start()
        time.sleep(0.5)
    utas.join()
    assert hasil == ["SelDitolak"]
    assert skp.hasil.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_matrix_waits_for_the_draft_that_the_person_is_opening() -> None:
    dunia = factories.dunia()
    pimpinan = rencana.draf(dunia.budi)
    isi = sel(dunia.sari, pimpinan, PERAN)
    hasil: list[int] = []

    def fill_in() -> None:
        try:
            hasil.append(simpan(dunia, pimpinan, isi))
        finally:
            connection.close()

    utas = threading.Thread(target=fill_in)
    with transaction.atomic():
        skp = create_skp(
            penugasan=Penugasan.objects.get(pegawai=orang(dunia.sari)),
            tahun=TAHUN,
            pendekatan=Pendekatan.KUANTITATIF,
            by=dunia.sari,
        )
        utas.start()
        utas.join(timeout=0.5)
        assert utas.is_alive()
    utas.join()
    assert hasil == [1]
    assert Skp.objects.get(pegawai=orang(dunia.sari)) == skp
    assert (skp.hasil.count(), skp.perilaku.count()) == (1, 7)
    assert AuditEvent.objects.filter(tindakan="buat_skp", objek_id=skp.pk).count() == 1


# --- the page ---------------------------------------------------------------------------------


def alamat_sel(akun: Akun, induk: int) -> str:
    return f"{orang(akun).pk}-{induk}"


def test_page_fills_and_shows_the_matrix(dunia: factories.Dunia) -> None:
    _, induk = kini(dunia)
    budi = signed_in(dunia.budi)
    halaman = budi.get("/matriks/").content.decode()
    assert "Meningkatnya cakupan imunisasi dasar lengkap" in halaman
    nama = alamat_sel(dunia.sari, induk)
    assert f'name="s-{nama}"' in halaman
    jawaban = budi.post("/matriks/", {f"s-{nama}": PERAN}, follow=True)
    assert "Peran 1 pegawai tersimpan" in jawaban.content.decode()
    halaman = budi.get("/matriks/").content.decode()
    assert f">{PERAN}</textarea>" in halaman
    assert f'name="d-{nama}" value="{fingerprint(PERAN)}"' in halaman
    sari = signed_in(dunia.sari)
    skp = Skp.objects.get(pegawai=orang(dunia.sari))
    assert PERAN in sari.get(f"/skp/{skp.pk}/").content.decode()


def test_conflict_shows_both_texts_and_keeps_the_rest(dunia: factories.Dunia) -> None:
    _, induk = kini(dunia)
    budi = signed_in(dunia.budi)
    sari, rini = alamat_sel(dunia.sari, induk), alamat_sel(dunia.rekan, induk)
    budi.post("/matriks/", {f"s-{sari}": PERAN})
    RencanaHasilKerja.objects.filter(induk=induk).update(uraian="Kata Sari sendiri")
    kirim = {
        f"s-{sari}": "Kata Budi",
        f"d-{sari}": fingerprint(PERAN),
        f"s-{rini}": "Peran Rini",
    }
    jawaban = budi.post("/matriks/", kirim)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409
    for kata in ("Kata Sari sendiri", ">Kata Budi</textarea>", ">Peran Rini</textarea>"):
        assert kata in teks
    assert not Skp.objects.filter(pegawai=orang(dunia.rekan)).exists()
    # Saving what the page now shows is a choice made with both texts in sight.
    lagi = kirim | {f"d-{sari}": fingerprint("Kata Sari sendiri")}
    assert f'value="{fingerprint("Kata Sari sendiri")}"' in teks
    assert budi.post("/matriks/", lagi).status_code == 302
    assert RencanaHasilKerja.objects.filter(uraian="Kata Budi").count() == 1


def test_a_cell_left_alone_shows_what_the_person_wrote_after_a_conflict_elsewhere(
    dunia: factories.Dunia,
) -> None:
    _, induk = kini(dunia)
    budi = signed_in(dunia.budi)
    sari, rini = alamat_sel(dunia.sari, induk), alamat_sel(dunia.rekan, induk)
    budi.post("/matriks/", {f"s-{sari}": PERAN, f"s-{rini}": "Peran Rini"})
    RencanaHasilKerja.objects.filter(induk=induk).update(uraian="Kata baru")
    kirim = {
        f"s-{sari}": "Kata Budi",
        f"d-{sari}": fingerprint(PERAN),
        f"s-{rini}": "Peran Rini",
        f"d-{rini}": fingerprint("Peran Rini"),
    }
    jawaban = budi.post("/matriks/", kirim)
    assert jawaban.status_code == 409
    assert ">Kata baru</textarea>" in jawaban.content.decode()
    assert ">Peran Rini</textarea>" not in jawaban.content.decode()


def test_closed_rows_are_read_only_and_say_why(dunia: factories.Dunia) -> None:
    skp, induk = kini(dunia)
    tahun = dunia.budi.hari_ini.year
    rencana.disetujui(dunia.sari, dunia.budi, tahun)
    budi = signed_in(dunia.budi)
    halaman = budi.get("/matriks/").content.decode()
    nama = alamat_sel(dunia.sari, induk)
    assert f'name="s-{nama}"' not in halaman
    assert "SKP sudah disetujui" in halaman
    jawaban = budi.post("/matriks/", {f"s-{nama}": PERAN})
    assert jawaban.status_code == 422
    assert PERAN in jawaban.content.decode()
    assert skp.hasil.count() == 1


def test_empty_states(dunia: factories.Dunia) -> None:
    budi = signed_in(dunia.budi)
    assert "SKP Anda belum ada" in budi.get("/matriks/").content.decode()
    assert budi.post("/matriks/", {}).status_code == 404
    skp, _ = kini(dunia)
    skp.hasil.all().delete()
    assert "belum memuat hasil kerja" in budi.get("/matriks/").content.decode()
    rencana.draf(dunia.sari, dunia.sari.hari_ini.year)
    assert "Belum ada bawahan langsung" in signed_in(dunia.sari).get("/matriks/").content.decode()


def test_another_ones_plan_or_team_is_not_found(dunia: factories.Dunia) -> None:
    skp, _ = kini(dunia)
    rencana.draf(dunia.citra, dunia.citra.hari_ini.year)
    tim = TimKerja.objects.create(
        instansi=dunia.instansi,
        unit=dunia.bidang,
        nama="Tim Budi",
        ketua=orang(dunia.budi),
        sejak=factories.AWAL,
    )
    for akun in (dunia.citra, dunia.sari, dunia.dewi):
        client = signed_in(akun)
        assert client.get(f"/matriks/?skp={skp.pk}").status_code == 404
    assert signed_in(dunia.citra).get(f"/matriks/?tim={tim.pk}").status_code == 404
    assert signed_in(dunia.citra).get(f"/matriks/xlsx/?skp={skp.pk}").status_code == 404


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ("{nip}\t" + PERAN, "1 sel terisi"),
        ("Nama\tHasil 1\nsari\t" + PERAN, "1 sel terisi"),
        ("{nip}\tSari\tPerawat Ahli Pertama\tBidang Kesehatan Masyarakat\t" + PERAN, "1 sel"),
        (f'Sari\t"{PERAN[:20]}\n{PERAN[20:]}"', "1 sel terisi"),
        ("Tidak Dikenal\t" + PERAN, "tidak ada di tabel ini"),
        ("Sari\tsatu\tdua", "ada 2 kolom hasil, hanya 1"),
        ("Sari\t", "Tidak ada sel yang terisi"),
        ("x" * 100_001, "terlalu panjang"),
    ],
)
def test_paste_from_excel_fills_the_table_and_saves_nothing(
    dunia: factories.Dunia, isi: str, kalimat: str
) -> None:
    _, induk = kini(dunia)
    nama, rini = alamat_sel(dunia.sari, induk), alamat_sel(dunia.rekan, induk)
    kirim = {
        f"s-{nama}": "",
        f"s-{rini}": "Diketik untuk Rini",
        "tempel": isi.format(nip=orang(dunia.sari).nip),
        "isi_tempelan": "1",
    }
    jawaban = signed_in(dunia.budi).post("/matriks/", kirim)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert kalimat in teks
    assert ("1 sel" in kalimat) == (teks.count("Meningkatnya cakupan imunisasi di") == 1)
    assert ">Diketik untuk Rini</textarea>" in teks
    assert not RencanaHasilKerja.objects.filter(asal="matriks").exists()


def test_a_name_that_two_people_bear_needs_a_nip(dunia: factories.Dunia) -> None:
    _, induk = kini(dunia)
    kembar = factories.pegawai("Sari", dunia.bidang, atasan=dunia.budi.pegawai)
    kirim = {
        f"s-{kembar.pk}-{induk}": "",
        f"s-{alamat_sel(dunia.sari, induk)}": "",
        "tempel": f"Sari\tSalah\n{kembar.nip}\t{PERAN}",
        "isi_tempelan": "1",
    }
    teks = signed_in(dunia.budi).post("/matriks/", kirim).content.decode()
    assert "Baris 1, Sari: lebih dari satu pegawai" in teks
    assert f">{PERAN}</textarea>" in teks


def test_the_excel_of_the_matrix_can_be_pasted_back(dunia: factories.Dunia) -> None:
    import io

    from python_calamine import CalamineWorkbook

    _, induk = kini(dunia)
    budi = signed_in(dunia.budi)
    budi.post("/matriks/", {f"s-{alamat_sel(dunia.sari, induk)}": PERAN})
    jawaban = budi.get("/matriks/xlsx/")
    lembar = CalamineWorkbook.from_filelike(io.BytesIO(jawaban.content)).get_sheet_by_index(0)
    baris = lembar.to_python(skip_empty_area=False)
    kepala = next(n for n, satu in enumerate(baris) if satu[0] == "NIP")
    assert baris[kepala][4] == "1. Meningkatnya cakupan imunisasi dasar lengkap"
    assert [b[-1] for b in baris[kepala + 1 :]] == ["", PERAN]
    tempel = "\n".join("\t".join(map(str, satu)) for satu in baris[kepala:])
    kirim = {"tempel": tempel, "isi_tempelan": "1", f"s-{alamat_sel(dunia.sari, induk)}": "Lain"}
    teks = budi.post("/matriks/", kirim).content.decode()
    assert "1 sel terisi dari tempelan" in teks
    assert f">{PERAN}</textarea>" in teks


def test_page_and_its_queries_at_two_sizes(
    dunia: factories.Dunia, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    skp, _ = kini(dunia)
    for nomor in range(5):
        isian = rencana.isian_hasil(f"Hasil {nomor}")
        save_hasil(skp=skp, hasil_id=None, isian=isian, by=dunia.budi, versi=skp.versi)
    client = signed_in(dunia.budi)
    for _ in range(2):
        with django_assert_max_num_queries(10):  # the session and the account included
            halaman = client.get("/matriks/")
        assert halaman.status_code == 200
        crowd(dunia.bidang, 60, atasan=dunia.budi.pegawai)
    assert halaman.content.count(b"<textarea") <= 201
    kedua = client.get("/matriks/?halaman=2")
    assert kedua.content.count(b"<textarea") > 100


@pytest.mark.parametrize(
    "kirim",
    [
        {"s-99999999999999999-1": "x"},
        {"s-1-1": "x\0y"},
        {"s-1-1": "", "d-1-1": "bukan sidik"},
        {"s-1": "x", "langsung": "abc"},
    ],
)
def test_hostile_input_changes_nothing(dunia: factories.Dunia, kirim: dict[str, str]) -> None:
    kini(dunia)
    jawaban = signed_in(dunia.budi).post("/matriks/", kirim)
    assert jawaban.status_code in {302, 404}
    assert not RencanaHasilKerja.objects.filter(asal="matriks").exists()


def test_an_employee_can_finish_the_result_of_the_matrix(dunia: factories.Dunia) -> None:
    skp_budi, induk = kini(dunia)
    signed_in(dunia.budi).post("/matriks/", {f"s-{alamat_sel(dunia.sari, induk)}": PERAN})
    skp = Skp.objects.get(pegawai=orang(dunia.sari))
    hasil = skp.hasil.get()
    pilihan = hasil_pimpinan(orang(dunia.sari), skp.tahun, dunia.sari.hari_ini)
    assert list(pilihan) == list(skp_budi.hasil.all())
    isian = rencana.isian_hasil(PERAN, induk_id=induk)
    save_hasil(skp=skp, hasil_id=hasil.pk, isian=isian, by=dunia.sari, versi=skp.versi)
    save_lampiran(skp=skp, isian=rencana.LAMPIRAN, by=dunia.sari, versi=skp.versi)
    submit_skp(skp=skp, by=dunia.sari, versi=skp.versi, pada=dunia.sari.hari_ini)
    assert skp.status == "diajukan"


def test_nobody_without_sign_in() -> None:
    assert Client().get("/matriks/")["Location"].startswith("/masuk/")
