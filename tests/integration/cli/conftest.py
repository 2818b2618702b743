"""A data folder to give commands to, and the commands."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from fire_roster.__main__ import main
from tests.fresh_folders import fill_fresh

NOW = "2026-11-20T09:00"
SAMPLE = Path(__file__).parents[2] / "data" / "人员台账.xlsx"


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its only document."""
        return json.loads(self.out)


Command = Callable[..., Answer]


@pytest.fixture
def command(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command in this process, on a fresh folder, on 20 November 2026."""

    fill_fresh(data_dir, datetime.fromisoformat(NOW))

    def run(*words: str, now: str = NOW) -> Answer:
        capsys.readouterr()
        code = main(["--now", now, *words])
        heard = capsys.readouterr()
        assert "Traceback" not in heard.out + heard.err
        return Answer(code, heard.out, heard.err)

    return run


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration unit, made once."""
    folder = tmp_path_factory.mktemp("demo")
    assert main(["--data-dir", str(folder), "--now", NOW, "demo"]) == 0
    return folder


@pytest.fixture
def demo(demo_folder: Path, data_dir: Path, command: Command) -> Command:
    """Runs commands on a copy of the demonstration unit."""
    shutil.copytree(demo_folder, data_dir, dirs_exist_ok=True)
    return command
