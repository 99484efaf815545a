"""Pages of stage 2 as owner, superior and stranger; hostile input; budgets."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tera.akun.models import Akun
from tera.dasar.models import AuditEvent
from tera.pelaksanaan import berkas, services
from tera.pelaksanaan.models import BuktiDukung, Realisasi, UmpanBalik
from tera.perencanaan.models import IndikatorKinerja, Skp
from tests.pelaksanaan.conftest import (
    FEBRUARI,
    MARET,
    MEGA,
    PDF,
    TAHUN,
    Kerja,
    Unggah,
    buat_hasil,
    buat_indikator,
    buat_skp,
)

Batas = Callable[..., Any]
MELIHAT = {"diri", "penilai", "atasan_penilai", "pengelola", "bkpsdm", "auditor"}


def masuk(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def alamat_isi(indikator: IndikatorKinerja, bulan: date = MARET) -> str:
    return reverse("realisasi_isi", args=[indikator.pk, f"{bulan:%Y-%m}"])


class Hitung(HTMLParser):
    """Counts elements, collects ids and hrefs."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.jumlah, self.id, self.href = 0, [], []  # type: ignore[var-annotated]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.jumlah += 1
        self.id += [nilai for nama, nilai in attrs if nama == "id"]
        self.href += [nilai for nama, nilai in attrs if nama == "href"]


def isi_bukti(kerja: Kerja) -> BuktiDukung:
    return services.attach_bukti_berkas(
        realisasi=kerja.lapor(), berkas=SimpleUploadedFile("laporan.pdf", PDF), by=kerja.sari
    )


# --- who sees what ------------------------------------------------------------------------------


def test_every_relation_gets_its_answer_on_every_route(kerja: Kerja) -> None:
    bukti = isi_bukti(kerja)
    umpan = services.give_umpan_balik(
        skp=kerja.skp, hasil=None, nilai_dasar=None, isi="Pertahankan", by=kerja.budi
    )
    for hubungan, akun in kerja.dunia.semua().items():
        lihat = 200 if hubungan in MELIHAT else 404
        ubah = 404 if lihat == 404 else 403
        beri = 422 if hubungan in ("penilai", "atasan_penilai") else ubah
        client = masuk(akun)
        sendiri = hubungan == "diri"
        harapan = {
            ("get", reverse("realisasi", args=[kerja.skp.pk])): lihat,
            ("get", reverse("umpan_balik", args=[kerja.skp.pk])): lihat,
            ("get", reverse("bukti", args=[bukti.pk])): lihat,
            ("get", alamat_isi(kerja.angka)): 200 if sendiri else ubah,
            ("post", alamat_isi(kerja.angka)): 422 if sendiri else ubah,
            ("post", reverse("umpan_balik", args=[kerja.skp.pk])): 422 if lihat == 200 else 404,
        }
        for (metode, alamat), status in harapan.items():
            assert getattr(client, metode)(alamat).status_code == status, (hubungan, alamat)
        kirim = {"isi": "Lanjutkan", "versi": "1"}
        for nama, arg, status in (
            ("umpan_balik", [kerja.skp.pk], 302 if beri == 422 else ubah),
            (
                "umpan_balik_jawab",
                [kerja.skp.pk, umpan.pk],
                302 if sendiri or beri == 422 else ubah,
            ),
        ):
            jawaban = client.post(reverse(nama, args=arg), kirim)
            assert jawaban.status_code == status, (hubungan, nama)
        for nama, arg in (
            ("bukti_hapus", [bukti.pk]),
            ("realisasi_hapus", [kerja.angka.pk, f"{TAHUN}-03"]),
        ):
            if not sendiri:
                jawaban = client.post(reverse(nama, args=arg), kirim)
                assert jawaban.status_code == ubah, (hubungan, nama)
    assert BuktiDukung.objects.count() == Realisasi.objects.count() == 1


def test_anonymous_is_sent_to_sign_in(kerja: Kerja) -> None:
    jawaban = Client().get(alamat_isi(kerja.angka))
    assert jawaban.status_code == 302
    assert jawaban["Location"].startswith("/masuk/?lanjut=")


