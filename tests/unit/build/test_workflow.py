"""The workflow on foreign machines installs what dev.py would ask for, and runs the same."""

import re
from pathlib import Path

from system_packages import DESKTOP, FREEZE_TOOLS, TEST_TOOLS

ROOT = Path(__file__).resolve().parents[3]
WORKFLOW = (ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8")


def test_workflow_installs_exactly_the_packages_dev_asks_for() -> None:
    found = re.search(r"--no-install-recommends((?: |\\|\n|[\w.-])+?)\n +- name", WORKFLOW)
    assert found is not None
    listed = [word for word in found[1].split() if word != "\\"]
    assert sorted(listed) == sorted(need.package for need in (*DESKTOP, *TEST_TOOLS))


def test_workflow_and_ci_script_run_the_same_command() -> None:
    assert "build/dev.py test" in WORKFLOW
    assert "build/dev.py test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_release_installs_what_freezing_asks_for() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    found = re.search(r"--no-install-recommends((?: |\\|\n|[\w.-])+?)\n +- name", text)
    assert found is not None
    listed = {word for word in found[1].split() if word != "\\"}
    assert listed == {need.package for need in (*DESKTOP, *FREEZE_TOOLS)}
    assert "build/dev.py freeze" in text and "build/dev.py installer" in text
