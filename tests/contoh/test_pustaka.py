"""The library of content."""

import random
import string
from pathlib import Path

import pytest

from tera.aturan.target import Arah, parse_target
from tera.contoh import pustaka as modul
from tera.contoh.deret import make_deret
from tera.contoh.pustaka import IsiIndikator, load_pustaka

UNIT = {"unit": "U", "wilayah": "W", "bidang": "b", "perangkat": "P"}


def test_every_text_fills_without_a_blank_left() -> None:
    pustaka = load_pustaka()
    teks = [satu.uraian for satu in pustaka.hasil]
    teks += [i.uraian for satu in pustaka.hasil for i in satu.indikator]
    teks += [kalimat for semua in pustaka.kalimat.values() for kalimat in semua]
    for satu in teks:
        for benih in range(5):
            terisi = pustaka.fill_blanks(satu, random.Random(benih), UNIT)
            assert not any(nama for _, nama, _, _ in string.Formatter().parse(terisi))
            assert len(terisi) <= 500


def test_every_result_is_reachable_and_measured() -> None:
    for satu in load_pustaka().hasil:
        assert satu.indikator
        assert satu.tema
        assert bool(satu.jabatan) != bool(satu.kepala)
        for indikator in satu.indikator:
            assert indikator.target
            assert indikator.satuan or all(t.jenis == "teks" for t in indikator.target)


def test_a_position_gets_its_own_results_before_general_ones() -> None:
    pustaka = load_pustaka()
    bidan = pustaka.for_jabatan("Bidan Ahli Muda", "Puskesmas Pelepat", "Dinas Kesehatan")
    assert any("Puskesmas" in satu.unit for satu in bidan)
    assert all("Bidan" in satu.jabatan for satu in bidan)
    lain = pustaka.for_jabatan("Juru Kunci", "Museum", "Museum")
    assert lain == pustaka.for_jabatan("", "", "")
    assert pustaka.for_kepala("Sekretariat Daerah") != pustaka.for_kepala("Sekretariat Dinas X")
    assert pustaka.for_kepala("Museum") == pustaka.for_kepala("")


@pytest.mark.parametrize(
    "isi",
    [
        '[[hasil]]\nuraian = "x"\ntema = ["a"]\nindikator = []\nsalah = 1\n',
        '[[hasil]]\nuraian = "x"\nindikator = []\n',
        '[[hasil]]\nuraian = "x"\ntema = []\nindikator = [{uraian="y",target="1",pola="z"}]',
        "[lain]\n",
    ],
)
def test_a_wrong_file_is_named(isi: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rusak.toml").write_text(isi)
    monkeypatch.setattr(modul, "FOLDER", tmp_path)
    load_pustaka.cache_clear()
    try:
        with pytest.raises(ValueError, match=r"rusak\.toml"):
            load_pustaka()
    finally:
        load_pustaka.cache_clear()


def _isi(satuan: str, pola: str, arah: Arah = Arah.NAIK) -> IsiIndikator:
    contoh = load_pustaka().hasil[0].indikator[0]
    return IsiIndikator("x", (), satuan, arah, contoh.aspek, pola)


def test_counts_add_up_and_percentages_stay_below_a_hundred() -> None:
    for benih in range(60):
        rng = random.Random(benih)
        jumlah = make_deret(_isi("Orang", "jumlah"), parse_target("240"), range(1, 13), 0, rng)
        assert jumlah == sorted(jumlah)
        assert 100 <= jumlah[-1] <= 330
        persen = make_deret(_isi("%", "tingkat"), parse_target("99"), range(1, 13), 2, rng)
        assert all(0 <= satu <= 100 for satu in persen)


def test_a_better_year_has_better_figures() -> None:
    def rata(mutu: float, arah: Arah, pola: str) -> float:
        isi = _isi("Hari", pola, arah)
        akhir = [
            make_deret(isi, parse_target("60"), [12], mutu, random.Random(benih))[0]
            for benih in range(200)
        ]
        return float(sum(akhir)) / 200

    for pola in ("jumlah", "cakupan", "tingkat"):
        assert rata(1.5, Arah.NAIK, pola) > rata(-1.5, Arah.NAIK, pola)
    for pola in ("jumlah", "tingkat"):
        assert rata(1.5, Arah.TURUN, pola) < rata(-1.5, Arah.TURUN, pola)
