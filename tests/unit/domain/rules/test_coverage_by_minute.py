"""D01 and D02 against a count of every single minute."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.roster import Assignment
from fire_roster.domain.rules.base import Violation
from fire_roster.domain.rules.d01_coverage_gap import RULE as D01
from fire_roster.domain.rules.d02_staff_on_duty import RULE as D02
from fire_roster.domain.shift import ShiftType
from tests.unit.domain.roster_builder import (
    EARLY,
    LATE,
    NIGHT,
    SHIFTS,
    day,
    findings,
    foreign,
    roster,
)

_DAYS = [day(1), day(2), day(30), day(31)]
_NEED = 2


@st.composite
def _rosters(draw: st.DrawFn) -> RosterFacts:
    starts = draw(st.lists(st.integers(0, 1439), min_size=3, max_size=3))
    lengths = draw(st.lists(st.integers(1, 1440), min_size=3, max_size=3))
    odd = [
        ShiftType(7 + index, "甲乙丙"[index], "班", start, start + length, is_required=False)
        for index, (start, length) in enumerate(zip(starts, lengths, strict=True))
    ]
    shifts = {one.shift_type_id: one for one in (*SHIFTS, *odd)}
    seat = st.builds(
        Assignment,
        duty_date=st.sampled_from(_DAYS),
        shift_type_id=st.sampled_from(sorted(shifts)),
        member_id=st.integers(1, 4),
    )
    taken = draw(st.lists(seat, unique_by=lambda one: one.key, max_size=20))
    guests = (
        foreign(1, day(30, 11), draw(st.sampled_from([NIGHT, *odd]))),
        foreign(2, day(1, 1, 2027), draw(st.sampled_from([EARLY, LATE, *odd]))),
    )
    return roster(
        shift_types=shifts,
        assignments={one.key: one for one in taken},
        foreign_duties=guests,
    )


def _heads(facts: RosterFacts, number: date) -> list[int]:
    """Distinct people on duty in each minute of the day's window, 08:00 to 08:00."""
    window = facts.coverage_window(number)
    duties = [duty for found in facts.duties_by_member.values() for duty in found]
    present: list[set[int]] = [set() for _ in range(1440)]
    for duty in duties:
        first = round((duty.span.start - window.start) / timedelta(minutes=1))
        last = round((duty.span.end - window.start) / timedelta(minutes=1))
        for minute in range(max(0, first), min(1440, last)):
            present[minute].add(duty.member_id)
    return [len(people) for people in present]


def _on(found: tuple[Violation, ...], number: date) -> list[Violation]:
    return [one for one in found if one.dates == (number,)]


@settings(max_examples=40)
@given(_rosters())
def test_d01_gaps_are_the_minutes_with_nobody(facts: RosterFacts) -> None:
    found = findings(D01, facts)
    for number in _DAYS:
        heads = _heads(facts, number)
        empty = [index for index, count in enumerate(heads) if not count]
        gaps = _on(found, number)
        assert sum(one.amount or 0 for one in gaps) == len(empty)
        assert len(gaps) == sum(index - 1 not in empty for index in empty)


@settings(max_examples=40)
@given(_rosters())
def test_d02_shortage_is_the_sum_of_missing_people_by_minute(facts: RosterFacts) -> None:
    found = findings(D02, facts)
    for number in _DAYS:
        short = [max(0, _NEED - count) for count in _heads(facts, number)]
        for index, code in enumerate("早中夜"):
            of_shift = [one for one in _on(found, number) if one.shift == code]
            measured = sum((one.amount or 0) * one.spans[0].minutes for one in of_shift)
            assert measured == sum(short[index * 480 : (index + 1) * 480])
