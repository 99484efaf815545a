"""The organisation's predicate of every unit for the finished periods."""

from dataclasses import dataclass
from datetime import date, timedelta

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.aturan.kalender import JenisPeriode, Periode, make_periode, periode_setahun
from tera.aturan.predikat import PredikatOrganisasi
from tera.contoh.kerangka import Kerangka
from tera.contoh.peta import Unit
from tera.organisasi.models import Instansi
from tera.penilaian.models import CapaianOrganisasi
from tera.penilaian.waktu import jenis_evaluasi

# From this score on (mean 0, deviation about 0.5): few Istimewa, most Baik, some below.
AMBANG = (
    (0.62, PredikatOrganisasi.ISTIMEWA),
    (-0.47, PredikatOrganisasi.BAIK),
    (-1.0, PredikatOrganisasi.BUTUH_PERBAIKAN),
)


@dataclass(frozen=True, slots=True)
class CapaianJadi:
    """A predicate as written."""

    id: int
    unit_id: int
    predikat: PredikatOrganisasi


CapaianPeriode = dict[int, CapaianJadi]


def finished_periode(k: Kerangka, tahun: int) -> list[Periode]:
    """What has been evaluated by ``pada``: of past years the year, of this one its parts."""
    if tahun < k.pada.year:
        return [make_periode(tahun, JenisPeriode.TAHUNAN)]
    jenis = JenisPeriode(k.setelan["periode_evaluasi"])
    return [satu for satu in periode_setahun(tahun, jenis) if satu.selesai < k.pada]


def find_pimpinan(instansi: Instansi, pada: date) -> int | None:
    """The account that leads the whole agency."""
    return (
        Akun.objects.filter(
            instansi=instansi,
            peran__peran=Peran.PIMPINAN,
            peran__unit__isnull=True,
            peran__sejak__lte=pada,
        )
        .order_by("id")
        .values_list("id", flat=True)
        .first()
    )


def isi_capaian(k: Kerangka, periode: Periode) -> CapaianPeriode:
    """Write the predicate of every unit for a period; returned by unit."""
    return {unit.id: _capaian(k, unit, periode) for unit in k.peta.unit.values()}


def _capaian(k: Kerangka, unit: Unit, periode: Periode) -> CapaianJadi:
    rng = k.dadu("capaian", periode.kode, unit.kode)
    nasib = k.dadu("mutu unit", periode.tahun, unit.kode).gauss(0, 0.4) + rng.gauss(0, 0.3)
    predikat = next((satu for ambang, satu in AMBANG if nasib >= ambang), PredikatOrganisasi.KURANG)
    capaian_id = k.penyalin.tambah(
        CapaianOrganisasi,
        unit_id=unit.id,
        jenis=jenis_evaluasi(periode),
        mulai=periode.mulai,
        selesai=periode.selesai,
        predikat=predikat,
        alasan=k.kalimat(f"capaian_{predikat}", rng),
        ditetapkan_oleh_id=_yang_menetapkan(k, unit),
        ditetapkan_pada=k.waktu(periode.selesai + timedelta(days=rng.randint(1, 4)), rng),
    )
    return CapaianJadi(capaian_id, unit.id, predikat)


def _yang_menetapkan(k: Kerangka, unit: Unit) -> int | None:
    """The head one level above; above the top stands the pimpinan."""
    kepala = k.peta.kepala.get(unit.induk_id or 0)
    return kepala.akun_id if kepala and kepala.akun_id else k.pimpinan_id
