"""Real life by date: the life courses of kurun.toml through the use cases; what always holds."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.akun.models import Akun
from tera.aturan.angka_kredit import jenjang_from_jabatan
from tera.aturan.skp import Pendekatan
from tera.dasar.errors import MasukanTidakSah
from tera.organisasi.models import AtasanLangsung, Jabatan, MasaKhusus, Pegawai, Penugasan
from tera.organisasi.queries import penilai_pada
from tera.perencanaan.kurun import (
    AkhirKerja,
    Kurun,
    MasaPutus,
    MasaTugas,
    Rentang,
    Sebab,
    determine_kurun,
    fit_rentang,
)
from tera.perencanaan.models import Skp
from tera.perencanaan.queries import kurun_setahun
from tera.perencanaan.services import (
    apply_kurun,
    approve_skp,
    create_skp,
    save_hasil,
    save_lampiran,
    submit_skp,
)
from tests import factories
from tests.perencanaan import rencana

TAHUN = 2026
AWAL, AKHIR = date(TAHUN, 1, 1), date(TAHUN, 12, 31)
SEHARI = timedelta(days=1)
KEHIDUPAN = tomllib.loads((Path(__file__).parent / "kurun.toml").read_text())["kehidupan"]
KUNCI = {"nama", "pegawai", "tugas", "masa", "atasan", "orang_lain", "kurun", "penilai"}


@dataclass
class Tokoh:
    """Whose life it is, in the agency of ``dunia``."""

    dunia: factories.Dunia
    akun: Akun
    unit: dict[str, Any]

    @property
    def pegawai(self) -> Pegawai:
        assert self.akun.pegawai
        return self.akun.pegawai

    def orang(self, nama: str) -> Pegawai:
        """One of the people of tests/factories.py, by name."""
        if nama == "sekda":
            return Pegawai.objects.get(instansi=self.dunia.instansi, nama="Sekda")
        orang = getattr(self.dunia, nama).pegawai
        assert isinstance(orang, Pegawai)
        return orang

    def assign(self, pegawai: Pegawai, isi: dict[str, Any], sampai: date | None) -> Penugasan:
        nama, kepala = isi["jabatan"], isi.get("kepala", False)
        jenjang = jenjang_from_jabatan(nama) or ""
        jabatan, _ = Jabatan.objects.get_or_create(
            instansi=self.dunia.instansi,
            nama=nama,
            jenis="fungsional" if jenjang else "struktural" if kepala else "pelaksana",
            defaults={"jenjang": jenjang},
        )
        return Penugasan.objects.create(
            instansi=self.dunia.instansi,
            pegawai=pegawai,
            unit=self.unit[isi.get("unit", "bidang")],
            jabatan=jabatan,
            sifat=isi.get("sifat", "definitif"),
            kepala_unit=kepala,
            sejak=isi["sejak"],
            sampai=sampai,
        )


def born(isi: dict[str, Any]) -> Tokoh:
    dunia = factories.dunia()
    bidang_baru = factories.unit(dunia.instansi, "Bidang Baru", dunia.dinas)
    unit = {
        "bidang": dunia.bidang,
        "dinas_lain": dunia.dinas_lain,
        "bidang_baru": bidang_baru,
        "seksi": factories.unit(dunia.instansi, "Seksi", bidang_baru),
    }
    diri = isi.get("pegawai", {})
    pegawai = Pegawai.objects.create(
        instansi=dunia.instansi,
        nip=factories.nip(),
        nama="Tokoh",
        jenis=diri.get("jenis", "PNS"),
        tanggal_lahir=diri.get("lahir"),
    )
    assert dunia.budi.pegawai
    factories.superior(pegawai, dunia.budi.pegawai)
    return Tokoh(dunia, factories.akun(pegawai), unit)


def begin(tokoh: Tokoh, tugas: list[dict[str, Any]]) -> list[Penugasan]:
    """What was known on 1 January: open assignments, no absences; each gets its approved plan."""
    dikenal = [satu for satu in tugas if satu["sejak"] < AWAL]
    dikenal = [satu for satu in dikenal if satu.get("sampai", AWAL) >= AWAL]
    baris = [tokoh.assign(tokoh.pegawai, satu, None) for satu in dikenal]
    for penugasan in baris:
        approved(tokoh, penugasan, None, date(TAHUN, 1, 10))
    return baris


def approved(tokoh: Tokoh, penugasan: Penugasan, mulai: date | None, pada: date) -> Skp:
    """A plan through the use cases, agreed by whoever rates on that day, with progress."""
    by = tokoh.akun
    skp = create_skp(
        penugasan=penugasan, tahun=TAHUN, pendekatan=Pendekatan.KUANTITATIF, by=by, mulai=mulai
    )
    save_hasil(skp=skp, hasil_id=None, isian=rencana.isian_hasil(), by=by, versi=skp.versi)
    save_lampiran(skp=skp, isian=rencana.LAMPIRAN, by=by, versi=skp.versi)
    submit_skp(skp=skp, by=by, versi=skp.versi, pada=pada)
    penilai = penilai_pada(skp.pegawai_id, pada)
    assert penilai
    akun = Akun.objects.filter(pegawai=penilai).first() or factories.akun(penilai)
    return approve_skp(skp=skp, by=akun, versi=skp.versi, pada=pada)


def live(tokoh: Tokoh, isi: dict[str, Any], awal: list[Penugasan]) -> None:
    """Everything that happens in the year, written as the organisation records it."""
    lama = {(satu.jabatan.nama, satu.sejak): satu for satu in awal}
    for satu in isi["tugas"]:
        dikenal = lama.get((satu["jabatan"], satu["sejak"]))
        if dikenal is None:
            tokoh.assign(tokoh.pegawai, satu, satu.get("sampai"))
        else:
            Penugasan.objects.filter(pk=dikenal.pk).update(sampai=satu.get("sampai"))
    for satu in isi.get("masa", []):
        absent(tokoh.pegawai, satu["jenis"], satu)
    for satu in isi.get("orang_lain", []):
        other(tokoh, tokoh.orang(satu["siapa"]), satu)
    for satu in isi.get("atasan", []):
        baris = AtasanLangsung.objects.filter(pegawai=tokoh.pegawai, sampai=None)
        baris.update(sampai=satu["sejak"] - SEHARI)
        factories.superior(tokoh.pegawai, tokoh.orang(satu["siapa"]), sejak=satu["sejak"])


def absent(pegawai: Pegawai, jenis: str, isi: dict[str, Any]) -> None:
    MasaKhusus.objects.create(
        instansi_id=pegawai.instansi_id,
        pegawai=pegawai,
        jenis=jenis,
        sejak=isi["sejak"],
        sampai=isi.get("sampai"),
    )


def other(tokoh: Tokoh, siapa: Pegawai, isi: dict[str, Any]) -> None:
    """What happens to somebody else: away for a time, in another post, or out of service."""
    if "masa" in isi:
        absent(siapa, isi["masa"], isi)
    elif "jabatan" in isi:
        if isi["sifat"] == "definitif":
            Penugasan.objects.filter(pegawai=siapa).update(sampai=isi["sejak"] - SEHARI)
        tokoh.assign(siapa, isi | {"kepala": True}, isi.get("sampai"))
    else:
        Penugasan.objects.filter(pegawai=siapa).update(sampai=isi["sampai"])


def told(kurun: Kurun | None, jabatan: str, **lain: Any) -> dict[str, Any]:
    """A span in the words of kurun.toml."""
    assert kurun
    isi = {"jabatan": jabatan, "mulai": kurun.mulai, "selesai": kurun.selesai, **lain}
    if kurun.sebab_mulai:
        isi["mulai_sebab"] = str(kurun.sebab_mulai)
    if kurun.sebab_selesai:
        isi["selesai_sebab"] = str(kurun.sebab_selesai)
    return isi


def by_text(isi: dict[str, Any]) -> str:
    return str(sorted((kunci, str(nilai)) for kunci, nilai in isi.items()))


def test_there_are_enough_life_courses() -> None:
    assert len(KEHIDUPAN) >= 20
    assert len({satu["nama"] for satu in KEHIDUPAN}) == len(KEHIDUPAN)
    dipakai = {satu.get(k) for h in KEHIDUPAN for satu in h["kurun"] for k in satu if "sebab" in k}
    assert dipakai == {str(sebab) for sebab in Sebab}


@pytest.mark.django_db
@pytest.mark.parametrize("isi", KEHIDUPAN, ids=lambda h: h["nama"])
def test_life_course(isi: dict[str, Any]) -> None:
    assert isi.keys() <= KUNCI
    tokoh = born(isi)
    awal = begin(tokoh, isi["tugas"])
    live(tokoh, isi, awal)
    pegawai, by = tokoh.pegawai, tokoh.akun
    semula = set(Skp.objects.filter(pegawai=pegawai).values_list("pk", "status"))

    hasil = apply_kurun(pegawai=pegawai, tahun=TAHUN, by=by, pada=AKHIR)
    assert not apply_kurun(pegawai=pegawai, tahun=TAHUN, by=by, pada=AKHIR)
    assert set(Skp.objects.filter(pegawai=pegawai).values_list("pk", "status")) == semula
    for satu in hasil:
        assert satu.kurun.penjelasan in satu.pesan

    for baris in kurun_setahun(pegawai, TAHUN).menunggu:
        assert baris.kurun
        pada = baris.kurun.mulai + 5 * SEHARI
        skp = approved(tokoh, baris.penugasan, baris.kurun.mulai, pada)
        again = create_skp(
            penugasan=baris.penugasan,
            tahun=TAHUN,
            pendekatan=Pendekatan.KUALITATIF,
            by=by,
            mulai=baris.kurun.mulai,
        )
        assert again.pk == skp.pk
    check_year(tokoh, isi)
    for satu in isi.get("penilai", []):
        kini = penilai_pada(pegawai.pk, satu["pada"])
        assert kini == (tokoh.orang(satu["siapa"]) if satu["siapa"] else None), satu


def check_year(tokoh: Tokoh, isi: dict[str, Any]) -> None:
    """The year is what the table says, and what is too short says so."""
    setahun = kurun_setahun(tokoh.pegawai, TAHUN)
    assert not setahun.menunggu
    assert not setahun.beda
    ada = []
    for baris in setahun.dibuat:
        skp = baris.skp
        if skp is None or baris.kurun is None:
            # Nothing of the year is left for the plan; it waits as it was.
            assert not isi["kurun"] or all(satu["mulai"] > AWAL for satu in isi["kurun"])
            continue
        assert (skp.mulai, skp.selesai) == (baris.kurun.mulai, baris.kurun.selesai)
        bentuk = {} if skp.bentuk == "ja_jf" else {"bentuk": skp.bentuk}
        ada.append(told(baris.kurun, baris.penugasan.jabatan.nama, **bentuk))
    for baris in setahun.singkat:
        ada.append(told(baris.kurun, baris.penugasan.jabatan.nama, singkat=True))
        with pytest.raises(MasukanTidakSah, match="tidak memerlukan SKP sendiri"):
            create_skp(
                penugasan=baris.penugasan,
                tahun=TAHUN,
                pendekatan=Pendekatan.KUANTITATIF,
                by=tokoh.akun,
            )
    assert sorted(map(by_text, ada)) == sorted(map(by_text, isi["kurun"]))


# --- what always holds ----------------------------------------------------------------------------

hari = st.dates(date(2025, 6, 1), date(2027, 6, 30))


@st.composite
def masa(draw: st.DrawFn) -> tuple[date, date | None]:
    mulai = draw(hari)
    return mulai, draw(st.none() | st.dates(mulai, date(2027, 12, 31)))


@st.composite
def hidup(draw: st.DrawFn) -> tuple[list[MasaTugas], list[MasaPutus]]:
    tugas = []
    for nomor, (sejak, sampai) in enumerate(draw(st.lists(masa(), max_size=6))):
        acting = draw(st.sampled_from([None, None, Sebab.PLT, Sebab.PLH]))
        pos = draw(st.integers(0, 2))
        tugas.append(
            MasaTugas(
                penugasan_id=nomor,
                pos=(pos, list(Sebab).index(acting) if acting else 0),
                tingkat=(pos,),
                sejak=sejak,
                sampai=sampai,
                acting=acting,
            )
        )
    putus = [
        MasaPutus(sebab=Sebab.CUTI_PANJANG, sejak=sejak, sampai=sampai)
        for sejak, sampai in draw(st.lists(masa(), max_size=3))
    ]
    return tugas, putus


def days(mulai: date, selesai: date) -> Iterator[date]:
    while mulai <= selesai:
        yield mulai
        mulai += SEHARI


def spans(tugas: list[MasaTugas], putus: list[MasaPutus]) -> tuple[Kurun, ...]:
    return determine_kurun(
        tugas=tugas, putus=putus, tahun=TAHUN, terpendek=30, akhir=AkhirKerja(kontrak=True)
    )


def in_post(tugas: list[MasaTugas], pada: date) -> list[tuple[int, ...]]:
    """The posts held on a day: the definitive one that began last, and every acting one."""
    kini = [satu for satu in tugas if satu.covers(pada)]
    utama = [satu for satu in kini if satu.acting is None]
    terakhir = max(utama, key=lambda t: (t.sejak, t.penugasan_id), default=None)
    pos = {satu.pos for satu in kini if satu.acting}
    return [*pos, terakhir.pos] if terakhir else [*pos]


@given(hidup())
def test_spans_are_exactly_the_days_in_post_without_absences(
    isi: tuple[list[MasaTugas], list[MasaPutus]],
) -> None:
    tugas, putus = isi
    pos = {satu.penugasan_id: satu.pos for satu in tugas}
    kurun = spans(tugas, putus)
    dicakup = Counter(
        (pos[satu.penugasan[0]], hari) for satu in kurun for hari in days(satu.mulai, satu.selesai)
    )
    assert all(banyak == 1 for banyak in dicakup.values())
    seharusnya = {
        (satu, hari)
        for hari in days(AWAL, AKHIR)
        if not any(p.covers(hari) for p in putus)
        for satu in in_post(tugas, hari)
    }
    assert set(dicakup) == seharusnya
    for satu in kurun:
        assert len({pos[nomor] for nomor in satu.penugasan}) == 1
        assert satu.tersendiri == (satu.hari >= 30)
        assert (satu.sebab_mulai is None) <= (satu.mulai == AWAL)
        assert (satu.sebab_selesai is None) <= (satu.selesai == AKHIR)


@given(hidup(), hidup(), st.booleans())
def test_plans_that_follow_a_changed_life_never_overlap_and_then_stay(
    dulu: tuple[list[MasaTugas], list[MasaPutus]],
    lain: tuple[list[MasaTugas], list[MasaPutus]],
    hanya_masa: bool,
) -> None:
    """Also on the way: each step is one UPDATE under the exclusion constraint. With ``hanya_masa``
    the posts stay and only the absences become other ones."""
    kini = (dulu[0], lain[1]) if hanya_masa else lain
    rencana = {
        nomor: Rentang(nomor, satu.penugasan[-1], satu.mulai, satu.selesai)
        for nomor, satu in enumerate(spans(*dulu))
    }
    kurun = spans(*kini)
    for satu in fit_rentang(kurun, list(rencana.values())):
        rencana[satu.id] = satu
        terpakai = Counter(
            (r.penugasan_id, hari) for r in rencana.values() for hari in days(r.mulai, r.selesai)
        )
        assert all(banyak == 1 for banyak in terpakai.values())
    assert not fit_rentang(kurun, list(rencana.values()))


def span(mulai: date, selesai: date) -> Kurun:
    return Kurun(
        penugasan=(7,),
        acting=None,
        mulai=mulai,
        selesai=selesai,
        sebab_mulai=None,
        sebab_selesai=None,
        tersendiri=True,
    )


def test_plans_that_shrink_make_room_for_those_that_grow() -> None:
    kurun = [span(AWAL, date(TAHUN, 3, 31)), span(date(TAHUN, 5, 1), AKHIR)]
    kemudian = Rentang(1, 7, date(TAHUN, 7, 1), AKHIR)
    dahulu = Rentang(2, 7, AWAL, date(TAHUN, 6, 30))
    assert fit_rentang(kurun, [kemudian, dahulu]) == [
        Rentang(2, 7, AWAL, date(TAHUN, 3, 31)),
        Rentang(1, 7, date(TAHUN, 5, 1), AKHIR),
    ]


def test_two_plans_stay_apart_after_the_leave_between_them_was_withdrawn() -> None:
    rencana = [Rentang(1, 7, AWAL, date(TAHUN, 2, 28)), Rentang(2, 7, date(TAHUN, 9, 1), AKHIR)]
    assert not fit_rentang([span(AWAL, AKHIR)], rencana)
