import random
from decimal import Decimal
from fractions import Fraction

import pytest

from tera.aturan.galat import GalatAturan
from tera.aturan.predikat import Predikat
from tera.aturan.tpp import AturanTpp, compute_tpp, find_templat
from tera.tindak_lanjut.queries.himpunan.tpp import PENYEBUT, add_tpp

from .alat import run

pytestmark = pytest.mark.django_db
KOLOM = {
    "id": "int",
    "dasar": "numeric",
    "predikat": "text",
    "potongan_disiplin": "numeric",
    "potongan_hukuman": "numeric",
    "faktor_pegawai": "numeric",
}
PETA = dict(zip(Predikat, map(Decimal, ("100", "99.5", "75", "33.33", "0")), strict=True))
ATURAN = [
    AturanTpp(bobot_kinerja=Decimal(60), bobot_disiplin=Decimal(40), peta=PETA),
    AturanTpp(bobot_kinerja=Decimal("62.5"), bobot_disiplin=Decimal("37.5"), peta=PETA),
    find_templat("tpp_permenlhk_6_2024").aturan,
    find_templat("tpp_perbakamla_1_2023").aturan,
]


def people(acak):
    for nomor in range(400):
        yield {
            "id": nomor,
            "dasar": acak.choice([0, 1, 99, 101, acak.randrange(10**7), 10**12, 10**12 + 1, -1]),
            "predikat": acak.choice(list(Predikat)),
            "potongan_disiplin": acak.choice(["0", "6.5", "99.99", "100", "250", "-0.5"]),
            "potongan_hukuman": acak.choice(["0", "0", "0", "25", "33.3", "100", "101"]),
            "faktor_pegawai": acak.choice(["100", "100", "80", "0", "100.5"]),
        }


@pytest.mark.parametrize("aturan", ATURAN, ids=range(len(ATURAN)))
def test_pay_of_random_people_agrees_to_the_rupiah(aturan):
    baris = list(people(random.Random(len(aturan.peta) + int(aturan.bobot_kinerja * 10))))
    hasil = run(baris, KOLOM, lambda cte: add_tpp(cte, dari="masukan", aturan=aturan), "dibayarkan")
    assert len(hasil) == len(baris)
    dibayar = 0
    for satu in hasil:
        try:
            tepat = compute_tpp(
                dasar=int(satu["dasar"]),
                aturan=aturan,
                faktor_kinerja=aturan.faktor_kinerja(satu["predikat"]),
                potongan_disiplin=satu["potongan_disiplin"],
                potongan_hukuman=satu["potongan_hukuman"],
                faktor_pegawai=satu["faktor_pegawai"],
            ).nilai
        except GalatAturan:
            assert satu["dibayar"] is None, satu
            continue
        assert satu["dibayar"] == tepat.dibayar, satu
        eksak = Fraction(satu["pembilang"]) / PENYEBUT
        assert eksak == tepat.kinerja + tepat.disiplin - tepat.potongan
        dibayar += 1
    assert dibayar > 50


def test_halves_are_rounded_up_and_a_missing_predicate_pays_nothing_unseen():
    aturan = AturanTpp(peta=dict.fromkeys(Predikat, Decimal(50)))
    isi = {"potongan_disiplin": 0, "potongan_hukuman": 0, "faktor_pegawai": 100}
    baris = [
        {"id": 1, "dasar": 1, "predikat": "baik", **isi},
        {"id": 2, "dasar": 1, "predikat": None, **isi},
    ]
    hasil = run(baris, KOLOM, lambda cte: add_tpp(cte, dari="masukan", aturan=aturan), "dibayarkan")
    assert {satu["id"]: satu["dibayar"] for satu in hasil} == {1: 1, 2: None}


def test_a_rule_without_a_map_is_refused():
    with pytest.raises(GalatAturan, match="belum diatur"):
        run([], KOLOM, lambda cte: add_tpp(cte, dari="masukan", aturan=AturanTpp()), "dibayarkan")
