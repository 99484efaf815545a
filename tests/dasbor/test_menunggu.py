"""The counts in plain SQL against the lists and permissions that they stand for."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.aturan.kalender import Periode
from tera.dasbor.queries.antrean import (
    keberatan_menunggu,
    skp_antrean,
    tindak_lanjut_antrean,
)
from tera.dasbor.queries.menunggu import hitungan, menunggu
from tera.organisasi.models import AtasanLangsung, Pegawai, PermintaanAtasan
from tera.organisasi.queries import dikelola
from tera.penilaian.models import Evaluasi, Keberatan
from tera.penilaian.permissions import can_answer, can_decide
from tera.penilaian.queries import yang_dinilai
from tera.perencanaan.models import Skp
from tera.perencanaan.permissions import can_approve_skp
from tera.tindak_lanjut.models import TindakLanjut
from tests import factories
from tests.dasbor.alat import evaluasi, tahunan, triwulan
from tests.perencanaan import rencana

pytestmark = pytest.mark.django_db


@pytest.fixture
def semua_akun() -> dict[str, Akun]:
    """Everyone of ``dunia``, a pimpinan, and something in every state."""
    dunia = factories.dunia()
    akun = dunia.semua()
    bupati = factories.pegawai("Bupati", dunia.dinas)
    akun["pimpinan"] = factories.akun(bupati, Peran.PIMPINAN)
    sekda = Pegawai.objects.get(nama="Sekda")
    akun["sekda"] = factories.akun(sekda)
    hari_ini = dunia.sari.hari_ini
    tahun = hari_ini.year
    rencana.diajukan(dunia.rekan, tahun)
    rencana.diajukan(akun["sekda"], tahun)
    for nomor, (orang, penilai) in enumerate(
        ((dunia.sari, dunia.budi), (dunia.budi, dunia.citra), (dunia.citra, akun["sekda"]))
    ):
        skp = rencana.disetujui(orang, penilai, tahun)
        Skp.objects.filter(pk=skp.pk).update(mulai=date(tahun, 1, 1))
        assert penilai.pegawai is not None
        satu = evaluasi(skp, penilai.pegawai, triwulan(hari_ini), status="keberatan")
        Keberatan.objects.create(
            instansi=dunia.instansi,
            evaluasi=satu,
            alasan="Tidak sesuai",
            diajukan_pada=timezone.now(),
            tenggat=hari_ini,
            tanggapan="Sudah" if nomor == 1 else "",
        )
        TindakLanjut.objects.create(instansi=dunia.instansi, evaluasi=satu, pegawai=skp.pegawai)
        PermintaanAtasan.objects.create(
            instansi=dunia.instansi, pegawai=skp.pegawai, usulan=bupati, alasan="Pindah"
        )
    lina = Pegawai.objects.get(nama="Lina")
    PermintaanAtasan.objects.create(
        instansi=dunia.instansi, pegawai=lina, usulan=bupati, alasan="Pindah"
    )
    AtasanLangsung.objects.filter(pegawai=sekda).delete()
    return akun


def test_queue_counts_equal_the_lists_and_the_permissions(semua_akun: dict[str, Akun]) -> None:
    jumlah = 0
    for nama, akun in semua_akun.items():
        hari_ini = akun.hari_ini
        hitung = menunggu(akun, hari_ini.year, hari_ini)
        tanggapan, putusan = keberatan_menunggu(akun, hari_ini)
        daftar = skp_antrean(akun, hari_ini.year, "diajukan", hari_ini)
        assert hitung.persetujuan == daftar.count(), nama
        assert hitung.tanggapan == tanggapan.count(), nama
        assert hitung.putusan == putusan.count(), nama
        lanjut = tindak_lanjut_antrean(akun, "terbuka", hari_ini)
        assert hitung.rencana_tindak_lanjut == lanjut.count(), nama
        boleh = [s for s in Skp.objects.all() if can_approve_skp(akun, s, hari_ini)]
        assert set(daftar) == set(boleh), nama
        semua = Keberatan.objects.select_related("evaluasi__skp")
        jawab = {k for k in semua if not k.tanggapan and can_answer(akun, k, hari_ini)}
        assert set(tanggapan) == jawab, nama
        assert set(putusan) == {k for k in semua if can_decide(akun, k, hari_ini)}, nama
        jumlah += sum((hitung.persetujuan, hitung.tanggapan, hitung.putusan))
    assert jumlah >= 6, "the world must hold something to count"


def unrated(akun: Akun, periode: Periode, hari_ini: date) -> int:
    sudah = Evaluasi.objects.filter(mulai=periode.mulai, selesai=periode.selesai)
    return (
        yang_dinilai(akun, hari_ini)
        .filter(skp__status="disetujui", skp__tahun=periode.tahun)
        .exclude(pk__in=sudah.exclude(status="draf").values("pegawai_id"))
        .distinct()
        .count()
    )


def test_home_counts_equal_what_each_may_rate_and_decide(semua_akun: dict[str, Akun]) -> None:
    lama = timezone.now() - timedelta(days=14)
    ada = False
    for nama, akun in semua_akun.items():
        hari_ini = akun.hari_ini
        periodik, setahun = triwulan(hari_ini), tahunan(hari_ini.year)
        hitung = hitungan(akun, periodik, setahun, hari_ini, lama)
        assert hitung.belum_periodik == unrated(akun, periodik, hari_ini), nama
        assert hitung.belum_tahunan == unrated(akun, setahun, hari_ini), nama
        permintaan = PermintaanAtasan.objects.filter(dikelola(akun, hari_ini), status="diajukan")
        assert hitung.permintaan == permintaan.exclude(pegawai=akun.pegawai).count(), nama
        ada = ada or bool(hitung.belum_tahunan)
    assert ada
