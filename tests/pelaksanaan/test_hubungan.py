"""The relation matrix: who may give feedback to Sari and as what, who reads what was said."""

from datetime import date, timedelta

import pytest

from tera.akun.models import Akun, PeranAkun
from tera.dasar.errors import TidakBoleh, TidakDitemukan
from tera.organisasi.models import DelegasiPenilai, Penugasan
from tera.pelaksanaan.hubungan import hubungan_dengan, hubungan_kerja
from tera.pelaksanaan.models import UmpanBalik
from tera.pelaksanaan.permissions import can_answer_umpan_balik
from tera.pelaksanaan.queries import (
    get_utas_terbaca,
    hasil_dibahas,
    terbaca,
    umpan_balik_of,
)
from tera.pelaksanaan.services import answer_umpan_balik, ask_umpan_balik, give_umpan_balik
from tera.perencanaan.models import AnggotaTim, RencanaHasilKerja, TimKerja
from tests import factories
from tests.pelaksanaan.conftest import TAHUN, Kerja, buat_hasil

TIM_SEJAK = date(2025, 1, 1)


@pytest.fixture
def tim(kerja: Kerja) -> TimKerja:
    """Lina, of another office, leads a team in which Sari and Ani work."""
    dunia = kerja.dunia
    satu = TimKerja.objects.create(
        instansi=dunia.instansi,
        unit=dunia.dinas,
        nama="Tim Stunting",
        ketua=dunia.lain_unit.pegawai,
        sejak=TIM_SEJAK,
    )
    for akun in (dunia.sari, dunia.ani):
        AnggotaTim.objects.create(
            instansi=dunia.instansi, tim=satu, pegawai=akun.pegawai, sejak=TIM_SEJAK
        )
    return satu


def _as(kerja: Kerja, siapa: str) -> str | None:
    akun = getattr(kerja.dunia, siapa)
    return hubungan_dengan(akun, kerja.skp.pegawai_id, akun.hari_ini)


def _give(kerja: Kerja, by: Akun, isi: str = "Cakupan naik, pertahankan.") -> UmpanBalik:
    return give_umpan_balik(
        skp=None, pegawai=kerja.sari.pegawai, hasil=None, nilai_dasar=None, isi=isi, by=by
    )


def test_relation_is_told_by_position_team_and_superior(kerja: Kerja, tim: TimKerja) -> None:
    harap = {
        "sari": None,
        "budi": "penilai",
        "citra": "atasan_penilai",
        "rekan": "rekan",
        "ani": "rekan_tim",
        "lain_unit": "ketua_tim",
        "mantan": None,
        "bkpsdm": None,
        "auditor": None,
        "dewi": None,
        "admin_lain": None,
    }
    assert {siapa: _as(kerja, siapa) for siapa in harap} == harap
    hari_ini = kerja.sari.hari_ini
    bagi_sari = hubungan_kerja(kerja.sari, hari_ini)
    assert bagi_sari == {
        kerja.budi.pegawai_id: "bawahan",
        kerja.dunia.rekan.pegawai_id: "rekan",
        kerja.dunia.ani.pegawai_id: "rekan_tim",
        kerja.dunia.lain_unit.pegawai_id: "anggota_tim",
    }


def test_relations_end_with_the_team_and_the_service(kerja: Kerja, tim: TimKerja) -> None:
    kemarin = kerja.sari.hari_ini - timedelta(days=1)
    AnggotaTim.objects.filter(pegawai=kerja.sari.pegawai).update(sampai=kemarin)
    assert _as(kerja, "lain_unit") is None
    assert _as(kerja, "ani") is None
    Penugasan.objects.filter(pegawai=kerja.sari.pegawai).update(sampai=kemarin)
    assert _as(kerja, "rekan") is None


def test_former_superior_and_stranger_are_refused_with_a_sentence(kerja: Kerja) -> None:
    for siapa in ("mantan", "lain_unit", "bkpsdm", "auditor", "dewi", "admin_lain", "sari"):
        with pytest.raises(TidakBoleh):
            _give(kerja, getattr(kerja.dunia, siapa))
    assert not UmpanBalik.objects.exists()


def test_whoever_stands_in_for_the_superior_gives_as_such(kerja: Kerja) -> None:
    hari_ini = kerja.sari.hari_ini
    DelegasiPenilai.objects.create(
        instansi=kerja.dunia.instansi,
        dari=kerja.budi.pegawai,
        kepada=kerja.dunia.lain_unit.pegawai,
        sejak=hari_ini,
        sampai=hari_ini,
        alasan="Cuti",
        oleh=kerja.budi,
    )
    umpan = _give(kerja, kerja.dunia.lain_unit)
    assert umpan.hubungan == "wakil"
    rekan = _give(kerja, kerja.dunia.rekan)
    dibaca = terbaca(kerja.dunia.lain_unit, hari_ini)
    assert [u.awal for u in _threads(kerja, dibaca)] == [umpan]
    assert rekan in [u.awal for u in _threads(kerja, terbaca(kerja.budi, hari_ini))]


