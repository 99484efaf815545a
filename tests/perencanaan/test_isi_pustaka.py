"""The library that comes with Tera: read strictly, and every indicator of it SMART."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tera.aturan.smart import MasukanSmart, check_smart
from tera.perencanaan.isi_pustaka import IsiJabatan, read_pustaka
from tera.perencanaan.models import IndikatorPustaka, JabatanPustaka

KEADAAN = re.compile(r"^(?!Terlaksana)(?:\w*nya|Pulih\w*) ")
BAKU = """
kelompok = "Umum"
[[jabatan]]
kode = "arsiparis"
nama = "Arsiparis"
kata_kunci = ["Arsiparis"]
[[jabatan.hasil]]
uraian = "Tertatanya arsip"
[[jabatan.hasil.indikator]]
uraian = "Jumlah arsip"
target = "5"
satuan = "Berkas"
aspek = "kuantitas"
sumber_data = "Daftar"
"""
SEMUA = read_pustaka()


def test_enough_positions_of_enough_fields() -> None:
    assert len(SEMUA) >= 45
    assert len({satu.kelompok for satu in SEMUA}) >= 10


@pytest.mark.parametrize("jabatan", SEMUA, ids=lambda satu: satu.kode)
def test_every_indicator_is_smart(jabatan: IsiJabatan) -> None:
    for satu in jabatan.indikator:
        hasil = check_smart(
            MasukanSmart(
                teks=satu.uraian,
                hasil=satu.hasil,
                target=satu.target,
                satuan=satu.satuan,
                aspek=satu.aspek,
                arah=satu.arah,
            )
        )
        assert not hasil.temuan, (satu.uraian, [temuan.pesan for temuan in hasil.temuan])


@pytest.mark.parametrize("jabatan", SEMUA, ids=lambda satu: satu.kode)
def test_every_position_has_two_states_and_four_indicators(jabatan: IsiJabatan) -> None:
    assert len(jabatan.indikator) >= 4
    hasil = {satu.hasil for satu in jabatan.indikator}
    assert len(hasil) >= 2
    for satu in hasil:
        assert KEADAAN.match(satu), satu
    kembar = Counter((satu.hasil, satu.uraian) for satu in jabatan.indikator)
    assert max(kembar.values()) == 1
    assert jabatan.kata_kunci


def test_everything_fits_the_columns() -> None:
    def panjang(model: type, nama: str) -> int:
        return model._meta.get_field(nama).max_length  # type: ignore[attr-defined,no-any-return]

    for satu in SEMUA:
        for nama in ("kode", "nama", "kelompok"):
            assert len(getattr(satu, nama)) <= panjang(JabatanPustaka, nama)
        for indikator in satu.indikator:
            for nama in ("hasil", "uraian", "satuan", "sumber_data"):
                assert len(getattr(indikator, nama)) <= panjang(IndikatorPustaka, nama)


@pytest.mark.parametrize(
    ("lama", "baru", "pesan"),
    [
        ('nama = "Arsiparis"', 'judul = "Arsiparis"', "kunci 'nama' tidak ada"),
        ('aspek = "kuantitas"', "", "kunci 'aspek' tidak ada"),
        ('aspek = "kuantitas"', 'aspek = "kuantitas"\ntema = "x"', "'tema' tidak dikenal"),
        ('uraian = "Tertatanya', 'perspektif = "anggaran"\nuraian = "Tertatanya', "'aspek' tidak"),
        ('aspek = "kuantitas"', 'aspek = "rasa"', "rasa"),
    ],
)
def test_reader_is_strict(tmp_path: Path, lama: str, baru: str, pesan: str) -> None:
    (tmp_path / "umum.toml").write_text(BAKU.replace(lama, baru))
    with pytest.raises(ValueError, match=pesan):
        read_pustaka(tmp_path)


def test_reader_refuses_a_code_used_twice(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(BAKU)
    (tmp_path / "b.toml").write_text(BAKU)
    with pytest.raises(ValueError, match="dua kali: arsiparis"):
        read_pustaka(tmp_path)
