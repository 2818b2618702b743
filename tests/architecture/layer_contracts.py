"""The import-linter contracts of pyproject.toml, and what they must say."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.architecture.source_files import ROOT

# Contract → the only modules that may import what it forbids.
OWNERS = {
    "qt": {"ui"},
    "ortools": {"solver"},
    "reportlab": {"printing"},
    "apscheduler": {"alerts"},
    "database": {"records", "store"},
    "spreadsheets": {"exchange"},
}
SURFACES = {"ui", "cli", "alerts"}


def read_contracts() -> dict[str, dict[str, Any]]:
    """The contracts by id."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {contract["id"]: contract for contract in project["tool"]["importlinter"]["contracts"]}


def top_modules(package: Path) -> set[str]:
    """Names of the modules and packages that stand directly in the package."""
    files = {path.stem for path in package.glob("*.py")}
    folders = {path.parent.name for path in package.glob("*/__init__.py")}
    return (files | folders) - {"__init__"}


def layer_names(contract: dict[str, Any]) -> set[str]:
    """Every module the layers contract names, optional or not."""
    return {name for row in contract["layers"] for name in re.findall(r"\w+", row)}


def source_names(contract: dict[str, Any]) -> set[str]:
    """The modules a forbidden contract holds."""
    return {name.removeprefix("fire_roster.") for name in contract["source_modules"]}


def unheld(contracts: dict[str, dict[str, Any]], modules: Iterable[str]) -> set[str]:
    """Modules that some contract should hold and does not, as `contract: module`."""
    modules = set(modules)
    expected = {"layers": modules, "surfaces": modules & SURFACES}
    expected |= {name: modules - owners for name, owners in OWNERS.items()}
    held = {
        name: layer_names(contract) if name == "layers" else source_names(contract)
        for name, contract in contracts.items()
    }
    return {
        f"{name}: {module}" for name, wanted in expected.items() for module in wanted - held[name]
    }
