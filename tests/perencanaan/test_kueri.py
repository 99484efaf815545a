"""Pages of planning ask the database as often with many rows as with few."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tera.organisasi.models import Pegawai
from tera.perencanaan.models import AnggotaTim, PesanDialog, TimKerja
from tera.perencanaan.services import load_pustaka, refresh_kembar, save_hasil
from tests import factories
from tests.dasbor.alat import crowd
from tests.perencanaan import rencana
from tests.perencanaan.test_pohon import _sasaran

pytestmark = pytest.mark.django_db
HALAMAN = (
    "/skp/",
    "/skp/{skp}/",
    "/skp/{skp}/salin/",
    "/skp/{skp}/salin/?dari={sumber}",
    "/skp/{skp}/pustaka/?semua=1",
    "/pohon/?tahun=2026",
    "/pohon/tabel/?tahun=2026&akar={akar}",
    "/pohon/?tahun=2026&akar={akar}",
    "/pohon/cabang/?tahun=2026&simpul={akar}",
    *(
        f"/pohon/peta/?tahun=2026&daftar={d}"
        for d in ("sasaran", "lepas", "hasil", "orang", "beban", "kembar")
    ),
    "/matriks/?tahun=2026",
    "/pustaka/",
    "/tim/",
    "/tim/{tim}/?tahun=2026",
    "/sasaran/?tahun=2026",
    "/strategis/",
)


class Rimba:
    """Budi's unit, to which more of everything is added."""

    def __init__(self) -> None:
        self.dunia = factories.dunia()
        load_pustaka(instansi=self.dunia.instansi)
        self.akar = _sasaran(self.dunia, self.dunia.bidang, "Meningkatnya derajat kesehatan")
        self.skp = rencana.draf(self.dunia.budi)
        self.sumber = rencana.disetujui(self.dunia.budi, self.dunia.citra, rencana.TAHUN - 1)
        assert self.dunia.budi.pegawai
        self.tim = TimKerja.objects.create(
            instansi=self.dunia.instansi,
            unit=self.dunia.bidang,
            nama="Tim",
            ketua=self.dunia.budi.pegawai,
            sejak=factories.AWAL,
        )

    def grow(self, banyak: int) -> None:
        for nomor in range(banyak):
            isian = rencana.isian_hasil(f"Hasil {nomor} {banyak}", sasaran_id=self.akar.pk)
            hasil = save_hasil(
                skp=self.skp, hasil_id=None, isian=isian, by=self.dunia.budi, versi=self.skp.versi
            )
            PesanDialog.objects.create(
                instansi=self.dunia.instansi,
                skp=self.skp,
                hasil=hasil,
                tentang=hasil.uraian,
                oleh=self.dunia.budi,
                teks="Apa ini?",
            )
            dinas = _sasaran(self.dunia, self.dunia.dinas, f"Dinas {nomor} {banyak}")
            _sasaran(self.dunia, self.dunia.bidang, f"Sasaran {nomor} {banyak}", dinas)
            _sasaran(self.dunia, self.dunia.bidang, f"Lepas {nomor} {banyak}")
        for satu in crowd(self.dunia.bidang, banyak, atasan=self.dunia.budi.pegawai):
            self.member(satu)
        refresh_kembar(instansi_id=self.dunia.instansi.pk, tahun=rencana.TAHUN)

    def member(self, orang: Pegawai) -> None:
        akun = factories.akun(orang)
        skp = rencana.draf(akun)
        skp.hasil.update(tim=self.tim, induk=self.skp.hasil.first(), sasaran=self.akar)
        lain = rencana.isian_hasil("Lepas")
        save_hasil(skp=skp, hasil_id=None, isian=lain, by=akun, versi=skp.versi)
        AnggotaTim.objects.create(
            instansi=self.dunia.instansi, tim=self.tim, pegawai=orang, sejak=factories.AWAL
        )

    def count(self, client: Client, alamat: str) -> int:
        alamat = alamat.format(
            skp=self.skp.pk, sumber=self.sumber.pk, akar=f"s{self.akar.pk}", tim=self.tim.pk
        )
        with CaptureQueriesContext(connection) as kueri:
            jawaban = client.get(alamat)
        assert jawaban.status_code == 200, alamat
        return len(kueri)


def test_queries_do_not_grow_with_rows() -> None:
    rimba = Rimba()
    client = Client()
    client.force_login(rimba.dunia.budi)
    rimba.grow(8)
    for alamat in HALAMAN:
        rimba.count(client, alamat)
    sedikit = {alamat: rimba.count(client, alamat) for alamat in HALAMAN}
    rimba.grow(5)
    banyak = {alamat: rimba.count(client, alamat) for alamat in HALAMAN}
    assert banyak == sedikit