@pytest.mark.parametrize(
    "bulan", ["2026", "2026-13", "2026-tw1", "2026-3", "x", "0000-01", "9" * 300]
)
def test_nonsense_month_is_not_found(kerja: Kerja, bulan: str) -> None:
    client = masuk(kerja.sari)
    assert client.get(f"/realisasi/{kerja.angka.pk}/{bulan}/").status_code == 404


def test_month_outside_of_the_plan_is_not_found(kerja: Kerja) -> None:
    assert masuk(kerja.sari).get(alamat_isi(kerja.angka, date(2022, 1, 1))).status_code == 404


# --- the plan's month ---------------------------------------------------------------------------


def test_owner_sees_what_is_missing_and_where_to_fill_it(kerja: Kerja) -> None:
    kerja.lapor(keterangan="Posyandu <b>lengkap</b>")
    html = (
        masuk(kerja.sari).get(f"/skp/{kerja.skp.pk}/realisasi/?bulan={TAHUN}-03").content.decode()
    )
    assert "2 dari 3 indikator" in html
    assert "97,5 %" in html
    assert "Posyandu &lt;b&gt;lengkap" in html
    assert set(Hitung(html).href) >= {
        alamat_isi(i) for i in (kerja.angka, kerja.rentang, kerja.teks)
    }
    assert "g-garis" in html


def test_superior_sees_progress_and_evidence_but_no_form(kerja: Kerja) -> None:
    bukti = isi_bukti(kerja)
    html = (
        masuk(kerja.budi).get(f"/skp/{kerja.skp.pk}/realisasi/?bulan={TAHUN}-03").content.decode()
    )
    assert reverse("bukti", args=[bukti.pk]) in html
    assert alamat_isi(kerja.angka) not in html


def test_plan_without_indicators_says_why_it_is_empty(kerja: Kerja) -> None:
    skp = buat_skp(kerja.dunia.rekan)
    html = masuk(kerja.dunia.rekan).get(reverse("realisasi", args=[skp.pk])).content.decode()
    assert "Belum ada indikator" in html


def test_draft_plan_says_when_progress_opens(kerja: Kerja) -> None:
    Skp.objects.update(status="draf")
    client = masuk(kerja.sari)
    for alamat in (reverse("realisasi", args=[kerja.skp.pk]), alamat_isi(kerja.angka)):
        html = client.get(alamat).content.decode()
        assert "sesudah SKP diajukan" in html
        assert 'name="keterangan"' not in html


@pytest.mark.parametrize("tahun", [TAHUN + 1, TAHUN + 2])
def test_running_and_coming_year_show_their_months(kerja: Kerja, tahun: int) -> None:
    skp = buat_skp(kerja.sari, tahun)
    buat_indikator(buat_hasil(skp, "Hasil"), "Indikator")
    jawaban = masuk(kerja.sari).get(reverse("realisasi", args=[skp.pk]))
    assert jawaban.status_code == 200
    hari_ini = kerja.sari.hari_ini
    harapan = hari_ini.replace(day=1) if tahun == hari_ini.year else date(tahun, 1, 1)
    assert jawaban.context["terpilih"].bulan == harapan
    assert ("belum berjalan" in jawaban.content.decode()) is (tahun > hari_ini.year)


# --- filling in ---------------------------------------------------------------------------------


def test_form_shows_target_and_last_month(kerja: Kerja) -> None:
    kerja.lapor(bulan=FEBRUARI, nilai="90.25")
    html = masuk(kerja.sari).get(alamat_isi(kerja.angka)).content.decode()
    assert "98 %" in html
    assert "90,25 %" in html


def test_number_with_a_comma_file_and_link_in_one_post(kerja: Kerja) -> None:
    isian = {
        "nilai": "97,5",
        "keterangan": "Lengkap",
        "berkas": SimpleUploadedFile("lapor an.pdf", PDF),
        "tautan": "https://bungo.go.id/imunisasi",
    }
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), isian)
    assert jawaban.status_code == 302
    assert jawaban["Location"] == (
        f"/skp/{kerja.skp.pk}/realisasi/?bulan={TAHUN}-03#i{kerja.angka.pk}"
    )
    realisasi = Realisasi.objects.get()
    assert (realisasi.nilai, realisasi.keterangan) == (Decimal("97.5"), "Lengkap")
    assert sorted(realisasi.bukti.values_list("nama", flat=True)) == ["bungo.go.id", "lapor an.pdf"]


