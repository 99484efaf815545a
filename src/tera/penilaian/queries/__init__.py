"""Questions about appraisals. What a person reads starts from the account's scope."""

from tera.penilaian.queries.capaian import (
    BarisCapaian,
    baris_capaian,
    capaian_for,
    capaian_terdekat,
    capaian_unit,
    get_unit,
    unit_terlihat,
    with_boleh,
)
from tera.penilaian.queries.daftar import (
    BarisPenilaian,
    baris_penilaian,
    daftar_penilaian,
    yang_dinilai,
)
from tera.penilaian.queries.distribusi import Distribusi, distribusi_unit, why_not_conforming
from tera.penilaian.queries.evaluasi import (
    Isian,
    Konteks,
    check_ready,
    evaluasi_of,
    evaluasi_periodik,
    evaluasi_setahun,
    evaluasi_tahun,
    evaluasi_terlihat,
    get_evaluasi,
    get_isian,
    keberatan_of,
    konteks_evaluasi,
)
from tera.penilaian.queries.penetapan import PratinjauPenetapan, pratinjau_penetapan
from tera.penilaian.waktu import (
    periode_from,
    periode_of,
    periode_setahun_instansi,
    tenggat_keberatan,
)

__all__ = [
    "BarisCapaian",
    "BarisPenilaian",
    "Distribusi",
    "Isian",
    "Konteks",
    "PratinjauPenetapan",
    "baris_capaian",
    "baris_penilaian",
    "capaian_for",
    "capaian_terdekat",
    "capaian_unit",
    "check_ready",
    "daftar_penilaian",
    "distribusi_unit",
    "evaluasi_of",
    "evaluasi_periodik",
    "evaluasi_setahun",
    "evaluasi_tahun",
    "evaluasi_terlihat",
    "get_evaluasi",
    "get_isian",
    "get_unit",
    "keberatan_of",
    "konteks_evaluasi",
    "periode_from",
    "periode_of",
    "periode_setahun_instansi",
    "pratinjau_penetapan",
    "tenggat_keberatan",
    "unit_terlihat",
    "why_not_conforming",
    "with_boleh",
    "yang_dinilai",
]
