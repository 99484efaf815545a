"""Daily entries: written once, corrected until seen, added up to the month."""

from datetime import date, time
from decimal import Decimal
from uuid import uuid4

import pytest

from tera.dasar.errors import (
    KeadaanTidakCocok,
    MasukanTidakSah,
    TidakBoleh,
    TidakDitemukan,
    VersiBerubah,
)
from tera.dasar.models import AuditEvent
from tera.pelaksanaan.masukan import IsianProgres
from tera.pelaksanaan.models import AsalRealisasi, BuktiDukung, ProgresHarian, RencanaAksi
from tera.pelaksanaan.services import (
    mark_progres_seen,
    record_progres,
    record_progres_many,
    record_realisasi,
    remove_progres,
    remove_realisasi,
    reopen_progres,
    repeat_progres,
    save_progres,
    use_harian,
)
from tests.pelaksanaan.conftest import ALASAN, TAHUN, Kerja, Unggah

HARI = date(TAHUN, 3, 5)


def isian(kerja: Kerja, **lain: object) -> IsianProgres:
    isi = {
        "sumber": kerja.dokumen,
        "tanggal": HARI,
        "kegiatan": "Merekap 12 posyandu",
        "nilai": Decimal(2),
        "alasan_terlambat": "Baru tersambung",
    } | lain
    return IsianProgres(**isi)  # type: ignore[arg-type]


def catat(kerja: Kerja, **lain: object) -> ProgresHarian:
    return record_progres(isian=isian(kerja, **lain), by=kerja.sari)


def bulanan(kerja: Kerja) -> dict[int, tuple[Decimal | None, str]]:
    return {
        satu.bulan.month: (satu.nilai, satu.asal)
        for satu in kerja.dokumen.realisasi.order_by("bulan")
    }


def test_record_progres_makes_the_action_of_the_month(kerja: Kerja) -> None:
    satu, dua = catat(kerja), catat(kerja, kegiatan="Menyusun laporan")
    aksi = RencanaAksi.objects.get()
    assert satu.aksi == dua.aksi == aksi
    assert (aksi.indikator, aksi.periode) == (kerja.dokumen, f"{TAHUN}-03")
    assert AuditEvent.objects.filter(tindakan="catat_progres").count() == 2


def test_record_progres_sent_twice_counts_once(kerja: Kerja, unggah: Unggah) -> None:
    kunci = uuid4()
    satu = catat(kerja, kunci=kunci, berkas=(unggah(),), tautan="https://contoh.go.id/rekap")
    assert catat(kerja, kunci=kunci).pk == satu.pk
    assert BuktiDukung.objects.filter(progres=satu).count() == 2
    assert bulanan(kerja) == {3: (2, "harian")}


def test_record_progres_sent_again_after_it_was_removed_stays_away(kerja: Kerja) -> None:
    kunci = uuid4()
    satu = catat(kerja, kunci=kunci)
    remove_progres(progres=satu, versi=1, by=kerja.sari)
    with pytest.raises(TidakDitemukan, match="sudah dihapus"):
        catat(kerja, kunci=kunci)
    assert not ProgresHarian.objects.exists()


@pytest.mark.parametrize(
    ("ubah", "galat", "pesan"),
    [
        ({"kegiatan": " "}, MasukanTidakSah, "Tulis apa yang dikerjakan"),
        ({"kegiatan": "x" * 1001}, MasukanTidakSah, "paling panjang 1000"),
        ({"nilai": Decimal("1e16")}, MasukanTidakSah, "paling besar"),
        (
            {"jam_mulai": time(10), "jam_selesai": time(9)},
            MasukanTidakSah,
            "sesudah jam mulai",
        ),
        ({"tanggal": date(TAHUN - 1, 12, 31)}, KeadaanTidakCocok, "tidak dicatat di sini"),
        ({"tautan": "javascript:alert(1)"}, MasukanTidakSah, "https://"),
    ],
)
def test_record_progres_refused_writes_nothing(
    kerja: Kerja, ubah: dict[str, object], galat: type[Exception], pesan: str
) -> None:
    with pytest.raises(galat, match=pesan):
        catat(kerja, **ubah)
    assert not ProgresHarian.objects.exists()
    assert not RencanaAksi.objects.exists()


def test_record_progres_for_a_day_to_come_is_refused(kerja: Kerja) -> None:
    with pytest.raises(KeadaanTidakCocok, match="belum tiba"):
        record_progres(isian=isian(kerja), by=kerja.sari, pada=date(TAHUN, 3, 4))


def test_record_progres_of_a_draft_plan_is_refused(kerja: Kerja) -> None:
    kerja.skp.status = "draf"
    kerja.skp.save()
    with pytest.raises(KeadaanTidakCocok, match="sesudah SKP diajukan"):
        catat(kerja)


