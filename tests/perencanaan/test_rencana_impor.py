"""From a file to the plan: preview, apply, Excel out and in again."""

import io
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from python_calamine import CalamineWorkbook

from tera.aturan.target import format_target, parse_target
from tera.dasar.errors import MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.perencanaan.masukan import IsianIndikator, IsianLembar, IsianSasaran
from tera.perencanaan.models import (
    DokumenStrategis,
    IndikatorSasaran,
    IndikatorStrategis,
    SasaranStrategis,
    SasaranUnit,
    TargetTahunan,
)
from tera.perencanaan.services import (
    adopt_tahun,
    apply_rencana_strategis,
    compare_strategis,
    save_sasaran,
)
from tests import factories
from tests.perencanaan.rencana_strategis import (
    ANGKA,
    BARIS,
    CONTOH,
    JUDUL,
    SASARAN,
    read,
    workbook,
)
from tests.perencanaan.test_halaman import signed_in

pytestmark = pytest.mark.django_db
PADA = date(2026, 3, 2)


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def upload(client: Client, alamat: str, isi: bytes, nama: str, **lain: str) -> HttpResponse:
    kiriman = {"berkas": SimpleUploadedFile(nama, isi), "dokumen": "renstra", **lain}
    return client.post(f"{alamat}unggah/", kiriman)  # type: ignore[return-value]


def signed(jawaban: HttpResponse) -> dict[str, str]:
    cocok = re.search(r'name="kiriman" value="([^"]+)"', jawaban.content.decode())
    assert cocok
    return {"kiriman": cocok[1]}


def load(client: Client, alamat: str, isi: bytes, nama: str = "a.xlsx", **lain: str) -> None:
    jawaban = upload(client, alamat, isi, nama, **lain)
    assert client.post(f"{alamat}terapkan/", signed(jawaban)).status_code == 302


def apply(dunia: factories.Dunia, isi: bytes, nama: str = "a.toml", **lain: Any) -> Any:
    rencana = read(isi, nama, mulai=2025).rencana
    banding = compare_strategis(dunia.dinas, DokumenStrategis.RENSTRA, rencana)
    nilai = {
        "unit": dunia.dinas,
        "dokumen": DokumenStrategis.RENSTRA,
        "rencana": rencana,
        "sidik": banding.sidik,
        "by": dunia.citra,
        "pada": PADA,
    }
    return apply_rencana_strategis(**(nilai | lain))


def test_published_plan_by_upload_holds_each_figure(dunia: factories.Dunia) -> None:
    citra, alamat = signed_in(dunia.citra), f"/strategis/{dunia.dinas.pk}/"
    pilihan = {"mulai": "2012", "satuan": "persen"}
    jawaban = upload(citra, alamat, CONTOH.read_bytes(), CONTOH.name, **pilihan)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "<strong>4 baru</strong>, 0 berubah, 0 tetap" in teks
    assert "Data awal: 78,14" in teks
    assert "Target 2016: 100" in teks
    assert not SasaranStrategis.objects.exists()
    assert citra.post(f"{alamat}terapkan/", signed(jawaban)).status_code == 302
    sasaran = SasaranStrategis.objects.get()
    assert (sasaran.uraian, sasaran.mulai, sasaran.selesai) == (SASARAN, 2012, 2016)
    assert sasaran.unit == dunia.dinas
    for uraian, (awal, target) in ANGKA.items():
        indikator = IndikatorStrategis.objects.get(uraian=uraian)
        assert (indikator.awal, indikator.tahun_awal) == (Decimal(awal), 2011)
        assert (indikator.satuan, indikator.arah) == ("persen", "naik")
        assert list(
            indikator.target_tahunan.order_by("tahun").values_list("tahun", "target_bawah")
        ) == [(2012 + n, Decimal(t)) for n, t in enumerate(target)]
    halaman = citra.get(f"/strategis/?unit={dunia.dinas.pk}").content.decode()
    for angka in ("78,14", "34,93", "49,56", ">0<", ">100<", ">14<"):
        assert angka in halaman
    catatan = AuditEvent.objects.get(tindakan="impor_rencana")
    assert (catatan.isi["rencana"], catatan.isi["baru"]) == ("Renstra 2012-2016", 4)


