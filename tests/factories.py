"""Small worlds for tests. Four people recur: Sari (pegawai), Budi (her pejabat penilai),
Ani (pengelola kinerja) and Dewi (another agency)."""

from dataclasses import dataclass
from datetime import date
from itertools import count

from django.contrib.auth.hashers import make_password

from tera.akun.models import Akun, PeranAkun
from tera.akun.peran import Peran
from tera.aturan.angka_kredit import jenjang_from_jabatan
from tera.organisasi.models import (
    AtasanLangsung,
    Instansi,
    Jabatan,
    Kepangkatan,
    Pegawai,
    Penugasan,
    SusunanUnit,
    UnitKerja,
)

SANDI = "kuda-lumping-hijau"
SANDI_TERSANDI = make_password(SANDI)
AWAL = date(2020, 1, 1)
_urut = count(1)


def instansi(
    kode: str = "bungo", nama: str = "Pemerintah Kabupaten Bungo", **lain: object
) -> Instansi:
    return Instansi.objects.create(
        kode=kode, nama=nama, ibu_kota=str(lain.pop("ibu_kota", "Muara Bungo")), **lain
    )


def unit(instansi: Instansi, nama: str, induk: UnitKerja | None = None) -> UnitKerja:
    baru = UnitKerja.objects.create(
        instansi=instansi, kode=f"U{next(_urut):05d}", nama=nama, sejak=AWAL
    )
    SusunanUnit.objects.create(instansi=instansi, unit=baru, induk=induk, sejak=AWAL)
    return baru


def nip() -> str:
    """A sound NIP, never the same twice."""
    n = next(_urut)
    return f"1985{n // 27 % 12 + 1:02d}{n % 27 + 1:02d}2010011{n % 1000:03d}"


def pegawai(
    nama: str,
    unit: UnitKerja,
    *,
    jabatan: str = "Penelaah Teknis Kebijakan",
    jenis: str = "pelaksana",
    kepala: bool = False,
    golongan: str = "III/a",
    sejak: date = AWAL,
    atasan: Pegawai | None = None,
) -> Pegawai:
    """A person with rank, assignment and (if given) superior."""
    orang = Pegawai.objects.create(
        instansi=unit.instansi, nip=nip(), nama=nama, jenis="PNS", jenis_kelamin="P"
    )
    kedudukan, _ = Jabatan.objects.get_or_create(
        instansi=unit.instansi,
        nama=jabatan,
        jenis=jenis,
        defaults={"jenjang": jenjang_from_jabatan(jabatan) or ""},
    )
    Kepangkatan.objects.create(
        instansi=unit.instansi, pegawai=orang, golongan=golongan, sejak=sejak
    )
    Penugasan.objects.create(
        instansi=unit.instansi,
        pegawai=orang,
        unit=unit,
        jabatan=kedudukan,
        kepala_unit=kepala,
        sejak=sejak,
    )
    if atasan is not None:
        superior(orang, atasan, sejak=sejak)
    return orang


def superior(
    bawahan: Pegawai, atasan: Pegawai, *, sejak: date = AWAL, sampai: date | None = None
) -> AtasanLangsung:
    return AtasanLangsung.objects.create(
        instansi=bawahan.instansi,
        pegawai=bawahan,
        atasan=atasan,
        sejak=sejak,
        sampai=sampai,
        sumber="turunan",
    )


def akun(orang: Pegawai, *peran: Peran, unit: UnitKerja | None = None) -> Akun:
    """An account with the test password and these roles (for ``unit``, or the whole agency)."""
    baru = Akun.objects.create(
        instansi=orang.instansi,
        pegawai=orang,
        nama_masuk=orang.nip,
        nama=orang.nama,
        password=SANDI_TERSANDI,
    )
    for satu in peran:
        PeranAkun.objects.create(
            instansi=orang.instansi, akun=baru, peran=satu, unit=unit, sejak=AWAL
        )
    return baru


@dataclass(frozen=True)
class Dunia:
    """An agency in which every relation occurs once."""

    instansi: Instansi
    dinas: UnitKerja
    bidang: UnitKerja
    dinas_lain: UnitKerja
    sari: Akun
    budi: Akun
    citra: Akun
    rekan: Akun
    ani: Akun
    bkpsdm: Akun
    auditor: Akun
    lain_unit: Akun
    mantan: Akun
    dewi: Akun
    admin_lain: Akun

    def semua(self) -> dict[str, Akun]:
        """Every account by its relation to Sari."""
        return {
            "diri": self.sari,
            "penilai": self.budi,
            "atasan_penilai": self.citra,
            "rekan": self.rekan,
            "pengelola": self.ani,
            "bkpsdm": self.bkpsdm,
            "auditor": self.auditor,
            "unit_lain": self.lain_unit,
            "mantan_penilai": self.mantan,
            "instansi_lain": self.dewi,
            "bkpsdm_instansi_lain": self.admin_lain,
        }


def dunia() -> Dunia:
    """Dinas Kesehatan (head Citra) with a bidang (head Budi, staff Sari and a colleague)."""
    bungo = instansi()
    setda = unit(bungo, "Sekretariat Daerah")
    dinas = unit(bungo, "Dinas Kesehatan", setda)
    bidang = unit(bungo, "Bidang Kesehatan Masyarakat", dinas)
    lain = unit(bungo, "Dinas Pendidikan", setda)
    sekda = pegawai("Sekda", setda, jabatan="Sekretaris Daerah", jenis="struktural", kepala=True)
    citra = pegawai(
        "Citra",
        dinas,
        jabatan="Kepala Dinas Kesehatan",
        jenis="struktural",
        kepala=True,
        golongan="IV/c",
        atasan=sekda,
    )
    budi = pegawai(
        "Budi",
        bidang,
        jabatan="Kepala Bidang Kesehatan Masyarakat",
        jenis="struktural",
        kepala=True,
        golongan="IV/a",
        atasan=citra,
    )
    sari = pegawai("Sari", bidang, jabatan="Perawat Ahli Pertama", jenis="fungsional", atasan=None)
    rekan = pegawai("Rini", bidang, atasan=budi)
    kadis_lain = pegawai(
        "Eko",
        lain,
        jabatan="Kepala Dinas Pendidikan",
        jenis="struktural",
        kepala=True,
        atasan=sekda,
    )
    superior(sari, kadis_lain, sampai=date(2024, 12, 31))
    superior(sari, budi, sejak=date(2025, 1, 1))
    ani = pegawai("Ani", dinas, atasan=citra)
    admin = pegawai("Made", setda, atasan=sekda)
    auditor = pegawai("Tono", setda, atasan=sekda)
    staf_lain = pegawai("Lina", lain, atasan=kadis_lain)
    denpasar = instansi(
        "denpasar", "Pemerintah Kota Denpasar", ibu_kota="Denpasar", zona_waktu="Asia/Makassar"
    )
    kantor = unit(denpasar, "Sekretariat Daerah")
    dewi = pegawai("Dewi", kantor)
    admin_lain = pegawai("Wayan", kantor)
    return Dunia(
        instansi=bungo,
        dinas=dinas,
        bidang=bidang,
        dinas_lain=lain,
        sari=akun(sari),
        budi=akun(budi),
        citra=akun(citra),
        rekan=akun(rekan),
        ani=akun(ani, Peran.PENGELOLA, unit=dinas),
        bkpsdm=akun(admin, Peran.BKPSDM),
        auditor=akun(auditor, Peran.AUDITOR),
        lain_unit=akun(staf_lain),
        mantan=akun(kadis_lain),
        dewi=akun(dewi),
        admin_lain=akun(admin_lain, Peran.BKPSDM),
    )
