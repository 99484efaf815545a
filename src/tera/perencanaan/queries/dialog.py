"""What was said about a plan while it was clarified, item by item."""

from dataclasses import dataclass

from django.db.models import QuerySet

from tera.dasar.errors import TidakDitemukan
from tera.dasar.tersusun import tersusun
from tera.perencanaan.models import PesanDialog, Skp


@dataclass(frozen=True, slots=True)
class UtasDialog:
    """The messages about one item in order; ``terbuka`` counts those that are not settled."""

    pesan: tuple[PesanDialog, ...] = ()

    @property
    def terbuka(self) -> int:
        return sum(satu.selesai_pada is None for satu in self.pesan)

    @property
    def terakhir(self) -> PesanDialog | None:
        return self.pesan[-1] if self.pesan else None


def dialog_of(skp: Skp) -> dict[int | None, UtasDialog]:
    """The thread of each result, and under None that of the plan as a whole: one query.

    Messages about a result that is no longer there belong to the plan as a whole.
    """
    menurut: dict[int | None, list[PesanDialog]] = {}
    for satu in _pesan(skp.instansi_id, skp.pk):
        menurut.setdefault(satu.hasil_id, []).append(satu)
    return {nomor: UtasDialog(tuple(pesan)) for nomor, pesan in menurut.items()}


@tersusun
def _pesan(instansi_id: int, skp_id: int) -> QuerySet[PesanDialog]:
    semua = PesanDialog.objects.filter(instansi_id=instansi_id, skp_id=skp_id)
    return semua.select_related("oleh").order_by("id")


def get_pesan(skp: Skp, pesan_id: int) -> PesanDialog:
    """One message about the plan; raises TidakDitemukan for any other."""
    pesan = PesanDialog.objects.filter(instansi_id=skp.instansi_id, skp=skp, pk=pesan_id).first()
    if pesan is None:
        raise TidakDitemukan("Pesan tidak ditemukan.")
    return pesan
