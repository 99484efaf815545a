"""The whole check, and its working for the page."""

from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.smart.bentuk import HasilSmart, Kriteria, MasukanSmart
from tera.aturan.smart.kata import words
from tera.aturan.smart.relevan import check_relevan
from tera.aturan.smart.spesifik import check_spesifik
from tera.aturan.smart.tercapai import check_tercapai
from tera.aturan.smart.terukur import check_terukur
from tera.aturan.smart.waktu import check_waktu


def check_smart(masukan: MasukanSmart) -> HasilSmart:
    """Findings of all five criteria for one indicator (text up to 2,000 characters).

    Deterministic; the same input always gives the same findings. Never raises for any text.
    """
    kata = words(masukan.teks)
    temuan = (
        *check_spesifik(masukan, kata),
        *check_terukur(masukan, kata),
        *check_tercapai(masukan),
        *check_relevan(masukan),
        *check_waktu(masukan),
    )
    return HasilSmart(temuan, _unknown(masukan))


def explain_smart(masukan: MasukanSmart) -> Perhitungan[HasilSmart]:
    """``check_smart`` with its working: each criterion, then each finding with its wording."""
    hasil = check_smart(masukan)
    langkah = [
        Langkah(
            kriteria.label,
            " ".join([f"{keadaan.label}.", *(t.pesan for t in hasil.temuan_of(kriteria))]),
        )
        for kriteria, keadaan in hasil.ringkas
    ]
    if hasil.saran:
        langkah.append(Langkah("Usul kalimat", hasil.saran))
    return Perhitungan(hasil, tuple(langkah))


def _unknown(masukan: MasukanSmart) -> tuple[Kriteria, ...]:
    """Criteria about which too little is known to judge."""
    terjawab = {
        Kriteria.TERCAPAI: bool(masukan.riwayat) or masukan.awal is not None,
        Kriteria.RELEVAN: masukan.atasan is not None or masukan.penugasan_luar,
    }
    return tuple(kriteria for kriteria, tahu in terjawab.items() if not tahu)
