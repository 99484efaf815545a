"""For BKPSDM: the ways out of the application, and what did not get through."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from tera.akun.peran import Peran
from tera.dasar.akses import peran
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.notifikasi.models import WebhookInstansi
from tera.notifikasi.queries import kiriman_gagal, kiriman_menunggu, webhook_of
from tera.notifikasi.services import retry_failed, save_webhook, try_webhook
from tera.notifikasi.web.forms import UjiForm, WebhookForm

SEHALAMAN = 25


@peran(Peran.BKPSDM)
@sensitive_post_parameters("rahasia")
@require_http_methods(["GET", "POST"])
def saluran(request: Permintaan) -> HttpResponse:
    """E-mail and webhook as they are, and the messages that were given up."""
    webhook = webhook_of(request.user.instansi_id)
    form = WebhookForm(request.POST or None, initial=_initial(webhook))
    if form.is_bound and form.is_valid():
        try:
            save_webhook(by=request.user, **form.cleaned_data)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Webhook disimpan.")
            return redirect("saluran")
    return _page(request, webhook, form, UjiForm())


def _initial(webhook: WebhookInstansi | None) -> dict[str, object]:
    if webhook is None:
        return {"aktif": True}
    return {
        "alamat": webhook.alamat,
        "aktif": webhook.aktif,
        "dasar_hukum": webhook.dasar_hukum,
    }


def _page(
    request: Permintaan, webhook: WebhookInstansi | None, form: WebhookForm, uji: UjiForm
) -> HttpResponse:
    gagal = Paginator(kiriman_gagal(request.user.instansi_id), SEHALAMAN)
    return render(
        request,
        "notifikasi/saluran.html",
        {
            "form": form,
            "uji": uji,
            "webhook": webhook,
            "halaman": gagal.get_page(request.GET.get("halaman")),
            "menunggu": kiriman_menunggu(request.user.instansi_id),
            "server_surel": settings.SMTP.get("host", ""),
            "pengirim": settings.DEFAULT_FROM_EMAIL,
        },
        status=422 if form.is_bound or uji.is_bound else 200,
    )


@peran(Peran.BKPSDM)
@require_POST
def saluran_uji(request: Permintaan) -> HttpResponse:
    """One message through the webhook, now."""
    webhook = webhook_of(request.user.instansi_id)
    uji = UjiForm(request.POST)
    if uji.is_valid():
        try:
            try_webhook(nomor=uji.cleaned_data["nomor"], by=request.user)
        except MasukanTidakSah as galat:
            add_refusal(uji, galat)
        else:
            messages.success(request, "Gateway menerima pesan uji coba.")
            return redirect("saluran")
    return _page(request, webhook, WebhookForm(initial=_initial(webhook)), uji)


@peran(Peran.BKPSDM)
@require_POST
def saluran_ulangi(request: Permintaan) -> HttpResponse:
    """Try again what was given up."""
    jumlah = retry_failed(by=request.user)
    messages.success(request, f"{jumlah} kiriman dicoba lagi.")
    return redirect("saluran")
