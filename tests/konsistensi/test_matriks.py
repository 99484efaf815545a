"""Nothing leaks, and no page asks the database more than its baseline says.

Run with ``UJI_BASELINE=1`` (also with ``-n 2``) to write both tables anew; read the difference
before committing it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.konsistensi import matriks
from tests.konsistensi.lengkap import complete
from tests.konsistensi.tabel import compare
from tests.konsistensi.test_rute import patterns

pytestmark = pytest.mark.django_db
BAGIAN = 6
"""In how many parts the routes are judged, so that both workers have their share."""
ORANG_LUAR = ("instansi_lain", "bkpsdm_instansi_lain")
# Pages for leaders and the office may ask a little more (issue: 12, one's own work 8).
DASBOR = {"dasbor", "pemantauan", "impor_batch", "pengaturan", "distribusi", "capaian"}
# Parts of addresses that name nobody's data: a colour, a year, the law.
BUKAN_OBJEK = {"saluran", "warna", "tahun", "kunci", "kode", "nama", "slug"}
DI_LUAR_HITUNGAN = 2  # the session and the account
RUTE = sorted(patterns(), key=lambda p: str(p.name))
SEMUA = [str(p.name) for p in RUTE]
bagian = pytest.mark.parametrize("nomor", range(BAGIAN), ids=lambda n: f"bagian-{n + 1}")


@dataclass(frozen=True)
class Lengkap:
    """The world in which everything exists once, signed in as everyone."""

    orang: matriks.Orang
    nilai: dict[str, Any]


@pytest.fixture(scope="module")
def lengkap(django_db_setup: None, django_db_blocker: Any) -> Iterator[Lengkap]:
    """Built once a worker, undone when the worker has done its parts."""
    with django_db_blocker.unblock(), transaction.atomic():
        dunia = factories.dunia()
        nilai = complete(dunia)
        yield Lengkap(matriks.Orang(dunia.semua()), nilai)
        transaction.set_rollback(True)


@bagian
def test_every_route_answers_every_relation_as_the_table_says(nomor: int, lengkap: Lengkap) -> None:
    rute = RUTE[nomor::BAGIAN]
    tabel = {}
    for pola in rute:
        nama, akses = str(pola.name), str(pola.callback.akses)  # type: ignore[attr-defined]
        jawaban = matriks.answers(pola, lengkap.orang, lengkap.nilai)
        kode = dict(zip(matriks.HUBUNGAN, (satu.split()[1] for satu in jawaban), strict=True))
        assert not [k for k in kode.values() if k.startswith("5")], nama
        if akses != "publik":
            tanpa_halaman = nama.startswith("api_") or akses == "masuk (latar)"
            assert kode["anonim"] == ("401" if tanpa_halaman else "302"), nama
        berobjek = set(pola.pattern.regex.groupindex) - BUKAN_OBJEK
        if akses != "publik" and berobjek:
            for orang in ORANG_LUAR:
                assert kode[orang] in {"403", "404"}, (nama, orang)
        tabel[nama] = matriks.render(nama, akses, jawaban, lebar=max(map(len, SEMUA)))
    compare(
        "matriks.txt",
        tabel,
        bagian={str(p.name) for p in rute},
        semua=SEMUA,
        kepala=(matriks.heading(max(map(len, SEMUA))),),
    )


@bagian
def test_every_page_keeps_its_number_of_queries(nomor: int, lengkap: Lengkap) -> None:
    rute = RUTE[nomor::BAGIAN]
    tabel = {}
    for pola in rute:
        nama, alamat = str(pola.name), matriks.address(pola, lengkap.nilai)
        jumlah = {
            siapa: kueri
            for siapa in ("diri", "penilai", "atasan_penilai", "bkpsdm")
            if (kueri := _queries(lengkap.orang, siapa, alamat)) is not None
        }
        if jumlah:
            tabel[nama] = f"{nama}: " + ", ".join(f"{s} {n}" for s, n in jumlah.items())
            batas = 12 if nama in DASBOR else 8
            assert max(jumlah.values()) <= batas + DI_LUAR_HITUNGAN, (nama, jumlah)
    compare("kueri.txt", tabel, bagian={str(p.name) for p in rute}, semua=SEMUA)


def _queries(orang: matriks.Orang, siapa: str, alamat: str) -> int | None:
    """How many queries a page that opens needs, session and account included."""
    with CaptureQueriesContext(connection) as kueri:
        jawaban = orang.client(siapa).get(alamat)
    if jawaban.status_code != 200:
        return None
    return len([k for k in kueri if "SAVEPOINT" not in k["sql"]])
