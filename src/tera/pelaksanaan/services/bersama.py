"""What the use cases of stage 2 share: the plan's lock, clean text, telling the other side."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import QuerySet
from django.urls import reverse

from tera.aturan.bilangan import MAKS_BAWAAN, MAKS_DESIMAL, format_bilangan
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.notifikasi.models import Notifikasi
from tera.notifikasi.services import notify
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import BuktiDukung
from tera.perencanaan.models import Skp


def lock_skp(skp_id: int) -> Skp:
    """The plan, locked: planning cannot change state or indicators until this transaction ends."""
    skp = (
        Skp.objects.select_for_update(of=("self",), no_key=True)
        .select_related("pegawai", "instansi")
        .filter(pk=skp_id)
        .first()
    )
    if skp is None:
        raise TidakDitemukan("SKP tidak ditemukan.")
    return skp


def clean_teks(teks: str, *, bidang: str, sebut: str, paling_panjang: int) -> str:
    """Trimmed, with one kind of line end; raises MasukanTidakSah when too long or not text."""
    bersih = teks.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(bersih) > paling_panjang:
        pesan = f"{sebut} paling panjang {paling_panjang} karakter; ini {len(bersih)}."
        raise MasukanTidakSah(pesan, {bidang: pesan})
    if any(huruf < " " and huruf not in "\n\t" for huruf in bersih):
        pesan = f"{sebut} memuat karakter yang tidak dapat disimpan. Ketik ulang teksnya."
        raise MasukanTidakSah(pesan, {bidang: pesan})
    return bersih


def check_nilai(nilai: Decimal | None, *, bidang: str = "nilai", sebut: str = "Realisasi") -> None:
    """Raises MasukanTidakSah for a figure that the columns cannot hold."""
    if nilai is None:
        return
    eksponen = nilai.as_tuple().exponent
    if not nilai.is_finite() or abs(nilai) > MAKS_BAWAAN:
        pesan = f"{sebut} paling besar {format_bilangan(MAKS_BAWAAN)}."
    elif isinstance(eksponen, int) and eksponen < -MAKS_DESIMAL:
        pesan = f"{sebut} paling banyak {MAKS_DESIMAL} angka di belakang koma."
    else:
        return
    raise MasukanTidakSah(pesan, {bidang: pesan})


def tell_once(*, penerima: Iterable[Pegawai | None], teks: str, tautan: str) -> None:
    """Notify, unless the same sentence still waits unread: ten indicators are one piece of news."""
    orang = {satu.pk: satu for satu in penerima if satu is not None}
    menunggu = Notifikasi.objects.filter(
        penerima__in=orang, tautan=tautan, teks=teks, dibaca_pada__isnull=True
    ).values_list("penerima_id", flat=True)
    for penerima_id in menunggu:
        orang.pop(penerima_id, None)
    notify(penerima=orang.values(), teks=teks, tautan=tautan)


def tell_owners(bukti: QuerySet[BuktiDukung], kalimat: str) -> None:
    """Tell each owner of these pieces of evidence once; ``{nama}`` is what she called hers."""
    sudah: set[int] = set()
    for satu in bukti.select_related("realisasi__skp__pegawai", "progres__skp__pegawai").order_by(
        "id"
    ):
        pemilik = satu.milik.skp.pegawai
        if pemilik.pk not in sudah:
            sudah.add(pemilik.pk)
            tell_once(
                penerima=[pemilik],
                teks=kalimat.format(nama=satu.nama),
                tautan=reverse("bukti_rincian", args=[satu.pk]),
            )
