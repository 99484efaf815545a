"""A plan as a workbook to change and to upload again."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tera.dasar.akses import masuk
from tera.dasar.web.permintaan import Permintaan
from tera.laporan.lembar import sheets_skp
from tera.laporan.web.jawaban import answer_book
from tera.perencanaan.queries import get_detail


@masuk
@require_GET
def skp_lembar_xlsx(request: Permintaan, skp_id: int) -> HttpResponse:
    """The plan in the layout that ``skp_impor`` reads."""
    detail = get_detail(request.user, skp_id, request.user.hari_ini)
    siapa = detail.skp.pegawai.nip or str(detail.skp.pegawai_id)
    return answer_book(f"SKP-{detail.skp.tahun}-{siapa}.xlsx", sheets_skp(detail))
