"""Superiors: derived by date, corrected by request, never in a circle."""

from datetime import date, timedelta

import pytest

from tera.akun.peran import Peran
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh
from tera.dasar.models import AuditEvent
from tera.organisasi import services
from tera.organisasi.errors import AtasanMelingkar
from tera.organisasi.models import AtasanLangsung, Pegawai, Penugasan, PermintaanAtasan, SusunanUnit
from tera.organisasi.queries import atasan_pada
from tera.organisasi.turunan_atasan import find_circles
from tests import factories

pytestmark = pytest.mark.django_db
PADA = date(2026, 3, 1)


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def person(akun: factories.Akun) -> Pegawai:
    assert akun.pegawai is not None
    return akun.pegawai


def derive(dunia: factories.Dunia, pada: date = PADA) -> dict[str, str | None]:
    """Name of everyone's superior on a day, after deriving."""
    services.derive_atasan(instansi=dunia.instansi, pada=pada, by=None)
    return {
        p.nama: str(atasan_pada(p.pk, pada)) if atasan_pada(p.pk, pada) else None
        for p in Pegawai.objects.filter(instansi=dunia.instansi)
    }


def rows(akun: factories.Akun) -> list[tuple[str, date, date | None, str]]:
    baris = AtasanLangsung.objects.filter(pegawai=akun.pegawai).order_by("sejak")
    return [(b.atasan.nama, b.sejak, b.sampai, b.sumber) for b in baris]


def test_member_head_and_top(dunia: factories.Dunia) -> None:
    AtasanLangsung.objects.all().delete()
    atasan = derive(dunia)
    assert atasan["Sari"] == atasan["Rini"] == "Budi"
    assert atasan["Budi"] == atasan["Ani"] == "Citra"
    assert atasan["Citra"] == atasan["Eko"] == "Sekda"
    assert atasan["Sekda"] is None


def test_top_is_rated_by_the_state_official(dunia: factories.Dunia) -> None:
    Pegawai.objects.create(instansi=dunia.instansi, nama="Bupati", jenis="PEJABAT_NEGARA")
    atasan = derive(dunia)
    assert atasan["Sekda"] == "Bupati"
    assert atasan["Bupati"] is None
    assert atasan["Citra"] == "Sekda"


def test_deriving_twice_writes_nothing(dunia: factories.Dunia) -> None:
    derive(dunia)
    sebelum = list(AtasanLangsung.objects.order_by("pk").values())
    hasil = services.derive_atasan(instansi=dunia.instansi, pada=PADA, by=None)
    assert (hasil.ditulis, hasil.ditutup) == (0, 0)
    assert list(AtasanLangsung.objects.order_by("pk").values()) == sebelum


def test_unit_without_a_head_falls_to_the_next_above(dunia: factories.Dunia) -> None:
    Penugasan.objects.filter(pegawai=dunia.budi.pegawai).update(kepala_unit=False)
    atasan = derive(dunia)
    assert atasan["Sari"] == atasan["Budi"] == "Citra"


def test_plt_heads_a_vacant_unit_and_a_definitive_head_comes_first(dunia: factories.Dunia) -> None:
    budi = Penugasan.objects.get(pegawai=dunia.budi.pegawai)
    plt = Penugasan.objects.create(
        instansi=dunia.instansi, pegawai=dunia.lain_unit.pegawai, unit=dunia.bidang,
        jabatan=budi.jabatan, sifat="plt", kepala_unit=True, sejak=date(2026, 1, 1),
    )  # fmt: skip
    assert derive(dunia)["Sari"] == "Budi"
    budi.sampai = PADA
    budi.save()
    besok = PADA + timedelta(days=1)
    assert derive(dunia, besok)["Sari"] == "Lina"
    assert derive(dunia, besok)["Lina"] == "Eko"
    plt.delete()


def test_reorganisation_by_date_keeps_history(dunia: factories.Dunia) -> None:
    derive(dunia, date(2026, 1, 1))
    SusunanUnit.objects.filter(unit=dunia.bidang).update(sampai=date(2026, 6, 30))
    SusunanUnit.objects.create(
        instansi=dunia.instansi, unit=dunia.bidang, induk=dunia.dinas_lain, sejak=date(2026, 7, 1)
    )
    derive(dunia, date(2026, 7, 1))
    assert [(n, s, a) for n, s, a, _ in rows(dunia.budi)] == [
        ("Citra", factories.AWAL, date(2026, 6, 30)),
        ("Eko", date(2026, 7, 1), None),
    ]
    assert [n for n, *_ in rows(dunia.sari)] == ["Eko", "Budi"]


def test_whoever_left_the_service_has_no_superior_any_more(dunia: factories.Dunia) -> None:
    Penugasan.objects.filter(pegawai=dunia.sari.pegawai).update(sampai=date(2026, 2, 28))
    assert derive(dunia)["Sari"] is None
    assert rows(dunia.sari)[-1][2] == date(2026, 2, 28)


