"""The matriks peran hasil: a leader's people against the results of her plan."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Count, Exists, OuterRef

from tera.akun.lingkup import bawahan
from tera.dasar.errors import TidakDitemukan
from tera.organisasi.models import MasaKhusus, Pegawai, Penugasan
from tera.organisasi.queries import penugasan_pada
from tera.perencanaan.models import (
    AnggotaTim,
    AsalHasil,
    IndikatorKinerja,
    RencanaHasilKerja,
    Skp,
    TimKerja,
)
from tera.perencanaan.queries.skp import skp_pegawai
from tera.perencanaan.queries.tim import anggota_dipimpin
from tera.perencanaan.states import StatusSkp

SEBAB: dict[str, str] = {
    StatusSkp.DIAJUKAN: "SKP menunggu persetujuan. Kembalikan dulu bila perannya harus berubah.",
    StatusSkp.DISETUJUI: "SKP sudah disetujui. Peran baru masuk lewat perubahan SKP.",
}
TANPA_PENUGASAN = "Belum mempunyai penugasan pada tahun ini, jadi SKP-nya tidak dapat dibuat."
LEPAS = "Bukan lagi bawahan atau anggota tim Anda hari ini, jadi perannya tidak dapat diubah."


@dataclass(frozen=True, slots=True)
class Orang:
    """Someone in a matrix; ``tim`` is the team for which she is in it, None for a subordinate.

    ``lepas``: she was the leader's on the last day of a plan that is over, and is not today.
    """

    pegawai: Pegawai
    tim: TimKerja | None = None
    lepas: bool = False


@dataclass(frozen=True, slots=True)
class SelMatriks:
    """A person's part in one of the leader's results.

    ``hasil`` came from the matrix and changes with it; ``lain`` are results that the person wrote
    or copied herself for the same result of the leader.
    """

    hasil: RencanaHasilKerja | None = None
    lain: tuple[RencanaHasilKerja, ...] = ()

    @property
    def teks(self) -> str:
        return self.hasil.uraian if self.hasil else ""

    @property
    def berindikator(self) -> bool:
        """Whether the result is measured or spoken of already, so that it may not vanish with its
        cell."""
        return self.hasil is not None and self.hasil.berindikator  # type: ignore[attr-defined]


@dataclass(slots=True)
class BarisMatriks:
    """A person's row; ``skp`` is the year's plan of her main assignment, None while there is none.

    ``jumlah_hasil`` counts all results of that plan; ``sel`` are her cells by the leader's result.
    """

    orang: Orang
    tahun: int
    penugasan: Penugasan | None = None
    skp: Skp | None = None
    jumlah_hasil: int = 0
    sel: dict[int, SelMatriks] = field(default_factory=dict)

    @property
    def alasan(self) -> str:
        """Why the row is read only; empty where it may be filled."""
        if self.orang.lepas:
            return LEPAS
        if self.skp is not None:
            status = self.skp.status
            return "" if self.skp.dapat_diubah else SEBAB.get(status, "SKP tidak dapat diubah.")
        return "" if self._in_office() else TANPA_PENUGASAN

    def _in_office(self) -> bool:
        satu = self.penugasan
        return satu is not None and (
            satu.sejak.year <= self.tahun
            and (satu.sampai is None or satu.sampai.year >= self.tahun)
        )


@dataclass(frozen=True, slots=True)
class LembarMatriks:
    """A matrix before its rows are read; ``skp`` is the leader's plan, None without one.

    ``daftar_skp`` and ``semua_tim`` are what she may choose from, ``orang`` the people in it.
    """

    tahun: int
    pada: date
    daftar_skp: Sequence[Skp] = ()
    skp: Skp | None = None
    tim: TimKerja | None = None
    semua_tim: Sequence[TimKerja] = ()
    kolom: Sequence[RencanaHasilKerja] = ()
    orang: Sequence[Orang] = ()

    def read(self, orang: Collection[Orang]) -> list[BarisMatriks]:
        """The rows of these people: three queries."""
        if self.skp is None:
            return []
        return baris_matriks(self.skp, self.kolom, orang, self.pada)


def open_lembar(
    pegawai: Pegawai | None, tahun: int, hari_ini: date, *, skp_id: int = 0, tim_id: int = 0
) -> LembarMatriks:
    """The matrix of a leader's plan of a year, or of a team that she heads; four queries.

    Without ``skp_id`` the newest plan. Raises TidakDitemukan for a plan or a team of another.
    """
    daftar = skp_pegawai(pegawai, tahun) if pegawai is not None else []
    skp = next((satu for satu in daftar if satu.pk == skp_id or not skp_id), None)
    if skp is None and skp_id:
        raise TidakDitemukan("SKP tidak ditemukan.")
    if skp is None:
        return LembarMatriks(tahun, hari_ini)
    pada = tanggal_matriks(skp, hari_ini)
    anggota = list(anggota_dipimpin(skp.instansi_id, skp.pegawai_id, pada))
    semua_tim = {a.tim_id: a.tim for a in anggota}
    if tim_id and tim_id not in semua_tim:
        raise TidakDitemukan("Tim kerja tidak ditemukan.")
    tim = semua_tim.get(tim_id)
    orang = orang_matriks(skp, tim, pada, anggota=anggota)
    kolom = kolom_matriks(skp)
    return LembarMatriks(tahun, pada, daftar, skp, tim, list(semua_tim.values()), kolom, orang)


def tanggal_matriks(pimpinan: Skp, hari_ini: date) -> date:
    """The day whose subordinates a plan's matrix shows: today, or the last day of a past plan."""
    return min(pimpinan.selesai, hari_ini)


