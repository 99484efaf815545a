"""``{% topik "skp" skp.pk %}``: the attribute with which a page watches what it shows."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tera.akun.models import Akun
from tera.notifikasi.topik import sign_topik

register = template.Library()


@register.simple_tag(takes_context=True)
def topik(context: Context, nama: str, nomor: Any) -> SafeString:
    """``data-topik`` for the signed-in reader; only for what the page has just shown her."""
    akun = getattr(context.get("request"), "user", None)
    if not isinstance(akun, Akun):
        return SafeString("")
    return format_html('data-topik="{}"', sign_topik(akun, f"{nama}:{nomor}"))
