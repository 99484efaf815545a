"""Taking indicators of the library into a plan."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Count

from tera.akun.models import Akun
from tera.aturan.skp import JenisHasil
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.transisi import move
from tera.perencanaan.batas import HASIL_TERBANYAK, INDIKATOR_TERBANYAK
from tera.perencanaan.models import (
    AsalHasil,
    IndikatorKinerja,
    IndikatorPustaka,
    RencanaHasilKerja,
    Skp,
)
from tera.perencanaan.permissions import check_can_edit_skp
from tera.perencanaan.queries import pustaka_dipakai
from tera.perencanaan.services.indikator import copy_indikator
from tera.perencanaan.states import DAPAT_DIUBAH, StatusPustaka


@transaction.atomic
def add_from_pustaka(
    *, skp: Skp, pilihan: Collection[int], by: Akun, versi: int
) -> list[IndikatorKinerja]:
    """Add the chosen entries to a plan, indicators of one result together.

    A result that was taken from the library before is continued; an entry that the plan holds
    already is passed over. Raises MasukanTidakSah when nothing is left to add, when an entry is
    no longer approved, or when the plan would grow beyond its limits.
    """
    check_can_edit_skp(by, skp)
    entri = _chosen(skp, pilihan)
    move(skp, versi=versi, dari=DAPAT_DIUBAH)
    baru = _write(skp, entri)
    record_event(
        tindakan="tambah_dari_pustaka",
        objek=skp,
        by=by,
        isi={"pustaka": [satu.pk for satu in entri], "indikator": [b.uraian for b in baru]},
    )
    return baru


def _chosen(skp: Skp, pilihan: Collection[int]) -> Sequence[IndikatorPustaka]:
    if not pilihan:
        raise MasukanTidakSah("Pilih paling sedikit satu indikator.")
    entri = list(
        IndikatorPustaka.objects.milik_instansi(skp.instansi_id)
        .filter(pk__in=pilihan, status=StatusPustaka.DISETUJUI)
        .order_by("id")
    )
    if len(entri) < len(set(pilihan)):
        raise MasukanTidakSah(
            "Sebagian indikator yang dipilih tidak ada lagi dalam pustaka. Pilih ulang."
        )
    dipakai = pustaka_dipakai(skp, entri)
    sisa = [satu for satu in entri if satu.pk not in dipakai]
    if not sisa:
        raise MasukanTidakSah("Semua indikator yang dipilih sudah ada dalam SKP ini.")
    return sisa


def _write(skp: Skp, entri: Sequence[IndikatorPustaka]) -> list[IndikatorKinerja]:
    hasil = _results(skp, list(dict.fromkeys(satu.hasil for satu in entri)))
    banyak = dict(
        IndikatorKinerja.objects.filter(hasil__in=hasil.values())
        .order_by()
        .values_list("hasil")
        .annotate(Count("id"))
    )
    baru: list[IndikatorKinerja] = []
    for satu in entri:
        induk = hasil[satu.hasil]
        urut = banyak.get(induk.pk, 0)
        if urut >= INDIKATOR_TERBANYAK:
            raise MasukanTidakSah(
                f"Satu hasil kerja memuat paling banyak {INDIKATOR_TERBANYAK} indikator."
            )
        banyak[induk.pk] = urut + 1
        baru.append(
            copy_indikator(
                satu,
                induk,
                skp,
                urut=urut,
                aspek=satu.aspek,
                perspektif=satu.perspektif,
                pustaka_id=satu.pk,
            )
        )
    return IndikatorKinerja.objects.bulk_create(baru)


def _results(skp: Skp, uraian: Sequence[str]) -> dict[str, RencanaHasilKerja]:
    """The plan's results of these texts, those taken from the library before or new ones."""
    milik = RencanaHasilKerja.objects.filter(skp=skp).select_related("induk")
    dari_pustaka = milik.filter(asal=AsalHasil.PUSTAKA, jenis=JenisHasil.UTAMA, uraian__in=uraian)
    ada = {satu.uraian: satu for satu in dari_pustaka.order_by("-id")}
    kurang = [teks for teks in uraian if teks not in ada]
    jumlah = milik.count()
    if jumlah + len(kurang) > HASIL_TERBANYAK:
        raise MasukanTidakSah(f"Satu SKP memuat paling banyak {HASIL_TERBANYAK} hasil kerja.")
    baru = RencanaHasilKerja.objects.bulk_create(
        RencanaHasilKerja(
            instansi_id=skp.instansi_id,
            skp=skp,
            jenis=JenisHasil.UTAMA,
            uraian=teks,
            asal=AsalHasil.PUSTAKA,
            urut=jumlah + nomor,
        )
        for nomor, teks in enumerate(kurang, start=1)
    )
    return ada | {satu.uraian: satu for satu in baru}
