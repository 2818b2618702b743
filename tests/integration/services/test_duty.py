"""Who is on duty at a moment, and the coverage of the coming days."""

from datetime import date, datetime
from pathlib import Path

import pytest

from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment, RosterStatus
from fire_roster.services.clock import Clock
from fire_roster.services.duty import StationDuty
from fire_roster.services.office import Office
from fire_roster.services.outlook import CoverageStatus, DayOutlook, OutlookService
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    MIDDLE,
    NIGHT,
    add_operator,
    assign,
    coming,
    seat,
)

NAMES = {EARLY: "早一", MIDDLE: "中二", NIGHT: "夜三"}


@pytest.fixture
def manned(office: Office) -> Office:
    """One person on each shift from 30 November to 2 December, and on 31 December."""
    people = {shift: add_operator(office, name) for shift, name in NAMES.items()}
    november = [Assignment(date(2026, 11, 30), shift, key) for shift, key in people.items()]
    office.rosters.edit(CONTROL_ROOM, Month(2026, 11), coming(november), "排班")
    assign(office, *(seat(day, shift, key) for day in (1, 2, 31) for shift, key in people.items()))
    return office


def _at(office: Office, text: str) -> StationDuty:
    return office.duty.at_station(CONTROL_ROOM, datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("moment", "name", "since", "until"),
    [
        ("2026-12-01T00:00", "夜三", "2026-12-01T00:00", "2026-12-01T08:00"),
        ("2026-12-01T07:59", "夜三", "2026-12-01T00:00", "2026-12-01T08:00"),
        ("2026-12-01T08:00", "早一", "2026-12-01T08:00", "2026-12-01T16:00"),
        ("2026-12-01T23:59", "中二", "2026-12-01T16:00", "2026-12-02T00:00"),
        ("2026-12-02T00:00", "夜三", "2026-12-02T00:00", "2026-12-02T08:00"),
        ("2027-01-01T07:59", "夜三", "2027-01-01T00:00", "2027-01-01T08:00"),
    ],
)
def test_at_names_who_keeps_duty_until_when(
    manned: Office, moment: str, name: str, since: str, until: str
) -> None:
    found = _at(manned, moment)
    assert found.names == (name,)
    assert (found.span.start, found.span.end) == (
        datetime.fromisoformat(since),
        datetime.fromisoformat(until),
    )


def test_at_night_belongs_to_the_roster_of_the_day_before(manned: Office) -> None:
    manned.rosters.publish(CONTROL_ROOM, Month(2026, 11))
    assert _at(manned, "2026-12-01T07:59").status is RosterStatus.PUBLISHED
    assert _at(manned, "2026-12-01T08:00").status is RosterStatus.DRAFT


@pytest.mark.parametrize("moment", ["2026-12-03T08:00", "2027-01-01T08:00", "2026-11-30T07:59"])
def test_at_uncovered_moment_names_nobody(manned: Office, moment: str) -> None:
    found = _at(manned, moment)
    assert (found.names, found.shifts) == ((), ())
    assert found.due is not None and found.span.contains(found.moment)


def test_at_without_any_roster_has_no_status(office: Office) -> None:
    room, micro = office.duty.at()
    assert (room.status, room.names, micro.names) == (None, (), ())
    assert room.moment == datetime(2026, 12, 1, 9, 30)
    assert room.due is not None and room.due.name == "早班"


def test_at_published_roster_wins_over_a_later_draft(manned: Office) -> None:
    manned.rosters.publish(CONTROL_ROOM, DECEMBER)
    other = add_operator(manned, "替班")
    assign(manned, seat(1, EARLY, other))
    found = _at(manned, "2026-12-01T09:00")
    assert (found.names, found.status) == (("早一",), RosterStatus.PUBLISHED)
    manned.rosters.publish(CONTROL_ROOM, DECEMBER)
    assert set(_at(manned, "2026-12-01T09:00").names) == {"早一", "替班"}


def _days(office: Office, clock: Clock, count: int = 3) -> list[DayOutlook]:
    outlook = OutlookService(office.database, clock)
    return list(outlook.coming_days(count)[0].days)


def test_outlook_tells_missing_short_draft_and_full_days(manned: Office) -> None:
    second = add_operator(manned, "副班")
    assign(manned, *(seat(1, shift, second) for shift in (EARLY, MIDDLE, NIGHT)))
    today, tomorrow, after = _days(manned, manned.clock)
    assert (today.status, today.sentence) == (CoverageStatus.DRAFT, "人数够，值班表还没有发布")
    assert tomorrow.status is CoverageStatus.SHORT
    assert tomorrow.sentence == "早班缺 1 人，中班缺 1 人，夜班缺 1 人"
    assert after.status is CoverageStatus.MISSING
    manned.rosters.publish(CONTROL_ROOM, DECEMBER)
    assert _days(manned, manned.clock)[0].status is CoverageStatus.OK


def test_outlook_goes_on_across_the_month_end(manned: Office) -> None:
    days = _days(manned, Clock(datetime(2026, 11, 30, 12)), 2)
    assert [one.day for one in days] == [date(2026, 11, 30), date(2026, 12, 1)]
    assert {one.status for one in days} == {CoverageStatus.SHORT}


def test_outlook_has_every_station_and_seven_days(office: Office) -> None:
    found = office.outlook.coming_days()
    assert [one.station.name for one in found] == ["消控室", "微型消防站"]
    assert {len(one.days) for one in found} == {7}


def test_duty_is_read_beside_the_writer(manned: Office, data_dir: Path) -> None:
    reader = Office.open(data_dir, manned.clock, is_writing=False, program="命令")
    assert reader.duty.at()[0].names == ("早一",)
    reader.close()
