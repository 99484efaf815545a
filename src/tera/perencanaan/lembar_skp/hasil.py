"""The sheet of results: one row an indicator, rows below a result belong to it."""

from collections.abc import Collection
from dataclasses import replace

from tera.aturan.skp import JenisHasil
from tera.aturan.target import Arah
from tera.perencanaan.batas import HASIL_TERBANYAK, INDIKATOR_TERBANYAK
from tera.perencanaan.lembar_skp.isi import HasilLembar, IndikatorLembar
from tera.perencanaan.lembar_skp.sel import looks_like_share, normal
from tera.perencanaan.lembar_skp.susunan import MILIK_HASIL
from tera.perencanaan.lembar_skp.tabel import Baris, Tabel

BELUM_HASIL = "Rencana hasil kerja belum diisi. Tulis hasilnya, atau hapus baris ini."


def read_hasil(tabel: Tabel, dikenal: Collection[int]) -> tuple[HasilLembar, ...]:
    """The results in the order of the sheet; ``dikenal`` are the codes of the stored ones."""
    hasil: list[HasilLembar] = []
    dipakai: dict[int, int] = {}
    for baris in tabel.baris:
        if not hasil or _begins(tabel, baris, hasil[-1]):
            hasil.append(_read_one(tabel, baris, dikenal, dipakai))
            if len(hasil) == HASIL_TERBANYAK + 1:
                tabel.wrong(
                    baris, "uraian", f"Satu SKP memuat paling banyak {HASIL_TERBANYAK} hasil kerja."
                )
        else:
            _check_continued(tabel, baris, hasil[-1])
        if indikator := _indikator(tabel, baris):
            hasil[-1] = replace(hasil[-1], indikator=(*hasil[-1].indikator, indikator))
            if len(hasil[-1].indikator) == INDIKATOR_TERBANYAK + 1:
                pesan = f"Satu hasil kerja memuat paling banyak {INDIKATOR_TERBANYAK} indikator."
                tabel.wrong(baris, "indikator", pesan)
    return tuple(hasil)


def _begins(tabel: Tabel, baris: Baris, kini: HasilLembar) -> bool:
    """A row that only repeats what stands above it, as filled-down cells do, begins nothing."""
    if not baris.filled("kode", "uraian"):
        return False
    kode = _plain_kode(baris)
    if kode and kode != str(kini.kode or ""):
        return True
    return normal(str(baris.sel["uraian"])) not in ("", normal(kini.uraian))


def _plain_kode(baris: Baris) -> str:
    nilai = baris.sel["kode"]
    return (
        str(int(nilai)) if isinstance(nilai, float) and nilai.is_integer() else str(nilai).strip()
    )


def _read_one(
    tabel: Tabel, baris: Baris, dikenal: Collection[int], dipakai: dict[int, int]
) -> HasilLembar:
    if not baris.filled("uraian"):
        tabel.wrong(baris, "uraian", BELUM_HASIL)
    jenis = tabel.words(baris, "jenis")
    if not baris.filled("jenis"):
        tabel.wrong(baris, "jenis", "Jenis belum diisi; isi Utama atau Tambahan.")
    return HasilLembar(
        kode=_kode(tabel, baris, dikenal, dipakai),
        jenis=jenis or JenisHasil.UTAMA.value,
        uraian=tabel.words(baris, "uraian"),
        intervensi=tabel.words(baris, "intervensi"),
        penugasan_dari=tabel.words(baris, "penugasan_dari"),
    )


def _kode(
    tabel: Tabel, baris: Baris, dikenal: Collection[int], dipakai: dict[int, int]
) -> int | None:
    kode = tabel.kode(baris)
    if kode is not None and kode in dipakai:
        pesan = (
            f"Kode ini sudah dipakai pada baris {dipakai[kode]}. Kosongkan bila hasil kerja ini "
            "baru."
        )
        tabel.wrong(baris, "kode", pesan)
        return None
    if kode is not None and kode in dikenal:
        dipakai[kode] = baris.nomor
        return kode
    if baris.filled("kode"):
        pesan = "Kode ini bukan milik SKP ini, jadi hasil kerjanya ditambahkan sebagai yang baru."
        tabel.wrong(baris, "kode", pesan, galat=False)
    return None


def _check_continued(tabel: Tabel, baris: Baris, kini: HasilLembar) -> None:
    """What else stands in a continued row would be lost without a word."""
    for bidang in MILIK_HASIL:
        if bidang in ("kode", "uraian") or not baris.filled(bidang):
            continue
        if normal(tabel.words(baris, bidang)) != normal(getattr(kini, bidang)):
            pesan = (
                "Isian ini diabaikan: baris ini melanjutkan hasil kerja di atasnya karena kolom "
                "Rencana Hasil Kerja kosong."
            )
            tabel.wrong(baris, bidang, pesan, galat=False)


def _indikator(tabel: Tabel, baris: Baris) -> IndikatorLembar | None:
    bidang = [satu for satu in tabel.kolom if satu not in MILIK_HASIL]
    if not baris.filled(*bidang):
        return None
    isi = {satu: tabel.words(baris, satu) for satu in bidang}
    if not baris.filled("indikator"):
        tabel.wrong(baris, "indikator", "Indikator belum diisi. Tulis apa yang diukur.")
    if "target" in isi:
        _check_target(tabel, baris)
        isi["arah"] = isi["arah"] or Arah.NAIK.value
    return IndikatorLembar(uraian=isi.pop("indikator"), **isi)


def _check_target(tabel: Tabel, baris: Baris) -> None:
    if not baris.filled("target"):
        pesan = "Target belum diisi: bilangan (95), rentang (98-99,5), atau teks."
        tabel.wrong(baris, "target", pesan)
    elif looks_like_share(baris.sel["target"], baris.sel["satuan"]):
        pesan = (
            "Excel menyimpan persen sebagai pecahan. Bila maksudnya persen, ubah format sel "
            "menjadi Teks dan tulis seperti 95."
        )
        tabel.wrong(baris, "target", pesan, galat=False)
