"""The finding in words: one sentence with its figures, and the steps of "Mengapa?"."""

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from tera.aturan.bilangan import format_bilangan
from tera.aturan.kalender import NAMA_BULAN
from tera.aturan.perhitungan import Langkah
from tera.aturan.peringatan.bentuk import Keadaan, MasukanPeringatan, Peringatan
from tera.aturan.peringatan.tren import Titik, Tren
from tera.aturan.target import Arah, compare_realisasi, format_target

METODE = "Metode Tera, bukan ketentuan peraturan; tidak menentukan penilaian."


def tell(masukan: MasukanPeringatan, nilai: Decimal, tren: Tren | None, temuan: Peringatan) -> str:
    """The reason, ready to be read."""
    if tren is None:
        return _settled(masukan, nilai, temuan) + tell_kosong(temuan.kosong)
    if masukan.cacahan:
        kalimat = _cacahan(masukan, temuan)
    elif tren.bertren:
        kalimat = _bertren(masukan, temuan)
    else:
        kalimat = _mendatar(masukan, nilai, temuan)
    return kalimat + _kejar(masukan, nilai, temuan) + tell_kosong(temuan.kosong)


def tell_kosong(kosong: int) -> str:
    """What was not reported, told and not guessed."""
    return f" {kosong} bulan yang sudah berakhir belum dilaporkan." if kosong else ""


def explain(
    masukan: MasukanPeringatan, titik: list[Titik], tren: Tren | None, temuan: Peringatan
) -> tuple[Langkah, ...]:
    """Inputs and steps in the order in which a reader follows them."""
    cara = "jumlah sejak awal rencana" if masukan.cacahan else "tingkat pada akhir bulan"
    bulan, nilai = titik[-1]
    langkah = [
        Langkah("Target", f"{_target(masukan)} ({Arah(masukan.arah).label.lower()})"),
        Langkah("Arti angka bulanan", cara),
        Langkah(
            f"Realisasi sampai {_month(masukan.month(bulan))}",
            f"{_unit(masukan, nilai)}, dilaporkan {len(titik)} kali",
        ),
    ]
    if tren is not None:
        langkah += _steps(masukan, titik, tren, temuan)
    return (*langkah, Langkah("Keadaan", temuan.keadaan.label), Langkah("Dasar", METODE))


def _steps(
    masukan: MasukanPeringatan, titik: list[Titik], tren: Tren, temuan: Peringatan
) -> list[Langkah]:
    bulan, nilai = titik[-1]
    sisa = masukan.panjang - bulan
    laju = _number(tren.laju)
    if masukan.cacahan:
        cara, rumus = "Laju rata-rata", f"{_number(nilai)} : {bulan} bulan = {laju} per bulan"
    elif tren.bertren:
        cara, rumus = "Tren (median perubahan antarbulan)", f"{laju} per bulan"
    else:
        cara, rumus = "Tanpa tren: nilai tengah laporan", _number(tren.akhir)
    akhir = _number(tren.akhir)
    jalan = f"{_number(nilai)} + {sisa} × {laju} = {akhir}" if tren.bertren else akhir
    lambat = _month(temuan.terakhir) if temuan.terakhir else "sudah lewat"
    return [
        Langkah(cara, rumus),
        Langkah(f"Perkiraan akhir {_month(masukan.month(masukan.panjang))}", jalan),
        Langkah("Ketidakpastian karena bulan tidak sama", f"± {_number(tren.ragam)}"),
        Langkah("Perlu per bulan yang tersisa", _number(temuan.perlu)),
        Langkah("Paling lambat mulai dikejar", lambat),
    ]


def _settled(masukan: MasukanPeringatan, nilai: Decimal, temuan: Peringatan) -> str:
    capai = f"{_unit(masukan, nilai)} dari target {_target(masukan)}"
    if temuan.keadaan is Keadaan.TERCAPAI:
        return f"Target tercapai: {capai}."
    if masukan.cacahan and Arah(masukan.arah) is Arah.TURUN:
        return f"Batas target terlampaui: {capai}."
    return f"Target tidak tercapai pada akhir rencana: {capai}."


