"""Tables that are committed beside the tests, of which each part of a test judges its own rows.

The parts may run in several processes. With ``UJI_BASELINE=1`` each puts its rows into the file and
takes out those of routes that are no more, so the file is whole once all parts have run.
"""

import fcntl
import os
from collections.abc import Collection, Mapping
from pathlib import Path

SINI = Path(__file__).parent
TULIS = os.environ.get("UJI_BASELINE") == "1"


def compare(
    berkas: str,
    baris: Mapping[str, str],
    *,
    bagian: Collection[str],
    semua: Collection[str],
    kepala: tuple[str, ...] = (),
) -> None:
    """``baris`` are the lines by route that this part found; it judges the routes in ``bagian``.

    A line begins with its route, which a blank or a colon ends; ``kepala`` stands above them all.
    """
    jalur = SINI / berkas
    if TULIS:
        _write(jalur, baris, bagian, semua, kepala)
    isi = jalur.read_text().splitlines()
    assert tuple(isi[: len(kepala)]) == kepala
    tersimpan = _by_route(isi[len(kepala) :])
    assert {n: satu for n, satu in tersimpan.items() if n in bagian} == dict(baris)
    assert list(tersimpan) == sorted(tersimpan.keys() & set(semua)), "baris tanpa rute"


def _write(
    jalur: Path,
    baris: Mapping[str, str],
    bagian: Collection[str],
    semua: Collection[str],
    kepala: tuple[str, ...],
) -> None:
    folder = os.open(SINI, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        lama = _by_route(jalur.read_text().splitlines()[len(kepala) :])
        baru = {n: satu for n, satu in lama.items() if n in semua and n not in bagian} | baris
        sementara = jalur.with_suffix(".baru")
        sementara.write_text("\n".join([*kepala, *(baru[n] for n in sorted(baru))]) + "\n")
        sementara.replace(jalur)
    finally:
        os.close(folder)


def _by_route(baris: list[str]) -> dict[str, str]:
    return {satu.replace(":", " ", 1).split(" ", 1)[0]: satu for satu in baris}
