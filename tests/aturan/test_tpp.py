import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.acuan import Kepastian, Ketetapan
from tera.aturan.disiplin import JenisHukuman
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import FOLDER
from tera.aturan.predikat import Predikat
from tera.aturan.tpp import (
    AturanTpp,
    Batas,
    CatatanHari,
    JenisCatatan,
    MulaiBerlaku,
    PotonganHukuman,
    TabelPotongan,
    compute_tpp,
    find_templat,
    nama_templat,
    sum_potongan,
)

from .muat import load_kasus, select

POTONGAN = load_kasus("potongan")
PERSEN = st.decimals(0, 100, places=2)
DASAR = st.integers(0, 10**9)


def run(masukan):
    isi = dict(masukan)
    predikat = isi.pop("predikat", None)
    if nama := isi.pop("templat", None):
        aturan = find_templat(nama).aturan
    else:
        bobot = {n: Decimal(isi.pop(n)) for n in ("bobot_kinerja", "bobot_disiplin") if n in isi}
        peta = {Predikat(p): Decimal(n) for p, n in isi.pop("peta_persen", {}).items()}
        aturan = AturanTpp(**bobot, peta=peta)
    if predikat:
        isi["faktor_kinerja"] = aturan.faktor_kinerja(predikat)
    angka = {n: isi[n] if n == "dasar" else Decimal(isi[n]) for n in isi}
    return compute_tpp(**angka, aturan=aturan)


@pytest.mark.parametrize("kasus", load_kasus("tpp"))
def test_compute_tpp(kasus):
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match=r"\.$"):
            run(kasus["masukan"])
        return
    assert run(kasus["masukan"]).nilai.dibayar == kasus["keluaran"]["dibayar"]


@pytest.mark.parametrize("kasus", select(POTONGAN, "catatan"))
def test_deductions_of_a_month(kasus):
    tabel = find_templat(kasus["masukan"]["templat"]).tabel
    catatan = [CatatanHari(JenisCatatan(j), menit) for j, menit in kasus["masukan"]["catatan"]]
    if kasus.get("galat"):
        with pytest.raises(GalatAturan, match="Menit"):
            sum_potongan(catatan=catatan, tabel=tabel)
        return
    assert sum_potongan(catatan=catatan, tabel=tabel).nilai == kasus["keluaran"]["persen"]


@pytest.mark.parametrize("kasus", select(POTONGAN, "sejak"))
def test_a_sanction_cuts_while_it_runs(kasus):
    aturan = find_templat("tpp_permentan_68_2012").aturan
    assert aturan.potongan_hukuman(**kasus["masukan"]).nilai == kasus["keluaran"]["persen"]


def test_working_of_a_sanction_names_its_months():
    aturan = find_templat("tpp_permentan_68_2012").aturan
    tanggal = date(2026, 3, 1)
    kena = aturan.potongan_hukuman(jenis="teguran_tertulis", sejak=tanggal, bulan=tanggal)
    assert [(satu.label, satu.nilai) for satu in kena.langkah] == [
        ("Potongan Teguran tertulis", "30% selama 2 bulan"),
        ("Kena pada bulan ini", "ya"),
    ]
    assert kena.langkah[0].acuan.teks == "Permentan 68/2012"
    bebas = aturan.potongan_hukuman(jenis="pemberhentian", sejak=tanggal, bulan=tanggal)
    assert [satu.nilai for satu in bebas.langkah] == ["tidak", "tidak"]


