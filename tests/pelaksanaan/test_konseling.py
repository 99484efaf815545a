"""Counselling: for the people named in it, and for nobody else, in whatever way they look."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse

import tera
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.akun.services import assign_konselor
from tera.dasar.errors import (
    KeadaanTidakCocok,
    MasukanTidakSah,
    TidakBoleh,
    TidakDitemukan,
    VersiBerubah,
)
from tera.dasar.models import AuditEvent
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import AtasanLangsung, Penugasan
from tera.pelaksanaan.masukan_pembinaan import CatatanKonseling
from tera.pelaksanaan.models import KonselingKinerja, LangkahKonseling
from tera.pelaksanaan.queries.konseling import (
    get_konseling,
    konseling_of,
    konseling_utuh,
    konselor_pada,
)
from tera.pelaksanaan.services.konseling import (
    KABAR,
    accept_konseling,
    cancel_konseling,
    choose_konselor,
    decline_konseling,
    record_konseling,
)
from tests import factories
from tests.pelaksanaan.halaman import masuk
from tests.pelaksanaan.pembinaan import KATA, RAHASIA, catatan, konselor, minta, orang, tuntas

pytestmark = pytest.mark.django_db
SUMBER = Path(tera.__file__).parent
ALAMAT = ("konseling", "konseling_catat")
KIRIMAN = ("konseling_konselor", "konseling_langkah", "konseling_catat")


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


@pytest.fixture
def kurnia(dunia: factories.Dunia) -> Akun:
    return konselor(dunia)


def everybody(dunia: factories.Dunia, kurnia: Akun) -> dict[str, Akun]:
    """Every relation, and beside them a counsellor, another one, and a leader with the role."""
    pimpinan = factories.akun(
        factories.pegawai("Wakil", dunia.dinas, atasan=dunia.citra.pegawai), Peran.PIMPINAN
    )
    lain = {"konselor": kurnia, "konselor_lain": konselor(dunia, "Lestari"), "pimpinan": pimpinan}
    return dunia.semua() | lain


def seen_by(satu: KonselingKinerja, siapa: dict[str, Akun]) -> set[str]:
    """Who finds it, by query, by list, and by each of its addresses."""
    hasil = set()
    for nama, akun in siapa.items():
        client = masuk(akun)
        kode = [client.get(reverse(rute, args=[satu.pk])).status_code for rute in ALAMAT]
        kode += [client.post(reverse(rute, args=[satu.pk])).status_code for rute in KIRIMAN]
        daftar = (
            reverse("konseling", args=[satu.pk])
            in client.get(reverse("konseling_daftar")).content.decode()
        )
        terlihat = konseling_of(akun).filter(pk=satu.pk).exists()
        assert daftar == terlihat == (kode[0] == 200), (nama, kode)
        assert terlihat or set(kode) == {404}, (nama, kode)
        if terlihat:
            hasil.add(nama)
    return hasil


def test_without_the_superior_only_the_employee_and_the_counsellor_see_it(
    dunia: factories.Dunia, kurnia: Akun
) -> None:
    siapa = everybody(dunia, kurnia)
    satu = tuntas(minta(dunia.sari, kurnia), kurnia)
    assert seen_by(satu, siapa) == {"diri", "konselor"}
    assert not Notifikasi.objects.filter(penerima=orang(dunia.budi)).exists()


def test_with_the_superior_the_named_one_sees_it_too(dunia: factories.Dunia, kurnia: Akun) -> None:
    siapa = everybody(dunia, kurnia)
    ikut = minta(dunia.sari, kurnia, libatkan=True)
    assert seen_by(ikut, siapa) == {"diri", "konselor", "penilai"}
    diminta = minta(dunia.rekan, kurnia, dunia.budi)
    assert seen_by(diminta, siapa) == {"rekan", "konselor", "penilai"}


def test_access_follows_the_names_not_the_posts(dunia: factories.Dunia, kurnia: Akun) -> None:
    satu = tuntas(minta(dunia.sari, kurnia, libatkan=True), kurnia)
    pada, sari = dunia.sari.hari_ini, orang(dunia.sari)
    AtasanLangsung.objects.filter(pegawai=sari).update(sampai=pada - timedelta(days=1))
    factories.superior(sari, orang(dunia.lain_unit), sejak=pada)
    Penugasan.objects.filter(pegawai=orang(dunia.budi)).update(unit=dunia.dinas_lain)
    kurnia.peran.all().delete()
    siapa = everybody(dunia, kurnia)
    # The former superior and the former counsellor still read what they were part of; the new
    # superior ("unit_lain") does not.
    assert seen_by(satu, siapa) == {"diri", "konselor", "penilai"}


def test_a_counsellor_who_gives_it_back_or_is_replaced_is_out_of_it(
    dunia: factories.Dunia, kurnia: Akun
) -> None:
    lestari, siapa = konselor(dunia, "Lestari"), dunia.semua()
    satu = minta(dunia.sari, kurnia)
    decline_konseling(konseling=satu, by=kurnia, versi=1)
    assert seen_by(satu, siapa | {"konselor": kurnia}) == {"diri"}
    satu = get_konseling(dunia.sari, satu.pk)
    isi = {"konseling": satu, "konselor": orang(lestari), "pada": dunia.sari.hari_ini}
    choose_konselor(**isi, by=dunia.sari, versi=satu.versi)
    assert seen_by(satu, {"kurnia": kurnia, "lestari": lestari}) == {"lestari"}
    accept_konseling(konseling=satu, by=lestari, versi=satu.versi)
    with pytest.raises(KeadaanTidakCocok):
        choose_konselor(**isi | {"konselor": orang(kurnia)}, by=dunia.sari, versi=satu.versi)


def test_nothing_of_it_stands_anywhere_else(dunia: factories.Dunia, kurnia: Akun) -> None:
    """Every table but the two of counselling itself, as the database has them."""
    satu = tuntas(minta(dunia.sari, kurnia, libatkan=True), kurnia)
    boleh = {KonselingKinerja._meta.db_table, LangkahKonseling._meta.db_table}
    with connection.cursor() as cursor:
        for tabel in set(connection.introspection.table_names()) - boleh:
            cursor.execute(f"SELECT coalesce(json_agg(t)::text, '') FROM \"{tabel}\" t")
            isi = cursor.fetchone()[0]
            for kata in (RAHASIA, *KATA, "Didampingi rekan senior"):
                assert kata not in isi, (tabel, kata)
    kabar = Notifikasi.objects.filter(tautan=reverse("konseling", args=[satu.pk]))
    assert set(kabar.values_list("teks", flat=True)) == {KABAR}
    assert KABAR == "Ada kabar tentang konseling Anda."


def test_the_audit_record_names_nobody_and_still_proves_the_content(
    dunia: factories.Dunia, kurnia: Akun
) -> None:
    satu = tuntas(minta(dunia.sari, kurnia), kurnia)
    catatan_audit = list(
        AuditEvent.objects.filter(objek_id=satu.pk, objek=satu._meta.label).order_by("id")
    )
    assert [c.isi["langkah"] for c in catatan_audit] == [1, 2, 3]
    for c in catatan_audit:
        assert set(c.isi) == {"langkah", "sidik"}
        assert (c.pelaku, c.pelaku_id, c.tindakan) == ("Tera", None, "langkah_pembinaan")
        assert re.fullmatch("[0-9a-f]{64}", c.isi["sidik"])
    assert konseling_utuh(satu)
    # The steps themselves say who did what, for the people named.
    langkah = LangkahKonseling.objects.filter(konseling=satu).order_by("urut")
    assert [(s.tindakan, s.oleh) for s in langkah] == [
        ("minta", dunia.sari), ("terima", kurnia), ("selesaikan", kurnia),
    ]  # fmt: skip


@pytest.mark.parametrize("apa", ["isi", "langkah", "pelaku", "hilang"])
def test_a_change_behind_the_application_shows(
    dunia: factories.Dunia, kurnia: Akun, apa: str
) -> None:
    satu = tuntas(minta(dunia.sari, kurnia), kurnia)
    langkah = LangkahKonseling.objects.filter(konseling=satu)
    if apa == "isi":
        KonselingKinerja.objects.update(kesepakatan="Mengundurkan diri")
        satu.refresh_from_db()
    elif apa == "langkah":
        lain = langkah.get(urut=3).isi | {"kesepakatan": "Mengundurkan diri"}
        langkah.filter(urut=3).update(isi=lain)
        KonselingKinerja.objects.update(kesepakatan="Mengundurkan diri")
        satu.refresh_from_db()
    elif apa == "pelaku":
        langkah.filter(urut=1).update(oleh=dunia.budi)
    else:
        langkah.filter(urut=3).delete()
    assert not konseling_utuh(satu)
    teks = masuk(dunia.sari).get(reverse("konseling", args=[satu.pk])).content.decode()
    assert "tidak cocok dengan catatan audit" in teks


def test_the_same_content_has_another_hash_each_time(dunia: factories.Dunia, kurnia: Akun) -> None:
    for akun in (dunia.sari, dunia.rekan):
        minta(akun, kurnia)
    sidik = [c.isi["sidik"] for c in AuditEvent.objects.filter(tindakan="langkah_pembinaan")]
    assert len(set(sidik)) == 2
    assert json.dumps(sidik).count(RAHASIA) == 0


def test_only_its_own_modules_know_of_the_tables() -> None:
    """No list, export, dashboard or document reads them: whoever adds one changes this test."""
    boleh = {
        "pelaksanaan/models/__init__.py", "pelaksanaan/models/konseling.py",
        "pelaksanaan/permissions/konseling.py", "pelaksanaan/queries/konseling.py",
        "pelaksanaan/services/konseling.py", "pelaksanaan/web/konseling.py",
        "pelaksanaan/web/forms/konseling.py",
    }  # fmt: skip
    pola = re.compile(r"KonselingKinerja|LangkahKonseling|konselingkinerja|langkahkonseling")
    memakai = {
        str(berkas.relative_to(SUMBER))
        for berkas in SUMBER.rglob("*.py")
        if "migrations" not in berkas.parts and pola.search(berkas.read_text())
    }
    assert memakai == boleh
    # The list that everybody has of herself is the one other caller of the query.
    pemanggil = {
        str(berkas.relative_to(SUMBER))
        for berkas in SUMBER.rglob("*.py")
        if re.search(r"\bkonseling_of\b|\bget_konseling\b", berkas.read_text())
    }
    assert pemanggil == {
        "pelaksanaan/queries/konseling.py", "pelaksanaan/web/konseling.py",
        "pelaksanaan/web/pembinaan.py",
    }  # fmt: skip


def test_forms_keep_nothing_on_the_device(dunia: factories.Dunia, kurnia: Akun) -> None:
    satu = minta(dunia.sari, kurnia)
    accept_konseling(konseling=satu, by=kurnia, versi=1)
    halaman = [
        masuk(dunia.sari).get(reverse("konseling_minta")),
        masuk(kurnia).get(reverse("konseling_catat", args=[satu.pk])),
    ]
    for jawaban in halaman:
        teks = jawaban.content.decode()
        assert "data-simpan-lokal" not in teks
        assert "data-simpan-otomatis" not in teks
        assert jawaban["Cache-Control"] == "private, no-store"
        # Every box for words says so, and so does the form.
        kotak = re.findall(r"<textarea[^>]*>", teks)
        assert kotak
        assert all('autocomplete="off"' in satu for satu in kotak)
        assert re.search(r'<form class="[^"]*" id="\w+" method="post" autocomplete="off"', teks)


def test_a_request_needs_somebody_who_counsels(dunia: factories.Dunia, kurnia: Akun) -> None:
    with pytest.raises(TidakDitemukan):
        minta(dunia.sari, dunia.rekan)
    with pytest.raises(MasukanTidakSah, match="konselor lain"):
        minta(kurnia, kurnia)
    for akun in (dunia.citra, dunia.bkpsdm, dunia.mantan, dunia.dewi):
        with pytest.raises(TidakBoleh):
            minta(dunia.sari, kurnia, akun)
    satu = minta(dunia.sari, kurnia)
    assert minta(dunia.sari, kurnia) == satu
    assert KonselingKinerja.objects.count() == LangkahKonseling.objects.count() == 1
    AtasanLangsung.objects.filter(pegawai=orang(dunia.rekan)).delete()
    with pytest.raises(MasukanTidakSah, match="kosongkan"):
        minta(dunia.rekan, kurnia, libatkan=True)


def test_steps_belong_to_their_people(dunia: factories.Dunia, kurnia: Akun) -> None:
    satu = minta(dunia.sari, kurnia, libatkan=True)
    for kerja, akun in (
        (accept_konseling, dunia.sari), (accept_konseling, dunia.budi),
        (decline_konseling, dunia.sari), (cancel_konseling, dunia.budi),
        (cancel_konseling, kurnia),
    ):  # fmt: skip
        with pytest.raises(TidakBoleh):
            kerja(konseling=satu, by=akun, versi=1)
    accept_konseling(konseling=satu, by=kurnia, versi=1)
    with pytest.raises(KeadaanTidakCocok):
        cancel_konseling(konseling=satu, by=dunia.sari, versi=2)
    isi = {"konseling": satu, "catatan": catatan(kurnia.hari_ini), "pada": kurnia.hari_ini}
    for akun in (dunia.sari, dunia.budi):
        with pytest.raises(TidakBoleh):
            record_konseling(**isi, selesai=True, by=akun, versi=2)
    with pytest.raises(VersiBerubah):
        record_konseling(**isi, selesai=True, by=kurnia, versi=1)


def test_whoever_asked_may_withdraw_before_it_begins(dunia: factories.Dunia, kurnia: Akun) -> None:
    satu = minta(dunia.sari, kurnia)
    cancel_konseling(konseling=satu, by=dunia.sari, versi=1)
    assert satu.status == "dibatalkan"
    # Afterwards it may be asked for anew.
    assert minta(dunia.sari, kurnia) != satu


def test_a_draft_is_the_counsellors_until_it_is_finished(
    dunia: factories.Dunia, kurnia: Akun
) -> None:
    satu = accept_konseling(konseling=minta(dunia.sari, kurnia), by=kurnia, versi=1)
    isi = {"konseling": satu, "by": kurnia, "pada": kurnia.hari_ini}
    with pytest.raises(MasukanTidakSah) as galat:
        record_konseling(**isi, catatan=CatatanKonseling(), selesai=True, versi=2)
    assert {"masalah", "pembicaraan", "kesepakatan", "tanggal", "rekomendasi"} == set(
        galat.value.bidang
    )
    penuh = catatan(kurnia.hari_ini)
    kabar = Notifikasi.objects.count()
    record_konseling(**isi, catatan=penuh, selesai=False, versi=2)
    record_konseling(**isi, catatan=penuh, selesai=False, versi=3)
    assert (satu.versi, Notifikasi.objects.count()) == (3, kabar)
    alamat = reverse("konseling", args=[satu.pk])
    assert KATA[0] not in masuk(dunia.sari).get(alamat).content.decode()
    record_konseling(**isi, catatan=penuh, selesai=True, versi=3)
    assert KATA[0] in masuk(dunia.sari).get(alamat).content.decode()
    with pytest.raises(KeadaanTidakCocok):
        record_konseling(**isi, catatan=penuh, selesai=False, versi=4)


def test_bkpsdm_assigns_counsellors_and_sees_nothing_by_it(
    dunia: factories.Dunia, kurnia: Akun
) -> None:
    pada = dunia.bkpsdm.hari_ini
    for _ in range(2):
        assign_konselor(akun=dunia.rekan, bertugas=True, by=dunia.bkpsdm, pada=pada)
    assert dunia.rekan.peran.count() == 1
    assert orang(dunia.rekan) in konselor_pada(dunia.instansi.pk, pada)
    assert set(konselor_pada(dunia.dewi.instansi_id, pada)) == set()
    satu = minta(dunia.sari, kurnia)
    # A counsellor sees what names her, and no scope comes with the role.
    assert not konseling_of(dunia.rekan).exists()
    assert masuk(dunia.rekan).get("/dasbor/").status_code == 403
    assign_konselor(akun=kurnia, bertugas=False, by=dunia.bkpsdm, pada=pada)
    with pytest.raises(TidakBoleh, match="berakhir"):
        accept_konseling(konseling=satu, by=Akun.objects.get(pk=kurnia.pk), versi=1)
    for akun in (dunia.sari, dunia.budi, dunia.auditor, dunia.admin_lain):
        with pytest.raises(TidakBoleh):
            assign_konselor(akun=dunia.rekan, bertugas=True, by=akun, pada=pada)


def test_account_page_gives_and_takes_the_task(dunia: factories.Dunia) -> None:
    client, alamat = masuk(dunia.bkpsdm), reverse("akun_konselor", args=[dunia.rekan.pk])
    teks = client.post(alamat, {"bertugas": "1"}, follow=True).content.decode()
    assert "bertugas sebagai konselor" in teks
    assert "Akhiri tugas konselor" in teks
    client.post(alamat, {"bertugas": "0"})
    assert not dunia.rekan.peran.exists()
    assert masuk(dunia.budi).post(alamat, {"bertugas": "1"}).status_code == 403