def kolom_matriks(pimpinan: Skp) -> list[RencanaHasilKerja]:
    """The leader's results in printing order."""
    return list(RencanaHasilKerja.objects.filter(skp=pimpinan).order_by("-jenis", "urut", "id"))


def orang_matriks(
    pimpinan: Skp, tim: TimKerja | None, pada: date, *, anggota: Sequence[AnggotaTim] | None = None
) -> list[Orang]:
    """Direct subordinates and, after them, members of teams that the leader heads.

    With ``tim``, its members only. ``anggota`` are the rows of ``anggota_dipimpin``, where the
    caller has them already. Once the plan is over, whoever left the leader since is ``lepas``.
    """
    orang = _people(pimpinan, tim, pada, anggota)
    if pada < pimpinan.selesai or pimpinan.selesai >= (hari_ini := pimpinan.instansi.hari_ini()):
        return orang
    kini = {satu.pegawai.pk for satu in _people(pimpinan, tim, hari_ini, None)}
    return [replace(satu, lepas=satu.pegawai.pk not in kini) for satu in orang]


def _people(
    pimpinan: Skp, tim: TimKerja | None, pada: date, anggota: Sequence[AnggotaTim] | None
) -> list[Orang]:
    if anggota is None:
        anggota = list(anggota_dipimpin(pimpinan.instansi_id, pimpinan.pegawai_id, pada))
    if tim is not None:
        return [Orang(a.pegawai, a.tim) for a in anggota if a.tim_id == tim.pk]
    langsung = bawahan(pimpinan.pegawai, pada).exclude(pegawai__nip="").select_related("pegawai")
    semua = {
        satu.pegawai_id: Orang(satu.pegawai)
        for satu in langsung.order_by("pegawai__nama", "pegawai_id")
    }
    for a in anggota:
        semua.setdefault(a.pegawai_id, Orang(a.pegawai, a.tim))
    return list(semua.values())


def baris_matriks(
    pimpinan: Skp,
    kolom: Iterable[RencanaHasilKerja],
    orang: Collection[Orang],
    pada: date,
    *,
    kunci: bool = False,
) -> list[BarisMatriks]:
    """The rows of these people, in three queries; ``kunci`` holds their plans until the commit."""
    penugasan = _main_assignments(pimpinan.instansi_id, [o.pegawai for o in orang], pada)
    skp = _plans(pimpinan.tahun, penugasan.values(), pada, kunci=kunci)
    hasil = _results(skp.values())
    induk = {satu.pk for satu in kolom}
    baris = []
    for satu in orang:
        tugas = penugasan.get(satu.pegawai.pk)
        punya = skp.get(tugas.pk) if tugas else None
        milik = hasil.get(punya.pk, []) if punya else []
        sel = _cells(satu, [h for h in milik if h.induk_id in induk])
        baris.append(BarisMatriks(satu, pimpinan.tahun, tugas, punya, len(milik), sel))
    return baris


