"""What a password may not be."""

from typing import Any

from django.core.exceptions import ValidationError


class BukanNip:
    """Refuses a password that contains the NIP or the date of birth inside it."""

    def validate(self, password: str, user: Any = None) -> None:
        nip = getattr(user, "nama_masuk", "") or ""
        angka = "".join(filter(str.isdigit, password))
        if nip and (nip in angka or (len(nip) == 18 and nip[:8] in angka)):
            raise ValidationError(
                "Kata sandi tidak boleh memuat NIP atau tanggal lahir Anda.", code="nip"
            )

    def get_help_text(self) -> str:
        return "Kata sandi tidak boleh memuat NIP atau tanggal lahir Anda."
