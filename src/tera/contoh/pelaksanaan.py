"""Monthly progress with remarks and evidence, and the feedback on it."""

import random
from datetime import date, timedelta
from decimal import Decimal

from tera.aturan.perilaku import NilaiDasar
from tera.aturan.target import compare_realisasi
from tera.contoh.bukti import isi_bukti
from tera.contoh.deret import SETAHUN, make_deret, slow_down
from tera.contoh.kerangka import IndikatorJadi, Kerangka, RencanaJadi
from tera.contoh.pustaka import load_pustaka
from tera.pelaksanaan.models import Hubungan, Realisasi, UmpanBalik

TRIWULANAN = (3, 6, 9, 12)
BAGIAN_BULAN_LALU_KOSONG = 0.18
BAGIAN_MANDEK = 0.05
BAGIAN_TERSENDAT = 0.04
BAGIAN_BOLONG = 0.025
BAGIAN_KETERANGAN = 0.3
BAGIAN_BUKTI = 0.12
BAGIAN_UMPAN_BALIK = 0.32
BAGIAN_JAWABAN = 0.65


def isi_realisasi(k: Kerangka, rencana: RencanaJadi) -> None:
    """Reports of an approved plan up to last month (of past years: by quarter)."""
    if not rencana.disetujui:
        return
    rng = k.dadu("realisasi", rencana.tahun, rencana.orang.nip)
    bulan = _bulan(k, rencana, rng)
    for hasil in rencana.hasil:
        for indikator in hasil.indikator:
            _deret(k, rencana, indikator, bulan, rng)


def _bulan(k: Kerangka, rencana: RencanaJadi, rng: random.Random) -> list[int]:
    """The months that the person reported."""
    awal = rencana.mulai.month
    if rencana.tahun < k.pada.year:
        return [satu for satu in TRIWULANAN if satu >= awal]
    semua = list(range(awal, k.pada.month))
    if k.disorot(rencana.orang.id) or not semua:
        return semua
    if rng.random() < BAGIAN_MANDEK and not rencana.orang.kepala:
        return semua[:-3]
    if rng.random() < BAGIAN_BULAN_LALU_KOSONG:
        semua.pop()
    return [satu for satu in semua if rng.random() > BAGIAN_BOLONG]


def _deret(
    k: Kerangka,
    rencana: RencanaJadi,
    indikator: IndikatorJadi,
    bulan: list[int],
    rng: random.Random,
) -> None:
    angka = make_deret(indikator.isi, indikator.target, bulan, rencana.mutu, rng)
    if indikator.isi.pola == "jumlah" and _falters(k, rencana, rng):
        angka = slow_down(angka, rng.uniform(0.45, 0.7))
    for urut, satu in enumerate(bulan):
        nilai = angka[urut] if angka else None
        if nilai is None:
            teks = k.kalimat("realisasi_teks", rng)
        else:
            teks = _narasi(nilai, indikator) if indikator.naratif else ""
        awal = date(rencana.tahun, satu, 1)
        terlambat = _late(k, awal, rencana.orang.nip)
        realisasi_id = k.penyalin.tambah(
            Realisasi,
            skp_id=rencana.id,
            indikator_id=indikator.id,
            bulan=awal,
            nilai=None if indikator.naratif else nilai,
            teks=teks,
            keterangan=_keterangan(k, indikator, nilai, satu, rng),
            terlambat=bool(terlambat),
            alasan_terlambat=terlambat,
            diubah_pada=k.waktu(
                awal + timedelta(days=rng.randint(31, 40) + 10 * bool(terlambat)), rng
            ),
        )
        rencana.laporan.append((satu, indikator.id))
        if rencana.orang.akun_id is not None and rng.random() < BAGIAN_BUKTI:
            isi_bukti(k, rencana, realisasi_id, satu)


