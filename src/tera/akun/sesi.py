"""Django's database sessions on our table, so that a person can see and end her devices."""

from datetime import datetime
from typing import Any, cast

from django.contrib.sessions.backends.db import SessionStore as BasisDataStore
from django.db.models import QuerySet
from django.utils import timezone

from tera.akun.models import Sesi
from tera.dasar.tersusun import tersusun


@tersusun
def _berjalan(kunci: str, saat: datetime) -> QuerySet[Sesi]:
    return Sesi.objects.filter(session_key=kunci, expire_date__gt=saat)


class SessionStore(BasisDataStore):
    """Keeps the account and the device beside the session's data."""

    @classmethod
    def get_model_class(cls) -> type[Sesi]:
        return Sesi

    def _get_session_from_db(self) -> Sesi | None:
        """The row of this key while it runs. Every page begins with it."""
        ada = _berjalan(self.session_key, timezone.now()) if self.session_key else []
        if not ada:
            self._session_key = None
            return None
        return ada[0]

    def create_model_instance(self, data: dict[str, Any]) -> Sesi:
        sesi = cast(Sesi, super().create_model_instance(data))
        akun_id = data.get("_auth_user_id")
        sesi.akun_id = int(akun_id) if akun_id else None
        sesi.alamat = data.get("alamat")
        sesi.peramban = data.get("peramban", "")
        return sesi
