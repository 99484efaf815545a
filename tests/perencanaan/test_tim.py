"""Tim kerja: formed, changed, ended; its head's matrix and notes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tera.akun.models import Akun
from tera.dasar.errors import (
    KeadaanTidakCocok,
    MasukanTidakSah,
    TidakBoleh,
    TidakDitemukan,
    VersiBerubah,
)
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import Pegawai
from tera.perencanaan.masukan import IsianSel, IsianTim
from tera.perencanaan.models import AnggotaTim, PesanDialog, RencanaHasilKerja, Skp, TimKerja
from tera.perencanaan.queries import anggota_kini, find_pegawai, hasil_pimpinan
from tera.perencanaan.services import clarify_hasil, end_tim, save_hasil, save_matriks, save_tim
from tests import factories
from tests.dasbor.alat import crowd, signed_in
from tests.perencanaan import rencana
from tests.perencanaan.rencana import PADA

pytestmark = pytest.mark.django_db
MULAI = date(2026, 1, 5)
PERAN = "Tersusunnya data stunting lintas dinas"


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def orang(akun: Akun) -> Pegawai:
    assert akun.pegawai is not None
    return akun.pegawai


def isian(dunia: factories.Dunia, **lain: Any) -> IsianTim:
    """Sari leads; a colleague and someone of another unit are in it."""
    isi: dict[str, Any] = {
        "nama": "Tim Percepatan Penurunan Stunting",
        "ketua": orang(dunia.sari),
        "anggota": ((orang(dunia.rekan), "Data"), (orang(dunia.lain_unit), "")),
        "sejak": MULAI,
        "dasar": "ST 12 Tahun 2026",
    }
    return IsianTim(**isi | lain)


def bentuk(dunia: factories.Dunia, **lain: Any) -> TimKerja:
    return save_tim(
        unit=dunia.bidang, tim=None, isian=isian(dunia, **lain), by=dunia.budi, pada=PADA
    )


# --- forming, changing, ending ----------------------------------------------------------------


def test_save_tim_by_the_head_of_the_unit_tells_its_members(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    assert (tim.unit, tim.versi, tim.sampai) == (dunia.bidang, 1, None)
    anggota = {a.pegawai: a for a in anggota_kini(tim, PADA)}
    assert set(anggota) == {orang(dunia.rekan), orang(dunia.lain_unit)}
    assert {a.sejak for a in anggota.values()} == {MULAI}
    catatan = AuditEvent.objects.get(objek="perencanaan.TimKerja", objek_id=tim.pk)
    assert (catatan.tindakan, len(catatan.isi["anggota"])) == ("simpan_tim", 2)
    kabar = Notifikasi.objects.get(penerima=orang(dunia.lain_unit))
    assert kabar.tautan == f"/tim/{tim.pk}/"


def test_pengelola_and_bkpsdm_may_form_a_team_others_may_not(dunia: factories.Dunia) -> None:
    isi = {"unit": dunia.bidang, "tim": None, "isian": isian(dunia), "pada": PADA}
    for akun in (dunia.ani, dunia.bkpsdm):
        assert save_tim(**isi, by=akun).pk
    for akun in (dunia.sari, dunia.citra, dunia.auditor, dunia.dewi, dunia.admin_lain):
        with pytest.raises(TidakBoleh, match="dibentuk oleh kepala unit"):
            save_tim(**isi, by=akun)


def test_refusals_of_save_tim(dunia: factories.Dunia) -> None:
    rekan = (orang(dunia.rekan), "")
    for lain, kata in [
        ({"sampai": date(2026, 1, 4)}, "sebelum tanggal mulai"),
        ({"anggota": ()}, "paling sedikit satu anggota"),
        ({"anggota": (rekan, (orang(dunia.sari), ""))}, "adalah ketua"),
        ({"anggota": (rekan, rekan)}, "lebih dari satu kali"),
    ]:
        with pytest.raises(MasukanTidakSah, match=kata):
            bentuk(dunia, **lain)
    banyak = tuple((satu, "") for satu in crowd(dunia.bidang, 61))
    with pytest.raises(MasukanTidakSah, match="paling banyak 60"):
        bentuk(dunia, anggota=banyak)
    with pytest.raises(TidakDitemukan):
        bentuk(dunia, anggota=((orang(dunia.dewi), ""),))
    assert not TimKerja.objects.exists()


def test_who_leaves_stays_in_the_history_and_who_joins_begins_today(
    dunia: factories.Dunia,
) -> None:
    tim = bentuk(dunia)
    baru = isian(dunia, anggota=((orang(dunia.rekan), "Ketua data"), (orang(dunia.ani), "")))
    ubah = {"unit": dunia.bidang, "tim": tim, "isian": baru, "by": dunia.budi}
    save_tim(**ubah, pada=PADA, versi=1)
    masa = {a.pegawai: (a.peran, a.sejak, a.sampai) for a in AnggotaTim.objects.filter(tim=tim)}
    assert masa == {
        orang(dunia.rekan): ("Ketua data", MULAI, None),
        orang(dunia.lain_unit): ("", MULAI, PADA - timedelta(days=1)),
        orang(dunia.ani): ("", PADA, None),
    }
    with pytest.raises(VersiBerubah):
        save_tim(**ubah, pada=PADA, versi=1)
    # Named by mistake and taken away on the same day: never was in the team.
    tanpa_ani = replace(baru, anggota=baru.anggota[:1], sejak=date(2026, 1, 2))
    save_tim(**ubah | {"isian": tanpa_ani}, pada=PADA, versi=2)
    assert not AnggotaTim.objects.filter(pegawai=orang(dunia.ani)).exists()
    assert AnggotaTim.objects.get(pegawai=orang(dunia.rekan)).sejak == date(2026, 1, 2)
    with pytest.raises(TidakDitemukan):
        save_tim(**ubah | {"unit": dunia.dinas, "by": dunia.bkpsdm}, pada=PADA, versi=3)


def test_end_tim(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    akhiri = {"tim": tim, "by": dunia.budi, "pada": PADA}
    with pytest.raises(MasukanTidakSah, match="sebelum tanggal mulai"):
        end_tim(**akhiri, sampai=date(2025, 1, 1), versi=1)
    with pytest.raises(TidakBoleh):
        end_tim(**akhiri | {"by": dunia.rekan}, sampai=PADA, versi=1)
    with pytest.raises(VersiBerubah):
        end_tim(**akhiri, sampai=PADA, versi=7)
    end_tim(**akhiri, sampai=PADA, versi=1)
    assert (tim.sampai, tim.versi) == (PADA, 2)
    assert Notifikasi.objects.filter(penerima=orang(dunia.rekan)).count() == 2
    with pytest.raises(KeadaanTidakCocok, match="sudah diakhiri"):
        end_tim(**akhiri | {"pada": PADA + timedelta(days=1)}, sampai=PADA, versi=2)


def test_find_pegawai_by_nip_name_and_part_of_a_name(dunia: factories.Dunia) -> None:
    sari = orang(dunia.sari)
    kembar = factories.pegawai("Sari Dewi", dunia.dinas_lain)
    kata = [sari.nip, f"{sari.nip_berkelompok} Sari", "sari", "Dewi", "ar", "Tidak ada"]
    hasil = find_pegawai(dunia.instansi.pk, kata, PADA)
    assert hasil[sari.nip] == hasil[kata[1]] == hasil["sari"] == [sari]
    assert hasil["Dewi"] == [kembar]  # not Dewi of the other agency
    assert len(hasil["ar"]) == 2
    assert hasil["Tidak ada"] == []
    assert find_pegawai(dunia.instansi.pk, [], PADA) == {}


# --- the head's matrix ------------------------------------------------------------------------


def isi_tim(dunia: factories.Dunia, tim: TimKerja, akun: Akun, teks: str = PERAN) -> Skp:
    """Sari's own plan with one result, the part of ``akun`` in it; returns Sari's plan."""
    skp = Skp.objects.filter(pegawai=orang(dunia.sari), tahun=2026).first() or rencana.draf(
        dunia.sari
    )
    isi = IsianSel(pegawai_id=orang(akun).pk, induk_id=skp.hasil.get().pk, teks=teks)
    save_matriks(pimpinan=skp, tim=tim, sel=[isi], by=dunia.sari, pada=PADA)
    return skp


def test_the_head_of_a_team_shares_out_her_own_results(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    skp = isi_tim(dunia, tim, dunia.rekan)
    isi_tim(dunia, tim, dunia.lain_unit)
    sendiri = RencanaHasilKerja.objects.get(skp__pegawai=orang(dunia.rekan))
    lain = RencanaHasilKerja.objects.get(skp__pegawai=orang(dunia.lain_unit))
    assert sendiri.tim == lain.tim == tim
    assert sendiri.induk == lain.induk == skp.hasil.get()
    assert (sendiri.penugasan_dari, lain.penugasan_dari) == ("", tim.nama)
    # The member may keep the team head's result in her own form.
    assert lain.induk in hasil_pimpinan(orang(dunia.lain_unit), 2026, PADA)
    plan = lain.skp
    isian = rencana.isian_hasil(PERAN, induk_id=lain.induk_id, penugasan_dari=tim.nama)
    save_hasil(skp=plan, hasil_id=lain.pk, isian=isian, by=dunia.lain_unit, versi=plan.versi)
    lain.refresh_from_db()
    assert (lain.tim, lain.asal) == (tim, "matriks")


def test_only_the_head_fills_the_matrix_and_only_while_the_team_lasts(
    dunia: factories.Dunia,
) -> None:
    tim = bentuk(dunia)
    budi = rencana.draf(dunia.budi)
    isi = IsianSel(pegawai_id=orang(dunia.rekan).pk, induk_id=budi.hasil.get().pk, teks="Peran")
    with pytest.raises(TidakBoleh, match="ketua tim"):
        save_matriks(pimpinan=budi, tim=tim, sel=[isi], by=dunia.budi, pada=PADA)
    end_tim(tim=tim, sampai=PADA, by=dunia.budi, pada=PADA, versi=1)
    with pytest.raises(TidakBoleh, match="selama tim itu berlaku"):
        save_matriks(
            pimpinan=rencana.draf(dunia.sari),
            tim=tim,
            sel=[],
            by=dunia.sari,
            pada=PADA + timedelta(days=1),
        )


def test_members_of_another_unit_stand_in_their_heads_own_matrix_too(
    dunia: factories.Dunia,
) -> None:
    hari_ini = dunia.budi.hari_ini
    tim = save_tim(
        unit=dunia.bidang,
        tim=None,
        isian=isian(
            dunia, ketua=orang(dunia.budi), anggota=((orang(dunia.lain_unit), ""),), sejak=hari_ini
        ),
        by=dunia.budi,
        pada=hari_ini,
    )
    skp = rencana.draf(dunia.budi, hari_ini.year)
    induk = skp.hasil.get().pk
    budi = signed_in(dunia.budi)
    semua = budi.get("/matriks/").content.decode()
    assert f'name="s-{orang(dunia.lain_unit).pk}-{induk}"' in semua
    assert f'name="s-{orang(dunia.sari).pk}-{induk}"' in semua
    alamat = f"/matriks/?tim={tim.pk}"
    halaman = budi.get(alamat).content.decode()
    assert f'name="s-{orang(dunia.sari).pk}-{induk}"' not in halaman
    kirim = {f"s-{orang(dunia.lain_unit).pk}-{induk}": PERAN}
    assert budi.post(alamat, kirim)["Location"] == alamat
    assert RencanaHasilKerja.objects.get(tim=tim).penugasan_dari == tim.nama


# --- notes ------------------------------------------------------------------------------------


def test_clarify_hasil(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    isi_tim(dunia, tim, dunia.lain_unit)
    hasil = RencanaHasilKerja.objects.get(tim=tim)
    catat = {"tim": tim, "hasil_id": hasil.pk, "pada": PADA}
    pesan = clarify_hasil(**catat, teks=" Utamakan desa lokus. ", by=dunia.sari)
    assert (pesan.skp, pesan.tentang, pesan.teks) == (hasil.skp, PERAN, "Utamakan desa lokus.")
    assert Notifikasi.objects.filter(penerima=orang(dunia.lain_unit)).latest("id").tautan == (
        f"/tim/{tim.pk}/"
    )
    for akun in (dunia.budi, dunia.lain_unit, dunia.dewi):
        with pytest.raises(TidakBoleh, match="ditulis oleh ketua tim"):
            clarify_hasil(**catat, teks="Catatan", by=akun)
    for teks in ("", "  a ", "x" * 2_001):
        with pytest.raises(MasukanTidakSah, match="Tulis catatan"):
            clarify_hasil(**catat, teks=teks, by=dunia.sari)
    luar = Skp.objects.get(pegawai=orang(dunia.sari)).hasil.get()
    with pytest.raises(TidakDitemukan):
        clarify_hasil(**catat | {"hasil_id": luar.pk}, teks="Catatan", by=dunia.sari)
    with pytest.raises(KeadaanTidakCocok, match="tidak berlaku"):
        clarify_hasil(**catat | {"pada": date(2026, 1, 4)}, teks="Catatan", by=dunia.sari)
    assert PesanDialog.objects.count() == 1


# --- pages ------------------------------------------------------------------------------------


def kirim_tim(dunia: factories.Dunia, **lain: str) -> dict[str, str]:
    return {
        "nama": "Tim Stunting",
        "tugas": "Menurunkan stunting",
        "ketua": orang(dunia.sari).nip,
        "sejak": f"{dunia.budi.hari_ini:%Y-%m-%d}",
        "sampai": "",
        "dasar": "",
        "anggota-0-pegawai": "Rini",
        "anggota-0-peran": "Data",
        "anggota-tempel": f"{orang(dunia.lain_unit).nip}\tLapangan",
    } | lain


def test_a_team_from_nothing_to_its_end(dunia: factories.Dunia) -> None:
    budi, sari, lina = map(signed_in, (dunia.budi, dunia.sari, dunia.lain_unit))
    assert "Bentuk tim kerja" in budi.get("/tim/").content.decode()
    alamat = budi.post(f"/tim/tambah/?unit={dunia.bidang.pk}", kirim_tim(dunia))["Location"]
    tim = TimKerja.objects.get()
    assert alamat == f"/tim/{tim.pk}/"
    assert {a.peran for a in tim.anggota.all()} == {"Data", "Lapangan"}
    skp = rencana.draf(dunia.sari, dunia.sari.hari_ini.year)
    nama = f"s-{orang(dunia.lain_unit).pk}-{skp.hasil.get().pk}"
    sari.post(f"/matriks/?tim={tim.pk}", {nama: PERAN})
    hasil = RencanaHasilKerja.objects.get(tim=tim)
    halaman = sari.get(alamat).content.decode()
    assert PERAN in halaman
    catat = f"{alamat}catatan/{hasil.pk}/"
    assert sari.post(catat, {"teks": ""}).status_code == 422
    assert sari.post(catat, {"teks": "Utamakan lokus"}).status_code == 302
    assert lina.post(catat, {"teks": "Bukan saya"}).status_code == 403
    assert "Utamakan lokus" in lina.get(alamat).content.decode()
    assert PERAN not in budi.get(alamat).content.decode()
    ubah = budi.get(f"{alamat}ubah/").content.decode()
    assert f"{orang(dunia.rekan).nip_berkelompok} Rini" in ubah
    isi = kirim_tim(dunia, nama="Tim Gizi", versi="1", **{"anggota-tempel": ""})
    assert budi.post(f"{alamat}ubah/", isi).status_code == 302
    assert budi.post(f"{alamat}ubah/", isi).status_code == 409
    assert budi.post(f"{alamat}akhiri/", {"versi": "2"}).status_code == 302
    tim.refresh_from_db()
    assert (tim.nama, tim.sampai) == ("Tim Gizi", dunia.budi.hari_ini)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"nama": ""}, "Tulis nama timnya"),
        ({"ketua": "Tidak Dikenal"}, "tidak ditemukan di antara pegawai"),
        ({"anggota-0-pegawai": "a"}, "Tulis NIP-nya"),
        ({"anggota-0-pegawai": "", "anggota-0-peran": "", "anggota-tempel": ""}, "paling sedikit"),
        ({"sejak": "kemarin"}, "tidak dapat dibaca"),
        ({"sampai": "2020-01-01"}, "sebelum tanggal mulai"),
    ],
)
def test_bad_input_is_told_and_kept(
    dunia: factories.Dunia, isi: dict[str, str], kalimat: str
) -> None:
    jawaban = signed_in(dunia.budi).post("/tim/tambah/", kirim_tim(dunia, **isi))
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert kalimat in teks
    assert "Menurunkan stunting" in teks
    assert not TimKerja.objects.exists()


def test_more_rows_without_javascript_keep_what_was_typed(dunia: factories.Dunia) -> None:
    isi = kirim_tim(dunia, **{"tambah-baris": "anggota"})
    jawaban = signed_in(dunia.budi).post("/tim/tambah/", isi)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert 'name="anggota-7-pegawai"' in teks
    assert 'value="Rini"' in teks
    assert not TimKerja.objects.exists()


def test_who_sees_a_team(dunia: factories.Dunia) -> None:
    tim = bentuk(dunia)
    lihat = {
        nama: signed_in(akun).get(f"/tim/{tim.pk}/").status_code
        for nama, akun in dunia.semua().items()
    }
    assert {nama for nama, kode in lihat.items() if kode == 404} == {
        "mantan_penilai",
        "instansi_lain",
        "bkpsdm_instansi_lain",
    }
    lain = bentuk(dunia, anggota=((orang(dunia.rekan), ""),))
    assert signed_in(dunia.lain_unit).get(f"/tim/{lain.pk}/").status_code == 404
    assert signed_in(dunia.mantan).get(f"/tim/{lain.pk}/").status_code == 404
    assert signed_in(dunia.sari).get(f"/tim/{tim.pk}/ubah/").status_code == 403
    assert signed_in(dunia.sari).get("/tim/tambah/").status_code == 403
    assert signed_in(dunia.budi).get(f"/tim/tambah/?unit={dunia.dinas.pk}").status_code == 403
    assert signed_in(dunia.admin_lain).get(f"/tim/tambah/?unit={dunia.dinas.pk}").status_code == 404


def test_list_and_menu_follow_the_team(dunia: factories.Dunia) -> None:
    lina = signed_in(dunia.lain_unit)
    assert "Tim kerja" not in [m["label"] for m in lina.get("/").context["menu"]]
    assert "Belum ada tim kerja" in lina.get("/tim/").content.decode()
    tim = bentuk(dunia)
    halaman = lina.get("/tim/")
    assert tim.nama in halaman.content.decode()
    assert "2 anggota" in halaman.content.decode()
    assert "Tim kerja" in [m["label"] for m in lina.get("/").context["menu"]]
    sari = [m["label"] for m in signed_in(dunia.sari).get("/").context["menu"]]
    assert {"Tim kerja", "Matriks Peran Hasil"} <= set(sari)
