"""A superior's queue: what is in it for whom, and many approvals in one go."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tera.akun.models import PeranAkun
from tera.akun.peran import Peran
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import AtasanLangsung, Pegawai
from tera.penilaian.models import Evaluasi, Keberatan
from tera.perencanaan.models import Skp
from tera.perencanaan.services import approve_skp
from tera.tindak_lanjut.models import TindakLanjut
from tests import factories
from tests.dasbor.alat import crowd, evaluasi, signed_in, triwulan
from tests.perencanaan import rencana

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


@pytest.fixture
def tahun(dunia: factories.Dunia) -> int:
    return dunia.sari.hari_ini.year


def person(akun: object) -> Pegawai:
    orang = akun.pegawai  # type: ignore[attr-defined]
    assert isinstance(orang, Pegawai)
    return orang


def ticks(*skp: Skp) -> list[str]:
    return [f"{satu.pk}-{satu.versi}" for satu in skp]


def test_queue_opens_for_every_relation_and_holds_only_whom_one_rates(
    dunia: factories.Dunia, tahun: int
) -> None:
    skp = rencana.diajukan(dunia.sari, tahun)
    melihat = set()
    for nama, akun in dunia.semua().items():
        jawaban = signed_in(akun).get("/antrean/")
        assert jawaban.status_code == 200
        if f'href="/skp/{skp.pk}/"' in jawaban.content.decode():
            melihat.add(nama)
    assert melihat == {"penilai"}


def test_essentials_of_a_plan_are_on_the_row(dunia: factories.Dunia, tahun: int) -> None:
    rencana.diajukan(dunia.sari, tahun)
    kosong = crowd(dunia.bidang, 1, atasan=dunia.budi.pegawai, tahun=tahun, status="diajukan")
    isi = signed_in(dunia.budi).get("/antrean/").content.decode()
    assert kosong[0].nama in isi
    assert "0 hasil kerja" in isi
    assert "Meningkatnya cakupan imunisasi dasar lengkap" in isi
    assert "Persentase bayi dengan imunisasi dasar lengkap: 95,5 %" in isi
    assert "Perawat Ahli Pertama" in isi


def test_pimpinan_of_the_agency_decides_for_who_has_no_superior(
    dunia: factories.Dunia, tahun: int
) -> None:
    bupati = factories.pegawai("Bupati", dunia.dinas)
    AtasanLangsung.objects.filter(pegawai=bupati).delete()
    akun = factories.akun(bupati, Peran.PIMPINAN)
    orang = crowd(dunia.dinas, 1, tahun=tahun, status="diajukan", hasil=1, awalan="Sekda")[0]
    skp = Skp.objects.get(pegawai=orang)
    isi = signed_in(akun).get("/antrean/").content.decode()
    assert f"/skp/{skp.pk}/" in isi
    jawaban = signed_in(akun).post("/antrean/setujui/", {"pilih": ticks(skp)})
    assert jawaban.status_code == 302
    PeranAkun.objects.filter(akun=akun).delete()
    Skp.objects.filter(pk=skp.pk).update(status="diajukan")
    assert f"/skp/{skp.pk}/" not in signed_in(akun).get("/antrean/").content.decode()


def test_ticked_plans_are_approved_and_the_others_stay(dunia: factories.Dunia, tahun: int) -> None:
    sari, rekan = rencana.diajukan(dunia.sari, tahun), rencana.diajukan(dunia.rekan, tahun)
    client = signed_in(dunia.budi)
    jawaban = client.post("/antrean/setujui/", {"pilih": ticks(sari)}, follow=True)
    assert "1 SKP disetujui." in jawaban.content.decode()
    sari.refresh_from_db()
    rekan.refresh_from_db()
    assert (sari.status, rekan.status) == ("disetujui", "diajukan")
    assert sari.penilai == dunia.budi.pegawai
    assert AuditEvent.objects.filter(tindakan="setujui_skp").count() == 1


def test_one_already_approved_by_someone_else_is_named_and_the_rest_go_through(
    dunia: factories.Dunia, tahun: int
) -> None:
    """Budi opened the page; meanwhile Citra, for a day his stand-in, approved Sari's plan."""
    sari, rekan = rencana.diajukan(dunia.sari, tahun), rencana.diajukan(dunia.rekan, tahun)
    pilih = ticks(sari, rekan)
    AtasanLangsung.objects.filter(pegawai=dunia.sari.pegawai, atasan=dunia.budi.pegawai).update(
        atasan=dunia.citra.pegawai
    )
    approve_skp(skp=sari, by=dunia.citra, versi=sari.versi, pada=dunia.sari.hari_ini)
    AtasanLangsung.objects.filter(pegawai=dunia.sari.pegawai, atasan=dunia.citra.pegawai).update(
        atasan=dunia.budi.pegawai
    )
    jawaban = signed_in(dunia.budi).post("/antrean/setujui/", {"pilih": pilih})
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "1 dari 2 SKP tidak disetujui." in isi
    assert "Sudah disetujui oleh Citra pada" in isi
    assert "Rini</a>: disetujui." in isi
    rekan.refresh_from_db()
    sari.refresh_from_db()
    assert rekan.status == "disetujui"
    assert sari.penilai == dunia.citra.pegawai
    assert AuditEvent.objects.filter(tindakan="setujui_skp", objek_id=sari.pk).count() == 1


