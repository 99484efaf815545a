"""The secret key kept in the data folder."""

import stat
from pathlib import Path

import pytest

from tera.config.lingkungan import KonfigurasiTidakSah
from tera.config.persiapan import BERKAS_KUNCI, keep_secret_key


def test_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    kunci = keep_secret_key(tmp_path)
    assert len(kunci) >= 50
    assert keep_secret_key(tmp_path) == kunci
    assert stat.S_IMODE((tmp_path / BERKAS_KUNCI).stat().st_mode) == 0o600


def test_broken_key_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / BERKAS_KUNCI).write_text("")
    with pytest.raises(KonfigurasiTidakSah, match="TERA_SECRET_KEY"):
        keep_secret_key(tmp_path)
