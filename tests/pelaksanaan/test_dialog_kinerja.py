"""Dialog kinerja: arranged, written, confirmed by both, carried over, reminded of."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import AtasanLangsung
from tera.pelaksanaan.models import DialogKinerja, TindakanDialog
from tera.pelaksanaan.queries.dialog_kinerja import (
    batas_dialog,
    bawahan_dan_dialog,
    dialog_of,
    jarak_dialog,
    overdue,
    tindakan_bawaan,
    tindakan_terbuka,
)
from tera.pelaksanaan.services.dialog_kinerja import (
    cancel_dialog,
    confirm_dialog,
    mark_tindakan,
    remind_dialog,
)
from tests import factories
from tests.pelaksanaan.pembinaan import TINDAKAN, dialog, lalu, orang, sepakat, tulis

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def kabar(akun: object) -> list[str]:
    semua = Notifikasi.objects.filter(penerima=orang(akun)).order_by("id")  # type: ignore[arg-type]
    return list(semua.values_list("teks", flat=True))


def test_either_side_arranges_one_and_the_other_is_told(dunia: factories.Dunia) -> None:
    waktu = lalu(-2)
    satu = dialog(dunia.sari, dunia.sari, waktu=waktu)
    assert (satu.pegawai, satu.atasan) == (orang(dunia.sari), orang(dunia.budi))
    assert len(kabar(dunia.budi)) == 1
    assert "menjadwalkan dialog kinerja" in kabar(dunia.budi)[0]
    # The same time again, by whichever side, is the same dialogue and told once.
    assert dialog(dunia.sari, dunia.budi, waktu=waktu) == satu
    assert dialog(dunia.sari, dunia.sari, waktu=waktu) == satu
    assert (DialogKinerja.objects.count(), len(kabar(dunia.budi)), kabar(dunia.sari)) == (1, 1, [])
    assert dialog(dunia.sari, dunia.budi, waktu=lalu(-3)).atasan == orang(dunia.budi)
    assert AuditEvent.objects.filter(tindakan="jadwalkan_dialog").count() == 2


def test_third_people_arrange_none(dunia: factories.Dunia) -> None:
    lain = (dunia.citra, dunia.rekan, dunia.ani, dunia.bkpsdm, dunia.auditor, dunia.mantan)
    for akun in (*lain, dunia.dewi):
        with pytest.raises(TidakBoleh):
            dialog(dunia.sari, akun)
    with pytest.raises(KeadaanTidakCocok, match="pejabat penilai"):
        dialog(dunia.dewi, dunia.dewi)
    with pytest.raises(MasukanTidakSah, match="setahun"):
        dialog(dunia.sari, dunia.budi, waktu=lalu(400))


def test_both_confirm_and_then_it_is_fixed(dunia: factories.Dunia) -> None:
    satu = tulis(dialog(dunia.sari, dunia.budi), dunia.budi)
    satu = confirm_dialog(dialog=satu, by=dunia.budi, versi=satu.versi)
    assert (satu.status, satu.pegawai_setuju_pada) == ("dijadwalkan", None)
    # A double click confirms once; the other side may confirm at the same version.
    confirm_dialog(dialog=satu, by=dunia.budi, versi=satu.versi)
    satu = confirm_dialog(dialog=satu, by=dunia.sari, versi=satu.versi)
    assert satu.status == "disepakati"
    assert AuditEvent.objects.filter(tindakan="konfirmasi_dialog").count() == 2
    assert kabar(dunia.budi)[-1].endswith("disepakati kedua pihak.")
    confirm_dialog(dialog=satu, by=dunia.sari, versi=satu.versi)
    for langkah in (
        lambda: tulis(satu, dunia.sari, catatan="Lain"),
        lambda: cancel_dialog(dialog=satu, by=dunia.sari, versi=satu.versi),
    ):
        with pytest.raises(KeadaanTidakCocok):
            langkah()


def test_a_change_takes_the_confirmation_away_and_says_so(dunia: factories.Dunia) -> None:
    satu = tulis(dialog(dunia.sari, dunia.budi), dunia.budi)
    satu = confirm_dialog(dialog=satu, by=dunia.budi, versi=satu.versi)
    dibaca = satu.versi
    # Saving what is stored already changes nothing.
    tulis(satu, dunia.budi)
    assert DialogKinerja.objects.get().atasan_setuju_pada is not None
    tulis(satu, dunia.sari, catatan="Saya perlu kendaraan dinas.")
    kini = DialogKinerja.objects.get()
    assert (kini.atasan_setuju_pada, kini.catatan_pegawai) == (None, "Saya perlu kendaraan dinas.")
    assert kini.catatan_atasan == "Kami sepakat menambah kunjungan."
    assert "konfirmasi ditarik" in kabar(dunia.budi)[-1]
    with pytest.raises(VersiBerubah):
        confirm_dialog(dialog=kini, by=dunia.budi, versi=dibaca)
    assert confirm_dialog(dialog=kini, by=dunia.budi, versi=kini.versi).atasan_setuju_pada


def test_confirming_needs_a_talk_that_took_place(dunia: factories.Dunia) -> None:
    nanti = tulis(dialog(dunia.sari, dunia.budi, waktu=lalu(-1)), dunia.budi)
    with pytest.raises(KeadaanTidakCocok, match="sesudah berlangsung"):
        confirm_dialog(dialog=nanti, by=dunia.budi, versi=nanti.versi)
    kosong = dialog(dunia.sari, dunia.budi)
    with pytest.raises(KeadaanTidakCocok, match="Tulis dulu"):
        confirm_dialog(dialog=kosong, by=dunia.budi, versi=kosong.versi)


def test_only_the_two_write_and_the_later_writer_of_two_is_told(dunia: factories.Dunia) -> None:
    satu = dialog(dunia.sari, dunia.budi)
    for akun in (dunia.citra, dunia.bkpsdm, dunia.auditor, dunia.rekan, dunia.mantan, dunia.dewi):
        for langkah in (tulis, lambda s, a: confirm_dialog(dialog=s, by=a, versi=s.versi)):
            with pytest.raises(TidakBoleh):
                langkah(satu, akun)
    dulu = DialogKinerja.objects.select_related("instansi", "pegawai", "atasan").get()
    tulis(satu, dunia.budi)
    with pytest.raises(VersiBerubah):
        tulis(dulu, dunia.sari)
    assert DialogKinerja.objects.get().catatan_pegawai == ""


def test_an_action_that_stays_keeps_whether_it_was_done(dunia: factories.Dunia) -> None:
    satu = tulis(dialog(dunia.sari, dunia.budi), dunia.budi)
    tindakan = TindakanDialog.objects.get()
    mark_tindakan(tindakan=tindakan, selesai=True, by=dunia.sari, pada=dunia.sari.hari_ini)
    baru = replace(TINDAKAN, uraian="Meminta kendaraan dinas", oleh="atasan")
    tulis(satu, dunia.budi, tindakan=(baru, TINDAKAN))
    semua = list(satu.tindakan.order_by("urut"))
    assert [s.uraian for s in semua] == [baru.uraian, TINDAKAN.uraian]
    assert (semua[0].selesai_pada, semua[1].pk) == (None, tindakan.pk)
    assert semua[1].selesai_pada is not None
    tulis(satu, dunia.budi, tindakan=(baru,))
    assert not TindakanDialog.objects.filter(pk=tindakan.pk).exists()
    for salah in (replace(baru, uraian=" "), replace(baru, oleh="semua")):
        with pytest.raises(MasukanTidakSah):
            tulis(satu, dunia.budi, tindakan=(salah,))
    with pytest.raises(MasukanTidakSah, match="paling banyak 15"):
        tulis(satu, dunia.budi, tindakan=[replace(baru, uraian=f"Hal {n}") for n in range(16)])


def test_what_was_left_open_stands_in_the_next_dialogue(dunia: factories.Dunia) -> None:
    lama = sepakat(dunia.sari, dunia.budi, waktu=lalu(90))
    batal = tulis(dialog(dunia.sari, dunia.budi, waktu=lalu(60)), dunia.budi)
    cancel_dialog(dialog=batal, by=dunia.budi, versi=batal.versi)
    berikut = dialog(dunia.sari, dunia.budi, waktu=lalu(1))
    tindakan = lama.tindakan.get()
    assert tindakan_bawaan(berikut) == [tindakan]
    assert tindakan_bawaan(lama) == []
    assert tindakan_terbuka(orang(dunia.sari).pk, dunia.instansi.pk) == [tindakan]
    # Done after the talk: it was open on that day, so the record still shows it.
    mark_tindakan(tindakan=tindakan, selesai=True, by=dunia.sari, pada=dunia.sari.hari_ini)
    assert tindakan_bawaan(berikut) == [tindakan]
    assert tindakan_bawaan(dialog(dunia.sari, dunia.budi, waktu=lalu(-1))) == []
    assert tindakan_terbuka(orang(dunia.sari).pk, dunia.instansi.pk) == []


def test_marking_is_for_the_two_and_the_superior_of_today(dunia: factories.Dunia) -> None:
    satu = tulis(dialog(dunia.sari, dunia.budi), dunia.budi)
    tindakan = satu.tindakan.get()
    pada = dunia.sari.hari_ini
    for akun in (dunia.rekan, dunia.bkpsdm, dunia.auditor, dunia.ani, dunia.dewi, dunia.mantan):
        with pytest.raises(TidakBoleh):
            mark_tindakan(tindakan=tindakan, selesai=True, by=akun, pada=pada)
    mark_tindakan(tindakan=tindakan, selesai=True, by=dunia.sari, pada=pada)
    mark_tindakan(tindakan=tindakan, selesai=True, by=dunia.sari, pada=pada)
    assert AuditEvent.objects.filter(tindakan="selesaikan_tindakan").count() == 1
    AtasanLangsung.objects.filter(pegawai=orang(dunia.sari)).update(sampai=pada - timedelta(days=1))
    factories.superior(orang(dunia.sari), orang(dunia.lain_unit), sejak=pada)
    kini = mark_tindakan(tindakan=tindakan, selesai=False, by=dunia.lain_unit, pada=pada)
    assert kini.selesai_pada is None
    # The former superior named in it still reads and marks it.
    assert mark_tindakan(tindakan=kini, selesai=True, by=dunia.budi, pada=pada).selesai_pada


def test_the_named_superior_keeps_access_and_the_new_one_reads_on(dunia: factories.Dunia) -> None:
    sepakat(dunia.sari, dunia.budi)
    pada, sari = dunia.sari.hari_ini, orang(dunia.sari)
    AtasanLangsung.objects.filter(pegawai=sari).update(sampai=pada - timedelta(days=1))
    factories.superior(sari, orang(dunia.lain_unit), sejak=pada)
    melihat = (dunia.sari, dunia.budi, dunia.lain_unit, dunia.bkpsdm)
    assert [len(dialog_of(akun, sari.pk, pada)) for akun in melihat] == [1, 1, 1, 1]
    tidak = (dunia.rekan, dunia.dewi, dunia.admin_lain)
    assert [dialog_of(akun, sari.pk, pada) for akun in tidak] == [[], [], []]


def test_who_had_none_for_three_months_comes_first(dunia: factories.Dunia) -> None:
    pada = dunia.budi.hari_ini
    batas = batas_dialog(jarak_dialog(dunia.instansi, pada), pada)
    sepakat(dunia.sari, dunia.budi, waktu=lalu(20))
    sepakat(dunia.rekan, dunia.budi, waktu=lalu(150))
    dialog(dunia.rekan, dunia.budi, waktu=lalu(-4))
    baris = {satu.pegawai: satu for satu in bawahan_dan_dialog(dunia.budi, pada)}
    assert list(baris) == [orang(dunia.rekan), orang(dunia.sari)]
    rekan, sari = baris.values()
    # Who never had one stands before everybody.
    baru = factories.pegawai("Zahra", dunia.bidang, atasan=orang(dunia.budi))
    assert bawahan_dan_dialog(dunia.budi, pada)[0].pegawai == baru
    assert (rekan.berikutnya is not None, sari.berikutnya) == (True, None)
    lewat = [overdue(s.terakhir, s.sejak, batas, dunia.instansi) for s in (rekan, sari)]
    assert lewat == [True, False]
    # Nobody is blamed for the time before she rated the person.
    assert not overdue(None, pada - timedelta(days=10), batas, dunia.instansi)
    assert overdue(None, date(2020, 1, 1), batas, dunia.instansi)


@pytest.mark.parametrize(
    ("pada", "batas"),
    [
        (date(2026, 5, 31), date(2026, 2, 28)),
        (date(2026, 2, 10), date(2025, 11, 10)),
        (date(2026, 3, 1), date(2025, 12, 1)),
    ],
)
def test_three_months_back(pada: date, batas: date) -> None:
    assert batas_dialog(3, pada) == batas


def test_reminders_come_once_each(dunia: factories.Dunia) -> None:
    instansi, pada = dunia.instansi, dunia.sari.hari_ini
    besok = pada + timedelta(days=1)
    waktu = datetime.combine(besok, datetime.min.time(), instansi.zona) + timedelta(hours=23)
    satu = dialog(dunia.sari, dunia.budi, waktu=waktu)
    lama = sepakat(dunia.rekan, dunia.budi)
    TindakanDialog.objects.filter(dialog=lama).update(tenggat=besok, oleh="bersama")
    assert remind_dialog(instansi=instansi, pada=pada) == 4
    assert [remind_dialog(instansi=instansi, pada=h) for h in (pada, besok)] == [0, 0]
    assert "Dialog kinerja dengan Budi" in kabar(dunia.sari)[-1]
    assert kabar(dunia.rekan)[-1].startswith("Tenggat ")
    # Moved to another day: reminded of that one.
    DialogKinerja.objects.filter(pk=satu.pk).update(waktu=waktu + timedelta(days=1))
    assert remind_dialog(instansi=instansi, pada=besok) == 2
    DialogKinerja.objects.update(waktu=timezone.now() - timedelta(hours=1))
    assert remind_dialog(instansi=instansi, pada=pada) == 0