def test_text_target_takes_text(kerja: Kerja) -> None:
    client = masuk(kerja.sari)
    html = client.get(alamat_isi(kerja.teks)).content.decode()
    assert 'name="teks"' in html
    assert 'name="nilai"' not in html
    assert client.post(alamat_isi(kerja.teks), {"teks": "Diterima 5 Maret"}).status_code == 302
    assert Realisasi.objects.get().teks == "Diterima 5 Maret"


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        ("1e999", "dengan angka"),
        ("sembilan", "dengan angka"),
        ("1,234.5", "dengan angka"),
        ("NaN", "dengan angka"),
        ("٩٧", "dengan angka"),
        ("9" * 20, "terlalu besar"),
        ("0,1234567", "di belakang koma"),
        ("9" * 41, "40 karakter"),
        ("", "belum diisi"),
        ("1\x002", "null"),
    ],
)
def test_bad_number_is_refused_with_a_sentence_and_the_rest_is_kept(
    kerja: Kerja, nilai: str, kata: str
) -> None:
    jawaban = masuk(kerja.sari).post(
        alamat_isi(kerja.angka), {"nilai": nilai, "keterangan": "Jangan <hilang>"}
    )
    html = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert kata in html
    assert "Jangan &lt;hilang&gt;" in html
    assert "data-ringkasan-galat" in html
    assert not Realisasi.objects.exists()


def test_megabyte_of_text_is_refused_and_kept(kerja: Kerja) -> None:
    isian = {"nilai": "90", "keterangan": "a" * (MEGA + MEGA // 2)}
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), isian)
    html = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Keterangan paling panjang 1000 karakter" in html
    assert isian["keterangan"] in html
    assert not Realisasi.objects.exists()


def test_ten_megabytes_of_text_are_turned_away_with_a_sentence(kerja: Kerja) -> None:
    isian = {"nilai": "90", "keterangan": "a" * (10 * MEGA)}
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), isian)
    assert jawaban.status_code in (400, 413, 422)
    assert "aman" in jawaban.content.decode()
    assert not Realisasi.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("laporan.pdf", b"<!doctype html><script>alert(1)</script>", "bukan PDF"),
        ("laporan.svg", b"<svg/>", "tidak diterima"),
        ("laporan.pdf", b"", "kosong"),
        ("besar.pdf", PDF + b" " * (5 * MEGA), "paling besar 5 MB"),
    ],
)
def test_bad_file_is_refused_and_the_number_is_kept(
    kerja: Kerja, nama: str, isi: bytes, kata: str
) -> None:
    isian = {"nilai": "97,5", "berkas": SimpleUploadedFile(nama, isi)}
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), isian)
    html = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert kata in html
    assert 'value="97,5"' in html
    assert not Realisasi.objects.exists()
    assert not AuditEvent.objects.exists()


def test_path_in_a_file_name_is_inert(kerja: Kerja) -> None:
    isi = (
        b'--b\r\nContent-Disposition: form-data; name="nilai"\r\n\r\n90\r\n'
        b'--b\r\nContent-Disposition: form-data; name="berkas"; filename="../../etc/a.pdf"\r\n'
        b"Content-Type: text/html\r\n\r\n" + PDF + b"\r\n--b--\r\n"
    )
    jawaban = masuk(kerja.sari).post(
        alamat_isi(kerja.angka), isi, content_type="multipart/form-data; boundary=b"
    )
    assert jawaban.status_code == 302
    bukti = BuktiDukung.objects.get()
    assert (bukti.nama, bukti.jenis_isi) == ("a.pdf", "application/pdf")


def test_bad_link_is_refused(kerja: Kerja) -> None:
    isian = {"nilai": "90", "tautan": "javascript:alert(1)"}
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), isian)
    assert jawaban.status_code == 422
    assert "harus diawali https://" in jawaban.content.decode()
    assert not Realisasi.objects.exists()


