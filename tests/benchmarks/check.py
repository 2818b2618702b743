"""Cost of judging 60 members × 31 days × 3 shifts: the whole check and one edit.

Run: python -m tests.benchmarks.check
"""

import gc
import platform
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from statistics import median
from time import perf_counter

from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.certificate import CertificateFacts, CertificateType, Level
from fire_roster.domain.checker import RosterChecker
from fire_roster.domain.eligibility import judge_candidates
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import LeaveFacts, MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment, Duty
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.unit import StationFacts, StationKind, UnitFacts

MEMBERS, PER_SHIFT = 60, 6
MONTH = Month(2026, 12)
SHIFTS = (
    ShiftType(1, "早", "早班", 480, 960),
    ShiftType(2, "中", "中班", 960, 1440),
    ShiftType(3, "夜", "夜班", 1440, 1920),
)
ROOM = StationFacts(1, "消控室", StationKind.CONTROL_ROOM, min_staff=PER_SHIFT)


def _member(number: int) -> MemberFacts:
    operator = CertificateFacts(
        CertificateType.OPERATOR.value,
        Level.FOUR if number % 5 else Level.FIVE,
        number=f"21{number:014d}",
        issued=date(2020, 1, 1),
        expires=date(2026, 12, 20) if number % 7 == 0 else date(2030, 1, 1),
        verified_on=date(2026, 6, 1),
    )
    driving = replace(operator, type=CertificateType.DRIVING.value, level=None, number="")
    leave = LeaveFacts(date(2026, 12, 10), date(2026, 12, 12))
    return MemberFacts(
        number,
        f"队员{number}",
        birth=date(1980, 1, 1 + number % 28),
        certificates=(operator, driving),
        leaves=(leave,) if number % 6 == 0 else (),
        station_ids=frozenset({1}),
        id_number=f"2101{number:014d}",
    )


def _seats() -> list[Assignment]:
    """Five crews of twelve on 早早中中夜夜休休休休, half of each crew each day."""
    found = []
    for index, day in enumerate(MONTH.days):
        for shift in SHIFTS:
            for place in range(PER_SHIFT):
                crew = (index // 2 + 4 * shift.shift_type_id) % 5
                found.append(
                    Assignment(day, shift.shift_type_id, crew * 12 + place * 2 + 1 + index % 2)
                )
    return found


def _facts() -> RosterFacts:
    seats = _seats()
    last = MONTH.shifted(-1).last
    tail = tuple(
        Duty(1, "消控室", number, last, SHIFTS[1], SHIFTS[1].span_on(last), True, is_foreign=True)
        for number in range(1, 13)
    )
    return RosterFacts(
        unit=UnitFacts("测试单位"),
        station=ROOM,
        month=MONTH,
        today=date(2026, 11, 25),
        members={number: _member(number) for number in range(1, MEMBERS + 1)},
        shift_types={shift.shift_type_id: shift for shift in SHIFTS},
        assignments={seat.key: seat for seat in seats},
        foreign_duties=tail,
        calendar=HolidayCalendar({}, frozenset({2026})),
    )


def _milliseconds(work: Callable[[], object], rounds: int) -> float:
    work()
    times = []
    for _ in range(rounds):
        gc.collect()
        begin = perf_counter()
        work()
        times.append((perf_counter() - begin) * 1000)
    return median(times)


def main() -> None:
    """Prints medians in milliseconds."""
    facts = _facts()
    checker = RosterChecker(facts)
    seat = next(iter(facts.assignments.values()))
    taken = RosterPatch((SeatChange(seat, None),))

    def edit_and_back() -> None:
        checker.apply(taken)
        checker.apply(taken.inverted())

    print(f"Python {platform.python_version()}, {len(facts.assignments)} assignments, ", end="")
    print(f"{len(checker.violations)} findings")
    print(f"full check        {_milliseconds(lambda: RosterChecker(_facts()), 15):7.1f} ms")
    print(f"one edit          {_milliseconds(edit_and_back, 15) / 2:7.1f} ms")
    why = _milliseconds(lambda: judge_candidates(facts, RuleSettings(), MONTH.first, 1), 5)
    print(f"why, one seat     {why:7.1f} ms")


if __name__ == "__main__":
    main()