def test_plan_changed_since_the_page_was_opened_is_not_approved(
    dunia: factories.Dunia, tahun: int
) -> None:
    skp = rencana.diajukan(dunia.sari, tahun)
    pilih = ticks(skp)
    Skp.objects.filter(pk=skp.pk).update(versi=skp.versi + 2)
    jawaban = signed_in(dunia.budi).post("/antrean/setujui/", {"pilih": pilih})
    assert jawaban.status_code == 422
    assert "sudah diubah" in jawaban.content.decode()
    skp.refresh_from_db()
    assert skp.status == "diajukan"


def test_replayed_approval_changes_nothing_twice(dunia: factories.Dunia, tahun: int) -> None:
    skp = rencana.diajukan(dunia.sari, tahun)
    client = signed_in(dunia.budi)
    assert client.post("/antrean/setujui/", {"pilih": ticks(skp)}).status_code == 302
    ulang = client.post("/antrean/setujui/", {"pilih": ticks(skp)})
    assert "Sudah disetujui oleh Budi" in ulang.content.decode()
    assert AuditEvent.objects.filter(tindakan="setujui_skp").count() == 1
    assert Notifikasi.objects.filter(teks__contains="disetujui").count() == 1


@pytest.mark.parametrize("nama", ["sari", "rekan", "citra", "mantan", "ani", "bkpsdm", "dewi"])
def test_nobody_but_the_penilai_approves_by_a_forged_post(
    dunia: factories.Dunia, tahun: int, nama: str
) -> None:
    skp = rencana.diajukan(dunia.sari, tahun)
    jawaban = signed_in(getattr(dunia, nama)).post("/antrean/setujui/", {"pilih": ticks(skp)})
    skp.refresh_from_db()
    assert skp.status == "diajukan"
    terlihat = f'href="/skp/{skp.pk}/"' in jawaban.content.decode()
    assert not (nama in {"rekan", "mantan", "dewi"} and terlihat), "existence must not leak"


@pytest.mark.parametrize("pilih", [[], ["x"], ["-"], ["9" * 40 + "-1"], ["1-x", "\0"]])
def test_nonsense_among_the_ticks_gets_a_sentence(dunia: factories.Dunia, pilih: list[str]) -> None:
    jawaban = signed_in(dunia.budi).post("/antrean/setujui/", {"pilih": pilih})
    assert jawaban.status_code == 422
    assert "Centang paling sedikit satu" in jawaban.content.decode()


