"""Dialog kinerja while a plan is clarified: owner and penilai write to each other."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from tera.akun.lingkup import penilai_diwakili
from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.perencanaan.models import PesanDialog, RencanaHasilKerja, Skp
from tera.perencanaan.permissions import check_can_discuss_skp
from tera.perencanaan.services.langkah import tell, tell_penilai, told_for

TEKS_TERPANJANG = 2000


@transaction.atomic
def post_pesan(
    *, skp: Skp, hasil: RencanaHasilKerja | None, teks: str, by: Akun, pada: date
) -> PesanDialog:
    """Say something about a result, or (``hasil`` None) about the plan; the other side is told.

    The same words twice in a row by the same person are one message.
    """
    check_can_discuss_skp(by, skp, pada)
    teks = _clean(teks)
    Skp.objects.select_for_update(no_key=True).get(pk=skp.pk)
    _check_own(skp, hasil)
    terakhir = PesanDialog.objects.filter(skp=skp, hasil=hasil).order_by("-id").first()
    if terakhir is not None and (terakhir.oleh_id, terakhir.teks) == (by.pk, teks):
        return terakhir
    pesan = PesanDialog.objects.create(
        instansi_id=skp.instansi_id,
        skp=skp,
        hasil=hasil,
        tentang=hasil.uraian if hasil else "",
        oleh=by,
        teks=teks,
    )
    record_event(
        tindakan="tulis_pesan",
        objek=pesan,
        by=by,
        isi={"skp": skp.pk, "hasil": hasil.pk if hasil else None, "teks": teks}
        | told_for(penilai_diwakili(by, skp.pegawai_id, pada)),
    )
    _tell_other(skp, hasil, by, pada)
    return pesan


@transaction.atomic
def settle_pesan(*, pesan: PesanDialog, by: Akun, pada: date) -> int:
    """Settle a message and those before it on the same item; returns how many were still open.

    What was written after the page was opened stays open.
    """
    check_can_discuss_skp(by, pesan.skp, pada)
    jumlah = PesanDialog.objects.filter(
        skp=pesan.skp, hasil_id=pesan.hasil_id, pk__lte=pesan.pk, selesai_pada__isnull=True
    ).update(selesai_pada=timezone.now(), selesai_oleh=by)
    if jumlah:
        record_event(
            tindakan="selesaikan_pesan",
            objek=pesan,
            by=by,
            isi={"skp": pesan.skp_id, "jumlah": jumlah},
        )
    return jumlah


def _clean(teks: str) -> str:
    bersih = teks.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not bersih:
        pesan = "Tulis pesan Anda."
    elif len(bersih) > TEKS_TERPANJANG:
        pesan = f"Pesan paling panjang {TEKS_TERPANJANG} karakter; ini {len(bersih)}."
    else:
        return bersih
    raise MasukanTidakSah(pesan, {"teks": pesan})


def _check_own(skp: Skp, hasil: RencanaHasilKerja | None) -> None:
    if hasil is not None and not RencanaHasilKerja.objects.filter(skp=skp, pk=hasil.pk).exists():
        raise TidakDitemukan("Hasil kerja ini tidak ada lagi di SKP.")


def _tell_other(skp: Skp, hasil: RencanaHasilKerja | None, by: Akun, pada: date) -> None:
    jangkar = f"#hasil-{hasil.pk}" if hasil else "#dialog"
    teks = f"{by.nama} menulis pesan tentang SKP {{tahun}} {{nama}}."
    if by.pegawai_id == skp.pegawai_id:
        tell_penilai(skp, pada, teks, jangkar)
    else:
        tell(skp, [skp.pegawai], teks, jangkar)