def test_replayed_post_has_one_effect(kerja: Kerja) -> None:
    client = masuk(kerja.sari)
    for _ in range(20):
        isian = {"nilai": "97,5", "berkas": SimpleUploadedFile("a.pdf", PDF), "versi": ""}
        assert client.post(alamat_isi(kerja.angka), isian).status_code == 302
    assert Realisasi.objects.get().versi == 1
    assert BuktiDukung.objects.count() == 1
    assert AuditEvent.objects.count() == 2


def test_two_tabs_meet_on_a_conflict_page_that_keeps_both(kerja: Kerja) -> None:
    client = masuk(kerja.sari)
    kerja.lapor(nilai="88.75")
    jawaban = client.post(alamat_isi(kerja.angka), {"nilai": "91", "keterangan": "Milik saya"})
    html = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "88,75 %" in html
    assert 'value="91"' in html
    assert "Milik saya" in html
    assert Realisasi.objects.get().nilai == Decimal("88.75")
    ulang = {
        "nilai": "91",
        "keterangan": "Milik saya",
        "versi": jawaban.context["form"]["versi"].value(),
    }
    assert client.post(alamat_isi(kerja.angka), ulang).status_code == 302
    assert Realisasi.objects.get().nilai == 91


def test_conflict_with_a_removed_month_is_told(kerja: Kerja) -> None:
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), {"nilai": "91", "versi": "1"})
    assert jawaban.status_code == 409
    assert "sudah dihapus" in jawaban.content.decode()


def test_plan_returned_while_typing_keeps_the_input(kerja: Kerja) -> None:
    Skp.objects.update(status="dikembalikan")
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), {"nilai": "91,5"})
    assert jawaban.status_code == 409
    assert 'value="91,5"' in jawaban.content.decode()
    assert not Realisasi.objects.exists()


@pytest.mark.parametrize("versi", ["abc", "-1", "99999999999999999999"])
def test_nonsense_version_changes_nothing(kerja: Kerja, versi: str) -> None:
    jawaban = masuk(kerja.sari).post(alamat_isi(kerja.angka), {"nilai": "91", "versi": versi})
    assert jawaban.status_code == 422
    assert not Realisasi.objects.exists()


def test_saved_month_opens_with_its_content_and_can_be_changed(kerja: Kerja) -> None:
    kerja.lapor(nilai="1234.5", keterangan="Awal")
    client = masuk(kerja.sari)
    html = client.get(alamat_isi(kerja.angka)).content.decode()
    assert 'value="1.234,5"' in html
    assert (
        client.post(alamat_isi(kerja.angka), {"nilai": "1.234,6", "versi": "1"}).status_code == 302
    )
    assert Realisasi.objects.get().nilai == Decimal("1234.6")


def test_remove_month_by_its_button(kerja: Kerja) -> None:
    kerja.lapor()
    alamat = reverse("realisasi_hapus", args=[kerja.angka.pk, f"{TAHUN}-03"])
    client = masuk(kerja.sari)
    assert client.get(alamat).status_code == 405
    assert client.post(alamat, {"versi": "x"}).status_code == 409
    assert client.post(alamat, {"versi": "1"}).status_code == 302
    assert client.post(alamat, {"versi": "1"}).status_code == 404
    assert not Realisasi.objects.exists()


def test_get_never_writes(kerja: Kerja) -> None:
    isi_bukti(kerja)
    jumlah = AuditEvent.objects.count()
    client = masuk(kerja.sari)
    for alamat in (
        reverse("realisasi", args=[kerja.skp.pk]),
        reverse("umpan_balik", args=[kerja.skp.pk]),
        alamat_isi(kerja.angka),
    ):
        assert client.get(alamat).status_code == client.head(alamat).status_code == 200
    assert AuditEvent.objects.count() == jumlah


# --- evidence -----------------------------------------------------------------------------------