def test_working_shows_both_parts_the_sanction_and_the_decree():
    perbup = Ketetapan("Peraturan Bupati 12/2025")
    aturan = AturanTpp(bobot_kinerja=Decimal(60), bobot_disiplin=Decimal(40), acuan=perbup)
    hasil = compute_tpp(
        dasar=3_000_000,
        aturan=aturan,
        faktor_kinerja=Decimal(100),
        potongan_disiplin=Decimal("6.5"),
        potongan_hukuman=Decimal(25),
        faktor_pegawai=Decimal(80),
    )
    assert [(satu.label, satu.nilai) for satu in hasil.langkah] == [
        ("Dasar", "Rp3.000.000"),
        ("Bagian pegawai ini", "80% dari dasar"),
        ("Bagian kinerja", "60% × 100% = Rp1.440.000"),
        ("Bagian disiplin", "40% × (100% - 6,5%) = Rp897.600"),
        ("Potongan hukuman disiplin", "25% = Rp584.400"),
        ("Dibayar, dibulatkan ke rupiah", "Rp1.753.200"),
    ]
    sumber = [satu.acuan for satu in hasil.langkah]
    assert sumber == [perbup, None, perbup, perbup, perbup, perbup]
    assert (hasil.nilai.kinerja, hasil.nilai.disiplin) == (1_440_000, 897_600)
    assert hasil.nilai.potongan == 584_400


def test_parts_that_do_not_apply_are_not_shown():
    hasil = compute_tpp(dasar=100, aturan=AturanTpp(), faktor_kinerja=Decimal(90))
    assert [satu.label for satu in hasil.langkah] == [
        "Dasar",
        "Bagian kinerja",
        "Dibayar, dibulatkan ke rupiah",
    ]


@given(DASAR, PERSEN, PERSEN, PERSEN, PERSEN)
def test_pay_lies_between_nothing_and_the_base_and_is_rounded_once(
    dasar, bobot, faktor, potongan, hukuman
):
    aturan = AturanTpp(bobot_kinerja=bobot, bobot_disiplin=100 - bobot)
    hasil = compute_tpp(
        dasar=dasar,
        aturan=aturan,
        faktor_kinerja=faktor,
        potongan_disiplin=potongan,
        potongan_hukuman=hukuman,
    ).nilai
    assert 0 <= hasil.dibayar <= dasar
    tepat = hasil.kinerja + hasil.disiplin - hasil.potongan
    assert -Fraction(1, 2) < hasil.dibayar - tepat <= Fraction(1, 2)


@given(DASAR, PERSEN, PERSEN)
def test_more_deduction_never_pays_more(dasar, satu, dua):
    sedikit, banyak = sorted((satu, dua))
    aturan = AturanTpp(bobot_kinerja=Decimal(60), bobot_disiplin=Decimal(40))

    def paid(potongan):
        return compute_tpp(
            dasar=dasar,
            aturan=aturan,
            faktor_kinerja=Decimal(100),
            potongan_disiplin=potongan,
        ).nilai.dibayar

    assert paid(banyak) <= paid(sedikit)


@pytest.mark.parametrize("nama", nama_templat())
def test_a_better_predicate_never_pays_less_in_a_published_rule(nama):
    peta = find_templat(nama).aturan.peta
    persen = [peta[satu] for satu in Predikat] if peta else []
    assert persen == sorted(persen, reverse=True)


def test_templates_keep_what_their_source_says():
    lhk = find_templat("tpp_permenlhk_6_2024")
    assert lhk.aturan.mulai is MulaiBerlaku.TAHUN_BERIKUT
    assert lhk.kepastian is Kepastian.RESMI
    assert lhk.aturan.acuan.teks == "Permen LHK 6/2024 Pasal 19"
    assert find_templat("tpp_perbakamla_1_2023").aturan.mulai is MulaiBerlaku.BULAN_SAMA
    assert find_templat("tpp_permentan_20_2025").cpns == 80
    assert find_templat("tpp_permenlh_6_2025").tanpa_laporan == 35
    assert find_templat("tpp_60_40").cpns is None
    enam = find_templat("tpp_60_40").aturan
    assert (enam.bobot_kinerja, enam.bobot_disiplin, enam.peta) == (60, 40, {})
    daerah = find_templat("tpp_kepmendagri_061_2019")
    assert daerah.kepastian is Kepastian.BELUM_DIVERIFIKASI
    assert (daerah.tabel.tanpa_rekam, daerah.tabel.tidak_masuk) == (Decimal("1.5"), 3)
    assert find_templat("tpp_pmk_221_2021").tabel.tanpa_rekam == Decimal("2.5")
    with pytest.raises(GalatAturan, match="tidak ada"):
        find_templat("karangan")
    with pytest.raises(GalatAturan, match="tidak ada"):
        find_templat("kuadran_predikat")


