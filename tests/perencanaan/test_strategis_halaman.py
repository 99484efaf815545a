"""Pages of the plan of several years, as the person who uses them."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tera.aturan.target import parse_target
from tera.perencanaan.models import SasaranStrategis, SasaranUnit
from tera.perencanaan.services import save_sasaran_strategis
from tests import factories
from tests.perencanaan.rencana_strategis import isian, isian_indikator
from tests.perencanaan.test_halaman import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def plan(
    dunia: factories.Dunia, uraian: str = "Sehat", mulai: int | None = None
) -> SasaranStrategis:
    return save_sasaran_strategis(
        unit=dunia.dinas,
        sasaran_id=None,
        isian=isian(uraian, mulai or dunia.citra.hari_ini.year),
        by=dunia.citra,
        pada=date(2026, 3, 2),
    )


def post(mulai: int = 2025, selesai: int = 2027, **lain: str) -> dict[str, str]:
    return {
        "tahun_tampil": f"{mulai}-{selesai}",
        "uraian": "Meningkatnya layanan",
        "dokumen": "renstra",
        "mulai": str(mulai),
        "selesai": str(selesai),
        "i0-uraian": "Persentase layanan",
        "i0-satuan": "%",
        "i0-arah": "naik",
        "i0-awal": "12,5",
        "i0-tahun_awal": "2024",
        "i0-t2025": "20",
        "i0-t2026": "",
        "i0-t2027": "98-99,5",
        "i0-iku": "on",
    } | lain


def page(client: Client, unit_id: int, **lain: object) -> str:
    return client.get("/strategis/", {"unit": unit_id, **lain}).content.decode()


def test_from_nothing_to_a_years_objectives(dunia: factories.Dunia) -> None:
    citra, alamat = signed_in(dunia.citra), f"/strategis/{dunia.dinas.pk}/"
    assert "Belum ada rencana strategis" in page(citra, dunia.dinas.pk)
    assert citra.post(f"{alamat}tambah/", post()).status_code == 302
    sasaran = SasaranStrategis.objects.get()
    teks = page(citra, dunia.dinas.pk, tahun=2025)
    for bagian in ("Persentase layanan", "IKU", "Awal 2024", "12,5", "98-99,5", "Target 2026"):
        assert bagian in teks
    assert "Jadikan sasaran tahun 2025" in teks
    jadikan = {"tahun": "2025", "sasaran": str(sasaran.pk)}
    jawaban = citra.post(f"{alamat}jadikan/", jadikan, follow=True)
    assert "1 sasaran dan 1 indikator ditambahkan ke 2025" in jawaban.content.decode()
    assert "Dari rencana strategis" in jawaban.content.decode()
    jawaban = citra.post(f"{alamat}jadikan/", jadikan, follow=True)
    assert "Semua sudah ada pada sasaran 2025" in jawaban.content.decode()
    assert SasaranUnit.objects.get().indikator.get().target_tampil == "20 %"
    assert "Sudah menjadi sasaran tahun 2025" in page(citra, dunia.dinas.pk, tahun=2025)
    assert citra.post(f"{alamat}jadikan/", {"tahun": "2025"}).status_code == 422
    tanpa_target = citra.post(f"{alamat}jadikan/", jadikan | {"tahun": "2026"})
    assert "tidak punya target tahun 2026" in tanpa_target.content.decode()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"uraian": ""}, "Sasaran strategis belum diisi"),
        ({"i0-uraian": ""}, "Tulis indikator untuk target ini"),
        ({"i0-t2025": "", "i0-t2027": ""}, "Isi target paling sedikit satu tahun"),
        ({"i0-t2025": "60-45"}, "Batas bawah"),
        ({"i0-awal": "banyak"}, "Tulis bilangan"),
        ({"i0-tahun_awal": "24"}, "Isi tahun antara"),
        ({"i0-tahun_awal": "2030"}, "tidak boleh sesudah 2027"),
        ({"i0-definisi": "x" * 2001}, "2000"),
        ({"selesai": ""}, "Tahun selesai belum diisi"),
        ({"dokumen": "rkp"}, "Dokumen"),
        ({"i0-uraian": "", "i0-t2025": "", "i0-t2027": ""}, "paling sedikit satu indikator"),
    ],
)
def test_bad_input_is_told_and_kept(
    dunia: factories.Dunia, isi: dict[str, str], kalimat: str
) -> None:
    kiriman = post(**isi)
    if not kiriman["selesai"]:
        kiriman["tahun_tampil"] = "2025-2029"
    jawaban = signed_in(dunia.citra).post(f"/strategis/{dunia.dinas.pk}/tambah/", kiriman)
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert 'value="%"' in jawaban.content.decode()
    assert not SasaranStrategis.objects.exists()


def test_other_years_first_show_their_fields_then_are_saved(dunia: factories.Dunia) -> None:
    sasaran = plan(dunia, mulai=2025)
    citra, alamat = signed_in(dunia.citra), f"/strategis/{dunia.dinas.pk}/{sasaran.pk}/"
    isi = post(2025, 2030, versi="1", tahun_tampil="2025-2029")
    jawaban = citra.post(alamat, isi)
    assert jawaban.status_code == 200
    assert "Kolom target disesuaikan" in jawaban.content.decode()
    assert 'name="i0-t2030"' in jawaban.content.decode()
    sasaran.refresh_from_db()
    assert sasaran.versi == 1
    assert (
        citra.post(alamat, isi | {"tahun_tampil": "2025-2030", "i0-t2030": "7"}).status_code == 302
    )
    sasaran.refresh_from_db()
    assert sasaran.selesai == 2030
    assert sasaran.indikator.get().target_tahunan.get(tahun=2030).target == parse_target("7")
    baris = citra.post(alamat, isi | {"tambah_baris": "1"}).content.decode()
    assert 'name="i1-uraian"' in baris


def test_two_tabs_meet_in_a_conflict(dunia: factories.Dunia) -> None:
    sasaran = plan(dunia, mulai=2025)
    citra, alamat = signed_in(dunia.citra), f"/strategis/{dunia.dinas.pk}/{sasaran.pk}/"
    assert 'name="versi" value="1"' in citra.get(alamat).content.decode()
    assert citra.post(alamat, post(versi="1")).status_code == 302
    assert citra.post(alamat, post(versi="1", uraian="Tab dua")).status_code == 409
    assert citra.post(f"{alamat}hapus/", {"versi": "1"}).status_code == 409
    assert citra.post(f"{alamat}hapus/", {"versi": "2"}).status_code == 302
    assert not SasaranStrategis.objects.exists()


def test_sheet_of_an_indicator_is_read_by_all_and_changed_by_few(dunia: factories.Dunia) -> None:
    indikator = plan(dunia, mulai=2025).indikator.get()
    alamat = f"/strategis/indikator/{indikator.pk}/"
    sari, citra = signed_in(dunia.sari), signed_in(dunia.citra)
    teks = sari.get(alamat).content.decode()
    for bagian in ("Bayi yang lengkap", "A/B", "5,5 %", "(tahun 2024)", "Indikator kinerja utama"):
        assert bagian in teks
    assert f"{alamat}ubah/" not in teks
    assert sari.get(f"{alamat}ubah/").status_code == 403
    isi = {
        "versi": "1",
        "uraian": "Lebih tepat",
        "satuan": "persen",
        "t2029": "90",
        "definisi": "Satu\r\nDua",
        "sumber_data": "SIK",
        "penanggung_jawab": "Bidang Kesmas",
    }
    assert citra.post(f"{alamat}ubah/", isi | {"uraian": ""}).status_code == 422
    kosong = citra.post(f"{alamat}ubah/", {"versi": "1"})
    assert "Indikator belum diisi" in kosong.content.decode()
    luar = citra.post(f"{alamat}ubah/", isi | {"tahun_awal": "2030"})
    assert "tidak boleh sesudah 2029" in luar.content.decode()
    assert citra.post(f"{alamat}ubah/", isi).status_code == 302
    assert citra.post(f"{alamat}ubah/", isi).status_code == 409
    indikator.refresh_from_db()
    assert (indikator.uraian, indikator.definisi, indikator.iku) == (
        "Lebih tepat",
        "Satu\nDua",
        False,
    )
    assert indikator.target_tahunan.get().target == parse_target("90")


def test_another_agency_finds_nothing(dunia: factories.Dunia) -> None:
    sasaran = plan(dunia)
    asing = signed_in(dunia.admin_lain)
    dinas, indikator = dunia.dinas.pk, sasaran.indikator.get().pk
    for alamat in (
        f"/strategis/?unit={dinas}",
        f"/strategis/{dinas}/tambah/",
        f"/strategis/{dinas}/{sasaran.pk}/",
        f"/strategis/{dinas}/unggah/",
        f"/strategis/{dinas}/rencana.xlsx",
        f"/strategis/indikator/{indikator}/",
        f"/strategis/indikator/{indikator}/ubah/",
        f"/sasaran/{dinas}/2026/unggah/",
        f"/sasaran/{dinas}/2026/sasaran.xlsx",
    ):
        assert asing.get(alamat).status_code == 404, alamat
    for alamat in ("terapkan/", "jadikan/", f"{sasaran.pk}/hapus/"):
        assert asing.post(f"/strategis/{dinas}/{alamat}").status_code == 404, alamat
    assert asing.post(f"/sasaran/{dinas}/2026/terapkan/").status_code == 404
    bidang = signed_in(dunia.bkpsdm).get(f"/strategis/{dunia.bidang.pk}/{sasaran.pk}/")
    assert bidang.status_code == 404


def test_several_plans_are_told_apart(dunia: factories.Dunia) -> None:
    plan(dunia, "Yang lama", 2012)
    plan(dunia, "Yang kini")
    sari = signed_in(dunia.sari)
    assert "Yang kini" in page(sari, dunia.dinas.pk)
    teks = page(sari, dunia.dinas.pk, rencana="renstra-2012-2016")
    assert "Yang lama" in teks
    assert "Yang kini" not in teks
    assert "Jadikan sasaran" not in teks
    assert "Tambah sasaran" not in teks


def test_queries_do_not_grow_with_the_plan(
    dunia: factories.Dunia, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for nomor in range(12):
        plan(dunia, f"Sasaran {nomor}")
    citra = signed_in(dunia.citra)
    with django_assert_max_num_queries(10):
        teks = page(citra, dunia.dinas.pk)
    assert "5. Sasaran 4" in teks
    assert "Sasaran 5" not in teks
    assert "6. Sasaran 5" in page(citra, dunia.dinas.pk, halaman=2)
    assert isian_indikator().uraian in teks
