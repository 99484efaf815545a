"""Addresses."""

from django.urls import path

from tera.laporan.web import batch, cetak, lembar, siasn, unduh

urlpatterns = [
    path("cetak/batch/", batch.cetak_batch, name="cetak_batch"),
    path("cetak/batch/<int:cetak_id>/", batch.cetak_batch_satu, name="cetak_batch_satu"),
    path("cetak/batch/<int:cetak_id>/unduh/", batch.cetak_batch_unduh, name="cetak_batch_unduh"),
    path("skp/<int:skp_id>/cetak/", cetak.cetak_skp, name="cetak_skp"),
    path("skp/<int:skp_id>/lembar.xlsx", lembar.skp_lembar_xlsx, name="skp_lembar_xlsx"),
    path("evaluasi/<int:evaluasi_id>/cetak/", cetak.cetak_evaluasi, name="cetak_evaluasi"),
    path("angka-kredit/<int:konversi_id>/cetak/", cetak.cetak_konversi, name="cetak_konversi"),
    path("pembinaan/dialog/<int:dialog_id>/cetak/", cetak.cetak_dialog, name="cetak_dialog"),
    path("pembinaan/bimbingan/<int:bimbingan_id>/b18/cetak/", cetak.cetak_b18, name="cetak_b18"),
    path("pembinaan/bimbingan/<int:bimbingan_id>/b19/cetak/", cetak.cetak_b19, name="cetak_b19"),
    path("skp.xlsx", unduh.skp_xlsx, name="skp_xlsx"),
    path("matriks/xlsx/", unduh.matriks_xlsx, name="matriks_xlsx"),
    path("penilaian.xlsx", unduh.penilaian_xlsx, name="penilaian_xlsx"),
    path("penilaian/siasn.json", siasn.siasn_json, name="siasn_json"),
    path("progres.xlsx", unduh.progres_xlsx, name="progres_xlsx"),
    path("skp/<int:skp_id>/realisasi.xlsx", unduh.realisasi_xlsx, name="realisasi_xlsx"),
    path("angka-kredit.xlsx", unduh.angka_kredit_xlsx, name="angka_kredit_xlsx"),
    path("strategis/<int:unit_id>/rencana.xlsx", unduh.strategis_xlsx, name="strategis_xlsx"),
    path("sasaran/<int:unit_id>/<int:tahun>/sasaran.xlsx", unduh.sasaran_xlsx, name="sasaran_xlsx"),
]
