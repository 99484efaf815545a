"""Pages of planning, as the person who uses them."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, SasaranUnit, Skp
from tests import factories
from tests.perencanaan import rencana

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def signed_in(akun: object) -> Client:
    client = Client()
    client.force_login(akun)  # type: ignore[arg-type]
    return client


def hasil_post(skp: Skp, **lain: str) -> dict[str, str]:
    return {
        "versi": str(skp.versi),
        "jenis": "utama",
        "uraian": "Menurunnya waktu tanggap bencana",
        "intervensi": "Meningkatnya ketangguhan daerah",
        "penugasan_dari": "",
        "i0-uraian": "Waktu tanggap darurat",
        "i0-target": "45,5-60",
        "i0-satuan": "menit",
        "i0-arah": "turun",
        "i0-aspek": "waktu",
        "i1-uraian": "",
        "i1-target": "",
        "i1-satuan": "",
        "i1-arah": "naik",
        "i1-aspek": "",
    } | lain


def test_a_plan_from_nothing_to_approval(dunia: factories.Dunia) -> None:
    sari, budi = signed_in(dunia.sari), signed_in(dunia.budi)
    halaman = sari.get("/skp/")
    assert "Buat SKP" in halaman.content.decode()
    penugasan = dunia.sari.pegawai.penugasan.get()  # type: ignore[union-attr]
    tahun = str(dunia.sari.hari_ini.year)
    jawaban = sari.post(f"/skp/buat/{penugasan.pk}/", {"tahun": tahun, "pendekatan": "kuantitatif"})
    alamat = jawaban["Location"]
    skp = Skp.objects.get(pegawai=dunia.sari.pegawai)
    assert sari.post(f"{alamat}hasil/tambah/", hasil_post(skp)).status_code == 302
    skp.refresh_from_db()
    lampiran = {
        "versi": str(skp.versi),
        "dukungan_sumber_daya": "Kendaraan\nAlat komunikasi",
        "skema_pertanggungjawaban": "Laporan bulanan",
        "konsekuensi": "Pelatihan",
    }
    assert sari.post(f"{alamat}lampiran/", lampiran).status_code == 302
    skp.refresh_from_db()
    assert sari.post(f"{alamat}ajukan/", {"versi": skp.versi}).status_code == 302
    skp.refresh_from_db()
    halaman = budi.get(alamat).content.decode()
    assert "45,5-60 menit" in halaman
    assert "makin rendah makin baik" in halaman
    assert budi.post(f"{alamat}setujui/", {"versi": skp.versi}).status_code == 302
    skp.refresh_from_db()
    assert skp.status == "disetujui"


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"i0-uraian": ""}, "Tulis indikator"),
        ({"i0-target": ""}, "Isi target"),
        ({"i0-target": "60-45"}, "rentang|bawah|kecil"),
        ({"i0-target": "9" * 30}, "besar|panjang"),
        ({"i0-target": "1,12345678901"}, "desimal|angka di belakang"),
        ({"uraian": ""}, "Rencana hasil kerja"),
        ({"uraian": "x" * 501}, "500"),
        ({"jenis": "lainnya"}, "Jenis"),
    ],
)
def test_bad_input_is_told_at_the_field_and_kept(
    dunia: factories.Dunia, isian: dict[str, str], kalimat: str
) -> None:
    import re

    skp = rencana.draf(dunia.sari)
    jumlah = RencanaHasilKerja.objects.count()
    jawaban = signed_in(dunia.sari).post(f"/skp/{skp.pk}/hasil/tambah/", hasil_post(skp, **isian))
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert re.search(kalimat, teks)
    assert "Meningkatnya ketangguhan daerah" in teks
    assert RencanaHasilKerja.objects.count() == jumlah


def test_target_of_1e999_is_kept_as_text_or_refused_never_a_number(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    signed_in(dunia.sari).post(
        f"/skp/{skp.pk}/hasil/tambah/", hasil_post(skp, **{"i0-target": "1e999"})
    )
    for indikator in IndikatorKinerja.objects.filter(hasil__skp=skp):
        assert indikator.target_bawah is None or indikator.target_bawah < 10**15


def test_ten_megabytes_of_text_are_refused_and_nothing_is_half_done(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    besar = hasil_post(skp, uraian="x" * (10 * 1024 * 1024))
    jawaban = signed_in(dunia.sari).post(f"/skp/{skp.pk}/hasil/tambah/", besar)
    assert jawaban.status_code == 400
    skp.refresh_from_db()
    assert skp.hasil.count() == 1


def test_another_row_of_indikator_without_javascript_keeps_what_was_typed(
    dunia: factories.Dunia,
) -> None:
    skp = rencana.draf(dunia.sari)
    isi = hasil_post(skp, tambah_baris="1")
    teks = signed_in(dunia.sari).post(f"/skp/{skp.pk}/hasil/tambah/", isi).content.decode()
    assert 'name="i2-uraian"' in teks
    assert "Waktu tanggap darurat" in teks


def test_replayed_submit_does_nothing_twice_and_says_so(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    client = signed_in(dunia.sari)
    assert client.post(f"/skp/{skp.pk}/ajukan/", {"versi": skp.versi}).status_code == 302
    ulang = client.post(f"/skp/{skp.pk}/ajukan/", {"versi": skp.versi})
    assert ulang.status_code == 409
    assert "Diajukan" in ulang.content.decode()


def test_return_without_a_note_shows_the_error_at_the_field(dunia: factories.Dunia) -> None:
    skp = rencana.diajukan(dunia.sari)
    jawaban = signed_in(dunia.budi).post(
        f"/skp/{skp.pk}/kembalikan/", {"versi": skp.versi, "catatan": ""}
    )
    assert jawaban.status_code == 422
    assert "Tulis catatan" in jawaban.content.decode()


@pytest.mark.parametrize("nomor", ["0", "999999999", "99999999999999999999999"])
def test_unknown_plan_is_not_found(dunia: factories.Dunia, nomor: str) -> None:
    assert signed_in(dunia.sari).get(f"/skp/{nomor}/").status_code == 404


def test_stranger_does_not_see_the_plan(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    for nama in ("rekan", "unit_lain", "mantan_penilai", "instansi_lain"):
        assert signed_in(dunia.semua()[nama]).get(f"/skp/{skp.pk}/").status_code == 404, nama


def test_objectives_of_a_unit_by_its_head(dunia: factories.Dunia) -> None:
    tahun = dunia.budi.hari_ini.year
    alamat = f"/sasaran/{dunia.bidang.pk}/{tahun}/tambah/"
    isi = {
        "uraian": "Meningkatnya cakupan layanan ibu hamil",
        "i0-uraian": "Persentase ibu hamil mendapat layanan K4",
        "i0-target": "95",
        "i0-satuan": "%",
        "i0-arah": "naik",
    }
    assert signed_in(dunia.budi).post(alamat, isi).status_code == 302
    sasaran = SasaranUnit.objects.get(unit=dunia.bidang)
    assert sasaran.indikator.get().target_tampil == "95 %"
    halaman = signed_in(dunia.sari).get(f"/sasaran/?unit={dunia.bidang.pk}")
    assert "ibu hamil" in halaman.content.decode()
    assert signed_in(dunia.sari).post(alamat, isi).status_code == 403
    assert signed_in(dunia.admin_lain).post(alamat, isi).status_code == 404
    assert signed_in(dunia.budi).post(alamat, isi | {"i0-target": ""}).status_code == 422


def test_an_objective_open_in_two_tabs_is_not_overwritten_unseen(dunia: factories.Dunia) -> None:
    tahun = dunia.budi.hari_ini.year
    alamat = f"/sasaran/{dunia.bidang.pk}/{tahun}/"
    isi = {
        "uraian": "Meningkatnya cakupan layanan ibu hamil",
        "i0-uraian": "Persentase ibu hamil mendapat layanan K4",
        "i0-target": "95",
        "i0-satuan": "%",
        "i0-arah": "naik",
    }
    budi = signed_in(dunia.budi)
    assert budi.post(f"{alamat}tambah/", isi).status_code == 302
    sasaran = SasaranUnit.objects.get(unit=dunia.bidang)
    assert 'name="versi" value="1"' in budi.get(f"{alamat}{sasaran.pk}/").content.decode()
    satu, dua = (isi | {"uraian": uraian, "versi": "1"} for uraian in ("Tab satu", "Tab dua"))
    assert budi.post(f"{alamat}{sasaran.pk}/", satu).status_code == 302
    assert budi.post(f"{alamat}{sasaran.pk}/", dua).status_code == 409
    assert budi.post(f"{alamat}{sasaran.pk}/hapus/", {"versi": "1"}).status_code == 409
    sasaran.refresh_from_db()
    assert (sasaran.uraian, sasaran.versi) == ("Tab satu", 2)
    assert budi.post(f"{alamat}{sasaran.pk}/hapus/", {"versi": "2"}).status_code == 302
    assert not SasaranUnit.objects.filter(pk=sasaran.pk).exists()


def test_query_count_does_not_grow_with_the_plan(
    dunia: factories.Dunia, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    from tera.perencanaan.services import save_hasil

    skp = rencana.draf(dunia.sari)
    for nomor in range(8):
        save_hasil(
            skp=skp,
            hasil_id=None,
            isian=rencana.isian_hasil(f"Hasil {nomor}"),
            by=dunia.sari,
            versi=skp.versi,
        )
    client = signed_in(dunia.sari)
    with django_assert_max_num_queries(13):
        client.get(f"/skp/{skp.pk}/")
