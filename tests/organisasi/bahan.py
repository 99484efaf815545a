"""Workbooks for tests: the real example, and small ones written cell by cell."""

import io
import random
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

import tera
from tera.organisasi import services
from tera.organisasi.models import BatchImpor, Instansi

BUNGO = Path(tera.__file__ or "").parent / "contoh" / "pegawai-bungo.xlsx"
AWAL_TAHUN = date(2026, 1, 1)
JUDUL = (
    "NIP BARU", "NAMA", "TANGGAL LAHIR", "JENIS KELAMIN", "STATUS PEGAWAI", "GOL AKHIR NAMA",
    "TMT GOLONGAN", "JENIS JABATAN NAMA", "JABATAN NAMA", "TMT JABATAN", "UNOR ID",
)  # fmt: skip
JUDUL_UNOR = ("UNOR ID", "UNOR NAMA", "UNOR INDUK ID")
UNOR = (
    ("S", "Sekretariat Daerah", ""),
    ("D", "Dinas Kesehatan", "S"),
    ("B", "Bidang Gizi", "D"),
    ("P", "Puskesmas Pelepat", "D"),
)
NIP = {
    "sekda": "197001011995011001",
    "kadis": "197102022000012002",
    "kabid": "198003032005011003",
    "kapus": "198104042006012004",
    "sari": "199005052015032005",
    "tono": "199106062021211006",
}


def row(siapa: str, nama_: str, jabatan: str, unit: str, /, **ganti: Any) -> list[Any]:
    """A sound row of the staff sheet; ``ganti`` replaces cells by heading in small letters."""
    nip = NIP.get(siapa, siapa)
    pppk = nip[12:14] == "21"
    struktural = jabatan.startswith(("Kepala", "Sekretaris"))
    nilai: dict[str, Any] = {
        "nip baru": nip,
        "nama": nama_,
        "tanggal lahir": f"{nip[6:8]}-{nip[4:6]}-{nip[:4]}",
        "jenis kelamin": "F" if nip[14:15] == "2" else "M",
        "status pegawai": "PPPK" if pppk else "PNS",
        "gol akhir nama": "IX" if pppk else "III/a",
        "tmt golongan": "01-04-2022",
        "jenis jabatan nama": "Jabatan Struktural" if struktural else "Jabatan Fungsional",
        "jabatan nama": jabatan,
        "tmt jabatan": "01-01-2021",
        "unor id": unit,
    }
    assert set(ganti) <= {kunci.replace(" ", "_") for kunci in nilai}
    nilai |= {kunci.replace("_", " "): isi for kunci, isi in ganti.items()}
    return [nilai[judul.lower()] for judul in JUDUL]


def people(**ganti: dict[str, Any]) -> list[list[Any]]:
    """Six people of one agency, heads first; ``ganti`` changes cells of one of them."""
    return [
        row("sekda", "Sekda", "Sekretaris Daerah", "S", **ganti.get("sekda", {})),
        row("kadis", "Citra", "Kepala Dinas Kesehatan", "D", **ganti.get("kadis", {})),
        row("kabid", "Budi", "Kepala Bidang Gizi", "B", **ganti.get("kabid", {})),
        row("kapus", "Hana", "Dokter Ahli Madya (Kepala Puskesmas)", "P", **ganti.get("kapus", {})),
        row("sari", "Sari", "Perawat Ahli Pertama", "B", **ganti.get("sari", {})),
        row("tono", "Tono", "Nutrisionis Ahli Pertama", "P", **ganti.get("tono", {})),
    ]


def workbook(
    pegawai: list[list[Any]],
    unor: tuple[tuple[str, str, str], ...] | None = UNOR,
    *,
    judul: tuple[str, ...] = JUDUL,
    di_atas: int = 3,
    lembar: tuple[str, str] = ("Data Utama", "Unor"),
) -> bytes:
    """An .xlsx with ``di_atas`` title rows above the header: people begin in row 5 by default."""
    wadah = io.BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"default_date_format": "dd-mm-yyyy"})
    data = buku.add_worksheet(lembar[0])
    data.write(0, 0, "DAFTAR PEGAWAI")
    for nomor, isi in enumerate([list(judul), *pegawai], start=di_atas):
        for letak, nilai in enumerate(isi):
            if isinstance(nilai, date):
                data.write_datetime(nomor, letak, nilai)
            else:
                data.write(nomor, letak, nilai)
    if unor is not None:
        lain = buku.add_worksheet(lembar[1])
        for nomor, isi_unor in enumerate([JUDUL_UNOR, *unor]):
            lain.write_row(nomor, 0, isi_unor)
    buku.close()
    return wadah.getvalue()


def repacked(asli: bytes, **ganti: bytes) -> bytes:
    """The same workbook with parts added or replaced (``__`` in a name stands for a slash)."""
    wadah = io.BytesIO()
    baru = {nama.replace("__", "/").replace("_xml", ".xml"): isi for nama, isi in ganti.items()}
    with zipfile.ZipFile(io.BytesIO(asli)) as lama, zipfile.ZipFile(wadah, "w", 8) as zip_:
        for satu in lama.infolist():
            if satu.filename not in baru:
                zip_.writestr(satu.filename, lama.read(satu))
        for nama, isi in baru.items():
            zip_.writestr(nama, isi)
    return wadah.getvalue()


def prepare(
    instansi: Instansi, isi: bytes | None = None, per_tanggal: date = AWAL_TAHUN
) -> BatchImpor:
    """Preview of a file (the six people unless given), as Tera itself does it."""
    berkas = io.BytesIO(workbook(people()) if isi is None else isi)
    return services.prepare_import(
        instansi=instansi,
        berkas=berkas,
        nama_berkas="daftar.xlsx",
        per_tanggal=per_tanggal,
        by=None,
    )


def load(
    instansi: Instansi, isi: bytes | None = None, per_tanggal: date = AWAL_TAHUN
) -> BatchImpor:
    """Preview and apply."""
    batch = prepare(instansi, isi, per_tanggal)
    return services.apply_import(batch=batch, by=None)


def addresses(batch: BatchImpor) -> dict[str, str]:
    """Sentence of each finding by its address."""
    return {t["alamat"]: t["pesan"] for t in batch.rencana["temuan"]}


def broken(asli: bytes, banyak: int, *, benih: int) -> Iterator[bytes]:
    """``banyak`` copies of a workbook, each with one to eight bytes of one part overwritten."""
    acak = random.Random(benih)
    with zipfile.ZipFile(io.BytesIO(asli)) as zip_:
        bagian = {nama: zip_.read(nama) for nama in zip_.namelist()}
    for _ in range(banyak):
        nama = acak.choice(sorted(bagian))
        rusak = bytearray(bagian[nama])
        for _ in range(acak.randint(1, 8)):
            rusak[acak.randrange(len(rusak))] = acak.randrange(256)
        wadah = io.BytesIO()
        with zipfile.ZipFile(wadah, "w") as zip_:
            for satu, isi in bagian.items():
                zip_.writestr(satu, bytes(rusak) if satu == nama else isi)
        yield wadah.getvalue()