def test_download_is_inert_and_whole(kerja: Kerja) -> None:
    bukti = isi_bukti(kerja)
    BuktiDukung.objects.update(nama='lapor"an; é.pdf')
    jawaban = masuk(kerja.budi).get(reverse("bukti", args=[bukti.pk]))
    assert jawaban.content == PDF
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"].startswith("attachment; filename*=utf-8''lapor%22an")
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in jawaban["Cache-Control"]


def test_altered_file_is_not_handed_out(kerja: Kerja) -> None:
    bukti = isi_bukti(kerja)
    berkas.path_of(bukti.sidik).write_bytes(b"lain")
    jawaban = masuk(kerja.budi).get(reverse("bukti", args=[bukti.pk]))
    assert jawaban.status_code == 500
    assert "tidak lagi sama" in jawaban.content.decode()


def test_link_has_no_download_and_leaves_without_a_referrer(kerja: Kerja) -> None:
    tautan = services.attach_bukti_tautan(
        realisasi=kerja.lapor(), tautan="https://a.go.id/?a=1&b=2", nama="", by=kerja.sari
    )
    client = masuk(kerja.budi)
    assert client.get(reverse("bukti", args=[tautan.pk])).status_code == 404
    html = client.get(f"/skp/{kerja.skp.pk}/realisasi/?bulan={TAHUN}-03").content.decode()
    assert 'href="https://a.go.id/?a=1&amp;b=2" rel="noopener noreferrer nofollow"' in html


def test_owner_removes_evidence_and_returns_to_the_month(kerja: Kerja) -> None:
    bukti = isi_bukti(kerja)
    jawaban = masuk(kerja.sari).post(reverse("bukti_hapus", args=[bukti.pk]))
    assert jawaban["Location"] == alamat_isi(kerja.angka)
    assert not BuktiDukung.objects.exists()


# --- feedback -----------------------------------------------------------------------------------


def _beri(kerja: Kerja, perihal: str, isi: str = "Bagus & teruskan") -> Any:
    alamat = reverse("umpan_balik", args=[kerja.skp.pk])
    return masuk(kerja.budi).post(alamat, {"perihal": perihal, "isi": isi})


def test_superior_gives_feedback_and_owner_answers(kerja: Kerja) -> None:
    assert _beri(kerja, f"hasil-{kerja.hasil.pk}").status_code == 302
    assert _beri(kerja, "nilai-adaptif").status_code == 302
    assert _beri(kerja, "").status_code == 302
    assert set(UmpanBalik.objects.values_list("hasil", "nilai_dasar")) == {
        (kerja.hasil.pk, ""),
        (None, "adaptif"),
        (None, ""),
    }
    umpan = UmpanBalik.objects.get(nilai_dasar="adaptif")
    client = masuk(kerja.sari)
    alamat = reverse("umpan_balik_jawab", args=[kerja.skp.pk, umpan.pk])
    jawaban = client.post(alamat, {"isi": "Siap, Bu."}, follow=True)
    html = jawaban.content.decode()
    assert "Siap, Bu." in html
    assert "Bagus &amp; teruskan" in html
    assert "Adaptif" in html
    assert 'id="beri"' not in html


def test_filter_shows_the_threads_of_one_result(kerja: Kerja) -> None:
    _beri(kerja, f"hasil-{kerja.hasil.pk}", "Tentang hasil")
    _beri(kerja, "nilai-loyal", "Tentang nilai")
    alamat = reverse("umpan_balik", args=[kerja.skp.pk])
    html = masuk(kerja.sari).get(f"{alamat}?perihal=hasil-{kerja.hasil.pk}").content.decode()
    assert "Tentang hasil" in html
    assert "Tentang nilai" not in html


@pytest.mark.parametrize(
    ("perihal", "isi", "kata"),
    [
        ("hasil-999999", "Bagus", "hasil-999999"),
        ("", "", "belum diisi"),
        ("", "ok", "Tulis umpan baliknya"),
        ("", "a" * 2001, "paling panjang 2000"),
    ],
)
def test_bad_feedback_is_refused_and_kept(kerja: Kerja, perihal: str, isi: str, kata: str) -> None:
    jawaban = _beri(kerja, perihal, isi)
    html = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert kata in html
    assert isi in html
    assert not UmpanBalik.objects.exists()


