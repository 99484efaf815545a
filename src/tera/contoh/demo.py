"""The example agency: made once, then left to whoever looks around in it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.akun.services import grant_peran, open_akun
from tera.contoh.gangguan import isi_gangguan
from tera.contoh.kabar import (
    isi_eskalasi,
    isi_pemberitahuan,
    isi_permintaan_atasan,
    isi_saluran,
)
from tera.contoh.pembinaan import isi_pembinaan
from tera.contoh.pengisi import fill
from tera.contoh.percakapan import isi_percakapan
from tera.contoh.sintetis import make_agency
from tera.contoh.strategis import isi_rencana_strategis
from tera.contoh.tim import isi_tim
from tera.contoh.tokoh import DINAS, Tokoh, find_tokoh, make_antrean
from tera.dasar.audit import record_event
from tera.dasar.errors import TidakBoleh
from tera.dasar.models import AuditEvent
from tera.organisasi.models import Instansi, Pegawai, UnitKerja
from tera.organisasi.models.instansi import ZonaWaktu
from tera.organisasi.models.pegawai import JenisKelamin, JenisPegawai
from tera.organisasi.services import apply_import, prepare_import

BERKAS = Path(__file__).parent / "pegawai-bungo.xlsx"
SANDI = "tera-demo-2026"
TINDAKAN = "siapkan_contoh"
KUNCI_CONTOH = 0x7E2A_0002
MASUK_BUPATI = "bupati.bungo"
ORANG_DENPASAR = 25


class Masuk(NamedTuple):
    """One sign-in to show: role, person, sign-in name and password."""

    peran: str
    nama: str
    nama_masuk: str
    sandi: str


def ensure_demo(*, pada: date | None = None) -> list[Masuk]:
    """Make the example agencies if they are not there; returns the five sign-ins.

    The first call takes some seconds, a later one finds what the first recorded and changes
    nothing. ``pada`` is the day up to which the year is filled (today). Raises TidakBoleh unless
    TERA_DEMO is on: the passwords are publicly known.
    """
    if not settings.DEMO:
        raise TidakBoleh("Instansi contoh hanya dibuat bila TERA_DEMO=ya.")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_CONTOH])
        catatan = AuditEvent.objects.filter(tindakan=TINDAKAN).order_by("id").first()
        if catatan is None:
            catatan = _make(pada)
    return [Masuk(peran, nama, nip, SANDI) for peran, nama, nip in catatan.isi["masuk"]]


def _make(pada: date | None) -> AuditEvent:
    bungo = Instansi.objects.create(
        kode="bungo", nama="Pemerintah Kabupaten Bungo", ibu_kota="Muara Bungo"
    )
    pada = pada or bungo.hari_ini()
    tokoh = _make_bungo(bungo, pada)
    _make_denpasar(pada)
    masuk = [
        ("Pegawai", tokoh.pegawai),
        ("Pejabat penilai", tokoh.penilai),
        ("Pimpinan", tokoh.pimpinan),
        ("Pengelola kinerja (BKPSDM)", tokoh.pengelola_instansi),
        ("Auditor", tokoh.auditor),
    ]
    isi = [[peran, orang.nama_lengkap, orang.nip] for peran, orang in masuk]
    return record_event(
        tindakan=TINDAKAN,
        objek=bungo,
        by=None,
        instansi_id=bungo.pk,
        isi={"masuk": isi, "pada": pada},
    )


def _make_bungo(bungo: Instansi, pada: date) -> Tokoh:
    sejak = date(pada.year - 1, 1, 1)
    bupati = Pegawai.objects.create(
        instansi=bungo,
        nama="Zulkarnain Hamid",
        gelar_depan="H.",
        gelar_belakang="S.E.",
        jenis=JenisPegawai.PEJABAT_NEGARA,
        jenis_kelamin=JenisKelamin.LAKI_LAKI,
    )
    _import(bungo, sejak)
    tokoh = find_tokoh(bungo, bupati, pada)
    _open_accounts(tokoh, sejak)
    fill(
        bungo,
        pada=pada,
        benih="bungo",
        sorotan=tokoh.sorotan,
        antrean=make_antrean(tokoh, pada),
    )
    dinas = UnitKerja.objects.get(instansi=bungo, nama=DINAS)
    pengelola_dinas = Akun.objects.get(pegawai=tokoh.pengelola_dinas)
    isi_rencana_strategis(dinas, pengelola_dinas, pada)
    isi_tim(tokoh, dinas, pengelola_dinas, pada)
    isi_pembinaan(tokoh, pada)
    pengelola = tokoh.pengelola_instansi
    permintaan = isi_permintaan_atasan(tokoh, pada, Akun.objects.get(pegawai=pengelola))
    orang = (tokoh.pegawai, tokoh.penilai, tokoh.pimpinan, pengelola, tokoh.auditor)
    isi_percakapan(tokoh, pada)
    isi_pemberitahuan(orang, pengelola, permintaan, pada)
    isi_eskalasi(tokoh, pada)
    isi_saluran(tokoh)
    isi_gangguan(bungo, pada)
    return tokoh


def _import(instansi: Instansi, per_tanggal: date) -> None:
    """The way that an HR office loads its staff list, without anybody's shortcuts."""
    with BERKAS.open("rb") as berkas:
        batch = prepare_import(
            instansi=instansi,
            berkas=berkas,
            nama_berkas=BERKAS.name,
            per_tanggal=per_tanggal,
            by=None,
        )
    apply_import(batch=batch, by=None)


