"""What the frozen program is made of: CycloneDX for machines, licence texts for people.

    python build/bill_of_materials.py FOLDER

writes both for the system it runs on; it runs inside .venv, where the parts are installed.
"""

import json
import sys
import uuid
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from platform import python_version
from typing import Any

from dependencies import runtime_pins
from programs import ROOT, DevError
from version_resource import program_version

sys.path.insert(0, str(ROOT))

from fire_roster.services.licences import (
    RULE,
    THIRD_PARTY,
    general_texts,
    licence_of,
    licence_texts,
    own_parts,
)

SPEC_VERSION = "1.6"
LICENCES_NAME = THIRD_PARTY
_NAMESPACE = uuid.UUID("5f6c1f0a-7b0e-5a52-9a53-6f1d0c1b7f11")


@dataclass(frozen=True)
class Part:
    """One component; `purl` names it for machines, `texts` are its licence files."""

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[str, ...] = ()


def python_parts() -> list[Part]:
    """The distributions of the lock that the program needs here; DevError where one is missing."""
    found = []
    for name, pin in runtime_pins(is_windows=sys.platform == "win32").items():
        try:
            installed = distribution(name)
        except PackageNotFoundError as error:
            raise DevError(f"{name} 没有安装，无法列出组成。") from error
        found.append(
            Part(
                name=name,
                version=pin.version,
                licence=licence_of(name, installed),
                purl=f"pkg:pypi/{name}@{pin.version}",
                texts=tuple(licence_texts(name, installed)),
            )
        )
    return found


def other_parts() -> list[Part]:
    """What is no Python distribution: the interpreter, fonts, icons."""
    version = python_version()
    purls = {
        "Noto Sans SC": "pkg:generic/noto-sans-sc",
        "HanaMinB": "pkg:generic/hanazono",
        "Lucide": "pkg:npm/lucide-static@1.62.0",
    }
    return [
        Part(
            "CPython",
            version,
            "PSF-2.0",
            f"pkg:generic/cpython@{version}",
            tuple(general_texts("CPython")),
        ),
        *(
            Part(one.name, one.version, one.licence, purls[one.name], (one.text,))
            for one in own_parts()
        ),
    ]


def bill(parts: list[Part], version: str) -> dict[str, Any]:
    """A CycloneDX document; the same parts give the same document."""
    key = f"{version} {[(part.name, part.version) for part in parts]}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC_VERSION,
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, key)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "fire-roster",
                "name": "fire-roster",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": [
            {
                "type": "library",
                "bom-ref": part.purl,
                "name": part.name,
                "version": part.version,
                "licenses": [{"license": {"name": part.licence}}],
                "purl": part.purl,
            }
            for part in parts
        ],
        "dependencies": [{"ref": "fire-roster", "dependsOn": [part.purl for part in parts]}],
    }


def licence_page(parts: list[Part]) -> str:
    """All licences as one text: first the list, then what each says."""
    rows = [f"{part.name} {part.version}  {part.licence}" for part in parts]
    pages = [
        f"{RULE}\n{part.name} {part.version}\n{RULE}\n\n" + "\n\n".join(part.texts)
        for part in parts
        if part.texts
    ]
    return (
        "消防值班使用的开源组件及其许可\n\n" + "\n".join(rows) + "\n\n" + "\n\n".join(pages) + "\n"
    )


def write_licences(folder: Path) -> Path:
    """The licence texts of everything that is shipped, for the bundle."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / LICENCES_NAME
    target.write_text(licence_page([*python_parts(), *other_parts()]), encoding="utf-8")
    return target


def write_bill(folder: Path) -> Path:
    """The CycloneDX document of this system."""
    folder.mkdir(parents=True, exist_ok=True)
    version = program_version()
    target = folder / f"fire-roster-{version}-{sys.platform}.cdx.json"
    document = bill([*python_parts(), *other_parts()], version)
    target.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return target


def main(arguments: list[str]) -> int:
    """Write both into the folder that is named."""
    try:
        folder = Path(arguments[0])
        print(write_bill(folder), write_licences(folder), sep="\n")
    except DevError as error:
        print(f"无法继续：{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
