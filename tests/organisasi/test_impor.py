"""Import: preview, application in one transaction, dated history, undo."""

import io
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import F

from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh
from tera.dasar.models import AuditEvent
from tera.organisasi import services
from tera.organisasi.errors import RencanaBerubah
from tera.organisasi.impor.pembaca import BerkasTidakSah
from tera.organisasi.impor.tulis import MODEL
from tera.organisasi.models import (
    AtasanLangsung,
    BatchImpor,
    Instansi,
    Kepangkatan,
    Pegawai,
    Penugasan,
    SusunanUnit,
    UnitKerja,
)
from tests import factories
from tests.organisasi import bahan
from tests.organisasi.bahan import NIP, UNOR, people, row, workbook

pytestmark = pytest.mark.django_db
JUNI = date(2026, 6, 1)


@pytest.fixture
def bungo() -> Instansi:
    return factories.instansi()


def snapshot() -> dict[str, list[dict[str, Any]]]:
    """Every row of what an import may write."""
    return {
        nama: list(model._default_manager.order_by("pk").values()) for nama, model in MODEL.items()
    }


def superior_of(siapa: str, pada: date = bahan.AWAL_TAHUN) -> str | None:
    baris = AtasanLangsung.objects.filter(pegawai__nip=NIP[siapa]).berlaku_pada(pada).first()
    return baris.atasan.nama if baris else None


# --- the real file ----------------------------------------------------------------------------


def test_real_file_imports_everyone_and_names_every_wart(bungo: Instansi) -> None:
    batch = bahan.load(bungo, bahan.BUNGO.read_bytes())
    assert Pegawai.objects.filter(instansi=bungo).count() == 1250
    assert batch.ringkasan["ditolak"] == 3
    temuan = bahan.addresses(batch)
    assert "baris 45" in temuan["A1255"]
    assert "31 Februari 1980" in temuan["E1255"]
    assert "17 angka" in temuan["A1256"]
    assert "III/z" in temuan["H1257"]
    assert "XX99999" in temuan["N1257"]
    assert len(temuan) == 5
    assert Pegawai.objects.get(nip="197607211995012001").nama == "WAYAN HAKIM RAHMAN"
    assert Pegawai.objects.get(nip="196706181992032001").nama == "UTAMI PRATAMA WIBOWO"


def test_real_file_gives_everyone_but_the_sekda_a_superior(bungo: Instansi) -> None:
    batch = bahan.load(bungo, bahan.BUNGO.read_bytes())
    assert batch.ringkasan["tanpa_atasan"] == 1
    assert batch.ringkasan["unit_tanpa_kepala"] == batch.ringkasan["unit_kepala_ganda"] == 0
    tanpa = Pegawai.objects.exclude(pk__in=AtasanLangsung.objects.values("pegawai"))
    assert [p.nip for p in tanpa] == ["197607211995012001"]
    for baris in Penugasan.objects.filter(kepala_unit=True).select_related("unit", "pegawai")[:80]:
        anggota = Penugasan.objects.filter(unit=baris.unit).exclude(pegawai=baris.pegawai)
        atasan = AtasanLangsung.objects.filter(pegawai__in=anggota.values("pegawai"))
        assert set(atasan.values_list("atasan", flat=True)) <= {baris.pegawai_id}


def test_real_file_twice_changes_nothing(bungo: Instansi) -> None:
    bahan.load(bungo, bahan.BUNGO.read_bytes())
    sebelum = snapshot()
    kedua = bahan.load(bungo, bahan.BUNGO.read_bytes())
    assert (kedua.ringkasan["baru"], kedua.ringkasan["berubah"]) == (0, 0)
    assert kedua.ringkasan["tetap"] == 1250
    assert kedua.ringkasan["atasan_ditulis"] == 0
    assert snapshot() == sebelum


def test_real_file_is_undone_exactly(bungo: Instansi) -> None:
    batch = bahan.load(bungo, bahan.BUNGO.read_bytes())
    services.undo_import(batch=batch, by=None)
    assert not any(snapshot().values())


# --- rows -------------------------------------------------------------------------------------


