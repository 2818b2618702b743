"""Sizes are held without an exception list."""

import pytest

from tests.architecture.sizes import oversized
from tests.architecture.source_files import snippet, source_files


def test_sizes_of_the_whole_project_stay_within_limits() -> None:
    found = [line for source in source_files() for line in oversized(source)]
    assert not found, "\n".join(found)


def function_of(lines: int) -> str:
    """A function with that many lines."""
    return "def long():\n" + "    pass\n" * (lines - 1)


def class_of(methods: int, lines_each: int = 1) -> str:
    """A class with that many methods."""
    method = "    def m(self): pass\n" + "    \n" * (lines_each - 1)
    return "class Big:\n" + method * methods + "    done = 1\n"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("x = 1\n" * 400, "fire_roster/a.py"),
        ("x = 1\n" * 500, "tests/a.py"),
        (function_of(50), "fire_roster/a.py"),
        (class_of(20), "fire_roster/a.py"),
        (class_of(19, 13), "fire_roster/a.py"),
        ("def f(self, a, b, c, d, *, e, f): pass", "fire_roster/a.py"),
    ],
)
def test_sizes_at_the_limit_are_accepted(text: str, path: str) -> None:
    assert oversized(snippet(text, path)) == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("x = 1\n" * 401, "fire_roster/a.py"),
        ("x = 1\n" * 401, "build/a.py"),
        ("x = 1\n" * 501, "tests/a.py"),
        (function_of(51), "fire_roster/a.py"),
        (class_of(21), "fire_roster/a.py"),
        (class_of(19, 14), "fire_roster/a.py"),
        ("def f(a, b, c, d, *, e, f, g): pass", "fire_roster/a.py"),
        ("async def f(a, b, c, d, e, *f, **g): pass", "tests/a.py"),
    ],
)
def test_sizes_beyond_the_limit_are_found(text: str, path: str) -> None:
    assert len(oversized(snippet(text, path))) == 1
