"""Results of a period for the national services, as a file."""

from django.http import HttpResponse, JsonResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from tera.akun.peran import Peran
from tera.dasar.akses import peran
from tera.dasar.web.pemilih import chosen_periode, chosen_tahun
from tera.dasar.web.permintaan import Permintaan, chosen_id
from tera.laporan.queries import evaluasi_selesai
from tera.laporan.siasn import write_siasn
from tera.laporan.susun import hasil_siasn
from tera.organisasi.queries import get_unit
from tera.penilaian.queries import periode_setahun_instansi


@peran(Peran.BKPSDM)
@require_GET
def siasn_json(request: Permintaan) -> HttpResponse:
    """The results of a period of the agency, or with ``?unit=`` of a unit and what is below it."""
    akun, hari_ini = request.user, request.user.hari_ini
    semua = periode_setahun_instansi(akun.instansi_id, chosen_tahun(request))
    periode = chosen_periode(request, semua)
    nomor = chosen_id(request, "unit")
    unit = get_unit(akun.instansi_id, nomor) if nomor else None
    evaluasi = evaluasi_selesai(akun.instansi_id, periode, unit, hari_ini)
    isi = write_siasn(hasil_siasn(evaluasi, periode), instansi=akun.instansi.kode, periode=periode)
    jawaban = JsonResponse(isi, json_dumps_params={"ensure_ascii": False, "indent": 1})
    nama = f"SIASN-{akun.instansi.kode}-{periode.kode}.json"
    jawaban["Content-Disposition"] = content_disposition_header(True, nama) or ""
    jawaban["X-Content-Type-Options"] = "nosniff"
    return jawaban
