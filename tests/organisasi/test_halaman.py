"""The pages of the organisation, as the people who use them."""

import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tera.organisasi import services
from tera.organisasi.models import (
    AtasanLangsung,
    BatchImpor,
    Pegawai,
    PengaturanInstansi,
    PermintaanAtasan,
)
from tests import factories
from tests.organisasi import bahan

pytestmark = pytest.mark.django_db
BATAS_QUERY = 8


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def signed_in(akun: factories.Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def upload(client: Client, isi: bytes, nama: str = "daftar.xlsx"):
    berkas = io.BytesIO(isi)
    berkas.name = nama
    return client.post("/organisasi/impor/", {"berkas": berkas, "per_tanggal": "2026-01-01"})


HALAMAN = [
    ("sari", "/organisasi/"),
    ("sari", "/organisasi/unit/{dinas}/"),
    ("sari", "/organisasi/atasan/"),
    ("sari", "/organisasi/atasan/?q=cit"),
    ("ani", "/organisasi/permintaan-atasan/"),
    ("ani", "/organisasi/unit/{bidang}/?ubah=kepala"),
    ("bkpsdm", "/organisasi/impor/"),
    ("bkpsdm", "/organisasi/impor/{batch}/"),
    ("bkpsdm", "/organisasi/impor/{batch}/?tab=baru"),
    ("bkpsdm", "/pengaturan/"),
    ("bkpsdm", "/pengaturan/?ubah=rating_kepala_unit"),
]


@pytest.mark.parametrize(("siapa", "alamat"), HALAMAN)
def test_page_opens_with_few_queries_and_writes_nothing(
    dunia: factories.Dunia, siapa: str, alamat: str
) -> None:
    batch = bahan.prepare(dunia.instansi, bahan.BUNGO.read_bytes())
    services.request_atasan(
        pegawai=dunia.rekan.pegawai, usulan=dunia.citra.pegawai, alasan="SK", by=dunia.rekan
    )
    client = signed_in(getattr(dunia, siapa))
    url = alamat.format(dinas=dunia.dinas.pk, bidang=dunia.bidang.pk, batch=batch.pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        jawaban = client.get(url)
    assert jawaban.status_code == 200
    assert len(queries) <= BATAS_QUERY, [q["sql"][:120] for q in queries]
    menulis = [q["sql"] for q in queries if re.match(r"\s*(INSERT|UPDATE|DELETE)", q["sql"])]
    assert not menulis


def test_pages_stay_small_with_a_whole_kabupaten(dunia: factories.Dunia) -> None:
    bahan.load(dunia.instansi, bahan.BUNGO.read_bytes())
    client = signed_in(dunia.bkpsdm)
    batch = BatchImpor.objects.get()
    for alamat in ("/organisasi/", f"/organisasi/impor/{batch.pk}/?tab=baru", "/pengaturan/"):
        isi = client.get(alamat).content.decode()
        assert len(re.findall(r"<[a-zA-Z]", isi)) <= 1000, alamat
    pohon = client.get("/organisasi/").content.decode()
    assert "Puskesmas Pelepat" in pohon
    assert "dipimpin" in pohon


# --- import -----------------------------------------------------------------------------------


def test_upload_preview_apply_and_take_back(dunia: factories.Dunia) -> None:
    client = signed_in(dunia.bkpsdm)
    sebelum = Pegawai.objects.count()
    alamat = upload(client, bahan.BUNGO.read_bytes())["Location"]
    pratinjau = client.get(alamat).content.decode()
    for sel in ("A1255", "E1255", "A1256", "H1257", "N1257"):
        assert sel in pratinjau
    assert "31 Februari 1980 tidak ada" in pratinjau
    assert Pegawai.objects.count() == sebelum
    assert client.post(f"{alamat}terapkan/").status_code == 302
    assert Pegawai.objects.count() == sebelum + 1250
    hasil = client.get(alamat).content.decode()
    assert "Batalkan impor" in hasil
    assert "/terapkan/" not in hasil
    assert client.post(f"{alamat}terapkan/").status_code == 409
    assert client.post(f"{alamat}batalkan/").status_code == 302
    assert Pegawai.objects.count() == sebelum


def test_tabs_and_pages_of_a_preview(dunia: factories.Dunia) -> None:
    batch = bahan.prepare(dunia.instansi, bahan.BUNGO.read_bytes())
    client = signed_in(dunia.bkpsdm)
    alamat = f"/organisasi/impor/{batch.pk}/"
    kedua = client.get(f"{alamat}?tab=baru&halaman=2").content.decode()
    assert batch.rencana["baru"][25]["nama"] in kedua
    assert "26–50" in kedua
    assert "1.250" in kedua
    assert "sudah dipakai pada baris 45" in client.get(f"{alamat}?tab=ditolak").content.decode()
    for aneh in ("tab=x", "tab=baru&halaman=9999", "tab=baru&halaman=-1", "tab=tetap&halaman=a"):
        assert client.get(f"{alamat}?{aneh}").status_code == 200


def test_changes_are_shown_field_by_field(dunia: factories.Dunia) -> None:
    bahan.load(dunia.instansi)
    batch = bahan.prepare(
        dunia.instansi, bahan.workbook(bahan.people(sari={"nama": "<b>Sari</b>"}))
    )
    isi = signed_in(dunia.bkpsdm).get(f"/organisasi/impor/{batch.pk}/?tab=berubah").content.decode()
    assert "<del>Sari</del> menjadi <ins>&lt;b&gt;Sari&lt;/b&gt;</ins>" in isi


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [(b"", "kosong"), (b"%PDF-1.7", "bukan buku kerja"), (b"PK\x03\x04rusak", "rusak")],
)
def test_unusable_upload_answers_422_with_a_sentence(
    dunia: factories.Dunia, isi: bytes, kalimat: str
) -> None:
    jawaban = upload(signed_in(dunia.bkpsdm), isi)
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert not BatchImpor.objects.exists()


def test_upload_without_file_or_date_says_so(dunia: factories.Dunia) -> None:
    jawaban = signed_in(dunia.bkpsdm).post("/organisasi/impor/", {"per_tanggal": "kemarin"})
    assert jawaban.status_code == 422
    assert "Pilih berkas Excel" in jawaban.content.decode()
    assert "Tanggal tidak dapat dibaca" in jawaban.content.decode()


def test_another_agencys_batch_is_not_found(dunia: factories.Dunia) -> None:
    batch = bahan.prepare(dunia.dewi.instansi)
    client = signed_in(dunia.bkpsdm)
    alamat = f"/organisasi/impor/{batch.pk}/"
    assert client.get(alamat).status_code == 404
    assert client.post(f"{alamat}terapkan/").status_code == 404
    assert client.post(f"{alamat}batalkan/").status_code == 404
    assert client.get("/organisasi/impor/99999999999999999999999/").status_code == 404
    batch.refresh_from_db()
    assert batch.status == "pratinjau"


@pytest.mark.parametrize("siapa", ["diri", "penilai", "pengelola", "auditor"])
def test_import_and_settings_are_for_bkpsdm(dunia: factories.Dunia, siapa: str) -> None:
    client = signed_in(dunia.semua()[siapa])
    for alamat in ("/organisasi/impor/", "/pengaturan/"):
        assert client.get(alamat).status_code == 403


# --- units ------------------------------------------------------------------------------------


def test_another_agencys_unit_is_not_found(dunia: factories.Dunia) -> None:
    assert signed_in(dunia.dewi).get(f"/organisasi/unit/{dunia.dinas.pk}/").status_code == 404
    admin = signed_in(dunia.admin_lain)
    assert admin.post(f"/organisasi/unit/{dunia.dinas.pk}/kepala/").status_code == 404


def test_pengelola_names_the_head(dunia: factories.Dunia) -> None:
    client = signed_in(dunia.ani)
    alamat = f"/organisasi/unit/{dunia.bidang.pk}/kepala/"
    assert client.post(alamat, {"pegawai": dunia.sari.pegawai_id}).status_code == 302
    kini = AtasanLangsung.objects.get(pegawai=dunia.rekan.pegawai, sampai=None)
    assert kini.atasan == dunia.sari.pegawai
    assert client.post(alamat, {"pegawai": dunia.dewi.pegawai_id}).status_code == 404
    assert client.post(alamat, {"pegawai": dunia.citra.pegawai_id}).status_code == 422
    luar = f"/organisasi/unit/{dunia.dinas_lain.pk}/kepala/"
    assert client.post(luar, {"pegawai": ""}).status_code == 403


# --- superiors --------------------------------------------------------------------------------


def test_request_and_approval_in_the_browser(dunia: factories.Dunia) -> None:
    sari = signed_in(dunia.sari)
    assert "Budi" in sari.get("/organisasi/atasan/").content.decode()
    cari = sari.get("/organisasi/atasan/?q=citra").content.decode()
    assert f'value="{dunia.citra.pegawai_id}"' in cari
    isian = {"q": "citra", "usulan": dunia.citra.pegawai_id, "alasan": "SK 12/2026"}
    assert sari.post("/organisasi/atasan/", isian).status_code == 302
    assert "menunggu keputusan" in sari.get("/organisasi/atasan/").content.decode()
    permintaan = PermintaanAtasan.objects.get()
    ani = signed_in(dunia.ani)
    antrean = ani.get("/organisasi/permintaan-atasan/").content.decode()
    assert "SK 12/2026" in antrean
    alamat = f"/organisasi/permintaan-atasan/{permintaan.pk}/putuskan/"
    tanpa_catatan = ani.post(alamat, {"keputusan": "tolak"})
    assert tanpa_catatan.status_code == 422
    assert "Tulis alasan penolakan" in tanpa_catatan.content.decode()
    assert ani.post(alamat, {"keputusan": "setuju"}).status_code == 302
    assert ani.post(alamat, {"keputusan": "setuju"}).status_code == 409
    assert "Citra" in sari.get("/organisasi/atasan/").content.decode()


def test_request_keeps_what_was_typed(dunia: factories.Dunia) -> None:
    jawaban = signed_in(dunia.sari).post("/organisasi/atasan/", {"q": "citra", "alasan": "SK 99"})
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "Pilih atasan yang seharusnya" in isi
    assert "SK 99" in isi


def test_search_shows_no_other_agency_and_bears_nonsense(dunia: factories.Dunia) -> None:
    client = signed_in(dunia.sari)
    assert "Tidak ada pegawai" in client.get("/organisasi/atasan/?q=dewi").content.decode()
    for kata in ("%00", "%25", "'", "a" * 5_000, "١٢"):
        assert client.get(f"/organisasi/atasan/?q={kata}").status_code == 200
    asing = {"q": "dewi", "usulan": dunia.dewi.pegawai_id, "alasan": "x"}
    assert client.post("/organisasi/atasan/", asing).status_code == 422
    assert not PermintaanAtasan.objects.exists()


def test_request_outside_of_my_units_is_not_found(dunia: factories.Dunia) -> None:
    permintaan = services.request_atasan(
        pegawai=dunia.lain_unit.pegawai, usulan=dunia.citra.pegawai, alasan="x", by=dunia.lain_unit
    )
    alamat = f"/organisasi/permintaan-atasan/{permintaan.pk}/putuskan/"
    assert signed_in(dunia.ani).post(alamat, {"keputusan": "setuju"}).status_code == 404
    assert signed_in(dunia.admin_lain).post(alamat, {"keputusan": "setuju"}).status_code == 404
    assert signed_in(dunia.budi).get("/organisasi/permintaan-atasan/").status_code == 403


# --- settings ---------------------------------------------------------------------------------


def test_settings_show_value_source_history_and_save(dunia: factories.Dunia) -> None:
    client = signed_in(dunia.bkpsdm)
    assert "PP 30/2019 Pasal 59" in client.get("/pengaturan/").content.decode()
    isian = {
        "ubah": "hari_keberatan",
        "isi": "10",
        "sejak": "2026-02-01",
        "dasar_hukum": "Keputusan Bupati 12/2026",
    }
    assert client.post("/pengaturan/", isian).status_code == 302
    assert PengaturanInstansi.objects.get().isi == 10
    assert "Keputusan Bupati 12/2026" in client.get("/pengaturan/").content.decode()
    assert client.post("/pengaturan/", isian).status_code == 422
    assert client.post("/pengaturan/", {**isian, "isi": "1e999"}).status_code == 422
    assert client.post("/pengaturan/", {**isian, "ubah": "gaji"}).status_code == 404


def test_map_of_ratings_is_set_field_by_field(dunia: factories.Dunia) -> None:
    isian = {
        "ubah": "rating_kepala_unit",
        "istimewa": "di_atas",
        "baik": "di_atas",
        "butuh_perbaikan": "sesuai",
        "kurang": "di_bawah",
        "sangat_kurang": "di_bawah",
        "sejak": "2026-02-01",
        "dasar_hukum": "Keputusan Bupati 12/2026",
    }
    client = signed_in(dunia.bkpsdm)
    assert client.post("/pengaturan/", isian).status_code == 302
    assert PengaturanInstansi.objects.get().isi["butuh_perbaikan"] == "sesuai"
    assert PengaturanInstansi.objects.get().sejak == date(2026, 2, 1)
    assert client.post("/pengaturan/", {**isian, "baik": "hebat"}).status_code == 422
