"""Live news: at commit, to whom it concerns, and to nobody else."""

import asyncio
import json
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tera.akun.models import Akun, Sesi
from tera.notifikasi import pemancar as modul
from tera.notifikasi.aliran import stream
from tera.notifikasi.langganan import Langganan, now_ms
from tera.notifikasi.models import Notifikasi
from tera.notifikasi.pemancar import BelumSiap, Pemancar, person_key, topik_key
from tera.notifikasi.services import announce, notify
from tera.notifikasi.siaran import SALURAN
from tera.notifikasi.topik import read_topik, sign_topik
from tests import factories


@pytest.fixture
def dunia(db: None) -> factories.Dunia:
    return factories.dunia()


def signed_in(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


class Pendengar:
    """A hub in a loop of its own, as a serving process has one."""

    def __init__(self) -> None:
        self.pemancar = Pemancar()
        self.lingkaran = asyncio.new_event_loop()
        self._utas = threading.Thread(target=self._run)
        self._utas.start()
        self.until(lambda: self.pemancar.mendengar)

    def _run(self) -> None:
        self._tugas = self.lingkaran.create_task(self.pemancar.run())
        with pytest.raises(asyncio.CancelledError):
            self.lingkaran.run_until_complete(self._tugas)

    def subscribe(self, akun: Akun, *topik: str, sejak: int | None = None) -> Langganan:
        kunci = {topik_key(akun.instansi_id, satu) for satu in topik}
        if akun.pegawai_id is not None:
            kunci.add(person_key(akun.instansi_id, akun.pegawai_id))
        satu = Langganan(akun_id=akun.pk, sesi="s", kunci=frozenset(kunci), umur=60)
        self.pemancar.subscribe(satu, sejak=now_ms() if sejak is None else sejak)
        return satu

    def news(self, langganan: Langganan, *, detik: float = 5) -> str:
        """What comes next on a subscription; "" when nothing does in time."""
        baca = langganan.next(paling_lama=detik)
        hasil = asyncio.run_coroutine_threadsafe(baca, self.lingkaran).result(detik + 5)
        return (hasil or b"").decode()

    def until(self, benar: Any) -> None:
        batas = time.monotonic() + 10
        while not benar():
            assert time.monotonic() < batas
            time.sleep(0.005)

    def close(self) -> None:
        self.lingkaran.call_soon_threadsafe(self._tugas.cancel)
        self._utas.join(10)
        self.lingkaran.close()


@pytest.fixture
def pendengar(transactional_db: None) -> Iterator[Pendengar]:
    satu = Pendengar()
    yield satu
    satu.close()


def test_commit_delivers_and_rollback_does_not(
    pendengar: Pendengar, dunia: factories.Dunia
) -> None:
    sari, budi, dewi = (pendengar.subscribe(a) for a in (dunia.sari, dunia.budi, dunia.dewi))
    with transaction.atomic():
        notify(penerima=[dunia.sari.pegawai], teks="Batal", tautan="/skp/1/")
        transaction.set_rollback(True)
    with transaction.atomic():
        notify(penerima=[dunia.sari.pegawai, None], teks="Disetujui “ya”", tautan="/skp/1/")
        assert pendengar.news(sari, detik=0.2) == ""  # not before the commit
    teks = pendengar.news(sari)
    nomor = Notifikasi.objects.get().pk
    assert teks.count("event: kabar") == 1
    isi = json.loads(teks.split("data: ", 1)[1])
    assert abs(isi.pop("pada") - now_ms()) < 60_000
    assert isi == {
        "id": nomor,
        "teks": "Disetujui “ya”",
        "tautan": "/skp/1/",
    }
    assert [pendengar.news(satu, detik=0.05) for satu in (budi, dewi)] == ["", ""]


def test_topic_reaches_those_who_watch_it_in_that_agency(
    pendengar: Pendengar, dunia: factories.Dunia
) -> None:
    sari = pendengar.subscribe(dunia.sari, "skp:12")
    rekan = pendengar.subscribe(dunia.rekan, "skp:1")
    dewi = pendengar.subscribe(dunia.dewi, "skp:12")
    sebelum = now_ms() - 1
    announce(instansi_id=dunia.instansi.pk, topik=["skp:12", "unit:3"])
    assert 'event: topik\ndata: "skp:12"' in pendengar.news(sari)
    assert [pendengar.news(satu, detik=0.05) for satu in (rekan, dewi)] == ["", ""]
    # Who subscribes after the page was drawn learns what changed in between.
    assert b'data: "unit:3"' in pendengar.subscribe(dunia.budi, "unit:3", sejak=sebelum).awal
    assert pendengar.subscribe(dunia.budi, "unit:3").awal == b""
    # From before the hub listened it cannot know, and says so.
    assert b"event: segar" in pendengar.subscribe(dunia.budi, sejak=1).awal


def test_many_recipients_and_long_words_fit_into_messages(
    pendengar: Pendengar, dunia: factories.Dunia
) -> None:
    sari = pendengar.subscribe(dunia.sari)
    orang = [dunia.budi.pegawai] * 160
    notify(penerima=[*orang, dunia.sari.pegawai], teks="🌴" * 500, tautan="/" + "x" * 190)
    assert "🌴" * 400 in pendengar.news(sari)


def test_lost_connection_ends_streams_and_is_made_anew(
    pendengar: Pendengar, dunia: factories.Dunia
) -> None:
    sari = pendengar.subscribe(dunia.sari)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = %s",
            [f"LISTEN {SALURAN}"],
        )
    assert pendengar.news(sari) == ""
    assert sari.tutup
    pendengar.until(lambda: pendengar.pemancar.mendengar)
    baru = pendengar.subscribe(dunia.sari)
    notify(penerima=[dunia.sari.pegawai], teks="Sampai", tautan="/")
    assert "Sampai" in pendengar.news(baru)


