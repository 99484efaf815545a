"""Pages of the indicator library: read by all of the agency, kept by BKPSDM."""

import pytest
from django.test import Client

from tera.perencanaan.models import IndikatorPustaka
from tera.perencanaan.services import load_pustaka
from tests import factories
from tests.perencanaan.test_halaman import signed_in
from tests.perencanaan.test_pustaka import perawat, usulan

pytestmark = pytest.mark.django_db
KIRIMAN = {
    "hasil": "Meningkatnya kepatuhan minum obat",
    "uraian": "Persentase pasien tuberkulosis yang sembuh",
    "target": "90",
    "satuan": "%",
    "arah": "naik",
    "aspek": "kualitas",
    "perspektif": "",
    "sumber_data": "",
}


@pytest.fixture
def dunia() -> factories.Dunia:
    dunia = factories.dunia()
    load_pustaka(instansi=dunia.instansi)
    return dunia


def test_list_is_searched_paged_and_starts_with_the_own_position(dunia: factories.Dunia) -> None:
    client = signed_in(dunia.sari)
    halaman = client.get("/pustaka/").context["halaman"]
    assert halaman[0].jabatan.kode == "perawat"
    assert len(halaman) == 25
    assert client.get("/pustaka/?halaman=2").context["halaman"].number == 2
    dicari = client.get("/pustaka/", {"q": "apar pemadam", "jabatan": "x"})
    assert "Tidak ada yang cocok" in dicari.content.decode()
    milik = client.get("/pustaka/", {"jabatan": perawat(dunia).pk, "q": "hipertensi\0"})
    assert [satu.jabatan.kode for satu in milik.context["halaman"]] == ["perawat"]


def test_empty_library_tells_bkpsdm_how_to_fill_it(dunia: factories.Dunia) -> None:
    assert "belum mengisi" in signed_in(dunia.dewi).get("/pustaka/").content.decode()
    admin = signed_in(dunia.admin_lain)
    assert "Muat indikator bawaan" in admin.get("/pustaka/").content.decode()
    assert admin.post("/pustaka/muat/").status_code == 302
    assert IndikatorPustaka.objects.filter(instansi=dunia.dewi.instansi).exists()
    assert signed_in(dunia.dewi).post("/pustaka/muat/").status_code == 403


def test_page_of_a_position(dunia: factories.Dunia) -> None:
    alamat = f"/pustaka/jabatan/{perawat(dunia).pk}/"
    isi = signed_in(dunia.rekan).get(alamat).content.decode()
    assert "Persentase pasien yang dinilai risiko jatuhnya saat masuk" in isi
    assert signed_in(dunia.dewi).get(alamat).status_code == 404


def test_propose_from_the_form_and_see_what_became_of_it(dunia: factories.Dunia) -> None:
    client = signed_in(dunia.sari)
    halaman = client.get("/pustaka/usul/")
    assert halaman.context["form"]["jabatan"].value() == perawat(dunia).pk
    kiriman = KIRIMAN | {"jabatan": str(perawat(dunia).pk)}
    jawaban = client.post("/pustaka/usul/", kiriman | {"target": "", "aspek": ""})
    assert jawaban.status_code == 422
    assert "Isi target" in jawaban.content.decode()
    jawaban = client.post("/pustaka/usul/", kiriman | {"perspektif": "anggaran"})
    assert "salah satu" in jawaban.content.decode()
    assert client.post("/pustaka/usul/", kiriman).status_code == 302
    assert "Usulan Anda" in client.get("/pustaka/usul/").content.decode()
    entri = IndikatorPustaka.objects.get(status="usulan")
    assert client.get(f"/pustaka/{entri.pk}/").status_code == 200
    assert signed_in(dunia.rekan).get(f"/pustaka/{entri.pk}/").status_code == 404


def test_bkpsdm_decides_proposals(dunia: factories.Dunia) -> None:
    entri = usulan(dunia)
    admin = signed_in(dunia.bkpsdm)
    isi = admin.get("/pustaka/usulan/").content.decode()
    assert entri.uraian in isi
    assert "tidak ada yang perlu diperbaiki" in isi
    alamat = f"/pustaka/{entri.pk}/putuskan/"
    jawaban = admin.post(alamat, {"keputusan": "tolak", "catatan": ""})
    assert jawaban.status_code == 422
    assert "alasan penolakan" in jawaban.content.decode()
    assert admin.post(alamat, {"keputusan": "setujui"})["Location"] == "/pustaka/usulan/"
    assert admin.post(alamat, {"keputusan": "setujui"}).status_code == 409
    assert "Tidak ada usulan" in admin.get("/pustaka/usulan/").content.decode()
    for orang in (dunia.sari, dunia.ani):
        assert signed_in(orang).post(alamat, {"keputusan": "setujui"}).status_code == 403
    assert signed_in(dunia.admin_lain).post(alamat, {"keputusan": "setujui"}).status_code == 404


def test_smart_findings_stand_beside_a_weak_proposal(dunia: factories.Dunia) -> None:
    entri = usulan(dunia)
    IndikatorPustaka.objects.filter(pk=entri.pk).update(uraian="Melaksanakan tugas terkait")
    isi = signed_in(dunia.bkpsdm).get("/pustaka/usulan/").content.decode()
    assert "menyebut kegiatan" in isi


def test_bkpsdm_writes_the_next_version_and_retires_it(dunia: factories.Dunia) -> None:
    admin, lama = signed_in(dunia.bkpsdm), IndikatorPustaka.objects.order_by("id")[0]
    halaman = admin.get(f"/pustaka/{lama.pk}/ubah/")
    assert halaman.context["form"]["uraian"].value() == lama.uraian
    salah = admin.post(f"/pustaka/{lama.pk}/ubah/", KIRIMAN | {"hasil": ""})
    assert salah.status_code == 422
    tujuan = admin.post(f"/pustaka/{lama.pk}/ubah/", KIRIMAN)["Location"]
    isi = admin.get(tujuan).content.decode()
    assert "menggantikan" in isi
    assert "diganti" in admin.get(f"/pustaka/{lama.pk}/").content.decode()
    assert admin.post(f"{tujuan}cabut/", {"catatan": ""}).status_code == 422
    assert admin.post(f"{tujuan}cabut/", {"catatan": "Tidak dipakai"}).status_code == 302
    assert "Dicabut" in signed_in(dunia.sari).get(tujuan).content.decode()
    for orang, kode in ((dunia.sari, 403), (dunia.admin_lain, 404)):
        client: Client = signed_in(orang)
        assert client.get(f"{tujuan}ubah/").status_code == kode
        assert client.post(f"{tujuan}cabut/", {"catatan": "Tidak"}).status_code == kode


def test_someone_without_a_position_may_read_but_not_propose(dunia: factories.Dunia) -> None:
    assert dunia.rekan.pegawai
    dunia.rekan.pegawai.penugasan.all().delete()
    client = signed_in(dunia.rekan)
    assert client.get("/pustaka/").status_code == 200
    assert client.get("/pustaka/usul/").status_code == 403
