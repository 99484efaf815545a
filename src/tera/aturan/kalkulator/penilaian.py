"""Calculators of stage 3: predicate, distribution, the organisation's achievement."""

from datetime import date
from typing import Any, cast

from tera.aturan.bidang import CONTOH_PADA, Bidang, JenisBidang, bidang_pada, pilihan_of
from tera.aturan.capaian_organisasi import suggest_capaian_periodik
from tera.aturan.distribusi import HasilDistribusi, Mayoritas, explain_distribusi
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.predikat import (
    PETA_BAWAAN,
    Predikat,
    PredikatOrganisasi,
    Rating,
    determine_predikat,
    rating_kepala_unit,
)


def _predikat(*, hasil: str, perilaku: str, pada: date) -> Perhitungan[Predikat]:
    return determine_predikat(hasil=Rating(hasil), perilaku=Rating(perilaku), pada=pada)


def _distribusi(
    *,
    organisasi: str,
    sangat_baik: int,
    baik: int,
    butuh_perbaikan: int,
    kurang: int,
    sangat_kurang: int,
    mayoritas: str,
    pada: date,
) -> Perhitungan[HasilDistribusi]:
    jumlah = (sangat_baik, baik, butuh_perbaikan, kurang, sangat_kurang)
    return explain_distribusi(
        organisasi=PredikatOrganisasi(organisasi),
        jumlah=dict(zip(Predikat, jumlah, strict=True)),
        mayoritas=cast(Mayoritas, mayoritas),
        pada=pada,
    )


def _kepala_unit(*, organisasi: str) -> Perhitungan[Rating]:
    return rating_kepala_unit(organisasi=PredikatOrganisasi(organisasi), peta=PETA_BAWAAN)


def _capaian(
    *, rencana_aksi: int, melampaui: int, tanpa_kemajuan: int
) -> Perhitungan[PredikatOrganisasi | None]:
    return suggest_capaian_periodik(
        rencana_aksi=rencana_aksi, melampaui=melampaui, tanpa_kemajuan=tanpa_kemajuan
    )


def _label(nilai: Any) -> str:
    return str(nilai.label) if nilai else "Ditetapkan pimpinan"


def _pattern(nilai: HasilDistribusi) -> str:
    if nilai.catatan:
        return nilai.catatan
    return "Sesuai pola" if nilai.sesuai else "\n".join(satu.pesan for satu in nilai.temuan)


def _count(nama: str, label: str) -> Bidang:
    return Bidang(
        nama=nama,
        label=label,
        jenis=JenisBidang.BULAT,
        minimum=0,
        maksimum=100_000,
    )


ORGANISASI = Bidang(
    nama="organisasi",
    label="Capaian kinerja organisasi",
    jenis=JenisBidang.PILIHAN,
    pilihan=pilihan_of(PredikatOrganisasi),
)


DAFTAR = (
    Kalkulator(
        kode="predikat",
        judul="Predikat kinerja pegawai",
        subjek=Subjek.PENILAIAN,
        penjelasan="Predikat dari rating hasil kerja dan rating perilaku kerja menurut kuadran.",
        bidang=(
            Bidang(
                nama="hasil",
                label="Rating hasil kerja",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Rating),
            ),
            Bidang(
                nama="perilaku",
                label="Rating perilaku kerja",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(Rating),
            ),
            bidang_pada(),
        ),
        hitung=_predikat,
        format=_label,
        contoh={"hasil": "sesuai", "perilaku": "di_atas", "pada": CONTOH_PADA},
    ),
    Kalkulator(
        kode="distribusi",
        judul="Pola distribusi predikat",
        subjek=Subjek.PENILAIAN,
        penjelasan="Jumlah tiap predikat dibandingkan dengan pola menurut capaian organisasi.",
        bidang=(
            ORGANISASI,
            *(_count(str(satu), f"Pegawai {satu.label}") for satu in Predikat),
            Bidang(
                nama="mayoritas",
                label="Arti mayoritas",
                jenis=JenisBidang.PILIHAN,
                pilihan=(("modus", "Jumlah terbanyak"), ("lebih_setengah", "Lebih dari setengah")),
            ),
            bidang_pada(),
        ),
        hitung=_distribusi,
        format=_pattern,
        contoh={
            "organisasi": "baik",
            "sangat_baik": 3,
            "baik": 6,
            "butuh_perbaikan": 1,
            "kurang": 0,
            "sangat_kurang": 0,
            "mayoritas": "modus",
            "pada": CONTOH_PADA,
        },
    ),
    Kalkulator(
        kode="rating-kepala-unit",
        judul="Rating hasil kerja kepala unit",
        subjek=Subjek.PENILAIAN,
        penjelasan="Capaian unit menjadi rating kepalanya, menurut peta bawaan yang dapat diubah.",
        bidang=(ORGANISASI,),
        hitung=_kepala_unit,
        format=_label,
        contoh={"organisasi": "baik"},
    ),
    Kalkulator(
        kode="capaian-organisasi",
        judul="Usulan capaian kinerja organisasi periodik",
        subjek=Subjek.PENILAIAN,
        penjelasan="Dari kemajuan rencana aksi, sejauh sumber kami menyebut kriterianya.",
        bidang=(
            _count("rencana_aksi", "Rencana aksi pada periode ini"),
            _count("melampaui", "Melampaui target yang disepakati dengan pimpinan"),
            _count("tanpa_kemajuan", "Tanpa kemajuan"),
        ),
        hitung=_capaian,
        format=_label,
        contoh={"rencana_aksi": 12, "melampaui": 12, "tanpa_kemajuan": 0},
    ),
)
