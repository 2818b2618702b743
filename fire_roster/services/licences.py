"""What the program is made of, and under which licence: libraries, fonts, icons.

The frozen program carries one text of all libraries, written when it was packed; from the source
tree they are read from the distributions that are installed.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from platform import python_version

from fire_roster.assets import resource_path, resource_root

THIRD_PARTY = "third_party.txt"
RULE = "=" * 78
UNKNOWN = "NOASSERTION"
_LICENCE_WORDS = ("licen", "copying", "notice", "copyright")
# Licences that a distribution does not state in its metadata, read from its files.
_READ_FROM_FILES = {"sqlcipher3": "Zlib AND BSD-3-Clause", "pyside6-essentials": "LGPL-3.0-only"}
_LGPL = ("LGPL-3.0.txt", "GPL-3.0.txt")
_GENERAL = {"pyside6-essentials": _LGPL, "shiboken6": _LGPL, "CPython": ("Python.txt",)}
_NO_TEXTS = (".py", ".json", ".xml", ".spdx")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_OWN = (
    ("Noto Sans SC", "2.004", "OFL-1.1", "NotoSansSC-OFL.txt"),
    ("HanaMinB", "2017-09-04", "LicenseRef-Hanazono", "Hanazono.txt"),
    ("Lucide", "1.62.0", "ISC", "lucide.txt"),
)


@dataclass(frozen=True, slots=True)
class Component:
    """One part; `text` is empty where its licence is named but not enclosed."""

    name: str
    version: str
    licence: str
    text: str = ""


def list_components() -> list[Component]:
    """Every part of the program as it runs now, by name."""
    page = resource_path("licenses", THIRD_PARTY)
    if page.is_file():
        return read_page(page.read_text(encoding="utf-8"))
    text = "\n\n".join(general_texts("CPython"))
    python = Component("CPython", python_version(), "PSF-2.0", text)
    return sorted(
        [*_libraries(), python, *own_parts()], key=lambda component: component.name.casefold()
    )


def own_parts() -> list[Component]:
    """Fonts and icons in `resources`."""
    return [
        Component(
            name,
            version,
            licence,
            resource_path("licenses", file).read_text(encoding="utf-8"),
        )
        for name, version, licence, file in _OWN
    ]


def read_page(page: str) -> list[Component]:
    """The parts of the text that the frozen program carries."""
    head, *sections = page.split(f"{RULE}\n")
    texts = {
        title.strip(): text.strip()
        for title, text in zip(sections[::2], sections[1::2], strict=True)
    }
    found = []
    for line in head.splitlines():
        part, gap, licence = line.partition("  ")
        name, _, version = part.rpartition(" ")
        if gap:
            found.append(Component(name, version, licence.strip(), texts.get(part, "")))
    return found


def licence_of(name: str, installed: Distribution) -> str:
    """The licence in one line: the SPDX expression where there is one."""
    metadata = installed.metadata
    for expression in metadata.get_all("License-Expression") or []:
        return str(expression)
    classified = [
        value.rpartition("::")[2].strip()
        for value in metadata.get_all("Classifier") or []
        if value.startswith("License ::")
    ]
    stated = "".join(metadata.get_all("License") or []).strip()
    if stated and "\n" not in stated and len(stated) < 60:
        return stated
    return _READ_FROM_FILES.get(name) or " / ".join(classified) or UNKNOWN


def licence_texts(name: str, installed: Distribution) -> Iterator[str]:
    """The licence files of a distribution, and the general texts that it refers to."""
    for file in installed.files or []:
        _, folder, rest = file.as_posix().lower().partition(".dist-info/")
        is_licence = any(word in rest for word in _LICENCE_WORDS)
        if folder and is_licence and file.suffix not in _NO_TEXTS:
            path = Path(str(installed.locate_file(file)))
            if path.is_file():
                yield path.read_text(encoding="utf-8", errors="replace")
    yield from general_texts(name)


def general_texts(name: str) -> Iterator[str]:
    """Texts that a part refers to and does not carry itself."""
    for file in _GENERAL.get(name, ()):
        yield resource_path("licenses", file).read_text(encoding="utf-8")


def _libraries() -> Iterator[Component]:
    """What the program needs and what that needs in turn, as far as it is installed."""
    open_names, seen = _needed(), set[str]()
    while open_names:
        name = open_names.pop().lower().replace("_", "-").replace(".", "-")
        if name in seen:
            continue
        seen.add(name)
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            continue
        open_names += _names(installed.requires or [])
        text = "\n\n".join(licence_texts(name, installed))
        yield Component(name, installed.version, licence_of(name, installed), text)


def _needed() -> list[str]:
    """Names of the libraries that the program asks for itself."""
    project = resource_root().parent / "pyproject.toml"
    if project.is_file():
        stated = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
        return _names(stated)
    return _names(distribution("fire-roster").requires or [])


def _names(requirements: list[str]) -> list[str]:
    wanted = (one for one in requirements if "extra ==" not in one)
    return [found.group() for one in wanted if (found := _NAME.match(one))]
