"""The judgement: trend against target."""

from dataclasses import replace
from decimal import Decimal

from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.peringatan.bentuk import Keadaan, MasukanPeringatan, Peringatan
from tera.aturan.peringatan.kalimat import explain, tell, tell_kosong
from tera.aturan.peringatan.tren import Titik, Tren, fit_cacahan, fit_tingkat, last_start
from tera.aturan.target import Arah, compare_realisasi

# Chosen on the series of bench/peringatan.py: how far the projection must be short of the target,
# in units of its own uncertainty, ...
RAGAM_WASPADA = Decimal("0.5")
RAGAM_KRITIS = Decimal(1)
# ... for a grave one also by how much of the target, ...
BAGIAN_KRITIS = Decimal("0.05")
# ... how many pieces a count must be behind an even pace (one document a year is not late in May),
KEPING_WASPADA = 1
KEPING_KRITIS = 2
# ... and how much faster than so far it would have to go. A level that wavers and was reached last
# month is never grave.
LEBIH_CEPAT = Decimal("1.25")

_URUT = (
    Keadaan.TERCAPAI,
    Keadaan.BELUM_CUKUP_DATA,
    Keadaan.AMAN,
    Keadaan.WASPADA,
    Keadaan.KRITIS,
)


def assess_peringatan(masukan: MasukanPeringatan) -> Perhitungan[Peringatan]:
    """Whether the indicator will miss its target by its own trend, with the reason in words.

    A month that still runs can only help: its figure is not yet whole, so it is counted where it
    makes the finding milder. Missing months are never filled in; the pace is that of the months
    that were reported. A target in words has no trend.
    """
    if masukan.target.bawah is None or masukan.target.atas is None:
        return _without("Target ini berupa kata-kata, jadi trennya tidak dihitung.")
    batas = masukan.index(masukan.sampai)
    semua = [(masukan.index(bulan), nilai) for bulan, nilai in masukan.deret]
    selesai = [satu for satu in semua if satu[0] <= batas]
    kosong = max(0, min(batas, masukan.panjang)) - len(selesai)
    hasil = _assess(masukan, selesai, kosong)
    if len(semua) > len(selesai):
        kini = _assess(masukan, semua, kosong)
        hasil = min(hasil, kini, key=lambda satu: _URUT.index(satu.nilai.keadaan))
    return hasil


def _assess(masukan: MasukanPeringatan, titik: list[Titik], kosong: int) -> Perhitungan[Peringatan]:
    if not titik:
        return _without("Belum ada realisasi dari bulan yang sudah berakhir.", kosong=kosong)
    target, arah = _goal(masukan)
    tetap = _settled(masukan, titik[-1], target, arah)
    if tetap is not None:
        return _result(masukan, titik, None, replace(tetap, kosong=kosong))
    if masukan.cacahan:
        tren = fit_cacahan(titik, masukan.panjang, target, arah)
    else:
        tren = fit_tingkat(titik, masukan.panjang, arah, masukan.puncak)
    if tren is None:
        banyak = f"Baru {len(titik)} bulan dilaporkan, belum cukup untuk membaca tren."
        return _without(banyak, kosong=kosong)
    bulan, nilai = titik[-1]
    berlalu = masukan.index(masukan.sampai)
    mulai = last_start(tren, titik[-1], masukan.panjang, target, arah, berlalu)
    temuan = Peringatan(
        keadaan=_judge(masukan, tren, titik[-1], target, arah, terlambat=mulai is None),
        alasan="",
        bulan=masukan.month(bulan),
        proyeksi=tren.akhir,
        laju=tren.laju,
        perlu=(target - nilai) / (masukan.panjang - bulan),
        terakhir=masukan.month(mulai) if mulai else None,
        kosong=kosong,
    )
    return _result(masukan, titik, tren, temuan)


def _goal(masukan: MasukanPeringatan) -> tuple[Decimal, int]:
    """The end of the target that must be reached, and the sign of what is better."""
    naik = Arah(masukan.arah) is Arah.NAIK
    batas = masukan.target.bawah if naik else masukan.target.atas
    return Decimal(batas or 0), 1 if naik else -1


def _settled(
    masukan: MasukanPeringatan, titik: Titik, target: Decimal, arah: int
) -> Peringatan | None:
    """What no trend can change: a total that is there or beyond its limit, and the last month."""
    bulan, nilai = titik
    kurang = compare_realisasi(masukan.target, masukan.arah, nilai) == "di_bawah"
    tetap = masukan.cacahan and (kurang if arah < 0 else not kurang)
    if bulan < masukan.panjang and not tetap:
        return None
    keadaan = Keadaan.KRITIS if kurang else Keadaan.TERCAPAI
    return Peringatan(keadaan=keadaan, alasan="", bulan=masukan.month(bulan), proyeksi=nilai)


def _judge(
    masukan: MasukanPeringatan,
    tren: Tren,
    titik: Titik,
    target: Decimal,
    arah: int,
    *,
    terlambat: bool,
) -> Keadaan:
    bulan, nilai = titik
    kurang = arah * (target - tren.akhir)
    tertinggal = arah * (target * bulan / masukan.panjang - nilai)
    if kurang <= 0 or kurang < RAGAM_WASPADA * tren.ragam:
        return Keadaan.AMAN
    if masukan.cacahan and tertinggal < KEPING_WASPADA:
        return Keadaan.AMAN
    perlu = (target - nilai) / (masukan.panjang - bulan)
    cepat, lambat = (perlu, tren.laju) if arah > 0 else (tren.laju, perlu)
    if masukan.cacahan:
        berat = tertinggal >= KEPING_KRITIS and (terlambat or cepat >= LEBIH_CEPAT * lambat)
    else:
        berat = arah * nilai < arah * target or tren.bertren
    batas = max(RAGAM_KRITIS * tren.ragam, BAGIAN_KRITIS * abs(target))
    return Keadaan.KRITIS if berat and kurang >= batas else Keadaan.WASPADA


def _result(
    masukan: MasukanPeringatan, titik: list[Titik], tren: Tren | None, temuan: Peringatan
) -> Perhitungan[Peringatan]:
    temuan = replace(temuan, alasan=tell(masukan, titik[-1][1], tren, temuan))
    return Perhitungan(temuan, explain(masukan, titik, tren, temuan))


def _without(alasan: str, *, kosong: int = 0) -> Perhitungan[Peringatan]:
    temuan = Peringatan(
        keadaan=Keadaan.BELUM_CUKUP_DATA, alasan=alasan + tell_kosong(kosong), kosong=kosong
    )
    return Perhitungan(temuan, (Langkah("Tren", temuan.alasan),))
