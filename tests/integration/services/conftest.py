"""An office over a fresh data folder; it is 09:30 on 1 December 2026."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from fire_roster.services.office import Office
from tests.fresh_folders import open_fresh

NOW = datetime(2026, 12, 1, 9, 30)


@pytest.fixture
def office(data_dir: Path) -> Iterator[Office]:
    """Open for writing."""
    office = open_fresh(data_dir, NOW)
    yield office
    office.close()
