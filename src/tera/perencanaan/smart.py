"""An indicator as the SMART check sees it (``aturan.smart``): advice, never a refusal."""

from tera.aturan.skp import Aspek, Bentuk, Pendekatan
from tera.aturan.smart import HasilSmart, MasukanSmart, check_smart
from tera.aturan.target import Arah
from tera.perencanaan.models import IndikatorKinerja, IndikatorPustaka, RencanaHasilKerja, Skp


def check_indikator(baris: IndikatorKinerja, hasil: RencanaHasilKerja, skp: Skp) -> HasilSmart:
    """What the check finds about an indicator of a plan."""
    return check_smart(
        MasukanSmart(
            teks=baris.uraian,
            hasil=hasil.uraian,
            target=baris.target,
            satuan=baris.satuan,
            aspek=Aspek(baris.aspek) if baris.aspek else None,
            arah=Arah(baris.arah),
            atasan=served_result(hasil.intervensi_tampil, skp.bentuk),
            penugasan_luar=bool(hasil.penugasan_dari),
            kualitatif=skp.pendekatan == Pendekatan.KUALITATIF,
        )
    )


def check_pustaka(entri: IndikatorPustaka) -> HasilSmart:
    """What the check finds about an entry of the library, which serves nobody's result yet."""
    return check_smart(
        MasukanSmart(
            teks=entri.uraian,
            hasil=entri.hasil,
            target=entri.target,
            satuan=entri.satuan,
            aspek=Aspek(entri.aspek) if entri.aspek else None,
            arah=Arah(entri.arah),
        )
    )


def served_result(atasan: str, bentuk: str) -> str | None:
    """The superior's result; the form of heads (JPT) has no column for it, so none is asked."""
    return atasan or (None if bentuk == Bentuk.JPT else "")
