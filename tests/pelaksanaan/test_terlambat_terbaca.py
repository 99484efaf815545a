"""What is late is told wherever the month is read: page, evaluation, print, Excel."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tera.laporan.susun.isi import teks_realisasi
from tera.pelaksanaan.masukan import IsianProgres
from tera.pelaksanaan.queries import pelaksanaan_dalam, realisasi_setahun
from tera.pelaksanaan.queries.terlambat import Keterlambatan
from tera.pelaksanaan.services import attach_bukti_tautan, record_progres
from tests.pelaksanaan.conftest import ALASAN, MARET, TAHUN, Kerja
from tests.pelaksanaan.halaman import masuk

TRIWULAN_I = date(TAHUN, 1, 1), date(TAHUN, 3, 31)
LEWAT = 60
CUTI, SAKIT = "Cuti bersama", "Sakit"


def catat(kerja: Kerja, hari: date, alasan: str = "", nilai: Decimal | None = Decimal(2)) -> None:
    """An entry of a day; with a reason it was written two months later."""
    pada = date.fromordinal(hari.toordinal() + (LEWAT if alasan else 0))
    isi = IsianProgres(
        sumber=kerja.dokumen,
        tanggal=hari,
        kegiatan="Merekap",
        nilai=nilai,
        alasan_terlambat=alasan,
    )
    record_progres(isian=isi, by=kerja.sari, pada=pada)


@pytest.fixture
def campur(kerja: Kerja) -> Kerja:
    """March typed late for one indicator; summed from four days, two of them late, for another."""
    kerja.lapor()
    for hari, alasan in ((2, ""), (3, CUTI), (4, SAKIT), (5, "")):
        catat(kerja, date(TAHUN, 3, hari), alasan)
    catat(kerja, date(TAHUN, 3, 6), CUTI, nilai=None)  # adds nothing to the month
    catat(kerja, date(TAHUN, 2, 10), CUTI)
    catat(kerja, date(TAHUN, 4, 1), CUTI)
    return kerja


def bulan_of(kerja: Kerja, nomor: int) -> dict[str, Keterlambatan | None]:
    return {
        deret.indikator.uraian: deret.bulan[nomor - 1].terlambat
        for hasil in realisasi_setahun(kerja.skp)
        for deret in hasil.indikator
        if deret.bulan[nomor - 1].realisasi
    }


def test_month_of_days_tells_how_many_of_its_own_were_late(campur: Kerja) -> None:
    maret = bulan_of(campur, 3)
    assert maret[campur.angka.uraian] == Keterlambatan(1, 1, (ALASAN,))
    sebagian = maret[campur.dokumen.uraian]
    assert sebagian == Keterlambatan(2, 4, (CUTI, SAKIT), harian=True)
    assert sebagian.tanda == "2 dari 4 catatan harian terlambat"
    assert not sebagian.penuh
    februari = bulan_of(campur, 2)[campur.dokumen.uraian]
    assert februari == Keterlambatan(1, 1, (CUTI,), harian=True)
    assert februari.penuh


def test_month_in_time_tells_nothing(kerja: Kerja) -> None:
    kerja.lapor(pada=date(TAHUN, 3, 20), alasan_terlambat="")
    catat(kerja, date(TAHUN, 3, 2))
    assert set(bulan_of(kerja, 3).values()) == {None}


def test_month_typed_over_late_days_has_its_own_mark_only(campur: Kerja) -> None:
    lama = campur.dokumen.realisasi.get(bulan=MARET)
    lama.asal = "diketik"
    lama.save()
    assert bulan_of(campur, 3)[campur.dokumen.uraian] is None


def test_page_and_evaluation_tell_the_share_and_the_reasons(campur: Kerja) -> None:
    alamat = reverse("realisasi", args=[campur.skp.pk]) + f"?bulan={TAHUN}-03"
    html = masuk(campur.budi).get(alamat).text
    for kata in ("2 dari 4 catatan harian terlambat", f"{CUTI}; {SAKIT}", ALASAN):
        assert kata in html
    isi = pelaksanaan_dalam(campur.skp, *TRIWULAN_I)
    teks = {
        i.indikator.uraian: teks_realisasi(i, sebulan=False) for h in isi.hasil for i in h.indikator
    }
    assert f"Terlambat Mar: {ALASAN}" in teks[campur.angka.uraian]
    harian = teks[campur.dokumen.uraian]
    assert f"2 dari 4 catatan harian terlambat Mar: {CUTI}; {SAKIT}" in harian
    assert f"1 dari 1 catatan harian terlambat Feb: {CUTI}" in harian


def book(jawaban: Any) -> dict[str, list[list[Any]]]:
    assert jawaban.status_code == 200
    buku = CalamineWorkbook.from_filelike(BytesIO(jawaban.content))
    return {nama: buku.get_sheet_by_name(nama).to_python() for nama in buku.sheet_names}


def under(baris: list[list[Any]], pertama: str) -> list[dict[str, Any]]:
    kepala = next(n for n, satu in enumerate(baris) if satu[0] == pertama)
    return [dict(zip(baris[kepala], satu, strict=True)) for satu in baris[kepala + 1 :]]


def test_realisasi_as_excel_has_the_mark_and_the_reason(campur: Kerja) -> None:
    attach_bukti_tautan(
        realisasi=campur.angka.realisasi.get(),
        tautan="https://contoh.go.id/rekap",
        nama="Rekap",
        by=campur.sari,
    )
    jawaban = masuk(campur.budi).get(reverse("realisasi_xlsx", args=[campur.skp.pk]))
    nip = campur.skp.pegawai.nip
    assert f'filename="Realisasi-{TAHUN}-{nip}.xlsx"' in jawaban["Content-Disposition"]
    baris = under(book(jawaban)["Data"], "Rencana Hasil Kerja")
    maret = {satu["Indikator"]: satu for satu in baris if satu["Bulan"] == f"Maret {TAHUN}"}
    ketik, harian = maret[campur.angka.uraian], maret[campur.dokumen.uraian]
    assert (ketik["Terlambat"], ketik["Alasan"]) == ("Terlambat", ALASAN)
    assert (ketik["Realisasi"], ketik["Bukti Dukung"]) == (97.5, "https://contoh.go.id/rekap")
    assert harian["Terlambat"] == "2 dari 4 catatan harian terlambat"
    assert (harian["Alasan"], harian["Asal"]) == (f"{CUTI}; {SAKIT}", "Jumlah progres harian")
    assert [satu["Bulan"] for satu in baris if satu["Indikator"] == campur.dokumen.uraian] == [
        f"{nama} {TAHUN}" for nama in ("Februari", "Maret", "April")
    ]


def test_realisasi_as_excel_is_for_whoever_sees_the_plan(kerja: Kerja) -> None:
    alamat = reverse("realisasi_xlsx", args=[kerja.skp.pk])
    for akun in (kerja.dunia.rekan, kerja.dunia.mantan, kerja.dunia.dewi):
        assert masuk(akun).get(alamat).status_code == 404
    assert f'href="{alamat}"' in masuk(kerja.sari).get(alamat.removesuffix(".xlsx") + "/").text


def test_daily_form_keeps_its_columns_and_late_days_have_a_sheet(campur: Kerja) -> None:
    alamat = reverse("progres_xlsx")
    lembar = book(masuk(campur.sari).get(alamat, {"bulan": f"{TAHUN}-03"}))
    assert list(lembar) == ["Data", "Terlambat"]
    assert "Alasan" not in str(lembar["Data"])
    telat = under(lembar["Terlambat"], "Tanggal")
    assert [(satu["Tanggal"].day, satu["Alasan"]) for satu in telat] == [
        (3, CUTI),
        (4, SAKIT),
        (6, CUTI),
    ]
    kosong = book(masuk(campur.sari).get(alamat, {"bulan": f"{TAHUN}-05"}))
    assert list(kosong) == ["Data"]


def test_telling_it_costs_no_query(
    campur: Kerja, django_assert_num_queries: Callable[..., Any]
) -> None:
    client = masuk(campur.budi)
    with django_assert_num_queries(2):
        bulan_of(campur, 3)
    with django_assert_num_queries(6):
        client.get(reverse("realisasi_xlsx", args=[campur.skp.pk]))
