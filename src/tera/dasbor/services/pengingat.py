"""Reminders of the deadlines of stages 2 to 4, by the agency's own calendar.

Each asks who still has something to do and tells them once a deadline and day before it (see
``notifikasi.services.remind``); the deadline of plans is ``perencanaan.services.remind_tenggat``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse

from tera.aturan.kalender import NAMA_BULAN, JenisPeriode, format_tanggal, make_periode
from tera.dasbor.queries.penantian import penilai_semua
from tera.dasbor.waktu import bulan_lalu, tenggat_evaluasi_tahunan
from tera.notifikasi.services import HARI_PENGINGAT, kapan, remind, tahap_pengingat
from tera.organisasi.models import Instansi, Pegawai
from tera.organisasi.pengaturan import pengaturan_pada
from tera.pelaksanaan.models import UmpanBalik
from tera.pelaksanaan.queries import skp_tanpa_realisasi
from tera.pelaksanaan.queries.batas import batas_realisasi
from tera.penilaian.models import Evaluasi
from tera.penilaian.queries import periode_of
from tera.penilaian.states import StatusEvaluasi
from tera.penilaian.waktu import objection_deadline
from tera.perencanaan.models import Skp
from tera.tindak_lanjut.models import TindakLanjut
from tera.tindak_lanjut.states import StatusTindakLanjut

KEBERATAN_TERLAMA = timedelta(days=150)


def remind_realisasi(*, instansi: Instansi, pada: date) -> int:
    """Whoever has reported nothing for the month that is over."""
    bulan = bulan_lalu(pada)
    hari = batas_realisasi(instansi, bulan).tanggal
    tahap = tahap_pengingat(hari, pada)
    if tahap is None:
        return 0
    kosong = skp_tanpa_realisasi(instansi.pk, bulan)
    return remind(
        kunci=f"realisasi-{bulan:%Y-%m}-{hari.isoformat()}-{tahap}",
        penerima=_people(instansi, kosong.values("pegawai_id")),
        teks=f"Realisasi {NAMA_BULAN[bulan.month - 1]} {bulan.year} belum Anda isi. Batasnya "
        f"{format_tanggal(hari)}, {kapan(hari, pada)}.",
        tautan=reverse("beranda"),
    )


def remind_evaluasi_tahunan(*, instansi: Instansi, pada: date) -> int:
    """Whoever still has somebody to rate for a year."""
    return sum(_remind_evaluasi(instansi, tahun, pada) for tahun in (pada.year - 1, pada.year))


def _remind_evaluasi(instansi: Instansi, tahun: int, pada: date) -> int:
    hari = tenggat_evaluasi_tahunan(tahun)
    tahap = tahap_pengingat(hari, pada)
    if tahap is None:
        return 0
    periode = make_periode(tahun, JenisPeriode.TAHUNAN)
    sudah = Evaluasi.objects.filter(
        instansi=instansi, mulai=periode.mulai, selesai=periode.selesai
    ).ditetapkan()
    belum = (
        Skp.objects.filter(instansi=instansi, tahun=tahun)
        .disepakati()
        .exclude(pegawai_id__in=sudah.values("pegawai_id"))
    )
    penilai = penilai_semua(belum.values_list("pegawai_id", flat=True), pada)
    return remind(
        kunci=f"evaluasi-{tahun}-{hari.isoformat()}-{tahap}",
        penerima=_people(instansi, {satu for satu in penilai.values() if satu}),
        teks=f"Batas penetapan evaluasi tahunan {tahun} tanggal {format_tanggal(hari)}, "
        f"{kapan(hari, pada)}. Masih ada pegawai yang belum Anda nilai.",
        tautan=f"{reverse('penilaian')}?tahun={tahun}&periode={periode.kode}",
    )


def remind_keberatan(*, instansi: Instansi, pada: date) -> int:
    """Whoever may still object to a result and has said nothing yet."""
    menurut: dict[tuple[date, date, date], list[Evaluasi]] = defaultdict(list)
    for hari, semua in _by_day(instansi, pada).items():
        tenggat = objection_deadline(hari, pengaturan_pada(instansi.pk, hari))
        if tahap_pengingat(tenggat, pada) is not None:
            for satu in semua:
                menurut[tenggat, satu.mulai, satu.selesai].append(satu)
    return sum(
        _remind_keberatan(instansi, tenggat, semua, pada)
        for (tenggat, *_), semua in sorted(menurut.items(), key=lambda butir: butir[0])
    )


def _by_day(instansi: Instansi, pada: date) -> dict[date, list[Evaluasi]]:
    """Results that nobody answered, by the day in the agency's zone on which they were set."""
    hari: dict[date, list[Evaluasi]] = defaultdict(list)
    terbuka = (
        Evaluasi.objects.filter(instansi=instansi, status=StatusEvaluasi.DITETAPKAN)
        .annotate(hari=TruncDate("ditetapkan_pada", tzinfo=instansi.zona))
        .filter(hari__gte=pada - KEBERATAN_TERLAMA)
    )
    for satu in terbuka.order_by("id"):
        hari[satu.hari].append(satu)
    return hari


