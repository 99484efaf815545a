"""Filling agencies of any size, on any day of the year."""

import hashlib
from datetime import date

import pytest
from django.db import connection, transaction

from tera.akun.services import open_akun
from tera.aturan.nip import parse_nip
from tera.aturan.skp import check_syarat
from tera.aturan.temuan import Tingkat
from tera.contoh.pengisi import fill
from tera.contoh.sintetis import make_agency
from tera.organisasi.models import AtasanLangsung, Instansi, Pegawai, Penugasan, UnitKerja
from tera.organisasi.models.pegawai import JenisPegawai
from tera.pelaksanaan.models import Realisasi, UmpanBalik
from tera.penilaian.models import CapaianOrganisasi, Evaluasi, Keberatan
from tera.perencanaan.models import Skp
from tera.perencanaan.queries import load_detail
from tera.perencanaan.syarat import masukan_skp
from tests.contoh.conftest import PADA

pytestmark = pytest.mark.django_db


def _agency(jumlah: int, pada: date = PADA, **lain: str) -> Instansi:
    instansi = make_agency(jumlah, "uji", pada=pada, **lain)
    open_akun(pegawai=Pegawai.objects.milik_instansi(instansi.pk).exclude(nip=""), by=None)
    return instansi


def _content(instansi: Instansi) -> str:
    """A digest of what was written, without keys."""
    realisasi = Realisasi.objects.filter(instansi=instansi).values_list(
        "skp__pegawai__nip", "skp__status", "indikator__hasil__uraian", "indikator__uraian",
        "indikator__target_atas", "bulan", "nilai", "teks", "keterangan", "diubah_pada",
    )  # fmt: skip
    evaluasi = Evaluasi.objects.filter(instansi=instansi).values_list(
        "pegawai__nip", "selesai", "predikat", "status", "catatan", "ditetapkan_pada"
    )
    umpan = UmpanBalik.objects.filter(instansi=instansi).values_list("dari__nip", "isi")
    isi = [sorted(map(str, satu)) for satu in (realisasi, evaluasi, umpan)]
    return hashlib.sha256(repr(isi).encode()).hexdigest()


def _fresh_content(benih: str) -> str:
    with transaction.atomic():
        instansi = _agency(60)
        fill(instansi, pada=PADA, benih=benih)
        isi = _content(instansi)
        transaction.set_rollback(True)
    return isi


def test_the_same_seed_gives_the_same_content() -> None:
    satu = _fresh_content("a")
    assert satu == _fresh_content("a")
    assert satu != _fresh_content("b")


@pytest.mark.parametrize(
    "pada",
    [date(2026, 1, 2), date(2026, 3, 31), date(2026, 10, 1), date(2026, 12, 31), date(2028, 2, 29)],
)
def test_any_day_of_the_year_can_be_filled(pada: date) -> None:
    instansi = _agency(60, pada)
    fill(instansi, pada=pada)
    connection.check_constraints()
    milik = {"instansi": instansi}
    batas = {"__date__gte": pada}
    for model, kolom in (
        (Skp, "status_sejak"), (Realisasi, "diubah_pada"), (UmpanBalik, "dibuat_pada"),
        (CapaianOrganisasi, "ditetapkan_pada"), (Evaluasi, "ditetapkan_pada"),
        (Evaluasi, "diterima_pada"), (Keberatan, "diajukan_pada"), (Keberatan, "diputus_pada"),
    ):  # fmt: skip
        kelak = {f"{kolom}{akhiran}": nilai for akhiran, nilai in batas.items()}
        assert not model.objects.filter(**milik, **kelak).exists(), (model, kolom)
    assert not Evaluasi.objects.filter(**milik, selesai__gte=pada).exists()
    assert not Realisasi.objects.filter(**milik, bulan__gte=pada.replace(day=1)).exists()
    assert Skp.objects.filter(**milik, tahun=pada.year).exists()


def test_every_approved_plan_of_a_small_agency_passes_the_rules() -> None:
    instansi = _agency(60, kepala_daerah="Bupati")
    fill(instansi, pada=PADA)
    setuju = Skp.objects.filter(instansi=instansi, status="disetujui").select_related("penugasan")
    assert len(setuju) > 80
    for skp in setuju:
        temuan = check_syarat(masukan_skp(load_detail(skp, PADA)))
        assert not [satu for satu in temuan if satu.tingkat == Tingkat.GALAT]


def test_people_without_superior_have_no_approved_plan() -> None:
    instansi = _agency(30)
    AtasanLangsung.objects.filter(instansi=instansi).delete()
    fill(instansi, pada=PADA)
    staf = Skp.objects.filter(instansi=instansi, penugasan__kepala_unit=False)
    assert set(staf.values_list("status", flat=True)) == {"draf"}
    assert not Evaluasi.objects.filter(instansi=instansi).exists()


def test_agency_has_the_people_asked_for() -> None:
    instansi = _agency(230, kepala_daerah="Bupati")
    asn = Pegawai.objects.milik_instansi(instansi.pk).exclude(jenis=JenisPegawai.PEJABAT_NEGARA)
    assert asn.count() == 230
    for satu in asn:
        nip = parse_nip(satu.nip)
        assert (nip.jenis, nip.lahir) == (satu.jenis, satu.tanggal_lahir)
        assert nip.jenis_kelamin == satu.jenis_kelamin
    unit = UnitKerja.objects.milik_instansi(instansi.pk).count()
    kepala = Penugasan.objects.filter(instansi=instansi, kepala_unit=True)
    assert kepala.count() == unit == 10
    atasan = AtasanLangsung.objects.filter(instansi=instansi).berlaku_pada(PADA)
    assert atasan.count() == 230
