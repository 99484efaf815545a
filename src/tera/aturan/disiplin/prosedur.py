"""The clocks of a disciplinary case, in working days."""

from datetime import date

from tera.aturan.acuan import Acuan
from tera.aturan.berlabel import Berlabel
from tera.aturan.kalender import format_tanggal
from tera.aturan.libur import Libur, add_hari_kerja
from tera.aturan.parameter import parameter
from tera.aturan.perhitungan import Langkah, Perhitungan


class TahapDisiplin(Berlabel):
    """A step with a deadline; its label says from which day the days are counted."""

    PANGGILAN_PERTAMA = "panggilan_pertama", "Panggilan pertama, sebelum hari pemeriksaan"
    PANGGILAN_KEDUA = "panggilan_kedua", "Panggilan kedua, sejak hari yang tidak dihadiri"
    PENYAMPAIAN = "penyampaian", "Penyampaian keputusan, sejak ditetapkan"
    PENGIRIMAN = "pengiriman", "Pengiriman keputusan, sejak hari penyampaian yang tidak dihadiri"
    BERLAKU = "berlaku", "Keputusan mulai berlaku, sejak diterima"


def determine_tenggat_disiplin(
    *, tahap: TahapDisiplin, mulai: date, libur: Libur | None = None
) -> Perhitungan[date]:
    """The last working day of a step, counted from ``mulai``, which is not counted itself.

    The first summons is counted backwards from the examination; a decision takes effect on the
    day found. Raises ParameterTidakBerlaku before PP 94/2021.
    Source: PP 94/2021 Pasal 26 and 37, Peraturan BKN 6/2022 Pasal 49 and 50 (second-hand).
    """
    tahap = TahapDisiplin(tahap)
    aturan = parameter("tenggat_disiplin").pada(mulai)
    isi = aturan.isi[tahap]
    mundur = tahap is TahapDisiplin.PANGGILAN_PERTAMA
    akhir = add_hari_kerja(mulai, -isi["hari"] if mundur else isi["hari"], libur)
    acuan = Acuan(isi["peraturan"], isi["pasal"])
    lama = f"{isi['hari']} hari kerja {'sebelumnya' if mundur else 'sesudahnya'}"
    return Perhitungan(
        akhir,
        (
            Langkah("Dihitung dari", format_tanggal(mulai)),
            Langkah(tahap.label, lama, acuan, aturan.kepastian),
            Langkah("Jatuh pada", format_tanggal(akhir)),
        ),
    )
