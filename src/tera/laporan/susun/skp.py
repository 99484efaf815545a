"""The printed plan."""

from collections import defaultdict
from datetime import date
from typing import cast

from django.db.models import Value

from tera.aturan.skp import BagianLampiran
from tera.laporan.dokumen import Bentuk, DokumenSkp, Orang, Pendekatan
from tera.laporan.susun.isi import baris_perilaku, baris_rencana
from tera.laporan.susun.kata import format_hari, format_rentang, with_sidik
from tera.laporan.susun.orang import orang_pada
from tera.penilaian.waktu import local_day
from tera.perencanaan.models import EkspektasiPerilaku, LampiranSkp, Skp
from tera.perencanaan.queries import hasil_of


def dokumen_skp(skp: Skp, pada: date) -> DokumenSkp:
    """The plan with its annex: four queries on a plan loaded by ``perencanaan.queries.get_skp``.

    An approved plan names people and ranks as they were on the day of the approval, one on its
    way as they are on ``pada`` (within the plan's own days); the person's office is always the
    one that the plan was made in. Only an approved plan carries a date.
    """
    pegawai, penilai = _people(skp, pada)
    ekspektasi, lampiran = _texts(skp)
    return with_sidik(
        DokumenSkp(
            instansi=skp.instansi.nama,
            periode=format_rentang(skp.mulai, skp.selesai),
            bentuk=cast("Bentuk", skp.bentuk),
            pendekatan=cast("Pendekatan", skp.pendekatan),
            pegawai=pegawai,
            penilai=penilai,
            hasil=tuple(baris_rencana(satu) for satu in hasil_of(skp)),
            perilaku=baris_perilaku(ekspektasi),
            dukungan=lampiran[BagianLampiran.DUKUNGAN_SUMBER_DAYA],
            skema=lampiran[BagianLampiran.SKEMA_PERTANGGUNGJAWABAN],
            konsekuensi=lampiran[BagianLampiran.KONSEKUENSI],
            status=skp.get_status_display(),
            tempat=skp.instansi.ibu_kota,
            tanggal=format_hari(None if skp.sedang_diubah else skp.disetujui_pada, skp.instansi),
        )
    )


def _people(skp: Skp, pada: date) -> tuple[Orang, Orang]:
    if skp.disetujui_pada is not None and not skp.sedang_diubah:
        hari = local_day(skp.disetujui_pada, skp.instansi)
        orang = orang_pada(hari, [skp.pegawai_id, skp.penilai_id])
        return orang.satu(skp.pegawai_id, skp.penugasan), orang.satu(skp.penilai_id)
    hari = min(max(pada, skp.mulai), skp.selesai)
    orang = orang_pada(hari, [skp.pegawai_id], dan_atasan=skp.pegawai_id)
    return orang.satu(skp.pegawai_id, skp.penugasan), orang.atasan(skp.pegawai_id)


def _texts(skp: Skp) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Expected behaviour by value, and lines of the annex by section: one query for both."""
    perilaku = EkspektasiPerilaku.objects.filter(skp=skp).values_list(
        Value("perilaku"), "nilai", "ekspektasi", Value(0), "id"
    )
    lampiran = LampiranSkp.objects.filter(skp=skp).values_list(
        Value("lampiran"), "bagian", "isi", "urut", "id"
    )
    ekspektasi: dict[str, str] = {}
    baris: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for jenis, kunci, isi, _, _ in sorted(perilaku.union(lampiran, all=True), key=lambda b: b[3:]):
        if jenis == "perilaku":
            ekspektasi[kunci] = isi
        else:
            baris[kunci] += (isi,)
    return ekspektasi, baris
