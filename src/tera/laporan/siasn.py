"""Results in the shapes of the national SIASN services (``siasn_baca`` reads them back). Pure.

The shapes (``skp22/save`` for a year, ``kinerjaperiodik/save`` for a month or a quarter) are those
of third-party clients that were published; BKN publishes none, and they can have changed since.
Compare them with what the service answers before anything is sent. What Tera cannot know is left
to the sender: ``pnsDinilaiOrang``/``pnsDinilaiId`` hold the NIP where the service wants its own id
of the person, ``penilaiGolongan`` the rank in words ("III/c") where it has codes of its own,
``id``, ``koefisienId`` and ``path`` are empty.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from tera.aturan.galat import GalatAturan
from tera.aturan.kalender import JenisPeriode, Periode
from tera.aturan.predikat import Predikat, Rating, kode_siasn

JenisSiasn = Literal["skp22", "kinerjaperiodik"]
FORMAT = "tera-siasn-1"
# The clients know two kinds of periods only; a semester has no code.
KODE_PERIODIK = {JenisPeriode.BULANAN: "1", JenisPeriode.TRIWULAN: "2"}
ASN, BUKAN_ASN = "ASN", "NON ASN"


class TanpaBentuk(GalatAturan):
    """A period for which the national services have no shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PenilaiSiasn:
    """The pejabat penilai as the services name her; ``nip`` empty for a state official."""

    nama: str
    nip: str = ""
    jabatan: str = ""
    golongan: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilSiasn:
    """One person's result of one period."""

    nip: str
    periode: Periode
    rating_hasil: Rating
    rating_perilaku: Rating
    predikat: Predikat
    penilai: PenilaiSiasn


def jenis_siasn(periode: Periode) -> JenisSiasn:
    """The service for a period; raises TanpaBentuk for a semester."""
    if periode.jenis is JenisPeriode.TAHUNAN:
        return "skp22"
    if periode.jenis not in KODE_PERIODIK:
        raise TanpaBentuk(
            f"Layanan SIASN tidak mengenal {periode.jenis.label.lower()}; pilih bulan, triwulan, "
            "atau tahun."
        )
    return "kinerjaperiodik"


def write_siasn(hasil: Iterable[HasilSiasn], *, instansi: str, periode: Periode) -> dict[str, Any]:
    """The file of one period: what it is, and a payload for each result."""
    jenis = jenis_siasn(periode)
    tulis = _skp22 if jenis == "skp22" else _kinerja_periodik
    return {
        "format": FORMAT,
        "jenis": jenis,
        "instansi": instansi,
        "periode": periode.kode,
        "data": [tulis(satu) for satu in hasil],
    }


def _skp22(satu: HasilSiasn) -> dict[str, Any]:
    return {
        "id": None,
        "pnsDinilaiOrang": satu.nip,
        "tahun": satu.periode.tahun,
        **_nilai(satu),
        **_penilai(satu.penilai, "penilaiJabatan"),
        "path": [],
    }


def _kinerja_periodik(satu: HasilSiasn) -> dict[str, Any]:
    periode = satu.periode
    return {
        "id": None,
        "pnsDinilaiId": satu.nip,
        "tahun": periode.tahun,
        "periodikId": KODE_PERIODIK[periode.jenis],
        "bulanMulaiPenilaian": periode.mulai.month,
        "tahunMulaiPenilaian": periode.tahun,
        "bulanSelesaiPenilaian": periode.selesai.month,
        "tahunSelesaiPenilaian": periode.tahun,
        **_nilai(satu),
        **_penilai(satu.penilai, "penilaiJabatanNama"),
        "koefisienId": None,
        "path": [],
    }


def _nilai(satu: HasilSiasn) -> dict[str, int]:
    return {
        "hasilKinerjaNilai": kode_siasn(satu.rating_hasil),
        "perilakuKerjaNilai": kode_siasn(satu.rating_perilaku),
        "kuadranKinerjaNilai": kode_siasn(satu.predikat),
    }


def _penilai(penilai: PenilaiSiasn, kunci_jabatan: str) -> dict[str, str]:
    return {
        "penilaiNipNrp": penilai.nip,
        "penilaiNama": penilai.nama,
        kunci_jabatan: penilai.jabatan,
        "penilaiGolongan": penilai.golongan,
        "penilaiUnorNama": penilai.unit,
        "statusPenilai": ASN if penilai.nip else BUKAN_ASN,
    }
