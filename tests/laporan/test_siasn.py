"""Results in the shapes of the national services: written, read back, wrong values named."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tera.akun.models import Akun
from tera.aturan.kalender import JenisPeriode, Periode, make_periode
from tera.aturan.predikat import Predikat, Rating, determine_predikat
from tera.laporan.siasn import HasilSiasn, PenilaiSiasn, TanpaBentuk, write_siasn
from tera.laporan.siasn_baca import GalatSiasn, parse_siasn
from tera.penilaian.models import Evaluasi
from tera.penilaian.services import object_evaluasi
from tests import factories
from tests.factories import Dunia
from tests.laporan import terbit
from tests.laporan.terbit import PRANATA_KOMPUTER, SETAHUN, TW1

NIP = "198501012010011001"
SETAHUN_2025 = make_periode(2025, JenisPeriode.TAHUNAN)
TEKS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def sah(periode: Periode = SETAHUN_2025, **lain: Any) -> HasilSiasn:
    isi = {
        "nip": NIP,
        "periode": periode,
        "rating_hasil": Rating.SESUAI,
        "rating_perilaku": Rating.DI_ATAS,
        "predikat": Predikat.BAIK,
        "penilai": PenilaiSiasn(
            nama="Budi, S.E.",
            nip="197001011995031001",
            jabatan="Kepala Bidang",
            golongan="IV/a",
            unit="Bidang Kesehatan",
        ),
    }
    return HasilSiasn(**(isi | lain))


def written(hasil: HasilSiasn) -> dict[str, Any]:
    """Through JSON, as a file goes."""
    isi = write_siasn([hasil], instansi="bungo", periode=hasil.periode)
    return json.loads(json.dumps(isi))  # type: ignore[no-any-return]


# --- shapes -----------------------------------------------------------------------------------


def test_year_has_the_shape_of_skp22() -> None:
    isi = written(sah())
    assert {k: isi[k] for k in ("format", "jenis", "instansi", "periode")} == {
        "format": "tera-siasn-1",
        "jenis": "skp22",
        "instansi": "bungo",
        "periode": "2025",
    }
    assert isi["data"] == [
        {
            "id": None,
            "pnsDinilaiOrang": NIP,
            "tahun": 2025,
            "hasilKinerjaNilai": 2,
            "perilakuKerjaNilai": 1,
            "kuadranKinerjaNilai": 2,
            "penilaiNipNrp": "197001011995031001",
            "penilaiNama": "Budi, S.E.",
            "penilaiJabatan": "Kepala Bidang",
            "penilaiGolongan": "IV/a",
            "penilaiUnorNama": "Bidang Kesehatan",
            "statusPenilai": "ASN",
            "path": [],
        }
    ]


@pytest.mark.parametrize(
    ("jenis", "nomor", "kode", "bulan"),
    [(JenisPeriode.TRIWULAN, 3, "2", (7, 9)), (JenisPeriode.BULANAN, 2, "1", (2, 2))],
)
def test_part_of_a_year_has_the_shape_of_kinerja_periodik(
    jenis: JenisPeriode, nomor: int, kode: str, bulan: tuple[int, int]
) -> None:
    isi = written(sah(make_periode(2026, jenis, nomor)))
    (satu,) = isi["data"]
    assert isi["jenis"] == "kinerjaperiodik"
    assert (satu["pnsDinilaiId"], satu["tahun"], satu["periodikId"]) == (NIP, 2026, kode)
    assert (satu["bulanMulaiPenilaian"], satu["bulanSelesaiPenilaian"]) == bulan
    assert (satu["tahunMulaiPenilaian"], satu["tahunSelesaiPenilaian"]) == (2026, 2026)
    assert satu["penilaiJabatanNama"] == "Kepala Bidang"


def test_semester_has_no_shape() -> None:
    with pytest.raises(TanpaBentuk, match="tidak mengenal semester"):
        written(sah(make_periode(2026, JenisPeriode.SEMESTER)))


def test_state_official_is_no_asn() -> None:
    bupati = PenilaiSiasn(nama="Bupati")
    (satu,) = written(sah(penilai=bupati))["data"]
    assert (satu["penilaiNipNrp"], satu["statusPenilai"]) == ("", "NON ASN")
    assert parse_siasn(written(sah(penilai=bupati))).hasil == (sah(penilai=bupati),)


# --- round trip -------------------------------------------------------------------------------


@st.composite
def results(draw: st.DrawFn) -> HasilSiasn:
    jenis = draw(
        st.sampled_from([JenisPeriode.TAHUNAN, JenisPeriode.TRIWULAN, JenisPeriode.BULANAN])
    )
    banyak = {"tahunan": 1, "triwulan": 4, "bulanan": 12}[jenis.value]
    periode = make_periode(draw(st.integers(2022, 2100)), jenis, draw(st.integers(1, banyak)))
    hasil, perilaku = draw(st.sampled_from(list(Rating))), draw(st.sampled_from(list(Rating)))
    return sah(
        periode,
        rating_hasil=hasil,
        rating_perilaku=perilaku,
        predikat=determine_predikat(hasil=hasil, perilaku=perilaku, pada=periode.selesai).nilai,
        penilai=PenilaiSiasn(
            nama=draw(TEKS.filter(bool)),
            nip=draw(st.sampled_from(["", "197001011995031001"])),
            jabatan=draw(TEKS),
            golongan=draw(TEKS),
            unit=draw(TEKS),
        ),
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(results())
def test_what_is_written_is_read_back(hasil: HasilSiasn) -> None:
    bacaan = parse_siasn(written(hasil))
    assert (bacaan.hasil, bacaan.galat) == ((hasil,), ())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda isi: st.lists(isi, max_size=4) | st.dictionaries(st.text(max_size=20), isi, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(list(written(sah())["data"][0])), JSON) | JSON)
def test_any_other_content_is_answered_with_sentences(isi: object) -> None:
    for berkas in (isi, [isi], {"data": isi}, {"data": [isi]}):
        bacaan = parse_siasn(berkas)
        assert all(satu.pesan.endswith(".") for satu in bacaan.galat)


# --- wrong values -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bidang", "nilai", "kalimat"),
    [
        ("pnsDinilaiOrang", None, "belum diisi"),
        ("pnsDinilaiOrang", "19850101", "NIP harus 18 angka"),
        ("tahun", 2021, "isi 2022 sampai 2100"),
        ("tahun", "dua ribu", "tidak sah"),
        ("tahun", 2025.0, "bukan teks atau bilangan bulat"),
        ("hasilKinerjaNilai", 4, "tidak dikenal"),
        ("hasilKinerjaNilai", None, "belum diisi"),
        ("perilakuKerjaNilai", True, "bukan teks atau bilangan bulat"),
        ("kuadranKinerjaNilai", 6, "tidak dikenal"),
        ("kuadranKinerjaNilai", 1, "seharusnya 2 (Baik)"),
        ("penilaiNama", "", "belum diisi"),
        ("penilaiNama", "x" * 301, "paling banyak 300"),
        ("penilaiNipNrp", "123", "NIP harus 18 angka"),
        ("statusPenilai", "PNS", "isi ASN atau NON ASN"),
        ("statusPenilai", "NON ASN", "tidak boleh mempunyai NIP"),
    ],
)
def test_wrong_value_is_named_by_its_field(bidang: str, nilai: object, kalimat: str) -> None:
    isi = written(sah())
    isi["data"] = [written(sah())["data"][0], isi["data"][0] | {bidang: nilai}]
    bacaan = parse_siasn(isi)
    assert bacaan.hasil == (sah(),)
    (galat,) = bacaan.galat
    assert (galat.urutan, galat.bidang) == (2, bidang)
    assert kalimat in galat.pesan


@pytest.mark.parametrize(
    ("ubah", "bidang", "kalimat"),
    [
        ({"periodikId": "3"}, "periodikId", "isi 1 atau 2"),
        ({"bulanMulaiPenilaian": 13}, "bulanMulaiPenilaian", "isi 1 sampai 12"),
        ({"bulanMulaiPenilaian": 2}, "bulanSelesaiPenilaian", "bukan satu triwulan"),
        ({"bulanSelesaiPenilaian": 4}, "bulanSelesaiPenilaian", "Bulan 1 sampai 4"),
    ],
)
def test_wrong_period_is_named(ubah: dict[str, object], bidang: str, kalimat: str) -> None:
    isi = written(sah(make_periode(2026, JenisPeriode.TRIWULAN, 1)))
    bacaan = parse_siasn([isi["data"][0] | ubah])
    assert bacaan.hasil == ()
    assert [(g.bidang, kalimat in g.pesan) for g in bacaan.galat] == [(bidang, True)]


def test_rater_without_nip_is_no_asn() -> None:
    (satu,) = written(sah())["data"]
    (galat,) = parse_siasn([satu | {"penilaiNipNrp": ""}]).galat
    assert (galat.bidang, galat.pesan) == (
        "statusPenilai",
        "Penilai berstatus ASN harus mempunyai NIP.",
    )


def test_every_wrong_value_of_an_entry_is_told() -> None:
    (satu,) = written(sah())["data"]
    bacaan = parse_siasn([satu | {"tahun": 1, "hasilKinerjaNilai": 9, "statusPenilai": "x"}])
    assert [g.bidang for g in bacaan.galat] == ["tahun", "hasilKinerjaNilai", "statusPenilai"]


@pytest.mark.parametrize(
    ("berkas", "galat"),
    [
        ("teks", GalatSiasn(0, "data", "Berkas ini tidak memuat daftar hasil pada “data”.")),
        ({"data": 1}, GalatSiasn(0, "data", "Berkas ini tidak memuat daftar hasil pada “data”.")),
        ([1], GalatSiasn(1, "data", "Hasil ini bukan kumpulan isian bernama.")),
        (
            {"format": "lain", "data": []},
            GalatSiasn(
                0, "format", "Bentuk berkas “lain” tidak dikenal; yang dibaca tera-siasn-1."
            ),
        ),
    ],
)
def test_file_that_is_no_list_of_results(berkas: object, galat: GalatSiasn) -> None:
    assert parse_siasn(berkas).galat == (galat,)


def test_names_that_the_service_reads_with_are_understood() -> None:
    """As ``pns/rw-skp22`` is said to answer, with the person added by whoever asked."""
    bacaan = parse_siasn(
        [
            {
                "nip": NIP,
                "tahun": 2025,
                "hasilKinerja": "SESUAI EKSPEKTASI",
                "hasilKinerjaNilai": "2",
                "PerilakuKerjaNilai": "1",
                "KuadranKinerjaNilai": "2",
                "namaPenilai": "Budi, S.E.",
                "nipNrpPenilai": "197001011995031001",
                "penilaiJabatanNm": "Kepala Bidang",
                "penilaiGolonganId": "IV/a",
                "penilaiUnorNm": "Bidang Kesehatan",
                "statusPenilai": "ASN",
            }
        ]
    )
    assert (bacaan.hasil, bacaan.galat) == ((sah(),), ())


# --- the file ---------------------------------------------------------------------------------


@pytest.fixture
def dunia(db: None) -> Dunia:
    return factories.dunia()


@pytest.fixture
def evaluasi(dunia: Dunia) -> Evaluasi:
    skp = terbit.disetujui(dunia.sari, dunia.budi, PRANATA_KOMPUTER)
    return terbit.ditetapkan(skp, dunia.budi, unit=dunia.bidang, by=dunia.citra, periode=SETAHUN)


def unduh(akun: Akun, **tanya: object) -> Any:
    client = Client()
    client.force_login(akun)
    return client.get(reverse("siasn_json"), {"tahun": "2025", "periode": "2025"} | tanya)


def test_bkpsdm_takes_the_results_of_a_period(dunia: Dunia, evaluasi: Evaluasi) -> None:
    jawaban = unduh(dunia.bkpsdm)
    assert jawaban["Content-Disposition"] == 'attachment; filename="SIASN-bungo-2025.json"'
    isi = json.loads(jawaban.content)
    (hasil,) = parse_siasn(isi).hasil
    assert hasil.nip == evaluasi.pegawai.nip
    assert (hasil.rating_hasil, hasil.predikat) == (Rating.SESUAI, Predikat.BAIK)
    assert hasil.penilai == PenilaiSiasn(
        nama="Budi",
        nip=evaluasi.penilai.nip,
        jabatan="Kepala Bidang Kesehatan Masyarakat",
        golongan="IV/a",
        unit="Bidang Kesehatan Masyarakat",
    )
    assert json.loads(unduh(dunia.bkpsdm, periode=TW1.kode).content)["data"] == []


def test_unit_takes_what_is_below_it(dunia: Dunia, evaluasi: Evaluasi) -> None:
    for unit, banyak in ((dunia.dinas, 1), (dunia.bidang, 1), (dunia.dinas_lain, 0)):
        isi = json.loads(unduh(dunia.bkpsdm, unit=unit.pk).content)
        assert len(isi["data"]) == banyak, unit
    assert unduh(dunia.bkpsdm, unit=999_999).status_code == 404


def test_result_under_an_objection_or_in_draft_is_left_out(
    dunia: Dunia, evaluasi: Evaluasi
) -> None:
    object_evaluasi(
        evaluasi=evaluasi,
        alasan="Realisasi Maret belum dihitung.",
        by=dunia.sari,
        versi=evaluasi.versi,
        pada=dunia.instansi.hari_ini(),
    )
    assert json.loads(unduh(dunia.bkpsdm).content)["data"] == []
    Evaluasi.objects.filter(pk=evaluasi.pk).update(status="draf")
    assert json.loads(unduh(dunia.bkpsdm).content)["data"] == []


def test_only_bkpsdm_of_the_agency(dunia: Dunia, evaluasi: Evaluasi) -> None:
    for hubungan, akun in dunia.semua().items():
        jawaban = unduh(akun)
        if hubungan == "bkpsdm_instansi_lain":
            assert json.loads(jawaban.content)["data"] == []
            assert unduh(akun, unit=dunia.bidang.pk).status_code == 404
        else:
            assert jawaban.status_code == (200 if hubungan == "bkpsdm" else 403), hubungan