@pytest.mark.parametrize("nama", nama_templat())
def test_every_template_is_its_file_word_for_word(nama):
    """Against the file read anew, and the template built anew: nothing of either is remembered."""
    berkas = tomllib.loads((FOLDER / f"{nama}.toml").read_text(), parse_float=Decimal)
    isi = berkas["nilai"][-1]["isi"]
    templat = find_templat.__wrapped__(nama)
    assert (templat.nama, templat.judul) == (nama, berkas["judul"])
    assert templat.cpns == isi.get("cpns")
    assert templat.tanpa_laporan == isi.get("tanpa_laporan")
    aturan, tabel = templat.aturan, templat.tabel
    assert aturan.bobot_kinerja == isi.get("bobot_kinerja", 100)
    assert aturan.bobot_disiplin == isi.get("bobot_disiplin", 0)
    assert aturan.peta == isi.get("peta", {})
    assert aturan.mulai == isi.get("mulai", "bulan_sama")
    hukuman = {n: {"persen": h.persen, "bulan": h.bulan} for n, h in aturan.hukuman.items()}
    assert hukuman == isi.get("hukuman", {})
    for kolom in ("terlambat", "pulang_cepat"):
        baris = [{"menit": b.menit, "persen": b.persen} for b in getattr(tabel, kolom)]
        assert baris == isi.get(kolom, [])
    assert tabel.tanpa_rekam == isi.get("tanpa_rekam", 0)
    assert tabel.tidak_masuk == isi.get("tidak_masuk", 0)
    peraturan = berkas["nilai"][-1]["acuan"]["peraturan"]
    assert aturan.acuan.peraturan == tabel.acuan.peraturan == peraturan
    angka = (aturan.bobot_kinerja, aturan.bobot_disiplin, tabel.tanpa_rekam, tabel.tidak_masuk)
    assert {type(satu) for satu in (*angka, *aturan.peta.values())} == {Decimal}


DASAR_BAIK = {"dasar": 100, "aturan": AturanTpp(), "faktor_kinerja": Decimal(90)}


@pytest.mark.parametrize(
    ("buat", "pesan"),
    [
        (
            lambda: compute_tpp(**DASAR_BAIK | {"dasar": -1}),
            "Dasar tunjangan harus rupiah bulat, nol sampai satu triliun.",
        ),
        (
            lambda: compute_tpp(**DASAR_BAIK, potongan_disiplin=Decimal("-0.1")),
            "Potongan disiplin tidak boleh kurang dari nol.",
        ),
        (
            lambda: compute_tpp(**DASAR_BAIK | {"faktor_kinerja": Decimal("100.1")}),
            "Persentase harus 0 sampai 100.",
        ),
        (
            lambda: compute_tpp(**DASAR_BAIK, faktor_pegawai=Decimal(-1)),
            "Persentase harus 0 sampai 100.",
        ),
        (
            lambda: AturanTpp().faktor_kinerja(Predikat.BAIK),
            "Peta predikat ke persentase belum diatur oleh instansi.",
        ),
        (
            lambda: AturanTpp(peta={Predikat.BAIK: Decimal(100)}),
            "Peta predikat harus memuat kelima predikat.",
        ),
        (
            lambda: AturanTpp(peta={Predikat.BAIK: Decimal(101)}),
            "Baik: persentase harus 0 sampai 100.",
        ),
        (
            lambda: AturanTpp(bobot_kinerja=Decimal(60)),
            "Bobot kinerja dan bobot disiplin harus berjumlah 100 persen.",
        ),
        (
            lambda: AturanTpp(bobot_kinerja=Decimal(101), bobot_disiplin=Decimal(-1)),
            "Bobot: persentase harus 0 sampai 100.",
        ),
        (
            lambda: AturanTpp(bobot_kinerja=Decimal(-1), bobot_disiplin=Decimal(101)),
            "Bobot: persentase harus 0 sampai 100.",
        ),
        (
            lambda: PotonganHukuman(Decimal(101), 1),
            "Potongan hukuman: persentase harus 0 sampai 100.",
        ),
        (
            lambda: PotonganHukuman(Decimal(10), 61),
            "Lama potongan hukuman harus 1 sampai 60 bulan.",
        ),
        (
            lambda: TabelPotongan(tanpa_rekam=Decimal(101)),
            "Potongan: persentase harus 0 sampai 100.",
        ),
        (
            lambda: TabelPotongan(terlambat=(Batas(1, Decimal(101)),)),
            "Potongan: persentase harus 0 sampai 100.",
        ),
        (
            lambda: TabelPotongan(pulang_cepat=(Batas(0, Decimal(1)),)),
            "Baris potongan harus mulai paling sedikit satu menit dan naik, tanpa menit yang sama.",
        ),
        (
            lambda: TabelPotongan(terlambat=(Batas(1, Decimal(2)), Batas(9, Decimal(1)))),
            "Potongan untuk menit yang lebih banyak tidak boleh lebih kecil.",
        ),
        (
            lambda: TabelPotongan().persen(CatatanHari(JenisCatatan.TERLAMBAT, 1441)),
            "Menit dalam sehari harus 0 sampai 1.440.",
        ),
    ],
)
def test_refusals_say_what_is_wrong(buat, pesan):
    with pytest.raises(GalatAturan) as galat:
        buat()
    assert galat.value.pesan == pesan