def test_total_blank_numbered_and_repeated_header_rows_are_no_people(bungo: Instansi) -> None:
    lebar = len(bahan.JUDUL)
    isi = [
        [str(n) for n in range(1, lebar + 1)],
        *people()[:3],
        [""] * lebar,
        list(bahan.JUDUL),
        *people()[3:],
        ["JUMLAH", 6, *[""] * (lebar - 2)],
        ["", "Muara Bungo, 1 Januari 2026", *[""] * (lebar - 2)],
    ]
    batch = bahan.prepare(bungo, workbook(isi))
    assert batch.ringkasan["baru"] == 6
    assert batch.ringkasan["temuan"] == 0


def test_same_row_twice_is_a_note_and_other_content_is_refused(bungo: Instansi) -> None:
    isi = [*people(), people()[4], row("sari", "Sari Lain", "Perawat Ahli Muda", "P")]
    batch = bahan.prepare(bungo, workbook(isi))
    temuan = bahan.addresses(batch)
    assert "sama persis dengan baris 9" in temuan["A11"]
    assert "baris 9" in temuan["A12"]
    assert "baris 12" in temuan["A12"]
    assert (batch.ringkasan["baru"], batch.ringkasan["ditolak"]) == (6, 1)


@pytest.mark.parametrize(
    ("kolom", "nilai", "alamat", "kalimat"),
    [
        ("nip_baru", 1.97001011995011e17, "A5", "angka"),
        ("nip_baru", "", "A5", "belum diisi"),
        ("nama", "", "B5", "belum diisi"),
        ("nama", "X" * 201, "B5", "Terlalu panjang"),
        ("tanggal_lahir", "kemarin", "C5", "tidak dapat dibaca"),
        ("jenis_kelamin", "X", "D5", "M atau F"),
        ("status_pegawai", "Honorer", "E5", "PNS atau PPPK"),
        ("gol_akhir_nama", "IX", "F5", "tidak dikenal"),
        ("tmt_golongan", "", "G5", "belum diisi"),
        ("jenis_jabatan_nama", "Lain", "H5", "Jabatan Struktural"),
        ("jabatan_nama", " ", "I5", "belum diisi"),
        ("tmt_jabatan", "01-01-2206", "J5", "tidak masuk akal"),
        ("tmt_jabatan", "01-01-2062", "J5", "sesudah keadaan data"),
        ("unor_id", "Z9", "K5", "tidak ada di lembar unor"),
    ],
)
def test_bad_cell_refuses_its_row_only(
    bungo: Instansi, kolom: str, nilai: object, alamat: str, kalimat: str
) -> None:
    batch = bahan.prepare(bungo, workbook(people(sekda={kolom: nilai})))
    temuan = bahan.addresses(batch)
    assert kalimat in temuan[alamat]
    assert (batch.ringkasan["baru"], batch.ringkasan["ditolak"]) == (5, 1)
    assert batch.rencana["ditolak"][0]["alasan"]


@pytest.mark.parametrize(
    ("kolom", "nilai", "alamat"),
    [
        ("tanggal_lahir", "02-01-1970", "C5"),
        ("jenis_kelamin", "F", "D5"),
        ("gol_akhir_nama", "", "F5"),
    ],
)
def test_doubtful_cell_is_a_warning_and_the_row_is_taken(
    bungo: Instansi, kolom: str, nilai: object, alamat: str
) -> None:
    batch = bahan.prepare(bungo, workbook(people(sekda={kolom: nilai})))
    assert batch.ringkasan["baru"] == 6
    assert [(t["alamat"], t["tingkat"]) for t in batch.rencana["temuan"]] == [
        (alamat, "peringatan")
    ]


def test_status_that_contradicts_the_nip_is_a_warning(bungo: Instansi) -> None:
    ganti = {"status_pegawai": "PPPK", "gol_akhir_nama": "IX"}
    batch = bahan.prepare(bungo, workbook(people(sekda=ganti)))
    assert "berpola PNS" in bahan.addresses(batch)["E5"]
    assert batch.ringkasan["baru"] == 6


def test_formulas_and_markup_in_names_stay_plain_text(bungo: Instansi) -> None:
    nama = "<script>alert(1)</script> '; DROP TABLE x"
    bahan.load(bungo, workbook(people(sari={"nama": nama})))
    assert Pegawai.objects.get(nip=NIP["sari"]).nama == nama


