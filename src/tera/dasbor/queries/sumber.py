"""The kinds of things that wait, each named once: what waits, since when, with whom.

A new kind is one more ``Sumber`` in ``SUMBER``; page, export, digest and escalation then know it.
The conditions "waits with me" are those of the queue and of the permissions; a test holds them and
the counts of the home page together.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    Expression,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from tera.akun.models import Akun
from tera.dasar.models import AuditEvent
from tera.dasbor.queries.antrean import keberatan_menunggu
from tera.dasbor.queries.lingkup import dinilai_oleh, disetujui_oleh, own_id
from tera.organisasi.models import PermintaanAtasan
from tera.organisasi.queries import dikelola
from tera.organisasi.states import StatusPermintaan
from tera.pelaksanaan.models import PermintaanUmpanBalik, StatusMinta, UmpanBalik
from tera.penilaian.models import Evaluasi, Keberatan
from tera.penilaian.states import StatusEvaluasi
from tera.perencanaan.models import Skp
from tera.perencanaan.states import StatusSkp
from tera.tindak_lanjut.models import TindakLanjut
from tera.tindak_lanjut.states import StatusTindakLanjut

Kolom = str | Expression | F
SENDIRI = "sendiri"
PENGELOLA = "pengelola"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sumber:
    """One kind of thing that waits.

    ``semua`` gives everything of an agency that waits on a day; ``pegawai`` names the column of
    the person whose thing it is, ``sejak`` since when. With whom it waits: with that person
    herself (``pada`` SENDIRI), with the pengelola kinerja (PENGELOLA), with the person of the
    column ``pada``, or with whoever rates the person of the column ``penilai_dari``. ``saya`` is
    the condition "waits with this account". ``rute`` is its page, with the column ``rujukan`` in
    the address. What waits too long is shown to the next superior where ``diteruskan``; what only
    the two may know (``tertutup``) is in nobody else's list.
    """

    jenis: str
    label: str
    tindakan: str
    semua: Callable[[int, date], QuerySet[Any]]
    saya: Callable[[Akun, date], Q]
    pegawai: str = "pegawai_id"
    sejak: Kolom = "status_sejak"
    pada: str = ""
    penilai_dari: str = ""
    rute: str
    rujukan: str = "pk"
    mulai: str = ""
    selesai: str = ""
    diteruskan: bool = False
    tertutup: bool = False

    def rows(self, instansi_id: int, pada: date, syarat: Q | None = None) -> QuerySet[Any]:
        """What waits under a condition, with the same columns for every kind."""
        semua = self.semua(instansi_id, pada).order_by()
        hasil: QuerySet[Any] = (semua if syarat is None else semua.filter(syarat)).annotate(
            w_jenis=Value(self.jenis, output_field=CharField()),
            w_objek=Cast(F("pk"), BigIntegerField()),
            w_pegawai=Cast(F(self.pegawai), BigIntegerField()),
            w_sejak=self._since(),
            w_tetap=self._number(self.pegawai if self.pada == SENDIRI else self.pada),
            w_bawah=self._number(self.penilai_dari),
            w_rujukan=Cast(F(self.rujukan), BigIntegerField()),
            w_mulai=self._day(self.mulai),
            w_selesai=self._day(self.selesai),
        )
        return hasil

    def _since(self) -> Expression | F:
        return F(self.sejak) if isinstance(self.sejak, str) else self.sejak

    @staticmethod
    def _number(kolom: str) -> Cast:
        isi = Value(None) if kolom in ("", PENGELOLA) else F(kolom)
        return Cast(isi, BigIntegerField())

    @staticmethod
    def _day(kolom: str) -> Cast:
        return Cast(F(kolom) if kolom else Value(None), DateField())


KOLOM = (
    "w_jenis", "w_objek", "w_pegawai", "w_sejak", "w_tetap", "w_bawah", "w_rujukan", "w_mulai",
    "w_selesai",
)  # fmt: skip


def _own(akun: Akun, pada: date) -> Q:
    return Q(pegawai_id=own_id(akun))


def _skp(status: StatusSkp) -> Callable[[int, date], QuerySet[Any]]:
    """Plans in this state, of the years that the home page counts."""
    return lambda instansi_id, pada: Skp.objects.filter(
        instansi_id=instansi_id, status=status, tahun__range=(pada.year - 1, pada.year + 1)
    )


def _keberatan(instansi_id: int, pada: date) -> QuerySet[Any]:
    return Keberatan.objects.filter(
        instansi_id=instansi_id, evaluasi__status=StatusEvaluasi.KEBERATAN
    )


def _tindak_lanjut(status: StatusTindakLanjut) -> Callable[[int, date], QuerySet[Any]]:
    return lambda instansi_id, pada: TindakLanjut.objects.filter(
        instansi_id=instansi_id, status=status
    )


def _planned() -> Expression:
    """When a follow-up was planned the first time: its row keeps no date of that."""
    catatan = AuditEvent.objects.filter(
        instansi_id=OuterRef("instansi_id"),
        objek=TindakLanjut._meta.label,
        objek_id=OuterRef("pk"),
        tindakan="rencanakan_tindak_lanjut",
    )
    return Coalesce(
        Subquery(catatan.order_by("id").values("pada")[:1]),
        F("dibuat_pada"),
        output_field=DateTimeField(),
    )


SUMBER: tuple[Sumber, ...] = (
    Sumber(
        jenis="skp",
        label="SKP",
        tindakan="Persetujuan SKP",
        semua=_skp(StatusSkp.DIAJUKAN),
        saya=disetujui_oleh,
        penilai_dari="pegawai_id",
        rute="skp",
        mulai="mulai",
        selesai="selesai",
        diteruskan=True,
    ),
    Sumber(
        jenis="skp_dikembalikan",
        label="SKP yang dikembalikan",
        tindakan="Perbaikan SKP",
        semua=_skp(StatusSkp.DIKEMBALIKAN),
        saya=_own,
        pada=SENDIRI,
        rute="skp",
        mulai="mulai",
        selesai="selesai",
    ),
    Sumber(
        jenis="keberatan_tanggapan",
        label="Keberatan (tanggapan)",
        tindakan="Tanggapan atas keberatan",
        semua=lambda instansi_id, pada: _keberatan(instansi_id, pada).filter(tanggapan=""),
        saya=lambda akun, pada: Q(pk__in=keberatan_menunggu(akun, pada)[0].values("pk")),
        pegawai="evaluasi__pegawai_id",
        sejak="diajukan_pada",
        pada="evaluasi__penilai_id",
        rute="evaluasi",
        rujukan="evaluasi_id",
        mulai="evaluasi__mulai",
        selesai="evaluasi__selesai",
        diteruskan=True,
    ),
    Sumber(
        jenis="keberatan_putusan",
        label="Keberatan (putusan)",
        tindakan="Putusan keberatan",
        semua=_keberatan,
        saya=lambda akun, pada: Q(pk__in=keberatan_menunggu(akun, pada)[1].values("pk")),
        pegawai="evaluasi__pegawai_id",
        sejak="diajukan_pada",
        penilai_dari="evaluasi__penilai_id",
        rute="evaluasi",
        rujukan="evaluasi_id",
        mulai="evaluasi__mulai",
        selesai="evaluasi__selesai",
        diteruskan=True,
    ),
    Sumber(
        jenis="permintaan_atasan",
        label="Permintaan koreksi atasan",
        tindakan="Putusan atas permintaan koreksi atasan",
        semua=lambda instansi_id, pada: PermintaanAtasan.objects.filter(
            instansi_id=instansi_id, status=StatusPermintaan.DIAJUKAN
        ),
        saya=lambda akun, pada: dikelola(akun, pada) & ~Q(pegawai_id=own_id(akun)),
        sejak="diajukan_pada",
        pada=PENGELOLA,
        rute="permintaan_atasan",
    ),
    Sumber(
        jenis="rencana_tindak_lanjut",
        label="Tindak lanjut (rencana)",
        tindakan="Rencana bimbingan atau pelatihan",
        semua=_tindak_lanjut(StatusTindakLanjut.TERBUKA),
        saya=dinilai_oleh,
        sejak="dibuat_pada",
        penilai_dari="pegawai_id",
        rute="tindak_lanjut_isi",
        mulai="evaluasi__mulai",
        selesai="evaluasi__selesai",
        diteruskan=True,
    ),
    Sumber(
        jenis="tindak_lanjut",
        label="Tindak lanjut (pelaksanaan)",
        tindakan="Bimbingan atau pelatihan yang direncanakan",
        semua=_tindak_lanjut(StatusTindakLanjut.DIRENCANAKAN),
        saya=_own,
        sejak=_planned(),
        pada=SENDIRI,
        rute="tindak_lanjut_isi",
        mulai="evaluasi__mulai",
        selesai="evaluasi__selesai",
    ),
    Sumber(
        jenis="hasil_evaluasi",
        label="Hasil evaluasi",
        tindakan="Penerimaan hasil evaluasi",
        semua=lambda instansi_id, pada: Evaluasi.objects.filter(
            instansi_id=instansi_id, status=StatusEvaluasi.DITETAPKAN
        ),
        saya=_own,
        sejak="ditetapkan_pada",
        pada=SENDIRI,
        rute="evaluasi",
        mulai="mulai",
        selesai="selesai",
    ),
    Sumber(
        jenis="permintaan_umpan_balik",
        label="Permintaan umpan balik",
        tindakan="Umpan balik yang diminta",
        semua=lambda instansi_id, pada: PermintaanUmpanBalik.objects.filter(
            instansi_id=instansi_id, status=StatusMinta.MENUNGGU
        ),
        saya=lambda akun, pada: Q(kepada_id=own_id(akun)),
        pegawai="dari_id",
        sejak="dibuat_pada",
        pada="kepada_id",
        rute="umpan_balik_minta",
        tertutup=True,
    ),
    Sumber(
        jenis="tindak_lanjut_umpan_balik",
        label="Tindak lanjut umpan balik",
        tindakan="Langkah setelah umpan balik",
        semua=lambda instansi_id, pada: UmpanBalik.objects.filter(
            instansi_id=instansi_id, tenggat__isnull=False, selesai_pada__isnull=True
        ),
        saya=_own,
        sejak="dibuat_pada",
        pada=SENDIRI,
        rute="umpan_balik_utas",
        tertutup=True,
    ),
)
MENURUT_JENIS = {satu.jenis: satu for satu in SUMBER}
