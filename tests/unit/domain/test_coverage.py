"""Who keeps the station when."""

from dataclasses import replace
from datetime import datetime

import pytest

from fire_roster.domain.certificate import Level
from fire_roster.domain.coverage import (
    UncoveredShift,
    month_coverage,
    on_duty_at,
    shift_coverage,
    uncovered_shifts,
)
from tests.unit.domain.roster_builder import (
    EARLY,
    LATE,
    MICRO_STATION,
    NIGHT,
    certificate,
    day,
    foreign,
    person,
    roster,
)


@pytest.mark.parametrize(
    ("moment", "members"),
    [
        (datetime(2026, 12, 31, 7, 59), []),
        (datetime(2026, 12, 31, 8), [1]),
        (datetime(2026, 12, 31, 15, 59), [1]),
        (datetime(2026, 12, 31, 16), [2]),
        (datetime(2027, 1, 1), [3]),
        (datetime(2027, 1, 1, 7, 59), [3]),
        (datetime(2027, 1, 1, 8), []),
    ],
)
def test_on_duty_at_is_exact_to_the_minute(moment: datetime, members: list[int]) -> None:
    facts = roster("31早:1 31中:2 31夜:3")
    duties = [duty for found in facts.duties_by_member.values() for duty in found]
    assert [duty.member_id for duty in on_duty_at(duties, moment)] == members


def test_shift_coverage_counts_people_and_certificates() -> None:
    facts = roster(
        "14夜:1,2,3,4",
        person(1, certificate(Level.FIVE)),
        person(2, certificate(expires=day(14))),
        person(3, certificates=()),
    )
    found = shift_coverage(facts, day(14), NIGHT)
    assert (found.have, found.certified, found.need, found.missing) == (4, 1, 2, 1)


def test_shift_coverage_takes_the_weakest_moment() -> None:
    facts = roster("14早:1,2 14白:3 14中:4")
    assert shift_coverage(facts, day(14), EARLY).have == 3
    assert shift_coverage(facts, day(14), LATE).have == 1


def test_shift_coverage_counts_the_neighbouring_month() -> None:
    early = replace(EARLY, start_minute=0, end_minute=480)
    facts = roster("31夜:1", foreign_duties=(foreign(2, day(1, 1, 2027), early),))
    guest = person(2)
    facts = replace(facts, members={**facts.members, 2: guest})
    assert shift_coverage(facts, day(31), NIGHT).certified == 2


def test_month_coverage_has_every_required_shift_of_every_day() -> None:
    found = month_coverage(roster())
    assert len(found) == 93
    assert {one.have for one in found} == {0}


def test_uncovered_shifts_say_date_shift_number_and_level() -> None:
    facts = roster("1-31早:1,2 1-31中:3,4 1-30夜:5,6 31夜:5,7", person(7, certificate(Level.FIVE)))
    assert uncovered_shifts(facts) == (UncoveredShift(day(31), NIGHT, 1, Level.FOUR),)


def test_uncovered_shifts_of_a_micro_station_need_no_certificate() -> None:
    people = [person(number, certificates=()) for number in (1, 2, 3, 4, 5)]
    facts = roster("1-31早:1,2 1-31中:3,4 1-31夜:5", *people, station=MICRO_STATION)
    found = uncovered_shifts(facts)
    assert len(found) == 31
    assert (found[-1].shift, found[-1].missing, found[-1].level) == (NIGHT, 1, None)
