"""What only planning refuses."""

from collections.abc import Mapping

from tera.dasar.errors import MasukanTidakSah, VersiBerubah

KunciSel = tuple[int, int]


class SelDitolak(MasukanTidakSah):
    """Cells of a matrix that were not saved, so that nothing was.

    ``sel`` maps (person, result of the leader) to its sentence; ``bentrok`` names those that
    someone else changed since the writer saw them: with one of them the status is a conflict.
    """

    def __init__(self, sel: Mapping[KunciSel, str], bentrok: frozenset[KunciSel]) -> None:
        super().__init__(f"Belum disimpan: {len(sel)} sel perlu diperiksa.")
        self.sel, self.bentrok = dict(sel), bentrok
        if bentrok:
            self.status, self.judul = VersiBerubah.status, VersiBerubah.judul
