"""CPU and queries of each page, for an agency of 1,000 and one of 20,000 people.

    python -m bench.halaman --orang 1000 20000

Runs inside one process on a database of its own (embedded, in a temporary folder): the whole
stack from middleware to template, without the network. Prints the median CPU of fifteen calls.
"""

import argparse
import gzip
import os
import statistics
import time
from pathlib import Path
from typing import Any

from bench.folder import scratch_folder

ULANGAN = 15
DOKUMEN = "dokumen"  # a PDF: its bar is 300 ms, so it stays out of the pages' median


def pages(instansi: Any) -> list[tuple[str, Any, str]]:
    """(role, account, address): one person of each role with work to see."""
    from django.db.models import Count

    from tera.akun.models import Akun, PeranAkun
    from tera.organisasi.models import AtasanLangsung, Pegawai, Penugasan, SusunanUnit
    from tera.penilaian.models import Evaluasi
    from tera.perencanaan.models import IndikatorKinerja, Skp

    hari_ini = instansi.hari_ini()

    def account(pegawai: Pegawai, *peran: str) -> Akun:
        akun, _ = Akun.objects.get_or_create(
            nama_masuk=pegawai.nip,
            defaults={"instansi": instansi, "pegawai": pegawai, "nama": pegawai.nama},
        )
        for satu in peran:
            PeranAkun.objects.get_or_create(
                instansi=instansi, akun=akun, peran=satu, unit=None, sejak=hari_ini
            )
        return akun

    skp = (
        Skp.objects.filter(
            instansi=instansi, tahun=hari_ini.year, status="disetujui", bentuk="ja_jf"
        )
        .select_related("pegawai")
        .order_by("id")
        .first()
    )
    assert skp is not None
    sari = account(skp.pegawai)
    atasan = (
        AtasanLangsung.objects.filter(instansi=instansi)
        .berlaku_pada(hari_ini)
        .values("atasan")
        .annotate(n=Count("id"))
        .order_by("-n", "atasan")
        .first()
    )
    assert atasan is not None
    budi = account(Pegawai.objects.get(pk=atasan["atasan"]))
    puncak = SusunanUnit.objects.get(instansi=instansi, induk=None)
    citra = account(Penugasan.objects.filter(unit=puncak.unit, kepala_unit=True)[0].pegawai)
    ani = account(
        Pegawai.objects.filter(instansi=instansi).exclude(nip="").order_by("-id")[0], "bkpsdm"
    )
    indikator = IndikatorKinerja.objects.filter(hasil__skp=skp).order_by("id")[0]
    evaluasi = (
        Evaluasi.objects.filter(instansi=instansi, pegawai=skp.pegawai).order_by("id").first()
    )
    daftar: list[tuple[str, Any, str]] = [
        ("pegawai", sari, "/"),
        ("pegawai", sari, "/skp/"),
        ("pegawai", sari, f"/skp/{skp.pk}/"),
        ("pegawai", sari, f"/skp/{skp.pk}/realisasi/"),
        ("pegawai", sari, f"/realisasi/{indikator.pk}/{hari_ini:%Y-%m}/"),
        ("pegawai", sari, "/progres/"),
        ("pegawai", sari, "/progres/lembar/"),
        ("pegawai", sari, f"/skp/{skp.pk}/progres/"),
        ("pegawai", sari, f"/skp/{skp.pk}/rencana-aksi/"),
        ("pegawai", sari, f"/skp/{skp.pk}/umpan-balik/"),
        ("pegawai", sari, "/umpan-balik/"),
        ("pegawai", sari, "/pembinaan/"),
        ("pegawai", sari, "/menunggu/"),
        ("pegawai", sari, "/gangguan/"),
        ("pegawai", sari, "/angka-kredit/"),
        ("pegawai", sari, "/notifikasi/"),
        ("penilai", budi, "/"),
        ("penilai", budi, "/antrean/"),
        ("penilai", budi, "/menunggu/"),
        ("penilai", budi, "/umpan-balik/rutin/"),
        ("penilai", budi, "/peringatan/"),
        ("penilai", budi, "/penilaian/"),
        ("penilai", budi, "/tindak-lanjut/"),
        ("pimpinan", citra, "/dasbor/"),
        ("pimpinan", citra, "/capaian/"),
        ("pimpinan", citra, f"/unit/{puncak.unit_id}/langsung/"),
        ("pimpinan", citra, f"/unit/{puncak.unit_id}/langsung/?daftar=belum"),
        ("pimpinan", citra, "/peringatan/"),
        ("pimpinan", citra, "/menunggu/"),
        ("bkpsdm", ani, "/pemantauan/"),
        ("bkpsdm", ani, "/organisasi/"),
        ("bkpsdm", ani, "/dasbor/"),
        ("bkpsdm", ani, "/pohon/"),
        ("bkpsdm", ani, "/pohon/tabel/"),
    ]
    daftar.append((DOKUMEN, sari, f"/skp/{skp.pk}/cetak/?kertas=f4"))
    if evaluasi is not None:
        daftar.insert(8, ("pegawai", sari, f"/evaluasi/{evaluasi.pk}/"))
    return daftar


def measure(akun: Any, alamat: str) -> tuple[int, int, float, float, float]:
    """(status, queries, median CPU ms, median wall ms, compressed KB of the page alone)."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(akun)
    client.get(alamat)
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get(alamat)
    isi = b"".join(jawaban) if jawaban.streaming else jawaban.content
    jumlah_kueri = len(kueri)  # now: the next request empties the log
    cpu, dinding = [], []
    for _ in range(ULANGAN):
        awal = time.process_time(), time.perf_counter()
        client.get(alamat)
        cpu.append(time.process_time() - awal[0])
        dinding.append(time.perf_counter() - awal[1])
    ms = [statistics.median(satu) * 1e3 for satu in (cpu, dinding)]
    return jawaban.status_code, jumlah_kueri, ms[0], ms[1], len(gzip.compress(isi)) / 1024


def run(jumlah: int) -> None:
    from bench.isi import make_agency

    awal = time.perf_counter()
    instansi = make_agency(jumlah, kode=f"ukur-{jumlah}")
    print(f"\n{jumlah} people (filled in {time.perf_counter() - awal:.0f} s)")
    print(f"{'role':9} {'page':34} {'status':>6} {'queries':>7}", end=" ")
    print(f"{'CPU ms':>7} {'wall ms':>8} {'KB':>6}")
    cpu = []
    for peran, akun, alamat in pages(instansi):
        status, kueri, ms, dinding, kb = measure(akun, alamat)
        if peran != DOKUMEN:
            cpu.append(ms)
        print(f"{peran:9} {alamat:34} {status:6} {kueri:7} {ms:7.1f} {dinding:8.1f} {kb:6.1f}")
    print(f"median CPU over the pages: {statistics.median(cpu):.1f} ms")


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--orang", type=int, nargs="+", default=[1_000, 20_000])
    isi = pilihan.parse_args()
    folder = scratch_folder("tera-ukur-")
    os.environ |= {"TERA_DATA": folder, "DJANGO_SETTINGS_MODULE": "tera.config.settings"}
    from tera.dasar.basis_data import start_embedded

    os.environ["DATABASE_URL"] = start_embedded(Path(folder))
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    for jumlah in isi.orang:
        run(jumlah)


if __name__ == "__main__":
    main()
