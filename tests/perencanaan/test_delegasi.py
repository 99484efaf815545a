"""Handing over the approving of plans: who may, for how long, and what the delegate may do."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tera.akun.models import Akun
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, TidakDitemukan
from tera.dasar.models import AuditEvent
from tera.dasbor.queries.menunggu import menunggu
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import AtasanLangsung, DelegasiPenilai, Pegawai, Penugasan
from tera.pelaksanaan.permissions import can_give_umpan_balik
from tera.penilaian.permissions import can_rate
from tera.perencanaan.models import VersiSkp
from tera.perencanaan.queries import load_detail, skp_terlihat
from tera.perencanaan.services import (
    approve_skp,
    delegate_penilai,
    end_delegasi,
    open_perubahan,
    post_pesan,
    return_skp,
)
from tests import factories
from tests.perencanaan import rencana
from tests.perencanaan.rencana import PADA

AKHIR = PADA + timedelta(days=9)


@pytest.fixture
def dunia(db: None) -> factories.Dunia:
    return factories.dunia()


def signed_in(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def person(akun: Akun) -> Pegawai:
    assert isinstance(akun.pegawai, Pegawai)
    return akun.pegawai


def serahkan(dunia: factories.Dunia, **ganti: Any) -> DelegasiPenilai:
    isi: dict[str, Any] = {
        "kepada": person(dunia.ani),
        "sejak": PADA,
        "sampai": AKHIR,
        "alasan": "Cuti tahunan",
        "by": dunia.budi,
        "pada": PADA,
    }
    return delegate_penilai(**isi | ganti)


def test_delegate_is_told_and_the_audit_record_knows(dunia: factories.Dunia) -> None:
    delegasi = serahkan(dunia)
    assert delegasi.dari == dunia.budi.pegawai
    kabar = Notifikasi.objects.get(penerima=dunia.ani.pegawai)
    assert "2 Maret 2026 sampai 11 Maret 2026" in kabar.teks
    assert (
        AuditEvent.objects.get(tindakan="delegasikan_penilai").isi["kepada"] == delegasi.kepada_id
    )


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"sejak": PADA - timedelta(days=1)}, "paling awal hari ini"),
        ({"sampai": PADA - timedelta(days=1)}, "sebelum tanggal mulai"),
        ({"sampai": PADA + timedelta(days=400)}, "paling lama satu tahun"),
        ({"alasan": "  "}, "Tulis alasan"),
        ({"alasan": "x" * 301}, "paling panjang 300"),
    ],
)
def test_days_and_reasons_that_do_not_do(
    dunia: factories.Dunia, ganti: dict[str, Any], kalimat: str
) -> None:
    with pytest.raises(MasukanTidakSah, match=kalimat):
        serahkan(dunia, **ganti)


def test_persons_that_do_not_do(dunia: factories.Dunia) -> None:
    with pytest.raises(MasukanTidakSah, match="bukan diri sendiri"):
        serahkan(dunia, kepada=person(dunia.budi))
    with pytest.raises(TidakDitemukan):
        serahkan(dunia, kepada=person(dunia.dewi))
    Penugasan.objects.filter(pegawai=dunia.rekan.pegawai).update(sampai=date(2025, 1, 1))
    with pytest.raises(MasukanTidakSah, match="tidak bertugas"):
        serahkan(dunia, kepada=person(dunia.rekan))
    with pytest.raises(TidakBoleh, match="tidak ada pegawai yang Anda nilai"):
        serahkan(dunia, by=dunia.sari)


def test_the_same_days_are_handed_over_once(dunia: factories.Dunia) -> None:
    serahkan(dunia)
    with pytest.raises(KeadaanTidakCocok, match="sudah ada delegasi kepada Ani"):
        serahkan(dunia, kepada=person(dunia.rekan), sejak=AKHIR, sampai=AKHIR)
    serahkan(dunia, sejak=AKHIR + timedelta(days=1), sampai=AKHIR + timedelta(days=1))


def test_delegate_approves_in_the_superior_s_name(dunia: factories.Dunia) -> None:
    serahkan(dunia)
    skp = rencana.diajukan(dunia.sari)
    assert Notifikasi.objects.filter(
        penerima=dunia.ani.pegawai, teks__contains="menunggu persetujuan"
    ).exists()
    approve_skp(skp=skp, by=dunia.ani, versi=skp.versi, pada=PADA)
    assert skp.penilai == dunia.budi.pegawai
    assert VersiSkp.objects.get(skp=skp).oleh == dunia.ani
    catatan = AuditEvent.objects.get(tindakan="setujui_skp")
    assert (catatan.pelaku, catatan.isi["untuk"]) == ("Ani", "Budi")


def test_delegate_returns_talks_and_opens_a_change(dunia: factories.Dunia) -> None:
    serahkan(dunia)
    skp = rencana.diajukan(dunia.sari)
    pesan = post_pesan(skp=skp, hasil=None, teks="Perjelas", by=dunia.ani, pada=PADA)
    return_skp(skp=skp, by=dunia.ani, versi=skp.versi, catatan="Perjelas", pada=PADA)
    lain = rencana.disetujui(dunia.rekan, dunia.budi)
    open_perubahan(skp=lain, alasan="Pindah tugas", by=dunia.ani, versi=lain.versi, pada=PADA)
    untuk = AuditEvent.objects.filter(isi__untuk="Budi").values_list("tindakan", flat=True)
    assert set(untuk) == {"tulis_pesan", "kembalikan_skp", "ubah_skp"}
    assert AuditEvent.objects.get(objek_id=pesan.pk, tindakan="tulis_pesan").pelaku == "Ani"


def test_the_superior_s_own_decision_is_for_nobody_else(dunia: factories.Dunia) -> None:
    serahkan(dunia)
    rencana.disetujui(dunia.sari, dunia.budi)
    assert "untuk" not in AuditEvent.objects.get(tindakan="setujui_skp").isi


@pytest.mark.parametrize("geser", [-1, 10])
def test_before_and_after_its_days_the_delegate_is_a_stranger(
    dunia: factories.Dunia, geser: int
) -> None:
    serahkan(dunia)
    skp = rencana.diajukan(dunia.sari)
    with pytest.raises(TidakBoleh):
        approve_skp(skp=skp, by=dunia.ani, versi=skp.versi, pada=PADA + timedelta(days=geser))


def test_nobody_approves_the_own_plan_in_the_superior_s_place(dunia: factories.Dunia) -> None:
    serahkan(dunia, kepada=person(dunia.sari))
    skp = rencana.diajukan(dunia.sari)
    with pytest.raises(TidakBoleh):
        approve_skp(skp=skp, by=dunia.sari, versi=skp.versi, pada=PADA)
    assert not Notifikasi.objects.filter(
        penerima=dunia.sari.pegawai, teks__contains="menunggu persetujuan"
    ).exists()
    lain = rencana.diajukan(dunia.rekan)
    approve_skp(skp=lain, by=dunia.sari, versi=lain.versi, pada=PADA)


def test_what_a_superior_who_left_had_handed_over_holds_no_longer(
    dunia: factories.Dunia,
) -> None:
    serahkan(dunia, sampai=PADA + timedelta(days=90))
    skp = rencana.diajukan(dunia.sari)
    kepala = Penugasan.objects.get(pegawai=person(dunia.budi))
    Penugasan.objects.filter(pk=kepala.pk).update(sampai=PADA)
    nanti = PADA + timedelta(days=1)
    assert skp in skp_terlihat(dunia.ani, PADA)
    with pytest.raises(TidakBoleh):
        approve_skp(skp=skp, by=dunia.ani, versi=skp.versi, pada=nanti)
    assert menunggu(dunia.ani, rencana.TAHUN, PADA).persetujuan == 1
    assert menunggu(dunia.ani, rencana.TAHUN, nanti).persetujuan == 0
    assert dunia.ani.pegawai_id not in load_detail(skp, nanti).wakil


def test_whoever_acts_for_a_superior_hands_over_too(dunia: factories.Dunia) -> None:
    kepala = Penugasan.objects.get(pegawai=person(dunia.budi))
    Penugasan.objects.filter(pk=kepala.pk).update(sampai=PADA - timedelta(days=1))
    Penugasan.objects.create(
        instansi=dunia.instansi,
        pegawai=person(dunia.citra),
        unit=dunia.bidang,
        jabatan=kepala.jabatan,
        sifat="plt",
        kepala_unit=True,
        sejak=PADA,
    )
    serahkan(dunia, by=dunia.citra, kepada=person(dunia.lain_unit))
    skp = rencana.diajukan(dunia.sari)
    assert skp in skp_terlihat(dunia.lain_unit, PADA)
    approve_skp(skp=skp, by=dunia.lain_unit, versi=skp.versi, pada=PADA)
    assert skp.penilai == person(dunia.citra)


def test_rating_is_not_handed_over_feedback_is_given_as_the_stand_in(
    dunia: factories.Dunia,
) -> None:
    serahkan(dunia)
    skp = rencana.disetujui(dunia.sari, dunia.budi)
    assert not can_rate(dunia.ani, skp, PADA)
    assert can_give_umpan_balik(dunia.ani, skp, PADA)


def test_scope_and_queue_hold_what_was_handed_over(dunia: factories.Dunia) -> None:
    skp = rencana.diajukan(dunia.rekan)
    wakil = dunia.lain_unit
    assert not skp_terlihat(wakil, PADA).exists()
    serahkan(dunia, kepada=person(wakil))
    assert list(skp_terlihat(wakil, PADA)) == [skp]
    assert not skp_terlihat(wakil, AKHIR + timedelta(days=1)).exists()
    assert menunggu(wakil, rencana.TAHUN, PADA).persetujuan == 1
    assert menunggu(wakil, rencana.TAHUN, AKHIR + timedelta(days=1)).persetujuan == 0
    assert menunggu(dunia.budi, rencana.TAHUN, PADA).persetujuan == 1


def test_queue_page_of_the_delegate(dunia: factories.Dunia) -> None:
    hari_ini = dunia.budi.hari_ini
    skp = rencana.diajukan(dunia.rekan, hari_ini.year)
    serahkan(dunia, kepada=person(dunia.lain_unit), sejak=hari_ini, sampai=hari_ini, pada=hari_ini)
    wakil = signed_in(dunia.lain_unit)
    teks = wakil.get("/antrean/").content.decode()
    assert "Rini" in teks
    halaman = wakil.get(f"/skp/{skp.pk}/").content.decode()
    assert "atas nama Budi" in halaman
    isi = {"pilih": f"{skp.pk}-{skp.versi}"}
    assert wakil.post(f"/antrean/setujui/?tahun={hari_ini.year}", isi).status_code == 302
    skp.refresh_from_db()
    assert (skp.status, skp.penilai) == ("disetujui", dunia.budi.pegawai)


def test_end_delegasi_by_giver_or_office_only(dunia: factories.Dunia) -> None:
    delegasi = serahkan(dunia)
    for siapa in (dunia.ani, dunia.sari, dunia.admin_lain):
        with pytest.raises(TidakBoleh):
            end_delegasi(delegasi=delegasi, by=siapa, pada=PADA)
    lusa = PADA + timedelta(days=2)
    end_delegasi(delegasi=delegasi, by=dunia.bkpsdm, pada=lusa)
    delegasi.refresh_from_db()
    assert delegasi.sampai == PADA + timedelta(days=1)
    assert Notifikasi.objects.filter(penerima=dunia.ani.pegawai, teks__contains="diakhiri").exists()
    with pytest.raises(KeadaanTidakCocok, match="sudah berakhir"):
        end_delegasi(delegasi=delegasi, by=dunia.budi, pada=lusa)


def test_what_had_not_begun_is_dropped(dunia: factories.Dunia) -> None:
    end_delegasi(delegasi=serahkan(dunia), by=dunia.budi, pada=PADA)
    assert not DelegasiPenilai.objects.exists()
    assert AuditEvent.objects.filter(tindakan="akhiri_delegasi").count() == 1


def test_page_hands_over_and_takes_back(dunia: factories.Dunia) -> None:
    budi, hari_ini = signed_in(dunia.budi), dunia.budi.hari_ini
    assert "Ani" in budi.get("/delegasi/?q=ani").content.decode()
    assert "tidak ada" in budi.get("/delegasi/?q=zzz").content.decode().lower()
    isi = {
        "q": "ani",
        "kepada": dunia.ani.pegawai_id,
        "sejak": hari_ini.isoformat(),
        "sampai": (hari_ini + timedelta(days=3)).isoformat(),
        "alasan": "Dinas luar",
    }
    salah = budi.post("/delegasi/", isi | {"alasan": ""})
    assert salah.status_code == 422
    assert "Tulis alasan" in salah.content.decode()
    assert budi.post("/delegasi/", isi | {"kepada": dunia.dewi.pegawai_id}).status_code == 422
    assert budi.post("/delegasi/", isi | {"sampai": "kapan"}).status_code == 422
    assert budi.post("/delegasi/", isi).status_code == 302
    assert budi.post("/delegasi/", isi).status_code == 409
    delegasi = DelegasiPenilai.objects.get()
    assert "Budi kepada Ani" in signed_in(dunia.ani).get("/delegasi/").content.decode()
    assert "Budi kepada Ani" in signed_in(dunia.bkpsdm).get("/delegasi/").content.decode()
    assert "Budi" not in signed_in(dunia.rekan).get("/delegasi/").content.decode()
    alamat = f"/delegasi/{delegasi.pk}/akhiri/"
    for siapa, status in ((dunia.ani, 403), (dunia.rekan, 404), (dunia.admin_lain, 404)):
        assert signed_in(siapa).post(alamat).status_code == status
    assert budi.post(alamat).status_code == 302
    assert not DelegasiPenilai.objects.exists()


def test_who_rates_nobody_cannot_hand_over(dunia: factories.Dunia) -> None:
    AtasanLangsung.objects.filter(atasan=dunia.budi.pegawai).delete()
    budi = signed_in(dunia.budi)
    assert "Belum ada delegasi" in budi.get("/delegasi/").content.decode()
    assert budi.post("/delegasi/", {"q": "ani"}).status_code == 403
