import pytest

from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import (
    BagianLampiran,
    Bentuk,
    MasukanHasil,
    MasukanIndikator,
    MasukanSkp,
    Pendekatan,
    check_syarat,
)
from tera.aturan.target import parse_target

from .muat import load_kasus


def make_indikator(**ganti):
    isi = {"teks": "Jumlah laporan", "aspek": "kuantitas", "target": "4", "satuan": "laporan"}
    isi |= ganti
    isi["aspek"] = isi["aspek"] or None
    isi["target"] = parse_target(isi["target"]) if isi["target"] else None
    return MasukanIndikator(**isi)


def make_hasil(isi_indikator, /, **ganti):
    isi = {
        "teks": "Tersusunnya laporan kinerja",
        "jenis": "utama",
        "perspektif": "proses_bisnis",
        "mengintervensi": True,
        "indikator": (make_indikator(**isi_indikator),),
    } | ganti
    isi["perspektif"] = isi["perspektif"] or None
    isi["indikator"] = isi["indikator"] or ()
    return MasukanHasil(**isi)


def make_masukan(*, bentuk, pendekatan, skp=None, hasil=None, indikator=None):
    isi = {
        "penilai_ada": True,
        "atasan_punya_skp": True,
        "hasil": (make_hasil(indikator or {}, **(hasil or {})),),
        "lampiran": dict.fromkeys(BagianLampiran, 1),
    } | (skp or {})
    return MasukanSkp(bentuk=bentuk, pendekatan=pendekatan, **isi)


@pytest.mark.parametrize("kasus", load_kasus("skp"))
def test_check_syarat(kasus):
    temuan = check_syarat(make_masukan(**kasus["masukan"]))
    assert [[satu.kode, satu.tingkat, satu.letak] for satu in temuan] == kasus["keluaran"]["temuan"]
    assert all(satu.pesan.endswith(".") for satu in temuan)


def test_an_empty_skp_is_told_everything_of_the_whole():
    masukan = MasukanSkp(
        bentuk=Bentuk.JA_JF,
        pendekatan=Pendekatan.KUANTITATIF,
        penilai_ada=True,
        atasan_punya_skp=True,
    )
    kode = [satu.kode for satu in check_syarat(masukan)]
    assert kode == ["tanpa_hasil_utama", *["lampiran_kosong"] * 3]


def test_findings_point_at_the_second_result_and_indicator():
    satu = make_hasil({})
    dua = make_hasil({}, jenis="tambahan", indikator=(make_indikator(), make_indikator(target="")))
    masukan = make_masukan(bentuk="ja_jf", pendekatan="kuantitatif", skp={"hasil": (satu, dua)})
    (temuan,) = check_syarat(masukan)
    assert temuan.letak == "hasil-2-indikator-2"
    assert temuan.pesan == "Indikator 2 pada rencana hasil kerja 2 belum mempunyai target."


@pytest.mark.parametrize(
    ("teks", "kutipan"),
    [
        ("Laporan  \n tersusun", "(“Laporan tersusun”)"),
        ("x" * 60, "(“" + "x" * 60 + "”)"),
        ("x" * 61, "(“" + "x" * 59 + "…”)"),
    ],
)
def test_a_result_is_quoted_short(teks, kutipan):
    masukan = make_masukan(
        bentuk="jpt", pendekatan="kuantitatif", hasil={"teks": teks, "perspektif": ""}
    )
    (temuan,) = check_syarat(masukan)
    assert temuan.pesan == f"Rencana hasil kerja 1 {kutipan} belum mempunyai perspektif."


def test_our_own_reading_cites_no_regulation():
    masukan = make_masukan(bentuk="ja_jf", pendekatan="kuantitatif", hasil={"jenis": "tambahan"})
    (temuan,) = check_syarat(masukan)
    assert temuan.acuan is None


def test_seven_values_have_three_guides_each():
    assert [satu.label for satu in NilaiDasar][:2] == ["Berorientasi Pelayanan", "Akuntabel"]
    assert len(NilaiDasar) == 7
    for satu in NilaiDasar:
        assert len(satu.panduan) == 3
        assert all(kalimat[0].isupper() for kalimat in satu.panduan)
