"""Lists as Excel."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tera.aturan.kalender import format_tanggal
from tera.dasar.akses import masuk
from tera.dasar.web.pemilih import chosen_periode, chosen_tahun
from tera.dasar.web.permintaan import Permintaan, chosen_id
from tera.laporan.daftar import (
    KOLOM_ANGKA_KREDIT,
    KOLOM_PENILAIAN,
    KOLOM_PROGRES,
    KOLOM_PROGRES_TERLAMBAT,
    KOLOM_REALISASI,
    KOLOM_SKP,
    cells_angka_kredit,
    cells_matriks,
    cells_penilaian,
    cells_progres,
    cells_progres_terlambat,
    cells_realisasi,
    cells_skp,
    keterangan,
    kolom_excel_matriks,
)
from tera.laporan.excel import Lembar
from tera.laporan.queries import baris_skp, dinilai_with_identity, konversi_setahun
from tera.laporan.rencana import cells_setahun, cells_strategis, columns
from tera.laporan.web.jawaban import answer_book, answer_xlsx
from tera.organisasi.queries import get_unit
from tera.pelaksanaan.queries import bukti_of, progres_rentang, realisasi_setahun
from tera.pelaksanaan.web.lembar import read_bulan
from tera.pelaksanaan.web.progres import own_pegawai
from tera.penilaian.queries import baris_penilaian, periode_setahun_instansi
from tera.perencanaan.queries import get_skp, open_lembar, sasaran_for
from tera.perencanaan.queries.strategis import (
    chosen_plan,
    fill_indikator,
    plans_of,
    rentang_of,
    strategis_unit,
)


@masuk
@require_GET
def skp_xlsx(request: Permintaan) -> HttpResponse:
    """The people whom I rate, each with the state of the plan of the year."""
    akun, hari_ini, tahun = request.user, request.user.hari_ini, chosen_tahun(request)
    orang = dinilai_with_identity(akun, hari_ini)
    return answer_xlsx(
        f"SKP-{tahun}.xlsx",
        judul=f"SKP pegawai yang dinilai {akun.nama}",
        keterangan=keterangan(akun.instansi, tahun, format_tanggal(hari_ini)),
        kolom=KOLOM_SKP,
        baris=cells_skp(baris_skp(orang, tahun)),
    )


@masuk
@require_GET
def matriks_xlsx(request: Permintaan) -> HttpResponse:
    """The whole matrix that the address names: my people against the results of my plan."""
    akun = request.user
    lembar = open_lembar(
        akun.pegawai,
        chosen_tahun(request),
        akun.hari_ini,
        skp_id=chosen_id(request, "skp"),
        tim_id=chosen_id(request, "tim"),
    )
    return answer_xlsx(
        f"Matriks-Peran-Hasil-{lembar.tahun}.xlsx",
        judul=f"Matriks Peran Hasil {lembar.tim or akun.nama}",
        keterangan=keterangan(akun.instansi, lembar.tahun, format_tanggal(akun.hari_ini)),
        kolom=kolom_excel_matriks(lembar.kolom),
        baris=cells_matriks(lembar.read(lembar.orang), lembar.kolom),
    )


@masuk
@require_GET
def penilaian_xlsx(request: Permintaan) -> HttpResponse:
    """The people whom I rate, each with ratings and predicate of the period."""
    akun, hari_ini = request.user, request.user.hari_ini
    semua = periode_setahun_instansi(akun.instansi_id, chosen_tahun(request))
    periode = chosen_periode(request, semua)
    orang = dinilai_with_identity(akun, hari_ini)
    baris = baris_penilaian(orang, periode, hari_ini)
    return answer_xlsx(
        f"Penilaian-{periode.kode}.xlsx",
        judul=f"Penilaian pegawai yang dinilai {akun.nama}",
        keterangan=keterangan(akun.instansi, periode, format_tanggal(hari_ini)),
        kolom=KOLOM_PENILAIAN,
        baris=cells_penilaian(baris, akun.instansi),
    )


@masuk
@require_GET
def progres_xlsx(request: Permintaan) -> HttpResponse:
    """My daily entries of a month, in the order of the national daily form."""
    akun, hari_ini = request.user, request.user.hari_ini
    bulan = read_bulan(request.GET.get("bulan"), hari_ini)
    catatan = progres_rentang(own_pegawai(request), bulan.mulai, bulan.selesai)
    judul, isi = f"Progres harian {akun.nama}", cells_progres(catatan, request.build_absolute_uri)
    dari = keterangan(akun.instansi, bulan, format_tanggal(hari_ini))
    lembar = [Lembar(judul=judul, keterangan=dari, kolom=KOLOM_PROGRES, baris=isi)]
    if telat := list(cells_progres_terlambat(catatan)):
        judul = "Catatan yang ditulis sesudah batas pengisiannya"
        kolom = KOLOM_PROGRES_TERLAMBAT
        lembar.append(
            Lembar(nama="Terlambat", judul=judul, keterangan=dari, kolom=kolom, baris=telat)
        )
    return answer_book(f"Progres-Harian-{bulan.kode}.xlsx", lembar)


@masuk
@require_GET
def realisasi_xlsx(request: Permintaan, skp_id: int) -> HttpResponse:
    """A plan's reported months of the year, late ones with their reason."""
    hari_ini = request.user.hari_ini
    skp = get_skp(request.user, skp_id, hari_ini)
    hasil = realisasi_setahun(skp)
    terisi = [b.realisasi for h in hasil for d in h.indikator for b in d.bulan if b.realisasi]
    return answer_xlsx(
        f"Realisasi-{skp.tahun}-{skp.pegawai.nip or skp.pegawai_id}.xlsx",
        judul=f"Realisasi {skp.tahun} {skp.pegawai.nama_lengkap}",
        keterangan=keterangan(skp.instansi, skp.tahun, format_tanggal(hari_ini)),
        kolom=KOLOM_REALISASI,
        baris=cells_realisasi(hasil, bukti_of(terisi), request.build_absolute_uri),
    )


