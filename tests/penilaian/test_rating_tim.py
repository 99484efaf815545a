"""The head of a tim kerja rates the results of its members; the penilai and the person read it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.kalender import Periode
from tera.dasar.errors import (
    KeadaanTidakCocok,
    MasukanTidakSah,
    TidakBoleh,
    TidakDitemukan,
    VersiBerubah,
)
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import Realisasi
from tera.penilaian.models import Evaluasi, RatingTim
from tera.penilaian.permissions import can_rate_hasil_tim
from tera.penilaian.services import finalize_evaluasi, rate_hasil_tim
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp, TimKerja
from tests import factories
from tests.penilaian import bantu
from tests.penilaian.bantu import AKHIR, DI_ATAS, DI_BAWAH, SESUAI, TAHUN, TW1, TW2

pytestmark = pytest.mark.django_db
ALASAN = "Datanya lengkap dan lebih awal dari jadwal."
CATATAN_TERPANJANG = 1000


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def bentuk(dunia: factories.Dunia, **lain: Any) -> TimKerja:
    """A team that the colleague heads."""
    isi = {
        "instansi": dunia.instansi,
        "unit": dunia.bidang,
        "nama": "Tim Stunting",
        "ketua": dunia.rekan.pegawai,
        "sejak": date(2025, 1, 5),
    }
    return TimKerja.objects.create(**isi | lain)


def hasil_dalam(tim: TimKerja, orang: Pegawai | None, **lain: Any) -> RencanaHasilKerja:
    """The one result of a new plan, worked on in the team."""
    assert orang
    hasil = bantu.rencana(orang, **lain).hasil.get()
    hasil.tim = tim
    hasil.save(update_fields=["tim"])
    return hasil


def beri(tim: TimKerja, hasil: RencanaHasilKerja, by: Akun, **lain: Any) -> RatingTim:
    isi: dict[str, Any] = {
        "periode": TW1,
        "rating": DI_ATAS,
        "catatan": ALASAN,
        "versi": None,
        "pada": AKHIR,
    }
    return rate_hasil_tim(tim=tim, hasil=hasil, by=by, **isi | lain)


def tetapkan(hasil: RencanaHasilKerja, dunia: factories.Dunia, periode: Periode = TW1) -> Evaluasi:
    bantu.organisasi(dunia.dinas, dunia.ani, periode=periode)
    draf = bantu.draf(hasil.skp, dunia.budi, periode=periode, hasil=DI_BAWAH)
    return finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)


def _client(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


# --- the use case -----------------------------------------------------------------------------


def test_head_rates_a_result_and_the_penilai_is_told_once(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    satu = beri(tim, hasil, dunia.rekan)
    assert (satu.hasil, satu.tim, satu.oleh) == (hasil, tim, dunia.rekan)
    assert (satu.mulai, satu.selesai, satu.jenis) == (TW1.mulai, TW1.selesai, "periodik")
    catatan = AuditEvent.objects.get(objek="penilaian.RatingTim", objek_id=satu.pk)
    assert catatan.tindakan == "rating_ketua_tim"
    assert catatan.isi["rating"] == "di_atas"
    lagi = RencanaHasilKerja.objects.create(
        instansi=dunia.instansi, skp=hasil.skp, jenis="utama", uraian="Hasil kedua", tim=tim
    )
    beri(tim, lagi, dunia.rekan, rating=SESUAI, catatan="")
    kabar = Notifikasi.objects.get(penerima=dunia.budi.pegawai)
    assert kabar.tautan == f"/penilaian/{hasil.skp_id}/2025-tw1/"
    assert "Rini, ketua Tim Stunting" in kabar.teks


def test_same_thing_twice_has_one_effect_and_again_replaces(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    satu = beri(tim, hasil, dunia.rekan)
    assert beri(tim, hasil, dunia.rekan).versi == satu.versi == 1
    ganti = beri(tim, hasil, dunia.rekan, rating=SESUAI, catatan="", versi=1)
    assert (ganti.pk, ganti.rating, ganti.catatan, ganti.versi) == (satu.pk, "sesuai", "", 2)
    assert ganti.dibuat_pada > satu.dibuat_pada - timedelta(seconds=1)
    assert AuditEvent.objects.filter(objek_id=satu.pk, tindakan="rating_ketua_tim").count() == 2
    assert Notifikasi.objects.filter(penerima=dunia.budi.pegawai).count() == 1


def test_penilai_who_heads_the_team_is_not_told(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia, ketua=dunia.budi.pegawai)
    beri(tim, hasil_dalam(tim, dunia.sari.pegawai), dunia.budi)
    assert not Notifikasi.objects.exists()


def test_only_the_head_rates(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    for nama, akun in dunia.semua().items():
        assert can_rate_hasil_tim(akun, tim, hasil, TW1) is (nama == "rekan"), nama
        if nama != "rekan":
            with pytest.raises(TidakBoleh, match="oleh ketua tim"):
                beri(tim, hasil, akun)
    assert not RatingTim.objects.exists()


def test_result_of_another_team_or_of_the_head_is_refused(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    lain = hasil_dalam(bentuk(dunia, nama="Tim lain"), dunia.sari.pegawai)
    with pytest.raises(TidakDitemukan, match="dalam tim ini"):
        beri(tim, lain, dunia.rekan)
    sendiri = hasil_dalam(tim, dunia.rekan.pegawai)
    with pytest.raises(TidakBoleh, match="sendiri"):
        beri(tim, sendiri, dunia.rekan)


def test_team_plan_and_period_must_fit(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia, sejak=date(2025, 4, 1), sampai=date(2025, 6, 30))
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    with pytest.raises(KeadaanTidakCocok, match="tidak berlaku pada Triwulan I"):
        beri(tim, hasil, dunia.rekan)
    with pytest.raises(KeadaanTidakCocok, match="baru dibuka"):
        beri(tim, hasil, dunia.rekan, periode=TW2, pada=date(2025, 4, 2))
    assert beri(tim, hasil, dunia.rekan, periode=TW2).pk
    draf = hasil_dalam(tim, dunia.lain_unit.pegawai, status="diajukan")
    with pytest.raises(KeadaanTidakCocok, match="setelah SKP disetujui"):
        beri(tim, draf, dunia.rekan, periode=TW2)
    kelak = hasil_dalam(tim, dunia.ani.pegawai, mulai=date(2025, 8, 1))
    with pytest.raises(KeadaanTidakCocok, match="SKP ini tidak berlaku"):
        beri(tim, kelak, dunia.rekan, periode=TW2)


def test_after_the_evaluation_is_set_nothing_changes(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    satu = beri(tim, hasil, dunia.rekan)
    tetapkan(hasil, dunia)
    with pytest.raises(KeadaanTidakCocok, match="sudah ditetapkan"):
        beri(tim, hasil, dunia.rekan, rating=SESUAI, versi=satu.versi)
    assert beri(tim, hasil, dunia.rekan, periode=TW2).pk


def test_annual_evaluation_on_another_plan_closes_the_year(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    Skp.objects.filter(pk=hasil.skp_id).update(selesai=date(2025, 6, 30))
    utama = hasil_dalam(tim, dunia.sari.pegawai, mulai=date(2025, 7, 1))
    beri(tim, hasil, dunia.rekan, periode=TAHUN)
    isi = _client(dunia.budi).get(f"/penilaian/{utama.skp_id}/2025/").content.decode()
    assert "Masukan ketua tim atas SKP lain tahun ini" in isi
    evaluasi = tetapkan(utama, dunia, TAHUN)
    with pytest.raises(KeadaanTidakCocok, match="sudah ditetapkan"):
        beri(tim, hasil, dunia.rekan, periode=TAHUN, rating=SESUAI, versi=1)
    assert ALASAN in _client(dunia.sari).get(f"/evaluasi/{evaluasi.pk}/").content.decode()


@pytest.mark.parametrize(
    ("rating", "catatan"),
    [
        (DI_ATAS, ""),
        (DI_BAWAH, "  kurang  "),
        (SESUAI, "a" * (CATATAN_TERPANJANG + 1)),
    ],
)
def test_note_is_required_for_anything_but_sesuai(
    dunia: factories.Dunia, rating: Any, catatan: str
) -> None:
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    with pytest.raises(MasukanTidakSah) as galat:
        beri(tim, hasil, dunia.rekan, rating=rating, catatan=catatan)
    assert set(galat.value.bidang) == {"catatan"}


def test_whoever_saw_an_older_rating_changes_nothing(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    beri(tim, hasil, dunia.rekan)
    for versi in (None, 7):
        with pytest.raises(VersiBerubah):
            beri(tim, hasil, dunia.rekan, rating=SESUAI, versi=versi)
    assert RatingTim.objects.get().rating == "di_atas"
    lain = hasil_dalam(tim, dunia.lain_unit.pegawai)
    with pytest.raises(VersiBerubah):
        beri(tim, lain, dunia.rekan, versi=1)


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_make_one_rating() -> None:
    dunia = factories.dunia()
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    jawaban = bantu.race(
        lambda: beri(tim, hasil, dunia.rekan),
        lambda: beri(tim, hasil, dunia.rekan, rating=DI_BAWAH),
    )
    assert sorted(type(satu).__name__ for satu in jawaban) == ["RatingTim", "VersiBerubah"]
    assert RatingTim.objects.get().versi == 1


def test_a_failing_audit_record_undoes_the_rating(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    bantu.refuse_audit("rating_ketua_tim")
    with pytest.raises(Exception, match="uji_tolak"):
        beri(tim, hasil, dunia.rekan)


# --- the head's page --------------------------------------------------------------------------


def _alamat(tim: TimKerja, periode: str = "2025-tw1") -> str:
    return f"/tim/{tim.pk}/nilai/?tahun=2025&periode={periode}"


def _isi(
    hasil: RencanaHasilKerja, rating: str, catatan: str = "", versi: int = 0
) -> dict[str, Any]:
    awalan = f"h{hasil.pk}"
    return {
        f"{awalan}-rating": rating,
        f"{awalan}-catatan": catatan,
        f"{awalan}-versi": versi,
    }


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("rekan", 200), ("diri", 403), ("penilai", 403), ("unit_lain", 404), ("instansi_lain", 404)],
)
def test_page_is_the_heads_alone(dunia: factories.Dunia, siapa: str, status: int) -> None:
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    client = _client(dunia.semua()[siapa])
    assert client.get(_alamat(tim)).status_code == status
    jawaban = client.post(_alamat(tim), _isi(hasil, "sesuai"))
    assert jawaban.status_code == (302 if status == 200 else status)
    assert RatingTim.objects.exists() is (status == 200)


def test_penilaian_and_team_pages_lead_the_head_there(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    for alamat in ("/penilaian/?tahun=2025&periode=2025-tw1", f"/tim/{tim.pk}/?tahun=2025"):
        tautan = f"/tim/{tim.pk}/nilai/"
        assert tautan in _client(dunia.rekan).get(alamat).content.decode()
        assert tautan not in _client(dunia.budi).get(alamat).content.decode()
    dulu = _client(dunia.rekan).get("/penilaian/?tahun=2024&periode=2024-tw1").content.decode()
    assert "Nilai anggota tim" not in dulu


def test_page_shows_progress_and_saves_all_with_errors_beside_their_rows(
    dunia: factories.Dunia,
) -> None:
    tim = bentuk(dunia)
    sari, lina = (hasil_dalam(tim, satu.pegawai) for satu in (dunia.sari, dunia.lain_unit))
    Realisasi.objects.create(
        instansi=dunia.instansi,
        skp=sari.skp,
        indikator=sari.indikator.get(),
        bulan=date(2025, 2, 1),
        nilai=31,
        keterangan="Posyandu",
    )
    client = _client(dunia.rekan)
    isi = client.get(_alamat(tim)).content.decode()
    assert "31 %" in isi
    assert "Posyandu" in isi
    jawaban = client.post(_alamat(tim), _isi(sari, "sesuai") | _isi(lina, "di_bawah", "kurang"))
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "1 rating tersimpan" in isi
    assert "Catatan untuk Lina: Tulis alasan rating ini dengan jelas" in isi
    assert f'href="#id_h{lina.pk}-catatan"' in isi
    assert "kurang</textarea>" in isi
    assert [satu.hasil for satu in RatingTim.objects.all()] == [sari]
    kirim = _isi(sari, "sesuai", versi=1) | _isi(lina, "di_bawah", "Data bulan Maret belum ada.")
    assert client.post(_alamat(tim), kirim).headers["Location"] == _alamat(tim)
    assert {satu.versi for satu in RatingTim.objects.all()} == {1}
    assert RatingTim.objects.count() == 2


def test_note_without_rating_is_asked_for_one_and_empty_rows_are_left(
    dunia: factories.Dunia,
) -> None:
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    client = _client(dunia.rekan)
    assert client.post(_alamat(tim), _isi(hasil, "")).status_code == 302
    for rating, catatan in (("", "Bagus sekali."), ("1e9", ""), ("sesuai", "a\0b")):
        assert client.post(_alamat(tim), _isi(hasil, rating, catatan)).status_code == 422
    assert not RatingTim.objects.exists()


def test_second_tab_sees_the_collision_and_then_may_save(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    beri(tim, hasil, dunia.rekan)
    client = _client(dunia.rekan)
    jawaban = client.post(_alamat(tim), _isi(hasil, "sesuai", "Cukup baik."))
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "baru saja disimpan dari tab" in isi
    assert ALASAN in isi
    assert f'name="h{hasil.pk}-versi" value="1"' in isi
    assert RatingTim.objects.get().rating == "di_atas"
    assert client.post(_alamat(tim), _isi(hasil, "sesuai", versi=1)).status_code == 302
    assert RatingTim.objects.get().rating == "sesuai"


def test_page_says_why_nothing_can_be_rated(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia, sampai=date(2025, 3, 31))
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    beri(tim, hasil, dunia.rekan)
    client = _client(dunia.rekan)
    isi = client.get(_alamat(tim, "2025-tw2")).content.decode()
    assert "tidak berlaku pada Triwulan II" in isi
    assert "Simpan rating" not in isi
    assert client.post(_alamat(tim, "2025-tw2"), _isi(hasil, "sesuai")).status_code == 422
    tetapkan(hasil, dunia)
    isi = client.get(_alamat(tim)).content.decode()
    assert "sudah ditetapkan, jadi rating ini tidak dapat diubah lagi" in isi
    assert "Simpan rating" not in isi
    assert ALASAN in isi
    assert f'name="h{hasil.pk}-rating"' not in isi
    assert client.post(_alamat(tim), _isi(hasil, "sesuai", versi=1)).status_code == 422
    assert RatingTim.objects.get().rating == "di_atas"


@pytest.mark.parametrize("jumlah", [1, 11])
def test_page_costs_the_same_however_many_members(dunia: factories.Dunia, jumlah: int) -> None:
    tim = bentuk(dunia)
    for n in range(jumlah):
        hasil = hasil_dalam(tim, factories.pegawai(f"Staf {n}", dunia.bidang))
        beri(tim, hasil, dunia.rekan)
        indikator = IndikatorKinerja.objects.get(hasil=hasil)
        Realisasi.objects.create(
            instansi=dunia.instansi, skp=hasil.skp, indikator=indikator, bulan=TW1.mulai, nilai=9
        )
    client = _client(dunia.rekan)
    with CaptureQueriesContext(connection) as kueri:
        isi = client.get(_alamat(tim)).content.decode()
    assert isi.count("<article") == jumlah
    assert isi.count("<") / 2 < 1000
    # Three of the frame: session, account, and what the menu counts.
    assert len(kueri) == 10


# --- who reads it -----------------------------------------------------------------------------


def test_penilai_sees_it_beside_the_result_and_the_person_with_the_evaluation(
    dunia: factories.Dunia,
) -> None:
    tim = bentuk(dunia)
    hasil = hasil_dalam(tim, dunia.sari.pegawai)
    beri(tim, hasil, dunia.rekan)
    beri(tim, hasil, dunia.rekan, periode=TW2, catatan="Untuk triwulan berikutnya.")
    isi = _client(dunia.budi).get(f"/penilaian/{hasil.skp_id}/2025-tw1/").content.decode()
    evaluasi = tetapkan(hasil, dunia)
    hasil_evaluasi = _client(dunia.sari).get(f"/evaluasi/{evaluasi.pk}/").content.decode()
    tahun = timezone.localdate().year
    for halaman in (isi, hasil_evaluasi):
        assert halaman.count("Masukan ketua tim:") == 1
        assert "Di Atas Ekspektasi" in halaman
        assert ALASAN in halaman
        assert "(Rini, Tim Stunting, " in halaman
        assert f"{tahun})" in halaman
        assert "Untuk triwulan berikutnya." not in halaman
    assert _client(dunia.lain_unit).get(f"/evaluasi/{evaluasi.pk}/").status_code == 404
