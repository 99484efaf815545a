"""Use case of the installation: an agency and the account that takes over from there."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.akun.services import grant_peran, issue_kode_aktivasi
from tera.aturan.nip import NipTidakSah, parse_nip
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah
from tera.organisasi.models import Instansi
from tera.organisasi.models.instansi import ZonaWaktu
from tera.perencanaan.services import load_pustaka


@transaction.atomic
def create_instansi(
    *, kode: str, nama: str, ibu_kota: str, zona: str, nip: str, nama_admin: str
) -> str:
    """Create agency with its indicator library, and BKPSDM account; returns the one-time code.

    Raises MasukanTidakSah for a code already taken, a broken NIP or an empty name.
    """
    nomor = _check(kode=kode, nama=nama, ibu_kota=ibu_kota, nip=nip, nama_admin=nama_admin)
    instansi = Instansi.objects.create(
        kode=kode, nama=nama.strip(), ibu_kota=ibu_kota.strip(), zona_waktu=ZonaWaktu[zona]
    )
    record_event(tindakan="buat_instansi", objek=instansi, by=None, instansi_id=instansi.pk)
    load_pustaka(instansi=instansi)
    akun = Akun.objects.create(
        instansi=instansi, nama_masuk=nomor, nama=nama_admin.strip(), password="!"
    )
    grant_peran(akun=akun, peran=Peran.BKPSDM, unit=None, sejak=instansi.hari_ini(), by=None)
    return issue_kode_aktivasi(akun=akun, by=None)


def _check(*, kode: str, nama: str, ibu_kota: str, nip: str, nama_admin: str) -> str:
    try:
        validate_slug(kode)
    except ValidationError as galat:
        raise MasukanTidakSah("KODE hanya boleh huruf, angka, dan tanda hubung.") from galat
    if len(kode) > 30 or Instansi.objects.filter(kode=kode).exists():
        raise MasukanTidakSah(f"KODE {kode} sudah dipakai atau lebih dari 30 huruf.")
    if not (nama.strip() and ibu_kota.strip() and nama_admin.strip()):
        raise MasukanTidakSah("Nama instansi, ibu kota, dan nama admin harus diisi.")
    try:
        nomor = parse_nip(nip).nomor
    except NipTidakSah as galat:
        raise MasukanTidakSah(f"--admin: {galat}") from galat
    if Akun.objects.filter(nama_masuk=nomor).exists():
        raise MasukanTidakSah(f"NIP {nomor} sudah punya akun.")
    return nomor
