"""The open event stream of a page, and what a page asks when it cannot hold one."""

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from tera.dasar.akses import masuk_latar
from tera.dasar.web.permintaan import Permintaan
from tera.notifikasi.langganan import Langganan, as_told, frame, now_ms
from tera.notifikasi.pemancar import BelumSiap, pemancar, person_key, topik_key
from tera.notifikasi.queries import kabar_sejak
from tera.notifikasi.topik import read_topik

UMUR = 15 * 60.0
TOPIK_TERBANYAK = 12
# What was written before the moment asked for may have been committed after it.
TUMPANG = 10_000
PALING_LAMA = timedelta(days=1)
TUNGGU_SAMBUNG = b"retry: 10000\n\n"


@masuk_latar
@require_GET
def langsung(request: Permintaan) -> HttpResponse:
    """Subscribe; the server keeps the answer open (``aliran``) and sends what happens.

    First comes what happened since the page was drawn or the last stream ended. Where no stream
    can be held just now, the answer ends with that, and the browser comes again.
    """
    if not _same(request):
        return HttpResponse(status=401)
    sejak = _moment(request.headers.get("Last-Event-ID") or request.GET.get("sejak"))
    langganan = _subscription(request)
    jawaban = HttpResponse(content_type="text/event-stream; charset=utf-8")
    jawaban["X-Accel-Buffering"] = "no"
    jawaban["Content-Encoding"] = "identity"  # else the compression of pages would take it up
    try:
        pemancar.subscribe(langganan, sejak=now_ms() if sejak is None else sejak)
    except BelumSiap:
        jawaban.content = TUNGGU_SAMBUNG + _missed(request, sejak)
        return jawaban
    with ExitStack() as bila_gagal:
        bila_gagal.callback(pemancar.unsubscribe, langganan)
        langganan.awal = _missed(request, sejak) + langganan.awal
        bila_gagal.pop_all()
    jawaban.langganan = langganan  # type: ignore[attr-defined]  # taken up by config.asgi
    return jawaban


@masuk_latar
@require_GET
def kabar(request: Permintaan) -> HttpResponse:
    """What is new since ``sejak``: 204 when nothing is."""
    if not _same(request):
        return HttpResponse(status=401)
    kini = now_ms()
    baru = _news(request, _moment(request.GET.get("sejak")))
    if not baru:
        return HttpResponse(status=204)
    return JsonResponse({"sejak": kini, "kabar": baru})


def _same(request: Permintaan) -> bool:
    """Whether the page that asks was drawn for the account that is signed in by now."""
    return request.GET.get("akun", str(request.user.pk)) == str(request.user.pk)


def _subscription(request: Permintaan) -> Langganan:
    akun = request.user
    kunci = set()
    if akun.pegawai_id is not None:
        kunci.add(person_key(akun.instansi_id, akun.pegawai_id))
    for tanda in request.GET.getlist("topik")[:TOPIK_TERBANYAK]:
        if topik := read_topik(akun, tanda):
            kunci.add(topik_key(akun.instansi_id, topik))
    sesi = request.session.session_key or ""
    return Langganan(akun_id=akun.pk, sesi=sesi, kunci=frozenset(kunci), umur=UMUR)


def _missed(request: Permintaan, sejak: int | None) -> bytes:
    return b"".join(frame("kabar", satu, id_=now_ms()) for satu in _news(request, sejak))


def _news(request: Permintaan, sejak: int | None) -> list[dict[str, Any]]:
    if request.user.pegawai is None or sejak is None:
        return []
    pada = datetime.fromtimestamp((sejak - TUMPANG) / 1000, UTC)
    return [
        as_told(satu.pk, satu.teks, satu.tautan, int(satu.dibuat_pada.timestamp() * 1000))
        for satu in kabar_sejak(request.user.pegawai, pada)
    ]


def _moment(teks: str | None) -> int | None:
    """Milliseconds as the server wrote them; at most a day ago; None when they do not say."""
    if not teks or not (teks.isascii() and teks.isdigit()) or len(teks) > 15:
        return None
    kini = now_ms()
    return min(max(int(teks), kini - int(PALING_LAMA.total_seconds() * 1000)), kini)
