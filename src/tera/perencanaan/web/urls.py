"""Addresses of stage 1."""

from django.urls import path

from tera.perencanaan.web import (
    isi,
    kelola_pustaka,
    lembar_indikator,
    matriks,
    peta,
    pohon,
    pustaka,
    rencana_impor,
    sasaran,
    skp,
    strategis,
    tim,
)

urlpatterns = [
    path("skp/", skp.skp_daftar, name="skp_daftar"),
    path("skp/buat/<int:penugasan_id>/", skp.skp_buat, name="skp_buat"),
    path("skp/<int:skp_id>/", skp.skp, name="skp"),
    path("skp/<int:skp_id>/hasil/tambah/", isi.hasil_isi, name="hasil_tambah"),
    path("skp/<int:skp_id>/hasil/<int:hasil_id>/", isi.hasil_isi, name="hasil_ubah"),
    path("skp/<int:skp_id>/hasil/<int:hasil_id>/hapus/", isi.hasil_hapus, name="hasil_hapus"),
    path("skp/<int:skp_id>/hasil/smart/", isi.hasil_smart, name="hasil_smart"),
    path("skp/<int:skp_id>/perilaku/", isi.perilaku_isi, name="perilaku_isi"),
    path("skp/<int:skp_id>/lampiran/", isi.lampiran_isi, name="lampiran_isi"),
    path("skp/<int:skp_id>/pendekatan/", isi.pendekatan_ubah, name="pendekatan_ubah"),
    path("skp/<int:skp_id>/pustaka/", pustaka.skp_pustaka, name="skp_pustaka"),
    *(
        path(
            f"skp/<int:skp_id>/{langkah}/",
            skp.skp_langkah,
            {"langkah": langkah},
            name=f"skp_{langkah}",
        )
        for langkah in ("ajukan", "tarik", "setujui", "kembalikan")
    ),
    path("pohon/", pohon.pohon, name="pohon"),
    path("pohon/cabang/", pohon.pohon_cabang, name="pohon_cabang"),
    path("pohon/tabel/", pohon.pohon_tabel, name="pohon_tabel"),
    path("pohon/peta/", peta.peta, name="peta"),
    path("pohon/peta/ingatkan/", peta.peta_ingatkan, name="peta_ingatkan"),
    path("pohon/peta/kembar/<int:wakil_id>/", peta.kembar, name="kembar"),
    path("hasil/<int:hasil_id>/kaitkan/", peta.hasil_kaitkan, name="hasil_kaitkan"),
    path("sasaran/<int:sasaran_id>/beri/", peta.sasaran_beri, name="sasaran_beri"),
    path("sasaran/", sasaran.sasaran, name="sasaran"),
    path("sasaran/<int:unit_id>/<int:tahun>/tambah/", sasaran.sasaran_isi, name="sasaran_tambah"),
    path("sasaran/<int:unit_id>/<int:tahun>/smart/", sasaran.sasaran_smart, name="sasaran_smart"),
    path(
        "sasaran/<int:unit_id>/<int:tahun>/<int:sasaran_id>/",
        sasaran.sasaran_isi,
        name="sasaran_ubah",
    ),
    path(
        "sasaran/<int:unit_id>/<int:tahun>/<int:sasaran_id>/hapus/",
        sasaran.sasaran_hapus,
        name="sasaran_hapus",
    ),
    path("pustaka/", pustaka.pustaka, name="pustaka"),
    path("pustaka/usul/", pustaka.pustaka_usul, name="pustaka_usul"),
    path("pustaka/usulan/", kelola_pustaka.pustaka_usulan, name="pustaka_usulan"),
    path("pustaka/muat/", kelola_pustaka.pustaka_muat, name="pustaka_muat"),
    path("pustaka/jabatan/<int:jabatan_id>/", pustaka.pustaka_jabatan, name="pustaka_jabatan"),
    path("pustaka/<int:entri_id>/", pustaka.pustaka_indikator, name="pustaka_indikator"),
    path("pustaka/<int:entri_id>/ubah/", kelola_pustaka.pustaka_ubah, name="pustaka_ubah"),
    path("pustaka/<int:entri_id>/cabut/", kelola_pustaka.pustaka_cabut, name="pustaka_cabut"),
    path(
        "pustaka/<int:entri_id>/putuskan/",
        kelola_pustaka.pustaka_putuskan,
        name="pustaka_putuskan",
    ),
    path("matriks/", matriks.matriks, name="matriks"),
    path("tim/", tim.tim_daftar, name="tim_daftar"),
    path("tim/tambah/", tim.tim_isi, name="tim_tambah"),
    path("tim/<int:tim_id>/", tim.tim, name="tim"),
    path("tim/<int:tim_id>/ubah/", tim.tim_isi, name="tim_ubah"),
    path("tim/<int:tim_id>/akhiri/", tim.tim_akhiri, name="tim_akhiri"),
    path("tim/<int:tim_id>/catatan/<int:hasil_id>/", tim.tim_catatan, name="tim_catatan"),
    path(
        "sasaran/<int:unit_id>/<int:tahun>/unggah/",
        rencana_impor.sasaran_unggah,
        name="sasaran_unggah",
    ),
    path(
        "sasaran/<int:unit_id>/<int:tahun>/terapkan/",
        rencana_impor.sasaran_terapkan,
        name="sasaran_terapkan",
    ),
    path("strategis/", strategis.strategis, name="strategis"),
    path("strategis/<int:unit_id>/tambah/", strategis.strategis_isi, name="strategis_tambah"),
    path(
        "strategis/<int:unit_id>/unggah/", rencana_impor.strategis_unggah, name="strategis_unggah"
    ),
    path(
        "strategis/<int:unit_id>/terapkan/",
        rencana_impor.strategis_terapkan,
        name="strategis_terapkan",
    ),
    path("strategis/<int:unit_id>/jadikan/", strategis.strategis_jadikan, name="strategis_jadikan"),
    path(
        "strategis/<int:unit_id>/<int:strategis_id>/",
        strategis.strategis_isi,
        name="strategis_ubah",
    ),
    path(
        "strategis/<int:unit_id>/<int:strategis_id>/hapus/",
        strategis.strategis_hapus,
        name="strategis_hapus",
    ),
    path(
        "strategis/indikator/<int:indikator_strategis_id>/",
        lembar_indikator.lembar_indikator,
        name="lembar_indikator",
    ),
    path(
        "strategis/indikator/<int:indikator_strategis_id>/ubah/",
        lembar_indikator.lembar_indikator_isi,
        name="lembar_indikator_isi",
    ),
]
