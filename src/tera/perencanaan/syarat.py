"""A plan as the rules see it (``aturan.skp``)."""

from tera.aturan.skp import (
    Aspek,
    Bentuk,
    JenisHasil,
    MasukanHasil,
    MasukanIndikator,
    MasukanSkp,
    Pendekatan,
    Perspektif,
)
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja
from tera.perencanaan.queries import DetailSkp


def masukan_skp(detail: DetailSkp) -> MasukanSkp:
    """Everything ``check_syarat`` asks about."""
    skp = detail.skp
    tanpa_atasan = detail.penilai is None
    return MasukanSkp(
        bentuk=Bentuk(skp.bentuk),
        pendekatan=Pendekatan(skp.pendekatan),
        penilai_ada=not tanpa_atasan or skp.penugasan.kepala_unit,
        atasan_punya_skp=tanpa_atasan or detail.atasan_punya_skp,
        hasil=tuple(_hasil(satu) for satu in detail.hasil),
        lampiran={bagian: len(baris) for bagian, baris in detail.lampiran.items()},
    )


def _hasil(hasil: RencanaHasilKerja) -> MasukanHasil:
    indikator = list(hasil.indikator.all())
    perspektif = next((satu.perspektif for satu in indikator if satu.perspektif), None)
    return MasukanHasil(
        teks=hasil.uraian,
        jenis=JenisHasil(hasil.jenis),
        indikator=tuple(_indikator(satu) for satu in indikator),
        perspektif=Perspektif(perspektif) if perspektif else None,
        mengintervensi=bool(hasil.induk_id or hasil.intervensi),
        penugasan_luar=bool(hasil.penugasan_dari),
    )


def _indikator(indikator: IndikatorKinerja) -> MasukanIndikator:
    return MasukanIndikator(
        teks=indikator.uraian,
        aspek=Aspek(indikator.aspek) if indikator.aspek else None,
        target=indikator.target,
        satuan=indikator.satuan,
    )