def test_record_progres_by_somebody_else_is_refused(kerja: Kerja) -> None:
    with pytest.raises(TidakBoleh):
        record_progres(isian=isian(kerja), by=kerja.budi)


def test_action_of_another_month_is_refused(kerja: Kerja) -> None:
    aksi = catat(kerja).aksi
    with pytest.raises(MasukanTidakSah, match="Pilih rencana aksi yang memuat"):
        catat(kerja, sumber=aksi, tanggal=date(TAHUN, 4, 1))


def test_months_add_up_to_what_was_reached_until_then(kerja: Kerja) -> None:
    catat(kerja, tanggal=date(TAHUN, 5, 2), nilai=Decimal(5))
    catat(kerja, tanggal=date(TAHUN, 2, 3), nilai=Decimal(1))
    catat(kerja, nilai=Decimal("2.5"))
    catat(kerja, kegiatan="Rapat", nilai=None)
    assert bulanan(kerja) == {
        2: (Decimal(1), "harian"),
        3: (Decimal("3.5"), "harian"),
        5: (Decimal("8.5"), "harian"),
    }


def test_level_is_never_added_up(kerja: Kerja) -> None:
    catat(kerja, sumber=kerja.angka)
    assert not kerja.angka.realisasi.exists()


def test_typed_month_is_kept_and_counted_on_from(kerja: Kerja) -> None:
    record_realisasi(
        indikator=kerja.dokumen,
        bulan=date(TAHUN, 3, 1),
        nilai=Decimal(10),
        teks="",
        keterangan="",
        versi=None,
        by=kerja.sari,
        alasan_terlambat=ALASAN,
    )
    catat(kerja)
    catat(kerja, tanggal=date(TAHUN, 4, 1), nilai=Decimal(3))
    assert bulanan(kerja) == {3: (10, "diketik"), 4: (13, "harian")}


def test_typed_month_follows_the_days_again_on_request(kerja: Kerja) -> None:
    catat(kerja)
    baris = kerja.dokumen.realisasi.get()
    record_realisasi(
        indikator=kerja.dokumen,
        bulan=baris.bulan,
        nilai=Decimal(9),
        teks="",
        keterangan="",
        versi=baris.versi,
        by=kerja.sari,
        alasan_terlambat=ALASAN,
    )
    assert bulanan(kerja) == {3: (9, "diketik")}
    use_harian(indikator=kerja.dokumen, bulan=baris.bulan, versi=2, by=kerja.sari)
    assert bulanan(kerja) == {3: (2, AsalRealisasi.HARIAN)}


def test_removed_typed_month_gives_way_to_its_days(kerja: Kerja) -> None:
    catat(kerja)
    baris = kerja.dokumen.realisasi.get()
    use_harian(indikator=kerja.dokumen, bulan=baris.bulan, versi=1, by=kerja.sari)
    baris.refresh_from_db()
    remove_realisasi(realisasi=baris, versi=baris.versi, by=kerja.sari)
    assert bulanan(kerja) == {3: (2, "harian")}


def test_save_progres_moves_the_figure_between_months(kerja: Kerja) -> None:
    satu = catat(kerja)
    save_progres(
        progres=satu,
        isian=isian(kerja, tanggal=date(TAHUN, 4, 7), nilai=Decimal(4)),
        versi=1,
        by=kerja.sari,
    )
    assert bulanan(kerja) == {4: (4, "harian")}
    with pytest.raises(VersiBerubah):
        save_progres(progres=satu, isian=isian(kerja), versi=1, by=kerja.sari)


def test_removing_the_last_entry_removes_its_month(kerja: Kerja) -> None:
    satu = catat(kerja)
    with pytest.raises(VersiBerubah):
        remove_progres(progres=satu, versi=9, by=kerja.sari)
    remove_progres(progres=satu, versi=1, by=kerja.sari)
    assert bulanan(kerja) == {}


def test_seen_entry_is_closed_until_the_superior_opens_it(kerja: Kerja) -> None:
    satu = catat(kerja)
    assert mark_progres_seen(skp=kerja.skp, terlihat=[(satu.pk, 1)], by=kerja.budi) == 1
    for gagal in (
        lambda: save_progres(progres=satu, isian=isian(kerja), versi=1, by=kerja.sari),
        lambda: remove_progres(progres=satu, versi=1, by=kerja.sari),
    ):
        with pytest.raises(KeadaanTidakCocok, match="sudah dilihat"):
            gagal()
    reopen_progres(progres=satu, by=kerja.budi)
    save_progres(progres=satu, isian=isian(kerja, kegiatan="Baru"), versi=1, by=kerja.sari)
    assert kerja.dunia.sari.pegawai is not None
    assert kerja.dunia.sari.pegawai.notifikasi.filter(teks__contains="membuka kembali").count() == 1


