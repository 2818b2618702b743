"""A data folder with a new database, open for writing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fire_roster.store.paths import DataPaths
from fire_roster.store.transaction import Database
from tests.integration.store.folders import opened, prepared


@pytest.fixture
def paths(data_dir: Path) -> DataPaths:
    """A folder whose database nobody has open."""
    return prepared(data_dir)


@pytest.fixture
def database(paths: DataPaths) -> Iterator[Database]:
    """The database, open for writing."""
    database = opened(paths, is_writing=True)
    yield database
    database.close()
