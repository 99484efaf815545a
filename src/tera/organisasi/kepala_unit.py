"""Who heads a unit, guessed from the words of the position.

A file from SIASN does not say who heads a unit. These words are a first guess only: BKPSDM or the
pengelola kinerja of the unit corrects it (``services.set_kepala_unit``), and a later import keeps
the correction.
"""

import re

AWALAN_PELAKSANA = re.compile(r"^(plt|plh|pj|pjs)\b\.? *")
DALAM_KURUNG = re.compile(r"\(([^()]*)\)")

# First words of the position, and the first words of units that it heads; what follows must
# agree. The first line that fits a position decides.
GELAR: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("inspektur pembantu", ("inspektur pembantu", "inspektorat pembantu")),
    ("inspektur", ("inspektorat", "inspektur")),
    ("sekretaris", ("sekretariat",)),
    ("camat", ("kecamatan",)),
    ("lurah", ("kelurahan",)),
    ("direktur utama", ("",)),
    ("direktur", ("",)),
    ("asisten", ("asisten",)),
    ("kepala", ("",)),
)


def heads_unit(jabatan: str, unit: str, *, struktural: bool) -> bool:
    """Whether this position, held in this unit, heads it.

    "Kepala Dinas Kesehatan" heads "Dinas Kesehatan", "Sekretaris Dinas Kesehatan" heads
    "Sekretariat Dinas Kesehatan", "Camat Jujuhan" heads "Kecamatan Jujuhan"; "Kepala Puskesmas"
    heads any unit that begins with Puskesmas. A functional position counts only by the additional
    duty in brackets: "Dokter Ahli Madya (Kepala Puskesmas)".
    """
    rapi = " ".join(jabatan.casefold().split())
    tugas = [rapi] if struktural else DALAM_KURUNG.findall(rapi)
    return any(_agrees(AWALAN_PELAKSANA.sub("", satu.strip()), unit) for satu in tugas)


def _agrees(tugas: str, unit: str) -> bool:
    for gelar, awalan in GELAR:
        if tugas == gelar or tugas.startswith(f"{gelar} "):
            sisa = tugas.removeprefix(gelar).split()
            return any(_same_beginning(satu.split(), sisa, unit) for satu in awalan)
    return False


def _same_beginning(awalan: list[str], sisa: list[str], unit: str) -> bool:
    """Either name may be the longer one, but the unit has all words of ``awalan``."""
    dipimpin, nama = [*awalan, *sisa], unit.casefold().split()
    banyak = min(len(dipimpin), len(nama))
    return banyak >= max(len(awalan), 1) and dipimpin[:banyak] == nama[:banyak]
