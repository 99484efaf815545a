"""The indicator library: filled from what comes with Tera, proposed to, decided, revised."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import Instansi
from tera.perencanaan.isi_pustaka import IsiIndikator, IsiJabatan, read_pustaka
from tera.perencanaan.masukan import IsianPustaka
from tera.perencanaan.models import IndikatorPustaka, JabatanPustaka
from tera.perencanaan.models.target import target_columns
from tera.perencanaan.permissions import check_can_manage_pustaka, check_can_propose_pustaka
from tera.perencanaan.states import StatusPustaka

ALASAN_TERPENDEK = 5
TERPAKAI = (StatusPustaka.USULAN, StatusPustaka.DISETUJUI)


@transaction.atomic
def load_pustaka(*, instansi: Instansi, by: Akun | None = None) -> int:
    """Add what Tera's own library has and the agency's lacks; returns the number of indicators.

    An entry counts as there in whatever state it is, so what the agency retired, revised or
    refused stays as the agency left it. ``by`` None is the installation itself.
    """
    if by is not None:
        check_can_manage_pustaka(by, instansi.pk)
    Instansi.objects.select_for_update(no_key=True).get(pk=instansi.pk)
    semua = read_pustaka()
    jabatan = _ensure_jabatan(instansi, semua)
    ada = set(
        IndikatorPustaka.objects.milik_instansi(instansi.pk).values_list(
            "jabatan_id", "hasil", "uraian"
        )
    )
    baru = [
        _from_isi(jabatan[satu.kode], isi)
        for satu in semua
        for isi in satu.indikator
        if (jabatan[satu.kode].pk, isi.hasil, isi.uraian) not in ada
    ]
    if baru:
        IndikatorPustaka.objects.bulk_create(baru)
        isi_catatan = {"indikator": len(baru)}
        record_event(
            tindakan="muat_pustaka",
            objek=instansi,
            by=by,
            instansi_id=instansi.pk,
            isi=isi_catatan,
        )
    return len(baru)


def _ensure_jabatan(instansi: Instansi, semua: Iterable[IsiJabatan]) -> dict[str, JabatanPustaka]:
    JabatanPustaka.objects.bulk_create(
        (
            JabatanPustaka(
                instansi=instansi,
                kode=satu.kode,
                nama=satu.nama,
                kelompok=satu.kelompok,
                kata_kunci="\n".join(satu.kata_kunci),
            )
            for satu in semua
        ),
        ignore_conflicts=True,
    )
    return {satu.kode: satu for satu in JabatanPustaka.objects.milik_instansi(instansi.pk)}


def _from_isi(jabatan: JabatanPustaka, isi: IsiIndikator) -> IndikatorPustaka:
    return IndikatorPustaka(
        instansi_id=jabatan.instansi_id,
        jabatan=jabatan,
        hasil=isi.hasil,
        uraian=isi.uraian,
        satuan=isi.satuan,
        arah=isi.arah,
        aspek=isi.aspek or "",
        perspektif=isi.perspektif or "",
        sumber_data=isi.sumber_data,
        status=StatusPustaka.DISETUJUI,
        diputus_pada=timezone.now(),
        **target_columns(isi.target),
    )


@transaction.atomic
def propose_indikator_pustaka(
    *, jabatan: JabatanPustaka, isian: IsianPustaka, by: Akun, pada: date
) -> IndikatorPustaka:
    """Suggest an entry to the agency's library; BKPSDM decides."""
    check_can_propose_pustaka(by, pada)
    JabatanPustaka.objects.select_for_update(no_key=True).get(pk=jabatan.pk)
    _check_isian(jabatan, isian, by)
    entri = _new(jabatan, isian, by)
    entri.save()
    _record("usul_pustaka", entri, by)
    return entri


@transaction.atomic
def decide_indikator_pustaka(
    *, entri: IndikatorPustaka, setuju: bool, catatan: str, by: Akun
) -> IndikatorPustaka:
    """Approve a proposal or refuse it; a refusal says why. The proposer is told."""
    check_can_manage_pustaka(by, entri.instansi_id)
    if not setuju:
        _check_alasan(catatan, "Tulis alasan penolakan supaya pengusul dapat memperbaikinya.")
    ke = StatusPustaka.DISETUJUI if setuju else StatusPustaka.DITOLAK
    _take(entri, StatusPustaka.USULAN, ke, by=by, catatan=catatan)
    _record("setujui_pustaka" if setuju else "tolak_pustaka", entri, by)
    if entri.diusulkan_oleh is not None:
        kabar = "disetujui dan masuk pustaka" if setuju else "ditolak. Baca alasannya"
        notify(
            jenis=JenisKabar.SKP,
            penerima=[entri.diusulkan_oleh.pegawai],
            teks=f"Usulan indikator “{entri.uraian[:120]}” {kabar}.",
            tautan=reverse("pustaka_indikator", args=[entri.pk]),
        )
    return entri


