"""/sehat/: for load balancers and ``tera demo``; says only whether this server can work."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tera.dasar.akses import publik

COBA_LAGI = "5"


@publik
@require_safe
def sehat(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, else 503; no detail for strangers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse(
            "basis data tidak menjawab\n",
            status=503,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": COBA_LAGI},
        )
    return HttpResponse("sehat\n", content_type="text/plain; charset=utf-8")
