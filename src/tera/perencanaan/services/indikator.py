"""An indicator that comes from elsewhere, in the shape that the plan's own form writes."""

from tera.aturan.skp import Bentuk, Pendekatan
from tera.aturan.target import JenisTarget, Target
from tera.perencanaan.models import IndikatorKinerja, Skp

URAIAN_TERPANJANG = 500


def fit_indikator(baris: IndikatorKinerja, skp: Skp) -> None:
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
