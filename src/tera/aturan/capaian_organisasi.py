"""Capaian kinerja organisasi: what our sources compute, and what remains a recorded judgement.

SE MenPANRB 3/2023 names five predicates. Periodic: only the ends have criteria that we could
read. Annual: the axes are known (perjanjian kinerja and ekspektasi), the cells are not. So a rule
suggests where it can, and the leader one level above decides and says why.
"""

from tera.aturan.galat import GalatAturan
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.predikat import SE_MENPANRB_3_2023, PredikatOrganisasi, Rating

ALASAN_TERPENDEK = 10


class CapaianTidakSah(GalatAturan):
    """Counts that do not fit together, or a judgement without a reason."""


def suggest_capaian_periodik(
    *, rencana_aksi: int, melampaui: int, tanpa_kemajuan: int
) -> Perhitungan[PredikatOrganisasi | None]:
    """What the progress of a period's action plans suggests; None where no source decides.

    ``melampaui`` exceeded the target agreed with the leader: all of them, Istimewa.
    ``tanpa_kemajuan`` show no progress: more than half, Sangat Kurang. Raises CapaianTidakSah.
    """
    if min(rencana_aksi, melampaui, tanpa_kemajuan) < 0 or rencana_aksi == 0:
        raise CapaianTidakSah("Isi paling sedikit satu rencana aksi.")
    if melampaui + tanpa_kemajuan > rencana_aksi:
        raise CapaianTidakSah(
            "Rencana aksi yang melampaui target dan yang tanpa kemajuan lebih banyak daripada "
            "jumlahnya."
        )
    saran: PredikatOrganisasi | None = None
    if melampaui == rencana_aksi:
        saran = PredikatOrganisasi.ISTIMEWA
    elif 2 * tanpa_kemajuan > rencana_aksi:
        saran = PredikatOrganisasi.SANGAT_KURANG
    tampil = saran.label if saran else "Ditetapkan pimpinan setingkat di atas dengan alasannya"
    return Perhitungan(
        saran,
        (
            Langkah("Melampaui target yang disepakati", f"{melampaui} dari {rencana_aksi}"),
            Langkah("Tanpa kemajuan", f"{tanpa_kemajuan} dari {rencana_aksi}"),
            Langkah("Usulan capaian organisasi", tampil, SE_MENPANRB_3_2023),
        ),
    )


def explain_capaian_tahunan(
    *,
    perjanjian_kinerja: Rating,
    ekspektasi: Rating,
    predikat: PredikatOrganisasi,
    alasan: str,
) -> Perhitungan[PredikatOrganisasi]:
    """The judgement of a year with both axes of its quadrant and the reason (10 letters or more).

    The cells of the quadrant could not be read, so nothing is computed from the axes. Raises
    CapaianTidakSah without a reason.
    """
    rapi = " ".join(alasan.split())
    if len(rapi) < ALASAN_TERPENDEK:
        raise CapaianTidakSah("Tulis alasan penetapan capaian organisasi.")
    predikat = PredikatOrganisasi(predikat)
    return Perhitungan(
        predikat,
        (
            Langkah("Capaian perjanjian kinerja", Rating(perjanjian_kinerja).label),
            Langkah("Ekspektasi kinerja unit", Rating(ekspektasi).label),
            Langkah("Alasan pimpinan", rapi),
            Langkah("Capaian kinerja organisasi", predikat.label, SE_MENPANRB_3_2023),
        ),
    )
