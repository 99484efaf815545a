"""The indicator library: filled, searched, proposed to, decided, revised, retired."""

import time
from dataclasses import replace
from functools import partial
from threading import Thread

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tera.aturan.skp import Aspek, Perspektif
from tera.aturan.target import parse_target
from tera.contoh.pustaka import load_pustaka as content_of_example
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, TidakDitemukan
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.perencanaan.isi_pustaka import read_pustaka
from tera.perencanaan.masukan import IsianIndikator, IsianPustaka
from tera.perencanaan.models import IndikatorPustaka, JabatanPustaka
from tera.perencanaan.queries import (
    find_pustaka,
    get_jabatan_pustaka,
    get_pustaka,
    jabatan_pustaka,
    match_jabatan,
    usulan_milik,
    usulan_pustaka,
)
from tera.perencanaan.services import (
    decide_indikator_pustaka,
    load_pustaka,
    propose_indikator_pustaka,
    retire_indikator_pustaka,
    revise_indikator_pustaka,
)
from tera.perencanaan.states import StatusPustaka
from tests import factories
from tests.penilaian.bantu import race

pytestmark = pytest.mark.django_db
ISIAN = IsianPustaka(
    hasil="Meningkatnya kepatuhan minum obat",
    indikator=IsianIndikator(
        uraian="Persentase pasien tuberkulosis yang sembuh",
        target=parse_target("90"),
        satuan="%",
        aspek=Aspek.KUALITAS,
    ),
    sumber_data="Sistem informasi tuberkulosis",
)


@pytest.fixture
def dunia() -> factories.Dunia:
    dunia = factories.dunia()
    load_pustaka(instansi=dunia.instansi)
    return dunia


def perawat(dunia: factories.Dunia) -> JabatanPustaka:
    return JabatanPustaka.objects.get(instansi=dunia.instansi, kode="perawat")


def usulan(dunia: factories.Dunia) -> IndikatorPustaka:
    return propose_indikator_pustaka(
        jabatan=perawat(dunia), isian=ISIAN, by=dunia.sari, pada=dunia.sari.hari_ini
    )


def trail(objek: object) -> list[str]:
    milik = AuditEvent.objects.filter(objek="perencanaan.IndikatorPustaka", objek_id=objek.pk)  # type: ignore[attr-defined]
    return [satu.tindakan for satu in milik.order_by("id")]


def test_library_is_filled_once(dunia: factories.Dunia) -> None:
    semua = IndikatorPustaka.objects.milik_instansi(dunia.instansi.pk)
    assert semua.count() == sum(len(satu.indikator) for satu in read_pustaka())
    assert set(semua.values_list("status", flat=True)) == {StatusPustaka.DISETUJUI}
    assert load_pustaka(instansi=dunia.instansi, by=dunia.bkpsdm) == 0
    assert AuditEvent.objects.filter(tindakan="muat_pustaka").count() == 1


def test_filling_again_adds_what_is_missing_and_keeps_what_the_agency_changed(
    dunia: factories.Dunia,
) -> None:
    dicabut, diganti, hilang = IndikatorPustaka.objects.order_by("id")[:3]
    retire_indikator_pustaka(entri=dicabut, alasan="Tidak dipakai", by=dunia.bkpsdm)
    revise_indikator_pustaka(entri=diganti, isian=ISIAN, by=dunia.bkpsdm)
    JabatanPustaka.objects.filter(kode="perawat").update(nama="Perawat Puskesmas")
    IndikatorPustaka.objects.filter(pk=hilang.pk).delete()
    assert load_pustaka(instansi=dunia.instansi) == 1
    dicabut.refresh_from_db()
    assert dicabut.status == StatusPustaka.DICABUT
    assert perawat(dunia).nama == "Perawat Puskesmas"
    catatan = AuditEvent.objects.filter(tindakan="muat_pustaka").latest("id")
    assert catatan.isi == {"indikator": 1}


def test_only_bkpsdm_of_the_agency_fills_it(dunia: factories.Dunia) -> None:
    for orang in (dunia.sari, dunia.ani, dunia.admin_lain):
        with pytest.raises(TidakBoleh, match="dikelola oleh BKPSDM"):
            load_pustaka(instansi=dunia.instansi, by=orang)


def test_position_finds_its_kind_longest_words_first(dunia: factories.Dunia) -> None:
    semua = jabatan_pustaka(dunia.instansi.pk)

    def kode(nama: str) -> list[str]:
        return [satu.kode for satu in match_jabatan(nama, semua)]

    assert kode("Dokter Ahli Madya (Kepala Puskesmas)") == ["kepala-puskesmas", "dokter"]
    assert kode("PERAWAT AHLI PERTAMA") == ["perawat"]
    assert kode("Dokter Gigi Ahli Muda")[0] == "dokter-gigi"
    assert kode("Guru Ahli Muda") == ["guru-kelas-sd", "guru-mapel-smp"]
    assert kode("Kepala Bidang Pencatatan Sipil") == ["kepala-bidang"]
    assert kode("Bidang Usaha") == []
    assert kode("") == []


