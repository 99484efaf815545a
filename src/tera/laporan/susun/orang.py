"""People as a document names them, on the day of the document."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from tera.aturan.pangkat import format_pangkat
from tera.dasar.models.base import berlaku
from tera.laporan.dokumen import Orang
from tera.organisasi.models import Kepangkatan, Pegawai, Penugasan
from tera.organisasi.models.pegawai import SifatPenugasan
from tera.organisasi.queries import penilai_of

TAK_ADA = Orang(nama="")
_SEBUTAN = {SifatPenugasan.PLT.value: "Plt. ", SifatPenugasan.PLH.value: "Plh. "}


def format_jabatan(nama: str, sifat: str) -> str:
    """The office as it is signed: "Plt. Kepala Dinas Kesehatan" for whoever only acts in it."""
    return f"{_SEBUTAN.get(sifat, '')}{nama}"


@dataclass(frozen=True, slots=True)
class OrangPada:
    """People by id, loaded with rank, position and superior of one day."""

    menurut: dict[int, Any]

    def satu(self, pegawai_id: int | None, penugasan: Penugasan | None = None) -> Orang:
        """Who this was; with ``penugasan`` the office is that one, whatever came after it."""
        pegawai = self.menurut.get(pegawai_id) if pegawai_id else None
        if pegawai is None:
            return TAK_ADA
        jabatan, unit = _office(pegawai) if penugasan is None else _office_of(penugasan)
        return Orang(
            nama=pegawai.nama_lengkap,
            nip=pegawai.nip_berkelompok if pegawai.nip else "",
            pangkat=format_pangkat(pegawai.pangkat["golongan"]) if pegawai.pangkat else "",
            jabatan=jabatan,
            unit_kerja=unit,
        )

    def atasan(self, pegawai_id: int | None) -> Orang:
        """Who rates one of these people, loaded with ``dan_atasan``: the superior or who acts."""
        pegawai = self.menurut.get(pegawai_id) if pegawai_id else None
        return self.satu(pegawai.atasan_id) if pegawai else TAK_ADA

    def golongan(self, pegawai_id: int) -> str:
        """The rank as it is written short ("III/c"); nothing for whoever has none."""
        pangkat = self.menurut[pegawai_id].pangkat
        return str(pangkat["golongan"]) if pangkat else ""

    def pangkat_sejak(self, pegawai_id: int) -> date | None:
        """First day of the rank that the person held on the day."""
        pangkat = self.menurut[pegawai_id].pangkat
        return date.fromisoformat(pangkat["sejak"]) if pangkat else None


def orang_pada(
    hari: date, pegawai: Iterable[int | None], *, dan_atasan: Collection[int] = ()
) -> OrangPada:
    """These people, and who rates those of ``dan_atasan``, on a day: one query, two where there
    are several of these.

    The office is the definitive assignment, as ``organisasi.queries.with_identity`` orders them.
    """
    siapa = Q(pk__in=[satu for satu in pegawai if satu]) | _raters(hari, dan_atasan)
    baris = Pegawai.objects.filter(siapa).annotate(
        pangkat=_first(
            Kepangkatan.objects.filter(berlaku(hari)).order_by("-sejak"),
            golongan="golongan",
            sejak="sejak",
        ),
        posisi=_first(
            Penugasan.objects.filter(berlaku(hari)).order_by("sifat", "-sejak"),
            jabatan="jabatan__nama",
            unit="unit__nama",
            sifat="sifat",
        ),
        atasan_id=penilai_of("organisasi_pegawai.id", hari),
    )
    return OrangPada({satu.pk: satu for satu in baris})


def _raters(hari: date, pegawai: Collection[int]) -> Q:
    """Condition: who rates these people. For several they are asked first: inside the query of the
    same table their column could not be named.
    """
    if len(pegawai) < 2:
        return Q(pk__in=[penilai_of(satu, hari) for satu in pegawai])
    kolom = penilai_of("organisasi_pegawai.id", hari)
    return Q(pk__in=list(Pegawai.objects.filter(pk__in=pegawai).values_list(kolom, flat=True)))


def _first(baris: QuerySet[Any], **kolom: str) -> Subquery:
    milik = baris.filter(pegawai=OuterRef("pk"))
    return Subquery(milik.values(isi=JSONObject(**kolom))[:1])


def _office(pegawai: Any) -> tuple[str, str]:
    posisi = pegawai.posisi
    if not posisi:
        return "", ""
    return format_jabatan(posisi["jabatan"], posisi["sifat"]), posisi["unit"]


def _office_of(penugasan: Penugasan) -> tuple[str, str]:
    return format_jabatan(penugasan.jabatan.nama, penugasan.sifat), penugasan.unit.nama
