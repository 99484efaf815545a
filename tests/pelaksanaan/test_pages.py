"""The plan's month and everyone's answer on every route; budgets."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tera.pelaksanaan import services
from tera.pelaksanaan.models import BuktiDukung, Realisasi, UmpanBalik
from tera.perencanaan.models import IndikatorKinerja, Skp
from tests.pelaksanaan.conftest import (
    TAHUN,
    Kerja,
    Unggah,
    buat_hasil,
    buat_indikator,
    buat_skp,
)
from tests.pelaksanaan.halaman import Hitung, alamat_isi, isi_bukti, masuk

Batas = Callable[..., Any]
SESI_DAN_AKUN = 2
MELIHAT = {"diri", "penilai", "atasan_penilai", "pengelola", "bkpsdm", "auditor"}


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
        with django_assert_max_num_queries(8 + SESI_DAN_AKUN):
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


def test_an_indicator_at_risk_says_so_with_its_steps(kerja: Kerja) -> None:
    """For the owner and for the penilai alike; an indicator on its way says only that."""
    laporan = buat_indikator(
        kerja.hasil, "Jumlah laporan", satuan="Laporan", target_bawah=120, target_atas=120, urut=3
    )
    for bulan in range(1, 13):
        for indikator, nilai in ((laporan, 5 * bulan), (kerja.angka, 99)):
            Realisasi.objects.create(
                instansi=kerja.dunia.instansi,
                skp=kerja.skp,
                indikator=indikator,
                bulan=date(TAHUN, bulan, 1),
                nilai=nilai,
            )
    for akun in (kerja.sari, kerja.budi):
        isi = masuk(akun).get(reverse("realisasi", args=[kerja.skp.pk])).content.decode()
        assert "Target tidak tercapai pada akhir rencana: 60 laporan dari target 120" in isi
        assert "Metode Tera, bukan ketentuan peraturan" in isi
        assert isi.count("</svg>Kritis</span>") == isi.count("</svg>Tercapai</span>") == 1
