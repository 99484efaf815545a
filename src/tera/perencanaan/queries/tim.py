"""Tim kerja: those that an account sees, their members and what the members work on."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from tera.akun.lingkup import lingkup_unit
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakDitemukan
from tera.dasar.models.base import berlaku
from tera.organisasi.models import Pegawai, Penugasan, UnitKerja
from tera.organisasi.queries import unit_di_bawah
from tera.perencanaan.models import AnggotaTim, PesanDialog, RencanaHasilKerja, TimKerja

CALON_TERBANYAK = 5
TIDAK_ADA = 0  # the person of an account that has none


def anggota_dipimpin(instansi_id: int, ketua_id: int, pada: date) -> QuerySet[AnggotaTim]:
    """The members, on a day, of the teams that a person heads; by team and name."""
    return (
        AnggotaTim.objects.milik_instansi(instansi_id)
        .berlaku_pada(pada)
        .filter(berlaku(pada, "tim__"), tim__ketua_id=ketua_id)
        .select_related("pegawai", "tim")
        .order_by("tim__nama", "tim_id", "pegawai__nama", "pegawai_id")
    )


def tim_terlihat(akun: Akun, pada: date) -> QuerySet[TimKerja]:
    """Teams that the account leads or is in, those of her own unit, and of the units she sees."""
    instansi = TimKerja.objects.milik_instansi(akun.instansi_id)
    unit = lingkup_unit(akun, pada)
    if unit is None:
        return instansi
    saya = akun.pegawai_id or TIDAK_ADA
    bertugas = Penugasan.objects.filter(pegawai_id=saya).berlaku_pada(pada)
    anggota = AnggotaTim.objects.filter(pegawai_id=saya)
    return instansi.filter(
        unit
        | Q(ketua_id=saya)
        | Q(id__in=anggota.values("tim"))
        | Q(unit_id__in=bertugas.values("unit"))
    )


def daftar_tim(akun: Akun, pada: date) -> QuerySet[TimKerja]:
    """What the list of teams shows: those of today first, with the number of members."""
    selesai = Q(sampai__lt=pada)
    return (
        tim_terlihat(akun, pada)
        .select_related("unit", "ketua")
        .annotate(
            selesai=selesai,
            jumlah=Count("anggota", filter=berlaku(pada, "anggota__"), distinct=True),
        )
        .order_by("selesai", "nama", "id")
    )


def get_tim(akun: Akun, tim_id: int, pada: date) -> TimKerja:
    """One team with unit and head; raises TidakDitemukan outside of the scope."""
    tim = tim_terlihat(akun, pada).filter(pk=tim_id).select_related("unit", "ketua").first()
    if tim is None:
        raise TidakDitemukan("Tim kerja tidak ditemukan.")
    return tim


def anggota_of(tim: TimKerja) -> list[AnggotaTim]:
    """Everyone who is or was in the team, by name."""
    return list(
        AnggotaTim.objects.filter(tim=tim)
        .select_related("pegawai")
        .order_by("pegawai__nama", "pegawai_id", "sejak")
    )


def anggota_kini(tim: TimKerja, pada: date) -> list[AnggotaTim]:
    """Members whose time in the team has not ended on a day."""
    return [satu for satu in anggota_of(tim) if satu.sampai is None or satu.sampai >= pada]


def hasil_tim(tim: TimKerja, akun: Akun, tahun: int) -> list[RencanaHasilKerja]:
    """Results of a year that are worked on in the team, with the notes on them; two queries.

    The head sees all of them, anyone else her own.
    """
    semua = RencanaHasilKerja.objects.filter(tim=tim, skp__tahun=tahun)
    if akun.pegawai_id != tim.ketua_id:
        semua = semua.filter(skp__pegawai_id=akun.pegawai_id or TIDAK_ADA)
    catatan = PesanDialog.objects.select_related("oleh").order_by("id")
    return list(
        semua.select_related("skp__pegawai", "induk")
        .prefetch_related(Prefetch("dialog", queryset=catatan))
        .order_by("skp__pegawai__nama", "skp_id", "urut", "id")
    )


def unit_bertim(akun: Akun, pada: date) -> list[UnitKerja]:
    """The units for which the account may form teams, by name."""
    unit = akun.unit_dengan_peran(Peran.BKPSDM, Peran.PENGELOLA)
    semua = UnitKerja.objects.milik_instansi(akun.instansi_id).berlaku_pada(pada)
    if None not in unit:
        memimpin = Penugasan.objects.filter(
            pegawai_id=akun.pegawai_id or TIDAK_ADA, kepala_unit=True
        )
        kelola = unit_di_bawah(akun.instansi_id, [u for u in unit if u is not None], pada)
        semua = semua.filter(
            Q(id__in=kelola) | Q(id__in=memimpin.berlaku_pada(pada).values("unit"))
        )
    return list(semua.order_by("nama", "id"))


def find_pegawai(instansi_id: int, kata: Iterable[str], pada: date) -> dict[str, list[Pegawai]]:
    """Who is meant by each text: a NIP (alone or before a name), or a name; one query.

    Only people in office on that day. A full NIP means one person; a name everyone who bears it,
    or, where nobody does, everyone whose name holds it.
    """
    dicari = {satu: _nip_in(satu) for satu in kata}
    cocok = Q(nip__in=[nip for nip in dicari.values() if nip])
    for teks, nip in dicari.items():
        if not nip:
            cocok |= Q(nama__icontains=teks)
    bertugas = Penugasan.objects.milik_instansi(instansi_id).berlaku_pada(pada)
    semua = Pegawai.objects.milik_instansi(instansi_id).filter(
        cocok, id__in=bertugas.values("pegawai")
    )
    orang = list(semua.exclude(nip="").order_by("nama", "id")) if dicari else []
    return {teks: _meant(teks, nip, orang) for teks, nip in dicari.items()}


def _nip_in(teks: str) -> str:
    """The NIP with which a text begins, spaces or not; empty where there is none."""
    angka = teks.replace(" ", "")[:18]
    return angka if len(angka) == 18 and angka.isascii() and angka.isdigit() else ""


def _meant(teks: str, nip: str, orang: Iterable[Pegawai]) -> list[Pegawai]:
    if nip:
        return [satu for satu in orang if satu.nip == nip]
    kecil = teks.casefold()
    persis = [o for o in orang if kecil in {o.nama.casefold(), o.nama_lengkap.casefold()}]
    return persis or [o for o in orang if kecil in o.nama.casefold()]