@pytest.mark.parametrize(
    "nama",
    sorted({satu for isi in content_of_example().hasil for satu in isi.jabatan if satu}),
)
def test_every_position_of_the_example_finds_a_kind(dunia: factories.Dunia, nama: str) -> None:
    assert match_jabatan(nama, jabatan_pustaka(dunia.instansi.pk))


def test_words_are_stemmed_and_the_own_position_comes_first(dunia: factories.Dunia) -> None:
    semua = jabatan_pustaka(dunia.instansi.pk)
    ditemukan = list(
        find_pustaka(
            dunia.instansi.pk, kata="tunggu", utama=match_jabatan("Apoteker Ahli Muda", semua)
        )
    )
    assert len(ditemukan) > 3
    assert ditemukan[0].jabatan.kode == "apoteker"
    assert all("tunggu" in f"{s.uraian} {s.hasil}".lower() for s in ditemukan)
    assert find_pustaka(dunia.instansi.pk, kata='"imunisasi dasar lengkap"').exists()
    assert find_pustaka(dunia.instansi.pk, kata="penanganan -bencana").exists()
    assert find_pustaka(dunia.instansi.pk, kata="arsiparis").count() == 4
    assert not find_pustaka(dunia.instansi.pk, kata="xyzzy").exists()


def test_search_is_one_query_and_stays_in_the_agency(dunia: factories.Dunia) -> None:
    assert not find_pustaka(dunia.dewi.instansi_id).exists()
    with CaptureQueriesContext(connection) as kueri:
        isi = list(find_pustaka(dunia.instansi.pk, kata="pasien")[:25])
        assert [(satu.jabatan.nama, satu.jumlah_skp) for satu in isi]  # type: ignore[attr-defined]
    assert len(kueri) == 1


def test_entries_of_another_level_come_last(dunia: factories.Dunia) -> None:
    milik = find_pustaka(dunia.instansi.pk, jabatan_id=perawat(dunia).pk)
    pertama = milik[0]
    IndikatorPustaka.objects.filter(pk=pertama.pk).update(jenjang="ahli_madya")
    lagi = find_pustaka(dunia.instansi.pk, jabatan_id=perawat(dunia).pk, jenjang="ahli_pertama")
    assert list(lagi)[-1].pk == pertama.pk
    cocok = find_pustaka(dunia.instansi.pk, jabatan_id=perawat(dunia).pk, jenjang="ahli_madya")
    assert cocok[0].pk == pertama.pk


def test_proposal_waits_and_is_approved(dunia: factories.Dunia) -> None:
    entri = usulan(dunia)
    assert not find_pustaka(dunia.instansi.pk, kata="tuberkulosis sembuh").exists()
    assert list(usulan_pustaka(dunia.instansi.pk)) == [entri]
    decide_indikator_pustaka(entri=entri, setuju=True, catatan="", by=dunia.bkpsdm)
    assert find_pustaka(dunia.instansi.pk, kata="tuberkulosis sembuh").get() == entri
    assert trail(entri) == ["usul_pustaka", "setujui_pustaka"]
    assert entri.diputus_oleh == dunia.bkpsdm
    kabar = Notifikasi.objects.get(penerima=dunia.sari.pegawai)
    assert "disetujui" in kabar.teks
    assert kabar.tautan == f"/pustaka/{entri.pk}/"


def test_refusal_says_why_and_the_text_may_be_proposed_again(dunia: factories.Dunia) -> None:
    entri = usulan(dunia)
    with pytest.raises(MasukanTidakSah, match="alasan penolakan"):
        decide_indikator_pustaka(entri=entri, setuju=False, catatan="ya", by=dunia.bkpsdm)
    decide_indikator_pustaka(entri=entri, setuju=False, catatan="Sudah ada", by=dunia.bkpsdm)
    assert (entri.status, entri.catatan) == (StatusPustaka.DITOLAK, "Sudah ada")
    assert "ditolak" in Notifikasi.objects.get(penerima=dunia.sari.pegawai).teks
    usulan(dunia)
    assert len(usulan_milik(dunia.sari)) == 2


def test_a_proposal_is_decided_once(dunia: factories.Dunia) -> None:
    entri = usulan(dunia)
    dibuka_lain = IndikatorPustaka.objects.get(pk=entri.pk)
    decide_indikator_pustaka(entri=entri, setuju=True, catatan="", by=dunia.bkpsdm)
    with pytest.raises(KeadaanTidakCocok, match="Disetujui"):
        decide_indikator_pustaka(
            entri=dibuka_lain, setuju=False, catatan="Terlambat", by=dunia.bkpsdm
        )


