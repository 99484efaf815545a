"""Actions of this month and the last, and what was done for them day by day."""

import random
from datetime import date, time, timedelta
from decimal import Decimal

from tera.aturan.kalender import JenisPeriode, Periode, periode_pada
from tera.aturan.libur import hari_libur
from tera.aturan.target import JenisTarget, is_cacahan
from tera.contoh.kerangka import SABTU, HasilJadi, IndikatorJadi, Kerangka, RencanaJadi
from tera.organisasi.models import Instansi
from tera.pelaksanaan.models import ProgresHarian, RencanaAksi
from tera.pelaksanaan.services.rekap import refresh_realisasi
from tera.perencanaan.models import IndikatorKinerja

BAGIAN_RAJIN = 0.35
HARI_TERBANYAK = 12
BAGIAN_ANGKA = 0.6
BAGIAN_BARU = 3
JAM = ((time(7, 30), time(10)), (time(10), time(12)), (time(13), time(15, 30)))


def isi_progres(k: Kerangka, rencana: RencanaJadi) -> None:
    """A month or two of daily work of some people; figures only of those who are shown."""
    rng = k.dadu("progres", rencana.tahun, rencana.orang.nip)
    if rencana.tahun != k.pada.year or not rencana.disetujui or not rencana.hasil:
        return
    disorot = k.disorot(rencana.orang.id)
    if rng.random() > BAGIAN_RAJIN and not disorot:
        return
    kini = periode_pada(k.pada, JenisPeriode.BULANAN)
    lalu = periode_pada(kini.mulai - timedelta(days=1), JenisPeriode.BULANAN)
    for periode in (lalu, kini) if disorot else (kini,):
        if periode.mulai >= rencana.mulai.replace(day=1) and periode.tahun == rencana.tahun:
            _periode(k, rencana, periode, rng)


def add_up(instansi: Instansi) -> None:
    """Let the months follow from the days where nobody typed them."""
    berangka = IndikatorKinerja.objects.filter(
        instansi=instansi, rencana_aksi__progres__nilai__isnull=False
    )
    for indikator in berangka.select_related("hasil").distinct():
        refresh_realisasi(indikator)


def _periode(k: Kerangka, rencana: RencanaJadi, periode: Periode, rng: random.Random) -> None:
    aksi = [_aksi(k, rencana, satu, periode, rng) for satu in rencana.hasil[:4]]
    for hari in _days(k, rencana, periode):
        for urut in range(rng.choice((1, 1, 2))):
            _catatan(k, rencana, rng.choice(aksi), hari, JAM[urut], rng)


def _days(k: Kerangka, rencana: RencanaJadi, periode: Periode) -> list[date]:
    """The latest working days of the period that have passed, oldest first."""
    akhir = min(periode.selesai, k.pada - timedelta(days=1))
    hari = (akhir - timedelta(days=n) for n in range((akhir - periode.mulai).days + 1))
    libur = hari_libur(periode.tahun)
    kerja = [s for s in hari if s.weekday() < SABTU and s not in libur and s >= rencana.mulai]
    return kerja[HARI_TERBANYAK - 1 :: -1]


def _aksi(
    k: Kerangka, rencana: RencanaJadi, hasil: HasilJadi, periode: Periode, rng: random.Random
) -> tuple[int, bool]:
    """The action and whether its entries carry figures."""
    indikator = hasil.indikator[0] if hasil.indikator else None
    berangka = indikator is not None and _counted(indikator) and k.disorot(rencana.orang.id)
    nomor = k.penyalin.tambah(
        RencanaAksi,
        skp_id=rencana.id,
        hasil_id=hasil.id,
        indikator_id=indikator.id if indikator else None,
        periode=periode.kode,
        mulai=periode.mulai,
        selesai=periode.selesai,
        uraian=(indikator.isi.uraian if indikator else hasil.uraian)[:500],
        target=Decimal(rng.randint(4, 12)) if berangka else None,
        satuan=indikator.isi.satuan if indikator is not None and berangka else "",
    )
    return nomor, berangka


def _counted(indikator: IndikatorJadi) -> bool:
    return indikator.target.jenis != JenisTarget.TEKS and is_cacahan(indikator.isi.satuan)


def _catatan(
    k: Kerangka,
    rencana: RencanaJadi,
    aksi: tuple[int, bool],
    hari: date,
    jam: tuple[time, time],
    rng: random.Random,
) -> None:
    nomor, berangka = aksi
    saat = k.waktu(hari, rng)
    lama = (k.pada - hari).days > BAGIAN_BARU
    penilai = k.peta.oleh_id.get(rencana.orang.atasan_id or 0) if lama else None
    penilai_id = penilai.akun_id if penilai else None
    k.penyalin.tambah(
        ProgresHarian,
        skp_id=rencana.id,
        aksi_id=nomor,
        tanggal=hari,
        jam_mulai=jam[0],
        jam_selesai=jam[1],
        kegiatan=k.kalimat("kegiatan", rng),
        nilai=Decimal(rng.randint(1, 2)) if berangka and rng.random() < BAGIAN_ANGKA else None,
        dilihat_pada=saat + timedelta(hours=20) if penilai_id else None,
        dilihat_oleh_id=penilai_id,
        dibuat_pada=saat,
        diubah_pada=saat,
    )
