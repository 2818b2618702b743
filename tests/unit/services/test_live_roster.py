"""The live roster: after patches it shows exactly what a fresh look would show."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fire_roster.domain.calendar import Holiday, HolidayCalendar
from fire_roster.domain.certificate import Level
from fire_roster.domain.member import LeaveFacts
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.roster_patch import PatchConflict, RosterPatch, patch_between
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.services.grid_view import CellRef, DayKind, GridSeverity
from fire_roster.services.roster_state import RosterState
from fire_roster.services.roster_view import LiveRoster
from tests.unit.domain.roster_builder import (
    MICRO_STATION,
    NIGHT,
    certificate,
    day,
    edit,
    foreign,
    person,
    roster,
    seats,
)


def live(text: str = "", *people, published: str | None = None, **changes) -> LiveRoster:
    facts = roster(text, *people, **changes)
    base = None if published is None else {one.key: one for one in seats(published)}
    return LiveRoster(RosterState(facts, RuleSettings(), None), base)


def cell(shown: LiveRoster, member: int, number: int):
    row = next(row for row in shown.view.rows if row.member_id == member)
    return row.cells[number - 1]


def note(shown: LiveRoster, member: int, number: int) -> str:
    return shown.view.note_of(CellRef(member, day(number)))


def test_cell_with_two_shifts_shows_both_letters() -> None:
    assert cell(live("5早:1 5夜:1"), 1, 5).text == "早夜"


def test_cell_on_leave_has_mark_and_kind_in_tooltip() -> None:
    away = person(1, leaves=(LeaveFacts(day(4), day(6), "病假"),))
    shown = live("", away)
    assert (cell(shown, 1, 5).text, cell(shown, 1, 5).leave) == ("", "假")
    assert "病假：12月4日至12月6日" in note(shown, 1, 5)
    assert note(shown, 1, 7) == ""


def test_cell_with_finding_has_severity_and_clause_in_tooltip() -> None:
    shown = live("20早:1", person(1, certificate(expires=day(14))))
    assert cell(shown, 1, 20).severity is GridSeverity.ERROR
    assert "【错误】" in note(shown, 1, 20)
    assert "（" in note(shown, 1, 20)


def test_cell_of_other_place_is_only_told() -> None:
    shown = live("", person(1), foreign_duties=(foreign(1, day(5), NIGHT, MICRO_STATION),))
    assert cell(shown, 1, 5).text == ""
    assert "在微型消防站：夜班" in note(shown, 1, 5)


def test_row_totals_count_hours_nights_weekends() -> None:
    shown = live("4夜:1 5夜:1 7早:1")
    assert shown.view.rows[0].totals == ("24", "2", "1", "")


def test_rows_hold_station_members_and_whoever_stands_in_the_roster() -> None:
    guest = person(3, station_ids=frozenset())
    stranger = person(4, station_ids=frozenset())
    gone = person(5, left=date(2026, 11, 30))
    shown = live("1早:3", person(1), guest, stranger, gone)
    assert [row.member_id for row in shown.view.rows] == [1, 3]


def test_rows_are_grouped_by_team() -> None:
    people = [person(n, team=team) for n, team in ((1, "甲"), (2, "乙"), (3, "甲"), (4, ""))]
    assert [row.member_id for row in live("", *people).view.rows] == [1, 3, 2, 4]


@pytest.mark.parametrize(
    ("paper", "word"),
    [
        (certificate(Level.THREE), "三级"),
        (certificate(expires=date(2026, 10, 1)), "过期"),
        (certificate(issued=date(2027, 2, 1)), "无证"),
    ],
)
def test_row_shows_best_valid_certificate(paper, word: str) -> None:
    assert live("", person(1, paper)).view.rows[0].certificate == word


def test_days_carry_holiday_make_up_and_today() -> None:
    calendar = HolidayCalendar.from_days(
        [Holiday(day(25), "示例节", True), Holiday(day(26), "示例节", False)], [2026]
    )
    days = live("", calendar=calendar, today=day(3)).view.days
    assert (days[24].kind, days[24].mark, days[24].note) == (DayKind.HOLIDAY, "休", "示例节")
    assert (days[25].kind, days[25].mark) == (DayKind.WORK, "班")
    assert days[4].kind is DayKind.REST
    assert [one.is_today for one in days].index(True) == 2


def test_coverage_counts_only_certified_people() -> None:
    shown = live("5早:1,2", person(1), person(2, certificate(Level.FIVE)))
    early = shown.view.coverage[0].cells[4]
    assert (early.have, early.need, early.is_short) == (1, 2, True)
    assert "已排 2 人，其中四级及以上持证 1 人，缺 1 名四级及以上持证人" in early.tooltip


def test_coverage_of_micro_station_counts_heads() -> None:
    people = [
        person(n, certificates=(), station_ids=frozenset({MICRO_STATION.station_id}))
        for n in (1, 2)
    ]
    shown = live("5早:1,2", *people, station=MICRO_STATION)
    assert (shown.view.coverage[0].cells[4].have, shown.view.rows[0].certificate) == (2, "")


def test_changed_cells_differ_from_the_version_in_force() -> None:
    shown = live("5早:1 6早:1", published="5早:1 7早:1", version=2)
    assert [cell(shown, 1, number).is_changed for number in (5, 6, 7)] == [False, True, True]


def test_archived_roster_is_read_only() -> None:
    assert live(status=RosterStatus.ARCHIVED).view.is_read_only


def test_apply_leaves_untouched_rows_as_they_are() -> None:
    shown = live("1-31早:1,2 1-31中:3,4")
    before = shown.view.rows
    after = shown.apply(edit(shown.facts, remove="5早:1")).rows
    assert after[0] is not before[0]
    assert after[3] is before[3]


def test_apply_for_newcomer_adds_a_row_that_stays() -> None:
    shown = live("1早:1", person(7, station_ids=frozenset()))
    patch = edit(shown.facts, add="2早:7")
    assert [row.member_id for row in shown.apply(patch).rows] == [1, 7]
    assert [row.member_id for row in shown.apply(patch.inverted()).rows] == [1, 7]


def test_apply_that_does_not_fit_is_refused() -> None:
    shown = live("1早:1")
    with pytest.raises(PatchConflict):
        shown.apply(edit(roster("1早:1 2早:1"), remove="2早:1"))


@given(
    steps=st.lists(
        st.sets(
            st.tuples(st.integers(1, 31), st.sampled_from([1, 2, 3]), st.integers(1, 4)),
            max_size=6,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_apply_shows_what_a_fresh_look_shows(steps) -> None:
    people = [
        person(1, team="甲"),
        person(2, certificate(expires=day(14))),
        person(3, leaves=(LeaveFacts(day(8), day(9)),)),
        person(4, certificate(Level.FIVE)),
    ]
    shown = live("1-10夜:1,2", *people)
    for wanted in steps:
        text = " ".join(f"{n}{'早中夜'[shift - 1]}:{member}" for n, shift, member in wanted)
        patch = patch_between(shown.facts.assignments.values(), seats(text))
        shown.apply(RosterPatch(patch.changes))
    fresh = LiveRoster(replace(shown.state))
    assert shown.view == fresh.view
    assert shown.violations == fresh.violations


def test_row_of_person_with_too_many_hours_is_marked() -> None:
    shown = live("1-31早:1", person(2))
    assert shown.view.rows[0].severity is GridSeverity.ERROR
    assert "加班" in shown.view.rows[0].tooltip
    assert shown.view.rows[1].severity is not GridSeverity.ERROR


@pytest.mark.parametrize("edits_first", [True, False])
def test_judged_later_it_shows_what_is_shown_when_judged_at_once(edits_first: bool) -> None:
    facts = roster("1夜:1 2早:1 20早:1,2", person(1, certificate(expires=day(14))), person(2))
    at_once = LiveRoster(RosterState(facts, RuleSettings(), None))
    later = LiveRoster(RosterState(facts, RuleSettings(), None), is_judged=False)
    assert later.violations == ()
    assert later.view.rows != at_once.view.rows
    if edits_first:
        patch = edit(facts, add="21早:2")
        at_once.apply(patch)
        later.apply(patch)
    else:
        assert later.judge()
    assert not later.judge()
    assert (later.view, later.violations) == (at_once.view, at_once.violations)
