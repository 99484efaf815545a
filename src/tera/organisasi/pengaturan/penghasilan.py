"""Settings of pay by performance: nothing is computed before the agency has set its own rule."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tera.aturan.acuan import Ketetapan
from tera.aturan.bidang import Bidang, JenisBidang, pilihan_of
from tera.aturan.disiplin import JenisHukuman
from tera.aturan.predikat import Predikat
from tera.aturan.tpp import (
    AturanTpp,
    AturanTppTidakSah,
    Batas,
    JenisCatatan,
    MulaiBerlaku,
    PotonganHukuman,
    TabelPotongan,
)
from tera.organisasi.pengaturan.bentuk import TUNGGAL, Kunci

KELOMPOK = "Tambahan penghasilan"
BERMENIT = (JenisCatatan.TERLAMBAT, JenisCatatan.PULANG_CEPAT)


def _persen(nama: str, label: str, *, wajib: bool = False) -> Bidang:
    return Bidang(
        nama=nama,
        label=label,
        jenis=JenisBidang.BILANGAN,
        satuan="persen",
        minimum=0,
        maksimum=100,
        wajib=wajib,
    )


def aturan_tpp_of(
    isi: Mapping[str, Any], hukuman: Any = (), acuan: Ketetapan | None = None
) -> AturanTpp | None:
    """The agency's rule from its settings; None while it has not set one.

    Raises AturanTppTidakSah for weights or a map that make no rule.
    """
    terisi = {nama: nilai for nama, nilai in isi.items() if nilai is not None}
    if not terisi.keys() - {"mulai"}:
        return None
    peta = {satu: isi[str(satu)] for satu in Predikat if isi[str(satu)] is not None}
    potongan = {
        JenisHukuman(satu["jenis"]): PotonganHukuman(satu["persen"], satu["bulan"])
        for satu in hukuman or ()
    }
    return AturanTpp(
        bobot_kinerja=isi["bobot_kinerja"] or Decimal(0),
        bobot_disiplin=isi["bobot_disiplin"] or Decimal(0),
        peta=peta,
        hukuman=potongan,
        mulai=MulaiBerlaku(isi["mulai"]),
        acuan=acuan,
    )


def tabel_potongan_of(baris: Any, acuan: Ketetapan | None = None) -> TabelPotongan:
    """The agency's deductions from its rows; raises AturanTppTidakSah for a table with holes."""
    lain = {satu["jenis"]: satu["persen"] for satu in baris or () if satu["jenis"] not in BERMENIT}
    deret = {
        jenis: tuple(
            Batas(satu["menit"] or 1, satu["persen"])
            for satu in baris or ()
            if satu["jenis"] == jenis
        )
        for jenis in BERMENIT
    }
    return TabelPotongan(
        terlambat=deret[JenisCatatan.TERLAMBAT],
        pulang_cepat=deret[JenisCatatan.PULANG_CEPAT],
        tanpa_rekam=lain.get(JenisCatatan.TANPA_REKAM, Decimal(0)),
        tidak_masuk=lain.get(JenisCatatan.TIDAK_MASUK, Decimal(0)),
        acuan=acuan,
    )


def _check_hukuman(isi: Mapping[str, Any]) -> None:
    jenis = [satu["jenis"] for satu in isi[TUNGGAL] or ()]
    if len(set(jenis)) != len(jenis):
        raise AturanTppTidakSah("Setiap jenis hukuman ditulis satu kali.")


DAFTAR = (
    Kunci(
        nama="aturan_tpp",
        kelompok=KELOMPOK,
        judul="Bobot dan peta predikat",
        bantuan="Menurut peraturan kepala daerah Anda. Kosong berarti belum diatur; "
        "aturan yang diterbitkan instansi lain ada di Hitung sendiri.",
        bidang=(
            _persen("bobot_kinerja", "Bobot kinerja"),
            _persen("bobot_disiplin", "Bobot disiplin"),
            *(_persen(str(satu), f"Dibayar pada predikat {satu.label}") for satu in Predikat),
            Bidang(
                nama="mulai",
                label="Predikat dipakai untuk",
                jenis=JenisBidang.PILIHAN,
                pilihan=pilihan_of(MulaiBerlaku),
            ),
        ),
        bawaan={
            "bobot_kinerja": None,
            "bobot_disiplin": None,
            **{str(satu): None for satu in Predikat},
            "mulai": str(MulaiBerlaku.BULAN_SAMA),
        },
        sumber="Belum diatur; ditetapkan peraturan kepala daerah (PP 12/2019 Pasal 58)",
        periksa=aturan_tpp_of,
    ),
    Kunci(
        nama="potongan_kehadiran",
        kelompok=KELOMPOK,
        judul="Potongan kehadiran",
        bantuan="Satu baris untuk tiap batas menit, dari yang paling sedikit.",
        bidang=(
            Bidang(
                nama=TUNGGAL,
                label="Daftar potongan",
                jenis=JenisBidang.BARIS,
                maksimum=30,
                wajib=False,
                kolom=(
                    Bidang(
                        nama="jenis",
                        label="Catatan",
                        jenis=JenisBidang.PILIHAN,
                        pilihan=pilihan_of(JenisCatatan),
                    ),
                    Bidang(
                        nama="menit",
                        label="Mulai menit ke",
                        jenis=JenisBidang.BULAT,
                        minimum=1,
                        maksimum=1440,
                        wajib=False,
                    ),
                    _persen("persen", "Potongan", wajib=True),
                ),
            ),
        ),
        bawaan=(),
        sumber="Belum diatur; ditetapkan peraturan kepala daerah",
        periksa=lambda isi: tabel_potongan_of(isi[TUNGGAL]),
    ),
    Kunci(
        nama="potongan_hukuman",
        kelompok=KELOMPOK,
        judul="Potongan karena hukuman disiplin",
        bantuan="Bagian tunjangan yang dipotong selama hukuman berjalan.",
        bidang=(
            Bidang(
                nama=TUNGGAL,
                label="Daftar potongan",
                jenis=JenisBidang.BARIS,
                maksimum=len(JenisHukuman),
                wajib=False,
                kolom=(
                    Bidang(
                        nama="jenis",
                        label="Hukuman",
                        jenis=JenisBidang.PILIHAN,
                        pilihan=pilihan_of(JenisHukuman),
                    ),
                    _persen("persen", "Potongan", wajib=True),
                    Bidang(
                        nama="bulan",
                        label="Lama (bulan)",
                        jenis=JenisBidang.BULAT,
                        minimum=1,
                        maksimum=60,
                    ),
                ),
            ),
        ),
        bawaan=(),
        sumber="Belum diatur; ditetapkan peraturan kepala daerah",
        periksa=_check_hukuman,
    ),
)
