"""Sign in with NIP and password; an account is loaded with its roles in one query."""

from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from tera.akun.models import Akun, PeranAkun
from tera.aturan.nip import NipTidakSah, parse_nip


class MasukDenganNip:
    """Authentication backend. An unknown NIP costs as much time as a wrong password."""

    def authenticate(
        self, request: HttpRequest | None, nama_masuk: str = "", password: str = "", **_: Any
    ) -> Akun | None:
        akun = Akun.objects.filter(nama_masuk=clean_nama_masuk(nama_masuk)).first()
        if akun is None or not akun.has_usable_password():
            make_password(password)
            return None
        return akun if akun.check_password(password) and akun.aktif else None

    def get_user(self, user_id: int) -> Akun | None:
        """The account with agency, person and today's roles: one query a request."""
        peran = PeranAkun.objects.filter(akun=OuterRef("pk")).values(
            data=JSONObject(peran="peran", unit="unit_id", sejak="sejak", sampai="sampai")
        )
        akun = (
            Akun.objects.select_related("instansi", "pegawai")
            .annotate(peran_semua=ArraySubquery(peran))
            .filter(pk=user_id, aktif=True)
            .first()
        )
        if akun is not None:
            akun._peran_aktif = _held_today(akun)
        return akun


def _held_today(akun: Any) -> list[tuple[str, int | None]]:
    hari_ini = akun.hari_ini.isoformat()
    return [
        (baris["peran"], baris["unit"])
        for baris in akun.peran_semua
        if baris["sejak"] <= hari_ini and (baris["sampai"] or hari_ini) >= hari_ini
    ]


def clean_nama_masuk(teks: str) -> str:
    """A NIP without its spaces; anything else as typed, in lower case."""
    try:
        return parse_nip(teks).nomor
    except NipTidakSah:
        return teks.strip().lower()[:40]
