"""Text templates of feedback that the agency keeps itself: added, changed, withdrawn."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah
from tera.dasar.transisi import move
from tera.organisasi.models import Instansi
from tera.pelaksanaan.masukan import IsianTemplat
from tera.pelaksanaan.models import BagianBulanan, JenisUmpanBalik, TemplatUmpanBalik
from tera.pelaksanaan.permissions.templat import check_can_manage_templat
from tera.pelaksanaan.services.bersama import clean_teks
from tera.pelaksanaan.states import StatusTemplat

JUDUL_TERPANJANG = 60
ISI_TERPANJANG = 1000
ISI_TERPENDEK = 10
TERBANYAK = 30
JENIS = (JenisUmpanBalik.UMPAN_BALIK, JenisUmpanBalik.APRESIASI)


@transaction.atomic
def add_templat(*, isian: IsianTemplat, by: Akun) -> TemplatUmpanBalik:
    """Offer one more template to everyone of the agency; the same one sent again is one."""
    assert by.instansi_id is not None
    check_can_manage_templat(by, by.instansi_id)
    isi = _clean(isian)
    _lock(by.instansi_id)
    berlaku = _offered(by.instansi_id)
    if (ada := berlaku.filter(**isi).first()) is not None:
        return ada
    _check_judul(berlaku, isi["judul"])
    if berlaku.count() >= TERBANYAK:
        pesan = f"Instansi menyimpan paling banyak {TERBANYAK} templat. Cabut yang tidak dipakai."
        raise KeadaanTidakCocok(pesan)
    templat = TemplatUmpanBalik.objects.create(instansi_id=by.instansi_id, **isi)
    record_event(tindakan="tambah_templat", objek=templat, by=by, isi=isi)
    return templat


@transaction.atomic
def change_templat(
    *, templat: TemplatUmpanBalik, isian: IsianTemplat, by: Akun, versi: int
) -> TemplatUmpanBalik:
    """Write a template anew. Raises VersiBerubah when it was changed in another tab."""
    check_can_manage_templat(by, templat.instansi_id)
    isi = _clean(isian)
    _lock(templat.instansi_id)
    kini = TemplatUmpanBalik.objects.get(pk=templat.pk)
    semula = _content(kini)
    if kini.status == StatusTemplat.BERLAKU and semula == isi:
        return kini
    _check_judul(_offered(templat.instansi_id).exclude(pk=templat.pk), isi["judul"])
    move(templat, versi=versi, dari={StatusTemplat.BERLAKU}, diubah_pada=timezone.now(), **isi)
    record_event(tindakan="ubah_templat", objek=templat, by=by, isi=isi | {"semula": semula})
    return templat


@transaction.atomic
def withdraw_templat(*, templat: TemplatUmpanBalik, by: Akun, versi: int) -> TemplatUmpanBalik:
    """Offer a template no longer; what was written with it stays. Pressed twice it is one."""
    check_can_manage_templat(by, templat.instansi_id)
    _lock(templat.instansi_id)
    templat.refresh_from_db()
    if templat.status == StatusTemplat.DICABUT:
        return templat
    move(templat, versi=versi, status=StatusTemplat.DICABUT, diubah_pada=timezone.now())
    record_event(tindakan="cabut_templat", objek=templat, by=by, isi=_content(templat))
    return templat


def _lock(instansi_id: int) -> None:
    Instansi.objects.select_for_update(no_key=True).get(pk=instansi_id)


def _offered(instansi_id: int) -> QuerySet[TemplatUmpanBalik]:
    return TemplatUmpanBalik.objects.filter(instansi_id=instansi_id, status=StatusTemplat.BERLAKU)


def _clean(isian: IsianTemplat) -> dict[str, Any]:
    judul = " ".join(
        clean_teks(
            isian.judul, bidang="judul", sebut="Judul", paling_panjang=JUDUL_TERPANJANG
        ).split()
    )
    isi = clean_teks(isian.isi, bidang="isi", sebut="Kalimat", paling_panjang=ISI_TERPANJANG)
    bidang = {}
    if not judul:
        bidang["judul"] = "Judul belum diisi."
    if len(isi) < ISI_TERPENDEK:
        bidang["isi"] = f"Tulis kalimatnya, paling sedikit {ISI_TERPENDEK} karakter."
    if isian.jenis not in JENIS:
        bidang["jenis"] = "Pilih jenisnya."
    if isian.bagian and isian.bagian not in BagianBulanan.values:
        bidang["bagian"] = "Pilih bagian yang ada."
    if bidang:
        raise MasukanTidakSah(" ".join(bidang.values()), bidang)
    return {"judul": judul, "isi": isi, "jenis": str(isian.jenis), "bagian": str(isian.bagian)}


def _check_judul(lain: QuerySet[TemplatUmpanBalik], judul: str) -> None:
    if lain.filter(judul__iexact=judul).exists():
        pesan = "Judul ini sudah dipakai templat lain. Beri judul yang membedakannya."
        raise MasukanTidakSah(pesan, {"judul": pesan})


def _content(templat: TemplatUmpanBalik) -> dict[str, Any]:
    return {nama: getattr(templat, nama) for nama in ("judul", "isi", "jenis", "bagian")}
