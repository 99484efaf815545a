"""A plan as the rules see it (``aturan.skp``)."""

from collections import Counter
from datetime import date

from tera.aturan.skp import (
    Aspek,
    BagianLampiran,
    Bentuk,
    JenisHasil,
    MasukanHasil,
    MasukanIndikator,
    MasukanSkp,
    Pendekatan,
    Perspektif,
)
from tera.organisasi.queries import atasan_pada
from tera.perencanaan.models import IndikatorKinerja, LampiranSkp, RencanaHasilKerja, Skp
from tera.perencanaan.queries import hasil_of


def masukan_skp(skp: Skp, pada: date, hasil: list[RencanaHasilKerja] | None = None) -> MasukanSkp:
    """Everything ``check_syarat`` asks about; pass ``hasil`` where the page has loaded it."""
    atasan = atasan_pada(skp.pegawai_id, pada)
    lampiran = Counter(LampiranSkp.objects.filter(skp=skp).values_list("bagian", flat=True))
    return MasukanSkp(
        bentuk=Bentuk(skp.bentuk),
        pendekatan=Pendekatan(skp.pendekatan),
        penilai_ada=atasan is not None or skp.penugasan.kepala_unit,
        atasan_punya_skp=atasan is None
        or Skp.objects.filter(pegawai=atasan, tahun=skp.tahun).exists(),
        hasil=tuple(_hasil(satu) for satu in (hasil_of(skp) if hasil is None else hasil)),
        lampiran={bagian: lampiran[bagian] for bagian in BagianLampiran},
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
