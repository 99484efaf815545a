"""Use cases of notifications."""

from tera.notifikasi.services.kabar import announce, mark_read, notify
from tera.notifikasi.services.kiriman import (
    enqueue,
    footer,
    forget_old,
    next_boleh,
    retry_failed,
    send_due,
)
from tera.notifikasi.services.pengingat import (
    HARI_PENGINGAT,
    kapan,
    remind,
    tahap_pengingat,
)
from tera.notifikasi.services.setelan import confirm_kontak, request_kode, save_setelan
from tera.notifikasi.services.webhook import save_webhook, try_webhook

__all__ = [
    "HARI_PENGINGAT",
    "announce",
    "confirm_kontak",
    "enqueue",
    "footer",
    "forget_old",
    "kapan",
    "mark_read",
    "next_boleh",
    "notify",
    "remind",
    "request_kode",
    "retry_failed",
    "save_setelan",
    "save_webhook",
    "send_due",
    "tahap_pengingat",
    "try_webhook",
]