def test_wrong_cells_are_listed_and_nothing_is_half_applied(dunia: factories.Dunia) -> None:
    citra, alamat = signed_in(dunia.citra), f"/strategis/{dunia.dinas.pk}/"
    salah = (*BARIS[:8], "60-45", "<script>", *BARIS[10:12], "mungkin")
    jawaban = upload(citra, alamat, workbook(BARIS, ("", "Lain", *salah[2:])), "a.xlsx")
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "<code>I3</code>" in teks
    assert "<code>M3</code>" in teks
    assert "2 isian perlu diperbaiki" in teks
    assert "<script>" not in teks
    assert 'name="kiriman"' not in teks
    assert not SasaranStrategis.objects.exists()


@pytest.mark.parametrize(
    ("isi", "nama", "lain", "kalimat"),
    [
        (CONTOH.read_bytes(), "a.toml", {}, "Isi tahun mulai"),
        (CONTOH.read_bytes(), "a.toml", {"mulai": "12"}, "Isi tahun antara"),
        (CONTOH.read_bytes(), "a.toml", {"mulai": "2012", "dokumen": "x"}, "Dokumen"),
        (b"x", "a.pdf", {}, "bukan Excel"),
        (b"", "a.xlsx", {}, "kosong"),
    ],
)
def test_unusable_upload_is_told_at_its_field(
    dunia: factories.Dunia, isi: bytes, nama: str, lain: dict[str, str], kalimat: str
) -> None:
    alamat = f"/strategis/{dunia.dinas.pk}/"
    jawaban = upload(signed_in(dunia.citra), alamat, isi, nama, **lain)
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()


def test_a_second_press_finds_it_applied_and_a_race_is_told(dunia: factories.Dunia) -> None:
    citra, alamat = signed_in(dunia.citra), f"/strategis/{dunia.dinas.pk}/"
    kiriman = signed(upload(citra, alamat, workbook(BARIS), "a.xlsx"))
    lain = signed(upload(citra, alamat, workbook((*BARIS[:8], 11, *BARIS[9:])), "b.xlsx"))
    for _ in range(2):
        assert citra.post(f"{alamat}terapkan/", kiriman).status_code == 302
    assert AuditEvent.objects.filter(tindakan="simpan_sasaran_strategis").count() == 1
    jawaban = citra.post(f"{alamat}terapkan/", lain)
    assert jawaban.status_code == 409
    assert "sejak pratinjau dibuat" in jawaban.content.decode()
    assert TargetTahunan.objects.get(tahun=2025).target == parse_target("10")


def test_a_preview_is_good_for_its_reader_and_unit_only(dunia: factories.Dunia) -> None:
    citra, alamat = signed_in(dunia.citra), f"/strategis/{dunia.dinas.pk}/"
    kiriman = signed(upload(citra, alamat, workbook(BARIS), "a.xlsx"))
    rusak = {"kiriman": kiriman["kiriman"][:-3] + "abc"}
    lain = f"/strategis/{dunia.bidang.pk}/"
    for akun, tujuan, isi, status in (
        (dunia.ani, alamat, kiriman, 422),
        (dunia.citra, alamat, rusak, 422),
        (dunia.citra, alamat, {}, 422),
        (dunia.bkpsdm, lain, kiriman, 422),
        (dunia.sari, alamat, kiriman, 403),
        (dunia.admin_lain, alamat, kiriman, 404),
    ):
        assert signed_in(akun).post(f"{tujuan}terapkan/", isi).status_code == status
    assert not SasaranStrategis.objects.exists()


