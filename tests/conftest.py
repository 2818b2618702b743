"""What all tests share: no screen, a data folder of their own, no unexpected log warnings."""

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Engine

from fire_roster.spared_memory import spare_collections
from fire_roster.store import engine as store_engine

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# As in the program; a fifth of the time of a measured run goes without it.
spare_collections()

# No test judges time, and a red test must be red again when it is looked at.
settings.register_profile("project", deadline=None, derandomize=True, database=None)
settings.load_profile("project")

_make_engine = store_engine.create_engine
_engines: list[Engine] = []


def _make_sharing(*words: Any, **options: Any) -> Engine:
    """An engine that uses the SQL which an earlier one has compiled.

    SQLAlchemy keeps compiled statements for one engine; each test opens databases of its own, and
    compiling anew took a quarter of the time of all tests that have one.
    """
    made = _make_engine(*words, **options)
    if _engines:
        # The dialect is part of the key of a statement.
        made.dialect = made.pool._dialect = _engines[0].dialect
        made._compiled_cache = _engines[0]._compiled_cache
    else:
        _engines.append(made)
    return made


store_engine.create_engine = _make_sharing


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