def test_stream_ends_with_its_session(pendengar: Pendengar, dunia: factories.Dunia) -> None:
    client = signed_in(dunia.sari)
    kunci = client.session.session_key
    assert kunci
    masih = pendengar.subscribe(dunia.sari)
    masih.sesi = kunci
    keluar = pendengar.subscribe(dunia.sari)
    _check_sessions(pendengar)
    assert (masih.tutup, keluar.tutup) == (False, True)
    Sesi.objects.filter(session_key=kunci).delete()
    _check_sessions(pendengar)
    assert masih.tutup


def _check_sessions(pendengar: Pendengar) -> None:
    import psycopg

    async def check() -> None:
        async with await psycopg.AsyncConnection.connect(**modul._conninfo()) as satu:
            await pendengar.pemancar._end_signed_out(satu)

    asyncio.run_coroutine_threadsafe(check(), pendengar.lingkaran).result(10)


def test_the_oldest_of_too_many_streams_of_an_account_is_dismissed(
    pendengar: Pendengar, dunia: factories.Dunia
) -> None:
    semua = [pendengar.subscribe(dunia.sari) for _ in range(modul.SEAKUN_TERBANYAK + 1)]
    pendengar.until(lambda: semua[0].tutup)
    assert "event: cukup" in pendengar.news(semua[0])
    assert not any(satu.tutup for satu in semua[1:])


