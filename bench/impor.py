"""How long an import takes: ``python -m bench.impor [people]`` (10,000 unless told).

Makes a staff list in the shape of SIASN's export, imports it into an empty agency, then imports a
second list in which everyone was promoted. On a busy machine look at the CPU time. Runs in a
scratch database that is dropped again. The bar is 10 s for preview and application of 10,000
people together.
"""

import io
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(AKAR), str(AKAR / "src")]
JUDUL = (
    "NIP BARU", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TANGGAL LAHIR", "JENIS KELAMIN",
    "STATUS PEGAWAI", "GOL AKHIR NAMA", "TMT GOLONGAN", "JENIS JABATAN NAMA", "JABATAN NAMA",
    "TMT JABATAN", "TINGKAT PENDIDIKAN NAMA", "UNOR ID", "UNOR NAMA", "UNOR INDUK ID",
)  # fmt: skip
BATAS_DETIK = 10.0
ORANG_PER_UNIT = 15


def unit_of(nomor: int) -> tuple[str, str, str]:
    """Code, name and parent of a unit: one top, offices below it, five sections each."""
    if nomor == 0:
        return "B00000", "Sekretariat Daerah", ""
    if nomor % 6 == 1:
        return f"B{nomor:05}", f"Dinas {nomor}", "B00000"
    return f"B{nomor:05}", f"Bidang {nomor}", f"B{nomor - (nomor - 1) % 6:05}"


def make_workbook(jumlah: int, *, golongan: str, tmt: str) -> bytes:
    """A staff list; the first person of each unit heads it."""
    import xlsxwriter

    wadah = io.BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"constant_memory": True})
    data = buku.add_worksheet("Data Utama")
    data.write_row(0, 0, ("DAFTAR PEGAWAI",))
    data.write_row(3, 0, JUDUL)
    for i in range(jumlah):
        kode, nama, induk = unit_of(i // ORANG_PER_UNIT)
        kepala = i % ORANG_PER_UNIT == 0
        hari = i // 999
        lahir = (1970 + hari // 336 % 20, hari // 28 % 12 + 1, hari % 28 + 1)
        nip = f"{lahir[0]}{lahir[1]:02}{lahir[2]:02}2010011{i % 999 + 1:03}"
        data.write_row(
            i + 4, 0,
            (
                nip, f"PEGAWAI NOMOR {i}", "", "S.E.", f"{lahir[2]:02}-{lahir[1]:02}-{lahir[0]}",
                "M", "PNS", golongan, tmt,
                "Jabatan Struktural" if kepala else "Jabatan Pelaksana",
                f"Kepala {nama}" if kepala else f"Pengolah Data {i % 40}", "01-01-2021",
                "S-1/Sarjana", kode, nama, induk,
            ),
        )  # fmt: skip
    unor = buku.add_worksheet("Unor")
    unor.write_row(0, 0, ("UNOR ID", "UNOR NAMA", "UNOR INDUK ID"))
    for nomor in range(-(-jumlah // ORANG_PER_UNIT)):
        unor.write_row(nomor + 1, 0, unit_of(nomor))
    buku.close()
    return wadah.getvalue()


def timed(nama: str, kerja: Callable[[], object]) -> float:
    mulai, cpu = time.perf_counter(), time.process_time()
    kerja()
    detik = time.perf_counter() - mulai
    print(f"  {nama:<12}{detik:7.2f} s  (CPU Tera sendiri {time.process_time() - cpu:.2f} s)")
    return detik


def measure(isi: bytes, per_tanggal: date, apa: str) -> float:
    """Seconds of preview and application of one file."""
    from tera.organisasi import services
    from tera.organisasi.models import BatchImpor, Instansi

    print(f"{apa} ({len(isi) / 1024:.0f} KB)")
    instansi, _ = Instansi.objects.get_or_create(kode="bench", nama="Bench", ibu_kota="Bench")

    def prepare() -> object:
        return services.prepare_import(
            instansi=instansi,
            berkas=io.BytesIO(isi),
            nama_berkas="bench.xlsx",
            per_tanggal=per_tanggal,
            by=None,
        )

    detik = timed("pratinjau", prepare)
    batch = BatchImpor.objects.order_by("-id")[0]
    detik += timed("terapkan", lambda: services.apply_import(batch=batch, by=None))
    batch.refresh_from_db()
    print(f"  {batch.ringkasan}")
    return detik


def main() -> int:
    import tests.basisdata  # noqa: F401 (starts or finds PostgreSQL)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tera.config.settings")
    import django

    django.setup()
    from django.test.utils import setup_databases, teardown_databases

    jumlah = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    basis_data = setup_databases(verbosity=0, interactive=False, aliases=["default"])
    try:
        pertama = make_workbook(jumlah, golongan="III/a", tmt="01-04-2022")
        detik = measure(pertama, date(2026, 1, 1), f"{jumlah} pegawai baru")
        kedua = make_workbook(jumlah, golongan="III/b", tmt="01-04-2026")
        measure(kedua, date(2026, 6, 1), f"{jumlah} kenaikan pangkat")
    finally:
        teardown_databases(basis_data, verbosity=0)
    print(f"Batas {BATAS_DETIK} s: {'tercapai' if detik <= BATAS_DETIK else 'TIDAK tercapai'}")
    return int(detik > BATAS_DETIK)


if __name__ == "__main__":
    raise SystemExit(main())
