"""Dead links: every address of an agency's evidence is looked at again from time to time."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from tera.dasar.audit import record_event
from tera.organisasi.models import Instansi
from tera.organisasi.pengaturan import pengaturan_pada
from tera.organisasi.pengaturan.bukti import intranet_of
from tera.pelaksanaan.jangkau import TERTUTUP, Aturan, Hasil, Jangkauan, reach
from tera.pelaksanaan.models import BuktiDukung, JenisBukti, KeadaanTautan, TautanBukti
from tera.pelaksanaan.services.bersama import tell_owners
from tera.pelaksanaan.tautan import kunci_of

SEKALI_PERIKSA = 200
SEKALI_DAFTAR = 1_000
BERSAMAAN = 8
# Where so many hosts fail and none answers, it is our own line that is down.
HOST_UNTUK_RAGU = 5
HARI = timedelta(days=1)
# Until which age of a link, and after how many days it is looked at again.
JEDA = ((30, 7), (180, 30))
JEDA_TUA, JEDA_MATI, JEDA_TERTUTUP = 90, 30, 14


def check_tautan_due(*, instansi: Instansi, kini: datetime | None = None) -> int:
    """Look at the addresses whose turn it is; returns how many.

    The network is asked outside of any transaction, several addresses at a time.
    """
    register_tautan(instansi=instansi)
    kini = kini or timezone.now()
    dipakai = BuktiDukung.objects.filter(instansi=instansi, alamat=OuterRef("pk"))
    giliran = list(
        TautanBukti.objects.filter(
            Exists(dipakai), instansi=instansi, periksa_pada__lte=kini
        ).order_by("periksa_pada")[:SEKALI_PERIKSA]
    )
    isi = pengaturan_pada(instansi.pk, instansi.hari_ini(kini))["tautan_intranet"]
    aturan = Aturan(intranet_of(isi), ke_diri=settings.TAUTAN_KE_DIRI)
    with ThreadPoolExecutor(BERSAMAAN) as kerja:
        hasil = list(kerja.map(lambda satu: reach(satu.alamat, aturan), giliran))
    if _cut_off(giliran, hasil):
        hasil = [TERTUTUP] * len(hasil)
    for tautan, satu in zip(giliran, hasil, strict=True):
        note_tautan(tautan=tautan, hasil=satu, kini=kini)
    return len(giliran)


@transaction.atomic
def register_tautan(*, instansi: Instansi) -> int:
    """Give links that were written in bulk the row of their address; returns how many."""
    belum = list(
        BuktiDukung.objects.filter(
            instansi=instansi, jenis=JenisBukti.TAUTAN, alamat__isnull=True
        ).order_by("id")[:SEKALI_DAFTAR]
    )
    kunci = {satu.pk: kunci_of(satu.tautan) for satu in belum}
    TautanBukti.objects.bulk_create(
        [
            TautanBukti(instansi=instansi, kunci=kunci[satu.pk], alamat=satu.tautan)
            for satu in belum
        ],
        ignore_conflicts=True,
    )
    nomor = dict(
        TautanBukti.objects.filter(instansi=instansi, kunci__in=kunci.values()).values_list(
            "kunci", "id"
        )
    )
    for satu in belum:
        satu.alamat_id = nomor[kunci[satu.pk]]
    BuktiDukung.objects.bulk_update(belum, ["alamat"])
    return len(belum)


def _cut_off(giliran: Sequence[TautanBukti], hasil: Sequence[Hasil]) -> bool:
    """Whether this server itself seems to be off the network."""
    host = {
        urlsplit(tautan.alamat).hostname
        for tautan, satu in zip(giliran, hasil, strict=True)
        if satu.jangkauan is Jangkauan.GAGAL
    }
    return len(host) >= HOST_UNTUK_RAGU and all(satu.kode is None for satu in hasil)


@transaction.atomic
def note_tautan(*, tautan: TautanBukti, hasil: Hasil, kini: datetime) -> None:
    """Write what was found; the second failure on another day makes the link dead, and is told."""
    lama = TautanBukti.objects.select_for_update().select_related("instansi").get(pk=tautan.pk)
    hari = lama.instansi.hari_ini(kini)
    isi = _next(lama, hasil, hari)
    TautanBukti.objects.filter(pk=lama.pk).update(
        kode=hasil.kode,
        diperiksa_pada=kini,
        periksa_pada=kini + isi.pop("jeda"),
        **isi,
    )
    if isi["keadaan"] == KeadaanTautan.MATI and lama.keadaan != KeadaanTautan.MATI:
        record_event(
            tindakan="tautan_mati",
            objek=lama,
            by=None,
            isi={"alamat": lama.alamat, "kode": hasil.kode},
        )
        tell_owners(
            lama.pemakaian.get_queryset(),
            "Tautan bukti “{nama}” tidak dapat dibuka lagi. Perbarui tautannya, atau lampirkan "
            "berkasnya.",
        )


def _next(lama: TautanBukti, hasil: Hasil, hari: date) -> dict[str, Any]:
    """New state, first day of failing, and how long to wait."""
    if hasil.jangkauan is Jangkauan.HIDUP:
        umur = (hari - lama.dibuat_pada.date()).days
        jeda = next((jeda for sampai, jeda in JEDA if umur <= sampai), JEDA_TUA)
        return {"keadaan": KeadaanTautan.HIDUP, "gagal_sejak": None, "jeda": jeda * HARI}
    if hasil.jangkauan is Jangkauan.TERTUTUP:
        mati = lama.keadaan == KeadaanTautan.MATI
        keadaan = KeadaanTautan.MATI if mati else KeadaanTautan.TERTUTUP
        return {"keadaan": keadaan, "gagal_sejak": lama.gagal_sejak, "jeda": JEDA_TERTUTUP * HARI}
    if lama.gagal_sejak is not None and lama.gagal_sejak < hari:
        isi = {"keadaan": KeadaanTautan.MATI, "gagal_sejak": lama.gagal_sejak}
        return {**isi, "jeda": JEDA_MATI * HARI}
    return {"keadaan": lama.keadaan, "gagal_sejak": lama.gagal_sejak or hari, "jeda": HARI}
