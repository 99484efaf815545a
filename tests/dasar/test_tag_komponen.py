"""Tags and filters of the component folder."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory, override_settings
from django.utils import timezone

from tera.aturan.acuan import Acuan, Kepastian, Ketetapan
from tera.aturan.perhitungan import Langkah, Perhitungan, to_json
from tera.aturan.predikat import Predikat, Rating
from tera.dasar.templatetags import grafik, komponen
from tera.dasar.templatetags.lencana import PREDIKAT, STATUS


class UjiForm(forms.Form):
    judul = forms.CharField(label="Judul", help_text="Singkat saja.")
    pilihan = forms.ChoiceField(
        label="Rating", choices=[("a", "Atas|Penjelasan")], widget=forms.RadioSelect
    )
    setuju = forms.BooleanField(label="Saya setuju")


@pytest.fixture(autouse=True)
def _plain_static_names() -> Iterator[None]:
    """Tags name files of the sprite; no manifest has been collected for a test run."""
    polos = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": polos}):
        yield


def render(isi: str, **konteks: object) -> str:
    return str(engines["django"].from_string(isi).render(konteks))


@pytest.mark.parametrize("kode", STATUS)
def test_status_says_its_words_and_shows_an_icon(kode: str) -> None:
    hasil = render("{% status s %}", s=kode)
    assert STATUS[kode].label in hasil
    assert f"#{STATUS[kode].ikon}" in hasil


@pytest.mark.parametrize("anggota", [*Predikat, *Rating])
def test_every_predikat_and_rating_has_a_badge(anggota: Predikat | Rating) -> None:
    assert anggota.label in render("{% predikat_lencana p %}", p=anggota)
    assert anggota.value in PREDIKAT


def test_unknown_status_keeps_its_words_escaped() -> None:
    assert "&lt;b&gt;" in render("{% status '<b>x' %}")


def test_field_names_its_hint_and_its_error() -> None:
    hasil = render("{% bidang f.judul %}", f=UjiForm({}))
    assert 'aria-describedby="id_judul_petunjuk id_judul_galat"' in hasil
    assert 'aria-invalid="true"' in hasil
    assert "Galat: " in hasil
    assert hasil.count('id="id_judul_galat"') == 1


def test_field_without_error_is_not_marked() -> None:
    hasil = render("{% bidang f.judul %}", f=UjiForm())
    assert "aria-invalid" not in hasil
    assert "galat" not in hasil


def test_radio_group_is_a_fieldset_with_its_explanations() -> None:
    hasil = render('{% bidang f.pilihan tampil="kartu" %}', f=UjiForm({"pilihan": "a"}))
    assert "<fieldset" in hasil
    assert "<small>Penjelasan</small>" in hasil
    assert "checked" in hasil


def test_error_summary_links_every_error_to_its_field() -> None:
    f = UjiForm({})
    f.add_error(None, "Melebihi pagu.")
    hasil = render("{% ringkasan_galat f %}", f=f)
    assert "Melebihi pagu." in hasil
    for tujuan in ("#id_judul", "#id_pilihan_0", "#id_setuju"):
        assert f'href="{tujuan}"' in hasil


def test_error_summary_is_silent_without_errors() -> None:
    assert render("{% ringkasan_galat f %}", f=UjiForm()).strip() == ""


LANGKAH = (
    Langkah("Hasil", "Di Atas", Acuan("permenpanrb-6-2022", "24"), Kepastian.RESMI),
    Langkah("Koefisien", "12,5", Acuan("perbkn-3-2023"), Kepastian.SEKUNDER),
    Langkah("Bobot", "60%", Ketetapan("Perbup 1/2025"), Kepastian.BELUM_DIVERIFIKASI),
    Langkah("Tanpa acuan", "1"),
)


def test_mengapa_shows_steps_sources_and_doubt() -> None:
    hidup = Perhitungan(Predikat.SANGAT_BAIK, LANGKAH)
    for bentuk in (hidup, to_json(hidup), json.dumps(to_json(hidup))):
        hasil = render("{% mengapa p %}", p=bentuk)
        tautan = '<a href="/aturan/peraturan/permenpanrb-6-2022/">PermenPANRB 6/2022 Pasal 24</a>'
        for teks in ("<b>12,5</b>", tautan, "Ketetapan instansi: Perbup 1/2025"):
            assert teks in hasil
        assert '<span class="lencana lencana--awas">Belum diverifikasi</span>' in hasil
        assert '<span class="lencana lencana--sepi">Sumber sekunder</span>' in hasil
        assert "Resmi" not in hasil
        assert hasil.count("<cite>") == 3
        assert "Hitung sendiri" not in hasil
        assert " open" not in hasil


def test_mengapa_of_a_stored_result_repeats_the_value_in_words() -> None:
    for nilai, teks in (("sangat_baik", "Sangat Baik"), ("18,75", "18,75"), (1234, "1.234")):
        isi = {**to_json(Perhitungan(0, LANGKAH)), "nilai": nilai}
        assert f"Hasil: <strong>{teks}</strong>" in render("{% mengapa p %}", p=isi)
    for nilai in (None, {"a": 1}):
        isi = {**to_json(Perhitungan(0, LANGKAH)), "nilai": nilai}
        assert "Hasil:" not in render("{% mengapa p %}", p=isi)


def test_mengapa_opens_and_leads_to_the_calculator() -> None:
    hasil = render(
        '{% mengapa p "Dari mana?" hitung=u terbuka=True %}',
        p=Perhitungan(1, LANGKAH),
        u="/hitung/uji/?a=1&b=2",
    )
    assert '<details class="buka-tutup mengapa" open><summary>Dari mana?</summary>' in hasil
    assert '<a href="/hitung/uji/?a=1&amp;b=2">Hitung sendiri</a>' in hasil


@pytest.mark.parametrize(
    ("nilai", "lencana"),
    [
        (Kepastian.RESMI, "baik"),
        ("Resmi", "baik"),
        ("sekunder", "sepi"),
        ("Belum diverifikasi", "awas"),
        ("karangan", "awas"),
    ],
)
def test_certainty_has_a_badge_and_what_is_unknown_is_unverified(nilai: str, lencana: str) -> None:
    assert f"lencana--{lencana}" in render("{% kepastian_lencana k %}", k=nilai)


@pytest.mark.parametrize("kosong", [None, "", {}])
def test_mengapa_without_calculation_shows_nothing(kosong: object) -> None:
    assert render("{% mengapa p %}", p=kosong).strip() == ""


def test_pagination_keeps_the_filters() -> None:
    request = RequestFactory().get("/", {"q": "sari & budi", "halaman": "2"})
    hasil = render("{% halaman_nomor p %}", p=Paginator(range(90), 25).page(2), request=request)
    assert 'href="?halaman=3&amp;q=sari+%26+budi"' in hasil
    assert "26–50 dari 90" in hasil


def test_distribution_shows_every_count_and_the_shape() -> None:
    hasil = render(
        "{% kurva_distribusi j k %}",
        j={Predikat.BAIK: 58, Predikat.KURANG: 2},
        k=[10, 60, 20, 7, 3],
    )
    assert "96,67" not in hasil
    assert "97\N{NO-BREAK SPACE}%" in hasil
    assert "<polyline" in hasil
    assert "style=" not in hasil


def test_distribution_of_nobody_is_flat() -> None:
    assert {b.tinggi for b in grafik.distribution([0] * 5, None)} == {0}


def test_monthly_series_reads_its_figures_aloud() -> None:
    hasil = render("{% deret_realisasi t 10 'Imunisasi' %}", t=[4, Decimal("7.5"), None])
    assert 'aria-label="Imunisasi: Jan 4; Feb 7,5. Target 10"' in hasil
    assert hasil.count("<rect") == 2


@pytest.mark.parametrize(
    ("bagian", "total", "lebar"), [(3, 4, "75.0"), (9, 4, "100.0"), (1, 0, "0.0")]
)
def test_share_bar_stays_within_its_frame(bagian: int, total: int, lebar: str) -> None:
    assert f'width="{lebar}%"' in render("{% bilah b t 'Terisi' %}", b=bagian, t=total)


@pytest.mark.parametrize(
    ("isi", "harapan"),
    [
        ("{{ v|nip }}", "19900101 201503 2 001"),
        ("{{ v|bilangan }}", "199.001.012.015.032.001"),
    ],
)
def test_filters_of_a_long_number(isi: str, harapan: str) -> None:
    assert render(isi, v="199001012015032001") == harapan


def test_filters_write_as_indonesians_do() -> None:
    assert komponen.bilangan(1234.5) == "1.234,5"
    assert komponen.bilangan("66.666", 1) == "66,7"
    assert komponen.bilangan(None) == "–"
    assert komponen.rupiah(1234567) == "Rp\N{NO-BREAK SPACE}1.234.567"
    assert komponen.persen("0.256") == "26\N{NO-BREAK SPACE}%"
    assert komponen.tanggal(date(2026, 11, 21)) == "21 November 2026"
    assert komponen.nip("12345") == "12345"


@pytest.mark.parametrize(
    ("zona", "harapan"),
    [
        ("Asia/Jakarta", "21 November 2026 pukul 23.42 WIB"),
        ("Asia/Makassar", "22 November 2026 pukul 00.42 WITA"),
        ("Asia/Jayapura", "22 November 2026 pukul 01.42 WIT"),
    ],
)
def test_time_is_told_in_the_zone_of_the_agency(zona: str, harapan: str) -> None:
    with timezone.override(ZoneInfo(zona)):
        assert komponen.waktu(datetime(2026, 11, 21, 16, 42, tzinfo=UTC)) == harapan
        assert harapan.startswith(komponen.tanggal(datetime(2026, 11, 21, 16, 42, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("nama", "harapan"),
    [("Dr. Sari Wulandari, S.Sos.", "SW"), ("Ani", "A"), ("Ni Made Ayu Lestari", "NL"), ("", "")],
)
def test_initials_leave_out_titles(nama: str, harapan: str) -> None:
    assert komponen.inisial(nama) == harapan


@pytest.mark.parametrize("berkas", ["400", "403", "403_csrf", "404", "500", "503"])
def test_error_page_needs_no_context_and_says_the_work_is_safe(berkas: str) -> None:
    hasil = engines["django"].get_template(f"{berkas}.html").render()
    assert " aman" in hasil
    assert hasil.count("<h1>") == 1
