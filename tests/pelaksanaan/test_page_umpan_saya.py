"""One's own feedback pages: choose, give, ask, answer a request, month by month; refusals keep."""

from datetime import timedelta

from django.urls import reverse

from tera.dasbor.queries.menunggu import hitungan
from tera.pelaksanaan.hubungan import hubungan_kerja
from tera.pelaksanaan.models import Hubungan, PermintaanUmpanBalik, UmpanBalik
from tera.pelaksanaan.queries import orang_rutin
from tera.pelaksanaan.services import ask_umpan_balik
from tests.dasbor.alat import tahunan, triwulan
from tests.pelaksanaan.conftest import Kerja
from tests.pelaksanaan.halaman import masuk

ISI = "Pada rapat Senin, tabel per desa siap. Pertahankan."


def _beri(kerja: Kerja) -> str:
    return reverse("umpan_balik_beri", args=[kerja.sari.pegawai_id])


def test_peer_finds_the_colleague_and_gives_without_seeing_the_plan(kerja: Kerja) -> None:
    klien = masuk(kerja.dunia.rekan)
    pilih = klien.get(reverse("umpan_balik_pilih")).content.decode()
    assert _beri(kerja) in pilih
    assert "Lina" not in pilih
    html = klien.get(_beri(kerja)).content.decode()
    assert kerja.hasil.uraian not in html
    assert 'data-simpan-lokal data-judul="Umpan balik"' in html, "a kept draft names nobody"
    assert klien.post(_beri(kerja), {"isi": ISI, "perihal": "nilai-adaptif"}).status_code == 302
    umpan = UmpanBalik.objects.get()
    assert (umpan.hubungan, umpan.nilai_dasar) == ("rekan", "adaptif")
    assert ISI in klien.get(f"{reverse('umpan_balik_saya')}?tab=beri").content.decode()
    assert ISI in masuk(kerja.sari).get(reverse("umpan_balik_saya")).content.decode()
    assert klien.get(reverse("umpan_balik", args=[kerja.skp.pk])).status_code == 404


def test_stranger_and_other_agency_are_turned_away(kerja: Kerja) -> None:
    for siapa, kode in (("mantan", 403), ("lain_unit", 403), ("dewi", 404), ("sari", 403)):
        klien = masuk(getattr(kerja.dunia, siapa))
        assert klien.get(_beri(kerja)).status_code == kode, siapa
        assert klien.post(_beri(kerja), {"isi": ISI}).status_code == kode, siapa
    assert not UmpanBalik.objects.exists()


def test_refused_feedback_keeps_what_was_typed(kerja: Kerja) -> None:
    isi = {"isi": ISI, "tindak_lanjut": "Susun jadwal", "jenis": "apresiasi"}
    jawaban = masuk(kerja.dunia.rekan).post(_beri(kerja), isi)
    html = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert ISI in html
    assert "Susun jadwal" in html
    assert "Isi tenggat tindak lanjutnya." in html


def test_template_is_put_below_what_was_typed_and_nothing_is_sent(kerja: Kerja) -> None:
    klien = masuk(kerja.dunia.rekan)
    html = klien.post(_beri(kerja), {"isi": ISI, "templat": "bertanya x"}).content.decode()
    assert ISI in html
    assert "Saya memperhatikan [keadaan]" in html
    assert "belum diisi" in html
    assert (
        "Terima kasih atas [" in klien.get(f"{_beri(kerja)}?templat=terima_kasih").content.decode()
    )
    assert not UmpanBalik.objects.exists()


def test_hints_are_shown_while_typing_and_without_script_but_do_not_block(kerja: Kerja) -> None:
    klien = masuk(kerja.dunia.rekan)
    keras = "Anda malas!! Semua orang tahu."
    for jawaban in (
        klien.post(reverse("umpan_balik_nada"), {"isi": keras}),
        klien.post(_beri(kerja), {"isi": keras, "periksa": "1"}),
    ):
        assert "menilai orangnya" in jawaban.content.decode()
    assert not UmpanBalik.objects.exists()
    assert klien.post(_beri(kerja), {"isi": keras}).status_code == 302
    assert UmpanBalik.objects.get().isi == keras


def test_thread_page_answers_and_closes(kerja: Kerja) -> None:
    tenggat = kerja.sari.hari_ini + timedelta(days=3)
    isi = {"isi": ISI, "tindak_lanjut": "Susun jadwal", "tenggat": f"{tenggat:%Y-%m-%d}"}
    masuk(kerja.dunia.rekan).post(_beri(kerja), isi)
    umpan = UmpanBalik.objects.get()
    alamat = reverse("umpan_balik_utas", args=[umpan.pk])
    jawab = reverse("umpan_balik_utas_jawab", args=[umpan.pk])
    selesai = reverse("umpan_balik_selesai", args=[umpan.pk])
    sari = masuk(kerja.sari)
    assert "Tandai selesai" in sari.get(alamat).content.decode()
    panjang = sari.post(jawab, {"isi": "y" * 2001})
    assert panjang.status_code == 422
    assert "y" * 2001 in panjang.content.decode()
    assert sari.post(jawab, {"isi": "Siap."}).status_code == 302
    assert sari.post(selesai).status_code == 302
    html = masuk(kerja.dunia.rekan).get(alamat).content.decode()
    assert "Siap." in html
    assert "Tandai selesai" not in html
    for siapa in ("lain_unit", "mantan", "dewi"):
        klien = masuk(getattr(kerja.dunia, siapa))
        assert klien.get(alamat).status_code == 404
        assert klien.post(jawab, {"isi": "Saya"}).status_code == 404
        assert klien.post(selesai).status_code == 404