def test_entry_corrected_meanwhile_is_not_taken_as_seen(kerja: Kerja) -> None:
    satu = catat(kerja)
    save_progres(progres=satu, isian=isian(kerja, kegiatan="Baru"), versi=1, by=kerja.sari)
    assert mark_progres_seen(skp=kerja.skp, terlihat=[(satu.pk, 1)], by=kerja.budi) == 0
    satu.refresh_from_db()
    assert satu.dilihat_pada is None


def test_only_the_superior_marks_as_seen(kerja: Kerja) -> None:
    satu = catat(kerja)
    for orang in (kerja.sari, kerja.dunia.citra, kerja.dunia.mantan):
        with pytest.raises(TidakBoleh):
            mark_progres_seen(skp=kerja.skp, terlihat=[(satu.pk, 1)], by=orang)


def test_many_days_are_saved_together_or_not_at_all(kerja: Kerja) -> None:
    with pytest.raises(MasukanTidakSah, match="Baris 2") as galat:
        record_progres_many(
            isian=[isian(kerja), isian(kerja, kegiatan="")], kunci=None, by=kerja.sari
        )
    assert list(galat.value.bidang) == ["i1-kegiatan"]
    assert not ProgresHarian.objects.exists()
    kunci = uuid4()
    dua = [isian(kerja), isian(kerja, tanggal=date(TAHUN, 3, 6))]
    assert len(record_progres_many(isian=dua, kunci=kunci, by=kerja.sari)) == 2
    assert record_progres_many(isian=dua, kunci=kunci, by=kerja.sari) == []
    assert ProgresHarian.objects.count() == 2


def test_repeat_copies_the_words_and_not_the_figures(kerja: Kerja) -> None:
    catat(kerja, jam_mulai=time(8), jam_selesai=time(9))
    kunci, ke = uuid4(), date(TAHUN, 4, 1)
    for _ in range(2):
        repeat_progres(skp=kerja.skp, dari=HARI, ke=ke, kunci=kunci, by=kerja.sari, pada=ke)
    baru = ProgresHarian.objects.get(tanggal=ke)
    assert (baru.kegiatan, baru.nilai, baru.jam_mulai) == ("Merekap 12 posyandu", None, time(8))
    assert baru.aksi.periode == f"{TAHUN}-04"


def test_audit_failure_leaves_nothing(kerja: Kerja) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE dasar_auditevent ADD CONSTRAINT gagal CHECK (tindakan <> 'catat_progres')"
            " NOT VALID"
        )
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        catat(kerja)
    assert not ProgresHarian.objects.exists()
    assert bulanan(kerja) == {}


def test_late_entry_needs_a_reason_and_is_marked(kerja: Kerja) -> None:
    with pytest.raises(MasukanTidakSah, match="Tulis alasan keterlambatannya") as galat:
        catat(kerja, alasan_terlambat=" ")
    assert list(galat.value.bidang) == ["alasan_terlambat"]
    telat = catat(kerja)
    assert (telat.terlambat, telat.alasan_terlambat) == (True, "Baru tersambung")
    tepat = record_progres(isian=isian(kerja), by=kerja.sari, pada=HARI)
    assert (tepat.terlambat, tepat.alasan_terlambat) == (False, "")


def test_correction_of_an_entry_in_time_is_not_late(kerja: Kerja) -> None:
    tepat = record_progres(isian=isian(kerja), by=kerja.sari, pada=HARI)
    tanpa = isian(kerja, kegiatan="Baru", alasan_terlambat="")
    save_progres(progres=tepat, isian=tanpa, versi=1, by=kerja.sari)
    tepat.refresh_from_db()
    assert (tepat.kegiatan, tepat.terlambat) == ("Baru", False)
    pindah = isian(kerja, tanggal=date(TAHUN, 3, 6), alasan_terlambat="")
    with pytest.raises(MasukanTidakSah, match="alasan"):
        save_progres(progres=tepat, isian=pindah, versi=2, by=kerja.sari)


def test_correction_sent_twice_counts_once(kerja: Kerja, unggah: Unggah) -> None:
    satu, kunci = catat(kerja), uuid4()

    def ubah(**lain: object) -> ProgresHarian:
        isi = isian(kerja, nilai=Decimal(5), kunci=kunci, berkas=(unggah(),), **lain)
        return save_progres(progres=satu, isian=isi, versi=1, by=kerja.sari)

    assert ubah().versi == 2
    mark_progres_seen(skp=kerja.skp, terlihat=[(satu.pk, 2)], by=kerja.budi)
    assert ubah().versi == 2, "a repetition is no change, so that nothing stands in its way"
    assert BuktiDukung.objects.filter(progres=satu).count() == 1
    assert AuditEvent.objects.filter(tindakan="ubah_progres").count() == 1
    assert bulanan(kerja) == {3: (5, "harian")}
    reopen_progres(progres=satu, by=kerja.budi)
    with pytest.raises(VersiBerubah):
        ubah(kegiatan="Kata lain dengan kunci yang sama")
