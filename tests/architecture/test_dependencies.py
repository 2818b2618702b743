"""What is imported is declared, and what is declared is used."""

import ast
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source_files import ROOT, SourceFile, snippet, source_files

# Used without an import of ours: found by the library that needs it, or run as a tool.
USED_BY_LIBRARIES = {"tzdata", "rl-accel"}
TOOLS = {
    *("import-linter", "mypy", "pytest-cov", "pytest-timeout", "pytest-xdist"),
    *("ruff", "types-reportlab", "uv"),
}
OURS = {"fire_roster", "tests", "windows"} | {path.stem for path in (ROOT / "build").glob("*.py")}
# Declared ahead of the parts that need them; a name leaves the set with its first import.
COMING = {"apscheduler", "argon2-cffi", "cryptography", "icalendar", "keyring"}
COMING_IN_TESTS = {"time-machine"}
# Needs fontTools only where the committed font is made anew.
FONT_TOOL = "build/subset_fonts.py"


def imported_roots(sources: Iterable[SourceFile]) -> set[str]:
    """First parts of every absolute import."""
    nodes = [node for source in sources for node in source.nodes]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name.partition(".")[0] for name in names}


def imported_distributions(sources: Iterable[SourceFile]) -> set[str]:
    """Distributions the files import from; a module nobody provides stands for itself."""
    providers = packages_distributions()
    foreign = imported_roots(sources) - OURS - sys.stdlib_module_names
    return {
        canonicalize_name(provider) for name in foreign for provider in providers.get(name, [name])
    }


def declared(extra: str = "") -> set[str]:
    """Distributions pyproject.toml names for the program, or for one extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {canonicalize_name(Requirement(line).name) for line in lines}


def test_dependencies_of_the_program_are_what_it_imports() -> None:
    package = [source for source in source_files() if source.is_in("fire_roster")]
    allowed = imported_distributions(package) - {"shiboken6", "pyside6"}
    assert allowed - declared() == set()
    assert declared() - USED_BY_LIBRARIES - allowed <= COMING


def test_dependencies_of_the_tests_are_declared_and_used() -> None:
    sources = [source for source in source_files() if not source.is_in(FONT_TOOL)]
    used = imported_distributions(sources) - {"shiboken6", "pyside6"}
    assert used - declared() - declared("test") == set()
    assert declared("test") - used - COMING_IN_TESTS == TOOLS


def test_import_of_an_undeclared_module_is_found() -> None:
    text = "import os\nimport nowhere.to.be\nfrom fire_roster import errors\n"
    assert imported_distributions([snippet(text, "fire_roster/a.py")]) == {"nowhere"}
