"""Bimbingan kinerja: started by the penilai, done in sessions, judged by both on their forms."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakDitemukan, VersiBerubah
from tera.dasar.transisi import PESAN_VERSI, move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import Pegawai
from tera.organisasi.pengaturan import pengaturan_pada
from tera.organisasi.pengaturan.pembinaan import kelompok_b18
from tera.organisasi.queries import penilai_pada
from tera.pelaksanaan.masukan_pembinaan import IsianBimbingan, NilaiKompetensi
from tera.pelaksanaan.models import (
    BimbinganKinerja,
    EvaluasiKompetensi,
    SesiBimbingan,
    UmpanBalikBimbingan,
)
from tera.pelaksanaan.permissions.bimbingan import (
    check_can_run_bimbingan,
    check_can_save_b19,
    check_can_send_b18,
    check_can_start_bimbingan,
)
from tera.pelaksanaan.services.bersama import clean_teks
from tera.pelaksanaan.sidik import make_garam, salted_sidik
from tera.pelaksanaan.states import StatusBimbingan

SKALA = range(1, 6)
TOPIK_TERPANJANG, TUJUAN_TERPANJANG, TEKS_TERPANJANG = 200, 1000, 2000
ALASAN_TERPENDEK, ALASAN_TERPANJANG = 3, 500
KOMPETENSI_TERBANYAK = 15
TERLAMA = timedelta(days=366)


@transaction.atomic
def start_bimbingan(
    *, pegawai: Pegawai, isian: IsianBimbingan, by: Akun, pada: date
) -> BimbinganKinerja:
    """Start a coaching; the same coach, subject and first day are one, however often it is sent."""
    check_can_start_bimbingan(by, pegawai, pada)
    pemberi = Pegawai.objects.get(akun=by)
    pembimbing = isian.pembimbing or pemberi
    if pembimbing.instansi_id != pegawai.instansi_id:
        raise TidakDitemukan("Pegawai tidak ditemukan.")
    nilai = _clean_isian(isian, pegawai, pembimbing)
    Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)
    satu = {"instansi_id": pegawai.instansi_id, "pegawai": pegawai, "pembimbing": pembimbing}
    sama = BimbinganKinerja.objects.filter(**satu, topik=nilai["topik"], mulai=isian.mulai).exclude(
        status=StatusBimbingan.DIBATALKAN
    )
    if (ada := sama.first()) is not None:
        return ada
    bimbingan = BimbinganKinerja.objects.create(**satu, **nilai, pemberi=pemberi)
    _record("mulai_bimbingan", bimbingan, by, nilai | {"pembimbing": pembimbing.pk})
    kabar = f"Bimbingan kinerja dimulai {format_tanggal(isian.mulai)}: {nilai['topik']}"
    _tell(bimbingan, by, kabar, [pegawai, pembimbing])
    return bimbingan


def _clean_isian(isian: IsianBimbingan, pegawai: Pegawai, pembimbing: Pegawai) -> dict[str, Any]:
    topik = _required(isian.topik, "topik", "Topik", TOPIK_TERPANJANG)
    tujuan = _required(isian.tujuan, "tujuan", "Tujuan", TUJUAN_TERPANJANG)
    bidang = {}
    if pembimbing.pk == pegawai.pk:
        bidang["pembimbing"] = "Pegawai tidak dapat membimbing dirinya sendiri."
    if not isian.mulai <= isian.sampai <= isian.mulai + TERLAMA:
        bidang["sampai"] = "Isi tanggal selesai sesudah tanggal mulai, paling lama setahun."
    if bidang:
        raise MasukanTidakSah(" ".join(bidang.values()), bidang)
    return {"topik": topik, "tujuan": tujuan, "mulai": isian.mulai, "sampai": isian.sampai}


def _required(teks: str, bidang: str, sebut: str, paling_panjang: int) -> str:
    bersih = clean_teks(teks, bidang=bidang, sebut=sebut, paling_panjang=paling_panjang)
    if not bersih:
        pesan = f"{sebut} belum diisi."
        raise MasukanTidakSah(pesan, {bidang: pesan})
    return bersih


@transaction.atomic
def record_sesi(
    *,
    bimbingan: BimbinganKinerja,
    tanggal: date,
    bahasan: str,
    lanjutan: str,
    by: Akun,
    pada: date,
) -> SesiBimbingan:
    """Write a session down; the same words of the same day are one session."""
    bimbingan = _lock(bimbingan)
    check_can_run_bimbingan(by, bimbingan)
    isi = {
        "tanggal": tanggal,
        "bahasan": _required(bahasan, "bahasan", "Bahasan", TEKS_TERPANJANG),
        "lanjutan": clean_teks(
            lanjutan, bidang="lanjutan", sebut="Langkah berikutnya", paling_panjang=1000
        ),
    }
    if not bimbingan.mulai <= tanggal <= pada:
        pesan = f"Isi tanggal antara {format_tanggal(bimbingan.mulai)} dan hari ini."
        raise MasukanTidakSah(pesan, {"tanggal": pesan})
    milik = {"instansi_id": bimbingan.instansi_id, "bimbingan": bimbingan}
    if (ada := SesiBimbingan.objects.filter(**milik, **isi).first()) is not None:
        return ada
    sesi = SesiBimbingan.objects.create(**milik, **isi, oleh=by)
    record_event(tindakan="catat_sesi", objek=sesi, by=by, isi={"bimbingan": bimbingan.pk} | isi)
    _tell(bimbingan, by, f"{by.nama} mencatat sesi bimbingan kinerja {format_tanggal(tanggal)}.")
    return sesi


@transaction.atomic
def finish_bimbingan(
    *, bimbingan: BimbinganKinerja, hasil: str, by: Akun, versi: int, pada: date
) -> BimbinganKinerja:
    """What came of it; then the employee fills in B.1.8, the leader or the coach B.1.9."""
    check_can_run_bimbingan(by, bimbingan)
    bersih = _required(hasil, "hasil", "Hasil", TEKS_TERPANJANG)
    if not SesiBimbingan.objects.filter(bimbingan=bimbingan).exists():
        raise KeadaanTidakCocok("Catat paling sedikit satu sesi sebelum bimbingan diselesaikan.")
    move(
        bimbingan,
        versi=versi,
        dari={StatusBimbingan.BERJALAN},
        status=StatusBimbingan.SELESAI,
        hasil=bersih,
        selesai_pada=pada,
    )
    _record("selesaikan_bimbingan", bimbingan, by, {"hasil": bersih})
    kabar = "Bimbingan kinerja Anda selesai. Isi umpan balik bimbingan (Format B.1.8)."
    _tell(bimbingan, by, kabar, [bimbingan.pegawai])
    kabar = f"Bimbingan {bimbingan.pegawai.nama} selesai. Isi evaluasi kompetensi (Format B.1.9)."
    _tell(bimbingan, by, kabar, [bimbingan.pemberi, bimbingan.pembimbing])
    return bimbingan


@transaction.atomic
def cancel_bimbingan(*, bimbingan: BimbinganKinerja, by: Akun, versi: int) -> BimbinganKinerja:
    """End a coaching that will not go on; its sessions stay."""
    check_can_run_bimbingan(by, bimbingan)
    move(
        bimbingan,
        versi=versi,
        dari={StatusBimbingan.BERJALAN},
        status=StatusBimbingan.DIBATALKAN,
    )
    _record("batalkan_bimbingan", bimbingan, by, {})
    _tell(bimbingan, by, f"Bimbingan kinerja dibatalkan: {bimbingan.topik}")
    return bimbingan


@transaction.atomic
def send_b18(
    *, bimbingan: BimbinganKinerja, skala: Mapping[int, int], catatan: str, by: Akun, pada: date
) -> UmpanBalikBimbingan:
    """Hand Format B.1.8 to the superior of the leader who decided the coaching. Once.

    The coach does not get it; of its content the audit record keeps a salted hash only, because
    the record is read by people who do not get it either.
    """
    bimbingan = _lock(bimbingan)
    check_can_send_b18(by, bimbingan)
    if (ada := UmpanBalikBimbingan.objects.filter(bimbingan=bimbingan).first()) is not None:
        return ada
    penerima = penilai_pada(bimbingan.pemberi_id, pada)
    if penerima is None:
        raise KeadaanTidakCocok(
            "Atasan pejabat penilai belum tercatat, jadi formulir belum dapat diserahkan. "
            "Hubungi pengelola kinerja unit Anda; isian Anda tidak dikirim ke siapa pun."
        )
    kriteria = pengaturan_pada(bimbingan.instansi_id, pada)["kriteria_b18"]
    b18 = UmpanBalikBimbingan.objects.create(
        instansi_id=bimbingan.instansi_id,
        bimbingan=bimbingan,
        penerima=penerima,
        butir=_answers(list(kriteria.values()), skala),
        catatan=clean_teks(
            catatan, bidang="catatan", sebut="Catatan", paling_panjang=TEKS_TERPANJANG
        ),
        garam=make_garam(),
        dikirim_pada=timezone.now(),
    )
    sidik = salted_sidik([b18.butir, b18.catatan], b18.garam)
    isi = {"bimbingan": bimbingan.pk, "sidik": sidik}
    record_event(tindakan="kirim_b18", objek=b18, by=by, isi=isi)
    notify(
        jenis=JenisKabar.TINDAK_LANJUT,
        penerima=[penerima],
        teks=f"{bimbingan.pegawai.nama} menyerahkan umpan balik bimbingan (Format B.1.8).",
        tautan=reverse("bimbingan_b18", args=[bimbingan.pk]),
    )
    return b18


def _answers(kriteria: Sequence[str], skala: Mapping[int, int]) -> list[dict[str, Any]]:
    """Every criterion as it was worded, with its answer."""
    kurang = [n for n in range(1, len(kriteria) + 1) if skala.get(n) not in SKALA]
    if kurang:
        bidang = {f"k{nomor}": f"Pilih jawaban untuk kriteria {nomor}." for nomor in kurang}
        raise MasukanTidakSah("Jawab kesembilan kriteria.", bidang)
    return [
        {"nomor": n, "kelompok": kelompok_b18(n), "kriteria": teks, "skala": skala[n]}
        for n, teks in enumerate(kriteria, 1)
    ]


@transaction.atomic
def save_b19(
    *, bimbingan: BimbinganKinerja, butir: Sequence[NilaiKompetensi], by: Akun, versi: int
) -> EvaluasiKompetensi:
    """Format B.1.9: a level of 1 to 5 with its reason for each competence.

    ``versi`` 0 is a form opened while none was stored.
    """
    bimbingan = _lock(bimbingan)
    check_can_save_b19(by, bimbingan)
    isi = _clean_butir(butir)
    lama = EvaluasiKompetensi.objects.filter(bimbingan=bimbingan).first()
    if lama is not None and lama.butir == isi:
        return lama
    if versi != (lama.versi if lama else 0):
        raise VersiBerubah(PESAN_VERSI)
    nilai: dict[str, Any] = {"butir": isi, "oleh_id": by.pegawai_id, "dinilai_pada": timezone.now()}
    if lama is None:
        milik = {"instansi_id": bimbingan.instansi_id, "bimbingan": bimbingan}
        b19 = EvaluasiKompetensi.objects.create(**milik, **nilai)
    else:
        b19 = move(lama, versi=versi, **nilai)
    record_event(
        tindakan="isi_b19", objek=b19, by=by, isi={"bimbingan": bimbingan.pk, "butir": isi}
    )
    kabar = f"{by.nama} mengisi evaluasi kompetensi Anda (Format B.1.9)."
    _tell(bimbingan, by, kabar, [bimbingan.pegawai])
    return b19


def _clean_butir(butir: Sequence[NilaiKompetensi]) -> list[dict[str, Any]]:
    isi: list[dict[str, Any]] = []
    for satu in butir:
        nama = " ".join(satu.kompetensi.split())
        alasan = clean_teks(
            satu.alasan, bidang="butir", sebut="Alasan", paling_panjang=ALASAN_TERPANJANG
        )
        if not nama or len(nama) > TOPIK_TERPANJANG or satu.skala not in SKALA:
            raise MasukanTidakSah("Pilih skala 1 sampai 5 untuk tiap kompetensi yang dinilai.")
        if len(alasan) < ALASAN_TERPENDEK:
            raise MasukanTidakSah(f"Tulis alasan untuk {nama}.")
        isi.append({"kompetensi": nama, "skala": satu.skala, "alasan": alasan})
    if not 1 <= len(isi) <= KOMPETENSI_TERBANYAK:
        raise MasukanTidakSah(f"Nilai 1 sampai {KOMPETENSI_TERBANYAK} kompetensi.")
    if len({satu["kompetensi"].casefold() for satu in isi}) != len(isi):
        raise MasukanTidakSah("Tiap kompetensi dinilai satu kali.")
    return isi


def _lock(bimbingan: BimbinganKinerja) -> BimbinganKinerja:
    return (
        BimbinganKinerja.objects.select_for_update(of=("self",), no_key=True)
        .select_related("pegawai", "pemberi", "pembimbing")
        .get(pk=bimbingan.pk)
    )


def _record(tindakan: str, bimbingan: BimbinganKinerja, by: Akun, isi: Mapping[str, Any]) -> None:
    record_event(
        tindakan=tindakan,
        objek=bimbingan,
        by=by,
        isi={"pegawai": bimbingan.pegawai_id, **isi},
    )


def _tell(
    bimbingan: BimbinganKinerja, by: Akun, teks: str, penerima: Sequence[Pegawai] | None = None
) -> None:
    """Everyone concerned, or these, each once and never whoever acts."""
    semua = penerima or [bimbingan.pegawai, bimbingan.pembimbing]
    orang = {satu.pk: satu for satu in semua if satu.pk != by.pegawai_id}
    notify(
        penerima=orang.values(),
        teks=teks,
        tautan=reverse("bimbingan", args=[bimbingan.pk]),
        jenis=JenisKabar.TINDAK_LANJUT,
    )
