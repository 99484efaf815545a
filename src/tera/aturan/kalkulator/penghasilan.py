"""Calculators of pay: the formula, a published rule, and deductions for lateness."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tera.aturan.bidang import Bidang, JenisBidang, pilihan_of
from tera.aturan.bilangan import format_bilangan, format_rupiah
from tera.aturan.disiplin import JenisHukuman
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.predikat import Predikat
from tera.aturan.tpp import (
    AturanTpp,
    CatatanHari,
    HasilTpp,
    JenisCatatan,
    Templat,
    compute_tpp,
    find_templat,
    nama_templat,
    sum_potongan,
)

NOL, SERATUS = Decimal(0), Decimal(100)


def _tpp(
    *,
    dasar: int,
    bobot_kinerja: Decimal,
    faktor_kinerja: Decimal,
    bobot_disiplin: Decimal,
    potongan_disiplin: Decimal | None,
    potongan_hukuman: Decimal | None,
) -> Perhitungan[HasilTpp]:
    return compute_tpp(
        dasar=dasar,
        aturan=AturanTpp(bobot_kinerja=bobot_kinerja, bobot_disiplin=bobot_disiplin),
        faktor_kinerja=faktor_kinerja,
        potongan_disiplin=potongan_disiplin or NOL,
        potongan_hukuman=potongan_hukuman or NOL,
    )


def _templat(*, dasar: int, templat: str, predikat: str) -> Perhitungan[HasilTpp]:
    aturan = find_templat(templat).aturan
    return compute_tpp(
        dasar=dasar, aturan=aturan, faktor_kinerja=aturan.faktor_kinerja(Predikat(predikat))
    )


def _potongan(*, templat: str, catatan: Sequence[Mapping[str, Any]]) -> Perhitungan[Decimal]:
    semua = [
        CatatanHari(JenisCatatan(satu["jenis"]), satu["menit"] or 0)
        for satu in catatan
        for _ in range(satu["kali"] or 1)
    ]
    return sum_potongan(catatan=semua, tabel=find_templat(templat).tabel)


def _hukuman(*, templat: str, jenis: str, sejak: date, bulan: date) -> Perhitungan[Any]:
    aturan = find_templat(templat).aturan
    return aturan.potongan_hukuman(jenis=JenisHukuman(jenis), sejak=sejak, bulan=bulan)


def _templat_bidang(ada: Callable[[Templat], object]) -> Bidang:
    """A choice among the published rules that have this part."""
    semua = (find_templat(nama) for nama in nama_templat())
    return Bidang(
        nama="templat",
        label="Aturan yang diterbitkan",
        jenis=JenisBidang.PILIHAN,
        pilihan=tuple((satu.nama, satu.judul) for satu in semua if ada(satu)),
    )


def _persen(nama: str, label: str, *, wajib: bool = True) -> Bidang:
    return Bidang(
        nama=nama,
        label=label,
        jenis=JenisBidang.BILANGAN,
        satuan="persen",
        minimum=0,
        maksimum=100,
        wajib=wajib,
    )


def _paid(nilai: HasilTpp) -> str:
    return format_rupiah(nilai.dibayar)


DASAR = Bidang(
    nama="dasar",
    label="Dasar tunjangan sebulan",
    jenis=JenisBidang.RUPIAH,
    minimum=0,
    maksimum=10**12,
)


DAFTAR = (
    Kalkulator(
        kode="tpp",
        judul="Tambahan penghasilan sebulan",
        subjek=Subjek.PENGHASILAN,
        penjelasan="Bagian kinerja dan bagian disiplin dari dasar, lalu potongan hukuman.",
        bidang=(
            DASAR,
            _persen("bobot_kinerja", "Bobot kinerja"),
            _persen("faktor_kinerja", "Bagian kinerja yang dibayar"),
            _persen("bobot_disiplin", "Bobot disiplin"),
            Bidang(
                nama="potongan_disiplin",
                label="Jumlah potongan kehadiran",
                jenis=JenisBidang.BILANGAN,
                satuan="persen",
                minimum=0,
                maksimum=1000,
                wajib=False,
            ),
            _persen("potongan_hukuman", "Potongan hukuman disiplin", wajib=False),
        ),
        hitung=_tpp,
        format=_paid,
        contoh={
            "dasar": 3_000_000,
            "bobot_kinerja": Decimal(60),
            "faktor_kinerja": SERATUS,
            "bobot_disiplin": Decimal(40),
            "potongan_disiplin": Decimal("6.5"),
            "potongan_hukuman": None,
        },
    ),
    Kalkulator(
        kode="tunjangan-kinerja",
        judul="Tunjangan kinerja menurut predikat",
        subjek=Subjek.PENGHASILAN,
        penjelasan="Menurut aturan kementerian dan lembaga yang diterbitkan.",
        bidang=(
            DASAR,
            _templat_bidang(lambda satu: satu.aturan.peta),
            Bidang(
                nama="predikat",
                label="Predikat kinerja",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Predikat),
            ),
        ),
        hitung=_templat,
        format=_paid,
        contoh={
            "dasar": 5_000_000,
            "templat": "tpp_permenlhk_6_2024",
            "predikat": "butuh_perbaikan",
        },
    ),
    Kalkulator(
        kode="potongan-kehadiran",
        judul="Potongan kehadiran sebulan",
        subjek=Subjek.PENGHASILAN,
        penjelasan="Jumlah potongan karena terlambat, pulang cepat, dan tidak masuk.",
        bidang=(
            _templat_bidang(lambda satu: satu.tabel.terlambat),
            Bidang(
                nama="catatan",
                label="Catatan kehadiran",
                jenis=JenisBidang.BARIS,
                maksimum=31,
                wajib=True,
                kolom=(
                    Bidang(
                        nama="jenis",
                        label="Catatan",
                        jenis=JenisBidang.PILIHAN,
                        pilihan=pilihan_of(JenisCatatan),
                    ),
                    Bidang(
                        nama="menit",
                        label="Menit",
                        jenis=JenisBidang.BULAT,
                        minimum=0,
                        maksimum=1440,
                        wajib=False,
                    ),
                    Bidang(
                        nama="kali",
                        label="Berapa kali",
                        jenis=JenisBidang.BULAT,
                        minimum=1,
                        maksimum=31,
                        wajib=False,
                    ),
                ),
            ),
        ),
        hitung=_potongan,
        format=lambda nilai: f"{format_bilangan(nilai)}%",
        contoh={
            "templat": "tpp_permentan_68_2012",
            "catatan": (
                {"jenis": "terlambat", "menit": 20, "kali": 3},
                {"jenis": "pulang_cepat", "menit": 45, "kali": 1},
                {"jenis": "tidak_masuk", "menit": None, "kali": 1},
            ),
        },
    ),
    Kalkulator(
        kode="potongan-hukuman",
        judul="Potongan tunjangan karena hukuman disiplin",
        subjek=Subjek.PENGHASILAN,
        penjelasan="Bagian tunjangan yang dipotong pada sebuah bulan selama hukuman berjalan.",
        bidang=(
            _templat_bidang(lambda satu: satu.aturan.hukuman),
            Bidang(
                nama="jenis",
                label="Hukuman disiplin",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(JenisHukuman),
            ),
            Bidang(nama="sejak", label="Berlaku sejak", jenis=JenisBidang.TANGGAL),
            Bidang(
                nama="bulan",
                label="Bulan yang dihitung (tanggal berapa pun)",
                jenis=JenisBidang.TANGGAL,
            ),
        ),
        hitung=_hukuman,
        format=lambda nilai: f"{nilai}%",
        contoh={
            "templat": "tpp_permentan_68_2012",
            "jenis": "teguran_tertulis",
            "sejak": date(2026, 3, 10),
            "bulan": date(2026, 4, 1),
        },
    ),
)
