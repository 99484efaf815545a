"""The penilai's list: everyone whom the account rates, with plan and evaluation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from tera.akun.lingkup import bawahan
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.aturan.kalender import Periode
from tera.organisasi.models import AtasanLangsung, Pegawai
from tera.penilaian.models import CapaianOrganisasi, Evaluasi
from tera.penilaian.queries.capaian import capaian_terdekat
from tera.penilaian.states import JenisEvaluasi, StatusEvaluasi
from tera.penilaian.waktu import jenis_evaluasi
from tera.perencanaan.models import Skp


@dataclass(frozen=True)
class BarisPenilaian:
    """One person (and plan) of the list; ``keadaan`` is what the badge shows."""

    pegawai: Pegawai
    skp: Skp | None
    evaluasi: Evaluasi | None
    capaian: CapaianOrganisasi | None

    @property
    def keadaan(self) -> str:
        if self.evaluasi is not None:
            return self.evaluasi.status
        return "belum_dinilai"

    @property
    def halangan(self) -> str:
        """Why no rating can be given yet, or nothing."""
        if self.skp is None:
            return "Belum punya SKP untuk periode ini."
        if not self.skp.disepakati:
            return f"SKP masih {self.skp.get_status_display().lower()}."
        if self.capaian is None:
            return "Capaian organisasi belum ditetapkan."
        return ""

    @property
    def siap_ditetapkan(self) -> bool:
        """A draft with both ratings: may be ticked for setting in one go."""
        evaluasi = self.evaluasi
        return bool(
            evaluasi
            and evaluasi.status == StatusEvaluasi.DRAF
            and evaluasi.rating_hasil
            and evaluasi.rating_perilaku
        )


def yang_dinilai(akun: Akun, pada: date) -> QuerySet[Pegawai]:
    """Everyone whom the account rates on a day (as ``perencanaan.permissions.check_penilai``)."""
    if akun.pegawai is None:
        return Pegawai.objects.none()
    siapa = Q(pk__in=bawahan(akun.pegawai, pada).values("pegawai_id"))
    if None in akun.unit_dengan_peran(Peran.PIMPINAN):
        siapa |= _tanpa_atasan(akun, pada)
    return (
        Pegawai.objects.milik_instansi(akun.instansi_id)
        .filter(siapa)
        .exclude(pk=akun.pegawai.pk)
        .order_by("nama", "id")
    )


def _tanpa_atasan(akun: Akun, pada: date) -> Q:
    """People at the top of the agency who made a plan: nobody but the pimpinan rates them."""
    punya_atasan = AtasanLangsung.objects.filter(pegawai=OuterRef("pk")).berlaku_pada(pada)
    punya_skp = Skp.objects.filter(instansi_id=akun.instansi_id, pegawai=OuterRef("pk"))
    return Q(~Exists(punya_atasan)) & Q(Exists(punya_skp))


def baris_penilaian(
    pegawai: Iterable[Pegawai], periode: Periode, pada: date
) -> list[BarisPenilaian]:
    """Plans, evaluations and predicates of these people for the period: three queries.

    A person with two plans in the period has two rows; in the annual one only the last plan
    counts.
    """
    orang = list(pegawai)
    if not orang:
        return []
    rencana = _plans(orang, periode)
    skp = [satu for daftar in rencana.values() for satu in daftar if satu]
    evaluasi = {
        satu.skp_id: satu
        for satu in Evaluasi.objects.filter(
            skp_id__in=[satu.pk for satu in skp], mulai=periode.mulai, selesai=periode.selesai
        )
    }
    unit = {satu.penugasan.unit_id for satu in skp}
    capaian = capaian_terdekat(orang[0].instansi_id, unit, periode, pada)
    return [
        BarisPenilaian(
            pegawai=satu,
            skp=rencana_ini,
            evaluasi=evaluasi.get(rencana_ini.pk) if rencana_ini else None,
            capaian=capaian.get(rencana_ini.penugasan.unit_id) if rencana_ini else None,
        )
        for satu in orang
        for rencana_ini in rencana.get(satu.pk, [None])
    ]


def _plans(orang: list[Pegawai], periode: Periode) -> dict[int, list[Skp | None]]:
    baris = (
        Skp.objects.filter(
            instansi_id=orang[0].instansi_id,
            pegawai__in=orang,
            mulai__lte=periode.selesai,
            selesai__gte=periode.mulai,
        )
        .select_related("penugasan__unit", "penugasan__jabatan")
        .order_by("pegawai_id", "-mulai", "-id")
    )
    rencana: dict[int, list[Skp | None]] = {}
    for skp in baris:
        rencana.setdefault(skp.pegawai_id, []).append(skp)
    if jenis_evaluasi(periode) == JenisEvaluasi.TAHUNAN:
        return {pegawai_id: _last(daftar) for pegawai_id, daftar in rencana.items()}
    return rencana


def _last(daftar: list[Skp | None]) -> list[Skp | None]:
    disetujui = [skp for skp in daftar if skp and skp.disepakati]
    return list(disetujui[:1]) or daftar[:1]


def daftar_penilaian(akun: Akun, periode: Periode, pada: date) -> list[BarisPenilaian]:
    """Every person rated by the account, with plan and evaluation state: four queries."""
    return baris_penilaian(yang_dinilai(akun, pada), periode, pada)