@masuk
@require_GET
def angka_kredit_xlsx(request: Permintaan) -> HttpResponse:
    """The conversions of the year of everyone whom I see, my own included."""
    akun, hari_ini, tahun = request.user, request.user.hari_ini, chosen_tahun(request)
    return answer_xlsx(
        f"Angka-Kredit-{tahun}.xlsx",
        judul="Konversi predikat kinerja ke angka kredit",
        keterangan=keterangan(akun.instansi, tahun, format_tanggal(hari_ini)),
        kolom=KOLOM_ANGKA_KREDIT,
        baris=cells_angka_kredit(konversi_setahun(akun, tahun, hari_ini)),
    )


@masuk
@require_GET
def strategis_xlsx(request: Permintaan, unit_id: int) -> HttpResponse:
    """A unit's plan of several years, in the layout in which Tera reads it again."""
    akun, hari_ini = request.user, request.user.hari_ini
    unit = get_unit(akun.instansi_id, unit_id)
    semua = strategis_unit(akun.instansi_id, unit.pk, hari_ini.year)
    rencana = chosen_plan(plans_of(semua), request.GET.get("rencana"), hari_ini.year)
    isi = [satu for satu in semua if rentang_of(satu) == rencana]
    fill_indikator(isi)
    return answer_xlsx(
        f"{rencana.kode}-{unit.kode}.xlsx",
        judul=f"{rencana.label} {unit.nama}",
        keterangan=(akun.instansi.nama, f"Keadaan {format_tanggal(hari_ini)}"),
        kolom=columns(rencana.tahun, awal=True),
        baris=cells_strategis(isi, rencana.tahun),
    )


@masuk
@require_GET
def sasaran_xlsx(request: Permintaan, unit_id: int, tahun: int) -> HttpResponse:
    """A unit's objectives of one year (perjanjian kinerja), in the same layout."""
    akun, hari_ini = request.user, request.user.hari_ini
    unit = get_unit(akun.instansi_id, unit_id)
    return answer_xlsx(
        f"sasaran-{tahun}-{unit.kode}.xlsx",
        judul=f"Sasaran {unit.nama}",
        keterangan=keterangan(akun.instansi, tahun, format_tanggal(hari_ini)),
        kolom=columns([tahun], awal=False),
        baris=cells_setahun(sasaran_for(akun.instansi_id, [unit.pk], tahun)),
    )
