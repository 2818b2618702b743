"""Which fault tests a system has the means for, and data folders that are made once."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.workload import make_base

# On Linux all of them must run.
collect_ignore = ["test_linux_faults.py"] if sys.platform == "win32" else []
_MEMORY = Path("/dev/shm")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lines are counted elsewhere: a tracer would only slow what is killed and simulated here."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with people and a month, to be copied and never written."""
    folder = tmp_path_factory.mktemp("base") / "data"
    make_base(folder)
    return folder


@pytest.fixture
def swift_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: a killed process loses nothing that was handed over.

    What a disk does at a power cut is another test's business.
    """
    if not os.access(_MEMORY, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY) as folder:
        yield Path(folder)