def test_result_of_another_plan_cannot_be_named(kerja: Kerja) -> None:
    lain = buat_hasil(buat_skp(kerja.dunia.rekan), "Rahasia rekan")
    jawaban = _beri(kerja, f"hasil-{lain.pk}")
    assert jawaban.status_code == 422
    assert "Rahasia rekan" not in jawaban.content.decode()


def test_refused_answer_is_kept_in_its_thread(kerja: Kerja) -> None:
    _beri(kerja, "")
    umpan = UmpanBalik.objects.get()
    alamat = reverse("umpan_balik_jawab", args=[kerja.skp.pk, umpan.pk])
    jawaban = masuk(kerja.sari).post(alamat, {"isi": "y" * 2001})
    html = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "y" * 2001 in html
    assert f"#jawab_{umpan.pk}_isi" in html


def test_thread_of_another_plan_is_not_found(kerja: Kerja) -> None:
    _beri(kerja, "")
    lain = buat_skp(kerja.dunia.rekan)
    alamat = reverse("umpan_balik_jawab", args=[lain.pk, UmpanBalik.objects.get().pk])
    assert masuk(kerja.dunia.rekan).post(alamat, {"isi": "Saya"}).status_code == 404


# --- budgets ------------------------------------------------------------------------------------


@pytest.fixture
def penuh(kerja: Kerja, unggah: Unggah) -> Kerja:
    """A plan as full as people make them: 22 indicators over 8 results, threads on two pages."""
    for n in range(7):
        hasil = buat_hasil(kerja.skp, f"Hasil kerja nomor {n}", urut=n + 1)
        for k in range(3 if n < 5 else 2):
            buat_indikator(hasil, f"Indikator {n}.{k}", urut=k)
    for bulan in range(1, 13):
        satu = kerja.lapor(bulan=date(TAHUN, bulan, 1), nilai=str(80 + bulan))
        services.attach_bukti_berkas(realisasi=satu, berkas=unggah(), by=kerja.sari)
    for n in range(25):
        services.give_umpan_balik(
            skp=kerja.skp, hasil=kerja.hasil, nilai_dasar=None, isi=f"Nomor {n}", by=kerja.budi
        )
    return kerja


@pytest.mark.parametrize("siapa", ["sari", "budi", "citra", "ani", "auditor"])
def test_pages_stay_within_their_budgets(
    penuh: Kerja, siapa: str, django_assert_max_num_queries: Batas
) -> None:
    client = masuk(getattr(penuh.dunia, siapa))
    tujuan = [
        reverse("realisasi", args=[penuh.skp.pk]),
        reverse("umpan_balik", args=[penuh.skp.pk]),
        *([alamat_isi(penuh.angka)] if siapa == "sari" else []),
    ]
    for alamat in tujuan:
        with django_assert_max_num_queries(8):
            jawaban = client.get(alamat)
        halaman = Hitung(jawaban.content.decode())
        assert halaman.jumlah <= 1000, (alamat, halaman.jumlah)
        assert len(halaman.id) == len(set(halaman.id)), alamat


def test_every_indicator_is_reached_by_its_pages(penuh: Kerja) -> None:
    client, alamat = masuk(penuh.sari), reverse("realisasi", args=[penuh.skp.pk])
    halaman = [client.get(f"{alamat}?halaman={n}").content.decode() for n in (1, 2)]
    semua = IndikatorKinerja.objects.filter(hasil__skp=penuh.skp)
    assert semua.count() > 20
    for satu in semua:
        assert any(alamat_isi(satu, date(TAHUN, 12, 1)) in html for html in halaman)


def test_link_of_a_notification_finds_its_page(penuh: Kerja) -> None:
    lama = UmpanBalik.objects.order_by("id")[0]
    alamat = reverse("umpan_balik", args=[penuh.skp.pk])
    assert f'id="utas-{lama.pk}"' not in masuk(penuh.sari).get(alamat).content.decode()
    html = masuk(penuh.sari).get(f"{alamat}?utas={lama.pk}").content.decode()
    assert f'id="utas-{lama.pk}"' in html
