"""Files of the project name no machine and no package host."""

import pytest

from tests.architecture.project_text import breaches, project_files
from tests.architecture.source_files import ROOT

OWN_SNIPPETS = {"tests/architecture/test_project_text.py", "tests/architecture/project_text.py"}


def test_project_text_of_the_project_names_nothing_forbidden() -> None:
    found = []
    for path in project_files():
        name = path.relative_to(ROOT).as_posix()
        if name not in OWN_SNIPPETS:
            found += breaches(name, path.read_text("utf-8"))
    assert not found, "\n".join(found)


def test_project_files_include_lock_and_package_and_leave_products_out() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in project_files()}
    assert {"requirements.lock", "fire_roster/errors.py", ".ci/run", "LICENSE"} <= names
    assert not any(name.startswith((".venv/", "out/", ".git/")) for name in names)


@pytest.mark.parametrize(
    "line",
    [
        "cache = /home/anna/cache",
        "see /root/x",
        r"C:\Users\anna\x",
        "--index-url https://a.example/simple",
        "https://files.pythonhosted.org/a.whl",
        "# TO" + "DO",
    ],
)
def test_project_text_with_a_forbidden_line_is_found(line: str) -> None:
    assert list(breaches("a.txt", line))


@pytest.mark.parametrize("line", ["out/root/x", "the home page", "a simple index", "resources/opt"])
def test_project_text_with_a_harmless_line_is_silent(line: str) -> None:
    assert list(breaches("a.txt", line)) == []
