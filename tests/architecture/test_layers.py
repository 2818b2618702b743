"""The layers: every module is held by the contracts, and the contracts can fail."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

from tests.architecture.import_cycles import modules_in_cycles
from tests.architecture.layer_contracts import layer_names, read_contracts, top_modules, unheld
from tests.architecture.source_files import ROOT

BAD_IMPORTS = [
    ("services", "from fire_roster import ui"),
    ("ui", "from fire_roster import cli"),
    ("store", "from fire_roster import solver"),
    ("domain", "from fire_roster import records"),
    ("cli", "from fire_roster import store"),
    ("printing", "import PySide6.QtCore"),
    ("services", "from sqlmodel import Session"),
]


def lint_skeleton(folder: Path, extra: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the project's contracts on an empty package of the same layers plus `extra` modules."""
    package = folder / "fire_roster"
    package.mkdir()
    (package / "__init__.py").touch()
    for name in layer_names(read_contracts()["layers"]):
        (package / f"{name}.py").touch()
    for name, text in extra.items():
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", folder)
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_contracts_hold_every_module_of_the_package() -> None:
    assert unheld(read_contracts(), top_modules(ROOT / "fire_roster")) == set()


def test_contracts_without_a_new_module_are_found_wanting() -> None:
    assert "layers: extra" in unheld(read_contracts(), {"domain", "extra"})
    assert "qt: extra" in unheld(read_contracts(), {"domain", "extra"})


def test_contracts_on_a_clean_skeleton_are_kept(tmp_path: Path) -> None:
    result = lint_skeleton(tmp_path, {})
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("module", "line"), BAD_IMPORTS)
def test_contracts_with_a_forbidden_import_are_broken(
    tmp_path: Path, module: str, line: str
) -> None:
    result = lint_skeleton(tmp_path, {module: line})
    assert result.returncode == 1
    assert "BROKEN" in result.stdout


def test_contracts_with_an_unlisted_module_are_broken(tmp_path: Path) -> None:
    result = lint_skeleton(tmp_path, {"extra": ""})
    assert result.returncode == 1
    assert "extra" in result.stdout


def test_imports_of_the_package_form_no_cycle() -> None:
    graph = grimp.build_graph("fire_roster", cache_dir=None)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    assert modules_in_cycles(imports) == set()


def test_cycles_of_two_and_three_modules_are_found() -> None:
    imports = {"a": {"b"}, "b": {"a"}, "c": {"d"}, "d": {"e"}, "e": {"c"}, "f": {"a"}, "g": set()}
    assert modules_in_cycles(imports) == {"a", "b", "c", "d", "e"}
