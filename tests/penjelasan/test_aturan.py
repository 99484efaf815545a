"""The law as pages: every regulation, every parameter, the coverage, and the way between them."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tera.aturan.acuan import register
from tera.aturan.kalender import format_tanggal
from tera.aturan.parameter import nama_parameter, parameter
from tera.dasar.errors import TidakDitemukan
from tera.penjelasan import dasar_hukum
from tests.penjelasan.alat import nodes, open_page, words

DAFTAR = ("/aturan/", "/aturan/parameter/", "/aturan/cakupan/")


def pages(alamat: str) -> list[str]:
    """The text of every page of a list."""
    hasil, nomor = [], 1
    while True:
        jawaban = open_page(f"{alamat}?halaman={nomor}")
        assert nodes(jawaban) <= 1000
        assert len(jawaban.content) <= 60_000
        hasil.append(jawaban.content.decode())
        if 'rel="next"' not in hasil[-1]:
            return hasil
        nomor += 1


@pytest.mark.parametrize("slug", register())
def test_every_regulation_has_a_page(slug: str) -> None:
    satu = register()[slug]
    jawaban = open_page(f"/aturan/peraturan/{slug}/")
    isi, teks = jawaban.content.decode(), words(jawaban)
    assert jawaban.status_code == 200
    assert satu.teks in teks
    assert satu.judul in teks
    assert nodes(jawaban) <= 1000
    for pasal in satu.pasal:
        assert f"Pasal {pasal}" in teks
    assert ("Dicabut oleh" in teks) == bool(satu.dicabut_oleh)
    for lain in (*satu.mengubah, *filter(None, [satu.dicabut_oleh])):
        assert f'href="/aturan/peraturan/{lain}/"' in isi
    if satu.tautan:
        assert satu.tautan.startswith(("https://", "http://"))
        assert 'rel="noopener noreferrer external"' in isi
    for pengubah in register().values():
        if slug in pengubah.mengubah:
            assert f'href="/aturan/peraturan/{pengubah.slug}/"' in isi
    for nama in nama_parameter():
        mengutip = any(nilai.acuan.peraturan == slug for nilai in parameter(nama).nilai)
        assert (f'href="/aturan/parameter/{nama}/"' in isi) == mengutip
    for cakupan in dasar_hukum.daftar_cakupan():
        assert (cakupan.ketentuan in teks) == (cakupan.acuan.peraturan == slug), cakupan


@pytest.mark.parametrize("nama", nama_parameter())
def test_every_parameter_has_a_page_with_all_its_values(nama: str) -> None:
    satu = parameter(nama)
    isi = pages(f"/aturan/parameter/{nama}/")
    semua = "".join(isi)
    assert satu.kepastian.label in semua
    letak = [semua.index(f"<h2>{format_tanggal(nilai.sejak)} sampai") for nilai in satu.nilai]
    assert letak == sorted(letak, reverse=True)
    assert semua.count("sampai sekarang</h2>") == 1
    for nilai in satu.nilai:
        assert f'href="/aturan/peraturan/{nilai.acuan.peraturan}/"' in semua
    assert not re.search(r">[a-z]+_[a-z_]+<", semua)


def test_lists_name_everything_once() -> None:
    peraturan, angka, cakupan = ("".join(pages(alamat)) for alamat in DAFTAR)
    for slug, satu in register().items():
        assert peraturan.count(f'<th scope="row"><a href="/aturan/peraturan/{slug}/">') == 1, satu
    for nama in nama_parameter():
        assert angka.count(f'href="/aturan/parameter/{nama}/"') == 1
    for satu in dasar_hukum.daftar_cakupan():
        assert satu.status.label in cakupan
        for fungsi in satu.nama_fungsi:
            assert f">{fungsi}<" in cakupan.replace("<br>", "<>")


def test_regulations_stand_in_groups_by_rank() -> None:
    nama = [kelompok for kelompok, _ in dasar_hukum.daftar_peraturan()]
    assert len(nama) == len(register())
    urutan = list(dict.fromkeys(nama))
    assert urutan == [k for k, _ in dasar_hukum.KELOMPOK if k in urutan]
    menurut = {satu.peraturan.slug: k for k, satu in dasar_hukum.daftar_peraturan()}
    assert menurut["uu-20-2023"] == "Undang-undang"
    assert menurut["pp-94-2021"] == "Peraturan pemerintah dan presiden"
    assert menurut["se-menpanrb-3-2023"] == "Kementerian PANRB"
    assert menurut["perbkn-3-2023"] == "BKN dan LAN"
    assert menurut["pergub-jateng-43-2019"] == "Dalam negeri dan daerah"
    assert menurut["permensos-4-2024"] == "Kementerian dan lembaga lain"


@pytest.mark.parametrize(
    ("alamat", "ada", "tiada"),
    [
        ("/aturan/?q=disiplin+94", "PP 94/2021", "UU 20/2023"),
        ("/aturan/?q=UNDANG", "UU 20/2023", "PP 94/2021"),
        ("/aturan/parameter/?q=koefisien", "Koefisien angka kredit", "Kuadran predikat"),
        ("/aturan/parameter/?q=belum+diverifikasi", "Titik kurva", "Persentase konversi predikat"),
        ("/aturan/cakupan/?q=nip", "Susunan NIP", "Pola distribusi"),
    ],
)
def test_search_finds_by_words(alamat: str, ada: str, tiada: str) -> None:
    teks = words(open_page(alamat))
    assert ada in teks
    assert tiada not in teks


@pytest.mark.parametrize("alamat", DAFTAR)
@pytest.mark.parametrize("q", ["zzz tidak ada", "<script>", "\x00zzz", "z" * 5000])
def test_search_without_a_match_says_so(alamat: str, q: str) -> None:
    jawaban = open_page(alamat, {"q": q, "halaman": "99999999999999999999"})
    assert "Tidak ada yang cocok" in words(jawaban)
    assert "<script>" not in jawaban.content.decode()
    assert len(jawaban.content) < 20_000


@pytest.mark.parametrize(
    "alamat", ["/aturan/peraturan/karangan-1-2020/", "/aturan/parameter/karangan/"]
)
def test_unknown_is_not_found(alamat: str) -> None:
    with pytest.raises(TidakDitemukan):
        open_page(alamat)


def test_a_figure_says_when_it_was_last_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    nama = nama_parameter()[0]
    for diperiksa, ada, tiada in (
        (None, "Belum pernah", "lebih dari 12 bulan lalu"),
        (date(2025, 11, 23), "23 November 2025 lebih dari 12 bulan lalu", "Belum pernah"),
        (date(2026, 11, 1), "1 November 2026", "lebih dari 12 bulan lalu"),
    ):
        satu = replace(parameter(nama), diperiksa=diperiksa)
        basi = (satu,) if ada != "1 November 2026" else ()
        monkeypatch.setattr("tera.penjelasan.web.aturan.find_parameter", lambda _, s=satu: s)
        monkeypatch.setattr("tera.penjelasan.web.aturan.find_stale", lambda _, b=basi: b)
        teks = words(open_page(f"/aturan/parameter/{nama}/"))
        assert ada in teks
        assert tiada not in teks


def test_values_end_where_the_next_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    asal = parameter("konversi_predikat")
    lama = replace(asal.nilai[0], sejak=date(2020, 1, 1), sumber="https://contoh.id/a halaman 3")
    satu = replace(asal, nilai=(lama, *asal.nilai))
    monkeypatch.setattr("tera.penjelasan.web.aturan.find_parameter", lambda _: satu)
    jawaban = open_page("/aturan/parameter/konversi_predikat/")
    teks = words(jawaban)
    assert "1 Januari 2020 sampai 30 Juni 2023" in teks
    assert teks.index("1 Juli 2023 sampai sekarang") < teks.index("1 Januari 2020")
    assert '<a href="https://contoh.id/a" rel="nofollow">' in jawaban.content.decode()