def _cacahan(masukan: MasukanPeringatan, temuan: Peringatan) -> str:
    naik = Arah(masukan.arah) is Arah.NAIK
    akhir = _whole(temuan.proyeksi, ROUND_FLOOR if naik else ROUND_CEILING)
    awal = f"Dengan laju {_unit(masukan, temuan.laju, 1)} per bulan, akhir {_end(masukan)}"
    if naik:
        kalimat = f"{awal} tercapai {akhir} dari {_target(masukan)}"
        syarat = f"; perlu {_number(temuan.perlu, 1, ROUND_CEILING)} per bulan agar tercapai"
    else:
        kalimat = f"{awal} menjadi {akhir} dengan batas {_target(masukan)}"
        syarat = f"; paling banyak {_number(temuan.perlu, 1, ROUND_FLOOR)} per bulan agar terjaga"
    return f"{kalimat}{'' if temuan.keadaan is Keadaan.AMAN else syarat}."


def _bertren(masukan: MasukanPeringatan, temuan: Peringatan) -> str:
    laju = temuan.laju or Decimal(0)
    gerak = "naik" if laju > 0 else "turun"
    kalimat = (
        f"Dengan tren {gerak} {_number(abs(laju))} per bulan, akhir {_end(masukan)} menjadi "
        f"{_unit(masukan, temuan.proyeksi)} dari target {_target(masukan)}"
    )
    return kalimat + _syarat(masukan, temuan)


def _mendatar(masukan: MasukanPeringatan, nilai: Decimal, temuan: Peringatan) -> str:
    kalimat = (
        f"Nilai tengah laporan sejauh ini {_unit(masukan, temuan.proyeksi)}, bulan terakhir "
        f"{_number(nilai)}, dari target {_target(masukan)}"
    )
    return kalimat + _syarat(masukan, temuan)


def _syarat(masukan: MasukanPeringatan, temuan: Peringatan) -> str:
    """What a level still has to do; nothing where all is well or it only has to stay."""
    naik = Arah(masukan.arah) is Arah.NAIK
    perlu = (temuan.perlu or Decimal(0)) * (1 if naik else -1)
    if temuan.keadaan is Keadaan.AMAN:
        return "."
    if perlu <= 0:
        return "; tingkat bulan terakhir perlu dipertahankan."
    arah = "naik" if naik else "turun"
    return f"; perlu {arah} {_number(perlu, 2, ROUND_CEILING)} per bulan agar tercapai."


def _kejar(masukan: MasukanPeringatan, nilai: Decimal, temuan: Peringatan) -> str:
    if temuan.keadaan is Keadaan.AMAN:
        return ""
    if temuan.terakhir is None:
        return " Dengan laju yang wajar, target sulit dikejar lagi."
    kurang = compare_realisasi(masukan.target, masukan.arah, nilai) == "di_bawah"
    if not masukan.cacahan and not kurang:
        return ""
    return f" Mulai kejar paling lambat {_month(temuan.terakhir)}."


def _end(masukan: MasukanPeringatan) -> str:
    return NAMA_BULAN[masukan.selesai.month - 1]


def _month(bulan: date) -> str:
    return f"{NAMA_BULAN[bulan.month - 1]} {bulan.year}"


def _target(masukan: MasukanPeringatan) -> str:
    return f"{format_target(masukan.target)} {_satuan(masukan)}".strip()


def _unit(masukan: MasukanPeringatan, nilai: Decimal | None, desimal: int = 2) -> str:
    return f"{_number(nilai, desimal)} {_satuan(masukan)}".strip()


def _satuan(masukan: MasukanPeringatan) -> str:
    """ "Laporan" becomes "laporan" inside a sentence; "JP" stays."""
    satuan = masukan.satuan.strip()
    return satuan[:1].lower() + satuan[1:] if satuan[1:].islower() else satuan


def _number(nilai: Decimal | None, desimal: int = 2, cara: str = ROUND_HALF_UP) -> str:
    return format_bilangan((nilai or Decimal(0)).quantize(Decimal(1).scaleb(-desimal), cara))


def _whole(nilai: Decimal | None, cara: str) -> str:
    return _number(nilai, 0, cara)
