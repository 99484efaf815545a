"""Series, threads, and what an evaluation sees; each with its fixed number of queries."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tera.aturan.perilaku import NilaiDasar
from tera.pelaksanaan import services
from tera.pelaksanaan.models import UmpanBalik
from tera.pelaksanaan.queries import (
    bukti_of,
    pelaksanaan_dalam,
    realisasi_setahun,
    tampil_realisasi,
    umpan_balik_of,
)
from tests.pelaksanaan.conftest import (
    FEBRUARI,
    MARET,
    TAHUN,
    Kerja,
    Unggah,
    buat_hasil,
    buat_indikator,
)

Batas = Callable[..., Any]
TRIWULAN_I = (date(TAHUN, 1, 1), date(TAHUN, 3, 31))


def _give(kerja: Kerja, pada: datetime, **tempat: Any) -> UmpanBalik:
    umpan = services.give_umpan_balik(
        skp=kerja.skp,
        isi=f"Pada {pada}",
        by=kerja.budi,
        **{"hasil": None, "nilai_dasar": None} | tempat,
    )
    UmpanBalik.objects.filter(pk=umpan.pk).update(dibuat_pada=pada)
    return umpan


def _many(kerja: Kerja) -> None:
    for n in range(5):
        buat_indikator(buat_hasil(kerja.skp, f"Hasil {n}", urut=n + 1), f"Indikator {n}")


def test_series_has_twelve_months_with_evidence_counts(
    kerja: Kerja, unggah: Unggah, django_assert_num_queries: Batas
) -> None:
    services.attach_bukti_berkas(realisasi=kerja.lapor(), berkas=unggah(), by=kerja.sari)
    kerja.lapor(bulan=FEBRUARI, nilai="90")
    _many(kerja)
    with django_assert_num_queries(2):
        hasil = realisasi_setahun(kerja.skp)
    angka, rentang, teks = hasil[0].indikator
    assert [d.indikator for d in (angka, rentang, teks)] == [kerja.angka, kerja.rentang, kerja.teks]
    assert angka.titik == [None, Decimal(90), Decimal("97.5"), *[None] * 9]
    assert [b.jumlah_bukti for b in angka.bulan][:4] == [0, 0, 1, 0]
    assert angka.bulan[2].tampil == "97,5 %"
    assert (angka.target_garis, rentang.target_garis, teks.target_garis) == (98, 5, None)
    assert (angka.punya_angka, rentang.punya_angka) == (True, False)


def test_threads_of_a_result_are_counted_without_answers(kerja: Kerja) -> None:
    umpan = _give(kerja, datetime(TAHUN, 2, 1, tzinfo=UTC), hasil=kerja.hasil)
    services.answer_umpan_balik(induk=umpan, isi="Baik, Bu.", by=kerja.sari)
    assert realisasi_setahun(kerja.skp)[0].jumlah_umpan_balik == 1


def test_evidence_of_one_month_only(kerja: Kerja, unggah: Unggah) -> None:
    maret, februari = kerja.lapor(), kerja.lapor(bulan=FEBRUARI)
    bukti = services.attach_bukti_berkas(realisasi=maret, berkas=unggah(), by=kerja.sari)
    services.attach_bukti_berkas(realisasi=februari, berkas=unggah(), by=kerja.sari)
    assert bukti_of([maret]) == {maret.pk: [bukti]}


@pytest.mark.parametrize(
    ("nilai", "teks", "tampil"),
    [
        (Decimal("1234.500000"), "", "1.234,5 dokumen"),
        (None, "Diterima", "Diterima"),
        (Decimal(0), "belum mulai", "0 dokumen; belum mulai"),
    ],
)
def test_shown_as_read(nilai: Decimal | None, teks: str, tampil: str) -> None:
    assert tampil_realisasi(nilai, teks, "dokumen") == tampil


def test_threads_move_up_with_an_answer_and_cost_one_query(
    kerja: Kerja, django_assert_num_queries: Batas
) -> None:
    lama = _give(kerja, datetime(TAHUN, 2, 1, tzinfo=UTC), hasil=kerja.hasil)
    baru = _give(kerja, datetime(TAHUN, 5, 1, tzinfo=UTC))
    jawaban = services.answer_umpan_balik(induk=lama, isi="Baik, Bu.", by=kerja.sari)
    with django_assert_num_queries(1):
        utas = umpan_balik_of(kerja.skp)
        assert [u.awal.dari.nama for u in utas] == ["Budi", "Budi"]
    assert [u.awal for u in utas] == [lama, baru]
    assert utas[0].jawaban == (jawaban,)


def test_evaluation_sees_its_period_in_four_queries(
    kerja: Kerja, unggah: Unggah, django_assert_num_queries: Batas
) -> None:
    maret = kerja.lapor(keterangan="Posyandu lengkap")
    kerja.lapor(bulan=FEBRUARI, nilai="90")
    kerja.lapor(bulan=date(TAHUN, 4, 1), nilai="99")
    berkas = services.attach_bukti_berkas(realisasi=maret, berkas=unggah(), by=kerja.sari)
    services.attach_bukti_tautan(
        realisasi=maret, tautan="https://a.go.id/x", nama="Dasbor", by=kerja.sari
    )
    pada = datetime(TAHUN, 2, 10, tzinfo=UTC)
    di_hasil = _give(kerja, pada, hasil=kerja.hasil)
    di_nilai = _give(kerja, pada, nilai_dasar=NilaiDasar.ADAPTIF)
    umum = _give(kerja, pada)
    # 31 March 23.30 UTC is already April in WIB
    _give(kerja, datetime(TAHUN, 3, 31, 23, 30, tzinfo=UTC), hasil=kerja.hasil)
    _many(kerja)
    with django_assert_num_queries(4):
        isi = pelaksanaan_dalam(kerja.skp, *TRIWULAN_I)
    assert len(isi.hasil) == 6
    pertama = isi.hasil[0]
    assert pertama.hasil == kerja.hasil
    assert [u.awal for u in pertama.umpan_balik] == [di_hasil]
    assert [u.awal for u in isi.perilaku["adaptif"]] == [di_nilai]
    assert [u.awal for u in isi.umum] == [umum]
    angka = pertama.indikator[0]
    assert [(r.bulan, r.tampil) for r in angka.realisasi] == [(FEBRUARI, "90 %"), (MARET, "97,5 %")]
    assert angka.terakhir is not None
    assert angka.terakhir.keterangan == "Posyandu lengkap"
    assert [(b.id, b.jenis, b.nama, b.tautan) for b in angka.terakhir.bukti] == [
        (berkas.pk, "berkas", "laporan.pdf", ""),
        (berkas.pk + 1, "tautan", "Dasbor", "https://a.go.id/x"),
    ]
    assert angka.realisasi[0].bukti == ()
    assert pertama.indikator[1].terakhir is None


def test_period_that_begins_halfway_counts_its_first_month(kerja: Kerja) -> None:
    kerja.lapor()
    isi = pelaksanaan_dalam(kerja.skp, date(TAHUN, 3, 16), date(TAHUN, 3, 31))
    assert isi.hasil[0].indikator[0].terakhir is not None
