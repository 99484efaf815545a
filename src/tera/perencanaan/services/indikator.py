"""An indicator that comes from elsewhere, in the shape that the plan's own form writes."""

from tera.aturan.skp import Bentuk, Pendekatan
from tera.aturan.target import JenisTarget, Target
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp
from tera.perencanaan.models.target import Bertarget, target_columns
from tera.perencanaan.services.smart import note_smart

URAIAN_TERPANJANG = 500


def copy_indikator(
    asal: Bertarget,
    hasil: RencanaHasilKerja,
    skp: Skp,
    *,
    urut: int,
    aspek: str = "",
    perspektif: str = "",
    pustaka_id: int | None = None,
) -> IndikatorKinerja:
    """The same measure as a row of ``hasil``, fitted to the plan and checked; not saved.

    ``aspek`` and ``perspektif`` come from sources that name them; an objective's measure does not.
    """
    baris = IndikatorKinerja(
        instansi_id=skp.instansi_id,
        hasil=hasil,
        uraian=asal.uraian,
        satuan=asal.satuan,
        arah=asal.arah,
        urut=urut,
        aspek=aspek,
        perspektif=perspektif,
        pustaka_id=pustaka_id,
        **target_columns(asal.target),
    )
    _fit(baris, skp)
    note_smart(baris, hasil, skp)
    return baris


def _fit(baris: IndikatorKinerja, skp: Skp) -> None:
    """Fit the row, before it is saved, to form and approach of the plan.

    Kualitatif has measure and target in one sentence and no aspect; heads name a perspective,
    all others an aspect.
    """
    kualitatif = skp.pendekatan == Pendekatan.KUALITATIF
    if kualitatif and baris.target_teks != baris.uraian:
        baris.uraian = f"{baris.uraian}: {baris.target_tampil}"[:URAIAN_TERPANJANG]
        baris.satuan = ""
        baris.target = Target(JenisTarget.TEKS, None, None, baris.uraian)
    if skp.bentuk == Bentuk.JPT:
        baris.aspek = ""
    else:
        baris.perspektif = ""
        baris.aspek = "" if kualitatif else baris.aspek