@pytest.mark.parametrize(
    ("unor", "alamat", "kalimat"),
    [
        ((*UNOR, ("X", "Unit X", "TIADA")), "C6", "Induk TIADA tidak ada"),
        ((*UNOR, ("X", "Unit X", "Y"), ("Y", "Unit Y", "X")), "C6", "melingkar"),
        ((*UNOR, ("D", "Dinas Lain", "S")), "A6", "sudah dipakai pada baris 3"),
        ((*UNOR, ("X", "", "S")), "B6", "Nama unit belum diisi"),
    ],
)
def test_bad_units_are_named_and_sound_ones_taken(
    bungo: Instansi, unor: tuple[tuple[str, str, str], ...], alamat: str, kalimat: str
) -> None:
    batch = bahan.prepare(bungo, workbook(people(), unor))
    assert kalimat in bahan.addresses(batch)[alamat]
    assert (batch.ringkasan["unit_baru"], batch.ringkasan["baru"]) == (4, 6)


def test_circle_closed_through_known_units_is_refused(bungo: Instansi) -> None:
    bahan.load(bungo)
    with pytest.raises(BerkasTidakSah, match="di bawah dirinya sendiri"):
        bahan.prepare(bungo, workbook(people(), (("D", "Dinas Kesehatan", "B"),)))


# --- history ----------------------------------------------------------------------------------


def test_promotion_closes_the_old_rank_the_day_before(bungo: Instansi) -> None:
    bahan.load(bungo)
    naik = people(sari={"gol_akhir_nama": "III/b", "tmt_golongan": date(2026, 4, 1)})
    batch = bahan.load(bungo, workbook(naik), JUNI)
    assert batch.ringkasan["berubah"] == 1
    assert batch.rencana["berubah"][0]["rincian"] == [
        ["Golongan", "III/a (sejak 1 April 2022)", "III/b (sejak 1 April 2026)"]
    ]
    baris = Kepangkatan.objects.filter(pegawai__nip=NIP["sari"]).order_by("sejak")
    assert [(b.golongan, b.sejak, b.sampai) for b in baris] == [
        ("III/a", date(2022, 4, 1), date(2026, 3, 31)),
        ("III/b", date(2026, 4, 1), None),
    ]


def test_move_without_a_new_tmt_begins_on_the_day_of_the_file(bungo: Instansi) -> None:
    bahan.load(bungo)
    pindah = workbook(people(sari={"unor_id": "P"}))
    bahan.load(bungo, pindah, JUNI)
    baris = Penugasan.objects.filter(pegawai__nip=NIP["sari"]).order_by("sejak")
    assert [(b.unit.kode, b.sejak, b.sampai) for b in baris] == [
        ("B", date(2021, 1, 1), date(2026, 5, 31)),
        ("P", JUNI, None),
    ]
    assert (superior_of("sari", date(2026, 5, 31)), superior_of("sari", JUNI)) == ("Budi", "Hana")
    assert bahan.prepare(bungo, pindah, JUNI).ringkasan["tetap"] == 6


def test_older_file_does_not_undo_what_is_newer(bungo: Instansi) -> None:
    bahan.load(bungo)
    bahan.load(bungo, workbook(people(sari={"unor_id": "P", "tmt_jabatan": "01-05-2026"})), JUNI)
    batch = bahan.prepare(bungo, per_tanggal=date(2026, 3, 1))
    assert (batch.ringkasan["berubah"], batch.ringkasan["ditolak"]) == (0, 1)
    assert "lebih baru" in batch.rencana["ditolak"][0]["alasan"][0]


def test_personal_data_is_shown_field_by_field(bungo: Instansi) -> None:
    bahan.load(bungo)
    batch = bahan.prepare(bungo, workbook(people(sari={"nama": "Sari Dewi", "jenis_kelamin": "M"})))
    assert batch.rencana["berubah"][0]["rincian"] == [
        ["Nama", "Sari", "Sari Dewi"],
        ["Jenis kelamin", "P", "L"],
    ]


