"""Nothing leaks, and no page asks the database more than its baseline says.

Run with ``UJI_BASELINE=1`` to write both tables anew; read the difference before committing it.
"""

import os
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.konsistensi import matriks
from tests.konsistensi.lengkap import complete
from tests.konsistensi.test_rute import patterns

pytestmark = pytest.mark.django_db
SINI = Path(__file__).parent
TULIS = os.environ.get("UJI_BASELINE") == "1"
ORANG_LUAR = ("instansi_lain", "bkpsdm_instansi_lain")
# Pages for leaders and the office may ask a little more (issue: 12, one's own work 8).
DASBOR = {"dasbor", "pemantauan", "impor_batch", "pengaturan", "distribusi", "capaian"}
# Parts of addresses that name nobody's data: a colour, a year, the law.
BUKAN_OBJEK = {"warna", "tahun", "kunci", "kode", "nama", "slug"}
DI_LUAR_HITUNGAN = 2  # the session and the account


def compare(nama: str, sekarang: str) -> None:
    berkas = SINI / nama
    if TULIS:
        berkas.write_text(sekarang)
    assert sekarang.splitlines() == berkas.read_text().splitlines()


def test_every_route_answers_every_relation_as_the_table_says() -> None:
    dunia = factories.dunia()
    nilai = complete(dunia)
    baris = list(matriks.rows(dunia.semua(), nilai))
    for nama, akses, jawaban in baris:
        kode = dict(zip(matriks.HUBUNGAN, (satu.split()[1] for satu in jawaban), strict=True))
        assert not [k for k in kode.values() if k.startswith("5")], nama
        if akses != "publik":
            assert kode["anonim"] == ("401" if nama.startswith("api_") else "302"), nama
        berobjek = set(_pattern(nama).pattern.regex.groupindex) - BUKAN_OBJEK
        if akses != "publik" and berobjek:
            for orang in ORANG_LUAR:
                assert kode[orang] in {"403", "404"}, (nama, orang)
    compare("matriks.txt", matriks.render(baris))


def _pattern(nama: str):
    return next(p for p in patterns() if p.name == nama)


def test_every_page_keeps_its_number_of_queries() -> None:
    dunia = factories.dunia()
    nilai = complete(dunia)
    baris = []
    for pola in sorted(patterns(), key=lambda p: str(p.name)):
        alamat = matriks.address(pola, nilai)
        jumlah = [
            f"{siapa} {kueri}"
            for siapa in ("diri", "penilai", "atasan_penilai", "bkpsdm")
            if (kueri := _queries(dunia.semua()[siapa], alamat)) is not None
        ]
        if jumlah:
            baris.append(f"{pola.name}: {', '.join(jumlah)}")
            batas = 12 if pola.name in DASBOR else 8
            terbesar = max(int(satu.split()[1]) for satu in jumlah)
            assert terbesar <= batas + DI_LUAR_HITUNGAN, (pola.name, jumlah)
    compare("kueri.txt", "\n".join(baris) + "\n")


def _queries(akun: object, alamat: str) -> int | None:
    """How many queries a page that opens needs, session and account included."""
    client = Client()
    client.force_login(akun)  # type: ignore[arg-type]
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get(alamat)
    if jawaban.status_code != 200:
        return None
    return len([k for k in kueri if "SAVEPOINT" not in k["sql"]])