def _open_accounts(tokoh: Tokoh, sejak: date) -> None:
    """Accounts for all; a password only for those who are shown."""
    instansi = tokoh.bupati.instansi
    dinas = UnitKerja.objects.get(instansi=instansi, nama=DINAS)
    Akun.objects.create(
        instansi=instansi,
        pegawai=tokoh.bupati,
        nama_masuk=MASUK_BUPATI,
        nama=tokoh.bupati.nama_lengkap,
        password="!",
    )
    semua = Pegawai.objects.milik_instansi(instansi.pk).exclude(nip="")
    open_akun(pegawai=semua.select_related("instansi"), by=None)
    peran: list[tuple[Pegawai, Peran | None, UnitKerja | None]] = [
        (tokoh.pegawai, None, None),
        (tokoh.penilai, None, None),
        (tokoh.pimpinan, Peran.PIMPINAN, dinas),
        (tokoh.pengelola_instansi, Peran.BKPSDM, None),
        (tokoh.pengelola_dinas, Peran.PENGELOLA, dinas),
        (tokoh.auditor, Peran.AUDITOR, None),
        (tokoh.bupati, Peran.PIMPINAN, None),
    ]
    for orang, satu, unit in peran:
        _show(Akun.objects.get(pegawai=orang), satu, unit, sejak)


def _show(akun: Akun, peran: Peran | None, unit: UnitKerja | None, sejak: date) -> None:
    """Give an account of the example the known password, marked as such."""
    akun.password, akun.contoh = make_password(SANDI), True
    akun.save(update_fields=["password", "contoh"])
    if peran is not None:
        grant_peran(akun=akun, peran=peran, unit=unit, sejak=sejak, by=None)


def _make_denpasar(pada: date) -> None:
    """A second agency in the same database, to see that the two do not see each other."""
    denpasar = make_agency(
        ORANG_DENPASAR,
        "denpasar",
        pada=pada,
        nama="Pemerintah Kota Denpasar",
        ibu_kota="Denpasar",
        zona=ZonaWaktu.WITA,
        gaya_nama="bali",
        kepala_daerah="I Gusti Ngurah Agung Pramana",
    )
    semua = Pegawai.objects.milik_instansi(denpasar.pk).exclude(nip="")
    akun = open_akun(pegawai=semua.select_related("instansi").order_by("nip"), by=None)
    sejak = date(pada.year - 1, 1, 1)
    _show(akun[0], Peran.BKPSDM, None, sejak)
    _show(akun[1], None, None, sejak)
    fill(denpasar, pada=pada, benih="denpasar")
