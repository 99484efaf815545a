"""Two approvers over one queue: every plan is approved exactly once."""

import threading
from datetime import timedelta

import pytest
from django.db import close_old_connections, connection
from django.test import Client

from tera.akun.models import Akun
from tera.dasar.models import AuditEvent
from tera.organisasi.models import DelegasiPenilai
from tera.perencanaan.models import Skp, VersiSkp
from tests import factories
from tests.perencanaan import rencana

BANYAK = 20


@pytest.mark.django_db(transaction=True)
def test_twenty_plans_in_one_post_exactly_once_under_two_approvers() -> None:
    dunia = factories.dunia()
    tahun, hari_ini = dunia.budi.hari_ini.year, dunia.budi.hari_ini
    skp = []
    for nomor in range(BANYAK):
        orang = factories.pegawai(f"Staf {nomor}", dunia.bidang, atasan=dunia.budi.pegawai)
        skp.append(rencana.diajukan(factories.akun(orang), tahun))
    DelegasiPenilai.objects.create(
        instansi=dunia.instansi,
        dari=dunia.budi.pegawai,
        kepada=dunia.rekan.pegawai,
        sejak=hari_ini - timedelta(days=1),
        sampai=hari_ini + timedelta(days=1),
        alasan="Rapat",
        oleh=dunia.budi,
    )
    pilihan = [f"{satu.pk}-{satu.versi}" for satu in skp]
    jawaban: dict[str, str] = {}
    mulai = threading.Barrier(2)

    def approve(nama: str, akun: Akun) -> None:
        client = Client()
        client.force_login(akun)
        mulai.wait()
        try:
            isi = client.post("/antrean/setujui/", {"pilih": pilihan})
            jawaban[nama] = isi.content.decode()
        finally:
            close_old_connections()
            connection.close()

    utas = [
        threading.Thread(target=approve, args=(nama, akun))
        for nama, akun in (("penilai", dunia.budi), ("wakil", dunia.rekan))
    ]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert set(jawaban) == {"penilai", "wakil"}
    assert Skp.objects.filter(pk__in=[s.pk for s in skp], status="disetujui").count() == BANYAK
    assert VersiSkp.objects.count() == BANYAK
    setuju = AuditEvent.objects.filter(tindakan="setujui_skp")
    assert setuju.count() == BANYAK
    assert len(set(setuju.values_list("objek_id", flat=True))) == BANYAK
