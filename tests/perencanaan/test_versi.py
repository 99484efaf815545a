"""Agreed versions, what differs between them, and changes in mid-year."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from tera.akun.models import Akun
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.target import parse_target
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.pelaksanaan.services import record_realisasi
from tera.perencanaan.models import RencanaHasilKerja, SasaranUnit, Skp, TimKerja, VersiSkp
from tera.perencanaan.perbedaan import Keadaan, Tanda, compare, describe, words
from tera.perencanaan.queries import load_detail
from tera.perencanaan.salinan import snapshot
from tera.perencanaan.services import (
    approve_skp,
    cancel_perubahan,
    open_perubahan,
    remove_hasil,
    return_skp,
    save_hasil,
    save_perilaku,
    submit_skp,
)
from tests import factories
from tests.perencanaan import rencana
from tests.perencanaan.rencana import PADA

ALASAN = "Pindah tugas ke layanan gizi"


@pytest.fixture
def dunia(db: None) -> factories.Dunia:
    return factories.dunia()


def signed_in(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def dibuka(dunia: factories.Dunia, by: Akun | None = None) -> Skp:
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    return open_perubahan(skp=skp, alasan=ALASAN, by=by or dunia.sari, versi=skp.versi, pada=PADA)


def rewrite(skp: Skp, by: Akun, **ganti: Any) -> RencanaHasilKerja:
    hasil = skp.hasil.get()
    return save_hasil(
        skp=skp,
        hasil_id=hasil.pk,
        isian=replace(rencana.isian_hasil(), **ganti),
        by=by,
        versi=skp.versi,
    )


# --- versions -------------------------------------------------------------------------------------


def test_approve_skp_keeps_the_whole_plan_as_version_one(dunia: factories.Dunia) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    versi = VersiSkp.objects.get(skp=skp)
    assert (versi.nomor, versi.oleh, versi.alasan) == (1, dunia.budi, "")
    assert versi.isi == snapshot(load_detail(skp, PADA))
    hasil = versi.isi["hasil"][0]
    assert hasil["uraian"] == "Meningkatnya cakupan imunisasi dasar lengkap"
    assert hasil["indikator"][0]["target"]["bawah"] == "95.5"
    assert set(versi.isi["perilaku"]) == {str(nilai) for nilai in NilaiDasar}
    assert all(versi.isi["lampiran"].values())


def test_a_version_keeps_objective_team_and_kind_of_share(dunia: factories.Dunia) -> None:
    sasaran = SasaranUnit.objects.create(
        instansi=dunia.instansi, unit=dunia.bidang, tahun=rencana.TAHUN, uraian="Sasaran bidang"
    )
    tim = TimKerja.objects.create(
        instansi=dunia.instansi,
        unit=dunia.bidang,
        nama="Tim imunisasi",
        ketua=dunia.budi.pegawai,
        sejak=factories.AWAL,
    )
    skp = rencana.diajukan(dunia.sari)
    skp.hasil.update(sasaran=sasaran, tim=tim, cara="langsung")
    approve_skp(skp=skp, by=dunia.budi, versi=skp.versi, pada=PADA)
    isi = VersiSkp.objects.get(skp=skp).isi
    hasil = isi["hasil"][0]
    assert [hasil[nama] for nama in ("sasaran", "tim", "cara")] == [
        "Sasaran bidang",
        "Tim imunisasi",
        "langsung",
    ]
    baris = {b.label: b.potongan[0].teks for bagian in describe(isi) for b in bagian.baris}
    assert baris["Sasaran unit"] == "Sasaran bidang"
    assert baris["Cara intervensi"] == "Langsung"
    # A version of an older release says nothing of them; objective and team change by themselves.
    lama = {nama: x for nama, x in hasil.items() if nama not in ("sasaran", "tim", "cara")}
    for dulu in (lama, {**hasil, "sasaran": "Lain"}, {**hasil, "tim": "Lain"}):
        assert compare({**isi, "hasil": [dulu]}, isi) == ()
    assert compare({**isi, "hasil": [{**hasil, "cara": "tidak_langsung"}]}, isi)


def test_a_returned_plan_leaves_no_version(dunia: factories.Dunia) -> None:
    skp = rencana.diajukan(dunia.sari)
    return_skp(skp=skp, by=dunia.budi, versi=skp.versi, catatan="Belum terukur", pada=PADA)
    assert not VersiSkp.objects.exists()


@pytest.mark.parametrize(
    ("lama", "baru", "potongan"),
    [
        ("a b c", "a b c", [("", "a b c")]),
        (
            "cakupan 90 persen",
            "cakupan 95 persen",
            [("", "cakupan"), ("del", "90"), ("ins", "95"), ("", "persen")],
        ),
        ("", "baru sama sekali", [("ins", "baru sama sekali")]),
        ("hilang", "", [("del", "hilang")]),
        ("", "", []),
    ],
)
def test_words(lama: str, baru: str, potongan: list[tuple[str, str]]) -> None:
    assert [(str(p.tanda), p.teks) for p in words(lama, baru)] == potongan


def _isi(**ganti: Any) -> dict[str, Any]:
    indikator = {
        "id": 7,
        "uraian": "Persentase bayi",
        "target": {"jenis": "angka", "bawah": "95", "atas": "95", "teks": ""},
        "satuan": "%",
        "arah": "naik",
        "aspek": "kuantitas",
        "perspektif": "",
    }
    hasil = {
        "id": 3,
        "jenis": "utama",
        "uraian": "Meningkatnya cakupan",
        "induk": 11,
        "mendukung": "Hasil pimpinan",
        "penugasan_dari": "",
        "indikator": [indikator],
    }
    return {
        "bentuk": "ja_jf",
        "pendekatan": "kuantitatif",
        "hasil": [hasil],
        "perilaku": {"adaptif": ""},
        "lampiran": {"konsekuensi": ["Pelatihan"]},
    } | ganti


def test_equal_plans_do_not_differ_whatever_the_spaces_or_the_superior_says() -> None:
    lain = _isi()
    lain["hasil"][0] |= {"uraian": "Meningkatnya  cakupan ", "mendukung": "Kata pimpinan yang lain"}
    assert compare(_isi(), lain) == ()


def test_a_row_written_anew_with_the_same_words_is_the_same_row() -> None:
    lain = _isi()
    lain["hasil"][0]["id"] = 99
    assert compare(_isi(), lain) == ()


def test_another_superior_result_is_a_change() -> None:
    lain = _isi()
    lain["hasil"][0] |= {"induk": 12, "mendukung": "Hasil pimpinan baru"}
    (bagian,) = compare(_isi(), lain)
    assert [b.label for b in bagian.baris] == ["Mendukung"]


def test_target_indicator_behaviour_and_annex_are_told_apart() -> None:
    lain = _isi(perilaku={"adaptif": "Cepat belajar"}, lampiran={"konsekuensi": []})
    lain["hasil"][0]["indikator"][0]["target"] = {
        "jenis": "rentang", "bawah": "95", "atas": "98.5", "teks": "",
    }  # fmt: skip
    hasil, perilaku, lampiran = compare(_isi(), lain)
    assert (hasil.keadaan, hasil.baris[0].label) == (Keadaan.DIUBAH, "Target indikator 1")
    assert [(p.tanda, p.teks) for p in hasil.baris[0].potongan] == [
        (Tanda.HAPUS, "95"),
        (Tanda.TAMBAH, "95-98,5"),
        (Tanda.SAMA, "%"),
    ]
    assert perilaku.baris[0].keadaan == Keadaan.DITAMBAH
    assert lampiran.baris[0].keadaan == Keadaan.DIHAPUS


def test_results_that_came_or_went_are_shown_whole() -> None:
    baru = {**_isi()["hasil"][0], "id": 4, "uraian": "Turunnya stunting", "indikator": []}
    datang, pergi = compare(_isi(), _isi(hasil=[baru]))
    assert (datang.keadaan, pergi.keadaan) == (Keadaan.DITAMBAH, Keadaan.DIHAPUS)
    assert "Turunnya stunting" in datang.judul
    assert "Indikator 1" in [b.label for b in pergi.baris]


def test_describe_marks_nothing() -> None:
    tanda = {p.tanda for b in describe(_isi()) for baris in b.baris for p in baris.potongan}
    assert tanda == {Tanda.SAMA}


# --- change in mid-year ---------------------------------------------------------------------------


def test_a_change_with_its_reason_becomes_version_two(dunia: factories.Dunia) -> None:
    skp = dibuka(dunia)
    assert (skp.status, skp.alasan_perubahan) == ("draf", ALASAN)
    assert skp.sedang_diubah
    assert Notifikasi.objects.filter(penerima=dunia.budi.pegawai, teks__contains="diubah").exists()
    rewrite(skp, dunia.sari, uraian="Meningkatnya cakupan imunisasi anak sekolah")
    submit_skp(skp=skp, by=dunia.sari, versi=skp.versi, pada=PADA)
    approve_skp(skp=skp, by=dunia.budi, versi=skp.versi, pada=PADA)
    assert (skp.alasan_perubahan, skp.sedang_diubah) == ("", False)
    satu, dua = VersiSkp.objects.order_by("nomor")
    assert (dua.nomor, dua.alasan) == (2, ALASAN)
    (bagian,) = compare(satu.isi, dua.isi)
    assert [p.teks for p in bagian.baris[0].potongan if p.tanda == Tanda.TAMBAH] == ["anak sekolah"]
    assert AuditEvent.objects.get(tindakan="ubah_skp").isi["catatan"] == ALASAN


@pytest.mark.parametrize("alasan", ["", "   ", "singkat"])
def test_open_perubahan_without_a_reason_is_refused(dunia: factories.Dunia, alasan: str) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    with pytest.raises(MasukanTidakSah, match="alasan"):
        open_perubahan(skp=skp, alasan=alasan, by=dunia.sari, versi=skp.versi, pada=PADA)


def test_open_perubahan_with_too_long_a_reason_is_refused(dunia: factories.Dunia) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    with pytest.raises(MasukanTidakSah, match="paling panjang"):
        open_perubahan(skp=skp, alasan="x" * 1001, by=dunia.sari, versi=skp.versi, pada=PADA)


@pytest.mark.parametrize("siapa", ["rekan", "atasan_penilai", "bkpsdm", "instansi_lain"])
def test_open_perubahan_by_anyone_else_is_refused(dunia: factories.Dunia, siapa: str) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    with pytest.raises(TidakBoleh):
        open_perubahan(skp=skp, alasan=ALASAN, by=dunia.semua()[siapa], versi=skp.versi, pada=PADA)


def test_open_perubahan_by_the_penilai_tells_the_owner(dunia: factories.Dunia) -> None:
    dibuka(dunia, by=dunia.budi)
    kabar = Notifikasi.objects.filter(penerima=dunia.sari.pegawai).latest("id")
    assert "dibuka untuk diubah" in kabar.teks


def test_open_perubahan_of_a_draft_or_from_an_old_tab_is_refused(dunia: factories.Dunia) -> None:
    draf = rencana.draf(dunia.rekan)
    with pytest.raises(KeadaanTidakCocok, match="dibuka untuk diubah"):
        open_perubahan(skp=draf, alasan=ALASAN, by=dunia.rekan, versi=draf.versi, pada=PADA)
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    with pytest.raises(VersiBerubah):
        open_perubahan(skp=skp, alasan=ALASAN, by=dunia.sari, versi=skp.versi - 1, pada=PADA)


def test_a_plan_approved_before_versions_were_kept_gets_its_first_one(
    dunia: factories.Dunia,
) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    VersiSkp.objects.all().delete()
    open_perubahan(skp=skp, alasan=ALASAN, by=dunia.sari, versi=skp.versi, pada=PADA)
    assert VersiSkp.objects.get(skp=skp).nomor == 1


def test_cancel_perubahan_returns_to_approved_while_nothing_changed(
    dunia: factories.Dunia,
) -> None:
    skp = dibuka(dunia)
    cancel_perubahan(skp=skp, by=dunia.sari, versi=skp.versi, pada=PADA)
    assert (skp.status, skp.alasan_perubahan) == ("disetujui", "")
    assert VersiSkp.objects.count() == 1


def test_cancel_perubahan_after_a_change_is_refused(dunia: factories.Dunia) -> None:
    skp = dibuka(dunia)
    save_perilaku(
        skp=skp, ekspektasi={NilaiDasar.ADAPTIF: "Belajar"}, by=dunia.sari, versi=skp.versi
    )
    with pytest.raises(KeadaanTidakCocok, match="sudah diubah"):
        cancel_perubahan(skp=skp, by=dunia.sari, versi=skp.versi, pada=PADA)
    skp.refresh_from_db()
    assert (skp.status, skp.alasan_perubahan) == ("draf", ALASAN)


def test_cancel_perubahan_of_what_was_never_approved_is_refused(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    with pytest.raises(KeadaanTidakCocok, match="belum pernah disetujui"):
        cancel_perubahan(skp=skp, by=dunia.sari, versi=skp.versi, pada=PADA)
    with pytest.raises(TidakBoleh):
        cancel_perubahan(skp=skp, by=dunia.rekan, versi=skp.versi, pada=PADA)


def test_progress_goes_on_and_keeps_its_row_during_a_change(dunia: factories.Dunia) -> None:
    skp = dibuka(dunia)
    indikator = skp.hasil.get().indikator.get()
    lapor = {"teks": "", "keterangan": "", "versi": None, "by": dunia.sari, "pada": PADA}
    realisasi = record_realisasi(
        indikator=indikator, bulan=PADA.replace(day=1), nilai=rencana.TARGET, **lapor
    )
    baru = replace(rencana.isian_hasil().indikator[0], target=parse_target("97"))
    rewrite(skp, dunia.sari, indikator=(baru,))
    realisasi.refresh_from_db()
    assert realisasi.indikator_id == indikator.pk
    assert realisasi.indikator.target_tampil == "97 %"
    with pytest.raises(MasukanTidakSah, match="sudah punya realisasi"):
        remove_hasil(skp=skp, hasil_id=skp.hasil.get().pk, by=dunia.sari, versi=skp.versi)


# --- pages ----------------------------------------------------------------------------------------


def test_pages_of_versions_show_old_and_new_words(dunia: factories.Dunia) -> None:
    skp = dibuka(dunia)
    rewrite(skp, dunia.sari, uraian="Meningkatnya cakupan imunisasi <b>anak</b>")
    sari = signed_in(dunia.sari)
    daftar = sari.get(f"/skp/{skp.pk}/versi/").content.decode()
    assert "Versi 1" in daftar
    assert f"/skp/{skp.pk}/versi/draf/" in daftar
    beda = sari.get(f"/skp/{skp.pk}/versi/draf/").content.decode()
    assert "<del>dasar lengkap</del>" in beda
    assert "<ins>&lt;b&gt;anak&lt;/b&gt;</ins>" in beda
    pertama = sari.get(f"/skp/{skp.pk}/versi/1/").content.decode()
    assert "Versi pertama" in pertama
    assert "imunisasi dasar lengkap" in pertama
    submit_skp(skp=skp, by=dunia.sari, versi=skp.versi, pada=PADA)
    approve_skp(skp=skp, by=dunia.budi, versi=skp.versi, pada=PADA)
    kedua = signed_in(dunia.budi).get(f"/skp/{skp.pk}/versi/2/").content.decode()
    assert "<del>dasar lengkap</del>" in kedua
    assert ALASAN in kedua


def test_versions_of_strangers_and_unknown_numbers_are_not_found(dunia: factories.Dunia) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    for alamat in (
        f"/skp/{skp.pk}/versi/",
        f"/skp/{skp.pk}/versi/1/",
        f"/skp/{skp.pk}/versi/draf/",
    ):
        for siapa in (dunia.rekan, dunia.dewi, dunia.admin_lain):
            assert signed_in(siapa).get(alamat).status_code == 404
    assert signed_in(dunia.sari).get(f"/skp/{skp.pk}/versi/2/").status_code == 404
    draf = rencana.draf(dunia.rekan)
    assert signed_in(dunia.rekan).get(f"/skp/{draf.pk}/versi/draf/").status_code == 404
    assert (
        "Belum ada versi" in signed_in(dunia.rekan).get(f"/skp/{draf.pk}/versi/").content.decode()
    )


def test_opening_and_dropping_a_change_on_the_page(dunia: factories.Dunia) -> None:
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    sari, alamat = signed_in(dunia.sari), f"/skp/{skp.pk}/"
    assert "Buka untuk diubah" in sari.get(alamat).content.decode()
    assert "Buka untuk diubah" in signed_in(dunia.budi).get(alamat).content.decode()
    assert "Buka untuk diubah" not in signed_in(dunia.citra).get(alamat).content.decode()
    tanpa = sari.post(f"{alamat}ubah/", {"versi": skp.versi, "alasan": "tugas"})
    assert tanpa.status_code == 422
    assert "tugas</textarea>" in tanpa.content.decode()
    panjang = sari.post(f"{alamat}ubah/", {"versi": skp.versi, "alasan": "x" * 1001})
    assert panjang.status_code == 422
    assert sari.post(f"{alamat}ubah/", {"versi": skp.versi, "alasan": ALASAN}).status_code == 302
    assert "SKP ini sedang diubah" in sari.get(alamat).content.decode()
    skp.refresh_from_db()
    assert sari.post(f"{alamat}batal-ubah/", {"versi": skp.versi}).status_code == 302
    skp.refresh_from_db()
    assert skp.status == "disetujui"
    assert sari.post(f"{alamat}batal-ubah/", {"versi": skp.versi}).status_code == 409


def test_decision_form_shows_to_whom_the_permission_allows(dunia: factories.Dunia) -> None:
    skp = rencana.diajukan(dunia.sari)
    for nama, akun in dunia.semua().items():
        jawaban = signed_in(akun).get(f"/skp/{skp.pk}/")
        tampil = "Keputusan Anda" in jawaban.content.decode()
        assert tampil == (nama == "penilai"), nama