def _main_assignments(
    instansi_id: int, orang: Sequence[Pegawai], pada: date
) -> dict[int, Penugasan]:
    """The main assignment of each person on a day: definitive before acting, newest first."""
    utama: dict[int, Penugasan] = {}
    semua = penugasan_pada(instansi_id, pada).filter(pegawai__in=orang)
    for satu in semua.order_by("sifat", "-sejak", "id"):
        utama.setdefault(satu.pegawai_id, satu)
    return utama


def _plans(
    tahun: int, penugasan: Collection[Penugasan], pada: date, *, kunci: bool
) -> dict[int, Skp]:
    """The newest plan of the year of each assignment, or of an earlier row of the same post.

    A plan that was over before ``pada`` is not it, unless the person is away on that day: after
    an interruption the post has another.
    """
    menurut = {_post(satu): satu.pk for satu in penugasan}
    semua = Skp.objects.filter(
        pegawai__in={satu.pegawai_id for satu in penugasan}, tahun=tahun
    ).select_related("penugasan")
    if kunci:
        semua = semua.select_for_update(of=("self",), no_key=True)
    terbaru: dict[int, Skp] = {}
    for skp in semua.order_by("mulai", "pk"):
        if nomor := menurut.get(_post(skp.penugasan)):
            terbaru[nomor] = skp
    lewat = {skp.pegawai_id for skp in terbaru.values() if skp.selesai < pada}
    masa = MasaKhusus.objects.filter(pegawai__in=lewat).berlaku_pada(pada)
    lewat -= set(masa.values_list("pegawai", flat=True)) if lewat else set()
    return {
        nomor: skp
        for nomor, skp in terbaru.items()
        if skp.selesai >= pada or skp.pegawai_id not in lewat
    }


def _post(satu: Penugasan) -> tuple[int, int, int, bool, str]:
    return satu.pegawai_id, satu.unit_id, satu.jabatan_id, satu.kepala_unit, satu.sifat


def hold_plans(skp: Mapping[int, Skp]) -> dict[int, tuple[Skp, int]]:
    """The same plans as they are now, each with its number of results, held until the commit."""
    nomor = [satu.pk for satu in skp.values()]
    kini = Skp.objects.select_for_update(no_key=True).order_by("pk").in_bulk(nomor)
    isi = RencanaHasilKerja.objects.filter(skp__in=nomor).order_by().values_list("skp")
    jumlah = dict(isi.annotate(Count("pk")))
    return {kunci: (kini[satu.pk], jumlah.get(satu.pk, 0)) for kunci, satu in skp.items()}


def _results(skp: Iterable[Skp]) -> dict[int, list[RencanaHasilKerja]]:
    """All results of these plans by plan, those from the matrix first."""
    semua = (
        RencanaHasilKerja.objects.filter(skp__in=[satu.pk for satu in skp])
        .annotate(
            berindikator=Exists(IndikatorKinerja.objects.filter(hasil=OuterRef("pk")).order_by())
            | Exists(RencanaHasilKerja.objects.filter(pk=OuterRef("pk"), umpan_balik__isnull=False))
        )
        .order_by("urut", "id")
    )
    menurut: dict[int, list[RencanaHasilKerja]] = {}
    for satu in semua:
        menurut.setdefault(satu.skp_id, []).append(satu)
    return menurut


def _cells(orang: Orang, hasil: Iterable[RencanaHasilKerja]) -> dict[int, SelMatriks]:
    sel: dict[int, SelMatriks] = {}
    for satu in hasil:
        assert satu.induk_id is not None
        lama = sel.get(satu.induk_id, SelMatriks())
        if lama.hasil is None and _from_matrix(orang, satu):
            sel[satu.induk_id] = SelMatriks(satu, lama.lain)
        else:
            sel[satu.induk_id] = SelMatriks(lama.hasil, (*lama.lain, satu))
    return sel


def _from_matrix(orang: Orang, hasil: RencanaHasilKerja) -> bool:
    """In the row of a team member, a result of another team is not the cell's own."""
    return hasil.asal == AsalHasil.MATRIKS and (
        orang.tim is None or hasil.tim_id in {None, orang.tim.pk}
    )
