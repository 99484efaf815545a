"""``tera import``: the staff list of an HR office, as the page /impor/ does it."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

NAMA = "import"
BANTUAN = "Impor daftar pegawai dari Excel."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("berkas", type=Path, metavar="BERKAS", help="berkas .xlsx dari SIASN")
    parser.add_argument("--instansi", required=True, metavar="KODE", help="kode instansi")
    parser.add_argument(
        "--per-tanggal",
        required=True,
        type=_day,
        metavar="TTTT-BB-HH",
        help="tanggal keadaan data, misalnya 2026-01-01",
    )
    parser.add_argument(
        "--pratinjau", action="store_true", help="hanya tampilkan temuan; tidak mengubah apa pun"
    )


def _day(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError as galat:
        raise argparse.ArgumentTypeError(
            f"{teks!r} bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-01-01"
        ) from galat


def run(args: argparse.Namespace) -> int:
    from tera.config.persiapan import prepare

    prepare()
    from tera.dasar.errors import DomainError

    try:
        return _import(args)
    except DomainError as galat:
        sys.stderr.write(f"tera: {galat.pesan}\n")
        return 1
    except FileNotFoundError:
        sys.stderr.write(f"tera: berkas {args.berkas} tidak ada.\n")
        return 1
    except OSError as galat:
        sys.stderr.write(f"tera: {args.berkas} tidak dapat dibaca ({galat.strerror}).\n")
        return 1


def _import(args: argparse.Namespace) -> int:
    from tera.akun.queries import pegawai_tanpa_akun
    from tera.akun.services import open_akun
    from tera.dasar.errors import TidakDitemukan
    from tera.organisasi.models import Instansi
    from tera.organisasi.services import apply_import, prepare_import
    from tera.perencanaan.services import apply_kurun_semua

    instansi = Instansi.objects.filter(kode=args.instansi).first()
    if instansi is None:
        raise TidakDitemukan(f"Instansi {args.instansi} tidak ada; buat dengan 'tera instansi'.")
    with args.berkas.open("rb") as berkas:
        batch = prepare_import(
            instansi=instansi,
            berkas=berkas,
            nama_berkas=args.berkas.name,
            per_tanggal=args.per_tanggal,
            by=None,
        )
    _show(batch.rencana.get("temuan", []), batch.ringkasan)
    if args.pratinjau:
        sys.stdout.write(f"Pratinjau {batch.pk} disimpan; data pegawai belum berubah.\n")
        return 0
    apply_import(batch=batch, by=None)
    skp = apply_kurun_semua(pada=instansi.hari_ini(), instansi_id=instansi.pk)
    akun = open_akun(pegawai=pegawai_tanpa_akun(instansi.pk), by=None)
    sys.stdout.write(
        f"Impor {batch.pk} diterapkan; {len(akun)} akun dibuka, "
        f"{skp} SKP disesuaikan dengan penugasan. BKPSDM menerbitkan kode aktivasi "
        "dari halaman Akun pegawai.\n"
    )
    return 0


def _show(temuan: list[dict[str, Any]], ringkasan: dict[str, Any]) -> None:
    for satu in temuan:
        sys.stdout.write(
            f"{satu['tingkat']:<10}  {satu['lembar']}!{satu['alamat']}: {satu['pesan']}\n"
        )
    sys.stdout.write(
        f"Pegawai: {ringkasan['baru']} baru, {ringkasan['berubah']} berubah, "
        f"{ringkasan['tetap']} tetap, {ringkasan['ditolak']} ditolak. "
        f"Unit: {ringkasan['unit_baru']} baru, {ringkasan['unit_berubah']} berubah. "
        f"Temuan: {ringkasan['temuan']}.\n"
    )
