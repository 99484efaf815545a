"""How long 1,000 plans take as PDF: ``python -m bench.cetak_batch [people]``.

Fills a scratch agency whose plans have five results of two indicators each, then lets the job of
the queue make the one file and the zip. The bar is 60 s on two cores for 1,000 plans, with memory
that does not grow from 250 plans on. On a busy machine look at the CPU time: both cores together
have 120 s.
"""

import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(AKAR), str(AKAR / "src")]
BATAS_DETIK = 60.0
BATAS_TUMBUH_MB = 40
PEMANASAN = 250
HASIL_PER_SKP = 5
INDIKATOR_PER_HASIL = 2


def rss() -> int:
    """Peak memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def fill(jumlah: int) -> tuple[Any, Any]:
    """An agency with this many approved plans; its top unit and whoever may print it."""
    from datetime import date

    from django.utils import timezone
    from tests import factories

    from tera.aturan.perilaku import NilaiDasar
    from tera.aturan.skp import BagianLampiran
    from tera.perencanaan.models import EkspektasiPerilaku, LampiranSkp, Skp

    dunia = factories.dunia()
    orang = [
        factories.pegawai(f"Pegawai {n}", dunia.bidang, atasan=dunia.budi.pegawai)
        for n in range(jumlah)
    ]
    skp = Skp.objects.bulk_create(
        Skp(
            instansi=dunia.instansi,
            pegawai=satu,
            penugasan=satu.penugasan.get(),
            tahun=2026,
            mulai=date(2026, 1, 1),
            selesai=date(2026, 12, 31),
            bentuk="ja_jf",
            pendekatan="kuantitatif",
            status="disetujui",
            penilai=dunia.budi.pegawai,
            status_sejak=timezone.now(),
            disetujui_pada=timezone.now(),
        )
        for satu in orang
    )
    _write_hasil(skp)
    EkspektasiPerilaku.objects.bulk_create(
        EkspektasiPerilaku(instansi_id=s.instansi_id, skp=s, nilai=n, ekspektasi=f"Harapan {s.pk}")
        for s in skp
        for n in NilaiDasar
    )
    LampiranSkp.objects.bulk_create(
        LampiranSkp(instansi_id=s.instansi_id, skp=s, bagian=b, isi=f"Isi {b} {s.pk}")
        for s in skp
        for b in BagianLampiran
    )
    return dunia.dinas, dunia.bkpsdm


def _write_hasil(skp: list[Any]) -> None:
    from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja

    hasil = RencanaHasilKerja.objects.bulk_create(
        RencanaHasilKerja(
            instansi_id=s.instansi_id,
            skp=s,
            jenis="utama",
            uraian=f"Meningkatnya cakupan layanan kesehatan dasar nomor {n} di wilayah {s.pk}",
            intervensi="Meningkatnya derajat kesehatan masyarakat kabupaten",
            urut=n,
        )
        for s in skp
        for n in range(HASIL_PER_SKP)
    )
    IndikatorKinerja.objects.bulk_create(
        IndikatorKinerja(
            instansi_id=h.instansi_id,
            hasil=h,
            uraian=f"Persentase sasaran yang terlayani sesuai standar {h.pk} {n}",
            jenis_target="angka",
            target_bawah=90 + n,
            target_atas=90 + n,
            satuan="%",
            aspek="kuantitas",
            urut=n,
        )
        for h in hasil
        for n in range(INDIKATOR_PER_HASIL)
    )


def measure(unit: Any, by: Any, bentuk: str) -> tuple[float, float, list[int]]:
    """Seconds, CPU seconds and the memory after every block."""
    from tera.laporan import services
    from tera.laporan.kertas import Kertas
    from tera.laporan.simpanan import forget
    from tera.laporan.states import BentukBerkas

    memori: list[int] = []
    asli = services._progress

    def noted(batch_id: int, selesai: int) -> None:
        asli(batch_id, selesai)
        memori.append(rss())

    batch = services.request_batch(
        unit=unit,
        tahun=2026,
        bentuk=BentukBerkas(bentuk),
        kertas=Kertas.A4,
        hanya_disetujui=True,
        by=by,
        pada=by.hari_ini,
    )
    services._progress = noted
    mulai, cpu = time.perf_counter(), time.process_time()
    services.run_batch(batch_id=batch.pk)
    detik, terpakai = time.perf_counter() - mulai, time.process_time() - cpu
    services._progress = asli
    batch.refresh_from_db()
    assert batch.sidik, batch.galat
    print(
        f"  {bentuk}  {detik:6.1f} s  CPU {terpakai:5.1f} s  {batch.selesai_jumlah} SKP  "
        f"{batch.ukuran / 1e6:.0f} MB  memori {memori[-1]} MB"
    )
    forget(batch.sidik)
    return detik, terpakai, memori


def main() -> int:
    import tests.basisdata  # noqa: F401 (starts or finds PostgreSQL)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tera.config.settings")
    import django

    django.setup()
    from django.test.utils import setup_databases, teardown_databases

    from tera.laporan.borongan import UKURAN_BLOK

    jumlah = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    basis_data = setup_databases(verbosity=0, interactive=False, aliases=["default"])
    try:
        unit, by = fill(jumlah)
        print(f"{jumlah} SKP")
        terlama, tumbuh = 0.0, 0
        for bentuk in ("pdf", "zip"):
            detik, _, memori = measure(unit, by, bentuk)
            hangat = memori[min(PEMANASAN // UKURAN_BLOK, len(memori)) - 1]
            terlama, tumbuh = max(terlama, detik), max(tumbuh, memori[-1] - hangat)
    finally:
        teardown_databases(basis_data, verbosity=0)
    sah = terlama <= BATAS_DETIK * max(1, jumlah / 1_000) and tumbuh <= BATAS_TUMBUH_MB
    print(
        f"Batas {BATAS_DETIK} s dan memori tumbuh paling banyak {BATAS_TUMBUH_MB} MB sesudah "
        f"{PEMANASAN} SKP (tumbuh {tumbuh} MB): {'tercapai' if sah else 'TIDAK tercapai'}"
    )
    return int(not sah)


if __name__ == "__main__":
    raise SystemExit(main())
