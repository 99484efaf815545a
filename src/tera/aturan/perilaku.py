"""The seven values of BerAKHLAK that perilaku kerja is judged by."""

from tera.aturan.berlabel import Berlabel
from tera.aturan.parameter import parameter


class NilaiDasar(Berlabel):
    """One of the seven values (SE MenPANRB 20/2021), in their official order."""

    BERORIENTASI_PELAYANAN = "berorientasi_pelayanan", "Berorientasi Pelayanan"
    AKUNTABEL = "akuntabel", "Akuntabel"
    KOMPETEN = "kompeten", "Kompeten"
    HARMONIS = "harmonis", "Harmonis"
    LOYAL = "loyal", "Loyal"
    ADAPTIF = "adaptif", "Adaptif"
    KOLABORATIF = "kolaboratif", "Kolaboratif"

    @property
    def panduan(self) -> tuple[str, ...]:
        """Its three guide sentences, latest wording (a paraphrase, see the parameter's note)."""
        kalimat: tuple[str, ...] = parameter("panduan_perilaku").terbaru.isi[self.value]
        return kalimat