def test_no_more_streams_than_a_process_holds(
    pendengar: Pendengar, dunia: factories.Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(modul, "TERBANYAK", 1)
    satu = pendengar.subscribe(dunia.sari)
    with pytest.raises(BelumSiap):
        pendengar.subscribe(dunia.budi)
    pendengar.pemancar.unsubscribe(satu)
    pendengar.pemancar.unsubscribe(satu)
    pendengar.subscribe(dunia.budi)


def test_stream_sends_what_waits_and_ends_when_the_reader_goes(
    pendengar: Pendengar, dunia: factories.Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tera.notifikasi import aliran

    monkeypatch.setattr(aliran, "pemancar", pendengar.pemancar)
    monkeypatch.setattr(aliran, "DENYUT", 0.01)
    langganan = pendengar.subscribe(dunia.sari)
    langganan.awal = b"awal"
    pesan: list[dict[str, Any]] = []

    async def read() -> None:
        terima: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

        async def send(satu: dict[str, Any]) -> None:
            pesan.append(satu)
            if b"Halo" in satu.get("body", b""):
                terima.put_nowait({"type": "http.disconnect"})

        terima.put_nowait({"type": "http.request", "body": b""})
        await stream(langganan, 200, [(b"content-length", b"0"), (b"x", b"y")], terima.get, send)

    hasil = asyncio.run_coroutine_threadsafe(read(), pendengar.lingkaran)
    pendengar.until(lambda: len(pesan) > 3)
    notify(penerima=[dunia.sari.pegawai], teks="Halo", tautan="/")
    hasil.result(10)
    assert pesan[0]["headers"] == [(b"x", b"y")]
    assert pesan[1]["body"].startswith(b"retry: ")
    assert pesan[1]["body"].endswith(b"awal")
    assert b"event: denyut" in pesan[2]["body"]
    assert pesan[-1] == {"type": "http.response.body", "body": b""}
    with pytest.raises(KeyError):
        pendengar.pemancar._menurut[person_key(dunia.instansi.pk, dunia.sari.pegawai_id or 0)]


def test_reader_who_lags_far_behind_is_let_go() -> None:
    async def lag() -> Langganan:
        satu = Langganan(akun_id=1, sesi="s", kunci=frozenset(), umur=60)
        for _ in range(101):
            satu.put(b"x")
        assert await satu.next(paling_lama=1) == b"x" * 100
        assert await satu.next(paling_lama=1) is None
        return satu

    assert asyncio.run(lag()).tutup


def test_stream_has_a_bounded_life() -> None:
    async def live() -> None:
        satu = Langganan(akun_id=1, sesi="s", kunci=frozenset(), umur=0.01)
        assert await satu.next(paling_lama=5) is None

    asyncio.run(live())


# --- topics -----------------------------------------------------------------------------------


def test_token_holds_for_its_account_only_and_for_two_days(dunia: factories.Dunia) -> None:
    tanda = sign_topik(dunia.sari, "skp:12")
    assert read_topik(dunia.sari, tanda) == "skp:12"
    assert read_topik(dunia.budi, tanda) is None
    assert read_topik(dunia.dewi, tanda) is None
    assert read_topik(dunia.sari, tanda.replace("skp:12", "skp:13")) is None
    assert read_topik(dunia.sari, "") is None
    assert read_topik(dunia.sari, "saya") is None
    hari = dunia.sari.hari_ini
    assert read_topik(dunia.sari, tanda, pada=hari + timedelta(days=1)) == "skp:12"
    assert read_topik(dunia.sari, tanda, pada=hari + timedelta(days=2)) is None
    with pytest.raises(ValueError, match="topic"):
        sign_topik(dunia.sari, "skp.12")


# --- pages ------------------------------------------------------------------------------------


def test_stream_without_sign_in_is_401(client: Client, db: None) -> None:
    assert client.get("/langsung/").status_code == 401
    assert client.get("/kabar/").status_code == 401


def test_page_of_another_account_is_refused(dunia: factories.Dunia) -> None:
    client = signed_in(dunia.sari)
    for alamat in ("/langsung/", "/kabar/"):
        assert client.get(f"{alamat}?akun={dunia.budi.pk}").status_code == 401
        assert client.get(f"{alamat}?akun={dunia.sari.pk}").status_code in (200, 204)


def test_where_nothing_listens_the_answer_ends_with_what_was_missed(
    dunia: factories.Dunia,
) -> None:
    notify(penerima=[dunia.sari.pegawai], teks="Lama", tautan="/a/")
    Notifikasi.objects.update(dibuat_pada=Notifikasi.objects.get().dibuat_pada - timedelta(hours=1))
    notify(penerima=[dunia.sari.pegawai], teks="Baru", tautan="/b/")
    notify(penerima=[dunia.budi.pegawai], teks="Milik Budi", tautan="/c/")
    client = signed_in(dunia.sari)
    jawaban = client.get("/langsung/", headers={"Last-Event-ID": str(now_ms() - 1000)})
    isi = jawaban.content.decode()
    assert jawaban["Content-Type"].startswith("text/event-stream")
    assert jawaban["X-Accel-Buffering"] == "no"
    assert "no-store" in jawaban["Cache-Control"]
    assert isi.startswith("retry: ")
    assert [k in isi for k in ("Baru", "Lama", "Milik Budi")] == [True, False, False]
    assert "Lama" in client.get(f"/langsung/?sejak={now_ms() - 7_200_000}").content.decode()
    assert "Baru" not in client.get("/langsung/?sejak=omong").content.decode()


def test_subscription_holds_the_person_and_the_topics_with_a_true_token(
    dunia: factories.Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tera.notifikasi.web import langsung

    pemancar = Pemancar()
    pemancar._sejak = 1
    monkeypatch.setattr(langsung, "pemancar", pemancar)
    topik = [
        sign_topik(dunia.sari, "skp:12"),
        sign_topik(dunia.budi, "skp:13"),
        sign_topik(dunia.sari, "skp:14") + "x",
        "skp:15",
    ]
    notify(penerima=[dunia.sari.pegawai], teks="Sejak tadi", tautan="/")
    jawaban = signed_in(dunia.sari).get("/langsung/", {"topik": topik, "sejak": str(now_ms())})
    langganan = jawaban.langganan  # type: ignore[attr-defined]
    assert jawaban.content == b""
    assert b"Sejak tadi" in langganan.awal
    assert langganan.kunci == {
        topik_key(dunia.instansi.pk, "skp:12"),
        person_key(dunia.instansi.pk, dunia.sari.pegawai_id or 0),
    }
    assert Sesi.objects.filter(session_key=langganan.sesi, akun=dunia.sari).exists()


def test_asking_tells_what_is_new_since_and_costs_three_queries(
    dunia: factories.Dunia, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(dunia.sari)
    assert client.get(f"/kabar/?sejak={now_ms()}").status_code == 204
    notify(penerima=[dunia.sari.pegawai], teks="Baru", tautan="/b/")
    with django_assert_num_queries(3):
        jawaban = client.get(f"/kabar/?sejak={now_ms() - 100}")
    isi = jawaban.json()
    assert [(k["teks"], k["tautan"]) for k in isi["kabar"]] == [("Baru", "/b/")]
    assert abs(isi["sejak"] - now_ms()) < 60_000
    assert client.get(f"/kabar/?sejak={now_ms() + 10**6}").status_code == 200
    Notifikasi.objects.update(dibuat_pada=Notifikasi.objects.get().dibuat_pada - timedelta(hours=1))
    assert client.get(f"/kabar/?sejak={isi['sejak']}").status_code == 204


def test_account_without_a_person_has_no_news(dunia: factories.Dunia) -> None:
    akun = Akun.objects.create(
        instansi=dunia.instansi, nama_masuk="operator", nama="Operator", password="!"
    )
    client = signed_in(akun)
    assert client.get("/kabar/").status_code == 204
    assert client.get("/langsung/").status_code == 200


def test_pages_render_tokens_of_what_they_show(dunia: factories.Dunia) -> None:
    isi = signed_in(dunia.sari).get("/notifikasi/").content.decode()
    assert 'data-topik="saya"' in isi
    assert 'id="langsung"' in isi
    assert "data-kabar=" in isi