@transaction.atomic
def revise_indikator_pustaka(
    *, entri: IndikatorPustaka, isian: IsianPustaka, by: Akun
) -> IndikatorPustaka:
    """Replace an approved entry by its next version; plans made from the old keep pointing to it.

    Raises KeadaanTidakCocok when the entry is not approved, or was replaced meanwhile.
    """
    check_can_manage_pustaka(by, entri.instansi_id)
    _check_isian(entri.jabatan, isian, by, kecuali=entri)
    _take(entri, StatusPustaka.DISETUJUI, StatusPustaka.DICABUT, by=by, catatan="Diganti.")
    baru = _new(entri.jabatan, isian, by)
    baru.pendahulu, baru.versi, baru.jenjang = entri, entri.versi + 1, entri.jenjang
    baru.status, baru.diputus_oleh = StatusPustaka.DISETUJUI, by
    baru.diputus_pada = timezone.now()
    baru.save()
    _record("ubah_pustaka", baru, by)
    return baru


@transaction.atomic
def retire_indikator_pustaka(*, entri: IndikatorPustaka, alasan: str, by: Akun) -> IndikatorPustaka:
    """Take an approved entry out of use; plans made from it stay as they are."""
    check_can_manage_pustaka(by, entri.instansi_id)
    _check_alasan(alasan, "Tulis alasan pencabutan.")
    _take(entri, StatusPustaka.DISETUJUI, StatusPustaka.DICABUT, by=by, catatan=alasan)
    _record("cabut_pustaka", entri, by)
    return entri


def _check_alasan(teks: str, pesan: str) -> None:
    if len(teks.strip()) < ALASAN_TERPENDEK:
        raise MasukanTidakSah(pesan, {"catatan": pesan})


def _check_isian(
    jabatan: JabatanPustaka,
    isian: IsianPustaka,
    by: Akun,
    kecuali: IndikatorPustaka | None = None,
) -> None:
    if jabatan.instansi_id != by.instansi_id:
        raise MasukanTidakSah("Pilih jabatan dari pustaka instansi Anda.")
    if bool(isian.indikator.aspek) == bool(isian.indikator.perspektif):
        pesan = "Isi salah satu: aspek untuk pegawai, atau perspektif untuk pimpinan unit."
        raise MasukanTidakSah(pesan, {"aspek": pesan})
    sama = IndikatorPustaka.objects.filter(
        jabatan=jabatan,
        hasil__iexact=isian.hasil,
        uraian__iexact=isian.indikator.uraian,
        status__in=TERPAKAI,
    )
    if sama.exclude(pk__in=[kecuali.pk] if kecuali else []).exists():
        pesan = "Indikator ini sudah ada dalam pustaka atau sedang diusulkan."
        raise MasukanTidakSah(pesan, {"uraian": pesan})


def _new(jabatan: JabatanPustaka, isian: IsianPustaka, by: Akun) -> IndikatorPustaka:
    return IndikatorPustaka(
        instansi_id=jabatan.instansi_id,
        jabatan=jabatan,
        hasil=isian.hasil,
        uraian=isian.indikator.uraian,
        satuan=isian.indikator.satuan,
        arah=isian.indikator.arah,
        aspek=isian.indikator.aspek or "",
        perspektif=isian.indikator.perspektif or "",
        sumber_data=isian.sumber_data,
        diusulkan_oleh=by,
        **target_columns(isian.indikator.target),
    )


def _take(
    entri: IndikatorPustaka, dari: StatusPustaka, ke: StatusPustaka, *, by: Akun, catatan: str
) -> None:
    """Move the entry if it is still in that state; whoever comes second is told."""
    nilai = {"status": ke, "diputus_oleh": by, "diputus_pada": timezone.now()}
    milik = IndikatorPustaka.objects.filter(pk=entri.pk, status=dari)
    berubah = milik.update(**nilai, catatan=catatan.strip()[:500])
    entri.refresh_from_db(fields=["status", "diputus_oleh", "diputus_pada", "catatan"])
    if not berubah:
        raise KeadaanTidakCocok(
            f"Indikator ini sekarang berstatus “{entri.get_status_display()}”. "
            "Muat ulang halaman untuk melihat keputusan terakhir."
        )


def _record(tindakan: str, entri: IndikatorPustaka, by: Akun) -> None:
    isi = {
        "jabatan": entri.jabatan.kode,
        "hasil": entri.hasil,
        "uraian": entri.uraian,
        "target": entri.target_tampil,
        "versi": entri.versi,
        "catatan": entri.catatan,
    }
    record_event(tindakan=tindakan, objek=entri, by=by, isi=isi)
