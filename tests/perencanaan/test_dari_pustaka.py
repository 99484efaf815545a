"""Indicators of the library taken into a plan, and the pages around it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tera.aturan.skp import Pendekatan
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.organisasi.queries import penugasan_utama
from tera.perencanaan.batas import HASIL_TERBANYAK, INDIKATOR_TERBANYAK
from tera.perencanaan.models import IndikatorKinerja, IndikatorPustaka, Skp
from tera.perencanaan.queries import PemakaianUnit, get_pustaka, usage_by_unit
from tera.perencanaan.services import (
    add_from_pustaka,
    create_skp,
    load_pustaka,
    retire_indikator_pustaka,
    revise_indikator_pustaka,
    set_pendekatan,
)
from tests import factories
from tests.perencanaan import rencana
from tests.perencanaan.test_halaman import signed_in
from tests.perencanaan.test_pustaka import ISIAN, usulan

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    dunia = factories.dunia()
    load_pustaka(instansi=dunia.instansi)
    return dunia


def kosong(akun: object) -> Skp:
    penugasan = penugasan_utama(akun.pegawai, rencana.PADA)  # type: ignore[attr-defined]
    assert penugasan
    return create_skp(
        penugasan=penugasan,
        tahun=2026,
        pendekatan=Pendekatan.KUANTITATIF,
        by=akun,  # type: ignore[arg-type]
    )


def entri(kode: str, banyak: int = 3) -> list[IndikatorPustaka]:
    milik = IndikatorPustaka.objects.filter(jabatan__kode=kode, status="disetujui")
    return list(milik.order_by("id")[:banyak])


def pk(semua: list[IndikatorPustaka]) -> list[int]:
    return [satu.pk for satu in semua]


def test_chosen_entries_come_in_grouped_by_result(dunia: factories.Dunia) -> None:
    skp, dipilih = kosong(dunia.sari), entri("perawat", 5)
    versi = skp.versi
    baru = add_from_pustaka(skp=skp, pilihan=pk(dipilih), by=dunia.sari, versi=versi)
    assert [satu.pustaka for satu in baru] == dipilih
    hasil = list(skp.hasil.order_by("urut"))
    assert [satu.uraian for satu in hasil] == list(dict.fromkeys(e.hasil for e in dipilih))
    assert {(satu.asal, satu.jenis) for satu in hasil} == {("pustaka", "utama")}
    assert [satu.indikator.count() for satu in hasil] == [3, 2]
    pertama = hasil[0].indikator.order_by("urut").first()
    assert pertama is not None
    assert (pertama.uraian, pertama.target, pertama.satuan, pertama.aspek) == (
        dipilih[0].uraian,
        dipilih[0].target,
        dipilih[0].satuan,
        dipilih[0].aspek,
    )
    assert pertama.smart == ["tanpa_atasan"]
    assert skp.versi == versi + 1
    catatan = AuditEvent.objects.get(tindakan="tambah_dari_pustaka", objek_id=skp.pk)
    assert catatan.isi["pustaka"] == pk(dipilih)


def test_more_of_the_same_result_goes_under_it_and_nothing_comes_twice(
    dunia: factories.Dunia,
) -> None:
    skp, dipilih = kosong(dunia.sari), entri("perawat")
    add_from_pustaka(skp=skp, pilihan=pk(dipilih[:1]), by=dunia.sari, versi=skp.versi)
    add_from_pustaka(skp=skp, pilihan=pk(dipilih), by=dunia.sari, versi=skp.versi)
    hasil = skp.hasil.get()
    assert [satu.urut for satu in hasil.indikator.order_by("urut")] == [0, 1, 2]
    with pytest.raises(MasukanTidakSah, match="sudah ada dalam SKP"):
        add_from_pustaka(skp=skp, pilihan=pk(dipilih), by=dunia.sari, versi=skp.versi)


def test_head_takes_the_perspective_and_a_qualitative_plan_one_sentence(
    dunia: factories.Dunia,
) -> None:
    skp = kosong(dunia.budi)
    add_from_pustaka(skp=skp, pilihan=pk(entri("kepala-bidang", 1)), by=dunia.budi, versi=skp.versi)
    indikator = IndikatorKinerja.objects.get(hasil__skp=skp)
    assert (indikator.perspektif, indikator.aspek) == ("penerima_layanan", "")
    milik = kosong(dunia.sari)
    set_pendekatan(skp=milik, pendekatan=Pendekatan.KUALITATIF, by=dunia.sari, versi=milik.versi)
    satu = entri("perawat", 1)[0]
    add_from_pustaka(skp=milik, pilihan=[satu.pk], by=dunia.sari, versi=milik.versi)
    indikator = IndikatorKinerja.objects.get(hasil__skp=milik)
    assert indikator.uraian == f"{satu.uraian}: 95 %"
    assert (indikator.target.teks, indikator.satuan) == (indikator.uraian, "")
    assert indikator.smart == ["tanpa_atasan"]


def test_refusals(dunia: factories.Dunia) -> None:
    skp, dipilih = kosong(dunia.sari), entri("perawat")
    tambah = {"skp": skp, "by": dunia.sari, "versi": skp.versi}
    with pytest.raises(MasukanTidakSah, match="paling sedikit satu"):
        add_from_pustaka(pilihan=[], **tambah)  # type: ignore[arg-type]
    lain = load_pustaka(instansi=dunia.dewi.instansi)
    assert lain
    asing = IndikatorPustaka.objects.filter(instansi=dunia.dewi.instansi).latest("id")
    for salah in (asing.pk, usulan(dunia).pk, 0):
        with pytest.raises(MasukanTidakSah, match="tidak ada lagi"):
            add_from_pustaka(pilihan=[dipilih[0].pk, salah], **tambah)  # type: ignore[arg-type]
    retire_indikator_pustaka(entri=dipilih[0], alasan="Tidak dipakai", by=dunia.bkpsdm)
    with pytest.raises(MasukanTidakSah, match="tidak ada lagi"):
        add_from_pustaka(pilihan=pk(dipilih), **tambah)  # type: ignore[arg-type]
    with pytest.raises(TidakBoleh, match="pemilik SKP"):
        add_from_pustaka(skp=skp, pilihan=pk(dipilih[1:]), by=dunia.budi, versi=skp.versi)
    assert not skp.hasil.exists()


def test_second_tab_meets_a_conflict_and_a_submitted_plan_is_closed(
    dunia: factories.Dunia,
) -> None:
    skp, dipilih = kosong(dunia.sari), entri("perawat")
    lama = skp.versi
    add_from_pustaka(skp=skp, pilihan=pk(dipilih[:1]), by=dunia.sari, versi=lama)
    with pytest.raises(VersiBerubah):
        add_from_pustaka(skp=skp, pilihan=pk(dipilih[1:]), by=dunia.sari, versi=lama)
    assert IndikatorKinerja.objects.filter(hasil__skp=skp).count() == 1
    diajukan = rencana.diajukan(dunia.budi)
    with pytest.raises(KeadaanTidakCocok, match="tidak dapat diubah"):
        add_from_pustaka(skp=diajukan, pilihan=pk(dipilih), by=dunia.budi, versi=diajukan.versi)


def test_limits_of_a_plan_hold(dunia: factories.Dunia) -> None:
    skp, dipilih = kosong(dunia.sari), entri("perawat", 1)
    semua = IndikatorPustaka.objects.filter(jabatan__kelompok="Kesehatan").order_by("hasil", "id")
    banyak = {satu.hasil: satu.pk for satu in semua} | {
        satu.hasil: satu.pk for satu in IndikatorPustaka.objects.all()
    }
    with pytest.raises(MasukanTidakSah, match=f"{HASIL_TERBANYAK} hasil kerja"):
        add_from_pustaka(
            skp=skp,
            pilihan=list(banyak.values())[: HASIL_TERBANYAK + 1],
            by=dunia.sari,
            versi=skp.versi,
        )
    skp.refresh_from_db()
    add_from_pustaka(skp=skp, pilihan=pk(dipilih), by=dunia.sari, versi=skp.versi)
    hasil = skp.hasil.get()
    for urut in range(1, INDIKATOR_TERBANYAK):
        satu = IndikatorKinerja(instansi=skp.instansi, hasil=hasil, uraian="Jumlah", urut=urut)
        satu.target = dipilih[0].target
        satu.save()
    with pytest.raises(MasukanTidakSah, match=f"{INDIKATOR_TERBANYAK} indikator"):
        add_from_pustaka(skp=skp, pilihan=pk(entri("perawat", 2)), by=dunia.sari, versi=skp.versi)


def test_link_to_the_entry_survives_a_later_edit(dunia: factories.Dunia) -> None:
    skp, satu = kosong(dunia.sari), entri("perawat", 1)[0]
    add_from_pustaka(skp=skp, pilihan=[satu.pk], by=dunia.sari, versi=skp.versi)
    hasil = skp.hasil.get()
    kiriman = {
        "versi": str(skp.versi),
        "jenis": "utama",
        "uraian": "Meningkatnya mutu asuhan",
        "intervensi": "",
        "penugasan_dari": "",
        "i0-uraian": "Persentase asuhan yang sesuai panduan",
        "i0-target": "97",
        "i0-satuan": "%",
        "i0-arah": "naik",
        "i0-aspek": "kualitas",
    }
    alamat = f"/skp/{skp.pk}/hasil/{hasil.pk}/"
    assert signed_in(dunia.sari).post(alamat, kiriman).status_code == 302
    indikator = hasil.indikator.get()
    assert (indikator.uraian, indikator.pustaka) == (kiriman["i0-uraian"], satu)
    hasil.refresh_from_db()
    assert hasil.asal == "pustaka"
    revise_indikator_pustaka(entri=satu, isian=ISIAN, by=dunia.bkpsdm)
    indikator.refresh_from_db()
    assert indikator.pustaka == satu


def test_units_are_compared_without_pointing_at_one_person(dunia: factories.Dunia) -> None:
    satu = entri("perawat", 1)[0]
    rekan = [
        factories.akun(
            factories.pegawai(nama, dunia.bidang, jabatan="Perawat Ahli Muda", jenis="fungsional")
        )
        for nama in ("Tia", "Uli")
    ]
    for akun in (dunia.sari, *rekan, dunia.lain_unit):
        skp = kosong(akun)
        add_from_pustaka(skp=skp, pilihan=[satu.pk], by=akun, versi=skp.versi)
    for akun, target in zip(rekan, ("90", "80"), strict=True):
        milik = IndikatorKinerja.objects.filter(hasil__skp__pegawai=akun.pegawai)
        milik.update(target_bawah=target, target_atas=target)
    pakai = {u.unit: (u.jumlah, u.median) for u in usage_by_unit(satu, 2026)}
    assert pakai == {dunia.bidang.nama: (3, 90), dunia.dinas_lain.nama: (1, None)}
    assert usage_by_unit(satu, 2025) == []
    halaman = signed_in(dunia.rekan).get(f"/pustaka/{satu.pk}/?tahun=2026").content.decode()
    assert "90 %" in halaman
    assert "Dipakai 4 SKP" in halaman
    milik.update(jenis_target="teks", target_bawah=None, target_atas=None)
    assert usage_by_unit(satu, 2026)[0] == PemakaianUnit(dunia.bidang.nama, 3, None)
    assert get_pustaka(dunia.sari, satu.pk).jumlah_skp == 4  # type: ignore[attr-defined]


def test_page_offers_the_own_position_first_and_adds_in_one_post(
    dunia: factories.Dunia, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, skp = signed_in(dunia.sari), kosong(dunia.sari)
    assert f"/skp/{skp.pk}/pustaka/" in client.get(f"/skp/{skp.pk}/").content.decode()
    with django_assert_max_num_queries(10):
        halaman = client.get(f"/skp/{skp.pk}/pustaka/")
    assert [satu.jabatan.kode for satu in halaman.context["halaman"]][:7] == ["perawat"] * 7
    dipilih = entri("perawat")
    kiriman = {"versi": skp.versi, "indikator": pk(dipilih)}
    jawaban = client.post(f"/skp/{skp.pk}/pustaka/", kiriman)
    assert jawaban["Location"] == f"/skp/{skp.pk}/"
    assert IndikatorKinerja.objects.filter(hasil__skp=skp, pustaka__in=dipilih).count() == 3
    halaman = client.get(f"/skp/{skp.pk}/pustaka/").content.decode()
    assert halaman.count("Ada di SKP") == 3


def test_page_keeps_what_was_ticked_when_refused(dunia: factories.Dunia) -> None:
    client, skp, dipilih = signed_in(dunia.sari), kosong(dunia.sari), entri("perawat")
    retire_indikator_pustaka(entri=dipilih[2], alasan="Tidak dipakai", by=dunia.bkpsdm)
    alamat = f"/skp/{skp.pk}/pustaka/"
    jawaban = client.post(alamat, {"versi": skp.versi, "indikator": pk(dipilih)})
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "tidak ada lagi dalam pustaka" in isi
    assert isi.count(" checked") == 2
    assert f'name="versi" value="{skp.versi}"' in isi
    assert client.post(alamat, {"versi": skp.versi}).status_code == 422
    assert client.post(alamat, {"versi": 99, "indikator": dipilih[0].pk}).status_code == 409


def test_page_of_a_plan_is_closed_to_others(dunia: factories.Dunia) -> None:
    skp = kosong(dunia.sari)
    alamat = f"/skp/{skp.pk}/pustaka/"
    assert signed_in(dunia.budi).get(alamat).status_code == 403
    for orang in (dunia.rekan, dunia.dewi, dunia.admin_lain):
        assert signed_in(orang).get(alamat).status_code == 404
    kosong_client: Client = Client()
    assert kosong_client.get(alamat).status_code == 302
