"""Feedback of every kind among the shown people of the example: by peers and team members, praise,
a follow-up, the monthly round half done, requests, and notes to oneself."""

from datetime import date, timedelta
from itertools import islice

from tera.akun.models import Akun
from tera.aturan.perilaku import NilaiDasar
from tera.contoh.pustaka import load_pustaka
from tera.contoh.tokoh import Tokoh
from tera.organisasi.models import AtasanLangsung, Pegawai
from tera.pelaksanaan.masukan import BagianRutin, IsianTemplat, RincianUmpanBalik
from tera.pelaksanaan.models import BagianBulanan, JenisUmpanBalik
from tera.pelaksanaan.queries import skp_pada
from tera.pelaksanaan.services import (
    answer_umpan_balik,
    ask_umpan_balik,
    decline_permintaan,
    give_rutin,
    give_umpan_balik,
    save_catatan,
)
from tera.pelaksanaan.services.templat import add_templat
from tera.perencanaan.models import AnggotaTim, Skp

PUJIAN = "Terima kasih sudah menggantikan piket saya Sabtu lalu; pelayanan posyandu tetap jalan."
DARI_ANGGOTA = (
    "Pada rapat tim pekan lalu pembagian desa baru jelas di akhir. Akan membantu bila daftar desa "
    "dikirim sehari sebelumnya."
)
DARI_BAWAHAN = (
    "Arahan tertulis sesudah rapat Senin memudahkan kami bekerja di lapangan. Mohon dilanjutkan."
)
DARI_PENILAI = (
    "Cakupan di dua desa prioritas masih 78 persen sampai bulan lalu. Mari kita susun "
    "pendampingannya pekan ini."
)
TEMPLAT = (
    IsianTemplat(
        judul="Kunjungan lapangan",
        isi="Pada kunjungan ke [desa, tanggal], Anda [yang dilakukan]. Warga [dampaknya]. "
        "Pertahankan pada kunjungan berikutnya.",
        bagian=BagianBulanan.BAIK,
    ),
    IsianTemplat(
        judul="Rekap desa belum lengkap",
        isi="Rekap [bulan] baru memuat [jumlah] dari [jumlah] desa. Mohon lengkapi sebelum "
        "[tanggal]; [siapa] dapat membantu menghubungi kader.",
        bagian=BagianBulanan.PERBAIKAN,
    ),
)
LANGKAH = "Susun jadwal pendampingan dua desa prioritas"
RUTIN_SELESAI = 6


def isi_percakapan(tokoh: Tokoh, pada: date) -> None:
    """Talk about and around the shown employee, made by the use cases; nothing without a plan."""
    skp = skp_pada(tokoh.pegawai, pada)
    rekan = _peers(tokoh, pada)
    if skp is None or len(rekan) < 3:
        return
    _about(tokoh, skp, rekan, pada)
    _requests(tokoh, skp, rekan)
    _monthly(tokoh, [tokoh.pegawai, *rekan], pada)
    _notes(tokoh, pada)
    for satu in TEMPLAT:
        add_templat(isian=satu, by=_akun(tokoh.pengelola_instansi))


def _about(tokoh: Tokoh, skp: Skp, rekan: list[Pegawai], pada: date) -> None:
    pujian = RincianUmpanBalik(jenis=JenisUmpanBalik.APRESIASI)
    tindak = RincianUmpanBalik(tindak_lanjut=LANGKAH, tenggat=pada + timedelta(days=10))
    utas = give_umpan_balik(
        skp=skp, hasil=None, nilai_dasar=NilaiDasar.KOLABORATIF, isi=PUJIAN, rincian=pujian,
        by=_akun(rekan[0]), pada=pada,
    )  # fmt: skip
    answer_umpan_balik(
        induk=utas, isi="Sama-sama. Senang bisa membantu.", by=_akun(tokoh.pegawai), pada=pada
    )
    give_umpan_balik(
        skp=skp, hasil=skp.hasil.order_by("-jenis", "urut")[0], nilai_dasar=None,
        isi=DARI_PENILAI, rincian=tindak, by=_akun(tokoh.penilai), pada=pada,
    )  # fmt: skip
    anggota = AnggotaTim.objects.filter(tim__ketua=tokoh.pegawai).order_by("id").first()
    if anggota is not None:
        give_umpan_balik(
            skp=skp, hasil=None, nilai_dasar=None, isi=DARI_ANGGOTA,
            by=_akun(anggota.pegawai), pada=pada,
        )  # fmt: skip
    give_umpan_balik(
        skp=skp_pada(tokoh.penilai, pada), pegawai=tokoh.penilai, hasil=None, nilai_dasar=None,
        isi=DARI_BAWAHAN, by=_akun(tokoh.pegawai), pada=pada,
    )  # fmt: skip