def _late(k: Kerangka, awal: date, nip: str) -> str:
    """Why a month was reported after its window, by one person in thirty; else empty."""
    nomor = int(nip[-4:] or 0) + awal.month
    if nomor % 30 or awal + timedelta(days=51) > k.pada:
        return ""
    alasan = load_pustaka().kalimat["alasan_terlambat"]
    return alasan[nomor // 30 % len(alasan)]


def _falters(k: Kerangka, rencana: RencanaJadi, rng: random.Random) -> bool:
    """Whether this count of the running year stays far behind; of the shown employee all do."""
    terlihat = k.sorotan is not None and k.sorotan.pegawai_id == rencana.orang.id
    return rencana.tahun == k.pada.year and (terlihat or rng.random() < BAGIAN_TERSENDAT)


def _narasi(nilai: Decimal, indikator: IndikatorJadi) -> str:
    angka = f"{nilai.normalize():f}".replace(".", ",")
    return f"Tercapai {angka} {indikator.isi.satuan.casefold()} sampai akhir bulan."


def _keterangan(
    k: Kerangka, indikator: IndikatorJadi, nilai: Decimal | None, bulan: int, rng: random.Random
) -> str:
    if nilai is None or rng.random() > BAGIAN_KETERANGAN:
        return ""
    if indikator.isi.pola != "tingkat" and indikator.target.atas is not None:
        tertinggal = nilai < indikator.target.atas * bulan / SETAHUN
    else:
        posisi = compare_realisasi(indikator.target, indikator.isi.arah, nilai)
        tertinggal = posisi == "di_bawah"
    return k.kalimat("keterangan_kurang" if tertinggal else "keterangan_baik", rng)


def isi_umpan_balik(k: Kerangka, rencana: RencanaJadi) -> None:
    """Threads between the superior and the person on some of this year's approved plans."""
    rng = k.dadu("umpan balik", rencana.tahun, rencana.orang.nip)
    disorot = k.disorot(rencana.orang.id)
    boleh = rencana.disetujui and rencana.tahun == k.pada.year and rencana.orang.atasan_id
    awal = rencana.mulai + timedelta(days=45)
    if not boleh or awal >= k.pada or (rng.random() > BAGIAN_UMPAN_BALIK and not disorot):
        return
    banyak = 3 if disorot else rng.choice((1, 1, 2))
    rentang = (k.pada - awal).days
    pesan = _pesan(k, rencana, rng)
    for hari in sorted(rng.randrange(rentang) for _ in range(banyak)):
        _utas(k, rencana, awal + timedelta(days=hari), pesan.pop(), rng)


def _pesan(k: Kerangka, rencana: RencanaJadi, rng: random.Random) -> list[tuple[str, bool]]:
    """Messages that suit how the year goes, each once: text, and whether it is on behaviour."""
    suasana = "baik" if rencana.mutu + rng.gauss(0, 0.6) > 0 else "kurang"
    pesan = [(teks, False) for teks in k.pustaka.kalimat[f"umpan_balik_{suasana}"]]
    pesan.append((k.kalimat("umpan_balik_perilaku", rng), True))
    rng.shuffle(pesan)
    return pesan


def _utas(
    k: Kerangka,
    rencana: RencanaJadi,
    hari: date,
    pesan: tuple[str, bool],
    rng: random.Random,
) -> None:
    teks, perilaku = pesan
    hasil = rng.choice(rencana.hasil)
    saat = k.waktu(hari, rng)
    pesan_id = k.penyalin.tambah(
        UmpanBalik,
        pegawai_id=rencana.orang.id,
        skp_id=rencana.id,
        hasil_id=None if perilaku else hasil.id,
        hubungan=Hubungan.PENILAI,
        nilai_dasar=rng.choice(list(NilaiDasar)) if perilaku else "",
        dari_id=rencana.orang.atasan_id,
        isi=teks,
        dibuat_pada=saat,
    )
    rencana.umpan_balik.append(saat.date())
    if rng.random() > BAGIAN_JAWABAN:
        return
    jawab = min(saat + timedelta(hours=rng.randint(2, 70)), k.sekarang)
    k.penyalin.tambah(
        UmpanBalik,
        pegawai_id=rencana.orang.id,
        skp_id=rencana.id,
        hasil_id=None if perilaku else hasil.id,
        hubungan=Hubungan.DIRI,
        induk_id=pesan_id,
        dari_id=rencana.orang.id,
        isi=k.kalimat("jawaban", rng),
        dibuat_pada=jawab,
    )
    rencana.umpan_balik.append(jawab.date())
