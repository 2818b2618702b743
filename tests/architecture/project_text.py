"""What no file of the project may name: this machine, a package host, unfinished work."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_files import ROOT

SUFFIXES = {
    *("", ".cfg", ".ini", ".iss", ".json", ".lock", ".mako", ".md", ".nsi", ".ps1", ".py"),
    *(".qss", ".sh", ".spec", ".toml", ".txt", ".xml", ".yml"),
}
MACHINE_PATH = re.compile(
    r"(?<![\w/.])/(?:root|home/\w+|work|opt/\w+|Users/\w+|tmp/\w+)(?:/|\b)|\b[A-Za-z]:\\Users\\\w+"
)
PACKAGE_HOST = re.compile(
    r"pypi\.org|pythonhosted\.org|index-url|find-links|\bmirrors?\.\w+\.\w+", re.IGNORECASE
)
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
# The lock command must speak of the setting by which pip and uv learn the host.
SPEAKS_OF_SETTINGS = {"build/lock_file.py", "tests/unit/build/test_dev.py"}


def project_files() -> list[Path]:
    """Text files of the project, without products, environments and caches."""
    entries = [path for path in ROOT.iterdir() if is_ours(path)]
    nested = [path for entry in entries if entry.is_dir() for path in entry.rglob("*")]
    return sorted(path for path in entries + nested if path.suffix in SUFFIXES and path.is_file())


def is_ours(path: Path) -> bool:
    """False for what tools leave in the project folder."""
    return path.name in (".ci", ".github") or not (path.name.startswith(".") or path.name == "out")


def breaches(path: str, text: str) -> Iterator[str]:
    """Lines of one file that name what they must not, as `path:line what`."""
    for number, line in enumerate(text.splitlines(), start=1):
        if MACHINE_PATH.search(line):
            yield f"{path}:{number} path of a machine"
        if PACKAGE_HOST.search(line) and path not in SPEAKS_OF_SETTINGS:
            yield f"{path}:{number} package host"
        if UNFINISHED.search(line):
            yield f"{path}:{number} unfinished"
