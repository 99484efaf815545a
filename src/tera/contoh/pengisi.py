"""Fills an agency that has people, units and superiors with a year and a half of work."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db import transaction

from tera.aturan.kalender import Periode
from tera.contoh.bukti import count_ruang
from tera.contoh.capaian import CapaianPeriode, find_pimpinan, finished_periode, isi_capaian
from tera.contoh.kerangka import Kerangka, RencanaJadi, Sorotan, latest_moment
from tera.contoh.lanjut import isi_lanjutan
from tera.contoh.pelaksanaan import isi_realisasi, isi_umpan_balik
from tera.contoh.penilaian import Penilaian
from tera.contoh.peta import Orang, load_peta
from tera.contoh.progres import add_up, isi_progres
from tera.contoh.pustaka import load_pustaka
from tera.contoh.rencana import Perencanaan
from tera.contoh.salin import Penyalin
from tera.contoh.sasaran import susun_sasaran
from tera.contoh.tautan import link_pustaka
from tera.dasar.audit import record_event
from tera.organisasi.models import Instansi
from tera.organisasi.pengaturan import pengaturan_pada
from tera.pelaksanaan.services import refresh_usang
from tera.perencanaan import services
from tera.perencanaan.states import StatusSkp

UKURAN_BLOK = 2_000


@transaction.atomic
def fill(
    instansi: Instansi,
    *,
    pada: date,
    benih: str = "tera",
    sorotan: Sorotan | None = None,
    antrean: Mapping[int, StatusSkp] | None = None,
) -> Counter[str]:
    """Write last year and this year up to ``pada``; returns the number of rows by kind.

    The same people, ``pada`` and ``benih`` give the same content. Last year is closed: annual
    evaluations, angka kredit, follow-up. This year runs: plans in every state, monthly progress,
    feedback, evaluations of the finished periods. Accounts must be open already, because evidence
    belongs to one. The rows are written with COPY, with one audit event for each kind.
    """
    services.load_pustaka(instansi=instansi)
    penyalin = Penyalin(instansi.pk, latest_moment(instansi, pada))
    for tahun in (pada.year - 1, pada.year):
        k = Kerangka(
            peta=load_peta(instansi, min(pada, date(tahun, 12, 31))),
            pustaka=load_pustaka(),
            penyalin=penyalin,
            pada=pada,
            benih=benih,
            setelan=pengaturan_pada(instansi.pk, pada),
            pimpinan_id=find_pimpinan(instansi, pada),
            sorotan=sorotan,
            antrean=antrean or {},
        )
        _fill_tahun(k, tahun)
    add_up(instansi)
    count_ruang(instansi)
    link_pustaka(instansi)
    services.check_unchecked_smart()
    services.refresh_kembar(instansi_id=instansi.pk, tahun=pada.year)
    penyalin.analyze()
    refresh_usang(instansi=instansi, hari_ini=pada.replace(day=1), kabari=False)
    _record(instansi, penyalin.jumlah, pada, benih)
    return penyalin.jumlah


def _record(instansi: Instansi, jumlah: Counter[str], pada: date, benih: str) -> None:
    for jenis, banyak in jumlah.items():
        record_event(
            tindakan="isi_contoh",
            objek=instansi,
            by=None,
            instansi_id=instansi.pk,
            isi={"jenis": jenis, "jumlah": banyak, "pada": pada, "benih": benih},
        )


def _fill_tahun(k: Kerangka, tahun: int) -> None:
    """One year, in blocks of people, so that memory stays flat for a large agency."""
    perencanaan = Perencanaan(k, tahun, susun_sasaran(k, tahun))
    periode = finished_periode(k, tahun)
    capaian = {satu.kode: isi_capaian(k, satu) for satu in periode}
    for blok in _blocks(k.peta.orang):
        rencana = perencanaan.susun(blok)
        for satu in rencana:
            isi_realisasi(k, satu)
            isi_umpan_balik(k, satu)
            isi_progres(k, satu)
        _evaluate(k, periode, capaian, rencana)
        k.penyalin.tulis()


def _evaluate(
    k: Kerangka,
    periode: Sequence[Periode],
    capaian: Mapping[str, CapaianPeriode],
    rencana: Sequence[RencanaJadi],
) -> None:
    for satu in periode:
        terbaru = satu == periode[-1] and satu.tahun == k.pada.year
        penilaian = Penilaian(k, satu, capaian[satu.kode], terbaru=terbaru)
        for milik in rencana:
            if evaluasi := penilaian.nilai(milik):
                isi_lanjutan(k, evaluasi)


def _blocks(orang: Sequence[Orang]) -> Iterator[Sequence[Orang]]:
    for awal in range(0, len(orang), UKURAN_BLOK):
        yield orang[awal : awal + UKURAN_BLOK]
