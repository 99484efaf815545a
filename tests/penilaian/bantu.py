"""Plans, predicates and evaluations for tests of stages 3 and 4, through the real use cases."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread

from django.db import connection, connections
from django.utils import timezone

from tera.akun.models import Akun, PeranAkun
from tera.akun.peran import Peran
from tera.aturan.kalender import Periode, parse_periode
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.predikat import PredikatOrganisasi, Rating
from tera.organisasi.models import Pegawai, PengaturanInstansi, Penugasan, UnitKerja
from tera.penilaian.models import CapaianOrganisasi, Evaluasi
from tera.penilaian.services import rate_evaluasi, set_capaian
from tera.perencanaan.models import (
    EkspektasiPerilaku,
    IndikatorKinerja,
    RencanaHasilKerja,
    Skp,
)
from tests import factories

TW1 = parse_periode("2025-tw1")
TW2 = parse_periode("2025-tw2")
TAHUN = parse_periode("2025")
APRIL = date(2025, 4, 10)
AKHIR = date(2025, 12, 31)
SESUAI, DI_ATAS, DI_BAWAH = Rating.SESUAI, Rating.DI_ATAS, Rating.DI_BAWAH


def rencana(
    orang: Pegawai, *, status: str = "disetujui", tahun: int = 2025, mulai: date | None = None
) -> Skp:
    """A plan with one result, one indicator and the seven values."""
    penugasan = Penugasan.objects.filter(pegawai=orang).latest("sejak")
    skp = Skp.objects.create(
        instansi=orang.instansi,
        pegawai=orang,
        penugasan=penugasan,
        tahun=tahun,
        mulai=mulai or date(tahun, 1, 1),
        selesai=date(tahun, 12, 31),
        bentuk="jpt" if penugasan.kepala_unit else "ja_jf",
        pendekatan="kuantitatif",
        status=status,
        status_sejak=timezone.now(),
        disetujui_pada=timezone.now() if status == "disetujui" else None,
    )
    hasil = RencanaHasilKerja.objects.create(
        instansi=orang.instansi, skp=skp, jenis="utama", uraian="Meningkatnya cakupan imunisasi"
    )
    IndikatorKinerja.objects.create(
        instansi=orang.instansi,
        hasil=hasil,
        uraian="Cakupan imunisasi dasar lengkap",
        jenis_target="angka",
        target_bawah=95,
        target_atas=95,
        satuan="%",
    )
    EkspektasiPerilaku.objects.bulk_create(
        EkspektasiPerilaku(instansi=orang.instansi, skp=skp, nilai=nilai, ekspektasi="Cekatan")
        for nilai in NilaiDasar
    )
    return skp


def organisasi(
    unit: UnitKerja,
    by: Akun,
    *,
    periode: Periode = TW1,
    predikat: PredikatOrganisasi = PredikatOrganisasi.BAIK,
    pada: date = AKHIR,
) -> CapaianOrganisasi:
    return set_capaian(
        unit=unit,
        periode=periode,
        predikat=predikat,
        alasan="Perjanjian kinerja tercapai 98 persen.",
        by=by,
        versi=None,
        pada=pada,
    )


def draf(
    skp: Skp,
    by: Akun,
    *,
    periode: Periode = TW1,
    hasil: Rating | None = SESUAI,
    perilaku: Rating | None = SESUAI,
    pada: date = AKHIR,
    versi: int | None = None,
    catatan: str = "Pertahankan.",
) -> Evaluasi:
    return rate_evaluasi(
        skp=skp,
        periode=periode,
        rating_hasil=hasil,
        rating_perilaku=perilaku,
        catatan=catatan,
        by=by,
        versi=versi,
        pada=pada,
    )


def pengaturan(unit: UnitKerja, kunci: str, isi: object, sejak: date = date(2020, 1, 1)) -> None:
    PengaturanInstansi.objects.create(
        instansi=unit.instansi, kunci=kunci, isi=isi, sejak=sejak, dasar_hukum="Perbup 1/2020"
    )


def pimpinan(unit: UnitKerja) -> Akun:
    """The regent: rates whoever stands at the top, decides where nobody stands above."""
    bupati = factories.pegawai("Bupati", unit)
    return factories.akun(bupati, Peran.PIMPINAN)


def give_peran(akun: Akun, peran: Peran) -> Akun:
    PeranAkun.objects.create(instansi=akun.instansi, akun=akun, peran=peran, sejak=factories.AWAL)
    return fresh(akun)


def fresh(akun: Akun) -> Akun:
    return Akun.objects.select_related("instansi", "pegawai").get(pk=akun.pk)


def refuse_audit(tindakan: str) -> None:
    """From now on the database refuses audit events of this kind (until the test rolls back)."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "ALTER TABLE dasar_auditevent ADD CONSTRAINT uji_tolak "
            f"CHECK (tindakan <> '{tindakan}') NOT VALID"
        )


def race(*langkah: Callable[[], object]) -> list[object]:
    """Run the steps at the same moment in threads of their own; what each returned or raised."""
    mulai = Barrier(len(langkah))
    hasil: list[object] = [None] * len(langkah)

    def run(nomor: int, satu: Callable[[], object]) -> None:
        mulai.wait()
        try:
            hasil[nomor] = satu()
        except Exception as galat:
            hasil[nomor] = galat
        finally:
            connections.close_all()

    utas = [Thread(target=run, args=(i, satu)) for i, satu in enumerate(langkah)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    return hasil