def test_excel_out_and_in_again_changes_nothing(dunia: factories.Dunia) -> None:
    citra, alamat = signed_in(dunia.citra), f"/strategis/{dunia.dinas.pk}/"
    rumit = ("Sehat", "Rentang", "Baris satu\nBaris dua", "=1+1", "", "turun", "", "",
             "98-99,5", "tepat waktu", "", "", "")  # fmt: skip
    load(citra, alamat, workbook(BARIS, rumit))
    excel = citra.get(f"{alamat}rencana.xlsx").content
    (lembar,) = [CalamineWorkbook.from_filelike(io.BytesIO(excel)).get_sheet_by_index(0)]
    isi = lembar.to_python(skip_empty_area=False)
    assert tuple(isi[4]) == JUDUL
    assert isi[5][:10] == ["Sehat", "Angka", "D", "R", "persen", "naik", 1.5, "2024", 10, 20]
    assert isi[6][3] == "=1+1"
    jawaban = upload(citra, alamat, excel, "rencana.xlsx")
    teks = jawaban.content.decode()
    assert "0 baru</strong>, 0 berubah, 2 tetap" in teks
    assert "tidak ada yang perlu diterapkan" in teks
    with pytest.raises(AssertionError):
        signed(jawaban)


def test_a_change_shows_before_and_after_and_keeps_what_the_file_lacks(
    dunia: factories.Dunia,
) -> None:
    citra, alamat = signed_in(dunia.citra), f"/strategis/{dunia.dinas.pk}/"
    load(citra, alamat, workbook(BARIS, ("Sehat", "Kedua", *BARIS[2:])))
    lama = IndikatorStrategis.objects.get(uraian="Angka")
    baris = ("SEHAT", "angka ", 12, "", "Ya"), ("Sehat", "Ketiga", 1, 2, "")
    judul = ("Sasaran", "Indikator", "Target 2025", "Target 2026", "IKU")
    jawaban = upload(citra, alamat, workbook(*baris, judul=judul), "a.xlsx", satuan="orang")
    teks = jawaban.content.decode()
    assert "<strong>1 baru</strong>, 1 berubah, 0 tetap" in teks
    assert "Target 2025: 10 menjadi 12" in teks
    assert "Target 2026: 20 menjadi kosong" in teks
    assert citra.post(f"{alamat}terapkan/", signed(jawaban)).status_code == 302
    lama.refresh_from_db()
    assert (lama.uraian, lama.definisi, lama.satuan) == ("Angka", "D", "orang")
    assert [format_target(t.target) for t in lama.target_tahunan.all()] == ["12"]
    nama = IndikatorStrategis.objects.order_by("urut").values_list("uraian", flat=True)
    assert list(nama) == ["Angka", "Kedua", "Ketiga"]


def test_a_supplement_tells_sheets_without_targets(dunia: factories.Dunia) -> None:
    apply(dunia, CONTOH.read_bytes())
    uraian = next(iter(ANGKA))
    isi = f'[[sasaran]]\nuraian = "{SASARAN}"\n[[sasaran.indikator]]\nuraian = "{uraian}"\n'
    apply(dunia, f'{isi}definisi = "Ibu nifas"\niku = true\n'.encode())
    indikator = IndikatorStrategis.objects.get(uraian=uraian)
    assert (indikator.definisi, indikator.iku) == ("Ibu nifas", True)
    assert indikator.target_tahunan.count() == 5
    with pytest.raises(MasukanTidakSah, match="paling sedikit satu tahun"):
        apply(dunia, isi.replace(uraian, "Yang belum ada").encode())


def test_a_year_that_no_plan_has_is_refused_not_a_fault(dunia: factories.Dunia) -> None:
    citra, alamat = signed_in(dunia.citra), f"/sasaran/{dunia.dinas.pk}/99999/"
    isi = workbook(("S", "A", 1), judul=("Sasaran", "Indikator", "Target"))
    jawaban = upload(citra, alamat, isi, "a.xlsx")
    assert jawaban.status_code == 422
    assert "antara 1990 dan 2100" in jawaban.content.decode()
    isian = {"uraian": "S", "i0-uraian": "A", "i0-target": "1"}
    assert citra.post(f"{alamat}tambah/", isian).status_code == 422
    assert citra.get(f"{alamat}sasaran.xlsx").status_code == 200


def test_another_plan_is_not_touched(dunia: factories.Dunia) -> None:
    apply(dunia, CONTOH.read_bytes())
    apply(dunia, CONTOH.read_bytes(), dokumen=DokumenStrategis.RPJMD, sidik={})
    assert SasaranStrategis.objects.count() == 2
    with pytest.raises(TidakBoleh):
        apply(dunia, CONTOH.read_bytes(), by=dunia.sari)
    with pytest.raises(VersiBerubah):
        apply(dunia, CONTOH.read_bytes().replace(b'"80"', b'"81"'), sidik={})