def test_correction_survives_derivation_and_reorganisation(dunia: factories.Dunia) -> None:
    services.set_atasan(
        pegawai=person(dunia.sari), atasan=person(dunia.citra), sejak=date(2026, 2, 1),
        alasan="SK 12/2026", by=dunia.ani,
    )  # fmt: skip
    hasil = services.derive_atasan(instansi=dunia.instansi, pada=PADA, by=dunia.bkpsdm)
    assert hasil.koreksi == 1
    assert rows(dunia.sari)[-1] == ("Citra", date(2026, 2, 1), None, "koreksi")
    assert rows(dunia.sari)[-2][2] == date(2026, 1, 31)


def test_deriving_for_the_past_leaves_later_rows_alone(dunia: factories.Dunia) -> None:
    sebelum = rows(dunia.sari)
    derive(dunia, date(2024, 6, 1))
    assert rows(dunia.sari) == sebelum


def test_two_plt_heads_of_each_other_are_not_put_in_a_circle(dunia: factories.Dunia) -> None:
    """Budi serves in Bidang and acts for Dinas Pendidikan, Lina the other way round."""
    Penugasan.objects.filter(pegawai__in=[dunia.budi.pegawai, dunia.mantan.pegawai]).update(
        kepala_unit=False
    )
    for akun, unit in ((dunia.budi, dunia.dinas_lain), (dunia.lain_unit, dunia.bidang)):
        Penugasan.objects.create(
            instansi=dunia.instansi, pegawai=akun.pegawai, unit=unit, sifat="plt",
            jabatan=Penugasan.objects.get(pegawai=akun.pegawai).jabatan, kepala_unit=True,
            sejak=date(2026, 1, 1),
        )  # fmt: skip
    hasil = services.derive_atasan(instansi=dunia.instansi, pada=PADA, by=None)
    assert set(hasil.melingkar) == {dunia.budi.pegawai_id, dunia.lain_unit.pegawai_id}
    kini = AtasanLangsung.objects.berlaku_pada(PADA).values_list("pegawai", "atasan")
    assert not find_circles(dict(kini))


def test_circles_are_found_of_any_length() -> None:
    assert find_circles({1: 2, 2: 3, 3: None, 4: 3}) == set()
    assert find_circles({1: 2, 2: 1, 3: 1}) == {1, 2}
    assert find_circles({1: 2, 2: 3, 3: 4, 4: 2}) == {2, 3, 4}
    assert find_circles({1: 1}) == {1}


def test_setting_a_head_moves_superiors_at_once_and_is_dated(dunia: factories.Dunia) -> None:
    services.set_kepala_unit(
        unit=dunia.bidang, pegawai=person(dunia.sari), sejak=PADA, by=dunia.ani
    )
    assert rows(dunia.rekan)[-1][:2] == ("Sari", PADA)
    assert rows(dunia.budi)[-1][:2] == ("Sari", PADA)
    assert rows(dunia.sari)[-1][:2] == ("Citra", PADA)
    lama, baru = Penugasan.objects.filter(pegawai=dunia.budi.pegawai).order_by("sejak")
    assert (lama.kepala_unit, lama.sampai) == (True, PADA - timedelta(days=1))
    assert (baru.kepala_unit, baru.sejak) == (False, PADA)


def test_head_must_serve_in_the_unit(dunia: factories.Dunia) -> None:
    with pytest.raises(MasukanTidakSah, match="tidak bertugas"):
        services.set_kepala_unit(
            unit=dunia.bidang, pegawai=person(dunia.lain_unit), sejak=PADA, by=dunia.ani
        )


def test_who_may_set_heads_and_derive(dunia: factories.Dunia) -> None:
    for nama, akun in dunia.semua().items():
        if nama not in ("pengelola", "bkpsdm"):
            with pytest.raises(TidakBoleh):
                services.set_kepala_unit(unit=dunia.bidang, pegawai=None, sejak=PADA, by=akun)
        if nama != "bkpsdm":
            with pytest.raises(TidakBoleh):
                services.derive_atasan(instansi=dunia.instansi, pada=PADA, by=akun)
    with pytest.raises(TidakBoleh):
        services.set_kepala_unit(unit=dunia.dinas_lain, pegawai=None, sejak=PADA, by=dunia.ani)


# --- requests ---------------------------------------------------------------------------------


def ask(dunia: factories.Dunia, usulan: factories.Akun | None = None) -> PermintaanAtasan:
    return services.request_atasan(
        pegawai=person(dunia.sari),
        usulan=person(usulan or dunia.citra),
        alasan="SK 12/2026",
        by=dunia.sari,
    )


def decide(
    permintaan: PermintaanAtasan, by: factories.Akun, setuju: bool = True, catatan: str = ""
):
    return services.decide_permintaan(permintaan=permintaan, setuju=setuju, catatan=catatan, by=by)


