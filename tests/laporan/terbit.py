"""The published plans of ``skp-terbit.toml``, entered through the services as people would."""

import io
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from tera.akun.models import Akun
from tera.aturan.kalender import Periode, parse_periode
from tera.aturan.predikat import PredikatOrganisasi, Rating
from tera.aturan.skp import Aspek, BagianLampiran, JenisHasil, Pendekatan, Perspektif
from tera.aturan.target import Arah, parse_target
from tera.organisasi.models import Penugasan, UnitKerja
from tera.pelaksanaan.services import record_realisasi
from tera.penilaian.models import Evaluasi
from tera.penilaian.services import rate_evaluasi, set_capaian
from tera.perencanaan.masukan import IsianHasil, IsianIndikator, IsianLampiran
from tera.perencanaan.models import IndikatorKinerja, Skp
from tera.perencanaan.services import (
    approve_skp,
    create_skp,
    save_hasil,
    save_lampiran,
    submit_skp,
)
from tera.tindak_lanjut.services import finalize_and_follow_up
from tests.factories import Dunia

BERKAS = Path(__file__).parent / "skp-terbit.toml"
TERBIT: list[dict[str, Any]] = tomllib.loads(BERKAS.read_text())["skp"]
DIREKTUR_JENDERAL, GURU, PRANATA_KOMPUTER = TERBIT
TAHUN = 2025
MARET = date(TAHUN, 3, 1)
APRIL = date(TAHUN, 4, 10)
AKHIR = date(TAHUN, 12, 31)
TW1, SETAHUN = parse_periode("2025-tw1"), parse_periode("2025")
LAMPIRAN = {
    BagianLampiran.DUKUNGAN_SUMBER_DAYA: ("Dua pranata komputer", "Anggaran Rp120.000.000"),
    BagianLampiran.SKEMA_PERTANGGUNGJAWABAN: ("Laporan triwulan",),
    BagianLampiran.KONSEKUENSI: ("Pelatihan lanjutan",),
}


def indikator_of(isi: dict[str, Any]) -> list[dict[str, Any]]:
    return [satu for hasil in isi["utama"] for satu in hasil["indikator"]]


def target_of(satu: dict[str, Any]) -> str:
    """As printed: a range with the dash of ranges."""
    return f"{satu['target']} {satu['satuan']}"


def draf(akun: Akun, isi: dict[str, Any]) -> Skp:
    """The plan with everything that a submission needs."""
    penugasan = Penugasan.objects.get(pegawai=akun.pegawai)
    pendekatan = Pendekatan(isi["pendekatan"])
    skp = create_skp(penugasan=penugasan, tahun=TAHUN, pendekatan=pendekatan, by=akun)
    for satu in isi["utama"]:
        save_hasil(skp=skp, hasil_id=None, isian=_hasil(satu), by=akun, versi=skp.versi)
    save_lampiran(skp=skp, isian=IsianLampiran(baris=LAMPIRAN), by=akun, versi=skp.versi)
    return skp


def disetujui(akun: Akun, penilai: Akun, isi: dict[str, Any]) -> Skp:
    """The approved plan, with the published realisasi reported for March."""
    skp = draf(akun, isi)
    submit_skp(skp=skp, by=akun, versi=skp.versi, pada=APRIL)
    approve_skp(skp=skp, by=penilai, versi=skp.versi, pada=APRIL)
    for satu in indikator_of(isi):
        if "realisasi" in satu:
            lapor(akun, skp, satu["uraian"], satu["realisasi"])
    return skp


def lapor(akun: Akun, skp: Skp, uraian: str, nilai: str, bulan: date = MARET) -> None:
    record_realisasi(
        indikator=IndikatorKinerja.objects.get(hasil__skp=skp, uraian=uraian),
        bulan=bulan,
        nilai=Decimal(nilai.replace(",", ".")),
        teks="",
        keterangan="",
        versi=None,
        by=akun,
        alasan_terlambat="Jaringan puskesmas terputus.",
        pada=AKHIR,
    )


def ditetapkan(
    skp: Skp,
    penilai: Akun,
    *,
    unit: UnitKerja,
    by: Akun,
    periode: Periode = TW1,
    perilaku: Rating = Rating.DI_ATAS,
    pada: date = AKHIR,
) -> Evaluasi:
    """The result of a period, after the organisation's predicate (Baik)."""
    set_capaian(
        unit=unit,
        periode=periode,
        predikat=PredikatOrganisasi.BAIK,
        alasan="Perjanjian kinerja tercapai.",
        by=by,
        versi=None,
        pada=pada,
    )
    evaluasi = rate_evaluasi(
        skp=skp,
        periode=periode,
        rating_hasil=Rating.SESUAI,
        rating_perilaku=perilaku,
        catatan="Pertahankan pelayanan.",
        by=penilai,
        versi=None,
        pada=pada,
    )
    return finalize_and_follow_up(evaluasi=evaluasi, by=penilai, versi=evaluasi.versi, pada=pada)


def pemilik(dunia: Dunia, isi: dict[str, Any]) -> tuple[Akun, Akun]:
    """Whose plan this is, and who approves it: the head of a unit for the JPT form."""
    return (dunia.budi, dunia.citra) if isi["bentuk"] == "JPT" else (dunia.sari, dunia.budi)


def _hasil(isi: dict[str, Any]) -> IsianHasil:
    return IsianHasil(
        jenis=JenisHasil.UTAMA,
        uraian=isi["rencana_hasil_kerja"],
        intervensi=isi.get("intervensi", ""),
        penugasan_dari=isi.get("penugasan_dari", ""),
        indikator=tuple(
            IsianIndikator(
                uraian=satu["uraian"],
                target=parse_target(satu["target"]),
                satuan=satu["satuan"],
                arah=Arah(satu.get("arah", "naik")),
                aspek=Aspek(satu["aspek"]) if "aspek" in satu else None,
                perspektif=Perspektif(satu["perspektif"]) if "perspektif" in satu else None,
            )
            for satu in isi["indikator"]
        ),
    )


def pages(pdf: bytes) -> list[Any]:
    return list(PdfReader(io.BytesIO(pdf)).pages)


def squeezed(teks: str) -> str:
    """Without spaces and line ends, which the layout places as it likes."""
    return "".join(teks.replace("\u200b", "").split())


def squeezed_pdf(pdf: bytes) -> str:
    return squeezed("".join(satu.extract_text() for satu in pages(pdf)))
