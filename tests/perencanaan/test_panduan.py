"""The guide on the page of a plan: each step in its state, with the page where it is done."""

from typing import Any

import pytest

from tera.aturan.glosarium import IstilahTidakDikenal, find_istilah
from tera.aturan.skp import Pendekatan
from tera.organisasi.queries import penugasan_utama
from tera.perencanaan.models import Skp
from tera.perencanaan.queries import get_detail
from tera.perencanaan.services import create_skp, save_hasil
from tera.perencanaan.web.panduan import Tugas, panduan_skp
from tests import factories
from tests.perencanaan import rencana
from tests.perencanaan.test_halaman import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def _empty(akun: Any) -> Skp:
    assert akun.pegawai
    penugasan = penugasan_utama(akun.pegawai, rencana.PADA)
    assert penugasan
    return create_skp(
        penugasan=penugasan, tahun=rencana.TAHUN, pendekatan=Pendekatan.KUANTITATIF, by=akun
    )


def _guide(akun: Any, skp: Skp) -> dict[str, Tugas]:
    return {t.judul: t for t in panduan_skp(get_detail(akun, skp.pk, rencana.PADA))}


def test_an_empty_plan_begins_in_the_library(dunia: factories.Dunia) -> None:
    skp = _empty(dunia.sari)
    tugas = _guide(dunia.sari, skp)
    assert list(tugas) == [
        "Pejabat penilai kinerja",
        "Hasil kerja dan indikator",
        "Ekspektasi perilaku",
        "Lampiran",
    ]
    assert tugas["Hasil kerja dan indikator"].url == f"/skp/{skp.pk}/pustaka/"
    assert tugas["Hasil kerja dan indikator"].wajib
    assert not tugas["Pejabat penilai kinerja"].wajib
    assert tugas["Ekspektasi perilaku"].boleh_lewat
    assert len(tugas["Lampiran"].temuan) == 3


def test_a_finding_leads_to_its_own_result(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    tanpa = rencana.isian_hasil("Hasil tanpa indikator")
    kosong = type(tanpa)(jenis=tanpa.jenis, uraian=tanpa.uraian, indikator=())
    hasil = save_hasil(skp=skp, hasil_id=None, isian=kosong, by=dunia.sari, versi=skp.versi)
    tugas = _guide(dunia.sari, skp)["Hasil kerja dan indikator"]
    kedua = [t for t in tugas.temuan if t.letak.startswith("hasil-2")]
    assert kedua
    assert tugas.url in {f"/skp/{skp.pk}/hasil/{satu.pk}/" for satu in skp.hasil.all()}
    assert hasil.pk


def test_what_is_done_is_marked_as_done(dunia: factories.Dunia) -> None:
    rencana.disetujui(dunia.budi, dunia.citra)
    skp = rencana.draf(dunia.sari)
    tugas = _guide(dunia.sari, skp)
    assert "Pejabat penilai kinerja" not in tugas
    assert tugas["Lampiran"].selesai
    halaman = signed_in(dunia.sari).get(f"/skp/{skp.pk}/").content.decode()
    assert "Langkah mengisi SKP" in halaman
    assert (
        "Langkah mengisi SKP" not in signed_in(dunia.budi).get(f"/skp/{skp.pk}/").content.decode()
    )


def test_the_annex_takes_examples_only_where_it_is_empty(dunia: factories.Dunia) -> None:
    skp = _empty(dunia.sari)
    client = signed_in(dunia.sari)
    alamat = f"/skp/{skp.pk}/lampiran/"
    isi = {
        "versi": str(skp.versi),
        "dukungan_sumber_daya": "Sepeda motor dinas",
        "skema_pertanggungjawaban": "",
        "konsekuensi": " ",
    }
    jawaban = client.post(alamat, isi | {"contoh": "1"})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "Sepeda motor dinas" in teks
    assert "paling lambat tanggal 5 bulan berikutnya.</textarea>" in teks
    assert not skp.lampiran.exists()
    assert client.post(alamat, isi).status_code == 302


def test_words_are_explained_where_they_stand(dunia: factories.Dunia) -> None:
    skp = _empty(dunia.sari)
    halaman = signed_in(dunia.sari).get(f"/skp/{skp.pk}/").content.decode()
    kata, arti = find_istilah("rencana_hasil_kerja")
    assert f"Apa itu {kata}?" in halaman
    assert arti in halaman
    with pytest.raises(IstilahTidakDikenal):
        find_istilah("karangan")


def test_the_library_opens_at_the_own_position(dunia: factories.Dunia) -> None:
    from tera.perencanaan.services import load_pustaka

    load_pustaka(instansi=dunia.instansi)
    skp = _empty(dunia.sari)
    client = signed_in(dunia.sari)
    sendiri = client.get(f"/skp/{skp.pk}/pustaka/").context["halaman"]
    assert {e.jabatan.nama for e in sendiri} == {"Perawat"}
    semua = client.get(f"/skp/{skp.pk}/pustaka/?semua=1").context["halaman"]
    assert semua.paginator.count > sendiri.paginator.count
