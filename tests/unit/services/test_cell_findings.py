"""Findings at their place in the grid."""

import pytest

from fire_roster.domain.rules.base import Severity, Violation
from fire_roster.services.cell_findings import (
    amount_words,
    finding_line,
    place_findings,
    refs_of,
    worst_severity,
)
from fire_roster.services.grid_view import CellRef, GridSeverity
from tests.unit.domain.roster_builder import day


def finding(severity: Severity = Severity.ERROR, **values) -> Violation:
    return Violation("X01", severity, "有问题。", "某条", **values)


def test_finding_about_seats_is_on_its_cells() -> None:
    one = finding(member_ids=(1, 2), dates=(day(5),))
    placed = place_findings([one])
    assert placed.at(1, day(5)) == placed.at(2, day(5)) == (one,)
    assert placed.at(1, day(6)) == ()


def test_finding_about_whole_month_is_on_the_row() -> None:
    one = finding(member_ids=(1,), dates=tuple(day(number) for number in range(1, 20)))
    placed = place_findings([one])
    assert placed.rows == {1: (one,)}
    assert placed.at(1, day(5)) == ()


def test_finding_about_a_day_is_on_the_day() -> None:
    one = finding(dates=(day(5),), shift="早")
    assert place_findings([one]).days == {day(5): (one,)}


def test_differing_places_are_only_those_that_changed() -> None:
    kept, gone = finding(member_ids=(1,), dates=(day(5),)), finding(dates=(day(6),))
    new = finding(Severity.WARN, member_ids=(2,), dates=(day(5),))
    before, after = place_findings([kept, gone]), place_findings([kept, new])
    assert after.differing_members(before) == {2}
    assert after.differing_days(before) == {day(6)}


def test_worst_severity_is_the_gravest() -> None:
    found = (finding(Severity.INFO), finding(Severity.ERROR), finding(Severity.WARN))
    assert worst_severity(found) is GridSeverity.ERROR
    assert worst_severity(()) is GridSeverity.NONE


def test_finding_line_carries_severity_and_clause() -> None:
    assert finding_line(finding()) == "【错误】有问题。（某条）"


def test_refs_of_finding_go_person_by_person() -> None:
    one = finding(member_ids=(2, 1), dates=(day(5), day(6)))
    assert refs_of(one) == [CellRef(m, day(n)) for m in (2, 1) for n in (5, 6)]


@pytest.mark.parametrize(
    ("rule", "amount", "words"),
    [("L02", 12.54, "超 12.5 小时"), ("D02", 1, "缺 1 人"), ("C05", 3, ""), ("L02", None, "")],
)
def test_amount_is_told_where_it_speaks_for_itself(
    rule: str, amount: float | None, words: str
) -> None:
    assert amount_words(Violation(rule, Severity.ERROR, "", "", amount)) == words
