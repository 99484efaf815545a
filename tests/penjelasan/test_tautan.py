"""From a stored figure to its calculator and back; who may open the pages, at what cost."""

import re
from fractions import Fraction
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tera.aturan.angka_kredit import format_angka_kredit
from tera.aturan.predikat import Predikat
from tera.penilaian.models import Evaluasi
from tera.penjelasan.tautan import alamat_hitung
from tera.tindak_lanjut.models import KonversiAngkaKredit
from tests import factories
from tests.dasbor.alat import signed_in
from tests.konsistensi.lengkap import complete
from tests.penjelasan.alat import words

pytestmark = pytest.mark.django_db
HALAMAN = (
    "/hitung/",
    "/hitung/predikat/",
    "/aturan/",
    "/aturan/parameter/",
    "/aturan/cakupan/",
    "/aturan/peraturan/permenpanrb-6-2022/",
    "/aturan/parameter/kuadran_predikat/",
)


def links(isi: str, kode: str) -> list[str]:
    return [unescape(satu) for satu in re.findall(rf'href="(/hitung/{kode}/\?[^"]*)"', isi)]


def test_result_and_credit_lead_to_calculators_that_agree() -> None:
    dunia = factories.dunia()
    nilai = complete(dunia)
    sari = signed_in(dunia.sari)
    evaluasi = Evaluasi.objects.get(pk=nilai["evaluasi_id"])
    (alamat,) = links(sari.get(f"/evaluasi/{evaluasi.pk}/").content.decode(), "predikat")
    teks = words(sari.get(alamat))
    assert f"Hasil {Predikat(evaluasi.predikat).label} Mengapa?" in teks
    konversi = KonversiAngkaKredit.objects.get(pk=nilai["konversi_id"])
    (alamat,) = links(sari.get("/angka-kredit/").content.decode(), "angka-kredit")
    jawaban = sari.get(alamat)
    assert jawaban.status_code == 200
    assert format_angka_kredit(Fraction(konversi.tepat)) in words(jawaban).split("Hasil", 1)[1][:60]


@pytest.mark.parametrize("perhitungan", [None, {}, {"langkah": []}, {"masukan": {}}])
def test_nothing_stored_leads_nowhere(perhitungan: dict[str, object] | None) -> None:
    assert alamat_hitung("predikat", perhitungan) == ""
    assert alamat_hitung("karangan", {"masukan": {"a": 1}}) == ""


@pytest.mark.parametrize("alamat", HALAMAN)
def test_only_the_signed_in_read(alamat: str) -> None:
    jawaban = Client().get(alamat)
    assert jawaban.status_code == 302
    assert jawaban["Location"].startswith("/masuk/?lanjut=")


def test_everyone_signed_in_reads_at_the_cost_of_the_frame(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    dunia = factories.dunia()
    for akun in (dunia.sari, dunia.auditor, dunia.dewi):
        client = signed_in(akun)
        for alamat in HALAMAN:
            with django_assert_num_queries(3):  # session, account, frame
                assert client.get(alamat).status_code == 200


def test_pages_are_one_step_away_for_everyone() -> None:
    dunia = factories.dunia()
    isi = signed_in(dunia.sari).get("/").content.decode()
    assert isi.count('href="/hitung/"') == isi.count('href="/aturan/"') == 2
    assert 'href="/aturan/"' in signed_in(dunia.sari).get("/bantuan/").content.decode()
    menu = signed_in(dunia.auditor).get("/aturan/parameter/").context["menu"]
    assert [satu["label"] for satu in menu if satu["aktif"]] == ["Dasar hukum"]
    assert "/hitung/" not in Client().get("/bantuan/").content.decode().split("<footer", 1)[1]


def test_writing_is_not_offered() -> None:
    sari = signed_in(factories.dunia().sari)
    assert {sari.post(alamat).status_code for alamat in HALAMAN} == {405}
