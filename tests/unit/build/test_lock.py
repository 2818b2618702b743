"""requirements.lock: exact, hashed, for every supported Python and system, from no named host."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[3]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
ENVIRONMENTS = [
    {
        "python_version": version,
        "python_full_version": f"{version}.1",
        "sys_platform": system,
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    for version in ("3.11", "3.12", "3.13")
    for system in ("linux", "win32")
]


def locked() -> dict[str, Requirement]:
    """What the lock names, by canonical name."""
    lines = re.findall(r"^[A-Za-z0-9][^\\\n]*", LOCK, re.MULTILINE)
    requirements = [Requirement(line) for line in lines]
    return {canonicalize_name(one.name): one for one in requirements}


def direct() -> list[Requirement]:
    """What pyproject.toml asks for, with the test tools."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = project["dependencies"] + project["optional-dependencies"]["test"]
    return [Requirement(line) for line in lines]


def test_lock_every_package_has_one_exact_version_and_hashes() -> None:
    blocks = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(locked()) > 40
    assert all(re.match(r"[\w.-]+==[\w.]+ *;? ?.*\\\n +--hash=sha256:", block) for block in blocks)


def test_lock_names_no_host_and_no_option() -> None:
    assert "://" not in LOCK
    assert not re.search(r"^ *--(?!hash=)", LOCK, re.MULTILINE)


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_lock_holds_what_the_project_asks_for_everywhere(environment: dict[str, str]) -> None:
    pinned = locked()
    for wanted in direct():
        found = pinned[canonicalize_name(wanted.name)]
        version = str(found.specifier).removeprefix("==")
        assert wanted.specifier.contains(version), f"{wanted} is locked at {version}"
        assert found.marker is None or found.marker.evaluate(environment)


def test_lock_keeps_pyside_off_the_release_that_aborts() -> None:
    asked = next(one for one in direct() if one.name == "PySide6-Essentials")
    assert not asked.specifier.contains("6.12.0")
    assert str(locked()["pyside6-essentials"].specifier) != "==6.12.0"
