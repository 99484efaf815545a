"""Who rates while a superior is gone: the rule read from below and from above is one rule."""

import random
from datetime import date, timedelta

import pytest

from tera.akun.lingkup import atasan_dari_penilai, bawahan, lingkup_pegawai, menilai
from tera.akun.models import Akun
from tera.organisasi.models import MasaKhusus, Pegawai, Penugasan
from tera.organisasi.queries import atasan_pada, penilai_pada
from tests import factories

pytestmark = pytest.mark.django_db
HARI = [date(2026, bulan, 15) for bulan in (1, 4, 7, 10)]
SETAHUN = 365


def random_world(rng: random.Random) -> list[Akun]:
    """Nine people in four units, one below the other, whose year goes as the dice fall."""
    bungo = factories.instansi()
    unit = [factories.unit(bungo, "Atas")]
    for n in range(3):
        unit.append(factories.unit(bungo, f"Unit {n}", unit[n // 2]))
    orang: list[Pegawai] = []
    for nomor in range(9):
        tempat = unit[min(nomor // 2, 3)]
        baru = factories.pegawai(f"P{nomor}", tempat, kepala=nomor % 2 == 0)
        for atasan in rng.sample(orang, k=min(len(orang), 1)):
            factories.superior(baru, atasan, sampai=rng.choice([None, None, some_day(rng)]))
        orang.append(baru)
    for satu in orang:
        if rng.random() < 0.4:
            Penugasan.objects.filter(pegawai=satu).update(sampai=some_day(rng))
        if rng.random() < 0.3:
            sejak = some_day(rng)
            MasaKhusus.objects.create(
                instansi=bungo,
                pegawai=satu,
                jenis="cuti_besar",
                sejak=sejak,
                sampai=sejak + timedelta(days=90),
            )
    for satu in rng.sample(orang, k=4):
        sejak = some_day(rng)
        Penugasan.objects.create(
            instansi=bungo,
            pegawai=satu,
            unit=rng.choice(unit),
            jabatan=satu.penugasan.latest("id").jabatan,
            sifat=rng.choice(["plt", "plh"]),
            kepala_unit=True,
            sejak=sejak,
            sampai=rng.choice([None, sejak + timedelta(days=120)]),
        )
    return [factories.akun(satu) for satu in orang]


def some_day(rng: random.Random) -> date:
    return date(2026, 1, 1) + timedelta(days=rng.randrange(SETAHUN))


@pytest.mark.parametrize("benih", range(25))
def test_from_below_and_from_above_it_is_one_rule(benih: int) -> None:
    akun = random_world(random.Random(benih))
    nomor = [satu.pegawai_id for satu in akun]
    for pada in HARI:
        penilai = {p: getattr(penilai_pada(p, pada), "pk", None) for p in nomor if p}
        for satu in akun:
            assert satu.pegawai
            dinilai = set(bawahan(satu.pegawai, pada).values_list("pegawai_id", flat=True))
            assert dinilai == {p for p, x in penilai.items() if x == satu.pegawai_id}, pada
            kedua = {p for p, x in penilai.items() if penilai.get(x or 0) == satu.pegawai_id}
            for p in penilai:
                assert menilai(satu, p, pada) == (p in dinilai)
                assert atasan_dari_penilai(satu, p, pada) == (p in kedua)
            terlihat = set(
                Pegawai.objects.filter(lingkup_pegawai(satu, pada, "id")).values_list(
                    "pk", flat=True
                )
            )
            assert dinilai | kedua | {satu.pegawai_id} <= terlihat


def test_nobody_is_replaced_while_everyone_is_there() -> None:
    dunia = factories.dunia()
    for satu in dunia.semua().values():
        assert satu.pegawai_id
        assert penilai_pada(satu.pegawai_id, HARI[0]) == atasan_pada(satu.pegawai_id, HARI[0])


def leave_post(akun: Akun, *, plt: Akun) -> None:
    """The head leaves service in May; from June on the other acts in the post."""
    lama = Penugasan.objects.get(pegawai=akun.pegawai)
    Penugasan.objects.filter(pk=lama.pk).update(sampai=date(2026, 5, 31))
    Penugasan.objects.create(
        instansi=lama.instansi,
        pegawai=plt.pegawai,
        unit=lama.unit,
        jabatan=lama.jabatan,
        sifat="plt",
        kepala_unit=True,
        sejak=date(2026, 6, 1),
    )


def raters(*akun: Akun, pada: date) -> list[str]:
    """Who rates each of them, and that nobody else thinks to."""
    nama = []
    for satu in akun:
        assert satu.pegawai_id
        penilai = penilai_pada(satu.pegawai_id, pada)
        assert penilai
        mengaku = [
            orang.nama
            for orang in Pegawai.objects.filter(instansi=satu.instansi)
            if bawahan(orang, pada).filter(pegawai=satu.pegawai).exists()
        ]
        assert mengaku == [penilai.nama]
        nama.append(penilai.nama)
    return nama


def test_two_levels_gone_each_with_a_plt_from_below() -> None:
    dunia = factories.dunia()
    leave_post(dunia.budi, plt=dunia.rekan)
    leave_post(dunia.citra, plt=dunia.ani)
    siapa = (dunia.sari, dunia.rekan, dunia.ani)
    assert raters(*siapa, pada=date(2026, 5, 31)) == ["Budi", "Budi", "Citra"]
    assert raters(*siapa, pada=date(2026, 6, 1)) == ["Rini", "Ani", "Sekda"]


def test_a_plt_on_leave_does_not_act() -> None:
    dunia = factories.dunia()
    leave_post(dunia.budi, plt=dunia.rekan)
    MasaKhusus.objects.create(
        instansi=dunia.instansi,
        pegawai=dunia.rekan.pegawai,
        jenis="cuti_besar",
        sejak=date(2026, 8, 1),
        sampai=date(2026, 8, 31),
    )
    hari = (date(2026, 7, 31), date(2026, 8, 1), date(2026, 9, 1))
    assert [raters(dunia.sari, pada=satu)[0] for satu in hari] == ["Rini", "Citra", "Rini"]


def test_whoever_is_only_away_keeps_the_task_where_nobody_acts() -> None:
    dunia = factories.dunia()
    for akun in (dunia.budi, dunia.citra):
        MasaKhusus.objects.create(
            instansi=dunia.instansi, pegawai=akun.pegawai, jenis="cuti_sakit", sejak=HARI[0]
        )
    assert raters(dunia.sari, dunia.budi, pada=HARI[1]) == ["Budi", "Citra"]
