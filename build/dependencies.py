"""Which distributions the program needs, on this system or another one; runs inside .venv."""

import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from programs import LOCK, ROOT

_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")
_PARENT = re.compile(r"(?m)^ +#(?: via)? +(?!via\b)([A-Za-z0-9][A-Za-z0-9._-]*)")
WINDOWS_MARKERS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "platform_machine": "AMD64",
}


@dataclass(frozen=True)
class Pin:
    """One entry of the lock: its own lines, with version and hashes, and who asked for it."""

    name: str
    version: str
    text: str
    wanted_by: frozenset[str] = frozenset()

    @property
    def hashes(self) -> tuple[str, ...]:
        """SHA-256 of every file that may be installed."""
        return tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", self.text))

    def applies(self, environment: dict[str, str]) -> bool:
        """Whether its marker holds there."""
        line = self.text.partition("\n")[0].rstrip("\\ ")
        marker = Requirement(line).marker
        return marker is None or marker.evaluate(environment)


def read_lock(lock: Path = LOCK) -> dict[str, Pin]:
    """Every pin by its canonical name."""
    pins: dict[str, Pin] = {}
    for block in re.split(r"(?m)^(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8")):
        found = _PIN.match(block)
        if found:
            name = canonicalize_name(found["name"])
            text = re.sub(r"(?m)^ *#.*\n?", "", block).strip() + "\n"
            parents = frozenset(map(canonicalize_name, _PARENT.findall(block)))
            pins[name] = Pin(name, found["version"], text, parents)
    return pins


def marker_environment(*, is_windows: bool, python: str = "") -> dict[str, str]:
    """Marker variables of this Python, or of Windows and the version `python`."""
    environment = {key: str(value) for key, value in default_environment().items()}
    if is_windows:
        environment |= WINDOWS_MARKERS
    if python:
        environment |= {
            "python_full_version": python,
            "python_version": ".".join(python.split(".")[:2]),
        }
    return environment


def declared_requirements(extra: str = "", project: Path = ROOT / "pyproject.toml") -> list[str]:
    """What pyproject.toml asks for: the program's own needs, or those of one extra."""
    described = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    found = described["optional-dependencies"][extra] if extra else described["dependencies"]
    return [str(line) for line in found]


def closure(lines: list[str], environment: dict[str, str]) -> set[str]:
    """Canonical names of everything these requirements pull in there, as the lock tells it."""
    pins = {name: pin for name, pin in read_lock().items() if pin.applies(environment)}
    found: set[str] = set()
    waiting: list[str] = [canonicalize_name(Requirement(line).name) for line in lines]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(one for one, pin in pins.items() if name in pin.wanted_by)
    return found


def runtime_pins(*, is_windows: bool, python: str = "") -> dict[str, Pin]:
    """The pins that the frozen program is made of."""
    environment = marker_environment(is_windows=is_windows, python=python)
    names = closure(declared_requirements(), environment)
    pins = read_lock()
    lacking = sorted(names - set(pins))
    if lacking:
        sys.exit(f"not in the lock: {lacking}")
    return {name: pins[name] for name in sorted(names)}
