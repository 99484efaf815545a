"""Objections: the clock, both sides, the one who decides, and what is kept."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError

from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import AtasanLangsung
from tera.penilaian.models import Evaluasi, Keberatan
from tera.penilaian.permissions import can_decide, can_object
from tera.penilaian.services import (
    accept_evaluasi,
    answer_keberatan,
    decide_keberatan,
    finalize_evaluasi,
    object_evaluasi,
)
from tera.penilaian.states import PutusanKeberatan
from tera.penilaian.waktu import tenggat_keberatan
from tests import factories
from tests.penilaian import bantu
from tests.penilaian.bantu import AKHIR, APRIL, DI_ATAS, DI_BAWAH

pytestmark = pytest.mark.django_db
ALASAN = "Bukti imunisasi bulan Maret belum dilihat."


def _set(dunia: factories.Dunia) -> Evaluasi:
    bantu.organisasi(dunia.dinas, dunia.ani)
    draf = bantu.draf(bantu.rencana(dunia.sari.pegawai), dunia.budi, hasil=DI_BAWAH)
    return finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)


def _objected(dunia: factories.Dunia) -> Keberatan:
    evaluasi = _set(dunia)
    return object_evaluasi(
        evaluasi=evaluasi, alasan=ALASAN, by=dunia.sari, versi=evaluasi.versi, pada=AKHIR
    )


def _decide(keberatan: Keberatan, by: object, **lain: object) -> Evaluasi:
    isi: dict = {
        "putusan": PutusanKeberatan.DIUBAH,
        "alasan": "Bukti bulan Maret memang ada.",
        "rating_hasil": DI_ATAS,
        "rating_perilaku": None,
        "versi": keberatan.evaluasi.versi,
        "pada": AKHIR,
    }
    return decide_keberatan(keberatan=keberatan, by=by, **{**isi, **lain})


@pytest.mark.parametrize(
    ("zona", "saat", "terakhir"),
    [
        # 23.59 and 00.00 in the agency's own zone lie on different days, not those of UTC.
        ("Asia/Jakarta", datetime(2025, 4, 10, 16, 59, tzinfo=UTC), date(2025, 4, 24)),
        ("Asia/Jakarta", datetime(2025, 4, 10, 17, 0, tzinfo=UTC), date(2025, 4, 25)),
        ("Asia/Makassar", datetime(2025, 4, 10, 15, 59, tzinfo=UTC), date(2025, 4, 24)),
        ("Asia/Makassar", datetime(2025, 4, 10, 16, 0, tzinfo=UTC), date(2025, 4, 25)),
    ],
)
def test_clock_of_objection_runs_in_the_agencys_zone(
    zona: str, saat: datetime, terakhir: date
) -> None:
    dunia = factories.dunia()
    evaluasi = _set(dunia)
    dunia.instansi.zona_waktu = zona
    dunia.instansi.save()
    Evaluasi.objects.update(ditetapkan_pada=saat)
    evaluasi = Evaluasi.objects.get(pk=evaluasi.pk)
    assert tenggat_keberatan(evaluasi) == terakhir
    assert can_object(dunia.sari, evaluasi, terakhir)
    lewat = date.fromordinal(terakhir.toordinal() + 1)
    with pytest.raises(KeadaanTidakCocok, match="Batas keberatan sudah lewat"):
        object_evaluasi(
            evaluasi=evaluasi, alasan=ALASAN, by=dunia.sari, versi=evaluasi.versi, pada=lewat
        )
    keberatan = object_evaluasi(
        evaluasi=evaluasi, alasan=ALASAN, by=dunia.sari, versi=evaluasi.versi, pada=terakhir
    )
    assert keberatan.tenggat == terakhir


def test_agency_sets_days_and_their_kind() -> None:
    dunia = factories.dunia()
    bantu.pengaturan(dunia.dinas, "hari_keberatan", 5)
    bantu.pengaturan(dunia.dinas, "jenis_hari_keberatan", "kerja")
    evaluasi = _set(dunia)
    Evaluasi.objects.update(ditetapkan_pada=datetime(2025, 4, 10, 3, 0, tzinfo=UTC))  # Thursday
    assert tenggat_keberatan(Evaluasi.objects.get(pk=evaluasi.pk)) == date(2025, 4, 17)
    libur = {"cuti_bersama": True, "hari": [{"tanggal": "2025-04-16", "nama": "Hari jadi"}]}
    bantu.pengaturan(dunia.dinas, "hari_libur", libur)
    assert tenggat_keberatan(Evaluasi.objects.get(pk=evaluasi.pk)) == date(2025, 4, 21)


def test_only_the_owner_objects_and_only_before_accepting() -> None:
    dunia = factories.dunia()
    evaluasi = _set(dunia)
    for nama, akun in dunia.semua().items():
        assert can_object(akun, evaluasi, AKHIR) is (nama == "diri"), nama
    accept_evaluasi(evaluasi=evaluasi, by=dunia.sari, versi=evaluasi.versi)
    with pytest.raises(KeadaanTidakCocok, match="Diterima"):
        object_evaluasi(
            evaluasi=evaluasi, alasan=ALASAN, by=dunia.sari, versi=evaluasi.versi, pada=AKHIR
        )


def test_objection_without_reason_is_refused() -> None:
    dunia = factories.dunia()
    evaluasi = _set(dunia)
    with pytest.raises(MasukanTidakSah):
        object_evaluasi(
            evaluasi=evaluasi, alasan="tidak", by=dunia.sari, versi=evaluasi.versi, pada=AKHIR
        )
    assert Evaluasi.objects.get().status == "ditetapkan"


def test_objection_calls_the_penilai_and_the_superior() -> None:
    dunia = factories.dunia()
    _objected(dunia)
    assert "Beri penjelasan" in Notifikasi.objects.get(penerima=dunia.budi.pegawai).teks
    kabar = Notifikasi.objects.filter(penerima=dunia.citra.pegawai).latest("id")
    assert "menunggu putusan Anda" in kabar.teks


def test_objecting_again_is_refused() -> None:
    dunia = factories.dunia()
    keberatan = _objected(dunia)
    with pytest.raises(KeadaanTidakCocok, match="Keberatan"):
        object_evaluasi(
            evaluasi=keberatan.evaluasi, alasan=ALASAN, by=dunia.sari, versi=3, pada=AKHIR
        )
    assert Keberatan.objects.count() == 1


def test_only_the_superior_of_the_penilai_decides() -> None:
    dunia = factories.dunia()
    keberatan = _objected(dunia)
    for nama, akun in dunia.semua().items():
        assert can_decide(akun, keberatan, AKHIR) is (nama == "atasan_penilai"), nama


def test_superior_of_that_day_decides() -> None:
    dunia = factories.dunia()
    keberatan = _objected(dunia)
    AtasanLangsung.objects.filter(pegawai=dunia.budi.pegawai).update(sampai=date(2025, 12, 30))
    factories.superior(dunia.budi.pegawai, dunia.mantan.pegawai, sejak=AKHIR)
    assert not can_decide(dunia.citra, keberatan, AKHIR)
    assert can_decide(dunia.mantan, keberatan, AKHIR)


def test_where_nobody_stands_above_the_pimpinan_decides_but_never_as_penilai() -> None:
    dunia = factories.dunia()
    setda = dunia.dinas.susunan.get().induk
    bupati, wakil = bantu.pimpinan(setda), bantu.pimpinan(setda)
    sekda = dunia.citra.pegawai.atasan.get().atasan
    bantu.organisasi(setda, bupati)
    draf = bantu.draf(bantu.rencana(sekda), bupati)
    evaluasi = finalize_evaluasi(evaluasi=draf, by=bupati, versi=draf.versi, pada=AKHIR)
    keberatan = object_evaluasi(
        evaluasi=evaluasi,
        alasan=ALASAN,
        by=factories.akun(sekda),
        versi=evaluasi.versi,
        pada=AKHIR,
    )
    assert not can_decide(bupati, keberatan, AKHIR)
    assert can_decide(wakil, keberatan, AKHIR)


def test_penilai_explains_until_the_decision() -> None:
    dunia = factories.dunia()
    keberatan = _objected(dunia)
    versi = keberatan.evaluasi.versi
    teks = "Bukti Maret belum diunggah saat itu."
    for _ in range(2):
        answer_keberatan(
            keberatan=keberatan, tanggapan=teks, by=dunia.budi, versi=versi, pada=AKHIR
        )
    assert AuditEvent.objects.filter(tindakan="tanggapi_keberatan").count() == 1
    with pytest.raises(TidakBoleh):
        answer_keberatan(
            keberatan=keberatan, tanggapan=teks, by=dunia.citra, versi=versi, pada=AKHIR
        )
    with pytest.raises(VersiBerubah):
        _decide(keberatan, dunia.citra, versi=versi)
    keberatan.evaluasi.refresh_from_db()
    hasil = _decide(keberatan, dunia.citra)
    langkah = {satu["label"]: satu["nilai"] for satu in hasil.perhitungan["langkah"]}
    assert langkah["Keterangan yang didengar"] == "pegawai dan penilai"
    with pytest.raises(KeadaanTidakCocok):
        answer_keberatan(
            keberatan=keberatan, tanggapan=teks + "!", by=dunia.budi, versi=5, pada=AKHIR
        )


def test_decision_that_changes_recomputes_and_keeps_what_was() -> None:
    dunia = factories.dunia()
    keberatan = _objected(dunia)
    hasil = _decide(keberatan, dunia.citra)
    hasil.refresh_from_db()
    assert (hasil.status, hasil.rating_hasil, hasil.predikat) == ("diputus", "di_atas", "baik")
    simpan = Keberatan.objects.get()
    assert simpan.hasil_semula["predikat"] == "butuh_perbaikan"
    assert simpan.hasil_semula["perhitungan"]["nilai"] == "butuh_perbaikan"
    assert simpan.diputus_oleh == dunia.citra
    label = [satu["label"] for satu in hasil.perhitungan["langkah"]]
    assert label[-1] == "Putusan atasan pejabat penilai"
    assert hasil.perhitungan["langkah"][-1]["acuan"]["teks"] == "PP 30/2019 Pasal 59"
    assert hasil.perhitungan["nilai"] == "baik"
    assert "diputus" in Notifikasi.objects.filter(penerima=dunia.sari.pegawai).last().teks


def test_decision_that_rejects_leaves_the_result() -> None:
    dunia = factories.dunia()
    keberatan = _objected(dunia)
    hasil = _decide(keberatan, dunia.citra, putusan=PutusanKeberatan.DITOLAK, rating_hasil=DI_ATAS)
    assert (hasil.status, hasil.rating_hasil, hasil.predikat) == (
        "diputus",
        "di_bawah",
        "butuh_perbaikan",
    )


def test_decision_that_changes_nothing_is_refused() -> None:
    dunia = factories.dunia()
    keberatan = _objected(dunia)
    with pytest.raises(MasukanTidakSah, match="Ubah paling sedikit satu rating"):
        _decide(keberatan, dunia.citra, rating_hasil=None)
    assert Evaluasi.objects.get().status == "keberatan"


def test_decision_is_final() -> None:
    dunia = factories.dunia()
    keberatan = _objected(dunia)
    hasil = _decide(keberatan, dunia.citra)
    with pytest.raises(KeadaanTidakCocok, match="Diputus"):
        _decide(keberatan, dunia.citra, versi=hasil.versi)


@pytest.mark.parametrize(
    ("tindakan", "langkah"),
    [
        ("ajukan_keberatan", _objected),
        ("putuskan_keberatan", lambda dunia: _decide(_objected(dunia), dunia.citra)),
    ],
)
def test_audit_failure_rolls_back(
    tindakan: str, langkah: Callable[[factories.Dunia], object]
) -> None:
    dunia = factories.dunia()
    bantu.refuse_audit(tindakan)
    with pytest.raises(IntegrityError, match="uji_tolak"):
        langkah(dunia)
    sebelum = "ditetapkan" if tindakan == "ajukan_keberatan" else "keberatan"
    assert Evaluasi.objects.get().status == sebelum
    assert not Keberatan.objects.exclude(putusan="").exists()


@pytest.mark.django_db(transaction=True)
def test_two_deciders_at_once_have_one_effect() -> None:
    dunia = factories.dunia()
    keberatan = _objected(dunia)

    def decide(putusan: PutusanKeberatan) -> Evaluasi:
        satu = Keberatan.objects.get(pk=keberatan.pk)
        return _decide(satu, bantu.fresh(dunia.citra), putusan=putusan)

    hasil = bantu.race(
        lambda: decide(PutusanKeberatan.DIUBAH), lambda: decide(PutusanKeberatan.DITOLAK)
    )
    nama = sorted(type(satu).__name__ for satu in hasil)
    assert nama == ["Evaluasi", "KeadaanTidakCocok"], hasil
    assert AuditEvent.objects.filter(tindakan="putuskan_keberatan").count() == 1
    simpan = Keberatan.objects.get()
    harapan = "baik" if simpan.putusan == "diubah" else "butuh_perbaikan"
    assert Evaluasi.objects.get().predikat == harapan


@pytest.mark.django_db(transaction=True)
def test_accepting_and_objecting_at_once_have_one_effect() -> None:
    dunia = factories.dunia()
    evaluasi = _set(dunia)

    def terima() -> object:
        satu = Evaluasi.objects.get(pk=evaluasi.pk)
        return accept_evaluasi(evaluasi=satu, by=bantu.fresh(dunia.sari), versi=2)

    def keberatan() -> object:
        satu = Evaluasi.objects.get(pk=evaluasi.pk)
        return object_evaluasi(
            evaluasi=satu, alasan=ALASAN, by=bantu.fresh(dunia.sari), versi=2, pada=APRIL
        )

    hasil = bantu.race(terima, keberatan)
    assert sum(isinstance(satu, KeadaanTidakCocok) for satu in hasil) == 1, hasil
    status = Evaluasi.objects.get().status
    assert Keberatan.objects.exists() is (status == "keberatan")
