"""The region's colour as a stylesheet of its own: the content policy allows no inline style."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tera.dasar.akses import publik
from tera.dasar.warna import css_properties, parse_hex

SETAHUN = 31_536_000


@publik
@require_safe
def merek_css(request: HttpRequest, warna: str) -> HttpResponse:
    """Custom properties of one colour; the address holds the colour, so it never goes stale."""
    try:
        digits = parse_hex(warna)
    except ValueError:
        raise Http404 from None
    jawaban = HttpResponse(
        f"@layer token{{:root{{{css_properties(digits)}}}}}", content_type="text/css"
    )
    jawaban["Cache-Control"] = f"public, max-age={SETAHUN}, immutable"
    return jawaban
