"""E-mail by SMTP, as TERA_SMTP says."""

import smtplib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend

from tera.notifikasi.saluran.bentuk import GagalKirim, Pesan, Saluran

BATAS_DETIK = 10
TETAP = 500


class SaluranSurel:
    """One connection for as many messages as are sent in a row."""

    def __init__(self, **smtp: object) -> None:
        self._kotak = EmailBackend(timeout=BATAS_DETIK, **smtp)  # type: ignore[arg-type]

    def send(self, pesan: Pesan) -> None:
        try:
            self._kotak.open()
            self._kotak.send_messages([_letter(pesan)])
        except smtplib.SMTPException as galat:
            self.close()
            raise _refusal(galat) from galat
        except OSError as galat:
            self.close()
            raise GagalKirim(f"Server surel tidak menjawab: {galat}", saluran=True) from galat

    def close(self) -> None:
        self._kotak.close()


def make_surel(instansi_id: int) -> Saluran | None:
    """The same server for every agency; None while TERA_SMTP is empty."""
    return SaluranSurel(**settings.SMTP) if settings.SMTP else None


def _letter(pesan: Pesan) -> EmailMultiAlternatives:
    surat = EmailMultiAlternatives(
        subject=" ".join(pesan.perihal.split()),
        body=pesan.teks,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[pesan.alamat],
        headers={
            "Message-ID": f"<{pesan.nomor}@{urlsplit(settings.ALAMAT).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    if pesan.html:
        surat.attach_alternative(pesan.html, "text/html")
    return surat


def _refusal(galat: smtplib.SMTPException) -> GagalKirim:
    """A refused recipient or text is the message's fault; anything else the server's."""
    if isinstance(galat, smtplib.SMTPRecipientsRefused):
        kode, jawaban = next(iter(galat.recipients.values()))
        return GagalKirim(f"Alamat ditolak ({kode}): {_text(jawaban)}", tetap=kode >= TETAP)
    if isinstance(galat, smtplib.SMTPDataError):
        alasan = f"Surat ditolak ({galat.smtp_code}): {_text(galat.smtp_error)}"
        return GagalKirim(alasan, tetap=galat.smtp_code >= TETAP)
    return GagalKirim(f"Server surel menolak: {galat}", saluran=True)


def _text(jawaban: bytes | str) -> str:
    return jawaban.decode(errors="replace") if isinstance(jawaban, bytes) else jawaban
