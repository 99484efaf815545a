"""Private notes: their writer alone, in queries, pages and audit."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tera.dasar.errors import MasukanTidakSah, TidakBoleh, TidakDitemukan, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.pelaksanaan.models import CatatanPribadi
from tera.pelaksanaan.queries import catatan_of, get_catatan
from tera.pelaksanaan.services import remove_catatan, save_catatan
from tera.pelaksanaan.services.catatan import sidik_catatan
from tests.pelaksanaan.conftest import Kerja, buat_hasil, buat_skp
from tests.pelaksanaan.halaman import masuk

RAHASIA = "Pada rapat Senin laporan belum siap."


def _note(kerja: Kerja, **lain: object) -> CatatanPribadi:
    isian = {"tentang": kerja.sari.pegawai, "isi": RAHASIA, "by": kerja.budi} | lain
    return save_catatan(catatan=None, **isian)  # type: ignore[arg-type]


def test_audit_holds_a_hash_and_no_words(kerja: Kerja) -> None:
    catatan = _note(kerja)
    event = AuditEvent.objects.get(tindakan="tulis_catatan_pribadi")
    assert event.isi == {"sidik": sidik_catatan(catatan)}
    remove_catatan(catatan=catatan, by=kerja.budi)
    assert not CatatanPribadi.objects.exists()
    assert not AuditEvent.objects.filter(isi__icontains="rapat").exists()


def test_nobody_else_finds_it(kerja: Kerja) -> None:
    catatan = _note(kerja)
    for siapa in ("sari", "citra", "rekan", "ani", "bkpsdm", "auditor", "dewi", "admin_lain"):
        akun = getattr(kerja.dunia, siapa)
        assert not catatan_of(akun).exists(), siapa
        with pytest.raises(TidakDitemukan):
            get_catatan(akun, catatan.pk)
        with pytest.raises(TidakDitemukan):
            remove_catatan(catatan=catatan, by=akun)
        with pytest.raises(TidakDitemukan):
            save_catatan(catatan=catatan, tentang=None, isi="Ubah", versi=1, by=akun)
    for siapa in ("sari", "bkpsdm", "auditor"):
        klien = masuk(getattr(kerja.dunia, siapa))
        for alamat in (
            reverse("umpan_balik", args=[kerja.skp.pk]),
            reverse("catatan_daftar") + f"?tentang={kerja.sari.pegawai_id}",
        ):
            assert RAHASIA not in klien.get(alamat).content.decode()
        assert klien.get(reverse("catatan_ubah", args=[catatan.pk])).status_code == 404


def test_note_is_about_oneself_or_whoever_one_works_with(kerja: Kerja) -> None:
    assert _note(kerja, tentang=None, by=kerja.dunia.auditor).tentang is None
    with pytest.raises(TidakBoleh):
        _note(kerja, by=kerja.dunia.mantan)
    asing = buat_hasil(buat_skp(kerja.dunia.rekan), "Laporan")
    with pytest.raises(TidakDitemukan):
        _note(kerja, hasil=asing)
    assert _note(kerja, hasil=kerja.hasil).hasil == kerja.hasil


def test_second_tab_does_not_overwrite_the_first(kerja: Kerja) -> None:
    catatan = _note(kerja)
    save_catatan(catatan=catatan, tentang=None, isi="Baru", versi=1, by=kerja.budi)
    with pytest.raises(VersiBerubah):
        save_catatan(catatan=catatan, tentang=None, isi="Lain", versi=1, by=kerja.budi)


def test_changed_note_sent_twice_counts_once(kerja: Kerja) -> None:
    catatan, kunci = _note(kerja), uuid4()
    for _ in range(2):
        save_catatan(
            catatan=get_catatan(kerja.budi, catatan.pk),
            tentang=None,
            isi="Baru",
            versi=1,
            by=kerja.budi,
            kunci=kunci,
        )
    assert get_catatan(kerja.budi, catatan.pk).versi == 2
    assert AuditEvent.objects.filter(tindakan="ubah_catatan_pribadi").count() == 1
    with pytest.raises(VersiBerubah):
        save_catatan(catatan=catatan, tentang=None, isi="Lain", versi=1, by=kerja.budi, kunci=kunci)


def test_empty_note_is_refused_and_a_repeated_one_counts_once(kerja: Kerja) -> None:
    with pytest.raises(MasukanTidakSah):
        _note(kerja, isi=" \r\n")
    kunci = uuid4()
    assert _note(kerja, kunci=kunci) == _note(kerja, kunci=kunci)


def test_notes_are_written_found_changed_and_made_feedback(kerja: Kerja) -> None:
    klien = masuk(kerja.budi)
    alamat = f"{reverse('catatan_tulis')}?tentang={kerja.sari.pegawai_id}"
    assert klien.get(alamat).status_code == 200
    assert klien.post(alamat, {"isi": ""}).status_code == 422
    assert klien.post(alamat, {"isi": RAHASIA}).status_code == 302
    catatan = CatatanPribadi.objects.get()
    daftar = reverse("catatan_daftar")
    assert RAHASIA in klien.get(f"{daftar}?q=rapat").content.decode()
    assert RAHASIA not in klien.get(f"{daftar}?q=imunisasi").content.decode()
    ubah = reverse("catatan_ubah", args=[catatan.pk])
    assert klien.post(ubah, {"isi": "Sudah siap.", "versi": "1"}).status_code == 302
    bentrok = klien.post(ubah, {"isi": "Dari tab lain", "versi": "1"})
    assert (bentrok.status_code, bentrok.context["versi"]) == (409, 2)
    assert "Dari tab lain" in bentrok.text
    assert "Sudah siap." in bentrok.text
    beri = reverse("umpan_balik_beri", args=[kerja.sari.pegawai_id])
    assert "Sudah siap." in klien.get(f"{beri}?catatan={catatan.pk}").content.decode()
    orang_lain = masuk(kerja.dunia.rekan).get(f"{beri}?catatan={catatan.pk}")
    assert "Sudah siap." not in orang_lain.content.decode()
    assert klien.post(reverse("catatan_hapus", args=[catatan.pk])).status_code == 302


def test_only_a_note_about_oneself_goes_out_by_itself(kerja: Kerja) -> None:
    klien, alamat = masuk(kerja.budi), reverse("catatan_tulis")
    sendiri = klien.get(alamat).text
    assert 'id="catatan" method="post" data-antre' in sendiri
    assert 'name="versi"' not in sendiri, "the form is free for the next note"
    tentang = klien.get(f"{alamat}?tentang={kerja.sari.pegawai_id}").text
    assert 'id="catatan" method="post" data-simpan-lokal' in tentang
    assert "data-antre " not in tentang
