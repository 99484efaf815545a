import pytest, time
from datetime import date
from tera.organisasi import services
from tera.organisasi.models import *
from pathlib import Path; import tera.contoh; PEGAWAI_BUNGO = Path(tera.contoh.__file__).with_name("pegawai-bungo.xlsx")
from tests import factories
pytestmark = pytest.mark.django_db
def test_x():
    bungo = factories.instansi()
    t=time.time()
    with open(PEGAWAI_BUNGO,'rb') as f:
        b = services.prepare_import(instansi=bungo, berkas=f, nama_berkas='x.xlsx', per_tanggal=date(2026,1,1), by=None)
    print(time.time()-t, b.ringkasan)
    for x in b.rencana['temuan']: print(x)
    t=time.time()
    b = services.apply_import(batch=b, by=None)
    print(time.time()-t, b.ringkasan)
    print(Pegawai.objects.count(), AtasanLangsung.objects.count(), Penugasan.objects.filter(kepala_unit=True).count(), UnitKerja.objects.count())
    with open(PEGAWAI_BUNGO,'rb') as f:
        b2 = services.prepare_import(instansi=bungo, berkas=f, nama_berkas='x.xlsx', per_tanggal=date(2026,1,1), by=None)
    print(b2.ringkasan)
    t=time.time()
    services.undo_import(batch=b, by=None)
    print(time.time()-t)
    print(Pegawai.objects.count(), Jabatan.objects.count(), AtasanLangsung.objects.count(), Penugasan.objects.filter(kepala_unit=True).count(), UnitKerja.objects.count())
