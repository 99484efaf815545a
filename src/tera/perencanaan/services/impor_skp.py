"""A plan from an uploaded workbook: written over through the same use cases as by hand."""

from collections.abc import Mapping

from django.db import transaction

from tera.akun.models import Akun
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Aspek, BagianLampiran, JenisHasil, Pendekatan, Perspektif
from tera.aturan.target import Arah, JenisTarget, Target, parse_target
from tera.dasar.audit import record_event
from tera.dasar.transisi import move
from tera.perencanaan.lembar_skp.beda import Beda, compare
from tera.perencanaan.lembar_skp.isi import (
    HasilLembar,
    IndikatorLembar,
    LembarSkp,
    indikator_lembar,
    lembar_of,
)
from tera.perencanaan.lembar_skp.sel import normal
from tera.perencanaan.masukan import IsianHasil, IsianIndikator, IsianLampiran
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp
from tera.perencanaan.permissions import check_can_edit_skp
from tera.perencanaan.queries import hasil_of, hasil_pimpinan_skp, load_detail
from tera.perencanaan.services.isi import remove_hasil, save_hasil, save_lampiran, save_perilaku
from tera.perencanaan.services.kaitan import chosen_sasaran
from tera.perencanaan.states import DAPAT_DIUBAH


@transaction.atomic
def import_skp(*, skp: Skp, lembar: LembarSkp, by: Akun, versi: int) -> Beda:
    """Make the plan say what the workbook says; returns what was changed.

    All or nothing: whatever one of the single use cases refuses, takes everything back. A result
    that the workbook leaves out is removed; nothing to change writes nothing. Raises VersiBerubah
    when the plan was changed since ``versi``.
    """
    check_can_edit_skp(by, skp)
    pada = min(skp.selesai, skp.instansi.hari_ini())
    beda = compare(lembar_of(load_detail(skp, pada)), lembar)
    if not beda.ada:
        return beda
    move(skp, versi=versi, dari=DAPAT_DIUBAH)
    for satu in beda.hasil:
        if satu.jenis == "dihapus" and satu.hasil.kode:
            remove_hasil(skp=skp, hasil_id=satu.hasil.kode, by=by, versi=skp.versi)
    _save_hasil(skp, lembar, beda, by)
    _save_texts(skp, lembar, beda, by)
    record_event(tindakan="impor_skp", objek=skp, by=by, isi=_as_told(beda))
    return beda


def _as_told(beda: Beda) -> dict[str, object]:
    return {
        "baru": beda.jumlah("baru"),
        "berubah": beda.jumlah("berubah"),
        "dihapus": beda.jumlah("dihapus"),
        "tetap": beda.tetap,
        "urutan": beda.urutan,
        "perilaku": [satu.label for satu in beda.perilaku],
        "lampiran": [satu.label for satu in beda.lampiran],
    }


def _save_hasil(skp: Skp, lembar: LembarSkp, beda: Beda, by: Akun) -> None:
    """Changed and new results, then the order of the workbook."""
    tersimpan = {satu.pk: satu for satu in hasil_of(skp)}
    pimpinan = _pimpinan(skp)
    ditulis = {satu.hasil for satu in beda.hasil}
    urutan: list[int] = []
    for satu in lembar.hasil:
        nomor = satu.kode
        if satu in ditulis:
            semula = tersimpan.get(satu.kode) if satu.kode else None
            isian = _isian_hasil(satu, semula, pimpinan, skp)
            nomor = save_hasil(
                skp=skp,
                hasil_id=semula.pk if semula else None,
                isian=isian,
                by=by,
                versi=skp.versi,
            ).pk
        if nomor:
            urutan.append(nomor)
    _reorder(skp, urutan)


def _pimpinan(skp: Skp) -> dict[str, int]:
    """The superior's results by their words, as the form offers them."""
    semua = hasil_pimpinan_skp(skp, skp.instansi.hari_ini()).values_list("uraian", "id")
    return {normal(uraian): nomor for uraian, nomor in reversed(semua)}


def _reorder(skp: Skp, urutan: list[int]) -> None:
    """Number the results by the workbook; nothing is written where they stand so already."""
    letak = {nomor: urut for urut, nomor in enumerate(urutan, start=1)}
    baris = list(RencanaHasilKerja.objects.filter(skp=skp).order_by("urut", "id"))
    if [satu.pk for satu in baris] == sorted(letak, key=lambda nomor: letak[nomor]):
        return
    for satu in baris:
        satu.urut = letak[satu.pk]
    RencanaHasilKerja.objects.bulk_update(baris, ["urut"])


def _isian_hasil(
    satu: HasilLembar, semula: RencanaHasilKerja | None, pimpinan: Mapping[str, int], skp: Skp
) -> IsianHasil:
    """As the form would send it: the superior's result by its number where the words are hers."""
    lama = list(semula.indikator.all()) if semula else []
    induk_id = pimpinan.get(normal(satu.intervensi)) if satu.intervensi else None
    if semula and semula.induk_id in pimpinan.values() and semula.induk:
        sama = normal(semula.induk.uraian) == normal(satu.intervensi)
        induk_id = semula.induk_id if sama else induk_id
    return IsianHasil(
        jenis=JenisHasil(satu.jenis),
        uraian=_kept(satu.uraian, semula.uraian if semula else ""),
        indikator=tuple(
            _isian_indikator(i, lama[nomor] if nomor < len(lama) else None, skp)
            for nomor, i in enumerate(satu.indikator)
        ),
        induk_id=induk_id,
        sasaran_id=chosen_sasaran(semula, skp) if semula else None,
        intervensi="" if induk_id else satu.intervensi,
        penugasan_dari=satu.penugasan_dari,
    )


def _kept(baru: str, lama: str) -> str:
    """The stored text where both read the same: a workbook loses line ends and odd blanks."""
    return lama if normal(baru) == normal(lama) else baru


def _isian_indikator(
    satu: IndikatorLembar, semula: IndikatorKinerja | None, skp: Skp
) -> IsianIndikator:
    kualitatif = skp.pendekatan == Pendekatan.KUALITATIF
    if semula and indikator_lembar(semula, skp) == satu:
        return IsianIndikator(
            uraian=semula.uraian,
            target=semula.target,
            satuan=semula.satuan,
            arah=Arah(semula.arah),
            aspek=Aspek(semula.aspek) if semula.aspek else None,
            perspektif=Perspektif(semula.perspektif) if semula.perspektif else None,
        )
    return IsianIndikator(
        uraian=satu.uraian,
        target=Target(JenisTarget.TEKS, None, None, satu.uraian)
        if kualitatif
        else parse_target(satu.target),
        satuan=satu.satuan,
        arah=Arah(satu.arah or Arah.NAIK),
        aspek=Aspek(satu.aspek) if satu.aspek else None,
        perspektif=Perspektif(satu.perspektif) if satu.perspektif else None,
    )


def _save_texts(skp: Skp, lembar: LembarSkp, beda: Beda, by: Akun) -> None:
    if beda.perilaku:
        ekspektasi = {NilaiDasar(nilai): teks for nilai, teks in lembar.perilaku.items()}
        save_perilaku(skp=skp, ekspektasi=ekspektasi, by=by, versi=skp.versi)
    if beda.lampiran:
        isian = IsianLampiran(
            baris={BagianLampiran(bagian): baris for bagian, baris in lembar.lampiran.items()}
        )
        save_lampiran(skp=skp, isian=isian, by=by, versi=skp.versi)
