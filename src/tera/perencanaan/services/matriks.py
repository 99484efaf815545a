"""Filling the matriks peran hasil: every cell becomes a result in that person's plan."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from tera.akun.models import Akun
from tera.aturan.skp import JenisHasil, Pendekatan
from tera.dasar.audit import record_events
from tera.dasar.errors import TidakDitemukan
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.perencanaan.batas import HASIL_TERBANYAK
from tera.perencanaan.errors import KunciSel, SelDitolak
from tera.perencanaan.masukan import IsianSel, fingerprint, tidy
from tera.perencanaan.models import (
    AsalHasil,
    CaraIntervensi,
    RencanaHasilKerja,
    Skp,
    TimKerja,
)
from tera.perencanaan.permissions import check_can_fill_matriks
from tera.perencanaan.queries.matriks import (
    BarisMatriks,
    SelMatriks,
    baris_matriks,
    hold_plans,
    kolom_matriks,
    orang_matriks,
)
from tera.perencanaan.services.draf import open_drafts
from tera.perencanaan.services.kaitan import release_turunan
from tera.perencanaan.services.smart import recheck_smart

TEKS_TERPANJANG = 500

# A cell as it is: the person's row, the leader's result, and what stands in it.
_Kini = tuple[BarisMatriks, RencanaHasilKerja, SelMatriks]


@dataclass(frozen=True, slots=True)
class _Ubah:
    """What becomes of one cell; ``hasil`` is None where a result is to be made."""

    baris: BarisMatriks
    induk: RencanaHasilKerja
    hasil: RencanaHasilKerja | None
    teks: str
    cara: CaraIntervensi

    @property
    def skp(self) -> Skp:
        assert self.baris.skp is not None
        return self.baris.skp

    def rinci(self) -> dict[str, Any]:
        dari = self.hasil.uraian if self.hasil else ""
        return {"induk": self.induk.pk, "dari": dari, "ke": self.teks, "cara": self.cara}


@transaction.atomic
def save_matriks(
    *,
    pimpinan: Skp,
    tim: TimKerja | None = None,
    sel: Sequence[IsianSel],
    langsung: Collection[int] = (),
    by: Akun,
    pada: date,
) -> int:
    """Write the cells that the leader changed; returns how many plans changed.

    ``langsung`` are results of the leader whose target is shared out directly; the others are
    supported indirectly. A person without a plan gets a draft. Raises SelDitolak, and writes
    nothing, where a cell was changed by someone else, belongs to a plan that is closed, or would
    take away a result that has indicators. A fixed number of queries.
    """
    check_can_fill_matriks(by, pimpinan, tim, pada)
    list(Skp.objects.select_for_update(no_key=True).filter(pk=pimpinan.pk).values_list("pk"))
    perubahan = _compare(_rows(pimpinan, tim, sel, pada), sel, frozenset(langsung))
    if not perubahan:
        return 0
    _open_missing(perubahan, pimpinan, by, pada)
    _write(perubahan)
    return _tell(perubahan, pimpinan, by)


def _rows(
    pimpinan: Skp, tim: TimKerja | None, sel: Iterable[IsianSel], pada: date
) -> dict[KunciSel, _Kini]:
    """Every cell of the people in ``sel`` as it is now, their plans locked."""
    dimaksud = {satu.pegawai_id for satu in sel}
    orang = [o for o in orang_matriks(pimpinan, tim, pada) if o.pegawai.pk in dimaksud]
    kolom = kolom_matriks(pimpinan)
    baris = baris_matriks(pimpinan, kolom, orang, pada, kunci=True)
    return {
        (satu.orang.pegawai.pk, induk.pk): (
            satu,
            induk,
            satu.sel.get(induk.pk, SelMatriks()),
        )
        for satu in baris
        for induk in kolom
    }


def _compare(
    kini: Mapping[KunciSel, _Kini],
    sel: Iterable[IsianSel],
    langsung: frozenset[int],
) -> list[_Ubah]:
    """What is to change; raises SelDitolak with a sentence for every cell that cannot."""
    perubahan: list[_Ubah] = []
    ditolak: dict[KunciSel, str] = {}
    bentrok: set[KunciSel] = set()
    tambah: dict[int, int] = defaultdict(int)
    for satu in sel:
        kunci = (satu.pegawai_id, satu.induk_id)
        if kunci not in kini:
            if satu.disentuh:
                raise TidakDitemukan("Pegawai atau hasil kerja itu tidak ada di matriks ini.")
            continue
        isi = kini[kunci][-1]
        ubah = _change(kini[kunci], satu, langsung)
        if ubah is None:
            continue
        tambah[satu.pegawai_id] += ubah.hasil is None
        if satu.disentuh and fingerprint(isi.teks) != satu.dilihat:
            bentrok.add(kunci)
            ditolak[kunci] = "Isi ini berubah sejak Anda membukanya. Bandingkan, lalu simpan lagi."
        elif sebab := _refusal(ubah, isi, tambah[satu.pegawai_id]):
            ditolak[kunci] = sebab
        else:
            perubahan.append(ubah)
    if ditolak:
        raise SelDitolak(ditolak, frozenset(bentrok))
    return perubahan


def _change(kini: _Kini, isian: IsianSel, langsung: frozenset[int]) -> _Ubah | None:
    """None where the cell stays as it is: not touched, or touched into what it holds already."""
    baris, induk, isi = kini
    teks = tidy(isian.teks)
    cara = CaraIntervensi.LANGSUNG if isian.induk_id in langsung else CaraIntervensi.TIDAK_LANGSUNG
    if isian.disentuh and teks != tidy(isi.teks):
        return _Ubah(baris, induk, isi.hasil, teks, cara)
    if isi.hasil is None or isi.hasil.cara == cara or baris.alasan:
        return None
    return _Ubah(baris, induk, isi.hasil, isi.hasil.uraian, cara)


def _refusal(ubah: _Ubah, isi: SelMatriks, tambah: int) -> str:
    if ubah.baris.alasan:
        return ubah.baris.alasan
    if len(ubah.teks) > TEKS_TERPANJANG:
        return f"Paling panjang {TEKS_TERPANJANG} huruf; sekarang {len(ubah.teks)}."
    if not ubah.teks and isi.berindikator:
        return (
            "Hasil ini sudah mempunyai indikator atau umpan balik, jadi tidak dihapus dari "
            "matriks. Bicarakan dengan pegawai, lalu hapus dari SKP-nya."
        )
    if ubah.hasil is None and ubah.baris.jumlah_hasil + tambah > HASIL_TERBANYAK:
        return f"SKP pegawai ini sudah memuat {HASIL_TERBANYAK} hasil kerja, batas terbanyak."
    return ""


def _open_missing(perubahan: Sequence[_Ubah], pimpinan: Skp, by: Akun, pada: date) -> None:
    """Drafts for the people who have no plan yet, in the leader's own approach.

    Whoever has got one meanwhile is judged by it: it may be closed already.
    """
    tanpa = [u for u in perubahan if u.baris.skp is None]
    penugasan = {u.baris.penugasan.pk: u.baris.penugasan for u in tanpa if u.baris.penugasan}
    if not penugasan:
        return
    dibuka = open_drafts(
        penugasan=list(penugasan.values()),
        tahun=pimpinan.tahun,
        pendekatan=Pendekatan(pimpinan.pendekatan),
        by=by,
        pada=pada,
    )
    skp = hold_plans(dibuka)
    ditolak: dict[KunciSel, str] = {}
    tambah: dict[int, int] = defaultdict(int)
    for ubah in tanpa:
        assert ubah.baris.penugasan is not None
        ubah.baris.skp, ubah.baris.jumlah_hasil = skp[ubah.baris.penugasan.pk]
        pegawai_id = ubah.baris.orang.pegawai.pk
        tambah[pegawai_id] += 1
        if sebab := _refusal(ubah, SelMatriks(), tambah[pegawai_id]):
            ditolak[pegawai_id, ubah.induk.pk] = sebab
    if ditolak:
        raise SelDitolak(ditolak, frozenset())


def _write(perubahan: Sequence[_Ubah]) -> None:
    """A fixed number of statements, whatever the size."""
    baru, lama, hapus = [], [], []
    for ubah in perubahan:
        if ubah.hasil is None:
            ubah.baris.jumlah_hasil += 1
            baru.append(_new_hasil(ubah))
        elif not ubah.teks:
            hapus.append(ubah.hasil.pk)
        else:
            lama.append(_changed_hasil(ubah, ubah.hasil))
    RencanaHasilKerja.objects.bulk_create(baru)
    if lama:
        RencanaHasilKerja.objects.bulk_update(lama, ["uraian", "cara", "tim"])
        recheck_smart(RencanaHasilKerja.objects.filter(pk__in=[satu.pk for satu in lama]))
    if hapus:
        release_turunan(hapus)
        RencanaHasilKerja.objects.filter(pk__in=hapus).delete()
    Skp.objects.filter(pk__in={u.skp.pk for u in perubahan}).update(versi=F("versi") + 1)


def _new_hasil(ubah: _Ubah) -> RencanaHasilKerja:
    """A main result that serves the same objective as the leader's.

    Whoever is of another unit than the team has it assigned from the team, by name.
    """
    tim, penugasan = ubah.baris.orang.tim, ubah.baris.penugasan
    unit_lain = tim is not None and penugasan is not None and penugasan.unit_id != tim.unit_id
    return RencanaHasilKerja(
        instansi_id=ubah.skp.instansi_id,
        skp=ubah.skp,
        jenis=JenisHasil.UTAMA,
        uraian=ubah.teks,
        induk=ubah.induk,
        sasaran_id=ubah.induk.sasaran_id,
        cara=ubah.cara,
        asal=AsalHasil.MATRIKS,
        tim=tim,
        penugasan_dari=tim.nama if tim is not None and unit_lain else "",
        urut=ubah.baris.jumlah_hasil,
    )


def _changed_hasil(ubah: _Ubah, hasil: RencanaHasilKerja) -> RencanaHasilKerja:
    """A copy, so that the trail still finds the old words in the cell."""
    return RencanaHasilKerja(
        pk=hasil.pk,
        uraian=ubah.teks,
        cara=ubah.cara,
        tim_id=ubah.baris.orang.tim.pk if ubah.baris.orang.tim else hasil.tim_id,
    )


def _tell(perubahan: Iterable[_Ubah], pimpinan: Skp, by: Akun) -> int:
    """One audit event a plan, one notification a person; returns how many plans changed."""
    menurut: dict[int, list[_Ubah]] = defaultdict(list)
    for ubah in perubahan:
        menurut[ubah.skp.pk].append(ubah)
    record_events(
        tindakan="isi_matriks",
        isi=[
            (semua[0].skp, {"pimpinan": pimpinan.pk, "sel": [u.rinci() for u in semua]})
            for semua in menurut.values()
        ],
        by=by,
    )
    notify(
        jenis=JenisKabar.SKP,
        penerima=[semua[0].baris.orang.pegawai for semua in menurut.values()],
        teks=f"{by.nama} mengisi peran Anda dalam Matriks Peran Hasil {pimpinan.tahun}. "
        "Lengkapi indikator dan targetnya dalam SKP.",
        tautan=f"{reverse('skp_daftar')}?tahun={pimpinan.tahun}",
    )
    return len(menurut)
