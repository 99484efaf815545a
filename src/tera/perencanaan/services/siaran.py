"""Open pages that watch a plan, or a unit in which its person serves, are told that it changed."""

from tera.notifikasi.services import announce
from tera.organisasi.models import UnitKerja
from tera.organisasi.queries import unit_di_atas
from tera.perencanaan.models import Skp


def announce_skp(skp: Skp) -> None:
    """At commit: the plan's own pages, and the live pages of its person's units and of all above.

    A leader sees the whole tree below her, so one that is watched may be any of these.
    """
    hari_ini = skp.instansi.hari_ini()
    atas = unit_di_atas(skp.instansi_id, (), hari_ini, pegawai_id=skp.pegawai_id)
    unit = UnitKerja.objects.filter(pk__in=atas).order_by("pk").values_list("pk", flat=True)
    announce(
        instansi_id=skp.instansi_id, topik=[f"skp:{skp.pk}", *(f"unit:{satu}" for satu in unit)]
    )
