"""Accounts, the roles they hold by date, their sessions, and failed sign-ins."""

import hashlib
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from tera.akun.peran import Peran
from tera.dasar.models import Berlaku, BerlakuQuerySet, MilikInstansi
from tera.organisasi.models import Instansi, Pegawai, UnitKerja


class AkunManager(BaseUserManager["Akun"]):
    def get_by_natural_key(self, username: str | None) -> "Akun":
        return self.get(nama_masuk=username)


class Akun(AbstractBaseUser):
    """A sign-in. ``nama_masuk`` is the NIP; for whoever has none, a name the agency gave.

    Unique across agencies, because the sign-in page asks for nothing else.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="+")
    pegawai = models.OneToOneField(
        Pegawai, on_delete=models.PROTECT, related_name="akun", null=True
    )
    nama_masuk = models.CharField(max_length=40, unique=True)
    nama = models.CharField(max_length=200)
    aktif = models.BooleanField(default=True)
    contoh = models.BooleanField(default=False)
    masuk_sebelumnya = models.DateTimeField(null=True)
    kode_aktivasi = models.CharField(max_length=64, blank=True)
    kode_berlaku_sampai = models.DateTimeField(null=True)

    USERNAME_FIELD = "nama_masuk"
    REQUIRED_FIELDS = ["nama"]

    objects = AkunManager()

    class Meta:
        verbose_name = "akun"
        indexes = [models.Index(fields=["instansi", "pegawai"], name="akun_pegawai")]

    def __str__(self) -> str:
        return self.nama

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.aktif

    @property
    def hari_ini(self) -> date:
        """Today in the agency's zone: what the web passes to rules and services."""
        return self.instansi.hari_ini()

    @property
    def peran_aktif(self) -> list[tuple[str, int | None]]:
        """Roles held today as (role, unit), one query unless the sign-in backend loaded them."""
        if not hasattr(self, "_peran_aktif"):
            baris = self.peran.berlaku_pada(self.hari_ini).values_list("peran", "unit_id")
            self._peran_aktif: list[tuple[str, int | None]] = list(baris)
        return self._peran_aktif

    def punya_peran(self, *nama: str) -> bool:
        """Whether the account holds any of these roles today, for whatever unit."""
        return any(peran in nama for peran, _ in self.peran_aktif)

    def unit_dengan_peran(self, *nama: str) -> list[int | None]:
        """Units for which one of these roles is held; None stands for the whole agency."""
        return [unit for peran, unit in self.peran_aktif if peran in nama]


class PeranAkun(MilikInstansi, Berlaku):
    """A role, for one unit and what stands below it, or (``unit`` empty) for the agency."""

    akun = models.ForeignKey(Akun, on_delete=models.CASCADE, related_name="peran")
    peran = models.CharField(max_length=20, choices=Peran.choices)
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+", null=True)

    objects = BerlakuQuerySet.as_manager()

    class Meta(Berlaku.Meta):
        verbose_name = "peran akun"
        indexes = [models.Index(fields=["instansi", "akun"], name="peran_akun")]

    def __str__(self) -> str:
        return f"{self.peran} {self.akun_id}"


class Sesi(AbstractBaseSession):
    """A signed-in device, listed to its owner, who can end it."""

    akun = models.ForeignKey(Akun, on_delete=models.CASCADE, related_name="sesi", null=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    alamat = models.GenericIPAddressField(null=True)
    peramban = models.CharField(max_length=200, blank=True)

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "sesi"

    def __str__(self) -> str:
        return f"sesi {self.akun_id}"

    @property
    def tanda(self) -> str:
        """Names the session on a page without giving its key away."""
        return hashlib.sha256(self.session_key.encode()).hexdigest()[:16]

    @classmethod
    def get_session_store_class(cls) -> Any:
        from tera.akun.sesi import SessionStore  # noqa: PLC0415 (the store needs this model)

        return SessionStore


class PercobaanMasuk(models.Model):
    """A failed sign-in, kept for a quarter of an hour. ``ember`` says what is counted."""

    ember = models.CharField(max_length=64)
    pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "percobaan masuk"
        indexes = [models.Index(fields=["ember", "pada"], name="percobaan_ember")]

    def __str__(self) -> str:
        return f"{self.ember} {self.pada}"
