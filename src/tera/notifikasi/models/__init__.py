from tera.notifikasi.models.eskalasi import Eskalasi
from tera.notifikasi.models.kabar import Notifikasi
from tera.notifikasi.models.kiriman import Kiriman, Pengingat, WebhookInstansi
from tera.notifikasi.models.setelan import KonfirmasiKontak, SetelanKabar

__all__ = [
    "Eskalasi",
    "Kiriman",
    "KonfirmasiKontak",
    "Notifikasi",
    "Pengingat",
    "SetelanKabar",
    "WebhookInstansi",
]
