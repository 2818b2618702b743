"""Forbidden patterns: none in the project, and every check proves that it can find one."""

import pytest

from tests.architecture import code_lints, qt_lints
from tests.architecture.lint import Lint
from tests.architecture.source_files import snippet, source_files

LINTS = (*qt_lints.LINTS, *code_lints.LINTS)
CASES_BAD = [(lint, text) for lint in LINTS for text in lint.bad]
CASES_GOOD = [(lint, text) for lint in LINTS for text in lint.good]


def label(value: object) -> str | None:
    """Name of a check in the test's id."""
    return value.name if isinstance(value, Lint) else None


@pytest.mark.parametrize("lint", LINTS, ids=label)
def test_lint_on_the_whole_project_finds_nothing(lint: Lint) -> None:
    found = [line for source in source_files() for line in lint.breaches(source)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("lint", "text"), CASES_BAD, ids=label)
def test_lint_on_a_bad_snippet_finds_it(lint: Lint, text: str) -> None:
    assert lint.breaches(snippet(text, lint.place))


@pytest.mark.parametrize(("lint", "text"), CASES_GOOD, ids=label)
def test_lint_on_a_good_snippet_is_silent(lint: Lint, text: str) -> None:
    assert lint.breaches(snippet(text, lint.place)) == []


@pytest.mark.parametrize("lint", [lint for lint in LINTS if lint.outside], ids=label)
def test_lint_where_the_pattern_belongs_is_silent(lint: Lint) -> None:
    assert all(not lint.breaches(snippet(lint.bad[0], place)) for place in lint.outside)
