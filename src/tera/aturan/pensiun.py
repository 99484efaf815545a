"""Batas usia pensiun: the day on which a person reaches it, by kind of position."""

from datetime import date

from tera.aturan.berlabel import Berlabel
from tera.aturan.kalender import add_bulan, format_tanggal
from tera.aturan.parameter import parameter
from tera.aturan.perhitungan import Langkah, Perhitungan


class JabatanPensiun(Berlabel):
    """Kinds of positions with an age limit of their own."""

    PIMPINAN_TINGGI = "pimpinan_tinggi", "Pimpinan tinggi"
    ADMINISTRASI = "administrasi", "Administrator, pengawas, pelaksana"
    KETERAMPILAN = "keterampilan", "Fungsional keterampilan"
    AHLI_PERTAMA = "ahli_pertama", "Ahli Pertama"
    AHLI_MUDA = "ahli_muda", "Ahli Muda"
    AHLI_MADYA = "ahli_madya", "Ahli Madya"
    AHLI_UTAMA = "ahli_utama", "Ahli Utama"


def determine_pensiun(*, lahir: date, jabatan: JabatanPensiun, pada: date) -> Perhitungan[date]:
    """The birthday on which the age limit of ``pada`` is reached.

    On which day the service then ends our sources do not say. Raises ParameterTidakBerlaku
    before UU 20/2023. Source: UU 20/2023 Pasal 55 (second-hand).
    """
    aturan = parameter("usia_pensiun").pada(pada)
    usia = aturan.isi[JabatanPensiun(jabatan)]
    hari = add_bulan(lahir, 12 * usia)
    return Perhitungan(
        hari,
        (
            Langkah("Lahir", format_tanggal(lahir)),
            aturan.langkah(f"Batas usia pensiun {JabatanPensiun(jabatan).label}", f"{usia} tahun"),
            Langkah("Mencapai batas usia", format_tanggal(hari)),
        ),
    )
