"""Opens the file of a plan, whichever kind it is."""

from typing import IO, NamedTuple

from tera.organisasi.impor.pembaca import CFB, ZIP, BerkasTidakSah
from tera.perencanaan.impor import baca_excel, baca_toml
from tera.perencanaan.impor.isi import Catatan, Pilihan, RencanaBerkas, TemuanRencana
from tera.perencanaan.rentang import check_tahun

INDIKATOR_TERBANYAK = 500


class HasilBaca(NamedTuple):
    """The plan as far as it could be read, and what is wrong in it."""

    rencana: RencanaBerkas
    temuan: list[TemuanRencana]


def read_plan(berkas: IO[bytes], nama: str, pilihan: Pilihan) -> HasilBaca:
    """Excel by its content, TOML by its name; raises BerkasTidakSah for anything else,
    and MasukanTidakSah for years that no plan has.
    """
    isi = berkas.read(baca_excel.UKURAN_TERBESAR + 1)
    catat = Catatan()
    if not isi.strip():
        raise BerkasTidakSah("Berkas ini kosong. Pilih berkas rencana Excel (.xlsx) atau TOML.")
    if isi.startswith((ZIP, CFB)):
        rencana = baca_excel.read_plan(isi, pilihan, catat)
    elif nama.lower().endswith(".toml"):
        rencana = baca_toml.read_plan(isi, pilihan, catat)
    else:
        raise BerkasTidakSah(
            "Berkas ini bukan Excel (.xlsx) dan bukan TOML (.toml). Pilih berkas lain."
        )
    check_tahun(rencana.mulai, rencana.selesai)
    _check_count(rencana, catat)
    return HasilBaca(rencana, catat.temuan)


def _check_count(rencana: RencanaBerkas, catat: Catatan) -> None:
    jumlah = sum(len(satu.indikator) for satu in rencana.sasaran)
    if not jumlah and not catat.temuan:
        raise BerkasTidakSah("Berkas ini tidak memuat satu indikator pun.")
    if jumlah > INDIKATOR_TERBANYAK:
        raise BerkasTidakSah(
            f"Berkas ini memuat {jumlah} indikator; paling banyak {INDIKATOR_TERBANYAK}. "
            "Bagi menjadi beberapa berkas."
        )
