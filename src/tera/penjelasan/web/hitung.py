"""Calculators: a rule of law asked by hand. Addresses hold the inputs; nothing is stored."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tera.aturan.galat import GalatAturan
from tera.aturan.kalkulator import DAFTAR, KalkulatorTidakDikenal, find_kalkulator
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.perhitungan import Perhitungan
from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.web.isian import BidangForm, format_alamat, is_named
from tera.dasar.web.isian_baris import TAMBAHAN, BarisField
from tera.dasar.web.permintaan import Permintaan

ALAMAT_TERPANJANG = 16_000
SEPANJANG_ANGKA = 32


@masuk
@require_GET
def hitung_daftar(request: Permintaan) -> HttpResponse:
    """Every calculator under its subject."""
    return render(request, "penjelasan/hitung_daftar.html", {"bagian": list(_sections())})


def _sections() -> Iterator[tuple[Subjek, list[Kalkulator]]]:
    for subjek in Subjek:
        if isi := [satu for satu in DAFTAR if satu.subjek is subjek]:
            yield subjek, isi


@masuk
@require_GET
def hitung(request: Permintaan, kode: str) -> HttpResponse:
    """One calculator: its form and, where the inputs are sound, the result with its working.

    An address without inputs shows the example.
    """
    kalkulator = _found(kode)
    data = _query(request)
    contoh = not is_named(kalkulator.bidang, data)
    if contoh:
        data = QueryDict(format_alamat(kalkulator.bidang, kalkulator.contoh))
    form = BidangForm(kalkulator.bidang, data)
    panjangkan = str(data.get("tambah-baris"))
    menambah = panjangkan in form.bidang
    if menambah:
        form = _longer(kalkulator, form, panjangkan)
    hasil = None if menambah else compute(kalkulator, form)
    isi = {
        "kalkulator": kalkulator,
        "form": form,
        "contoh": contoh,
        "berbaris": any(satu.kolom for satu in kalkulator.bidang),
        **_shown(kalkulator, hasil),
    }
    return render(
        request, "penjelasan/hitung.html", isi, status=422 if not hasil and not menambah else 200
    )


def _found(kode: str) -> Kalkulator:
    try:
        return find_kalkulator(kode)
    except KalkulatorTidakDikenal as galat:
        raise TidakDitemukan(galat.pesan) from galat


def _query(request: Permintaan) -> QueryDict:
    if len(request.META.get("QUERY_STRING", "")) > ALAMAT_TERPANJANG:
        raise MasukanTidakSah("Isian ini terlalu panjang. Kurangi baris atau teksnya.")
    return request.GET


def compute(kalkulator: Kalkulator, form: BidangForm) -> Perhitungan[Any] | None:
    """The result, or None with the refusal on the form."""
    if not form.is_valid():
        return None
    try:
        return kalkulator.hitung(**form.cleaned_data)
    except GalatAturan as galat:
        form.add_error(None, galat.pesan)
        return None


def _longer(kalkulator: Kalkulator, form: BidangForm, nama: str) -> BidangForm:
    """The form as it was typed, not judged yet, with more empty rows in one table."""
    terketik = {satu: form[satu].data for satu in form.fields}
    baru = BidangForm(kalkulator.bidang, initial=terketik)
    field = baru.fields[nama]
    if isinstance(field, BarisField):
        field.widget.tambahan = TAMBAHAN
    return baru


def _shown(kalkulator: Kalkulator, hasil: Perhitungan[Any] | None) -> dict[str, Any]:
    nilai = kalkulator.format(hasil.nilai) if hasil else ""
    return {"hasil": hasil, "nilai": nilai, "besar": len(nilai) <= SEPANJANG_ANGKA}
