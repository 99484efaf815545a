"""What happened in the agency last year: a whole cycle up to its end, through the use cases."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tera.akun.models import Akun
from tera.aturan.kalender import JenisPeriode, Periode, make_periode
from tera.aturan.predikat import PredikatOrganisasi, Rating
from tera.organisasi.models import UnitKerja
from tera.pelaksanaan.masukan import IsianProgres, IsianRealisasi, RincianUmpanBalik
from tera.pelaksanaan.models import ProgresHarian
from tera.pelaksanaan.services import (
    answer_umpan_balik,
    give_umpan_balik,
    record_progres,
    report_bulan,
)
from tera.penilaian.models import Evaluasi
from tera.penilaian.services import answer_keberatan, object_evaluasi, rate_evaluasi, set_capaian
from tera.perencanaan.models import Skp
from tera.tindak_lanjut.services import finalize_and_follow_up
from tests import factories
from tests.perencanaan import rencana

CATATAN = "Cakupan terjaga. Tahun depan, dampingi dua desa yang masih di bawah target."


def year_of(akun: Akun, penilai: Akun, tahun: int, bulan: int) -> Skp:
    """An approved plan with progress in the first ``bulan`` months, evidence and feedback."""
    skp = rencana.disetujui(akun, penilai, tahun)
    hasil = skp.hasil.get()
    for nomor in range(1, bulan + 1):
        report_bulan(
            indikator=hasil.indikator.get(),
            bulan=date(tahun, nomor, 1),
            isian=IsianRealisasi(
                nilai=Decimal(80 + nomor),
                keterangan="Laporan posyandu bulan ini sudah direkap.",
                alasan_terlambat="Jaringan puskesmas terputus.",
                tautan="https://contoh.go.id/laporan",
            ),
            versi=None,
            by=akun,
        )
    umpan = give_umpan_balik(
        skp=skp,
        hasil=hasil,
        nilai_dasar=None,
        isi="Cakupan naik. Dampingi dua desa yang masih di bawah target.",
        rincian=RincianUmpanBalik(
            tindak_lanjut="Susun jadwal pendampingan dua desa",
            tenggat=akun.hari_ini + timedelta(days=14),
        ),
        by=penilai,
    )
    answer_umpan_balik(induk=umpan, isi="Siap, jadwal pendampingan sudah disusun.", by=akun)
    return skp


def days_of(akun: Akun, skp: Skp) -> ProgresHarian:
    """What was done today and yesterday for that plan."""
    hari_ini = akun.hari_ini
    indikator = skp.hasil.get().indikator.get()
    for mundur, kegiatan in enumerate(("Merekap hasil posyandu Melati", "Kunjungan rumah")):
        tanggal = max(hari_ini - timedelta(days=mundur), skp.mulai)
        satu = record_progres(
            isian=IsianProgres(sumber=indikator, tanggal=tanggal, kegiatan=kegiatan), by=akun
        )
    return satu


def close_year(dunia: factories.Dunia, dani: Akun, staf: list[Akun], tahun: int) -> dict[str, Any]:
    """Sari's result waits for her word, Rini objected, one colleague needs coaching, Dani and
    another wait for Budi's rating."""
    periode = make_periode(tahun, JenisPeriode.TAHUNAN)
    for unit in (dunia.dinas, dunia.bidang):
        _capaian(unit, periode, dunia.bkpsdm)
    sari = _result(dunia.sari, dunia.budi, periode, Rating.SESUAI, bulan=12)
    rini = _result(dunia.rekan, dunia.budi, periode, Rating.DI_BAWAH)
    dibina = _result(staf[0], dunia.budi, periode, Rating.DI_BAWAH)
    keberatan = object_evaluasi(
        evaluasi=rini,
        alasan="Realisasi Oktober sampai Desember belum diperhitungkan.",
        by=dunia.rekan,
        versi=rini.versi,
        pada=dunia.rekan.hari_ini,
    )
    answer_keberatan(
        keberatan=keberatan,
        tanggapan="Realisasi triwulan IV masuk setelah penilaian.",
        by=dunia.budi,
        versi=keberatan.evaluasi.versi,
        pada=dunia.budi.hari_ini,
    )
    dani_lalu = year_of(dani, dunia.budi, tahun, 3)
    draf = rencana.disetujui(staf[1], dunia.budi, tahun)
    _rate(draf, dunia.budi, periode, Rating.SESUAI)
    return {
        "periode": periode.kode,
        "evaluasi_sari": sari.pk,
        "evaluasi_rini": rini.pk,
        "skp_dani_lalu": dani_lalu.pk,
        "skp_dinilai": draf.pk,
        "tindak_lanjut": dibina.tindak_lanjut.pk,
    }


def _capaian(unit: UnitKerja, periode: Periode, by: Akun) -> None:
    set_capaian(
        unit=unit,
        periode=periode,
        predikat=PredikatOrganisasi.BAIK,
        alasan="Delapan dari sepuluh sasaran perjanjian kinerja tercapai.",
        by=by,
        versi=None,
        pada=by.hari_ini,
    )


def _rate(skp: Skp, penilai: Akun, periode: Periode, rating: Rating) -> Evaluasi:
    return rate_evaluasi(
        skp=skp,
        periode=periode,
        rating_hasil=rating,
        rating_perilaku=rating,
        catatan=CATATAN,
        by=penilai,
        versi=None,
        pada=penilai.hari_ini,
    )


def _result(
    akun: Akun, penilai: Akun, periode: Periode, rating: Rating, *, bulan: int = 2
) -> Evaluasi:
    evaluasi = _rate(year_of(akun, penilai, periode.tahun, bulan), penilai, periode, rating)
    return finalize_and_follow_up(
        evaluasi=evaluasi, by=penilai, versi=evaluasi.versi, pada=penilai.hari_ini
    )
