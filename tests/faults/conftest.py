"""Which fault tests a system has the means for; on Linux all of them must run."""

import sys
from pathlib import Path

import pytest

collect_ignore = ["test_linux_faults.py"] if sys.platform == "win32" else []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lines are counted elsewhere: a tracer would only slow what is killed and simulated here."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.no_cover)
