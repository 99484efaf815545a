"""The words by which a head is guessed."""

import pytest

from tera.organisasi.kepala_unit import heads_unit


@pytest.mark.parametrize(
    ("jabatan", "unit"),
    [
        ("Sekretaris Daerah", "Sekretariat Daerah"),
        ("Kepala Dinas Kesehatan", "Dinas Kesehatan"),
        ("KEPALA  DINAS KESEHATAN", "Dinas Kesehatan"),
        ("Plt. Kepala Dinas Kesehatan", "Dinas Kesehatan"),
        ("Sekretaris Dinas Kesehatan", "Sekretariat Dinas Kesehatan"),
        ("Kepala Bidang Gizi", "Bidang Gizi"),
        ("Camat Jujuhan", "Kecamatan Jujuhan"),
        ("Lurah Cadika", "Kelurahan Cadika"),
        ("Inspektur Daerah", "Inspektorat Daerah"),
        ("Inspektur", "Inspektorat Daerah"),
        ("Inspektur Pembantu I", "Inspektur Pembantu I"),
        ("Direktur RSUD H. Hanafie", "RSUD H. Hanafie"),
        ("Kepala Bagian Umum Setda", "Bagian Umum"),
    ],
)
def test_structural_head(jabatan: str, unit: str) -> None:
    assert heads_unit(jabatan, unit, struktural=True)


@pytest.mark.parametrize(
    ("jabatan", "unit"),
    [
        ("Kepala Bidang Gizi", "Dinas Kesehatan"),
        ("Sekretaris Dinas Kesehatan", "Dinas Kesehatan"),
        ("Sekretaris Kecamatan Jujuhan", "Kecamatan Jujuhan"),
        ("Inspektur Pembantu I", "Inspektur Pembantu II"),
        ("Inspektur Pembantu I", "Inspektorat"),
        ("Camat Jujuhan", "Kecamatan Jujuh"),
        ("Kepala", "Dinas Kesehatan"),
        ("Kepalang Tanggung", "Tanggung"),
        ("", "Dinas"),
    ],
)
def test_structural_but_no_head_of_this_unit(jabatan: str, unit: str) -> None:
    assert not heads_unit(jabatan, unit, struktural=True)


def test_functional_position_heads_by_the_duty_in_brackets_only() -> None:
    assert heads_unit("Dokter Ahli Madya (Kepala Puskesmas)", "Puskesmas Pelepat", struktural=False)
    assert not heads_unit(
        "Dokter Ahli Madya (Kepala Puskesmas)", "Dinas Kesehatan", struktural=False
    )
    assert not heads_unit("Kepala Puskesmas", "Puskesmas Pelepat", struktural=False)
