"""One final document for a year with several plans."""

from datetime import date

import pytest
from django.test import Client

from tera.dasar.errors import KeadaanTidakCocok
from tera.laporan.susun.evaluasi import dokumen_evaluasi, dokumen_evaluasi_resmi
from tera.organisasi.models import Penugasan
from tera.penilaian.models import Evaluasi
from tera.penilaian.queries import daftar_penilaian, get_evaluasi
from tera.penilaian.services import finalize_evaluasi
from tera.perencanaan.models import Skp
from tests import factories
from tests.laporan.terbit import squeezed, squeezed_pdf
from tests.penilaian import bantu
from tests.penilaian.bantu import AKHIR, TAHUN, TW1

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    dunia = factories.dunia()
    for periode in (TW1, TAHUN):
        bantu.organisasi(dunia.dinas, dunia.ani, periode=periode)
    return dunia


@pytest.fixture
def rencana(dunia: factories.Dunia) -> list[Skp]:
    """Sari's plans: the first half in one post (rated for TW I), then another, and one as Plt."""
    assert dunia.sari.pegawai
    lama = bantu.rencana(dunia.sari.pegawai)
    pertama = lama.penugasan
    Penugasan.objects.filter(pk=pertama.pk).update(sampai=date(2025, 6, 30))
    Skp.objects.filter(pk=lama.pk).update(selesai=date(2025, 6, 30))
    semua = [Skp.objects.get(pk=lama.pk)]
    for sejak, sifat in ((date(2025, 7, 1), "definitif"), (date(2025, 9, 1), "plt")):
        Penugasan.objects.create(
            instansi=dunia.instansi,
            pegawai=dunia.sari.pegawai,
            unit=dunia.dinas,
            jabatan=pertama.jabatan,
            sifat=sifat,
            sejak=sejak,
        )
        semua.append(bantu.rencana(dunia.sari.pegawai, mulai=sejak))
    triwulan = bantu.draf(semua[0], dunia.budi)
    finalize_evaluasi(evaluasi=triwulan, by=dunia.budi, versi=triwulan.versi, pada=AKHIR)
    return semua


def annual(dunia: factories.Dunia, skp: Skp) -> Evaluasi:
    draf = bantu.draf(skp, dunia.budi, periode=TAHUN)
    finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    return get_evaluasi(dunia.budi, draf.pk, dunia.budi.hari_ini)


def test_the_last_plan_of_the_definitive_post_carries_the_annual_evaluation(
    dunia: factories.Dunia, rencana: list[Skp]
) -> None:
    lama, utama, plt = rencana
    for bukan in (lama, plt):
        with pytest.raises(KeadaanTidakCocok, match="hanya satu dalam setahun"):
            bantu.draf(bukan, dunia.budi, periode=TAHUN)
    baris = [b for b in daftar_penilaian(dunia.budi, TAHUN, AKHIR) if b.skp in rencana]
    assert [b.skp for b in baris] == [utama]
    assert annual(dunia, utama).jenis == "tahunan"


def test_only_plt_plans_leave_the_last_of_them(dunia: factories.Dunia, rencana: list[Skp]) -> None:
    lama, utama, plt = rencana
    Skp.objects.filter(pk__in=[lama.pk, utama.pk]).update(status="draf", disetujui_pada=None)
    assert bantu.draf(plt, dunia.budi, periode=TAHUN).skp == plt


def test_pages_show_the_plans_of_the_year_with_their_results(
    dunia: factories.Dunia, rencana: list[Skp]
) -> None:
    lama, utama, _ = rencana
    client = Client()
    client.force_login(dunia.budi)
    isian = client.get(f"/penilaian/{utama.pk}/2025/").content.decode()
    hasil = client.get(f"/evaluasi/{annual(dunia, utama).pk}/").content.decode()
    triwulan = Evaluasi.objects.get(skp=lama)
    for halaman in (isian, hasil):
        assert "SKP yang dicakup tahun ini" in halaman
        assert f'href="/skp/{lama.pk}/"' in halaman
        assert halaman.count("Evaluasi tahunan ditetapkan pada SKP ini") == 1
        assert "1 Januari 2025 sampai 30 Juni 2025" in halaman
    periodik = client.get(f"/evaluasi/{triwulan.pk}/").content.decode()
    assert "SKP yang dicakup" not in periodik


def test_documents_name_the_plans_only_where_there_are_several(
    dunia: factories.Dunia, rencana: list[Skp]
) -> None:
    evaluasi = annual(dunia, rencana[1])
    dicakup = dokumen_evaluasi(evaluasi).skp_dicakup
    assert dicakup == dokumen_evaluasi_resmi(evaluasi).skp_dicakup
    assert len(dicakup) == 3
    assert dicakup[0].endswith("1 Januari s.d. 30 Juni 2025")
    client = Client()
    client.force_login(dunia.sari)
    for dokumen in ("", "&dokumen=resmi"):
        pdf = client.get(f"/evaluasi/{evaluasi.pk}/cetak/?kertas=a4{dokumen}")
        isi = b"".join(pdf) if pdf.streaming else pdf.content
        assert squeezed(dicakup[0]) in squeezed_pdf(isi)
    Skp.objects.exclude(pk=rencana[1].pk).update(status="draf", disetujui_pada=None)
    assert dokumen_evaluasi(evaluasi).skp_dicakup == ()
    triwulan = Evaluasi.objects.get(skp=rencana[0])
    lagi = get_evaluasi(dunia.budi, triwulan.pk, dunia.budi.hari_ini)
    assert dokumen_evaluasi(lagi).skp_dicakup == ()
