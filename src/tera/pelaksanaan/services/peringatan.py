"""Keep the early warnings as the figures are, and tell their people once a month."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.urls import reverse

from tera.aturan.peringatan import Keadaan, assess_peringatan
from tera.notifikasi.services import notify
from tera.organisasi.models import Instansi, Pegawai
from tera.organisasi.queries import penilai_pada
from tera.pelaksanaan.models import PeringatanDini
from tera.pelaksanaan.queries.peringatan import BarisMasukan, masukan_peringatan, skp_usang
from tera.perencanaan.models import Skp

RENCANA_SEKALI = 200
DISEBUT = 160
MIKRO = Decimal("0.000001")
ISI = (
    "skp_id",
    "keadaan",
    "alasan",
    "proyeksi",
    "terakhir",
    "sampai",
    "sidik",
    "sejak",
    "dikabarkan",
)


@dataclass(frozen=True, slots=True)
class _Temuan:
    """One indicator, what was stored of it, and what holds now."""

    baris: BarisMasukan
    lama: PeringatanDini | None
    baru: PeringatanDini

    @property
    def berubah(self) -> bool:
        return self.lama is None or _content(self.lama) != _content(self.baru)

    @property
    def berbalik(self) -> bool:
        """Whether its people are to be told: it turned critical and they do not know this month."""
        return self.baru.dikabarkan != (self.lama.dikabarkan if self.lama else None)


def refresh_peringatan(
    *,
    instansi_id: int,
    skp: Collection[int],
    hari_ini: date,
    indikator: Collection[int] | None = None,
    kabari: bool = True,
) -> int:
    """Judge the indicators of these plans (or only those named) anew; returns how many changed.

    For the use cases that change a figure and for the nightly job: the caller holds the lock of
    the plans, so that a turn to critical is told exactly once. ``kabari`` False tells nobody.
    """
    tersimpan = PeringatanDini.objects.filter(instansi_id=instansi_id, skp_id__in=skp)
    if indikator is not None:
        tersimpan = tersimpan.filter(indikator_id__in=indikator)
    lama = {satu.indikator_id: satu for satu in tersimpan}
    baris = masukan_peringatan(instansi_id, skp, hari_ini, indikator=indikator)
    semua = [
        _judge(instansi_id, satu, lama.pop(satu.indikator_id, None), hari_ini) for satu in baris
    ]
    berubah = [satu for satu in semua if satu.berubah]
    if berubah:
        PeringatanDini.objects.bulk_create(
            [satu.baru for satu in berubah],
            batch_size=1_000,
            update_conflicts=True,
            unique_fields=["instansi", "indikator"],
            update_fields=[nama.removesuffix("_id") for nama in ISI],
        )
    if lama:
        tersimpan.filter(indikator_id__in=list(lama)).delete()
    if kabari:
        _tell([satu for satu in berubah if satu.berbalik], hari_ini)
    return len(berubah) + len(lama)


def refresh_usang(*, instansi: Instansi, hari_ini: date, kabari: bool = True) -> int:
    """Judge every running plan whose stored warnings are missing or rest on another month or
    target; returns how many warnings changed. Each batch is a transaction of its own."""
    usang, berubah = skp_usang(instansi.pk, hari_ini), 0
    for awal in range(0, len(usang), RENCANA_SEKALI):
        sebagian = usang[awal : awal + RENCANA_SEKALI]
        with transaction.atomic():
            kunci = Skp.objects.select_for_update(no_key=True).filter(
                instansi_id=instansi.pk, pk__in=sebagian
            )
            berubah += refresh_peringatan(
                instansi_id=instansi.pk,
                skp=list(kunci.order_by("pk").values_list("pk", flat=True)),
                hari_ini=hari_ini,
                kabari=kabari,
            )
    return berubah


def refresh_all_peringatan() -> int:
    """``refresh_usang`` for every agency, each on its own day."""
    semua = Instansi.objects.order_by("pk")
    return sum(refresh_usang(instansi=satu, hari_ini=satu.hari_ini()) for satu in semua)


def _judge(
    instansi_id: int, baris: BarisMasukan, lama: PeringatanDini | None, hari_ini: date
) -> _Temuan:
    temuan = assess_peringatan(baris.masukan).nilai
    tetap = lama is not None and lama.keadaan == temuan.keadaan
    bulan_ini, dikabarkan = hari_ini.replace(day=1), lama.dikabarkan if lama else None
    kritis = temuan.keadaan is Keadaan.KRITIS and hari_ini <= baris.masukan.selesai
    baru = PeringatanDini(
        instansi_id=instansi_id,
        skp_id=baris.skp_id,
        indikator_id=baris.indikator_id,
        keadaan=temuan.keadaan,
        alasan=temuan.alasan,
        proyeksi=None if temuan.proyeksi is None else temuan.proyeksi.quantize(MIKRO),
        terakhir=temuan.terakhir,
        sampai=baris.masukan.sampai,
        sidik=baris.sidik,
        sejak=lama.sejak if lama is not None and tetap else hari_ini,
        dikabarkan=bulan_ini if kritis and not tetap else dikabarkan,
    )
    return _Temuan(baris, lama, baru)


def _content(satu: PeringatanDini) -> tuple[Any, ...]:
    return tuple(getattr(satu, nama) for nama in ISI)


def _tell(semua: Iterable[_Temuan], hari_ini: date) -> None:
    """One sentence to the owner and one to the penilai for each plan."""
    menurut: dict[tuple[int, int], list[_Temuan]] = {}
    for satu in semua:
        menurut.setdefault((satu.baris.pegawai_id, satu.baris.skp_id), []).append(satu)
    orang = Pegawai.objects.in_bulk([pegawai_id for pegawai_id, _ in menurut])
    for (pegawai_id, skp_id), milik in menurut.items():
        pemilik, pertama = orang[pegawai_id], milik[0].baris
        tautan = f"{reverse('realisasi', args=[skp_id])}#i{pertama.indikator_id}"
        sebut = f"“{_short(pertama.uraian)}”"
        if len(milik) > 1:
            sebut = f"{sebut} dan {len(milik) - 1} indikator lain"
        inti = f"{sebut} berisiko tidak tercapai"
        notify(penerima=[pemilik], teks=f"Indikator {inti}. {milik[0].baru.alasan}", tautan=tautan)
        penilai = penilai_pada(pegawai_id, hari_ini)
        notify(penerima=[penilai], teks=f"{pemilik.nama}: indikator {inti}.", tautan=tautan)


def _short(uraian: str) -> str:
    return uraian if len(uraian) <= DISEBUT else f"{uraian[: DISEBUT - 1].rstrip()}…"
