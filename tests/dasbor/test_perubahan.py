"""A plan that is being changed still counts as the agreed plan that it was."""

from datetime import date

import pytest

from tera.dasbor.queries.kedudukan import kedudukan_of
from tera.penilaian.permissions import can_rate
from tera.perencanaan.models import Skp
from tera.perencanaan.services import open_perubahan
from tests import factories
from tests.dasbor.alat import signed_in
from tests.perencanaan import rencana

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def _changed(dunia: factories.Dunia) -> Skp:
    tahun = dunia.sari.hari_ini.year
    skp = rencana.disetujui(dunia.sari, dunia.budi, tahun)
    return open_perubahan(
        skp=skp,
        alasan="Pindah tugas ke layanan gizi",
        by=dunia.sari,
        versi=skp.versi,
        pada=date(tahun, 3, 2),
    )


def test_progress_and_rating_stay_open(dunia: factories.Dunia) -> None:
    skp = _changed(dunia)
    hari_ini = dunia.sari.hari_ini
    assert kedudukan_of(dunia.sari, hari_ini).skp_id == skp.pk
    assert can_rate(dunia.budi, skp, hari_ini)
    halaman = signed_in(dunia.sari).get(f"/skp/{skp.pk}/realisasi/")
    assert "sesudah SKP diajukan" not in halaman.content.decode()


def test_monitoring_and_dashboard_count_it_as_approved(dunia: factories.Dunia) -> None:
    _changed(dunia)
    pemantauan = signed_in(dunia.ani).get("/pemantauan/?jenis=belum_diajukan")
    assert "Sari" not in [satu.pegawai.nama for satu in pemantauan.context["halaman"]]
    total = signed_in(dunia.citra).get("/dasbor/").context["total"]
    assert (total.diajukan, total.disetujui) == (1, 1)


def test_home_asks_for_the_change_without_the_deadline_of_the_year(dunia: factories.Dunia) -> None:
    _changed(dunia)
    konteks = signed_in(dunia.sari).get("/").context
    tugas = next(
        satu for satu in [konteks["langkah"], *konteks["daftar"]] if "Ajukan SKP" in satu.judul
    )
    assert tugas.tenggat is None
