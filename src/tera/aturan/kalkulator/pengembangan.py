"""Calculators of talent and competence."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tera.aturan.bidang import CONTOH_PADA, Bidang, JenisBidang, bidang_pada, pilihan_of
from tera.aturan.bilangan import format_bilangan, format_pecahan
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.kompetensi import (
    HasilKesesuaian,
    KelompokAsn,
    TingkatKompetensi,
    check_jam_pelajaran,
    determine_kesesuaian,
)
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.predikat import Predikat
from tera.aturan.talenta import (
    Kotak,
    Sumbu,
    Varian,
    compute_sumbu,
    determine_kotak,
    place_potensial,
    place_predikat,
)


def _kotak(*, predikat: str, potensial: Decimal, varian: str, pada: date) -> Perhitungan[Kotak]:
    pilihan = Varian(varian)
    kinerja = place_predikat(predikat=Predikat(predikat), varian=pilihan, pada=pada)
    # The label variant has no numbers for potential: the usual 60 and 80 place it.
    angka = Varian.KEPKA_411 if pilihan is Varian.LABEL else pilihan
    letak = place_potensial(nilai=potensial, varian=angka, pada=pada)
    kotak = determine_kotak(kinerja=kinerja.nilai, potensial=letak.nilai, pada=pada)
    return Perhitungan(kotak.nilai, (*kinerja.langkah, *letak.langkah[1:], *kotak.langkah))


def _sumbu(*, sumbu: str, bagian: Sequence[Mapping[str, Any]]) -> Perhitungan[Any]:
    nilai = {satu["nama"].strip().lower().replace(" ", "_"): satu["nilai"] for satu in bagian}
    return compute_sumbu(sumbu=Sumbu(sumbu), nilai=nilai)


def _kesesuaian(*, kompetensi: Sequence[Mapping[str, Any]]) -> Perhitungan[HasilKesesuaian]:
    return determine_kesesuaian(kompetensi=[TingkatKompetensi(**satu) for satu in kompetensi])


def _jam(*, kelompok: str, jp: Decimal, pada: date) -> Perhitungan[Decimal]:
    return check_jam_pelajaran(kelompok=KelompokAsn(kelompok), jp=jp, pada=pada)


def _box(nilai: Kotak) -> str:
    return f"Kotak {nilai.nomor}\n" + "\n".join(nilai.rekomendasi)


def _level(nama: str, label: str, minimum: int) -> Bidang:
    return Bidang(nama=nama, label=label, jenis=JenisBidang.BULAT, minimum=minimum, maksimum=5)


DAFTAR = (
    Kalkulator(
        kode="talenta",
        judul="Kotak manajemen talenta",
        subjek=Subjek.PENGEMBANGAN,
        penjelasan="Kotak 1 sampai 9 dari predikat kinerja dan nilai potensial.",
        bidang=(
            Bidang(
                nama="predikat",
                label="Predikat kinerja",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Predikat),
            ),
            Bidang(
                nama="potensial",
                label="Nilai potensial",
                jenis=JenisBidang.BILANGAN,
                minimum=0,
                maksimum=100,
            ),
            Bidang(
                nama="varian",
                label="Varian yang dipakai instansi",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Varian),
            ),
            bidang_pada(),
        ),
        hitung=_kotak,
        format=_box,
        contoh={
            "predikat": "baik",
            "potensial": Decimal("78.5"),
            "varian": "label",
            "pada": CONTOH_PADA,
        },
    ),
    Kalkulator(
        kode="sumbu-talenta",
        judul="Nilai sumbu manajemen talenta",
        subjek=Subjek.PENGEMBANGAN,
        penjelasan="Nilai berbobot sumbu kinerja, sumbu potensial, atau nilai talenta.",
        bidang=(
            Bidang(
                nama="sumbu",
                label="Yang dihitung",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Sumbu),
            ),
            Bidang(
                nama="bagian",
                label="Bagian dan nilainya",
                petunjuk="Kinerja: predikat, penghargaan, penugasan, umpan balik 360.",
                jenis=JenisBidang.BARIS,
                maksimum=10,
                kolom=(
                    Bidang(nama="nama", label="Bagian", jenis=JenisBidang.TEKS, maksimum=40),
                    Bidang(
                        nama="nilai",
                        label="Nilai",
                        jenis=JenisBidang.BILANGAN,
                        minimum=0,
                        maksimum=100,
                    ),
                ),
            ),
        ),
        hitung=_sumbu,
        format=format_pecahan,
        contoh={
            "sumbu": "kinerja",
            "bagian": (
                {"nama": "predikat", "nilai": Decimal(80)},
                {"nama": "penghargaan", "nilai": Decimal(50)},
                {"nama": "penugasan", "nilai": Decimal(100)},
                {"nama": "umpan balik 360", "nilai": Decimal(80)},
            ),
        },
    ),
    Kalkulator(
        kode="kesesuaian-kompetensi",
        judul="Kesesuaian kompetensi dengan jabatan",
        subjek=Subjek.PENGEMBANGAN,
        penjelasan="Tingkat yang dimiliki dibandingkan dengan yang diminta jabatan.",
        bidang=(
            Bidang(
                nama="kompetensi",
                label="Kompetensi",
                jenis=JenisBidang.BARIS,
                maksimum=40,
                kolom=(
                    Bidang(nama="nama", label="Nama", jenis=JenisBidang.TEKS, maksimum=80),
                    _level("diminta", "Tingkat yang diminta", 1),
                    _level("dimiliki", "Tingkat yang dimiliki", 0),
                ),
            ),
        ),
        hitung=_kesesuaian,
        format=lambda nilai: f"{format_pecahan(nilai.persen)}% ({nilai.kesesuaian.label})",
        contoh={
            "kompetensi": (
                {"nama": "Integritas", "diminta": 3, "dimiliki": 3},
                {"nama": "Komunikasi", "diminta": 3, "dimiliki": 2},
                {"nama": "Pelayanan publik", "diminta": 3, "dimiliki": 4},
            )
        },
    ),
    Kalkulator(
        kode="jam-pelajaran",
        judul="Jam pelajaran yang masih kurang",
        subjek=Subjek.PENGEMBANGAN,
        penjelasan="Pengembangan kompetensi setahun dibandingkan dengan ketentuannya.",
        bidang=(
            Bidang(
                nama="kelompok",
                label="Jenis pegawai",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(KelompokAsn),
            ),
            Bidang(
                nama="jp",
                label="Jam pelajaran tahun ini",
                jenis=JenisBidang.BILANGAN,
                satuan="JP",
                minimum=0,
                maksimum=2000,
            ),
            bidang_pada("Tanggal"),
        ),
        hitung=_jam,
        format=lambda nilai: f"Kurang {format_bilangan(nilai)} JP" if nilai else "Sudah cukup",
        contoh={"kelompok": "pns", "jp": Decimal(12), "pada": CONTOH_PADA},
    ),
)