@pytest.mark.parametrize(
    "tabel",
    [
        {"terlambat": (Batas(0, Decimal(1)),)},
        {"terlambat": (Batas(31, Decimal(1)), Batas(1, Decimal(2)))},
        {"pulang_cepat": (Batas(1, Decimal(1)), Batas(1, Decimal(2)))},
        {"terlambat": (Batas(1, Decimal(2)), Batas(31, Decimal(1)))},
        {"terlambat": (Batas(1, Decimal(101)),)},
        {"tanpa_rekam": Decimal(-1)},
        {"tidak_masuk": Decimal(101)},
    ],
)
def test_a_table_with_holes_is_refused(tabel):
    with pytest.raises(GalatAturan, match=r"\.$"):
        TabelPotongan(**tabel)


@pytest.mark.parametrize(("persen", "bulan"), [(101, 1), (-1, 1), (10, 0), (10, 61)])
def test_a_sanction_out_of_range_is_refused(persen, bulan):
    with pytest.raises(GalatAturan, match=r"0 sampai 100|1 sampai 60"):
        PotonganHukuman(Decimal(persen), bulan)


def test_the_edges_of_a_sanction_are_accepted():
    isi = {JenisHukuman.TEGURAN_LISAN: PotonganHukuman(Decimal(100), 60)}
    aturan = AturanTpp(hukuman=isi)
    sejak = date(2026, 1, 31)
    akhir, sesudah = date(2030, 12, 31), date(2031, 1, 1)
    for bulan, persen in ((akhir, 100), (sesudah, 0)):
        hasil = aturan.potongan_hukuman(jenis="teguran_lisan", sejak=sejak, bulan=bulan)
        assert hasil.nilai == persen
    assert PotonganHukuman(Decimal(0), 1).persen == 0


def test_working_of_a_month_gathers_equal_records():
    tabel = find_templat("tpp_permentan_68_2012").tabel
    catatan = [CatatanHari(JenisCatatan.TERLAMBAT, menit) for menit in (5, 25, 40)]
    langkah = sum_potongan(catatan=catatan, tabel=tabel).langkah
    assert [(satu.label, satu.nilai) for satu in langkah] == [
        ("Terlambat masuk", "2 kali × 0,5%"),
        ("Terlambat masuk", "1 kali × 1%"),
        ("Jumlah potongan", "2%"),
    ]
    assert langkah[0].acuan.teks == "Permentan 68/2012"
