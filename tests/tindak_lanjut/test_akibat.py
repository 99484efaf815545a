"""What follows from a result: angka kredit and coaching, in the same transaction or not at all."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import IntegrityError

from tera.aturan.kalender import Periode, parse_periode
from tera.aturan.predikat import Rating
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import Jabatan, Penugasan
from tera.penilaian.models import Evaluasi, Keberatan
from tera.penilaian.services import object_evaluasi
from tera.penilaian.states import PutusanKeberatan
from tera.tindak_lanjut.models import (
    BulanAngkaKredit,
    JenisTindakLanjut,
    KonversiAngkaKredit,
    TindakLanjut,
)
from tera.tindak_lanjut.queries import rekap_angka_kredit
from tera.tindak_lanjut.services import (
    complete_tindak_lanjut,
    convert_periodik,
    decide_and_follow_up,
    finalize_and_follow_up,
    finalize_many_and_follow_up,
    plan_tindak_lanjut,
    settle_evaluasi,
)
from tests import factories
from tests.penilaian import bantu
from tests.penilaian.bantu import AKHIR, DI_ATAS, DI_BAWAH, SESUAI, TAHUN, TW1, TW2

pytestmark = pytest.mark.django_db


def _set(
    dunia: factories.Dunia,
    *,
    periode: Periode = TAHUN,
    hasil: Rating = SESUAI,
    perilaku: Rating = SESUAI,
    siapa: str = "sari",
) -> Evaluasi:
    bantu.organisasi(dunia.dinas, dunia.ani, periode=periode)
    orang = getattr(dunia, siapa).pegawai
    skp = orang.skp.first() or bantu.rencana(orang, tahun=periode.tahun)
    draf = bantu.draf(skp, dunia.budi, periode=periode, hasil=hasil, perilaku=perilaku)
    return finalize_and_follow_up(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)


@pytest.mark.parametrize(
    ("hasil", "perilaku", "tepat"),
    [
        (DI_ATAS, DI_ATAS, "75/4"),
        (SESUAI, SESUAI, "25/2"),
        (DI_BAWAH, SESUAI, "75/8"),
        (SESUAI, DI_BAWAH, "25/4"),
        (DI_BAWAH, DI_BAWAH, "25/8"),
    ],
)
def test_annual_result_of_ahli_pertama_gives_angka_kredit(
    hasil: Rating, perilaku: Rating, tepat: str
) -> None:
    dunia = factories.dunia()
    _set(dunia, hasil=hasil, perilaku=perilaku)
    konversi = KonversiAngkaKredit.objects.get()
    assert (konversi.tepat, konversi.jenjang) == (tepat, "ahli_pertama")
    assert konversi.bulan.count() == 12
    assert konversi.perhitungan["tepat"] == tepat
    acuan = [satu["acuan"]["peraturan"] for satu in konversi.perhitungan["langkah"]]
    assert "permenpanrb-1-2023" in acuan


def test_sangat_baik_shows_18_75_and_what_is_still_needed() -> None:
    dunia = factories.dunia()
    _set(dunia, hasil=DI_ATAS, perilaku=DI_ATAS)
    (rekap,) = rekap_angka_kredit(dunia.sari.pegawai, AKHIR)
    assert rekap.baris[0].nilai == "18,75"
    assert rekap.baris[0].bulan == "Januari–Desember (12 bulan)"
    assert rekap.tampil == {
        "jumlah": "18,75",
        "pangkat": "50,00",
        "kurang_pangkat": "31,25",
        "jenjang": "100,00",
        "kurang_jenjang": "81,25",
    }


def test_periodic_result_and_other_positions_give_none() -> None:
    dunia = factories.dunia()
    _set(dunia, periode=TW1)
    bantu.organisasi(dunia.dinas, dunia.ani, periode=TAHUN)
    draf = bantu.draf(bantu.rencana(dunia.rekan.pegawai), dunia.budi, periode=TAHUN)
    finalize_and_follow_up(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    assert not KonversiAngkaKredit.objects.exists()


def test_years_before_the_rule_give_none() -> None:
    dunia = factories.dunia()
    periode = parse_periode("2022")
    bantu.organisasi(dunia.dinas, dunia.ani, periode=periode)
    skp = bantu.rencana(dunia.sari.pegawai, tahun=2022)
    draf = bantu.draf(skp, dunia.budi, periode=periode)
    finalize_and_follow_up(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    assert not KonversiAngkaKredit.objects.exists()


def test_no_month_is_converted_twice() -> None:
    dunia = factories.dunia()
    periodik = _set(dunia, periode=TW1)
    convert_periodik(evaluasi=periodik, by=dunia.ani, pada=AKHIR)
    assert KonversiAngkaKredit.objects.get().tepat == "25/8"
    with pytest.raises(KeadaanTidakCocok):
        convert_periodik(evaluasi=periodik, by=dunia.ani, pada=AKHIR)
    tahunan = _set(dunia, hasil=DI_ATAS, perilaku=DI_ATAS)
    konversi = KonversiAngkaKredit.objects.get(evaluasi=tahunan)
    assert Fraction(konversi.tepat) == Fraction(9, 12) * Fraction(3, 2) * Fraction(25, 2)
    bulan = sorted(BulanAngkaKredit.objects.values_list("bulan__month", flat=True))
    assert bulan == list(range(1, 13))
    (rekap,) = rekap_angka_kredit(dunia.sari.pegawai, AKHIR)
    assert rekap.jumlah == Fraction(25, 8) + Fraction(225, 16)


def test_periodic_conversion_after_the_annual_one_is_refused() -> None:
    dunia = factories.dunia()
    _set(dunia)
    periodik = _set(dunia, periode=TW2)
    with pytest.raises(KeadaanTidakCocok, match="April, Mei, Juni sudah dikonversi"):
        convert_periodik(evaluasi=periodik, by=dunia.ani, pada=AKHIR)


@pytest.mark.django_db(transaction=True)
def test_two_conversions_at_once_convert_each_month_once() -> None:
    dunia = factories.dunia()
    periodik = _set(dunia, periode=TW1)

    def convert() -> object:
        satu = Evaluasi.objects.get(pk=periodik.pk)
        return convert_periodik(evaluasi=satu, by=bantu.fresh(dunia.ani), pada=AKHIR)

    hasil = bantu.race(convert, convert, convert)
    assert sum(isinstance(satu, KonversiAngkaKredit) for satu in hasil) == 1, hasil
    assert sum(isinstance(satu, KeadaanTidakCocok) for satu in hasil) == 2, hasil
    assert BulanAngkaKredit.objects.count() == 3


def test_only_pengelola_and_bkpsdm_convert_a_periodic_result() -> None:
    dunia = factories.dunia()
    periodik = _set(dunia, periode=TW1)
    for nama, akun in dunia.semua().items():
        if nama not in {"pengelola", "bkpsdm"}:
            with pytest.raises(TidakBoleh):
                convert_periodik(evaluasi=periodik, by=akun, pada=AKHIR)
    assert convert_periodik(evaluasi=periodik, by=dunia.bkpsdm, pada=AKHIR).pk


def test_months_before_the_functional_position_are_not_converted() -> None:
    dunia = factories.dunia()
    lama = Penugasan.objects.get(pegawai=dunia.sari.pegawai)
    pelaksana = Jabatan.objects.get(nama="Penelaah Teknis Kebijakan", instansi=dunia.instansi)
    Penugasan.objects.filter(pk=lama.pk).update(jabatan=pelaksana, sampai=date(2025, 3, 31))
    Penugasan.objects.create(
        instansi=dunia.instansi,
        pegawai=dunia.sari.pegawai,
        unit=lama.unit,
        jabatan=lama.jabatan,
        sejak=date(2025, 4, 1),
    )
    _set(dunia)
    konversi = KonversiAngkaKredit.objects.get()
    assert Fraction(konversi.tepat) == Fraction(9, 12) * Fraction(25, 2)
    assert konversi.perhitungan["masukan"]["bulan"] == list(range(4, 13))


@pytest.mark.parametrize(
    ("hasil", "perilaku", "ada"),
    [
        (DI_ATAS, DI_ATAS, False),
        (SESUAI, SESUAI, False),
        (DI_BAWAH, SESUAI, True),
        (SESUAI, DI_BAWAH, True),
        (DI_BAWAH, DI_BAWAH, True),
    ],
)
@pytest.mark.parametrize("periode", [TW1, TAHUN])
def test_predicate_below_baik_opens_a_follow_up(
    hasil: Rating, perilaku: Rating, ada: bool, periode: Periode
) -> None:
    dunia = factories.dunia()
    _set(dunia, periode=periode, hasil=hasil, perilaku=perilaku)
    assert TindakLanjut.objects.filter(status="terbuka").exists() is ada
    kabar = Notifikasi.objects.filter(penerima=dunia.budi.pegawai, teks__contains="bimbingan")
    assert kabar.exists() is ada


def test_settling_again_changes_nothing() -> None:
    dunia = factories.dunia()
    hasil = _set(dunia, hasil=DI_BAWAH)
    sebelum = AuditEvent.objects.count()
    settle_evaluasi(evaluasi=hasil, by=dunia.budi)
    assert AuditEvent.objects.count() == sebelum
    assert (KonversiAngkaKredit.objects.count(), TindakLanjut.objects.count()) == (1, 1)


@pytest.mark.parametrize("tindakan", ["konversi_angka_kredit", "buka_tindak_lanjut"])
def test_failure_of_what_follows_rolls_the_result_back(tindakan: str) -> None:
    dunia = factories.dunia()
    bantu.refuse_audit(tindakan)
    with pytest.raises(IntegrityError, match="uji_tolak"):
        _set(dunia, hasil=DI_BAWAH)
    assert Evaluasi.objects.get().status == "draf"
    assert not KonversiAngkaKredit.objects.exists()
    assert not TindakLanjut.objects.exists()


def test_many_at_once_each_with_what_follows() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani, periode=TAHUN)
    semua = [
        bantu.draf(bantu.rencana(akun.pegawai), dunia.budi, periode=TAHUN, hasil=DI_BAWAH)
        for akun in (dunia.sari, dunia.rekan)
    ]
    hasil = finalize_many_and_follow_up(
        evaluasi=[(satu, satu.versi) for satu in semua], by=dunia.budi, pada=AKHIR
    )
    assert len(hasil.berhasil) == 2
    assert (KonversiAngkaKredit.objects.count(), TindakLanjut.objects.count()) == (1, 2)


def _decide(dunia: factories.Dunia, evaluasi: Evaluasi) -> Evaluasi:
    object_evaluasi(
        evaluasi=evaluasi,
        alasan="Bukti belum dilihat semua.",
        by=dunia.sari,
        versi=evaluasi.versi,
        pada=AKHIR,
    )
    return decide_and_follow_up(
        keberatan=Keberatan.objects.get(),
        putusan=PutusanKeberatan.DIUBAH,
        alasan="Bukti memang lengkap.",
        rating_hasil=SESUAI,
        rating_perilaku=None,
        by=dunia.citra,
        versi=evaluasi.versi,
        pada=AKHIR,
    )


def test_decision_derives_again_and_takes_an_open_entry_away() -> None:
    dunia = factories.dunia()
    hasil = _set(dunia, hasil=DI_BAWAH)
    assert KonversiAngkaKredit.objects.get().tepat == "75/8"
    _decide(dunia, hasil)
    konversi = KonversiAngkaKredit.objects.get()
    assert (konversi.tepat, konversi.bulan.count()) == ("25/2", 12)
    assert konversi.perhitungan["masukan"]["predikat"] == "baik"
    assert AuditEvent.objects.get(tindakan="ubah_angka_kredit").isi["semula"] == "75/8"
    assert not TindakLanjut.objects.exists()
    assert AuditEvent.objects.filter(tindakan="tutup_tindak_lanjut").exists()


def test_decision_closes_a_planned_entry_with_the_reason() -> None:
    dunia = factories.dunia()
    hasil = _set(dunia, hasil=DI_BAWAH)
    _plan(dunia, TindakLanjut.objects.get())
    _decide(dunia, hasil)
    entri = TindakLanjut.objects.get()
    assert entri.status == "selesai"
    assert "putusan keberatan" in entri.hasil


def _plan(dunia: factories.Dunia, entri: TindakLanjut, **lain: object) -> TindakLanjut:
    isi: dict = {
        "jenis": JenisTindakLanjut.BIMBINGAN,
        "rencana": "Dialog kinerja tiap dua pekan.",
        "tenggat": date(2026, 3, 31),
        "by": dunia.budi,
        "versi": entri.versi,
        "pada": AKHIR,
    }
    return plan_tindak_lanjut(tindak_lanjut=entri, **{**isi, **lain})


def test_follow_up_is_planned_and_completed() -> None:
    dunia = factories.dunia()
    _set(dunia, hasil=DI_BAWAH)
    entri = TindakLanjut.objects.get()
    with pytest.raises(KeadaanTidakCocok, match="Isi rencananya"):
        complete_tindak_lanjut(
            tindak_lanjut=entri, hasil="Sudah jauh lebih baik.", by=dunia.budi, versi=1, pada=AKHIR
        )
    for _ in range(2):
        _plan(dunia, entri, versi=1)
    assert AuditEvent.objects.filter(tindakan="rencanakan_tindak_lanjut").count() == 1
    with pytest.raises(VersiBerubah):
        _plan(dunia, entri, versi=1, rencana="Rencana dari tab yang lama.")
    complete_tindak_lanjut(
        tindak_lanjut=entri, hasil="Sudah jauh lebih baik.", by=dunia.ani, versi=2, pada=AKHIR
    )
    entri.refresh_from_db()
    assert (entri.status, entri.direncanakan_oleh) == ("selesai", dunia.budi)
    with pytest.raises(KeadaanTidakCocok, match="sudah selesai"):
        _plan(dunia, entri)
    assert Notifikasi.objects.filter(penerima=dunia.sari.pegawai, teks__contains="selesai")


def test_who_plans_a_follow_up() -> None:
    dunia = factories.dunia()
    _set(dunia, hasil=DI_BAWAH)
    entri = TindakLanjut.objects.get()
    for nama, akun in dunia.semua().items():
        if nama not in {"penilai", "pengelola", "bkpsdm"}:
            with pytest.raises(TidakBoleh):
                _plan(dunia, entri, by=akun)


@pytest.mark.parametrize(
    ("bidang", "isi"), [("rencana", "ya"), ("rencana", "a" * 2001), ("tenggat", date(2025, 12, 30))]
)
def test_bad_plan_is_refused_beside_its_field(bidang: str, isi: object) -> None:
    dunia = factories.dunia()
    _set(dunia, hasil=DI_BAWAH)
    with pytest.raises(MasukanTidakSah) as galat:
        _plan(dunia, TindakLanjut.objects.get(), **{bidang: isi})
    assert bidang in galat.value.bidang
    assert TindakLanjut.objects.get().status == "terbuka"
