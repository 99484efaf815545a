"""Mending what the coverage map shows: link a result, remind people who have none."""

from datetime import date, datetime, time

from django.db import transaction
from django.urls import reverse

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.transisi import move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.models import Notifikasi
from tera.notifikasi.services import notify
from tera.perencanaan.models import RencanaHasilKerja, SasaranUnit, Skp
from tera.perencanaan.permissions import (
    check_can_link_hasil,
    check_can_manage_sasaran,
    check_can_remind,
)
from tera.perencanaan.queries import hasil_pimpinan_skp
from tera.perencanaan.queries.peta import Peta, orang_tanpa_hasil
from tera.perencanaan.services.kaitan import chosen_sasaran, pass_down_sasaran, serve_sasaran
from tera.perencanaan.services.smart import recheck_smart

PENGINGAT = "SKP {tahun} Anda belum memuat hasil kerja. Isi sekarang agar kinerja Anda tercatat."


@transaction.atomic
def link_hasil(
    *, hasil: RencanaHasilKerja, induk_id: int, by: Akun, versi: int
) -> RencanaHasilKerja:
    """Tie a result to the superior's result that it serves; the words stay as they are.

    In any state of the plan: what was agreed does not change. ``versi`` is the plan's. Raises
    MasukanTidakSah when ``induk_id`` is no result of the superior's plan of that year.
    """
    skp = hasil.skp
    pada = skp.instansi.hari_ini()
    check_can_link_hasil(by, skp, pada)
    induk = hasil_pimpinan_skp(skp, pada).filter(pk=induk_id)
    if not induk.exists():
        raise MasukanTidakSah("Pilih hasil kerja dari SKP pimpinan pegawai ini.")
    move(skp, versi=versi)
    semula = hasil.sasaran_id
    hasil.induk_id, hasil.intervensi = induk_id, ""
    serve_sasaran(hasil, skp, chosen_sasaran(hasil, skp))
    hasil.save()
    pass_down_sasaran(hasil, semula)
    recheck_smart(RencanaHasilKerja.objects.filter(pk=hasil.pk))
    record_event(
        tindakan="kaitkan_hasil", objek=skp, by=by, isi={"hasil": hasil.pk, "induk": induk_id}
    )
    if by.pegawai_id != skp.pegawai_id:
        _tell(skp, hasil)
    return hasil


@transaction.atomic
def link_sasaran(
    *, sasaran: SasaranUnit, induk_id: int, by: Akun, versi: int, pada: date
) -> SasaranUnit:
    """Tie an objective to the one of the unit above that it serves; the words stay.

    Raises MasukanTidakSah when ``induk_id`` is no objective of the unit above in that year.
    """
    check_can_manage_sasaran(by, sasaran.unit, pada)
    atas = sasaran.unit.susunan.berlaku_pada(pada).values("induk")
    induk = SasaranUnit.objects.filter(pk=induk_id, unit__in=atas, tahun=sasaran.tahun).first()
    if induk is None:
        raise MasukanTidakSah("Pilih sasaran dari unit di atasnya.")
    move(sasaran, versi=versi, induk=induk)
    record_event(tindakan="kaitkan_sasaran", objek=sasaran, by=by, isi={"induk": induk.pk})
    return sasaran


def _tell(skp: Skp, hasil: RencanaHasilKerja) -> None:
    notify(
        jenis=JenisKabar.SKP,
        penerima=[skp.pegawai],
        teks=f"Hasil kerja “{hasil.uraian[:120]}” dikaitkan dengan hasil kerja pimpinan Anda.",
        tautan=reverse("skp", args=[skp.pk]),
    )


@transaction.atomic
def remind_tanpa_hasil(*, peta: Peta) -> int:
    """Remind everybody of the map who has no result yet, each once a day; returns how many."""
    by = peta.akun
    check_can_remind(by, peta.pada)
    teks = PENGINGAT.format(tahun=peta.tahun)
    fajar = datetime.combine(peta.pada, time.min, by.instansi.zona)
    sudah = Notifikasi.objects.filter(
        instansi_id=by.instansi_id, teks=teks, dibuat_pada__gte=fajar
    ).values("penerima")
    orang = orang_tanpa_hasil(peta).exclude(pegawai__in=sudah)
    penerima = list({satu.pegawai_id: satu.pegawai for satu in orang}.values())
    notify(
        penerima=penerima,
        teks=teks,
        tautan=f"{reverse('skp_daftar')}?tahun={peta.tahun}",
        jenis=JenisKabar.SKP,
    )
    record_event(
        tindakan="ingatkan_skp",
        objek=by.instansi,
        by=by,
        isi={"tahun": peta.tahun, "pegawai": [satu.pk for satu in penerima]},
    )
    return len(penerima)