def test_approved_request_changes_the_superior_from_today(dunia: factories.Dunia) -> None:
    hari_ini = dunia.instansi.hari_ini()
    permintaan = decide(ask(dunia), dunia.ani)
    assert permintaan.status == "disetujui"
    assert rows(dunia.sari)[-1] == ("Citra", hari_ini, None, "koreksi")
    assert rows(dunia.sari)[-2][2] == hari_ini - timedelta(days=1)
    event = AuditEvent.objects.get(tindakan="putuskan_permintaan_atasan")
    assert event.pelaku == dunia.ani.nama


def test_refusal_needs_a_note_and_changes_nothing(dunia: factories.Dunia) -> None:
    permintaan, sebelum = ask(dunia), rows(dunia.sari)
    with pytest.raises(MasukanTidakSah) as galat:
        decide(permintaan, dunia.ani, setuju=False, catatan="  ")
    assert "catatan" in galat.value.bidang
    assert decide(permintaan, dunia.ani, setuju=False, catatan="SK belum ada").status == "ditolak"
    assert rows(dunia.sari) == sebelum


def test_decided_once_only(dunia: factories.Dunia) -> None:
    permintaan = ask(dunia)
    decide(permintaan, dunia.ani)
    with pytest.raises(KeadaanTidakCocok, match="sudah disetujui oleh Ani"):
        decide(permintaan, dunia.bkpsdm, setuju=False, catatan="terlambat")


def test_one_request_at_a_time(dunia: factories.Dunia) -> None:
    ask(dunia)
    with pytest.raises(KeadaanTidakCocok, match="masih menunggu"):
        ask(dunia)


def test_only_the_person_asks(dunia: factories.Dunia) -> None:
    for akun in set(dunia.semua().values()) - {dunia.sari}:
        with pytest.raises(TidakBoleh):
            services.request_atasan(
                pegawai=person(dunia.sari), usulan=person(dunia.citra), alasan="x", by=akun
            )


def test_who_may_decide(dunia: factories.Dunia) -> None:
    permintaan = ask(dunia)
    lain = factories.akun(
        factories.pegawai("Umi", dunia.dinas_lain), Peran.PENGELOLA, unit=dunia.dinas_lain
    )
    for nama, akun in {**dunia.semua(), "pengelola_lain": lain}.items():
        if nama not in ("pengelola", "bkpsdm"):
            with pytest.raises(TidakBoleh):
                decide(permintaan, akun)


def test_nobody_decides_about_himself(dunia: factories.Dunia) -> None:
    permintaan = services.request_atasan(
        pegawai=person(dunia.ani), usulan=person(dunia.budi), alasan="SK", by=dunia.ani
    )
    with pytest.raises(TidakBoleh, match="sendiri"):
        decide(permintaan, dunia.ani)
    decide(permintaan, dunia.bkpsdm)


@pytest.mark.parametrize("usulan", ["diri", "instansi_lain", "penilai"])
def test_impossible_superiors_are_refused(dunia: factories.Dunia, usulan: str) -> None:
    with pytest.raises(MasukanTidakSah) as galat:
        ask(dunia, dunia.semua()[usulan])
    assert "usulan" in galat.value.bidang


def test_nobody_ends_up_rating_his_own_superior(dunia: factories.Dunia) -> None:
    with pytest.raises(AtasanMelingkar):
        services.set_atasan(
            pegawai=person(dunia.citra), atasan=person(dunia.sari), sejak=PADA, alasan="x", by=None
        )
    services.set_atasan(
        pegawai=person(dunia.rekan), atasan=person(dunia.sari), sejak=PADA, alasan="x", by=None
    )
    permintaan = ask(dunia, dunia.ani)
    services.set_atasan(
        pegawai=person(dunia.ani), atasan=person(dunia.rekan), sejak=PADA, alasan="x", by=None
    )
    with pytest.raises(AtasanMelingkar):
        decide(permintaan, dunia.bkpsdm)
    permintaan.refresh_from_db()
    assert permintaan.status == "diajukan"


@pytest.mark.parametrize("alasan", ["", "  \n", "\0", "x" * 2_001])
def test_reason_is_needed_and_bounded(dunia: factories.Dunia, alasan: str) -> None:
    with pytest.raises(MasukanTidakSah) as galat:
        services.request_atasan(
            pegawai=person(dunia.sari), usulan=person(dunia.citra), alasan=alasan, by=dunia.sari
        )
    assert "alasan" in galat.value.bidang


def test_correction_of_the_same_day_is_made_in_place(dunia: factories.Dunia) -> None:
    for atasan in (dunia.citra, dunia.mantan):
        services.set_atasan(
            pegawai=person(dunia.sari), atasan=person(atasan), sejak=PADA, alasan="SK", by=None
        )
    assert [n for n, *_ in rows(dunia.sari)] == ["Eko", "Budi", "Eko"]
