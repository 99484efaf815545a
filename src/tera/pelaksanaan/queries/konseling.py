"""Counsellings: the only place that reads them, always by the names in the record.

No role, no post and no unit opens one, and nothing here counts them (docs/keputusan/0022).
"""

from datetime import UTC, date
from typing import Any

from django.db.models import Q, QuerySet

from tera.akun.models import Akun, PeranAkun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakDitemukan
from tera.dasar.models import AuditEvent
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import KonselingKinerja, LangkahKonseling
from tera.pelaksanaan.sidik import salted_sidik

CATATAN = ("masalah", "pembicaraan", "kesepakatan", "rekomendasi", "rekomendasi_uraian")


def konseling_of(akun: Akun) -> QuerySet[KonselingKinerja]:
    """Those in which the account's person is named, newest first, with the people."""
    if akun.pegawai_id is None:
        return KonselingKinerja.objects.none()
    saya = akun.pegawai_id
    return (
        KonselingKinerja.objects.milik_instansi(akun.instansi_id)
        .filter(Q(pegawai_id=saya) | Q(penilai_id=saya) | Q(konselor_id=saya))
        .select_related("pegawai", "penilai", "konselor")
        .order_by("-id")
    )


def get_konseling(akun: Akun, konseling_id: int) -> KonselingKinerja:
    """One of them; raises TidakDitemukan for everybody who is not named in it."""
    konseling = konseling_of(akun).filter(pk=konseling_id).first()
    if konseling is None:
        raise TidakDitemukan("Halaman ini tidak ditemukan.")
    return konseling


def konselor_pada(instansi_id: int, pada: date) -> QuerySet[Pegawai]:
    """The counsellors of an agency on a day, by name."""
    peran = PeranAkun.objects.milik_instansi(instansi_id).berlaku_pada(pada)
    konselor = peran.filter(peran=Peran.KONSELOR, akun__aktif=True).values("akun__pegawai")
    return (
        Pegawai.objects.milik_instansi(instansi_id).filter(pk__in=konselor).order_by("nama", "id")
    )


def isi_konseling(konseling: KonselingKinerja) -> dict[str, Any]:
    """Everything that a counselling says at this moment, as plain values."""
    return {
        "pegawai": konseling.pegawai_id,
        "penilai": konseling.penilai_id,
        "konselor": konseling.konselor_id,
        "pemohon": str(konseling.pemohon),
        "alasan": konseling.alasan,
        "status": str(konseling.status),
        "tanggal": konseling.tanggal.isoformat() if konseling.tanggal else None,
        **{nama: getattr(konseling, nama) for nama in CATATAN},
    }


def sidik_langkah(langkah: LangkahKonseling) -> str:
    """The hash of one step: who did what, when, and with which content."""
    pada = langkah.pada.astimezone(UTC).isoformat(timespec="microseconds")
    isi = [langkah.konseling_id, langkah.urut, langkah.tindakan, langkah.oleh_id, pada, langkah.isi]
    return salted_sidik(isi, langkah.garam)


def konseling_utuh(konseling: KonselingKinerja) -> bool:
    """Whether every step is as the audit record has it, and the content as the last step left it:
    two queries.
    """
    semua = list(LangkahKonseling.objects.filter(konseling=konseling).order_by("urut"))
    tercatat = AuditEvent.objects.filter(
        instansi_id=konseling.instansi_id,
        objek=konseling._meta.label,
        objek_id=konseling.pk,
    ).order_by("id")
    hitung = [{"langkah": satu.urut, "sidik": sidik_langkah(satu)} for satu in semua]
    return (
        bool(semua)
        and hitung == [satu.isi for satu in tercatat]
        and semua[-1].isi == isi_konseling(konseling)
    )
