"""Text templates of feedback that an agency keeps itself: who, what, and where they are offered."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.pelaksanaan.masukan import IsianTemplat
from tera.pelaksanaan.models import JenisUmpanBalik, TemplatUmpanBalik, UmpanBalik
from tera.pelaksanaan.services import templat as services
from tera.pelaksanaan.services.templat import add_templat, change_templat, withdraw_templat
from tera.pelaksanaan.templat import load_templat
from tera.perencanaan.models import Skp
from tests import factories
from tests.pelaksanaan.conftest import Kerja
from tests.pelaksanaan.halaman import masuk

DAFTAR = "/pengaturan/templat-umpan-balik/"
ISI = "Pada kunjungan [desa], Anda [lakukan]."
pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def isian(**lain: Any) -> IsianTemplat:
    return IsianTemplat(**{"judul": "Kunjungan lapangan", "isi": ISI} | lain)


def tambah(dunia: factories.Dunia, **lain: Any) -> TemplatUmpanBalik:
    return add_templat(isian=isian(**lain), by=dunia.bkpsdm)


def tindakan() -> list[str]:
    semua = AuditEvent.objects.filter(tindakan__endswith="_templat").order_by("id")
    return list(semua.values_list("tindakan", flat=True))


def test_added_changed_withdrawn_each_once_and_recorded(dunia: factories.Dunia) -> None:
    satu = tambah(dunia, bagian="baik")
    assert tambah(dunia, bagian="baik") == satu
    baru = isian(isi=ISI + " Teruskan.", bagian="baik")
    for _ in range(2):  # sent twice: the second changes nothing, whatever version it saw
        change_templat(templat=satu, isian=baru, by=dunia.bkpsdm, versi=1)
    assert (satu.versi, satu.isi) == (2, ISI + " Teruskan.")
    assert AuditEvent.objects.get(tindakan="ubah_templat").isi["semula"]["isi"] == ISI
    for _ in range(2):
        withdraw_templat(templat=satu, by=dunia.bkpsdm, versi=2)
    assert tindakan() == ["tambah_templat", "ubah_templat", "cabut_templat"]
    assert tambah(dunia).pk != satu.pk  # the title is free again


def test_only_bkpsdm_of_the_agency_keeps_them(dunia: factories.Dunia) -> None:
    satu = tambah(dunia)
    for akun in (dunia.sari, dunia.budi, dunia.citra, dunia.ani, dunia.auditor):
        with pytest.raises(TidakBoleh):
            add_templat(isian=isian(judul="Lain"), by=akun)
    for akun in (dunia.budi, dunia.admin_lain):
        with pytest.raises(TidakBoleh):
            change_templat(templat=satu, isian=isian(judul="Lain"), by=akun, versi=1)
        with pytest.raises(TidakBoleh):
            withdraw_templat(templat=satu, by=akun, versi=1)
    lain = add_templat(isian=isian(), by=dunia.admin_lain)  # the same title in another agency
    assert lain.instansi_id != satu.instansi_id
    for alamat in (f"{DAFTAR}{satu.pk}/", f"{DAFTAR}{satu.pk}/cabut/"):
        assert masuk(dunia.admin_lain).post(alamat, {"versi": "1"}).status_code == 404
    withdraw_templat(templat=lain, by=dunia.admin_lain, versi=1)
    tambah(dunia, judul="Rahasia daerah")
    assert "Rahasia daerah" not in masuk(dunia.admin_lain).get(DAFTAR).text


@pytest.mark.parametrize(
    ("ubah", "bidang"),
    [
        ({"judul": " "}, "judul"),
        ({"judul": "kunjungan LAPANGAN", "isi": "Kalimat yang lain"}, "judul"),
        ({"judul": "J" * 61}, "judul"),
        ({"judul": "Lain", "isi": "pendek"}, "isi"),
        ({"judul": "Lain", "isi": "x" * 1001}, "isi"),
        ({"judul": "Lain", "jenis": JenisUmpanBalik.RUTIN}, "jenis"),
        ({"judul": "Lain", "bagian": "entah"}, "bagian"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    dunia: factories.Dunia, ubah: dict[str, Any], bidang: str
) -> None:
    tambah(dunia)
    with pytest.raises(MasukanTidakSah) as galat:
        tambah(dunia, **ubah)
    assert set(galat.value.bidang) == {bidang}
    assert TemplatUmpanBalik.objects.count() == 1


def test_there_is_an_end_to_how_many(
    dunia: factories.Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "TERBANYAK", 2)
    for nomor in range(2):
        satu = tambah(dunia, judul=f"Judul {nomor}")
    with pytest.raises(KeadaanTidakCocok, match="paling banyak 2"):
        tambah(dunia, judul="Judul 2")
    withdraw_templat(templat=satu, by=dunia.bkpsdm, versi=1)
    assert tambah(dunia, judul="Judul 2").status == "berlaku"


def test_older_version_and_withdrawn_one_are_not_overwritten(dunia: factories.Dunia) -> None:
    satu = tambah(dunia)
    change_templat(templat=satu, isian=isian(judul="Lapangan"), by=dunia.bkpsdm, versi=1)
    with pytest.raises(VersiBerubah):
        change_templat(templat=satu, isian=isian(judul="Desa"), by=dunia.bkpsdm, versi=1)
    with pytest.raises(VersiBerubah):
        withdraw_templat(templat=satu, by=dunia.bkpsdm, versi=1)
    withdraw_templat(templat=satu, by=dunia.bkpsdm, versi=2)
    with pytest.raises(KeadaanTidakCocok):
        change_templat(templat=satu, isian=isian(judul="Desa"), by=dunia.bkpsdm, versi=3)


def test_page_adds_changes_withdraws_and_keeps_what_was_typed(dunia: factories.Dunia) -> None:
    client = masuk(dunia.bkpsdm)
    assert DAFTAR in client.get("/pengaturan/?bagian=pelaksanaan-kinerja").text
    isi = {"judul": "Kunjungan", "isi": ISI, "jenis": "umpan_balik", "bagian": "baik"}
    salah = client.post(DAFTAR, isi | {"judul": ""})
    assert salah.status_code == 422
    assert ISI in salah.text
    assert "Judul belum diisi." in salah.text
    assert client.post(DAFTAR, isi).status_code == 302
    satu = TemplatUmpanBalik.objects.get()
    alamat = f"{DAFTAR}{satu.pk}/"
    assert ISI in client.get(alamat).text
    ganti = isi | {"judul": "Kunjungan desa", "versi": "1"}
    assert client.post(alamat, ganti | {"isi": "pendek"}).status_code == 422
    assert client.post(alamat, ganti).status_code == 302
    bentrok = client.post(alamat, isi | {"judul": "Kunjungan kota", "versi": "1"})
    assert bentrok.status_code == 409
    for teks in ("Kunjungan kota", "Kunjungan desa", "Diubah di tempat lain"):
        assert teks in bentrok.text
    assert client.post(f"{alamat}cabut/", {"versi": "2"}).status_code == 302
    assert "Yang sudah dicabut" in client.get(DAFTAR).text
    assert "tidak ditawarkan lagi" in client.get(alamat).text
    for akun in (dunia.sari, dunia.budi, dunia.ani, dunia.auditor):
        assert masuk(akun).get(DAFTAR).status_code == 403


def test_offered_beside_those_of_tera_and_put_into_the_field(kerja: Kerja) -> None:
    satu = tambah(kerja.dunia, jenis=JenisUmpanBalik.APRESIASI)
    lain = add_templat(isian=isian(judul="Punya kota"), by=kerja.dunia.admin_lain)
    client, alamat = (
        masuk(kerja.dunia.rekan),
        reverse("umpan_balik_beri", args=[kerja.sari.pegawai_id]),
    )
    html = client.get(alamat).text
    for judul in ("Kunjungan lapangan", "Dari instansi", "Umum", load_templat()[0].judul):
        assert judul in html
    assert lain.judul not in html
    html = client.post(alamat, {"isi": "Sudah.", "templat": f"{satu.pk} x"}).text
    assert f"Sudah.\n\n{ISI}" in html
    for kode in (lain.pk, "999999", "bukan"):
        assert ISI not in field(client.get(f"{alamat}?templat={kode}").text)
    awal = client.get(f"{alamat}?templat={satu.pk}").text
    assert ISI in field(awal)
    withdraw_templat(templat=satu, by=kerja.dunia.bkpsdm, versi=1)
    html = client.get(alamat).text
    assert "Kunjungan lapangan" not in html
    assert "Dari instansi" not in html
    assert not UmpanBalik.objects.exists()


def field(html: str) -> str:
    """What stands in the field of the words."""
    awal = html.index('name="isi"')
    return html[awal : html.index("</textarea>", awal)]


def test_monthly_feedback_offers_them_by_part(kerja: Kerja, bulan_rutin: str) -> None:
    satu = tambah(kerja.dunia, bagian="langkah")
    tambah(kerja.dunia, judul="Tanpa bagian")
    alamat = reverse("umpan_balik_rutin_isi", args=[kerja.sari.pegawai_id, bulan_rutin])
    client = masuk(kerja.budi)
    html = client.get(alamat).text
    assert 'data-pakai="id_langkah"' in html
    assert 'data-pakai="id_baik"' in html
    assert "Tanpa bagian" not in html
    isi = {"baik": "Rekap lengkap.", "langkah": "Satu.", "templat": f"{satu.pk} x"}
    html = client.post(alamat, isi).text
    assert f"Satu.\n\n{ISI}" in html
    assert "Rekap lengkap." in html
    assert not UmpanBalik.objects.exists()


def test_offering_costs_one_query_where_it_is_shown(
    kerja: Kerja, bulan_rutin: str, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for nomor in range(5):
        tambah(kerja.dunia, judul=f"Judul {nomor}", bagian="baik")
    for siapa, rute, bagian in (
        (kerja.budi, "umpan_balik", [Skp.objects.get(pegawai=kerja.sari.pegawai).pk]),
        (kerja.budi, "umpan_balik_beri", [kerja.sari.pegawai_id]),
        (kerja.budi, "umpan_balik_rutin_isi", [kerja.sari.pegawai_id, bulan_rutin]),
    ):
        client = masuk(siapa)
        with django_assert_max_num_queries(9):
            assert "Judul 4" in client.get(reverse(rute, args=bagian)).text
