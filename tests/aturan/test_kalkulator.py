"""Every calculator: its example computes, shows its working, and names its inputs truly."""

import inspect
import re

import pytest

from tera.aturan.bidang import JenisBidang
from tera.aturan.kalkulator import DAFTAR, KalkulatorTidakDikenal, find_kalkulator
from tera.aturan.perhitungan import to_json
from tera.aturan.predikat import Predikat

SEMUA = pytest.mark.parametrize("kalkulator", DAFTAR, ids=lambda satu: satu.kode)


@SEMUA
def test_the_example_computes_and_explains_itself(kalkulator):
    hasil = kalkulator.hitung(**kalkulator.contoh)
    assert kalkulator.format(hasil.nilai)
    assert hasil.langkah
    assert all(satu.label and satu.nilai for satu in hasil.langkah)
    assert to_json(hasil)["langkah"]


@SEMUA
def test_inputs_are_those_of_the_rule(kalkulator):
    nama = [satu.nama for satu in kalkulator.bidang]
    assert (
        set(nama) == set(kalkulator.contoh) == set(inspect.signature(kalkulator.hitung).parameters)
    )
    assert len(set(nama)) == len(nama)
    assert kalkulator.penjelasan.endswith(".")


@SEMUA
def test_fields_are_well_formed(kalkulator):
    semua = [*kalkulator.bidang, *(k for b in kalkulator.bidang for k in b.kolom)]
    for bidang in semua:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", bidang.nama)
        assert (bidang.jenis is JenisBidang.PILIHAN) == bool(bidang.pilihan), bidang.nama
        assert (bidang.jenis is JenisBidang.BARIS) == bool(bidang.kolom), bidang.nama


def test_addresses_are_unique_and_found():
    kode = [satu.kode for satu in DAFTAR]
    assert len(set(kode)) == len(kode)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", satu) for satu in kode)
    assert find_kalkulator("predikat").judul == "Predikat kinerja pegawai"
    with pytest.raises(KalkulatorTidakDikenal):
        find_kalkulator("karangan")


def test_a_pattern_for_too_few_people_says_so():
    kalkulator = find_kalkulator("distribusi")
    seorang = dict.fromkeys((str(satu) for satu in Predikat), 0) | {"baik": 1}
    hasil = kalkulator.hitung(**{**kalkulator.contoh, **seorang})
    assert hasil.nilai.catatan
    assert kalkulator.format(hasil.nilai) == hasil.nilai.catatan
