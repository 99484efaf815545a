"""Angka kredit from a result."""

from datetime import date

from django.db import IntegrityError, transaction

from tera.akun.models import Akun
from tera.aturan.angka_kredit import Jenjang, check_bulan
from tera.aturan.galat import GalatAturan
from tera.aturan.predikat import Predikat
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok
from tera.organisasi.models import Pegawai
from tera.penilaian.models import Evaluasi
from tera.penilaian.states import JenisEvaluasi
from tera.tindak_lanjut.konversi import (
    Konversi,
    bulan_menjabat,
    bulan_sudah,
    bulan_tersisa,
    compute,
    jenjang_of,
)
from tera.tindak_lanjut.models import BulanAngkaKredit, KonversiAngkaKredit
from tera.tindak_lanjut.permissions import check_can_convert


def derive_angka_kredit(*, evaluasi: Evaluasi, by: Akun) -> KonversiAngkaKredit | None:
    """The credit that the result gives as it stands now, inside the caller's transaction.

    An annual result converts the months left of the year; a periodic one only if it was
    converted before (its predicate may have changed by a decision). None for other positions.
    """
    Pegawai.objects.select_for_update().get(pk=evaluasi.pegawai_id)
    lama = KonversiAngkaKredit.objects.filter(evaluasi=evaluasi).first()
    jenjang = jenjang_of(evaluasi)
    if lama is not None:
        bulan = tuple(b.month for b in lama.bulan.order_by("bulan").values_list("bulan", flat=True))
        hasil = compute(evaluasi, Predikat(evaluasi.predikat), Jenjang(lama.jenjang), bulan)
        return _rewrite(lama, hasil, by) if hasil else lama
    if jenjang is None or evaluasi.jenis != JenisEvaluasi.TAHUNAN:
        return None
    bulan = bulan_tersisa(evaluasi, jenjang)
    hasil = compute(evaluasi, Predikat(evaluasi.predikat), jenjang, bulan)
    return _write(evaluasi, hasil, by) if hasil else None


@transaction.atomic
def convert_periodik(*, evaluasi: Evaluasi, by: Akun, pada: date) -> KonversiAngkaKredit:
    """Convert a periodic result early, where the running year's credit is needed for a threshold.

    Never automatic. A month that was converted is refused here and left out at the year's end.
    """
    check_can_convert(by, evaluasi, pada)
    Pegawai.objects.select_for_update().get(pk=evaluasi.pegawai_id)
    jenjang = jenjang_of(evaluasi)
    if jenjang is None:
        raise KeadaanTidakCocok("Pegawai ini tidak menduduki jabatan fungsional berjenjang.")
    bulan = bulan_menjabat(evaluasi, jenjang)
    try:
        check_bulan(sudah=bulan_sudah(evaluasi), minta=bulan)
    except GalatAturan as galat:
        raise KeadaanTidakCocok(galat.pesan) from galat
    hasil = compute(evaluasi, Predikat(evaluasi.predikat), jenjang, bulan)
    if hasil is None:
        raise KeadaanTidakCocok("Periode ini mendahului aturan konversi angka kredit.")
    return _write(evaluasi, hasil, by)


def _write(evaluasi: Evaluasi, hasil: Konversi, by: Akun) -> KonversiAngkaKredit:
    try:
        with transaction.atomic():
            konversi = KonversiAngkaKredit.objects.create(
                instansi_id=evaluasi.instansi_id,
                pegawai_id=evaluasi.pegawai_id,
                evaluasi=evaluasi,
                jenjang=hasil.jenjang,
                tepat=str(hasil.nilai),
                perhitungan=hasil.perhitungan,
            )
            BulanAngkaKredit.objects.bulk_create(
                BulanAngkaKredit(
                    instansi_id=evaluasi.instansi_id,
                    konversi=konversi,
                    pegawai_id=evaluasi.pegawai_id,
                    bulan=date(evaluasi.mulai.year, satu, 1),
                )
                for satu in hasil.bulan
            )
    except IntegrityError as galat:
        raise KeadaanTidakCocok("Angka kredit periode ini sudah dikonversi.") from galat
    _record("konversi_angka_kredit", konversi, by, semula="")
    return konversi


def _rewrite(lama: KonversiAngkaKredit, hasil: Konversi, by: Akun) -> KonversiAngkaKredit:
    """After a decision changed the predicate; the audit record keeps what was before."""
    semula = lama.tepat
    if semula == str(hasil.nilai):
        return lama
    lama.tepat, lama.perhitungan = str(hasil.nilai), hasil.perhitungan
    lama.save(update_fields=["tepat", "perhitungan"])
    _record("ubah_angka_kredit", lama, by, semula=semula)
    return lama


def _record(tindakan: str, konversi: KonversiAngkaKredit, by: Akun, *, semula: str) -> None:
    record_event(
        tindakan=tindakan,
        objek=konversi,
        by=by,
        isi={
            "evaluasi": konversi.evaluasi_id,
            "semula": semula,
            "tepat": konversi.tepat,
            "perhitungan": konversi.perhitungan,
        },
    )
