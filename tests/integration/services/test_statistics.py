"""Statistics over months and years, on the final roster; payroll; history."""

from datetime import date

import pytest

from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.errors import UsageProblem
from fire_roster.records.leave import LeaveFields
from fire_roster.records.swap import SwapFields
from fire_roster.services.office import Office
from fire_roster.services.statistics import Period
from fire_roster.services.swaps import SwapOrder
from tests.integration.services.people import (
    CONTROL_ROOM,
    EARLY,
    MICRO_STATION,
    NIGHT,
    add_operator,
)

OCTOBER = Month(2026, 10)
YEAR = Period.year(2026)


@pytest.fixture
def team(office: Office) -> list[int]:
    """张三 on National Day and three nights, 李四 on one early."""
    keys = [add_operator(office, name) for name in ("张三", "李四", "王五")]
    zhang, li, _ = keys
    seats = [(1, EARLY, zhang), *((day, NIGHT, zhang) for day in (10, 13, 16)), (20, EARLY, li)]
    _assign(office, OCTOBER, *seats)
    return keys


def _assign(office: Office, month: Month, *seats: tuple[int, int, int]) -> None:
    changes = (
        SeatChange(None, Assignment(month.days[day - 1], shift, member))
        for day, shift, member in seats
    )
    office.rosters.edit(CONTROL_ROOM, month, RosterPatch(tuple(changes)), "排班")


def test_report_counts_hours_nights_and_each_statutory_holiday(
    office: Office, team: list[int]
) -> None:
    report = office.statistics.report(Period(OCTOBER, OCTOBER), CONTROL_ROOM)
    assert (report.station_name, report.period.label) == ("消控室", "2026年10月")
    (holiday,) = report.holidays
    assert "国庆" in holiday
    told = [
        (row.member.name, row.work.totals.hours, row.work.totals.nights, row.holiday_counts)
        for row in report.rows
    ]
    assert told == [("张三", 32, 3, (1,)), ("李四", 8, 0, (0,))]
    assert report.overtime_limit_hours == 36
    assert report.balance.overall == report.balance.nights == 50


def test_substitution_counts_for_who_stood_there(office: Office, team: list[int]) -> None:
    seat = Assignment(date(2026, 10, 10), NIGHT, team[0]).key
    office.swaps.enter(SwapOrder(seat, team[2]), SwapFields(approver="周某"))
    rows = office.statistics.report(YEAR).rows
    assert {row.member.name: row.work.totals.nights for row in rows} == {
        "张三": 2,
        "李四": 0,
        "王五": 1,
    }


def test_available_days_leave_out_leave(office: Office, team: list[int]) -> None:
    leave = LeaveFields(first=date(2026, 10, 21), last=date(2026, 11, 5))
    office.leaves.add(office.members.find(str(team[1])), leave)
    rows = office.statistics.report(Period(OCTOBER, OCTOBER)).rows
    assert [row.available_days for row in rows] == [31, 20]


def test_report_runs_across_years_and_leaves_out_other_stations(
    office: Office, team: list[int]
) -> None:
    _assign(office, Month(2026, 1), (1, EARLY, team[1]))
    _assign(office, Month(2025, 12), (31, EARLY, team[1]))
    both = office.statistics.report(Period(Month(2025, 12), OCTOBER))
    names = list(both.holidays)
    assert (names[0], names[-1], both.station_name) == ("元旦", "国庆节", "")
    rows = {row.member.name: row for row in both.rows}
    assert (rows["李四"].work.totals.duties, rows["李四"].holiday_counts[0]) == (3, 1)
    assert office.statistics.report(YEAR, MICRO_STATION).rows == ()


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (Period.quarter(2026, 4), "2026年第4季度"),
        (YEAR, "2026年"),
        (Period(Month(2025, 1), Month(2026, 12)), "2025年至2026年"),
        (Period(Month(2026, 2), Month(2026, 4)), "2026年2月至2026年4月"),
    ],
)
def test_period_label(period: Period, label: str) -> None:
    assert period.label == label


def test_period_that_cannot_be_is_refused(office: Office) -> None:
    with pytest.raises(UsageProblem, match="早于"):
        office.statistics.report(Period(OCTOBER, Month(2026, 9)))
    with pytest.raises(UsageProblem, match="十年"):
        office.statistics.payroll(Period(Month(2010, 1), OCTOBER))


def test_payroll_follows_the_clock_into_the_statutory_day(office: Office, team: list[int]) -> None:
    _assign(office, Month(2026, 9), (30, NIGHT, team[2]))
    report = office.statistics.payroll(Period(OCTOBER, OCTOBER))
    told = [(line.member.name, line.work.day.day, line.work.span.hours) for line in report.lines]
    assert told == [("王五", 1, 8), ("张三", 1, 8)]
    assert [row.member.name for row in report.statistics.rows] == ["张三", "李四"]


def test_new_roster_knows_who_is_ahead(office: Office, team: list[int]) -> None:
    facts = office.rosters.open(CONTROL_ROOM, Month(2026, 11)).facts
    carried = office.statistics.with_history(facts).carried
    assert carried["nights"] == {team[0]: 1, team[1]: -1}


def test_year_table_shows_final_duties_missing_months_and_short_shifts(
    office: Office, team: list[int]
) -> None:
    seat = Assignment(date(2026, 10, 10), NIGHT, team[0]).key
    office.swaps.enter(SwapOrder(seat, team[2]), SwapFields(approver="周某"))
    leave = LeaveFields(first=date(2026, 12, 30), last=date(2027, 1, 5))
    office.leaves.add(office.members.find(str(team[1])), leave)
    found = office.years.open(CONTROL_ROOM, 2026)
    rows = {row.name: row for row in found.view.rows}
    place = (date(2026, 10, 10) - date(2026, 1, 1)).days
    assert (rows["张三"].cells[place].text, rows["王五"].cells[place].text) == ("", "夜")
    assert rows["张三"].totals == ("24", "2", "", "1")
    assert [cell.leave for cell in rows["李四"].cells[-3:]] == ["", "假", "假"]
    assert found.rostered == (OCTOBER,)
    assert len(found.missing) == 11
    assert found.short_count == 31 * 3
    early = found.view.coverage[0].cells
    assert (early[place].have, early[place].need) == (0, 2)
    assert (early[0].need, early[0].is_short) == (0, False)
    assert "需要 2 人，符合要求的 0 人" in early[place].tooltip
