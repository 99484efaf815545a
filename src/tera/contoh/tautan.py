"""Which indicators of the example came from the agency's indicator library: those of its words."""

from django.db.models import OuterRef, Subquery

from tera.organisasi.models import Instansi
from tera.perencanaan.models import IndikatorKinerja, IndikatorPustaka
from tera.perencanaan.states import StatusPustaka


def link_pustaka(instansi: Instansi) -> int:
    """Point indicators with the words of an entry to it; one statement, returns how many."""
    entri = IndikatorPustaka.objects.milik_instansi(instansi.pk).filter(
        status=StatusPustaka.DISETUJUI
    )
    sama = entri.filter(uraian=OuterRef("uraian")).order_by("id").values("pk")[:1]
    return (
        IndikatorKinerja.objects.milik_instansi(instansi.pk)
        .filter(pustaka__isnull=True, uraian__in=entri.values("uraian"))
        .update(pustaka_id=Subquery(sama))
    )