def _remind_keberatan(instansi: Instansi, tenggat: date, semua: list[Evaluasi], pada: date) -> int:
    periode = periode_of(semua[0])
    return remind(
        kunci=f"keberatan-{periode.kode}-{tenggat.isoformat()}-{tahap_pengingat(tenggat, pada)}",
        penerima=_people(instansi, {satu.pegawai_id for satu in semua}),
        teks=f"Hari terakhir keberatan atas hasil evaluasi {periode.label} Anda "
        f"{format_tanggal(tenggat)}, {kapan(tenggat, pada)}. Terima hasilnya bila setuju.",
        tautan=f"{reverse('penilaian')}?tahun={periode.tahun}&periode={periode.kode}",
    )


def remind_tindak_lanjut(*, instansi: Instansi, pada: date) -> int:
    """Whose follow-up of an appraisal or of feedback is due."""
    rencana = TindakLanjut.objects.filter(
        instansi=instansi,
        status=StatusTindakLanjut.DIRENCANAKAN,
        tenggat__range=_near(pada),
    ).values_list("tenggat", "pegawai_id")
    janji = UmpanBalik.objects.filter(
        instansi=instansi, selesai_pada__isnull=True, tenggat__range=_near(pada)
    ).values_list("tenggat", "pegawai_id")
    return _remind_due(instansi, pada, rencana, "evaluasi", reverse("tindak_lanjut")) + _remind_due(
        instansi, pada, janji, "umpan balik", reverse("umpan_balik_saya")
    )


def _near(pada: date) -> tuple[date, date]:
    return pada, pada + timedelta(days=max(HARI_PENGINGAT))


def _remind_due(
    instansi: Instansi, pada: date, semua: Iterable[tuple[Any, int]], apa: str, tautan: str
) -> int:
    menurut: dict[date, set[int]] = defaultdict(set)
    for tenggat, pegawai_id in semua:
        menurut[tenggat].add(pegawai_id)
    return sum(
        remind(
            kunci=f"tindak lanjut {apa}-{tenggat.isoformat()}-{tahap_pengingat(tenggat, pada)}",
            penerima=_people(instansi, siapa),
            teks=f"Batas tindak lanjut {apa} Anda tanggal {format_tanggal(tenggat)}, "
            f"{kapan(tenggat, pada)}.",
            tautan=tautan,
        )
        for tenggat, siapa in sorted(menurut.items())
    )


def _people(instansi: Instansi, nomor: Any) -> QuerySet[Pegawai]:
    return Pegawai.objects.filter(instansi=instansi, pk__in=nomor).exclude(nip="").order_by("pk")


PENGINGAT: tuple[Callable[..., int], ...] = (
    remind_realisasi,
    remind_evaluasi_tahunan,
    remind_keberatan,
    remind_tindak_lanjut,
)
