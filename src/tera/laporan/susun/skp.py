"""The printed plan."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import cast

from django.db.models import Value

from tera.aturan.skp import BagianLampiran
from tera.laporan.dokumen import Bentuk, DokumenSkp, Orang, Pendekatan
from tera.laporan.queries import hasil_banyak
from tera.laporan.susun.isi import baris_perilaku, baris_rencana
from tera.laporan.susun.kata import format_hari, format_rentang, with_sidik
from tera.laporan.susun.orang import orang_pada
from tera.penilaian.waktu import local_day
from tera.perencanaan.models import EkspektasiPerilaku, LampiranSkp, RencanaHasilKerja, Skp


def dokumen_skp(skp: Skp, pada: date) -> DokumenSkp:
    """The plan with its annex: four queries on a plan loaded by ``perencanaan.queries.get_skp``.

    An approved plan names people and ranks as they were on the day of the approval, one on its
    way as they are on ``pada`` (within the plan's own days); the person's office is always the
    one that the plan was made in. Only an approved plan carries a date.
    """
    (dokumen,) = dokumen_skp_banyak([skp], pada)
    return dokumen


def dokumen_skp_banyak(semua: Sequence[Skp], pada: date) -> list[DokumenSkp]:
    """The same for several plans: three queries, and one for each day on which people are named."""
    hasil = hasil_banyak(semua)
    ekspektasi, lampiran = _texts(semua)
    orang = _people(semua, pada)
    return [
        _dokumen(
            skp, orang[skp.pk], hasil[skp.pk], ekspektasi.get(skp.pk, {}), lampiran.get(skp.pk, {})
        )
        for skp in semua
    ]


def _dokumen(
    skp: Skp,
    orang: tuple[Orang, Orang],
    hasil: Iterable[RencanaHasilKerja],
    ekspektasi: Mapping[str, str],
    lampiran: Mapping[str, tuple[str, ...]],
) -> DokumenSkp:
    pegawai, penilai = orang
    return with_sidik(
        DokumenSkp(
            instansi=skp.instansi.nama,
            periode=format_rentang(skp.mulai, skp.selesai),
            bentuk=cast("Bentuk", skp.bentuk),
            pendekatan=cast("Pendekatan", skp.pendekatan),
            pegawai=pegawai,
            penilai=penilai,
            hasil=tuple(baris_rencana(satu) for satu in hasil),
            perilaku=baris_perilaku(ekspektasi),
            dukungan=lampiran.get(BagianLampiran.DUKUNGAN_SUMBER_DAYA, ()),
            skema=lampiran.get(BagianLampiran.SKEMA_PERTANGGUNGJAWABAN, ()),
            konsekuensi=lampiran.get(BagianLampiran.KONSEKUENSI, ()),
            status=skp.get_status_display(),
            tempat=skp.instansi.ibu_kota,
            tanggal=format_hari(_approved_at(skp), skp.instansi),
        )
    )


def _people(semua: Sequence[Skp], pada: date) -> dict[int, tuple[Orang, Orang]]:
    """Person and rater of each plan, day by day."""
    menurut_hari: defaultdict[date, list[Skp]] = defaultdict(list)
    for skp in semua:
        menurut_hari[_day(skp, pada)].append(skp)
    pasangan: dict[int, tuple[Orang, Orang]] = {}
    for hari, milik in menurut_hari.items():
        disetujui = {skp.pk for skp in milik if _approved_at(skp)}
        orang = orang_pada(
            hari,
            [nomor for skp in milik for nomor in (skp.pegawai_id, skp.penilai_id)],
            dan_atasan=[skp.pegawai_id for skp in milik if skp.pk not in disetujui],
        )
        for skp in milik:
            penilai = (
                orang.satu(skp.penilai_id) if skp.pk in disetujui else orang.atasan(skp.pegawai_id)
            )
            pasangan[skp.pk] = (orang.satu(skp.pegawai_id, skp.penugasan), penilai)
    return pasangan


def _approved_at(skp: Skp) -> datetime | None:
    """When the plan as it stands was approved: nothing while an approved plan is being changed."""
    return None if skp.sedang_diubah else skp.disetujui_pada


def _day(skp: Skp, pada: date) -> date:
    if saat := _approved_at(skp):
        return local_day(saat, skp.instansi)
    return min(max(pada, skp.mulai), skp.selesai)


def _texts(
    semua: Sequence[Skp],
) -> tuple[dict[int, dict[str, str]], dict[int, dict[str, tuple[str, ...]]]]:
    """Expected behaviour by value, and lines of the annex by section: one query for both."""
    perilaku = EkspektasiPerilaku.objects.filter(skp__in=semua).values_list(
        Value("perilaku"), "skp_id", "nilai", "ekspektasi", Value(0), "id"
    )
    lampiran = LampiranSkp.objects.filter(skp__in=semua).values_list(
        Value("lampiran"), "skp_id", "bagian", "isi", "urut", "id"
    )
    ekspektasi: defaultdict[int, dict[str, str]] = defaultdict(dict)
    baris: defaultdict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for jenis, skp_id, kunci, isi, _, _ in sorted(
        perilaku.union(lampiran, all=True), key=lambda b: b[4:]
    ):
        if jenis == "perilaku":
            ekspektasi[skp_id][kunci] = isi
        else:
            baris[skp_id][kunci] = (*baris[skp_id].get(kunci, ()), isi)
    return ekspektasi, baris