def test_too_many_indicators_of_one_objective_are_told_at_the_last(dunia: factories.Dunia) -> None:
    baris = [("Sehat", f"Indikator {n}", *BARIS[2:]) for n in range(16)]
    alamat = f"/strategis/{dunia.dinas.pk}/"
    jawaban = upload(signed_in(dunia.citra), alamat, workbook(*baris), "a.xlsx")
    assert "<code>B17</code>" in jawaban.content.decode()
    assert "paling banyak 15 indikator" in jawaban.content.decode()


def test_objectives_of_a_year_by_excel_keep_their_links(dunia: factories.Dunia) -> None:
    apply(dunia, workbook(BARIS), "a.xlsx", sidik={})
    asal = SasaranStrategis.objects.get()
    adopt_tahun(unit=dunia.dinas, tahun=2026, sasaran_id=[asal.pk], by=dunia.citra, pada=PADA)
    citra, alamat = signed_in(dunia.citra), f"/sasaran/{dunia.dinas.pk}/2026/"
    excel = citra.get(f"{alamat}sasaran.xlsx").content
    assert (
        "0 baru</strong>, 0 berubah, 1 tetap"
        in upload(citra, alamat, excel, "a.xlsx").content.decode()
    )
    isi = workbook(
        ("Sehat", "Angka", 25), ("Sehat", "Baru", "98-99"), ("Lain", "Satu", 1),
        judul=("Sasaran", "Indikator", "Target"),
    )  # fmt: skip
    load(citra, alamat, isi, satuan="orang")
    sehat = SasaranUnit.objects.get(uraian="Sehat")
    assert [i.target_tampil for i in sehat.indikator.order_by("urut")] == [
        "25 orang",
        "98-99 orang",
    ]
    assert sehat.strategis == asal
    assert sehat.indikator.get(uraian="Angka").strategis == asal.indikator.get()
    assert sehat.indikator.get(uraian="Angka").definisi == "D"
    assert SasaranUnit.objects.get(uraian="Lain").indikator.get().target_tampil == "1 orang"
    toml = b'[[sasaran]]\nuraian = "Lain"\n[[sasaran.indikator]]\nuraian = "Satu"\ntarget = [2]\n'
    load(citra, alamat, toml, "a.toml")
    assert IndikatorSasaran.objects.get(uraian="Satu").target_tampil == "2 orang"


def test_the_form_of_a_year_keeps_links_and_writes_the_sheet(dunia: factories.Dunia) -> None:
    lembar = IsianLembar(definisi="Lama")
    isian = IsianIndikator(uraian="A", target=parse_target("1"), lembar=lembar)
    sasaran = save_sasaran(
        unit=dunia.dinas,
        tahun=2026,
        sasaran_id=None,
        isian=IsianSasaran(uraian="S", indikator=(isian,)),
        by=dunia.citra,
        pada=PADA,
    )
    lama = sasaran.indikator.get()
    citra, alamat = signed_in(dunia.citra), f"/sasaran/{dunia.dinas.pk}/2026/{sasaran.pk}/"
    assert "Lama" in citra.get(alamat).content.decode()
    isi = {
        "versi": "1",
        "uraian": "S",
        "i0-id": str(lama.pk),
        "i0-uraian": "B",
        "i0-target": "2",
        "i0-definisi": "Satu\r\nDua",
        "i0-iku": "on",
    }
    assert citra.post(alamat, isi).status_code == 302
    lama.refresh_from_db()
    assert (lama.uraian, lama.target_tampil, lama.definisi, lama.iku) == (
        "B",
        "2",
        "Satu\nDua",
        True,
    )
    halaman = citra.get(f"/sasaran/?unit={dunia.dinas.pk}&tahun=2026").content.decode()
    assert "Satu<br>Dua" in halaman
    assert "IKU" in halaman
    assert f"/strategis/?unit={dunia.dinas.pk}" in halaman
    asing = citra.post(alamat, isi | {"versi": "2", "i0-id": "999999"})
    assert asing.status_code == 404