def test_filter_by_state_is_kept_in_the_address(dunia: factories.Dunia, tahun: int) -> None:
    rencana.disetujui(dunia.sari, dunia.budi, tahun)
    client = signed_in(dunia.budi)
    assert not client.get("/antrean/").context["baris"]
    jawaban = client.get("/antrean/?status=disetujui")
    assert [satu.skp.pegawai.nama for satu in jawaban.context["baris"]] == ["Sari"]
    isi = jawaban.content.decode()
    assert '<option value="disetujui" selected>' in isi
    assert 'name="pilih"' not in isi, "approved plans cannot be approved again"
    assert client.get("/antrean/?status=ngawur&daftar=ngawur").status_code == 200


def test_objections_and_follow_ups_have_their_own_tabs(dunia: factories.Dunia, tahun: int) -> None:
    hari_ini = dunia.sari.hari_ini
    skp = rencana.disetujui(dunia.sari, dunia.budi, tahun)
    hasil = evaluasi(
        skp, person(dunia.budi), triwulan(hari_ini), status="keberatan", predikat="kurang"
    )
    Keberatan.objects.create(
        instansi=dunia.instansi,
        evaluasi=hasil,
        alasan="Tidak sesuai",
        diajukan_pada=timezone.now(),
        tenggat=hari_ini,
    )
    lanjut = TindakLanjut.objects.create(
        instansi=dunia.instansi, evaluasi=hasil, pegawai=skp.pegawai
    )
    budi, citra = signed_in(dunia.budi), signed_in(dunia.citra)
    assert "Beri tanggapan" in budi.get("/antrean/?daftar=keberatan").content.decode()
    assert ">Putuskan<" in citra.get("/antrean/?daftar=keberatan").content.decode()
    tautan = f"/tindak-lanjut/{lanjut.pk}/"
    assert tautan in budi.get("/antrean/?daftar=tindak_lanjut").content.decode()
    assert tautan not in citra.get("/antrean/?daftar=tindak_lanjut").content.decode()
    Evaluasi.objects.filter(pk=hasil.pk).update(status="diputus")
    Keberatan.objects.update(putusan="ditolak", diputus_pada=timezone.now())
    isi = budi.get("/antrean/?daftar=keberatan&status=diputus").content.decode()
    assert "hasil tetap" in isi


@pytest.mark.parametrize("daftar", ["skp", "keberatan", "tindak_lanjut"])
def test_queue_costs_at_most_eight_queries_at_two_sizes(
    dunia: factories.Dunia,
    tahun: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    daftar: str,
) -> None:
    client = signed_in(dunia.budi)
    rencana.diajukan(dunia.sari, tahun)
    with django_assert_max_num_queries(8) as kecil:
        client.get(f"/antrean/?daftar={daftar}")
    crowd(dunia.bidang, 300, atasan=dunia.budi.pegawai, tahun=tahun, status="diajukan", hasil=8)
    with django_assert_max_num_queries(8) as besar:
        jawaban = client.get(f"/antrean/?daftar={daftar}")
    assert len(kecil) == len(besar)
    assert jawaban.content.count(b"<") - jawaban.content.count(b"</") <= 1_000


def test_queue_is_paged_at_25_and_twenty_five_are_approved_in_one_post(
    dunia: factories.Dunia, tahun: int
) -> None:
    crowd(dunia.bidang, 30, atasan=dunia.budi.pegawai, tahun=tahun, status="diajukan", hasil=1)
    client = signed_in(dunia.budi)
    baris = client.get("/antrean/").context["baris"]
    assert len(baris) == 25
    pilih = ticks(*(satu.skp for satu in baris))
    assert client.post("/antrean/setujui/", {"pilih": pilih}).status_code == 302
    assert Skp.objects.filter(status="disetujui").count() == 25
    assert len(client.get("/antrean/").context["baris"]) == 5
