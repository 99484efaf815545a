"""What waits for the people of the example: notifications, and requests to correct a superior."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.libur import add_hari_kerja
from tera.aturan.predikat import Predikat
from tera.contoh.pustaka import load_pustaka
from tera.contoh.tokoh import Tokoh
from tera.dasbor.services import escalate_waiting
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.models import SetelanKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import AtasanLangsung, Pegawai, PermintaanAtasan
from tera.organisasi.queries import penilai_pada, penugasan_pada
from tera.organisasi.states import StatusPermintaan
from tera.pelaksanaan.models import UmpanBalik
from tera.penilaian.models import Evaluasi
from tera.penilaian.queries import periode_of
from tera.penilaian.states import StatusEvaluasi
from tera.perencanaan.models import Skp
from tera.perencanaan.states import StatusSkp


def isi_permintaan_atasan(tokoh: Tokoh, pada: date, diputus_oleh: Akun) -> list[PermintaanAtasan]:
    """Two requests that wait and one that was refused; returns those that wait."""
    instansi_id = tokoh.bupati.instansi_id
    alasan = load_pustaka().kalimat["permintaan_atasan"]
    pemohon = _members(instansi_id, pada, ("Bidang Pelayanan Perizinan", "Bidang Pertamanan"))
    usulan = _members(instansi_id, pada, ("Bidang Pengaduan", "Bidang Pengelolaan"), kepala=True)
    menunggu = [
        PermintaanAtasan.objects.create(
            instansi_id=instansi_id, pegawai=siapa, usulan=atasan, alasan=alasan[nomor]
        )
        for nomor, (siapa, atasan) in enumerate(zip(pemohon, usulan, strict=True))
    ]
    (ditolak,) = _members(instansi_id, pada, ("Bidang Pencatatan Sipil",))
    PermintaanAtasan.objects.create(
        instansi_id=instansi_id,
        pegawai=ditolak,
        usulan=usulan[0],
        alasan=alasan[0],
        status=StatusPermintaan.DITOLAK,
        diputus_oleh=diputus_oleh,
        diputus_pada=timezone.now(),
        catatan="Penugasan pada tim lain tidak mengubah atasan langsung menurut susunan unit.",
    )
    return menunggu


def _members(
    instansi_id: int, pada: date, unit: Iterable[str], *, kepala: bool = False
) -> list[Pegawai]:
    """One person of each of these units: its head, or its last member by NIP."""
    hasil = []
    for awalan in unit:
        penugasan = (
            penugasan_pada(instansi_id, pada)
            .filter(unit__nama__startswith=awalan, kepala_unit=kepala)
            .order_by("unit__kode", "pegawai__nip")
            .last()
        )
        if penugasan is not None:
            hasil.append(penugasan.pegawai)
    return hasil


def isi_pemberitahuan(
    orang: Iterable[Pegawai], pengelola: Pegawai, permintaan: list[PermintaanAtasan], pada: date
) -> None:
    """Unread notifications, each about a document that is really in that state."""
    for satu in orang:
        _approvals(satu, pada)
        _results(satu)
        _objections(satu, pada)
        _feedback(satu, pada)
    for minta in permintaan:
        notify(
            penerima=[pengelola],
            teks=f"{minta.pegawai.nama} meminta koreksi atasan langsung.",
            tautan=reverse("permintaan_atasan"),
        )


def _approvals(penilai: Pegawai, pada: date) -> None:
    bawahan = AtasanLangsung.objects.filter(atasan=penilai).berlaku_pada(pada)
    menunggu = Skp.objects.filter(
        pegawai__in=bawahan.values("pegawai"), tahun=pada.year, status=StatusSkp.DIAJUKAN
    )
    for skp in menunggu.select_related("pegawai").order_by("status_sejak"):
        notify(
            penerima=[penilai],
            jenis=JenisKabar.SKP,
            teks=f"SKP {skp.pegawai.nama} menunggu persetujuan Anda.",
            tautan=reverse("skp", args=[skp.pk]),
        )


def _results(pegawai: Pegawai) -> None:
    """The latest result of one's own."""
    evaluasi = (
        Evaluasi.objects.filter(pegawai=pegawai)
        .exclude(status=StatusEvaluasi.DRAF)
        .order_by("selesai", "-mulai")
        .last()
    )
    if evaluasi is not None:
        label = Predikat(evaluasi.predikat).label
        notify(
            penerima=[pegawai],
            jenis=JenisKabar.PENILAIAN,
            teks=f"Hasil evaluasi {periode_of(evaluasi).label} Anda ditetapkan: {label}.",
            tautan=reverse("evaluasi", args=[evaluasi.pk]),
        )


def _objections(atasan: Pegawai, pada: date) -> None:
    """To the penilai the request to explain, to her superior the request to decide."""
    terbuka = Evaluasi.objects.filter(
        instansi_id=atasan.instansi_id, status=StatusEvaluasi.KEBERATAN
    ).select_related("pegawai", "penilai")
    for evaluasi in terbuka.order_by("id"):
        label = periode_of(evaluasi).label
        alamat = reverse("evaluasi", args=[evaluasi.pk])
        if evaluasi.penilai_id == atasan.pk:
            teks = f"{evaluasi.pegawai.nama} mengajukan keberatan {label}. Beri penjelasan Anda."
            notify(penerima=[atasan], teks=teks, tautan=alamat, jenis=JenisKabar.KEBERATAN)
        elif penilai_pada(evaluasi.penilai_id, pada) == atasan:
            teks = f"Keberatan {evaluasi.pegawai.nama} ({label}) menunggu putusan Anda."
            notify(penerima=[atasan], teks=teks, tautan=alamat, jenis=JenisKabar.KEBERATAN)


def _feedback(pegawai: Pegawai, pada: date) -> None:
    """The newest message about one's own plan of this year that somebody else wrote."""
    terbaru = (
        UmpanBalik.objects.filter(skp__pegawai=pegawai, skp__tahun=pada.year)
        .exclude(dari=pegawai)
        .select_related("dari")
        .order_by("dibuat_pada", "id")
        .last()
    )
    if terbaru is not None:
        notify(
            penerima=[pegawai],
            jenis=JenisKabar.UMPAN_BALIK,
            teks=f"{terbaru.dari.nama} memberi umpan balik pada SKP Anda.",
            tautan=reverse("umpan_balik_utas", args=[terbaru.induk_id or terbaru.pk]),
        )


def isi_saluran(tokoh: Tokoh) -> None:
    """How the people who are shown want to be told; nothing is sent while there is no server."""
    for orang, segera in (
        (tokoh.pegawai, [JenisKabar.SKP, JenisKabar.UMPAN_BALIK]),
        (tokoh.penilai, [JenisKabar.KEBERATAN, JenisKabar.PENGINGAT]),
        (tokoh.pimpinan, [JenisKabar.ESKALASI]),
    ):
        nama = orang.nama.lower().replace(" ", ".")
        SetelanKabar.objects.create(
            instansi_id=orang.instansi_id,
            pegawai=orang,
            surel=f"{nama}@contoh.example",
            segera=[str(jenis) for jenis in segera],
        )


def isi_eskalasi(tokoh: Tokoh, pada: date) -> None:
    """What waits too long in the filling is shown to the next superior, as the job does it on the
    last working day."""
    escalate_waiting(
        instansi=tokoh.bupati.instansi, pada=add_hari_kerja(pada + timedelta(days=1), -1)
    )
