"""The version resource of the Windows programs: what the file's properties show."""

import ast
import re
from pathlib import Path

from programs import OUT, ROOT

COMPANY = "fire_roster"
PRODUCT = "消防值班"
_LANGUAGE = "080404B0"  # Chinese (China), Unicode


def program_version(package: Path = ROOT / "fire_roster" / "__init__.py") -> str:
    """The version, read without importing the package."""
    found = re.search(r"__version__ = (.+)", package.read_text(encoding="utf-8"))
    assert found is not None, f"no version in {package}"
    return str(ast.literal_eval(found[1]))


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers Windows wants: `1.2` is 1.2.0.0, `1.2.3.dev4` is 1.2.3.0."""
    numbers = [int(part) for part in re.findall(r"\d+", version.partition("dev")[0])][:3]
    filled = [*numbers, 0, 0, 0, 0]
    return filled[0], filled[1], filled[2], 0


def write_version_resource(name: str, title: str) -> str:
    """Write the resource of one program for PyInstaller; returns the path of the file."""
    version = program_version()
    target = OUT / "pyinstaller" / f"{name}.version.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(resource_text(name, title, version), encoding="utf-8")
    return str(target)


def resource_text(name: str, title: str, version: str) -> str:
    """The resource in PyInstaller's own words."""
    numbers = version_numbers(version)
    strings = {
        "CompanyName": COMPANY,
        "FileDescription": title,
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": "Apache License 2.0",
        "OriginalFilename": f"{name}.exe",
        "ProductName": PRODUCT,
        "ProductVersion": version,
    }
    rows = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0,"
        " OS=0x40004, fileType=1, subtype=0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable({_LANGUAGE!r}, [{rows}])]),\n"
        "    VarFileInfo([VarStruct('Translation', [0x0804, 1200])])],\n"
        ")\n"
    )
