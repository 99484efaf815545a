"""From stored evaluations to what the national services are told."""

from collections.abc import Iterable

from tera.aturan.kalender import Periode
from tera.aturan.predikat import Predikat, Rating
from tera.laporan.siasn import HasilSiasn, PenilaiSiasn
from tera.laporan.susun.orang import OrangPada, orang_pada
from tera.penilaian.models import Evaluasi


def hasil_siasn(evaluasi: Iterable[Evaluasi], periode: Periode) -> list[HasilSiasn]:
    """Results with their raters as they were on the period's last day: one query more."""
    semua = list(evaluasi)
    orang = orang_pada(periode.selesai, {satu.penilai_id for satu in semua})
    return [
        HasilSiasn(
            nip=satu.pegawai.nip,
            periode=periode,
            rating_hasil=Rating(satu.rating_hasil),
            rating_perilaku=Rating(satu.rating_perilaku),
            predikat=Predikat(satu.predikat),
            penilai=_penilai(orang, satu.penilai_id),
        )
        for satu in semua
    ]


def _penilai(orang: OrangPada, penilai_id: int) -> PenilaiSiasn:
    tercetak = orang.satu(penilai_id)
    return PenilaiSiasn(
        nama=tercetak.nama,
        nip=orang.menurut[penilai_id].nip,
        jabatan=tercetak.jabatan,
        golongan=orang.golongan(penilai_id),
        unit=tercetak.unit_kerja,
    )
