"""Progress to be recorded, one place a write, and what the database says of it afterwards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Tempat:
    """One month of one indicator, whose plan it is, and the version that stands there."""

    akun_id: int
    indikator: int
    bulan: str
    versi: str

    def alamat(self) -> str:
        return f"/realisasi/{self.indikator}/{self.bulan}/"

    def isi(self, keterangan: str) -> dict[str, str]:
        return {
            "versi": self.versi,
            "nilai": "42",
            "teks": "",
            "keterangan": keterangan,
            "alasan_terlambat": "Uji beban.",
            "tautan": "",
        }


def places(instansi: Any) -> tuple[list[Any], Iterator[Tempat]]:
    """Accounts with an approved plan of this year, and months of theirs in which a number fits."""
    from tera.akun.models import Akun
    from tera.pelaksanaan.models import Realisasi
    from tera.perencanaan.models import IndikatorKinerja

    hari_ini = instansi.hari_ini()
    indikator = list(
        IndikatorKinerja.objects.filter(
            instansi=instansi,
            hasil__skp__tahun=hari_ini.year,
            hasil__skp__status="disetujui",
            hasil__skp__mulai__month=1,
            jenis_target="angka",
        )
        .order_by("id")
        .values_list("id", "hasil__skp__pegawai_id")[:4_000]
    )
    akun = {
        a.pegawai_id: a
        for a in Akun.objects.filter(instansi=instansi, pegawai__in={p for _, p in indikator})
    }
    versi = {
        (r.indikator_id, r.bulan.month): str(r.versi)
        for r in Realisasi.objects.filter(indikator__in=[i for i, _ in indikator])
    }
    semua = (
        Tempat(akun[p].pk, i, f"{hari_ini.year}-{b:02d}", versi.get((i, b), ""))
        for b in range(1, hari_ini.month + 1)
        for i, p in indikator
        if p in akun
    )
    return list(akun.values()), semua


def count_recorded(instansi: Any, keterangan: Iterable[str]) -> dict[str, int]:
    """How often each remark was recorded, by the audit record, which keeps what was overwritten."""
    from tera.dasar.models import AuditEvent

    jumlah = dict.fromkeys(keterangan, 0)
    peristiwa = AuditEvent.objects.filter(
        instansi_id=instansi.pk, tindakan__in=("catat_realisasi", "ubah_realisasi")
    )
    for isi in peristiwa.order_by("id").values_list("isi", flat=True):
        if isi.get("keterangan") in jumlah:
            jumlah[isi["keterangan"]] += 1
    return jumlah