def test_reorganisation_by_date(bungo: Instansi) -> None:
    bahan.load(bungo)
    unor = (UNOR[0], ("D", "Dinas Kesehatan dan KB", "S"), ("B", "Bidang Gizi", "S"), UNOR[3])
    isi = workbook(people(kadis={"jabatan_nama": "Kepala Dinas Kesehatan dan KB"}), unor)
    batch = bahan.load(bungo, isi, JUNI)
    assert batch.ringkasan["unit_berubah"] == 2
    susunan = SusunanUnit.objects.filter(unit__kode="B").order_by("sejak")
    assert [(s.induk.kode, s.sampai) for s in susunan] == [("D", date(2026, 5, 31)), ("S", None)]
    assert UnitKerja.objects.get(kode="D").nama == "Dinas Kesehatan dan KB"
    assert (superior_of("kabid", date(2026, 5, 31)), superior_of("kabid", JUNI)) == (
        "Citra",
        "Sekda",
    )
    assert superior_of("kapus", JUNI) == "Citra"


def test_reimport_keeps_a_corrected_head(bungo: Instansi) -> None:
    bahan.load(bungo)
    unit = UnitKerja.objects.get(kode="B")
    services.set_kepala_unit(
        unit=unit, pegawai=Pegawai.objects.get(nip=NIP["sari"]), sejak=date(2026, 2, 1), by=None
    )
    naik = people(kabid={"tmt_jabatan": "01-05-2026"})
    bahan.load(bungo, workbook(naik), JUNI)
    kepala = Penugasan.objects.filter(unit=unit, kepala_unit=True, sampai=None)
    assert [p.pegawai.nama for p in kepala] == ["Sari"]
    assert superior_of("kabid", JUNI) == "Sari"


# --- all or nothing, undo ---------------------------------------------------------------------


def test_failure_half_way_leaves_nothing(bungo: Instansi) -> None:
    batch = bahan.prepare(bungo)
    sebelum, audit = snapshot(), AuditEvent.objects.count()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION gagal() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'listrik padam'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER gagal BEFORE INSERT ON organisasi_perubahanimpor "
            "FOR EACH ROW EXECUTE FUNCTION gagal()"
        )
    with pytest.raises(Exception, match="listrik padam"):
        services.apply_import(batch=batch, by=None)
    assert snapshot() == sebelum
    assert AuditEvent.objects.count() == audit
    batch.refresh_from_db()
    assert batch.status == "pratinjau"


def test_undo_restores_what_was_there_before(bungo: Instansi) -> None:
    bahan.load(bungo)
    sebelum = snapshot()
    unor = (UNOR[0], UNOR[1], ("B", "Bidang Gizi Baru", "S"), UNOR[3], ("N", "Bidang Baru", "D"))
    isi = people(
        sari={"nama": "Sari Dewi", "gol_akhir_nama": "III/b", "tmt_golongan": "01-04-2026"},
        tono={"unor_id": "N", "tmt_jabatan": "01-05-2026"},
        kadis={"jabatan_nama": "Kepala Bidang Baru", "unor_id": "N"},
    )
    baru = row("199207072016011007", "Baru", "Pranata Komputer Ahli Pertama", "N")
    batch = bahan.load(bungo, workbook([*isi, baru], unor), JUNI)
    assert snapshot() != sebelum
    services.undo_import(batch=batch, by=None)
    assert snapshot() == sebelum
    assert BatchImpor.objects.get(pk=batch.pk).status == "dibatalkan"


def test_undo_refuses_when_a_later_batch_exists(bungo: Instansi) -> None:
    pertama = bahan.load(bungo)
    kedua = bahan.load(bungo, workbook(people(sari={"nama": "Sari Dewi"})))
    with pytest.raises(KeadaanTidakCocok, match="diterapkan sesudahnya"):
        services.undo_import(batch=pertama, by=None)
    services.undo_import(batch=kedua, by=None)
    services.undo_import(batch=pertama, by=None)
    assert Pegawai.objects.count() == 0


def test_undo_refuses_when_something_rests_on_the_people(bungo: Instansi) -> None:
    batch = bahan.load(bungo)
    factories.akun(Pegawai.objects.get(nip=NIP["sari"]))
    sebelum = snapshot()
    with pytest.raises(KeadaanTidakCocok, match="1 data akun"):
        services.undo_import(batch=batch, by=None)
    assert snapshot() == sebelum


