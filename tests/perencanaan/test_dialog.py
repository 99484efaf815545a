"""Dialogue on the items of a plan while it is clarified."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tera.akun.models import Akun
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, TidakDitemukan
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.perencanaan.models import PesanDialog, Skp
from tera.perencanaan.queries import dialog_of
from tera.perencanaan.services import (
    post_pesan,
    remove_hasil,
    return_skp,
    settle_pesan,
)
from tests import factories
from tests.perencanaan import rencana
from tests.perencanaan.rencana import PADA


@pytest.fixture
def dunia(db: None) -> factories.Dunia:
    return factories.dunia()


def signed_in(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def tulis(
    skp: Skp, by: Akun, teks: str = "Targetnya per apa?", *, umum: bool = False
) -> PesanDialog:
    hasil = None if umum else skp.hasil.get()
    return post_pesan(skp=skp, hasil=hasil, teks=teks, by=by, pada=PADA)


def test_owner_and_penilai_write_to_each_other(dunia: factories.Dunia) -> None:
    skp = rencana.diajukan(dunia.sari)
    hasil = skp.hasil.get()
    tulis(skp, dunia.budi)
    tulis(skp, dunia.sari, " Per bulan\r\n ")
    tulis(skp, dunia.sari, "Mohon ditinjau", umum=True)
    utas = dialog_of(skp)
    assert [p.teks for p in utas[hasil.pk].pesan] == ["Targetnya per apa?", "Per bulan"]
    assert (utas[hasil.pk].terbuka, utas[None].terbuka) == (2, 1)
    assert utas[hasil.pk].pesan[0].tentang == hasil.uraian
    kabar = Notifikasi.objects.filter(teks__contains="menulis pesan")
    assert kabar.filter(penerima=dunia.sari.pegawai).count() == 1
    assert kabar.filter(penerima=dunia.budi.pegawai).count() == 2
    assert kabar.filter(tautan=f"/skp/{skp.pk}/#hasil-{hasil.pk}").count() == 2
    assert AuditEvent.objects.filter(tindakan="tulis_pesan").count() == 3


def test_same_words_twice_in_a_row_are_one_message(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    assert tulis(skp, dunia.sari).pk == tulis(skp, dunia.sari).pk
    tulis(skp, dunia.budi)
    tulis(skp, dunia.sari)
    assert PesanDialog.objects.count() == 3


@pytest.mark.parametrize(
    ("teks", "kalimat"), [("  \n ", "Tulis pesan"), ("x" * 2001, "paling panjang 2000")]
)
def test_empty_or_too_long_a_message_is_refused(
    dunia: factories.Dunia, teks: str, kalimat: str
) -> None:
    with pytest.raises(MasukanTidakSah, match=kalimat):
        tulis(rencana.draf(dunia.sari), dunia.sari, teks)


@pytest.mark.parametrize("siapa", ["rekan", "atasan_penilai", "bkpsdm", "auditor", "instansi_lain"])
def test_anyone_else_may_neither_write_nor_settle(dunia: factories.Dunia, siapa: str) -> None:
    skp = rencana.draf(dunia.sari)
    pesan = tulis(skp, dunia.sari)
    with pytest.raises(TidakBoleh):
        tulis(skp, dunia.semua()[siapa])
    with pytest.raises(TidakBoleh):
        settle_pesan(pesan=pesan, by=dunia.semua()[siapa], pada=PADA)


def test_dialogue_stays_open_when_returned_and_ends_with_the_approval(
    dunia: factories.Dunia,
) -> None:
    skp = rencana.diajukan(dunia.sari)
    return_skp(skp=skp, by=dunia.budi, versi=skp.versi, catatan="Perjelas target", pada=PADA)
    tulis(skp, dunia.sari)
    setuju = rencana.disetujui(dunia.rekan, dunia.budi)
    with pytest.raises(KeadaanTidakCocok, match="Gunakan umpan balik"):
        tulis(setuju, dunia.rekan)


def test_result_of_another_plan_is_not_found(dunia: factories.Dunia) -> None:
    skp, lain = rencana.draf(dunia.sari), rencana.draf(dunia.rekan)
    with pytest.raises(TidakDitemukan):
        post_pesan(skp=skp, hasil=lain.hasil.get(), teks="Salah", by=dunia.sari, pada=PADA)


def test_settling_closes_what_was_read_and_nothing_newer(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    tulis(skp, dunia.budi, "Satu")
    dua = tulis(skp, dunia.sari, "Dua")
    tulis(skp, dunia.budi, "Tiga")
    tulis(skp, dunia.budi, "Umum", umum=True)
    assert settle_pesan(pesan=dua, by=dunia.budi, pada=PADA) == 2
    assert settle_pesan(pesan=dua, by=dunia.budi, pada=PADA) == 0
    terbuka = PesanDialog.objects.filter(selesai_pada__isnull=True).order_by("id")
    assert [p.teks for p in terbuka] == ["Tiga", "Umum"]
    assert AuditEvent.objects.filter(tindakan="selesaikan_pesan").count() == 1
    dua.refresh_from_db()
    assert dua.selesai_oleh == dunia.budi


def test_what_was_said_about_a_removed_result_is_kept_with_its_words(
    dunia: factories.Dunia,
) -> None:
    skp = rencana.draf(dunia.sari)
    tulis(skp, dunia.budi)
    hasil = skp.hasil.get()
    remove_hasil(skp=skp, hasil_id=hasil.pk, by=dunia.sari, versi=skp.versi)
    teks = signed_in(dunia.sari).get(f"/skp/{skp.pk}/").content.decode()
    assert f"tentang “{hasil.uraian}”" in teks


def test_page_takes_a_message_shows_the_count_and_settles(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    hasil = skp.hasil.get()
    sari, budi, alamat = signed_in(dunia.sari), signed_in(dunia.budi), f"/skp/{skp.pk}/"
    kirim = {"hasil": hasil.pk, "teks": "Target <b>per bulan</b>?"}
    jawaban = budi.post(f"{alamat}dialog/", kirim)
    assert jawaban["Location"] == f"{alamat}#hasil-{hasil.pk}"
    teks = sari.get(alamat).content.decode()
    assert "1 pesan, 1 belum selesai" in teks
    assert "&lt;b&gt;per bulan" in teks
    kosong = sari.post(f"{alamat}dialog/", {"hasil": hasil.pk, "teks": ""})
    assert kosong.status_code == 422
    assert "Tulis pesan Anda." in kosong.content.decode()
    panjang = sari.post(f"{alamat}dialog/", {"hasil": "0", "teks": "y" * 2001})
    assert panjang.status_code == 422
    assert "y" * 2001 in panjang.content.decode()
    assert sari.post(f"{alamat}dialog/", {"hasil": "0", "teks": "Umum"}).status_code == 302
    pesan = PesanDialog.objects.get(hasil=hasil)
    assert sari.post(f"{alamat}dialog/{pesan.pk}/selesai/").status_code == 302
    assert re.search(r"Dialog<span[^>]*>[^<]*</span>: 1 pesan<", sari.get(alamat).content.decode())


def test_strangers_get_nothing_and_those_who_only_look_may_not_write(
    dunia: factories.Dunia,
) -> None:
    skp = rencana.draf(dunia.sari)
    pesan = tulis(skp, dunia.sari)
    isi = {"hasil": skp.hasil.get().pk, "teks": "Halo"}
    for siapa, status in ((dunia.rekan, 404), (dunia.dewi, 404), (dunia.citra, 403)):
        client = signed_in(siapa)
        assert client.post(f"/skp/{skp.pk}/dialog/", isi).status_code == status
        assert client.post(f"/skp/{skp.pk}/dialog/{pesan.pk}/selesai/").status_code == status
    sari = signed_in(dunia.sari)
    for nomor in ("999999", "x"):
        assert sari.post(f"/skp/{skp.pk}/dialog/", isi | {"hasil": nomor}).status_code == 404
    lain = tulis(rencana.draf(dunia.rekan), dunia.rekan)
    assert sari.post(f"/skp/{skp.pk}/dialog/{lain.pk}/selesai/").status_code == 404
    assert "Kirim pesan" not in signed_in(dunia.citra).get(f"/skp/{skp.pk}/").content.decode()


def test_number_of_queries_does_not_grow_with_the_messages(dunia: factories.Dunia) -> None:
    skp = rencana.diajukan(dunia.sari)
    budi = signed_in(dunia.budi)
    jumlah = []
    for nomor in range(2):
        with CaptureQueriesContext(connection) as kueri:
            budi.get(f"/skp/{skp.pk}/")
        jumlah.append(len(kueri))
        for urut in range(5):
            tulis(skp, dunia.budi if urut % 2 else dunia.sari, f"Pesan {nomor} {urut}")
    assert jumlah[0] == jumlah[1]
