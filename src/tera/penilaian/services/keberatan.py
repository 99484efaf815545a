"""Objections: the person objects, the penilai explains, the penilai's superior decides.

Source: PP 30/2019 Pasal 59; the decision is final.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.acuan import Acuan
from tera.aturan.perhitungan import Langkah as LangkahHitung
from tera.aturan.predikat import Predikat, Rating
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah
from tera.dasar.transisi import move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import Pegawai
from tera.organisasi.queries import penilai_pada
from tera.penilaian.hitung import add_steps, make_perhitungan
from tera.penilaian.masukan import TEKS_TERPANJANG, clean_teks
from tera.penilaian.models import Evaluasi, Keberatan
from tera.penilaian.permissions import check_can_answer, check_can_decide, check_can_object
from tera.penilaian.queries import konteks_evaluasi
from tera.penilaian.services.evaluasi import check_wajib
from tera.penilaian.states import TRANSISI, Langkah, PutusanKeberatan, StatusEvaluasi
from tera.penilaian.waktu import periode_of, tenggat_keberatan

PASAL_KEBERATAN = Acuan("pp-30-2019", "59")


@transaction.atomic
def object_evaluasi(
    *, evaluasi: Evaluasi, alasan: str, by: Akun, versi: int, pada: date
) -> Keberatan:
    """The person objects with reasons, within the term; her result waits for the decision."""
    check_can_object(by, evaluasi, pada)
    alasan = clean_teks("alasan", alasan, sebut="alasan keberatan", paling_panjang=TEKS_TERPANJANG)
    terakhir = tenggat_keberatan(evaluasi)
    dari, ke = TRANSISI[Langkah.KEBERATAN]
    move(evaluasi, versi=versi, dari=dari, status=ke)
    try:
        with transaction.atomic():
            keberatan = Keberatan.objects.create(
                instansi_id=evaluasi.instansi_id,
                evaluasi=evaluasi,
                alasan=alasan,
                diajukan_pada=timezone.now(),
                tenggat=terakhir,
            )
    except IntegrityError as galat:
        raise KeadaanTidakCocok("Keberatan atas evaluasi ini sudah pernah diajukan.") from galat
    record_event(
        tindakan="ajukan_keberatan",
        objek=evaluasi,
        by=by,
        isi={"keberatan": keberatan.pk, "alasan": alasan, "tenggat": terakhir},
    )
    label = periode_of(evaluasi).label
    nama = evaluasi.pegawai.nama
    _tell(
        evaluasi, [evaluasi.penilai], f"{nama} mengajukan keberatan {label}. Beri penjelasan Anda."
    )
    atasan = penilai_pada(evaluasi.penilai_id, pada)
    _tell(evaluasi, [atasan], f"Keberatan {nama} ({label}) menunggu putusan Anda.")
    return keberatan


@transaction.atomic
def answer_keberatan(
    *, keberatan: Keberatan, tanggapan: str, by: Akun, versi: int, pada: date
) -> Keberatan:
    """The penilai explains the rating; it may be written over until the decision."""
    check_can_answer(by, keberatan, pada)
    tanggapan = clean_teks(
        "tanggapan", tanggapan, sebut="penjelasan", paling_panjang=TEKS_TERPANJANG
    )
    if keberatan.tanggapan == tanggapan:
        return keberatan
    evaluasi = keberatan.evaluasi
    move(evaluasi, versi=versi, dari={StatusEvaluasi.KEBERATAN})
    Keberatan.objects.filter(pk=keberatan.pk).update(tanggapan=tanggapan)
    keberatan.tanggapan = tanggapan
    record_event(tindakan="tanggapi_keberatan", objek=evaluasi, by=by, isi={"tanggapan": tanggapan})
    _tell(
        evaluasi,
        [evaluasi.pegawai, penilai_pada(evaluasi.penilai_id, pada)],
        f"{by.nama} memberi penjelasan atas keberatan {evaluasi.pegawai.nama}.",
    )
    return keberatan


@transaction.atomic
def decide_keberatan(
    *,
    keberatan: Keberatan,
    putusan: PutusanKeberatan,
    alasan: str,
    rating_hasil: Rating | None,
    rating_perilaku: Rating | None,
    by: Akun,
    versi: int,
    pada: date,
) -> Evaluasi:
    """The penilai's superior rejects the objection or sets other ratings; either is final.

    A rating left None stays. ``hasil_semula`` keeps what was set before; the predicate is
    determined again by the rules of the assessed period. The pages call
    ``tindak_lanjut.services.decide_and_follow_up``.
    """
    check_can_decide(by, keberatan, pada)
    alasan = clean_teks("alasan", alasan, sebut="alasan putusan", paling_panjang=TEKS_TERPANJANG)
    evaluasi = keberatan.evaluasi
    semula = _result(evaluasi)
    baru = _new_result(evaluasi, putusan, rating_hasil, rating_perilaku, pada)
    baru["perhitungan"] = add_steps(
        baru["perhitungan"], _steps(putusan, keberatan, Predikat(evaluasi.predikat))
    )
    dari, ke = TRANSISI[Langkah.PUTUSKAN]
    move(evaluasi, versi=versi, dari=dari, status=ke, **baru)
    _close(keberatan, putusan, alasan, by, semula)
    record_event(
        tindakan="putuskan_keberatan",
        objek=evaluasi,
        by=by,
        isi={"putusan": putusan, "alasan": alasan, "semula": semula, "menjadi": baru},
    )
    label = Predikat(evaluasi.predikat).label
    _tell(
        evaluasi,
        [evaluasi.pegawai, evaluasi.penilai],
        f"Keberatan {evaluasi.pegawai.nama} ({periode_of(evaluasi).label}) diputus: "
        f"{putusan.label.lower()}. Predikat {label}.",
    )
    return evaluasi


def _result(evaluasi: Evaluasi) -> dict[str, Any]:
    return {
        "rating_hasil": evaluasi.rating_hasil,
        "rating_perilaku": evaluasi.rating_perilaku,
        "predikat": evaluasi.predikat,
        "perhitungan": evaluasi.perhitungan,
    }


def _new_result(
    evaluasi: Evaluasi,
    putusan: PutusanKeberatan,
    rating_hasil: Rating | None,
    rating_perilaku: Rating | None,
    pada: date,
) -> dict[str, Any]:
    if putusan == PutusanKeberatan.DITOLAK:
        return _result(evaluasi)
    hasil = rating_hasil or Rating(evaluasi.rating_hasil)
    perilaku = rating_perilaku or Rating(evaluasi.rating_perilaku)
    if (hasil, perilaku) == (evaluasi.rating_hasil, evaluasi.rating_perilaku):
        pesan = "Ubah paling sedikit satu rating, atau tolak keberatan ini."
        raise MasukanTidakSah(pesan, {"putusan": pesan})
    konteks = konteks_evaluasi(evaluasi.skp, periode_of(evaluasi), pada)
    check_wajib(konteks, hasil)
    predikat, perhitungan = make_perhitungan(evaluasi, konteks, evaluasi.capaian, hasil, perilaku)
    return {
        "rating_hasil": str(hasil),
        "rating_perilaku": str(perilaku),
        "predikat": str(predikat),
        "perhitungan": perhitungan,
    }


def _steps(
    putusan: PutusanKeberatan, keberatan: Keberatan, semula: Predikat
) -> Iterable[LangkahHitung]:
    didengar = "pegawai dan penilai" if keberatan.tanggapan else "pegawai; penilai belum menjawab"
    yield LangkahHitung("Predikat sebelum keberatan", semula.label)
    yield LangkahHitung("Keterangan yang didengar", didengar, PASAL_KEBERATAN)
    yield LangkahHitung("Putusan atasan pejabat penilai", putusan.label, PASAL_KEBERATAN)


def _close(
    keberatan: Keberatan,
    putusan: PutusanKeberatan,
    alasan: str,
    by: Akun,
    semula: dict[str, Any],
) -> None:
    keberatan.putusan, keberatan.alasan_putusan = putusan, alasan
    keberatan.hasil_semula, keberatan.diputus_oleh = semula, by
    keberatan.diputus_pada = timezone.now()
    keberatan.save(
        update_fields=["putusan", "alasan_putusan", "hasil_semula", "diputus_oleh", "diputus_pada"]
    )


def _tell(evaluasi: Evaluasi, penerima: Iterable[Pegawai | None], teks: str) -> None:
    notify(
        penerima=penerima,
        teks=teks,
        tautan=reverse("evaluasi", args=[evaluasi.pk]),
        jenis=JenisKabar.KEBERATAN,
    )