def test_undo_refuses_after_a_later_correction(bungo: Instansi) -> None:
    bahan.load(bungo)
    kedua = bahan.load(bungo, workbook(people(sari={"unor_id": "P"})), JUNI)
    sari, sekda = (Pegawai.objects.get(nip=NIP[s]) for s in ("sari", "sekda"))
    services.set_atasan(pegawai=sari, atasan=sekda, sejak=date(2026, 7, 1), alasan="SK 1", by=None)
    with pytest.raises(KeadaanTidakCocok, match="sudah diganti data yang lebih baru"):
        services.undo_import(batch=kedua, by=None)


def test_undo_refuses_when_a_changed_row_changed_again(bungo: Instansi) -> None:
    bahan.load(bungo)
    kedua = bahan.load(bungo, workbook(people(sari={"nama": "Sari Dewi"})))
    Pegawai.objects.filter(nip=NIP["sari"]).update(nama="Sari Dewi Lestari")
    with pytest.raises(KeadaanTidakCocok, match="sudah diubah lagi"):
        services.undo_import(batch=kedua, by=None)


def test_applied_once_only(bungo: Instansi) -> None:
    batch = bahan.prepare(bungo)
    services.apply_import(batch=batch, by=None)
    with pytest.raises(KeadaanTidakCocok, match="sudah diterapkan"):
        services.apply_import(batch=batch, by=None)
    assert Pegawai.objects.count() == 6


def test_discarded_preview_cannot_be_applied(bungo: Instansi) -> None:
    batch = bahan.prepare(bungo)
    services.undo_import(batch=batch, by=None)
    with pytest.raises(KeadaanTidakCocok, match="sudah dibatalkan"):
        services.apply_import(batch=batch, by=None)
    assert Pegawai.objects.count() == 0


def test_stale_preview_is_refused(bungo: Instansi) -> None:
    batch = bahan.prepare(bungo)
    bahan.load(bungo)
    with pytest.raises(RencanaBerubah):
        services.apply_import(batch=batch, by=None)


def test_import_is_audited_with_its_actor_and_counts() -> None:
    dunia = factories.dunia()
    batch = services.prepare_import(
        instansi=dunia.instansi,
        berkas=io.BytesIO(workbook(people())),
        nama_berkas="C:\\unduhan\\..\\daftar.xlsx",
        per_tanggal=bahan.AWAL_TAHUN,
        by=dunia.bkpsdm,
    )
    services.apply_import(batch=batch, by=dunia.bkpsdm)
    event = AuditEvent.objects.get(tindakan="terapkan_impor")
    assert (event.pelaku, event.isi["baru"]) == (dunia.bkpsdm.nama, 6)
    assert batch.nama_berkas == "daftar.xlsx"


@pytest.mark.parametrize("per_tanggal", [date(1, 1, 1), date(1989, 12, 31), date(9999, 12, 31)])
def test_day_of_the_list_must_make_sense(bungo: Instansi, per_tanggal: date) -> None:
    with pytest.raises(MasukanTidakSah) as galat:
        bahan.prepare(bungo, per_tanggal=per_tanggal)
    assert "per_tanggal" in galat.value.bidang


def test_only_bkpsdm_of_the_agency_imports() -> None:
    dunia = factories.dunia()
    batch = bahan.prepare(dunia.instansi)
    for akun in set(dunia.semua().values()) - {dunia.bkpsdm}:
        with pytest.raises(TidakBoleh):
            services.apply_import(batch=batch, by=akun)
        with pytest.raises(TidakBoleh):
            services.undo_import(batch=batch, by=akun)
        with pytest.raises(TidakBoleh):
            services.prepare_import(
                instansi=dunia.instansi,
                berkas=io.BytesIO(b""),
                nama_berkas="x",
                per_tanggal=JUNI,
                by=akun,
            )


def test_agencies_with_the_same_codes_and_people_do_not_meet(bungo: Instansi) -> None:
    lain = factories.instansi("denpasar", "Pemerintah Kota Denpasar")
    bahan.load(bungo)
    batch = bahan.load(lain, workbook(people(sari={"nama": "Sari Denpasar"})))
    assert batch.ringkasan["baru"] == 6
    assert Pegawai.objects.get(instansi=bungo, nip=NIP["sari"]).nama == "Sari"
    assert not AtasanLangsung.objects.exclude(atasan__instansi_id=F("instansi_id")).exists()
