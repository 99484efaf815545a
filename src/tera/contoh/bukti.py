"""Evidence of the example: links of one's own, a report that the unit shares, a photo."""

import random
import zlib
from datetime import date, timedelta
from struct import pack

from django.core.files.base import ContentFile
from django.db.models import Sum
from django.utils.text import slugify

from tera.aturan.kalender import NAMA_BULAN
from tera.contoh.kerangka import Kerangka, RencanaJadi
from tera.organisasi.models import Instansi
from tera.pelaksanaan.berkas import store
from tera.pelaksanaan.models import (
    BerkasBukti,
    BuktiDukung,
    JenisBukti,
    KeadaanTautan,
    RuangBukti,
    TautanBukti,
)
from tera.pelaksanaan.tautan import kunci_of

BAGIAN_BERSAMA = 0.3
BAGIAN_MATI = 0.03
LEBAR, TINGGI = 480, 320
CAKRAWALA = 190


def isi_bukti(k: Kerangka, rencana: RencanaJadi, realisasi_id: int, bulan: int) -> None:
    """One piece of evidence of a month; ``rencana.bukti`` remembers the month."""
    rng = k.dadu("bukti", rencana.orang.nip, rencana.tahun, bulan, len(rencana.bukti))
    pada = k.waktu(date(rencana.tahun, bulan, 1) + timedelta(days=33), rng)
    if k.disorot(rencana.orang.id) and rencana.tahun == k.pada.year:
        isi = _foto(k, rencana, bulan, rng)
    else:
        isi = _tautan(k, rencana, realisasi_id, bulan, rng)
    k.penyalin.tambah(
        BuktiDukung,
        realisasi_id=realisasi_id,
        oleh_id=rencana.orang.akun_id,
        dibuat_pada=pada,
        **isi,
    )
    rencana.bukti.append(bulan)


def _tautan(
    k: Kerangka, rencana: RencanaJadi, realisasi_id: int, bulan: int, rng: random.Random
) -> dict[str, object]:
    folder = f"https://berkas.{k.peta.instansi.kode}.example/{rencana.tahun}/{bulan:02}"
    bersama = rng.random() < BAGIAN_BERSAMA
    mati = not bersama and rng.random() < BAGIAN_MATI
    if bersama:
        nama = f"Laporan bulanan {rencana.orang.unit.nama}"[:180]
        alamat = f"{folder}/laporan-unit-{rencana.orang.unit.id}.pdf"
    else:
        nama = f"{k.kalimat('bukti', rng)} {NAMA_BULAN[bulan - 1]} {rencana.tahun}"
        alamat = f"{folder}/{slugify(nama)}-{realisasi_id}.pdf"
    alamat_id = _alamat(k, alamat, mati=mati) if bersama or mati else None
    return {
        "jenis": JenisBukti.TAUTAN,
        "nama": nama,
        "tautan": alamat,
        "alamat_id": alamat_id,
    }


def _alamat(k: Kerangka, alamat: str, *, mati: bool) -> int:
    """The row of an address, made once; a dead one was looked at twice."""
    if alamat not in k.isi_bukti:
        keadaan = {
            "keadaan": KeadaanTautan.MATI,
            "kode": 404,
            "diperiksa_pada": k.sekarang,
            "gagal_sejak": k.sekarang.date() - timedelta(days=1),
            "periksa_pada": k.sekarang + timedelta(days=30),
        }
        k.isi_bukti[alamat] = k.penyalin.tambah(
            TautanBukti, kunci=kunci_of(alamat), alamat=alamat, **(keadaan if mati else {})
        )
    return k.isi_bukti[alamat]


def _foto(k: Kerangka, rencana: RencanaJadi, bulan: int, rng: random.Random) -> dict[str, object]:
    isi = draw_foto(rng)
    sidik = store(ContentFile(isi))
    if sidik not in k.isi_bukti:
        k.isi_bukti[sidik] = k.penyalin.tambah(
            BerkasBukti,
            sidik=sidik,
            ukuran=len(isi),
            oleh_id=rencana.orang.akun_id,
            unit_id=rencana.orang.unit.id,
            dibuat_pada=k.sekarang,
        )
    return {
        "jenis": JenisBukti.BERKAS,
        "nama": f"Foto kegiatan {NAMA_BULAN[bulan - 1]} {rencana.tahun}.png",
        "sidik": sidik,
        "berkas_id": k.isi_bukti[sidik],
        "jenis_isi": "image/png",
        "ukuran": len(isi),
    }


def draw_foto(rng: random.Random) -> bytes:
    """A PNG of a morning in a village: a sky, two hills, a path. Another die, another morning."""
    langit, bukit = rng.randrange(150, 200), rng.randrange(90, 140)
    miring, butir = rng.uniform(0.1, 0.4), rng.randrange(256)
    baris = bytearray()
    for y in range(TINGGI):
        baris.append(0)
        for x in range(0, LEBAR, 8):
            puncak = CAKRAWALA - int(min(abs(x - 120), abs(x - 350) + 25) * -miring) - 60
            if y < puncak:
                warna = (langit - y // 4, langit + 20 - y // 6, 235)
            elif abs(x - LEBAR // 2) < (y - CAKRAWALA) // 3:
                warna = (196, 176, 140)
            else:
                warna = (40 + butir // 16, bukit - (y - puncak) // 8, 60)
            baris += bytes(warna) * 8
    kepala = pack(">IIBBBBB", LEBAR, TINGGI, 8, 2, 0, 0, 0)
    bagian = ((b"IHDR", kepala), (b"IDAT", zlib.compress(bytes(baris), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(isi)) + jenis + isi + pack(">I", zlib.crc32(jenis + isi))
        for jenis, isi in bagian
    )


def count_ruang(instansi: Instansi) -> None:
    """The agency's room, as its files were copied in past the use case that counts."""
    jumlah = BerkasBukti.objects.filter(instansi=instansi).aggregate(n=Sum("ukuran"))["n"]
    RuangBukti.objects.update_or_create(instansi=instansi, defaults={"terpakai": jumlah or 0})
