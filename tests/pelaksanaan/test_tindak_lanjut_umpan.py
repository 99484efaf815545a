"""Kinds, follow-ups, monthly feedback, requests: done, refused, once."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tera.aturan.perilaku import NilaiDasar
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, TidakDitemukan
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.pelaksanaan.masukan import BagianRutin, RincianUmpanBalik
from tera.pelaksanaan.models import JenisUmpanBalik, PermintaanUmpanBalik, UmpanBalik
from tera.pelaksanaan.services import (
    ask_umpan_balik,
    close_tindak_lanjut,
    decline_permintaan,
    give_rutin,
    give_umpan_balik,
    withdraw_permintaan,
)
from tests.pelaksanaan.conftest import Kerja, buat_hasil, buat_skp

LANGKAH = "Susun jadwal pendampingan"
BAGIAN = BagianRutin(baik="Cakupan naik 3 persen.", langkah="Dampingi dua desa.")


def _give(kerja: Kerja, **lain: object) -> UmpanBalik:
    isian = {"isi": "Cakupan naik.", "hasil": None, "nilai_dasar": None, "by": kerja.budi} | lain
    return give_umpan_balik(skp=kerja.skp, **isian)  # type: ignore[arg-type]


def _follow(kerja: Kerja, tenggat: date | None, teks: str = LANGKAH) -> UmpanBalik:
    return _give(kerja, rincian=RincianUmpanBalik(tindak_lanjut=teks, tenggat=tenggat))


def _ask(kerja: Kerja, **lain: object) -> PermintaanUmpanBalik:
    isian = {"hasil": kerja.hasil, "nilai_dasar": None, "pesan": "Menurut Anda?"} | lain
    return ask_umpan_balik(
        kepada=kerja.dunia.rekan.pegawai, by=kerja.sari, **isian  # type: ignore[arg-type]
    )  # fmt: skip


def test_same_key_is_one_feedback_whatever_the_words(kerja: Kerja) -> None:
    kunci = uuid4()
    pertama = _give(kerja, kunci=kunci)
    assert _give(kerja, kunci=kunci, isi="Kata lain") == pertama
    assert UmpanBalik.objects.count() == 1
    assert AuditEvent.objects.filter(tindakan="beri_umpan_balik").count() == 1


def test_praise_is_told_as_praise(kerja: Kerja) -> None:
    umpan = _give(kerja, rincian=RincianUmpanBalik(jenis=JenisUmpanBalik.APRESIASI))
    assert umpan.jenis == "apresiasi"
    assert "apresiasi" in Notifikasi.objects.get().teks


def test_follow_up_is_closed_once_and_the_other_one_is_told(kerja: Kerja) -> None:
    umpan = _follow(kerja, kerja.sari.hari_ini + timedelta(days=7))
    Notifikasi.objects.all().delete()
    close_tindak_lanjut(umpan=umpan, by=kerja.sari)
    saat = umpan.selesai_pada
    close_tindak_lanjut(umpan=umpan, by=kerja.budi)
    umpan.refresh_from_db()
    assert (umpan.selesai_oleh, umpan.selesai_pada) == (kerja.sari.pegawai, saat)
    assert Notifikasi.objects.get().penerima == kerja.budi.pegawai
    assert AuditEvent.objects.filter(tindakan="selesaikan_tindak_lanjut").count() == 1


def test_follow_up_is_not_closed_by_a_stranger_nor_where_there_is_none(kerja: Kerja) -> None:
    umpan = _follow(kerja, kerja.sari.hari_ini)
    for siapa in (kerja.dunia.rekan, kerja.dunia.mantan, kerja.dunia.dewi):
        with pytest.raises(TidakBoleh):
            close_tindak_lanjut(umpan=umpan, by=siapa)
    with pytest.raises(KeadaanTidakCocok):
        close_tindak_lanjut(umpan=_give(kerja), by=kerja.sari)


@pytest.mark.parametrize(
    ("teks", "hari", "bidang"),
    [
        ("", 3, "tindak_lanjut"),
        (LANGKAH, None, "tenggat"),
        (LANGKAH, -1, "tenggat"),
        (LANGKAH, 731, "tenggat"),
        ("a" * 501, 3, "tindak_lanjut"),
    ],
)
def test_half_or_impossible_follow_up_is_refused(
    kerja: Kerja, teks: str, hari: int | None, bidang: str
) -> None:
    tenggat = None if hari is None else kerja.sari.hari_ini + timedelta(days=hari)
    with pytest.raises(MasukanTidakSah) as galat:
        _follow(kerja, tenggat, teks)
    assert set(galat.value.bidang) == {bidang}
    assert not UmpanBalik.objects.exists()


def _monthly(kerja: Kerja, **lain: object) -> UmpanBalik:
    bulan = kerja.sari.hari_ini.replace(day=1)
    isian = {"bulan": bulan, "bagian": BAGIAN, "by": kerja.budi} | lain
    return give_rutin(pegawai=kerja.sari.pegawai, skp=kerja.skp, **isian)  # type: ignore[arg-type]


def test_monthly_feedback_is_one_for_a_person_and_month(kerja: Kerja) -> None:
    umpan = _monthly(kerja)
    assert umpan.isi == "Yang sudah baik: Cakupan naik 3 persen.\n\nLangkah bulan depan: " + (
        "Dampingi dua desa."
    )
    assert _monthly(kerja) == umpan
    assert Notifikasi.objects.count() == 1
    with pytest.raises(KeadaanTidakCocok):
        _monthly(kerja, bagian=BagianRutin(baik="Lain lagi.", langkah="Dampingi."))
    lalu = umpan.bulan - timedelta(days=1)  # type: ignore[operator]
    assert _monthly(kerja, bulan=lalu.replace(day=1)) != umpan


def test_monthly_feedback_is_the_penilais_alone(kerja: Kerja) -> None:
    for siapa in ("citra", "rekan", "mantan", "ani", "bkpsdm", "dewi", "sari"):
        with pytest.raises(TidakBoleh):
            _monthly(kerja, by=getattr(kerja.dunia, siapa))


def test_monthly_feedback_of_a_month_to_come_or_too_old_or_empty_is_refused(kerja: Kerja) -> None:
    kini = kerja.sari.hari_ini.replace(day=1)
    for bulan in ((kini + timedelta(days=32)).replace(day=1), date(kini.year - 2, 12, 1)):
        with pytest.raises(KeadaanTidakCocok):
            _monthly(kerja, bulan=bulan)
    with pytest.raises(MasukanTidakSah) as galat:
        _monthly(kerja, bagian=BagianRutin(baik="Baik."))
    assert set(galat.value.bidang) == {"perbaikan"}


def test_request_is_told_answered_and_ended(kerja: Kerja) -> None:
    minta = _ask(kerja)
    assert Notifikasi.objects.get().penerima == kerja.dunia.rekan.pegawai
    umpan = _give(
        kerja, hasil=kerja.hasil, by=kerja.dunia.rekan, rincian=RincianUmpanBalik(minta=minta)
    )
    minta.refresh_from_db()
    assert (minta.status, minta.umpan_balik) == ("dijawab", umpan)
    with pytest.raises(KeadaanTidakCocok):
        decline_permintaan(minta=minta, alasan="Terlambat", by=kerja.dunia.rekan)


def test_request_is_declined_with_a_reason_or_withdrawn(kerja: Kerja) -> None:
    minta = _ask(kerja)
    with pytest.raises(MasukanTidakSah):
        decline_permintaan(minta=minta, alasan=" ", by=kerja.dunia.rekan)
    with pytest.raises(TidakBoleh):
        decline_permintaan(minta=minta, alasan="Bukan saya", by=kerja.budi)
    with pytest.raises(TidakBoleh):
        withdraw_permintaan(minta=minta, by=kerja.dunia.rekan)
    decline_permintaan(minta=minta, alasan="Saya tidak hadir.", by=kerja.dunia.rekan)
    assert "Saya tidak hadir." in Notifikasi.objects.latest("id").teks
    lagi = _ask(kerja)
    assert withdraw_permintaan(minta=lagi, by=kerja.sari).status == "ditarik"


def test_same_request_waits_only_once(kerja: Kerja) -> None:
    _ask(kerja)
    with pytest.raises(KeadaanTidakCocok):
        _ask(kerja, pesan="Sekali lagi?")
    kunci = uuid4()
    lain = _ask(kerja, hasil=None, nilai_dasar=NilaiDasar.ADAPTIF, kunci=kunci)
    assert _ask(kerja, hasil=None, nilai_dasar=NilaiDasar.ADAPTIF, kunci=kunci) == lain


def test_request_stays_within_the_agency_and_ones_own_plan(kerja: Kerja) -> None:
    with pytest.raises(TidakBoleh):
        ask_umpan_balik(
            kepada=kerja.dunia.dewi.pegawai, hasil=None, nilai_dasar=None, pesan="Halo?",
            by=kerja.sari,
        )  # fmt: skip
    with pytest.raises(TidakBoleh):
        ask_umpan_balik(
            kepada=kerja.sari.pegawai, hasil=None, nilai_dasar=None, pesan="Halo?", by=kerja.sari
        )
    lain = buat_hasil(buat_skp(kerja.dunia.rekan), "Laporan tersusun")
    with pytest.raises(TidakDitemukan):
        _ask(kerja, hasil=lain)
