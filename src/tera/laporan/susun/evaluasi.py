"""The printed evaluation: the form with its tables, and the official document with its annex."""

from datetime import date
from typing import cast

from tera.aturan.distribusi import KURVA
from tera.aturan.predikat import Predikat, PredikatOrganisasi, Rating
from tera.laporan.dokumen import (
    Bentuk,
    Capaian,
    DokumenEvaluasi,
    DokumenEvaluasiResmi,
    Kurva,
    Orang,
    Pendekatan,
)
from tera.laporan.susun.isi import baris_pelaksanaan, baris_perilaku
from tera.laporan.susun.kata import (
    format_hari,
    format_jenis_periode,
    format_rentang,
    langkah_of,
    with_sidik,
)
from tera.laporan.susun.orang import OrangPada, orang_pada
from tera.pelaksanaan.queries import pelaksanaan_dalam
from tera.penilaian.models import Evaluasi, Keberatan
from tera.penilaian.queries import keberatan_of, periode_of, skp_setahun
from tera.penilaian.states import JenisEvaluasi, PutusanKeberatan
from tera.penilaian.waktu import local_day
from tera.perencanaan.models import EkspektasiPerilaku


def dokumen_evaluasi(evaluasi: Evaluasi) -> DokumenEvaluasi:
    """The form Evaluasi Kinerja Pegawai: at most seven queries on one loaded by ``get_evaluasi``.

    Realisasi, evidence and feedback are those of the evaluation's own period. People are named as
    on the day the result was set, the person in the office of the plan.
    """
    skp, periode = evaluasi.skp, periode_of(evaluasi)
    skp.instansi = evaluasi.instansi
    orang = orang_pada(document_day(evaluasi), [evaluasi.pegawai_id, evaluasi.penilai_id])
    isi = pelaksanaan_dalam(skp, evaluasi.mulai, evaluasi.selesai)
    perilaku = EkspektasiPerilaku.objects.filter(skp=skp).values_list("nilai", "ekspektasi")
    capaian = PredikatOrganisasi(evaluasi.capaian.predikat)
    return with_sidik(
        DokumenEvaluasi(
            instansi=evaluasi.instansi.nama,
            periode=format_rentang(evaluasi.mulai, evaluasi.selesai),
            jenis_periode=format_jenis_periode(periode),
            bentuk=cast("Bentuk", skp.bentuk),
            pendekatan=cast("Pendekatan", skp.pendekatan),
            pegawai=orang.satu(evaluasi.pegawai_id, skp.penugasan),
            penilai=orang.satu(evaluasi.penilai_id),
            capaian_organisasi=cast("Capaian", capaian.label),
            hasil=tuple(
                baris_pelaksanaan(satu, sebulan=len(periode.bulan) == 1) for satu in isi.hasil
            ),
            rating_hasil=_rating(evaluasi.rating_hasil),
            perilaku=baris_perilaku(dict(perilaku), isi.perilaku),
            rating_perilaku=_rating(evaluasi.rating_perilaku),
            predikat=_predikat(evaluasi),
            skp_dicakup=_covered(evaluasi),
            kurva=_kurva(capaian),
            status=evaluasi.get_status_display(),
            tempat=evaluasi.instansi.ibu_kota,
            tanggal=format_hari(evaluasi.ditetapkan_pada, evaluasi.instansi),
        )
    )


def dokumen_evaluasi_resmi(evaluasi: Evaluasi) -> DokumenEvaluasiResmi:
    """The Dokumen Evaluasi Kinerja Pegawai: two queries on one loaded by ``get_evaluasi``, at
    most four after the decision of an objection.

    The annex repeats the stored working word for word; nothing is computed again.
    """
    keberatan = keberatan_of(evaluasi)
    orang = orang_pada(
        document_day(evaluasi),
        [evaluasi.pegawai_id, evaluasi.penilai_id],
        dan_atasan=[evaluasi.penilai_id],
    )
    return with_sidik(
        DokumenEvaluasiResmi(
            instansi=evaluasi.instansi.nama,
            periode=format_rentang(evaluasi.mulai, evaluasi.selesai),
            jenis_periode=format_jenis_periode(periode_of(evaluasi)),
            pegawai=orang.satu(evaluasi.pegawai_id, evaluasi.skp.penugasan),
            penilai=orang.satu(evaluasi.penilai_id),
            atasan_penilai=_atasan_penilai(evaluasi, keberatan, orang),
            capaian_organisasi=PredikatOrganisasi(evaluasi.capaian.predikat).label,
            predikat=_predikat(evaluasi),
            skp_dicakup=_covered(evaluasi),
            catatan=evaluasi.catatan,
            keberatan=keberatan.alasan if keberatan else "",
            penjelasan_penilai=keberatan.tanggapan if keberatan else "",
            keputusan_atasan=_putusan(keberatan),
            tempat=evaluasi.instansi.ibu_kota,
            tanggal_penilai=format_hari(evaluasi.ditetapkan_pada, evaluasi.instansi),
            tanggal_pegawai=format_hari(evaluasi.diterima_pada, evaluasi.instansi),
            tanggal_atasan=format_hari(
                keberatan.diputus_pada if keberatan else None, evaluasi.instansi
            ),
            langkah=langkah_of(evaluasi.perhitungan),
            status=evaluasi.get_status_display(),
        )
    )


def _covered(evaluasi: Evaluasi) -> tuple[str, ...]:
    """The plans of the year in words, where an annual evaluation has more than one."""
    if evaluasi.jenis != JenisEvaluasi.TAHUNAN:
        return ()
    semua = skp_setahun(evaluasi.skp)
    return tuple(
        f"{satu.penugasan.jabatan.nama}, {satu.penugasan.unit.nama}: "
        f"{format_rentang(satu.mulai, satu.selesai)}"
        for satu in semua
        if len(semua) > 1
    )


def document_day(evaluasi: Evaluasi) -> date:
    """The day the result was set; a draft is dated by the end of its period."""
    if evaluasi.ditetapkan_pada is None:
        return evaluasi.selesai
    return local_day(evaluasi.ditetapkan_pada, evaluasi.instansi)


def _atasan_penilai(evaluasi: Evaluasi, keberatan: Keberatan | None, orang: OrangPada) -> Orang:
    """Whoever decided the objection; before that, the superior on the day of the document."""
    pemutus = keberatan.diputus_oleh if keberatan else None
    if keberatan is None or keberatan.diputus_pada is None or pemutus is None:
        return orang.atasan(evaluasi.penilai_id)
    if pemutus.pegawai_id is None:
        return Orang(nama=pemutus.nama)
    hari = local_day(keberatan.diputus_pada, evaluasi.instansi)
    return orang_pada(hari, [pemutus.pegawai_id]).satu(pemutus.pegawai_id)


def _putusan(keberatan: Keberatan | None) -> str:
    if keberatan is None or not keberatan.putusan:
        return ""
    return f"{PutusanKeberatan(keberatan.putusan).label}. {keberatan.alasan_putusan}"


def _rating(rating: str) -> str:
    return Rating(rating).label if rating else ""


def _predikat(evaluasi: Evaluasi) -> str:
    return Predikat(evaluasi.predikat).label if evaluasi.predikat else ""


def _kurva(capaian: PredikatOrganisasi) -> Kurva:
    """The form draws the worst predicate first, the parameter has the best first."""
    kurang, kurang_baik, sedang, baik, terbaik = reversed(KURVA[capaian])
    return kurang, kurang_baik, sedang, baik, terbaik
