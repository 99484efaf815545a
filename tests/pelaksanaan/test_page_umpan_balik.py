"""Giving feedback, answering it."""

from typing import Any

import pytest
from django.urls import reverse

from tera.pelaksanaan.models import UmpanBalik
from tests.pelaksanaan.conftest import (
    Kerja,
    buat_hasil,
    buat_skp,
)
from tests.pelaksanaan.halaman import masuk


def _beri(kerja: Kerja, perihal: str, isi: str = "Bagus & teruskan") -> Any:
    alamat = reverse("umpan_balik", args=[kerja.skp.pk])
    return masuk(kerja.budi).post(alamat, {"perihal": perihal, "isi": isi})


def test_superior_gives_feedback_and_owner_answers(kerja: Kerja) -> None:
    assert _beri(kerja, f"hasil-{kerja.hasil.pk}").status_code == 302
    assert _beri(kerja, "nilai-adaptif").status_code == 302
    assert _beri(kerja, "").status_code == 302
    assert set(UmpanBalik.objects.values_list("hasil", "nilai_dasar")) == {
        (kerja.hasil.pk, ""),
        (None, "adaptif"),
        (None, ""),
    }
    umpan = UmpanBalik.objects.get(nilai_dasar="adaptif")
    client = masuk(kerja.sari)
    alamat = reverse("umpan_balik_jawab", args=[kerja.skp.pk, umpan.pk])
    jawaban = client.post(alamat, {"isi": "Siap, Bu."}, follow=True)
    html = jawaban.content.decode()
    assert "Siap, Bu." in html
    assert "Bagus &amp; teruskan" in html
    assert "Adaptif" in html
    assert 'id="beri"' not in html


def test_filter_shows_the_threads_of_one_result(kerja: Kerja) -> None:
    _beri(kerja, f"hasil-{kerja.hasil.pk}", "Tentang hasil")
    _beri(kerja, "nilai-loyal", "Tentang nilai")
    alamat = reverse("umpan_balik", args=[kerja.skp.pk])
    html = masuk(kerja.sari).get(f"{alamat}?perihal=hasil-{kerja.hasil.pk}").content.decode()
    assert "Tentang hasil" in html
    assert "Tentang nilai" not in html


@pytest.mark.parametrize(
    ("perihal", "isi", "kata"),
    [
        ("hasil-999999", "Bagus", "hasil-999999"),
        ("", "", "belum diisi"),
        ("", "ok", "Tulis umpan baliknya"),
        ("", "a" * 2001, "paling panjang 2000"),
    ],
)
def test_bad_feedback_is_refused_and_kept(kerja: Kerja, perihal: str, isi: str, kata: str) -> None:
    jawaban = _beri(kerja, perihal, isi)
    html = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert kata in html
    assert isi in html
    assert not UmpanBalik.objects.exists()


def test_result_of_another_plan_cannot_be_named(kerja: Kerja) -> None:
    lain = buat_hasil(buat_skp(kerja.dunia.rekan), "Rahasia rekan")
    jawaban = _beri(kerja, f"hasil-{lain.pk}")
    assert jawaban.status_code == 422
    assert "Rahasia rekan" not in jawaban.content.decode()


def test_refused_answer_is_kept_in_its_thread(kerja: Kerja) -> None:
    _beri(kerja, "")
    umpan = UmpanBalik.objects.get()
    alamat = reverse("umpan_balik_jawab", args=[kerja.skp.pk, umpan.pk])
    jawaban = masuk(kerja.sari).post(alamat, {"isi": "y" * 2001})
    html = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "y" * 2001 in html
    assert f"#jawab_{umpan.pk}_isi" in html


def test_thread_of_another_plan_is_not_found(kerja: Kerja) -> None:
    _beri(kerja, "")
    lain = buat_skp(kerja.dunia.rekan)
    alamat = reverse("umpan_balik_jawab", args=[lain.pk, UmpanBalik.objects.get().pk])
    assert masuk(kerja.dunia.rekan).post(alamat, {"isi": "Saya"}).status_code == 404
