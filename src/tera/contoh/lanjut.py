"""What follows from the evaluations: angka kredit of functional positions, coaching, training."""

from collections.abc import Callable
from datetime import date, timedelta

from tera.aturan.angka_kredit import Jenjang
from tera.aturan.kalender import JenisPeriode
from tera.aturan.predikat import Predikat
from tera.contoh.kerangka import Kerangka
from tera.contoh.penilaian import EvaluasiJadi
from tera.penilaian.models import Evaluasi
from tera.tindak_lanjut.konversi import compute
from tera.tindak_lanjut.models import (
    BulanAngkaKredit,
    JenisTindakLanjut,
    KonversiAngkaKredit,
    TindakLanjut,
)
from tera.tindak_lanjut.services.pembinaan import DI_BAWAH_BAIK
from tera.tindak_lanjut.states import StatusTindakLanjut


def isi_lanjutan(k: Kerangka, evaluasi: EvaluasiJadi) -> None:
    """Follow up one evaluation that was set."""
    if evaluasi.predikat is None:
        return
    if evaluasi.periode.jenis is JenisPeriode.TAHUNAN and evaluasi.rencana.orang.jenjang:
        _angka_kredit(k, evaluasi, evaluasi.predikat)
    if evaluasi.predikat in DI_BAWAH_BAIK:
        _tindak_lanjut(k, evaluasi)


def _angka_kredit(k: Kerangka, evaluasi: EvaluasiJadi, predikat: Predikat) -> None:
    """Months on whose first day the position was held (as ``konversi.bulan_menjabat``)."""
    orang, periode = evaluasi.rencana.orang, evaluasi.periode
    bulan = tuple(satu for satu in periode.bulan if orang.sejak <= date(periode.tahun, satu, 1))
    konversi = compute(Evaluasi(selesai=periode.selesai), predikat, Jenjang(orang.jenjang), bulan)
    if konversi is None:
        return
    konversi_id = k.penyalin.tambah(
        KonversiAngkaKredit,
        pegawai_id=orang.id,
        evaluasi_id=evaluasi.id,
        jenjang=orang.jenjang,
        tepat=str(konversi.nilai),
        perhitungan=konversi.perhitungan,
        dibuat_pada=evaluasi.ditetapkan,
    )
    for satu in bulan:
        k.penyalin.tambah(
            BulanAngkaKredit,
            konversi_id=konversi_id,
            pegawai_id=orang.id,
            bulan=date(periode.tahun, satu, 1),
        )


def _tindak_lanjut(k: Kerangka, evaluasi: EvaluasiJadi) -> None:
    """Older ones are mostly done; of the latest many still wait for a plan."""
    orang, periode = evaluasi.rencana.orang, evaluasi.periode
    rng = k.dadu("tindak lanjut", periode.kode, orang.nip)
    umur = (k.pada - periode.selesai).days
    selesai = 0.75 if umur > 150 else 0.25
    undian = rng.random()
    status = StatusTindakLanjut.TERBUKA
    if undian < selesai:
        status = StatusTindakLanjut.SELESAI
    elif undian < 0.85 if umur > 150 else undian < 0.6:
        status = StatusTindakLanjut.DIRENCANAKAN
    jenis = rng.choice(list(JenisTindakLanjut))
    terbuka = status == StatusTindakLanjut.TERBUKA
    tenggat = periode.selesai + timedelta(days=rng.randint(60, 120))
    atasan = k.peta.oleh_id.get(orang.atasan_id or 0)
    k.penyalin.tambah(
        TindakLanjut,
        evaluasi_id=evaluasi.id,
        pegawai_id=orang.id,
        jenis="" if terbuka else jenis,
        rencana="" if terbuka else k.kalimat(jenis, rng),
        tenggat=None if terbuka else tenggat,
        hasil=_hasil(k, status, rng.choice),
        status=status,
        versi={StatusTindakLanjut.SELESAI: 3, StatusTindakLanjut.DIRENCANAKAN: 2}.get(status, 1),
        direncanakan_oleh_id=None if terbuka or atasan is None else atasan.akun_id,
        dibuat_pada=evaluasi.ditetapkan,
    )


def _hasil(k: Kerangka, status: StatusTindakLanjut, pilih: Callable[[tuple[str, ...]], str]) -> str:
    if status != StatusTindakLanjut.SELESAI:
        return ""
    return pilih(k.pustaka.kalimat["hasil_tindak_lanjut"])