def test_who_may_propose_and_decide(dunia: factories.Dunia) -> None:
    entri = usulan(dunia)
    for orang in (dunia.sari, dunia.ani, dunia.auditor, dunia.admin_lain):
        with pytest.raises(TidakBoleh, match="dikelola oleh BKPSDM"):
            decide_indikator_pustaka(entri=entri, setuju=True, catatan="", by=orang)
        with pytest.raises(TidakBoleh, match="dikelola oleh BKPSDM"):
            retire_indikator_pustaka(entri=entri, alasan="Tidak dipakai", by=orang)
        with pytest.raises(TidakBoleh, match="dikelola oleh BKPSDM"):
            revise_indikator_pustaka(entri=entri, isian=ISIAN, by=orang)
    pada = dunia.sari.hari_ini
    with pytest.raises(MasukanTidakSah, match="pustaka instansi Anda"):
        propose_indikator_pustaka(jabatan=perawat(dunia), isian=ISIAN, by=dunia.dewi, pada=pada)
    dunia.sari.pegawai.penugasan.all().delete()  # type: ignore[union-attr]
    with pytest.raises(TidakBoleh, match="memegang jabatan"):
        propose_indikator_pustaka(jabatan=perawat(dunia), isian=ISIAN, by=dunia.sari, pada=pada)


def test_the_same_indicator_twice_or_without_aspect_is_refused(dunia: factories.Dunia) -> None:
    usulan(dunia)
    with pytest.raises(MasukanTidakSah, match="sudah ada dalam pustaka"):
        usulan(dunia)
    for aspek, perspektif in ((None, None), (Aspek.WAKTU, Perspektif.ANGGARAN)):
        indikator = replace(ISIAN.indikator, aspek=aspek, perspektif=perspektif)
        with pytest.raises(MasukanTidakSah, match="salah satu"):
            propose_indikator_pustaka(
                jabatan=perawat(dunia),
                isian=replace(ISIAN, indikator=indikator),
                by=dunia.sari,
                pada=dunia.sari.hari_ini,
            )


@pytest.mark.django_db(transaction=True)
def test_a_proposal_that_is_sent_twice_at_once_is_stored_once() -> None:
    dunia = factories.dunia()
    load_pustaka(instansi=dunia.instansi)
    hasil: list[object] = []
    utas = Thread(target=lambda: hasil.extend(race(partial(usulan, dunia))))
    with transaction.atomic():
        usulan(dunia)
        utas.start()
        time.sleep(0.5)
    utas.join()
    assert [type(satu) for satu in hasil] == [MasukanTidakSah]


def test_revision_replaces_the_entry_and_keeps_the_chain(dunia: factories.Dunia) -> None:
    lama = IndikatorPustaka.objects.filter(jabatan=perawat(dunia)).order_by("id")[0]
    baru = revise_indikator_pustaka(entri=lama, isian=ISIAN, by=dunia.bkpsdm)
    assert (baru.versi, baru.pendahulu, baru.status) == (2, lama, StatusPustaka.DISETUJUI)
    assert lama.status == StatusPustaka.DICABUT
    assert trail(baru) == ["ubah_pustaka"]
    with pytest.raises(KeadaanTidakCocok, match="Dicabut"):
        revise_indikator_pustaka(
            entri=lama, isian=replace(ISIAN, hasil="Pulihnya pasien"), by=dunia.bkpsdm
        )
    sama = revise_indikator_pustaka(
        entri=baru, isian=replace(ISIAN, sumber_data="Lain"), by=dunia.bkpsdm
    )
    assert sama.versi == 3


def test_retiring_needs_a_reason(dunia: factories.Dunia) -> None:
    entri = IndikatorPustaka.objects.order_by("id")[0]
    with pytest.raises(MasukanTidakSah, match="alasan pencabutan"):
        retire_indikator_pustaka(entri=entri, alasan=" ", by=dunia.bkpsdm)
    retire_indikator_pustaka(entri=entri, alasan="Tidak dipakai lagi", by=dunia.bkpsdm)
    assert trail(entri) == ["cabut_pustaka"]
    assert not find_pustaka(dunia.instansi.pk).filter(pk=entri.pk).exists()


def test_a_proposal_is_seen_by_its_proposer_and_bkpsdm_only(dunia: factories.Dunia) -> None:
    entri = usulan(dunia)
    assert get_pustaka(dunia.sari, entri.pk) == entri
    assert get_pustaka(dunia.bkpsdm, entri.pk) == entri
    for orang in (dunia.rekan, dunia.ani, dunia.admin_lain):
        with pytest.raises(TidakDitemukan, match="tidak ditemukan"):
            get_pustaka(orang, entri.pk)
    with pytest.raises(TidakDitemukan, match="tidak ditemukan"):
        get_jabatan_pustaka(dunia.dewi.instansi_id, entri.jabatan_id)
