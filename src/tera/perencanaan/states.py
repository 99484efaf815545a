"""States of an SKP: one table says who may move it where.

draf ──ajukan──> diajukan ──setujui──> disetujui
  ^                 │                      │
  ├──tarik kembali──┤                      │
  ├── dikembalikan <┘ kembalikan           │
  └────────────── ubah ────────────────────┘

A change opened by "ubah" may be dropped ("batalkan perubahan") as long as nothing was changed.
"""

from django.db import models


class StatusSkp(models.TextChoices):
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DISETUJUI = "disetujui", "Disetujui"


class StatusPustaka(models.TextChoices):
    """An entry of the indicator library: proposed, approved by BKPSDM, or out of use."""

    USULAN = "usulan", "Usulan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    DICABUT = "dicabut", "Dicabut"


class Langkah(models.TextChoices):
    """A transition, named as the button is."""

    AJUKAN = "ajukan", "Ajukan"
    TARIK = "tarik", "Tarik kembali"
    SETUJUI = "setujui", "Setujui"
    KEMBALIKAN = "kembalikan", "Kembalikan"
    UBAH = "ubah", "Ubah SKP"
    BATAL_UBAH = "batal_ubah", "Batalkan perubahan"


DAPAT_DIUBAH = frozenset({StatusSkp.DRAF, StatusSkp.DIKEMBALIKAN})
DAPAT_DIBAHAS = DAPAT_DIUBAH | {StatusSkp.DIAJUKAN}
TRANSISI: dict[Langkah, tuple[frozenset[StatusSkp], StatusSkp]] = {
    Langkah.AJUKAN: (DAPAT_DIUBAH, StatusSkp.DIAJUKAN),
    Langkah.TARIK: (frozenset({StatusSkp.DIAJUKAN}), StatusSkp.DRAF),
    Langkah.SETUJUI: (frozenset({StatusSkp.DIAJUKAN}), StatusSkp.DISETUJUI),
    Langkah.KEMBALIKAN: (frozenset({StatusSkp.DIAJUKAN}), StatusSkp.DIKEMBALIKAN),
    Langkah.UBAH: (frozenset({StatusSkp.DISETUJUI}), StatusSkp.DRAF),
    Langkah.BATAL_UBAH: (DAPAT_DIUBAH, StatusSkp.DISETUJUI),
}
GILIRAN: dict[StatusSkp, str] = {
    StatusSkp.DRAF: "pegawai",
    StatusSkp.DIKEMBALIKAN: "pegawai",
    StatusSkp.DIAJUKAN: "pejabat penilai kinerja",
    StatusSkp.DISETUJUI: "",
}
PASIF: dict[Langkah, str] = {
    Langkah.AJUKAN: "diajukan",
    Langkah.TARIK: "ditarik kembali",
    Langkah.SETUJUI: "disetujui",
    Langkah.KEMBALIKAN: "dikembalikan",
    Langkah.UBAH: "dibuka untuk diubah",
    Langkah.BATAL_UBAH: "dibatalkan perubahannya",
}
