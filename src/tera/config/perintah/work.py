"""``tera work``: works the queue, and runs what is due by the clock."""

import argparse
import sys

NAMA = "work"
BANTUAN = "Kerjakan antrean tugas (segel audit, pembersihan, tugas berkala)."
BERSAMAAN = 2
BATAS_HENTI = 20.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sekali", action="store_true", help="segel audit dan kerjakan yang ada, lalu selesai"
    )
    parser.add_argument("--ikut-induk", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    from tera.config.anak import follow_parent
    from tera.config.persiapan import prepare

    if args.ikut_induk:
        follow_parent()
    prepare(kunci=True)
    sys.stdout.write("Tera mengerjakan antrean tugas.\n")
    sys.stdout.flush()
    if args.sekali:
        from tera.dasar.audit import seal_all

        seal_all()
    _work(sekali=args.sekali)
    return 0


def _work(*, sekali: bool) -> None:
    import asyncio

    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector
    from procrastinate.jobs import DeleteJobCondition

    asal = app.connector
    assert isinstance(asal, DjangoConnector)
    with app.replace_connector(asal.get_worker_connector()) as pekerja:
        asyncio.run(_run(pekerja, sekali=sekali, hapus=DeleteJobCondition.SUCCESSFUL))


async def _run(pekerja: object, *, sekali: bool, hapus: object) -> None:
    async with pekerja.open_async():  # type: ignore[attr-defined]
        await pekerja.run_worker_async(  # type: ignore[attr-defined]
            wait=not sekali,
            concurrency=BERSAMAAN,
            delete_jobs=hapus,
            shutdown_graceful_timeout=BATAS_HENTI,
        )
