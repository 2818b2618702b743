"""What all tests share: no screen, a data folder of their own, no unexpected log warnings."""

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from fire_roster.spared_memory import spare_collections

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# As in the program; a fifth of the time of a measured run goes without it.
spare_collections()

# No test judges time, and a red test must be red again when it is looked at.
settings.register_profile("project", deadline=None, derandomize=True, database=None)
settings.load_profile("project")


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, with a space and Chinese in its path; the program's default too."""
    folder = tmp_path / "值班 数据"
    folder.mkdir()
    monkeypatch.setenv("FIRE_ROSTER_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def logged_warnings(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """Ask for it to expect log warnings; calling it gives the messages logged so far."""
    return lambda: warning_messages(caplog.records)


@pytest.fixture(autouse=True)
def no_unexpected_log_warnings(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test that logs a warning or worse without asking for `logged_warnings`."""
    yield
    if "logged_warnings" in request.fixturenames:
        return
    unexpected = warning_messages([*caplog.get_records("setup"), *caplog.get_records("call")])
    assert not unexpected, f"unexpected log warnings: {unexpected}"


def warning_messages(records: list[logging.LogRecord]) -> list[str]:
    """Messages of warnings and worse."""
    return [record.getMessage() for record in records if record.levelno >= logging.WARNING]