def test_request_from_page_to_answer(kerja: Kerja) -> None:
    sari, rekan = masuk(kerja.sari), masuk(kerja.dunia.rekan)
    tanya = reverse("umpan_balik_tanya", args=[kerja.dunia.rekan.pegawai_id])
    assert tanya in sari.get(f"{reverse('umpan_balik_pilih')}?untuk=minta").content.decode()
    assert sari.get(tanya).status_code == 200
    assert "x" * 501 in sari.post(tanya, {"pesan": "x" * 501}).content.decode()
    assert sari.post(tanya, {"pesan": "Bagaimana rapat saya?"}).status_code == 302
    assert sari.post(tanya, {"pesan": "Lagi?"}).status_code == 422
    minta = PermintaanUmpanBalik.objects.get()
    alamat = reverse("umpan_balik_minta", args=[minta.pk])
    assert "Bagaimana rapat saya?" in rekan.get(alamat).content.decode()
    assert "Jawab 1 permintaan umpan balik" in rekan.get("/").content.decode()
    tolak = rekan.post(reverse("umpan_balik_minta_tolak", args=[minta.pk]), {"alasan": ""})
    assert tolak.status_code == 422
    assert rekan.post(alamat, {"isi": ISI}).status_code == 302
    minta.refresh_from_db()
    assert minta.status == "dijawab"
    assert "Baca umpan baliknya" in sari.get(alamat).content.decode()
    for siapa in ("budi", "bkpsdm", "auditor", "dewi"):
        assert masuk(getattr(kerja.dunia, siapa)).get(alamat).status_code == 404


def test_request_is_withdrawn_by_the_asker_alone(kerja: Kerja) -> None:
    minta = ask_umpan_balik(
        kepada=kerja.dunia.lain_unit.pegawai, hasil=None, nilai_dasar=None, pesan="Bagaimana?",
        by=kerja.sari,
    )  # fmt: skip
    tarik = reverse("umpan_balik_minta_tarik", args=[minta.pk])
    assert masuk(kerja.dunia.lain_unit).post(tarik).status_code == 403
    assert masuk(kerja.sari).post(tarik).status_code == 302
    assert masuk(kerja.dunia.lain_unit).get(_beri(kerja)).status_code == 403


def test_monthly_feedback_goes_from_one_person_to_the_next(kerja: Kerja, bulan_rutin: str) -> None:
    klien = masuk(kerja.budi)
    assert "2 bawahan langsung" in klien.get("/").content.decode()
    daftar = f"{reverse('umpan_balik_rutin')}?bulan={bulan_rutin}"
    assert klien.get(daftar).content.decode().count("Belum") == 2
    pertama, kedua = (
        reverse("umpan_balik_rutin_isi", args=[akun.pegawai_id, bulan_rutin])
        for akun in (kerja.dunia.rekan, kerja.sari)
    )
    assert "Cakupan" in klien.get(pertama).content.decode() or klien.get(pertama).content
    salah = klien.post(pertama, {"baik": "Tabel siap."})
    assert salah.status_code == 422
    assert "Tabel siap." in salah.content.decode()
    isi = {"baik": "Tabel siap pada rapat Senin.", "langkah": "Susun jadwal."}
    assert klien.post(pertama, isi)["Location"] == kedua
    assert klien.post(kedua, isi)["Location"] == daftar
    assert klien.get(daftar).content.decode().count("Sudah") == 2
    assert klien.post(kedua, isi | {"baik": "Lain."}).status_code == 422
    for siapa in ("citra", "rekan", "mantan", "dewi"):
        assert masuk(getattr(kerja.dunia, siapa)).get(pertama).status_code == 404, siapa


def test_home_counts_whom_the_monthly_list_shows(kerja: Kerja, bulan_rutin: str) -> None:
    for akun in kerja.dunia.semua().values():
        hari_ini = akun.hari_ini
        lalu = (hari_ini.replace(day=1) - timedelta(days=1)).replace(day=1)
        semua = hubungan_kerja(akun, hari_ini).items()
        dinilai = [orang for orang, satu in semua if satu == Hubungan.PENILAI]
        daftar = orang_rutin(akun.instansi_id, dinilai, lalu, hari_ini).filter(sudah=False)
        sejak = akun.instansi.hari_ini() and kerja.skp.status_sejak
        hitung = hitungan(akun, triwulan(hari_ini), tahunan(hari_ini.year), hari_ini, sejak)
        assert hitung.rutin_belum == daftar.count(), akun.nama
