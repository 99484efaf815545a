"""Two people, tabs or devices with one form: both contents are shown, nothing is overwritten."""

from typing import Any

import pytest

from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, SasaranUnit
from tests import factories
from tests.perencanaan import rencana
from tests.perencanaan.test_halaman import hasil_post, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def test_both_contents_of_a_result_are_shown_and_nothing_is_overwritten(
    dunia: factories.Dunia,
) -> None:
    skp = rencana.draf(dunia.sari)
    hasil = skp.hasil.get()
    alamat = f"/skp/{skp.pk}/hasil/{hasil.pk}/"
    satu, dua = signed_in(dunia.sari), signed_in(dunia.sari)
    lama = hasil_post(skp)
    assert satu.post(alamat, lama | {"uraian": "Tulisan tab pertama"}).status_code == 302
    jawaban = dua.post(alamat, lama | {"uraian": "Tulisan tab kedua", "i0-target": "30"})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert teks.count("Tulisan tab pertama") == 1
    assert "Tulisan tab kedua" in teks
    beda = {b.label: (b.isian, b.tersimpan) for b in jawaban.context["bentrok"].beda}
    assert beda["Rencana hasil kerja"] == ("Tulisan tab kedua", "Tulisan tab pertama")
    assert beda["Indikator 1, Target"] == ("30", "45,5-60")
    assert RencanaHasilKerja.objects.get(pk=hasil.pk).uraian == "Tulisan tab pertama"
    # Having seen both, the second one saves knowingly.
    versi = str(jawaban.context["versi"])
    ulang = dua.post(alamat, lama | {"versi": versi, "uraian": "Tulisan tab kedua"})
    assert ulang.status_code == 302
    assert RencanaHasilKerja.objects.get(pk=hasil.pk).uraian == "Tulisan tab kedua"


def test_a_new_result_collides_without_losing_a_word(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    client = signed_in(dunia.sari)
    isi = hasil_post(skp) | {"versi": str(skp.versi - 1)}
    jawaban = client.post(f"/skp/{skp.pk}/hasil/tambah/", isi)
    assert jawaban.status_code == 409
    assert isi["uraian"] in jawaban.content.decode()
    assert not RencanaHasilKerja.objects.filter(uraian=isi["uraian"]).exists()


def test_a_form_that_asked_for_help_still_notices_a_change(dunia: factories.Dunia) -> None:
    skp = rencana.draf(dunia.sari)
    client = signed_in(dunia.sari)
    lama = str(skp.versi - 1)
    jawaban = client.post(
        f"/skp/{skp.pk}/hasil/tambah/", hasil_post(skp) | {"versi": lama, "tambah_baris": "1"}
    )
    assert f'name="versi" value="{lama}"' in jawaban.content.decode()


@pytest.mark.parametrize(
    ("bagian", "isi", "label"),
    [
        ("perilaku", {"akuntabel": "Tertib melapor"}, "Akuntabel"),
        ("lampiran", {"konsekuensi": "Pelatihan"}, "Konsekuensi"),
    ],
)
def test_behaviour_and_annex_collide_alike(
    bagian: str, isi: dict[str, str], label: str, dunia: factories.Dunia
) -> None:
    skp = rencana.draf(dunia.sari)
    client = signed_in(dunia.sari)
    jawaban: Any = client.post(f"/skp/{skp.pk}/{bagian}/", isi | {"versi": str(skp.versi - 1)})
    assert jawaban.status_code == 409
    beda = {b.label: b.isian for b in jawaban.context["bentrok"].beda}
    assert beda[label] == next(iter(isi.values()))
    assert jawaban.context["versi"] == skp.versi
    sekali_lagi = client.post(f"/skp/{skp.pk}/{bagian}/", isi | {"versi": str(skp.versi)})
    assert sekali_lagi.status_code == 302


def test_objectives_collide_alike(dunia: factories.Dunia) -> None:
    client = signed_in(dunia.budi)
    alamat = f"/sasaran/{dunia.bidang.pk}/2026/"
    isi = {"uraian": "Sasaran satu", "i0-uraian": "Persentase cakupan", "i0-target": "90"}
    assert client.post(f"{alamat}tambah/", isi).status_code == 302
    sasaran = SasaranUnit.objects.get()
    satu = isi | {"versi": "1", "uraian": "Dari tab pertama"}
    dua = isi | {"versi": "1", "uraian": "Dari tab kedua"}
    assert client.post(f"{alamat}{sasaran.pk}/", satu).status_code == 302
    jawaban = client.post(f"{alamat}{sasaran.pk}/", dua)
    assert jawaban.status_code == 409
    (beda, *_) = jawaban.context["bentrok"].beda
    assert (beda.isian, beda.tersimpan) == ("Dari tab kedua", "Dari tab pertama")
    assert client.post(f"{alamat}{sasaran.pk}/", dua | {"versi": "2"}).status_code == 302
    assert not IndikatorKinerja.objects.exists()
