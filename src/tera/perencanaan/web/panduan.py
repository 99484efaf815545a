"""The guide of whoever writes a plan: what is done, what comes next, and the page for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from tera.aturan.skp import check_syarat
from tera.aturan.temuan import Temuan, Tingkat
from tera.perencanaan.queries import DetailSkp
from tera.perencanaan.syarat import masukan_skp


@dataclass(frozen=True, slots=True)
class Tugas:
    """One step: ``url`` is where to do it, ``temuan`` what is still open, ``boleh_lewat`` that
    nothing has to be done.
    """

    judul: str
    keterangan: str
    url: str
    temuan: tuple[Temuan, ...] = ()
    boleh_lewat: bool = False

    @property
    def wajib(self) -> bool:
        """Whether the plan cannot be handed in before this is done."""
        return any(satu.tingkat is Tingkat.GALAT for satu in self.temuan)

    @property
    def selesai(self) -> bool:
        return not self.temuan and not self.boleh_lewat


def panduan_skp(detail: DetailSkp) -> tuple[Tugas, ...]:
    """The steps to a plan that can be handed in, in the order in which people take them."""
    temuan = check_syarat(masukan_skp(detail))
    tugas = tuple(satu(detail, temuan) for satu in LANGKAH)
    return tuple(satu for satu in tugas if satu is not None)


def _penilai(detail: DetailSkp, temuan: Sequence[Temuan]) -> Tugas | None:
    milik = _at(temuan, "penilai")
    if not milik:
        return None
    return Tugas(
        "Pejabat penilai kinerja",
        "Yang menyetujui SKP Anda. Anda tetap dapat mengisi sambil menunggu.",
        reverse("atasan_saya"),
        milik,
    )


def _hasil(detail: DetailSkp, temuan: Sequence[Temuan]) -> Tugas:
    milik = _at(temuan, "hasil")
    banyak = len(detail.hasil)
    return Tugas(
        "Hasil kerja dan indikator",
        f"{banyak} hasil kerja" if banyak else "Ambil dari pustaka jabatan Anda, lalu sesuaikan.",
        _first_result(detail, milik),
        milik,
    )


def _first_result(detail: DetailSkp, temuan: Sequence[Temuan]) -> str:
    """The result that the first finding speaks of; the library while there is none."""
    skp = detail.skp
    if not detail.hasil:
        return reverse("skp_pustaka", args=[skp.pk])
    nomor = next((t.letak.split("-")[1] for t in temuan if "-" in t.letak), "")
    if nomor:
        return reverse("hasil_ubah", args=[skp.pk, detail.hasil[int(nomor) - 1].pk])
    return reverse("hasil_tambah" if temuan else "skp_pustaka", args=[skp.pk])


def _perilaku(detail: DetailSkp, temuan: Sequence[Temuan]) -> Tugas:
    terisi = sum(bool(teks) for _, teks in detail.perilaku)
    return Tugas(
        "Ekspektasi perilaku",
        f"{terisi} dari {len(detail.perilaku)} nilai diberi ekspektasi khusus."
        if terisi
        else "Bila pimpinan punya harapan khusus atas nilai BerAKHLAK.",
        reverse("perilaku_isi", args=[detail.skp.pk]),
        boleh_lewat=not terisi,
    )


def _lampiran(detail: DetailSkp, temuan: Sequence[Temuan]) -> Tugas:
    return Tugas(
        "Lampiran",
        "Dukungan yang Anda perlukan, cara melapor, dan konsekuensinya.",
        reverse("lampiran_isi", args=[detail.skp.pk]),
        _at(temuan, "lampiran"),
    )


def _at(temuan: Sequence[Temuan], letak: str) -> tuple[Temuan, ...]:
    return tuple(satu for satu in temuan if satu.letak.split("-")[0] == letak)


LANGKAH: tuple[Callable[[DetailSkp, Sequence[Temuan]], Tugas | None], ...] = (
    _penilai,
    _hasil,
    _perilaku,
    _lampiran,
)