def _threads(kerja: Kerja, dibaca: object) -> list:  # type: ignore[type-arg]
    UmpanBalik.objects.update(skp=kerja.skp)
    return umpan_balik_of(kerja.skp, dibaca=dibaca)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pembaca", "milik_rekan", "milik_budi"),
    [
        ("sari", True, True),
        ("budi", True, True),
        ("citra", True, True),
        ("rekan", True, False),
        ("ani", True, True),
        ("bkpsdm", True, True),
        ("auditor", True, True),
        ("lain_unit", False, False),
        ("mantan", False, False),
        ("dewi", False, False),
        ("admin_lain", False, False),
    ],
)
def test_who_reads_what(kerja: Kerja, pembaca: str, milik_rekan: bool, milik_budi: bool) -> None:
    akun = getattr(kerja.dunia, pembaca)
    rekan, budi = _give(kerja, kerja.dunia.rekan), _give(kerja, kerja.budi)
    for umpan, boleh in ((rekan, milik_rekan), (budi, milik_budi)):
        if boleh:
            assert get_utas_terbaca(akun, umpan.pk, akun.hari_ini) == umpan
        else:
            with pytest.raises(TidakDitemukan):
                get_utas_terbaca(akun, umpan.pk, akun.hari_ini)


def test_a_subordinate_does_not_read_what_others_say_of_the_superior(kerja: Kerja) -> None:
    umpan = give_umpan_balik(
        skp=None, pegawai=kerja.budi.pegawai, hasil=None, nilai_dasar=None,
        isi="Rapat Senin selesai tepat waktu.", by=kerja.dunia.citra,
    )  # fmt: skip
    sendiri = give_umpan_balik(
        skp=None, pegawai=kerja.budi.pegawai, hasil=None, nilai_dasar=None,
        isi="Jadwal rapat membantu kami.", by=kerja.sari,
    )  # fmt: skip
    assert sendiri.hubungan == "bawahan"
    hari_ini = kerja.sari.hari_ini
    assert get_utas_terbaca(kerja.sari, sendiri.pk, hari_ini) == sendiri
    with pytest.raises(TidakDitemukan):
        get_utas_terbaca(kerja.sari, umpan.pk, hari_ini)


def test_writer_whose_relation_ended_reads_but_does_not_answer(kerja: Kerja) -> None:
    rekan, hari_ini = kerja.dunia.rekan, kerja.sari.hari_ini
    umpan = _give(kerja, rekan)
    rekan.pegawai.atasan.update(sampai=hari_ini - timedelta(days=1))
    assert get_utas_terbaca(rekan, umpan.pk, hari_ini) == umpan
    assert not can_answer_umpan_balik(rekan, umpan, hari_ini)


def test_the_penilai_answers_what_a_colleague_began(kerja: Kerja) -> None:
    umpan = _give(kerja, kerja.dunia.rekan)
    jawaban = answer_umpan_balik(induk=umpan, isi="Saya setuju.", by=kerja.budi)
    assert jawaban.hubungan == "penilai"
    assert answer_umpan_balik(induk=umpan, isi="Baik.", by=kerja.sari).hubungan == "diri"
    assert not can_answer_umpan_balik(kerja.dunia.ani, umpan, kerja.sari.hari_ini)


def test_whoever_was_asked_gives_and_goes_on_answering(kerja: Kerja) -> None:
    asing = kerja.dunia.lain_unit
    minta = ask_umpan_balik(
        kepada=asing.pegawai, hasil=None, nilai_dasar=None, pesan="Bagaimana?", by=kerja.sari
    )
    assert _as(kerja, "lain_unit") == "diminta"
    umpan = _give(kerja, asing)
    type(minta).objects.update(status="dijawab")
    assert _as(kerja, "lain_unit") is None
    assert answer_umpan_balik(induk=umpan, isi="Sama-sama.", by=asing).hubungan == "diminta"


def test_only_known_results_are_offered(kerja: Kerja, tim: TimKerja) -> None:
    lain = buat_hasil(kerja.skp, "Laporan tim", urut=1)
    RencanaHasilKerja.objects.filter(pk=lain.pk).update(tim=tim)
    ask_umpan_balik(
        kepada=kerja.dunia.rekan.pegawai,
        hasil=kerja.hasil,
        nilai_dasar=None,
        pesan="Bagaimana?",
        by=kerja.sari,
    )
    for siapa, harap in {
        "budi": [kerja.hasil, lain],
        "citra": [kerja.hasil, lain],
        "lain_unit": [lain],
        "ani": [],
        "rekan": [kerja.hasil],
    }.items():
        akun = getattr(kerja.dunia, siapa)
        hubungan = hubungan_dengan(akun, kerja.skp.pegawai_id, akun.hari_ini)
        assert hasil_dibahas(akun, kerja.skp.pegawai, hubungan, kerja.skp) == harap, siapa


def test_words_without_a_plan_belong_to_the_plan_of_that_day(kerja: Kerja) -> None:
    umpan = _give(kerja, kerja.budi)
    assert umpan.skp is None
    assert umpan_balik_of(kerja.skp) == []
    saat = umpan.dibuat_pada.replace(year=TAHUN, month=6, day=15)
    UmpanBalik.objects.update(dibuat_pada=saat)
    assert [u.awal for u in umpan_balik_of(kerja.skp)] == [umpan]


def test_pimpinan_by_role_stands_above_whoever_has_no_superior(kerja: Kerja) -> None:
    kerja.sari.pegawai.atasan.all().delete()  # type: ignore[union-attr]
    akun = kerja.dunia.lain_unit
    PeranAkun.objects.create(
        instansi=akun.instansi, akun=akun, peran="pimpinan", sejak=factories.AWAL
    )
    assert _as(kerja, "lain_unit") == "penilai"
