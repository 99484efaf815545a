"""Who may give feedback, answer it, close its follow-up, and ask for it (decision record 0023)."""

from datetime import date

from tera.akun.models import Akun
from tera.aturan.kalender import NAMA_BULAN
from tera.dasar.errors import KeadaanTidakCocok, TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.hubungan import MENILAI, hubungan_dengan
from tera.pelaksanaan.models import Hubungan, PermintaanUmpanBalik, StatusMinta, UmpanBalik
from tera.perencanaan.models import Skp

BULAN_TERLAMA = 12


def relation_to_give(by: Akun, pegawai: Pegawai, pada: date) -> Hubungan:
    """As what this account gives feedback to this person on a day, else TidakBoleh."""
    if by.pegawai_id is None or by.instansi_id != pegawai.instansi_id:
        raise TidakBoleh("Umpan balik diberikan oleh pegawai instansi yang sama.")
    if by.pegawai_id == pegawai.pk:
        raise TidakBoleh("Umpan balik atas kinerja Anda diberikan orang lain; Anda menjawabnya.")
    hubungan = hubungan_dengan(by, pegawai.pk, pada)
    if hubungan is None:
        raise TidakBoleh(
            "Umpan balik diberikan oleh yang bekerja bersama pegawai ini: atasan, bawahan, rekan "
            "kerja, anggota satu tim, atau yang diminta olehnya."
        )
    return hubungan


def check_can_give_umpan_balik(by: Akun, skp: Skp, pada: date) -> None:
    """Whoever stands in a working relation to the plan's person on this day."""
    relation_to_give(by, skp.pegawai, pada)


def check_can_give_rutin(by: Akun, pegawai: Pegawai, bulan: date, pada: date) -> None:
    """The pejabat penilai of today, for a month that has begun, up to a year back."""
    if relation_to_give(by, pegawai, pada) != Hubungan.PENILAI:
        raise TidakBoleh("Umpan balik bulanan diberikan oleh pejabat penilai kinerja.")
    jarak = (pada.year - bulan.year) * 12 + pada.month - bulan.month
    nama = f"{NAMA_BULAN[bulan.month - 1]} {bulan.year}"
    if jarak < 0:
        raise KeadaanTidakCocok(f"Bulan {nama} belum berjalan.")
    if jarak > BULAN_TERLAMA:
        raise KeadaanTidakCocok(f"Bulan {nama} sudah lebih dari setahun lalu.")


def relation_to_answer(by: Akun, awal: UmpanBalik, pada: date) -> Hubungan:
    """As what this account answers in a thread, else TidakBoleh.

    The person herself, whoever rates her and the one above, and the writer as long as the relation
    lasts; whoever was asked goes on for as long as the conversation does.
    """
    if by.pegawai_id is not None and by.pegawai_id == awal.pegawai_id:
        return Hubungan.DIRI
    penulis = by.pegawai_id is not None and by.pegawai_id == awal.dari_id
    if penulis and awal.hubungan == Hubungan.DIMINTA:
        return Hubungan.DIMINTA
    hubungan = relation_to_give(by, awal.pegawai, pada)
    if not penulis and hubungan not in MENILAI:
        raise TidakBoleh("Percakapan ini dijawab oleh pegawainya, penulisnya, dan penilainya.")
    return hubungan


def check_can_answer_umpan_balik(by: Akun, induk: UmpanBalik, pada: date) -> None:
    """See ``relation_to_answer``."""
    relation_to_answer(by, induk, pada)


def check_can_close_tindak_lanjut(by: Akun, awal: UmpanBalik, pada: date) -> None:
    """Whoever may answer, as long as there is something to close."""
    relation_to_answer(by, awal, pada)
    if awal.tenggat is None:
        raise KeadaanTidakCocok("Umpan balik ini tidak mempunyai tindak lanjut.")


def check_can_ask_umpan_balik(by: Akun, kepada: Pegawai) -> None:
    """Anybody of the agency may ask anybody else of it who has an account to answer with."""
    if by.pegawai_id is None or by.instansi_id != kepada.instansi_id:
        raise TidakBoleh("Umpan balik diminta dari pegawai instansi yang sama.")
    if by.pegawai_id == kepada.pk:
        raise TidakBoleh("Umpan balik tidak diminta dari diri sendiri.")


def check_can_decline_permintaan(by: Akun, minta: PermintaanUmpanBalik) -> None:
    """The one who was asked, while it waits."""
    if by.pegawai_id is None or by.pegawai_id != minta.kepada_id:
        raise TidakBoleh("Permintaan ini ditujukan kepada orang lain.")
    _check_waiting(minta)


def check_can_withdraw_permintaan(by: Akun, minta: PermintaanUmpanBalik) -> None:
    """The one who asked, while it waits."""
    if by.pegawai_id is None or by.pegawai_id != minta.dari_id:
        raise TidakBoleh("Permintaan ini dibuat oleh orang lain.")
    _check_waiting(minta)


def _check_waiting(minta: PermintaanUmpanBalik) -> None:
    if minta.status != StatusMinta.MENUNGGU:
        raise KeadaanTidakCocok(
            f"Permintaan ini berstatus “{minta.get_status_display()}”, jadi tidak menunggu lagi."
        )


can_give_umpan_balik = as_bool(check_can_give_umpan_balik)
can_give_rutin = as_bool(check_can_give_rutin)
can_answer_umpan_balik = as_bool(check_can_answer_umpan_balik)
can_close_tindak_lanjut = as_bool(check_can_close_tindak_lanjut)
can_ask_umpan_balik = as_bool(check_can_ask_umpan_balik)
can_decline_permintaan = as_bool(check_can_decline_permintaan)
can_withdraw_permintaan = as_bool(check_can_withdraw_permintaan)
