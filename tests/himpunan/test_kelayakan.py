import random
from datetime import date, timedelta
from fractions import Fraction

import pytest

from tera.aturan.disiplin import TingkatHukuman
from tera.aturan.galat import GalatAturan
from tera.aturan.kenaikan_pangkat import DataKenaikan, JenisKenaikan, check_kenaikan
from tera.aturan.pangkat import URUTAN
from tera.aturan.pendidikan import Pendidikan
from tera.aturan.predikat import Predikat
from tera.tindak_lanjut.queries.himpunan.kelayakan import add_kelayakan

from .alat import run

pytestmark = pytest.mark.django_db
KOLOM = {
    "id": "int", "jenis": "text", "golongan": "text", "tmt_pangkat": "date",
    "tmt_jabatan": "date", "predikat": "jsonb", "hukuman": "text", "hukuman_sampai": "date",
    "pendidikan": "text", "golongan_atasan": "text", "angka_kredit": "numeric",
    "angka_kredit_minimal": "numeric", "lowongan": "boolean", "uji_kompetensi": "boolean",
    "pada": "date",
}  # fmt: skip
TANGGAL = [
    date(2023, 6, 30),
    date(2023, 7, 1),
    date(2025, 5, 19),
    date(2025, 5, 20),
    date(2026, 4, 1),
]
BAIK = [Predikat.SANGAT_BAIK, Predikat.BAIK, Predikat.BAIK, Predikat.BAIK, Predikat.KURANG]


def people(acak, banyak):
    for nomor in range(banyak):
        pada = acak.choice(TANGGAL)
        tahun = range(pada.year - 4, pada.year + 1)
        yield {
            "id": nomor,
            "jenis": acak.choice(list(JenisKenaikan)[:6]),
            "golongan": acak.choice([*URUTAN[6:], "V/a"]),
            "tmt_pangkat": day(acak, pada, (12, 24, 48)),
            "tmt_jabatan": day(acak, pada, (12, 12, 24)),
            "predikat": {str(t): acak.choice(BAIK) for t in tahun if acak.random() < 0.92},
            "hukuman": acak.choice([*["tidak_ada"] * 6, *TingkatHukuman, None]),
            "hukuman_sampai": acak.choice([None, *(pada + timedelta(n) for n in (-1, 0, 90))]),
            "pendidikan": acak.choice([*list(Pendidikan)[:5], None]),
            "golongan_atasan": acak.choice([*URUTAN[8:], None]),
            "angka_kredit": acak.choice([None, "49.99", "50", "120"]),
            "angka_kredit_minimal": acak.choice(["50", "50", None]),
            "lowongan": acak.choice([True, True, False, None]),
            "uji_kompetensi": acak.choice([True, True, False, None]),
            "pada": pada,
        }


def day(acak, pada, bulan):
    """Around the boundary of each tenure, and sometimes unknown."""
    lalu = acak.choice(bulan)
    return acak.choice(
        [None, *(pada - timedelta(round(lalu * 30.44) + n) for n in (-40, -1, 0, 1, 99))]
    )


def scalar(satu):
    data = {n: v for n, v in satu.items() if n not in {"id", "jenis", "pada"}}
    data["predikat"] = {int(t): Predikat(p) for t, p in data["predikat"].items()}
    for nama in ("angka_kredit", "angka_kredit_minimal"):
        data[nama] = None if data[nama] is None else Fraction(data[nama])
    try:
        return check_kenaikan(
            jenis=satu["jenis"], data=DataKenaikan(**data), pada=satu["pada"]
        ).nilai
    except GalatAturan:
        return None


@pytest.mark.parametrize("benih", range(3))
def test_eligibility_of_random_people_agrees(benih):
    baris = list(people(random.Random(benih), 700))
    hasil = {
        satu["id"]: satu
        for satu in run(baris, KOLOM, lambda cte: add_kelayakan(cte, dari="masukan"), "layak")
    }
    assert len(hasil) == len(baris)
    keadaan = set()
    for satu in baris:
        harap, ada = scalar(satu), hasil[satu["id"]]
        if harap is None:
            assert ada["keadaan"] is None, satu
            continue
        sama = (ada["keadaan"], ada["kurang"], ada["paling_cepat"])
        assert sama == (harap.keadaan, len(harap.kurang), harap.paling_cepat), satu
        keadaan.add(ada["keadaan"])
    assert keadaan == {"terpenuhi", "belum", "tidak_diketahui"}
