"""How much room evidence takes, and how it fares."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from tera.organisasi.models import Instansi
from tera.organisasi.pengaturan import pengaturan_pada
from tera.pelaksanaan.berkas import is_intact
from tera.pelaksanaan.models import (
    BerkasBukti,
    BuktiDukung,
    KeadaanPindai,
    KeadaanTautan,
    RuangBukti,
    TautanBukti,
)

GIGA = 1024**3
UNIT_TERBANYAK = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class RuangUnit:
    """What a unit was the first to bring."""

    unit_id: int
    nama: str
    ukuran: int
    jumlah: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeadaanBukti:
    """An agency's evidence as a whole; sizes in bytes, ``batas_orang_mb`` in MB."""

    terpakai: int
    batas: int
    batas_orang_mb: int
    berkas: int
    belum_dipindai: int
    terinfeksi: int
    tautan: int
    tautan_mati: int
    unit: tuple[RuangUnit, ...]

    @property
    def bagian(self) -> int:
        """Percent of the room that is taken."""
        return min(100, round(self.terpakai * 100 / self.batas))


def keadaan_bukti(instansi: Instansi) -> KeadaanBukti:
    """Room, scans, links and the largest units: five queries."""
    batas = pengaturan_pada(instansi.pk, instansi.hari_ini())
    ruang = RuangBukti.objects.filter(instansi=instansi).first()
    berkas = BerkasBukti.objects.filter(instansi=instansi)
    jumlah = berkas.aggregate(
        semua=Count("id"),
        belum=Count("id", filter=Q(pindai=KeadaanPindai.BELUM)),
        terinfeksi=Count("id", filter=Q(pindai=KeadaanPindai.TERINFEKSI)),
    )
    tautan = TautanBukti.objects.filter(instansi=instansi).aggregate(
        semua=Count("id"), mati=Count("id", filter=Q(keadaan=KeadaanTautan.MATI))
    )
    unit = (
        berkas.values("unit_id", "unit__nama")
        .annotate(isi=Sum("ukuran"), banyak=Count("id"))
        .order_by("-isi", "unit_id")[:UNIT_TERBANYAK]
    )
    return KeadaanBukti(
        terpakai=ruang.terpakai if ruang else 0,
        batas=batas["ruang_bukti_gb"] * GIGA,
        batas_orang_mb=batas["bukti_orang_sebulan_mb"],
        berkas=jumlah["semua"],
        belum_dipindai=jumlah["belum"],
        terinfeksi=jumlah["terinfeksi"],
        tautan=tautan["semua"],
        tautan_mati=tautan["mati"],
        unit=tuple(
            RuangUnit(
                unit_id=satu["unit_id"],
                nama=satu["unit__nama"],
                ukuran=satu["isi"],
                jumlah=satu["banyak"],
            )
            for satu in unit
        ),
    )


def bukti_rusak() -> tuple[int, list[str]]:
    """Look at every stored file of every agency; returns how many, and a sentence for each that is
    gone or differs. Bounded memory: rows and bytes come piece by piece."""
    jumlah, rusak = 0, []
    semua = BerkasBukti.objects.order_by("sidik").values_list("sidik", flat=True).distinct()
    for sidik in semua.iterator(chunk_size=2_000):
        jumlah += 1
        if not is_intact(sidik):
            dipakai = BuktiDukung.objects.filter(sidik=sidik).count()
            rusak.append(f"Berkas bukti {sidik} hilang atau berubah ({dipakai} bukti memakainya).")
    return jumlah, rusak