def _requests(tokoh: Tokoh, skp: Skp, rekan: list[Pegawai]) -> None:
    """One waits for the employee, one of hers waits, one was declined."""
    hasil = skp.hasil.order_by("-jenis", "urut")[0]
    saya = _akun(tokoh.pegawai)
    ask_umpan_balik(
        kepada=tokoh.pegawai, hasil=None, nilai_dasar=NilaiDasar.BERORIENTASI_PELAYANAN,
        pesan="Bagaimana cara saya melayani ibu hamil di posyandu pekan lalu?", by=_akun(rekan[1]),
    )  # fmt: skip
    ask_umpan_balik(
        kepada=rekan[2], hasil=hasil, nilai_dasar=None,
        pesan="Apa yang sebaiknya saya ubah dalam pendampingan kader bulan depan?", by=saya,
    )  # fmt: skip
    ditolak = ask_umpan_balik(
        kepada=tokoh.pengelola_dinas, hasil=None, nilai_dasar=None,
        pesan="Mohon masukan atas paparan saya pada rapat dinas.", by=saya,
    )  # fmt: skip
    decline_permintaan(
        minta=ditolak,
        alasan="Saya tidak hadir pada rapat itu.",
        by=_akun(tokoh.pengelola_dinas),
    )


def _monthly(tokoh: Tokoh, orang: list[Pegawai], pada: date) -> None:
    """Last month's round, begun: some have had it, the others wait."""
    bulan = (pada.replace(day=1) - timedelta(days=1)).replace(day=1)
    kalimat = load_pustaka().kalimat
    agreed = ((satu, skp_pada(satu, bulan)) for satu in orang)
    sedia = ((satu, skp) for satu, skp in agreed if skp is not None and skp.disepakati)
    for nomor, (satu, skp) in enumerate(islice(sedia, RUTIN_SELESAI)):
        bagian = {
            nama: kalimat[f"rutin_{nama}"][nomor % len(kalimat[f"rutin_{nama}"])]
            for nama in ("baik", "perbaikan", "dukungan", "langkah")
        }
        give_rutin(
            pegawai=satu, skp=skp, bulan=bulan, bagian=BagianRutin(**bagian),
            by=_akun(tokoh.penilai), pada=pada,
        )  # fmt: skip


def _notes(tokoh: Tokoh, pada: date) -> None:
    penilai, saya = _akun(tokoh.penilai), _akun(tokoh.pegawai)
    isi = "Pada kunjungan 12 Maret menyiapkan data per desa tanpa diminta. Sebut saat evaluasi."
    save_catatan(catatan=None, tentang=tokoh.pegawai, isi=isi, by=penilai, pada=pada)
    save_catatan(
        catatan=None, tentang=None, isi="Tanyakan pelatihan pengolahan data.", by=saya, pada=pada
    )


def _peers(tokoh: Tokoh, pada: date) -> list[Pegawai]:
    """The others whom the shown penilai rates, by NIP."""
    baris = AtasanLangsung.objects.filter(atasan=tokoh.penilai).berlaku_pada(pada)
    semua = baris.exclude(pegawai=tokoh.pegawai).select_related("pegawai")
    return [satu.pegawai for satu in semua.order_by("pegawai__nip")]


def _akun(pegawai: Pegawai) -> Akun:
    return Akun.objects.select_related("instansi", "pegawai").get(pegawai=pegawai)
