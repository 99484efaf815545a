"""Django's database sessions on our table, so that a person can see and end her devices."""

from typing import Any, cast

from django.contrib.sessions.backends.db import SessionStore as BasisDataStore

from tera.akun.models import Sesi


class SessionStore(BasisDataStore):
    """Keeps the account and the device beside the session's data."""

    @classmethod
    def get_model_class(cls) -> type[Sesi]:
        return Sesi

    def create_model_instance(self, data: dict[str, Any]) -> Sesi:
        sesi = cast(Sesi, super().create_model_instance(data))
        akun_id = data.get("_auth_user_id")
        sesi.akun_id = int(akun_id) if akun_id else None
        sesi.alamat = data.get("alamat")
        sesi.peramban = data.get("peramban", "")
        return sesi
