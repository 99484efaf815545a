"""A plan as a workbook: what is written is read back, and every wrong cell is named."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain

import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Aspek, BagianLampiran, Bentuk, JenisHasil, Pendekatan, Perspektif
from tera.aturan.target import Arah
from tera.laporan.excel import Kolom, Lembar, write_book
from tera.organisasi.impor.pembaca import BerkasTidakSah
from tera.perencanaan.lembar_skp.beda import compare
from tera.perencanaan.lembar_skp.isi import (
    HasilLembar,
    IndikatorLembar,
    LembarSkp,
    lembar_from_json,
)
from tera.perencanaan.lembar_skp.pembaca import read_lembar
from tera.perencanaan.lembar_skp.susunan import (
    KOLOM_LAMPIRAN,
    KOLOM_PERILAKU,
    columns,
    rows_hasil,
    rows_lampiran,
    rows_perilaku,
)

JUDUL = [k.judul for k in columns("ja_jf", "kuantitatif")]
BARIS = {
    "Kode": "7",
    "Jenis": "Utama",
    "Rencana Hasil Kerja": "Meningkatnya cakupan imunisasi",
    "Aspek": "Kuantitas",
    "Indikator Kinerja Individu": "Persentase bayi diimunisasi",
    "Target": "95,5",
    "Satuan": "%",
    "Makin Baik Bila": "Naik",
}


def written(lembar: LembarSkp, bentuk: str, pendekatan: str) -> bytes:
    kolom = columns(bentuk, pendekatan)

    def sheet(nama: str, kolom: object, baris: object) -> Lembar:
        return Lembar(
            judul="SKP",
            nama=nama,
            kolom=[Kolom(judul=k.judul, lebar=k.lebar) for k in kolom],  # type: ignore[attr-defined]
            baris=baris,  # type: ignore[arg-type]
        )

    return write_book(
        [
            sheet("Hasil", kolom, rows_hasil(lembar, kolom)),
            sheet("Perilaku", KOLOM_PERILAKU, rows_perilaku(lembar)),
            sheet("Lampiran", KOLOM_LAMPIRAN, rows_lampiran(lembar)),
        ]
    )


def workbook(*baris: dict[str, object], judul: list[str] = JUDUL, lain: object = None) -> bytes:
    """One sheet as a person might leave it; row 1 is the header. ``lain`` are further sheets."""
    wadah = io.BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"strings_to_formulas": False})
    tanggal = buku.add_format({"num_format": "dd-mm-yyyy"})
    for nama, kepala, isi in [("Hasil Kerja", judul, baris), *(lain or [])]:  # type: ignore[misc]
        lembar = buku.add_worksheet(nama)
        lembar.write_row(0, 0, kepala)
        for nomor, satu in enumerate(isi, start=1):
            for kunci, nilai in satu.items():
                gaya = tanggal if isinstance(nilai, date) else None
                lembar.write(nomor, kepala.index(kunci), nilai, gaya)
    buku.close()
    return wadah.getvalue()


def read(*baris: dict[str, object], **lain: object) -> tuple[LembarSkp, dict[str, str]]:
    bacaan = read_lembar(
        workbook(*baris, **lain),  # type: ignore[arg-type]
        bentuk="ja_jf",
        pendekatan="kuantitatif",
        dikenal={7, 8},
    )
    return bacaan.lembar, {satu.alamat: satu.pesan for satu in bacaan.temuan}


# --- round trip -------------------------------------------------------------------------------

HURUF = st.characters(
    codec="utf-8",
    categories=["L", "M", "N", "P", "S"],
    include_characters=" \n",
    exclude_characters="_",
)
TEKS = st.text(HURUF, min_size=1, max_size=60).map(lambda teks: f"a{teks}".strip())
PILIHAN = st.text(alphabet="abc ", max_size=5).map(str.strip)


def indikator(bentuk: str, pendekatan: str) -> st.SearchStrategy[IndikatorLembar]:
    perspektif = st.sampled_from([str(p.value) for p in Perspektif] + [""])
    if pendekatan == Pendekatan.KUALITATIF:
        sifat = {"perspektif": perspektif} if bentuk == Bentuk.JPT else {}
        return st.builds(IndikatorLembar, uraian=TEKS, **sifat)
    sifat = (
        {"perspektif": perspektif}
        if bentuk == Bentuk.JPT
        else {"aspek": st.sampled_from([str(a.value) for a in Aspek] + [""])}
    )
    return st.builds(
        IndikatorLembar,
        uraian=TEKS,
        target=st.sampled_from(["95,5", "1.234", "98-99,5", "tepat waktu", "0", "-3"]),
        satuan=PILIHAN,
        arah=st.sampled_from([a.value for a in Arah]),
        **sifat,
    )


@st.composite
def plans(draw: st.DrawFn) -> tuple[LembarSkp, str, str]:
    bentuk = str(draw(st.sampled_from(list(Bentuk))).value)
    pendekatan = str(draw(st.sampled_from(list(Pendekatan))).value)
    banyak = draw(st.integers(0, 4))
    hasil = tuple(
        HasilLembar(
            kode=nomor + 1,
            jenis=str(draw(st.sampled_from(list(JenisHasil))).value),
            uraian=draw(TEKS),
            intervensi=draw(PILIHAN),
            penugasan_dari=draw(PILIHAN),
            indikator=tuple(draw(st.lists(indikator(bentuk, pendekatan), max_size=3))),
        )
        for nomor in range(banyak)
    )
    lembar = LembarSkp(
        hasil=hasil,
        perilaku={n.value: draw(PILIHAN) for n in NilaiDasar},
        lampiran={b.value: tuple(draw(st.lists(TEKS, max_size=3))) for b in BagianLampiran},
    )
    return lembar, bentuk, pendekatan


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example((LembarSkp(hasil=()), "ja_jf", "kuantitatif"))
@given(plans())
def test_what_is_written_is_read_back_without_a_change(isi: tuple[LembarSkp, str, str]) -> None:
    lembar, bentuk, pendekatan = isi
    dikenal = {satu.kode for satu in lembar.hasil}
    bacaan = read_lembar(
        written(lembar, bentuk, pendekatan),
        bentuk=bentuk,
        pendekatan=pendekatan,
        dikenal=dikenal,  # type: ignore[arg-type]
    )
    assert bacaan.temuan == ()
    assert not compare(lembar, bacaan.lembar).ada
    assert lembar_from_json(bacaan.lembar.as_json()) == bacaan.lembar


@pytest.mark.parametrize(
    "teks",
    [
        '=HYPERLINK("http://jahat")',
        "baris satu\r\nbaris dua",
        "a\u202eb\u200d c",
        "ganda  spasi\u00a0dan\ttab",
        "1.234",
        "'petik",
    ],
)
def test_odd_texts_come_back_as_they_read(teks: str) -> None:
    lembar = LembarSkp(hasil=(HasilLembar(kode=1, jenis="utama", uraian=teks),))
    bacaan = read_lembar(
        written(lembar, "jpt", "kualitatif"), bentuk="jpt", pendekatan="kualitatif", dikenal={1}
    )
    assert not compare(lembar, bacaan.lembar).hasil


# --- cells ------------------------------------------------------------------------------------


def test_rows_below_a_result_belong_to_it_whether_filled_down_or_empty() -> None:
    lanjut = {"Indikator Kinerja Individu": "Jumlah posyandu", "Target": 12, "Satuan": "Pos"}
    lembar, temuan = read(
        BARIS,
        lanjut,
        {**BARIS, "Indikator Kinerja Individu": "Waktu tanggap", "Target": "2", "Satuan": "Jam"},
        {"Jenis": "Tambahan", "Rencana Hasil Kerja": "Terlatihnya kader", "Kode": 8.0},
    )
    assert temuan == {}
    assert [(h.kode, h.jenis, len(h.indikator)) for h in lembar.hasil] == [
        (7, "utama", 3),
        (8, "tambahan", 0),
    ]
    assert lembar.hasil[0].indikator[1] == IndikatorLembar(
        uraian="Jumlah posyandu", target="12", satuan="Pos", arah="naik"
    )


@pytest.mark.parametrize(
    ("ubah", "alamat", "kalimat"),
    [
        ({"Jenis": ""}, "B2", "Jenis belum diisi"),
        ({"Jenis": "Pokok"}, "B2", "“Pokok” tidak dikenal; pilih salah satu: Utama, Tambahan."),
        ({"Rencana Hasil Kerja": "x" * 501}, "D2", "Terlalu panjang (501 huruf)"),
        ({"Penugasan Dari": "x" * 201}, "E2", "paling banyak 200"),
        ({"Rencana Hasil Kerja": ""}, "D2", "Rencana hasil kerja belum diisi"),
        ({"Rencana Hasil Kerja": True}, "D2", "benar/salah"),
        ({"Rencana Hasil Kerja": "#REF!"}, "D2", "Rumus di sel ini gagal"),
        ({"Aspek": "Mutu"}, "F2", "“Mutu” tidak dikenal"),
        ({"Indikator Kinerja Individu": ""}, "G2", "Indikator belum diisi"),
        ({"Target": ""}, "H2", "Target belum diisi"),
        ({"Target": "99-98"}, "H2", "Batas bawah target lebih besar"),
        ({"Target": "1,1234567"}, "H2", "Paling banyak 6 angka"),
        ({"Target": datetime(2026, 9, 8)}, "H2", "Excel mengubah isian ini menjadi tanggal"),  # noqa: DTZ001
        ({"Target": 1e20}, "H2", "Bilangan terlalu besar"),
        ({"Satuan": "x" * 61}, "I2", "paling banyak 60"),
        ({"Makin Baik Bila": "Datar"}, "J2", "pilih salah satu: Naik, Turun"),
    ],
)
def test_wrong_cell_is_named_by_its_address(
    ubah: dict[str, object], alamat: str, kalimat: str
) -> None:
    _, temuan = read(BARIS | ubah)
    assert list(temuan) == [alamat]
    assert kalimat in temuan[alamat]


@pytest.mark.parametrize(
    ("baris", "alamat", "kalimat"),
    [
        ([BARIS | {"Kode": "99"}], "A2", "ditambahkan sebagai yang baru"),
        ([BARIS | {"Kode": "abc"}], "A2", "ditambahkan sebagai yang baru"),
        ([BARIS | {"Target": 0.95}], "H2", "Excel menyimpan persen sebagai pecahan"),
        ([BARIS, {"Jenis": "Tambahan", "Aspek": "Waktu", "Indikator Kinerja Individu": "W",
                  "Target": 1}], "B3", "Isian ini diabaikan"),
    ],
)  # fmt: skip
def test_remarkable_cell_is_told_but_refuses_nothing(
    baris: list[dict[str, object]], alamat: str, kalimat: str
) -> None:
    bacaan = read_lembar(workbook(*baris), bentuk="ja_jf", pendekatan="kuantitatif", dikenal={7})
    assert bacaan.sah
    assert {t.alamat: t.pesan for t in bacaan.temuan}[alamat].count(kalimat) == 1


def test_unknown_code_is_a_new_result_and_a_doubled_one_an_error() -> None:
    lembar, temuan = read(BARIS | {"Kode": "99"}, BARIS | {"Rencana Hasil Kerja": "Lain"})
    assert [h.kode for h in lembar.hasil] == [None, 7]
    _, temuan = read(BARIS, BARIS | {"Rencana Hasil Kerja": "Lain"})
    assert "sudah dipakai pada baris 2" in temuan["A3"]


def test_too_many_results_and_indicators_are_told_once() -> None:
    banyak = [BARIS | {"Kode": "", "Rencana Hasil Kerja": f"Hasil {n}"} for n in range(43)]
    _, temuan = read(*banyak)
    assert temuan == {"D42": "Satu SKP memuat paling banyak 40 hasil kerja."}
    _, temuan = read(*[BARIS | {"Target": n, "Satuan": "Pos"} for n in range(17)])
    assert temuan == {"G17": "Satu hasil kerja memuat paling banyak 15 indikator."}


def sheets(perilaku: list[dict[str, object]], lampiran: list[dict[str, object]]) -> list[object]:
    return [
        ("Perilaku", [k.judul for k in KOLOM_PERILAKU], perilaku),
        ("Lampiran", [k.judul for k in KOLOM_LAMPIRAN], lampiran),
    ]


def test_behaviour_and_annex_cells() -> None:
    lain = sheets(
        [
            {"Nilai Dasar BerAKHLAK": "Loyal", "Ekspektasi Khusus Pimpinan": "Setia"},
            {"Nilai Dasar BerAKHLAK": "loyal", "Ekspektasi Khusus Pimpinan": "Lagi"},
            {"Nilai Dasar BerAKHLAK": "Jujur", "Ekspektasi Khusus Pimpinan": "x"},
            {"Ekspektasi Khusus Pimpinan": "x"},
        ],
        [
            {"Isi": "Tanpa bagian"},
            {"Bagian Lampiran": "Konsekuensi", "Isi": "Satu"},
            {"Isi": "Dua"},
            {"Bagian Lampiran": "Bab", "Isi": "Tiga"},
            *({"Bagian Lampiran": "Konsekuensi", "Isi": f"Butir {n}"} for n in range(19)),
        ],
    )
    bacaan = read_lembar(
        workbook(BARIS, lain=lain), bentuk="ja_jf", pendekatan="kuantitatif", dikenal={7}
    )
    assert bacaan.lembar.perilaku == {"loyal": "Setia"}
    assert bacaan.lembar.lampiran["konsekuensi"][:2] == ("Satu", "Dua")
    assert bacaan.lembar.lampiran["dukungan_sumber_daya"] == ()
    assert {(t.lembar, t.alamat): t.pesan.partition(";")[0] for t in bacaan.temuan} == {
        ("Perilaku", "A3"): "Nilai ini sudah ada di baris lain. Sisakan satu baris.",
        ("Perilaku", "A4"): "“Jujur” tidak dikenal",
        ("Perilaku", "A5"): "Nilai dasar belum diisi",
        ("Lampiran", "A2"): "Bagian lampiran belum diisi.",
        ("Lampiran", "A5"): "“Bab” tidak dikenal",
        ("Lampiran", "B24"): "Tiap bagian memuat paling banyak 20 baris.",
    }


def test_workbook_without_further_sheets_leaves_those_parts_alone() -> None:
    lembar, _ = read(BARIS)
    assert (lembar.perilaku, lembar.lampiran) == ({}, {})
    semula = LembarSkp(hasil=(), perilaku={"loyal": "x"}, lampiran={"konsekuensi": ("y",)})
    beda = compare(semula, lembar)
    assert (beda.perilaku, beda.lampiran) == ((), ())


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"", "kosong"),
        (b"PK\x03\x04 bukan", "rusak"),
        (b"nip;nama", "bukan buku kerja"),
        (workbook(judul=["A", "B"]), "Tabel hasil kerja tidak ditemukan"),
        (
            workbook(judul=[j for j in JUDUL if j not in ("Target", "Aspek")]),
            "tidak memuat kolom Aspek, Target",
        ),
    ],
    ids=["kosong", "rusak", "teks", "lain", "kolom"],
)
def test_unusable_workbook_is_refused_with_a_sentence(isi: bytes, kalimat: str) -> None:
    with pytest.raises(BerkasTidakSah, match=kalimat):
        read_lembar(isi, bentuk="ja_jf", pendekatan="kuantitatif")


# --- differences ------------------------------------------------------------------------------


def hasil(kode: int | None, uraian: str, jenis: str = "utama", **lain: str) -> HasilLembar:
    satu = IndikatorLembar(uraian="I", target="1", satuan="%", arah="naik")
    return HasilLembar(kode=kode, jenis=jenis, uraian=uraian, indikator=(satu,), **lain)  # type: ignore[arg-type]


def orders() -> Iterator[tuple[list[HasilLembar], bool]]:
    a, b, t = hasil(1, "A"), hasil(2, "B"), hasil(3, "T", "tambahan")
    yield [a, b, t], False
    yield [b, a, t], True
    yield [t, a, b], False
    yield [a, hasil(None, "baru"), b, t], False
    yield [b, t], False
    yield [hasil(1, "A", "tambahan"), b, t], False


@pytest.mark.parametrize(("baru", "berubah"), list(orders()))
def test_order_counts_within_a_kind_only(baru: list[HasilLembar], berubah: bool) -> None:
    semula = LembarSkp(hasil=next(orders())[0])  # type: ignore[arg-type]
    assert compare(semula, LembarSkp(hasil=tuple(baru))).urutan is berubah


def test_details_say_what_changes() -> None:
    semula = LembarSkp(hasil=(hasil(1, "A"), hasil(2, "B")), perilaku={"loyal": "x"})
    baru = LembarSkp(
        hasil=(hasil(1, "A baru", penugasan_dari="Bupati"), hasil(None, "C")),
        perilaku={"loyal": ""},
    )
    beda = compare(semula, baru)
    assert [(p.jenis, p.hasil.uraian) for p in beda.hasil] == [
        ("berubah", "A baru"),
        ("baru", "C"),
        ("dihapus", "B"),
    ]
    rincian = list(chain(beda.hasil[0].rincian, beda.perilaku))
    assert [(r.label, r.semula, r.menjadi) for r in rincian] == [
        ("Rencana hasil kerja", "A", "A baru"),
        ("Penugasan dari", "", "Bupati"),
        ("Loyal", "x", ""),
    ]
    assert beda.tetap == 0
