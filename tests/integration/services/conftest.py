"""An office over a fresh data folder; it is 09:30 on 1 December 2026."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from fire_roster.services.clock import Clock
from fire_roster.services.office import Office

NOW = datetime(2026, 12, 1, 9, 30)


@pytest.fixture(scope="session")
def fresh_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the first start leaves it, made once: copying it takes a tenth."""
    folder = tmp_path_factory.mktemp("fresh") / "data"
    Office.open(folder, Clock(NOW), is_writing=True, program="测试").close()
    return folder


@pytest.fixture
def office(data_dir: Path, fresh_folder: Path) -> Iterator[Office]:
    """Open for writing."""
    shutil.copytree(fresh_folder, data_dir, dirs_exist_ok=True)
    office = Office.open(data_dir, Clock(NOW), is_writing=True, program="测试")
    yield office
    office.close()
